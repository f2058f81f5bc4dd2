"""Whether the coaching file is open or locked, in words, with the button that locks it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _, ngettext


class LockState(QWidget):
    """A part of the tool bar."""

    lock_requested = Signal()

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._small = "lock", False
        self.words = Words("")
        self.note = Words("", role="secondary")
        self.button = Button(_("Lock now"), "lock")
        self.button.setToolTip(_("Lock the coaching file now ({keys})").format(keys=keys))
        self.button.setAccessibleName(_("Lock the coaching file now"))
        self.button.clicked.connect(lambda _checked=False: self.lock_requested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16 + 24), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words)
        row.addWidget(self.note)
        row.addSpacing(px(8))
        row.addWidget(self.button)

    def show_open(self, minutes: int, read_only: bool = False) -> None:
        """The file is open, and is locked after so many idle minutes (0: never by itself)."""
        self._icon = "unlock"
        self.words.setText(_("Encrypted, read-only") if read_only else _("Encrypted, open"))
        note = ngettext("· locks after {n} minute idle", "· locks after {n} minutes idle", minutes)
        self.note.setText(note.format(n=minutes) if minutes else _("· locks only with the button"))
        self.button.show()
        self._tell()

    def show_locked(self) -> None:
        """The file is locked."""
        self._icon = "lock"
        self.words.setText(_("Encrypted, locked"))
        self.note.setText("")
        self.button.hide()
        self._tell()

    def set_room(self, width: int, small: bool) -> None:
        """Fit a window of this width: the note goes to the tool tip first, then the words.

        `small`: beside a plan, where only the button stands.
        """
        self.note.setVisible(width >= px(1300) and not small)
        self.words.setVisible(width >= px(760) and not small)
        self.button.setText("" if small else _("Lock now"))
        self._small = small
        self.layout().setContentsMargins(px(16 + (0 if small else 24)), 0, 0, 0)

    def _tell(self) -> None:
        said = " ".join(filter(None, (self.words.text(), self.note.text())))
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._small:
            return
        place = QRectF(px(16), (self.height() - px(16)) / 2, px(16), px(16))
        role = "accent" if self._icon == "unlock" else "secondary"
        icons.paint(QPainter(self), place, self._icon, getattr(tokens(self.palette()), role))
