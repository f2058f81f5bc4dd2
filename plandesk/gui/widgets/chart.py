"""What all charts of the window share: parts that can be pointed at, reached by keys, and followed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from plandesk.charts import Chart
from plandesk.gui import icons
from plandesk.gui.tokens import Tokens, px, tokens
from plandesk.gui.widgets.labels import plain_tip
from plandesk.i18n import _


class ChartPart(QAbstractButton):
    """One part of a chart as a button: its words are its tool tip and its accessible name.

    `place` is (row, column), by which the arrow keys find the next part.
    """

    def __init__(self, words: str, link: Hashable, place: tuple[int, int], chart: ChartView) -> None:
        super().__init__(chart)
        self.link, self.place, self._chart = link, place, chart
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if link is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: chart.follow(self))

    @property
    def tinted(self) -> bool:
        """Whether the pointer is over it."""
        return self.underMouse() and self.link is not None

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._chart.update(self.geometry())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._chart.update(self.geometry())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._chart.take_in_hand(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _STEPS:
            self._chart.step(self, *_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._chart.step(self, 0, -1000 if key == Qt.Key.Key_Home else 1000)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        self.paint(painter, QRectF(self.rect()), table)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # A ring in the accent alone would drown on a part of that colour.
            painter.setPen(QPen(table.base, 4))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(2), px(2))

    def paint(self, painter: QPainter, rect: QRectF, table: Tokens) -> None:
        """Draw the part; nothing where the chart draws it."""


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ChartView(QWidget):
    """The base of a chart: one stop for Tab, arrow keys within, Enter or a click follows the part.

    `link_chosen` comes with the link of the part, `table_requested` with the chart, to be shown as a table.
    """

    link_chosen = Signal(object)
    table_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[ChartPart] = []
        # Not fixed in height: that would hold it at what it needed for its last width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.table_action = QAction(_("As a table"), self)
        icons.set_icon(self.table_action, "table")
        self.table_action.triggered.connect(self.ask_for_table)
        self.addAction(self.table_action)

    # ---- for subclasses

    def chart(self) -> Chart | None:
        """The description being drawn."""
        return None

    def lay_out(self) -> None:
        """Put the parts into their places for the present width."""

    # ---- the parts

    def set_parts(self, parts: list[ChartPart], name: str) -> None:
        """Show these parts in place of the former ones; the focus stays at its place in the chart."""
        focused = next((part.place for part in self.parts if part.hasFocus()), None)
        for old in self.parts:
            old.hide()
            old.deleteLater()
        self.parts = parts
        self.setAccessibleName(name)
        for part in parts:
            part.show()
        if parts:
            kept = next((part for part in parts if part.place == focused), parts[0])
            self.take_in_hand(kept)
            if focused is not None:
                kept.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()
        self.lay_out()
        self.update()

    def take_in_hand(self, part: ChartPart) -> None:
        """Make a part the one that Tab comes to."""
        for one in self.parts:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is part else Qt.FocusPolicy.ClickFocus)

    def focus_first(self) -> None:
        """Give the focus to the part that Tab would come to."""
        for part in self.parts:
            if part.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                part.setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, of: ChartPart, down: int, right: int) -> None:
        """Give the focus to the next part in a direction; it stays where there is none."""
        row, column = of.place
        if down:
            rows = sorted({part.place[0] for part in self.parts if (part.place[0] - row) * down > 0})
            if not rows:
                return
            row = rows[0] if down > 0 else rows[-1]
        beside = [part for part in self.parts if part.place[0] == row]
        if down:
            middle = of.geometry().center().x()
            found = min(beside, key=lambda part: abs(part.geometry().center().x() - middle))
        else:
            at = max(0, min(len(beside) - 1, beside.index(of) + right))
            found = beside[at]
        found.setFocus(Qt.FocusReason.TabFocusReason)

    def follow(self, part: ChartPart) -> None:
        """Tell that the reader wants to see what a part stands for."""
        if part.link is not None:
            self.link_chosen.emit(part.link)

    def ask_for_table(self) -> None:
        """Tell that the reader wants the figures."""
        if self.chart() is not None:
            self.table_requested.emit(self.chart())

    # ---- Qt

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.table_action)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
            self.lay_out()
