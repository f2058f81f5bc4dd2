"""A month to choose a day from, opened below a field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import Tokens, px, tokens
from plandesk.i18n import _, language


class CalendarPopup(QFrame):
    """Arrow keys go from day to day, Page Up and Down from month to month, Enter takes the day, Esc none.

    `chosen` comes with the day that was taken.
    """

    chosen = Signal(object)

    def __init__(self, day: date, least: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.month = QCalendarWidget()
        self.month.setAccessibleName(_("Calendar"))
        self.month.setLocale(_locale())
        self.month.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setGridVisible(False)
        if least is not None:
            self.month.setMinimumDate(QDate(least.year, least.month, least.day))
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._colour()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(2), px(2), px(2), px(2))
        layout.addWidget(self.month)
        self.month.clicked.connect(self._take)
        self.month.activated.connect(self._take)
        self.setFocusProxy(self.month)

    def open_below(self, field: QWidget) -> None:
        """Open below the field, or above it where the screen ends."""
        size, screen = self.sizeHint(), field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + px(2)))
        if place.y() + size.height() > screen.bottom():
            place.setY(field.mapToGlobal(QPoint(0, 0)).y() - size.height() - px(2))
        place.setX(max(screen.left(), min(place.x(), screen.right() - size.width())))
        self.move(place)
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self, day: QDate) -> None:
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def _colour(self) -> None:
        """Days of the weekend are no warning; the chosen day stands on the accent."""
        table = tokens(self.palette())
        plain, quiet = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(table.text)
        quiet.setForeground(table.secondary)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(weekday, plain)
        self.month.setHeaderTextFormat(quiet)
        if not table.high_contrast:
            palette = self.month.palette()
            palette.setColor(QPalette.ColorRole.Highlight, table.fill)
            palette.setColor(QPalette.ColorRole.HighlightedText, table.on_fill)
            self.month.setPalette(palette)
            self._colour_head(table)

    def _colour_head(self, table: Tokens) -> None:
        """The bar with month and year stands as quiet as the head of a page, with our own arrows."""
        bar = self.month.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is None:
            return
        palette = bar.palette()
        palette.setColor(QPalette.ColorRole.Highlight, table.base)
        palette.setColor(QPalette.ColorRole.HighlightedText, table.text)
        bar.setPalette(palette)
        for button in bar.findChildren(QToolButton):
            button.setPalette(palette)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Page Up and Down do the same
        for name, icon in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            if (arrow := bar.findChild(QToolButton, name)) is not None:
                icons.set_icon(arrow, icon)


def _locale() -> QLocale:
    """The names of months and days in the program's language."""
    spoken, own = QLocale(language()), QLocale()
    return own if own.language() == spoken.language() else spoken
