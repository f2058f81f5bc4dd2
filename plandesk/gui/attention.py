"""How many initiatives ask for attention, for the number beside the Overview page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from plandesk.gui.session import Session

WAIT = 300  # milliseconds after the last change
COUNTS = ("plan", "initiative", "status_word", "status_update")


class Attention(QObject):
    """Counts again after changes, once they pause: late initiatives and those without an update."""

    counted = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT)
        self._waiting.timeout.connect(self.count)
        session.changed.connect(self._hear)
        for signal in (session.plan_changed, session.quarter_changed):
            signal.connect(lambda _now: self._waiting.start())

    def count(self) -> None:
        """Count now."""
        session, found = self._session, 0
        if session.document is not None and session.plan_id is not None and session.quarter is not None:
            from plandesk.domain.overview import attention

            found = attention(session.document, session.plan_id, session.quarter)
        self.counted.emit(found)

    def _hear(self, changes) -> None:  # noqa: ANN001
        if changes.reload or any(changes.touches(table) for table in COUNTS):
            self._waiting.start()
