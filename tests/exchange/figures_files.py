"""Files with figures as people send them, and a plan file whose KPIs they are about."""

import csv
from datetime import date

from openpyxl import Workbook

from plandesk.domain.kpis.definitions import add_category, add_kpi
from plandesk.domain.people import add_unit
from plandesk.exchange.figures_known import read_names
from plandesk.exchange.figures_mapping import mapped_by_hand, propose
from plandesk.exchange.figures_preview import preview
from plandesk.exchange.figures_said import Fixed
from plandesk.exchange.figures_shaping import shape_figures
from plandesk.exchange.sheet_reading import read_sheets

TODAY = date(2024, 4, 11)  # when the reference was made
DISTRICTS = ("District 1", "District 2", "District 3")


def add_kpis(document, with_units=True):
    """The KPIs of the tests: by name their ids."""
    for name in DISTRICTS if with_units else ():
        add_unit(document, name, short_name=name.replace("istrict ", ""))
    made = {
        "rate": add_kpi(document, "Clearance rate", "rate", numerator_name="Cleared",
                        denominator_name="Occurrences"),
        "count": add_kpi(document, "Thefts of autos"),
        "time": add_kpi(document, "Response time", "time", frequency="quarter"),
        "value": add_kpi(document, "Crime severity index", "value", frequency="year", decimals=1),
        "words": add_kpi(document, "Survey", "words", frequency="wave"),
    }  # fmt: skip
    for name in ("Break and enter", "Fraud"):
        add_category(document, made["count"], name)
    return made


def csv_file(folder, rows, name="figures.csv", separator=","):
    """Write rows as CSV; the path comes back."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def xlsx_file(folder, rows, name="figures.xlsx", merged=(), formats=()):
    """Write rows as a workbook; the path comes back. `formats` are pairs of a cell and its number format."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    for place, code in formats:
        book.active[place].number_format = code
    path = folder / name
    book.save(path)
    return path


def look(document, path, *wishes, today=TODAY, **fixed):
    """The preview of a file's first table, with what is said by hand."""
    sheet = read_sheets(path, shape_figures)[0]
    columns = mapped_by_hand(sheet.header, wishes, propose(sheet, read_names(document)))
    return preview(document, sheet, columns, Fixed(**fixed), today)


def told(seen):
    """Each figure of a preview in a line."""
    return [f"{row.verdict}: {row.text} = {row.number}" for row in seen.rows]


def whys(seen):
    """Why figures are refused or to be looked at."""
    return [row.why for row in seen.rows if row.why]
