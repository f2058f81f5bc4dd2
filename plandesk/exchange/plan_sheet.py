"""A plan as one table: a row for each initiative, the headings above it repeated, and where it stands.

The columns have the names by which an import knows them again, and a key by which it finds each initiative,
so that what was worked on in a spreadsheet comes back to its place, and what was not changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plandesk.domain.outline import Objective
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan
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


@dataclass(frozen=True, slots=True)
class _Heading:
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
        below = depth - (len(self._plan.levels) - 2)  # deeper than the plan's own names go
        name = f"{level.name} {below + 1}" if below > 0 else level.name
        return _Heading(name, level.numbering != "none")

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
            ColumnOut(_("Sub-items"), 30, "wrap"),
            ColumnOut(_("Due"), 13, "date"),
            ColumnOut(_("Status {quarter}").format(quarter=when), 15),
            ColumnOut(_("Completed in"), 13, "date"),
            ColumnOut(_("Percent"), 9, "percent"),
            ColumnOut(_("Reason"), 30, "wrap"),
            ColumnOut(_("New date"), 13, "date"),
            ColumnOut(_("What happened"), 40, "wrap"),
            ColumnOut(_("Lead"), 22, "wrap"),
            ColumnOut(_("Partners"), 22, "wrap"),
            ColumnOut(_("Results"), 40, "wrap"),
            ColumnOut(_("Public or internal"), 10),
            ColumnOut(_("Internal note"), 30, "wrap"),
            ColumnOut(_("Key"), 12),
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
