"""The tree of a plan as pillars with their initiatives, read from a document in one edition."""

from __future__ import annotations

from plandesk.domain import initiatives
from plandesk.domain.initiatives import Initiative
from plandesk.domain.outline import Outline
from plandesk.file.document import Document
from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.imprint_reading import picture_of
from plandesk.reports.wording import due_text


def pillars_of(
    document: Document, tree: Outline, edition: str, leads: bool, dates: bool
) -> tuple[Pillar, ...]:
    """The top objectives with all below them.

    The public edition leaves out what is internal: objectives with all below them, initiatives, all leads.
    """
    by_objective = initiatives.initiatives_of_plan(document, tree.plan.id)
    everything = edition != "public"

    def action(objective_id: int, place: int, one: Initiative) -> PlannedAction:
        named = [lead.name for lead in one.leads] if leads and everything else []
        due = due_text(one.due, tree.plan.year) if dates else ""
        number = tree.initiative_number(objective_id, place)
        return PlannedAction(one.text, number, one.sub_items, ", ".join(named), due)

    def pillar(objective_id: int) -> Pillar:
        one = tree.objectives[objective_id]
        return Pillar(
            title=one.title,
            number=one.number,
            body=one.body,
            actions=tuple(
                action(objective_id, place, item)
                for place, item in enumerate(by_objective.get(objective_id, []))
                if item.public or everything
            ),
            below=tuple(
                pillar(child) for child in one.children if tree.objectives[child].public or everything
            ),
            short_title=one.short_title,
            figure=one.figure,
            pull_quote=one.pull_quote,
            pull_quote_author=one.pull_quote_author,
            picture=picture_of(document, one.picture, one.picture_alt),
        )

    return tuple(pillar(root) for root in tree.roots if tree.objectives[root].public or everything)
