"""The quarterly updates and the milestones in the form: nothing typed is lost, no reason is left out."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from plandesk.domain import initiatives, milestones, update_drafts, updates
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words
from plandesk.errors import UserError
from plandesk.file.document import Draft
from plandesk.gui.models.quarter_rows import ROW
from plandesk.gui.pages.initiatives import InitiativesPage
from plandesk.gui.session import Session

Q1, Q3, Q4 = Quarter(2024, 1), Quarter(2024, 3), Quarter(2024, 4)


@pytest.fixture
def words(session, plan):
    return {one.word: one.id for one in status_words(session.document, plan.plan)}


@pytest.fixture
def form(page, plan):
    """The updates of the first initiative."""
    page.table.select([plan.initiatives[0]])
    return page.form.updates


def told(page, one, quarter=Q4):
    return updates.updates_of(page.session.document, one).get(quarter)


def pick(choice, words):
    row = choice.findText(words)
    choice.setCurrentIndex(row)
    choice.activated.emit(row)


def type_into(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_the_quarters_are_listed_with_what_was_told(page, plan, words):
    document = page.session.document
    updates.set_updates(document, [plan.initiatives[0]], Q1, status_id=words["In progress"])
    updates.set_updates(document, [plan.initiatives[0]], Q3, status_id=words["Completed"])
    page.table.select([plan.initiatives[0]])
    form = page.form.updates
    rows = [form.model.index(row).data(ROW) for row in range(form.model.rowCount())]
    assert [row.words for row in rows] == ["Q1", "Q2", "Q3", "Q4"]
    assert [row.status.word if row.status else row.asked for row in rows] == [
        *("In progress", True, "Completed", False),
    ]
    assert form.quarters.currentIndex().row() == 3 and form.status.currentText() == "Completed in Q3"
    form.show_quarter(Quarter(2024, 2))
    assert form.status.currentText() == "No update"
    assert form.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Q2, No update"


@pytest.mark.parametrize(
    ("day", "said"),
    [((2024, 4, 9), "9 April"), ((2024, 12, 3), "3 December"), ((2025, 1, 14), "14 January 2025")],
)
def test_days_have_their_year_where_it_is_not_that_of_the_quarter(page, plan, words, day, said):
    document, one = page.session.document, plan.initiatives[0]
    updates.set_updates(document, [one], Q1, status_id=words["In progress"])
    at = datetime(*day, 12, tzinfo=UTC).isoformat()
    with document.step("Tell it on another day"):
        document.update("status_update", updates.updates_of(document, one)[Q1].id, at=at)
    page.table.select([one])
    assert page.form.updates.model.index(0).data(ROW).when == said


def test_choosing_a_quarter_shows_and_edits_its_fields_only(qtbot, page, form, plan, words):
    form.quarters.setFocus()
    qtbot.keyClick(form.quarters, Qt.Key.Key_Up)
    assert form.quarter == Q3 and page.session.quarter == Q4
    pick(form.status, "In progress")
    type_into(qtbot, form.narrative, "First tests")
    page.table.setFocus()
    form.narrative.leave()
    assert told(page, plan.initiatives[0], Q3).narrative == "First tests"
    assert told(page, plan.initiatives[0]) is None
    assert form.entered.text().startswith("A. Planner, ")
    page.table.go(1)
    assert form.quarter == Q4


def test_done_tells_when_it_was_completed_and_late_asks_for_a_new_date(page, form, plan):
    pick(form.status, "Completed")
    assert form.of_completed.isVisible() and not form.of_new_due.isVisible()
    assert form.completed.value() == "2024-Q4" and not form.of_reason.isVisible()
    form.completed.setEditText("Q3")
    form.completed.leave()
    assert told(page, plan.initiatives[0]).completed == Due("2024-Q3")


def test_what_was_dropped_has_no_new_date_and_asks_for_no_update_any_more(page, form, plan, words):
    document, one = page.session.document, plan.initiatives[0]
    updates.set_updates(document, [one], Q3, status_id=words["Dropped"], reason="No money")
    form.show_quarter(Q3)
    assert form.of_reason.isVisible() and not form.of_new_due.isVisible()
    form.show_quarter(Q4)
    assert form.status.currentText() == "Dropped in Q3" and not form.of_reason.isVisible()
    pick(form.status, "In progress")
    assert told(page, one).status_id == words["In progress"]
    pick(form.status, "Dropped in Q3")  # nothing is told of this quarter, which leaves it dropped
    assert told(page, one) is None or told(page, one).status_id is None


def test_a_status_waits_for_its_reason_and_is_saved_with_it(qtbot, page, form, plan, words):
    page.activateWindow()
    pick(form.status, "Delayed")
    assert told(page, plan.initiatives[0]) is None
    assert form.hint.isVisible() and "Write the reason" in form.hint.text()
    qtbot.waitUntil(form.reason.hasFocus)
    assert form.of_reason.note.text() == "Required" and form.of_new_due.isVisible()
    form.new_due.setEditText("2025 Q2")
    form.new_due.leave()
    assert told(page, plan.initiatives[0]) is None
    type_into(qtbot, form.reason, "The supplier is late")
    page.table.setFocus()
    form.reason.leave()
    update = told(page, plan.initiatives[0])
    assert (update.status_id, update.reason, update.new_due) == (
        *(words["Delayed"], "The supplier is late", Due("2025-Q2")),
    )
    assert not form.hint.isVisible()
    page.session.undo()
    assert told(page, plan.initiatives[0]) is None and form.status.currentText() == "No update"


def test_without_a_reason_the_status_is_not_saved_and_that_is_said(page, form, plan):
    said = []
    page.session.noticed.connect(said.append)
    pick(form.status, "Delayed")
    page.table.go(1)
    assert told(page, plan.initiatives[0]) is None
    assert said == ["“Delayed” was not saved: it asks for a reason."]
    page.table.go(-1)
    assert form.status.currentText() == "No update" and not form.hint.isVisible()


def test_a_reason_that_is_asked_for_cannot_be_emptied(page, plan, words, form):
    updates.set_updates(
        page.session.document, [plan.initiatives[0]], Q4, status_id=words["Delayed"], reason="The supplier"
    )
    refused = []
    page.session.save_failed.connect(lambda error: refused.append(error.sentence))
    form.reason.setFocus()
    form.reason.clear()
    form.reason.leave()
    assert "asks for a reason" in refused[0] and "asks for a reason" in form.of_reason.fault.text()
    assert told(page, plan.initiatives[0]).reason == "The supplier"


def test_reasons_of_before_are_suggested_while_typing(qtbot, page, plan, words, form):
    updates.set_updates(
        page.session.document, [plan.initiatives[5]], Q3, status_id=words["Delayed"], reason="No radar yet"
    )
    page.activateWindow()
    pick(form.status, "Delayed")
    qtbot.waitUntil(form.reason.hasFocus)
    qtbot.keyClicks(form.reason, "rad")
    popup = form.reason.completer.popup()
    assert popup.isVisible() and form.reason.completer.currentCompletion() == "No radar yet"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert form.reason.text() == "No radar yet"
    page.table.go(1)
    assert told(page, plan.initiatives[0]).reason == "No radar yet"


@pytest.mark.parametrize("there", [False, True])
def test_words_typed_into_an_update_survive_a_kill(qtbot, page, plan, form, tmp_path, words, there):
    document = page.session.document
    if there:
        updates.set_updates(document, [plan.initiatives[0]], Q4, status_id=words["In progress"])
    type_into(qtbot, form.narrative, "Half a sent")
    qtbot.waitUntil(lambda: bool(document.drafts()), timeout=2000)
    before = document.undo_name
    assert told(page, plan.initiatives[0]) is None or there
    page.session.fields.forget()  # as after a kill: nothing is saved any more
    page.session.disconnect(page)
    page.session.close()
    again = Session("A. Planner")
    again.open(tmp_path / "plan.plandesk")
    update = updates.updates_of(again.document, plan.initiatives[0])[Q4]
    assert update.narrative == "Half a sent"
    assert (update.status_id == words["In progress"]) == there
    assert again.document.drafts() == [] and again.undo_name == "Recover typed text" != before
    again.undo()
    assert updates.updates_of(again.document, plan.initiatives[0]).get(Q4, None) is None or there
    again.close()


def killed(page, tmp_path):
    """A new session on the file as a killed program leaves it behind: nothing is saved any more."""
    page.session.fields.forget()
    page.session.disconnect(page)
    page.session.close()
    again = Session("A. Planner")
    again.said = []
    again.noticed.connect(again.said.append)
    again.open(tmp_path / "plan.plandesk")
    return again


def test_a_status_without_its_reason_waits_on_after_a_kill(qtbot, page, plan, form, tmp_path, words):
    pick(form.status, "Delayed")
    form.new_due.setEditText("2025 Q2")
    form.new_due.leave()
    before = page.session.document.undo_name
    again = killed(page, tmp_path)
    text = initiatives.initiative(again.document, plan.initiatives[0]).text
    assert again.said == [f"The status of “{text}” still waits for its reason."]
    assert updates.updates_of(again.document, plan.initiatives[0]) == {}
    assert again.undo_name == before
    other = InitiativesPage(again, page.prompts, page.tasks)
    qtbot.addWidget(other)
    other.show()
    other.table.select([plan.initiatives[0]])
    form = other.form.updates
    assert form.status.currentText() == "Delayed" and form.new_due.value() == "2025-Q2"
    assert not form.hint.isHidden()
    type_into(qtbot, form.reason, "The supplier is late")
    form.reason.leave()
    update = updates.updates_of(again.document, plan.initiatives[0])[Q4]
    assert (update.status_id, update.reason, update.new_due) == (
        *(words["Delayed"], "The supplier is late", Due("2025-Q2")),
    )
    assert again.document.drafts() == []
    again.close()


def test_a_status_is_saved_after_a_kill_with_the_reason_typed_for_it(
    qtbot, page, plan, form, tmp_path, words
):
    page.activateWindow()
    pick(form.status, "Delayed")
    type_into(qtbot, form.reason, "The supplier")
    page.session.fields.keep_drafts()
    again = killed(page, tmp_path)
    update = updates.updates_of(again.document, plan.initiatives[0])[Q4]
    assert (update.status_id, update.reason) == (words["Delayed"], "The supplier")
    assert again.document.drafts() == [] and again.undo_name == "Recover typed text"
    again.close()


def test_a_waiting_status_is_forgotten_with_its_word_or_by_another_choice(page, plan, form, session):
    document = session.document
    pick(form.status, "Delayed")
    assert [one.column for one in document.drafts()] == ["2024-Q4 status"]
    pick(form.status, "In progress")
    assert document.drafts() == []
    document.keep_draft(Draft("status_update", form._initiative.uid, "2024-Q4 status", "9999"))
    document.keep_draft(Draft("status_update", form._initiative.uid, "2024-Q4 status x", "9999"))
    assert document.recover_drafts(update_drafts.recover) == 2 and document.drafts() == []


def test_a_typed_text_goes_to_the_update_it_was_typed_for(qtbot, page, plan, form):
    type_into(qtbot, form.narrative, "Of the fourth quarter")
    page.session.set_quarter(Q1)
    assert told(page, plan.initiatives[0], Q4).narrative == "Of the fourth quarter"
    assert form.narrative.text() == "" and form.quarter == Q1
    type_into(qtbot, form.narrative, "Of the first one")
    page.table.go(1)
    assert told(page, plan.initiatives[0], Q1).narrative == "Of the first one"
    assert told(page, plan.initiatives[1], Q1) is None


def test_percent_is_a_field_where_it_is_wished_or_used(qtbot, page, plan, form):
    assert not form.of_percent.isVisible()
    page.form.percent.setChecked(True)
    assert form.of_percent.isVisible()
    type_into(qtbot, form.percent, "60")
    form.percent.leave()
    assert told(page, plan.initiatives[0]).percent == 60
    refused = []
    page.session.save_failed.connect(lambda error: refused.append(error.sentence))
    type_into(qtbot, form.percent, "160")
    form.percent.leave()
    assert "0 to 100" in refused[0] and told(page, plan.initiatives[0]).percent == 60


def test_milestones_are_added_moved_done_and_removed_by_keyboard(qtbot, page, plan):
    page.table.select([plan.initiatives[0]])
    page.form.fold.click()
    block, document = page.form.milestones, page.session.document
    block.add_button.click()
    qtbot.keyClicks(block.lines[0].text, "Tender")
    qtbot.keyClick(block.lines[0].text, Qt.Key.Key_Return)
    qtbot.keyClicks(block.lines[1].text, "Contract")
    qtbot.keyClick(block.lines[1].text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    texts = [one.text for one in milestones.milestones(document, plan.initiatives[0])]
    assert texts == ["Contract", "Tender"]
    assert [line.text.text() for line in block.lines] == texts
    block.lines[1].due.setEditText("30 June 2024")
    block.lines[1].due.leave()
    block.lines[1].done.click()
    tender = milestones.milestones(document, plan.initiatives[0])[1]
    assert (tender.due, tender.done) == (Due("2024-06-30"), date.today())
    assert page.form.fold.accessibleName().endswith(", 3")
    block.lines[0].text.clear()
    qtbot.keyClick(block.lines[0].text, Qt.Key.Key_Backspace)
    assert [one.text for one in milestones.milestones(document, plan.initiatives[0])] == ["Tender"]
    page.session.undo()
    assert len(block.lines) == 2
    page.table.go(1)
    assert block.lines == []


def test_the_day_on_which_a_milestone_was_reached_is_told_in_words(qtbot, page, plan):
    one, document = plan.initiatives[0], page.session.document
    made = milestones.add_milestone(document, one, "Tender", due=Due("2024-11"))
    page.table.select([one])
    page.form.fold.click()
    (line,) = page.form.milestones.lines
    assert not line.reached.isVisible() and line.due.currentText() == "Nov 2024"
    line.done.click()
    assert line.reached.isVisible()
    type_into(qtbot, line.reached, "12 nov")
    line.reached.leave()
    assert milestones.milestones(document, one)[0].done == date(2024, 11, 12)
    assert line.reached.text() == "12 Nov" and not line.fault.isVisible()
    type_into(qtbot, line.reached, "sometime")
    line.reached.leave()
    assert "“sometime” is not a day" in line.fault.text() and line.fault.isVisible()
    assert milestones.milestones(document, one)[0].done == date(2024, 11, 12)
    type_into(qtbot, line.reached, "12 Nov")
    line.reached.leave()
    assert not line.fault.isVisible()
    line.due.setEditText("whenever")
    line.due.leave()
    assert line.fault.isVisible() and milestones.milestones(document, one)[0].due == Due("2024-11")
    line.due.setEditText("nov 2024")
    line.due.leave()
    assert not line.fault.isVisible()
    line.reached.clear()
    line.reached.leave()
    assert milestones.milestones(document, one)[0].done is None and not line.done.isChecked()
    assert milestones.milestones(document, one)[0].id == made


def test_a_draft_of_an_initiative_that_has_gone_does_no_harm(session, plan):
    document = session.document
    for draft in (
        Draft("status_update", "no-such-uid", "2024-Q1 reason", "Words"),
        Draft("status_update", "no-such-uid", "nonsense", "Words"),
        Draft("elsewhere", "uid", "2024-Q1 reason", "Words"),
    ):
        document.keep_draft(draft)
    try:
        assert document.recover_drafts(update_drafts.recover) == 3
    except UserError as error:
        pytest.fail(error.sentence)
    assert document.drafts() == []
