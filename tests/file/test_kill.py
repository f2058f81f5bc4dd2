"""Killing writers at random moments: no damaged file, no acknowledged edit lost, no lock left."""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor

import pytest

from plandesk.file import check
from plandesk.file.document import Document
from tests import coaching_file
from tests.file.samples import make, names_in
from tests.file.victims import WORDS

KILLS, KILLS_OF_LOCKED = 200, 60
AT_ONCE = 2
LONGEST = 0.1  # seconds that a victim lives after it opened the file


class Breeder:
    """The process of victims.py."""

    def __init__(self, checkout):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.file.victims"],
            cwd=checkout,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.rest = b""
        self.unread = deque()

    def ask(self, path, seed, key):
        self.process.stdin.write(f"{path} {seed} {key.recovery if key else '-'}\n".encode())
        self.process.stdin.flush()

    def lines(self, until):
        """What it says, until that moment of the monotonic clock."""
        output = self.process.stdout.fileno()
        while True:
            while self.unread:
                yield self.unread.popleft().decode()
            left = until - time.monotonic()
            if left <= 0 or not select.select([output], [], [], left)[0]:
                return
            data = os.read(output, 65536)
            assert data, "the breeder of victims ended"
            *whole, self.rest = (self.rest + data).split(b"\n")
            self.unread.extend(whole)

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def kill_again_and_again(checkout, path, seeds, key=None):
    """Kill one victim per seed; after each the file must hold together and have all that was acknowledged."""
    breeder, acknowledged, half_written = Breeder(checkout), 0, 0
    for seed in seeds:
        chance = random.Random(seed)
        acknowledged, draft = kill_one(breeder, (path, seed, key), chance, acknowledged)
        half_written += path.with_name(path.name + "-journal").exists()
        document = Document.open(path, who="Anna", key=key)  # the lock is free; a cut-off save is taken back
        try:
            assert document.value("PRAGMA integrity_check") == "ok"
            table = WORDS[document.kind].table
            present = document.value(f"SELECT coalesce(max(position), 0) FROM {table}")
            assert present in (acknowledged, acknowledged + 1), seed  # one may be saved but not yet said
            acknowledged = present
            kept = [int(one.text) for one in document.drafts()]
            assert draft is None or kept >= [draft], seed
            if seed % 20 == 0:
                assert check.check(document) == [], seed
        finally:
            document.close()
        assert names_in(path.parent) == {path.name}
    breeder.end()
    return acknowledged, half_written


def kill_one(breeder, victim, chance, acknowledged):
    """Let one victim live for a while; the last edit and draft that it acknowledged come back."""
    draft, pid, end = None, None, time.monotonic() + 60
    breeder.ask(*victim)
    while True:
        for line in breeder.lines(end):
            word, _space, number = line.partition(" ")
            assert word != "failed", (victim, acknowledged)
            if word == "pid":
                pid = int(number)
                if chance.random() < 0.15:  # while it opens the file
                    end = time.monotonic() + chance.uniform(0, 0.01)
                    break
            elif word == "held" and end - time.monotonic() > 1:
                end = time.monotonic() + chance.uniform(0, LONGEST)
                break
            elif word in ("added", "undoing"):
                acknowledged = int(number) - (word == "undoing")
            elif word == "draft":
                draft = int(number)
            elif word == "dead":
                return acknowledged, draft
        else:
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            end = time.monotonic() + 60


@pytest.mark.posix
def test_200_kills(tmp_path, checkout):
    def kill(number):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = make(folder / "plan.plandesk", initiatives=0)
        return kill_again_and_again(checkout, path, range(number, KILLS, AT_ONCE))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(kill, range(AT_ONCE)))
    # The kills hit what they should: many edits were saved, and some saves were cut off in the middle.
    assert all(added > 50 for added, _half in results), results
    assert sum(half for _added, half in results) > 10, results


def kill_of_locked(tmp_path, checkout, kills):
    def kill(number):
        folder = tmp_path / str(number)
        folder.mkdir()
        document = coaching_file.new(folder / "own.coaching")
        key = document.file_key
        document.close()
        return kill_again_and_again(checkout, document.path, range(number, kills, AT_ONCE), key)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(kill, range(AT_ONCE)))


@pytest.mark.posix
def test_kills_of_a_locked_file(tmp_path, checkout):
    results = kill_of_locked(tmp_path, checkout, KILLS_OF_LOCKED)
    assert all(added > 0 and half > 0 for added, half in results), results


@pytest.mark.posix
@pytest.mark.soak
def test_200_kills_of_a_locked_file(tmp_path, checkout):
    results = kill_of_locked(tmp_path, checkout, KILLS)
    assert all(added > 10 and half > 5 for added, half in results), results
