"""The list of KPIs on the left: under the goals that they measure, each with its last figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.kpi_list_model import FIGURE, KpiListModel
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _


class KpiListPane(Panel):
    """Head, list and "+ KPI" below it."""

    def __init__(self, model: KpiListModel, parent: QWidget | None = None) -> None:
        super().__init__("base", "", parent)
        self.setMinimumWidth(px(176))
        self.list = KpiList(model)
        self.add = LinkButton(_("KPI"), "add")
        self.add.setAccessibleName(_("Add a KPI"))
        self.nothing = Words(_("No KPI matches"), role="secondary")
        self.nothing.setContentsMargins(px(24), px(8), px(16), px(8))
        self.nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHead(_("KPIs")))
        layout.addSpacing(px(8))
        layout.addWidget(self.list)
        layout.addWidget(self.nothing)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(20), px(6), 0, px(8))
        foot.addWidget(self.add)
        layout.addLayout(foot)
        layout.addStretch(1)


class KpiList(QListView):
    """As high as its rows, so that what is below it follows the last one."""

    chosen = Signal(int)  # id of a KPI
    opened = Signal()  # Enter
    move_requested = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, model: KpiListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(_("KPIs"))
        self.setItemDelegate(_KpiDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(px(32))
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(lambda *_told: self.updateGeometry())
        self.selectionModel().currentChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        return QSize(px(232), max(self.model().rowCount(), 1) * px(32) + 1)

    def kpi_id(self) -> int | None:
        """The KPI in hand."""
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return int(found) if found else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.data(Qt.ItemDataRole.UserRole):
            self.setCurrentIndex(index)
        self.menu_requested.emit(event.globalPos())

    def _tell(self, now: QModelIndex) -> None:
        found = now.data(Qt.ItemDataRole.UserRole)
        if found:
            self.chosen.emit(int(found))


class _KpiDelegate(RowDelegate):
    """Headings quiet and without a ground, KPIs with their figure at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=False, margin=24)

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        if index.data(Qt.ItemDataRole.UserRole):
            super().paint_ground(painter, option, index, table)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        words = str(index.data() or "")
        room = option.rect.adjusted(px(24), 0, -px(16), 0)
        if not index.data(Qt.ItemDataRole.UserRole):
            low = room.adjusted(0, px(6), 0, 0)
            self.paint_words(painter, low, words, table.secondary, 12, QFont.Weight.Medium)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
        half = room.adjusted(room.width() // 2, 0, 0, 0)
        figure = self.paint_words(
            painter,
            half,
            str(index.data(FIGURE) or ""),
            table.text if chosen else table.secondary,
            alignment=Qt.AlignmentFlag.AlignRight,
            figures=True,
        )
        self.paint_words(painter, room.adjusted(0, 0, -figure - px(8), 0), words, table.text, weight=weight)
