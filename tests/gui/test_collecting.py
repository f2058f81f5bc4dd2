"""Garbage that holds widgets dies on the window's thread, whatever the workers make."""

import gc
import threading

from PySide6.QtWidgets import QWidget

from plandesk.gui.collecting import EVERY, Collector, collect_due
from plandesk.gui.tasks import Tasks


class _Loop:
    """A ring of objects that only the collector takes apart, and that tells in which thread."""

    def __init__(self, died):
        self.ring, self.widget, self.died = self, QWidget(), died

    def __del__(self):
        self.died.append(threading.get_ident())


def _make_many(_progress):
    """What would start Python's own collection many times over."""
    return sum(len(kept) for kept in [[number] for number in range(200_000)])


def test_a_worker_takes_no_widget_apart(qtbot, qapp):
    died = []
    gc.enable()
    collector = Collector(qapp)
    workers = Tasks(workers=1)
    gc.collect()  # so that the window's thread has no reason of its own before the worker has many
    _Loop(died)
    with qtbot.waitSignal(workers.run(_make_many, lambda _made: None).ended, timeout=20_000):
        pass
    assert set(died) <= {threading.get_ident()}
    made = [[] for _number in range(gc.get_threshold()[0] * 10)]  # a collection is due now
    qtbot.waitUntil(lambda: died != [], timeout=EVERY * 20)
    assert died == [threading.get_ident()] and made
    workers.close()
    collector.deleteLater()


def test_only_what_is_due_is_collected():
    gc.collect()
    assert collect_due() is None
    made = [[] for _number in range(gc.get_threshold()[0] * 3)]
    assert collect_due() == 0
    assert len(made) > gc.get_threshold()[0]
    assert collect_due() is None
