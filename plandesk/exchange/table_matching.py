"""Which initiative of the plan a row of a table is about, and which headings it stands under.

An initiative is found by its key, else by its text, else by its number; rows that were reworded are found by
the words they keep. Nothing is matched twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct

from plandesk.exchange.table_known import Known
from plandesk.exchange.table_reading import HeadingCell, TableRow
from plandesk.i18n import _

ALIKE = 0.6  # of the words of two texts are the same: the same initiative, reworded
RELATED = 0.3  # under this, only the number says that they are the same
MOST_COMPARED = 200_000  # pairs of texts


class NewHeading(Struct, frozen=True):
    """A heading that the plan does not have; `parent` is an objective, a new heading (negative) or None."""

    ref: int
    parent: int | None
    number: str
    title: str


@dataclass
class Headings:
    """The headings of a table in the plan: ids of objectives, and negative references to new ones.

    `top` is the level at which the table begins, 0 for that of the plan.
    """

    known: Known
    top: int = 0
    new: list[NewHeading] = field(default_factory=list)
    renamed: dict[int, str] = field(default_factory=dict)
    _found: dict[tuple[HeadingCell, ...], int | None] = field(default_factory=dict)

    def place(self, path: tuple[HeadingCell, ...]) -> int | None:
        """The objective for a path of headings; what is missing is to be made.

        None for no headings, or for a new one where nothing says what it stands under.
        """
        parent: int | None = None
        for depth in range(len(path)):
            start = path[: depth + 1]
            if start not in self._found:
                self._found[start] = self._find(parent, path[depth])
            parent = self._found[start]
            if parent is None:
                break
        return parent

    def title(self, ref: int | None) -> str:
        """The title of an objective or a new heading, for reading."""
        if ref is None:
            return ""
        if ref < 0:
            return self.new[-1 - ref].title
        return self.renamed.get(ref, self.known.objectives[ref].title)

    def _find(self, parent: int | None, cell: HeadingCell) -> int | None:
        own: tuple[int, ...] = ()
        if parent is None or parent >= 0:
            own = self.known.below(parent)
        wanted = plain(cell.title)
        same = [one for one in own if plain(self.known.objectives[one].title) == wanted]
        if same:
            numbered = [one for one in same if same_number(self.known.objectives[one].number, cell.number)]
            return (numbered or same)[0]
        for heading in self.new:
            if heading.parent == parent and plain(heading.title) == wanted:
                return heading.ref
        for one in own:
            there = self.known.objectives[one]
            if cell.number and same_number(there.number, cell.number):
                if cell.title in ("", cell.number) or wanted == plain(there.number):
                    return one
                if likeness(there.title, cell.title) >= RELATED and one not in self.renamed:
                    self.renamed[one] = cell.title
                    return one
        if parent is None:
            # The table may begin lower down than the plan.
            deeper = [one.id for one in self.known.objectives.values() if plain(one.title) == wanted]
            if len(deeper) == 1:
                return deeper[0]
            if self.top and self.known.objectives:
                return None
        made = NewHeading(-1 - len(self.new), parent, cell.number, cell.title)
        self.new.append(made)
        return made.ref


class Match(Struct, frozen=True):
    """What a row is about: an initiative's id or None for a new one; why it cannot be taken, or a doubt."""

    initiative_id: int | None = None
    refused: str = ""
    told: str = ""


class Matching:
    """The rows of one table against one plan."""

    def __init__(self, known: Known, rows: Sequence[TableRow], places: Sequence[int | None]) -> None:
        self._known, self._rows, self._places = known, rows, places
        self._claimed: dict[int, int] = {}  # initiative → line of the table
        self._matches: dict[int, Match] = {}
        self._by_uid = {one.initiative.uid: key for key, one in known.initiatives.items()}
        self._by_text: dict[str, list[int]] = {}
        self._by_number: dict[str, int] = {}
        self._of_place: dict[int | None, dict[int, str]] = {}
        for key, one in known.initiatives.items():
            self._by_text.setdefault(plain(one.initiative.text), []).append(key)
            if one.number:
                self._by_number[one.number.casefold()] = key

    def matches(self) -> list[Match]:
        """One for each row, in order."""
        order = range(len(self._rows))
        for look in (self._by_key, self._same_text, self._same_number, self._alike, self._number_only):
            for at in order:
                if at not in self._matches and (found := look(at)) is not None:
                    self._matches[at] = found
        return [self._matches.get(at, Match()) for at in order]

    def _claim(self, at: int, key: int, told: str = "") -> Match:
        if key in self._claimed:
            return Match(
                refused=_("Line {line} is about the same initiative.").format(line=self._claimed[key])
            )
        self._claimed[key] = self._rows[at].line
        return Match(key, told=told)

    def _by_key(self, at: int) -> Match | None:
        key = self._by_uid.get(self._rows[at].key) if self._rows[at].key else None
        return None if key is None else self._claim(at, key)

    def _same_text(self, at: int) -> Match | None:
        row = self._rows[at]
        fitting = self._by_text.get(plain(row.text), []) if row.text else []
        if not fitting:
            return None
        numbered = [one for one in fitting if self._has_number(one, row.number)]
        placed = [one for one in fitting if self._stands_at(one, at)]
        for some in (
            [one for one in numbered if one in placed],
            numbered,
            [one for one in placed if one not in self._claimed] or placed,
            [one for one in fitting if one not in self._claimed] or fitting,
        ):
            if len(some) == 1:
                key = some[0]
                if key in self._claimed and not self._is_repeated(at, key):
                    return None
                return self._claim(at, key)
            if some:
                break
        return Match(refused=_("Several initiatives have this text; nothing says which one is meant."))

    def _is_repeated(self, at: int, key: int) -> bool:
        """Whether a second row with the text of an initiative says the same again, and is no new one."""
        other = next(one for one in self._rows if one.line == self._claimed[key])
        return self._rows[at].headings == other.headings

    def _same_number(self, at: int) -> Match | None:
        row, key = self._rows[at], self._numbered(at)
        if key is None:
            return None
        if not row.text or likeness(self._known.initiatives[key].initiative.text, row.text) >= RELATED:
            return self._claim(at, key)
        return None

    def _alike(self, at: int) -> Match | None:
        row, place = self._rows[at], self._places[at]
        if not row.text or (place is not None and place < 0):
            return None
        open_ones = [
            key
            for key, one in self._candidates(place).items()
            if key not in self._claimed and likeness(one, row.text) >= ALIKE
        ]
        if not open_ones:
            return None
        best = max(
            open_ones, key=lambda key: likeness(self._known.initiatives[key].initiative.text, row.text)
        )
        return self._claim(at, best, _("The text was changed."))

    def _number_only(self, at: int) -> Match | None:
        """A row whose number is that of an initiative with another text."""
        row, key = self._rows[at], self._numbered(at)
        if key is None or key in self._claimed:
            return None
        there = self._known.initiatives[key].initiative.text
        if self._places[at] is None or self._stands_at(key, at):
            return self._claim(
                at, key, _("The plan’s {number} says something else: “{text}”.").format(
                    number=row.number, text=there[:80]
                )
            )  # fmt: skip
        return None

    def _numbered(self, at: int) -> int | None:
        row = self._rows[at]
        if not row.number or (row.text and plain(row.text) in self._by_text):
            return None  # with the text of another initiative the number says nothing
        return self._by_number.get(row.number.casefold())

    def _has_number(self, key: int, number: str) -> bool:
        return bool(number) and same_number(self._known.initiatives[key].number, number)

    def _stands_at(self, key: int, at: int) -> bool:
        place = self._places[at]
        return place is not None and place in self._known.trail(
            self._known.initiatives[key].initiative.objective_id
        )

    def _candidates(self, place: int | None) -> dict[int, str]:
        if place is None and len(self._rows) * len(self._known.initiatives) > MOST_COMPARED:
            return {}
        if not self._of_place:
            for key, one in self._known.initiatives.items():
                text = one.initiative.text
                for above in (None, *self._known.trail(one.initiative.objective_id)):
                    self._of_place.setdefault(above, {})[key] = text
        return self._of_place.get(place, {})


def same_number(one: str, other: str) -> bool:
    """Whether two numbers or letters are the same, "A" and "a" too."""
    return bool(one) and one.casefold() == other.casefold()


@lru_cache(maxsize=40000)
def plain(text: str) -> str:
    """A text as it is compared: without case, last sign, and differences of spaces, quotes and dashes."""
    found = unicodedata.normalize("NFKC", text).casefold()
    found = re.sub("[\u2010-\u2015\u2212]", "-", found)
    found = re.sub("[\u2018\u2019\u201a\u2032]", "'", found)
    found = re.sub("[\u201c\u201d\u201e\u00ab\u00bb]", '"', found)
    return " ".join(found.split()).rstrip(" .;,:")


def likeness(one: str, other: str) -> float:
    """How much of the words of two texts is the same, 0 to 1."""
    first, second = _words(one), _words(other)
    return len(first & second) / max(len(first | second), 1)


@lru_cache(maxsize=40000)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(text)))
