"""Looking back in the real window: read-only everywhere, a banner with the way back, nothing lost."""

from datetime import date

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from plandesk.domain import approval, initiatives, plans, updates
from plandesk.domain.looking_back import as_of_quarter
from plandesk.domain.periods import Quarter
from plandesk.errors import ReadOnlyFile
from plandesk.file import history
from plandesk.file.document import Document
from tests.domain import reporting_year
from tests.gui import small_plan

Q1, Q2 = Quarter(2024, 1), Quarter(2024, 2)


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A plan entered in January 2024, its first initiative reworded in June, and told in two quarters."""
    path = tmp_path / "small.plandesk"
    monkeypatch.setattr(history, "now", lambda: "2024-01-05T12:00:00.000+00:00")
    made = small_plan.make.anew(path)
    monkeypatch.setattr(history, "now", lambda: "2024-06-05T12:00:00.000+00:00")
    document = Document.open(path, who="A. Planner")
    initiatives.change_initiative(document, made.initiatives[0], text="Reworded in June")
    words = updates.status_words(document, made.plan)
    updates.set_updates(document, made.initiatives[:2], Q1, status_id=words[1].id)
    updates.set_updates(document, made.initiatives[2:3], Q2, status_id=words[3].id)
    document.close()
    monkeypatch.setattr(history, "now", lambda: "2024-08-05T12:00:00.000+00:00")
    return path, made


@pytest.fixture
def opened(window, small):
    window.session.open(small[0])
    window.session.set_quarter(Q1)
    return window


def text(window, small, number=0):
    return initiatives.initiative(window.session.document, small[1].initiatives[number]).text


def test_the_menu_shows_the_past_and_the_banner_leads_back(qtbot, opened, small):
    action = opened.menus.actions["past"]
    assert action.text() == "&As it stood at the end of Q1 2024"
    opened.show_page("initiatives")
    action.trigger()
    assert text(opened, small) == "Initiative 1 of listen bicycle"
    assert opened.banner.isVisible()
    assert opened.banner.words.text() == "As it stood on 14 April 2024. Nothing can be changed here."
    assert opened.page.name == "initiatives"
    assert (opened.session.plan_id, opened.session.quarter) == (small[1].plan, Q1)
    assert action.text() == "&Back to today"
    qtbot.mouseClick(opened.banner.button, Qt.MouseButton.LeftButton)
    assert text(opened, small) == "Reworded in June"
    assert not opened.banner.isVisible()
    assert opened.page.name == "initiatives"
    assert not opened.session.read_only


def test_nothing_can_be_changed_and_undo_sleeps(qtbot, opened, small, dialogs):
    act = opened.menus.actions
    assert act["undo"].isEnabled()
    act["past"].trigger()
    assert opened.session.read_only
    assert not act["undo"].isEnabled() and not act["redo"].isEnabled()
    assert not any(act[name].isEnabled() for name in ("import", "copy file", "backups", "new plan"))
    assert act["export"].isEnabled()
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    session = opened.session
    session.act(lambda: initiatives.change_initiative(session.document, small[1].initiatives[0], text="No"))
    assert "as it stood in the past" in said[0]
    act["past"].trigger()
    assert act["undo"].isEnabled() and act["import"].isEnabled()
    session.undo()
    assert session.document.undo_name != "Update status"


@pytest.mark.parametrize(
    "name", ["plan", "initiatives", "kpis", "overview", "people", "service", "reports", "history"]
)
def test_every_page_shows_the_past_and_comes_back(opened, name):
    opened.show_page(name)
    opened.menus.actions["past"].trigger()
    assert opened.page.name == name
    assert opened.session.past is not None
    opened.session.look_now()
    assert opened.page.name == name


def test_the_record_in_hand_stays_when_one_looks_back_though_another_page_was_in_front_meanwhile(
    opened, small
):
    opened.show_page("initiatives").show_record("initiative", small[1].initiatives[4])
    opened.show_page("overview")
    opened.show_page("initiatives")
    opened.menus.actions["past"].trigger()
    assert opened.session.past is not None
    assert opened.page.table.selected_ids() == [small[1].initiatives[4]]
    opened.session.look_now()
    assert opened.page.table.selected_ids() == [small[1].initiatives[4]]


def test_quarters_after_the_one_that_is_looked_back_on_have_not_come(opened, small):
    opened.show_page("initiatives").show_record("initiative", small[1].initiatives[4])
    updates_form = opened.page.form.updates
    said = [row.spoken() for row in updates_form.model.rows]
    assert said[:2] == ["Q1, No update", "Q2, No update"]
    opened.menus.actions["past"].trigger()
    said = [row.spoken() for row in opened.page.form.updates.model.rows]
    assert said == ["Q1, No update", "Q2, not yet", "Q3, not yet", "Q4, not yet"]


def test_escape_leads_back(qtbot, opened):
    opened.show_page("people")
    opened.menus.actions["past"].trigger()
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.session.past is None


def test_another_quarter_is_another_past(opened, small):
    opened.menus.actions["past"].trigger()
    first = opened.session.past
    opened.session.set_quarter(Q2)
    assert opened.session.past is not first
    assert text(opened, small) == "Reworded in June"
    assert "14 July 2024" in opened.banner.words.text()
    opened.session.set_quarter(Quarter(2024, 4))  # not over yet
    assert opened.session.past is None
    assert opened.session.quarter == Quarter(2024, 4)


def test_a_quarter_that_is_not_closed_has_no_past(opened):
    opened.session.set_quarter(Quarter(2024, 3))
    opened.menus.actions["past"].trigger()
    assert opened.session.past is None
    assert "Q3 2024 is not closed yet" in opened.status.saved.words.text()


def test_opening_and_closing_let_go_of_both(opened, small, tmp_path):
    opened.menus.actions["past"].trigger()
    other = tmp_path / "other.plandesk"
    small_plan.make.anew(other)
    opened.commands.open_path(other)
    assert opened.session.past is None and opened.session.document.path == other
    Document.open(small[0]).close()  # nobody holds it any more
    opened.commands.open_path(small[0])
    opened.session.set_quarter(Q1)
    opened.menus.actions["past"].trigger()
    opened.commands.open_path(small[0])  # the same file: back to today
    assert opened.session.past is None and not opened.banner.isVisible()
    opened.menus.actions["past"].trigger()
    opened.commands.close()
    assert opened.session.document is None and not opened.banner.isVisible()
    Document.open(small[0]).close()


def test_what_is_typed_is_saved_before_one_looks_back(opened, small):
    opened.show_page("plan")
    opened.page.show_record("initiative", small[1].initiatives[1])
    document = opened.session.document
    past = as_of_quarter(document, small[1].plan, Q1)
    opened.session.look_back(past)
    with pytest.raises(ReadOnlyFile):
        opened.session.document.undo()
    opened.session.fields.keep_drafts()
    assert document.drafts() == []
    opened.keeping.look()
    opened.session.look_now()
    assert opened.session.document is document


def test_changes_of_today_by_another_program_are_there_when_one_is_back(opened, small):
    from plandesk.file import engine

    opened.menus.actions["past"].trigger()
    other = engine.connect(str(small[0]), isolation_level=None)
    other.execute("UPDATE initiative SET text = 'Theirs' WHERE id = ?", (small[1].initiatives[0],))
    other.close()
    opened.session.look_outside()
    assert text(opened, small) == "Initiative 1 of listen bicycle"
    opened.session.look_now()
    opened.session.look_outside()
    assert text(opened, small) == "Theirs"


def test_a_plan_entered_later_says_so(qtbot, opened):
    session = opened.session
    new = plans.add_plan(session.document, "Late", "annual", date(2024, 1, 1), date(2024, 12, 31))
    goal = reporting_year.branches.add_objective(session.document, new, None, "Goal")
    initiatives.add_initiative(session.document, goal, "Entered in August")
    session.set_plan(new)
    session.set_quarter(Q1)
    opened.menus.actions["past"].trigger()
    assert "the plan was entered later" in opened.banner.words.text()


def test_what_belongs_to_today_is_shut_while_looking_back(opened):
    from plandesk.gui.actions import OF_TODAY

    act = opened.menus.actions
    before = {name for name in OF_TODAY if act[name].isEnabled()}
    assert {"import", "status words", "approve plan"} <= before
    act["past"].trigger()
    assert [name for name in sorted(OF_TODAY) if act[name].isEnabled()] == []
    opened.session.look_now()
    assert {name for name in OF_TODAY if act[name].isEnabled()} == before


@pytest.mark.parametrize(
    ("quarter", "wording"), [(Q1, "Initiative 1 of listen bicycle"), (Q2, "Reworded in June")]
)
def test_the_status_report_of_a_quarter_is_the_same_from_everywhere(
    opened, small, tmp_path, quarter, wording
):
    """From the window today, from the window looking back, and from the command line: the same bytes."""
    from plandesk.cli.main import main

    def printed():
        opened.open_pages.show_report("status-report")
        return opened.page.making.printed.pdf

    opened.session.set_quarter(quarter)
    today = printed()
    opened.menus.actions["past"].trigger()
    assert opened.session.past is not None
    past = printed()
    opened.session.abandon()
    out = tmp_path / "report.pdf"
    assert main(["report", str(small[0]), "status-report", "--as-of", quarter.stored, "-o", str(out)]) == 0
    assert out.read_bytes() == today == past
    assert wording in " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_the_status_report_of_a_running_quarter_is_the_same_from_everywhere(opened, small, tmp_path):
    """While its updates are open there is no past of it: window and command line tell what is known now."""
    from plandesk.cli.main import main

    quarter = Quarter(2024, 3)
    opened.session.set_quarter(quarter)
    opened.open_pages.show_report("status-report")
    initiatives.change_initiative(opened.session.document, small[1].initiatives[1], text="Reworded today")
    opened.page.making.now()
    shown = opened.page.making.printed.pdf
    opened.session.abandon()
    out = tmp_path / "report.pdf"
    assert main(["report", str(small[0]), "status-report", "--as-of", quarter.stored, "-o", str(out)]) == 0
    assert out.read_bytes() == shown
    assert "Reworded today" in " ".join(page.extract_text() for page in PdfReader(out).pages)


def test_the_checklist_of_a_closed_quarter_is_about_what_its_pages_tell(window, tmp_path, monkeypatch):
    path = tmp_path / "small.plandesk"
    monkeypatch.setattr(history, "now", lambda: "2024-01-05T12:00:00.000+00:00")
    made = small_plan.make.anew(path)
    document = Document.open(path, who="A. Planner")
    approval.approve(document, made.plan, date(2024, 1, 5))
    monkeypatch.setattr(history, "now", lambda: "2024-06-05T12:00:00.000+00:00")
    initiatives.change_initiative(document, made.initiatives[0], text="Reworded in June")
    document.close()
    monkeypatch.setattr(history, "now", lambda: "2024-08-05T12:00:00.000+00:00")
    window.session.open(path)

    def reworded(quarter):
        window.session.set_quarter(quarter)
        window.open_pages.show_report("status-report")
        window.page.making.now()
        return [one for one in window.page.checklist.groups() if "reworded" in one.sentence.text()]

    assert reworded(Q1) == []
    assert len(reworded(Q2)) == 1
