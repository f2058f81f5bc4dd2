"""The reference strategic plan on paper: whole, in order of reading, tagged; and hard plans."""

import re
from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.domain import arranging, outline
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.initiatives import Lead, add_initiative, change_initiative
from plandesk.domain.layouts import add_layout, layout_named
from plandesk.domain.people import add_person
from plandesk.domain.periods import Due
from plandesk.domain.plans import add_plan
from plandesk.domain.sections import add_block, add_section, change_section, sections
from plandesk.domain.service import add_picture
from plandesk.domain.text_tables import first_table, lines_of
from plandesk.reports.strategic_plan import StrategicPlanOptions, collect, layout, offered
from tests import halton_plan
from tests.copies import empty_plan
from tests.pictures import png
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure


@pytest.fixture(scope="module")
def halton(tmp_path_factory, reference):
    document, plan = halton_plan.make(tmp_path_factory.mktemp("halton") / "h.plandesk", reference)
    yield document, plan
    document.close()


@pytest.fixture(scope="module")
def data(halton):
    return collect(halton[0], StrategicPlanOptions(halton[1]))


@pytest.fixture(scope="module")
def pdf(data):
    return layout(data)


@pytest.fixture(scope="module")
def tree(pdf):
    return structure(pdf)


def plain(markdown):
    """The words of Markdown in order, line by line."""
    found = first_table(markdown)
    if found is not None:
        cells = [
            line for row in (found.table.head, *found.table.rows) for cell in row for line in lines_of(cell)
        ]
        return [*plain(found.before), *(plain_line(one) for one in cells), *plain(found.after)]
    return [plain_line(line) for line in markdown.split("\n")]


def plain_line(line):
    line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"^\s*- ", "", line))
    return re.sub(r"<(https?://[^>]+)>", r"\1", line).replace("**", "").replace("*", "").strip()


def sentences(data):
    """Everything that must be found on paper from the first section on, in order of reading."""
    found = []
    for one in data.sections:
        if one.kind == "outline":
            for pillar in data.pillars:
                found += [pillar.title, *plain(pillar.body), pillar.figure, pillar.pull_quote]
                for theme in pillar.below:
                    found.append(theme.title)
                    found += [line for action in theme.actions for line in (action.text, *action.sub_items)]
                found += [theme.pull_quote for theme in pillar.below]
            continue
        found += [one.title, one.author, one.author_title, one.pull_quote, *plain(one.body)]
        if one.chart is not None:
            rows = (one.chart.table.head, *one.chart.table.rows)
            found += [cell for row in rows for cell in row]
        if one.kind == "statements":
            found += [data.statements.mission, data.statements.vision, *data.statements.values]
        for objective in data.objectives if one.kind in ("objectives", "evaluation") else ():
            found.append(objective.title)
            found += plain(objective.body) if one.kind == "objectives" else [
                text for kpi in objective.measured_by for text in (kpi.name, kpi.definition, kpi.source)
            ]  # fmt: skip
        for block in one.blocks:
            found += [block.title, *plain(block.body), block.note]
        found += [*plain(one.after), one.source]
    return [text for text in found if text.strip()]


def test_the_whole_plan_went_in(data):
    assert data.counts() == [halton_plan.OBJECTIVES, halton_plan.THEMES, halton_plan.ACTIONS]
    assert len(sentences(data)) > 400


def test_every_sentence_comes_in_the_order_of_the_tree(data, tree):
    contents = squeezed("".join(node.text() for node in tree.all("TOC")))
    read = squeezed(tree.text())
    assert missing_in_order(sentences(data), read[read.index(contents) + len(contents) :]) == []


def test_every_sentence_comes_on_the_pages(data, pdf):
    text = squeezed("".join(page_texts(pdf)[2:]))
    ends = [end for one in sentences(data) for end in (squeezed(one)[:30], squeezed(one)[-30:])]
    assert [one for one in ends if one not in text] == []  # in between a page may end


def test_the_tree_says_the_tables_and_lists_as_they_are(data, tree):
    tables = tree.all("Table")
    consultation = next(one for one in tables if "ENGAGEMENT METHOD" in one.text())
    assert [head.text().strip() for head in consultation.all("TH")] == [
        "STAKEHOLDERS", "ENGAGEMENT METHOD", "INPUT SOLICITED",
    ]  # fmt: skip
    assert len(consultation.all("TR")) == 4 and len(consultation.all("LI")) == 6
    evaluation = next(one for one in tables if "Key performance indicator" in one.text())
    assert [len(row.all("TD")) for row in evaluation.all("TR")] == [0, 2, 2, 2, 2, 2]
    actions = [one.text().strip() for pillar in data.pillars for one in pillar_lists(tree, pillar)]
    wanted = [one for pillar in data.pillars for theme in pillar.below for one in theme.actions]
    assert len(actions) == len(wanted) == halton_plan.ACTIONS
    for said, action in zip(actions, wanted, strict=True):
        assert squeezed(said) == squeezed(action.text + "".join(action.sub_items))


def pillar_lists(tree, pillar):
    """The items of the lists of actions under an objective's heading, those of its strip left out."""
    sect = next(
        one
        for one in tree.all("Sect")
        if any(squeezed(head.text()) == squeezed(pillar.title) for head in direct(one, "H3"))
        and direct(one, "Sect")
    )
    lists = [one for theme in direct(sect, "Sect") for one in direct(theme, "L")]
    return [item for one in lists for item in direct(one, "LI")]


def direct(node, tag):
    return [kid for kid in node.kids if not isinstance(kid, str) and kid.tag == tag]


def test_the_squares_of_the_cover_are_said_in_the_words_of_the_plan(data, tree):
    said = [node.alt for node in tree.all("Figure") if "actions by theme" in node.alt]
    assert said[0] == f"{data.pillars[0].title}, actions by theme: 4, 2, 10, 2"
    assert len(said) == halton_plan.OBJECTIVES


def test_headings_skip_no_level(tree):
    levels = [int(node.tag[1]) for node in tree.all("H1", "H2", "H3", "H4", "H5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("edition", ["public", "in-camera"])
@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("more", [True, False])
def test_all_rules_of_pdf_ua_hold(halton, edition, paper, more):
    options = StrategicPlanOptions(
        halton[1],
        edition,
        paper=paper,
        leads=more,
        dates=more,
        facing=not more,
        language="fr" if more else None,
    )
    data = collect(halton[0], options)
    assert failures(layout(replace(data, imprint=replace(data.imprint, draft=2 if more else None)))) == []


def test_contents_and_strips_lead_to_the_pages(data, pdf, tree):
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages, start=1)}

    def goes_to(page):
        links = [link.get_object() for link in page.get("/Annots", ())]
        return [numbers[link["/Dest"][0].indirect_reference.idnum] for link in links if "/Dest" in link]

    lines = [node.text().strip() for node in tree.all("TOCI")]
    assert [int(line.split()[0]) for line in lines] == goes_to(reader.pages[1])
    starts = [int(line.split()[0]) for line in lines if re.match(r"\d+ [1-5] ", line)]
    assert len(starts) == 5 and all(start % 2 == 0 for start in starts), "objectives begin on left pages"
    texts = page_texts(pdf)
    for place, (start, pillar) in enumerate(zip(starts, data.pillars, strict=True)):
        assert squeezed(pillar.title) in squeezed(texts[start - 1])
        others = [other for other in starts if other != start]
        assert goes_to(reader.pages[start - 1]) == others
        if place < 4:
            following = reader.pages[start]  # the page after has the same strip
            assert goes_to(following) in ([], others)


def lang_of(pdf, words):
    """The language of the smallest structure element around some words, as the tree says it."""
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()
    found = []

    def walk(element, language):
        language = str(element.get("/Lang", language))
        kids = element.get("/K", [])
        for raw in kids if isinstance(kids, list) else [kids]:
            kid = raw.get_object()
            if not isinstance(kid, int) and "/S" in kid:
                walk(kid, language)
        found.append((element["/S"], language))

    walk(root, "")
    return [language for tag, language in found if tag == words]


@pytest.fixture
def document(tmp_path):
    document = empty_plan(tmp_path / "plan.plandesk")
    yield document
    document.close()


@pytest.fixture
def small(document):
    """A strategic plan with one objective, one theme and one action; ids of all."""
    plan = add_plan(
        document, "Plan", "strategic", date(2026, 1, 1), date(2029, 12, 31), with_sections=False,
        levels=halton_plan.LEVELS, state="approved",
    )  # fmt: skip
    goal = add_objective(document, plan, None, "Objective")
    theme = add_objective(document, plan, goal, "Theme")
    return plan, goal, theme, add_initiative(document, theme, "Action")


def test_a_section_in_another_language_says_so(document, small):
    plan = small[0]
    add_section(document, plan, "message", "Mot du chef", body="Bonjour à tous.", language="fr")
    add_section(document, plan, "text", "Deeper", body="Plus bas.", language="fr", level=2)
    add_section(document, plan, "text", "English", body="Hello.")
    add_section(document, plan, "text", "Odd", body="Hello.", language=") /Lang (xx")
    pdf = layout(collect(document, StrategicPlanOptions(plan)))
    assert failures(pdf) == []
    assert lang_of(pdf, "/Sect").count("fr") == 2 and set(lang_of(pdf, "/Sect")) == {"fr", ""}


def test_the_public_edition_leaves_internal_things_out(document, small):
    plan, goal, theme, action = small
    person = add_person(document, "Inner Lead")
    change_initiative(document, action, leads=(Lead(person, None, ""),), due=Due("2027"))
    hidden = add_objective(document, plan, goal, "Secret theme", public=False, pull_quote="Secret quote")
    add_initiative(document, hidden, "Secret action")
    add_initiative(document, theme, "Secret step", public=False)
    shut = add_section(document, plan, "blocks", "Secret section", public=False)
    add_block(document, shut, "Secret block", figure="Secret 5")
    told = {}
    for edition in ("public", "in-camera"):
        options = StrategicPlanOptions(plan, edition, leads=True, dates=True)
        told[edition] = squeezed("".join(page_texts(layout(collect(document, options)))))
    assert "Secret" not in told["public"] and "InnerLead" not in told["public"] and "2027" in told["public"]
    wanted = ("Secrettheme", "Secretaction", "Secretstep", "Secretsection", "Secret5", "Lead:InnerLead")
    assert [one for one in wanted if one not in told["in-camera"]] == []


def test_hard_plans_come_out_whole(document, small):
    plan, goal, theme, _action = small
    title = "A title of many words that goes on for three lines and more, as titles of objectives do " * 3
    change_objective(
        document, goal, title=title, body="Why.", figure="12,345,678,901", pull_quote="Wow. " * 90
    )
    for n in range(60):
        add_initiative(document, theme, f"Action {n} " + "with words " * (n % 9))
    change_objective(document, theme, pull_quote="One word")
    for n in range(9):
        add_objective(document, plan, None, f"Next{n} " + "very long title " * 9)
    picture = add_picture(document, png(40, 50), "p.png")
    change_objective(document, goal, picture=picture, picture_alt="A view")
    add_section(document, plan, "outline", "What we do", body="In all.", picture=picture)
    for kind in (
        "text",
        "message",
        "blocks",
        "table",
        "chart",
        "people",
        "objectives",
        "evaluation",
        "contact",
    ):
        add_section(document, plan, kind, f"Empty {kind}")
    one = "| a | b |\n| --- | --- |\n| x | y |"
    for kind in ("table", "chart"):
        add_section(document, plan, kind, f"One word {kind}", body=one)
    wide = (
        "| " + " | ".join(f"h{n}" for n in range(12)) + " |\n" + "| --- " * 12 + "|\n" + "| cell " * 12 + "|"
    )
    add_section(document, plan, "table", "Wide", body=wide + ("\n" + "| long cell text " * 12 + "|") * 40)
    rows = "\n".join(f"| Name {n} with words | {n * 7}% |" for n in range(60))
    for chart in ("bars", "columns", "lines"):
        body = f"Why.\n\n| Name | Share |\n| --- | ---: |\n{rows}"
        add_section(document, plan, "chart", f"Many {chart}", body=body, chart=chart, level=2)
    two = "| Year | A | B |\n| --- | --- | --- |\n| 2020 | 1,000 | −5 |\n| 2021 | – | 8 |"
    for chart in ("bars", "columns", "lines"):
        add_section(document, plan, "chart", f"Two {chart}", body=two, chart=chart, level=2)
    team = add_section(document, plan, "people", "Team")
    for n in range(9):
        add_block(document, team, f"Person {n}", "Bio. " * 40, note="Chief", picture=picture)
    for paper in ("letter", "a4"):
        data = collect(document, StrategicPlanOptions(plan, "in-camera", paper=paper))
        made = layout(data)
        text = squeezed("".join(page_texts(made)))
        assert [n for n in range(60) if f"Action{n}" not in text] == []
        assert (
            text.count("(continued)") >= 4
            and "WhatwedoInall." in text
            and "Namewith" not in text
            and "Person8" in text
        )
        assert failures(made) == []


def test_a_layout_orders_and_hides_parts(document, small):
    plan = small[0]
    for name in ("First", "Second"):
        add_section(document, plan, "text", name, body=f"Text of the {name} one.")
    one, two = (section.uid for section in sections(document, plan))
    kept = [(part.kind, part.subject) for part in offered(document, plan)]
    assert kept == [
        ("cover", ""), ("contents", ""), ("section", one), ("section", two), ("plan-table", ""),
        ("kpi-table", ""), ("kpi-pages", ""), ("page-break", ""),
    ]  # fmt: skip
    parts = (
        LayoutPart(arranging.COVER), LayoutPart(arranging.PLAN_TABLE), LayoutPart(arranging.SECTION, two),
        LayoutPart(arranging.SECTION, one, hidden=True),
    )  # fmt: skip
    add_layout(document, "strategic-plan", "Short", parts)
    chosen = layout_named(document, "strategic-plan", "short")
    pdf = layout(collect(document, StrategicPlanOptions(plan, layout=chosen)))
    text = "".join(page_texts(pdf)[1:])
    assert "First one" not in text and text.index("Action") < text.index("Second one")
    change_section(document, sections(document, plan)[1].id, title="Renamed")
    assert "Renamed" in "".join(
        page_texts(layout(collect(document, StrategicPlanOptions(plan, layout=chosen))))
    )


def test_without_objectives_there_are_no_action_plans(document):
    plan = add_plan(document, "Empty", "strategic", date(2026, 1, 1), date(2029, 12, 31))
    assert outline.outline(document, plan).counts()[-1] == 0
    pdf = layout(collect(document, StrategicPlanOptions(plan)))
    assert failures(pdf) == [] and "Action plans" not in "".join(page_texts(pdf))


def test_who_and_when_stand_with_the_words_of_an_action(document):
    plan = add_plan(document, "Strategic Plan", "strategic", date(2025, 1, 1), date(2028, 12, 31))
    theme = add_objective(document, plan, add_objective(document, plan, None, "Ethics"), "Theme")
    for number in range(90):
        words = "Many words " * (number % 9 * 5) + f"end {number}."
        add_initiative(document, theme, words, due=Due.parse("Q3 2026", 2025))
    pages = page_texts(layout(collect(document, StrategicPlanOptions(plan, dates=True))))
    together = [len(re.findall(r"end\d+\.Due:Q3", squeezed(page))) for page in pages]
    assert together == [squeezed(page).count("Due:Q3") for page in pages] and sum(together) == 90
