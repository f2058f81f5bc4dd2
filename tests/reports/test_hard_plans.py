"""Plans of every shape: none is cut, none looks like a mistake, all hold the rules."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.reports.annual_plan import layout
from plandesk.reports.narrative_data import PlanBlock, PlanSection, Statements
from plandesk.reports.outline_data import Activity, Branch, LevelName
from plandesk.reports.pictures import Picture
from tests.reports.conftest import one_part, painted, plan, sentences, with_imprint
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure


def checked(data) -> tuple[bytes, list[str]]:
    """Lay out, hold against the rules and the text that went in; return the PDF and the text of its pages."""
    pdf = layout(data)
    assert failures(pdf) == []
    said = "".join(sect.text() for sect in structure(pdf).all("Sect")[1:])
    if data.sections or data.parts:
        wanted = sentences(data)
        if not any(section.kind == "outline" for section in data.sections):
            wanted = sentences(replace(data, sections=(*data.sections, PlanSection("outline", ""))))
        assert missing_in_order([one for one in wanted if one not in ("Areas of focus",)], said) == []
    return pdf, page_texts(pdf)


def goals(count: int, activities: int, word: str = "Goal") -> tuple[Branch, ...]:
    return tuple(
        Branch(
            f"{word} {goal} for the year",
            activities=tuple(
                Activity(f"Activity {goal}.{one} with enough words to take more than one line of its cell")
                for one in range(activities)
            ),
        )
        for goal in range(count)
    )


def test_nothing_at_all():
    pdf, texts = checked(plan(imprint=replace(plan().imprint, service="", title="")))
    assert len(texts) == 1


def test_one_goal_with_one_activity_takes_no_band_and_two_pages():
    _pdf, texts = checked(plan(one_part(Activity("Walk the beat"))))
    assert len(texts) == 2
    assert "Focus area 1 of 1" not in texts[1]


def test_400_goals_in_one_part_repeat_the_header_on_every_page():
    _pdf, texts = checked(plan(Branch("All of it", branches=goals(400, 2))))
    assert len(texts) > 40
    for text in texts[2:]:
        assert "Activity / Project" in text
        assert "All of it (continued)" in text


def test_400_parts_have_contents_over_pages_and_a_summary_on_the_cover():
    parts = tuple(Branch(f"Part {n}", branches=goals(1, 2)) for n in range(400))
    pdf, texts = checked(plan(*parts))
    assert "400 focus areas, 400 goals, 800 activities and projects" in texts[0]
    assert "Contents (continued)" in texts[3]
    assert len(PdfReader(BytesIO(pdf)).outline) == 400


def test_60_activities_under_one_goal_repeat_goal_and_header():
    _pdf, texts = checked(plan(Branch("Part", branches=goals(1, 60))))
    for number, text in enumerate(texts[2:], start=3):
        assert "Goal 0 for the year (continued)" in text
        assert f"Goal continues on page {number}" in texts[number - 2]


def test_no_goal_is_parted_from_its_first_two_activities():
    _pdf, texts = checked(plan(Branch("Part", branches=goals(23, 7))))
    for text in texts[1:]:
        for line in text.splitlines():
            if line.startswith("Goal ") and "continue" not in line and "Activity / Project" not in line:
                number = line.split()[1]
                assert f"Activity {number}.1" in text


def test_a_small_goal_is_not_parted():
    _pdf, texts = checked(plan(Branch("Part", branches=goals(40, 3))))
    assert not any("continues" in text for text in texts)


def test_two_levels_have_a_table_without_goals():
    levels = (LevelName("Pillar", "Pillars"), LevelName("Initiative", "Initiatives"))
    parts = tuple(
        Branch(f"Pillar {n}", body="What it is about.", activities=goals(1, 6)[0].activities)
        for n in range(5)
    )
    data = plan(*parts, levels=levels)
    pdf, _texts = checked(data)
    for table in structure(pdf).all("Table"):
        assert [head.text().strip() for head in table.all("TH")] == [
            "Initiative",
            "Results reported at year end",
        ]


def test_four_levels_have_headings_within_the_table():
    levels = tuple(LevelName(n, n + "s") for n in ("Objective", "Theme", "Goal", "Action"))
    themes = tuple(Branch(f"Theme {n}", body=f"About theme {n}.", branches=goals(4, 3)) for n in range(4))
    data = plan(
        Branch("Objective A", branches=themes, activities=(Activity("Straight below"),)), levels=levels
    )
    pdf, texts = checked(data)
    (table,) = structure(pdf).all("Table")
    wide = [head for head in table.all("TH") if head.attributes.get("/ColSpan") == 3]
    assert [squeezed(head.text()) for head in wide] == [
        squeezed(f"Theme {n}About theme {n}.") for n in range(4)
    ]
    assert "4 themes, 16 goals, 49 actions" in texts[1]


def test_a_tree_deeper_than_its_levels_is_printed_whole():
    inner = Branch(
        "Deep", branches=(Branch("Deeper", branches=goals(2, 2)),), activities=(Activity("Beside"),)
    )
    checked(plan(Branch("Top", branches=(inner,))))


def test_numbers_are_printed_where_the_plan_has_them():
    goal = Branch(
        "A goal", number="1.1", activities=(Activity("First", number="1.1.1"), Activity("Second", "7"))
    )
    pdf, _texts = checked(plan(Branch("Part", number="1", branches=(goal, *goals(6, 4)))))
    cells = [cell.text().strip() for cell in structure(pdf).all("TD")]
    assert cells[0] == "1.1.1 First"
    assert structure(pdf).all("TH")[3].text().strip() == "1.1 A goal"
    assert [node.text().strip() for node in structure(pdf).all("H2")] == ["1 Part"]


def test_numbers_stand_before_text_with_sub_items():
    goal = Branch("A goal", activities=(Activity("First", number="12", sub_items=("One", "Two")),))
    pdf, _texts = checked(plan(Branch("Part", branches=(goal,))))
    cell = structure(pdf).all("TD")[0]
    assert [squeezed(node.text()) for node in cell.all("P", "LBody")] == ["12", "First", "One", "Two"]


def test_a_goal_and_a_part_without_activities():
    checked(plan(Branch("Empty"), Branch("Half", branches=(Branch("Goal without activities"), *goals(1, 1)))))


def test_sections_without_text_leave_no_empty_page():
    empty = tuple(
        PlanSection(kind, f"Nothing in {kind}")
        for kind in ("text", "statements", "message", "blocks", "findings", "contact")
    )
    pdf = layout(plan(one_part(Activity("Walk")), sections=empty))
    assert len(page_texts(pdf)) == 2


def test_sections_with_everything_long_break_over_pages():
    long = "\n\n".join(f"Paragraph {n} that has a few words to say about the year." for n in range(120))
    short = tuple(PlanBlock(f"Block {n}", f"Text of block {n}.\n\n" + long[:900]) for n in range(9))
    data = plan(
        sections=(
            PlanSection("text", "Long text", long),
            PlanSection("message", "Long message", long, author="A. Name", pull_quote="A long quote. " * 400),
            PlanSection("blocks", "Many blocks", "Before them.", blocks=short),
            PlanSection("findings", "Many findings", blocks=short[:4]),
            PlanSection("contact", "Long contact", long),
        ),
    )
    pdf = layout(data)
    assert failures(pdf) == []
    said = "".join(sect.text() for sect in structure(pdf).all("Sect")[1:])
    paragraphs = long.split("\n\n")
    blocks = [line for block in short for line in (block.title, *block.body.split("\n\n"))]
    assert missing_in_order([*paragraphs, "A long quote. " * 399, *paragraphs], said) == []
    assert missing_in_order(["Before them.", *blocks, *blocks[:40], *paragraphs], said) == []


def test_long_statements_take_a_page_of_their_own():
    stated = Statements("To be there. " * 60, "A safe place. " * 80, ("Respect", "Courage"))
    data = plan(
        one_part(Activity("Walk")),
        sections=(
            PlanSection("text", "Overview", "Lead.\n\nMore."),
            PlanSection("statements", "What we stand for"),
        ),
        statements=stated,
    )
    checked(data)


@pytest.mark.parametrize(
    "title",
    [
        "Plan",
        "Annual Policing Plan and Report on Community Partnerships",
        "A very long title of a plan " * 9,
        "W" * 90,
    ],
)
@pytest.mark.parametrize("cover", ["plan", "light", "picture"])
def test_titles_of_any_length_fit_the_cover(title, cover):
    data = plan(Branch("Part", branches=goals(3, 4)), title=title, cover=cover, cover_picture=painted(90, 60))
    pdf = layout(with_imprint(data, service="Regional Police Service of a Very Long Name " * 3, title=title))
    assert failures(pdf) == []
    assert squeezed(title)[:80] in squeezed(page_texts(pdf)[0])


@pytest.mark.parametrize(
    "picture",
    [
        Picture(b"not a picture"),
        Picture(painted(200, 200).data[:300]),
        Picture(b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
    ],
)
def test_a_damaged_picture_is_left_out(picture):
    data = plan(
        one_part(Activity("Walk")),
        sections=(PlanSection("message", "Message", "Hello.", author="A. Name", picture=picture),),
        cover="picture",
        cover_picture=picture,
    )
    pdf, texts = checked(with_imprint(data, logo=picture))
    assert "A. Name" in texts[1]


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "L"), ("PNG", "P"), ("JPEG", "L")]
)
def test_pictures_of_every_kind(kind, mode):
    picture = painted(300, 200, kind, mode)
    data = plan(
        one_part(Activity("Walk")),
        sections=(
            PlanSection("message", "Message", "Hello.", author="A. Name", picture=picture),
            PlanSection("findings", "Findings", "Found.", picture=picture),
        ),
    )
    pdf, _texts = checked(with_imprint(data, logo=picture))
    assert [node.alt for node in structure(pdf).all("Figure")].count("A field") >= 3
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) >= 1


def test_a_camera_picture_is_turned_and_made_smaller():
    from PIL import Image

    from plandesk.reports.pictures import ready

    image = Image.new("RGB", (4000, 3000), "#888888")
    exif = image.getexif()
    exif[0x0112] = 6
    kept = BytesIO()
    image.save(kept, "JPEG", exif=exif)
    turned = ready(kept.getvalue())
    assert turned is not None
    assert (turned.width, turned.height) == (2475, 3300)
