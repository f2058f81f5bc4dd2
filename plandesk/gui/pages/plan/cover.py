"""The cover: what the plan is called, for which time, in which state, on which paper, with which levels."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from plandesk.domain import approval
from plandesk.domain.plans import Plan, change_plan, plans
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_plan_cover import Ui_PlanCoverForm
from plandesk.gui.pages.plan.levels import LevelsTable
from plandesk.gui.pages.plan.saving import ChosenPicture
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import Words, dress_form
from plandesk.i18n import _

TEXTS = ("title", "parent_title")
CHOICES = ("kind", "language", "state", "cover", "paper")


def kind_words() -> list[tuple[object, str]]:
    """The kinds of plans in words."""
    return [
        ("annual", _("Annual plan")),
        ("strategic", _("Strategic plan")),
        ("action", _("Action plan")),
        ("district", _("District plan")),
    ]


class CoverFields(QWidget):
    """Every property of the plan, saved one by one."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan: Plan | None = None
        self.form = form = Ui_PlanCoverForm()
        form.setupUi(self)
        dress_form(self)
        form.grid.setHorizontalSpacing(px(12))
        form.grid.setVerticalSpacing(px(12))
        form.levels_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for column, field in ((form.startsColumn, form.starts), (form.endsColumn, form.ends)):
            column.addWidget(field.fault)
            column.addStretch(1)
        form.draft_number.setRange(1, 999)
        form.draft_number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        form.kind.set_choices(kind_words())
        form.language.set_choices([("en", _("English")), ("fr", _("French"))])
        form.state.set_choices(
            [
                ("draft", _("Draft")),
                ("approved", _("Approved")),
                ("published", _("Published")),
                ("closed", _("Closed")),
            ]
        )
        form.cover.set_choices(
            [("plan", _("In the service's colour")), ("picture", _("With a picture")), ("light", _("Light"))]
        )
        form.paper.set_choices([("letter", _("US Letter")), ("a4", _("A4"))])
        form.parent_title.setPlaceholderText(_("Its title, where it is not in this file"))
        form.picture.setAccessibleName(_("Picture on the cover"))
        self.picture = ChosenPicture(
            session, prompts, form.picture, lambda kept: self._put(cover_picture=kept)
        )
        self.has_day = QCheckBox(_("Since"))
        self.day = DateField()
        self.day.setAccessibleName(_("Day of this state"))
        self.kept = Words("", 12, role="secondary", wrap=True)
        day = QVBoxLayout(form.state_day)
        day.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        day.addLayout(row)
        day.addWidget(self.kept)
        row.addWidget(self.has_day)
        row.addWidget(self.day)
        row.addWidget(self.day.fault, 100)
        row.addStretch(1)
        self.levels = LevelsTable(session)
        column = QVBoxLayout(form.levels)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.levels)
        self.words = LinkButton(_("Status words…"))
        self.words.clicked.connect(self.edit_status_words)
        column.addWidget(self.words)
        self._wire()

    def _wire(self) -> None:
        form = self.form
        for name in CHOICES:
            if name != "state":
                getattr(form, name).chosen.connect(lambda value, name=name: self._change(**{name: value}))
        form.state.chosen.connect(self._take_state)
        form.parent_plan.chosen.connect(lambda value: self._change(parent_id=value))
        form.draft_number.editingFinished.connect(
            lambda: self._change_if("draft_number", form.draft_number.value())
        )
        form.starts.changed.connect(lambda _day: self._change_days())
        form.ends.changed.connect(lambda _day: self._change_days())
        self.day.changed.connect(
            lambda day: self._change_if("state_date", day) if self.has_day.isChecked() else None
        )
        self.has_day.clicked.connect(lambda on: self._change(state_date=self.day.day() if on else None))
        for field in self.findChildren(QWidget):
            if isinstance(field, QSpinBox | QComboBox):
                field.setMinimumHeight(px(32))
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)

    def show_plan(self, plan: Plan) -> None:
        """Edit a plan from now on."""
        same = self._plan is not None and self._plan.uid == plan.uid
        self._plan = plan
        form, document, one = self.form, self._session.document, plan.id
        able = not self._session.read_only
        for column in TEXTS:
            self._session.fields.load(
                getattr(form, column),
                Place("plan", plan.uid, column),
                getattr(plan, column),
                lambda text, column=column: change_plan(document, one, **{column: text}),
            )
        self._session.fields.load(
            form.picture.alternative,
            Place("plan", plan.uid, "cover_picture_alt"),
            plan.cover_picture_alt,
            lambda text: change_plan(document, one, cover_picture_alt=text),
        )
        for name in CHOICES:
            getattr(form, name).set_value(getattr(plan, name))
            getattr(form, name).setReadOnly(not able)
        others = [other for other in plans(document) if other.id != plan.id]
        form.parent_plan.set_choices(
            [(None, _("No plan in this file")), *((other.id, other.title) for other in others)]
        )
        form.parent_plan.set_value(plan.parent_id)
        form.parent_plan.setReadOnly(not able)
        inside = plan.parent_id is not None
        for part in (form.parent_title, form.parent_titleLabel):
            part.setVisible(not inside)
        for field, shown in ((form.starts, plan.starts), (form.ends, plan.ends)):
            field.set_day(shown, again=same)
            field.setReadOnly(not able)
        self._say_fault("")
        form.draft_number.setValue(plan.draft_number)
        is_draft = plan.state == "draft"
        form.draft_number.setVisible(is_draft)
        form.draft_numberLabel.setVisible(is_draft)
        form.draft_number.setReadOnly(not able)
        self.has_day.setChecked(plan.state_date is not None)
        self.has_day.setEnabled(able)
        self.day.setEnabled(able and plan.state_date is not None)
        shown = plan.state_date or date.today()
        self.day.set_day(shown, again=same)
        words = approval.approval_words(document, plan)
        self.kept.setText(words)
        self.kept.setVisible(bool(words))
        form.picture.setVisible(plan.cover == "picture")
        form.pictureLabel.setVisible(plan.cover == "picture")
        self.picture.show(plan.cover_picture)
        self.levels.show_plan(plan)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()  # scrolling the page must not change a date
            return True
        return super().eventFilter(watched, event)

    def edit_status_words(self) -> None:
        """Edit the words in which the plan tells a status."""
        from plandesk.gui.dialogs.status_words import StatusWordsDialog

        if self._plan is not None and self._session.flush():
            StatusWordsDialog(self._session, self._plan.id, self.window()).exec()

    # ---- within

    def _take_state(self, state: object) -> None:
        """Another state holds from today; leaving the draft keeps how the plan reads (see `approval`)."""
        self._change(state=state, state_date=date.today() if state != "draft" else None)

    def _change_days(self) -> None:
        starts, ends = self.form.starts.day(), self.form.ends.day()
        if ends < starts:
            self._say_fault(_("The plan would end before it starts. Check the first and the last day."))
            return
        self._say_fault("")
        if (starts, ends) != (self._plan.starts, self._plan.ends):
            self._change(starts=starts, ends=ends)

    def _say_fault(self, sentence: str) -> None:
        self.form.fault.say(sentence)

    def _change_if(self, name: str, value: object) -> None:
        if value != getattr(self._plan, name):
            self._change(**{name: value})

    def _change(self, **values: object) -> None:
        self._session.act(lambda: self._put(**values))

    def _put(self, **values: object) -> None:
        change_plan(self._session.document, self._plan.id, **values)
