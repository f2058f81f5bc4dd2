"""The table of initiatives of any length: an array of ids in order, and the rows that are looked at.

A group's row stands in the array as its objective's id with a minus. Sorting and filtering are the file's
work; after a change the model reads what the change names and tells the views exactly which rows differ,
came or went. It starts over only when another plan, search, order or grouping is asked for.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from plandesk.domain import initiatives, listing, outline
from plandesk.domain.listing import InitiativeRow, Query
from plandesk.errors import NotThere
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models.id_runs import Run, runs
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_changes import matters, moves
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
NO_GROUPS, BY_TOP, BY_GOAL = "none", "top", "goal"
AT_ONCE = 64  # rows read together
KEPT = 512  # rows kept at most
TOO_MANY_RUNS = 1000  # a change that scatters more rows than this is told as a new table

DISPLAY, EDIT, TIP, CHECK, ALIGN, SPOKEN = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
ANSWERED = {DISPLAY, EDIT, TIP, CHECK, ALIGN, SPOKEN}
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Group:
    """A row that heads the initiatives below it."""

    objective_id: int
    number: str
    title: str
    count: int
    collapsed: bool


class InitiativesModel(QAbstractTableModel):
    """Columns as in `Column`. Edits go through the session."""

    tree_changed = Signal()  # the outline was read again
    counts_changed = Signal()  # how many are shown, or match a filter, may differ

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree: Outline | None = None
        self._query = Query()
        self._grouping = BY_GOAL
        self._collapsed: set[int] = set()
        self._ids = array("q")
        self._matching = 0
        self._sizes: dict[int, int] = {}
        self._rows: dict[int, InitiativeRow] = {}
        session.changed.connect(self._heard)

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
        return self._matching

    @property
    def total(self) -> int:
        """How many initiatives the plan has."""
        return sum(one.initiatives for one in self._tree.objectives.values()) if self._tree else 0

    def set_plan(self, plan_id: int | None, query: Query | None = None) -> None:
        """Show another plan (None: nothing)."""
        self.beginResetModel()
        document = self._session.document
        self._tree = outline.outline(document, plan_id) if document and plan_id is not None else None
        self._collapsed, self._rows = set(), {}
        self._query = query or self._query
        self._ids = self._order()
        self.endResetModel()
        self.tree_changed.emit()
        self.counts_changed.emit()

    def set_query(self, query: Query, grouping: str | None = None) -> None:
        """Show what matches, in that order, grouped that way."""
        if query == self._query and grouping in (None, self._grouping):
            return
        self.beginResetModel()
        self._query, self._grouping = query, grouping or self._grouping
        self._ids = self._order()
        self.endResetModel()
        self.counts_changed.emit()

    def set_collapsed(self, objective_id: int, collapsed: bool) -> None:
        """Hide or show the rows of a group."""
        if collapsed == (objective_id in self._collapsed):
            return
        self._collapsed ^= {objective_id}
        self._become(self._order())
        row = self.row_of(-objective_id)
        if row is not None:
            self._tell(row, row)

    def collapse_all(self, collapsed: bool) -> None:
        """Hide or show the rows of every group."""
        self.beginResetModel()
        self._collapsed = set(self._sizes) if collapsed else set()
        self._ids = self._order()
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
        """Where initiatives stand, from the top; those not shown are left out."""
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
        return self._head_of(row.objective_id) if row is not None and self._grouped else None

    def group_at(self, index: Index) -> Group | None:
        """The group that a row heads; None for an initiative's row."""
        found = self._ids[index.row()] if index.isValid() and index.row() < len(self._ids) else 1
        one = self._tree.objectives.get(-found) if found < 0 and self._tree is not None else None
        if one is None:
            return None
        return Group(one.id, one.number, one.title, self._sizes.get(one.id, 0), one.id in self._collapsed)

    def row(self, initiative_id: int) -> InitiativeRow | None:
        """An initiative as the table shows it."""
        if initiative_id not in self._rows:
            self._read([initiative_id])
        return self._rows.get(initiative_id)

    def rows(self, ids: list[int]) -> list[InitiativeRow]:
        """Many initiatives as the table shows them, read without being kept."""
        document = self._session.document
        if document is None or self._tree is None:
            return []
        found: list[InitiativeRow] = []
        for start in range(0, len(ids), 500):
            found += listing.rows_of(document, self._tree, ids[start : start + 500])
        return found

    # ---- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in ANSWERED or not index.isValid():
            return None
        found, column = self._ids[index.row()], index.column()
        if role == ALIGN:
            return RIGHT if column == Column.NUMBER else None
        if found < 0:
            return self._group_words(index, column, role)
        if role == CHECK and column != Column.PUBLIC:
            return None
        row = self._rows.get(found) or self._read_around(index.row())
        if row is None or self._tree is None:
            return None
        if role == CHECK:
            return Qt.CheckState.Checked if row.public else Qt.CheckState.Unchecked
        shown = cells.words(row, column, self._tree)
        if role == SPOKEN:
            return f"{cells.title(column, self._tree)}: {shown or _('none')}"
        if role == TIP and column == Column.PUBLIC:
            return (
                _("Printed in the public edition") if row.public else _("Internal: not in the public edition")
            )
        return shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role not in (DISPLAY, SPOKEN) or orientation != Qt.Orientation.Horizontal:
            return None
        return cells.title(section, self._tree) if 0 <= section < len(Column) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self._ids[index.row()] < 0:
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        if index.column() in cells.EDITABLE and not self._session.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Change one cell, as one step; the value is words, or a check state for the public column."""
        one = self.initiative_id(index.row())
        if one is None or role not in (EDIT, CHECK) or index.column() not in cells.EDITABLE:
            return False
        if role == CHECK:
            value = "yes" if Qt.CheckState(value) == Qt.CheckState.Checked else "no"
        if str(value) == self.data(index, EDIT):
            return False
        return self.change([one], index.column(), str(value))

    def change(self, ids: list[int], column: int, typed: str) -> bool:
        """Give initiatives the value that words stand for in a column, as one step; False when refused."""
        document, tree = self._session.document, self._tree
        if document is None or tree is None or not ids:
            return False

        def act() -> bool:
            wanted = cells.fields(document, column, typed, tree.plan.year)
            name = ngettext("Change initiative", "Change {n} initiatives", len(ids)).format(n=len(ids))
            with document.step(name):
                initiatives.change_initiatives(document, ids, **cells.with_leads(document, wanted))
            return True

        return self._session.act(act) is True

    # ---- reading

    @property
    def _grouped(self) -> bool:
        return self._grouping != NO_GROUPS and self._query.sort == "number"

    def _head_of(self, objective_id: int) -> int:
        assert self._tree is not None
        return self._tree.trail(objective_id)[0].id if self._grouping == BY_TOP else objective_id

    def _order(self) -> array[int]:
        """Every row there should be now."""
        document, tree = self._session.document, self._tree
        self._sizes = {}
        if document is None or tree is None:
            self._matching = 0
            return array("q")
        if not self._grouped:
            ids = listing.list_initiatives(document, tree, self._query)
            self._matching = len(ids)
            return ids
        found = listing.list_by_objective(document, tree, self._query)
        if self._query.descending:
            found = [(one, own[::-1]) for one, own in reversed(found)]
        for one, own in found:
            head = self._head_of(one)
            self._sizes[head] = self._sizes.get(head, 0) + len(own)
        self._matching = sum(self._sizes.values())
        ids, before = array("q"), None
        for one, own in found:
            head = self._head_of(one)
            if head != before:
                ids.append(-head)
                before = head
            if head not in self._collapsed:
                ids.extend(own)
        return ids

    def _read_around(self, row: int) -> InitiativeRow | None:
        start = row - row % AT_ONCE
        wanted = [one for one in self._ids[start : start + AT_ONCE] if one > 0 and one not in self._rows]
        self._read(wanted)
        return self._rows.get(self._ids[row])

    def _read(self, ids: list[int]) -> None:
        if self._session.document is None or self._tree is None:
            return
        if len(self._rows) + len(ids) > KEPT:
            for old in list(self._rows)[: KEPT // 2]:
                del self._rows[old]
        for row in listing.rows_of(self._session.document, self._tree, ids):
            self._rows[row.id] = row

    def _group_words(self, index: Index, column: int, role: int) -> Any:
        group = self.group_at(index)
        if group is None or role not in (DISPLAY, TIP, SPOKEN):
            return None
        if role == SPOKEN:
            state = _("closed") if group.collapsed else _("open")
            said = ngettext("{title}, {n} row, {state}", "{title}, {n} rows, {state}", group.count)
            return said.format(title=f"{group.number} {group.title}".strip(), n=group.count, state=state)
        if role == TIP:
            return group.title
        return group.number if column == Column.NUMBER else group.title if column == Column.TEXT else ""

    # ---- hearing

    def _heard(self, changes: ChangeSet) -> None:
        if self._tree is None or self._session.document is None:
            return
        if moves(changes):
            self._read_tree_again()
        elif changes.touches("initiative", "lead", "partner", "sub_item", "person", "unit"):
            self._read_changed(changes)
            if matters(self._query, changes):
                self._become(self._order())
        else:
            return
        self.counts_changed.emit()

    def _read_tree_again(self) -> None:
        document, tree = self._session.document, self._tree
        assert document is not None and tree is not None
        try:
            self._tree = outline.outline(document, tree.plan.id)
        except NotThere:
            self.set_plan(None)
            return
        before = self._rows
        ids = self._order()
        self._rows = {row.id: row for row in self.rows(list(before))}
        self._become(ids)
        # Numbers of every row below may differ, and the names of the columns.
        if self._ids:
            self._tell(0, len(self._ids) - 1)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self.tree_changed.emit()

    def _read_changed(self, changes: ChangeSet) -> None:
        lists = changes.touches("lead", "partner", "sub_item", "person", "unit")
        named = set(self._rows) if lists else set(changes.ids("initiative")) & set(self._rows)
        read = {row.id: row for row in self.rows(list(named))}
        differing = [one for one in named if read.get(one) != self._rows.get(one)]
        self._rows.update(read)
        for one in differing:
            row = self.row_of(one)
            if row is not None:
                self._tell(row, row)

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
