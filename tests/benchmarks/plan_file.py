"""Speed of the plan file, in ratios of one run: `python -m tests.benchmarks.plan_file [INITIATIVES]`.

The yardstick of an edit is a bare commit of one row: same engine, same settings, one table, no history.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

INITIATIVES = 100_000
TIMES = 60


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else INITIATIVES
    with tempfile.TemporaryDirectory(prefix="plandesk-benchmark-") as name:
        folder = Path(name)
        os.environ["PLANDESK_CONFIG_DIR"] = str(folder / "config")
        print(f"import of the file package: {seconds(load) * 1000:.0f} ms")
        measure(folder, count)


def load() -> None:
    import plandesk.file.document  # noqa: F401


def measure(folder: Path, count: int) -> None:
    from plandesk.file import backup, check
    from plandesk.file.connect import connect
    from plandesk.file.document import Document

    path = folder / "plan.plandesk"
    print(f"making an empty document: {seconds(lambda: Document.create(path).close()) * 1000:.0f} ms")
    document = Document.open(path)
    filling = seconds(lambda: fill(document, count))
    size = path.stat().st_size
    print(f"filling it with {count:,} initiatives: {filling:.2f} s, {size / 1e6:.0f} MB")
    document.close()

    bare = connect(folder / "bare", "rwc")
    bare.execute("CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("INSERT INTO one VALUES (1, '')")

    def bare_row() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE one SET text = ? WHERE id = 1", (str(time.perf_counter_ns()),))
        bare.execute("COMMIT")

    def bare_filling() -> None:
        bare.execute("CREATE TABLE many (id INTEGER PRIMARY KEY, uid TEXT UNIQUE, text TEXT)")
        bare.execute("BEGIN IMMEDIATE")
        for number in range(count):
            bare.execute("INSERT INTO many (uid, text) VALUES (?, ?)", (f"{number:036d}", text_of(number)))
        bare.execute("COMMIT")

    print(f"  = {filling / seconds(bare_filling):.1f} × the same texts put into one bare table")

    opening = [seconds(lambda: Document.open(path).close()) for _time in range(5)]
    bare_opening = [seconds(lambda: connect(path, "rw").close()) for _time in range(5)]
    print(
        f"opening and closing it: {statistics.median(opening) * 1000:.1f} ms"
        f" = {statistics.median(opening) / statistics.median(bare_opening):.1f} × a bare connection"
    )

    document = Document.open(path)

    def edit() -> None:
        with document.step("Edit"):
            document.update("initiative", count // 2, text=str(time.perf_counter_ns()))

    acts: dict[str, Callable[[], object]] = {
        "an edit": edit,
        "an undo": document.undo,
        "a redo": document.redo,
    }
    times: dict[str, list[float]] = {name: [] for name in ("bare", *acts)}
    for _time in range(TIMES):  # in turn, so that a busy moment of the machine meets all of them
        times["bare"].append(seconds(bare_row))
        for name, act in acts.items():
            times[name].append(seconds(act))
    yardstick = statistics.median(times["bare"])
    print(f"a bare commit of one row: {yardstick * 1000:.2f} ms")
    for name in acts:
        median = statistics.median(times[name])
        print(f"{name}, history included: {median * 1000:.2f} ms = {median / yardstick:.2f} × a bare commit")
    names = [seconds(lambda: (document.undo_name, document.redo_name)) for _time in range(TIMES)]
    print(f"the names of undo and redo: {statistics.median(names) * 1e6:.0f} µs")
    print(f"a verified backup: {seconds(lambda: backup.make(document, folder / 'kept', 'import')):.2f} s")
    findings: list[check.Finding] = []
    print(f"check of everything: {seconds(lambda: findings.extend(check.check(document))):.2f} s, {findings}")
    first = document.value("SELECT min(id) FROM step")
    print(f"undo of the filling: {seconds(lambda: document.undo_to(first)):.2f} s")
    document.close()
    bare.close()


def fill(document: object, count: int) -> None:
    from plandesk.file.document import Document

    assert isinstance(document, Document)
    with document.step("Plan"):
        plan = document.insert("plan", title="P", kind="annual", starts="2024-01-01", ends="2024-12-31")
        objective = document.insert("objective", plan_id=plan, position=0, title="O")
    with document.step("Many"):
        for number in range(count):
            document.insert(
                "initiative", plan_id=plan, objective_id=objective, position=number, text=text_of(number)
            )


def text_of(number: int) -> str:
    return f"Initiative {number}: words enough for a line of the printed plan, as an officer writes them"


if __name__ == "__main__":
    main()
