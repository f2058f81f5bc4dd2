"""The figures of a dashboard on a million measures against the best single statement over the same rows.

Run by hand: python -m tests.benchmarks.kpi_dashboard
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plandesk.domain import people
from plandesk.domain.kpis import definitions
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.figures import month_number
from plandesk.file.document import Document

KPIS, YEARS, UNITS, CATEGORIES = 100, 10, 4, 15  # 100 × 120 × 5 × 16 is about a million figures
LIMIT = 2.0


def main() -> int:
    """Print both times; 1 where the dashboard takes more than twice as long."""
    with tempfile.TemporaryDirectory() as folder:
        document = Document.create(Path(folder) / "figures.plandesk", who="Benchmark")
        try:
            kpi_id = fill(document)
            last = month_number(2025, 12)
            ours = _median(lambda: dashboard(document, kpi_id, last))
            unit = _median(lambda: dashboard(document, kpi_id, last, unit_id=1))
            best = _median(lambda: _statement(document, kpi_id, last))
            many = document.value("SELECT count(*) FROM measure")
        finally:
            document.close()
    print(f"{many:,} measures; dashboard {ours * 1000:.1f} ms, of a unit {unit * 1000:.1f} ms")
    print(f"best single statement {best * 1000:.1f} ms; {ours / best:.2f} x (limit {LIMIT})")
    return int(ours / best > LIMIT)


def _statement(document: Document, kpi_id: int, last: int) -> list[object]:
    """All that the dashboard is made of, by unit, category and month, in one statement over its rows."""
    return list(
        document.rows(
            "SELECT unit_id, category_id, period, sum(numerator), sum(denominator) FROM measure"
            " WHERE kpi_id = ? AND period BETWEEN ? AND ? GROUP BY unit_id, category_id, period",
            (kpi_id, last - 60, last),
        )
    )


def fill(document: Document, many: int = KPIS) -> int:
    """Enter ten years of monthly figures of so many KPIs; the id of one comes back."""
    with document.step("Fill"):
        units = [None, *(people.add_unit(document, f"District {n}") for n in range(1, UNITS + 1))]
        first = month_number(2016, 1)
        rows = []
        for number in range(many):
            one = definitions.add_kpi(document, f"KPI {number}", "rate")
            parts = [None, *(definitions.add_category(document, one, f"Kind {n}") for n in range(CATEGORIES))]
            rows += [
                (one, month, unit, part, 40 + month % 7, 100 + month % 11)
                for month in range(first, first + YEARS * 12)
                for unit in units
                for part in parts
            ]
        document.execute_many(
            "INSERT INTO measure (uid, kpi_id, period, unit_id, category_id, numerator, denominator)"
            " VALUES (lower(hex(randomblob(16))), ?, ?, ?, ?, ?, ?)",
            rows,
        )
    return max(1, many // 2)


def _median(act: Callable[[], object]) -> float:
    times = []
    for _round in range(7):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
