"""What an import of a table would do, row by row: new, changed, unchanged, or refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct

from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Level
from plandesk.domain.statuses import StatusWord
from plandesk.errors import ImportRefused
from plandesk.exchange.row_changes import Change, Changes
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.table_known import Known, read_known
from plandesk.exchange.table_levels import guessed_levels
from plandesk.exchange.table_mapping import Mapping
from plandesk.exchange.table_matching import Headings, Match, Matching, NewHeading, plain
from plandesk.exchange.table_notes import notes
from plandesk.exchange.table_reading import HeadingCell, TableRow, TableRows, read_rows
from plandesk.file.document import Document
from plandesk.i18n import _

VERDICTS = ("new", "changed", "unchanged", "refused")


class NewPlan(Struct, frozen=True):
    """A plan to be made for the table. Without `levels` they are guessed from its columns."""

    title: str
    kind: str
    starts: date
    ends: date
    levels: tuple[Level, ...] = ()


class RowPlan(NamedTuple):
    """What is done for a row: the initiative (None: a new one), its heading (None: it stays), values."""

    initiative_id: int | None
    place: int | None
    fields: dict[str, Any]
    update: dict[str, Any]


class PreviewRow(Struct, frozen=True):
    """One row of the table and what becomes of it.

    `verdict` is one of VERDICTS. `why` says why it is refused, or what to look at.
    """

    line: int
    verdict: str
    number: str
    text: str
    changes: tuple[Change, ...] = ()
    why: str = ""
    does: RowPlan | None = None
    initiative_id: int | None = None


class Preview(Struct, frozen=True):
    """What an import would do, and all that is needed to do it or to see that it no longer fits."""

    rows: tuple[PreviewRow, ...]
    notes: tuple[str, ...]
    new_words: tuple[StatusWord, ...]
    new_leads: tuple[str, ...]
    new_headings: tuple[NewHeading, ...]
    renamed: tuple[tuple[int, str], ...]
    target: int | NewPlan
    quarter: Quarter | None
    known: Known
    sheet: Sheet
    mapping: Mapping

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def taken(self) -> int:
        """How many rows would change something."""
        return sum(1 for row in self.rows if row.does is not None)


def preview(
    document: Document,
    sheet: Sheet,
    mapping: Mapping,
    target: int | NewPlan,
    quarter: Quarter | None = None,
) -> Preview:
    """Compare a table with a plan (its id), or see what plan it would make; nothing is written.

    `quarter` is the one that statuses are told for. Raises ImportRefused (nothing to import,
    no quarter), NotThere.
    """
    known = read_known(document, target if isinstance(target, int) else None, quarter)
    return compare(known, sheet, mapping, target, quarter)


def compare(
    known: Known, sheet: Sheet, mapping: Mapping, target: int | NewPlan, quarter: Quarter | None
) -> Preview:
    """As `preview`, from what was read before: plain data in and out."""
    if not {"initiative", "number", "key"} & set(mapping.fields):
        raise ImportRefused(
            _("No column holds the initiatives. Nothing was imported; say which column their text is in.")
        )
    if mapping.has_updates and quarter is None:
        raise ImportRefused(
            _("The table tells statuses. Nothing was imported; say for which quarter, for example 2023-Q4.")
        )
    year = target.starts.year if isinstance(target, NewPlan) else known.plan.year if known.plan else 0
    read = read_rows(sheet, mapping, year, quarter)
    if not read.rows:
        raise ImportRefused(
            _("There are no rows in “{name}” to import. Nothing was imported.").format(name=sheet.name)
        )
    if isinstance(target, NewPlan) and not target.levels:
        target = NewPlan(target.title, target.kind, target.starts, target.ends, guessed_levels(read))
    return _Comparison(known, read, target, quarter, year, mapping.top).preview(sheet, mapping)


class _Comparison:
    """One table against one plan."""

    def __init__(
        self,
        known: Known,
        read: TableRows,
        target: int | NewPlan,
        quarter: Quarter | None,
        year: int,
        top: int,
    ) -> None:
        self._known, self._read, self._target, self._quarter = known, read, target, quarter
        self._headings = Headings(known, top)
        self._changes = Changes(known, quarter, year)
        self._new: dict[tuple[int | None, str, str], int] = {}

    def preview(self, sheet: Sheet, mapping: Mapping) -> Preview:
        rows = self._read.rows
        places = [self._headings.place(self._path(row)) for row in rows]
        matches = Matching(self._known, rows, places).matches()
        seen = [self._row(row, place, match) for row, place, match in zip(rows, places, matches, strict=True)]
        used = self._used_headings(seen)
        made = Preview(
            rows=tuple(seen),
            notes=(),
            new_words=tuple(self._changes.new_words.values()),
            new_leads=tuple(self._changes.new_leads.values()),
            new_headings=used,
            renamed=tuple(self._headings.renamed.items()),
            target=self._target,
            quarter=self._quarter,
            known=self._known,
            sheet=sheet,
            mapping=mapping,
        )
        levels = self._target.levels if isinstance(self._target, NewPlan) else self._known.levels
        said = notes(self._known, rows, made.rows, used, self._headings.renamed, levels, self._changes)
        return _with_notes(made, (*sheet.notes, *self._read.notes, *said))

    def _path(self, row: TableRow) -> tuple[HeadingCell, ...]:
        if row.headings:
            return row.headings
        if isinstance(self._target, NewPlan):
            return (HeadingCell("", self._target.title),)
        if len(self._known.objectives) == 1:
            only = next(iter(self._known.objectives.values()))
            return (HeadingCell(only.number, only.title),)
        return ()

    def _row(self, row: TableRow, place: int | None, match: Match) -> PreviewRow:
        key = match.initiative_id
        there = self._known.initiatives[key] if key is not None else None
        number = row.number or (there.number if there else "")
        text = row.text or (there.initiative.text if there else "")
        refused = match.refused or (row.faults[0] if row.faults else "")
        if not refused and there is None:
            refused = self._refused_as_new(row, place)
        if refused:
            return PreviewRow(row.line, "refused", number, text, why=refused)
        if there is None:
            fields, update, changes = self._changes.of_new(row)
            does = RowPlan(None, place, fields, update)
            return PreviewRow(row.line, "new", number, text, changes, match.told, does)
        fields, update, changes = self._changes.of_known(row, there)
        own = there.initiative.objective_id
        moves = place is not None and place not in self._known.trail(own) and not self._is_under(row, own)
        if moves:
            before, after = self._headings.title(own), self._headings.title(place)
            changes = (Change(_("Under"), before, after), *changes)
        if not changes:
            return PreviewRow(row.line, "unchanged", number, text, initiative_id=key)
        does = RowPlan(key, place if moves else None, fields, update)
        return PreviewRow(row.line, "changed", number, text, changes, match.told, does, key)

    def _is_under(self, row: TableRow, objective_id: int) -> bool:
        """Whether the row names the very headings that an initiative has, of which there may be two alike."""
        above = [self._known.objectives[one] for one in reversed(self._known.trail(objective_id))]
        above = [one for one in above if one.title.strip()]
        return len(above) == len(row.headings) and all(
            plain(cell.title) == plain(one.title) and cell.number.casefold() in ("", one.number.casefold())
            for cell, one in zip(row.headings, above, strict=True)
        )

    def _refused_as_new(self, row: TableRow, place: int | None) -> str:
        if not row.text:
            if row.number:
                return _("The plan has no {number}, and the row has no text.").format(number=row.number)
            return _("The row has no text.")
        if place is None:
            if row.headings and row.headings[0].title:
                return _("The plan has no “{title}”, and nothing says what that stands under.").format(
                    title=row.headings[0].title[:80]
                )
            return _("Nothing says under which heading it belongs.")
        same = (place, plain(row.text), row.number)
        if same in self._new:
            return _("Line {line} says the same.").format(line=self._new[same])
        self._new[same] = row.line
        return ""

    def _used_headings(self, rows: Sequence[PreviewRow]) -> tuple[NewHeading, ...]:
        wanted = {row.does.place for row in rows if row.does is not None and row.does.place is not None}
        for heading in reversed(self._headings.new):
            if heading.ref in wanted and heading.parent is not None:
                wanted.add(heading.parent)
        return tuple(heading for heading in self._headings.new if heading.ref in wanted)


def _with_notes(made: Preview, said: tuple[str, ...]) -> Preview:
    from msgspec.structs import replace

    return replace(made, notes=said)
