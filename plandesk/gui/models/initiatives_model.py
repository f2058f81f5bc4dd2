"""The table of initiatives: what each cell shows and says, and what typing into it changes."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal

from plandesk.domain import updates
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_order import BY_GOAL, BY_TOP, NO_GROUPS
from plandesk.gui.models.initiative_roles import (
    AFTER_DUE,
    ALIGN,
    ANSWERED,
    CHECK,
    DISPLAY,
    EDIT,
    READ,
    RIGHT,
    SPOKEN,
    STATUS,
    TIP,
    Group,
)
from plandesk.gui.models.initiative_writing import change_cells, missing_reason
from plandesk.gui.models.initiatives_rows_model import Index, RowsModel
from plandesk.gui.models.new_leads import act_with_leads
from plandesk.i18n import _, ngettext

__all__ = ["BY_GOAL", "BY_TOP", "Group", "InitiativesModel", "NO_GROUPS"]


class InitiativesModel(RowsModel):
    """Columns as in `Column`. Edits go through the session."""

    reason_wished = Signal(list, object)  # initiatives, the id of a status word that asks for a reason

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role not in ANSWERED or not index.isValid():
            return None
        found, column = self._ids[index.row()], index.column()
        if role == ALIGN:
            return RIGHT if column in (Column.NUMBER, Column.PERCENT) else None
        if found < 0:
            return self._group_words(index, column, role)
        if role == CHECK and column != Column.PUBLIC:
            return None
        row = self._looked_at.rows.get(found) or self._read_around(index.row())
        if row is None or self._tree is None:
            return None
        if role == STATUS:
            return row.status
        if role == AFTER_DUE:
            return row.after_due
        if role == CHECK:
            return Qt.CheckState.Checked if row.public else Qt.CheckState.Unchecked
        told = role in READ and (self.telling or column not in cells.TOLD)
        shown = (cells.shown if told else cells.words)(row, column, self._tree)
        if role == SPOKEN:
            said = shown or _("none")
            return f"{cells.title(column, self._tree)}: {said}"
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
        if index.column() == Column.STATUS:
            return self.set_status([one], cells.status_id(str(value), self.words))
        return self.change([one], index.column(), str(value))

    def change(self, ids: list[int], column: int, typed: str) -> bool:
        """Give initiatives the value that words stand for in a column, as one step; False when refused."""
        document, tree, quarter = self._session.document, self._tree, self._query.quarter
        if document is None or tree is None or not ids:
            return False
        act = partial(act_with_leads, self._session) if column == Column.LEAD else self._session.act
        return act(lambda: change_cells(document, tree, quarter, self.words, ids, column, typed)) is True

    def set_status(self, ids: list[int], status_id: int | None) -> bool:
        """Tell a status of initiatives for the quarter in hand, as one step.

        Where the word asks for a reason that is not there, `reason_wished` is told instead, and False comes
        back.
        """
        document, quarter = self._session.document, self._query.quarter
        if document is None or quarter is None or not ids:
            return False
        word = next((one for one in self.words if one.id == status_id), None)
        if missing_reason(document, ids, quarter, word):
            self.reason_wished.emit(ids, status_id)
            return False

        def act() -> bool:
            updates.set_updates(document, ids, quarter, status_id=status_id)
            return True

        return self._session.act(act) is True

    # ---- within

    def _group_words(self, index: Index, column: int, role: int) -> Any:
        group = self.group_at(index)
        if group is None or role not in (DISPLAY, TIP, SPOKEN):
            return None
        if role == SPOKEN:
            state = _("closed") if group.collapsed else _("open")
            said = ngettext("{title}, {n} row, {state}", "{title}, {n} rows, {state}", group.count)
            words = said.format(title=f"{group.number} {group.title}".strip(), n=group.count, state=state)
            if not self.telling:
                return words
            progress = _("{done} of {total} done").format(done=group.done, total=group.total)
            return f"{words}, {progress}"
        if role == TIP:
            return group.title
        return group.number if column == Column.NUMBER else group.title if column == Column.TEXT else ""
