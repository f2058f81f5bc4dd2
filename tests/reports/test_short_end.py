"""A last page of few rows is saved by a little less white in the rows of its part, and by nothing else."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.reports import short_end
from plandesk.reports.annual_plan import layout
from plandesk.reports.outline_data import Activity, Branch
from plandesk.reports.plan_table_rows import PAD
from tests.reports.conftest import one_part, plan, sentences
from tests.reports.reading import failures, missing_in_order, page_texts


def of(many, *more):
    """A part of one goal with so many activities of one line, and other parts after it."""
    return plan(one_part(*(Activity(f"Activity {n}") for n in range(many))), *more)


@pytest.fixture
def loose(monkeypatch):
    """The same pages as they are without less white."""

    def made(data):
        with monkeypatch.context() as patch:
            patch.setattr(short_end, "TIGHTER", ())
            return layout(data)

    return made


def pages(pdf):
    return len(PdfReader(BytesIO(pdf)).pages)


def sizes(pdf):
    """The sizes of type on the pages."""
    streams = (page.get_contents().get_data() for page in PdfReader(BytesIO(pdf)).pages)
    return {float(found) for one in streams for found in re.findall(rb"/F[\w+]+ ([\d.]+) Tf", one)}


def test_a_page_is_saved_where_that_is_enough_and_else_nothing_is_other_than_it_was(loose):
    saved, stayed = [], []
    for many in range(20, 62):
        data = of(many)
        before, after = loose(data), layout(data)
        if after == before:
            stayed.append(many)
        else:
            assert pages(after) == pages(before) - 1, many
            saved.append(many)
    # Just over one page and just over two; where the last page is well filled nothing is pressed.
    assert saved and stayed and min(stayed) < min(saved) < max(stayed)
    runs = [many for many in saved if many - 1 not in saved]
    assert len(runs) == 2 and all(many + 6 in stayed for many in runs)


def test_what_is_pressed_has_all_its_words_in_the_same_type_and_keeps_the_rules(loose):
    data = of(25, one_part(Activity("Another")))
    before, after = loose(data), layout(data)
    assert pages(after) < pages(before)
    assert missing_in_order(sentences(data), "".join(page_texts(after)[1:])) == []
    assert failures(after) == [] and after == layout(data)
    assert 9.5 in sizes(after) == sizes(before) - {18.0}  # which only “(continued)” has
    assert "Safe streets (continued)" not in "".join(page_texts(after))


def test_a_part_beside_it_keeps_its_white(monkeypatch):
    """Each part is looked at for itself, with what stands above its table."""
    pads = []
    without = short_end.without_short_end

    def note(table, rooms):
        found = without(table, rooms)
        pads.append(found.measures.pad)
        return found

    monkeypatch.setattr("plandesk.reports.annual_plan_pages.without_short_end", note)
    body = "What the part is about, in a few words. " * 30
    first = of(25).parts[0]
    layout(plan(first, Branch(first.title, body=body, branches=first.branches), of(18).parts[0]))
    assert pads[0] < PAD and pads[1:] == [PAD, PAD] and min(pads) >= min(short_end.TIGHTER)
