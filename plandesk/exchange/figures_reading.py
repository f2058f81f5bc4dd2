"""The cells of a table in the terms of KPIs: which figure each one tells, or why it tells none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.judging import misfit
from plandesk.domain.kpis.measures import Cell as Place
from plandesk.domain.kpis.spans import Span, span_of
from plandesk.exchange.figures_heads import ColumnHeads
from plandesk.exchange.figures_known import TOGETHER, KnownNames
from plandesk.exchange.figures_mapping import AMOUNTS, NOTES, FigureColumns, field_named
from plandesk.exchange.figures_said import FiguresRead, Fixed, Said
from plandesk.exchange.figures_told import Told, named, only, under
from plandesk.exchange.figures_totals import is_sum, off_totals
from plandesk.exchange.figures_values import (
    LENGTH,
    NOTHING,
    Refused,
    decimal_commas,
    note_of,
    shown,
    value_of,
)
from plandesk.exchange.sheet import Cell, CellError, Sheet, SheetRow
from plandesk.exchange.sheet_choice import flat
from plandesk.i18n import _, ngettext


def read_figures(sheet: Sheet, columns: FigureColumns, known: KnownNames, fixed: Fixed) -> FiguresRead:
    """Read a sheet as its columns say; plain data in and out."""
    return _Reading(sheet, columns, known, fixed).everything()


@dataclass
class _Reading:
    """One sheet on its way."""

    sheet: Sheet
    columns: FigureColumns
    known: KnownNames
    fixed: Fixed
    comma: bool = False
    silent: int = 0
    sums: list[int] = field(default_factory=list)
    needs_year: bool = False

    def everything(self) -> FiguresRead:
        self.places = {name: n for n, name in enumerate(self.columns.fields) if name not in ("", "figures")}
        self.wide = [n for n, name in enumerate(self.columns.fields) if name == "figures"]
        self.comma = decimal_commas(
            row.cells[place] for row in self.sheet.rows for place, _name in self._amounts()
        )
        start = Told(
            next((one for one in self.known.kpis if one.id == self.fixed.kpi_id), None),
            self.fixed.span,
            unit=None if self.fixed.unit_id is None else (self.fixed.unit_id,),
        )
        self.heads = ColumnHeads(self.sheet, self.wide, self.known, start)
        said: list[Said] = []
        carried = start
        for row in self.sheet.rows:
            found = list(self._row(row, carried))
            said.extend(found)
            kpi = self._carried_kpi(row)
            if kpi is not None:
                carried = replace(carried, kpi=kpi)
        return FiguresRead(tuple(said), tuple(self._notes()), self.needs_year)

    # ---- rows

    def _carried_kpi(self, row: SheetRow) -> Kpi | None:
        text = self._text(row, "kpi")
        found = self.known.kpi(text) if text else []
        return found[0] if len(found) == 1 else None

    def _row(self, row: SheetRow, carried: Told) -> Iterator[Said]:
        period = self._text(row, "period")
        if period and span_of(period) is None and is_sum(period):
            self.sums.append(row.line)
            return
        amounts = self._amounts()
        filled = [(place, name) for place, name in amounts if self._says(row.cells[place])]
        fault, told = "", carried
        try:
            told = self._of_row(row, carried)
        except Refused as refused:
            fault = str(refused)
        notes: tuple[tuple[str, object], ...] = ()
        try:
            notes = () if self.wide else self._notes_of(row)
        except Refused as refused:
            fault = fault or str(refused)
        for place, name in filled:
            yield self._said(row, place, name, told, notes, fault)
        if notes and not filled and any(cell is not None for cell in row.cells):
            yield self._said(row, amounts[0][0] if amounts else 0, "", told, notes, fault)

    def _of_row(self, row: SheetRow, told: Told) -> Told:
        """What the cells beside the figures say; raises Refused."""
        key, name = self._text(row, "key"), self._text(row, "kpi")
        by_key = [one for one in self.known.kpis if key and one.uid == key]
        if by_key:
            told = replace(told, kpi=by_key[0])
        elif name:
            kpis = self.known.kpi(name)
            if not kpis and self.wide:
                told = named(told, name, self.known)
            elif not kpis:
                raise Refused(_("There is no KPI “{name}”.").format(name=name[:LENGTH]))
            else:
                told = replace(told, kpi=only(kpis, name))
        unit = self._text(row, "unit")
        if unit:
            units = self.known.unit(unit)
            if not units and not self.known.is_whole(unit):
                raise Refused(_("There is no unit “{name}”.").format(name=unit[:LENGTH]))
            told = replace(told, unit=(only(units, unit).id if units else None,))
        category = self._text(row, "category")
        if category:
            together = flat(category) in TOGETHER and not self.known.is_category(category)
            told = replace(told, category="" if together else category)
        part = self._text(row, "part")
        if part:
            of_rate = self.known.part(part) or field_named(part)
            if of_rate not in ("numerator", "denominator"):
                raise Refused(_("“{name}” is no part of a rate.").format(name=part[:LENGTH]))
            told = replace(told, part=of_rate)
        return self._period_of(row, told)

    def _period_of(self, row: SheetRow, told: Told) -> Told:
        cell, year_cell = self._cell(row, "period"), self._cell(row, "year")
        year = span_of(year_cell) if isinstance(year_cell, str | int | float | date) else None
        if year_cell is not None and (year is None or year.yearless):
            raise Refused(_("“{text}” is no year.").format(text=shown(year_cell)))
        if cell is None or isinstance(cell, CellError | bool):
            return told if year is None else replace(told, span=year, written=shown(year_cell))
        span = self._counted(cell, year is not None) or span_of(cell)
        if span is None:
            raise Refused(_("“{text}” is no period.").format(text=shown(cell)))
        if span.yearless and year is not None:
            return replace(told, span=span.in_year(year.year), written=f"{shown(cell)} {year.year}")
        return replace(told, span=span, written=shown(cell))

    def _counted(self, cell: Cell, with_year: bool) -> Span | None:
        """A month or quarter that is told by its number beside a year."""
        text = shown(cell)
        if not with_year or not text.isascii() or not text.isdecimal() or len(text) > 2:
            return None
        if re.search(r"quarter|trimestre|\bq\b", flat(self.sheet.header[self.places["period"]])):
            return Span((int(text) - 1) * 3, 3) if 1 <= int(text) <= 4 else None
        return Span(int(text) - 1, 1) if 1 <= int(text) <= 12 else None

    # ---- one cell

    def _said(
        self,
        row: SheetRow,
        column: int,
        name: str,
        told: Told,
        notes: tuple[tuple[str, object], ...],
        fault: str,
    ) -> Said:
        cell = row.cells[column]
        head = self.sheet.header[column]
        said = Said(row.line, column, self._called(row, head if name == "figures" else ""), shown(cell))
        try:
            if fault:
                raise Refused(fault)
            if name == "figures":
                head_told = self.heads.told[column]
                if isinstance(head_told, str):
                    raise Refused(head_told)
                if head_told.left_out:
                    return said
                told = under(told, head_told, self.known)
            if told.kpi is None:
                raise Refused(_("Nothing says of which KPI it is."))
            said = replace(said, kpi_id=told.kpi.id)
            place = self._place(told, told.kpi)
            said = replace(said, place=place, notes=notes)
            if not name:
                return said
            part = self._part(told, told.kpi, name)
            return replace(said, part=part, value=value_of(cell, told.kpi.kind, self.comma))
        except Refused as refused:
            return replace(said, fault=str(refused))

    def _place(self, told: Told, kpi: Kpi) -> Place:
        span, written = told.span, told.written
        if span is None:
            raise Refused(_("Nothing says for which period it is."))
        if span.yearless and self.fixed.span is not None and not self.fixed.span.yearless:
            span = span.in_year(self.fixed.span.year)
        if span.yearless:
            self.needs_year = True
            raise Refused(_("“{period}” is told without a year.").format(period=written[:LENGTH]))
        if wrong := misfit(kpi, span, (written or str(span.year))[:LENGTH]):
            raise Refused(wrong)
        period = span.period(kpi.frequency)
        assert period is not None
        category: int | None = None
        if told.category:
            kinds = self.known.category(kpi.id, told.category)
            if not kinds:
                raise Refused(
                    _("“{kpi}” has no category “{name}”.").format(kpi=kpi.name, name=told.category[:LENGTH])
                )
            category = only(kinds, told.category).id
        return Place(period, told.unit[0] if told.unit else None, category)

    def _part(self, told: Told, kpi: Kpi, name: str) -> str:
        if kpi.kind == "words":
            return "words"
        if kpi.kind != "rate":
            if name == "denominator" or told.part == "denominator":
                raise Refused(_("“{kpi}” is no rate, so it has no denominator.").format(kpi=kpi.name))
            return "numerator"
        if name in ("numerator", "denominator"):
            return name
        if told.part:
            return told.part
        if name == "value" and "denominator" in self.places:
            return "numerator"
        raise Refused(
            _("“{kpi}” is a rate: it takes “{upper}” and “{lower}”, and this says neither.").format(
                kpi=kpi.name,
                upper=kpi.numerator_name or _("Numerator"),
                lower=kpi.denominator_name or _("Denominator"),
            )
        )

    def _notes_of(self, row: SheetRow) -> tuple[tuple[str, object], ...]:
        found: list[tuple[str, object]] = []
        for name in NOTES:
            cell = self._cell(row, name)
            if cell is not None:
                found.append((name.replace("-", "_"), note_of(cell, name)))
        return tuple(found)

    # ---- small things

    def _amounts(self) -> list[tuple[int, str]]:
        """The columns with figures, and their fields."""
        return [(place, name) for place, name in enumerate(self.columns.fields) if name in AMOUNTS]

    def _cell(self, row: SheetRow, name: str) -> Cell | CellError:
        place = self.places.get(name)
        cell = None if place is None else row.cells[place]
        return None if isinstance(cell, str) and not cell.strip() else cell

    def _text(self, row: SheetRow, name: str) -> str:
        return shown(self._cell(row, name), 500)

    def _says(self, cell: Cell | CellError) -> bool:
        """Whether a cell says a figure; "n/a" and a line say nothing, and are counted."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return False
        if isinstance(cell, str) and cell.strip().casefold() in NOTHING:
            self.silent += 1
            return False
        return True

    def _called(self, row: SheetRow, head: str) -> str:
        """What the cell is called by the words beside and above it."""
        words = [self._text(row, name) for name in ("kpi", "period", "year", "unit", "category", "part")]
        return ", ".join(dict.fromkeys(one for one in (*words, head) if one)) or _("Line {n}").format(
            n=row.line
        )

    def _notes(self) -> Iterator[str]:
        off = list(off_totals(self.sheet, self.heads.totalled(), self.comma))
        if off:
            yield ngettext(
                "In line {line} the total is {total}, but the figures beside it add up to {added}.",
                "In {n} lines the total is not what the figures beside it add up to "
                "(first: line {line}, {total} and {added}).",
                len(off),
            ).format(
                n=len(off), line=off[0].line, total=shown(off[0].total), added=shown(round(off[0].added, 6))
            )
        if self.silent:
            yield ngettext(
                "{n} cell says that there is no figure; what is in the file stays.",
                "{n} cells say that there is no figure; what is in the file stays.",
                self.silent,
            ).format(n=self.silent)
        if self.heads.sums:
            yield _("The column “{name}” adds up others; it is not read.").format(name=self.heads.sums[0])
        if self.sums:
            yield ngettext(
                "Row {line} adds up others; it is not read.",
                "{n} rows add up others; they are not read (first: row {line}).",
                len(self.sums),
            ).format(n=len(self.sums), line=self.sums[0])
        if self.comma:
            yield _("The numbers have decimal commas.")
