"""What a table of figures is about, where it does not say it itself: by its name, its sheet and its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.spans import Span, span_of
from plandesk.errors import ImportRefused
from plandesk.exchange.figures_known import KnownNames
from plandesk.exchange.figures_mapping import AMOUNTS, FigureColumns, parts_of_name, propose
from plandesk.exchange.figures_said import Fixed
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_choice import chosen, flat
from plandesk.i18n import _

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


def chosen_figures(sheets: Sequence[Sheet], known: KnownNames, name: str | None = None) -> Sheet:
    """The worksheet of a name; without one the only one with figures. Raises ImportRefused."""
    return chosen(sheets, name, lambda one: holds_figures(one, known))


def holds_figures(sheet: Sheet, known: KnownNames) -> bool:
    """Whether a sheet looks like a table of figures."""
    return bool(sheet.rows) and propose(sheet, known).has(*AMOUNTS)


def guessed(sheet: Sheet, columns: FigureColumns, known: KnownNames, file_name: str) -> Fixed:
    """The KPI and the year of a table that names none: by the names of its sheet and file."""
    return Fixed(kpi_id=_kpi_id(sheet, columns, known, file_name), span=_year(sheet, columns, file_name))


def names_kpis(sheet: Sheet, columns: FigureColumns, known: KnownNames) -> bool:
    """Whether a table says itself which KPI its figures are of."""
    return columns.has("kpi", "key") or any(
        known.kpi(part)
        for name, field in zip(sheet.header, columns.fields, strict=True)
        if field == "figures"
        for part in parts_of_name(name)
    )


def names_units(sheet: Sheet, columns: FigureColumns, known: KnownNames) -> bool:
    """Whether a table says itself which units its figures are of."""
    return columns.has("unit") or any(
        known.unit(part)
        for name, field in zip(sheet.header, columns.fields, strict=True)
        if field == "figures"
        for part in parts_of_name(name)
    )


def names_periods(sheet: Sheet, columns: FigureColumns) -> bool:
    """Whether a table says itself for which period its figures are, year and all."""
    if columns.has("year"):
        return True
    spans = [
        span_of(part)
        for name, field in zip(sheet.header, columns.fields, strict=True)
        if field == "figures"
        for part in parts_of_name(name)
    ]
    place = columns.column("period")
    if place is not None:
        cells = [row.cells[place] for row in sheet.rows[:50]]
        spans += [span_of(cell) for cell in cells if isinstance(cell, str | int | float | date)]
    told = [span for span in spans if span is not None]
    return bool(told) and (any(span.is_year for span in told) or not any(span.yearless for span in told))


def span_asked(text: str) -> Span:
    """The period or year that the user names for a whole table; raises ImportRefused."""
    found = span_of(text)
    if found is None or found.yearless:
        raise ImportRefused(
            _("“{text}” is no period; write for example 2024-06, 2024-Q2 or 2024.").format(text=text.strip())
        )
    return found


def kpi_asked(known: KnownNames, name: str) -> Kpi:
    """The KPI of a name that the user gives; raises ImportRefused."""
    found = known.kpi(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise ImportRefused(
            _("There are {n} KPIs with the name “{name}”. Nothing was imported; rename one.").format(
                n=len(found), name=name
            )
        )
    names = ", ".join(f"“{one.name}”" for one in known.kpis) or _("no KPI")
    raise ImportRefused(
        _("There is no KPI “{name}”; there is {names}. Nothing was imported.").format(name=name, names=names)
    )


def _kpi_id(sheet: Sheet, columns: FigureColumns, known: KnownNames, file_name: str) -> int | None:
    if names_kpis(sheet, columns, known):
        return None
    if len(known.kpis) == 1:
        return known.kpis[0].id
    words = [f" {_words(text)} " for text in (sheet.name, file_name)]
    named = [
        one for one in known.kpis if one.name.strip() and any(f" {_words(one.name)} " in w for w in words)
    ]
    if not named:
        parts = {known.part(name) for name in sheet.header} - {""}
        named = [one for one in known.kpis if one.kind == "rate" and parts and _has_parts(one, sheet)]
    longest = max(named, key=lambda one: len(one.name), default=None)
    return longest.id if longest is not None else None


def _has_parts(of_kpi: Kpi, sheet: Sheet) -> bool:
    parts = {flat(part) for name in sheet.header for part in parts_of_name(name)}
    return {flat(of_kpi.numerator_name), flat(of_kpi.denominator_name)} <= parts


def _year(sheet: Sheet, columns: FigureColumns, file_name: str) -> Span | None:
    if names_periods(sheet, columns):
        return None
    for text in (sheet.name, file_name):
        found = set(_YEAR.findall(text))
        if len(found) == 1:
            return span_of(found.pop())
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", flat(text)))
