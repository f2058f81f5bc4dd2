"""Locked files on the command line: where the passphrase comes from, and what is said without it."""

import os
import pty
import subprocess
import sys
from datetime import date

import pytest

from plandesk.domain.coaching import due, members, sessions
from plandesk.domain.coaching.new_file import make_coaching_file
from plandesk.exchange.sample_platoon import fill_in_platoon
from plandesk.file import check, rekeying
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase

WORDS = "otters cross the frozen lake"
ONE_SENTENCE = "Put its passphrase into the variable PLANDESK_PASSPHRASE"


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "plan.plandesk"
    document = Document.create(path)
    rekeying.lock(document, Passphrase(WORDS))
    document.close()
    return path


def test_a_locked_file_opens_with_the_variable_and_is_refused_without(command, process, locked, monkeypatch):
    without = process("show", locked)
    assert without.code == 1 and ONE_SENTENCE in without.err and not without.out
    assert without.err.count("\n") == 1
    given = process("show", locked, PLANDESK_PASSPHRASE=WORDS)
    assert given.code == 0 and "Title" in given.out
    monkeypatch.setenv("PLANDESK_PASSPHRASE", "otters cross the frozen pond")
    wrong = command("check", locked)
    assert wrong.code == 1 and wrong.err.startswith("This passphrase does not open “plan.plandesk”.")
    monkeypatch.setenv("PLANDESK_PASSPHRASE", WORDS)
    assert command("check", locked).code == 0
    assert command("export", locked, "-o", locked.with_suffix(".json")).code == 0
    refused = command("show", locked, "--passphrase", WORDS)
    assert refused.code == 2  # never an argument


def test_a_coaching_file_is_made_empty_or_with_the_sample(command, process, tmp_path, monkeypatch):
    path = tmp_path / "own.coaching"
    refused = process("new", path)
    assert refused.code == 1 and "always locked" in refused.err and not path.exists()
    monkeypatch.setenv("PLANDESK_PASSPHRASE", "short")
    assert "at least 12 characters" in command("new", path).err and not path.exists()
    monkeypatch.setenv("PLANDESK_PASSPHRASE", WORDS)
    made = command("new", path)
    assert (made.code, made.out) == (0, "")  # no recovery key in a log
    assert command("new", path).err.startswith("“own.coaching” is there already")
    assert command("new", tmp_path / "sample.coaching", "--sample").code == 0
    assert "Maëlle Fortier" in command("show", tmp_path / "sample.coaching").out
    for words in (
        ("export", path, "-o", tmp_path / "out.json"),
        ("import", path, tmp_path / "out.json"),
        ("report", path, "annual-plan", "-o", tmp_path / "out.pdf"),
    ):
        (tmp_path / "out.json").write_text("{}")
        told = command(*words)
        assert told.code == 1 and told.err.count("\n") == 1
    assert (tmp_path / "out.json").read_text() == "{}"


def test_the_sample_platoon_is_in_order_on_any_day(tmp_path):
    for today in (date(2026, 3, 31), date(2028, 2, 29)):
        document = make_coaching_file(tmp_path / f"{today}.coaching", Passphrase(WORDS), "A. Coach")
        fill_in_platoon(document, today)
        held = [
            one for member in members.members(document) for one in sessions.sessions_of(document, member.id)
        ]
        assert len(held) == 14 and all(one.held <= today for one in held)
        assert sum(len(one.acknowledgements) for one in held) == 26
        assert check.check(document) == [] and document.undo_name is None
        assert due.due_list(document, today).members
        document.close()


def test_at_a_terminal_it_asks_unseen(checkout, tmp_path, command, monkeypatch):
    path = tmp_path / "own.coaching"
    shown = at_terminal(checkout, ["new", str(path)], [WORDS, WORDS])
    assert "New passphrase for “own.coaching”" in shown and "The same again" in shown
    assert "Recovery key" in shown and WORDS not in shown
    key = shown.split("write it down.")[1].split()[0]
    document = Document.open(path, key=Passphrase(WORDS))
    assert document.recovery_key() == key
    document.close()
    monkeypatch.setenv("PLANDESK_PASSPHRASE", key.lower())
    assert command("show", path).code == 0
    shown = at_terminal(checkout, ["show", str(path)], [WORDS])
    assert "Passphrase of “own.coaching”" in shown and "Name" in shown and WORDS not in shown


def at_terminal(checkout, words, lines):
    """What a command shows on a terminal where those lines are typed."""
    ours, theirs = pty.openpty()
    known = {name: text for name, text in os.environ.items() if name != "PLANDESK_PASSPHRASE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "plandesk", *words],
        cwd=checkout, stdin=theirs, stdout=theirs, stderr=theirs, env=known, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the terminal is closed
            break
        if lines and shown.endswith(b": "):
            os.write(ours, lines.pop(0).encode() + b"\n")
    assert process.wait() == 0, shown
    os.close(ours)
    return shown.decode()
