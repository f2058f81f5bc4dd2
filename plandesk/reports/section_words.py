"""Whether a section of a plan says anything, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.reports.contact_page import contact_rows
from plandesk.reports.narrative_data import Narrated, PlanSection
from plandesk.reports.wording import _


def says_something(section: PlanSection, data: Narrated) -> bool:
    """Whether there is anything to print but a title; `data` is the plan that the section is of."""
    said = [section.body, section.pull_quote, section.source]
    said.extend(text for one in section.blocks for text in (one.title, one.body, one.figure, one.note))
    if section.kind == "statements":
        said.extend([data.statements.mission, data.statements.vision, *data.statements.values])
    if section.kind == "contact":
        said.extend(text for _label, text, _link in contact_rows(data.contact))
    if section.kind in ("objectives", "evaluation"):
        said.extend(one.title for one in data.objectives)
    said.extend(one.name for one in section.boards)
    shown = [section.picture, section.chart, *(block.picture for block in section.blocks)]
    return any(text.strip() for text in said) or any(one is not None for one in shown)


def with_words(every: Sequence[PlanSection], data: Narrated) -> list[PlanSection]:
    """The sections that are printed: those that say something, and chapters of such sections."""
    found: list[PlanSection] = []
    below = False  # whether the section behind stands in the chapter that is looked at
    for one in reversed(every):
        if says_something(one, data) or (one.level == 1 and below):
            found.insert(0, one)
            below = one.level > 1
        elif one.level == 1:
            below = False
    return found


def section_title(section: PlanSection) -> str:
    """The section's title; one without a title is called after its kind."""
    return section.title.strip() or {
        "text": _("Overview"),
        "statements": _("Mission, vision and values"),
        "message": _("Message"),
        "blocks": _("Our work"),
        "findings": _("Findings"),
        "table": _("Table"),
        "chart": _("Chart"),
        "people": _("People"),
        "tiles": _("At a glance"),
        "stories": _("Stories"),
        "figures": _("In figures"),
        "dashboard": _("Figures"),
        "objectives": _("Objectives"),
        "evaluation": _("How progress is measured"),
        "contact": _("Contact"),
    }.get(section.kind, "")
