"""The texts of a report are looked over in a worker; what is shown is of the report in hand."""

import threading

import pytest

from plandesk.domain import sections
from plandesk.reports.publication import look_over


@pytest.fixture
def held(monkeypatch):
    """A gate that the worker waits at; the threads that looked something over."""
    gate, threads, real = threading.Event(), [], look_over.look_over_collected

    def waits(of, pages=0, check=lambda: None):
        threads.append(threading.current_thread())
        assert gate.wait(20)
        return real(of, pages, check)

    monkeypatch.setattr(look_over, "look_over_collected", waits)
    yield gate, threads
    gate.set()


def write(page, body):
    document = page.session.document
    overview = sections.sections(document, page.session.plan_id)[0]
    sections.change_section(document, overview.id, body=body)


def sentences(page):
    return [group.sentence.text() for group in page.checklist.groups()]


def test_it_runs_beside_the_window_and_shows_nothing_of_before(qtbot, page, held):
    gate, threads = held
    assert sentences(page)
    with qtbot.waitSignal(page.over.waiting, timeout=20_000):
        write(page, "The rest is TBD.")
    assert threads[-1] is not threading.main_thread()
    assert sentences(page) == [] and page.checklist.summary.text() == "Being looked over…"
    with qtbot.waitSignal(page.over.changed, timeout=20_000):
        gate.set()
    assert "“TBD” says that something is still to come." in sentences(page)
    assert "to fix" in page.checklist.summary.text()


def test_a_newer_text_makes_the_one_before_void(qtbot, page, held):
    gate, threads = held
    with qtbot.waitSignal(page.over.waiting, timeout=20_000):
        write(page, "The rest is TBD.")
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        write(page, "All is said.")
    told = []
    page.over.changed.connect(lambda found, _passed: told.append([one.sentence for one in found]))
    with qtbot.waitSignal(page.over.changed, timeout=20_000):
        gate.set()
    qtbot.waitUntil(lambda: not page.over.under_way)
    assert len(threads) >= 2 and len(told) == 1
    assert not any("TBD" in sentence for sentence in told[0])


def test_another_kind_shows_nothing_of_the_one_before(qtbot, page, held):
    gate, _threads = held
    assert sentences(page)
    page.show_kind("kpi-report")
    assert sentences(page) == [] and page.checklist.summary.text() == "Being looked over…"
    with qtbot.waitSignal(page.over.changed, timeout=20_000):
        gate.set()
    assert page.checklist.summary.text() != "Being looked over…"


def test_before_saving_the_file_is_looked_over_as_it_is(qtbot, page, held):
    gate, _threads = held
    with qtbot.waitSignal(page.over.waiting, timeout=20_000):
        write(page, "The rest is TBD.")
    gate.set()
    assert any("TBD" in one.sentence for one in page.over.found())
