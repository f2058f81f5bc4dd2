"""The form on the right: of the selected goal or initiative, or of the section that the tree stands in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from plandesk.domain.initiatives import Initiative, initiatives
from plandesk.domain.level_words import Node
from plandesk.domain.outline import Outline
from plandesk.domain.sections import Section
from plandesk.gui.pages.plan.levels import short_name
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.plan.objective_form import ObjectiveForm
    from plandesk.gui.pages.plan.section_fields import SectionFields
    from plandesk.gui.record_forms import InitiativeForm

FORMS = ("objective_form", "initiative_form", "section_form")
Fields = TypeVar("Fields", "ObjectiveForm", "InitiativeForm", "SectionFields")


class RecordPane(FormPane):
    """One form at a time, built when it is needed first; its head says which record it is."""

    service_requested = Signal()
    kpi_requested = Signal(int)

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(_("Form"), parent)
        self._session, self._prompts = session, prompts

    @cached_property
    def objective_form(self) -> ObjectiveForm:
        """The form of a goal."""
        from plandesk.gui.pages.plan.objective_form import ObjectiveForm

        made = self._added(ObjectiveForm(self._session, self._prompts))
        made.kpis.kpi_requested.connect(self.kpi_requested)
        return made

    @cached_property
    def initiative_form(self) -> InitiativeForm:
        """The form of an initiative."""
        from plandesk.gui.record_forms import InitiativeForm

        return self._added(InitiativeForm(self._session))

    @cached_property
    def section_form(self) -> SectionFields:
        """The form of the section that the tree stands in."""
        from plandesk.gui.pages.plan.section_fields import SectionFields

        made = self._added(SectionFields(self._session, self._prompts))
        made.service_requested.connect(self.service_requested)
        return made

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
        if self._shows("initiative_form"):
            return self.initiative_form.form.text
        if self._shows("objective_form"):
            return self.objective_form.form.title
        return self.section_form.form.title

    def forget_names(self) -> None:
        """People, units or partners changed."""
        if "initiative_form" in vars(self):
            self.initiative_form.forget_names()

    # ---- within

    def _added(self, made: Fields) -> Fields:
        made.form.grid.setHorizontalSpacing(px(12))
        made.form.grid.setVerticalSpacing(px(12))
        made.hide()
        self.add(made)
        return made

    def _built(self) -> list[QWidget]:
        return [getattr(self, name) for name in FORMS if name in vars(self)]

    def _shows(self, name: str) -> bool:
        return name in vars(self) and getattr(self, name).isVisibleTo(self)

    def _show(self, form: QWidget | None) -> None:
        for other in self._built():
            other.setVisible(other is form)

    def _show_section(self, section: Section | None) -> None:
        if section is None:
            self.set_head("")
            self._show(None)
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
