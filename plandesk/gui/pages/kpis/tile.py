"""A tile of the dashboard: a stretch of time with its large figures, as one painted widget."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from plandesk.domain.kpis.tiles import DOWN, UP, Tile, TileFigure
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.gui.widgets.labels import plain_tip

HEIGHT, NOTE = 118, 18
UNIT = 72  # the width that a long unit beside a figure has at least, if there is room
CENTRE = Qt.AlignmentFlag.AlignVCenter


class TileView(QWidget):
    """What it shows is read out as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile: Tile | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_tile(self, tile: Tile) -> None:
        """Show another tile."""
        if tile != self._tile:
            self._tile = tile
            self.setAccessibleName(tile.sentence)
            self.setToolTip(plain_tip(tile.sentence))
            self.updateGeometry()
            self.update()

    def least_width(self) -> int:
        """How wide it is when no figure is cut; its words may be."""
        figures = self._tile.figures if self._tile is not None else ()
        return px(36) + sum(_bare(one, place == 0) for place, one in enumerate(figures))

    def sizeHint(self) -> QSize:
        more = NOTE if self._tile is not None and self._tile.note else 0
        return QSize(px(260), px(HEIGHT + more))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(180), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tile is None:
            return
        table, painter = tokens(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(px(24), px(14), -px(12), 0)
        used = _words(painter, QRect(room.left(), room.top(), room.width(), px(20)), self._tile.title,
                      table, 13, QFont.Weight.DemiBold)  # fmt: skip
        beside = QRect(room.left() + used + px(10), room.top(), room.width() - used - px(10), px(20))
        _words(painter, beside, self._tile.period, table, 12, quiet=True)
        left = room.left()
        for place, (figure, wide) in enumerate(
            zip(self._tile.figures, widths(self._tile.figures, room.width()), strict=True)
        ):
            at = QRect(left, room.top() + px(24), wide - px(12), px(80))
            _paint_figure(painter, at, figure, table, first=place == 0)
            left += wide
        if self._tile.note:
            foot = QRect(room.left(), self.height() - px(NOTE + 8), room.width(), px(NOTE))
            _words(painter, foot, self._tile.note, table, 12, quiet=True)
        if self.hasFocus():
            painter.setPen(table.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(px(12), px(6), -px(4), -px(4)), px(4), px(4))


def widths(figures: Sequence[TileFigure], room: int) -> list[int]:
    """The room of each figure: as much for all, or as each needs where one has too little of that.

    Where there is too little for all, words are cut before figures: they are told elsewhere, too.
    """
    each = room // max(1, len(figures))
    needed = list[int]()
    for unit in (px(UNIT), 0):
        needed = [_needed(one, place == 0, unit) + px(12) for place, one in enumerate(figures)]
        if max(needed, default=0) <= each:
            return [each] * len(figures)
        if sum(needed) <= room:
            break
    shares = [room * one // sum(needed) for one in needed]
    bare = [_bare(one, place == 0) for place, one in enumerate(figures)]
    rest, words = room - sum(bare), sum(needed) - sum(bare)
    if rest < 0 or not words or all(share >= least for share, least in zip(shares, bare, strict=True)):
        return shares
    return [least + rest * (whole - least) // words for least, whole in zip(bare, needed, strict=True)]


def paint_trend(painter: QPainter, left: float, middle: float, trend: str, table: Tokens) -> int:
    """A small triangle up or down, or a bar for what stays the same; the width it takes comes back."""
    half = px(4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(table.text)
    if trend in (UP, DOWN):
        tip = middle - half if trend == UP else middle + half
        base = middle + half if trend == UP else middle - half
        corners = (QPointF(left, base), QPointF(left + 2 * half, base), QPointF(left + half, tip))
        painter.drawPolygon(QPolygonF(corners))
    elif trend:
        painter.drawRect(round(left), round(middle - 1), 2 * half, px(2))
    return 2 * half + px(6) if trend else 0


def _bare(one: TileFigure, first: bool) -> int:
    """How wide a figure is with what it was and the white behind it; the words beside them may be cut."""
    return _needed(replace(one, remark=""), first, 0) + px(12)


def _needed(one: TileFigure, first: bool, most: int) -> int:
    """How wide a figure is with all its words, its unit no wider than `most`."""
    small = QFontMetrics(font(12, QFont.Weight.Medium, True)).horizontalAdvance
    weight = QFont.Weight.DemiBold if first else QFont.Weight.Normal
    large = QFontMetrics(font(26.0, weight, True)).horizontalAdvance(one.value)
    second = small(one.change) + small(one.before) + (px(14) if one.trend else 0) + px(6)
    unit = min(small(one.unit), most)
    return max(large + px(6) + unit, second, small(one.remark)) + px(2)


def _paint_figure(painter: QPainter, room: QRect, one: TileFigure, table: Tokens, first: bool) -> None:
    weight = QFont.Weight.DemiBold if first else QFont.Weight.Normal
    size = 26.0
    wide = QFontMetrics(font(size, weight, True)).horizontalAdvance(one.value)
    if wide > room.width():
        size = 16.0
    line = QRect(room.left(), room.top(), room.width(), px(36))
    used = _words(painter, line, one.value, table, size, weight)
    _words(
        painter,
        QRect(room.left() + used + px(6), room.top() + px(7), room.width() - used - px(6), px(26)),
        one.unit,
        table,
        12,
        quiet=True,
    )
    second = QRect(room.left(), room.top() + px(38), room.width(), px(18))
    left = second.left() + paint_trend(painter, second.left(), second.center().y() + 1, one.trend, table)
    line = QRect(left, second.top(), second.right() - left, second.height())
    used = _words(painter, line, one.change, table, 12, QFont.Weight.Medium)
    gap = px(6) if used else 0
    _words(painter, line.adjusted(used + gap, 0, 0, 0), one.before, table, 12, quiet=True)
    third = QRect(room.left(), second.bottom() + 1, room.width(), px(18))
    _words(painter, third, one.remark, table, 12, quiet=True)


def _words(
    painter: QPainter,
    room: QRect,
    words: str,
    table: Tokens,
    size: float,
    weight: QFont.Weight = QFont.Weight.Normal,
    quiet: bool = False,
) -> int:
    painter.setFont(font(size, weight, True))
    painter.setPen(table.secondary if quiet else table.text)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.drawText(room, int(CENTRE | Qt.TextFlag.TextSingleLine), shown)
    return painter.fontMetrics().horizontalAdvance(shown)
