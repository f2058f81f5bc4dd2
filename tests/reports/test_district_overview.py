"""The district overview: the reference complete and in order, on paper and screen, in both editions."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.cli.main import main
from plandesk.domain import arranging, layouts, sections
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.kpis import definitions, measures
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import add_plan
from plandesk.domain.sections import add_block, add_section
from plandesk.file.document import Document
from plandesk.reports.annual_plan import AnnualPlanOptions
from plandesk.reports.annual_plan import collect as collect_annual
from plandesk.reports.annual_plan import layout as layout_annual
from plandesk.reports.district_overview import DistrictOverviewOptions, collect, layout
from tests import halton_district
from tests.copies import empty_plan
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure, words_on_words


@pytest.fixture(scope="module")
def made(tmp_path_factory, reference):
    """The document, its plan and the sentences of the reference."""
    document = Document.create(tmp_path_factory.mktemp("district") / "halton.plandesk", who="A. Planner")
    yield document, *halton_district.build(document, reference)
    document.close()


@pytest.fixture(scope="module")
def data(made):
    document, plan, _told = made
    return collect(document, DistrictOverviewOptions(plan))


@pytest.fixture(scope="module")
def pdf(data):
    return layout(data)


@pytest.fixture(scope="module")
def tree(pdf):
    return structure(pdf)


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "district.plandesk")
    yield made
    made.close()


def plain(text):
    """Text without the punctuation that stands between a name and its figure."""
    return squeezed(text.translate(str.maketrans("", "", ":()")))


def test_every_sentence_comes_in_the_order_of_the_tree(made, tree):
    _document, _plan, told = made
    assert len(told) > 160
    assert missing_in_order([plain(one) for one in told], plain(tree.text())) == []


def test_every_sentence_comes_in_the_order_of_the_pages(made, pdf):
    _document, _plan, told = made
    assert missing_in_order([plain(one) for one in told], plain("".join(page_texts(pdf)[1:]))) == []


def test_headings_are_those_of_the_data_and_skip_no_level(data, tree):
    headings = [(int(node.tag[1]), node.text().strip()) for node in tree.all("H1", "H2", "H3", "H4", "H5")]
    levels = [level for level, _text in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    chapters = [one.title for one in data.sections if one.level == 1]
    assert [text for level, text in headings if level == 2] == chapters
    within = [one.title for one in data.sections if one.level == 2]
    assert [text for level, text in headings if level == 3 and text in within] == within


def test_lists_and_tables_are_those_of_the_data(data, tree):
    points = [
        line for one in data.sections for b in one.blocks for line in b.body.split("\n") if line[:2] == "- "
    ]
    items = [squeezed(node.text()) for node in tree.all("LBody")]
    lists = [one for one in points if squeezed(one[2:]) in items]
    alone = {b.body for one in data.sections for b in one.blocks if b.body.count("\n") == 0 and b.body}
    assert len(lists) + len([one for one in points if one in alone]) >= len(points)
    stretches, years, months = tree.all("Table")
    assert [[cell.text().strip() for cell in row.all("TH", "TD")] for row in stretches.all("TR")] == [
        ["Whole service", "Occurrences", "Clearance rate"],
        ["", "2023", "2022", "Change", "2023", "2022", "Change"],
        ["Current period", "6,999", "6,783", "+3%", "42%", "44%", "−5%"],
        ["Year to date", "6,999", "6,783", "+3%", "42%", "44%", "−5%"],
        ["12-month average", "583", "565", "+3%", "42%", "44%", "−5%"],
    ]
    spans = [int(head.attributes.get("/ColSpan", 1)) for head in stretches.all("TR")[0].all("TH")]
    assert spans == [1, 3, 3]
    assert len(months.all("TR")) == 5 and len(years.all("TR")) == 3


@pytest.mark.parametrize("options", [{}, {"paper": "a4"}, {"sheet": "screen"}], ids=str)
def test_a_dashboard_takes_two_pages_and_the_second_says_what_it_is_about(made, options):
    document, plan, _told = made
    pdf = layout(collect(document, DistrictOverviewOptions(plan, **options)))
    places = [n for n, text in enumerate(page_texts(pdf)) if "CLEARANCE RATES" in text]
    assert len(places) == 2
    second = page_texts(pdf)[places[1]]
    assert "Clearance rate (continued)" in second
    assert "The figures by month" in second and "The figures by year" in second
    assert words_on_words(pdf, places[1]) == [] and failures(pdf) == []


def test_the_tiles_have_the_figures_of_the_reference(data):
    (section,) = (one for one in data.sections if one.kind == "dashboard")
    (board,) = section.boards
    told = [[(f.value, f.change, f.before) for f in tile.figures] for tile in board.tiles]
    assert told == [
        [("6,999", "+3%", "from 6,783"), ("42%", "−5%", "from 44%")],
        [("2,007", "+4%", "from 1,931"), ("49%", "−12%", "from 55%")],
        [("2,518", "+3%", "from 2,438"), ("36%", "−3%", "from 37%")],
        [("2,437", "+3%", "from 2,368"), ("42%", "+1%", "from 42%")],
    ]
    assert [tile.figures[1].remark for tile in board.tiles][:2] == ["−2.1 points", "−6.4 points"]
    assert [tile.figures[1].adverse for tile in board.tiles] == [True, True, True, False]
    assert "The units add up to 6,962 of 6,999; 37 are in none of them." in board.notes
    assert board.remark[0] == "Within normal variation"


def test_every_rule_holds_for_all_options_and_editions(made):
    document, plan, _told = made
    sizes = set()
    for edition in ("public", "in-camera"):
        for options in ({}, {"paper": "a4", "leads": True, "dates": True}, {"sheet": "screen"}):
            report = layout(collect(document, DistrictOverviewOptions(plan, edition=edition, **options)))
            assert failures(report) == [], (edition, options)
            box = PdfReader(BytesIO(report)).pages[0].mediabox
            sizes.add((round(box.width), round(box.height)))
            assert ("Confidential" in page_texts(report)[2]) == (edition != "public")
    assert sizes == {(792, 612), (842, 595), (960, 540)}


def test_boxes_lead_to_their_stories(pdf):
    reader = PdfReader(BytesIO(pdf))
    texts = page_texts(pdf)
    number = next(n for n, text in enumerate(texts) if "Cop in a Café Initiative" in text)
    links = [link.get_object() for link in reader.pages[number]["/Annots"]]
    assert len(links) == 3  # the fourth has nothing to tell
    target = reader.get_page_number(links[2]["/Dest"][0].get_object())
    assert "Officers set up a booth" in texts[target]


def test_pictures_say_what_they_show(tree):
    alts = [node.alt for node in tree.all("Figure")]
    assert "Officers at a desk" in alts and "Picture of Cop in a Café Initiative" in alts
    assert any(
        alt.startswith("Clearance rate, 2023 and 2022. Whole service: 42%, before 44%") for alt in alts
    )


def test_the_same_data_give_the_same_bytes(data, pdf):
    assert layout(data) == pdf


def test_a_layout_orders_hides_and_breaks(made):
    document, plan, _told = made
    roads, people = (
        next(one for one in sections.sections(document, plan) if one.title == title)
        for title in ("Road Safety", "People First")
    )
    parts = (
        LayoutPart(arranging.CONTENTS),
        LayoutPart(arranging.SECTION, roads.uid),
        LayoutPart(arranging.PAGE_BREAK),
        LayoutPart(arranging.SECTION, people.uid, hidden=True),
    )
    layout_id = layouts.add_layout(document, "district-overview", "Roads first", parts)
    found = layouts.layout(document, layout_id)
    texts = page_texts(layout(collect(document, DistrictOverviewOptions(plan, layout=found))))
    assert "Contents" in texts[1] and "Road Safety" in texts[2]
    assert "Themes" in texts[1] and "Road Safety" not in texts[1]  # chapters alone
    assert not any("EMPLOYEE WELL-BEING" in text for text in texts)
    document.undo()


def test_the_public_edition_leaves_out_what_is_internal(document):
    plan = add_plan(document, "District 2026", "district", date(2026, 1, 1), date(2026, 12, 31))
    shut = add_objective(document, plan, None, "CANARY1")
    change_objective(document, shut, public=False)
    area = add_objective(document, plan, None, "Roads")
    add_initiative(document, area, "CANARY2", public=False)
    add_initiative(document, area, "Open", note="NEVER1")
    kpi = definitions.add_kpi(document, "CANARY3", "count", objectives=(shut,), note="NEVER2")
    measures.enter(document, kpi, [measures.Entry(measures.Cell(month_number(2026, 1)), 3)])
    board = next(one for one in sections.sections(document, plan) if one.kind == "dashboard")
    sections.change_section(document, board.id, kpis=(kpi,))
    for number, kind in enumerate(("tiles", "stories", "figures", "dashboard"), start=4):
        hidden = add_section(document, plan, kind, f"CANARY{number}", public=False, kpis=(kpi,))
        add_block(document, hidden, f"CANARY{number}", "x", figure="7", note="y")
    public = layout(collect(document, DistrictOverviewOptions(plan)))
    assert b"CANARY" not in public
    assert "CANARY" not in "".join(page_texts(public)) + structure(public).text()
    assert "CANARY" not in repr(PdfReader(BytesIO(public)).outline)
    everything = structure(
        layout(collect(document, DistrictOverviewOptions(plan, edition="in-camera")))
    ).text()
    assert [n for n in range(1, 8) if f"CANARY{n}" not in everything] == [] and "NEVER" not in everything


def test_figures_end_with_the_quarter_that_is_asked_for(made):
    document, plan, _told = made
    told = collect(document, DistrictOverviewOptions(plan, quarter=Quarter(2022, 4)))
    (section,) = (one for one in told.sections if one.kind == "dashboard")
    assert section.boards[0].tiles[0].figures[0].value == "6,783"
    assert "6,999" not in "".join(page_texts(layout(told)))


LONG = "A title that takes three lines because somebody wrote all that there is to say into it " * 2


@pytest.mark.parametrize("sheet", ["paper", "screen"])
def test_empty_long_and_large_overviews_come_out_well(document, sheet):
    plan = add_plan(document, LONG, "district", date(2026, 1, 1), date(2026, 12, 31))
    options = DistrictOverviewOptions(plan, sheet=sheet)
    empty = layout(collect(document, options))
    assert failures(empty) == [] and len(page_texts(empty)) <= 2
    for number in range(12):
        area = add_objective(document, plan, None, LONG if number else "Word")
        for place in range(60 if number == 1 else number % 3):
            add_initiative(document, area, f"Promise {number}.{place} <b>as typed</b>")
    for kind in ("tiles", "stories", "figures"):
        section = add_section(document, plan, kind, LONG)
        for number in range(30 if kind == "tiles" else 13):
            figure = "1,234,567,890,123" if kind == "figures" else ""
            add_block(
                document,
                section,
                LONG if number == 3 else f"{kind} {number}",
                "One.\n\n- a\n- b",
                figure=figure,
            )
        add_block(document, section, "", "Word " * (400 if kind == "stories" else 3))
    names = [f"District {number}" for number in range(30)]
    kpi = definitions.add_kpi(document, LONG, "count", unit_of_count="calls")
    units = [add_unit(document, name) for name in names]
    measures.enter(
        document, kpi,
        [
            measures.Entry(measures.Cell(month_number(2025, 1) + month, unit), 1000)
            for unit in units for month in range(24)
        ],
    )  # fmt: skip
    words = definitions.add_kpi(document, "In words", "words", frequency="year")
    board = next(one for one in sections.sections(document, plan) if one.kind == "dashboard")
    sections.change_section(document, board.id, kpis=(kpi, words))
    pdf = layout(collect(document, options))
    assert failures(pdf) == []
    said = squeezed(structure(pdf).text())
    wanted = [f"Promise 1.{place} <b>as typed</b>" for place in range(60)]
    wanted += (
        [f"figures {number}" for number in range(13) if number != 3] + [f"tiles {n}" for n in (0, 29)] + names
    )
    assert [one for one in wanted if squeezed(one) not in said] == []


def test_the_sections_print_in_upright_reports_too(made):
    document, plan, told = made
    report = layout_annual(collect_annual(document, AnnualPlanOptions(plan)))
    assert failures(report) == []
    said = plain(structure(report).text())
    # On sheets that stand the list of the titles of stories is left out: they follow one another.
    assert [one for one in told if plain(one) not in said] == ["Areas of Focus"]  # each has a part


def test_the_command_line_writes_it(made, tmp_path, capsys):
    document, _plan, _told = made
    out = tmp_path / "district.pdf"
    words = ["report", str(document.path), "district-overview", "-o", str(out)]
    assert main([*words, "--screen"]) == 0
    assert PdfReader(BytesIO(out.read_bytes())).pages[0].mediabox.width == 960
    assert main([*words, "--as-of", "2022-Q4"]) == 0  # the plan was entered later
    assert "6,783" in "".join(page_texts(out.read_bytes()))
    assert main([*words, "--results"]) == 1
    assert "--results" in capsys.readouterr().err
