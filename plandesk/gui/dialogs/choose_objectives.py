"""Choosing objectives of another plan, with a line to search them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.outline import Outline
from plandesk.gui.tokens import px
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import plain_tip
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class ChooseObjectives(QDialog):
    """A list with a check box for each objective; `chosen` gives the ids in printed order."""

    def __init__(self, tree: Outline, chosen: Collection[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Link to {plan}").format(plan=tree.plan.title))
        self.setObjectName("chooseObjectives")
        self.search = LineField()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search goals"))
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Goals of the plan"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in tree.order:
            found = tree.objectives[one]
            words = " ".join(filter(None, [found.number, found.title]))
            item = QListWidgetItem("    " * found.depth + words, self.list)
            item.setToolTip(plain_tip(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one in chosen else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, one)
        self.list.itemActivated.connect(self._toggle)
        buttons = DialogButtons()
        link = QPushButton(_("Link"))
        buttons.addButton(link, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(px(520), px(440))

    def chosen(self) -> tuple[int, ...]:
        """The ids of the checked objectives."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _toggle(self, item: QListWidgetItem) -> None:
        on = item.checkState() == Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
