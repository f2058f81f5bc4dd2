"""The Reports page through its own widgets: preview, options, search, keys, empty and failed states."""

import threading
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QColor
from PySide6.QtWidgets import QPushButton

from plandesk.domain import approval, initiatives, plans
from plandesk.gui.pages.reports import ReportsPage, making
from plandesk.gui.session import Session
from plandesk.reports import annual_plan
from tests.copies import empty_plan


def words_of(page):
    return "\n".join(part.extract_text() for part in PdfReader(BytesIO(page.making.printed.pdf)).pages)


def colours(view):
    picture = view.viewport().grab().toImage()
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(0, picture.width(), 5)
        for y in range(0, picture.height(), 5)
    }


def test_the_preview_shows_the_pages_of_the_pdf(qtbot, page):
    view = page.preview.view
    assert view.page_count == len(PdfReader(BytesIO(page.making.printed.pdf)).pages)
    assert page.preview.bar.count.text() == f"of {view.page_count}"
    assert page.preview.strip.model().rowCount() == view.page_count
    qtbot.waitUntil(lambda: "#16294d" in colours(view))
    assert page.head.count.text() == "Annual plan, draft 1"


def test_a_change_of_the_plan_comes_into_the_preview_by_itself(qtbot, page, session, small):
    first = small[1].initiatives[0]
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        initiatives.change_initiative(session.document, first, text="Paint every zebra crossing")
    assert "Paint every zebra crossing" in words_of(page)
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        session.undo()
    assert "zebra" not in words_of(page)


def test_the_page_in_view_is_there_as_soon_as_the_pdf_is(qtbot, page, session, small):
    view = page.preview.view
    view.show_page(2)
    qtbot.waitUntil(lambda: all(view.store.get(tile) is not None for tile in view.tiles_in_view()))
    edition = view.edition
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        initiatives.change_initiative(session.document, small[1].initiatives[0], text="Seen at once")
    tiles = view.tiles_in_view()
    assert tiles and all(tile.edition == edition + 1 and tile.page == view.page for tile in tiles)
    assert all(view.store.get(tile) is not None for tile in tiles)
    assert page.making.printed.seen == ()


def test_several_changes_make_one_new_preview(qtbot, page, session, small, workers):
    made = []
    page.making.made.connect(made.append)
    for number in range(5):
        initiatives.change_initiative(session.document, small[1].initiatives[0], text=f"Draft {number} of it")
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    qtbot.waitUntil(lambda: not workers.under_way)
    assert len(made) == 1
    assert "Draft 4 of it" in words_of(page)


def test_a_newer_wish_makes_the_running_one_void(qtbot, page, session, small):
    shown = []
    page.making.made.connect(lambda printed: shown.append(printed.data))
    document, one = session.document, small[1].initiatives[0]
    initiatives.change_initiative(document, one, text="The older text")
    page.making.now()
    assert page.making.busy
    initiatives.change_initiative(document, one, text="The newer text")
    page.making.now()
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert len(shown) == 1
    assert "The newer text" in words_of(page)


@pytest.mark.parametrize(
    ("name", "value", "before", "after"),
    [
        ("results", True, "reported at year end", "No result recorded"),
        ("edition", "in-camera", None, "Initiative 4 of act"),
    ],
)
def test_options_change_what_is_printed(qtbot, page, name, value, before, after):
    assert before is None or before in words_of(page)
    assert after not in words_of(page)
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        choose(page, name, value)
    assert after in words_of(page)


def test_the_paper_can_be_another_than_the_plan_says(qtbot, page, session):
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        choose(page, "paper", "a4")
    assert round(float(PdfReader(BytesIO(page.making.printed.pdf)).pages[0].mediabox.height)) == 842
    assert plans.plan(session.document, session.plan_id).paper == "letter"
    page.options.restore({"paper": "letter"})
    assert page.options.options(1).paper == "letter"


def test_old_pages_are_dimmed_only_after_a_second(qtbot, page, session, small, monkeypatch):
    monkeypatch.setattr(annual_plan, "layout", lambda data: pause(data))
    go_on, real = threading.Event(), page.making.printed.pdf

    def pause(_data):
        go_on.wait(20)
        return real

    view = page.preview.view
    initiatives.change_initiative(session.document, small[1].initiatives[0], text="Something slow")
    assert not view._stale
    assert page.making._patience.interval() == making.DIMMED_AFTER == 1000
    with qtbot.waitSignal(page.making.slow, timeout=5000):
        pass
    assert view._stale
    assert view.page_count > 0  # the old pages are still there
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        go_on.set()
    assert not view._stale


def test_a_layout_that_fails_says_so_and_can_be_tried_again(qtbot, page, session, small, monkeypatch, capsys):
    def fail(_data):
        raise RuntimeError("a row that cannot be laid")

    with monkeypatch.context() as patch:
        patch.setattr(annual_plan, "layout", fail)
        with qtbot.waitSignal(page.making.failed, timeout=20_000):
            initiatives.change_initiative(session.document, small[1].initiatives[0], text="Something odd")
    assert page.broken.isVisible()
    assert "Your plan is safe" in page.broken.sentence.text()
    assert "Something odd" not in capsys.readouterr().err
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        qtbot.mouseClick(page.broken.button, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()
    assert "Something odd" in words_of(page)


def test_a_search_marks_hits_and_walks_through_them(qtbot, page):
    finding, view = page.preview.finding, page.preview.view
    with qtbot.waitSignal(finding.changed, timeout=10_000):
        page.focus_search("bicycle")
    assert page.preview.bar.found.text() == f"1 of {len(finding.spots)}"
    assert view.page == finding.spots[0].page
    qtbot.mouseClick(page.preview.bar.next, Qt.MouseButton.LeftButton)
    assert page.preview.bar.found.text() == f"2 of {len(finding.spots)}"
    qtbot.mouseClick(page.preview.bar.previous, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.preview.bar.previous, Qt.MouseButton.LeftButton)
    assert page.preview.bar.found.text() == f"{len(finding.spots)} of {len(finding.spots)}"
    qtbot.waitUntil(lambda: marked(view))
    with qtbot.waitSignal(finding.changed, timeout=10_000):
        page.focus_search("zzz")
    assert page.preview.bar.found.text() == "Not in this report"
    assert not page.preview.bar.next.isVisible()
    page.focus_search("")
    assert not page.preview.bar.found.isVisible()
    assert not marked(view)


def test_hits_follow_the_plan(qtbot, page, session, small):
    finding = page.preview.finding
    with qtbot.waitSignal(finding.changed, timeout=10_000):
        page.focus_search("zebra")
    assert finding.spots == ()
    initiatives.change_initiative(session.document, small[1].initiatives[0], text="A zebra crossing")
    qtbot.waitUntil(lambda: len(finding.spots) == 1, timeout=20_000)


def test_the_page_in_view_can_be_read_out(qtbot, page):
    view = page.preview.view
    view.show_page(2)
    qtbot.waitUntil(lambda: "Overview in a few words" in view.accessibleDescription(), timeout=10_000)
    assert view.accessibleName() == f"Preview, page 3 of {view.page_count}"


def test_the_place_is_kept_when_the_plan_changes(qtbot, page, session, small):
    view = page.preview.view
    view.show_page(2)
    view.set_zoom(1.0)
    before = view.verticalScrollBar().value()
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        initiatives.change_initiative(session.document, small[1].initiatives[5], text="Another text")
    assert (view.page, view.zoom, view.verticalScrollBar().value()) == (2, 1.0, before)


def test_zoom_and_page_are_remembered(qtbot, page, session, prompts, workers):
    page.preview.view.show_page(1)
    page.preview.view.set_zoom(1.5)
    choose(page, "results", True)
    kept = page.state()
    other = ReportsPage(session, prompts, workers)
    qtbot.addWidget(other)
    other.restore(kept)
    other.resize(1240, 800)
    other.show()
    with qtbot.waitSignal(other.making.made, timeout=20_000):
        other.shown()
    assert (other.preview.view.page, other.preview.view.zoom) == (1, 1.5)
    assert other.making.printed.data.with_results


def test_results_are_chosen_for_one_plan_and_come_with_a_closed_year(page, session, prompts, workers):
    document, plan_id = session.document, session.plan_id
    results = page.panes_of["annual-plan"].form.results
    results.set_value(True)
    left = page.state()
    again = ReportsPage(session, prompts, workers)
    again.restore(left)
    assert again.panes_of["annual-plan"].form.results.value() is True
    other = plans.duplicate_plan(document, plan_id)
    session.set_plan(other)
    assert results.value() is False  # a draft of the next year does not print year-end results
    begun_with_it = ReportsPage(session, prompts, workers)
    begun_with_it.restore(left)
    assert begun_with_it.panes_of["annual-plan"].form.results.value() is False
    approval.close_year(document, other, date(2024, 12, 31))
    assert results.value() is True
    for made in (again, begun_with_it):
        made.deleteLater()


def test_a_hidden_page_waits_until_it_is_shown(qtbot, page, session, small):
    page.hide()
    before = page.making.printed
    initiatives.change_initiative(session.document, small[1].initiatives[0], text="While nobody looks")
    assert not page.making.busy
    page.show()
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        page.shown()
    assert page.making.printed is not before
    assert "While nobody looks" in words_of(page)


def test_without_a_plan_the_page_says_what_to_do(qtbot, page, session):
    noticed = []
    page.notice.connect(noticed.append)
    with qtbot.waitSignal(session.plan_changed):
        session.act(lambda: plans.delete_plan(session.document, session.plan_id))
    assert page.empty.isVisible() and not page.keep_button.isEnabled()
    assert noticed[-1] == ""
    assert not page.save_button.isEnabled()
    assert not page.sides.left.isVisible()
    with qtbot.waitSignal(page.command_requested) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["new plan"]
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        session.undo()
    assert page.preview.isVisible()


def test_on_a_narrow_window_the_options_take_turns_with_the_pages(qtbot, page):
    page.resize(700, 500)
    assert not page.sides.left.isVisible()
    assert page.preview.isVisible()
    qtbot.mouseClick(page.options_button, Qt.MouseButton.LeftButton)
    assert page.sides.left.isVisible()
    assert not page.preview.isVisible()
    qtbot.mouseClick(page.options_button, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()


def test_its_keys_are_its_own(qtbot, window, small):
    """No two entries of the menus share a key while the page is in front."""
    window.session.open(small[0])
    window.show_page("reports")
    keys = [
        key.toString()
        for action in window.findChildren(QAction)
        if action.isVisible() and (action in window.menus.actions.values() or action in window.page.actions())
        for key in action.shortcuts()[:1]
    ]
    assert sorted(keys) == sorted(set(keys))
    assert {"Ctrl+P", "Ctrl+S", "F3"} <= set(keys)


def test_every_control_has_a_name(page):
    for kind in (QPushButton, *{type(part) for part in page.preview.bar.findChildren(QPushButton)}):
        for control in page.findChildren(kind):
            assert control.accessibleName() or control.text()
    for control in [*page.preview.bar.findChildren(type(page.preview.bar.up)), page.preview.bar.page]:
        assert control.accessibleName()
    for choice in page.options.choices.values():
        assert QAccessible.queryAccessibleInterface(choice).text(QAccessible.Text.Name)


def test_a_page_that_goes_hears_no_more(qtbot, session, prompts, workers):
    page = ReportsPage(session, prompts, workers)
    page.making.now()
    task = page.making._under_way
    assert not task.cancelled
    with qtbot.waitSignal(task.ended, timeout=20_000):
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        assert task.cancelled


def choose(page, name, value):
    choice = page.options.choices[name]
    choice.setCurrentIndex(choice._values.index(value))
    choice.activated.emit(choice.currentIndex())


def marked(view):
    picture = view.viewport().grab().toImage()
    wanted = {"#ffd600", "#ff8c00"}
    return any(
        QColor(picture.pixel(x, y)).name() in wanted
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
    )


def test_a_page_built_on_a_plan_of_another_kind_begins_with_its_own_report(
    qtbot, page, session, prompts, workers
):
    def begins_with(state):
        other = ReportsPage(session, prompts, workers)
        qtbot.addWidget(other)
        other.restore(state)
        return other.kind.name

    kept = page.state()
    assert begins_with({**kept, "kind": "action-plan"}) == "action-plan"  # of an annual plan, as it was left
    first, last = date(2026, 1, 1), date(2029, 12, 31)
    session.set_plan(plans.add_plan(session.document, "Ahead", "strategic", first, last))
    assert begins_with({}) == begins_with(kept) == "strategic-plan"
    assert begins_with({**kept, "kind": "kpi-report"}) == "kpi-report"


def test_the_first_plan_of_a_file_is_shown_as_its_own_report(qtbot, prompts, workers, tmp_path):
    empty_plan(tmp_path / "new.plandesk").close()
    session = Session("A. Planner")
    session.open(tmp_path / "new.plandesk")
    page = ReportsPage(session, prompts, workers)
    qtbot.addWidget(page)
    first, last = date(2023, 1, 1), date(2023, 12, 31)
    session.act(lambda: plans.add_plan(session.document, "1 District", "district", first, last))
    session.set_plan(plans.plans(session.document)[0].id)
    assert page.kind.name == "district-overview"
    session.abandon()
