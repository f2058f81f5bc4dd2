"""One value for many initiatives: a due time, leads, or the goal they go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListView, QVBoxLayout, QWidget

from plandesk.gui.lead_field import offer_leads
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.text import LineField
from plandesk.gui.widgets.token_field import Token, TokenField
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document

GOAL = Qt.ItemDataRole.UserRole


class ValueDialog(QDialog):
    """A sentence, a field, and the act's own word on the button."""

    def __init__(self, sentence: str, act: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("PlanDesk")
        self.sentence = sentence
        self.setMinimumWidth(px(360))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(24), px(20), px(24), px(16))
        self.column.setSpacing(px(12))
        self.column.addWidget(Words(sentence, wrap=True))
        self.buttons = DialogButtons()
        self.go = Button(act, primary=True)
        self.go.setObjectName("confirm")
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)
        self.go.setDefault(True)

    def put(self, field: QWidget, stretch: int = 0) -> None:
        """Add a field above the buttons."""
        self.column.insertWidget(self.column.count() - 1, field, stretch)


class DueDialog(ValueDialog):
    """Asks for a due time; words that are none keep it open and say why."""

    def __init__(
        self,
        sentence: str,
        choices: Sequence[str],
        parse: Callable[[str], str],
        show: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sentence, _("Set due"), parent)
        self.field = DueField(parse, show)
        self.field.set_choices(choices)
        self._label = Labelled(_("Due"), self.field)
        self._refused = ""
        self.field.refused.connect(self._refuse)
        self.put(self._label)
        self.field.setFocus()

    @property
    def due(self) -> str:
        """The stored form of what was chosen."""
        return self.field.value()

    def accept(self) -> None:
        self.field.leave()
        if not self._refused:
            super().accept()

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._label.set_fault(sentence)
        if sentence:  # without words there is no height at a width
            fault = self._label.fault
            fault.setFixedHeight(fault.heightForWidth(max(self.field.width(), px(200))))
        self.adjustSize()


class LeadsDialog(ValueDialog):
    """Asks for leads; a new name is to become a person or a unit."""

    def __init__(self, sentence: str, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(sentence, _("Set lead"), parent)
        self.field = TokenField()
        offer_leads(self.field, document)
        self.put(Labelled(_("Lead"), self.field, _("None: no lead")))
        self.field.setFocus()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The leads in the field."""
        return self.field.tokens()

    def accept(self) -> None:
        self.field.leave()
        super().accept()


class GoalDialog(ValueDialog):
    """Asks for one of the goals: (id, its number and title, how deep it stands)."""

    def __init__(
        self,
        sentence: str,
        act: str,
        goals: Sequence[tuple[int, str, int]],
        chosen: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sentence, act, parent)
        self.search = LineField()
        self.search.setPlaceholderText(_("Find a goal"))
        self.search.setAccessibleName(_("Find a goal"))
        self.search.textChanged.connect(self._find)
        self.goals = QListView()
        self.goals.setAccessibleName(_("Goals"))
        self.goals.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.goals.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.goals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.goals.setUniformItemSizes(True)
        self.goals.setSpacing(px(2))
        self.goals.setMinimumSize(px(420), px(260))
        self._model = QStandardItemModel(self)
        for one, words, depth in goals:
            item = QStandardItem("\u2003" * depth + words)
            item.setData(one, GOAL)
            item.setToolTip(words)
            self._model.appendRow(item)
        # Goals are headings: there are hundreds of them at most.
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.goals.setModel(self._shown)
        self.goals.doubleClicked.connect(self.accept)
        self.put(self.search)
        self.put(self.goals, 1)
        ids = [one for one, _words, _depth in goals]
        self._choose(ids.index(chosen) if chosen in ids else 0)
        self.goals.setFocus()

    @property
    def goal_id(self) -> int | None:
        """The goal that is chosen."""
        found = self.goals.currentIndex().data(GOAL)
        return int(found) if found is not None else None

    def accept(self) -> None:
        if self.goal_id is not None:
            super().accept()

    def _find(self, words: str) -> None:
        self._shown.setFilterFixedString(words.strip())
        self._choose(0)

    def _choose(self, row: int) -> None:
        self.goals.setCurrentIndex(self._shown.index(row, 0))
        self.goals.scrollTo(self.goals.currentIndex())
