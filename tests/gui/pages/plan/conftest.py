"""A window on a small plan with its Plan page in front, and hands to work it with."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plandesk.domain.branches import Node
from plandesk.domain.outline import heads, outline
from plandesk.gui.models.outline_model import Role
from tests.gui import small_plan


@dataclass
class Hands:
    """The page with its parts, and what a user does to them."""

    window: object
    page: object
    plan: small_plan.SmallPlan

    def __post_init__(self):
        self.session = self.window.session
        self.tree = self.page.outline.tree
        self.model = self.page.outline.model
        self.record = self.page.record

    @property
    def document(self):
        return self.session.document

    def area(self, place):
        return Node("objective", self.plan.areas[place])

    def goal(self, place):
        return Node("objective", self.plan.goals[place])

    def initiative(self, place):
        return Node("initiative", self.plan.initiatives[place])

    def select(self, *nodes):
        assert self.page.outline.show_nodes(nodes)
        self.tree.setFocus()

    def selected(self):
        return self.page.outline.nodes()

    def index(self, node):
        return self.page.outline._index(node)

    def number(self, node):
        return self.index(node).data(Role.NUMBER)

    def keys(self, *keys, widget=None):
        for key in keys:
            QTest.keySequence(widget or self.window.focusWidget() or self.tree, key)

    def type(self, text):
        for place, line in enumerate(text.split("\n")):
            if place:
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
            QTest.keyClicks(QApplication.focusWidget(), line)

    def written(self):
        """The plan as it stands in the file: titles with the texts below them."""
        tree = outline(self.document, self.session.plan_id)

        def entry(one):
            leaves = [head.text for head in heads(self.document, tree, one)]
            return (tree.objectives[one].title, leaves + [entry(c) for c in tree.objectives[one].children])

        return [entry(one) for one in tree.roots]

    def shown(self, parent=QModelIndex()):
        """The plan as the tree shows it, in the same form."""
        found = []
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            if self.model.node(index).kind == "initiative":
                found.append(index.data())
            else:
                found.append((index.data(), self.shown(index)))
        return found

    def drag(self, nodes, target, where=0.5, action=Qt.DropAction.MoveAction, view=None):
        """Drag rows and let them go over another one: at its top (0), on it (0.5), at its bottom (1)."""
        self.select(*nodes)
        data = self.model.mimeData(self.tree.selected())
        self.tree.scrollTo(self.index(target))
        rect = self.tree.visualRect(self.index(target))
        inside = min(max(round(rect.height() * where), 1), rect.height() - 2)
        return self.drop(data, QPoint(rect.left() + 60, rect.top() + inside), action)

    def drop(self, data: QMimeData, place: QPoint, action=Qt.DropAction.MoveAction):
        view, point = self.tree.viewport(), QPointF(place)
        allowed = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        if action == Qt.DropAction.CopyAction:
            none = Qt.KeyboardModifier.ControlModifier
        enter = QDragEnterEvent(place, allowed, data, left, none)
        enter.setDropAction(action)
        QApplication.sendEvent(view, enter)
        move = QDragMoveEvent(place, allowed, data, left, none)
        move.setDropAction(action)
        QApplication.sendEvent(view, move)
        if not move.isAccepted():
            return False
        drop = QDropEvent(point, allowed, data, left, none)
        drop.setDropAction(action)
        QApplication.sendEvent(view, drop)
        return drop.isAccepted()


@pytest.fixture
def hands(window, tmp_path):
    made = small_plan.make(tmp_path / "small.plandesk")
    window.session.open(tmp_path / "small.plandesk")
    page = window.show_page("plan")
    window.activateWindow()
    return Hands(window, page, made)
