"""The goals that a KPI measures: links to add and take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.kpis.definitions import Kpi, change_kpi
from plandesk.domain.outline import Outline, objective, outline
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.link_row import LinkRow
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.session import Session


class ObjectiveLinks(QWidget):
    """One row for each goal, of whatever plan of the file; more are chosen from the plan in hand."""

    goal_requested = Signal(int)  # id of an objective of the plan in hand

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kpi: Kpi | None = None
        self._shown: list[tuple[int, str]] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        self.add_button = LinkButton(_("Link to goals"), "add")
        self.add_button.clicked.connect(lambda _checked=False: self.choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(self._rows)
        column.addWidget(self.add_button)

    def show_kpi(self, kpi: Kpi) -> None:
        """Show the goals of a KPI."""
        self._kpi = kpi
        found = self.words()
        plan_there = self._session.plan_id is not None
        self.add_button.setVisible(plan_there and not self._session.read_only)
        if found == self._shown:
            return
        self._shown = found
        while self._rows.count():
            widget = self._rows.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        if not found:
            self._rows.addWidget(Words(_("No goal yet"), 12, role="secondary"))
        for one, words in found:
            self._rows.addWidget(self._row(one, words))

    def words(self) -> list[tuple[int, str]]:
        """The goals with number and title, those of other plans with the plan's title."""
        document = self._session.document
        found: list[tuple[int, str]] = []
        trees: dict[int, Outline] = {}
        for link in self._kpi.objectives if self._kpi is not None and document is not None else ():
            target = objective(document, link)
            if target.plan_id not in trees:
                trees[target.plan_id] = outline(document, target.plan_id)
            tree = trees[target.plan_id]
            words = " ".join(filter(None, [tree.objectives[link].number, target.title]))
            if target.plan_id != self._session.plan_id:
                words = _("{plan}: {goal}").format(plan=tree.plan.title, goal=words)
            found.append((link, words))
        return found

    def choose(self) -> None:
        """Ask which goals of the plan in hand the KPI measures."""
        from plandesk.gui.dialogs.choose_objectives import ChooseObjectives

        document, plan_id, kpi = self._session.document, self._session.plan_id, self._kpi
        if document is None or plan_id is None or kpi is None or not self._session.flush():
            return
        tree = outline(document, plan_id)
        dialog = ChooseObjectives(tree, kpi.objectives, self)
        if dialog.exec() == ChooseObjectives.DialogCode.Accepted:
            elsewhere = [link for link in kpi.objectives if link not in tree.objectives]
            self._change((*elsewhere, *dialog.chosen()))

    def _row(self, objective_id: int, words: str) -> QWidget:
        row = LinkRow(words)
        if self._of_plan_in_hand(objective_id):
            show = _("Show {name} in the plan").format(name=words)
            row.add_button("right", show, lambda: self.goal_requested.emit(objective_id))
        if not self._session.read_only:
            remove = _("Remove the link to {name}").format(name=words)
            row.add_button("close", remove, lambda: self._unlink(objective_id))
        return row

    def _of_plan_in_hand(self, objective_id: int) -> bool:
        document = self._session.document
        return document is not None and objective(document, objective_id).plan_id == self._session.plan_id

    def _unlink(self, objective_id: int) -> None:
        if self._kpi is not None:
            self._change(tuple(link for link in self._kpi.objectives if link != objective_id))
            self.add_button.setFocus()

    def _change(self, objectives: tuple[int, ...]) -> None:
        document, kpi = self._session.document, self._kpi
        if document is not None and kpi is not None:
            self._session.act(lambda: change_kpi(document, kpi.id, objectives=objectives))
