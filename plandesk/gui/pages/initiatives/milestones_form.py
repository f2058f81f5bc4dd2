"""The milestones of an initiative: what, due when, done or not; added, removed and moved by keyboard, too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain import milestones
from plandesk.domain.day_words import day_of, short_day
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.gui.fields import Place
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import FaultWords, Words
from plandesk.gui.widgets.line_keys import LineKeys
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.milestones import Milestone
    from plandesk.domain.plans import Plan
    from plandesk.gui.session import Session


class MilestonesForm(QWidget):
    """Enter in a line adds the next, Alt+Up and Alt+Down move it, an emptied line is removed by Backspace."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._initiative_id: int | None = None
        self.lines: list[MilestoneLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(Words(_("Milestones"), 12, role="secondary"))
        self.add_button = LinkButton(_("Add a milestone"), "add")
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self._column.addWidget(self.add_button)

    @property
    def count(self) -> int:
        """How many milestones there are."""
        return len(self.lines)

    def show_record(self, initiative_id: int, plan: Plan) -> None:
        """Show the milestones of an initiative; lines stay for those that were shown before."""
        document = self._session.document
        assert document is not None
        self._initiative_id = initiative_id
        found = milestones.milestones(document, initiative_id)
        known = {line.uid: line for line in self.lines}
        self.lines = []
        for place, one in enumerate(found):
            line = known.pop(one.uid, None) or self._make_line()
            self.lines.append(line)
            self._column.removeWidget(line)
            self._column.insertWidget(1 + place, line)
            line.show_milestone(one, plan)
        for gone in known.values():
            gone.hide()
            self._column.removeWidget(gone)
            gone.deleteLater()
        for before, after in zip(self.lines, [*self.lines[1:], self.add_button], strict=False):
            first = after.done if isinstance(after, MilestoneLine) else after
            QWidget.setTabOrder(before.remove, first)
        self.add_button.setVisible(not self._session.read_only)

    def add(self, after: int | None = None) -> None:
        """Add a milestone at the end or below another, the cursor in its line."""
        document, one = self._session.document, self._initiative_id
        if document is None or one is None or self._session.read_only:
            return
        place = None if after is None else after + 1
        made = self._session.act(lambda: milestones.add_milestone(document, one, position=place))
        line = next((line for line in self.lines if line.milestone_id == made), None)
        if line is not None:
            line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_line(self) -> MilestoneLine:
        line = MilestoneLine(self._session)
        line.next_wished.connect(lambda: self.add(self.lines.index(line)))
        line.move_wished.connect(lambda step: self._move(line, step))
        line.removed.connect(lambda: self._remove(line))
        return line

    def _move(self, line: MilestoneLine, step: int) -> None:
        document, place = self._session.document, self.lines.index(line) + step
        if document is not None and 0 <= place < len(self.lines):
            self._session.act(lambda: milestones.move_milestone(document, line.milestone_id, place))

    def _remove(self, line: MilestoneLine) -> None:
        document, place = self._session.document, self.lines.index(line)
        if document is None:
            return
        self._session.act(lambda: milestones.delete_milestones(document, [line.milestone_id]))
        left = self.lines[min(place, len(self.lines) - 1)].text if self.lines else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)


class MilestoneLine(QWidget):
    """One milestone: reached or not, its words, below them when it is due and on which day it was reached."""

    next_wished = Signal()
    move_wished = Signal(int)
    removed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.milestone_id, self.uid = 0, ""
        self._day: date | None = None
        self._year = date.today().year
        self.done = QCheckBox()
        self.text, self.due, self.reached = LineField(), DueField(), LineField()
        self.text.setPlaceholderText(_("Milestone"))
        self.reached_words = Words(_("reached"), 12, role="secondary")
        self.reached.setFixedWidth(px(92))
        self.reached.setToolTip(_("The day, for example 20 August, 2026-08-20 or today"))
        self.fault = FaultWords()
        self.remove = IconButton("close", _("Remove the milestone"))
        when = QHBoxLayout()
        when.setSpacing(px(6))
        for part in (self.due, self.reached_words, self.reached):
            when.addWidget(part, 1 if part is self.due else 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, px(6))
        grid.setHorizontalSpacing(px(6))
        grid.setVerticalSpacing(px(4))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.done, 0, 0)
        grid.addWidget(self.text, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addLayout(when, 1, 1)
        grid.addWidget(self.fault, 2, 1)
        self.done.clicked.connect(lambda on: self._change(done=(self._day or date.today()) if on else None))
        self.due.changed.connect(lambda stored: self._change(due=Due.from_stored(stored)))
        self.due.refused.connect(lambda sentence: self._refuse(self.due, sentence))
        self.reached.left.connect(self._take_day)
        for line, field in ((self.due.lineEdit(), self.due), (self.reached, self.reached)):
            line.textEdited.connect(lambda _text, field=field: self._refuse(field, ""))
        self.remove.clicked.connect(self.removed)
        self.keys = LineKeys(self.text, lambda: not self.text.text() and not self._session.read_only)
        self.keys.next_wished.connect(self.next_wished)
        self.keys.move_wished.connect(self.move_wished)
        self.keys.removed.connect(self.removed)

    def show_milestone(self, one: Milestone, plan: Plan) -> None:
        """Edit a milestone from now on."""
        document = self._session.document
        assert document is not None
        self.milestone_id, self.uid, self._day = one.id, one.uid, one.done
        self._session.fields.load(
            self.text,
            Place("milestone", one.uid, "text"),
            one.text,
            lambda text: milestones.change_milestone(document, one.id, text=text),
        )
        words = one.text or _("Milestone")
        self.text.setAccessibleName(_("Milestone"))
        self.due.setAccessibleName(_("Due: {words}").format(words=words))
        self.done.setAccessibleName(_("Done: {words}").format(words=words))
        self.done.setChecked(one.done is not None)
        self.reached.setAccessibleName(_("Reached: {words}").format(words=words))
        self._year = plan.year
        if not (self.reached.hasFocus() and self.reached.is_changed()):
            self.reached.set_text(_day_words(one.done, plan.year) if one.done is not None else "")
            self._refuse(self.reached, "")
        for part in (self.reached_words, self.reached):
            part.setVisible(one.done is not None)
        self.due.set_forms(
            lambda typed: Due.parse(typed, plan.year).stored, lambda stored: _due_words(stored, plan.year)
        )
        if not self.due.lineEdit().hasFocus() or self.due.value() != one.due.stored:
            self.due.set_choices(["", *(f"{plan.year}-Q{number}" for number in (1, 2, 3, 4))])
            self.due.set_value(one.due.stored)
        for field in (self.text, self.due, self.reached):
            field.setReadOnly(self._session.read_only)
        self.done.setEnabled(not self._session.read_only)
        self.remove.setVisible(not self._session.read_only)

    def _take_day(self, words: str) -> None:
        """Take the day on which it was reached; without one it is not reached yet."""
        if not words.strip():
            self._change(done=None)
            return
        try:
            day = day_of(words, date.today(), self._year)
        except InvalidValue as error:
            self._refuse(self.reached, error.sentence)
            return
        self._refuse(self.reached, "")
        if day != self._day:
            self._change(done=day)
        self.reached.set_text(_day_words(day, self._year))

    def _refuse(self, field: QWidget, sentence: str) -> None:
        field.setAccessibleDescription(sentence)
        self.fault.say(sentence)

    def _change(self, **fields: Any) -> None:
        document, one = self._session.document, self.milestone_id
        if document is not None:
            self._session.act(lambda: milestones.change_milestone(document, one, **fields))


def _due_words(stored: str, year: int) -> str:
    """A due time for a narrow field, that is read again as the same: without the plan's own year."""
    due = Due(stored)
    if due.kind == "date" and due.end is not None and due.end.year == year:
        return _day_words(due.end, year)
    return due.short(year)


def _day_words(day: date, year: int) -> str:
    """A day for a narrow field: "12 Nov", with its year where it is another than the plan's."""
    return short_day(day, date(year, 1, 1), narrow=True)
