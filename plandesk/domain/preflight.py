"""Looking a plan over before it is printed: what to fix, what to look at. Nothing here forbids anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from plandesk.domain.initiatives import Initiative, initiatives_of_plan
from plandesk.domain.kpis.measured import is_measured
from plandesk.domain.outline import Outline, outline
from plandesk.domain.people import people
from plandesk.domain.plans import Plan
from plandesk.domain.sections import NEEDING_BLOCKS, Section, blocks, sections
from plandesk.domain.service import service
from plandesk.domain.text_tables import first_table
from plandesk.file.document import Document
from plandesk.i18n import _


class Weight(StrEnum):
    """`fix`: the printed plan would be wrong. `look`: it may be meant that way."""

    FIX = "fix"
    LOOK = "look"


class Finding(Struct, frozen=True):
    """One thing to fix or to look at.

    `kind` and `id` name the record: "service" (id 1), "plan", "section",
    "objective" or "initiative"; `name` is how the reader knows it. `check` is what was looked at, where a
    kind of record is looked at for several things. `together` is said of several such findings whose
    sentences differ, empty where theirs do not.
    """

    weight: Weight
    kind: str
    id: int
    name: str
    sentence: str
    check: str = ""
    together: str = ""


def passed(found: Iterable[Finding], checks: Mapping[str, str]) -> tuple[str, ...]:
    """The sentences of those checks that found nothing; they are keyed by `Finding.check`, or its kind."""
    told = {one.check or one.kind for one in found}
    return tuple(sentence for check, sentence in checks.items() if check not in told)


def plan_checks() -> dict[str, str]:
    """What `look_over` looks at, in sentences that hold where it finds nothing."""
    return {
        "service": _("The service has its name and logo."),
        "plan": _("The plan has its title, its cover and a place for the goals."),
        "section": _("Every section has its text."),
        "objective": _("Every heading has a title and something planned for it."),
        "text": _("Every initiative has a text."),
        "lead": _("Somebody in the service leads every initiative."),
        "due": _("Every initiative is due within the time of the plan."),
        "hidden": _("Nothing public stands below something internal."),
    }


def look_over(document: Document, plan_id: int) -> list[Finding]:
    """Everything worth a look in a plan, in printed order; raises NotThere."""
    tree = outline(document, plan_id)
    return [
        *_service(document),
        *_plan(tree.plan),
        *_sections(document, tree),
        *_tree(document, tree),
    ]


def _service(document: Document) -> Iterator[Finding]:
    own = service(document)
    if not own.name.strip():
        yield Finding(Weight.FIX, "service", 1, _("Service"), _("The service has no name."))
    if own.logo is None:
        yield Finding(Weight.LOOK, "service", 1, own.name, _("The service has no logo."))
    elif not own.logo_alt.strip():
        yield Finding(
            Weight.FIX, "service", 1, own.name, _("The logo has no description for those who cannot see it.")
        )


def _plan(plan: Plan) -> Iterator[Finding]:
    if not plan.title.strip():
        yield Finding(Weight.FIX, "plan", plan.id, plan.title, _("The plan has no title."))
    if plan.cover == "picture" and plan.cover_picture is None:
        yield Finding(Weight.FIX, "plan", plan.id, plan.title, _("The cover has no picture yet."))
    if plan.cover_picture is not None and not plan.cover_picture_alt.strip():
        yield Finding(
            Weight.FIX,
            "plan",
            plan.id,
            plan.title,
            _("The cover picture has no description for those who cannot see it."),
        )


CONTACT = ("emergency", "non_emergency", "switchboard", "email", "address", "website")


def _sections(document: Document, tree: Outline) -> Iterator[Finding]:
    every = sections(document, tree.plan.id)
    if tree.objectives and not any(one.kind == "outline" for one in every):
        sentence = _("No section is the place of the goals, so they would not be printed.")
        yield Finding(Weight.FIX, "plan", tree.plan.id, tree.plan.title, sentence)
    own = service(document)
    left_open = any(one.kind == "dashboard" and not one.kpis for one in every)
    measured = left_open and any(is_measured(document, goal) for goal in tree.objectives)
    for place, one in enumerate(every):
        heads = one.level == 1 and place + 1 < len(every) and every[place + 1].level > 1
        # A chapter may consist of its sections, or of a picture.
        empty = not one.body.strip() and one.picture is None and not heads
        told = one.kind not in ("table", "chart") or first_table(one.body) is not None
        sentences = {
            "text": _("This section has no text yet.") if empty else "",
            "table": "" if told else _("This section has no table yet."),
            "chart": "" if told else _("This chart has no figures yet."),
            "dashboard": ""
            if one.kpis or measured
            else _("No KPI is chosen, and none measures the goals of this plan: no figures are printed."),
            "message": _("The message has no text yet.") if not one.body.strip() else "",
            "outline": _("The plan has no goals yet.") if not tree.objectives else "",
            "statements": ""
            if own.mission.strip() or own.vision.strip() or own.values
            else _("The service has no mission, vision or values yet."),
            "contact": ""
            if any(getattr(own, name).strip() for name in CONTACT) or blocks(document, one.id)
            else _("There is no contact data yet."),
        }
        sentence = sentences.get(one.kind, "")
        if one.kind in NEEDING_BLOCKS and not blocks(document, one.id):
            sentence = _("This section has no blocks yet.")
        if sentence:
            yield _of_section(Weight.LOOK, one, sentence)
        if one.kind == "message" and one.body.strip() and not one.author.strip():
            yield _of_section(Weight.LOOK, one, _("Nobody has signed the message."))
        if one.picture is not None and not one.picture_alt.strip():
            yield _of_section(
                Weight.FIX, one, _("The picture has no description for those who cannot see it.")
            )


def _of_section(weight: Weight, one: Section, sentence: str) -> Finding:
    return Finding(weight, "section", one.id, one.title, sentence)


def _tree(document: Document, tree: Outline) -> Iterator[Finding]:
    leaves = initiatives_of_plan(document, tree.plan.id)
    gone = {one.id for one in people(document) if not one.active}
    for one in tree.objectives.values():
        name = " ".join((one.number, one.title)).strip()
        if not one.title.strip():
            yield Finding(Weight.FIX, "objective", one.id, name, _("This heading has no title."))
        if not one.initiatives and not one.children:
            sentence = _("Nothing is planned for it yet.")
            yield Finding(Weight.LOOK, "objective", one.id, name, sentence)
        hidden = any(not above.public for above in tree.trail(one.id))
        for place, leaf in enumerate(leaves.get(one.id, ())):
            number = tree.initiative_number(one.id, place)
            for check, weight, sentence in _leaf(leaf, tree.plan, gone, hidden):
                name = f"{number} {leaf.text}".strip()
                together = _("Due outside the time of the plan.") if check == "outside" else ""
                own = "due" if check == "outside" else check
                yield Finding(weight, "initiative", leaf.id, name, sentence, own, together)


def _leaf(leaf: Initiative, plan: Plan, gone: set[int], hidden: bool) -> Iterator[tuple[str, Weight, str]]:
    if not leaf.text.strip():
        yield "text", Weight.FIX, _("It has no text.")
    if not leaf.leads:
        yield "lead", Weight.LOOK, _("Nobody leads it.")
    for lead in leaf.leads:
        if lead.person_id in gone:
            yield "lead", Weight.LOOK, _("{name}, who leads it, has left the service.").format(name=lead.name)
    if leaf.due.kind == "none":
        yield "due", Weight.LOOK, _("It is not said when it is due.")
    end = leaf.due.end
    if end is not None and not plan.starts <= end <= plan.ends:
        sentence = _("It is due outside the time of the plan ({due}).").format(due=leaf.due.text())
        yield "outside", Weight.LOOK, sentence
    if hidden and leaf.public:
        sentence = _("It is public, but what stands above it is internal: the public edition leaves it out.")
        yield "hidden", Weight.LOOK, sentence
