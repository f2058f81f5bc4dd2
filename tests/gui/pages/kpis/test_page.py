"""KPIs on their page: the first one, more of them, their definition, their goals."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from plandesk.domain.branches import add_objective
from plandesk.domain.kpis.comparators import comparators
from plandesk.domain.kpis.definitions import add_category, add_kpi, categories, change_kpi, kpi, kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter, measures
from plandesk.gui.dialogs.choose_objectives import ChooseObjectives
from plandesk.gui.widgets.buttons import IconButton

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def three(session):
    return [add_kpi(session.document, name) for name in ("Stops", "Notices", "Summonses")]


def names(session):
    return [one.name for one in kpis(session.document)]


def write(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.leave()


def test_an_empty_page_leads_to_the_first_kpi(qtbot, make_page, session):
    page = make_page()
    assert page.whole.currentIndex() == 1
    page.empty.button.click()
    assert page.whole.currentIndex() == 0 and page.kpi.name == "New KPI"
    field = page.definition.form.name
    assert field.selectedText() == "New KPI"
    qtbot.keyClicks(field, "Clearance rate")
    field.leave()
    assert names(session) == ["Clearance rate"]
    assert page.head.title.text() == "Clearance rate" and page.model.rows[0].words == "Clearance rate"
    session.undo()
    session.undo()
    assert names(session) == [] and page.whole.currentIndex() == 1 and page.kpi is None


def test_a_definition_is_kept_field_by_field(qtbot, make_page, session, three):
    page = make_page()
    form = page.definition.form
    one = three[0]
    for name, text in {
        "definition": "Vehicles stopped",
        "unit_of_count": "stops",
        "source": "Traffic unit",
        "owner": "Inspector Adams",
        "note": "Without checkpoints",
    }.items():
        write(qtbot, getattr(form, name), text)
    form.frequency.chosen.emit("quarter")
    form.target_kind.chosen.emit("band")
    write(qtbot, form.target, "1,200")
    write(qtbot, form.target_high, "1 500")
    write(qtbot, form.baseline, "990.5")
    found = kpi(session.document, one)
    assert (found.definition, found.unit_of_count, found.source) == (
        "Vehicles stopped",
        "stops",
        "Traffic unit",
    )
    assert (found.owner, found.note, found.frequency) == ("Inspector Adams", "Without checkpoints", "quarter")
    assert (found.target_kind, found.target, found.target_high, found.baseline) == ("band", 1200, 1500, 990.5)
    assert form.target.text() == "1,200" and form.baseline.text() == "990.5"
    session.undo()
    assert form.baseline.text() == "" and session.document.undo_name == "Change KPI"


def test_the_form_shows_what_the_kind_needs(make_page, session, three):
    page = make_page()
    form = page.definition.form
    assert form.numerator_nameHolder.isHidden() and form.targetHolder.isHidden()
    form.kind.chosen.emit("rate")
    assert not form.numerator_nameHolder.isHidden() and form.scale.value() == 100.0
    form.target_kind.chosen.emit("words")
    assert form.targetHolder.isHidden() and form.target_reasonLabel.text() == "The target"
    form.kind.chosen.emit("words")
    assert form.numerator_nameHolder.isHidden() and form.baselineHolder.isHidden()
    assert kpi(session.document, three[0]).scale == 1.0


def test_a_number_that_is_none_is_refused_below_its_field(qtbot, make_page, session, three):
    change_kpi(session.document, three[0], kind="time", target_kind="at_most", target=240.0)
    page = make_page()
    field = page.definition.form.target
    assert field.text() == "4:00"
    write(qtbot, field, "four")
    assert "“four” is not a time" in page.definition.faults["target"].text()
    assert field.text() == "four" and kpi(session.document, three[0]).target == 240
    write(qtbot, field, "4:30")
    assert page.definition.faults["target"].isHidden() and kpi(session.document, three[0]).target == 270


def test_figures_keep_their_frequency(make_page, session, three, dialogs):
    enter(session.document, three[0], [Entry(Cell(month_number(2023, 2)), 5)])
    page = make_page()
    page.session.failed.connect(page.prompts.tell)
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    page.definition.form.frequency.chosen.emit("year")
    assert "1 figure was entered for a period that would no longer be there" in said[0]
    assert page.definition.form.frequency.value() == "month"


def test_kpis_are_copied_moved_deleted_and_brought_back(qtbot, make_page, session, three):
    add_category(session.document, three[0], "Rural")
    enter(session.document, three[0], [Entry(Cell(month_number(2023, 1)), 5)])
    page = make_page()
    page.duplicate()
    assert names(session) == ["Stops", "Stops (copy)", "Notices", "Summonses"]
    assert page.kpi.name == "Stops (copy)" and not measures(session.document, page.kpi.id)
    assert [one.name for one in categories(session.document, page.kpi.id)] == ["Rural"]
    qtbot.keyClick(page.list, Qt.Key.Key_Down, ALT)
    assert names(session) == ["Stops", "Notices", "Stops (copy)", "Summonses"]
    assert page.kpi.name == "Stops (copy)" and page.list.kpi_id() == page.kpi.id
    page.move(1)
    page.move(1)
    page.move(-1)
    assert names(session) == ["Stops", "Notices", "Stops (copy)", "Summonses"]
    page.show_record("kpi", three[0])
    page.list.setFocus()
    assert page.can_edit("delete")
    page.edit("delete")
    assert names(session) == ["Notices", "Stops (copy)", "Summonses"] and page.kpi.name == "Notices"
    session.undo()
    assert len(measures(session.document, three[0])) == 1 and page.kpi.name == "Notices"


def test_typed_text_goes_to_the_kpi_it_was_typed_for(qtbot, make_page, session, three):
    page = make_page()
    field = page.definition.form.owner
    field.setFocus()
    qtbot.keyClicks(field, "Traffic")
    page.list.setCurrentIndex(page.model.index(1))
    assert kpi(session.document, three[0]).owner == "Traffic" and field.text() == ""


def test_searching_narrows_the_list(qtbot, make_page, session, three):
    page = make_page()
    page.focus_search("notic")
    assert page.model.ids() == [three[1]] and page.kpi.id == three[1]
    page.focus_search("nothing like it")
    assert not page.pane.nothing.isHidden() and page.kpi.id == three[1]
    page.focus_search("")
    assert len(page.model.ids()) == 3 and page.kpi.id == three[1] == page.list.kpi_id()
    page.focus_search("notic")
    with qtbot.waitSignal(page.search_dropped):
        page.show_record("kpi", three[2])
    assert len(page.model.ids()) == 3 and page.kpi.id == three[2] == page.list.kpi_id()


def test_categories_are_lines(qtbot, make_page, session, three):
    page = make_page()
    lines = page.definition.categories
    lines.add_button.click()
    first = lines.in_order()[0].name
    assert first.selectedText() == "New category"
    qtbot.keyClicks(first, "Assault")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClicks(lines.in_order()[1].name, "Theft")
    qtbot.keyClick(lines.in_order()[1].name, Qt.Key.Key_Up, ALT)
    lines.in_order()[0].name.leave()
    found = [one.name for one in categories(session.document, three[0])]
    assert found == ["Theft", "Assault"] == [line.name.text() for line in lines.in_order()]
    lines.in_order()[0].remove.click()
    assert [one.name for one in categories(session.document, three[0])] == ["Assault"]
    page.show_record("kpi", three[1])
    assert lines.lines == {}


def test_a_pasted_list_becomes_categories(qtbot, make_page, session, three):
    page = make_page()
    lines = page.definition.categories
    lines.add_button.click()
    QGuiApplication.clipboard().setText("Assault\t12\nTheft\t4\n\nassault\nFraud")
    qtbot.keyClick(lines.in_order()[0].name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    found = [one.name for one in categories(session.document, three[0])]
    assert found == ["Assault", "Theft", "Fraud"] == [line.name.text() for line in lines.in_order()]
    session.undo()
    assert [one.name for one in categories(session.document, three[0])] == ["New category"]
    QGuiApplication.clipboard().setText("Robbery")
    lines.in_order()[0].name.selectAll()
    lines.in_order()[0].name.paste()
    lines.in_order()[0].name.leave()
    assert [one.name for one in categories(session.document, three[0])] == ["Robbery"]


def test_keys_lead_from_kpi_to_kpi_and_back_to_the_list(qtbot, make_page, session, three):
    page = make_page()
    page.head.show_tab("definition")
    page.definition.form.owner.setFocus()
    qtbot.keyClick(page.definition.form.owner, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert page.kpi.id == three[1]
    qtbot.keyClick(page.definition.form.owner, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    page.go(-1)
    assert page.kpi.id == three[0]
    qtbot.keyClick(page.definition.form.owner, Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_what_changed_behind_its_back_is_read_when_the_page_comes_to_the_front(window, plan_path):
    window.session.open(plan_path)
    document = window.session.document
    one = add_kpi(document, "Stops")
    page = window.show_page("kpis")
    window.show_page("plan")
    change_kpi(document, one, name="Traffic stops")
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 5)])
    window.show_page("kpis")
    assert page.model.rows[-1].words == "Traffic stops" == page.head.title.text()
    assert page.definition.form.name.text() == "Traffic stops" and page.model.rows[-1].figure == "5"
    window.show_page("plan")
    for _time in range(3):
        window.session.undo()
    window.show_page("kpis")
    assert page.kpi is None and page.whole.currentIndex() == 1


def test_other_services_are_lines_with_their_period_and_value(qtbot, make_page, session, three):
    page = make_page()
    lines = page.definition.comparators
    lines.add_button.click()
    line = lines.in_order()[0]
    write(qtbot, line.name, "Peel")
    write(qtbot, line.period, "2023-04")
    write(qtbot, line.value, "38.2")
    write(qtbot, line.source, "Annual report")
    qtbot.keyClick(line.name, Qt.Key.Key_Return)
    found = comparators(session.document, three[0])
    assert [(one.name, one.period, one.value, one.source) for one in found] == [
        ("Peel", month_number(2023, 4), 38.2, "Annual report"),
        ("Peel", month_number(2023, 5), None, ""),
    ]
    other = lines.in_order()[1]
    write(qtbot, other.period, "April 2023")
    assert "“Peel” has a value for this period already" in other.fault.text()
    write(qtbot, other.period, "June 2023")
    assert other.fault.isHidden()
    write(qtbot, other.value, "many")
    assert "“many” is not a number" in other.fault.text()


def test_a_kpi_is_tied_to_goals(qtbot, make_page, session, three, dialogs):
    document = session.document
    goals = [add_objective(document, session.plan_id, None, title) for title in ("Roads", "Homes")]
    page = make_page()

    def link(dialog):
        assert isinstance(dialog, ChooseObjectives)
        for row in range(dialog.list.count()):
            dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
        next(one for one in dialog.findChildren(QPushButton) if one.text() == "Link").click()

    dialogs.answer(link)
    page.definition.objectives.add_button.click()
    assert kpi(document, three[0]).objectives == tuple(goals)
    assert [words for _one, words in page.definition.objectives.words()] == ["1 Roads", "2 Homes"]
    assert [row.words for row in page.model.rows][:2] == ["Roads", "Stops"] and page.kpi.id == three[0]
    shows = [one for one in page.definition.objectives.findChildren(IconButton) if "Show 1" in one.toolTip()]
    with qtbot.waitSignal(page.record_requested) as told:
        shows[0].click()
    assert told.args == ["plan", "objective", goals[0]]
    page.definition.objectives._unlink(goals[0])
    assert kpi(document, three[0]).objectives == (goals[1],)


def test_a_file_to_read_offers_no_change(make_page, session, three):
    path = session.document.path
    session.close()
    session.open(path, read_only=True)
    page = make_page()
    assert page.definition.form.name.isReadOnly() and not page.definition.form.kind.isEnabled()
    assert page.pane.add.isHidden() and not any(action.isEnabled() for action in page._actions)
    assert page.definition.categories.add_button.isHidden()


def test_the_history_of_a_definition_is_one_click_away(qtbot, window, plan_path):
    window.session.open(plan_path)
    document = window.session.document
    one = add_kpi(document, "Stops")
    add_category(document, one, "Rural")
    change_kpi(document, one, owner="Traffic")
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 5)])
    window.open_pages.show_record("kpis", "kpi", one)
    assert window.page.name == "kpis" and window.page.kpi.name == "Stops"
    window.page.show_history()
    assert window.page.name == "history" and "Stops" in window.page.only_words.text()
    assert window.page.model.rowCount() == 3


def test_the_window_comes_back_to_the_kpi_and_the_tab(qtbot, window, plan_path):
    window.session.open(plan_path)
    one = add_kpi(window.session.document, "Notices", position=0)
    add_kpi(window.session.document, "Stops", position=0)
    window.open_pages.show_record("kpis", "kpi", one)
    window.page.head.show_tab("figures")
    window.commands.close()
    window.commands.open_path(plan_path)
    assert (window.page.name, window.page.kpi.id, window.page.head.tab) == ("kpis", one, "figures")


def test_typed_text_survives_a_program_that_is_killed(qtbot, make_page, session, three):
    enter(session.document, three[0], [Entry(Cell(month_number(2023, 1)), 5)])
    page = make_page()
    page.show_cell(three[0], Cell(month_number(2023, 1)))
    fields = (page.definition.form.source, page.figures.notes.footnote)
    for field, text in zip(fields, ("Traffic unit", "Late entries"), strict=True):
        field.setFocus()
        qtbot.keyClicks(field, text)
    path = session.document.path
    session.abandon()
    session.open(path)
    assert kpi(session.document, three[0]).source == "Traffic unit"
    (figure,) = measures(session.document, three[0]).values()
    assert figure.footnote == "Late entries"


def test_the_button_for_an_import_goes_where_there_is_no_room(make_page, session, three, dialogs):
    page = make_page()
    assert page.head.import_button.isVisible()
    dialogs.choose()  # cancelled
    page.head.import_button.click()
    page.resize(584, 400)
    assert not page.head.import_button.isVisible()
    assert page.import_entry in page.head.menu.actions()


def test_a_target_brings_its_direction_where_none_was_chosen(qtbot, make_page, session, three):
    page = make_page()
    form = page.definition.form
    form.target_kind.chosen.emit("at_least")
    assert kpi(session.document, three[0]).direction == "up" and form.direction.value() == "up"
    form.target_kind.chosen.emit("at_most")
    assert kpi(session.document, three[0]).direction == "up"  # what stands there is left alone
    session.undo()
    session.undo()
    assert kpi(session.document, three[0]).direction == "watch"
    form.target_kind.chosen.emit("rank")
    assert kpi(session.document, three[0]).direction == "watch"
