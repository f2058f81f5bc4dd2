"""The amendment list, read back: every change with both wordings, what edition tells what, and nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plandesk.domain import amendments, approval, branches, initiatives, moments, plans, updates
from plandesk.domain.branches import Node
from plandesk.domain.moments import Moment
from plandesk.domain.periods import Due
from plandesk.errors import NotThere
from plandesk.reports.amendment_list import BY_KIND, AmendmentListOptions, collect, layout
from tests.copies import empty_plan
from tests.domain import reporting_year
from tests.domain.reporting_year import Q3
from tests.reports.reading import failures, structure


@pytest.fixture
def document(tmp_path):
    opened = empty_plan(tmp_path / "plan.plandesk")
    yield opened
    opened.close()


@pytest.fixture
def year(document):
    made = reporting_year.fill(document)
    for row in document.rows("SELECT initiative_id, period FROM status_update"):
        updates.clear_updates(document, [row[0]], updates.Quarter.parse(row[1]))
    approval.approve(document, made.plan, date(2026, 1, 24))
    return made


@pytest.fixture
def changed(document, year):
    """One of everything."""
    first, second, third, fourth, inner = year.leaves
    initiatives.change_initiative(document, first, text="Walk the whole core", due=Due("2026-Q2"))
    branches.delete_nodes(document, [Node("initiative", second)])
    branches.move_nodes(document, [Node("initiative", third)], year.goals[1], 0)
    dropped = year.words["dropped"]
    updates.set_updates(document, [fourth], Q3, status_id=dropped, reason="No visitors")
    initiatives.change_initiative(document, inner, text="Review the secret cells")
    initiatives.add_initiative(document, year.goals[0], "Count <b>cars</b> & bikes")
    branches.change_objective(document, year.goals[1], title="Trust and respect")
    uid = initiatives.initiative(document, first).uid
    amendments.set_amendment_reason(document, year.plan, uid, "Asked for by the commission")
    return year


def read(document, year, **options):
    pdf = layout(collect(document, AmendmentListOptions(year.plan, **options)))
    assert failures(pdf) == []
    return structure(pdf)


def table_rows(tree):
    return [[cell.text().strip() for cell in row.all("TH", "TD")] for row in tree.all("TR")]


def test_every_change_stands_in_a_row_with_both_wordings(document, changed):
    tree = read(document, changed, edition="in-camera")
    rows = [[cell.replace(day(), "DAY") for cell in row] for row in table_rows(tree)]
    assert rows[0] == ["No.", "As approved", "Now", "Reason"]
    assert rows[1:4] == [
        ["1", "Walk the coreDue Q1", "Reworded, new dateWalk the whole coreDue Q2",
         "Asked for by the commissionDAY"],
        ["2", "Paint crossings", "Dropped", "No reason givenDAY"],
        ["", "Not in the plan", "AddedCount <b>cars</b> & bikesNo. 2", "No reason givenDAY"],
    ]  # fmt: skip
    assert rows[4] == ["No.", "As approved", "Now", "Reason"]
    assert rows[5:] == [
        ["2", "GoalTrust", "RewordedTrust and respect", "No reason givenDAY"],
        ["3", "Light the parkUnder “1 Safe streets”", "MovedUnder “2 Trust and respect”",
         "No reason givenDAY"],
        ["4", "Hold open days", "Dropped", "No visitorsDAY"],
        ["5", "Review the cells", "RewordedReview the secret cells", "No reason givenDAY"],
    ]  # fmt: skip
    assert [node.text() for node in tree.all("H1")] == ["Annual Policing Plan 2026"]
    assert [node.text() for node in tree.all("H2")] == ["1 Safe streets", "2 Trust and respect"]
    said = " ".join(node.text() for node in tree.all("P"))
    assert "Changes since the approval of 24 January 2026" in said
    assert (
        "7 entries were changed: 1 added, 2 dropped, 3 reworded, 1 with a new date and 1 moved. "
        "1 entry was changed in more than one way."
    ) in said


def day():
    from plandesk.reports.wording import date_text

    return date_text(datetime.now().date())


def test_words_taken_out_stand_in_brackets(document, year):
    initiatives.change_initiative(document, year.leaves[1], text="Paint all old crossings white")
    initiatives.change_initiative(document, year.leaves[2], text="Light the forest")
    rows = table_rows(read(document, year))
    assert rows[2][1:3] == ["Light the [park]", "RewordedLight the forest"]


def test_the_public_edition_tells_nothing_internal(document, changed):
    initiatives.change_initiative(document, changed.leaves[0], public=False, note="Secret")
    data = collect(document, AmendmentListOptions(changed.plan))
    text = structure(layout(data)).text()
    assert "secret" not in text.lower() and "cells" not in text
    assert "Asked for by the commission" not in text and "whole core" not in text
    assert "Made internalNo longer printed" in text
    assert "Walk the core" in text  # as it was printed before


def _made_internal(document, year):
    leaf = year.leaves[0]
    initiatives.change_initiative(document, leaf, public=False)
    amendments.set_amendment_reason(
        document, year.plan, initiatives.initiative(document, leaf).uid, "Canary reason"
    )


def _made_internal_then_deleted(document, year):
    _made_internal(document, year)
    branches.delete_nodes(document, [Node("initiative", year.leaves[0])])


def _goal_made_internal_then_all_deleted(document, year):
    branches.change_objective(document, year.goals[0], title="Canary goal", public=False)
    uid = initiatives.initiative(document, year.leaves[0]).uid
    amendments.set_amendment_reason(document, year.plan, uid, "Canary reason")
    branches.delete_nodes(document, [Node("initiative", year.leaves[0])])


def _moved_below_an_internal_goal_then_deleted(document, year):
    _moved_below_an_internal_goal(document, year)
    uid = initiatives.initiative(document, year.leaves[2]).uid
    amendments.set_amendment_reason(document, year.plan, uid, "Canary reason")
    branches.delete_nodes(document, [Node("initiative", year.leaves[2])])


def _moved_below_an_internal_goal(document, year):
    branches.change_objective(document, year.goals[1], title="Canary goal", public=False)
    branches.move_nodes(document, [Node("initiative", year.leaves[2])], year.goals[1], 0)


def _goal_renamed_and_made_internal(document, year):
    branches.change_objective(document, year.goals[0], title="Canary goal", public=False)


@pytest.mark.parametrize("by", ["goal", BY_KIND])
@pytest.mark.parametrize(
    "change",
    [
        _made_internal,
        _made_internal_then_deleted,
        _goal_made_internal_then_all_deleted,
        _moved_below_an_internal_goal,
        _moved_below_an_internal_goal_then_deleted,
        _goal_renamed_and_made_internal,
    ],
)
def test_no_word_of_what_became_internal_is_in_the_public_edition(document, year, change, by):
    change(document, year)
    assert "Canary" in read(document, year, edition="in-camera", by=by).text()
    told = read(document, year, by=by).text()
    assert "Canary" not in told
    assert "Made internal" in told or "Dropped" in told


def test_of_what_was_deleted_in_public_the_reason_is_told(document, year):
    uid = initiatives.initiative(document, year.leaves[0]).uid
    amendments.set_amendment_reason(document, year.plan, uid, "Done by the county now")
    branches.delete_nodes(document, [Node("initiative", year.leaves[0])])
    assert "Done by the county now" in read(document, year).text()


def test_what_was_made_public_is_told_without_its_past(document, year):
    initiatives.change_initiative(document, year.leaves[4], public=True, text="Review all cells")
    (row,) = table_rows(read(document, year))[1:]
    assert row[:2] == ["Internal", "Made publicReview all cellsNo. 5"]


def test_by_kind(document, changed):
    tree = read(document, changed, edition="in-camera", by=BY_KIND)
    assert [node.text() for node in tree.all("H2")] == ["Added", "Dropped", "Reworded", "Moved"]


def test_nothing_changed(document, year):
    tree = read(document, year)
    assert tree.all("Table") == []
    assert "Nothing was changed since approval." in tree.text()


def test_between_two_dates(document, changed):
    tomorrow = moments.end_of((datetime.now(UTC) + timedelta(days=1)).date())
    tree = read(document, changed, since=Moment(moments.DAY, "1 January 2020", "2020-01-01T12:00:00Z"),
                until=tomorrow)  # fmt: skip
    assert "Changes from 1 January 2020 to " in tree.text()
    assert table_rows(tree)[0] == ["Before", "After", "Reason"]  # all of it is new: no number is an old one
    assert "Words in" not in tree.text()


def test_without_a_kept_approval_the_sentence_says_so(document):
    plan = plans.add_plan(document, "P", "annual", date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(NotThere, match="not kept"):
        collect(document, AmendmentListOptions(plan))


def test_hundreds_of_changes_over_many_pages(document, year):
    with document.step("Many"):
        for n in range(150):
            initiatives.add_initiative(
                document, year.goals[n % 2], f"New initiative {n} " + "with words " * 30
            )
    tree = read(document, year)
    found = [row[1] for row in table_rows(tree) if row[1].startswith("Added")]
    assert len(found) == 150


def test_another_paper_and_language_make_a_whole_document(document, changed):
    assert read(document, changed, paper="a4").all("H1")
