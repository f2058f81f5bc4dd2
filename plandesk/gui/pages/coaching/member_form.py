"""The form of one member: who they are, where they are, and what is due."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.coaching import members
from plandesk.domain.coaching.due import MemberDue
from plandesk.domain.coaching.members import Member, change_member
from plandesk.domain.day_words import day_words
from plandesk.gui.fields import Place
from plandesk.gui.models.members_table import due_words
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled, Line, Words
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _, ngettext

COLUMNS = ("name", "rank", "number", "unit", "supervisor", "note")


class MemberForm(QWidget):
    """Every field is saved by itself; units and supervisors that others have are offered."""

    history_requested = Signal()
    session_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id, self._title = 0, ""
        self.name, self.rank, self.number = LineField(), LineField(), LineField()
        self.unit, self.supervisor = LineField(), LineField()
        self.state = Choice()
        self.state.opens_first = True  # the first other state takes the member out of the list
        self.note = TextArea()
        self._offers = {"unit": QStringListModel(self), "supervisor": QStringListModel(self)}
        for column, model in self._offers.items():
            completer = QCompleter(model, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            getattr(self, column).setCompleter(completer)
        self.state.chosen.connect(lambda state: self._take_state(str(state)))
        self.facts = Words("", role="secondary", wrap=True)
        self.history = Button(_("Whole history"), "history")
        self.session = Button(_("Session"), "add")
        self.session.setAccessibleName(_("New session with this member"))
        self.history.clicked.connect(lambda _checked=False: self.history_requested.emit())
        self.session.clicked.connect(lambda _checked=False: self.session_requested.emit())
        self._lay_out()

    def show_member(self, member: Member, due: MemberDue | None) -> None:
        """Show a member, with what is due of an active one."""
        self._id, self._title = member.id, member.title
        document = self._session.document
        for column in COLUMNS:
            self._session.fields.load(
                getattr(self, column),
                Place("member", member.uid, column),
                getattr(member, column),
                self._saver(member.id, column),
            )
        if document is not None:
            self._offers["unit"].setStringList(members.units(document))
            self._offers["supervisor"].setStringList(members.supervisors(document))
        self.state.set_choices(list(members.state_words().items()))
        self.state.set_value(member.state)
        self.state.setReadOnly(self._session.read_only)
        self.session.setEnabled(not self._session.read_only)
        self.facts.setText("\n".join(facts(due)) if due is not None else "")
        self.facts.setVisible(due is not None)

    def focus_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(Labelled(_("Name"), self.name))
        for pair, stretches in (
            ((Labelled(_("Rank"), self.rank), Labelled(_("Number"), self.number)), (1, 1)),
            ((Labelled(_("Unit"), self.unit), Labelled(_("State"), self.state)), (1, 1)),
        ):
            row = QHBoxLayout()
            row.setSpacing(px(12))
            for part, stretch in zip(pair, stretches, strict=True):
                row.addWidget(part, stretch)
            layout.addLayout(row)
        layout.addWidget(Labelled(_("Supervisor"), self.supervisor))
        layout.addWidget(Labelled(_("Note"), self.note))
        layout.addWidget(Line())
        layout.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.history)
        row.addWidget(self.session)
        row.addStretch(1)
        layout.addLayout(row)

    def _saver(self, member_id: int, column: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            assert self._session.document is not None
            change_member(self._session.document, member_id, **{column: text})

        return save

    def _take_state(self, state: str) -> None:
        """Change the state, and say so: the row may go away with it."""
        who = self._title
        self._change(state=state)
        said = {
            "moved": _("{member} is marked as moved. Undo takes it back."),
            "left": _("{member} is marked as having left the service. Undo takes it back."),
        }
        if state in said:
            self._session.noticed.emit(said[state].format(member=who))

    def _change(self, **fields: str) -> None:
        document, member_id = self._session.document, self._id
        if document is not None and member_id:
            self._session.act(lambda: change_member(document, member_id, **fields))


def facts(due: MemberDue) -> list[str]:
    """What is worth knowing of a member, a line each."""
    found = []
    if due.last is None:
        found.append(_("No session yet"))
    else:
        many = ngettext("{n} session, the last on {day}", "{n} sessions, the last on {day}", due.sessions)
        found.append(many.format(n=due.sessions, day=day_words(due.last)))
        if words := due_words(due):
            found.append(_("Next session: {when}").format(when=words))
    if due.open_actions:
        many = ngettext(
            "{n} open action, {late} overdue", "{n} open actions, {late} overdue", due.open_actions
        )
        found.append(many.format(n=due.open_actions, late=due.overdue_actions))
    return found
