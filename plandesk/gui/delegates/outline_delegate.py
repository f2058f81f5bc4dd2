"""Rows of the plan's tree: number, words in the weight of their level, a lock where they are internal."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from plandesk.gui import icons
from plandesk.gui.delegates.row import Index
from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.text import LineField

SHIFT = 32  # from the row's indentation to its number, at 100 %
NUMBER_WIDTH = {0: 24, -1: 46}  # by depth; -1 is an initiative
OTHER_NUMBER_WIDTH = 36
LINES_AT_MOST = 3
ONE_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class OutlineRoles(Struct, frozen=True):
    """The numbers of the model's roles."""

    number: int
    depth: int
    public: int
    cut: int


class OutlineDelegate(QStyledItemDelegate):
    """Draws the words only: the ground, the bar and the ring belong to the whole row and to the view."""

    def __init__(
        self,
        roles: OutlineRoles,
        begin_edit: Callable[[LineField, Index], None],
        parent: QWidget | None = None,
    ) -> None:
        """`begin_edit` loads the inline editor with the record's text, so that it is saved when left."""
        super().__init__(parent)
        self.roles = roles
        self.whole_text = False
        self._begin_edit = begin_edit

    # ---- sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return QSize(px(48), 0)
        depth = index.data(self.roles.depth)
        least = px(36 if depth == 0 else 32)
        if not self.whole_text or not isinstance(option.widget, QTreeView):
            return QSize(px(120), least)
        face = self._font(depth)
        metrics = QFontMetrics(face)
        left = self._words_left(_indentation(index, option.widget), index, depth)
        room = self._right(option.widget, index, depth) - left - self._right_margin(index)
        lines = min(len(_lines(str(index.data() or ""), face, room)), LINES_AT_MOST)
        return QSize(px(120), max(least, lines * metrics.lineSpacing() + px(12)))

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = tokens(option.palette)
        painter.save()
        if index.column():
            painter.setFont(font(13, figures=True))
            painter.setPen(table.secondary)
            room = option.rect.adjusted(px(8), 0, -px(8), -1)
            words = painter.fontMetrics().elidedText(
                str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, ONE_LINE, words)
        else:
            self._paint_words(painter, option, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, depth = tokens(option.palette), index.data(self.roles.depth)
        faded = bool(index.data(self.roles.cut))
        ink = table.faint if faded else table.text
        left = self._words_left(option.rect.left(), index, depth)
        room = QRect(option.rect)
        room.setLeft(left)
        room.setRight(self._right(option.widget, index, depth) - self._right_margin(index))
        room.adjust(0, 0, 0, -1)
        number = index.data(self.roles.number)
        face = self._font(depth)
        if number:
            painter.setFont(font(14 if depth == 0 else 13, self._weight(depth), figures=True))
            painter.setPen(ink if depth >= 0 else table.secondary)
            spot = QRect(option.rect.left() + px(SHIFT), room.top(), left, room.height())
            if self.whole_text and depth:
                spot.setHeight(px(32))
            painter.drawText(spot, ONE_LINE, number)
        painter.setFont(face)
        painter.setPen(ink)
        self._paint_text(painter, room, str(index.data() or ""), face, ink, depth)
        if not index.data(self.roles.public):
            place = QRectF(room.right() + px(8), 0, px(14), px(14))
            place.moveTop(option.rect.top() + (min(option.rect.height(), px(36)) - px(14)) / 2)
            icons.paint(painter, place, "lock", table.faint)

    def _paint_text(
        self, painter: QPainter, room: QRect, words: str, face: QFont, ink: QColor, depth: int
    ) -> None:
        metrics = painter.fontMetrics()
        if not self.whole_text:
            line = " ".join(words[:600].split())
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, ONE_LINE, shown)
            return
        lines = _lines(words, face, room.width())
        if len(lines) > LINES_AT_MOST:
            rest = " ".join(lines[LINES_AT_MOST - 1 :])
            lines = lines[: LINES_AT_MOST - 1]
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width()))
        top = room.top() + (room.height() - len(lines) * metrics.lineSpacing()) // 2
        for place, line in enumerate(lines):
            spot = QRect(
                room.left(), top + place * metrics.lineSpacing(), room.width(), metrics.lineSpacing()
            )
            painter.drawText(spot, ONE_LINE, line)

    def is_cut_off(self, index: Index, view: QTreeView) -> bool:
        """Whether the words of a cell do not fit, so that a tool tip has to show them."""
        words = str(index.data() or "")
        if index.column():
            return QFontMetrics(font(13)).horizontalAdvance(words) > view.columnWidth(index.column()) - px(16)
        depth = index.data(self.roles.depth)
        left = self._words_left(_indentation(index, view), index, depth)
        room = self._right(view, index, depth) - left - self._right_margin(index)
        if self.whole_text:
            return len(_lines(words, self._font(depth), room)) > LINES_AT_MOST
        return QFontMetrics(self._font(depth)).horizontalAdvance(" ".join(words.split())) > room

    def _words_left(self, rect_left: int, index: Index, depth: int) -> int:
        left = rect_left + px(SHIFT)
        number = index.data(self.roles.number)
        if not number:
            return left
        face = font(14 if depth == 0 else 13, self._weight(depth), figures=True)
        needed = ceil(QFontMetrics(face).horizontalAdvance(number)) + px(10)
        return left + max(needed, px(NUMBER_WIDTH.get(depth, OTHER_NUMBER_WIDTH)))

    def _right(self, view: QWidget | None, index: Index, depth: int) -> int:
        """Where the words end: a goal has neither due time nor lead and takes the whole row."""
        if not isinstance(view, QTreeView):
            return px(400)
        return view.viewport().width() if depth >= 0 else view.columnWidth(0)

    def _right_margin(self, index: Index) -> int:
        return px(8) if index.data(self.roles.public) else px(30)

    def _weight(self, depth: int) -> QFont.Weight:
        if depth == 0:
            return QFont.Weight.DemiBold
        return QFont.Weight.Medium if depth > 0 else QFont.Weight.Normal

    def _font(self, depth: int) -> QFont:
        return font(14 if depth == 0 else 13, self._weight(depth))

    # ---- renaming in the row

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = LineField(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        editor.setMinimumHeight(0)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, LineField) and not editor.property("begun"):
            editor.setProperty("begun", True)
            self._begin_edit(editor, index)
            editor.setProperty("original", editor.text())
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, LineField):
            editor.leave()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        left = self._words_left(option.rect.left(), index, index.data(self.roles.depth)) - px(8)
        editor.setGeometry(QRect(QPoint(left, option.rect.top()), option.rect.bottomRight()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, LineField)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            # What was typed is given up; without this the field would save it when it loses the focus.
            watched.set_text(str(watched.property("original")))
            watched.left.emit(watched.text())
        return super().eventFilter(watched, event)


def _indentation(index: Index, view: QTreeView) -> int:
    """Where the row begins. The view itself may be asking for a height and must not be asked back."""
    steps, above = 1, index.parent()
    while above.isValid():
        steps, above = steps + 1, above.parent()
    return steps * view.indentation()


def _lines(words: str, face: QFont, width: int) -> list[str]:
    """Words broken into lines of a width."""
    found: list[str] = []
    for part in words[:2000].splitlines() or [""]:
        layout = QTextLayout(part, face)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid() and len(found) <= LINES_AT_MOST:
            line.setLineWidth(max(width, px(40)))
            found.append(part[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
    return found
