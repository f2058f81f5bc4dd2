"""The reference plan on paper: nothing lost, in order, tagged, and the same bytes every time."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.reports.annual_plan import layout
from plandesk.reports.outline_data import Activity, Branch, LevelName
from tests.reports.conftest import painted, plan, sentences, with_imprint
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure


@pytest.fixture(scope="module")
def pdf(reference_plan):
    return layout(reference_plan)


@pytest.fixture(scope="module")
def tree(pdf):
    return structure(pdf)


def test_every_sentence_comes_in_the_order_of_the_tree(reference_plan, tree):
    assert missing_in_order(sentences(reference_plan), _after_contents(tree)) == []


def test_every_sentence_comes_in_the_order_of_the_pages(reference_plan, pdf):
    text = "".join(page_texts(pdf)[2:])
    assert missing_in_order(sentences(reference_plan), text) == []


def test_pypdf_reads_the_same_sentences(reference_plan, pdf):
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages[2:])
    assert [one for one in sentences(reference_plan) if squeezed(one) not in squeezed(text)] == []


def test_no_word_is_printed_that_nobody_wrote(reference_plan, tree):
    """What the tables say in the tree is exactly what went in."""
    for part, table in zip(reference_plan.parts, tree.all("Table"), strict=True):
        heads, *rows = table.all("TR")
        assert [head.text().strip() for head in heads.all("TH")] == [
            "Goal",
            "Activity / Project",
            "Results reported at year end",
        ]
        wanted = [goal.title for goal in part.branches]
        assert [squeezed(row.text()) for row in table.all("TH")[3:]] == [squeezed(one) for one in wanted]
        activities = [activity for goal in part.branches for activity in goal.activities]
        assert len(rows) == len(activities)
        for row, activity in zip(rows, activities, strict=True):
            said = squeezed(activity.text + "".join(activity.sub_items))
            assert squeezed(row.all("TD")[0].text()) == said


def test_all_rules_of_pdf_ua_hold(pdf):
    assert failures(pdf) == []


def test_the_check_of_the_rules_can_fail(pdf):
    assert failures(pdf.replace(b"/MarkInfo", b"/MarkXnfo")) != []


def test_goals_head_their_rows(tree):
    spans = [int(head.attributes.get("/RowSpan", 1)) for head in tree.all("Table")[0].all("TH")[3:]]
    assert spans == [3, 3, 3, 4, 1]
    assert {head.attributes["/Scope"] for head in tree.all("TH")} == {"/Column", "/Row"}


def test_headings_are_in_order_and_skip_no_level(tree):
    levels = [int(node.tag[1]) for node in tree.all("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert [node.text().strip() for node in tree.all("H2")][:2] == ["Contents", "Overview"]


def test_contents_name_pages_and_lead_there(pdf, tree):
    reader = PdfReader(BytesIO(pdf))
    lines = [node.text().strip() for node in tree.all("TOCI")]
    assert lines[0] == "3 Overview"
    assert lines[-1].endswith("Connect with us")
    links = [link.get_object() for link in reader.pages[1]["/Annots"]]
    texts = page_texts(pdf)
    for line, link in zip(lines, links, strict=True):
        number, title = line.split(" ", 1)
        target = link["/Dest"][0].get_object()
        assert reader.get_page_number(target) == int(number) - 1
        if not title.startswith("Mission"):
            assert title in texts[int(number) - 1]


def test_bookmarks_follow_the_sections(pdf):
    titles = [entry.title for entry in PdfReader(BytesIO(pdf)).outline]
    assert titles == [
        "Overview",
        "Mission, vision and values",
        "Message from the Chief",
        "Our work",
        "A safe community for all",
        "Community Safety",
        "Community Engagement",
        "Healthy Organization",
        "Connect with us",
    ]


def test_the_document_says_what_it_is(pdf):
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert reader.metadata.title == "Annual Policing Plan 2024"
    assert reader.metadata.author == "Lethbridge Police Service"
    assert reader.metadata.creation_date.date().isoformat() == "2024-03-01"
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert all(page["/Tabs"] == "/S" for page in reader.pages)


def test_nothing_of_this_machine_is_in_it(pdf, checkout):
    import getpass

    plain = pdf
    for stream in PdfReader(BytesIO(pdf)).pages:
        plain += stream.get_contents().get_data()
    assert str(checkout).encode() not in plain
    assert b"/home" not in plain
    assert b".ttf" not in plain
    user = getpass.getuser()
    assert user.encode() not in str(PdfReader(BytesIO(pdf)).metadata).encode()


def test_all_fonts_are_embedded(pdf):
    fonts = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts.update(page["/Resources"]["/Font"])
    assert fonts
    for font in fonts.values():
        found = font.get_object()
        assert "/FontFile2" in found["/FontDescriptor"]
        assert b"<0000>" not in found["/ToUnicode"].get_data()


def test_the_same_data_give_the_same_bytes(reference_plan, pdf, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert layout(reference_plan) == pdf


def test_a_goal_that_goes_on_keeps_its_number_and_the_name_of_its_level():
    levels = (LevelName("Goal", "Goals"), LevelName("Sub-goal", "Sub-goals"), LevelName("Step", "Steps"))
    steps = tuple(
        Activity(f"Step {n} with enough words for a line and a half of its cell") for n in range(60)
    )
    texts = page_texts(layout(plan(Branch("All", branches=(Branch("Respond", number="C", activities=steps),)),
                                   levels=levels)))  # fmt: skip
    assert "Sub-goal continues on page 3" in texts[1]
    assert "C Respond (continued)" in texts[2]


def test_names_on_the_cover_are_whole_where_there_is_room_for_them():
    long = "Increase the Satisfaction and Engagement of Employees"
    for many, shown in ((5, "Employees"), (9, "focus areas")):
        parts = [
            Branch(f"{long} {n}", branches=(Branch("G", activities=(Activity("A"),) * 40),))
            for n in range(many)
        ]
        cover = page_texts(layout(plan(*parts)))[0]
        assert shown in " ".join(cover.split()) and "…" not in cover


def test_a_change_of_the_text_changes_the_identity(reference_plan, pdf):
    other = layout(replace(reference_plan, relation="Third year"))
    first, second = (PdfReader(BytesIO(one)).trailer["/ID"][0] for one in (pdf, other))
    assert first != second


def test_a_goal_that_goes_on_says_so_on_both_pages(pdf):
    texts = page_texts(pdf)
    assert "Goal continues on page 8" in texts[6]
    assert "Community Safety (continued)" in texts[7]
    assert "Reduce crime rates (continued)" in texts[7]
    assert "Activity / Project" in texts[7]


def test_every_page_but_covers_has_its_number(pdf):
    texts = page_texts(pdf)
    for number, text in enumerate(texts[1:-1], start=2):
        assert f"Page {number} of {len(texts)}" in text
    assert "Page" not in texts[0] + texts[-1]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("cover", ["plan", "light", "picture"])
def test_papers_and_covers(reference_plan, paper, cover):
    data = with_imprint(reference_plan, paper_name=paper, logo=painted(90, 110))
    made = layout(replace(data, cover=cover, cover_picture=painted(800, 500, "JPEG")))
    box = PdfReader(BytesIO(made)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {"letter": (612, 792), "a4": (595, 842)}[paper]
    assert failures(made) == []
    tree = structure(made)
    figures = [node.alt for node in tree.all("Figure")]
    assert "A field" in figures
    assert missing_in_order(sentences(data), _after_contents(tree)) == []


def test_a_draft_says_so_on_every_page(reference_plan):
    made = layout(with_imprint(reference_plan, draft=3))
    cover, *others = page_texts(made)
    assert "Draft 3, not approved by the Lethbridge Police Commission · 1 March 2024" in cover
    for text in others:
        assert "Draft, not approved by the Lethbridge Police Commission" in text
    assert all("DRAFT" in text for text in page_texts(made)[1:-1])
    assert "Draft 3 · 1 March 2024" in page_texts(made)[4]
    assert failures(made) == []


def test_an_edition_that_is_not_public_says_so_on_every_page(reference_plan):
    made = layout(with_imprint(reference_plan, edition="in-camera"))
    for text in page_texts(made):
        assert "Confidential, in camera" in text
    assert "Confidential, in camera · 1 March 2024" in page_texts(made)[0]
    both = page_texts(layout(with_imprint(reference_plan, edition="in-camera", draft=3)))[0]
    assert "Confidential, in camera · Draft 3, not approved by the Lethbridge" in both
    assert "In-camera edition" not in both + page_texts(made)[0]


def test_year_end_results(reference_plan):
    part = reference_plan.parts[0]
    goal = part.branches[0]
    first = replace(goal.activities[0], results="Widened from 9 to 14 types in May.")
    goal = replace(goal, activities=(first, *goal.activities[1:]))
    part = replace(part, branches=(goal, *part.branches[1:]))
    made = layout(replace(reference_plan, parts=(part, *reference_plan.parts[1:]), with_results=True))
    rows = structure(made).all("Table")[0].all("TR")
    assert rows[1].all("TD")[1].text().strip() == "Widened from 9 to 14 types in May."
    assert rows[2].all("TD")[1].text().strip() == "No result recorded"
    assert failures(made) == []


def test_words_follow_the_language_of_the_plan(reference_plan):
    made = layout(with_imprint(reference_plan, language="fr-CA"))
    assert PdfReader(BytesIO(made)).trailer["/Root"]["/Lang"] == "fr-CA"


def _after_contents(tree) -> str:
    return "".join(sect.text() for sect in tree.all("Sect")[2:])
