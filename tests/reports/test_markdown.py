"""Markdown in sections: what it knows, it sets; everything else stands as typed."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.reports.annual_plan import layout
from plandesk.reports.annual_plan_data import PlanSection
from plandesk.reports.outline_data import Activity
from tests.reports.conftest import one_part, plan
from tests.reports.reading import failures, page_texts, squeezed, structure


def printed(text: str):
    pdf = layout(plan(sections=(PlanSection("text", "Text", text),)))
    assert failures(pdf) == []
    return structure(pdf).all("Div")[0]


def test_bold_and_italic_lose_their_stars_only():
    assert (
        printed("A **bold** and *soft* and ***both*** w**or**d.").text() == "A bold and soft and both word."
    )


def test_lists_are_lists():
    tree = printed("- one\n- two\n  - inner a\n  - inner b\n\n3. three\n4. four")
    assert [node.attributes["/ListNumbering"] for node in tree.all("L")] == ["/Square", "/Square", "/Decimal"]
    assert [node.text().strip() for node in tree.all("Lbl")] == ["3.", "4."]
    assert squeezed(tree.text()) == "onetwoinnerainnerb3.three4.four"


def test_one_item_is_a_paragraph():
    assert printed("- alone").all("L") == []


def test_headings_follow_the_title_without_a_gap():
    tree = printed("### Third\n\nText\n\n# First\n\n###### Sixth")
    assert [node.tag for node in tree.all("H3", "H4", "H5", "H6")] == ["H3", "H3", "H4"]


def test_a_quotation_is_one():
    (quote,) = printed("> Said\n> twice").all("BlockQuote")
    assert squeezed(quote.text()) == "Saidtwice"


def test_links_to_the_web_are_live_and_tagged():
    tree = printed(
        "See [our page](https://example.org/a b) and <mailto:a@example.org> or [that](https://example.org)."
    )
    assert [(link.text().strip(), link.links) for link in tree.all("Link")][-1] == ("that", 1)


def test_words_from_right_to_left_are_read_as_typed_beside_a_link():
    said = (
        "Say سلام to (عالم) and [our page](https://example.org), ثم [هنا الصفحة](https://example.org/a) end."
    )
    tree = printed(said)
    assert " ".join(tree.text().split()) == "Say سلام to (عالم) and our page, ثم هنا الصفحة end."
    assert [link.text().strip() for link in tree.all("Link")] == ["our page", "هنا الصفحة"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "javascript:alert(1)", "C:\\x.exe", "ftp://example.org/x", "x.pdf"]
)
def test_other_links_are_text_with_their_address(target):
    pdf = layout(plan(sections=(PlanSection("text", "Text", f"See [this]({target}) now."),)))
    tree = structure(pdf)
    assert tree.all("Link") == []
    said = tree.all("Div")[0].text()
    assert "this" in said
    assert target.replace("\\", "") in said.replace("%5C", "").replace("\\", "")
    assert b"/URI" not in pdf


def test_links_lead_to_titled_places_of_the_report():
    text = "See [the goal](#be-there-é), [itself](#text), or [nothing](#not-here)."
    part = one_part(Activity("Walk"), title="1 Be there: É")
    pdf = layout(plan(part, sections=(PlanSection("text", "Text", text), PlanSection("outline", ""))))
    assert failures(pdf) == []
    links = structure(pdf).all("Div")[0].all("Link")
    assert [(link.text().strip(), link.links) for link in links] == [("the goal", 1), ("itself", 1)]
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages)}
    own = next(place for place, page in enumerate(page_texts(pdf)) if "or nothing" in page)
    goes = [numbers[link.get_object()["/Dest"][0].idnum] for link in reader.pages[own]["/Annots"]]
    assert goes[1] == own and "Be there: É" in page_texts(pdf)[goes[0]]


@pytest.mark.parametrize(
    "text",
    [
        "A <b>tag</b> & an &amp; entity",
        "`code` and ```more```",
        "![alt](picture.png)",
        "[reference]: https://example.org",
        "snake_case_name and 2 * 3 * 4",
        "C:\\temp\\new",
        "~~struck~~ ==marked== ^up^ [^1]",
        "```\nfenced\n```",
        "<!-- a comment -->",
        "<script>alert(1)</script>",
    ],
)
def test_what_it_does_not_know_stands_as_typed(text):
    assert squeezed(printed(text).text()) == squeezed(text)


def test_a_line_end_stays_a_line_end():
    (paragraph,) = printed("1 Main Street\nNorthbrook").all("P")
    assert squeezed(paragraph.text()) == "1MainStreetNorthbrook"


def test_twenty_lists_within_one_another_do_not_fall_off_the_page():
    text = "\n".join("  " * depth + f"- item {depth}\n" + "  " * depth + "- next" for depth in range(19))
    said = squeezed(printed(text).text())
    assert all(f"item{depth}" in said for depth in range(19))


CONSULTED = """Who was asked:

| Stakeholder | Method | Input **asked for** | Number |
|:--|---|---|--:|
| Residents | Survey | What worries you most, and where? [More](https://example.org) | 1,204 |
| Schools | Meetings | | 7 |

After."""


def test_a_table_is_one():
    (table,) = printed(CONSULTED).all("Table")
    heads = [[cell.text().strip() for cell in row.all("TH")] for row in table.all("TR")]
    assert heads[0] == ["Stakeholder", "Method", "Input asked for", "Number"] and not any(heads[1:])
    rows = [[cell.text().strip() for cell in row.all("TD")] for row in table.all("TR")[1:]]
    assert rows == [
        ["Residents", "Survey", "What worries you most, and where? More", "1,204"],
        ["Schools", "Meetings", "", "7"],
    ]


def test_a_long_table_repeats_its_head_and_cuts_tall_rows():
    tall = "word " * 2000
    lines = [f"| Row {number} | {tall if number == 40 else 'short'} |" for number in range(90)]
    pdf = layout(plan(sections=(PlanSection("text", "Text", "\n".join(["| A | B |", "|--|--|", *lines])),)))
    assert failures(pdf) == []
    (table,) = structure(pdf).all("Table")
    assert len(table.all("TR")) == 91 and squeezed(table.text()).count("word") == 2000
    assert sum("A B" in " ".join(page.split()) for page in page_texts(pdf)) >= 4


def test_what_is_no_table_stands_as_typed():
    assert squeezed(printed("a | b\nc | d").text()) == squeezed("a | b c | d")
    assert printed("| a | b |\n| c | d |").all("Table") == []


@pytest.mark.parametrize("last", ["Short", "Long enough to go over more than one line of the page. " * 2])
def test_no_short_item_of_a_list_goes_overleaf_alone(last):
    broken = set()
    for above in range(10, 28):
        for lines in ("x", "x\nx", "x\nx\nx"):
            lead = "\n\n".join((lines, *(f"Line {n}" for n in range(above)), "Before:"))
            text = lead + "\n\n" + "\n".join(f"- Item {n}" for n in range(8)) + f"\n- {last}"
            pages = page_texts(layout(plan(sections=(PlanSection("text", "Text", text),))))
            assert squeezed("".join(pages)).count("Item") == 8
            over = next(page for page in pages if last[:5] in page)
            broken.add(sum(f"Item {n}" in over for n in range(8)))
    # A long item stands with its lines; a short one takes another along.
    assert {2, 3, 8} <= broken and (0 in broken) == (last != "Short")


def test_a_list_of_two_items_may_be_parted():
    for above in range(20, 40):
        text = "\n\n".join(f"Line {n}" for n in range(above)) + "\n\n- One\n- Two"
        pages = page_texts(layout(plan(sections=(PlanSection("text", "Text", text),))))
        assert "One" in "".join(pages) and "Two" in pages[-1]
