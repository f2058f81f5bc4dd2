"""Choosing a moment that a plan is compared at: the approval, a meeting, a quarter's end, any day, now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain import moments
from plandesk.domain.moments import Moment
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.i18n import _

DAY = "day"


class MomentChoice(QWidget):
    """A list of moments; a date stands beside "The end of a day…". `changed` when it is another one."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: dict[str, Moment] = {}
        self.choice = Choice()
        self.choice.setAccessibleName(name)
        self.day = DateField(at_once=True)
        self.day.setAccessibleName(name)
        self.day.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.choice, 1)
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(self.day)
        column.addWidget(self.day.fault)
        row.addLayout(column)
        self.choice.chosen.connect(lambda _value: self._take())
        self.day.changed.connect(lambda _day: self.changed.emit())

    def offer(self, found: Sequence[Moment]) -> None:
        """Offer these moments and any day; what is chosen stays if it is there, else it is the first."""
        self._moments = {one.at: one for one in found}
        self.choice.set_choices([*((one.at, one.words) for one in found), (DAY, _("The end of a day…"))])
        if not self.choice.offers(self.choice.value()):
            self.choice.set_value(found[0].at if found else DAY)
        self.day.setVisible(self.choice.value() == DAY)

    def begin_with(self, day: date) -> None:
        """Let the date begin with this day, or with yesterday where it is still to come; nothing is told."""
        self.day.set_day(min(day, date.today() - timedelta(days=1)))

    def moment(self) -> Moment:
        """The moment that is chosen."""
        value = self.choice.value()
        if value == DAY:
            return moments.end_of(self.day.day())
        return self._moments[str(value)]

    def _take(self) -> None:
        self.day.setVisible(self.choice.value() == DAY)
        self.changed.emit()
