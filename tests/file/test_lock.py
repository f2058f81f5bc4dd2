"""One writer at a time, by name, and nothing stale."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from plandesk.errors import FileLocked
from plandesk.file.document import Document
from plandesk.file.lock import WriterLock
from tests.file.places import folder_of_ordinary_user
from tests.file.samples import make, names_in, texts

HOLD = """
import sys
from plandesk.file.document import Document
document = Document.open(sys.argv[1], who="Béatrice")
print("open", flush=True)
sys.stdin.readline()
document.close()
"""


@pytest.fixture
def holder(plan_file, checkout):
    """Another process that has the file open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(plan_file)],
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_the_second_writer_is_told_who_holds_the_file(plan_file, holder):
    with pytest.raises(FileLocked) as caught:
        Document.open(plan_file, who="Anna")
    assert caught.value.holder == f"Béatrice ({socket.gethostname()})"
    assert caught.value.sentence == (
        f"Béatrice ({socket.gethostname()}) has “plan.plandesk” open for writing. "
        "Nothing was changed; you can open it for reading only."
    )
    reader = Document.open(plan_file, who="Anna", read_only=True)
    assert len(texts(reader)) == 3
    reader.close()


def test_after_closing_the_next_one_writes(plan_file, holder):
    holder.communicate("close\n")
    Document.open(plan_file).close()
    assert names_in(plan_file.parent) == {"plan.plandesk"}


@pytest.mark.posix
def test_after_a_kill_the_next_one_writes(plan_file, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert ".plan.plandesk.lock" in names_in(plan_file.parent)
    document = Document.open(plan_file, who="Anna")
    with pytest.raises(FileLocked, match="Anna"):
        Document.open(plan_file)
    document.close()
    assert names_in(plan_file.parent) == {"plan.plandesk"}


@pytest.mark.posix
def test_two_documents_in_one_process(plan_file, tmp_path):
    link = tmp_path / "link.plandesk"
    link.symlink_to(plan_file)
    first = Document.open(plan_file, who="Anna")
    for name in (plan_file, link):
        with pytest.raises(FileLocked, match="Anna"):
            Document.open(name, who="Bert")
    reader = Document.open(plan_file, read_only=True)
    reader.close()
    # Neither the refused nor the closed one took the first one's lock along.
    with pytest.raises(FileLocked), first.step("Rename"):
        first.update("plan", 1, title="Mine")
        Document.open(link)
    with first.step("Rename"):
        first.update("plan", 1, title="Mine")
        Document.open(plan_file, read_only=True).close()
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", code, str(plan_file)], capture_output=True, check=False)
        assert b"database is locked" in other.stderr
    first.close()
    second = Document.open(link, who="Bert")
    assert second.value("SELECT title FROM plan") == "Mine"
    second.close()
    assert names_in(plan_file.parent) == {"plan.plandesk"}


def test_a_refused_opening_leaves_no_lock(tmp_path):
    path = tmp_path / "text.plandesk"
    path.write_text("text")
    for _time in range(2):
        with pytest.raises(Exception, match="not a PlanDesk file"):
            Document.open(path)
    assert names_in(tmp_path) == {"text.plandesk"}


@pytest.mark.posix
def test_a_link_in_place_of_the_lock_empties_nobodys_file(plan_file, tmp_path):
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    (plan_file.parent / ".plan.plandesk.lock").symlink_to(victim)
    with pytest.raises(Exception, match="cannot be written to"):
        Document.open(plan_file)
    assert victim.read_text() == "precious"


@pytest.mark.posix
def test_another_users_lock_file_is_asked_all_the_same():
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        lock = folder / ".plan.plandesk.lock"
        lock.write_text("Left behind")
        os.chmod(lock, 0o444)
        document = Document.open(path, who="Anna")
        with pytest.raises(FileLocked):
            Document.open(path)
        document.close()
        assert names_in(folder) == {"plan.plandesk"}


def test_a_lock_file_that_was_taken_away_is_no_lock(plan_file):
    """The holder may delete its file between a newcomer's opening and locking it; another makes a new one."""
    first, second, third = (WriterLock(plan_file) for _lock in range(3))
    assert first.acquire("first")
    really_open = second._open

    def open_just_before_it_goes():
        found = really_open()
        first.release()
        assert third.acquire("third")
        second._open = really_open
        return found

    second._open = open_just_before_it_goes
    assert not second.acquire("second") and second.holder() == "third"
    third.release()
    assert second.acquire("second") and not second.found_abandoned
    second.release()


def test_of_many_at_once_one_gets_the_lock(plan_file):
    """Also while others release it: never two holders, whatever the order of opening, locking, deleting."""
    held, most = [], []

    def compete(number):
        won = 0
        for _round in range(300):
            lock = WriterLock(plan_file)
            if lock.acquire(f"writer {number}"):
                held.append(number)
                most.append(len(held))
                won += 1
                held.remove(number)
                lock.release()
        return won

    with ThreadPoolExecutor(4) as pool:
        won = list(pool.map(compete, range(4)))
    assert sum(won) == len(most) > 20 and max(most) == 1
    assert names_in(plan_file.parent) == {"plan.plandesk"}
