"""The list of pages on the left, with the service and the file at its foot."""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.gui import icons
from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.labels import Elided
from plandesk.gui.widgets.panel import Panel, lay_viewport
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
WIDE, SLIM = 200, 56


class SidebarItem(Struct, frozen=True):
    """One page: its name for the program, its words, its icon, and its group (a line parts groups)."""

    name: str
    title: str
    icon: str
    group: int
    keys: str = ""


class SidebarModel(QAbstractListModel):
    """The pages, which never change while the window is open, and the numbers beside some of them."""

    def __init__(self, items: Sequence[SidebarItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = tuple(items)
        self._badges: dict[str, tuple[int, str]] = {}

    def set_badge(self, name: str, count: int, words: str) -> None:
        """Put a number beside a page, and what it says to those who cannot see it; 0 takes it away."""
        if self._badges.get(name, (0, ""))[0] == count:
            return
        self._badges[name] = (count, words.format(n=count))
        for row, item in enumerate(self.items):
            if item.name == name:
                self.dataChanged.emit(self.index(row), self.index(row))

    def badge(self, row: int) -> int:
        """The number beside a page; 0 for none."""
        return self._badges.get(self.items[row].name, (0, ""))[0]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        count, words = self._badges.get(item.name, (0, ""))
        told = f"{item.title}, {words}" if count else item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return told
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{told} ({item.keys})" if item.keys else told
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._sidebar = sidebar

    def _opens_group(self, row: int) -> bool:
        items, view = self._sidebar.model.items, self._sidebar.view
        above = [one for one in range(row) if not view.isRowHidden(one)]
        return bool(above) and items[row].group != items[above[-1]].group

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(40), px(34 + (17 if self._opens_group(index.row()) else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, item = tokens(option.palette), self._sidebar.model.items[index.row()]
        rect = QRect(option.rect)
        painter.save()
        if self._opens_group(index.row()):
            y = rect.top() + px(8)
            painter.fillRect(QRect(px(16), y, rect.width() - px(32), 1), table.line)
            rect.setTop(rect.top() + px(17))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(rect).adjusted(px(8), 1, -px(8), -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(table.page_selected if chosen else table.hover)
            painter.drawRoundedRect(body, px(6), px(6))
        if chosen:
            bar = QRectF(body.left(), body.top() + px(8), px(3), body.height() - px(16))
            painter.setBrush(table.accent)
            painter.drawRoundedRect(bar, px(1.5), px(1.5))
            if option.widget is not None and option.widget.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(table.accent, 2))
                painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), px(6), px(6))
        place = QRectF(0, 0, px(16), px(16))
        place.moveCenter(body.center())
        if not self._sidebar.slim:
            place.moveLeft(px(20))
        icons.paint(painter, place, item.icon, table.accent if chosen else table.secondary)
        if not self._sidebar.slim:
            painter.setFont(font(13, QFont.Weight.Medium if chosen else QFont.Weight.Normal))
            painter.setPen(table.text)
            room = rect.adjusted(px(48), 0, -px(16), 0)
            badge = self._sidebar.model.badge(index.row())
            if badge:
                painter.setFont(font(12, figures=True))
                painter.setPen(table.secondary)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(room.adjusted(0, 0, -px(4), 0), int(flags), f"{badge:n}")
                room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(f"{badge:n}") - px(12))
                painter.setFont(font(13, QFont.Weight.Medium if chosen else QFont.Weight.Normal))
                painter.setPen(table.text)
            words = painter.fontMetrics().elidedText(item.title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class Sidebar(Panel):
    """200 wide, or 56 with icons and tool tips. `page_requested` comes with the name of a page."""

    page_requested = Signal(str)

    def __init__(self, items: Sequence[SidebarItem], parent: QWidget | None = None) -> None:
        super().__init__("window", "right", parent)
        self.slim = False
        self.model = SidebarModel(items, self)
        self.view = QListView()
        lay_viewport(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Delegate(self))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(_("Pages"))
        self.view.setProperty("keepsFocus", True)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setAutoFillBackground(False)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.service = Elided("", 12, weight=QFont.Weight.DemiBold)
        self.file, self.coaching_file = _File(), _File()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(8), 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        self.foot = self._make_foot()
        layout.addWidget(self.foot)
        self.set_slim(False)

    def set_slim(self, slim: bool) -> None:
        """Show icons only, or icons and words."""
        self.slim = slim
        self.setFixedWidth(px(SLIM if slim else WIDE))
        self.foot.setVisible(not slim)
        self.view.scheduleDelayedItemsLayout()

    def set_page(self, name: str) -> None:
        """Mark a page as the one in front; tells nobody."""
        for row, item in enumerate(self.model.items):
            if item.name == name:
                self.view.selectionModel().blockSignals(True)
                self.view.setCurrentIndex(self.model.index(row))
                self.view.selectionModel().blockSignals(False)
                self.view.viewport().update()

    def set_offered(self, names: Container[str]) -> None:
        """Show only the pages of the files that are open."""
        for row, item in enumerate(self.model.items):
            self.view.setRowHidden(row, item.name not in names)

    def set_badge(self, name: str, count: int, words: str) -> None:
        """Put a number beside a page (0: none); `words` with {n} say what it counts."""
        self.model.set_badge(name, count, words)

    def set_foot(self, service: str, file: str, read_only: bool, encrypted: bool = False) -> None:
        """Say whose plan file is open, its name, whether encrypted or for reading only; empty without one."""
        self.service.setText(service or (_("Service without a name") if file else ""))
        self.service.setVisible(bool(self.service.text()))
        words = _("{name}, encrypted").format(name=file) if encrypted else file
        words = _("{name}, read-only").format(name=words) if read_only else words
        self.file.say(words, "lock" if read_only else "unlock" if encrypted else "file")

    def set_coaching_foot(self, file: str, locked: bool, service: str = "") -> None:
        """Name the coaching file and whether it is locked; empty where none is in hand."""
        words = _("{name}, locked").format(name=file) if locked else file
        self.coaching_file.say(words, "lock" if locked else "unlock")
        if not self.file.isVisibleTo(self):
            self.service.setText(service)
            self.service.setVisible(bool(service))

    def _make_foot(self) -> Panel:
        foot = Panel("window", "top")
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(px(16), px(10), px(12), px(10))
        layout.setSpacing(px(6))
        for part in (self.service, self.file, self.coaching_file):
            layout.addWidget(part)
        return foot

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.page_requested.emit(self.model.items[now.row()].name)


class _File(Elided):
    """The name of a file after its icon; away where there is none."""

    def __init__(self) -> None:
        super().__init__("", 12, role="secondary")
        self._icon = "file"
        self.setContentsMargins(px(22), 0, 0, 0)
        self.setMinimumHeight(px(16))
        self.hide()

    def say(self, words: str, icon: str) -> None:
        """Show a file; no words hide it."""
        self._icon = icon
        self.setText(words)
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRectF(0, (self.height() - px(16)) / 2, px(16), px(16))
        icons.paint(QPainter(self), place, self._icon, tokens(self.palette()).secondary)
