"""A roster from a table: who is new, who changed, who is not in the list any more; then one step.

Members are found by their numbers, and by their names only where one of the two has no number: two people
of one name are never taken for each other. An empty cell says nothing. Nobody is ever deleted; members who
are not in the list can be marked as moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from plandesk.domain.coaching import members
from plandesk.domain.coaching.members import Member, state_words
from plandesk.errors import ImportRefused
from plandesk.exchange.roster_columns import RosterColumns, field_words
from plandesk.exchange.row_changes import Change
from plandesk.exchange.sheet import Cell, CellError, Sheet, SheetRow
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

VERDICTS = ("new", "changed", "unchanged", "refused", "missing")
LONGEST = 200  # characters of a name, a rank or a unit
MOST_MEMBERS = 20_000
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "jr.", "sr."))
_ACTIVE = frozenset(
    (
        *("active", "yes", "y", "true", "1", "x", "current", "a", "actif", "active duty", "oui"),
        *("on leave", "leave", "seconded", "secondment", "en congé"),  # still of the unit
    )
)
_MOVED = frozenset(
    (
        "moved",
        "no",
        "n",
        "false",
        "0",
        "inactive",
        "transferred",
        "transfer",
        "former",
        "muté",
        "inactif",
        "non",
    )
)
_LEFT = frozenset(("left", "left the service", "retired", "resigned", "terminated", "retraité", "parti"))


class RosterRow(Struct, frozen=True):
    """One row of the table, or with verdict "missing" a member who is not in it (line 0).

    `text` is who it is about, `why` the reason of a refusal or what to know; `values` are the fields to
    write by their names in `Member`.
    """

    line: int
    verdict: str
    number: str
    text: str
    changes: tuple[Change, ...] = ()
    why: str = ""
    member_id: int | None = None
    values: tuple[tuple[str, str], ...] = ()


class RosterPreview(Struct, frozen=True):
    """What an import would do, and all that is needed to do it or to see that it no longer fits."""

    rows: tuple[RosterRow, ...]
    notes: tuple[str, ...]
    sheet: Sheet
    columns: RosterColumns

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def taken(self) -> int:
        """How many members would be added or changed."""
        return sum(row.verdict in ("new", "changed") for row in self.rows)

    @property
    def missing(self) -> tuple[RosterRow, ...]:
        """The active members who are not in the list."""
        return tuple(row for row in self.rows if row.verdict == "missing")


def preview(document: Document, sheet: Sheet, columns: RosterColumns) -> RosterPreview:
    """Compare a table with the roster of a file; nothing is written.

    Raises ImportRefused where no column holds names, or there is nobody in the table.
    """
    if not columns.has_names:
        raise ImportRefused(_("No column holds names. Nothing was imported; say which one does."))
    if len(sheet.rows) > MOST_MEMBERS:
        raise ImportRefused(
            _("The table has more than {n:,} rows, more than any roster. Nothing was imported.").format(
                n=MOST_MEMBERS
            )
        )
    comparing = _Comparing(members.members(document), columns)
    rows = [comparing.row(row) for row in sheet.rows]
    found = [row for row in rows if row is not None]
    if not found:
        raise ImportRefused(_("There is nobody in the table. Nothing was imported."))
    return RosterPreview((*found, *comparing.missing()), sheet.notes, sheet, columns)


def apply(document: Document, seen: RosterPreview, mark_moved: bool = False) -> int:
    """Carry out a preview as one step; how many members were added or changed comes back.

    With `mark_moved` those who are not in the list are marked as moved. Raises ImportRefused where the
    roster was changed since, so that the preview no longer fits.
    """
    if preview(document, seen.sheet, seen.columns).rows != seen.rows:
        raise ImportRefused(
            _("The roster was changed since the preview. Nothing was imported; look at the new preview.")
        )
    gone = [row.member_id for row in seen.missing if row.member_id is not None] if mark_moved else []
    many = seen.taken + len(gone)
    if not many:
        return 0
    with document.step(ngettext("Import {n} member", "Import {n} members", many).format(n=many)):
        for row in seen.rows:
            if row.verdict == "new":
                members.add_member(document, **dict(row.values))
            elif row.verdict == "changed" and row.member_id is not None:
                members.change_member(document, row.member_id, **dict(row.values))
        members.change_members(document, gone, state="moved")
    return many


class _Comparing:
    """The rows of one table against the members of a file."""

    def __init__(self, known: list[Member], columns: RosterColumns) -> None:
        self._known, self._columns = known, columns
        self._by_number: dict[str, list[Member]] = {}
        self._by_name: dict[str, list[Member]] = {}
        for one in known:
            if one.number.strip():
                self._by_number.setdefault(_number_key(one.number), []).append(one)
            self._by_name.setdefault(_name_key(one.name), []).append(one)
        self._seen: set[int] = set()
        self._lines: dict[str, int] = {}  # of what was told already, by number or name

    def row(self, row: SheetRow) -> RosterRow | None:
        """What becomes of one row; None where it holds nothing that is taken."""
        said: dict[str, str] = {}
        for place, name in enumerate(self._columns.fields):
            if not name:
                continue
            cell = row.cells[place]
            if isinstance(cell, CellError):
                why = _("A cell holds the error {error}.").format(error=cell.text[:40])
                return RosterRow(row.line, "refused", "", "–", why=why)
            said[name] = _text(cell)
        if not any(said.values()):
            return None
        state = said.pop("state", "")
        values = {**_named(said), **{name: said.get(name, "") for name in ("rank", "unit", "supervisor")}}
        values["number"] = said.get("number", "")
        why = self._fault(values, state)
        shown = values["name"][:LONGEST] or "–"
        if why:
            return RosterRow(row.line, "refused", values["number"][:40], shown, why=why)
        return self._compared(row.line, values, _state(state))

    def missing(self) -> list[RosterRow]:
        """The active members whom no row is about."""
        return [
            RosterRow(
                0, "missing", one.number, one.title, why=_("Not in the list any more"), member_id=one.id
            )
            for one in self._known
            if one.state == "active" and one.id not in self._seen
        ]

    def _fault(self, values: Mapping[str, str], state: str) -> str:
        if not values["name"]:
            return _("The row has no name.")
        if any(len(value) > LONGEST for value in values.values()):
            return _("A text has more than {n} characters.").format(n=LONGEST)
        if state and _state(state) is None:
            return _("“{text}” is neither active nor moved.").format(text=state[:40])
        return ""

    def _compared(self, line: int, values: dict[str, str], state: str | None) -> RosterRow:
        number, name = values["number"], values["name"]
        key = _number_key(number) if number else "name " + _name_key(name)
        if key in self._lines:
            why = _("Row {line} is about the same member.").format(line=self._lines[key])
            return RosterRow(line, "refused", number, name, why=why)
        self._lines[key] = line
        found = self._found(number, name)
        if len(found) > 1:
            why = _("The file has {n} members of this name or number; change them by hand.")
            self._seen |= {one.id for one in found}
            return RosterRow(line, "refused", number, name, why=why.format(n=len(found)))
        if not found:
            new = {"name": name, **{one: value for one, value in values.items() if value}}
            new["state"] = state or "active"
            told = [
                Change(field_words(one), "", values[one]) for one in ("unit", "supervisor") if values[one]
            ]
            title = " ".join(filter(None, (values["rank"], name)))
            return RosterRow(line, "new", number, title, tuple(told), values=tuple(new.items()))
        return self._known_row(line, values, state, found[0])

    def _known_row(self, line: int, values: dict[str, str], state: str | None, old: Member) -> RosterRow:
        if old.id in self._seen:
            why = _("Another row is about the same member.")
            return RosterRow(line, "refused", values["number"], values["name"], why=why)
        self._seen.add(old.id)
        changed: dict[str, str] = {}
        changes: list[Change] = []
        for name, value in values.items():
            before = getattr(old, name)
            same = value == before or (name == "number" and _number_key(value) == _number_key(before))
            if value and not same:
                changed[name] = value
                changes.append(Change(field_words(name), before, value))
        wanted = state or "active"  # who is in the list is there
        if wanted != old.state:
            changed["state"] = wanted
            words = state_words()
            changes.append(Change(_("State"), words[old.state], words[wanted]))
        verdict = "changed" if changed else "unchanged"
        number = values["number"] or old.number
        return RosterRow(line, verdict, number, old.title, tuple(changes), "", old.id, tuple(changed.items()))

    def _found(self, number: str, name: str) -> list[Member]:
        if number and _number_key(number) in self._by_number:
            return self._by_number[_number_key(number)]
        named = self._by_name.get(_name_key(name), [])
        return [one for one in named if not number or not one.number.strip()]


def _named(said: Mapping[str, str]) -> dict[str, str]:
    """The name of a row: one column, or two; "Last, First" is turned round."""
    if said.get("last-name") or said.get("first-name"):
        return {"name": " ".join(filter(None, (said.get("first-name"), said.get("last-name"))))}
    name = said.get("name", "")
    last, comma, first = (part.strip() for part in name.partition(","))
    if comma and first and last and "," not in first and first.casefold() not in _SUFFIXES:
        return {"name": f"{first} {last}"}
    return {"name": name}


def _state(text: str) -> str | None:
    word = text.strip().casefold()
    for state, words in (("active", _ACTIVE), ("moved", _MOVED), ("left", _LEFT)):
        if word in words or (word and word == state_words()[state].casefold()):
            return state
    return None


def _number_key(number: str) -> str:
    """A number to compare: without case, spaces and leading zeros, which spreadsheets drop."""
    return "".join(number.split()).casefold().lstrip("0") or "0"


def _name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    text = "" if cell is None else " ".join(str(cell).split())
    # What moves the cursor or turns the direction of writing belongs in no name.
    return "".join(one for one in text if one.isprintable())
