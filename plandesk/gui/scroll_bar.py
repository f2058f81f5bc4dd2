"""A calm scroll bar: a rounded thumb on the ground, without arrows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from plandesk.gui.tokens import Tokens, px

EXTENT, SHORTEST = 12, 28  # pixels at 100 %
Part = QStyle.SubControl


def part_rect(option: QStyleOptionSlider, part: Part) -> QRect:
    """Where a part of the bar is; arrows are nowhere."""
    across = option.orientation == Qt.Orientation.Horizontal
    length = option.rect.width() if across else option.rect.height()
    span = option.maximum - option.minimum
    thumb = length
    if span > 0:
        thumb = max(px(SHORTEST), round(length * option.pageStep / (span + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    if part == Part.SC_ScrollBarSlider:
        return _along(option, start, thumb)
    if part == Part.SC_ScrollBarGroove:
        return option.rect
    if part == Part.SC_ScrollBarSubPage:
        return _along(option, 0, start)
    if part == Part.SC_ScrollBarAddPage:
        return _along(option, start + thumb, length - start - thumb)
    return QRect()


def draw(option: QStyleOptionSlider, painter: QPainter, table: Tokens) -> None:
    """Paint the bar."""
    painter.fillRect(option.rect, option.palette.window() if option.state else table.window)
    if option.maximum <= option.minimum:
        return
    thumb = QRectF(part_rect(option, Part.SC_ScrollBarSlider))
    inset = px(3)
    if option.orientation == Qt.Orientation.Horizontal:
        thumb.adjust(px(1), inset, -px(1), -inset)
    else:
        thumb.adjust(inset, px(1), -inset, -px(1))
    held = (
        option.activeSubControls & Part.SC_ScrollBarSlider and option.state & QStyle.StateFlag.State_MouseOver
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(table.edge_low if held else table.edge)
    radius = min(thumb.width(), thumb.height()) / 2
    painter.drawRoundedRect(thumb, radius, radius)


def _along(option: QStyleOptionSlider, start: int, length: int) -> QRect:
    rect = option.rect
    if option.orientation == Qt.Orientation.Horizontal:
        return QRect(rect.left() + start, rect.top(), length, rect.height())
    return QRect(rect.left(), rect.top() + start, rect.width(), length)
