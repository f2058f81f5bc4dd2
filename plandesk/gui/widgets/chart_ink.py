"""How the roles of a chart look: fill, hatch, edge and the colour of the figure in it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from plandesk.gui.tokens import Tokens, px

RADIUS = 2


class Ink(NamedTuple):
    """The colours of one role. `hatch` is drawn over the fill; `edge` is dashed where `dashed`."""

    fill: QColor
    figure: QColor
    hatch: QColor | None = None
    edge: QColor | None = None
    dashed: bool = False


def ink(role: str, table: Tokens) -> Ink:
    """The look of a role of `plandesk.charts.ROLES`; an unknown one looks plain."""
    # In high contrast several roles share a fill, so every part gets an edge.
    edge = table.text if table.high_contrast else None
    looks = {
        "done": Ink(table.chart_done, table.on_chart, edge=edge),
        "done_late": Ink(table.chart_after, table.chart_after_words, table.chart_after_hatch, edge),
        "in_progress": Ink(table.chart_progress, table.on_chart, edge=edge),
        "late": Ink(table.chart_late, table.chart_late_words, edge=edge),
        "not_started": Ink(table.chart_waiting, table.text, edge=edge),
        "dropped": Ink(table.chart_dropped, table.text if edge else table.on_chart, edge=edge),
        "part": Ink(table.chart_progress, table.on_chart, edge=edge),
        "rest": Ink(table.chart_waiting, table.text, None if edge else table.edge, edge),
        "no_update": Ink(table.base, table.missing, edge=table.missing, dashed=True),
    }
    return looks.get(role, Ink(table.chart_progress, table.on_chart, edge=edge))


def paint_part(painter: QPainter, rect: QRectF, role: str, table: Tokens, tinted: bool = False) -> None:
    """Fill a part of a bar, or the swatch of a legend."""
    look = ink(role, table)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(px(RADIUS), rect.height() / 4)
    shape = QPainterPath()
    inside = rect.adjusted(0.5, 0.5, -0.5, -0.5) if look.edge is not None else rect
    shape.addRoundedRect(inside, radius, radius)
    painter.fillPath(shape, look.fill)
    if look.hatch is not None:
        painter.setClipPath(shape)
        painter.setPen(QPen(look.hatch, max(1.0, px(1.4))))
        step = px(6) if rect.height() > px(14) else px(4)
        across = rect.left() - rect.height()
        while across < rect.right():
            painter.drawLine(QLineF(across, rect.bottom(), across + rect.height(), rect.top()))
            across += step
        painter.setClipping(False)
    if tinted:
        veil = QColor(table.base if table.dark else table.text)
        if look.fill.lightness() < 140:
            veil = QColor(table.text if table.dark else table.base)
        veil.setAlpha(34)
        painter.fillPath(shape, veil)
    if look.edge is not None:
        pen = QPen(look.edge, 1)
        if look.dashed:
            pen.setDashPattern([2.5, 2.0])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(shape)
    painter.restore()


def paint_figure(painter: QPainter, rect: QRectF, words: str, role: str, table: Tokens) -> None:
    """Write the figure in the middle of a part, on clear ground where the part is hatched."""
    look = ink(role, table)
    wide = painter.fontMetrics().horizontalAdvance(words)
    if wide > rect.width() - 2:
        return
    if look.hatch is not None:
        clear = QRectF(0, 0, wide + px(4), min(rect.height() - 2, painter.fontMetrics().height()))
        clear.moveCenter(rect.center())
        painter.fillRect(clear, look.fill)
    painter.setPen(look.figure)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), words)
