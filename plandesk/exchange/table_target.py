"""What a table is for, where nobody says it: the reporting quarter, the year and the worksheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandesk.domain.periods import Quarter
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_choice import chosen
from plandesk.exchange.table_mapping import Mapping, propose_for

_QUARTER_LAST = re.compile(r"(?<![0-9])(20[0-9]{2})[-_ /.]{0,3}[qt]([1-4])(?![0-9])", re.IGNORECASE)
_QUARTER_FIRST = re.compile(r"(?<![a-z0-9])[qt]([1-4])[-_ /.,]{0,3}(20[0-9]{2})(?![0-9])", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def quarter_in(text: str) -> Quarter | None:
    """The quarter that a name tells: "report-2023-q4", "Status Q4 2023"."""
    if match := _QUARTER_LAST.search(text):
        return Quarter(int(match[1]), int(match[2]))
    if match := _QUARTER_FIRST.search(text):
        return Quarter(int(match[2]), int(match[1]))
    return None


def guessed_quarter(sheet: Sheet, mapping: Mapping, file_name: str = "") -> Quarter | None:
    """The quarter that a table's statuses are of, by the names of its columns, its sheet or its file."""
    columns = [sheet.header[place] for place, field in enumerate(mapping.fields) if field == "status"]
    for name in (*columns, sheet.name, file_name):
        found = quarter_in(name)
        if found is not None:
            return found
    return None


def guessed_year(quarter: Quarter | None, *names: str) -> int | None:
    """The year of a plan to be made, by the quarter or by a name such as "Annual Plan 2023"."""
    if quarter is not None:
        return quarter.year
    for name in names:
        if match := _YEAR.search(name):
            return int(match[1])
    return None


def chosen_sheet(sheets: Sequence[Sheet], name: str | None = None) -> Sheet:
    """The worksheet of a name; without one the only one that looks like a plan. Raises ImportRefused."""
    return chosen(sheets, name, looks_like_plan)


def looks_like_plan(sheet: Sheet) -> bool:
    """Whether the columns of a sheet are those of a plan."""
    fields = set(propose_for(sheet).fields) - {""}
    return bool(sheet.rows) and "initiative" in fields and len(fields) > 1
