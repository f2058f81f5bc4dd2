"""Choosing the goal of the open plan that an agreed action serves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from plandesk.domain.coaching.actions import GoalOffer
from plandesk.domain.outline import outline
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Words, plain_tip
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class ChooseGoal(QDialog):
    """The plan's outline with a line to search it; `chosen` gives the goal, or None for no goal."""

    def __init__(self, plans: Session, now: str, parent: QWidget | None = None) -> None:
        """`now` is the uid of the goal linked already."""
        super().__init__(parent)
        self.setObjectName("chooseGoal")
        self.setWindowTitle(_("Link to a goal"))
        self._removed = False
        self.search = LineField()
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search goals"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Goals of the plan"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        title = ""
        if plans.document is not None and plans.plan_id is not None:
            tree = outline(plans.document, plans.plan_id)
            title = tree.plan.title
            for one in tree.order:
                found = tree.objectives[one]
                words = " ".join(filter(None, [found.number, found.title]))
                item = QListWidgetItem("    " * found.depth + words, self.list)
                item.setToolTip(plain_tip(words))
                item.setData(Qt.ItemDataRole.UserRole, GoalOffer(found.uid, words, title))
                if found.uid == now:
                    self.list.setCurrentItem(item)
        self.link = Button(_("Link"), primary=True)
        self.remove = Button(_("Remove the link"))
        buttons = DialogButtons()
        buttons.addButton(self.link, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.ActionRole)
        self.remove.setVisible(bool(now))  # now: the box shows what is added to it
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Words(title or _("No plan is open."), role="secondary", wrap=True))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.resize(px(520), px(440))
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda *_both: self._enable())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self._enable()

    def chosen(self) -> GoalOffer | None:
        """The goal to link; None: no goal any more."""
        item = self.list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None and not self._removed else None
        return GoalOffer(*found) if found is not None else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        shown = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in item.text().casefold() for word in words))
            if not item.isHidden():
                shown.append(item)
        if shown and (self.list.currentItem() is None or self.list.currentItem().isHidden()):
            self.list.setCurrentItem(shown[0])
        self._enable()

    def _enable(self) -> None:
        item = self.list.currentItem()
        self.link.setEnabled(item is not None and not item.isHidden())

    def _remove(self) -> None:
        self._removed = True
        self.accept()
