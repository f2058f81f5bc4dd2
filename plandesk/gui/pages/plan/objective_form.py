"""The form of a goal, beside the tree."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from plandesk.domain.branches import change_objective
from plandesk.domain.outline import Objective
from plandesk.domain.plans import Plan
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_objective import Ui_ObjectiveForm
from plandesk.gui.pages.plan.call_out import CallOut
from plandesk.gui.pages.plan.goal_kpis import GoalKpis
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.widgets.labels import dress_form
from plandesk.i18n import _


class ObjectiveForm(QWidget):
    """Title, text below it, edition, what it has for paper alone, and the KPIs that measure it."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = 0
        self.form = Ui_ObjectiveForm()
        self.form.setupUi(self)
        dress_form(self)
        self.form.title.set_one_line()
        self.form.body.setPlaceholderText(_("Printed below the title, if there is any"))
        self.form.public_edition.clicked.connect(self._publish)
        self.call_out = CallOut(session, prompts)
        self.form.grid.addWidget(self.call_out, self.form.grid.rowCount(), 0, 1, 2)
        self.kpis = GoalKpis(session)
        self.form.grid.addWidget(self.kpis, self.form.grid.rowCount(), 0, 1, 2)

    def show_record(self, objective: Objective, plan: Plan) -> None:
        """Edit an objective from now on."""
        document, one = self._session.document, objective.id
        self._id = one
        level = plan.objective_level(objective.depth).name
        self.form.titleLabel.setText(level)
        self.form.title.setAccessibleName(level)
        for column in ("title", "body"):
            self._session.fields.load(
                getattr(self.form, column),
                Place("objective", objective.uid, column),
                getattr(objective, column),
                lambda text, column=column: change_objective(document, one, **{column: text}),
            )
        self.form.public_edition.setChecked(objective.public)
        self.form.public_edition.setEnabled(not self._session.read_only)
        self.call_out.show_objective(objective)
        self.kpis.show_objective(one)

    def _publish(self, public: bool) -> None:
        document, one = self._session.document, self._id
        self._session.act(lambda: change_objective(document, one, public=public))
