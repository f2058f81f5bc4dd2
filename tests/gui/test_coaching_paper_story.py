"""A form that goes out and comes home, through real widgets: an empty window to three months later."""

import tempfile
from datetime import date, timedelta

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from plandesk import preferences
from plandesk.domain.coaching import due, members, sessions, viewings
from plandesk.domain.coaching.records import short_fingerprint
from plandesk.gui.app import open_first
from tests.coaching_file import PASSPHRASE
from tests.gui.coaching_words import CANARY, on_disk, on_screen
from tests.reports.filling import filled_by_pdfium
from tests.reports.reading import page_texts

TODAY = date.today()
ROSTER = f"""Rank,Name,Number,Unit,Supervisor
Cst.,Ines {CANARY}1,4107,B Platoon,Sgt. Whitcombe
Cst.,Tobias {CANARY}2,4112,B Platoon,Sgt. Whitcombe
Cst.,Maëlle {CANARY}3,4119,B Platoon,Sgt. Whitcombe
"""
HIS = (
    f"{CANARY}4: the river call went well. 😀",
    f"{CANARY}5\n\nAn hour for court files, please.",
    f"{CANARY}6",
)
HERS = f"{CANARY}7: calm, asked for help early"
AGREED = (("Two court files", 30), ("Search course", 60), ("Ride with the bureau", 80))


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(400, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def make_the_file(qtbot, window, dialogs, path):
    """She makes her coaching file with a passphrase and keeps the recovery key."""

    def give(dialog):
        qtbot.keyClicks(dialog.first, PASSPHRASE)
        qtbot.keyClicks(dialog.second, PASSPHRASE)
        dialog.known.setChecked(True)
        click(qtbot, dialog.go)

    dialogs.choose(path)
    dialogs.answer(give)
    dialogs.accept()
    window.menus.actions["new coaching"].trigger()
    assert window.desk.document.path == path


def take_in_the_platoon(qtbot, window, dialogs, roster):
    """She imports her platoon's list."""
    roster.write_text(ROSTER, encoding="utf-8")
    view = window.page.show_view("members")
    dialogs.choose(roster)
    dialogs.answer(lambda dialog: click(qtbot, dialog.go))
    click(qtbot, view.import_button)
    roster.unlink()
    found = members.members(window.desk.document)
    assert sorted(one.number for one in found) == ["4107", "4112", "4119"]
    return found[0]


def begin_the_session(qtbot, window, dialogs, member):
    """She plans a session with the constable."""

    def with_him(dialog):
        dialog.member.set_value(member.id)
        click(qtbot, dialog.begin)

    view = window.page.show_view("sessions")
    dialogs.answer(with_him)
    click(qtbot, view.new_button)
    assert view.pane.told.member_id == member.id
    return view


def send_the_form_and_get_it_back(qtbot, window, dialogs, view, out):
    """He types his half at home in a viewer; she drops the PDF on the window and looks before it comes in."""
    dialogs.choose(out / "form.pdf")
    window.page.paper.menu().acts["fillable none"].trigger()
    his = {f"employee-{theme.uid}": words for theme, words in zip(view.pane.told.themes, HIS, strict=False)}
    (out / "back.pdf").write_bytes(filled_by_pdfium((out / "form.pdf").read_bytes(), his))

    def look(dialog):
        assert len(dialog.themes) == len(HIS) and dialog.go.isEnabled()
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    dialogs.answer(look)
    drop(window, out / "back.pdf")
    qtbot.waitUntil(lambda: view.pane.themes[2].fields["employee"].text() == HIS[2])
    assert [row.fields["employee"].text() for row in view.pane.themes[:3]] == list(HIS)
    assert not view.pane.themes[0].fields["coach"].text()


def sit_down_together(qtbot, dialogs, view):
    """She writes beside his words; they agree on three actions with dates; both acknowledge."""
    coach = view.pane.themes[0].fields["coach"]
    coach.setFocus()
    qtbot.keyClicks(coach, HERS)
    coach.leave()
    block = view.pane.agreed
    for text, days in AGREED:
        click(qtbot, block.add_button)
        line = block.lines[-1]
        qtbot.keyClicks(line.text, text)
        line.text.leave()
        line.due.lineEdit().setText((TODAY + timedelta(days)).isoformat())
        line.due.leave()
    dialogs.answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Return))
    for role in ("coach", "employee"):
        name = view.pane.cells[role].name
        if not name.text():
            qtbot.keyClicks(name, "Sgt. Whitcombe")
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert view.pane.told.is_fixed


def print_two_copies(qtbot, window, dialogs, monkeypatch, out):
    """She prints two copies to sign."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))

    def take(dialog):
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out / "printed.pdf"))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    dialogs.answer(take)
    with qtbot.waitSignal(window.desk.noticed):
        window.page.paper.menu().acts["print session"].trigger()
    dialogs.choose(out / "session.pdf")
    window.page.paper.menu().acts["save session"].trigger()


def test_the_story(qtbot, window, dialogs, tmp_path, monkeypatch):
    kept, out, temporary = (tmp_path / name for name in ("kept", "out", "temporary"))
    for folder in (kept, out, temporary):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    window.activateWindow()
    open_first(window, [])
    path = kept / "b-platoon.coaching"
    make_the_file(qtbot, window, dialogs, path)
    member = take_in_the_platoon(qtbot, window, dialogs, tmp_path / "roster.csv")
    view = begin_the_session(qtbot, window, dialogs, member)
    send_the_form_and_get_it_back(qtbot, window, dialogs, view, out)
    sit_down_together(qtbot, dialogs, view)
    print_two_copies(qtbot, window, dialogs, monkeypatch, out)
    document = window.desk.document
    told = sessions.sessions_of(document, member.id)[0]
    assert told.is_fixed and told.is_untouched and [theme.employee for theme in told.themes[:3]] == list(HIS)
    on_paper = "".join(page_texts((out / "session.pdf").read_bytes()))
    digits = short_fingerprint(told.acknowledgements[0].sha256)
    assert HERS in " ".join(on_paper.split()) and on_paper.count(digits) == 2
    acts = [one.act for one in reversed(viewings.viewings_of_member(document, member.id))]
    assert acts == ["opened", "exported", "printed", "exported"]
    later = due.due_list(document, TODAY + timedelta(91))
    assert [one.state for one in later.actions] == [due.DueState.OVERDUE] * 3
    window.menus.actions["lock"].trigger()
    qtbot.waitUntil(lambda: on_screen() == [])
    window.desk.close()
    assert on_disk(kept, preferences.folder()) == [] and list(temporary.iterdir()) == []
    assert sorted(one.name for one in out.iterdir()) == [
        "back.pdf", "form.pdf", "printed.pdf", "session.pdf",
    ]  # fmt: skip
