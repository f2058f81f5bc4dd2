"""The parts of a report in an order of one's own: what a report offers, and what a layout makes of it.

A kind of report tells which parts it has for a plan, in their natural order, as `Offered`. A `Layout`
(see `layouts`) names parts in another order, hides some, adds others, sets the columns of tables.
`arrange` brings the two together:

* parts that the layout names come in its order; those that the plan does not have are left out;
* parts that the layout does not know (a section written since) come behind the one that they naturally
  follow;
* without a layout the natural order stands, with what is `usual`.

A report kind hooks in with a function `offered(document, plan_id) -> tuple[Offered, ...]` in its own module
(in the words of the window) and an option `layout: Layout | None = None`; its `collect` keeps
`order_of(layout, offered)` in its data and its pages go through these parts. A kind is a word of the
report's own, the ones below are shared; `subject` is the uid of the section, KPI … that a part is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

COVER = "cover"
CONTENTS = "contents"
SECTION = "section"  # subject: a section
PLAN_TABLE = "plan-table"  # the objectives with their initiatives
KPI_TABLE = "kpi-table"
KPI_PAGES = "kpi-pages"  # a page for each KPI of the plan
KPI_PAGE = "kpi-page"  # subject: a KPI
CHART = "chart"  # subject: a KPI
PAGE_BREAK = "page-break"

LEAST_SHARE = 0.06  # of a table's width: below, nothing fits
LEAST_PROSE, LEAST_NAMES, LEAST_FIGURES = 0.15, 0.14, 0.11  # with room for "accountability", a name, a date


class LayoutColumn(Struct, frozen=True):
    """A column of a table: `width` is its share of the table's width, 0 for the usual one."""

    name: str
    width: float = 0.0
    hidden: bool = False


class LayoutPart(Struct, frozen=True):
    """A part of a report in a layout; `columns` is empty where they are the usual ones."""

    kind: str
    subject: str = ""
    hidden: bool = False
    columns: tuple[LayoutColumn, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What part it is."""
        return self.kind, self.subject


class OfferedColumn(Struct, frozen=True):
    """A column that a table can have: its title for the user, its usual share of the width.

    One that is `fixed` can't be hidden; one that is not `usual` is hidden until it is asked for; one that
    is `first` stays the first of all. `least` is the share below which ordinary words would be cut into
    towers of letters: a column is never printed narrower.
    """

    name: str
    title: str
    width: float
    fixed: bool = False
    usual: bool = True
    first: bool = False
    least: float = LEAST_SHARE


class Offered(Struct, frozen=True):
    """A part that a report kind can print of a plan, with its title for the user.

    One that is not `usual` is printed only where a layout asks for it. One that is `repeated` may stand
    several times (a page break). One that is `fixed` can be neither hidden nor moved (it comes first); one
    that `hides` can be hidden all the same (a cover, whose title then stands above the first page).
    """

    kind: str
    title: str
    subject: str = ""
    columns: tuple[OfferedColumn, ...] = ()
    usual: bool = True
    repeated: bool = False
    fixed: bool = False
    hides: bool = False

    @property
    def can_be_hidden(self) -> bool:
        """Whether a layout can leave the part out."""
        return self.hides or not self.fixed

    @property
    def key(self) -> tuple[str, str]:
        """What part it is."""
        return self.kind, self.subject

    def part(self, hidden: bool = False) -> LayoutPart:
        """The part as it stands in a layout."""
        return LayoutPart(self.kind, self.subject, hidden)


def page_break(title: str) -> Offered:
    """A page break as a report kind offers it."""
    return Offered(PAGE_BREAK, title, usual=False, repeated=True)


def arrange(offered: Sequence[Offered], parts: Sequence[LayoutPart] | None) -> tuple[LayoutPart, ...]:
    """The parts of a report in their order, hidden ones among them; `parts` are a layout's, None without."""
    if parts is None:
        return tuple(one.part() for one in offered if one.usual)
    known = {one.key: one for one in offered}
    found: list[LayoutPart] = []
    seen: set[tuple[str, str]] = set()
    for part in parts:
        of = known.get(part.key)
        if of is not None and (of.repeated or part.key not in seen):
            seen.add(part.key)
            found.append(replace(part, hidden=part.hidden and of.can_be_hidden))
    before: tuple[str, str] | None = None
    for one in offered:
        if one.usual and one.key not in seen:
            found.insert(_behind(found, before), one.part())
            seen.add(one.key)
        if one.key in seen and not one.repeated:
            before = one.key
    found.sort(key=lambda part: not known[part.key].fixed)
    return tuple(found)


def printed(parts: Iterable[LayoutPart]) -> tuple[LayoutPart, ...]:
    """The parts that are not hidden."""
    return tuple(one for one in parts if not one.hidden)


def natural(offered: Sequence[Offered]) -> tuple[LayoutPart, ...]:
    """All that a report offers once, in its natural order: what a new layout begins with."""
    return tuple(
        one.part(hidden=not one.usual) for one in offered if one.usual or not (one.repeated or one.subject)
    )


def shown_columns(
    offered: Sequence[OfferedColumn], columns: Sequence[LayoutColumn]
) -> tuple[LayoutColumn, ...]:
    """The columns to print, in order, with widths that make 1 together; none is below its least.

    What a layout does not know of a table comes where it naturally stands if it is usual.
    """
    shown = [one for one in all_columns(offered, columns) if not one.hidden]
    least = {one.name: one.least for one in offered}
    widths = shares([one.width for one in shown], [least[one.name] for one in shown])
    return tuple(replace(one, width=width) for one, width in zip(shown, widths, strict=True))


def shares(widths: Sequence[float], least: Sequence[float], whole: float = 1.0) -> list[float]:
    """The widths in proportion, so that they make `whole` together and none is below its least.

    What the narrow ones need is taken from the wide ones; where the least are too much, they are shared out.
    """
    needed = sum(least)
    if needed >= whole:
        return [one / needed * whole for one in least]
    held: set[int] = set()
    while True:
        room = whole - sum(least[place] for place in held)
        total = sum(one for place, one in enumerate(widths) if place not in held)
        given = [
            least[place] if place in held else one / total * room if total > 0 else 0.0
            for place, one in enumerate(widths)
        ]
        narrow = {place for place, one in enumerate(given) if one < least[place] and place not in held}
        if not narrow:
            return given
        held |= narrow


def widened(
    offered: Sequence[OfferedColumn], columns: Sequence[LayoutColumn]
) -> dict[str, tuple[float, float]]:
    """The shown columns that were chosen narrower than they can be: name, chosen and printed share."""
    least = {one.name: one.least for one in offered}
    chosen = {one.name: one.width for one in columns if not one.hidden and 0 < one.width <= 1}
    return {
        one.name: (chosen[one.name], one.width)
        for one in shown_columns(offered, columns)
        if one.name in chosen and chosen[one.name] < least[one.name] - 0.004
    }


def all_columns(
    offered: Sequence[OfferedColumn], columns: Sequence[LayoutColumn]
) -> tuple[LayoutColumn, ...]:
    """Every column that a table can have, in the layout's order, hidden ones among them."""
    known = {one.name: one for one in offered}
    found: list[LayoutColumn] = []
    for one in columns:
        of = known.get(one.name)
        if of is not None and all(one.name != other.name for other in found):
            width = one.width if 0 < one.width <= 1 else of.width
            found.append(LayoutColumn(one.name, width, one.hidden and not of.fixed))
    for place, of in enumerate(offered):
        if all(of.name != one.name for one in found):
            before = offered[place - 1].name if place else None
            at = next((n + 1 for n, one in enumerate(found) if one.name == before), 0 if not place else -1)
            made = LayoutColumn(of.name, of.width, not of.usual)
            found.insert(at if at >= 0 else len(found), made)
    found.sort(key=lambda one: not known[one.name].first)
    return tuple(found)


def moved(parts: Sequence[LayoutPart], place: int, to: int) -> tuple[LayoutPart, ...]:
    """The parts with one of them at another place."""
    rest = [one for n, one in enumerate(parts) if n != place]
    rest.insert(max(0, min(to, len(rest))), parts[place])
    return tuple(rest)


def changed(parts: Sequence[LayoutPart], place: int, part: LayoutPart) -> tuple[LayoutPart, ...]:
    """The parts with another one at a place."""
    return (*parts[:place], part, *parts[place + 1 :])


def without(parts: Sequence[LayoutPart], place: int) -> tuple[LayoutPart, ...]:
    """The parts without one of them."""
    return (*parts[:place], *parts[place + 1 :])


def with_part(parts: Sequence[LayoutPart], place: int, part: LayoutPart) -> tuple[LayoutPart, ...]:
    """The parts with one more before a place."""
    return (*parts[:place], part, *parts[place:])


def _behind(parts: Sequence[LayoutPart], key: tuple[str, str] | None) -> int:
    """The place behind a part; the first one where there is none."""
    places = [n for n, one in enumerate(parts) if one.key == key]
    return places[-1] + 1 if places else 0
