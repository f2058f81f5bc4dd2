"""Stacked bars in the window: a legend, and a row for each bar with its name, its parts and its sum."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from plandesk import charts
from plandesk.charts import Bar, Segment, StackedBars
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.gui.widgets.chart import ChartPart, ChartView
from plandesk.gui.widgets.chart_ink import paint_figure, paint_part
from plandesk.gui.widgets.labels import plain_tip

BAR, ROW, TWO_LINES = 22, 36, 54  # heights at 100 %
NARROW = 600  # below this width the name stands above its bar
SMALLEST, GAP = 14, 2


class BarPart(ChartPart):
    """One segment with its figure."""

    def __init__(self, segment: Segment, place: tuple[int, int], chart: BarsChart) -> None:
        super().__init__(segment.words, segment.link, place, chart)
        self.segment = segment

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        paint_part(painter, rect, self.segment.role, table, self.tinted)
        painter.setFont(font(12, QFont.Weight.Medium, figures=True))
        paint_figure(painter, rect, self.segment.figure, self.segment.role, table)


class SumPart(ChartPart):
    """The sum at the end of a bar."""

    def __init__(self, bar: Bar, place: tuple[int, int], chart: BarsChart) -> None:
        super().__init__(bar.words, bar.link, place, chart)
        self.setText(bar.sum)

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        face = font(13, figures=True)
        face.setUnderline(self.tinted)
        painter.setFont(face)
        painter.setPen(table.secondary)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -px(4), 0), int(flags), self.text())


class BarsChart(ChartView):
    """Draws `charts.StackedBars`. Without names and sums there is only the bar, as wide as the widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: StackedBars | None = None
        self._names: list[tuple[QRect, Bar]] = []
        self._numbers_wide = 0
        self.most_rows: int | None = None  # draw no more bars than this; None for all

    def chart(self) -> StackedBars | None:
        return self._bars

    def set_chart(self, chart: StackedBars) -> None:
        """Draw another description."""
        if chart == self._bars:
            return
        self._bars = chart
        self._make_parts()

    def show_rows(self, most: int | None) -> None:
        """Draw so many bars at most, or all."""
        if most != self.most_rows:
            self.most_rows = most
            if self._bars is not None:
                self._make_parts()

    def _make_parts(self) -> None:
        assert self._bars is not None
        made: list[ChartPart] = []
        for row, bar in enumerate(self._shown()):
            made += [BarPart(one, (row, place), self) for place, one in enumerate(bar.segments)]
            if bar.sum:
                made.append(SumPart(bar, (row, len(bar.segments)), self))
        self.set_parts(made, f"{self._bars.title}. {self._bars.sentence}".lstrip(". "))

    # ---- sizes

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._legend_height(width) + len(self._shown()) * self._pitch(width)

    def sizeHint(self) -> QSize:
        return QSize(px(480), self.heightForWidth(self.width() or px(480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(BAR))

    def _shown(self) -> tuple[Bar, ...]:
        return self._bars.bars[: self.most_rows] if self._bars is not None else ()

    def _bare(self) -> bool:
        return not any(bar.name or bar.sum for bar in self._shown())

    def _pitch(self, width: int) -> int:
        if self._bare():
            return px(BAR)
        return px(TWO_LINES) if width < px(NARROW) else px(ROW)

    def _legend_height(self, width: int) -> int:
        if self._bars is None or not self._bars.legend:
            return 0
        places = self._legend_places(width)
        return places[-1].bottom() + 1 + px(8)

    def _legend_places(self, width: int) -> list[QRect]:
        found: list[QRect] = []
        left, top, metrics = 0, 0, QFontMetrics(font(12))
        for one in self._bars.legend if self._bars is not None else ():
            wide = px(18) + metrics.horizontalAdvance(one.label)
            if left and left + wide > width:
                left, top = 0, top + px(20)
            found.append(QRect(left, top, wide, px(20)))
            left += wide + px(18)
        return found

    def lay_out(self) -> None:
        if self._bars is None:
            return
        width, top = self.width(), self._legend_height(self.width())
        shown = self._shown()
        narrow, bare = width < px(NARROW), self._bare()
        figures = QFontMetrics(font(13, figures=True))
        sum_wide = max((figures.horizontalAdvance(bar.sum) for bar in shown), default=0) + px(8)
        sum_wide = sum_wide if any(bar.sum for bar in shown) else 0
        self._numbers_wide = max((figures.horizontalAdvance(bar.number) for bar in shown), default=0)
        names = 0 if narrow or bare else round(width * 0.44)
        room = width - names - (sum_wide + px(4) if sum_wide else 0)
        least = max(px(SMALLEST), self._widest_small_figure())
        drawn = charts.lengths(self._bars, room, px(GAP), least, self.most_rows)
        self._names.clear()
        pitch = self._pitch(width)
        at = {part.place: part for part in self.parts}
        for row, bar in enumerate(shown):
            line = top + row * pitch
            if not bare:
                name_room = width if narrow else names - px(16)
                self._names.append((QRect(0, line, name_room, px(22) if narrow else pitch), bar))
            y = line + (0 if bare else px(24) if narrow else (pitch - px(BAR)) // 2)
            x = float(names)
            for place, wide in enumerate(drawn[row]):
                left = round(x)
                at[row, place].setGeometry(left, y, max(1, round(x + wide) - left), px(BAR))
                x += wide + px(GAP)
            if (row, len(bar.segments)) in at:
                at[row, len(bar.segments)].setGeometry(width - sum_wide, y, sum_wide, px(BAR))
        self.update()

    def _widest_small_figure(self) -> int:
        """How wide the figure of a part of one digit or two is, with air around it."""
        metrics = QFontMetrics(font(12, QFont.Weight.Medium, figures=True))
        figures = [segment.figure for bar in self._shown() for segment in bar.segments]
        return max((metrics.horizontalAdvance(one) for one in figures if len(one) < 3), default=0) + px(6)

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bars is None:
            return
        table, painter = tokens(self.palette()), QPainter(self)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(font(12))
        for place, one in zip(self._legend_places(self.width()), self._bars.legend, strict=True):
            swatch = QRectF(0, 0, px(12), px(12))
            swatch.moveCenter(QPointF(place.left() + px(6), place.center().y() + 1))
            paint_part(painter, swatch, one.role, table)
            painter.setPen(table.secondary)
            painter.drawText(place.adjusted(px(18), 0, px(4), 0), middle, one.label)
        for room, bar in self._names:
            left = 0
            if self._numbers_wide:
                painter.setFont(font(13, figures=True))
                painter.setPen(table.secondary)
                painter.drawText(room, middle, bar.number)
                left = self._numbers_wide + px(10)
            painter.setFont(font(13))
            painter.setPen(table.text)
            words = room.adjusted(left, 0, 0, 0)
            line = " ".join(bar.name.split())
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, middle | int(Qt.TextFlag.TextSingleLine), shown)

    def event(self, event) -> bool:  # noqa: ANN001
        if event.type() == event.Type.ToolTip:
            inside = [bar for room, bar in self._names if room.contains(event.pos())]
            self.setToolTip(plain_tip(inside[0].name) if inside else "")
        return super().event(event)
