"""The coaching file's paper in the window: printed, saved, sent out, taken in; each line in the view log."""

import os
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QTextEdit

from plandesk.domain.coaching import actions, forms, members, sessions, viewings
from plandesk.gui.app import open_first
from plandesk.gui.prompts import Prompts
from plandesk.reports.coaching_form import CoachingFormOptions, collect, layout
from plandesk.reports.coaching_form_data import BLANK, COACH_NONE, FILLABLE, FILLED
from tests import coaching_file
from tests.reports.filling import filled_by_pypdf
from tests.reports.reading import page_texts

pytestmark = pytest.mark.usefixtures("keys_derived_once")

LONG = "".join(f"{n}. Über die Brücke, 50 % 😀\n" for n in range(200))[:5000]


@pytest.fixture(scope="module")
def platoon_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("platoon") / "b-platoon.coaching"
    coaching_file.platoon(path).close()
    return path


@pytest.fixture
def opened(window, platoon_file, tmp_path):
    """The window with the platoon's file open at its page."""
    path = tmp_path / "file" / "b-platoon.coaching"
    path.parent.mkdir()
    path.write_bytes(platoon_file.read_bytes())
    open_first(window, [str(path)])
    window.desk.unlock(coaching_file.PASSPHRASE)
    yield window
    window.desk.abandon()


@pytest.fixture
def told(opened):
    """Ines's last session."""
    document = opened.desk.document
    ines = next(one for one in members.members(document) if one.number == "4107")
    return sessions.sessions_of(document, ines.id)[0]


@pytest.fixture
def menu(opened, told, monkeypatch):
    """The menu of the button in the head, with that session in hand."""
    view = opened.page.view
    monkeypatch.setattr(type(view), "session_in_hand", lambda _view: told.id)
    monkeypatch.setattr(type(view), "member_in_hand", lambda _view: None)
    shown = opened.page.paper.menu()
    shown.refresh()
    return shown


def noted(window):
    """The newest lines of the view log that are no openings, the newest first."""
    seen = viewings.viewings(window.desk.document)
    return [(one.act, one.table, one.words) for one in seen if one.act != viewings.OPENED]


def test_each_paper_is_saved_where_the_user_says_and_noted(opened, menu, told, dialogs, tmp_path):
    document, folder = opened.desk.document, tmp_path / "out"
    folder.mkdir()
    form = forms.forms(document)[0].id

    def saved(name, act):
        dialogs.choose(folder / name)
        act()
        return (folder / name).read_bytes()

    expected = layout(collect(document, CoachingFormOptions(FILLED, session_id=told.id)))
    assert saved("session.pdf", menu.acts["save session"].trigger) == expected
    options = CoachingFormOptions(FILLABLE, session_id=told.id, coach_words=COACH_NONE)
    assert saved("form.pdf", menu.acts["fillable none"].trigger) == layout(collect(document, options))
    blank = layout(collect(document, CoachingFormOptions(BLANK, form_id=form)))
    assert saved("blank.pdf", menu.blank.actions()[1].trigger) == blank
    whole = saved("member.pdf", menu.acts["save member"].trigger)
    assert "Coaching file of Cst. Ines Calloway" in page_texts(whole)[0]
    assert noted(opened) == [
        ("exported", "member", "the whole file"),
        ("exported", "coaching_session", "as a form to fill in"),
        ("exported", "coaching_session", ""),
    ]
    assert sorted(one.name for one in folder.iterdir()) == [
        "blank.pdf", "form.pdf", "member.pdf", "session.pdf",
    ]  # fmt: skip
    if os.name == "posix":  # a record is for this user of the computer alone
        public = [one.name for one in folder.iterdir() if one.stat().st_mode & 0o077]
        assert public == ["blank.pdf"]
    dialogs.choose("")
    menu.acts["save session"].trigger()
    assert len(noted(opened)) == 3


def test_printing_asks_for_a_printer_and_is_noted(qtbot, opened, menu, dialogs, monkeypatch, tmp_path):
    out = tmp_path / "printed.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    names = []

    def take(dialog):
        names.append(dialog.printer().docName())
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    dialogs.answer(take)
    with qtbot.waitSignal(opened.desk.noticed, timeout=20_000) as said:
        menu.acts["print session"].trigger()
    assert said.args[0].startswith("1 page went to") and out.exists()
    assert names == ["B Platoon"], "no member's name waits at the printer"
    assert noted(opened) == [("printed", "coaching_session", "")]
    dialogs.reject()
    menu.acts["print prefilled"].trigger()
    assert len(noted(opened)) == 1


def test_nothing_is_offered_without_a_record_or_for_reading_only(opened, monkeypatch):
    for asked in ("session_in_hand", "member_in_hand"):
        monkeypatch.setattr(type(opened.page.view), asked, lambda _view: None)
    shown = opened.page.paper.menu()
    shown.refresh()
    enabled = [name for name, act in shown.acts.items() if act.isEnabled()]
    assert enabled == ["returned form"] and not shown.fillable.isEnabled() and shown.blank.isEnabled()
    opened.desk.lock()
    assert not opened.page.paper.isVisible() and opened.page.paper.menu() is None
    opened.desk.unlock(coaching_file.PASSPHRASE, read_only=True)
    shown = opened.page.paper.menu()
    shown.refresh()
    assert not any(act.isEnabled() for act in shown.acts.values()) and shown.blank.isEnabled()


def drop(window, path):
    """Drop a file on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


@pytest.fixture
def returned(opened, told, tmp_path):
    """The form as it came back: one theme new, one left as it was, one emptied, an action ticked."""
    document = opened.desk.document
    pdf = layout(collect(document, CoachingFormOptions(FILLABLE, session_id=told.id)))
    earlier = [one for one in actions.open_actions(document, told.member_id) if one.session_id != told.id]
    first, second = (f"employee-{theme.uid}" for theme in told.themes[:2])
    path = tmp_path / "returned.pdf"
    path.write_bytes(filled_by_pypdf(pdf, {first: LONG, second: "", f"done-{earlier[0].uid}": "/Yes"}))
    return path


def test_a_returned_form_is_dropped_looked_at_and_taken_in(qtbot, opened, told, returned, dialogs):
    opened.show_page("history")
    seen = []

    def look(dialog):
        seen.extend(one.toPlainText() for one in dialog.findChildren(QTextEdit))
        assert dialog.whose.text() == "Cst. Ines Calloway, session of 16 September 2026"
        assert [box.text() for box in dialog.themes.values()] == [told.themes[0].title]
        assert len(dialog.actions_done) == 1
        assert dialog.go.text() == "Take in 2 answers" and dialog.go.isEnabled()
        next(iter(dialog.actions_done.values())).click()
        assert dialog.go.text() == "Take in 1 answer"
        assert dialog.focusWidget() is next(iter(dialog.themes.values()))  # not Cancel
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    dialogs.answer(look)
    drop(opened, returned)
    qtbot.waitUntil(lambda: opened.page.name == "coaching")
    document = opened.desk.document
    said = opened.status.saved.words.text()
    assert said == "The employee’s words are in the session. Whoever has the PDF can still read them."
    assert told.themes[0].employee in seen and LONG.rstrip("\n") in [one.rstrip("\n") for one in seen]
    after = sessions.session(document, told.id)
    assert [theme.employee for theme in after.themes] == [
        LONG, *(theme.employee for theme in told.themes[1:]),
    ]  # fmt: skip
    assert document.undo_name == "Take in the words of Cst. Ines Calloway"
    undo = opened.menus.actions["undo"]
    assert undo.isEnabled() and undo.text() == "&Undo Take in the words of Cst. Ines Calloway"
    assert all(one.done is None for one in actions.open_actions(document, told.member_id))
    pane, today = opened.page.view.pane, date.today()
    assert pane.returned.text() == f"partly from the returned form, {today.day} {today:%b}"
    undo.trigger()
    assert pane.returned.text() == "" and pane.returned.isHidden()


def test_locking_closes_the_dialog_and_nothing_is_taken_in(opened, told, returned, dialogs):
    dialogs.choose(returned)
    dialogs.answer(lambda _dialog: opened.desk_commands.lock())
    opened.menus.actions["returned form"].trigger()
    assert opened.desk.is_locked and not opened.menus.actions["returned form"].isEnabled()
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    opened.desk_commands.take_form(returned)
    assert said == ["Unlock the coaching file that the form belongs to first. Nothing was taken in."]
    opened.desk.unlock(coaching_file.PASSPHRASE)
    assert sessions.session(opened.desk.document, told.id) == told


def test_a_form_that_cannot_be_read_is_told_in_one_sentence(opened, tmp_path, dialogs):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing")
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    opened.commands.import_data(path)
    assert len(said) == 1 and "is damaged" in said[0]


def test_the_form_to_fill_in_is_not_written_over_the_session(opened, menu, told, monkeypatch):
    names = []

    def no_file(_prompts, _title, name, *_more):
        names.append(name)

    monkeypatch.setattr(Prompts, "ask_save_file", no_file)
    menu.acts["save session"].trigger()
    menu.acts["fillable none"].trigger()
    stem = f"Coaching session 4107 {told.held}"
    assert names == [f"{stem}.pdf", f"{stem} to fill in.pdf"]


def test_the_reports_page_leads_to_the_coaching_forms(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    page = window.show_page("reports")
    assert page.reports.coaching.text() == "Coaching form"
    qtbot.mouseClick(page.reports.coaching, Qt.MouseButton.LeftButton)
    assert window.page.name == "coaching" and window.page.empty.button.isVisible()
