"""The action plan: the reference complete, with and without leads and dates, both editions."""

import itertools
import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.cli.main import main
from plandesk.domain import sections
from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.initiatives import add_initiative, lead_by_name
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Due
from plandesk.domain.plans import add_plan, plans
from plandesk.domain.service import change_service
from plandesk.exchange.sample import make_sample
from plandesk.reports.action_plan import ActionPlanOptions, collect, layout
from tests.copies import empty_plan
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure


def blocks_of(reference):
    """The reference as paragraphs and lists; lines that were broken within an entry are joined."""
    text = (reference / "lethbridge-action-plan.txt").read_text(encoding="utf-8")
    return [block.strip() for block in re.sub(r"\n (?=\S)", " ", text).split("\n\n") if block.strip()]


def enter(document, blocks):
    """Enter the reference as a plan; its id comes back."""
    name, title, *rest = blocks
    change_service(document, name=name)
    plan = add_plan(document, title, "action", date(2022, 1, 1), date(2022, 12, 31), state="approved")
    first = next(place for place, block in enumerate(rest) if block.startswith("- ")) - 2
    text = next(one for one in sections.sections(document, plan) if one.kind == "text")
    sections.change_section(document, text.id, title="", body="\n\n".join(rest[:first]))
    for place in range(first, len(rest), 3):
        pillar = add_objective(document, plan, None, rest[place])
        change_objective(document, pillar, body=rest[place + 1])
        for line in rest[place + 2].split("\n"):
            add_initiative(document, pillar, line.removeprefix("- "))
    return plan


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "action.plandesk")
    yield made
    made.close()


def text_of(pdf):
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def test_the_reference_comes_out_complete_on_two_pages(document, reference):
    blocks = blocks_of(reference)
    data = collect(document, ActionPlanOptions(enter(document, blocks)))
    assert [pillar.count() for pillar in data.pillars] == [5, 6, 5, 3, 2]
    pdf = layout(data)
    assert failures(pdf) == []
    assert len(page_texts(pdf)) == 2
    read = squeezed(structure(pdf).text())
    at = 0
    for block in blocks[2:]:
        for line in block.split("\n"):
            at = read.index(squeezed(line.removeprefix("- ")), at)
    assert [node.text().strip() for node in structure(pdf).all("H2")] == [p.title for p in data.pillars]
    assert layout(data) == pdf


def test_every_option_gives_the_whole_plan_in_order(document, reference):
    blocks = blocks_of(reference)
    plan = enter(document, blocks)
    wanted = [line.removeprefix("- ") for block in blocks[2:] for line in block.split("\n")]
    for edition in ("public", "in-camera"):
        for paper in ("letter", "a4"):
            made = {"edition": edition, "paper": paper, "leads": True, "dates": True}
            pdf = layout(collect(document, ActionPlanOptions(plan, **made)))
            assert failures(pdf) == []
            assert missing_in_order(wanted, "".join(page_texts(pdf))) == []
            levels = [int(node.tag[1]) for node in structure(pdf).all("H1", "H2", "H3")]
            assert levels == [1, *[2] * 5]


def test_sections_of_every_kind_are_printed(document, reference):
    plan = enter(document, blocks_of(reference))
    change_service(document, mission="To serve", email="info@example.org", emergency="911")
    sections.add_section(document, plan, "message", "From the chief", 0, body="Dear reader", author="J. Doe")
    sections.add_section(document, plan, "statements", "What we stand for")
    figures = sections.add_section(document, plan, "figures", "In figures", source="Source: own records")
    sections.add_block(document, figures, "Stops", figure="17,112", note="in one year")
    pdf = layout(collect(document, ActionPlanOptions(plan)))
    assert failures(pdf) == []
    told = [
        *("From the chief", "J. Doe", "Dear reader", "Maintaining public", "Chaplain Support"),
        *("Connect with us", "911", "info@example.org", "To serve"),
        *("Stops", "17,112", "in one year", "own records"),
    ]
    assert missing_in_order(told, structure(pdf).text()) == []
    assert [node.links for node in structure(pdf).all("Link")] == [1]


def test_what_the_service_stands_for_stands_below_the_overview_where_it_has_room(tmp_path):
    sample = make_sample(tmp_path / "sample.plandesk", "A. Planner")
    annual = next(one.id for one in plans(sample) if one.kind == "annual")
    pdf = layout(collect(sample, ActionPlanOptions(annual)))
    sample.close()
    texts = page_texts(pdf)
    assert len(texts) == 7 and "Overview" in texts[0] and "Compassion" in texts[0]
    assert failures(pdf) == []
    levels = [int(node.tag[1]) for node in structure(pdf).all("H1", "H2", "H3", "H4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_titles_of_blocks_are_headings_as_typed_and_stand_with_their_words(document):
    plan = add_plan(document, "Action Plan", "action", date(2026, 1, 1), date(2026, 12, 31))
    section = sections.add_section(document, plan, "findings", "What we heard", 0)
    for number in range(60):
        body = f"- First {number}\n- Second {number}" + "\n\nMore" * (number % 3)
        sections.add_block(document, section, f"*Heard* {number}", body=body)
    pdf = layout(collect(document, ActionPlanOptions(plan)))
    assert failures(pdf) == []
    headings = [node.text().strip() for node in structure(pdf).all("H3")]
    assert headings == [f"*Heard* {number}" for number in range(60)]
    pages = [squeezed(page) for page in page_texts(pdf)]
    assert len(pages) > 3
    assert all(any(f"*Heard*{number}First{number}" in page for page in pages) for number in range(60))


def test_who_and_when_stand_with_the_words_of_an_initiative(document):
    plan = add_plan(document, "Action Plan", "action", date(2026, 1, 1), date(2026, 12, 31))
    pillar = add_objective(document, plan, None, "Ethics")
    due = Due.parse("Q3", 2026)
    for number in range(90):
        add_initiative(document, pillar, "Many words " * (number % 7 * 5) + f"end {number}.", due=due)
    pdf = layout(collect(document, ActionPlanOptions(plan, dates=True)))
    pages = [squeezed(page) for page in page_texts(pdf)]
    assert len(pages) > 4
    together = [len(re.findall(r"end\d+\.Due:Q3", page)) for page in pages]
    assert together == [page.count("Due:Q3") for page in pages] and sum(together) == 90


def test_leads_and_dates_stand_where_they_are_asked_for(document):
    plan = add_plan(document, "Action Plan", "action", date(2026, 1, 1), date(2026, 12, 31))
    pillar = add_objective(document, plan, None, "Ethics")
    add_unit(document, "Training Unit")
    due, lead = Due.parse("Q3", 2026), lead_by_name(document, "Training Unit")
    add_initiative(document, pillar, "Annual training", due=due, leads=(lead,))
    add_initiative(document, pillar, "Without either")
    assert "Lead" not in text_of(layout(collect(document, ActionPlanOptions(plan))))
    both = layout(collect(document, ActionPlanOptions(plan, "in-camera", leads=True, dates=True)))
    assert failures(both) == []
    assert squeezed("Lead: Training Unit · Due: Q3") in text_of(both)
    only = text_of(layout(collect(document, ActionPlanOptions(plan, dates=True))))
    assert squeezed("Due: Q3") in only and "Training" not in only.replace("Annualtraining", "")


def test_the_public_edition_leaves_out_what_is_internal(document):
    plan = add_plan(document, "Action Plan", "action", date(2026, 1, 1), date(2026, 12, 31))
    pillar = add_objective(document, plan, None, "Ethics")
    hidden = add_objective(document, plan, None, "CANARY1")
    change_objective(document, hidden, public=False)
    add_initiative(document, hidden, "CANARY2")
    add_initiative(document, pillar, "CANARY3", public=False)
    add_initiative(document, pillar, "Open to all", note="CANARY4")
    section = sections.add_section(document, plan, "text", "CANARY5", 0)
    sections.change_section(document, section, public=False, body="CANARY6")
    public = collect(document, ActionPlanOptions(plan))
    assert "CANARY" not in repr(public) and "CANARY" not in text_of(layout(public))
    everything = text_of(layout(collect(document, ActionPlanOptions(plan, edition="in-camera"))))
    assert all(f"CANARY{n}" in everything for n in (1, 2, 3, 5, 6)) and "CANARY4" not in everything


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_long_and_empty_plans_come_out_well(document, paper):
    plan = add_plan(document, "A title of three lines " * 5, "action", date(2026, 1, 1), date(2026, 12, 31))
    empty = layout(collect(document, ActionPlanOptions(plan, paper=paper)))
    assert failures(empty) == [] and len(page_texts(empty)) == 1
    for number in range(4):
        pillar = add_objective(document, plan, None, f"Pillar {number} with a title that takes three lines")
        for place in range(60 if number == 1 else 2):
            add_initiative(
                document, pillar, f"Promise {number}.{place} <b>as typed</b>", sub_items=("a", "b")
            )
    pdf = layout(collect(document, ActionPlanOptions(plan, paper=paper)))
    assert failures(pdf) == []
    texts = [squeezed(page) for page in page_texts(pdf)]
    everything = "".join(texts)
    assert all(squeezed(f"Promise 1.{place} <b>as typed</b>") in everything for place in range(60))
    goes_on = [text for text in texts if squeezed("takes three lines (continued)") in text]
    assert len(goes_on) >= 1


def test_the_command_line_writes_it(document, reference, tmp_path, capsys):
    enter(document, blocks_of(reference))
    out = tmp_path / "action.pdf"
    words = ["report", str(document.path), "action-plan", "-o", str(out)]
    assert main([*words, "--leads", "--dates", "--edition", "in-camera"]) == 0
    assert squeezed("Chaplain Support") in text_of(out.read_bytes())
    assert main([*words, "--leads"]) == 1
    assert "does not say who leads" in capsys.readouterr().err
    assert main([*words, "--narrative"]) == 1
    assert "--narrative" in capsys.readouterr().err


def test_the_first_page_is_not_left_to_the_head_alone(tmp_path):
    sample = make_sample(tmp_path / "sample.plandesk", "A. Planner")
    strategic = next(one for one in plans(sample) if one.kind == "strategic")
    first = sections.sections(sample, strategic.id)[0]
    assert first.kind == "message"
    pdf = layout(collect(sample, ActionPlanOptions(strategic.id)))
    texts = page_texts(pdf)
    assert first.title in texts[0] and " ".join(first.body.split())[-60:] in " ".join(texts[0].split())
    assert "How this plan was made" not in texts[0] and "How this plan was made" in texts[1]
    marks = PdfReader(BytesIO(pdf)).outline
    assert [one.title for one in marks if not isinstance(one, list)][:2] == ["Strategic Plan", first.title]
    assert failures(pdf) == []
    sample.close()


def test_what_the_service_stands_for_is_a_chapter_also_below_a_deeper_section(document, reference):
    plan = enter(document, blocks_of(reference))
    change_service(document, mission="To serve", values=("Respect", "Courage"))
    sections.add_section(document, plan, "figures", "In figures", 0)
    stops = sections.add_section(document, plan, "figures", "On the road", 1, level=2)
    sections.add_block(document, stops, "Stops", figure="17,112", note="in one year")
    sections.add_section(document, plan, "text", "Why", 2, body="For this reason.")
    sections.add_section(document, plan, "statements", "", 3)
    pdf = layout(collect(document, ActionPlanOptions(plan)))
    assert failures(pdf) == []
    read = [(node.tag, node.text().strip()) for node in structure(pdf).all("H1", "H2", "H3", "H4")]
    at = read.index(("H2", "Why"))
    assert read[at + 1 : at + 3] == [("H3", "Mission"), ("H3", "Values")]
