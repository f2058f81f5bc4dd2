"""Several lines over years in the window, each named at its end, with target and comparators."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from plandesk.charts import Point, Strand, Strands, apart
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.gui.widgets.chart import ChartPart, ChartView

TOP, PANEL, LABELS, SIDE = 12, 196, 24, 48  # lengths at 100 %
DOT, REACH = 3.5, 20
PENS = {"main": Qt.PenStyle.SolidLine, "plain": Qt.PenStyle.SolidLine, "dash": Qt.PenStyle.DashLine,
        "dot": Qt.PenStyle.DotLine}  # fmt: skip
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class YearPart(ChartPart):
    """One year of one line; the chart draws its dot."""

    def __init__(self, point: Point, place: tuple[int, int], chart: StrandsChart) -> None:
        super().__init__(point.words, point.link, place, chart)

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        if self.tinted:
            veil = table.accent.toRgb()
            veil.setAlpha(40)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(veil)
            painter.drawEllipse(rect)


class StrandsChart(ChartView):
    """Draws `charts.Strands`; its title and caption are left to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: Strands | None = None

    def chart(self) -> Strands | None:
        return self._of

    def set_chart(self, chart: Strands) -> None:
        """Draw another description."""
        if chart == self._of:
            return
        self._of = chart
        parts: list[ChartPart] = [
            YearPart(point, (row, column), self)
            for row, strand in enumerate(chart.strands)
            for column, point in enumerate(strand.points)
            if point.value is not None
        ]
        self.set_parts(parts, f"{chart.title}. {chart.sentence}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return px(TOP + PANEL + LABELS)

    def sizeHint(self) -> QSize:
        return QSize(px(360), self.heightForWidth(0))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(240), self.heightForWidth(0))

    def lay_out(self) -> None:
        if self._of is None:
            return
        for part in self.parts:
            row, column = part.place
            spot = self._spot(column, self._of.strands[row].points[column])
            if spot is not None:
                reach = px(REACH)
                part.setGeometry(round(spot.x() - reach / 2), round(spot.y() - reach / 2), reach, reach)
        self.update()

    # ---- geometry

    def _ends(self) -> list[tuple[float, str, Strand | None]]:
        """What is written at the right end: the value it belongs to, the words, the line."""
        if self._of is None:
            return []
        found: list[tuple[float, str, Strand | None]] = []
        for one in self._of.strands:
            last = one.last
            if last is not None and last.value is not None:
                found.append((last.value, f"{one.name}  {one.end}".strip(), one))
        return found + [(one.value, one.label, None) for one in self._of.references]

    def _panel(self) -> QRectF:
        metrics = QFontMetrics(font(12, QFont.Weight.DemiBold))
        wide = max((metrics.horizontalAdvance(words) for _value, words, _of in self._ends()), default=0)
        right = min(wide + px(16), round(self.width() * 0.42))
        return QRectF(px(SIDE), px(TOP), max(1, self.width() - px(SIDE) - right), px(PANEL))

    def _across(self, column: int) -> float:
        panel = self._panel()
        years = len(self._of.labels) if self._of is not None else 1
        inset = min(px(16), panel.width() / max(2, 2 * years))
        return panel.left() + inset + (panel.width() - 2 * inset) * column / max(1, years - 1)

    def _height(self, value: float) -> float:
        assert self._of is not None
        panel = self._panel()
        return panel.bottom() - panel.height() * self._of.scale.height_of(value)

    def _spot(self, column: int, point: Point) -> QPointF | None:
        return None if point.value is None else QPointF(self._across(column), self._height(point.value))

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._of is None:
            return
        table, painter = tokens(self.palette()), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter, table, self._of)
        for one in self._of.references:
            dash = Qt.PenStyle.DashLine if one.role == "target" else Qt.PenStyle.DotLine
            painter.setPen(QPen(table.text if one.role == "target" else table.secondary, 1.2, dash))
            y, panel = self._height(one.value), self._panel()
            painter.drawLine(QPointF(panel.left(), y), QPointF(panel.right(), y))
        for strand in sorted(self._of.strands, key=lambda one: one.style == "main"):
            self._paint_strand(painter, table, strand)
        self._paint_ends(painter, table)

    def _paint_grid(self, painter: QPainter, table: Tokens, of: Strands) -> None:
        panel = self._panel()
        painter.setFont(font(12, figures=True))
        for tick in of.scale.ticks:
            y = round(self._height(tick.value))
            colour = table.edge if tick.value == of.scale.low else table.line
            painter.fillRect(QRectF(panel.left(), y, panel.width(), 1), colour)
            painter.setPen(table.secondary)
            painter.drawText(QRectF(0, y - px(10), panel.left() - px(8), px(20)), RIGHT, tick.text)
        for column, label in enumerate(of.labels):
            place = QRectF(self._across(column) - px(30), panel.bottom(), px(60), px(LABELS))
            painter.drawText(place, CENTRE, label)

    def _paint_strand(self, painter: QPainter, table: Tokens, strand: Strand) -> None:
        colour = _colour(strand, table)
        wide = 2.4 if strand.style == "main" else 1.4
        run: list[QPointF] = []
        spots = [(self._spot(column, point), point) for column, point in enumerate(strand.points)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, px(wide), PENS[strand.style]))
        for spot, _point in spots:
            if spot is None:
                run = []  # a gap is not bridged
                continue
            run = [*run[-1:], spot]
            painter.drawPolyline(QPolygonF(run))
        for spot, point in spots:
            if spot is not None:
                painter.setPen(QPen(colour, px(1.6)))
                painter.setBrush(table.base if point.open else colour)
                painter.drawEllipse(spot, px(DOT), px(DOT))

    def _paint_ends(self, painter: QPainter, table: Tokens) -> None:
        panel, ends = self._panel(), self._ends()
        levels = [self._height(value) for value, _words, _of in ends]
        places = apart(levels, px(17), panel.top(), panel.bottom())
        room = self.width() - panel.right() - px(8)
        for (_value, words, strand), at in zip(ends, places, strict=True):
            main = strand is not None and strand.style == "main"
            painter.setFont(font(12, QFont.Weight.DemiBold if main else QFont.Weight.Normal))
            painter.setPen(table.accent if main else table.text if strand is not None else table.secondary)
            shown = end_words(words, strand.end if strand is not None else "", painter.fontMetrics(), room)
            painter.drawText(QRectF(panel.right() + px(8), at - px(9), room, px(18)), LEFT, shown)


def end_words(words: str, figure: str, metrics: QFontMetrics, room: float) -> str:
    """The words at the end of a line with so much room: a long name is cut, its figure never."""
    tail = f"  {figure}" if figure and words.endswith(figure) else ""
    left = round(room) - metrics.horizontalAdvance(tail)
    name = words.removesuffix(tail)
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + tail


def _colour(strand: Strand, table: Tokens) -> QColor:
    return table.accent if strand.style == "main" else table.secondary
