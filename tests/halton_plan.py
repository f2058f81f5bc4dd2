"""The reference strategic plan, built into a document through the domain's own operations.

The text file has lost the figures of most charts; those get figures to try the charts with.
"""

import re
from datetime import date
from pathlib import Path

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.plans import Level, add_plan
from plandesk.domain.sections import add_block, add_section
from plandesk.domain.service import add_picture, change_service
from plandesk.domain.text_tables import TableText, plain
from plandesk.file.document import Document
from tests.halton_text import SOURCE, HaltonText, tidy
from tests.pictures import png

OBJECTIVES, THEMES, ACTIONS = 5, 19, 127
LEVELS = (
    Level("Strategic objective", "Strategic objectives", "through"),
    Level("Theme", "Themes", "none"),
    Level("Action", "Actions", "none"),
)
YEARS = ("2019", "2020", "2021", "2022")


def build(document: Document, reference: Path) -> int:
    """Put the whole plan into a document, as one step; the plan's id comes back."""
    text = HaltonText(reference)
    with document.step("Enter the strategic plan"):
        _service(document, text)
        plan = add_plan(
            document, "Strategic Plan 2024-2027", "strategic", date(2024, 1, 1), date(2027, 12, 31),
            levels=LEVELS, with_sections=False, state="published", state_date=date(2024, 1, 25),
        )  # fmt: skip
        _messages(document, plan, text)
        _making(document, plan, text)
        _findings(document, plan, text)
        add_section(document, plan, "statements", "The Plan")
        add_section(document, plan, "objectives", "Strategic Objectives")
        add_section(document, plan, "outline", "Action Plans")
        body = text.markdown("EVALUATING PERFORMANCE", "Strategic Objectives\t")
        add_section(document, plan, "evaluation", "Evaluating Performance", body=body)
        _other(document, plan, text)
        _tree(document, plan, text)
    return plan


def make(path: Path, reference: Path) -> tuple[Document, int]:
    """A new file with the plan, open for writing, and the plan's id."""
    document = Document.create(path, who="A. Planner")
    return document, build(document, reference)


def _service(document, text):
    said = [
        tidy(text.between(f"Our collective **{name}** ", "Our collective")) for name in ("Vision", "Mission")
    ]
    vision, mission = (re.sub(r"^(is|are):\s*", "", one).replace("**", "") for one in said)
    values = tidy(text.between("Our collective **Values** are:", "\n\n\n")).strip(".")
    change_service(
        document, name="Halton Regional Police Service", short_name="HRPS",
        governing_body="Halton Police Board", vision=vision, mission=mission,
        values=tuple(one.removeprefix("and ") for one in values.split(", ")),
    )  # fmt: skip


def _portrait(document, wide=120, high=150):
    return add_picture(document, png(wide, high, b"\xb4"), "portrait.png")


def _messages(document, plan, text):
    body = text.markdown("MESSAGE FROM BOARD CHAIR JEFF KNOLL", "\nJeff Knoll\nBoard Chair")
    add_section(
        document, plan, "message", "Message from Board Chair Jeff Knoll", body=body, author="Jeff Knoll",
        author_title="Board Chair", picture=_portrait(document), picture_alt="Portrait of the chair",
    )  # fmt: skip
    board = add_section(document, plan, "people", "Halton Police Board", level=2)
    for name, role in text.people():
        add_block(
            document, board, name, note=role, picture=_portrait(document), picture_alt=f"Portrait of {name}"
        )
    body = text.markdown("MESSAGE FROM CHIEF STEPHEN TANNER", "One Team – People First\n\nStephen")
    add_section(
        document, plan, "message", "Message from Chief Stephen Tanner", body=body, author="Stephen J. Tanner",
        author_title="Chief of Police", pull_quote="One Team – People First", picture=_portrait(document),
        picture_alt="Portrait of the chief",
    )  # fmt: skip


def _making(document, plan, text):
    add_section(document, plan, "text", "Introduction", body=text.markdown("INTRODUCTION", "METHODOLOGY"))
    add_section(document, plan, "text", "Methodology", body=text.markdown("METHODOLOGY", "CONSULTATIONS"))
    head, *rows = text.consultation()
    intro = text.markdown("\nCONSULTATIONS", "STAKEHOLDERS\t")
    body = f"{intro}\n\n{TableText(head, tuple(rows)).written()}"
    add_section(document, plan, "table", "Consultations and Research Findings", body=body)


def _findings(document, plan, text):
    title = "COMMUNITY SAFETY AND WELL-BEING\n"
    add_section(
        document, plan, "text", "Community Safety and Well-Being",
        body=text.markdown(title, "Community Safety and Well-Being Planning"),
    )  # fmt: skip
    body = text.markdown(
        "\nCommunity Safety and Well-Being Planning", "Community Safety and Well-Being Framework"
    )
    add_section(document, plan, "text", "Community Safety and Well-Being Planning", level=2, body=body)
    framework = text.markdown("\nCommunity Safety and Well-Being Framework", "What Does This Mean?")
    intro, *parts = framework.split("\n\n")
    blocks = add_section(
        document, plan, "blocks", "Community Safety and Well-Being Framework", level=2, body=intro
    )
    for part in parts[:-1]:
        for name, said in re.findall(r"^(.+)\n(.+)$", part, re.M):
            add_block(document, blocks, name.removeprefix("- "), said.removeprefix("- "))
    add_section(document, plan, "text", "", level=2, body=parts[-1])
    meaning = text.markdown("What Does This Mean?", "COMMUNITY POPULATION")
    add_section(document, plan, "text", "What Does This Mean?", level=2, body=meaning)
    _population(document, plan, text)
    _survey(document, plan, text)
    body = text.markdown("Engagement Letters Summary", "Stakeholder Focus")
    add_section(document, plan, "text", "Stakeholder Engagement", level=1)
    add_section(document, plan, "text", "Stakeholders Engagement Letters Summary", level=2, body=body)
    body = text.markdown("Focus Groups’ Summary", "CRIME AND OCCURRENCE")
    intro, *concerns = body.split("\n\n")
    body = intro + "\n\n" + "\n".join(f"- {one}" for one in concerns)
    add_section(document, plan, "text", "Stakeholder Focus Groups’ Summary", level=2, body=body)
    _trends(document, plan, text)


def _chart(document, plan, title, head, rows, before="", kind="bars", source="", after=""):
    table = TableText(head, tuple(rows), (False, *(True for _one in head[1:]))).written()
    body = "\n\n".join(part for part in (before, table, after) if part)
    add_section(document, plan, "chart", title, level=2, body=body, chart=kind, source=source)


def _population(document, plan, text):
    start, end = "COMMUNITY POPULATION PROJECTIONS AND DIVERSITY\n", "ANTICIPATED POPULATION GROWTH"
    add_section(
        document, plan, "text", "Community Population Projections and Diversity",
        body=text.markdown(start, end),
    )  # fmt: skip
    before = text.markdown(end, "COMMUNITY POPULATION")
    growth = re.findall(r"about ([\d,]+) or (\d+%)", before)
    rows = [
        (f"{year} projections", people, share)
        for year, (people, share) in zip((2011, 2032), growth, strict=True)
    ]
    _chart(
        document, plan, "Anticipated population growth",
        ("Projection", "Increase 2021 to 2031"), [row[:2] for row in rows], before, "columns",
    )  # fmt: skip
    shares = (("First", "41%"), ("Second", "22%"), ("Third", "9.5%"), ("Others", "27.5%"))
    for title in ("Population percentage by religion", "Visible minority population in Halton"):
        _chart(document, plan, title, ("Group", "Share"), shares, source="Figures to try the chart with")


def _survey(document, plan, text):
    intro = text.markdown("COMMUNITY SURVEY SUMMARY", "Halton residents rank")
    add_section(document, plan, "text", "Community Survey Summary", body=intro)
    threats = text.threats()
    _chart(
        document, plan, "The five greatest threats", ("Threat", "Residents", "Especially"), threats,
        "Halton residents rank the five greatest threats to the community as follows:",
    )  # fmt: skip
    body = text.markdown("Top 5 Community Concerns", "1. PROPERTY CRIME")
    add_section(document, plan, "text", "Top 5 Community Concerns", level=2, body=body)
    notes = dict(re.findall(r"\n(?: *\n)*(\*+ ?)(.+)", text.between("2. SOCIAL ISSUES", "STAKEHOLDER")))
    for place, (name, _share, more) in enumerate(threats, start=1):
        parts = re.split(r" and |, |/", more.removeprefix("especially "))
        rows = [(one.strip().capitalize(), f"{60 - 9 * n}%") for n, one in enumerate(parts)]
        after = {2: "*Traffic", 5: "**** Other"}.get(place, "")
        marks = [key + value for key, value in notes.items() if after and (key + value).startswith(after)]
        _chart(
            document, plan, f"{place}. {name}", ("Concern", "Residents"), rows,
            source="Figures to try the chart with. " + " ".join(marks),
        )  # fmt: skip


def _trends(document, plan, text):
    body = text.markdown("CRIME AND OCCURRENCE TRENDS", "MENTAL HEALTH CALLS")
    add_section(document, plan, "text", "Crime and Occurrence Trends", body=body)
    counts = (
        ("1,911", "2,104", "2,350", "2,487"),
        ("310", "295", "512", "880"),
        ("3,201", "3,340", "3,402", "3,377"),
    )
    titles = (
        "Mental health calls for service",
        "Auto theft-related occurrences",
        "Halton IPV-related occurrences",
    )
    for title, figures, kind in zip(titles, counts, ("columns", "lines", "columns"), strict=True):
        rows = list(zip(YEARS, figures, strict=True))
        head = ("Year", "Occurrences")
        _chart(document, plan, title, head, rows, kind=kind, source="Figures to try the chart with")
    pledge = text.markdown("HALTON IPV-RELATED OCCURRENCES", "A collaboration between")
    add_section(document, plan, "text", "Standing in solidarity", level=2, body=pledge)


def _other(document, plan, text):
    add_section(document, plan, "text", "Other Strategically Important Business")
    for name, end in (("Technology", "OTHER STRATEGICALLY"), ("Facilities", "Rendering of")):
        body = text.markdown(f"BUSINESS\n\n{name}\n", end)
        add_section(document, plan, "text", name, level=2, body=body)
    title = "How the Plan Reflects Community Needs, Values, and Expectations"
    body = text.markdown(title.upper() + "\n", "\n\n\nHalton Police Board")
    add_section(document, plan, "text", title, body=body)
    news = text.between("or 905-878-5511\n\n2 District", "Photos:").split("905-825-4777", 1)[1]
    contact = add_section(
        document, plan, "contact", "Contact", body=" ".join(tidy(news).split("905-825-4777")[-1].split())
    )
    for name, lines in text.addresses():
        add_block(document, contact, name, lines)


def _tree(document, plan, text):
    for goal in text.goals():
        share = re.search(r"\b(\d+%)", goal.call_out)
        made = add_objective(
            document, plan, None, goal.title, body=goal.body, short_title=goal.short,
            pull_quote=goal.call_out, pull_quote_author=SOURCE if goal.call_out else "",
            figure=share[1] if share else "",
        )  # fmt: skip
        add_kpi(
            document, goal.short, "value", definition=plain(goal.measure), objectives=(made,),
            frequency="year", source="Statistics Canada" if "StatsCan" in goal.measure else "Survey",
        )  # fmt: skip
        for theme in goal.themes:
            below = add_objective(
                document, plan, made, theme.title, pull_quote=theme.call_out,
                pull_quote_author=SOURCE if theme.call_out else "",
            )  # fmt: skip
            for action, parts in theme.actions:
                add_initiative(document, below, action, sub_items=tuple(parts))
