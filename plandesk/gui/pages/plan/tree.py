"""The view of the plan's tree: its rows, arrows, handles, keys and dragging."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QToolTip, QTreeView

from plandesk.gui import icons
from plandesk.gui.delegates.outline_delegate import OutlineDelegate, OutlineRoles
from plandesk.gui.fields import Place
from plandesk.gui.models.outline_model import OutlineModel, Role
from plandesk.gui.models.outline_rows import DUE, LEAD, TEXT
from plandesk.gui.pages.plan.tree_head import TreeHead
from plandesk.gui.session import Session
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.labels import plain_tip
from plandesk.gui.widgets.panel import lay_viewport
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _, ngettext

SMOOTH_BELOW = 3000  # entries; a longer plan scrolls row by row, which needs no heights in advance
Position = QAbstractItemView.DropIndicatorPosition


class OutlineTree(QTreeView):
    """Rows of a plan. Enter asks for the form; what the keys do to rows is told as wishes."""

    open_requested = Signal()
    menu_requested = Signal(QPoint)
    height_changed = Signal()  # the rows together need more or less room

    def __init__(self, model: OutlineModel, session: Session) -> None:
        super().__init__()
        lay_viewport(self)
        self._session = session
        self._hovered = QModelIndex()
        self._drop_index: QModelIndex | None = None
        self.setModel(model)
        roles = OutlineRoles(Role.NUMBER, Role.DEPTH, Role.PUBLIC, Role.CUT)
        self.rows = OutlineDelegate(roles, self._begin_edit, self)
        self.setItemDelegate(self.rows)
        self.setObjectName("outlineTree")
        self.setAccessibleName(_("Focus areas, goals and activities"))
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(px(16))
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAutoExpandDelay(700)
        self.setMinimumWidth(px(280))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = TreeHead(self)
        self.setHeader(head)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(DUE, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(LEAD, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(DUE, px(132))  # a whole date
        head.resizeSection(LEAD, px(152))
        head.sectionResized.connect(self._column_resized)
        for signal in (self.expanded, self.collapsed):
            signal.connect(lambda _index: self.height_changed.emit())
        for signal in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.modelReset):
            signal.connect(self.height_changed)

    # ---- what the page asks

    def set_length(self, entries: int) -> None:
        """Choose the way of scrolling for so many entries."""
        mode = QAbstractItemView.ScrollMode
        wanted = mode.ScrollPerPixel if entries < SMOOTH_BELOW else mode.ScrollPerItem
        if self.verticalScrollMode() != wanted:
            self.setVerticalScrollMode(wanted)
        if wanted == mode.ScrollPerPixel:
            self.verticalScrollBar().setSingleStep(px(16))

    def set_whole_text(self, whole: bool) -> None:
        """Wrap rows to three lines, or keep each in one."""
        self.rows.whole_text = whole
        self.doItemsLayout()
        self.height_changed.emit()

    def natural_height(self) -> int | None:
        """How high the view would be with all its rows shown; None for very long plans."""
        if self.verticalScrollMode() != QAbstractItemView.ScrollMode.ScrollPerPixel:
            return None
        last = self.model().index(self.model().rowCount() - 1, TEXT)
        while last.isValid() and self.isExpanded(last) and self.model().rowCount(last):
            last = self.model().index(self.model().rowCount(last) - 1, TEXT, last)
        rows = self.visualRect(last).bottom() + 1 + self.verticalOffset() if last.isValid() else 0
        return self.header().height() + rows

    def selected(self) -> list[QModelIndex]:
        """The selected rows."""
        return self.selectionModel().selectedRows(TEXT)

    def is_editing(self) -> bool:
        """Whether a row is being renamed in place."""
        return self.state() == QAbstractItemView.State.EditingState

    # ---- painting

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        table = tokens(self.palette())
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        selected = self.selectionModel().isRowSelected(index.row(), index.parent())
        hovered = index == self._hovered
        if selected:
            painter.fillRect(rect, table.selection)
        elif hovered:
            painter.fillRect(rect, table.row_hover)
        if self._drops_on(index):
            painter.fillRect(rect, table.selection)
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), table.row_line)
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        ringed = self.hasFocus() and current.siblingAtColumn(TEXT) == index
        if selected:
            painter.fillRect(QRect(0, rect.top(), px(3), rect.height()), table.accent)
        if (hovered or ringed) and not self._session.read_only:
            self._paint_handle(painter, rect)
        if self.model().hasChildren(index):
            self._paint_arrow(painter, index)
        if ringed:
            painter.setPen(QPen(table.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Arrows are painted with the row, nearer to its words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        self.indexAt(QPoint(0, 0))  # lays out what has to be
        painter = QPainter(self.viewport())
        self.drawTree(painter, event.region())
        self._paint_drop_line(painter)

    def _paint_handle(self, painter: QPainter, row: QRect) -> None:
        place = QRectF(px(5), row.top() + (row.height() - px(14)) / 2, px(14), px(14))
        icons.paint(painter, place, "drag", tokens(self.palette()).faint)

    def _paint_arrow(self, painter: QPainter, index: QModelIndex) -> None:
        name = "down" if self.isExpanded(index) else "right"
        icons.paint(painter, QRectF(self._arrow(index)), name, tokens(self.palette()).secondary)

    def _arrow(self, index: QModelIndex) -> QRect:
        rect = self.visualRect(index.siblingAtColumn(TEXT))
        height = min(rect.height(), px(36 if not index.parent().isValid() else 32))
        return QRect(rect.left() + px(7), rect.top() + (height - px(14)) // 2, px(14), px(14))

    def _drops_on(self, index: QModelIndex) -> bool:
        return (
            self._drop_index is not None
            and self.dropIndicatorPosition() == Position.OnItem
            and index == self._drop_index.siblingAtColumn(TEXT)
        )

    def _paint_drop_line(self, painter: QPainter) -> None:
        where = self.dropIndicatorPosition()
        if self._drop_index is None or where in (Position.OnItem, Position.OnViewport):
            return
        rect = self.visualRect(self._drop_index.siblingAtColumn(TEXT))
        level = rect.top() if where == Position.AboveItem else rect.bottom()
        left = rect.left() + px(14)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens(self.palette()).accent, 2))
        painter.drawLine(left + px(4), level, self.viewport().width() - px(8), level)
        painter.drawEllipse(QPoint(left, level), px(3), px(3))

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.model().hasChildren(index.siblingAtColumn(TEXT)):
            arrow = self._arrow(index).adjusted(-px(4), -px(10), px(4), px(10))
            if event.button() == Qt.MouseButton.LeftButton and arrow.contains(event.position().toPoint()):
                index = index.siblingAtColumn(TEXT)
                self.setExpanded(index, not self.isExpanded(index))
                return
        # Our arrow is not where the style has its own.
        self.setItemsExpandable(False)
        super().mousePressEvent(event)
        self.setItemsExpandable(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setItemsExpandable(False)
        super().mouseReleaseEvent(event)
        self.setItemsExpandable(True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_requested.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.HoverMove, QEvent.Type.MouseMove, QEvent.Type.HoverEnter):
            self._hover(self.indexAt(event.position().toPoint()).siblingAtColumn(TEXT))
        elif kind in (QEvent.Type.Leave, QEvent.Type.HoverLeave):
            self._hover(QModelIndex())
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_whole(event)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            self.menu_requested.emit(self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(px(40), 0)))
        else:
            self.menu_requested.emit(event.globalPos())

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = index
            self.viewport().update()

    def _show_whole(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        words = ""
        if index.isValid() and self.rows.is_cut_off(index, self):
            words = str(index.data())
        elif index.isValid() and not index.data(Role.PUBLIC) and index.column() == TEXT:
            words = _("Internal: not in the public edition")
        QToolTip.showText(event.globalPos(), plain_tip(words), self)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_editing():
            self.open_requested.emit()
        elif plain and event.key() == Qt.Key.Key_Escape and self._drop_index is None:
            self.clearSelection()
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()  # these belong to the page, not to the search for a row by its first letters
            if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space):
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        rows = self.selected()
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(rows))
        picture = self._drag_picture(rows)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(px(16), px(16)))
        # The document moves the rows and the model follows: nothing is left to remove here.
        drag.exec(actions, Qt.DropAction.MoveAction)
        self._end_drop()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        over = self.indexAt(event.position().toPoint()) if event.isAccepted() else QModelIndex()
        self._drop_index = over if over.isValid() else None
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._end_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._end_drop()

    def _end_drop(self) -> None:
        self._drop_index = None
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _drag_picture(self, rows: list[QModelIndex]) -> QPixmap:
        words = str(rows[0].data() or "")
        if len(rows) > 1:
            words = ngettext("{n} entry", "{n} entries", len(rows)).format(n=len(rows))
        table, ratio = tokens(self.palette()), self.devicePixelRatioF()
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, px(280))
        size = QSize(self.fontMetrics().horizontalAdvance(words) + px(24), px(32))
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(table.base)
        painter.setPen(QPen(table.accent, 1))
        painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), px(4), px(4))
        painter.setPen(table.text)
        painter.setFont(self.font())
        painter.drawText(QRect(QPoint(0, 0), size), int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()
        return made

    # ---- within

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.viewport().width() < px(460)
        if self.isColumnHidden(LEAD) != narrow:
            self.setColumnHidden(LEAD, narrow)
        if self.rows.whole_text and event.size().width() != event.oldSize().width():
            self.doItemsLayout()
            self.height_changed.emit()

    def _column_resized(self, column: int, _old: int, _new: int) -> None:
        if self.rows.whole_text and column == TEXT:
            self.doItemsLayout()
            self.height_changed.emit()

    def _begin_edit(self, editor: LineField, index: QModelIndex) -> None:
        from plandesk.domain.branches import change_objective
        from plandesk.domain.initiatives import change_initiative

        document, model = self._session.document, self.model()
        node = model.node(index)
        place = Place(node.kind, model.uid(node), "title" if node.kind == "objective" else "text")
        change = change_objective if node.kind == "objective" else change_initiative
        self._session.fields.load(
            editor, place, str(index.data()), lambda text: change(document, node.id, **{place.column: text})
        )
