"""The tags of finished PDFs as they are read aloud, for every kind, and what differs between two of them."""

from datetime import date

import pytest

from plandesk.cli.report import KINDS
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import plans
from plandesk.exchange.sample import make_sample
from plandesk.reports.annual_plan import layout
from plandesk.reports.annual_plan_data import PlanSection
from plandesk.reports.by_kind import collected, laid_out, options_of
from plandesk.reports.outline_data import Activity
from plandesk.reports.publication.differences import differences
from plandesk.reports.publication.facts import look_at
from plandesk.reports.publication.pdf_tags import NotTagged, read_tags
from plandesk.reports.publication.reading_order import reading_order
from tests.reports.conftest import one_part, plan
from tests.reports.reading import structure


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    document = make_sample(tmp_path_factory.mktemp("sample") / "sample.plandesk")
    yield document
    document.close()


def same(ours, theirs):
    """Whether both readers found the same element with the same words."""
    assert (ours.name, ours.alt, ours.actual) == (theirs.tag, theirs.alt, theirs.actual)
    kids = [kid for kid in ours.kids if not isinstance(kid, str)]
    others = [kid for kid in theirs.kids if not isinstance(kid, str)]
    assert len(kids) == len(others)
    assert [kid for kid in ours.kids if isinstance(kid, str)] == [
        kid for kid in theirs.kids if isinstance(kid, str)
    ]
    for kid, other in zip(kids, others, strict=True):
        same(kid, other)


@pytest.mark.parametrize("kind", KINDS)
def test_the_tree_is_read_as_another_library_reads_it(sample, kind):
    (one,) = [one for one in plans(sample) if one.kind == "annual"]
    options = options_of(kind, one.id, quarter=Quarter(2026, 1), kpis="pages", date=date(2026, 5, 1))
    pdf = laid_out(kind, collected(sample, kind, options))
    tree = read_tags(pdf)
    same(tree, structure(pdf))
    result = look_at(pdf)
    assert result.in_order and result.lines and result.changed is None
    assert result.lines[0].page == 0 and max(line.page for line in result.lines) == result.pages - 1
    assert (result.size, len(result.sha256)) == (len(pdf), 64)


TEXT = (
    "# First\n\nA **bold** word and [a link](https://example.org) here.\n\n"
    "- one\n- two\n  - a\n  - b\n\n"
    "3. three\n4. four\n\n> Said\n\n| Who | How many |\n|--|--:|\n| Residents | 12 |\n| Schools | |"
)


def test_what_is_read_aloud_in_plain_lines():
    pdf = layout(plan(one_part(Activity("Walk", "1")), sections=(PlanSection("text", "Overview", TEXT),)))
    said = [str(line) for line in reading_order(read_tags(pdf))]
    start = said.index("Heading 2: Overview")
    assert said[start : start + 18] == [
        "Heading 2: Overview",
        "Heading 3: First",
        "A bold word and a link here.",
        "List with 2 items",
        "    • one",
        "    • two",
        "        List with 2 items",
        "            • a",
        "            • b",
        "List with 2 items",
        "    3. three",
        "    4. four",
        "Quotation",
        "    Said",
        "Table with 2 columns and 3 rows",
        "    Head row: Who | How many",
        "    Who: Residents | How many: 12",
        "    Who: Schools | How many: empty",
    ]
    assert "    Be there | Activity / Project: 1 Walk | Results reported at year end: empty" in said


def lines(*activities, text="The same. It stays."):
    data = plan(
        one_part(*(Activity(one, str(place + 1)) for place, one in enumerate(activities))),
        sections=(PlanSection("text", "Overview", text),),
    )
    return reading_order(read_tags(layout(data)))


def test_what_differs_is_told_by_sentences():
    before = lines(
        "Walk the beat", "Paint the crossings at every school", "Call back", text="One. Two. Three."
    )
    after = lines(
        "Walk the beat",
        "Meet the schools",
        "Paint the crossings at each school",
        "Call back",
        text="One. Three.",
    )
    found = [(one.kind, one.before, one.after) for one in differences(before, after)]
    assert ("removed", "Two.", "") in found
    assert ("added", "", "2 Meet the schools") in found
    assert (
        "changed",
        "2 Paint the crossings at every school",
        "3 Paint the crossings at each school",
    ) in found
    assert not any("Call back" in text for one in found for text in one)  # renumbered only
    assert differences(before, before) == []


def test_a_broken_rule_is_told_and_a_foreign_pdf_is_refused():
    pdf = layout(plan(one_part(Activity("Walk"))))
    assert look_at(pdf.replace(b"/Marked true", b"/Marked null")).broken
    assert look_at(pdf, pdf).changed == ()
    for foreign in (b"%PDF-1.4\n", b"", pdf[:900], pdf.replace(b"/StructTreeRoot", b"/StructTreeRuut")):
        with pytest.raises(NotTagged):
            read_tags(foreign)
