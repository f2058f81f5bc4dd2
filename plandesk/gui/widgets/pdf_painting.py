"""How a page looks on its ground: the paper, the pictures of its parts, marked places, a veil, the ring."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from plandesk.gui.tokens import Tokens
from plandesk.gui.widgets.pdf_tiles import Tile

HIT, HIT_NOW = QColor(255, 214, 0), QColor(255, 140, 0)


def paint_paper(painter: QPainter, rect: QRect, table: Tokens) -> None:
    """Empty paper with its edge."""
    painter.fillRect(rect.adjusted(-1, -1, 1, 1), table.edge)
    painter.fillRect(rect, QColor("white"))


def paint_tile(painter: QPainter, rect: QRect, tile: Tile, picture: QImage) -> None:
    """The picture of a part of the page that lies in the rectangle, at the size the page has now."""
    share = rect.width() / tile.width
    part = QRectF(tile.part.x() * share, tile.part.y() * share, 0, 0)
    part.setWidth(tile.part.width() * share)
    part.setHeight(tile.part.height() * share)
    painter.save()
    painter.setClipRect(rect)
    painter.drawImage(part.translated(QPointF(rect.topLeft())), picture)
    painter.restore()


def paint_spot(painter: QPainter, boxes: Iterable[QRectF], now: bool) -> None:
    """Mark words that were searched for; those in hand `now` are told by an edge, not by colour alone."""
    for box in boxes:
        rect = box.adjusted(-1, -1, 1, 1)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(rect, HIT_NOW if now else HIT)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if now:
            painter.setPen(QPen(QColor("#1B1F24"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-1, -1, 1, 1))


def paint_veil(painter: QPainter, rect: QRect, table: Tokens) -> None:
    """Dim what is older than what is being made."""
    veil = QColor(table.ground)
    veil.setAlphaF(0.55)
    painter.fillRect(rect, veil)


def paint_focus(painter: QPainter, room: QRect, table: Tokens) -> None:
    """The ring round the view where the keys go to it."""
    painter.setPen(QPen(table.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(room.adjusted(1, 1, -1, -1))
