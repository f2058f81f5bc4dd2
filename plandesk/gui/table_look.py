"""How the heads of tables and the arrows of trees are drawn; loaded where the first of them is painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionHeader

from plandesk.gui.icons import DOWN, RIGHT, UP, draw_arrow
from plandesk.gui.tokens import Tokens, px

State = QStyle.StateFlag


def head(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    """The ground of column heads; the words come from Qt in the colour of button text."""
    hovered = bool(option.state & State.State_MouseOver) and bool(option.state & State.State_Enabled)
    painter.fillRect(option.rect, table.window if hovered else table.base)
    rect = option.rect
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.line)


def sort_arrow(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    """The arrow in the head of the column by which a table is sorted."""
    # Qt calls the ascending order "down", after the shape of the arrow on Windows long ago.
    up = getattr(option, "sortIndicator", None) == QStyleOptionHeader.SortIndicator.SortDown
    draw_arrow(painter, QRectF(option.rect).center(), px(4), table.text, UP if up else DOWN)


def branch(option: QStyleOption, painter: QPainter, table: Tokens) -> None:
    """The arrow before a row of a tree that has rows below it."""
    if not option.state & State.State_Children:
        return
    way = DOWN if option.state & State.State_Open else RIGHT
    draw_arrow(painter, QRectF(option.rect).center(), px(4), table.secondary, way)


DRAWN = {
    QStyle.PrimitiveElement.PE_IndicatorHeaderArrow: sort_arrow,
    QStyle.PrimitiveElement.PE_IndicatorBranch: branch,
}
