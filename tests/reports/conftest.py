"""Plans to print: the reference plan as plain data, and pictures made on the spot."""

import datetime
import json
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw

from plandesk.reports.annual_plan_data import AnnualPlan
from plandesk.reports.imprint import Imprint
from plandesk.reports.narrative_data import Contact, PlanBlock, PlanSection, Statements
from plandesk.reports.outline_data import Activity, Branch, LevelName
from plandesk.reports.pictures import Picture

LEVELS = (
    LevelName("Focus area", "Focus areas"),
    LevelName("Goal", "Goals"),
    LevelName("Activity / Project", "Activities and projects"),
)


@pytest.fixture(scope="session")
def reference_data(reference):
    """The reference plan's data file."""
    return json.loads((reference / "lethbridge-2024-annual-plan.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def reference_plan(reference_data):
    """The reference plan as the report's data, without going through a document."""
    data = reference_data
    message, findings = data["message_from_the_chief"], data["a_safe_community_for_all"]
    contact = data["contact"]
    return AnnualPlan(
        imprint=Imprint(
            service=data["document"]["organisation"],
            title="Annual Policing Plan 2024",
            governing_body="Lethbridge Police Commission",
            date=datetime.date(2024, 3, 1),
        ),
        title=data["document"]["title"],
        period="2024",
        levels=LEVELS,
        parts=tuple(
            Branch(
                area["focus_area"].title(),
                branches=tuple(
                    Branch(
                        goal["goal"],
                        activities=tuple(
                            Activity(one["text"], sub_items=tuple(one["sub_items"]))
                            for one in goal["activities"]
                        ),
                    )
                    for goal in area["goals"]
                ),
            )
            for area in data["focus_areas"]
        ),
        sections=(
            PlanSection("text", "Overview", "\n\n".join(data["overview"])),
            PlanSection("statements", "Mission, vision and values"),
            PlanSection(
                "message",
                "Message from the Chief",
                "\n\n".join(message["paragraphs"]),
                author="Name of the Chief",
                author_title="Chief of Police",
                pull_quote=message["pull_quote"],
            ),
            PlanSection(
                "blocks",
                "Our work",
                blocks=tuple(PlanBlock(block["title"], block["text"]) for block in data["our_work"]),
            ),
            PlanSection(
                "findings",
                "A safe community for all",
                findings["intro"],
                source="Source: the survey of the year before.",
                blocks=tuple(
                    PlanBlock(one["title"], "\n".join(f"- {item}" for item in one["items"]))
                    for one in findings["subsections"]
                ),
            ),
            PlanSection("outline", "Areas of focus"),
            PlanSection("contact", "Connect with us"),
        ),
        relation="Second year of the LPS 2023-2026 Strategic Plan",
        statements=Statements(data["mission"], data["vision"], tuple(data["values"])),
        contact=Contact(
            emergency=contact["emergency"],
            non_emergency=contact["non_emergency"],
            switchboard=contact["switchboard"],
            email=contact["general_inquiries"],
            website=contact["website"],
            address=contact["address"],
        ),
    )


def sentences(data: AnnualPlan) -> list[str]:
    """Everything of a plan that must be found on paper from the first section on, in order of reading."""
    found: list[str] = []
    for section in data.sections:
        if section.kind == "outline":
            for part in data.parts:
                found.extend(_of(part))
            continue
        if section.kind != "statements":
            found.append(section.title)
        side = [section.author, section.author_title, section.pull_quote]
        found.extend(text for text in side if text)
        found.extend(section.body.split("\n\n"))
        for block in section.blocks:
            found.append(block.title)
            found.extend(line.removeprefix("- ") for line in block.body.split("\n"))
        found.append(section.source)
        if section.kind == "statements":
            found.extend([data.statements.mission, data.statements.vision, *data.statements.values])
        if section.kind == "contact":
            to = data.contact
            found.extend([to.emergency, to.non_emergency, to.switchboard, to.email, to.website, to.address])
    return [text for text in found if text.strip()]


def _of(branch: Branch) -> list[str]:
    found = [branch.title, branch.body]
    for activity in branch.activities:
        found.extend([activity.text, *activity.sub_items, activity.results])
    for inner in branch.branches:
        found.extend(_of(inner))
    return found


def plan(*parts: Branch, **fields) -> AnnualPlan:
    """A small plan of these parts, without sections unless they are given."""
    imprint = fields.pop("imprint", Imprint(service="Northbrook Police", title="Plan 2026", language="en"))
    given = {"title": "Plan", "period": "2026", "levels": LEVELS, "parts": parts, **fields}
    return AnnualPlan(imprint=imprint, **given)


def one_part(*activities: Activity, goal: str = "Be there", title: str = "Safe streets") -> Branch:
    """A part with one goal."""
    return Branch(title, branches=(Branch(goal, activities=activities),))


def with_imprint(data: AnnualPlan, **fields) -> AnnualPlan:
    """The same plan with another imprint."""
    return replace(data, imprint=replace(data.imprint, **fields))


def painted(width: int, height: int, kind: str = "PNG", mode: str = "RGB") -> Picture:
    """A picture of that size in pixels."""
    image = Image.new(mode, (width, height), "#7A8B99" if mode == "RGB" else None)
    ImageDraw.Draw(image).rectangle((width // 4, height // 4, width // 2, height // 2), fill=200)
    kept = BytesIO()
    image.save(kept, kind)
    return Picture(kept.getvalue(), "A field")
