"""A line over categories in the window: points with their figures, the categories and their notes below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from plandesk.charts import Line, Point
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.gui.widgets.chart import ChartPart, ChartView

TOP, PLOT, LABELS = 28, 132, 40  # heights at 100 %: above the highest line, the plot, the words below
DOT = 4.5


class PointPart(ChartPart):
    """The column of one category."""

    def __init__(self, point: Point, place: tuple[int, int], chart: LineChart) -> None:
        super().__init__(point.words, point.link, place, chart)
        self.point = point

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        if self.tinted:
            # The line lies below, so the ground may only be a veil.
            veil = QColor(table.accent)
            veil.setAlpha(18)
            painter.fillRect(rect, veil)


class LineChart(ChartView):
    """Draws `charts.Line`; its caption is left to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: Line | None = None

    def chart(self) -> Line | None:
        return self._line

    def set_chart(self, chart: Line) -> None:
        """Draw another description."""
        if chart == self._line:
            return
        self._line = chart
        parts: list[ChartPart] = [PointPart(one, (0, at), self) for at, one in enumerate(chart.points)]
        self.set_parts(parts, f"{chart.title}. {chart.sentence}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(TOP + PLOT + LABELS)

    def sizeHint(self) -> QSize:
        return QSize(px(392), self.heightForWidth(0))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.heightForWidth(0))

    # ---- geometry

    def _plot(self) -> QRectF:
        metrics = QFontMetrics(font(12, figures=True))
        ticks = self._line.ticks if self._line is not None else ()
        side = max((metrics.horizontalAdvance(tick.text) for tick in ticks), default=0) + px(10)
        return QRectF(side, px(TOP), max(1, self.width() - side), px(PLOT))

    def _column(self, at: int) -> QRectF:
        assert self._line is not None
        plot = self._plot()
        wide = plot.width() / len(self._line.points)
        return QRectF(plot.left() + at * wide, px(4), wide, self.height() - px(6))

    def _spots(self) -> list[QPointF | None]:
        """Where each point lies; None where there is nothing to draw."""
        if self._line is None:
            return []
        plot = self._plot()
        return [
            None
            if one.value is None
            else QPointF(
                self._column(at).center().x(), plot.bottom() - plot.height() * self._line.height_of(one.value)
            )
            for at, one in enumerate(self._line.points)
        ]

    def lay_out(self) -> None:
        for at, part in enumerate(self.parts):
            part.setGeometry(self._column(at).toRect())
        self.update()

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is None:
            return
        table, painter = tokens(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter, table)
        self._paint_words(painter, table)
        self._paint_line(painter, table)

    def _paint_grid(self, painter: QPainter, table: Tokens) -> None:
        assert self._line is not None
        plot = self._plot()
        painter.setFont(font(12, figures=True))
        for tick in self._line.ticks:
            y = round(plot.bottom() - plot.height() * self._line.height_of(tick.value))
            lowest = tick.value == self._line.low
            painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), table.edge if lowest else table.line)
            room = QRectF(0, y - px(10), plot.left() - px(10), px(20))
            painter.setPen(table.secondary)
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), tick.text
            )

    def _paint_words(self, painter: QPainter, table: Tokens) -> None:
        assert self._line is not None
        bottom = self._plot().bottom()
        for at, one in enumerate(self._line.points):
            column = self._column(at)
            for words, size, colour, y in (
                (one.label, 12, table.text, bottom + px(6)),
                (one.note, 12, table.secondary, bottom + px(22)),
            ):
                face = font(size, figures=True)
                painter.setFont(face)
                painter.setPen(colour)
                shown = painter.fontMetrics().elidedText(
                    words, Qt.TextElideMode.ElideRight, int(column.width())
                )
                room = QRectF(column.left(), y, column.width(), px(18))
                painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _paint_line(self, painter: QPainter, table: Tokens) -> None:
        assert self._line is not None
        spots = self._spots()
        run: list[QPointF] = []
        painter.setPen(QPen(table.accent, px(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for spot in [*spots, None]:
            if spot is not None:
                run.append(spot)
            else:
                painter.drawPolyline(QPolygonF(run))
                run = []
        painter.setFont(font(13, QFont.Weight.DemiBold, figures=True))
        high = painter.fontMetrics().height()
        for spot, one in zip(spots, self._line.points, strict=True):
            if spot is None:
                continue
            wide = painter.fontMetrics().horizontalAdvance(one.figure)
            room = QRectF(0, 0, wide + px(4), high)
            room.moveCenter(QPointF(spot.x(), spot.y() - px(8) - high / 2))
            # The line to a higher neighbour would run through the figure.
            ground = QColor(table.base)
            ground.setAlpha(215)
            painter.fillRect(room.adjusted(0, px(2), 0, -px(2)), ground)
            painter.setPen(table.text)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), one.figure)
        for spot, one in zip(spots, self._line.points, strict=True):
            if spot is not None:
                painter.setPen(QPen(table.accent, px(2)))
                painter.setBrush(table.base if one.open else table.accent)
                painter.drawEllipse(spot, px(DOT), px(DOT))
