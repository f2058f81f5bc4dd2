"""Garbage is looked for on the window's thread only.

Python looks for it in whichever thread happens to make the next object. What it frees may be a widget, and
Qt ends the program when one dies in a worker.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500  # milliseconds


class Collector(QObject):
    """Stands in for Python's own automatic collection, by the same thresholds, while it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> int | None:
    """Collect the oldest generation that is due; which one comes back, None where none was."""
    due = None
    for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if threshold <= 0 or count <= threshold:
            break
        due = generation
    if due is not None:
        gc.collect(due)
    return due
