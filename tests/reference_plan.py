"""The reference plan of the issue, built into a document through the domain's own operations."""

import json
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.plans import add_plan, default_levels
from plandesk.domain.sections import add_block, add_section
from plandesk.domain.service import change_service
from plandesk.file.document import Document

FILE = "lethbridge-2024-annual-plan.json"
FOCUS_AREAS, GOALS, ACTIVITIES, SUB_ITEMS = 3, 16, 40, 3


def build(document: Document, reference: Path, numbering: str = "none") -> int:
    """Put the whole reference plan into a document, as one step; the plan's id comes back.

    `reference` is the folder of the reference documents. The printed plan has no numbers;
    `numbering` gives it some.
    """
    data = json.loads((reference / FILE).read_text(encoding="utf-8"))
    with document.step("Enter the reference plan"):
        _service(document, data)
        levels = [replace(level, numbering=numbering) for level in default_levels("annual")]
        plan_id = add_plan(
            document,
            f"{data['document']['title']} {data['document']['year']}",
            "annual",
            date(data["document"]["year"], 1, 1),
            date(data["document"]["year"], 12, 31),
            levels=levels,
            with_sections=False,
            parent_title=data["document"]["parent_plan"],
        )
        _sections(document, plan_id, data)
        _tree(document, plan_id, data)
    return plan_id


def make(path: Path, reference: Path, numbering: str = "none") -> tuple[Document, int]:
    """A new file with the reference plan, open for writing, and the plan's id."""
    document = Document.create(path, who="A. Planner")
    return document, build(document, reference, numbering)


def _service(document, data):
    contact = data["contact"]
    change_service(
        document,
        name=data["document"]["organisation"],
        short_name="LPS",
        governing_body="Lethbridge Police Commission",
        mission=data["mission"],
        vision=data["vision"],
        values=tuple(data["values"]),
        email=contact["general_inquiries"],
        switchboard=contact["switchboard"],
        emergency=contact["emergency"],
        non_emergency=contact["non_emergency"],
        address=contact["address"],
        website=contact["website"],
    )


def _sections(document, plan_id, data):
    message = data["message_from_the_chief"]
    safe = data["a_safe_community_for_all"]
    add_section(document, plan_id, "text", "Overview", body=_paragraphs(data["overview"]))
    add_section(document, plan_id, "statements", "Mission, vision, values")
    add_section(
        document,
        plan_id,
        "message",
        "Message from the Chief",
        body=_paragraphs(message["paragraphs"]),
        author="Name of the Chief",
        author_title="Chief of Police",
        pull_quote=message["pull_quote"],
    )
    work = add_section(document, plan_id, "blocks", "Our work")
    for block in data["our_work"]:
        add_block(document, work, block["title"], block["text"])
    findings = add_section(
        document,
        plan_id,
        "findings",
        "A safe community for all",
        body=safe["intro"],
        source="Source: 2023 Community Survey and Town Hall meetings.",
    )
    for part in safe["subsections"]:
        add_block(document, findings, part["title"], "\n".join(f"- {item}" for item in part["items"]))
    add_section(document, plan_id, "outline", "Areas of focus")
    add_section(document, plan_id, "contact", "Connect with us")


def _tree(document, plan_id, data):
    for area in data["focus_areas"]:
        area_id = add_objective(document, plan_id, None, title_case(area["focus_area"]))
        for goal in area["goals"]:
            goal_id = add_objective(document, plan_id, area_id, goal["goal"])
            for activity in goal["activities"]:
                add_initiative(document, goal_id, activity["text"], sub_items=tuple(activity["sub_items"]))


def sentences(data, signed=""):
    """Every sentence of the reference file that belongs into the plan, in the order of its pages.

    `signed` is what stands beside the message, where something was entered there.
    """
    message, safe = data["message_from_the_chief"], data["a_safe_community_for_all"]
    found = [*data["overview"], data["mission"], data["vision"], *data["values"]]
    found += [*([signed] if signed else []), message["pull_quote"], *message["paragraphs"]]
    for block in data["our_work"]:
        found += [block["title"], block["text"]]
    found.append(safe["intro"])
    for part in safe["subsections"]:
        found += [part["title"], *part["items"]]
    for area in data["focus_areas"]:
        found.append(title_case(area["focus_area"]))
        for goal in area["goals"]:
            found.append(goal["goal"])
            for activity in goal["activities"]:
                found += [activity["text"], *activity["sub_items"]]
    found += [data["contact"][name] for name in ("emergency", "non_emergency", "switchboard")]
    return [*found, *(data["contact"][name] for name in ("general_inquiries", "website", "address"))]


def title_case(name: str) -> str:
    """A name printed in capitals as one writes it: COMMUNITY SAFETY → Community Safety."""
    return " ".join(word.capitalize() for word in name.split())


def _paragraphs(lines):
    return "\n\n".join(lines)
