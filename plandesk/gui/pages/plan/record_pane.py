"""The form on the right: of the selected goal or initiative, or of the section that the tree stands in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from plandesk.domain.branches import Node
from plandesk.domain.initiatives import Initiative, initiatives
from plandesk.domain.outline import Outline
from plandesk.domain.sections import Section
from plandesk.gui.pages.plan.levels import short_name
from plandesk.gui.pages.plan.objective_form import ObjectiveForm
from plandesk.gui.pages.plan.section_fields import SectionFields
from plandesk.gui.prompts import Prompts
from plandesk.gui.record_forms import InitiativeForm
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.i18n import _


class RecordPane(FormPane):
    """One form at a time; its head says which record it is."""

    service_requested = Signal()

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(_("Form"), parent)
        self._session = session
        self.objective_form = ObjectiveForm(session)
        self.initiative_form = InitiativeForm(session)
        self.section_form = SectionFields(session, prompts)
        self.section_form.service_requested.connect(self.service_requested)
        self._forms = (self.objective_form, self.initiative_form, self.section_form)
        for form in self._forms:
            form.form.grid.setHorizontalSpacing(px(12))
            form.form.grid.setVerticalSpacing(px(12))
            self.add(form)
            form.hide()

    def show_node(self, node: Node | None, tree: Outline, section: Section | None, number: str) -> None:
        """Show the form of a row; of the section where no row is selected."""
        if node is None:
            self._show_section(section)
            return
        if node.kind == "objective":
            if node.id in tree.objectives:
                self._show_objective(node, tree)
            return
        found = initiatives(self._session.document, [node.id])
        if found and found[0].objective_id in tree.objectives:
            self._show_initiative(found[0], tree, number)

    def first_field(self) -> QWidget:
        """Where the cursor goes when one comes to the form."""
        if self.initiative_form.isVisibleTo(self):
            return self.initiative_form.form.text
        if self.objective_form.isVisibleTo(self):
            return self.objective_form.form.title
        return self.section_form.form.title

    def forget_names(self) -> None:
        """People, units or partners changed."""
        self.initiative_form.forget_names()

    # ---- within

    def _show(self, form: QWidget) -> None:
        for other in self._forms:
            other.setVisible(other is form)

    def _show_section(self, section: Section | None) -> None:
        if section is None:
            self.set_head("")
            self._show(QWidget())
            return
        self.set_head(section.title, _("The section of focus areas and goals"))
        self.section_form.show_section(section)
        self._show(self.section_form)

    def _show_objective(self, node: Node, tree: Outline) -> None:
        found = tree.objectives[node.id]
        level = short_name(tree.plan.objective_level(found.depth))
        above = [one.title for one in tree.trail(node.id)[:-1]]
        self.set_head(" ".join(filter(None, [level, found.number])), " › ".join(above) or tree.plan.title)
        self.objective_form.show_record(found, tree.plan)
        self._show(self.objective_form)

    def _show_initiative(self, one: Initiative, tree: Outline, number: str) -> None:
        level = short_name(tree.plan.initiative_level)
        above = [found.title for found in tree.trail(one.objective_id)]
        self.set_head(" ".join(filter(None, [level, number])), " › ".join(above))
        self.initiative_form.show_record(one, tree.plan)
        self._show(self.initiative_form)
