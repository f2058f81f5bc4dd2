"""The form of one session: two voices side by side, agreed actions, acknowledgement, amendments."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from plandesk.domain.coaching import acknowledging, members, sessions, viewings
from plandesk.domain.coaching.actions import Left, left_open
from plandesk.domain.coaching.records import CoachingSession, fingerprint
from plandesk.domain.coaching.returned import returned_words
from plandesk.domain.day_words import day_words
from plandesk.errors import NotThere
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.fields import Place
from plandesk.gui.pages.coaching.acknowledge_cell import AcknowledgeCell, StateWords, state_of
from plandesk.gui.pages.coaching.actions_block import ActionsBlock, done_words
from plandesk.gui.pages.coaching.amendments_block import AmendmentsBlock
from plandesk.gui.pages.coaching.form_grid import FormGrid
from plandesk.gui.pages.coaching.theme_row import RowTitle, ThemeRow
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.page_head import LOW_WINDOW
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

TABLES = (
    *("coaching_session", "session_theme", "action_item", "acknowledgement", "amendment", "member"),
    "draft",
)
ROLES = ("coach", "employee")


class SessionPane(FormPane):
    """Reads again by itself when the record changes. Each record that is shown is a line in the view log."""

    def __init__(
        self, session: DeskSession, prompts: Prompts, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Session"), parent)
        self._session, self._prompts, self._today = session, prompts, today
        self.set_ground("base")
        self._told: CoachingSession | None = None
        self._withdrawn: set[str] = set()  # roles whose acknowledgement a change here made void
        self.themes: list[ThemeRow] = []
        self.layout().insertWidget(1, self._make_bar())
        self._make_parts()
        self.grid = FormGrid()
        self.add(self.grid)
        session.changed.connect(self._heard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a low window the combo box above says whose session it is.
        self.head.setVisible(self.window().height() >= px(LOW_WINDOW))

    def _make_bar(self) -> Panel:
        self.day = DateField()
        self.day.setAccessibleName(_("Date of the session"))
        self.day.changed.connect(self._take_day)
        self.day_words = Words("")
        self.day_words.setMinimumHeight(px(32))
        self.form_name = Words("", role="secondary")
        self.day.refused.connect(lambda sentence: self.form_name.setVisible(not sentence))
        short = {"coach": _("Coach"), "employee": _("Employee")}
        self.states = {role: StateWords(size=12, short=short[role]) for role in ROLES}
        bar = Panel("base", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(24), px(8), px(24), px(8))
        row.setSpacing(px(16))
        row.addWidget(self.day)
        row.addWidget(self.day.fault, 100)
        row.addWidget(self.day_words)
        row.addWidget(self.form_name)
        row.addStretch(1)
        for role in ROLES:
            row.addWidget(self.states[role])
        return bar

    def _make_parts(self) -> None:
        self.coach = LineField()
        self.coach.setAccessibleName(_("Coach"))
        self.employee = Words("")
        self.employee.setMinimumHeight(px(32))
        self.returned = Words("", 12, role="secondary")
        self.returned.setMinimumHeight(px(32))
        self._heads = (
            _headed(_("Coach"), self.coach), _headed(_("Employee"), self.employee, self.returned)
        )  # fmt: skip
        self.intro = Words("", role="secondary", wrap=True)
        self.agreed = ActionsBlock(self._session, self._today)
        self._agreed_title = RowTitle(_("Action items"))
        self.review = ActionsBlock(self._session, self._today, review=True)
        self._review_title = RowTitle(_("Agreed last time"))
        self.left = ActionsBlock(self._session, self._today, review=True)
        self._left_title = RowTitle(_("Open from earlier sessions"))
        self.cells = {role: AcknowledgeCell(role) for role in ROLES}
        for role, cell in self.cells.items():
            cell.wished.connect(lambda name, role=role: self._acknowledge(role, name))
            cell.withdrawn.connect(lambda role=role: self._withdraw(role))
        self._cells_title = RowTitle(
            _("Acknowledgement"),
            _("Each confirms having read the record as it stands. After both it is fixed."),
        )
        self.amendments = AmendmentsBlock(self._session)
        self.scroll.verticalScrollBar().rangeChanged.connect(lambda *_to: self._keep_amendment_in_view())
        self._amendments_title = RowTitle(
            _("Amendments"), _("The record is fixed; what is added is dated and stays.")
        )

    # ---- what the view asks

    @property
    def told(self) -> CoachingSession | None:
        """The session in the form."""
        return self._told

    def show_session(self, session_id: int | None) -> None:
        """Show a session; None hides the form. It is noted in the view log."""
        document = self._session.document
        if document is None:
            return
        before = self._told
        if before is not None and before.id != session_id:
            self.leave()
        if session_id is None:
            self._told = None
            self.body.setVisible(False)
            self.set_head("")
            return
        if before is None or before.id != session_id:
            self._withdrawn = set()
            self.scroll.verticalScrollBar().setValue(0)
            uid = sessions.session(document, session_id).uid
            self._session.act(
                lambda: viewings.note_viewing(document, viewings.OPENED, "coaching_session", uid)
            )
        self._read(session_id)

    def read_again(self) -> None:
        """Show the session as it is now, e.g. after a plan file was opened whose goals can be linked."""
        if self._told is not None:
            self._read(self._told.id)

    def focus_field(self, field: QWidget, cursor: int) -> None:
        """Put the cursor into a field, at a place within its text."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QPlainTextEdit):
            place = field.textCursor()
            place.setPosition(min(cursor, len(field.toPlainText())))
            field.setTextCursor(place)
        elif isinstance(field, QLineEdit):
            field.setCursorPosition(cursor)
        self.scroll.ensureWidgetVisible(field)

    @staticmethod
    def cursor_of(field: QWidget | None) -> int:
        """Where the cursor stands within the text of a field."""
        if isinstance(field, QPlainTextEdit):
            return field.textCursor().position()
        return field.cursorPosition() if isinstance(field, QLineEdit) else 0

    def leave(self) -> None:
        """Take what stands in dates: another session is about to be shown, or the file to be locked."""
        self.day.leave()
        self.agreed.leave()
        self.review.leave()
        self.left.leave()

    def focus_first(self) -> None:
        fields = [field for row in self.themes for field in row.fields.values()]
        (fields[0] if fields else self.coach).setFocus(Qt.FocusReason.TabFocusReason)

    # ---- showing

    def _heard(self, changes: Any) -> None:
        if self._told is not None and changes.touches(*TABLES):
            self._read(self._told.id)

    def _read(self, session_id: int) -> None:
        document, before = self._session.document, self._told
        assert document is not None
        try:
            told = sessions.session(document, session_id)
        except NotThere:
            self._told = None
            return  # the list chooses another
        if before is not None and before.id == told.id and len(told.acknowledgements) < 2:
            now = fingerprint(sessions.text_of(document, session_id))
            there = {one.role for one in told.acknowledgements}
            gone = {one.role for one in before.acknowledgements if one.sha256 != now}
            self._withdrawn = (self._withdrawn | gone) - there
        self._told = told
        who = members.member(document, told.member_id)
        self._show_heads(told, before, who.title)
        self._show_themes(told)
        self.agreed.show_session(told)
        none = _("None agreed") if told.is_fixed else ""
        self._agreed_title.say(_("Action items"), done_words(told.actions) or none)
        previous = sessions.last_agreement(document, told.id)
        self._show_review(previous)
        self._show_left(left_open(document, told.id, self._today))
        for role, cell in self.cells.items():
            proposed = told.coach if role == "coach" else who.title
            cell.show_state(told, proposed, self._session.read_only, role in self._withdrawn)
            words, icon, ink = state_of(told.acknowledged(role), role)
            self.states[role].say(words, icon, ink)
        for part in (self._amendments_title, self.amendments):
            part.setVisible(told.is_fixed)
        if told.is_fixed:
            self.amendments.show_session(told)
        self.body.setVisible(True)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from left to right and down, through the lines of actions that came and went, too."""
        order: list[QWidget] = [self.day, self.coach]
        for place, row in enumerate(self.themes):
            order += row.fields.values()
            if place == self._placed:
                order += [*self.agreed.in_order(), *self.review.in_order(), *self.left.in_order()]
        for cell in self.cells.values():
            order += [cell.name, cell.button, cell.withdraw]
        order += [self.amendments.field, self.amendments.button]
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _show_heads(self, told: CoachingSession, before: CoachingSession | None, who: str) -> None:
        document = self._session.document
        assert document is not None
        locked = told.is_fixed or self._session.read_only
        self.set_head(_("Session with {member}").format(member=who), "")
        self.form_name.setText(told.form_name)
        self.day.set_day(told.held, again=before is not None and before.id == told.id)
        self.day.setVisible(not locked)
        self.day_words.setText(day_words(told.held))
        self.day_words.setVisible(locked)
        self._session.fields.load(
            self.coach,
            Place("coaching_session", told.uid, "coach"),
            told.coach,
            lambda text: sessions.change_session(document, told.id, coach=text),
        )
        self.coach.setReadOnly(locked)
        self.coach.setFrame(not locked)  # as on paper, like the other words of a fixed record
        self.employee.setText(who)
        came_from = returned_words(document, told, self._today)
        self.returned.setText(came_from)
        self.returned.setVisible(bool(came_from))
        self.intro.setText(told.intro)

    def _show_themes(self, told: CoachingSession) -> None:
        if [row.voices for row in self.themes] != [theme.voices for theme in told.themes]:
            self.themes = [ThemeRow(self._session, theme.voices) for theme in told.themes]
            self._lay_rows(told)
        elif self._placed != self._place_of_actions(told):
            self._lay_rows(told)
        for row, theme in zip(self.themes, told.themes, strict=True):
            row.show_theme(told, theme, told.is_fixed or self._session.read_only)
        self.intro.setVisible(bool(told.intro))

    _placed = -1

    def _place_of_actions(self, told: CoachingSession) -> int:
        """After which theme the actions stand."""
        return next((place for place, theme in enumerate(told.themes) if theme.actions), len(told.themes) - 1)

    def _lay_rows(self, told: CoachingSession) -> None:
        self._placed = self._place_of_actions(told)
        rows: list[tuple[QWidget | None, QWidget, QWidget | None]] = [
            (None, self.intro, None),
            (None, *self._heads),
        ]
        for place, row in enumerate(self.themes):
            rows.append((row.title, row.coach, row.employee))
            if place == self._placed:
                rows += self._rows_of_actions()
        if not self.themes:
            rows += self._rows_of_actions()
        rows.append((self._cells_title, self.cells["coach"], self.cells["employee"]))
        rows.append((self._amendments_title, self.amendments, None))
        self.grid.set_rows(rows)

    def _rows_of_actions(self) -> list[tuple[QWidget | None, QWidget, QWidget | None]]:
        return [
            (self._agreed_title, self.agreed, None),
            (self._review_title, self.review, None),
            (self._left_title, self.left, None),
        ]

    def _show_review(self, previous: CoachingSession | None) -> None:
        for part in (self._review_title, self.review):
            part.setVisible(previous is not None)
        if previous is not None:
            self.review.show_session(previous)
            said = ", ".join((day_words(previous.held), done_words(previous.actions)))
            self._review_title.say(_("Agreed last time"), said)

    def _show_left(self, found: list[Left]) -> None:
        """What older sessions left open, so that nothing which was agreed is forgotten."""
        for part in (self._left_title, self.left):
            part.setVisible(bool(found))
        shown = [one.action for one in found]
        self.left.show_actions(shown)
        if found:
            days = list(dict.fromkeys(day_words(one.agreed) for one in (found[0], found[-1])))
            said = _("agreed {days}").format(days=" – ".join(days))
            self._left_title.say(_("Open from earlier sessions"), ", ".join((said, done_words(shown))))

    # ---- changing

    def _take_day(self, held: date) -> None:
        document, told = self._session.document, self._told
        if document is None or told is None or held == told.held:
            return
        self._session.act(lambda: sessions.change_session(document, told.id, held=held))
        if self._told is told:  # it was refused
            self.day.set_day(told.held)

    def _acknowledge(self, role: str, name: str) -> None:
        self._session.flush()  # a word that is typed still may make void what the other one acknowledged
        document, told = self._session.document, self._told
        if document is None or told is None:
            return
        fixes = bool(name.strip()) and any(told.acknowledged(one) for one in ROLES if one != role)
        if (not fixes or self._confirm_fixing()) and self._session.document is document:
            self._session.act(lambda: acknowledging.acknowledge(document, told.id, role, name))
            self._stay_at(role)

    def _confirm_fixing(self) -> bool:
        return self._prompts.confirm(
            _("Acknowledge as the second of the two?"),
            _("Acknowledge"),
            _(
                "The record is fixed then: nothing in it can be changed any more, and Undo cannot take that "
                "back. Dated amendments can be added, and actions followed up."
            ),
        )

    def _withdraw(self, role: str) -> None:
        document, told = self._session.document, self._told
        if document is not None and told is not None:
            self._session.act(lambda: acknowledging.withdraw(document, told.id, role))
            self._withdrawn.discard(role)
            self._read(told.id)
            self._stay_at(role)

    def _stay_at(self, role: str) -> None:
        """What had the focus went away with the act: the cursor stays where one goes on, or takes it back."""
        told, cell = self._told, self.cells[role]
        if told is None or cell.name.hasFocus():
            return
        acknowledged = cell.withdraw if told.acknowledged(role) else cell.name
        where = self.amendments.field if told.is_fixed else acknowledged
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_amendment_in_view(self) -> None:
        """The field that has the focus comes, grows and moves down: its button stays in view with it."""
        block = self.amendments
        needed = block.height() - block.field.y() + px(16)
        wanted = self.window().focusWidget() is block.field  # while the question before it goes away, too
        if wanted and needed <= self.scroll.viewport().height():
            self.scroll.ensureWidgetVisible(block.button, 0, px(16))


def _headed(words: str, field: QWidget, note: QWidget | None = None) -> QWidget:
    """The head of a column: whose words stand below, and where they came from."""
    head, whose = QWidget(), Words(words, 13, QFont.Weight.DemiBold)
    if note is not None:  # which goes on below a long name
        flow = FlowLayout(head, px(8))
        flow.setContentsMargins(0, 0, 0, 0)
        whose.setMinimumHeight(px(32))
        for part in (whose, field, note):
            flow.addWidget(part)
        return head
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(whose)
    row.addWidget(field, 1)
    return head
