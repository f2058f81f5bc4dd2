"""The forms of a goal and of an initiative, beside the tree."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.branches import change_objective
from plandesk.domain.initiatives import (
    Initiative,
    Lead,
    change_initiative,
    lead_by_name,
    lead_names,
    partner_names,
)
from plandesk.domain.outline import Objective
from plandesk.domain.periods import Due
from plandesk.domain.plans import Plan
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_initiative import Ui_InitiativeForm
from plandesk.gui.forms.ui_objective import Ui_ObjectiveForm
from plandesk.gui.icons import pixmap
from plandesk.gui.pages.plan.saving import SavedInPauses, lines_of, load_list
from plandesk.gui.session import Session
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Elided, Words, dress_form
from plandesk.gui.widgets.token_field import Token
from plandesk.i18n import _

TEXTS = ("text", "results", "note")
QUARTERS_AT_MOST = 16


class ObjectiveForm(QWidget):
    """Title, text below it, and whether it is printed for the public."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = 0
        self.form = Ui_ObjectiveForm()
        self.form.setupUi(self)
        dress_form(self)
        self.form.body.setPlaceholderText(_("Printed below the title, if there is any"))
        self.form.public_edition.clicked.connect(self._publish)

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

    def _publish(self, public: bool) -> None:
        document, one = self._session.document, self._id
        self._session.act(lambda: change_objective(document, one, public=public))


class InitiativeForm(QWidget):
    """Everything about one initiative."""

    link_requested = Signal()
    linked_requested = Signal(int)  # an objective of the plan that this one implements
    unlink_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = 0
        self._names_are_old = True
        self.form = Ui_InitiativeForm()
        self.form.setupUi(self)
        dress_form(self)
        form = self.form
        form.sub_items.setPlaceholderText(_("Printed as a list below the text, if there are any"))
        form.results.setAccessibleName(_("Results"))
        for note in (form.results_note, form.fault):
            note.setFont(form.textLabel.font())
        form.results_note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.results_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form.fault.setProperty("fault", True)
        form.fault.hide()
        form.grid.setAlignment(form.add_linkColumn, Qt.AlignmentFlag.AlignRight)
        form.add_link.setText(_("Add a link"))
        SavedInPauses(session, form.sub_items)
        form.leads.tokens_changed.connect(self._lead)
        form.partners.tokens_changed.connect(self._partner)
        form.due.changed.connect(self._due)
        form.due.refused.connect(self._refuse)
        form.public_edition.clicked.connect(self._publish)
        form.add_link.clicked.connect(self.link_requested)
        self._links = QVBoxLayout(form.links)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(px(4))
        form.results.setPlaceholderText(_("What came of it"))

    def show_record(self, initiative: Initiative, plan: Plan, links: list[tuple[int, str]]) -> None:
        """Edit an initiative from now on; `links` are objectives of the parent plan with their words."""
        document, one, form = self._session.document, initiative.id, self.form
        same, self._id = one == self._id, one
        level = plan.initiative_level.name
        form.textLabel.setText(level)
        form.text.setAccessibleName(level)
        for column in TEXTS:
            self._session.fields.load(
                getattr(form, column),
                Place("initiative", initiative.uid, column),
                getattr(initiative, column),
                lambda text, column=column: change_initiative(document, one, **{column: text}),
            )
        load_list(
            self._session,
            form.sub_items,
            "\n".join(initiative.sub_items),
            same,
            lambda text: change_initiative(document, one, sub_items=lines_of(text)),
        )
        if self._names_are_old:
            self._names_are_old = False
            form.leads.set_suggestions([_token(lead) for lead in lead_names(document)])
            form.partners.set_suggestions([Token(name) for name in partner_names(document)])
        form.leads.set_tokens([_token(lead) for lead in initiative.leads])
        form.partners.set_tokens([Token(name) for name in initiative.partners])
        form.due.set_forms(
            lambda words: Due.parse(words, plan.year).stored, lambda stored: Due(stored).text()
        )
        if not same or form.due.value() != initiative.due.stored:
            form.due.set_choices(due_choices(plan))
            form.due.set_value(initiative.due.stored)
        form.public_edition.setChecked(initiative.public)
        self._show_links(links, plan)
        for field in (form.leads, form.partners, form.due):
            field.setReadOnly(self._session.read_only)
        form.public_edition.setEnabled(not self._session.read_only)

    def forget_names(self) -> None:
        """People, units or partners changed: read their names again for the suggestions."""
        self._names_are_old = True

    def _show_links(self, links: list[tuple[int, str]], plan: Plan) -> None:
        while self._links.count():
            item = self._links.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()
        self.form.add_link.setVisible(plan.parent_id is not None and not self._session.read_only)
        if plan.parent_id is None and not links:
            words = _("The cover names the plan that this one implements; its goals can then be linked here.")
            self._links.addWidget(Words(words, 12, role="secondary", wrap=True))
        elif not links:
            self._links.addWidget(Words(_("No link yet"), 12, role="secondary"))
        for one, words in links:
            self._links.addWidget(self._link(one, words))

    def _link(self, objective_id: int, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        flag = Words()
        ink = tokens(self.palette()).secondary.name()
        flag.setPixmap(pixmap("flag", ink, px(16), self.devicePixelRatioF()))
        row.addWidget(flag)
        row.addWidget(Elided(words), 1)
        if not self._session.read_only:
            remove = IconButton("close", _("Remove the link to {name}").format(name=words))
            remove.clicked.connect(lambda: self.unlink_requested.emit(objective_id))
            row.addWidget(remove)
        return holder

    # ---- choices

    def _lead(self, chosen: tuple[Token, ...]) -> None:
        document, one = self._session.document, self._id

        def carry_out() -> None:
            with document.step(_("Change lead")):
                leads = [
                    token.key if isinstance(token.key, Lead) else lead_by_name(document, token.text)
                    for token in chosen
                ]
                change_initiative(document, one, leads=tuple(dict.fromkeys(leads)))

        self._session.act(carry_out)

    def _partner(self, chosen: tuple[Token, ...]) -> None:
        document, one = self._session.document, self._id
        names = tuple(token.text for token in chosen)
        self._session.act(lambda: change_initiative(document, one, partners=names))

    def _due(self, stored: str) -> None:
        document, one = self._session.document, self._id
        self._session.act(lambda: change_initiative(document, one, due=Due.from_stored(stored)))

    def _refuse(self, sentence: str) -> None:
        self.form.fault.setText(sentence)
        self.form.fault.setVisible(bool(sentence))

    def _publish(self, public: bool) -> None:
        document, one = self._session.document, self._id
        self._session.act(lambda: change_initiative(document, one, public=public))


def due_choices(plan: Plan) -> list[str]:
    """What the list of due times offers for a plan: its quarters, its years, and what has no date."""
    years = range(plan.starts.year, plan.ends.year + 1)
    quarters = [
        f"{year}-Q{quarter}"
        for year in years
        for quarter in (1, 2, 3, 4)
        if (year, quarter * 3) >= (plan.starts.year, plan.starts.month)
        and (year, quarter * 3 - 2) <= (plan.ends.year, plan.ends.month)
    ]
    found = ["", *quarters[:QUARTERS_AT_MOST], *map(str, years), "annually", "ongoing"]
    return list(dict.fromkeys(found))


def _token(lead: Lead) -> Token:
    return Token(lead.name, lead)
