"""Telling statuses fast: of the selected rows, from a list at the row, by a digit, or as last quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from plandesk.domain import updates
from plandesk.domain.periods import Due
from plandesk.gui.dialogs.reason import ReasonDialog
from plandesk.gui.pages.initiatives.reasons import new_dates, suggested_reasons
from plandesk.gui.widgets.status_look import look_of, status_icon
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.models.initiatives_model import InitiativesModel
    from plandesk.gui.pages.initiatives.table import InitiativesTable
    from plandesk.gui.session import Session

WITH_DIGITS = 9


class StatusCommands:
    """Each is one step for all selected initiatives and the quarter in hand."""

    def __init__(
        self, session: Session, table: InitiativesTable, model: InitiativesModel, over: QWidget
    ) -> None:
        self._session, self._table, self._model, self._over = session, table, model, over

    def wish(self, place: int) -> None:
        """Tell the status word at a place of the plan's list; -1 opens the list at the current row."""
        if place < 0:
            self.choose()
        elif place < len(self._model.words):
            self.tell(self._model.words[place].id)

    def choose(self) -> None:
        """Open the list of status words at the current row."""
        if not self._table.selected_ids() or self._session.read_only or self._model.query.quarter is None:
            return
        menu = self.menu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._below_row())
        current = next((action for action in menu.actions() if action.isChecked()), menu.actions()[0])
        menu.setActiveAction(current)

    def menu(self, parent: QWidget) -> QMenu:
        """The status words with their digits, and what else can be told without typing."""
        menu = QMenu(_("Set status"), parent)
        ids = self._table.selected_ids()
        can = bool(ids) and not self._session.read_only and self._model.query.quarter is not None
        told = {row.status.id if row.status else None for row in self._model.rows(ids[:WITH_DIGITS])}
        for number, word in enumerate(self._model.words, 1):
            digit = f"&{number}  " if number <= WITH_DIGITS else "    "
            action = menu.addAction(status_icon(look_of(word)), digit + word.word.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(told == {word.id})
            action.triggered.connect(lambda _on, one=word.id: self.tell(one))
        none = menu.addAction(status_icon(look_of(None)), "&0  " + _("No update"))
        none.triggered.connect(lambda _on: self.take_back())
        menu.addSeparator()
        menu.addAction(_("Copy last quarter’s text"), self.copy_last)
        for action in menu.actions():
            action.setEnabled(can)
        return menu

    def tell(self, status_id: int) -> None:
        """Tell a status of the selected initiatives; the reason it may ask for is asked first."""
        ids = self._table.selected_ids()
        if ids and not self._session.read_only:
            self._session.flush()
            self._model.set_status(ids, status_id)

    def ask_reason(self, ids: list[int], status_id: int) -> None:
        """Ask why and until when, then tell the status; reasons that are there stay as they are."""
        document, quarter, tree = self._session.document, self._model.query.quarter, self._model.tree
        word = next((one for one in self._model.words if one.id == status_id), None)
        if document is None or quarter is None or tree is None or word is None:
            return
        year = tree.plan.year
        told = updates.updates_of_many(document, ids)
        lacking = [
            one for one in ids if quarter not in told.get(one, {}) or not told[one][quarter].reason.strip()
        ]
        dialog = ReasonDialog(
            _sentence(word.word, len(lacking)),
            suggested_reasons(document, tree.plan.id),
            new_dates(quarter),
            lambda words: Due.parse(words, year).stored,
            lambda stored: Due(stored).text(),
            word.counts_as != "dropped",
            self._over,
        )
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        with_date = {"new_due": Due(dialog.new_due)} if dialog.new_due else {}
        having = [one for one in ids if one not in set(lacking)]

        def act() -> None:
            name = ngettext("Update status", "Update status of {n}", len(ids)).format(n=len(ids))
            with document.step(name):
                updates.set_updates(
                    document, lacking, quarter, status_id=status_id, reason=dialog.reason, **with_date
                )
                if having:
                    updates.set_updates(document, having, quarter, status_id=status_id, **with_date)

        self._session.act(act)

    def copy_last(self) -> None:
        """Repeat status and text of the quarter before, where nothing is told yet."""
        ids, document, quarter = self._table.selected_ids(), self._session.document, self._model.query.quarter
        if document is None or quarter is None or not ids or self._session.read_only:
            return
        copied = self._session.act(lambda: updates.copy_last(document, ids, quarter))
        if copied is None:
            return
        words = ngettext("{n} update copied.", "{n} updates copied.", copied).format(n=copied)
        if not copied:
            words = _("Nothing to copy: they have an update already, or none before.")
        self._session.noticed.emit(words)

    def take_back(self) -> None:
        """Tell no status of the selected initiatives any more; what was written stays."""
        ids, document, quarter = self._table.selected_ids(), self._session.document, self._model.query.quarter
        if document is None or quarter is None or self._session.read_only:
            return
        self._session.flush()
        told = updates.updates_of_many(document, ids)
        having = [one for one in ids if quarter in told.get(one, {})]
        if having:
            self._session.act(lambda: updates.set_updates(document, having, quarter, status_id=None))

    def clear(self) -> None:
        """Take away all that was told of the selected initiatives for the quarter, the text too."""
        ids, document, quarter = self._table.selected_ids(), self._session.document, self._model.query.quarter
        if document is not None and quarter is not None and ids and not self._session.read_only:
            self._session.act(lambda: updates.clear_updates(document, ids, quarter))

    def _below_row(self) -> QPoint:
        table = self._table
        index = table.currentIndex()
        table.scrollTo(index)
        status = index.siblingAtColumn(table.status_column)
        rect = table.visualRect(index if table.isColumnHidden(table.status_column) else status)
        return table.viewport().mapToGlobal(rect.bottomLeft())


def _sentence(word: str, count: int) -> str:
    return ngettext(
        "“{word}” asks for a reason. It is saved with the status.",
        "“{word}” asks for a reason. It is saved with the status of {n} initiatives.",
        count,
    ).format(word=word, n=count)
