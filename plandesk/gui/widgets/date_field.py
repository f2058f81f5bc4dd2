"""One day: in words, as it is typed, or from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from plandesk.domain.day_words import day_of, day_words
from plandesk.errors import InvalidValue
from plandesk.gui import icons
from plandesk.gui.tokens import px
from plandesk.gui.widgets.calendar_popup import CalendarPopup
from plandesk.gui.widgets.labels import FaultWords
from plandesk.i18n import _

_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_PageUp: (0, 1),
    Qt.Key.Key_PageDown: (0, -1),
}  # key: days, months
_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)  # as they can be typed


class DateField(QComboBox):
    """`changed` comes with another day when the field is left, on Enter, and from the calendar.

    Up and Down go a day on and back, Page Up and Down a month, Alt+Down opens the calendar, Esc takes back
    what was typed. Words that are no day stay in the field, and `fault` says why: a label to be put below
    the field or beside it (`Labelled` does that by itself). `refused` comes with its sentence, and with an
    empty one once the words are mended.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None, at_once: bool = False) -> None:
        """`at_once` tells each step with the keys, where other parts follow the day."""
        super().__init__(parent)
        self._day = self._told = date.today()
        self._least: date | None = None
        self._at_once = at_once
        self.fault = FaultWords()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setMinimumHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel
        self.setToolTip(_("For example 20 August 2026, 2026-08-20 or today"))
        self.calendar = QAction(_("Choose in the calendar (Alt+Down)"), self)
        icons.set_icon(self.calendar, "calendar")
        self.calendar.triggered.connect(lambda _checked=False: self.showPopup())
        line = self.lineEdit()
        line.addAction(self.calendar, QLineEdit.ActionPosition.LeadingPosition)
        line.returnPressed.connect(self.leave)
        line.textEdited.connect(lambda _text: self._say(""))
        widest = max((day_words(date(2028, month, 28)) for month in range(1, 13)), key=self._width)
        self.setMinimumWidth(self._width(widest) + px(72))
        self._write()

    # ---- the day

    def day(self) -> date:
        """The day shown; words that are none have changed nothing."""
        return self._day

    def set_day(self, day: date, again: bool = False) -> None:
        """Show a day; tells nobody. `again`: of the same record, so what is being typed stays."""
        if again and day == self._told:
            return
        self._day = self._told = day
        self._write()

    def set_least(self, day: date | None) -> None:
        """Take no day before this one; None lets all be taken."""
        self._least = day

    def leave(self) -> bool:
        """Take what was typed, as when the focus goes; False where it is no day."""
        if not self._read():
            return False
        self._tell()
        return True

    def step(self, days: int, months: int = 0) -> None:
        """Go on or back from the day shown; the end of a month stays within the month."""
        if not self._read():
            return
        try:
            self._day = self._allowed(_stepped(self._day, days, months))
        except InvalidValue:
            return
        self._write()
        if self.hasFocus():
            self.lineEdit().selectAll()  # what is typed next takes its place
        if self._at_once:
            self._tell()

    # ---- as other fields

    def setReadOnly(self, read_only: bool) -> None:
        """Whether it can be changed."""
        self.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def showPopup(self) -> None:
        """Open the calendar at the day shown."""
        if self.isEnabled():
            self._read()
            opened = CalendarPopup(self._day, self._least, self)
            opened.chosen.connect(self._take)
            opened.open_below(self)

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z belongs to the field while something is typed, then to the document.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoing = any(event.matches(key) for key in _UNDOING)
            if undoing and self.currentText() == day_words(self._day):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier):
            self.showPopup()
        elif key in _STEPS and not held:
            self.step(*_STEPS[key])
        elif key in _STEPS:
            event.ignore()
        elif key == Qt.Key.Key_Escape and self.currentText() != day_words(self._day):
            self._write()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the form must not change a date.
        event.ignore()

    # ---- within

    def _read(self) -> bool:
        """Show what was typed as a day, without telling of it; False where it is none."""
        words = self.currentText().strip()
        if words and words != day_words(self._day):
            try:
                self._day = self._allowed(day_of(words, date.today(), self._day.year))
            except InvalidValue as error:
                self._say(error.sentence)
                return False
        self._write()
        return True

    def _take(self, day: date) -> None:
        self._day = day
        self._write()
        self._tell()

    def _allowed(self, day: date) -> date:
        if self._least is not None and day < self._least:
            raise InvalidValue(_("This must not be before {day}.").format(day=day_words(self._least)))
        if not _FIRST <= day <= _LAST:
            raise InvalidValue(_("The year must be between 1900 and 2199."))
        return day

    def _write(self) -> None:
        words = day_words(self._day)
        if self.currentText() != words:
            self.setEditText(words)
            self.lineEdit().setCursorPosition(0)
        self._say("")

    def _tell(self) -> None:
        if self._day != self._told:
            self._told = self._day
            self.changed.emit(self._day)

    def _say(self, sentence: str) -> None:
        if sentence == self.fault.text():
            return
        self.fault.say(sentence)
        self.setAccessibleDescription(sentence)
        self.refused.emit(sentence)

    def _width(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


def _stepped(day: date, days: int, months: int) -> date:
    if months:
        count = day.year * 12 + day.month - 1 + months
        year, month = count // 12, count % 12 + 1
        following = date(year + month // 12, month % 12 + 1, 1)
        day = date(year, month, min(day.day, (following - timedelta(days=1)).day))
    return day + timedelta(days=days)
