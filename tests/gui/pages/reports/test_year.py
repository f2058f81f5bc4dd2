"""Several kinds of reports, the checklist, and reports kept for meetings, through the page's own widgets."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from plandesk.domain import amendments, approval, carrying, initiatives, meetings, plans, updates
from plandesk.domain.periods import Quarter
from plandesk.gui.pages.reports import ReportsPage
from plandesk.gui.pages.reports.checklist import PassedCheck
from plandesk.gui.session import Session
from plandesk.gui.widgets.buttons import LinkButton
from tests.copies import empty_plan
from tests.domain import reporting_year
from tests.gui.typed_day import type_day

Q2 = Quarter(2026, 2)


@pytest.fixture
def year_path(tmp_path):
    path = tmp_path / "year.plandesk"
    document = empty_plan(path)
    made = reporting_year.fill(document)
    approval.approve(document, made.plan, date(2026, 1, 24))
    document.close()
    return path, made


@pytest.fixture
def on_year(qtbot, year_path, prompts, tasks):
    """The page on a plan in its reporting year, with the status report of Q2 in front."""
    session = Session("A. Planner")
    session.open(year_path[0])
    session.set_quarter(Q2)
    page = ReportsPage(session, prompts, tasks)
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show()
    qtbot.waitExposed(page)
    page.show_kind("status-report")
    page.shown()
    yield page, year_path[1]
    session.abandon()


def words_of(page):
    return "\n".join(part.extract_text() for part in PdfReader(BytesIO(page.making.printed.pdf)).pages)


def keep(qtbot, page, dialogs, name="Commission"):
    """Keep the pages, though there is something to fix."""

    def act(dialog):
        dialog.name.setText(name)
        type_day(qtbot, dialog.day, date(2026, 7, 24))
        dialog.findChild(QPushButton, "confirm").click()

    dialogs.answer(lambda box: box.findChild(QPushButton, "confirm").click())
    dialogs.answer(act)
    page.keep_report()


def test_each_kind_prints_its_own_report(qtbot, on_year):
    page, _year = on_year
    assert page.head.count.text() == "Status report, Q2 2026"
    assert "Paint not delivered" in words_of(page)
    page.show_kind("amendment-list")
    assert page.making.printed.wanted.name == "amendment-list"
    assert page.options.isVisible() and not page.panes_of["status-report"].isVisible()
    page.show_kind("annual-plan")
    assert page.making.printed.wanted.name == "annual-plan"


def test_the_district_overview_is_made_for_paper_or_a_screen(qtbot, on_year):
    page, _year = on_year
    page.show_kind("district-overview")
    sheet = page.options.choices["sheet"]
    sizes = []
    for wanted in ("paper", "screen"):
        with qtbot.waitSignal(page.making.made, timeout=10_000):
            sheet.set_value(wanted)
            sheet.chosen.emit(wanted)
        sizes.append(page.making.printed.data.imprint.paper_name)
    assert sizes == ["letter-landscape", "screen"]
    page.options.choices["edition"].set_value("in-camera")
    page.options.form.edition.chosen.emit("in-camera")
    assert page.options.choices["about"].offers("both")


def test_the_report_follows_the_quarter_in_hand(qtbot, on_year):
    page, _year = on_year
    with qtbot.waitSignal(page.making.made, timeout=10_000):
        page.session.set_quarter(Quarter(2026, 1))
    assert page.making.printed.data.quarter == Quarter(2026, 1)
    assert page.head.count.text() == "Status report, Q1 2026"


def test_the_checklist_leads_to_the_record(qtbot, on_year):
    page, year = on_year
    groups = page.checklist.groups()
    assert [group.sentence.text() for group in groups] == ["No update was received for Q2 2026."]
    show = groups[0].findChild(LinkButton)
    with qtbot.waitSignal(page.record_requested) as asked:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert asked.args == ["initiatives", "initiative", year.leaves[2]]


def test_a_quarter_chosen_for_the_report_stays_while_the_plan_has_it(on_year):
    page, year = on_year
    quarter, day = page.options.choices["quarter"], page.options.choices["day"]
    assert (quarter.currentText(), day.currentText()) == ("In hand: Q2 2026", "As of 30 June 2026")
    quarter.set_value("2026-Q1")
    quarter.chosen.emit("2026-Q1")
    page.session.set_quarter(Quarter(2026, 3))
    assert page.options.quarter() == Quarter(2026, 1)
    assert (quarter.currentText(), day.currentText()) == ("Q1 2026", "As of 31 March 2026")
    assert quarter.itemText(0) == "In hand: Q3 2026"
    plans.change_plan(page.session.document, year.plan, starts=date(2026, 4, 1))
    assert page.options.quarter() == Quarter(2026, 3) and quarter.currentText() == "In hand: Q3 2026"
    assert day.currentText() == "As of 30 September 2026"


def test_what_is_in_order_is_listed_as_passed(qtbot, on_year):
    page, year = on_year
    assert page.checklist.summary.text() == "1 to fix, 0 to look at"
    said = [one.sentence.text() for one in page.checklist.findChildren(PassedCheck)]
    assert said[:5] == [
        "The plan is approved, and how it read then is kept.",
        "Every reason that a status asks for is given.",
        "Whatever is late has a new date that is still to come.",
        "Whatever was due is told to be done, dropped or late.",
        "Every change since the approval has its reason.",
    ]
    with qtbot.waitSignal(page.making.made, timeout=10_000):
        updates.set_updates(page.session.document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    said = [one.sentence.text() for one in page.checklist.findChildren(PassedCheck)]
    assert "Every initiative has its update." in said and page.checklist.groups() == []


def test_saving_a_public_edition_with_things_to_fix_asks_once(on_year, dialogs, tmp_path):
    page, year = on_year
    asked = []

    def answer(button):
        def act(box):
            asked.append((box.text(), box.informativeText()))
            box.findChild(QPushButton, "confirm").click() if button else box.reject()

        dialogs.answer(act)

    answer(False)
    page.save_pdf()
    assert list(tmp_path.glob("*.pdf")) == []
    answer(True)
    dialogs.choose(tmp_path / "a.pdf")
    page.save_pdf()
    dialogs.choose(tmp_path / "b.pdf")
    page.save_pdf()
    assert (tmp_path / "a.pdf").exists() and (tmp_path / "b.pdf").exists()
    sentence = "There is one thing to fix before this goes to the public. Save it all the same?"
    assert asked == [(sentence, "• No update was received for Q2 2026.")] * 2


@pytest.mark.parametrize(("act", "all_the_same"), [("print_report", "Print it"), ("keep_report", "Keep it")])
def test_printing_and_keeping_ask_as_saving_does(on_year, dialogs, act, all_the_same):
    page, year = on_year
    dialogs.reject()
    getattr(page, act)()
    (box,) = dialogs.shown
    first = "There is one thing to fix before this goes to the public."
    assert box.text() == f"{first} {all_the_same} all the same?"
    assert not meetings.kept_reports(page.session.document, year.plan)


def test_findings_that_say_the_same_are_counted_in_the_question(on_year, dialogs):
    page, year = on_year
    updates.clear_updates(page.session.document, year.leaves, Q2)
    dialogs.reject()
    page.save_pdf()
    assert "3 times: No update was received for Q2 2026." in dialogs.shown[0].informativeText()


@pytest.mark.parametrize("reason", ["draft", "in-camera"])
def test_drafts_and_confidential_editions_are_saved_without_a_question(on_year, dialogs, tmp_path, reason):
    page, year = on_year
    if reason == "draft":
        plans.change_plan(page.session.document, year.plan, state="draft")
    else:
        page.options.choices["edition"].set_value("in-camera")
    dialogs.choose(tmp_path / "a.pdf")
    page.save_pdf()
    assert (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("edition", "asked"), [("public", True), ("in-camera", False)])
def test_the_reports_of_a_meeting_are_not_given_to_the_public_unasked(
    qtbot, on_year, dialogs, tmp_path, edition, asked
):
    page, year = on_year
    updates.set_updates(
        page.session.document,
        year.leaves[1:2],
        Q2,
        status_id=year.words["late"],
        reason="",
        reasons_asked=False,
    )

    def answer(dialog):
        dialog.edition.set_value(edition)
        dialog.findChild(QPushButton, "confirm").click()

    dialogs.answer(answer)
    if asked:
        dialogs.reject()
    else:
        dialogs.choose("")
    page.make_batch()
    if asked:
        assert "to fix before this goes to the public" in dialogs.shown[-1].text()
        assert "asks for a reason" in dialogs.shown[-1].informativeText()


def test_the_pages_tell_where_a_carried_initiative_was(qtbot, on_year):
    page, year = on_year
    document = page.session.document
    due = initiatives.initiative(document, year.leaves[2]).due
    wanted = carrying.Carrying(
        "Plan 2027", date(2027, 1, 1), date(2027, 12, 31), (carrying.CarriedInitiative(year.leaves[2], due),)
    )
    new = carrying.carry_forward(document, year.plan, wanted)
    page.session.set_plan(new)
    page.making.now()
    assert "was no. 3 in 2026" in words_of(page)
    page.show_kind("annual-plan")
    assert "was no. 3 in 2026" in words_of(page)


def test_the_window_offers_the_way_back_from_a_finding(qtbot, window, year_path):
    window.session.open(year_path[0])
    window.session.set_quarter(Q2)
    window.open_pages.show_report("status-report")
    back = window.way_back
    assert back.isHidden()
    page = window.page
    show = page.checklist.groups()[0].findChild(LinkButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert window.page.name == "initiatives" and back.isVisible()
    assert back.words.text() == "No update was received for Q2 2026."
    assert back.button.text() == "Back to Reports"
    qtbot.mouseClick(back.button, Qt.MouseButton.LeftButton)
    assert window.page is page and back.isHidden()
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    window.show_page("people")
    assert back.isHidden()


def test_a_change_without_a_reason_leads_to_where_the_reason_is_written(qtbot, window, year_path):
    path, year = year_path
    window.session.open(path)
    document = window.session.document
    for leaf in year.leaves[:2]:
        initiatives.change_initiative(document, leaf, text=f"Reads otherwise now, {leaf}")
    window.open_pages.show_report("amendment-list")
    group = next(one for one in window.page.checklist.groups() if "reworded" in one.sentence.text())
    qtbot.mouseClick(group.findChildren(LinkButton)[-1], Qt.MouseButton.LeftButton)
    history = window.page
    assert history.name == "history" and window.way_back.isVisible()
    reason = history.amendments.reason
    assert reason.isVisible() and history.amendments.wording.isVisible()
    qtbot.keyClicks(reason, "The board asked for plainer words.")
    window.session.flush()
    [told] = [one for one in amendments.since_approval(document, year.plan) if one.own_reason]
    assert (told.text_after, told.reason) == (
        f"Reads otherwise now, {year.leaves[1]}",
        "The board asked for plainer words.",
    )


def test_a_kept_report_stays_as_it_was_while_the_plan_goes_on(qtbot, on_year, dialogs, tmp_path):
    page, year = on_year
    document, before = page.session.document, page.making.printed.pdf
    keep(qtbot, page, dialogs)
    [kept] = meetings.kept_reports(document, year.plan)
    assert page.reports.kept_id() == kept.id
    assert page.kept_pane.isVisible() and not page.options.isVisible()
    updates.set_updates(document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    assert page.making.printed.pdf == before
    assert "1 figure of this quarter reads differently now." in page.kept_pane.restated_note.text()
    out = tmp_path / "kept.pdf"
    dialogs.choose(out)
    page.save_pdf()
    assert out.read_bytes() == before == meetings.kept_pdf(document, kept.id)
    dialogs.answer(lambda box: box.findChild(QPushButton, "confirm").click())
    page.delete_kept()
    assert page.kept_pane.isVisible() is False and page.reports.kept_id() is None
    page.session.undo()
    assert len(meetings.kept_reports(document, year.plan)) == 1


def test_a_later_report_tells_what_was_restated(qtbot, on_year, dialogs):
    page, year = on_year
    keep(qtbot, page, dialogs)
    updates.set_updates(page.session.document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    page.session.set_quarter(Quarter(2026, 3))
    page.show_kind("status-report")
    assert "Restated since" in words_of(page)


def test_in_a_file_for_reading_nothing_is_kept_and_that_is_said(qtbot, year_path, prompts, tasks, dialogs):
    session = Session("A. Planner")
    session.open(year_path[0], read_only=True)
    page = ReportsPage(session, prompts, tasks)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    page.keep_report()
    assert "The PDF can be saved all the same" in said[0]
    session.abandon()
