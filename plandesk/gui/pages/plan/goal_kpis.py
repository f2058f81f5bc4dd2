"""The KPIs of a goal, below its form: the last figure, the target, and whether it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.kpis.measured import is_measured
from plandesk.gui.session import Session
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Elided, Line, SectionLabel, Words
from plandesk.gui.widgets.status_look import CHIP, StatusLook, paint_status
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.kpis.state import KpiState


class GoalKpis(QWidget):
    """Away where no KPI measures the goal."""

    kpi_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._states: tuple[KpiState, ...] = ()
        self.lines: list[KpiLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(8), 0, 0)
        self._column.setSpacing(px(10))
        self._column.addWidget(Line())
        self._column.addWidget(SectionLabel(_("KPIs")))
        self.hide()

    def show_objective(self, objective_id: int) -> None:
        """Show the KPIs of a goal, as they stand now."""
        states = self._states_of(objective_id)
        if states == self._states:
            return
        self._states = states
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [KpiLine(one) for one in states]
        for line in self.lines:
            line.requested.connect(self.kpi_requested)
            self._column.addWidget(line)
            line.show()
        self.setVisible(bool(states))

    def _states_of(self, objective_id: int) -> tuple[KpiState, ...]:
        if not is_measured(self._session.document, objective_id):
            return ()
        from plandesk.domain.kpis.state import states_of_objective  # late: it loads all about figures

        return states_of_objective(self._session.document, objective_id)


class KpiLine(QWidget):
    """One KPI with a link to its page."""

    requested = Signal(int)

    def __init__(self, state: KpiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        name = state.kpi.name or _("KPI without a name")
        self.link = LinkButton(_("Show"))
        self.link.setAccessibleName(_("Show {name}").format(name=name))
        self.link.clicked.connect(lambda _checked=False: self.requested.emit(state.kpi.id))
        self.name = Elided(name, 13)
        in_words = state.kpi.kind == "words"
        self.value = Words(state.value or "–", 13 if in_words else 16, QFont.Weight.DemiBold, wrap=in_words)
        self.period = Words(state.period, 12, role="secondary", wrap=True)
        self.target = Words("", 12, role="secondary", wrap=True)
        self.verdict = Verdict(state)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.name, 1)
        top.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(top)
        column.addWidget(self.value)
        column.addWidget(self.period)
        self.period.setVisible(bool(state.period))
        if state.target:
            self.target.setText(_("Target: {target}").format(target=state.target))
        self.target.setVisible(bool(state.target))
        column.addWidget(self.target)
        column.addWidget(self.verdict)
        said = (name, state.value, state.period, self.target.text(), state.verdict)
        self.setAccessibleName(", ".join(one for one in said if one))


class Verdict(QWidget):
    """Whether the target is reached, by symbol and word."""

    def __init__(self, state: KpiState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look_of(state)
        self.setAccessibleName(self.look.words)
        self.setFixedHeight(px(CHIP + 6))

    def paintEvent(self, event: QPaintEvent) -> None:
        left = px(6) if self.look.ground else 0  # the ground begins to the left of the symbol
        room = QRect(left, 0, self.width() - left, self.height())
        paint_status(QPainter(self), room, self.look, tokens(self.palette()))


def look_of(state: KpiState) -> StatusLook:
    """How the state of a KPI is drawn."""
    if state.last is None:
        return StatusLook(state.verdict, "status-no-update", "missing")
    if state.met is None:
        return StatusLook(state.verdict, "status-not-started", "quiet")
    if state.met:
        return StatusLook(state.verdict, "status-completed", "completed")
    return StatusLook(state.verdict, "status-delayed", "late")
