"""The rows of the table of initiatives of any length: an array of ids in order, and the rows looked at.

A group's row stands in the array as its objective's id with a minus. Sorting and filtering are the file's
work; after a change the model reads what the change names and tells the views exactly which rows differ,
came or went. It starts over only when another plan, search, order or grouping is asked for.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from plandesk.domain import outline
from plandesk.domain.listing import InitiativeRow, Query
from plandesk.errors import NotThere
from plandesk.gui.models.id_runs import Run, runs, together
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_changes import matters, moves
from plandesk.gui.models.initiative_order import BY_GOAL, Order, head_of, in_order, is_grouped
from plandesk.gui.models.initiative_roles import Group
from plandesk.gui.models.initiative_rows import RowsLookedAt

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline
    from plandesk.domain.periods import Quarter
    from plandesk.domain.statuses import StatusWord
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 64  # rows read together
TOO_MANY_RUNS = 1000  # a change that scatters more rows than this is told as a new table
CELLS_OF_ROW = ("lead", "partner", "sub_item", "person", "unit")
TOLD = ("status_update", "status_word")


class RowsModel(QAbstractTableModel):
    """Which rows there are, kept as the file has them; what their cells show is the subclass's part."""

    tree_changed = Signal()  # the outline was read again
    counts_changed = Signal()  # how many are shown, or match a filter, may differ

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree: Outline | None = None
        self._query = Query()
        self._grouping = BY_GOAL
        self._collapsed: set[int] = set()
        self._order = Order()
        self._ids = array("q")
        self._looked_at = RowsLookedAt()
        session.changed.connect(self._heard)
        session.quarter_changed.connect(self._take_quarter)

    # ---- what is shown

    @property
    def tree(self) -> Outline | None:
        """The plan's outline as it is now."""
        return self._tree

    @property
    def query(self) -> Query:
        """The search, filters and order in force."""
        return self._query

    @property
    def grouping(self) -> str:
        """What the rows are grouped by; only an order by number shows groups."""
        return self._grouping

    @property
    def matching(self) -> int:
        """How many initiatives match, those in collapsed groups included."""
        return self._order.matching

    @property
    def words(self) -> tuple[StatusWord, ...]:
        """The plan's status words."""
        return self._looked_at.words

    @property
    def telling(self) -> bool:
        """Whether statuses are asked for: in a plan that is a draft and has none they are not yet."""
        return self._looked_at.telling

    @property
    def total(self) -> int:
        """How many initiatives the plan has."""
        return sum(one.initiatives for one in self._tree.objectives.values()) if self._tree else 0

    def set_plan(self, plan_id: int | None, query: Query | None = None) -> None:
        """Show another plan (None: nothing)."""
        self.beginResetModel()
        document = self._session.document
        self._tree = outline.outline(document, plan_id) if document and plan_id is not None else None
        self._collapsed = set()
        self._query = replace(query or self._query, quarter=self._session.quarter)
        self._looked_at.turn_to(document, self._tree, self._query.quarter)
        self._read_order()
        self._ids = self._order.ids
        self.endResetModel()
        self.tree_changed.emit()
        self.counts_changed.emit()

    def set_query(self, query: Query, grouping: str | None = None) -> None:
        """Show what matches as of the quarter in hand, in that order, grouped that way."""
        query = replace(query, quarter=self._session.quarter)
        if query == self._query and grouping in (None, self._grouping):
            return
        self.beginResetModel()
        self._query, self._grouping = query, grouping or self._grouping
        self._read_order()
        self._ids = self._order.ids
        self.endResetModel()
        self.counts_changed.emit()

    def set_collapsed(self, objective_id: int, collapsed: bool) -> None:
        """Hide or show the rows of a group."""
        if collapsed == (objective_id in self._collapsed):
            return
        self._collapsed ^= {objective_id}
        self._read_order()
        self._become(self._order.ids)
        row = self.row_of(-objective_id)
        if row is not None:
            self._tell(row, row)

    def collapse_all(self, collapsed: bool) -> None:
        """Hide or show the rows of every group."""
        self.beginResetModel()
        self._collapsed = set(self._order.sizes) if collapsed else set()
        self._read_order()
        self._ids = self._order.ids
        self.endResetModel()

    def initiative_id(self, row: int) -> int | None:
        """The initiative of a row; None for a group's row."""
        found = self._ids[row] if 0 <= row < len(self._ids) else -1
        return found if found > 0 else None

    def row_of(self, initiative_id: int) -> int | None:
        """Where an initiative stands (or, with a minus, a group's row); None when it is not shown."""
        try:
            return self._ids.index(initiative_id)
        except ValueError:
            return None

    def rows_of(self, ids: list[int]) -> list[int]:
        """Where rows stand, from the top (see `row_of`); those not shown are left out."""
        if len(ids) > 20:  # then looking at every row once is quicker
            wanted = set(ids)
            return [row for row, one in enumerate(self._ids) if one in wanted]
        return sorted(row for row in map(self.row_of, ids) if row is not None)

    def next_initiative(self, row: int, step: int) -> int | None:
        """The row of the next initiative down (1) or up (-1), past group rows."""
        row += step
        while 0 <= row < len(self._ids):
            if self._ids[row] > 0:
                return row
            row += step
        return None

    def group_of(self, initiative_id: int) -> int | None:
        """The objective whose group an initiative is in; None without groups or initiative."""
        row = self.row(initiative_id)
        if row is None or self._tree is None or not is_grouped(self._query, self._grouping):
            return None
        return head_of(self._tree, row.objective_id, self._grouping)

    def group_at(self, index: Index) -> Group | None:
        """The group that a row heads; None for an initiative's row."""
        found = self._ids[index.row()] if index.isValid() and index.row() < len(self._ids) else 1
        one = self._tree.objectives.get(-found) if found < 0 and self._tree is not None else None
        if one is None or self._tree is None:
            return None
        return Group(
            one.id,
            one.number,
            one.title,
            self._order.sizes.get(one.id, 0),
            one.id in self._collapsed,
            self._looked_at.done(one.id) if self.telling else None,
            self._tree.initiatives_below(one.id),
        )

    def row(self, initiative_id: int) -> InitiativeRow | None:
        """An initiative as the table shows it."""
        return self._looked_at.row(initiative_id)

    def rows(self, ids: list[int]) -> list[InitiativeRow]:
        """Many initiatives as the table shows them, read without being kept."""
        return self._looked_at.fresh(ids)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    # ---- reading

    def _read_order(self) -> None:
        document, tree = self._session.document, self._tree
        self._order = Order()
        if document is not None and tree is not None:
            self._order = in_order(document, tree, self._query, self._grouping, self._collapsed)

    def _read_around(self, row: int) -> InitiativeRow | None:
        start = row - row % AT_ONCE
        known = self._looked_at.rows
        self._looked_at.read(
            [one for one in self._ids[start : start + AT_ONCE] if one > 0 and one not in known]
        )
        return self._looked_at.rows.get(self._ids[row])

    # ---- hearing

    def _heard(self, changes: ChangeSet) -> None:
        if self._tree is None or self._session.document is None:
            return
        if moves(changes):
            self._read_tree_again()
        elif changes.touches("initiative", *CELLS_OF_ROW, *TOLD):
            self._read_changed(changes)
            if matters(self._query, changes):
                self._read_order()
                self._become(self._order.ids)
        else:
            return
        self.counts_changed.emit()

    def _take_quarter(self, quarter: Quarter | None) -> None:
        """Show what was told as of another quarter; rows come and go only where a filter asks for it."""
        if self._tree is None or quarter == self._query.quarter:
            return
        self._query = replace(self._query, quarter=quarter)
        self._looked_at.turn_to(self._session.document, self._tree, quarter)
        self._read_order()
        self._become(self._order.ids)
        if self._ids:
            self._tell(0, len(self._ids) - 1)
        self.counts_changed.emit()

    def _read_tree_again(self) -> None:
        document, tree = self._session.document, self._tree
        assert document is not None and tree is not None
        try:
            self._tree = outline.outline(document, tree.plan.id)
        except NotThere:
            self.set_plan(None)
            return
        before = list(self._looked_at.rows)
        self._looked_at.turn_to(document, self._tree, self._query.quarter)
        self._looked_at.read(before)
        self._read_order()
        self._become(self._order.ids)
        # Numbers of every row below may differ, and the names of the columns.
        if self._ids:
            self._tell(0, len(self._ids) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.tree_changed.emit()

    def _read_changed(self, changes: ChangeSet) -> None:
        looked_at = self._looked_at
        lists = changes.touches(*CELLS_OF_ROW, *TOLD)
        named = list(looked_at.rows) if lists else changes.ids("initiative")
        differing = looked_at.read_again(named)
        if changes.touches(*TOLD):
            telling = looked_at.telling
            looked_at.read_words()
            differing += [-one for one in looked_at.count_again()]
            if looked_at.telling != telling and self._ids:
                self._tell(0, len(self._ids) - 1)
                return
        for first, last in together(self.rows_of(differing)):
            self._tell(first, last)

    # ---- telling

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

    def _become(self, wanted: array[int]) -> None:
        """Turn the rows into others by removing and inserting what differs."""
        found = runs(self._ids, wanted)
        if found is None:
            return
        removed, inserted = found
        if len(removed) + len(inserted) > TOO_MANY_RUNS:
            self.beginResetModel()
            self._ids = wanted
            self.endResetModel()
            return
        for run in reversed(removed):
            self.beginRemoveRows(QModelIndex(), run.first, run.last)
            del self._ids[run.first : run.last + 1]
            self.endRemoveRows()
        for run in inserted:
            self._insert(run, wanted)

    def _insert(self, run: Run, wanted: array[int]) -> None:
        self.beginInsertRows(QModelIndex(), run.first, run.last)
        self._ids[run.first : run.first] = wanted[run.first : run.last + 1]
        self.endInsertRows()
