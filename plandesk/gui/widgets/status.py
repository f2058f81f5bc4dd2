"""The parts of the status bar: whether all is saved, what is under way, what the page says."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QStatusBar, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.i18n import _

NOTICE_FOR = 12_000  # milliseconds


class Saved(QWidget):
    """ "All changes saved 09:41", or what failed with "Try again"."""

    try_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = "check", "completed"
        self._saved = ""
        self.words = Elided("", 12, role="secondary")
        self.again = LinkButton(_("Try again"))
        self.again.clicked.connect(self.try_again)
        self.again.hide()
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(NOTICE_FOR)
        self._back.timeout.connect(lambda: self.say_saved(self._saved))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(34), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words, 1)
        row.addWidget(self.again)

    def say_saved(self, words: str) -> None:
        """Say quietly that everything is saved."""
        self._saved = words
        self._say(words, "check", "completed", "secondary")

    def say_version(self, words: str) -> None:
        """Say which program this is while no file is open."""
        self._saved = words
        self._say(words, "plandesk", "accent", "secondary")

    def say_notice(self, sentence: str) -> None:
        """Say something worth knowing for a while."""
        self._say(sentence, "info", "accent", "text")
        self._back.start()

    def say_failed(self, sentence: str) -> None:
        """Say what could not be saved until it is."""
        self._say(sentence, "error", "error", "error")
        self.again.show()

    @property
    def failing(self) -> bool:
        """Whether something could not be saved."""
        return self._icon == "error"

    def _say(self, words: str, icon: str, role: str, ink: str) -> None:
        self._back.stop()
        self._icon, self._role = icon, role
        self.words.setText(words)
        self.words.set_role(ink)
        self.setAccessibleName(words)
        self.again.hide()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.words.text():
            return
        place = QRectF(px(14), (self.height() - px(14)) / 2, px(14), px(14))
        icons.paint(QPainter(self), place, self._icon, getattr(tokens(self.palette()), self._role))


class UnderWay(QWidget):
    """One task: its words, how far it is, and a way to cancel it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setFixedSize(px(96), px(8))
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(label)
        self.cancel = LinkButton(_("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, px(8), 0)
        row.setSpacing(px(8))
        row.addWidget(Words(label, 12, role="secondary"))
        row.addWidget(self.bar)
        row.addWidget(self.cancel)

    def show_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class StatusBar(QStatusBar):
    """28 high, no grip: saved on the left, tasks and the page's notice on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(px(28))
        self.saved = Saved()
        self.notice = Words("", 12, role="secondary")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.notice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.notice.setContentsMargins(px(8), 0, px(16), 0)
        self.addWidget(self.saved, 1)
        self.addPermanentWidget(self.notice)

    def add_task(self, label: str) -> UnderWay:
        """Show a task; take it away with `remove_task`."""
        part = UnderWay(label)
        self.insertPermanentWidget(1, part)  # behind the words on the left
        return part

    def remove_task(self, part: UnderWay) -> None:
        """The task is over."""
        self.removeWidget(part)
        part.deleteLater()
