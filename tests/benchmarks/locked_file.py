"""What a passphrase costs, in ratios of one run: `python -m tests.benchmarks.locked_file [SESSIONS]`.

The same coaching file with its lock and without it, which only a benchmark has. The aims: opening pays the
derivation of the key once, about 0.1 s; after that point reads and saves cost at most 2 x of the file
without a lock.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

SESSIONS = 10_000
MEMBERS = 400
TIMES = 200
AIM = 2.0


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SESSIONS
    with tempfile.TemporaryDirectory(prefix="plandesk-benchmark-") as name:
        folder = Path(name)
        os.environ["PLANDESK_CONFIG_DIR"] = str(folder / "config")
        measure(folder, count)


def measure(folder: Path, count: int) -> None:
    from plandesk.domain.coaching import sessions
    from plandesk.file import rekeying
    from plandesk.file.document import Document
    from plandesk.file.encryption import Passphrase, salt_of
    from tests import coaching_file

    locked_path, plain_path = folder / "locked.coaching", folder / "plain.coaching"
    document = coaching_file.make(locked_path)
    fill(document, count)
    key = document.file_key
    document.close()
    shutil.copy(locked_path, plain_path)
    plain = Document.open(plain_path, key=key)
    rekeying.change_key(plain, None)
    plain.close()
    print(f"{count:,} sessions, {locked_path.stat().st_size / 1e6:.0f} MB")

    passphrase, salt = Passphrase(coaching_file.PASSPHRASE), salt_of(locked_path)
    assert salt is not None
    deriving = median(lambda: passphrase.key_for(salt), 5)
    with_passphrase = median(lambda: Document.open(locked_path, key=passphrase).close(), 5)
    with_key = median(lambda: Document.open(locked_path, key=key).close(), 5)
    without = median(lambda: Document.open(plain_path).close(), 5)
    print(f"deriving the key: {deriving * 1000:.0f} ms")
    print(f"opening with the passphrase, the key included: {with_passphrase * 1000:.0f} ms")
    print(
        f"opening with the finished key: {with_key * 1000:.1f} ms = {with_key / without:.1f} × without a lock"
    )

    both = {"plain": Document.open(plain_path), "locked": Document.open(locked_path, key=key)}
    ids = [row[0] for row in both["plain"].rows("SELECT id FROM coaching_session ORDER BY id")]
    middle = ids[len(ids) // 2]
    theme = sessions.session(both["plain"], middle).themes[0].id
    turn = iter(range(10**9))

    def somewhere(document: Document) -> None:
        sessions.session(document, ids[next(turn) * 7919 % len(ids)])

    def again(document: Document) -> None:
        sessions.session(document, middle)

    def save(document: Document) -> None:
        sessions.write(document, theme, "coach", f"Words of the moment {time.perf_counter_ns()}")

    acts: dict[str, Callable[[Document], object]] = {
        "a session, any": somewhere,
        "a session, again": again,
        "a save": save,
        "an undo": lambda one: one.undo(),
        "a redo": lambda one: one.redo(),
    }
    for name, act in acts.items():
        times: dict[str, list[float]] = {"plain": [], "locked": []}
        for _time in range(TIMES):  # in turn, so that a busy moment of the machine meets both
            for kind, document in both.items():
                times[kind].append(seconds(lambda act=act, document=document: act(document)))
        tell(name, statistics.median(times["plain"]), statistics.median(times["locked"]))
    whole = "SELECT id, coach, employee FROM session_theme"
    slow = {kind: median(lambda one=one: one.rows(whole), 5) for kind, one in both.items()}
    print(
        f"reading every word: {slow['locked'] * 1000:.0f} ms = {slow['locked'] / slow['plain']:.2f} × without"
    )
    for document in both.values():
        document.close()


def tell(name: str, without: float, locked: float) -> None:
    ratio = locked / without
    verdict = "" if ratio <= AIM else f", MORE than {AIM:.0f} ×"
    print(f"{name}: {locked * 1000:.2f} ms = {ratio:.2f} × without a lock{verdict}")


def median(act: Callable[[], object], times: int) -> float:
    return statistics.median(seconds(act) for _time in range(times))


def fill(document: object, count: int) -> None:
    from plandesk.domain.coaching import forms, members, sessions
    from plandesk.file.document import Document

    assert isinstance(document, Document)
    form_id = forms.forms(document)[0].id
    with document.step("Fill"):
        ids = [
            members.add_member(document, f"Member {number}", number=str(number)) for number in range(MEMBERS)
        ]
        for number in range(count):
            held = date(2020, 1, 1) + timedelta(days=number % 2000)
            sessions.start_session(document, ids[number % MEMBERS], form_id, held)
        document.execute(
            "UPDATE session_theme SET coach = 'What the coach saw. ' || id || ?", ("words " * 60,)
        )
        document.execute("UPDATE session_theme SET employee = 'What I saw. ' || id || ?", ("words " * 60,))


if __name__ == "__main__":
    main()
