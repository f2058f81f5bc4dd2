"""What each column of the table is drawn and edited with, and what typed words are checked against."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from plandesk.domain import initiatives
from plandesk.domain.periods import Due
from plandesk.errors import UserError
from plandesk.gui.delegates.cell_editors import EditedCellDelegate
from plandesk.gui.delegates.initiative_cells import CellDelegate, CheckDelegate
from plandesk.gui.delegates.line_editing import CellLine
from plandesk.gui.delegates.status_cells import CompletedCellDelegate, StatusCellDelegate
from plandesk.gui.fields import Place
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_roles import AFTER_DUE, STATUS
from plandesk.gui.models.initiative_writing import told_fields

if TYPE_CHECKING:
    from plandesk.gui.models.initiatives_model import InitiativesModel
    from plandesk.gui.pages.initiatives.table import InitiativesTable
    from plandesk.gui.session import Session

TEXT_COLUMNS = {Column.TEXT: "text", Column.RESULTS: "results"}


class CellEditing(QObject):
    """Gives the columns their delegates."""

    def __init__(self, session: Session, model: InitiativesModel, table: InitiativesTable) -> None:
        super().__init__(table)
        self._session, self._model = session, model
        progress = (int(Column.STATUS), int(Column.COMPLETED))
        of_cell = (model.group_at, lambda number: f"{number:n}", int(Column.NUMBER), progress)
        words = EditedCellDelegate(*of_cell, parent=self)
        words.opened.connect(self._keep_typed)
        words.dropped.connect(session.fields.flush)
        for column, delegate in {
            Column.NUMBER: CellDelegate(*of_cell, parent=self),
            Column.TEXT: words,
            Column.GOAL: CellDelegate(*of_cell, quiet=True, parent=self),
            Column.LEAD: EditedCellDelegate(*of_cell, suggest=self._lead_names, parent=self),
            Column.DUE: EditedCellDelegate(*of_cell, quiet=True, check=self.due_fault, parent=self),
            Column.PARTNERS: EditedCellDelegate(*of_cell, suggest=self._partner_names, parent=self),
            Column.RESULTS: words,
            Column.PUBLIC: CheckDelegate(*of_cell, parent=self),
            Column.STATUS: StatusCellDelegate(
                *of_cell,
                role=STATUS,
                telling=lambda: model.telling,
                suggest=self._status_words,
                check=self._fault_of(Column.STATUS),
                parent=self,
            ),
            Column.COMPLETED: CompletedCellDelegate(
                *of_cell, role=AFTER_DUE, check=self.due_fault, parent=self
            ),
            Column.PERCENT: EditedCellDelegate(
                *of_cell, quiet=True, check=self._fault_of(Column.PERCENT), parent=self
            ),
        }.items():
            table.setItemDelegateForColumn(column, delegate)

    def due_fault(self, words: str) -> str:
        """Why words are no due time; empty when they are one."""
        try:
            Due.parse(words, self._model.tree.plan.year if self._model.tree else 0)
        except UserError as error:
            return error.sentence
        return ""

    def _fault_of(self, column: Column) -> Callable[[str], str]:
        """Why words are nothing that a column of the quarter's updates can take."""

        def fault(words: str) -> str:
            try:
                told_fields(column, words, 0, self._model.words)
            except UserError as error:
                return error.sentence
            return ""

        return fault

    def _status_words(self) -> list[str]:
        return [one.word for one in self._model.words]

    def _keep_typed(self, line: CellLine, index: QModelIndex) -> None:
        """Text typed into a cell is kept like that of a form, should the program be killed."""
        one = self._model.initiative_id(index.row())
        row = self._model.row(one) if one is not None else None
        column, document = TEXT_COLUMNS.get(Column(index.column())), self._session.document
        if row is None or column is None or document is None:
            return

        def save(text: str) -> None:
            initiatives.change_initiative(document, row.id, **{column: text})

        self._session.fields.load(line, Place("initiative", row.uid, column), line.text(), save)

    def _lead_names(self) -> list[str]:
        document = self._session.document
        return [lead.name for lead in initiatives.lead_names(document)] if document else []

    def _partner_names(self) -> list[str]:
        return initiatives.partner_names(self._session.document) if self._session.document else []
