"""What is known of a figure in a table before its number is read: its KPI, unit, category, part and period.

Some of it is said beside the figure, some in the name of its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.kpis.definitions import Category, Kpi
from plandesk.domain.kpis.spans import Span
from plandesk.domain.people import Unit
from plandesk.exchange.figures_known import TOGETHER, KnownNames
from plandesk.exchange.figures_mapping import field_named
from plandesk.exchange.figures_values import LENGTH, Refused
from plandesk.exchange.sheet_choice import flat
from plandesk.i18n import _

T = TypeVar("T", Kpi, Unit, Category)


class Told(Struct, frozen=True):
    """What is known of a figure so far; `unit` and `category` are None where nothing was said."""

    kpi: Kpi | None = None
    span: Span | None = None
    written: str = ""  # the span as the table has it
    unit: tuple[int | None] | None = None  # its id; None in it is the whole service
    category: str | None = None
    part: str = ""
    names: tuple[str, ...] = ()
    left_out: bool = False


def named(told: Told, name: str, known: KnownNames) -> Told:
    """Take in the name of a unit, KPI, category or part; raises Refused where it is none or several."""
    units, names = known.unit(name), (*told.names, name)
    if units:
        return replace(told, unit=(only(units, name).id,), names=names)
    kpis = known.kpi(name)
    if kpis:
        return replace(told, kpi=only(kpis, name), names=names)
    if known.is_category(name):
        return replace(told, category=name, names=names)
    of_rate = known.part(name) or field_named(name)
    if of_rate in ("numerator", "denominator"):
        return replace(told, part=of_rate, names=names)
    if known.is_whole(name):
        return replace(told, unit=(None,), names=names)
    if flat(name) in TOGETHER:
        return replace(told, category="", names=names)
    raise Refused(_("“{name}” is no unit, KPI, category or period that is known.").format(name=name[:LENGTH]))


def only(those: Sequence[T], name: str) -> T:
    """The one of that name; raises Refused where there are several."""
    if len(those) > 1:
        raise Refused(_("There are {n} with the name “{name}”.").format(n=len(those), name=name[:LENGTH]))
    return those[0]


def under(row: Told, head: Told, known: KnownNames) -> Told:
    """What a row says together with the name of a column."""
    span, written = row.span, row.written
    if head.written and head.span is not None:
        span, written = head.span, head.written
        if span.yearless and row.span is not None and row.span.is_year:
            span, written = span.in_year(row.span.year), f"{head.written} {row.span.year}"
        elif span.is_year and row.written and row.span is not None and row.span.yearless:
            span, written = row.span.in_year(span.year), f"{row.written} {head.written}"
    own_kpi = head.kpi if any(known.kpi(one) for one in head.names) else None
    return Told(
        own_kpi or row.kpi,
        span,
        written,
        head.unit if head.names and head.unit is not None else row.unit,
        row.category if head.category is None else head.category,
        head.part or row.part,
    )
