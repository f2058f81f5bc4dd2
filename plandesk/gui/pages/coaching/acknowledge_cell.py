"""The acknowledgement of one of the two: a name and a button, then who, when and of which text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from plandesk.domain.coaching.records import Acknowledgement, CoachingSession, short_fingerprint
from plandesk.domain.day_words import day_words
from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.labels import Elided, Words, plain_tip
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class StateWords(QWidget):
    """A symbol with words after it; the words alone tell all.

    Where there is no room for them, `short` and the symbol do: half a sentence might say the opposite.
    """

    def __init__(self, parent: QWidget | None = None, size: float = 13, short: str = "") -> None:
        super().__init__(parent)
        self._whole, self._short = "", short
        self._icon, self._ink = "status-not-started", "quiet"
        self.words = Elided("", size, role="secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), 0, 0, 0)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._needed() + px(22), px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(20), px(20))

    def say(self, words: str, icon: str, ink: str) -> None:
        """Show a state; `ink` is a token's name."""
        self._icon, self._ink = icon, ink
        self._whole = words
        self._fit()
        self.words.set_role("error" if ink == "error" else "secondary")
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _needed(self) -> int:
        return self.words.fontMetrics().horizontalAdvance(self._whole)

    def _fit(self) -> None:
        room = self.width() - px(20)
        self.words.setText(self._whole if self._needed() <= room or not self._short else self._short)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, (self.height() - px(14)) / 2, px(14), px(14))
        icons.paint(QPainter(self), place, self._icon, getattr(tokens(self.palette()), self._ink))


class AcknowledgeCell(QWidget):
    """`wished` comes with the name that was typed; `withdrawn` with the wish to take it back."""

    wished = Signal(str)
    withdrawn = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._proposed = ""
        self.state = StateWords()
        self.note = Words("", 12, role="secondary", wrap=True)
        self.name = LineField()
        names = {"coach": _("Coach’s name"), "employee": _("Employee’s name")}
        self.name.setAccessibleName(names[role])
        self.button = Button(_("Acknowledge"), "check")
        acts = {"coach": _("Acknowledge as the coach"), "employee": _("Acknowledge as the employee")}
        self.button.setAccessibleName(acts[role])
        self.withdraw = LinkButton(_("Withdraw"))
        takes = {"coach": _("Withdraw the coach’s"), "employee": _("Withdraw the employee’s")}
        self.withdraw.setAccessibleName(takes[role])
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(6), 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(self.state)
        layout.addWidget(self.note)
        layout.addLayout(row)
        layout.addWidget(self.withdraw)
        layout.addStretch(1)
        self.button.clicked.connect(lambda _checked=False: self.wished.emit(self.name.text()))
        self.name.returnPressed.connect(lambda: self.wished.emit(self.name.text()))
        self.withdraw.clicked.connect(lambda _checked=False: self.withdrawn.emit())

    def show_state(self, told: CoachingSession, proposed: str, read_only: bool, withdrawn: bool) -> None:
        """Show who acknowledged, or ask `proposed` to; `withdrawn`: a change has just made one void."""
        found = told.acknowledged(self.role)
        self.state.say(*state_of(found, self.role))
        if found is not None:
            at = found.at
            self.note.setText(
                _("{day}, {time} · text {fingerprint}").format(
                    day=day_words(at.date()), time=f"{at:%H:%M}", fingerprint=short_fingerprint(found.sha256)
                )
            )
        else:
            self.note.setText(
                _("The record was changed after it was acknowledged, so that was withdrawn.")
                if withdrawn
                else ""
            )
        self.note.set_role("late" if withdrawn and found is None else "secondary")
        self.note.setVisible(bool(self.note.text()))
        asking = found is None and not read_only
        if proposed != self._proposed or not asking:
            self._proposed = proposed
            self.name.set_text(proposed)
        self.name.setVisible(asking)
        self.button.setVisible(asking)
        self.withdraw.setVisible(found is not None and not told.is_fixed and not read_only)


def state_of(found: Acknowledgement | None, role: str) -> tuple[str, str, str]:
    """Words, symbol and colour of an acknowledgement that there is or is not."""
    if found is None:
        words = {"coach": _("Coach has not acknowledged"), "employee": _("Employee has not acknowledged")}
        return words[role], "status-not-started", "quiet"
    if not found.holds:
        words = {
            "coach": _("Changed since {name}, the coach, acknowledged it"),
            "employee": _("Changed since {name}, the employee, acknowledged it"),
        }
        return words[role].format(name=found.name), "error", "error"
    words = {
        "coach": _("{name}, coach, has acknowledged"),
        "employee": _("{name}, employee, has acknowledged"),
    }
    return words[role].format(name=found.name), "status-completed", "completed"
