"""What the action plan prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.arranging import PLAN_TABLE, SECTION, LayoutPart
from plandesk.reports.imprint import Imprint
from plandesk.reports.narrative_data import Contact, ObjectiveLine, PlanBlock, PlanSection, Statements
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pictures import Picture


class PlannedAction(Struct, frozen=True):
    """One initiative; `leads` and `due` are empty where they are not printed, or not known."""

    text: str
    number: str = ""
    sub_items: tuple[str, ...] = ()
    leads: str = ""
    due: str = ""


class Pillar(Struct, frozen=True):
    """A pillar, or what stands below one, with its paragraph (Markdown) and its initiatives.

    The call-out is a pull quote with a large figure beside it and who said it.
    """

    title: str
    number: str = ""
    body: str = ""
    actions: tuple[PlannedAction, ...] = ()
    below: tuple[Pillar, ...] = ()
    short_title: str = ""
    figure: str = ""
    pull_quote: str = ""
    pull_quote_author: str = ""
    picture: Picture | None = None

    def count(self) -> int:
        """How many initiatives there are, at any depth."""
        return len(self.actions) + sum(one.count() for one in self.below)


class Introduction(Struct, frozen=True):
    """A section of a few words before (or after) the pillars; `source` stands small below it.

    `blocks` follow the body, each under a heading of its own.
    """

    title: str
    body: str
    uid: str = ""
    source: str = ""
    blocks: tuple[PlanBlock, ...] = ()


Told = Introduction | PlanSection  # the latter on pages of its own


class ActionPlan(Struct, frozen=True):
    """Everything the action plan prints. `levels` ends with that of the initiatives.

    `order` are the parts of a layout; empty for what comes before the pillars, them, and what comes after.
    """

    imprint: Imprint
    title: str
    period: str
    levels: tuple[LevelName, ...]
    pillars: tuple[Pillar, ...]
    before: tuple[Told, ...] = ()
    after: tuple[Told, ...] = ()
    relation: str = ""
    sections: tuple[PlanSection, ...] = ()
    statements: Statements = Statements()
    contact: Contact = Contact()
    objectives: tuple[ObjectiveLine, ...] = ()
    order: tuple[LayoutPart, ...] = ()

    @property
    def objective_level(self) -> str:
        """What a pillar is called."""
        return self.levels[0].name

    @property
    def printed(self) -> tuple[LayoutPart | Told, ...]:
        """The pillars (a part of a layout), the page breaks and the sections in the order of printing."""
        if not self.order:
            return (*self.before, LayoutPart(PLAN_TABLE), *self.after)
        own = {one.uid: one for one in (*self.before, *self.after)}
        return tuple(
            own[one.subject] if one.kind == SECTION else one
            for one in self.order
            if one.kind != SECTION or one.subject in own
        )
