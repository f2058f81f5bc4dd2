"""Text no designer thought of: it is printed as typed, and nothing is lost."""

import pytest

from plandesk.colours import palette
from plandesk.reports.annual_plan import layout
from plandesk.reports.narrative_data import PlanBlock, PlanSection
from plandesk.reports.outline_data import Activity, Branch
from plandesk.reports.shortening import shortened
from plandesk.reports.style import sheet
from plandesk.reports.typeset import Span, lines
from tests.reports.conftest import one_part, plan
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure

TEXTS = {
    "markup": "Use <b>bold</b>, <i>italics</i> &amp; <a href='file:///etc/passwd'>more</a> & <br/> <para>",
    "quotes": "\"Double\", 'single', “curly”, «angles», ‘half’ – and — dashes … 5′ 6″",
    "accents": "Éléonore à Trois-Rivières, naïve façade, Ærø, Łódź, Žižkov, Ελλάδα, Россия, Việt Nam",
    "loose accents": "Cafe\u0301 du Que\u0301bec, e\u0302tre",
    "syllabics": "ᐃᓄᒃᑎᑐᑦ ᓄᓇᕗᑦ ᐸᓖᓯ",
    "arabic": "السلام عليكم ورحمة الله",
    "arabic among english": "The team met the شرطة twice (in 2024) and said سلام to all",
    "hebrew": "שלום לכולם",
    "emoji": "Patrols 🚓 and officers 👮🏽‍♀️ on ❤️ duty ✅",
    "arrows and boxes": "Up ↑ down ↓ ✓ ✗ ☐ ☑ ■ □ ★ ½ ² € £ ™",
    "chinese": "警察 服务 社区",
    "private use": "before \ue000\ue001 after",
    "unassigned": "before \u0378 after \U000e0fff end",
    "zero width": "soft\u00adhyphen zero\u200bwidth joi\u200dner \ufeffmark",
    "no-break": "10\u00a0% of\u202fall non\u2011breaking",
    "percent and braces": "100 % of {name} and %s and {0} \\n \\ (a) [b] ((unbalanced",
    "formula": '=HYPERLINK("http://example.org") @SUM(1) +1 -1',
    "address of a file": "file:///etc/passwd \\\\server\\share C:\\temp\\x.txt /etc/passwd",
}


def printed(text: str, **fields) -> tuple[bytes, str]:
    """Print the text in every place that takes text; return the PDF and what its tree says."""
    activity = Activity(text, sub_items=(text, text), results=text)
    data = plan(
        one_part(activity, goal=text, title=text),
        sections=(
            PlanSection("message", text, "", author=text, author_title=text, pull_quote=text, source=text),
            PlanSection("blocks", "Work", blocks=(PlanBlock(text, ""), PlanBlock(text, ""))),
        ),
        with_results=True,
        relation=text,
        **fields,
    )
    pdf = layout(data)
    return pdf, structure(pdf).text()


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_printed_as_typed_everywhere(name):
    text = TEXTS[name]
    pdf, said = printed(text)
    wanted = [text.replace("\u202f", " ")] * 11
    assert missing_in_order(wanted, said) == []
    assert failures(pdf) == []


def test_control_characters_are_dropped_and_the_words_stay():
    pdf, said = printed(
        "bell\x07 null\x00 escape\x1b[31m tab\there\x0bline\x85next\u2028last \ud800end \ufffe."
    )
    assert missing_in_order(["bell null escape[31m tab here line next last", "end ."], said) == []
    assert failures(pdf) == []


@pytest.mark.parametrize("text", ["السلام عليكم ورحمة الله", "The team met the شرطة twice"])
def test_other_programs_copy_arabic_in_the_order_of_typing(text):
    from io import BytesIO

    from pypdf import PdfReader

    pdf = layout(plan(one_part(Activity(text))))
    assert squeezed(text) in squeezed(page_texts(pdf)[-1])
    words = PdfReader(BytesIO(pdf)).pages[-1].extract_text().split()
    assert set(text.split()) <= set(words)


def test_arabic_letters_are_joined_and_stand_from_right_to_left():
    from plandesk.reports.fonts import REGULAR, runs

    (run,) = runs(REGULAR, "شرطة")
    assert run.text == "\ufe94\ufec3\ufeae\ufeb7"


def test_a_missing_letter_is_a_visible_box_that_reads_as_the_letter():
    from plandesk.reports.fonts import REGULAR, runs

    (run,) = runs(REGULAR, "警")
    assert (run.text, run.actual) == ("□", "警")
    assert run.width > 300


def test_latin_text_needs_no_second_font():
    from plandesk.reports.fonts import SEMIBOLD, runs

    (run,) = runs(SEMIBOLD, "Éléonore’s 10–12 “patrols”")
    assert (run.font, run.actual) == (SEMIBOLD, None)


def test_a_word_of_5000_letters_is_cut_where_it_must():
    word = "abcdefghij" * 500
    pdf, said = printed(word)
    assert squeezed(said).count(word) >= 7
    assert failures(pdf) == []


def test_a_cell_of_20000_letters_breaks_over_pages():
    sentences = [f"Sentence {number} of a long story that nobody will ever read." for number in range(400)]
    text = " ".join(sentences)
    assert len(text) > 20_000
    data = plan(
        one_part(
            Activity("Short before"), Activity(text, number="2", results=text[:4000]), Activity("Short after")
        ),
        with_results=True,
    )
    pdf = layout(data)
    tree = structure(pdf)
    assert missing_in_order(["Short before", *sentences, "Short after"], tree.text()) == []
    cells = [squeezed(cell.text()) for cell in tree.all("TD")]
    assert squeezed("2" + text) in cells
    assert squeezed(text[:4000]) in cells
    assert failures(pdf) == []


@pytest.mark.parametrize("place", ["goal", "title", "body"])
def test_long_text_in_other_places_breaks_too(place):
    sentences = [f"Sentence {number} that goes on for a while and then stops." for number in range(400)]
    text = " ".join(sentences)
    goal = Branch(text if place == "goal" else "Goal", activities=(Activity("One"), Activity("Two")))
    if place == "body":
        goal = Branch("Goal", body=text, activities=goal.activities)
    data = plan(Branch(text if place == "title" else "Part", branches=(goal,)))
    pdf = layout(data)
    said = "".join(sect.text() for sect in structure(pdf).all("Sect")[1:])
    assert missing_in_order([*sentences, "One", "Two"], said) == []
    assert failures(pdf) == []


WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Safe streets", "Safe streets"),
        ("Safe streets and trust in every neighbourhood of the region", "Safe streets and …"),
        (f"2 {WORD}", "2 Donaudampfschifff…"),
        (WORD, "Donaudampfschifffa…"),
    ],
)
def test_what_has_no_room_is_cut_at_a_word_or_within_one_that_takes_a_line(text, said):
    style = sheet(palette("", "")).block_title
    assert shortened(text, style, 120.0, 1) == said
    assert shortened(text, style, 1200.0, 1) == text
    assert len(lines((Span(shortened(text, style, 120.0, 2)),), style, 120.0)) <= 2
