"""A plan as one table: a row for each initiative, the headings above it repeated, and where it stands.

The columns have the names by which an import knows them again, and a key by which it finds each initiative,
so that what was worked on in a spreadsheet comes back to its place, and what was not changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.outline import Objective
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Level, Plan
from plandesk.exchange.milestone_text import milestones_text
from plandesk.exchange.sheet import Cell
from plandesk.exchange.sheet_out import ColumnOut, TableOut
from plandesk.exchange.table_known import Known, KnownInitiative, completed_of, read_known
from plandesk.file.document import Document
from plandesk.i18n import _


def plan_sheet(document: Document, plan_id: int, quarter: Quarter) -> TableOut:
    """The table of a plan as it stands at a quarter; raises NotThere."""
    known = read_known(document, plan_id, quarter)
    assert known.plan is not None
    return _Sheet(known, known.plan, quarter).table()


class _Heading(Struct, frozen=True):
    """A level of headings in the table; `numbered` has a column for the numbers, too."""

    name: str
    numbered: bool


class _Sheet:
    def __init__(self, known: Known, plan: Plan, quarter: Quarter) -> None:
        self._known, self._plan, self._quarter = known, plan, quarter
        depth = max((one.depth + 1 for one in known.objectives.values()), default=0)
        self._headings = [self._heading(n) for n in range(max(depth, len(plan.levels) - 1))]
        self._numbered = plan.initiative_level.numbering != "none"
        self._words = {one.id: one for one in known.words}

    def table(self) -> TableOut:
        """Header and rows."""
        below: dict[int, list[KnownInitiative]] = {}
        for one in self._known.initiatives.values():
            below.setdefault(one.initiative.objective_id, []).append(one)
        rows: list[tuple[Cell, ...]] = []
        columns = self._columns()
        for objective in self._known.objectives.values():
            trail = [self._known.objectives[one] for one in reversed(self._known.trail(objective.id))]
            heads = self._head_cells(trail)
            rows += [(*heads, *self._cells(one)) for one in below.get(objective.id, ())]
            if not objective.children and objective.id not in below:  # a heading with nothing below it
                rows.append((*heads, *[None] * (len(columns) - len(heads))))
        return TableOut(self._plan.title, columns, tuple(rows), self._plan.paper)

    def _heading(self, depth: int) -> _Heading:
        level = self._plan.objective_level(depth)
        return _Heading(_heading_name(self._plan.levels, depth), level.numbering != "none")

    def _columns(self) -> tuple[ColumnOut, ...]:
        found: list[ColumnOut] = []
        for one in self._headings:
            if one.numbered:
                found.append(ColumnOut(_("{level} no.").format(level=one.name), 8, "number"))
            found.append(ColumnOut(one.name, 28, "wrap"))
        if self._numbered:
            found.append(ColumnOut(_("No."), 8, "number"))
        when = self._quarter.text()
        return (
            *found,
            ColumnOut(self._plan.initiative_level.name, 60, "wrap"),
            *(
                replace(column, choices=tuple(one.word for one in self._known.words))
                if field == "status"
                else column
                for field, column in _told_columns(when)
            ),
        )

    def _head_cells(self, trail: list[Objective]) -> list[Cell]:
        found: list[Cell] = []
        for depth, heading in enumerate(self._headings):
            one = trail[depth] if depth < len(trail) else None
            if heading.numbered:
                found.append(_number(one.number) if one else None)
            found.append(one.title if one else None)
        return found

    def _cells(self, one: KnownInitiative) -> tuple[Cell, ...]:
        it = one.initiative
        told = one.speaks or one.update
        word = self._words.get(one.speaks.status_id or 0) if one.speaks else None
        done = word is not None and word.counts_as == "done" and one.speaks is not None
        number = [_number(one.number)] if self._numbered else []
        return (
            *number,
            it.text,
            list_text(it.sub_items),
            milestones_text(one.milestones),
            due_cell(it.due),
            word.word if word else None,
            due_cell(completed_of(one.speaks)) if done and one.speaks else None,
            told.percent if told else None,
            told.reason if told else None,
            due_cell(told.new_due) if told else None,
            told.narrative if told else None,
            names_text(tuple(lead.name for lead in it.leads)),
            names_text(it.partners),
            it.results,
            _("Public") if it.public else _("Internal"),
            it.note,
            it.uid,
        )


def own_fields(header: Sequence[str], levels: Sequence[Level]) -> tuple[str, ...] | None:
    """The import's fields of the columns of a table that was made here, of a plan with these levels.

    None for any other table, one with a column less or in another order too.
    """
    names = [" ".join(one.split()) for one in header]
    status = _("Status {quarter}").partition("{")[0]
    told = _told_columns("")
    heads = names[-len(told) :]
    if len(levels) < 2 or len(names) <= len(told):
        return None
    for name, (field, column) in zip(heads, told, strict=True):
        if name != column.head and not (field == "status" and name.startswith(status)):
            return None
    found: list[str] = []
    depth, left = 0, names[: -len(told)]
    if left.pop() != _one_line(levels[-1].name):
        return None
    numbered = bool(left) and left[-1] == _("No.")
    for name in left[: -1 if numbered else None]:
        heading = _one_line(_heading_name(levels, depth))
        if name == heading:
            depth += 1
            found.append(f"level-{depth}")
        elif name == _one_line(_("{level} no.").format(level=heading)):
            found.append(f"level-{depth + 1}-number")
        else:
            return None
    return (*found, *(["number"] if numbered else []), "initiative", *(field for field, _column in told))


def _told_columns(when: str) -> tuple[tuple[str, ColumnOut], ...]:
    """What is told of each initiative, by the import's fields."""
    return (
        ("sub-items", ColumnOut(_("Sub-items"), 30, "wrap")),
        ("milestones", ColumnOut(_("Milestones"), 30, "wrap")),
        ("due", ColumnOut(_("Due"), 13, "date")),
        ("status", ColumnOut(_("Status {quarter}").format(quarter=when), 15)),
        ("completed", ColumnOut(_("Completed in"), 13, "date")),
        ("percent", ColumnOut(_("Percent"), 9, "percent")),
        ("reason", ColumnOut(_("Reason"), 30, "wrap")),
        ("new-due", ColumnOut(_("New date"), 13, "date")),
        ("narrative", ColumnOut(_("What happened"), 40, "wrap")),
        ("lead", ColumnOut(_("Lead"), 22, "wrap")),
        ("partners", ColumnOut(_("Partners"), 22, "wrap")),
        ("results", ColumnOut(_("Results"), 40, "wrap")),
        ("public", ColumnOut(_("Public or internal"), 10)),
        ("note", ColumnOut(_("Internal note"), 30, "wrap")),
        ("key", ColumnOut(_("Key"), 12)),
    )


def _heading_name(levels: Sequence[Level], depth: int) -> str:
    """What the headings at a depth are called; deeper than the plan's own names go, with a number."""
    below = depth - (len(levels) - 2)
    return f"{levels[-2].name} {below + 1}" if below > 0 else levels[depth].name


def _one_line(text: str) -> str:
    return " ".join(text.split())


def due_cell(due: Due) -> Cell:
    """A due time in a table: a day as a day, all else in words with their year."""
    if due.kind == "date":
        return date.fromisoformat(due.stored)
    return due.text() or None


def names_text(names: tuple[str, ...]) -> str:
    """Names in one cell; one that holds a comma ends in a sign, so that it is not read as several."""
    if len(names) == 1 and "," in names[0]:
        return names[0] + ";"
    return "; ".join(names)


def list_text(items: tuple[str, ...]) -> str:
    """Texts in one cell, each on a line of its own with a bullet."""
    return "\n".join(f"• {one}" for one in items)


def _number(number: str) -> Cell:
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else number or None
