"""The user's own name: asked for in the Edit menu, told by the history from then on, and kept."""

from PySide6.QtWidgets import QLineEdit

from plandesk import preferences
from plandesk.domain.branches import add_objective
from plandesk.domain.history_view import steps
from plandesk.gui.app import open_first


def _name(text):
    def fill(dialog):
        field = dialog.findChild(QLineEdit)
        assert field.text() == preferences.read().who
        field.setText(text)
        dialog.accept()

    return fill


def _add(window, title):
    session = window.session
    session.act(lambda: add_objective(session.document, session.plan_id, None, title))


def test_the_history_names_the_user_as_she_wishes(window, dialogs, plan_path):
    open_first(window, [str(plan_path)])
    _add(window, "Before")
    dialogs.answer(_name("  Zoë \n Ünal "))
    window.menus.actions["own name"].trigger()
    _add(window, "After")
    told = [step.who for step in steps(window.session.document)]
    assert told[0] == "Zoë Ünal"
    assert told[1] != "Zoë Ünal"
    assert preferences.read().who == "Zoë Ünal"
    assert window.desk.who == "Zoë Ünal"


def test_an_empty_name_changes_nothing(window, dialogs, plan_path):
    open_first(window, [str(plan_path)])
    before = preferences.read().who
    dialogs.answer(_name("   "))
    window.menus.actions["own name"].trigger()
    assert preferences.read().who == before == window.session.who
