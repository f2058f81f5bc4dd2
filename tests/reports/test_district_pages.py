"""The pages of a district overview: nothing stands alone on a page where it has room beside others."""

from contextlib import closing
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.domain import arranging, layouts
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.plans import add_plan, plans
from plandesk.domain.sections import add_block, add_section, change_section, sections
from plandesk.domain.service import add_picture, change_service
from plandesk.exchange.sample import make_sample
from plandesk.file.document import Document
from plandesk.reports.district_overview import DistrictOverviewOptions, collect, layout
from tests.pictures import png
from tests.reports.reading import failures, page_texts, structure


@pytest.fixture
def document(tmp_path):
    made = Document.create(tmp_path / "district.plandesk", who="A. Planner")
    yield made
    made.close()


@pytest.fixture
def plan(document):
    return add_plan(document, "District 2026", "district", date(2026, 1, 1), date(2026, 12, 31))


def printed(document, plan, **options):
    return layout(collect(document, DistrictOverviewOptions(plan, **options)))


def of_stories(document, plan):
    """The texts of the pages from the section of stories on."""
    texts = page_texts(printed(document, plan))
    return texts[next(n for n, text in enumerate(texts) if "What we did" in text) :]


@pytest.fixture
def stories(document, plan):
    return add_section(document, plan, "stories", "What we did")


@pytest.mark.parametrize("options", [{}, {"paper": "a4"}, {"sheet": "screen"}], ids=str)
def test_the_sample_fills_its_pages(tmp_path, options):
    with closing(make_sample(tmp_path / "sample.plandesk", "A. Planner")) as sample:
        plan = next(one.id for one in plans(sample) if one.kind == "district")
        pdf = printed(sample, plan, **options)
    assert failures(pdf) == []
    texts = page_texts(pdf)
    assert len(texts) == 13
    assert "Thefts from vehicles" in texts[1] and "Members who stay" in texts[1]  # all areas on one page
    below = structure(pdf).all("H2", "H3")
    areas = [node.tag for node in below if node.text().strip().startswith(("1 Thefts", "4 Members"))]
    assert areas == ["H3", "H3"]
    told = next(text for text in texts if "What we did" in text)
    assert all(
        one in told for one in ("Breakfast at the harbour", "No rescue there", "asked for a second day")
    )
    assert "911" in texts[-1] and "200 Wharf Street" in texts[-1]  # the contact page is one
    alts = [node.alt for node in structure(pdf).all("Figure")]
    assert sum(alt.startswith("Drawing: ") for alt in alts) == 4


def test_a_chapter_shares_a_page_where_it_has_room_whole(document, plan):
    for title in ("Roads", "Boats"):
        section = add_section(document, plan, "tiles", title)
        for name in ("Before", "After"):
            add_block(document, section, f"{title} {name}", "One line.")
    together = next(text for text in page_texts(printed(document, plan)) if "Roads Before" in text)
    assert "Boats After" in together
    long = add_section(document, plan, "text", "Lakes")
    change_section(document, long, body="\n\n".join(["A sentence that takes its line. " * 8] * 5))
    apart = next(text for text in page_texts(printed(document, plan)) if "Roads Before" in text)
    assert "Lakes" not in apart
    headings = [node.text().strip() for node in structure(printed(document, plan)).all("H2")]
    assert [one for one in headings if one in ("Roads", "Boats", "Lakes")] == ["Roads", "Boats", "Lakes"]


def test_a_page_break_of_a_layout_parts_chapters_that_would_share(document, plan):
    made = [add_section(document, plan, "tiles", title) for title in ("Roads", "Boats")]
    for section in made:
        add_block(document, section, "Before", "One line.")
        add_block(document, section, "After", "One line.")
    uids = [next(one.uid for one in sections(document, plan) if one.id == section) for section in made]
    parts = (
        LayoutPart(arranging.SECTION, uids[0]),
        LayoutPart(arranging.PAGE_BREAK),
        LayoutPart(arranging.SECTION, uids[1]),
    )
    kept = layouts.layout(document, layouts.add_layout(document, "district-overview", "Apart", parts))
    page = next(text for text in page_texts(printed(document, plan, layout=kept)) if "Roads" in text)
    assert "Boats" not in page


def test_short_stories_stand_side_by_side_without_boxes(document, plan, stories):
    for name in ("Harbour", "School", "Market"):
        add_block(document, stories, name, f"What came of the {name}.")
    first = of_stories(document, plan)[0]
    assert all(f"of the {name}" in first for name in ("Harbour", "School", "Market"))
    assert first.count("Market") == 2  # its title and its text
    assert failures(printed(document, plan)) == []


def test_stories_without_a_picture_share_the_page_that_one_with_a_picture_has(document, plan, stories):
    for name in ("Harbour", "School", "Market"):
        add_block(document, stories, name, f"What came of the {name}.")
    picture = add_picture(document, png(60, 40), "pier.png")
    add_block(document, stories, "Pier", "A ladder and lights.", picture=picture, picture_alt="A pier")
    pages = of_stories(document, plan)
    shared = [text for text in pages if "of the Harbour" in text]
    assert len(shared) == 1 and "of the School" in shared[0] and "of the Market" in shared[0]
    assert "A ladder and lights" not in shared[0]
    assert shared[0] == pages[0]  # below boxes without pictures, which most of the stories have none of
    assert failures(printed(document, plan)) == []


def test_areas_stand_without_their_boxes_where_all_is_said_on_one_page(document, plan):
    change_service(document, name="Harrow Lake Police")
    for number in range(4):
        area = add_objective(document, plan, None, f"Area {number}")
        for _one in range(3):
            add_initiative(document, area, f"Something planned for area {number}.")
    few = next(text for text in page_texts(printed(document, plan))[1:] if "Area 0" in text)
    assert few.count("Area 0") == 1 and "planned for area 3" in few
    for number in range(4, 9):
        area = add_objective(document, plan, None, f"Area {number}")
        for _one in range(3):
            add_initiative(document, area, f"Something planned for area {number}.")
    many = next(text for text in page_texts(printed(document, plan))[1:] if "Area 0" in text)
    assert many.count("Area 0") == 2  # in its box, and where it is told


@pytest.mark.parametrize("options", [{}, {"paper": "a4"}, {"sheet": "screen"}], ids=str)
@pytest.mark.parametrize("long", [1, 4, 8, 12])
def test_no_short_story_stands_alone_behind_others(document, plan, stories, options, long):
    names = ("Harbour", "School", "Market", "Pier")
    for name in names:
        add_block(document, stories, name, f"What came of the {name}. " * 4 * long)
    pages = page_texts(printed(document, plan, **options))
    found = [sum(f"came of the {name}" in text for name in names) for text in pages]
    assert [count for count in found if count] in ([4], [2, 2])
    assert failures(printed(document, plan, **options)) == []


def sizes_of(pdf, words):
    """The sizes of the type that words are set in, wherever they stand."""
    found = set()

    def note(text, _matrix, _text_matrix, _font, size):
        if words in text:
            found.add(size)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def test_a_chapter_with_little_on_a_screen_is_set_larger_while_it_takes_no_page_more(document, plan):
    add_section(document, plan, "text", "Coaching", body="- Sparse words\n- A few more of them")
    add_section(document, plan, "text", "Everything", body="Dense words. " + "More of the same. " * 180)
    screen, paper = printed(document, plan, sheet="screen"), printed(document, plan)
    assert sizes_of(screen, "Sparse words") == {15.0} and sizes_of(paper, "Sparse words") == {12.0}
    assert sizes_of(screen, "Dense words") == sizes_of(paper, "Dense words")
    assert sizes_of(screen, "Page 2 of") == sizes_of(screen, "Page 3 of")
    assert failures(screen) == [] and printed(document, plan, sheet="screen") == screen


def test_chapters_that_share_a_page_on_a_screen_keep_their_type(document, plan):
    for title in ("Coaching", "Choice"):
        section = add_section(document, plan, "tiles", title)
        for name in ("Before", "After"):
            add_block(document, section, f"{title} {name}", "One line.")
    screen = printed(document, plan, sheet="screen")
    assert any("Coaching Before" in text and "Choice After" in text for text in page_texts(screen))
    assert sizes_of(screen, "Coaching Before") == sizes_of(screen, "Choice After") == {12.0}
