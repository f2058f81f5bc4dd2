"""Layouts on the Reports page: chosen, made by the first change, moved, hidden, added to, columns set."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from plandesk.domain import layouts
from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.outline import outline as outline_of
from plandesk.domain.sections import add_section
from plandesk.gui.models.layout_model import PART


def outline(page):
    found = PdfReader(BytesIO(page.making.printed.pdf)).outline
    return [entry.title for entry in found if not isinstance(entry, list)]


def names(editor):
    return [editor.model.index(row).data() for row in range(editor.model.rowCount())]


def choose_row(editor, name):
    editor.list.setCurrentIndex(editor.model.index(names(editor).index(name)))


def test_the_first_change_makes_a_layout_and_every_change_is_a_step_that_the_pages_follow(
    qtbot, page, session
):
    document, editor = session.document, page.layouts
    assert not editor.isVisible()
    page.options.layouts.edit.click()
    assert editor.isVisible() and not page.reports.isVisible() and editor.name.text() == "Usual"
    assert names(editor)[:3] == ["Cover", "Contents", "Overview"]
    before = outline(page)
    choose_row(editor, "Connect with us")
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        qtbot.keyClick(editor.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    (own,) = layouts.layouts(document)
    assert (own.name, own.report) == ("Own layout", "annual-plan")
    assert page.options.layout_chosen() == own and editor.name.text() == "Own layout"
    assert editor.list.currentIndex().data() == "Connect with us"
    choose_row(editor, before[0])
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        qtbot.keyClick(editor.list, Qt.Key.Key_Space)
    assert document.undo_name == "Hide part of the layout"
    assert before[0] not in outline(page) and len(outline(page)) == len(before) - 1
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        editor.fill_parts(editor.add_menu)
        next(one for one in editor.add_menu.actions() if one.text() == "Page break").trigger()
    assert names(editor).count("Page break") == 1
    qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    assert "Page break" not in names(editor)
    editor.name.setFocus()
    editor.name.setText("")
    qtbot.keyClicks(editor.name, "For the board")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)
    assert layouts.layouts(document)[0].name == "For the board"
    assert page.options.choices["layout"].currentText() == "For the board"
    while document.undo_name is not None and document.undo_name != "Change service":
        if not layouts.layouts(document):
            break
        session.undo()
    assert page.options.layout_chosen() is None and editor.name.text() == "Usual"
    editor.back.click()
    assert page.reports.isVisible() and not editor.isVisible()


def test_columns_are_shown_moved_and_made_wider(qtbot, page, session):
    page.options.layouts.edit.click()
    editor = page.layouts
    table = next(row for row, one in enumerate(editor.model.parts) if one.kind == "plan-table")
    editor.list.setCurrentIndex(editor.model.index(table))
    lines = {line.name: line for line in editor.columns.lines}
    assert list(lines) == ["goal", "activity", "lead", "due", "results"]
    assert not lines["activity"].shown.isEnabled() and not lines["lead"].shown.isChecked()
    lines["due"].shown.click()
    lines = {line.name: line for line in editor.columns.lines}
    lines["due"].width.setFocus()
    lines["due"].width.setValue(20)
    assert sum(line.width.value() for line in lines.values() if line.shown.isChecked()) in (99, 100, 101)
    lines["due"].down.click()
    (own,) = layouts.layouts(session.document)
    columns = next(one.columns for one in own.parts if one.kind == "plan-table")
    assert [one.name for one in columns] == ["goal", "activity", "lead", "results", "due"]
    shown = {one.name: one.width for one in columns if not one.hidden}
    assert shown["due"] == 0.2 and abs(sum(shown.values()) - 1) < 0.01
    page.making.now()
    qtbot.waitUntil(lambda: not page.making.busy, timeout=20_000)
    pages = PdfReader(BytesIO(page.making.printed.pdf)).pages
    assert any("Due\n" in one.extract_text() or "Due " in one.extract_text() for one in pages)


def test_a_column_that_is_too_narrow_is_widened_and_says_so(qtbot, page, session):
    page.options.layouts.edit.click()
    editor = page.layouts
    table = next(row for row, one in enumerate(editor.model.parts) if one.kind == "plan-table")
    editor.list.setCurrentIndex(editor.model.index(table))
    assert editor.columns.note.isHidden()
    lines = {line.name: line for line in editor.columns.lines}
    lines["results"].width.setValue(6)
    lines = {line.name: line for line in editor.columns.lines}
    assert lines["results"].width.value() == 15
    assert editor.columns.note.isVisible()
    assert editor.columns.note.text() == (
        "“Results” was set to 6 %. It is printed 15 % wide, so that words stand whole."
    )
    lines["results"].width.setValue(20)
    assert editor.columns.note.isHidden()
    lines["activity"].width.setValue(94)  # the others keep what they need
    widths = [line.width.value() for line in editor.columns.lines if line.shown.isChecked()]
    assert widths == [15, 70, 15] and editor.columns.note.isHidden()


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("kpi-report", ["kpi-table", "kpi-pages", "definitions"]),
        ("amendment-list", ["cover", "key", "plan-table"]),
    ],
)
def test_kpi_report_and_amendment_list_have_layouts(qtbot, page, session, kind, parts):
    page.show_kind(kind)
    page.options.layouts.edit.click()
    editor = page.layouts
    assert [one.kind for one in editor.model.parts] == parts
    editor.list.setFocus()
    editor.list.setCurrentIndex(editor.model.index(1))
    qtbot.keyClick(editor.list, Qt.Key.Key_Space)
    (own,) = layouts.layouts(session.document)
    assert own.report == kind and own.parts[1].hidden
    assert page.options.layout_chosen() == own
    assert page.options.options(session.plan_id).layout == own


def test_the_cover_is_hidden_with_its_mark_and_stays_the_first(qtbot, page, session):
    page.options.layouts.edit.click()
    editor = page.layouts
    before = len(page.making.printed.facts.sizes)
    editor.list.setFocus()
    editor.list.setCurrentIndex(editor.model.index(0))
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        qtbot.keyClick(editor.list, Qt.Key.Key_Space)
    (own,) = layouts.layouts(session.document)
    assert own.parts[0].kind == "cover" and own.parts[0].hidden
    assert not editor.model.move(0, 2)
    qtbot.waitUntil(lambda: len(page.making.printed.facts.sizes) == before - 1, timeout=20_000)
    first = PdfReader(BytesIO(page.making.printed.pdf)).pages[0].extract_text()
    assert "Annual Plan 2024" in " ".join(first.split())


def test_parts_are_dragged_but_the_cover_stays_the_first(qtbot, page, session, qtmodeltester):
    page.options.layouts.edit.click()
    model = page.layouts.model
    qtmodeltester.check(model)
    data = model.mimeData([model.index(3)])
    assert data.hasFormat(PART)
    model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, model.index(-1))
    assert names(page.layouts)[1] != "Contents" and names(page.layouts)[2] == "Contents"
    before = names(page.layouts)
    model.dropMimeData(model.mimeData([model.index(3)]), Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    model.dropMimeData(model.mimeData([model.index(0)]), Qt.DropAction.MoveAction, 3, 0, model.index(-1))
    assert names(page.layouts) == before
    mark = page.layouts.list.visualRect(model.index(1)).topLeft() + QPoint(32, 16)
    qtbot.mouseClick(page.layouts.list.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert model.parts[1].hidden
    qtmodeltester.check(model)


def test_layouts_are_chosen_duplicated_and_deleted(qtbot, page, session):
    document, plan = session.document, session.plan_id
    parts = page.options.offered(document, plan)
    layouts.add_layout(document, "annual-plan", "Kept", [one.part() for one in parts[:3]])
    page.options.layouts.edit.click()
    choice = page.options.choices["layout"]
    assert [words for _value, words in choice.offered()] == ["Usual", "Kept"]
    choice.activated.emit(1)
    assert page.layouts.name.text() == "Kept"
    page.layouts.more.menu().aboutToShow.emit()
    assert [one.text() for one in page.layouts.more.menu().actions() if one.text()] == [
        "Rename", "Duplicate", "Delete",
    ]  # fmt: skip
    page.layouts.duplicate()
    assert [one.name for one in layouts.layouts(document)] == ["Kept", "Kept (copy)"]
    page.layouts.delete()
    assert [one.name for one in layouts.layouts(document)] == ["Kept"]
    assert choice.value() is None


@pytest.mark.parametrize("kind", ["strategic-plan", "district-overview"])
def test_parts_about_kpis_are_offered_with_their_columns(qtbot, page, session, kind):
    document = session.document
    goal = outline_of(document, session.plan_id).roots[0]
    add_kpi(document, "Stops", objectives=(goal,))
    add_section(document, session.plan_id, "evaluation", "Evaluation")
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        page.show_kind(kind)
    page.options.layouts.edit.click()
    editor = page.layouts
    assert {"How progress is measured", "A page for each KPI"} <= {*names(editor)}
    menu = editor.add_menu
    editor.fill_parts(menu)
    below = {one.title(): [act.text() for act in one.actions()] for one in menu.findChildren(QMenu)}
    assert below == {"Page of a KPI": ["Stops"], "Chart of a KPI": ["Stops"]}
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        next(one for one in menu.findChildren(QMenu) if one.title() == "Page of a KPI").actions()[0].trigger()
    assert "Stops" in outline(page)
    choose_row(editor, "Evaluation")
    assert [line.name for line in editor.columns.lines] == [
        "objective", "indicator", "facts", "source", "baseline", "target",
    ]  # fmt: skip
    choose_row(editor, "How progress is measured")
    assert [line.name for line in editor.columns.lines][:2] == ["kpi", "source"]
