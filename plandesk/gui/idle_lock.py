"""Locking the coaching file when nobody has touched key or mouse for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer

from plandesk.gui.desk_session import DeskSession
from plandesk.gui.desk_watch import DeskWatch

LOOK_EVERY = 5_000  # milliseconds
SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.InputMethod,
}


class IdleLock(DeskWatch):
    """Watches the whole program while a coaching file is open, and calls `lock` when its time is up.

    `clock` gives seconds that go on while the computer sleeps, so that a lid closed for an hour counts.
    """

    def __init__(
        self,
        desk: DeskSession,
        lock: Callable[[], object],
        parent: QObject | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(desk, parent)
        self._lock, self.clock = lock, clock
        self._touched = clock()
        self._minutes = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        desk.changed.connect(lambda changes: self._read() if changes.touches("desk") else None)

    @property
    def minutes(self) -> int:
        """After how many idle minutes the open file is locked; 0 for never."""
        return self._minutes

    def look(self) -> bool:
        """Lock if the time is up; whether that was done comes back."""
        now = self.clock()
        if now < self._touched:  # the clock was set back
            self._touched = now
        if not self._minutes or now - self._touched < self._minutes * 60:
            return False
        self._lock()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            if self.look():
                return True  # the key or click that came too late does nothing more
            self._touched = self.clock()
        return False

    def _begin(self) -> None:
        super()._begin()
        if not self._watching:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._touched = self.clock()
        self._read()

    def _read(self) -> None:
        from plandesk.domain.coaching.desk import desk

        self._minutes = desk(self._desk.document).idle_minutes if self._desk.document is not None else 0
