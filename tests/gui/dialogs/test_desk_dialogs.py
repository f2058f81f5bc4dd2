"""Dialogs about the coaching file: roster, forms, coverage, settings, view log; locking closes them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.coaching import forms, members, sessions, viewings
from plandesk.domain.coaching.desk import desk as read_desk
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.kpis.measures import measures
from plandesk.domain.people import add_unit
from plandesk.gui.app import open_first
from plandesk.gui.dialogs.import_table_rows import Column
from tests import coaching_file

pytestmark = pytest.mark.usefixtures("keys_derived_once")


@pytest.fixture(scope="module")
def platoon_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("platoon") / "b-platoon.coaching"
    coaching_file.platoon(path, date.today()).close()
    return path


@pytest.fixture
def desk(window, plan_path, platoon_file, tmp_path):
    path = tmp_path / "b-platoon.coaching"
    path.write_bytes(platoon_file.read_bytes())
    open_first(window, [str(plan_path), str(path)])
    window.desk.unlock(coaching_file.PASSPHRASE)
    return window.desk


@pytest.fixture
def acts(window, desk):
    """The entries that every view has."""
    return window.page.show_view("members").desk_actions


def test_a_roster_comes_in_after_a_look_at_it(acts, desk, dialogs, tmp_path):
    table = tmp_path / "roster.csv"
    table.write_text("Wer,No.,Unit\nCst Ines Calloway,4107,Traffic\nNew Face,9001,Traffic\n")

    def look(dialog):
        assert "No column holds names" in dialog.said.text() and not dialog.go.isEnabled()
        assert not dialog.moved.isVisible()  # who is missing is not known yet
        dialog.columns.choices[0].chosen.emit("name")
        assert dialog.go.text() == "Import 2 members"
        assert dialog.moved.isVisible()
        assert dialog.moved.text() == "Mark 7 members who are not in the list as moved"
        dialog.moved.click()
        assert dialog.go.text() == "Import 2 members, mark 7 as moved"
        dialog.preview.chips["new"].click()
        assert dialog.preview.model.rowCount() == 1
        dialog.go.click()

    dialogs.choose(table)
    dialogs.answer(look)
    said = []
    desk.noticed.connect(said.append)
    acts.import_roster()
    assert said == ["2 members were imported. 7 members were marked as moved."]
    now = {one.name: one for one in members.members(desk.document)}
    assert now["Cst Ines Calloway"].unit == "Traffic" and now["Tobias Renn"].state == "moved"
    desk.undo()
    assert len(members.members(desk.document)) == 9
    dialogs.choose(tmp_path / "missing.csv")
    dialogs.answer(lambda dialog: (dialog.text(), dialog.accept()))
    acts.import_roster()
    assert "is not there" in dialogs.shown[-1].text()


def test_rows_that_are_refused_are_counted_when_the_others_came_in(acts, desk, dialogs, tmp_path):
    table = tmp_path / "roster.csv"
    table.write_text("Name,No.,Status\nNew Face,9001,on leave\nOther Face,9002,sometimes\n,9003,active\n")
    dialogs.choose(table)
    dialogs.answer(lambda dialog: dialog.go.click())
    said = []
    desk.noticed.connect(said.append)
    acts.import_roster()
    assert said == ["1 member was imported. 2 rows were refused."]
    now = {one.name: one.state for one in members.members(desk.document)}
    assert now["New Face"] == "active" and "Other Face" not in now

    def again(dialog):
        assert dialog.said.text() == "Nothing to import: what is not refused is in the roster already."
        dialog.reject()

    dialogs.choose(table)
    dialogs.answer(again)
    acts.import_roster()


def test_where_there_is_little_room_the_preview_tells_all_in_one_column(qtbot, acts, dialogs, tmp_path):
    table = tmp_path / "roster.csv"
    table.write_text("Name,No.,Unit\nNew Face,9001,Traffic\n")

    def look(dialog):
        rows, header = dialog.preview.table, dialog.preview.table.horizontalHeader()
        dialog.resize(1080, 700)
        qtbot.waitUntil(lambda: not any(rows.isColumnHidden(one) for one in Column))
        assert dialog.preview.chips["refused"].isVisible()
        dialog.resize(660, 420)  # what a screen has at 200 %
        qtbot.waitUntil(lambda: rows.isColumnHidden(Column.NUMBER))
        shown = [one for one in Column if not rows.isColumnHidden(one)]
        assert shown == [Column.VERDICT, Column.TEXT]
        assert sum(header.sectionSize(one) for one in shown) <= rows.viewport().width()
        assert header.sectionSize(Column.TEXT) >= 200
        assert [name for name, one in dialog.preview.chips.items() if one.isVisible()] == ["new", "missing"]
        dialog.reject()

    dialogs.choose(table)
    dialogs.answer(look)
    acts.import_roster()


def test_a_table_goes_into_the_roster_while_the_coaching_file_is_in_front(
    window, acts, desk, dialogs, tmp_path
):
    table = tmp_path / "roster.csv"
    table.write_text('Surname, Given;Staff No;Boss\n"Face, New";9001;Sgt. A\n')
    plan = window.session.document
    before = plan.value("SELECT max(id) FROM history")

    def look(dialog):
        assert dialog.windowTitle() == "Import roster" and dialog.go.text() == "Import 1 member"
        dialog.go.click()

    for view in ("sessions", "members", "due"):
        window.page.show_view(view)
        dialogs.choose(table)
        dialogs.answer(look)
        window.menus.actions["import"].trigger()
        (came,) = [one for one in members.members(desk.document) if one.number == "9001"]
        assert (came.name, came.supervisor) == ("New Face", "Sgt. A")
        desk.undo()
    window.menus.actions["lock"].trigger()
    said = []
    dialogs.choose(table)
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    window.menus.actions["import"].trigger()
    assert "Unlock the coaching file first" in said[0]
    assert plan.value("SELECT max(id) FROM history") == before


def test_forms_are_edited_as_typed_and_held_sessions_keep_theirs(acts, desk, dialogs, qtbot):
    document = desk.document
    held = document.value("SELECT max(id) FROM coaching_session")
    before = [theme.title for theme in sessions.session(document, held).themes]

    def edit(dialog):
        assert "keeps the form it was held with" in dialog.said.text()
        dialog.add_theme()
        assert dialog.focusWidget() is dialog.editor.title
        qtbot.keyClicks(dialog.editor.title, "Wellness")
        qtbot.keyClick(dialog.editor.title, Qt.Key.Key_Return)  # saves; it closes nothing
        assert titles()[-1] == "Wellness" and dialog.isVisible()
        dialog.editor.prompt.setFocus()
        qtbot.keyClicks(dialog.editor.prompt, "How are you?")
        dialog.editor.voices.chosen.emit("employee")
        dialog.editor.actions.click()
        dialog.themes.setFocus()
        for _press in range(2):
            qtbot.keyClick(dialog.themes, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        # Dragging ends in the same move of rows.
        model = dialog.themes.model()
        assert model.moveRow(model.index(-1, -1), 0, model.index(-1, -1), 2)
        qtbot.waitUntil(lambda: titles()[1] == "What went well")
        dialog.duplicate()
        dialog.retire()
        dialog.language.chosen.emit("fr")
        dialog.close()

    def titles():
        return [theme.title for theme in forms.forms(document)[0].themes]

    dialogs.answer(edit)
    acts.edit_forms()
    assert titles() == [
        "Opportunities for development", "What went well", "Career interests", "Wellness", "Action plan",
        "Other comments",
    ]  # fmt: skip
    added = forms.forms(document)[0].themes[3]
    assert (added.prompt, added.voices, added.actions) == ("How are you?", "employee", True)
    first, copy = forms.forms(document, retired=True)
    assert (copy.name, copy.retired, copy.language, len(copy.themes)) == (
        f"{first.name} (copy)", True, "fr", 6,
    )  # fmt: skip
    assert [theme.title for theme in sessions.session(document, held).themes] == before


def test_the_coverage_figure_shows_what_goes_and_carries_it(acts, desk, window, dialogs):
    plan_file = window.session.document
    add_unit(plan_file, "B Platoon")

    def carry(dialog):
        rows = [
            [dialog.table.topLevelItem(row).text(column) for column in range(6)]
            for row in range(dialog.table.topLevelItemCount())
        ]
        fates = {row[1]: row[5] for row in rows}
        assert fates == {
            "B Platoon": "new", "Traffic": "withheld: fewer than five people",
            "All units": "withheld, as a group in it is",  # nine people, from whom Traffic's three would show
        }  # fmt: skip
        assert [row[2:5] for row in rows if row[1] == "Traffic"] == [["–"] * 3] * 4
        shown.extend(row for row in rows if row[1] == "B Platoon")
        assert dialog.go.isEnabled() and "B Platoon" not in dialog.said.text()
        dialog.go.click()
        assert not dialog.go.isEnabled() and "carried into the plan file" in dialog.said.text()
        dialog.reject()

    shown = []
    dialogs.answer(carry)
    acts.show_coverage()
    for place, kpi in enumerate(kpis(plan_file)):
        figures = [one.amount.numerator for one in measures(plan_file, kpi.id).values()]
        assert figures == [float(row[2 + place]) for row in shown]
    assert window.session.undo_name == "Carry 12 coverage figures"
    window.session.undo()  # the dialog that is gone hears nothing of it
    assert not kpis(plan_file)
    window.session.close()

    def alone(dialog):
        assert "Open the plan file" in dialog.said.text() and not dialog.go.isEnabled()
        dialog.reject()

    dialogs.answer(alone)
    acts.show_coverage()


def test_settings_are_one_step_and_the_log_is_found(acts, desk, dialogs):
    def change(dialog):
        dialog.texts["coach"].setText("Sgt. New Coach")
        dialog.every.setValue(0)
        dialog.paper.chosen.emit("a4")
        dialog.paper.set_value("a4")
        dialog.save.click()

    dialogs.answer(change)
    acts.change_settings()
    now = read_desk(desk.document)
    assert (now.coach, now.session_every, now.paper) == ("Sgt. New Coach", 0, "a4")
    assert desk.undo_name == "Change coaching file"
    one = members.members(desk.document)[0]
    viewings.note_viewing(desk.document, "printed", "member", one.uid, "own file")
    viewings.note_viewing(desk.document, "opened", "coaching_session", "0" * 36)

    def look(dialog):
        texts = [dialog.list.topLevelItem(row).text(2) for row in range(2)]
        assert texts == ["a record since deleted or erased", one.title]
        dialog.search.setText("printed own")
        assert [dialog.list.topLevelItem(row).isHidden() for row in range(2)] == [True, False]
        dialog.reject()

    dialogs.answer(look)
    acts.show_log()


def test_locking_closes_a_dialog(acts, desk, window, dialogs):
    dialogs.answer(lambda _dialog: window.menus.actions["lock"].trigger())
    acts.edit_forms()
    assert desk.is_locked
