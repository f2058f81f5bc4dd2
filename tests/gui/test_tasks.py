"""Work in threads: results, errors and cancelling come back on the main thread."""

import threading

import pytest

from plandesk.errors import CannotWrite
from plandesk.gui.tasks import Cancelled, Tasks


@pytest.fixture
def threads(qtbot):
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_elsewhere_and_its_result_comes_home(qtbot, threads):
    seen = []

    def work(progress):
        progress.report(1, 2)
        return threading.current_thread()

    threads.run(work, lambda thread: seen.extend([thread, threading.current_thread()]))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not seen[1]
    assert seen[1] is threading.main_thread()


def test_progress_is_told_on_the_main_thread(qtbot, threads):
    gate, told = threading.Event(), []

    def work(progress):
        gate.wait(5)
        progress.report(3, 4)

    task = threads.run(work, lambda _none: None)
    task.progressed.connect(lambda done, total: told.append((done, total, threading.current_thread())))
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(3, 4, threading.main_thread())]


def test_a_cancelled_task_stops_and_tells_nobody(qtbot, threads):
    gate, stopped, told = threading.Event(), [], []

    def work(progress):
        gate.wait(5)
        try:
            progress.check()
        except Cancelled:
            stopped.append(True)
            raise
        return 1

    task = threads.run(work, told.append, told.append)
    with qtbot.waitSignal(task.ended):
        task.cancel()
        gate.set()
    assert stopped == [True]
    assert told == []
    assert threads.under_way == []


def test_what_the_user_stops_early_is_told_to_be_stopped(qtbot, threads):
    gate, told = threading.Event(), []

    def work(progress):
        gate.wait(5)
        progress.check()

    task = threads.run(work, told.append, told.append, stopped="Nothing was saved.")
    with qtbot.waitSignal(task.stopped):
        task.stop_early()
        gate.set()
    assert told == [] and task.stopped_words == "Nothing was saved."


def test_what_was_done_when_the_user_stopped_it_is_told(qtbot, threads):
    begun, gate, told, stopped = threading.Event(), threading.Event(), [], []

    def work(_progress):
        begun.set()
        return gate.wait(5)

    task = threads.run(work, told.append)
    task.stopped.connect(lambda: stopped.append(True))
    assert begun.wait(5)
    with qtbot.waitSignal(task.ended):
        task.stop_early()
        gate.set()
    assert stopped == [] and told == [True]


def test_a_user_error_is_told(qtbot, threads):
    def work(_progress):
        raise CannotWrite("The folder is read-only.")

    with qtbot.waitSignal(threads.failed) as failed:
        threads.run(work, lambda _none: None)
    assert failed.args[0].sentence == "The folder is read-only."


def test_at_once_needs_no_event_loop(tasks):
    seen = []
    tasks.run(lambda _progress: 42, seen.append)
    assert seen == [42]
