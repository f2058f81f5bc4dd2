"""How the history names figures and says their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.choice_words import chosen_words
from plandesk.domain.kpis.grid import own_decimals
from plandesk.domain.kpis.numbers import show_number
from plandesk.file.document import Document

OWNED = ("measure", "comparator", "category", "kpi_objective", "restatement", "section_kpi")
NUMBERS = ("numerator", "denominator", "value", "baseline", "target", "target_high")


def value_words(column: str, value: Any) -> str:
    """A value of a KPI's or a figure's column as one reads it; "" where this is not for us to say."""
    if column == "period" and isinstance(value, int):
        return periods.name(value, "month")
    if column in NUMBERS and isinstance(value, int | float):
        return show_number(float(value), own_decimals(float(value)))
    return str(value) if column == "published" else chosen_words(column, value)


def title(document: Document, table: str, uid: str, values: Mapping[str, Any]) -> str:
    """What a figure is about: "Clearance rate, June 2023, District 1"; "" where it can't be told any more."""
    known = dict(values)
    if table == "restatement":
        row = document.row("SELECT * FROM measure WHERE id = ?", (known.get("measure_id"),))
    else:
        row = document.row(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,)) if table in OWNED else None
    if row is not None:
        known = {**dict(row), **known}
    of_kpi = document.row("SELECT name, frequency FROM kpi WHERE id = ?", (known.get("kpi_id"),))
    parts = [of_kpi["name"] if of_kpi is not None else ""]
    if isinstance(known.get("period"), int):
        parts.append(periods.name(known["period"], of_kpi["frequency"] if of_kpi is not None else "month"))
    for column, select in (
        ("unit_id", "SELECT name FROM unit WHERE id = ?"),
        ("category_id", "SELECT name FROM category WHERE id = ?"),
        ("objective_id", "SELECT title FROM objective WHERE id = ?"),
    ):
        if known.get(column) is not None:
            parts.append(str(document.value(select, (known[column],)) or ""))
    return ", ".join(part for part in (*parts, str(known.get("name") or "")) if part)
