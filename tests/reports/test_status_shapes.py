"""Status reports of every shape: long and short, few statuses and many, no row cut where it fits."""

import gc
from io import BytesIO

import pypdfium2
import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.colours import palette
from plandesk.domain.periods import Due
from plandesk.domain.progress import OnTime
from plandesk.i18n import words as catalogue
from plandesk.reports import status_report_pages, wording
from plandesk.reports.status_report import layout
from plandesk.reports.status_report_data import NO_UPDATE, ChangeLine, Restated, RestatedLine, StatusName
from plandesk.reports.status_report_words import missing_in_short, on_time
from plandesk.reports.status_shapes import _cell, _symbol
from plandesk.reports.typeset import clean
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import due_text, joined, percent_text, speaking
from tests.reports.reading import failures, page_texts, squeezed, structure
from tests.reports.status_plans import EIGHT, FIVE, TWO, group, report, row, some

LONG = (
    "Establish a sustained, evidence-informed and community-led programme of engagement with every "
    "neighbourhood association, business improvement area and school council in the region"
)
CHANGES = (
    ChangeLine("7", "Move the bicycle registry online", "Dropped", "The province took it over.", "dropped"),
    ChangeLine("9", "Open the quiet room", "Reworded; due Q4, was Q3"),
)
RESTATED = Restated(
    "Police Board, 30 July 2026", (RestatedLine("4", "Move it", "Status", "Completed", "Late"),)
)


def numbered(rows, number):
    return [replace(one, number=number(place)) for place, one in enumerate(rows)]


SHAPES = {
    "two statuses": lambda: report(group("Goal", *some(9, TWO), statuses=TWO), statuses=TWO),
    "six statuses": lambda: report(
        *(group(f"Pillar {n}", *some(11)) for n in range(3)), changes=CHANGES, restated=RESTATED
    ),
    "nine statuses": lambda: report(
        *(group(LONG, *some(11, EIGHT), number=str(n), statuses=EIGHT) for n in range(3)), statuses=EIGHT
    ),
    "empty plan": report,
    "goal without rows": lambda: report(group("Nothing yet")),
    "no status told": lambda: report(group("Goal", *(row(n, "Do it", NO_UPDATE) for n in range(5)))),
    "sixty under one goal": lambda: report(
        group("One goal", *some(60), number="1"), imprint={"paper_name": "a4"}
    ),
    "very long texts": lambda: report(
        group(LONG, group(LONG, *some(4, words=LONG * 3), number="A"), number="1"), narrative=True, leads=True
    ),
    "a row over pages": lambda: report(
        group("T", row(1, "A", 0), row(2, f"{LONG} " * 40, 2, reason=f"{LONG} " * 20), row(3, "B", 0))
    ),
    "one word in a cell": lambda: report(group("G", row(1, "Do", 0), row(2, "W" * 300, 1))),
    "three levels": lambda: report(
        group("Goal", group("Sub", group("Deep", *some(9), number="1.1.1"), number="1.1"), number="1")
    ),
    "dotted numbers": lambda: report(
        group("Goal", *numbered(some(9), lambda n: f"3.12.{n + 100}"), number="3.12")
    ),
    "letters": lambda: report(group("Goal", *numbered(some(9), lambda n: "ABCDEFGHI"[n]), number="I")),
    "no numbers": lambda: report(group("Goal", *numbered(some(9), lambda _n: "")), group("Other")),
    "many small goals": lambda: report(*(group(f"Goal {n}", *some(3), number=str(n)) for n in range(1, 15))),
    "draft in camera": lambda: report(group("Goal", *some(3)), imprint={"draft": 3, "edition": "in-camera"}),
    "only changed": lambda: report(
        group("Goal", *some(3)), replace(group("Still", *some(4)), rows=()), unchanged_since="Q2"
    ),
    "letters of many scripts": lambda: report(
        group("ᓄᓇᕗᑦ", row(1, "العربية — Ærøskøbing — 日本", 0), row(2, "a\x00b\u202ec", 2, reason="𝛑 😀"))
    ),
}  # fmt: skip


@pytest.fixture(scope="module", params=SHAPES)
def shape(request):
    data = SHAPES[request.param]()
    return data, layout(data)


def test_all_rules_of_pdf_ua_hold(shape):
    assert failures(shape[1]) == []


def test_every_row_is_in_the_tree_once_and_in_order(shape):
    data, pdf = shape
    wanted = [squeezed(one.number + clean(one.text)) for goal in data.goals for one in goal.every()]
    found = []
    for table in structure(pdf).all("Table"):
        first, *others = table.all("TR")
        heads = [head.text().strip() for head in first.all("TH")]
        if heads[-1:] != ["Status"]:
            continue
        for line in others:
            cells = line.all("TH", "TD")
            if len(cells) == len(heads):
                found.append(squeezed("".join(cell.text() for cell in cells[:-1])))
    assert len(found) == len(wanted)
    # What the leads wrote stands behind the text.
    assert [one for one, begin in zip(found, wanted, strict=True) if not one.startswith(begin)] == []
    assert data.narrative or found == wanted


def test_nothing_stands_outside_of_the_frame(shape):
    """Every text is drawn between the margins, headers and footers included."""
    data, pdf = shape
    paper = data.imprint.paper
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for place in range(text.count_rects()):
            left, bottom, right, _top = text.get_rect(place)
            assert left > paper.left - 4
            assert right < paper.left + 504 + 2
            assert bottom > 20
        text.close()
    document.close()


def test_a_row_that_fits_on_a_page_is_never_cut():
    """Rows of every height up to most of a page: each one's first and last word stand on one page."""
    rows = [row(n, f"first{n:03} " + "word " * (n * 17 % 400) + f"last{n:03}.", n % 5) for n in range(1, 60)]
    pages = page_texts(layout(report(group("Goal", *rows, number="1"))))
    tables = [text for text in pages if "Status" in text and "Pillar 1" in text]
    for n in range(1, 60):
        assert sum(f"first{n:03}" in text and f"last{n:03}" in text for text in tables) == 1, n


def test_a_group_keeps_its_first_two_rows():
    """Wherever the page ends, a sub-goal's title is followed by two of its rows or stands overleaf."""
    for before in range(12, 40):
        groups = [group("One", *(row(n, "Do it", 1) for n in range(before)), number="A")]
        groups.append(group("Second group", *(row(n, "Also do it", 1) for n in range(900, 906)), number="B"))
        pages = page_texts(layout(report(group("Goal", *groups, number="1"))))
        with_title = [
            text
            for text in pages
            if "Second group" in text and "(continued)" not in text.split("Second")[1][:25]
        ]
        assert any("900" in text and "901" in text for text in with_title), before


def test_no_single_row_of_a_group_is_left_for_the_next_page():
    for many in range(15, 45):
        pages = page_texts(
            layout(report(group("Goal", *(row(n, "Do it", 1) for n in range(100, 100 + many)))))
        )
        counts = [text.count("Do it") for text in pages if "Do it" in text]
        assert counts[-1] > 1, many


def test_a_list_begins_with_two_of_its_rows_or_overleaf():
    begun = 0
    for goals in range(3, 16):
        parts = [group(f"Goal {n}", row(3 * n, f"Task {n:02}", 2), number=str(n)) for n in range(goals)]
        pages = page_texts(layout(report(*parts)))
        first = pages[0].split("reason and new date")
        if len(first) > 1:
            begun += 1
            assert first[1].count("Task") > 1, goals
    assert 0 < begun < 13


def test_a_cut_row_says_its_number_again_and_loses_nothing():
    data = SHAPES["a row over pages"]()
    pages = page_texts(layout(data))
    text = "".join(squeezed(page) for page in pages)
    assert text.count(squeezed("community-led programme")) >= 60
    assert any("Continues on page" in page for page in pages)


def test_the_same_symbol_for_two_words_gives_two_kinds_of_cells():
    colours = palette("#16294D", "#C2501A")
    roles = ("done", "in_progress", "late", "not_started", "dropped", "no_update")
    cells = {_cell(role, 12.0, 9.0, colours, variant) for role in roles for variant in range(3)}
    assert len(cells) == 18
    assert len({_symbol(role, colours) for role in roles}) == 6


def test_shapes_differ_without_colour():
    """In one ink: what is left of a symbol when all colours are the same."""
    colours = palette("#333333", "#333333")
    bare = {
        _symbol(role, colours).replace(colours.brand, "")
        for role in ("done", "in_progress", "late", "not_started", "dropped", "no_update")
    }
    assert len(bare) == 6


def test_the_first_page_says_in_short_what_its_lists_leave_for_later():
    data = SHAPES["six statuses"]()
    first = " ".join(page_texts(layout(data))[0].split())
    assert "1 dropped, 1 amended; with the reasons on the next pages." in first
    assert "3 updates are missing: Community Response Unit 3." in first


def test_several_leads_of_one_initiative_are_told_from_the_next_lead():
    led = ("Marine and Trails Unit, Training", "Planning")
    data = report(group("Goal", *(row(n, "Do it", NO_UPDATE, leads=one) for n, one in enumerate(led))))
    said = "2 updates are missing: Marine and Trails Unit, Training 1; Planning 1."
    assert missing_in_short(data) == said


def test_the_key_says_what_percents_are_where_there_are_some():
    def key(*rows):
        return page_texts(layout(report(group("Goal", *rows))))[-1]

    said = "How much of the work is done"
    assert said in key(row(1, "Do it", 1, percent=40))
    assert said not in key(row(1, "Do it", 1), row(2, "Do it", 0, percent=100))


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            OnTime(62, 9, 15, 22, 8, 0),
            "62 of the 99 initiatives with a due quarter were completed on time (63%), 9 of them early; "
            "15 were completed late and 22 are not completed. 8 have no due quarter and are not counted.",
        ),
        (
            OnTime(10, 0, 1, 5, 3, 11),
            "10 of the 16 initiatives due by the end of Q3 2026 were completed on time (63%); "
            "1 was completed late and 5 are not completed. 11 are not due yet. "
            "3 have no due quarter and are not counted.",
        ),
        (
            OnTime(3, 0, 0, 0, 0, 0),
            "3 of the 3 initiatives with a due quarter were completed on time (100%).",
        ),
        (
            OnTime(0, 0, 0, 2, 1, 0),
            "None of the 2 initiatives due by the end of Q3 2026 was completed on time (0%); "
            "2 are not completed. 1 has no due quarter and is not counted.",
        ),
        (
            OnTime(0, 0, 0, 0, 0, 4),
            "None of the initiatives was due by the end of Q3 2026. 4 are not due yet.",
        ),
    ],
)
def test_the_on_time_line(figures, said):
    data = replace(report(group("Goal", *some(6))), on_time=figures)
    assert "".join(on_time(data)) == said


def test_shares_do_not_say_none_or_all_where_it_is_not_so():
    assert [percent_text(part, 1000) for part in (0, 1, 215, 999, 1000)] == [
        "0%", "under 1%", "22%", "over 99%", "100%",
    ]  # fmt: skip
    assert joined(["Q1"]) == "Q1"
    assert joined(["Q1", "Q2", "Q4"]) == "Q1, Q2 and Q4"


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("", ""), ("2026-Q3", "Q3"), ("2027-Q1", "Q1 2027"), ("2026-Q1 2026-Q4", "Q1 and Q4"),
        ("2026-Q1 2026-Q2 2026-Q3", "Q1–Q3"), ("2026-Q4 2027-Q1", "Q4 2026 and Q1 2027"),
        ("2026-06", "June 2026"), ("2026-06-30", "30 June 2026"),
        ("2027", "2027"), ("annually", "every year"), ("ongoing", "ongoing"),
    ],
)  # fmt: skip
def test_due_times_in_words(stored, said):
    assert due_text(Due(stored), 2026) == said


class Longer:
    """A catalogue whose words are a quarter longer, as those of French are."""

    def gettext(self, message):
        return message + "é" * max(1, len(message) // 4)

    def ngettext(self, one, many, number):
        return self.gettext(one if number == 1 else many)


def test_longer_words_of_another_language_find_their_room(monkeypatch):
    monkeypatch.setattr(wording, "words", lambda code: Longer() if code == "fr" else catalogue(code))
    statuses = tuple(StatusName(one.word + "éée", one.symbol, one.counts_as) for one in FIVE)
    data = report(
        *(group(f"Objectif {n}", *some(9, statuses), statuses=statuses) for n in range(3)),
        statuses=statuses,
        changes=CHANGES,
        imprint={"language": "fr"},
    )
    pdf = layout(data)
    assert failures(pdf) == []
    assert "Earliest due quarter first.éé" in " ".join(" ".join(page_texts(pdf)).split())
    assert PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "fr"
    with speaking("fr"):
        assert wording._("Status").startswith("Statusé")


def test_five_thousand_rows_stay_in_order_and_small():
    rows = [row(n, f"Renew agreement {n} with the Town", n % 5) for n in range(1, 5001)]
    goals = [group(f"Goal {n}", *rows[n * 500 : n * 500 + 500], number=str(n + 1)) for n in range(10)]
    pages = page_texts(layout(report(*goals)))
    text = "".join(pages[-400:])
    places = [text.find(f"Renew agreement {n} with") for n in (4000, 4500, 5000)]
    assert -1 < places[0] < places[1] < places[2]


def test_the_collector_rests_for_a_report_and_goes_on_after_it(monkeypatch):
    seen = []
    monkeypatch.setattr(status_report_pages, "pdf", lambda _data: seen.append(gc.isenabled()) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        layout(report())
    assert (seen, gc.isenabled()) == ([False], True)
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
