"""A coaching file with words that can be found again, and where to look for them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from plandesk.domain.coaching import acknowledging, actions, desk, forms, members, sessions
from tests import coaching_file

CANARY = "zyxcanary"
ASKED = ("text", "toPlainText", "windowTitle", "toolTip", "statusTip", "accessibleName", "title",
         "accessibleDescription", "placeholderText", "whatsThis", "windowFilePath")  # fmt: skip


def with_canaries(path: Path) -> None:
    """Write a coaching file in which every text holds the canary with a number of its own."""
    count = iter(range(1000))

    def word() -> str:
        return f"{CANARY}{next(count)}"

    document = coaching_file.new(path)
    with document.step("Begin"):
        desk.change_desk(document, service_name=word(), unit_name=word(), coach=word())
        form_id = forms.add_form(document, word())
        forms.change_form(document, form_id, intro=word())
        for place in range(2):
            forms.add_theme(document, form_id, word(), prompt=word(), actions=bool(place))
        fields = {name: word() for name in ("number", "rank", "unit", "supervisor", "note")}
        member_id = members.add_member(document, word(), **fields)
    for day in (date(2026, 3, 2), date(2026, 6, 2)):
        session_id = sessions.start_session(document, member_id, form_id, day)
        for theme in sessions.session(document, session_id).themes:
            for voice in ("coach", "employee"):
                sessions.write(document, theme.id, voice, word())
        made = actions.add_action(document, session_id, word(), measure=word(), follow_up=word())
        actions.serve_goal(document, made, actions.GoalOffer(word(), word(), word()))
    first = document.value("SELECT min(id) FROM coaching_session")
    for role in ("coach", "employee"):
        acknowledging.acknowledge(document, first, role, word())
    acknowledging.amend(document, first, word())
    document.close()


def on_screen() -> list[str]:
    """Everything that any widget of the program holds and that has the canary in it."""
    return [f"{type(widget).__name__}: {text}" for widget in QApplication.allWidgets()
            for text in _texts(widget) if CANARY in text]  # fmt: skip


def on_disk(*folders: Path) -> list[str]:
    """The files below some folders that hold the canary, in one of the ways text is written."""
    wanted = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert files
    return [
        str(file) for file in files if any(one in file.read_bytes() for one in wanted) or CANARY in str(file)
    ]


def _texts(widget: QWidget) -> Iterator[str]:
    for name in ASKED:
        found = getattr(widget, name, None)
        told = found() if callable(found) else None
        if isinstance(told, str):
            yield told
    for action in QWidget.actions(widget):
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            cells = (model.index(row, column) for column in range(12))
            for cell in (cell for cell in cells if cell.isValid()):
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                    yield str(cell.data(role))
