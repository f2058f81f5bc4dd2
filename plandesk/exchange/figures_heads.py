"""The names over the columns of a table of figures: what each tells of all figures below it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from plandesk.domain.kpis.spans import Span, span_of
from plandesk.exchange.figures_known import KnownNames
from plandesk.exchange.figures_mapping import parts_of_name
from plandesk.exchange.figures_told import Told, named
from plandesk.exchange.figures_totals import is_sum
from plandesk.exchange.figures_values import Refused
from plandesk.exchange.sheet import Sheet


class ColumnHeads:
    """What each of the columns tells, or a sentence where it says nothing that is known.

    `start` is what holds for the whole table.
    """

    def __init__(self, sheet: Sheet, columns: Sequence[int], known: KnownNames, start: Told) -> None:
        self._parts = {column: parts_of_name(sheet.header[column]) for column in columns}
        self._known = known
        self.told: dict[int, Told | str] = {}
        self.sums: list[str] = []  # the names of the columns that add up others, which are left out
        for column, parts in self._parts.items():
            if self._adds_up(parts):
                self.told[column] = replace(start, left_out=True)
                self.sums.append(sheet.header[column])
                continue
            try:
                self.told[column] = self._read(parts, start)
            except Refused as refused:
                self.told[column] = str(refused)

    def _read(self, parts: Sequence[str], told: Told) -> Told:
        year: Span | None = None
        for part in parts:
            span = span_of(part)
            if span is None:
                told = named(told, part, self._known)
            elif told.written and year is not None and span.yearless:
                told = replace(told, span=span.in_year(year.year), written=f"{part} {year.year}")
            elif told.written and span.is_year and told.span is not None and told.span.yearless:
                told = replace(told, span=told.span.in_year(span.year), written=f"{told.written} {part}")
            else:
                told = replace(told, span=span, written=part)
                year = span if span.is_year else year
        return told

    def _adds_up(self, parts: Sequence[str]) -> bool:
        """Whether a column totals periods that stand beside it; a total of units is the whole service."""
        if not any(is_sum(part) for part in parts):
            return False
        if any(span_of(part) for part in parts):
            return self._years_over_months(parts)
        return any(span_of(part) for others in self._parts.values() for part in others)

    def _years_over_months(self, parts: Sequence[str]) -> bool:
        """Whether a column totals a year whose months stand beside it."""
        year = next((span for part in parts if (span := span_of(part)) is not None), None)
        if year is None or not year.is_year:
            return False
        return any(
            (span := span_of(part)) is not None and span.yearless
            for others in self._parts.values()
            for part in others
        )

    def totalled(self) -> dict[int, list[int]]:
        """The columns with totals of periods, and those that each adds up: of its year, or all."""
        spans = {
            column: {span for part in parts if (span := span_of(part))}
            for column, parts in self._parts.items()
        }
        read = [n for n, head in self.told.items() if isinstance(head, Told) and not head.left_out]
        return {
            column: [n for n in read if spans[column] <= spans[n]]
            for column, head in self.told.items()
            if isinstance(head, Told) and head.left_out
        }
