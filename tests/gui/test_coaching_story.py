"""A sergeant's autumn, through the real window, with the keyboard alone.

She makes her coaching file, adds two constables, sits down with one of them; both write, they agree on an
action, the file is locked in the middle of a sentence; both acknowledge, something is amended, and months
later the window shows what is due. Nobody else can read any of it.
"""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from plandesk.domain.coaching import due, members, sessions
from plandesk.gui.page import Page
from tests.coaching_file import PASSPHRASE
from tests.gui.coaching_words import on_disk

KEY = Qt.Key
CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
)  # fmt: skip
HELD = date.today() - timedelta(days=100)
WELL = "zyxcanary Calm at the river call, asked for help early."
OWN = "I felt ready. The debrief helped me more than the course did."


class Keyboard:
    """Keys go to whatever has the focus."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    def press(self, *keys, with_=NONE):
        for one in keys:
            self.qtbot.keyClick(self.focus(), one, with_)

    def write(self, words, *then):
        self.qtbot.keyClicks(self.focus(), words)
        self.press(*then)

    def focus(self):
        """What has the focus; the window gets it back after a dialog, as from a window manager."""
        if QApplication.activeModalWidget() is None and not self.window.isActiveWindow():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        return QApplication.focusWidget()

    def tab_to(self, widget, with_=NONE, at_most=80):
        """Press Tab until a widget has the focus, and fail where it never gets it."""
        for _again in range(at_most + 1):
            if self.focus() in (widget, widget.focusProxy()):
                return
            self.press(KEY.Key_Tab if with_ == NONE else KEY.Key_Backtab, with_=with_)
        raise AssertionError(f"Tab does not reach {widget.accessibleName() or type(widget).__name__}")


def with_passphrase(qtbot):
    def give(dialog):
        qtbot.keyClicks(dialog.first, PASSPHRASE)
        qtbot.keyClicks(dialog.second, PASSPHRASE)
        qtbot.keyClick(dialog.known, KEY.Key_Space)
        qtbot.keyClick(dialog.go, KEY.Key_Return)

    return give


def with_recovery_key(qtbot):
    """Enter saves the key, and closes its dialog only after that."""

    def keep(dialog):
        qtbot.keyClick(dialog, KEY.Key_Return)
        assert dialog.isVisible() and "It was saved as" in dialog.said.text()
        qtbot.keyClick(dialog, KEY.Key_Return)
        assert not dialog.isVisible()

    return keep


def test_a_sergeants_autumn(qtbot, window, dialogs, tmp_path, own_configuration):
    keys = Keyboard(qtbot, window)
    path = tmp_path / "b-platoon.coaching"
    (tmp_path / "elsewhere").mkdir()

    # Her file, with a passphrase and a recovery key.
    dialogs.choose(path)
    dialogs.answer(with_passphrase(qtbot))
    dialogs.answer(with_recovery_key(qtbot))
    dialogs.choose(tmp_path / "elsewhere" / "key.pdf")
    window.activateWindow()
    coaching = next(way for way in window.welcome.findChildren(QPushButton) if "coaching" in way.text())
    keys.tab_to(coaching)
    keys.press(KEY.Key_Space)
    desk, page = window.desk, window.page
    assert desk.document.path == path and isinstance(page, Page) and page.name == "coaching"

    # Her platoon.
    assert keys.focus() is page.view.empty.button
    keys.press(KEY.Key_Return)
    assert page.view.name == "members"
    for name, rank, number in (("Ines Calloway", "Cst.", "4107"), ("Tobias Renn", "Cst.", "4112")):
        keys.press(KEY.Key_N, with_=CTRL)
        form = page.view.form
        keys.write(name)
        keys.tab_to(form.rank)
        keys.write(rank)
        keys.tab_to(form.number)
        keys.write(number, KEY.Key_Tab)
    assert [one.title for one in members.members(desk.document)] == ["Cst. Ines Calloway", "Cst. Tobias Renn"]

    # A session with the second of them; it was held a while ago.
    keys.tab_to(page.tabs)
    keys.press(KEY.Key_Left)
    assert page.view.name == "sessions"

    def choose(dialog):
        qtbot.keyClick(dialog.member, KEY.Key_Down)
        qtbot.keyClick(dialog.begin, KEY.Key_Return)

    dialogs.answer(choose)
    keys.press(KEY.Key_N, with_=CTRL)
    pane = page.view.pane
    assert members.member(desk.document, pane.told.member_id).name == "Tobias Renn"
    assert keys.focus() is pane.themes[0].fields["coach"]
    keys.write(WELL, KEY.Key_Tab)
    keys.write(OWN, KEY.Key_Tab)
    keys.tab_to(pane.day, SHIFT, at_most=4)
    keys.write("20 Augst", KEY.Key_Return)
    assert "“20 Augst” is not a day" in pane.day.fault.text() and pane.day.currentText() == "20 Augst"
    assert pane.told.held == date.today()
    pane.day.lineEdit().selectAll()
    keys.write(f"{HELD:%d %B %Y}", KEY.Key_Return)
    assert pane.day.fault.isHidden()
    told = sessions.session(desk.document, pane.told.id)
    assert (told.held, told.themes[0].coach, told.themes[0].employee) == (HELD, WELL, OWN)

    # What they agree on.
    keys.tab_to(pane.agreed.add_button)
    keys.press(KEY.Key_Space)
    line = pane.agreed.lines[0]
    keys.write("Two shifts with the bureau", KEY.Key_Tab)
    keys.write("Short note in the file", KEY.Key_Tab)
    keys.write(f"{HELD + timedelta(days=60):%Y-%m-%d}", KEY.Key_Tab)
    assert line.state.text() == "Overdue"

    # Interrupted in the middle of a sentence: locked, and on she goes.
    last = pane.themes[-1].fields["employee"]
    keys.tab_to(last)
    keys.write("More notice before")
    keys.press(KEY.Key_L, with_=CTRL)
    assert desk.is_locked and page.view is None
    assert on_disk(tmp_path, own_configuration) == []
    keys.write("not the passphrase", KEY.Key_Return)
    assert page.locked.labelled.fault.text().startswith("This passphrase does not open")
    keys.write(PASSPHRASE, KEY.Key_Return)
    pane = page.view.pane
    last = pane.themes[-1].fields["employee"]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is last)
    keys.write(" a change would help.")

    # Both acknowledge, the second one after a question; from then on there are amendments only.
    dialogs.answer(lambda box: qtbot.keyClick(box, KEY.Key_Return))
    for role in ("coach", "employee"):
        keys.tab_to(pane.cells[role].name)
        if role == "coach":
            pane.cells[role].name.selectAll()
            keys.write("Sgt. Orla Whitcombe")
        keys.press(KEY.Key_Return)
        if role == "coach":
            assert keys.focus() is pane.cells[role].withdraw  # and not somewhere else in the window
            keys.press(KEY.Key_Return)
            assert keys.focus() is pane.cells[role].name and not pane.told.acknowledgements
            pane.cells[role].name.selectAll()
            keys.write("Sgt. Orla Whitcombe", KEY.Key_Tab)
            assert keys.focus() is pane.cells[role].button
            keys.press(KEY.Key_Return)
    assert keys.focus() is pane.amendments.field
    told = sessions.session(desk.document, pane.told.id)
    assert told.is_fixed and told.is_untouched
    assert told.themes[-1].employee == "More notice before a change would help."
    assert [one.name for one in told.acknowledgements] == ["Sgt. Orla Whitcombe", "Cst. Tobias Renn"]
    keys.write("The second shift was moved to spring.")
    keys.tab_to(pane.amendments.button)
    keys.press(KEY.Key_Space)
    assert [one.text for one in pane.told.amendments] == ["The second shift was moved to spring."]
    assert not window.menus.actions["undo"].isEnabled()

    # Months later: who is due, and what was agreed.
    found = due.due_list(desk.document, date.today())
    assert [one.member.name for one in found.due_now] == ["Tobias Renn", "Ines Calloway"]
    keys.tab_to(page.tabs)
    keys.press(KEY.Key_Right, KEY.Key_Right)
    assert page.view.name == "due" and len(found.overdue_actions) == 1
    qtbot.keySequence(keys.focus(), window.menus.actions["close"].shortcut())
    assert desk.path is None and window.middle.currentWidget() is window.welcome
    assert on_disk(tmp_path, own_configuration) == []
