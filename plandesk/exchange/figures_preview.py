"""What an import of figures would do, figure by figure: new, changed, unchanged, or refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import Amount
from plandesk.domain.kpis.grid import decimals_of
from plandesk.domain.kpis.judging import refusal, remark
from plandesk.domain.kpis.measures import Cell, Entry, Measure, measures
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.periods import Due
from plandesk.errors import ImportRefused
from plandesk.exchange.figures_known import KnownNames, read_names
from plandesk.exchange.figures_mapping import AMOUNTS, FigureColumns, field_words, left_out
from plandesk.exchange.figures_reading import read_figures
from plandesk.exchange.figures_said import FiguresRead, Fixed, Said
from plandesk.exchange.row_changes import Change
from plandesk.exchange.sheet import Sheet
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

NAMED = 6  # columns that are named where some are left out
VERDICTS = ("new", "changed", "unchanged", "refused")
Known = Mapping[int, Mapping[Cell, Measure]]  # figures by the id of their KPI


class FigureRow(Struct, frozen=True):
    """One figure of the table and what becomes of it.

    `number` is the figure for reading, `text` what it is of. `why` says why it is refused, or what to
    look at. `entry` and `notes` are what is entered.
    """

    line: int
    verdict: str
    number: str
    text: str
    changes: tuple[Change, ...] = ()
    why: str = ""
    kpi_id: int | None = None
    place: Cell | None = None
    entry: Entry | None = None
    notes: tuple[tuple[str, object], ...] = ()

    @property
    def taken(self) -> bool:
        """Whether something would be written."""
        return self.verdict in ("new", "changed")


class FiguresPreview(Struct, frozen=True):
    """What an import would do, and all that is needed to do it or to see that it no longer fits."""

    rows: tuple[FigureRow, ...]
    notes: tuple[str, ...]
    needs_year: bool
    sheet: Sheet
    columns: FigureColumns
    fixed: Fixed
    today: date

    @property
    def counts(self) -> dict[str, int]:
        """How many figures there are of each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def taken(self) -> int:
        """How many figures would change something."""
        return sum(1 for row in self.rows if row.taken)


def preview(
    document: Document, sheet: Sheet, columns: FigureColumns, fixed: Fixed, today: date
) -> FiguresPreview:
    """Compare a table with the figures of a file; nothing is written. Raises ImportRefused."""
    known = read_names(document)
    return judged(document, known, read(sheet, columns, known, fixed), sheet, columns, fixed, today)


def read(sheet: Sheet, columns: FigureColumns, known: KnownNames, fixed: Fixed) -> FiguresRead:
    """Read the table: plain data in and out. Raises ImportRefused where there is nothing to read."""
    if not known.kpis:
        raise ImportRefused(
            _("There is no KPI in the file yet, so no figures can be taken in. Nothing was imported.")
        )
    if not columns.has(*AMOUNTS):
        raise ImportRefused(_("No column holds figures. Nothing was imported; say which one does."))
    found = read_figures(sheet, columns, known, fixed)
    if not found.said:
        raise ImportRefused(
            _("There are no figures in “{name}” to import. Nothing was imported.").format(name=sheet.name)
        )
    return found


def judged(
    document: Document,
    known: KnownNames,
    told: FiguresRead,
    sheet: Sheet,
    columns: FigureColumns,
    fixed: Fixed,
    today: date,
) -> FiguresPreview:
    """The preview of a table that was read: the figures that it is about are read from the file here."""
    wanted: dict[int, list[int]] = {}
    for one in told.said:
        if one.kpi_id is not None and one.place is not None:
            wanted.setdefault(one.kpi_id, []).append(one.place.period)
    there = {kpi_id: measures(document, kpi_id, min(found), max(found)) for kpi_id, found in wanted.items()}
    judging = _Judging(known, there, today)
    rows = judging.rows(told.said)
    notes = (*sheet.notes, *told.notes, *_about_columns(sheet, columns, known), *judging.notes(rows))
    return FiguresPreview(rows, notes, told.needs_year, sheet, columns, fixed, today)


def _about_columns(sheet: Sheet, columns: FigureColumns, known: KnownNames) -> list[str]:
    names = left_out(sheet, columns, known)
    if not names:
        return []
    listed = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        listed = _("{names} and {n} more").format(names=listed, n=len(names) - NAMED)
    sentence = ngettext(
        "{n} column of numbers is left out: {names}. Where it is a district or a category of this KPI, "
        "add that first, under People or in the definition.",
        "{n} columns of numbers are left out: {names}. Where they are districts or categories of this KPI, "
        "add those first, under People or in the definition.",
        len(names),
    )
    return [sentence.format(n=len(names), names=listed)]


class _Judging:
    """The figures of one table against those of the file."""

    def __init__(self, known: KnownNames, there: Known, today: date) -> None:
        self._kpis = {one.id: one for one in known.kpis}
        self._units = {one.id: known.unit_name(one) for one in known.units}
        self._kinds = {one.id: one.name for of_kpi in known.categories.values() for one in of_kpi}
        self._there, self._today = there, today
        self._kept = 0

    def rows(self, said: Sequence[Said]) -> tuple[FigureRow, ...]:
        """One row for each figure that is told, in the order of the table."""
        groups: dict[tuple[int, Cell], list[Said]] = {}
        found: list[list[Said]] = []
        for one in said:
            if one.kpi_id is None or one.place is None:
                if one.fault and found and _alike(found[-1][-1], one):
                    found[-1].append(one)
                elif one.fault:
                    found.append([one])
                continue
            key = (one.kpi_id, one.place)
            if key not in groups:
                groups[key] = []
                found.append(groups[key])
            groups[key].append(one)
        return tuple(self._row(group) for group in found)

    def notes(self, rows: Sequence[FigureRow]) -> list[str]:
        """What is worth knowing about all of them."""
        found = []
        if self._kept:
            found.append(
                ngettext(
                    "{n} figure that was final changes; what it was before is kept with it.",
                    "{n} figures that were final change; what they were before is kept with them.",
                    self._kept,
                ).format(n=self._kept)
            )
        doubtful = [row for row in rows if row.taken and row.why]
        if doubtful:
            found.append(
                ngettext(
                    "{n} figure is to be looked at: {why}", "{n} figures are to be looked at, first: {why}",
                    len(doubtful),
                ).format(n=len(doubtful), why=doubtful[0].why)
            )  # fmt: skip
        return found

    def _row(self, group: Sequence[Said]) -> FigureRow:
        first = group[0]
        if first.kpi_id is None or first.place is None:
            said = ", ".join(dict.fromkeys(one.text for one in group))
            return FigureRow(first.line, "refused", said, first.called, why=first.fault)
        kpi, place = self._kpis[first.kpi_id], first.place
        text = self._place_words(kpi, place)
        fault = next((one.fault for one in group if one.fault), "") or self._twice(group)
        told = ", ".join(dict.fromkeys(one.text for one in group if one.part or one.fault))
        if fault:
            return FigureRow(first.line, "refused", told, text, why=fault, kpi_id=kpi.id, place=place)
        old = self._there.get(kpi.id, {}).get(place)
        before = Entry(place)
        if old is not None:
            before = Entry(place, old.amount.numerator, old.amount.denominator, old.words)
        entry = before
        for one in group:
            entry = _with(entry, one)
        number = self._figure(kpi, entry)
        if wrong := refusal(kpi, entry, self._today):
            return FigureRow(first.line, "refused", told, text, why=wrong, kpi_id=kpi.id, place=place)
        notes = self._notes(group, old)
        changes = (*self._changes(kpi, before, entry), *(change for change, _value in notes))
        if not changes or (old is None and entry == before):
            return FigureRow(first.line, "unchanged", number, text, kpi_id=kpi.id, place=place)
        if old is not None and entry != before and not old.provisional:
            self._kept += 1
        return FigureRow(
            first.line,
            "new" if old is None else "changed",
            number,
            text,
            changes if old is not None else tuple(change for change, _value in notes),
            remark(kpi, entry, self._today) if entry != before else "",
            kpi.id,
            place,
            entry if entry != before else None,
            tuple(value for _change, value in notes),
        )

    def _twice(self, group: Sequence[Said]) -> str:
        """Why a figure that is told more than once cannot be taken; "" where it is the same each time."""
        seen: dict[str, Said] = {}
        for one in group:
            for name, value in ((one.part or "", one.value), *one.notes):
                if not name:
                    continue
                other = seen.setdefault(name, one)
                was = other.value if name == other.part else dict(other.notes).get(name)
                if was != value:
                    return _("There are two values for it: {one} in line {a}, {other} in line {b}.").format(
                        one=other.text, a=other.line, other=one.text, b=one.line
                    )
        return ""

    def _notes(self, group: Sequence[Said], old: Measure | None) -> list[tuple[Change, tuple[str, object]]]:
        found = []
        for name, value in dict(note for one in group for note in one.notes).items():
            was = (
                getattr(old, name) if old is not None else {"as_of": None, "provisional": False}.get(name, "")
            )
            if was != value:
                words = field_words(name.replace("_", "-"))
                found.append((Change(words, _note_words(was), _note_words(value)), (name, value)))
        return found

    def _changes(self, kpi: Kpi, before: Entry, after: Entry) -> list[Change]:
        if kpi.kind == "words":
            pairs = [(_("Figure"), before.words, after.words)]
        else:
            upper = (kpi.numerator_name or _("Numerator")) if kpi.kind == "rate" else _("Figure")
            pairs = [
                (name, _number(kpi, was), _number(kpi, now))
                for name, was, now in (
                    (upper, before.numerator, after.numerator),
                    (kpi.denominator_name or _("Denominator"), before.denominator, after.denominator),
                )
            ]
        return [Change(name, was, now) for name, was, now in pairs if was != now]

    def _figure(self, kpi: Kpi, entry: Entry) -> str:
        if kpi.kind == "words":
            return entry.words
        amount = Amount(entry.numerator, entry.denominator)
        if kpi.kind != "rate":
            return _number(kpi, amount.numerator)
        parts = (_number(kpi, amount.numerator) or "–", _number(kpi, amount.denominator) or "–")
        return " / ".join(parts)

    def _place_words(self, kpi: Kpi, place: Cell) -> str:
        words = [kpi.name or _("KPI without a name"), periods.name(place.period, kpi.frequency)]
        if place.unit_id is not None:
            words.append(self._units[place.unit_id])
        if place.category_id is not None:
            words.append(self._kinds[place.category_id])
        return ", ".join(words)


def _alike(one: Said, other: Said) -> bool:
    """Whether two cells of a row, the parts of a rate for example, cannot be taken for one reason."""
    return (one.line, one.called, one.fault) == (other.line, other.called, other.fault)


def _with(entry: Entry, one: Said) -> Entry:
    if one.part == "words":
        return replace(entry, words=str(one.value))
    if not isinstance(one.value, float):
        return entry
    if one.part == "denominator":
        return replace(entry, denominator=one.value)
    return replace(entry, numerator=one.value)


def _number(kpi: Kpi, value: float | None) -> str:
    return show_number(value, decimals_of(kpi, value), kpi.kind)


def _note_words(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return Due(value.isoformat()).text()
    return "" if value is None else str(value)
