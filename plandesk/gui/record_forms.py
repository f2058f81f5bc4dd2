"""The form of an initiative: the same beside the tree, beside the table and wherever one is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain import carrying, initiatives
from plandesk.domain.initiatives import Initiative
from plandesk.domain.outline import Outline, objective, outline
from plandesk.domain.periods import Due
from plandesk.domain.plans import Plan
from plandesk.gui.fields import Place, SavedInPauses, lines_of, load_list
from plandesk.gui.forms.ui_initiative import Ui_InitiativeForm
from plandesk.gui.lead_field import lead_token, leads_of, offer_leads
from plandesk.gui.models.new_leads import act_with_leads
from plandesk.gui.tokens import px
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Words, dress_form
from plandesk.gui.widgets.link_row import LinkRow
from plandesk.gui.widgets.token_field import Token
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

TEXTS = ("text", "results", "note")
TABLES = ("initiative", "lead", "partner", "sub_item", "serves", "person", "unit")
QUARTERS_AT_MOST = 16


class InitiativeForm(QWidget):
    """Everything about one initiative. Whoever shows it shows the record again after a change."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: Initiative | None = None
        self._names_are_old = True
        self.form = Ui_InitiativeForm()
        self.form.setupUi(self)
        dress_form(self)
        form = self.form
        form.sub_items.setPlaceholderText(_("Printed as a list below the text, if there are any"))
        form.results.setAccessibleName(_("Results"))
        form.results.setPlaceholderText(_("What came of it"))
        form.results_note.setFont(form.textLabel.font())
        form.results_note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        form.results_note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        form.details_grid.setAlignment(form.add_linkColumn, Qt.AlignmentFlag.AlignRight)
        for nothing_yet in (form.updates, form.details_head, form.milestones):
            nothing_yet.hide()
        for column in (form.leadsColumn, form.dueColumn):
            form.grid.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        for grid in (form.grid, form.details_grid):
            grid.setHorizontalSpacing(px(12))
            grid.setVerticalSpacing(px(12))
        self.carried = Words("", 12, role="secondary", wrap=True)
        self.carried.hide()
        form.textColumn.addWidget(self.carried)
        form.add_link.setText(_("Add a link"))
        self._links = QVBoxLayout(form.links)
        self._links.setContentsMargins(0, 0, 0, 0)
        self._links.setSpacing(px(4))
        SavedInPauses(session, form.sub_items)
        form.leads.tokens_changed.connect(self._lead)
        form.partners.tokens_changed.connect(
            lambda found: self._change(partners=tuple(token.text for token in found))
        )
        form.due.changed.connect(lambda stored: self._change(due=Due.from_stored(stored)))
        form.due.refused.connect(self._refuse)
        form.public_edition.clicked.connect(lambda public: self._change(public=public))
        form.add_link.clicked.connect(self.choose_links)
        for field in (form.leads, form.partners):
            field.line.installEventFilter(self)

    def show_record(self, initiative: Initiative, plan: Plan) -> None:
        """Edit an initiative from now on."""
        if self._shown is not None and self._shown.id != initiative.id:
            self._take_unfinished()
        document, one, form = self._session.document, initiative.id, self.form
        same = self._shown is not None and self._shown.uid == initiative.uid
        self._shown = initiative
        level = plan.initiative_level.name
        form.textLabel.setText(level)
        form.text.setAccessibleName(level)
        for column in TEXTS:
            self._session.fields.load(
                getattr(form, column),
                Place("initiative", initiative.uid, column),
                getattr(initiative, column),
                lambda text, column=column: initiatives.change_initiative(document, one, **{column: text}),
            )
        load_list(
            self._session,
            form.sub_items,
            "\n".join(initiative.sub_items),
            same,
            lambda text: initiatives.change_initiative(document, one, sub_items=lines_of(text)),
        )
        form.due.set_forms(
            lambda words: Due.parse(words, plan.year).stored, lambda stored: Due(stored).text()
        )
        if not same or form.due.value() != initiative.due.stored:
            form.due.set_choices(due_choices(plan))
        self._show_choices(initiative)
        self._show_links(initiative, plan)
        self._show_carried(initiative)

    def _show_carried(self, initiative: Initiative) -> None:
        """Say in which plan it was before, and how often it was carried forward."""
        words = ""
        if initiative.carries_id is not None and self._session.document is not None:
            words = carrying.carried_words(carrying.carried_from(self._session.document, initiative.id))
        self.carried.setText(words)
        self.carried.setVisible(bool(words))

    def put(self, place: QWidget, widget: QWidget) -> None:
        """Fill one of the form's places that are empty at first: updates, details_head, milestones."""
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        place.show()

    def forget_names(self) -> None:
        """People, units or partners changed: read their names again for the suggestions."""
        self._names_are_old = True

    def choose_links(self) -> None:
        """Ask which objectives of the parent plan the initiative serves."""
        from plandesk.gui.dialogs.choose_objectives import ChooseObjectives

        document, one = self._session.document, self._shown
        if document is None or one is None or not self._session.flush():
            return
        parent_id = outline(document, one.plan_id).plan.parent_id
        if parent_id is None:
            return
        tree = outline(document, parent_id)
        dialog = ChooseObjectives(tree, one.serves, self)
        if dialog.exec() == ChooseObjectives.DialogCode.Accepted:
            elsewhere = [link for link in one.serves if link not in tree.objectives]
            self._change(serves=(*elsewhere, *dialog.chosen()))

    # ---- showing

    def _show_choices(self, initiative: Initiative) -> None:
        form, read_only = self.form, self._session.read_only
        form.leads.set_tokens([lead_token(lead) for lead in initiative.leads])
        form.partners.set_tokens([Token(name) for name in initiative.partners])
        if form.due.value() != initiative.due.stored or not form.due.lineEdit().hasFocus():
            form.due.set_value(initiative.due.stored)
        form.public_edition.setChecked(initiative.public)
        for field in (form.leads, form.partners, form.due):
            field.setReadOnly(read_only)
        form.public_edition.setEnabled(not read_only)

    def _show_links(self, initiative: Initiative, plan: Plan) -> None:
        while self._links.count():
            item = self._links.takeAt(0)
            item.widget().hide()
            item.widget().deleteLater()
        links = self._link_words(initiative)
        self.form.add_link.setVisible(plan.parent_id is not None and not self._session.read_only)
        if plan.parent_id is None and not links:
            words = _("The cover names the plan that this one implements; its goals can then be linked here.")
            self._links.addWidget(Words(words, 12, role="secondary", wrap=True))
        elif not links:
            self._links.addWidget(Words(_("No link yet"), 12, role="secondary"))
        for one, words in links:
            self._links.addWidget(self._link(one, words))

    def _link_words(self, initiative: Initiative) -> list[tuple[int, str]]:
        """The objectives that an initiative serves, with their plan's title and number."""
        document = self._session.document
        found: list[tuple[int, str]] = []
        trees: dict[int, Outline] = {}
        for link in initiative.serves if document is not None else ():
            target = objective(document, link)
            if target.plan_id not in trees:
                trees[target.plan_id] = outline(document, target.plan_id)
            words = " ".join(filter(None, [target.number, target.title]))
            found.append((link, f"{trees[target.plan_id].plan.title}, {words}"))
        return found

    def _link(self, objective_id: int, words: str) -> QWidget:
        row = LinkRow(words)
        if not self._session.read_only:
            remove = _("Remove the link to {name}").format(name=words)
            row.add_button("close", remove, lambda: self._unlink(objective_id))
        return row

    # ---- changing

    def _lead(self, chosen: tuple[Token, ...]) -> None:
        document, one = self._session.document, self._shown
        if document is None or one is None:
            return

        def carry_out() -> None:
            with document.step(_("Change lead")):
                initiatives.change_initiative(document, one.id, leads=leads_of(document, chosen))

        self._shown_again(lambda: act_with_leads(self._session, carry_out))

    def _unlink(self, objective_id: int) -> None:
        if self._shown is not None:
            self._change(serves=tuple(link for link in self._shown.serves if link != objective_id))

    def _change(self, **fields: Any) -> None:
        document, one = self._session.document, self._shown
        if document is not None and one is not None:
            self._act(lambda: initiatives.change_initiative(document, one.id, **fields))

    def _act(self, carry_out: Callable[[], None]) -> None:
        self._shown_again(lambda: self._session.act(carry_out))

    def _shown_again(self, act: Callable[[], object]) -> None:
        before = self._shown
        act()
        if before is not None and self._shown is before:
            self._show_choices(before)  # it was refused: show what the file holds

    def _refuse(self, sentence: str) -> None:
        self.form.fault.say(sentence)

    def _take_unfinished(self) -> None:
        """Words still standing in a line belong to the record that is about to go."""
        for field in (self.form.leads, self.form.partners):
            field.leave()
        if self.form.due.lineEdit().hasFocus():
            self.form.due.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        document = self._session.document
        if event.type() == QEvent.Type.FocusIn and self._names_are_old and document is not None:
            self._names_are_old = False
            offer_leads(self.form.leads, document)
            self.form.partners.set_suggestions([Token(name) for name in initiatives.partner_names(document)])
        return super().eventFilter(watched, event)


class InitiativePane(FormPane):
    """The form of one initiative under its head. It reads again by itself when the record changes.

    The page tells it which (`show_initiative`), hands it the outline anew when that changed (`set_tree`),
    and answers `previous_requested`, `next_requested` and `back_requested`.
    """

    tables: tuple[str, ...] = TABLES  # of which a change is shown

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Initiative"), parent)
        self._session = session
        self._record: Initiative | None = None
        self._tree: Outline | None = None
        self.record_form = InitiativeForm(session)
        self.fields = self.record_form.form
        self.add(self.record_form)
        session.changed.connect(self._heard)
        session.document_changed.connect(self._forget)

    @property
    def shown_id(self) -> int | None:
        """The initiative in the form."""
        return self._record.id if self._record else None

    def show_initiative(self, initiative_id: int | None, tree: Outline | None) -> None:
        """Show an initiative of a plan; None hides the form."""
        self._tree = tree
        if initiative_id != self.shown_id:
            self.scroll.verticalScrollBar().setValue(0)
        self._read(initiative_id)

    def set_tree(self, tree: Outline | None) -> None:
        """The outline was read again: the number, the goals above and the plan's words may differ."""
        self._tree = tree
        if self._record is not None:
            self._read(self._record.id)

    def focus_text(self) -> None:
        """Put the cursor into the first field, all of it selected."""
        self.fields.text.setFocus()
        self.fields.text.selectAll()

    def _read(self, initiative_id: int | None) -> None:
        document, tree = self._session.document, self._tree
        found: list[Initiative] = []
        if document is not None and initiative_id is not None:
            found = initiatives.initiatives(document, [initiative_id])
        self._record = found[0] if found else None
        there = tree is not None and self._record is not None and self._record.objective_id in tree.objectives
        self.record_form.setVisible(there)
        if not there:
            self.set_head("")
            return
        assert tree is not None and self._record is not None
        record = self._record
        number = tree.initiative_number(record.objective_id, record.position)
        self.set_head(
            " ".join(filter(None, (tree.plan.initiative_level.short_name, number))),
            " › ".join(one.title for one in tree.trail(record.objective_id)),
        )
        self.record_form.show_record(record, tree.plan)

    def _forget(self, _document: object) -> None:
        self.show_initiative(None, None)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.touches("person", "unit", "partner"):
            self.record_form.forget_names()
        if self._record is not None and changes.touches(*self.tables):
            self._read(self._record.id)


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
