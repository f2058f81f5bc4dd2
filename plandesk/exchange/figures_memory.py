"""What the user chose for the columns of a table of figures, remembered for the next such table."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.exchange.figures_mapping import FIELDS, FigureColumns
from plandesk.exchange.table_memory import remember_fields, remembered_fields

STATE = "import/figures"


def remembered(header: Sequence[str]) -> FigureColumns | None:
    """What was chosen for a table with these column names, in any order; None for a new one."""
    found = remembered_fields(header, STATE, FIELDS)
    alone = [one for one in found or () if one not in ("", "figures")]
    return FigureColumns(found) if found is not None and len(alone) == len(set(alone)) else None


def remember(header: Sequence[str], columns: FigureColumns) -> None:
    """Keep what the user chose for this table."""
    remember_fields(header, columns.fields, STATE)
