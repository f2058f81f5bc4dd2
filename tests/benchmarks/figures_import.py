"""Import of 5,000 figures: `python -m tests.benchmarks.figures_import [ROWS]`.

Figures of one run on one machine. The aim is 3 s for reading the file with its preview, long and wide, as
CSV and as XLSX; bare reading of the same bytes with the libraries underneath is measured beside it. The
figures go into an empty KPI, then again (nothing changes), then each with another value.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from datetime import date
from functools import partial
from pathlib import Path

from openpyxl import load_workbook

from plandesk.domain.kpis.definitions import add_category, add_kpi
from plandesk.domain.people import add_unit
from plandesk.exchange.figures_applying import apply
from plandesk.exchange.figures_known import read_names
from plandesk.exchange.figures_mapping import propose
from plandesk.exchange.figures_preview import FiguresPreview, preview
from plandesk.exchange.figures_said import Fixed
from plandesk.exchange.figures_shaping import shape_figures
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.file.document import Document
from tests.benchmarks.table_import import timed, write

ROWS = 5000
SECONDS = 3.0
UNITS, KINDS = 4, 15
TODAY = date(2026, 1, 1)


def long_rows(number: int, more: int = 0) -> list[list[object]]:
    """A header and as many rows, with other figures for each `more`."""
    found: list[list[object]] = [["KPI", "Month", "District", "Offence", "Cleared", "Occurrences", "Note"]]
    for n in range(number):
        month, place = divmod(n, UNITS * KINDS)
        unit, kind = divmod(place, KINDS)
        found.append(
            ["Clearance rate", f"{2015 + month // 12}-{month % 12 + 1:02}", f"District {unit + 1}"]
            + [f"Offence {kind + 1}", n % 97 + more, n % 211 + 100 + more, f"Counted {n}"]
        )
    return found


def wide_rows(number: int, more: int = 0) -> list[list[object]]:
    """As many figures with the months of ten years across, the years above them."""
    years: list[object] = ["", ""]
    months: list[object] = ["District", "Offence"]
    for year in range(2015, 2025):
        years += [year] * 12
        months += [f"{date(2000, month, 1):%b}" for month in range(1, 13)]
    found = [years, months]
    for n in range(number // 120):
        unit, kind = divmod(n, KINDS)
        figures: list[object] = [n * 7 + month + more for month in range(120)]
        found.append([f"District {unit + 1}", f"Offence {kind + 1}", *figures])
    return found


def filled(path: Path) -> tuple[Document, int, int]:
    """A file with a rate and a count by unit and category: the document and the ids of both."""
    document = Document.create(path, who="A")
    with document.step("KPIs"):
        for n in range(UNITS):
            add_unit(document, f"District {n + 1}")
        rate = add_kpi(
            document, "Clearance rate", "rate", numerator_name="Cleared", denominator_name="Occurrences"
        )
        count = add_kpi(document, "Occurrences by month")
        for kpi_id in (rate, count):
            for n in range(KINDS):
                add_category(document, kpi_id, f"Offence {n + 1}")
    return document, rate, count


def bare_csv(path: Path) -> list[list[str]]:
    """The rows of a text file as the standard library reads them."""
    return list(csv.reader(io.StringIO(path.read_text("utf-8"))))


def bare_xlsx(path: Path) -> list[object]:
    """The rows of a workbook as openpyxl reads them."""
    return list(load_workbook(path, read_only=True).active.values)


def look(document: Document, path: Path, kpi_id: int) -> FiguresPreview:
    """Reading, mapping and preview, as the window does it."""
    [table] = read_sheets(path, shape_figures)
    return preview(document, table, propose(table, read_names(document)), Fixed(kpi_id=kpi_id), TODAY)


def measure(number: int) -> int:
    """Print the figures; 1 comes back where one is too slow."""
    told: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document, rate, count = filled(folder / "a.plandesk")
        for form, rows, kpi_id in (("long", long_rows, rate), ("wide", wide_rows, count)):
            first = write(folder, form, rows(number))
            second = write(folder, f"{form} again", rows(number, 1))
            timed("bare: csv.reader", partial(bare_csv, first[0]))
            timed("bare: openpyxl", partial(bare_xlsx, first[1]))
            for path in first:
                what = f"{form}: read and preview, all new, {path.suffix}"
                seen = timed(what, partial(look, document, path, kpi_id), told)
                assert seen.counts["new"] == len(seen.rows) > 0.9 * number, seen.counts
            timed(f"{form}: import, all new", partial(apply, document, seen))
            again = timed(f"{form}: read and preview, unchanged", partial(look, document, path, kpi_id), told)
            assert again.counts["unchanged"] == len(again.rows), again.counts
            other = timed(
                f"{form}: read and preview, all changed", partial(look, document, second[1], kpi_id), told
            )
            assert other.counts["changed"] == len(other.rows), other.counts
            timed(f"{form}: import, all changed", partial(apply, document, other))
        timed("undo", document.undo)
        document.close()
    print(f"slowest reading with preview: {max(told):.2f} s (at most {SECONDS})")
    return int(max(told) > SECONDS)


if __name__ == "__main__":
    sys.exit(measure(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS))
