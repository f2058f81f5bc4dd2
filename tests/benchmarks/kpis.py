"""The figures of a million measures: `python -m tests.benchmarks.kpis [MEASURES]`.

What is compared is measured in the same run: the best single statement that reads the same rows. The aims:
the dashboard's figures (current, previous, year to date, rolling 12, five years, by unit) under 2 x that
statement, a paste of 5,000 cells under 500 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.definitions import add_category, add_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.people import add_unit
from plandesk.file.document import Document

TIMES = 7
CATEGORIES, UNITS = 15, 4
LAST = month_number(2023, 12)


def milliseconds(act: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _time in range(TIMES):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def fill(document: Document, wanted: int) -> int:
    """KPIs with ten years by month for 4 units and 15 categories, without history; the first one's id."""
    units = [add_unit(document, f"District {n}") for n in range(1, UNITS + 1)]
    a_kpi = CATEGORIES * UNITS * 120
    first = 0
    document.connection.execute("DROP TRIGGER history_measure_insert")
    with document.step("Many"):
        for number in range(-(-wanted // a_kpi)):
            one = add_kpi(document, f"KPI {number}", "rate")
            first = first or one
            kinds = [add_category(document, one, f"Type {n}") for n in range(CATEGORIES)]
            document.execute_many(
                "INSERT INTO measure (uid, kpi_id, unit_id, category_id, period, numerator, denominator)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    (f"{one}-{unit}-{kind}-{month}", one, unit, kind, month, 40 + month % 7, 100 + month % 11)
                    for month in range(LAST - 119, LAST + 1)
                    for unit in units
                    for kind in kinds
                ),
            )
    return first


def main() -> None:
    """Measure and print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        document = Document.create(Path(folder) / "kpis.plandesk")
        one = fill(document, wanted)
        print(f"{document.value('SELECT count(*) FROM measure'):,} measures")
        first = LAST - 71
        bare = milliseconds(
            lambda: document.connection.execute(
                "SELECT unit_id, period, sum(numerator), sum(denominator) FROM measure"
                " WHERE kpi_id = ? AND period BETWEEN ? AND ? GROUP BY unit_id, period",
                (one, first, LAST),
            ).fetchall()
        )
        unit = document.value("SELECT id FROM unit")
        for what, act in (
            ("dashboard, whole service", lambda: dashboard(document, one, LAST)),
            ("dashboard, one district", lambda: dashboard(document, one, LAST, unit_id=unit)),
        ):
            took = milliseconds(act)
            print(f"{what:<28} {took:6.1f} ms = {took / bare:4.1f} x one statement ({bare:.1f} ms)")
        pasted = add_kpi(document, "Pasted")
        cells = [Entry(Cell(LAST - n), n) for n in range(5000)]
        begin = time.perf_counter()
        enter(document, pasted, cells)
        print(f"paste of 5,000 cells         {(time.perf_counter() - begin) * 1000:6.0f} ms")
        document.close()


if __name__ == "__main__":
    main()
