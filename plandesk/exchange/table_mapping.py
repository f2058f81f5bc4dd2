"""Which column of a table means which field of the plan: proposed from names and values, changed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.due_words import stored_form
from plandesk.domain.plans import Level
from plandesk.exchange import status_reading
from plandesk.exchange.plan_sheet import own_fields
from plandesk.exchange.sheet import Cell, CellError, Sheet
from plandesk.exchange.sheet_choice import no_column, no_field
from plandesk.exchange.table_names import DEEPEST, LEAF, canonical, understood
from plandesk.i18n import _

Cells = Sequence[Cell | CellError]
PLAIN = (
    *("number", "initiative", "due", "status", "completed", "percent", "reason", "new-due", "narrative"),
    *("lead", "partners", "results", "public", "note", "sub-items", "milestones", "key"),
)
UPDATE = ("status", "completed", "percent", "reason", "new-due", "narrative")  # told for a quarter
SAMPLE = 200  # rows that a proposal looks at
_UID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\Z", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[0-9]{1,4}(?:\.[0-9]{1,3})*|[A-Za-z]{1,2}|[A-Z][.-]?[0-9]{1,3})[.)]?\Z")


class Mapping(Struct, frozen=True):
    """The field of each column, "" for a column that is left out.

    Fields are those of PLAIN, "level-1" for the titles of the topmost headings, "level-1-number" for their
    numbers or letters, and so on down to DEEPEST.
    """

    fields: tuple[str, ...]

    def column(self, field: str) -> int | None:
        """The place of the column with a field, or None."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def depth(self) -> int:
        """How many levels of headings stand above the initiatives."""
        return max((int(one.split("-")[1]) for one in self.fields if one.startswith("level-")), default=0)

    @property
    def top(self) -> int:
        """The level at which the headings begin, 0 for the topmost."""
        return min((int(one.split("-")[1]) for one in self.fields if one.startswith("level-")), default=1) - 1

    @property
    def has_updates(self) -> bool:
        """Whether something of it is told for a reporting quarter."""
        return any(field in self.fields for field in UPDATE)

    def with_field(self, column: int, field: str) -> Mapping:
        """The same with another field for a column; a column that had the field before is left out."""
        others = tuple("" if one == field and field else one for one in self.fields)
        return replace(self, fields=(*others[:column], field, *others[column + 1 :]))


def level_field(depth: int, number: bool = False) -> str:
    """The field of the headings at a depth, 1 at the top."""
    return f"level-{depth}-number" if number else f"level-{depth}"


def every_field() -> tuple[str, ...]:
    """All fields in the order of the plan: headings first."""
    levels = [level_field(depth, number) for depth in range(1, DEEPEST + 1) for number in (True, False)]
    return (*levels, *PLAIN)


def field_words(field: str, levels: Sequence[Level] = ()) -> str:
    """What a field is called on the screen; `levels` are the target plan's, the last one the initiatives'."""
    if field.startswith("level-"):
        depth = int(field.split("-")[1])
        if depth < len(levels):
            name = levels[depth - 1].name
        else:
            name = _("Heading {n}").format(n=depth)
        return _("{level} no.").format(level=name) if field.endswith("-number") else name
    leaf = levels[-1].name if levels else _("Initiative")
    return {
        "number": _("{level} no.").format(level=leaf),
        "initiative": leaf,
        "due": _("Due"),
        "status": _("Status"),
        "completed": _("Completed in"),
        "percent": _("Percent"),
        "reason": _("Reason"),
        "new-due": _("New date"),
        "narrative": _("What happened"),
        "lead": _("Lead"),
        "partners": _("Partners"),
        "results": _("Results"),
        "public": _("Public or internal"),
        "note": _("Internal note"),
        "sub-items": _("Sub-items"),
        "milestones": _("Milestones"),
        "key": _("Key"),
        "": _("Left out"),
    }[field]


def propose(header: Sequence[str], sample: Sequence[Cells], levels: Sequence[Level] = ()) -> Mapping:
    """Find a field for each column, first by its name, then by its values; our own tables are known.

    `sample` are some rows, `levels` those of the plan that the table goes into.
    """
    own = own_fields(header, levels)
    if own is not None and all(one in ("", *every_field()) for one in own):
        return Mapping(own)
    return _Proposal(header, sample[:SAMPLE], levels).mapping()


def propose_for(sheet: Sheet, levels: Sequence[Level] = ()) -> Mapping:
    """The proposal for a whole sheet."""
    return propose(sheet.header, [row.cells for row in sheet.rows[:SAMPLE]], levels)


def mapped_by_hand(header: Sequence[str], wishes: Iterable[tuple[str, str]], proposal: Mapping) -> Mapping:
    """A proposal with what the user wants: pairs of a field (as people call it) and a column's name.

    An empty column name leaves the field out. Raises ImportRefused for a field or a column there is none of.
    """
    found = proposal
    for wanted, column_name in wishes:
        field = field_named(wanted, header, proposal)
        if field is None:
            raise no_field(wanted, every_field())
        if not column_name:
            found = replace(found, fields=tuple("" if one == field else one for one in found.fields))
            continue
        column = _column_named(header, column_name)
        if column is None:
            raise no_column(column_name, header)
        found = found.with_field(column, field)
    return found


def field_named(name: str, header: Sequence[str] = (), proposal: Mapping | None = None) -> str | None:
    """The field that a word means: its own name ("new-due", "level-2"), or what people call it ("owner")."""
    plain = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if plain in every_field():
        return plain
    said = understood(name)
    if said.field:
        return said.field
    if said.described or said.rank == LEAF or (said.number and not said.base):
        return "number" if said.number else "initiative"
    if said.rank < 0:
        return None
    # A heading: as deep as the column that has this name, otherwise as its place in the usual order.
    if proposal is not None:
        for column, title in enumerate(header):
            field = proposal.fields[column]
            if field.startswith("level-") and understood(title).base == said.base:
                return level_field(int(field.split("-")[1]), said.number)
    depths = {0: 1, 1: 1, 2: 2}
    return level_field(depths[said.rank], said.number)


def _column_named(header: Sequence[str], name: str) -> int | None:
    for wanted in (name, name.strip().casefold()):
        for column, title in enumerate(header):
            if wanted in (title, title.strip().casefold()):
                return column
    if name.isdigit() and 1 <= int(name) <= len(header):
        return int(name) - 1
    return None


class _Proposal:
    """One proposal on its way."""

    def __init__(self, header: Sequence[str], sample: Sequence[Cells], levels: Sequence[Level]) -> None:
        self._header, self._levels = header, levels
        self._said = [understood(name) for name in header]
        self._fields = [""] * len(header)
        self._values = [
            [row[place] for row in sample if place < len(row) and _filled(row[place])]
            for place in range(len(header))
        ]
        self._rows = len(sample)

    def mapping(self) -> Mapping:
        self._plain_names()
        titles = self._structure()
        self._numbers(titles)
        self._by_values()
        return Mapping(tuple(self._fields))

    def _give(self, column: int, field: str) -> bool:
        if self._fields[column] or field in self._fields:
            return False
        self._fields[column] = field
        return True

    # ---- by name

    def _plain_names(self) -> None:
        for column, said in enumerate(self._said):
            if self._level_of(column) is not None:
                continue
            field = said.field
            if (
                field in ("percent", "narrative", "completed")
                and canonical(self._header[column]) == "progress"
            ):
                field = "percent" if self._mostly(column, _is_percent) else "narrative"
            if said.number and not said.base and self._mostly(column, _is_uid):
                field = "key"
            if field:
                self._give(column, field)

    def _level_of(self, column: int) -> int | None:
        """The level of the plan that has this column's name, counted from 0."""
        name = canonical(self._header[column])
        for place, level in enumerate(self._levels):
            if name and name in (canonical(level.name), canonical(level.plural)):
                return place
        return None

    def _structure(self) -> dict[int, str]:
        """Give fields to the columns with titles; column → field of each comes back."""
        named = {
            column: place
            for column in range(len(self._header))
            if (place := self._level_of(column)) is not None
        }
        columns = [
            column
            for column, said in enumerate(self._said)
            if column in named or (said.rank >= 0 and not said.number and not self._fields[column])
        ]
        leaf = self._leaf(columns, named)
        if leaf is not None:
            self._give(leaf, "initiative")
        above = [column for column in columns if column != leaf]
        if leaf is not None and above and min(above) > leaf:  # from the initiative outwards
            above.sort(key=lambda column: (named.get(column, 0), self._said[column].rank))
        taken = {named[column] for column in above if column in named}
        depth = 0
        for column in above:
            if column in named and named[column] < max(len(self._levels) - 1, 1):
                depth = named[column]
            else:
                while depth in taken:
                    depth += 1
            if depth < DEEPEST:
                self._give(column, level_field(depth + 1))
            depth += 1
        return {column: field for column, field in enumerate(self._fields) if field in _TITLES}

    def _leaf(self, columns: list[int], named: dict[int, int]) -> int | None:
        for column in columns:
            if self._levels and named.get(column) == len(self._levels) - 1:
                return column
        leaves = [one for one in columns if self._said[one].rank == LEAF and one not in named]
        if leaves:
            return leaves[-1]
        described = [one for one, said in enumerate(self._said) if said.described and not self._fields[one]]
        if described:
            return described[-1] if self._text_length(described[-1]) >= 12 else described[0]
        free = [
            one
            for one, said in enumerate(self._said)
            if not self._fields[one] and not said.number and one not in columns
        ]
        longest = max(free, key=self._text_length, default=None)
        if longest is not None and self._text_length(longest) > 25:
            return longest
        return columns[-1] if len(columns) > 1 else None

    def _numbers(self, titles: dict[int, str]) -> None:
        waiting = [
            column for column, said in enumerate(self._said) if said.number and not self._fields[column]
        ]
        for column in waiting:
            if self._said[column].base:
                self._give(column, self._number_of(self._said[column].base, titles))
        for column in waiting:
            if self._said[column].base:
                continue
            # A bare "No." belongs to the next title on its right, unless it counts the rows.
            values = [_text(one) for one in self._values[column]]
            right = [place for place in titles if place > column]
            fields = [_number_field(titles[place]) for place in sorted(right)]
            if len(values) > 1 and len(set(values)) == len(values) == self._rows:
                fields = ["number"]
            for field in (*fields, "number"):
                if self._give(column, field):
                    break

    def _number_of(self, base: str, titles: dict[int, str]) -> str:
        for column, field in titles.items():
            if self._said[column].base == base or canonical(self._header[column]) == base:
                return _number_field(field)
        for place, level in enumerate(self._levels):
            if canonical(level.name) == base:
                return "number" if place == len(self._levels) - 1 else level_field(place + 1, True)
        if understood(base).rank == LEAF:
            return "number"
        depth = sum(1 for field in titles.values() if field != "initiative")
        return level_field(min(depth + 1, DEEPEST), True)

    # ---- by values

    def _by_values(self) -> None:
        free = [
            one for one, field in enumerate(self._fields) if not field and self._said[one] == understood("")
        ]
        for column in free:
            if "key" not in self._fields and self._mostly(column, _is_uid):
                self._give(column, "key")
            elif self._mostly(column, status_reading.looks_like_status):
                self._give(column, "status")
            elif self._mostly(column, _is_due) and not self._mostly(column, _is_number):
                self._give(column, "completed" if "due" in self._fields else "due")
        left = [one for one in free if not self._fields[one]]
        if "initiative" not in self._fields:
            texts = [one for one in left if self._text_length(one) > 12]
            if texts:
                leaf = max(texts, key=self._text_length)
                self._give(leaf, "initiative")
        leaf_column = self._fields.index("initiative") if "initiative" in self._fields else len(self._fields)
        for column in (one for one in left if one < leaf_column and not self._fields[one]):
            values = [_text(one) for one in self._values[column]]
            if self._mostly(column, _is_number):
                if len(set(values)) == len(values) == self._rows:
                    self._give(column, "number")
            elif values and self._text_length(column) > 3 and len(set(values)) <= max(1, self._rows * 0.6):
                depth = Mapping(tuple(self._fields)).depth
                if depth < DEEPEST:
                    self._give(column, level_field(depth + 1))

    def _mostly(self, column: int, fits: object) -> bool:
        values = self._values[column]
        assert callable(fits)
        return bool(values) and sum(1 for one in values if fits(one)) >= 0.7 * len(values)

    def _text_length(self, column: int) -> float:
        values = self._values[column]
        texts = [one for one in values if isinstance(one, str)]
        return sum(len(one) for one in texts) / len(values) if values else 0.0


_TITLES = frozenset(("initiative", *(level_field(depth) for depth in range(1, DEEPEST + 1))))


def _number_field(field: str) -> str:
    return "number" if field == "initiative" else f"{field}-number"


def _filled(cell: Cell | CellError) -> bool:
    return cell is not None and not isinstance(cell, CellError) and _text(cell) != ""


def _text(cell: Cell | CellError) -> str:
    return str(cell).strip() if cell is not None and not isinstance(cell, CellError) else ""


def _is_due(cell: Cell | CellError) -> bool:
    if isinstance(cell, date | datetime):
        return True
    return isinstance(cell, str) and stored_form(cell, 2000) not in (None, "")


def _is_number(cell: Cell | CellError) -> bool:
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_NUMBER.match(cell.strip())))


def _is_percent(cell: Cell | CellError) -> bool:
    if isinstance(cell, bool):
        return False
    return isinstance(cell, int | float) or bool(re.fullmatch(r"[0-9]{1,3} ?%?", _text(cell)))


def _is_uid(cell: Cell | CellError) -> bool:
    return isinstance(cell, str) and bool(_UID.match(cell.strip()))
