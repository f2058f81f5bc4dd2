"""The reporting year: from the imported plan to the report of the fourth quarter, and into the next year.

The real input is the report of 107 initiatives: the table is imported as it is, told on, printed for the
commission, kept, changed, closed and carried forward, all through the real window.
"""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from plandesk.domain import carrying, initiatives, meetings, plans, progress
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due
from plandesk.gui.dialogs.carry_forward import CarryForwardDialog
from plandesk.gui.dialogs.import_table import ImportTableDialog
from plandesk.gui.models.initiative_cells import Column
from tests import calgary_plan as calgary
from tests.gui.typed_day import type_day
from tests.reports.reading import failures, squeezed, structure

REASON = "Two posts stayed empty until the fall"
WHY = "The Commission asked for the parks, too"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def rows(reference):
    return calgary.rows(reference)


def test_from_a_table_to_the_report_and_into_the_next_year(qtbot, window, reference, rows, tmp_path, dialogs):
    she_makes_a_file(window, tmp_path / "calgary.plandesk", dialogs)
    plan_id = she_imports_the_table(window, reference / calgary.FILE, dialogs)
    she_approves_the_plan(window, dialogs)
    late = she_tells_why_two_are_late(qtbot, window, dialogs)
    the_overview_answers_in_one_look(qtbot, window)
    out = tmp_path / "status.pdf"
    she_prints_and_keeps_the_report(qtbot, window, out, dialogs)
    the_commission_reads_it(out.read_bytes(), rows)
    she_rewords_one_and_says_why(qtbot, window)
    she_prints_what_changed(qtbot, window, tmp_path / "changes.pdf", dialogs)
    she_closes_the_year_and_carries_forward(qtbot, window, plan_id, late, dialogs)
    the_kept_report_is_as_it_was(window, plan_id, out.read_bytes())


# ---- getting it in


def she_makes_a_file(window, path, dialogs):
    dialogs.choose(path)
    choose(window, "new")
    assert window.session.document.path == path


def she_imports_the_table(window, table, dialogs):
    def look_and_agree(dialog):
        assert isinstance(dialog, ImportTableDialog)
        assert dialog.chips["new"].accessibleName() == "New, 107"
        assert dialog.chips["refused"].accessibleName() == "Refused, 0"
        assert "New plan: Goals 5, Sub-goals 17, Planned initiatives 107." in dialog.notes.text()
        assert dialog.target.quarter.currentText() == "Q4 2023"
        QTest.mouseClick(dialog.go, LEFT)

    dialogs.choose(table)
    dialogs.answer(look_and_agree)
    choose(window, "import")
    assert window.page.name == "plan"
    assert window.page.head.count.text() == "5 goals, 17 sub-goals, 107 planned initiatives"
    assert window.session.quarter == calgary.QUARTER
    assert window.session.document.undo_name == "Import 107 initiatives"
    return window.session.plan_id


def she_approves_the_plan(window, dialogs):
    dialogs.answer(confirm)
    choose(window, "approve plan")
    assert plans.plan(window.session.document, window.session.plan_id).state == "approved"


# ---- keeping it true


def she_tells_why_two_are_late(qtbot, window, dialogs):
    """Two of the delayed ones at once, by the keyboard; without a reason nothing is saved."""
    page = window.show_page("initiatives")
    late = [one.initiative_id for one in standings(window) if one.counts_as == "late"][:2]
    place = next(n for n, word in enumerate(page.model.words, 1) if word.counts_as == "late")
    page.table.select(late, column=Column.STATUS)
    before = window.session.document.undo_name
    dialogs.reject()
    seen = len(dialogs.shown)
    qtbot.keyClicks(page.table, str(place))
    qtbot.waitUntil(lambda: len(dialogs.shown) > seen)
    assert window.session.document.undo_name == before

    def give_a_reason(dialog):
        assert not dialog.go.isEnabled()
        qtbot.keyClicks(dialog.reason_field, REASON)
        dialog.date_field.setEditText("Q2 2024")
        dialog.go.click()

    page.table.select(late, column=Column.STATUS)
    dialogs.answer(give_a_reason)
    qtbot.keyClicks(page.table, str(place))
    qtbot.waitUntil(lambda: window.session.document.undo_name == "Update status of 2")
    told = {one.initiative_id: one for one in standings(window)}
    assert [(told[one].reason, told[one].new_due) for one in late] == [(REASON, Due("2024-Q2"))] * 2
    return late


def the_overview_answers_in_one_look(qtbot, window):
    page = window.show_page("overview")
    said = "".join(phrase.words for phrase in page.overview.sentence)
    assert said == "84 of 107 initiatives are completed. 23 are delayed."
    assert page.content.caption.text() == (
        "62 of 99 on time in all, 9 of them early. 8 have no due quarter and are not counted."
    )
    qtbot.mouseClick(page.content.all_late, LEFT)
    assert window.page.name == "initiatives"
    assert window.page.model.matching == calgary.DELAYED
    window.show_page("overview")


# ---- the paper


def she_prints_and_keeps_the_report(qtbot, window, out, dialogs):
    choose(window, "status report")
    page = window.page
    assert page.head.count.text() == "Status report, Q4 2023"
    asked = []

    def save_all_the_same(box):
        asked.append(box.text())
        box.findChild(QPushButton, "confirm").click()

    dialogs.answer(save_all_the_same)
    dialogs.choose(out)
    qtbot.mouseClick(page.save_button, LEFT)
    assert "things to fix before this goes to the public" in asked[0]
    assert out.read_bytes() == page.making.printed.pdf

    def for_the_meeting(dialog):
        qtbot.keyClicks(dialog.name, "Commission")
        type_day(qtbot, dialog.day, "24 January 2024")
        confirm(dialog)

    dialogs.answer(for_the_meeting)
    page.keep_report()
    [kept] = meetings.kept_reports(window.session.document, window.session.plan_id)
    assert meetings.kept_pdf(window.session.document, kept.id) == out.read_bytes()


def the_commission_reads_it(pdf, rows):
    read = structure(pdf)
    tables = [one for one in read.all("Table") if heads(one)[-1:] == ["Status"]]
    numbers = [row.all("TH", "TD")[0].text().strip() for table in tables for row in table.all("TR")]
    texts = [squeezed(row.text()) for table in tables for row in table.all("TR")]
    wanted = [squeezed(row["initiative"]) for row in rows]
    printed = [text for text in texts if any(one in text for one in wanted)]
    assert len(printed) == calgary.INITIATIVES
    assert all(one in text for one, text in zip(wanted, printed, strict=True))  # in their order
    assert [one for one in numbers if one.isdecimal()] == [row["initiative_no"] for row in rows]
    said = squeezed(read.text())
    assert sum(squeezed("Completed (") in text for text in printed) == calgary.COMPLETED
    assert sum("Delayed" in text for text in printed) == calgary.DELAYED
    assert squeezed("62 of the 99") in said and squeezed(REASON) in said and squeezed("Q2 2024") in said
    assert failures(pdf) == []


def she_rewords_one_and_says_why(qtbot, window):
    page = window.show_page("initiatives")
    first = standings(window)[0].initiative_id
    page.show_record("initiative", first)
    field = page.form.fields.text
    field.setFocus()
    QTest.keySequence(field, "Ctrl+End")
    qtbot.keyClicks(field, " Parks are part of it.")
    page = window.show_page("history")
    qtbot.mouseClick(page.tabs, LEFT, pos=page.tabs.tabRect(1).center())
    reworded = [row for row in spoken(page.amendments.model) if row.startswith("Reworded. 1. ")]
    assert len(reworded) == 1
    page.amendments.view.setCurrentIndex(page.amendments.model.index(1))
    qtbot.keyClicks(page.amendments.reason, WHY)
    window.session.flush()
    assert spoken(page.amendments.model)[1].endswith(WHY)


def she_prints_what_changed(qtbot, window, out, dialogs):
    qtbot.mouseClick(window.page.print, LEFT)
    assert window.page.name == "reports"
    dialogs.choose(out)
    qtbot.mouseClick(window.page.save_button, LEFT)
    said = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(out.read_bytes())).pages))
    assert squeezed(WHY) in said and squeezed("Parks are part of it.") in said
    assert failures(out.read_bytes()) == []


# ---- into the next year


def she_closes_the_year_and_carries_forward(qtbot, window, plan_id, late, dialogs):
    dialogs.answer(confirm)
    choose(window, "close plan")
    assert plans.plan(window.session.document, plan_id).state == "closed"

    def carry(dialog):
        assert isinstance(dialog, CarryForwardDialog)
        assert dialog.counts.text().startswith("23 of 107 go into the new plan; 21 have no new due date yet")
        dialog.table.selectAll()
        dialog.due.setFocus()
        qtbot.keyClicks(dialog.due, "Q3")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Return)
        confirm(dialog)

    dialogs.answer(carry)
    choose(window, "carry forward")
    document, made = window.session.document, window.session.plan_id
    assert made != plan_id and plans.plan(document, made).year == 2024
    found = [one for some in initiatives.initiatives_of_plan(document, made).values() for one in some]
    assert len(found) == calgary.DELAYED and {one.due for one in found} == {Due("2024-Q3")}
    [came] = carrying.carried_from(document, found[0].id)
    was = next(one for one in standings(window, plan_id) if one.initiative_id == late[0])
    assert (came.number, came.plan_title) == (was.number, "Annual Policing Plan 2023")
    window.session.set_plan(plan_id)


def the_kept_report_is_as_it_was(window, plan_id, pdf):
    [kept] = meetings.kept_reports(window.session.document, plan_id)
    assert meetings.kept_pdf(window.session.document, kept.id) == pdf


# ---- hands and eyes


def standings(window, plan_id=None):
    document = window.session.document
    tree = outline(document, plan_id or window.session.plan_id)
    return progress.standings(document, tree, calgary.QUARTER)


def spoken(model):
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def heads(table):
    return [head.text().strip() for head in table.all("TR")[0].all("TH")]


def choose(window, name):
    action = window.menus.actions[name]
    assert action.isEnabled()
    action.trigger()


def confirm(dialog):
    dialog.findChild(QPushButton, "confirm").click()
