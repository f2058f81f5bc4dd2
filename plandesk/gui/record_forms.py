"""The form of an initiative: the same beside the tree, beside the table and wherever one is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from plandesk.domain import initiatives, outline, plans
from plandesk.domain.initiatives import Initiative, Lead
from plandesk.domain.periods import Due
from plandesk.errors import NotThere
from plandesk.gui.fields import Place
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Labelled, SectionLabel
from plandesk.gui.widgets.text import TextArea
from plandesk.gui.widgets.token_field import Token, TokenField
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

LISTS_SAVED_AFTER = 1500  # milliseconds without a key: lines of a list have no draft to be kept in
TABLES = ("initiative", "lead", "partner", "sub_item", "serves", "person", "unit")


def due_choices(plan: plans.Plan) -> list[str]:
    """The due times to choose from in a plan, as they are stored: none, its quarters or years, and so on."""
    first, last = plan.starts.year, plan.ends.year
    if last - first < 2:
        times = [f"{year}-Q{quarter}" for year in range(first, last + 1) for quarter in range(1, 5)]
    else:
        times = [str(year) for year in range(first, last + 1)]
    return ["", *times, "annually", "ongoing"]


class InitiativeForm(FormPane):
    """Shows and edits one initiative. It reads again by itself when the record changes.

    The page tells it which (`show_initiative`), hands it the outline anew when that changed (`set_tree`),
    and answers `previous_requested`, `next_requested` and `back_requested`.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(_("Initiative"), parent)
        self._session = session
        self._record: Initiative | None = None
        self._tree: Outline | None = None
        self._stale = {"leads", "partners", "serves"}
        self._year: int | None = None
        self._lines_of = ""
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LISTS_SAVED_AFTER)
        self._pause.timeout.connect(lambda: session.fields.flush(self.sub_items))
        session.changed.connect(self._heard)
        session.document_changed.connect(self._forget)

    @property
    def shown_id(self) -> int | None:
        """The initiative in the form."""
        return self._record.id if self._record else None

    def show_initiative(self, initiative_id: int | None, tree: Outline | None) -> None:
        """Show an initiative of a plan; None empties and disables the form."""
        if tree is None or self._tree is None or tree.plan.id != self._tree.plan.id:
            self._stale.add("serves")
        self._tree = tree
        if initiative_id != self.shown_id:
            self.scroll.verticalScrollBar().setValue(0)
            self._take_unfinished()
        self._read(initiative_id)

    def set_tree(self, tree: Outline | None) -> None:
        """The outline was read again: the number, the goals above and the plan's words may differ."""
        self._tree = tree
        self._show_head()
        self._show_due_forms()

    def focus_text(self) -> None:
        """Put the cursor into the first field, all of it selected when nothing was written yet."""
        self.text.setFocus()
        self.text.selectAll()

    # ---- building

    def _build(self) -> None:
        self.text = TextArea(lines=2)
        self.leads, self.due, self.partners = TokenField(), DueField(), TokenField()
        self.sub_items, self.results, self.note = TextArea(lines=1), TextArea(lines=3), TextArea(lines=2)
        self.public = QCheckBox(_("Print in the public edition"))
        self.serves = TokenField(free=False)
        self._text_label = Labelled(_("Initiative"), self.text)
        self.add(self._text_label)
        self._due_label = Labelled(_("Due"), self.due)
        self.add_row(Labelled(_("Lead"), self.leads), self._due_label)
        self.add(Labelled(_("Partners"), self.partners))
        self.add(Labelled(_("Parts"), self.sub_items, _("One per line")))
        self.add(self.public)
        self.rule()
        self.add(SectionLabel(_("Results"), _("Third column of the annual plan")))
        self.results.setAccessibleName(_("Results"))
        self.add(self.results)
        self.rule()
        self.add(Labelled(_("Internal note"), self.note, _("Never printed")))
        self._serves_label = Labelled(_("Serves"), self.serves)
        self.add(self._serves_label)

        self.leads.tokens_changed.connect(self._save_leads)
        self.partners.tokens_changed.connect(
            lambda found: self._change(partners=tuple(token.text for token in found))
        )
        self.serves.tokens_changed.connect(
            lambda found: self._change(serves=tuple(int(str(token.key)) for token in found))
        )
        self.serves.unknown.connect(
            lambda words: self._serves_label.set_fault(
                _("“{words}” is not in the plan above.").format(words=words)
            )
        )
        self.due.changed.connect(lambda stored: self._change(due=Due(stored)))
        self.due.refused.connect(self._due_label.set_fault)
        self.public.clicked.connect(lambda checked: self._change(public=checked))
        self.sub_items.typed.connect(lambda _text: self._pause.start())
        for field in (self.leads, self.partners, self.serves):
            field.line.installEventFilter(self)
        self.body.setEnabled(False)

    # ---- showing

    def _read(self, initiative_id: int | None) -> None:
        document = self._session.document
        self._record = None
        if document is not None and initiative_id is not None:
            try:
                self._record = initiatives.initiative(document, initiative_id)
            except NotThere:
                self._record = None
        self.body.setEnabled(self._record is not None)
        self._show_head()
        self._show_due_forms()
        self._show_texts()
        self._show_choices()

    def _show_head(self) -> None:
        tree, record = self._tree, self._record
        if tree is None or record is None or record.objective_id not in tree.objectives:
            self.set_head("")
            return
        level = tree.plan.initiative_level.name
        number = tree.initiative_number(record.objective_id, record.position)
        self.set_head(
            " ".join(filter(None, (level, number))),
            " › ".join(one.title for one in tree.trail(record.objective_id)),
        )
        if self._text_label.label.text() != level:
            self._text_label.label.setText(level)
            self.text.setAccessibleName(level)

    def _show_due_forms(self) -> None:
        if self._tree is None:
            return
        year = self._tree.plan.year
        choices = due_choices(self._tree.plan)
        known = [self.due.itemData(row) for row in range(self.due.count())]
        if year == self._year and known == choices:
            return
        self._year = year
        self.due.set_forms(lambda words: Due.parse(words, year).stored, lambda stored: Due(stored).text())
        self.due.set_choices(choices)

    def _show_texts(self) -> None:
        record, load = self._record, self._session.fields.load
        if record is None:
            for field in (self.text, self.results, self.note, self.sub_items):
                load(field, None, "", lambda _text: None)
            return
        for field, column in ((self.text, "text"), (self.results, "results"), (self.note, "note")):
            place = Place("initiative", record.uid, column)
            load(field, place, getattr(record, column), self._saver(record.id, column))
        lines = "\n".join(record.sub_items)
        # A line just begun must not go because the lines before it were saved.
        begun = self.sub_items.hasFocus() and _lines(self.sub_items.text()) == record.sub_items
        if self._lines_of != record.uid or not begun:
            place = Place("initiative", record.uid, "sub_items")
            load(self.sub_items, place, lines, self._saver(record.id, "sub_items"))
            self._lines_of = record.uid

    def _show_choices(self) -> None:
        record, read_only = self._record, self._session.read_only
        for field in (self.leads, self.partners, self.serves, self.due):
            field.setReadOnly(read_only or record is None)
        self.public.setEnabled(not read_only)
        self.leads.set_tokens([Token(lead.name, lead) for lead in record.leads] if record else [])
        self.partners.set_tokens([Token(name) for name in record.partners] if record else [])
        self.due.set_value(record.due.stored if record else "")
        self.public.setChecked(record.public if record else True)
        above = self._plan_above()
        self._serves_label.setVisible(above is not None)
        self._serves_label.set_fault("")
        if above is not None and record is not None:
            known = {token.key: token for token in self._objectives(above)} if record.serves else {}
            self.serves.set_tokens([known[one] for one in record.serves if one in known])

    def _plan_above(self) -> int | None:
        return self._tree.plan.parent_id if self._tree is not None else None

    def _objectives(self, plan_id: int) -> list[Token]:
        assert self._session.document is not None
        tree = outline.outline(self._session.document, plan_id)
        found = (tree.objectives[one] for one in tree.order)
        return [Token(" ".join(filter(None, (one.number, one.title))), one.id) for one in found]

    # ---- changing

    def _saver(self, initiative_id: int, column: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            assert self._session.document is not None
            value: Any = _lines(text) if column == "sub_items" else text
            initiatives.change_initiative(self._session.document, initiative_id, **{column: value})

        return save

    def _change(self, **fields: Any) -> None:
        document, record = self._session.document, self._record
        if document is None or record is None:
            return
        self._session.act(lambda: initiatives.change_initiative(document, record.id, **fields))
        if self._record is record:
            self._show_choices()  # it failed, or changed nothing: show what the file holds

    def _save_leads(self, found: tuple[Token, ...]) -> None:
        document, record = self._session.document, self._record
        if document is None or record is None:
            return

        def save() -> None:
            with document.step(_("Change lead")):
                leads = [
                    token.key
                    if isinstance(token.key, Lead)
                    else initiatives.lead_by_name(document, token.text)
                    for token in found
                ]
                initiatives.change_initiative(document, record.id, leads=tuple(leads))

        self._session.act(save)
        if self._record is record:
            self._show_choices()

    def _take_unfinished(self) -> None:
        """Words still standing in a line belong to the record that is about to go."""
        if self._record is not None:
            for field in (self.leads, self.partners):
                field.leave()
            if self.due.lineEdit().hasFocus():
                self.due.leave()

    # ---- hearing

    def _forget(self, _document: object) -> None:
        self.show_initiative(None, None)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.touches("person", "unit"):
            self._stale |= {"leads"}
        if changes.touches("partner"):
            self._stale |= {"partners"}
        if changes.touches("objective", "plan"):
            self._stale |= {"serves"}
        if self._record is not None and changes.touches(*TABLES):
            self._read(self._record.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._suggest(watched)
        return super().eventFilter(watched, event)

    def _suggest(self, line: QObject) -> None:
        """Read what a field completes when it is entered, if that changed since."""
        document, above = self._session.document, self._plan_above()
        if document is None:
            return
        if line is self.leads.line and "leads" in self._stale:
            self._stale.discard("leads")
            self.leads.set_suggestions([Token(one.name, one) for one in initiatives.lead_names(document)])
        elif line is self.partners.line and "partners" in self._stale:
            self._stale.discard("partners")
            self.partners.set_suggestions([Token(name) for name in initiatives.partner_names(document)])
        elif line is self.serves.line and "serves" in self._stale and above is not None:
            self._stale.discard("serves")
            self.serves.set_suggestions(self._objectives(above))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
