"""Import of a table of 5,000 rows: `python -m tests.benchmarks.table_import [ROWS]`.

Figures of one run on one machine. The aim is 3 s for reading the file with its preview; bare reading of the
same bytes with the libraries underneath is measured beside it. The table goes into an empty file, then again
(nothing changes), then with every row changed.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from openpyxl import Workbook, load_workbook

from plandesk.domain.periods import Quarter
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_mapping import propose_for
from plandesk.exchange.table_preview import NewPlan, Preview, preview
from plandesk.file.document import Document

ROWS = 5000
SECONDS = 3.0
QUARTER = Quarter(2023, 4)
NEW = NewPlan("Plan 2023", "annual", date(2023, 1, 1), date(2023, 12, 31))
T = TypeVar("T")


def rows(number: int, round_: int = 0) -> list[list[object]]:
    """A header and as many rows, worded differently in each round."""
    found: list[list[object]] = [
        ["Goal #", "Goal", "Sub-goal", "No.", "Initiative", "Due", "Status", "Comments", "Lead", "Partners"]
    ]
    for n in range(number):
        goal, sub = n * 40 // number + 1, n * 400 // number + 1
        status = ("✓ Completed (Q3)", "❖ Delayed", "On track", "")[(n + round_) % 4]
        text = f"Review the deployment of team {n} in district {n % 37} together with partner {n * 7 % 101}"
        told = f"In round {round_} the team met {n % 9} times." if status else ""
        found.append(
            [goal, f"Goal number {goal} of the service", f"Sub-goal {sub}: Work area {sub}", n + 1, text]
            + [f"Q{n % 4 + 1}", status, told, f"Unit {n % 60}", f"Partner {n % 11}; Partner {n % 13}"]
        )
    return found


def timed(what: str, act: Callable[[], T], told: list[float] | None = None) -> T:
    """Run once, print how long it took."""
    begin = time.perf_counter()
    result = act()
    took = time.perf_counter() - begin
    print(f"{what:<52} {took:6.2f} s")
    if told is not None:
        told.append(took)
    return result


def write(folder: Path, name: str, content: list[list[object]]) -> list[Path]:
    """The same table as CSV and as XLSX."""
    text, book = folder / f"{name}.csv", Workbook(write_only=True)
    with text.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(content)
    sheet = book.create_sheet("Plan")
    for row in content:
        sheet.append(row)
    book.save(folder / f"{name}.xlsx")
    return [text, folder / f"{name}.xlsx"]


def look(document: Document, path: Path, target: int | NewPlan) -> Preview:
    """Reading, mapping and preview, as the window does it."""
    [table] = read_sheets(path)
    return preview(document, table, propose_for(table), target, QUARTER)


def measure(number: int) -> int:
    """Print the figures; 1 comes back where one is too slow."""
    told: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = write(folder, "first", rows(number)), write(folder, "second", rows(number, 1))
        timed("bare: csv.reader", lambda: list(csv.reader(io.StringIO(first[0].read_text("utf-8")))))
        timed(
            "bare: openpyxl, read-only",
            lambda: list(load_workbook(first[1], read_only=True).active.values),
        )
        document = Document.create(folder / "a.plandesk", who="A")
        for path in first:
            seen = timed(
                f"read and preview, all new, {path.suffix}", partial(look, document, path, NEW), told
            )
            assert seen.counts["new"] == number, (seen.counts, [r for r in seen.rows if r.why][:3])
        plan_id = timed("import, all new", lambda: apply(document, seen))
        for path in first:
            again = timed(
                f"read and preview, unchanged, {path.suffix}", partial(look, document, path, plan_id), told
            )
            assert again.counts["unchanged"] == number, again.counts
        for path in second:
            other = timed(
                f"read and preview, all changed, {path.suffix}",
                partial(look, document, path, plan_id),
                told,
            )
        print(other.counts)
        timed("import, all changed", lambda: apply(document, other))
        timed("undo", document.undo)
        document.close()
    print(f"slowest reading with preview: {max(told):.2f} s (at most {SECONDS})")
    return int(max(told) > SECONDS)


if __name__ == "__main__":
    sys.exit(measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
