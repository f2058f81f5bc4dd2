"""Columns over months in the window, with the line of a rate in a panel above, on the same months."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from plandesk import chart_labels
from plandesk.chart_labels import Box, Lines, Place, by_weight, placed, unbroken
from plandesk.charts import Column, Columns, Reference, Scale, apart
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.gui.widgets.chart import ChartPart, ChartView
from plandesk.gui.widgets.chart_ink import paint_part

LEGEND, PANEL, GAP, LABELS = 28, 100, 24, 24  # heights at 100 %
DOT, FIGURE = 3.5, 12
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class ColumnPart(ChartPart):
    """One period, over the whole height: hovering or the focus reads it."""

    def __init__(self, column: Column, place: tuple[int, int], chart: ColumnsChart) -> None:
        super().__init__(column.words, column.link, place, chart)

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        if self.tinted:
            veil = table.accent.toRgb()
            veil.setAlpha(18)
            painter.fillRect(rect, veil)


class ColumnsChart(ChartView):
    """Draws `charts.Columns`; its title and caption are left to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: Columns | None = None

    def chart(self) -> Columns | None:
        return self._of

    def set_chart(self, chart: Columns) -> None:
        """Draw another description."""
        if chart == self._of:
            return
        self._of = chart
        parts: list[ChartPart] = [ColumnPart(one, (0, at), self) for at, one in enumerate(chart.columns)]
        self.set_parts(parts, f"{chart.title}. {chart.sentence}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(LEGEND + LABELS + PANEL) + (px(PANEL + GAP) if self._two_panels() else 0)

    def sizeHint(self) -> QSize:
        return QSize(px(560), self.heightForWidth(0))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(260), self.heightForWidth(0))

    def lay_out(self) -> None:
        for at, part in enumerate(self.parts):
            part.setGeometry(self._month(at).toRect())
        self.update()

    # ---- geometry

    def _two_panels(self) -> bool:
        return self._of is not None and self._of.scale is not None and self._of.line_scale is not None

    def _panel(self, of_line: bool) -> QRectF:
        top = px(LEGEND) + (px(PANEL + GAP) if self._two_panels() and not of_line else 0)
        side = px(48)
        refs = QFontMetrics(font(12))
        lines = self._of.references if self._of is not None else ()
        end = max((refs.horizontalAdvance(one.label) for one in lines), default=0)
        end = min(end + px(12), self.width() // 3) if end else px(8)
        return QRectF(side, top, max(1, self.width() - side - end), px(PANEL))

    def _month(self, at: int) -> QRectF:
        panel = self._panel(False)
        wide = panel.width() / max(1, len(self._of.columns) if self._of is not None else 1)
        return QRectF(panel.left() + at * wide, px(LEGEND), wide, self.height() - px(LEGEND))

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._of is None:
            return
        table, painter = tokens(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter, table, self._of)
        if self._of.scale is not None:
            self._paint_columns(painter, table, self._of, self._of.scale)
        if self._of.line_scale is not None:
            self._paint_line(painter, table, self._of, self._of.line_scale)
        lines_on = self._of.line_scale or self._of.scale
        if lines_on is not None:
            self._paint_references(painter, table, self._of.references, lines_on)
        painter.setFont(font(12))
        painter.setPen(table.secondary)
        for at, one in enumerate(self._of.columns):
            place = self._month(at)
            painter.drawText(
                QRectF(place.left(), self.height() - px(LABELS), place.width(), px(LABELS)), CENTRE, one.label
            )

    def _paint_legend(self, painter: QPainter, table: Tokens, of: Columns) -> None:
        painter.setFont(font(12))
        metrics, left = painter.fontMetrics(), self._panel(False).left()
        entries = ([("", of.line_name)] if of.line_name else []) + [
            (one.role, one.label) for one in of.legend
        ]
        for role, label in zip([role for role, _label in entries], self.legend_words(), strict=True):
            swatch = QRectF(left, px(4), px(12), px(12))
            if role:
                paint_part(painter, swatch, role, table)
            else:
                painter.setPen(QPen(table.accent, px(2)))
                middle = swatch.center().y()
                painter.drawLine(QPointF(swatch.left(), middle), QPointF(swatch.right(), middle))
            painter.setPen(table.secondary)
            wide = metrics.horizontalAdvance(label)
            painter.drawText(QRectF(left + px(18), 0, wide + px(4), px(20)), LEFT, label)
            left += wide + px(36)

    def legend_words(self) -> list[str]:
        """What stands in the legend: its names, each shortened to its share where they are too long."""
        of = self._of
        if of is None:
            return []
        names = ([of.line_name] if of.line_name else []) + [one.label for one in of.legend]
        metrics = QFontMetrics(font(12))
        room = self.width() - round(self._panel(False).left())
        needed = [metrics.horizontalAdvance(name) + px(36) for name in names]
        if sum(needed) <= room:
            return names
        share = room // len(names)
        spare = sum(max(0, share - one) for one in needed)
        long = max(1, sum(one > share for one in needed))
        most = share + spare // long - px(36)
        return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(px(24), most)) for name in names]

    def _paint_grid(self, painter: QPainter, table: Tokens, panel: QRectF, scale: Scale) -> None:
        painter.setFont(font(12, figures=True))
        for tick in scale.ticks:
            y = round(panel.bottom() - panel.height() * scale.height_of(tick.value))
            colour = table.edge if tick.value == scale.low else table.line
            painter.fillRect(QRectF(panel.left(), y, panel.width(), 1), colour)
            painter.setPen(table.secondary)
            painter.drawText(QRectF(0, y - px(10), panel.left() - px(8), px(20)), RIGHT, tick.text)

    def _paint_columns(self, painter: QPainter, table: Tokens, of: Columns, scale: Scale) -> None:
        panel = self._panel(False)
        self._paint_grid(painter, table, panel, scale)
        for at, one in enumerate(of.columns):
            month, sum_below = self._month(at), 0.0
            wide = min(month.width() * 0.6, px(32))
            for value, role in one.parts:
                bottom = panel.bottom() - panel.height() * scale.height_of(sum_below)
                sum_below += value
                top = panel.bottom() - panel.height() * scale.height_of(sum_below)
                if bottom > top:
                    bar = QRectF(month.center().x() - wide / 2, top, wide, bottom - top)
                    paint_part(painter, bar, role, table)

    def _paint_line(self, painter: QPainter, table: Tokens, of: Columns, scale: Scale) -> None:
        self._paint_grid(painter, table, self._panel(True), scale)
        spots = self.spots()
        painter.setPen(QPen(table.accent, px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in unbroken(spots):
            painter.drawPolyline(QPolygonF([QPointF(*spot) for spot in run]))
        painter.setBrush(table.accent)
        for spot in filter(None, spots):
            painter.drawEllipse(QPointF(*spot), px(DOT), px(DOT))
        painter.setPen(table.text)
        painter.setFont(_figures())
        for text, left, baseline in self.figures_placed():
            painter.drawText(QPointF(left, baseline), text)

    def spots(self) -> list[Place | None]:
        """Where the line has its points, None in months without a figure."""
        of, panel = self._of, self._panel(True)
        if of is None or of.line_scale is None:
            return []
        return [
            None
            if one.value is None
            else (
                self._month(at).center().x(),
                panel.bottom() - panel.height() * of.line_scale.height_of(one.value),
            )
            for at, one in enumerate(of.points)
        ]

    def figures_placed(self) -> list[tuple[str, float, float]]:
        """The figures at the line, each with the left end of its baseline: where paper has them, too.

        A figure for which there is no room is left out: the caption and the table have it.
        """
        of = self._of
        if of is None or of.line_scale is None:
            return []
        metrics, panel, scale = QFontMetrics(_figures()), self._panel(True), of.line_scale
        unit = px(FIGURE) / chart_labels.SIZE  # of the rule's points
        top, bottom = panel.top() / unit, panel.bottom() / unit

        def level(value: float) -> float:
            return bottom - (bottom - top) * scale.height_of(value)

        spots = [None if spot is None else (spot[0] / unit, spot[1] / unit) for spot in self.spots()]
        lines = Lines(
            tuple(tuple(run) for run in unbroken(spots)),
            tuple(level(one.value) for one in of.references),
            tuple(level(tick.value) for tick in scale.ticks),
        )
        within = Box(panel.left() / unit - 2, top - 8, panel.right() / unit + 6, bottom - 0.5)
        told = [
            chart_labels.figure(text, spot, metrics.horizontalAdvance(text) / unit, lines)
            for spot, text in by_weight(of.points, spots)
        ]
        return [(one.text, spot.x * unit, spot.baseline * unit) for one, spot in placed(told, [], within)]

    def _paint_references(
        self, painter: QPainter, table: Tokens, of: tuple[Reference, ...], scale: Scale
    ) -> None:
        panel = self._panel(self._of is not None and self._of.line_scale is not None)
        levels = [panel.bottom() - panel.height() * scale.height_of(one.value) for one in of]
        painter.setFont(font(12))
        words = apart(levels, px(16), panel.top(), panel.bottom())
        for one, y, at in zip(of, levels, words, strict=True):
            dash = Qt.PenStyle.DashLine if one.role == "target" else Qt.PenStyle.DotLine
            painter.setPen(QPen(table.text if one.role == "target" else table.secondary, 1.2, dash))
            painter.drawLine(QPointF(panel.left(), y), QPointF(panel.right(), y))
            room = QRectF(panel.right() + px(6), at - px(9), self.width() - panel.right() - px(6), px(18))
            shown = painter.fontMetrics().elidedText(
                one.label, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, LEFT, shown)


def _figures() -> QFont:
    return font(FIGURE, QFont.Weight.DemiBold, figures=True)
