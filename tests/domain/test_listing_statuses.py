"""What lists say of statuses is what the standings say: filters, orders, rows, counts, goals."""

from random import Random

import pytest

from plandesk.domain import branches, initiatives, listing, listing_counts, progress, updates
from plandesk.domain.listing import Query
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words

DUES = ("", "ongoing", "2026-Q1", "2026-Q2", "2026-Q1 2026-Q3", "2026-05", "2026-12-31", "2026")
Q1, Q2, Q3, Q4 = (Quarter(2026, number) for number in (1, 2, 3, 4))


@pytest.fixture(params=range(3))
def told(document, plan_id, request):
    """A plan of 90 initiatives with updates of all kinds in all quarters, another plan beside it."""
    random = Random(request.param)
    words = status_words(document, plan_id)
    with document.step("Fill"):
        goals = [branches.add_objective(document, plan_id, None, f"Goal {n}") for n in range(3)]
        goals += [branches.add_objective(document, plan_id, goals[0], f"Below {n}") for n in range(2)]
        for number in range(90):
            one = initiatives.add_initiative(
                document, random.choice(goals), f"Initiative {number}", due=Due(random.choice(DUES))
            )
            for quarter in (Q1, Q2, Q3, Q4):
                if random.random() < 0.5:
                    word = random.choice((None, *words))
                    updates.set_updates(
                        document,
                        [one],
                        quarter,
                        reasons_asked=False,
                        status_id=word.id if word else None,
                        percent=random.choice((None, 0, 40, 100)),
                        narrative="Told",
                    )
    return outline(document, plan_id)


def ids(document, tree, **query):
    return list(listing.list_initiatives(document, tree, Query(**query)))


@pytest.mark.parametrize("quarter", [Q1, Q2, Q4])
def test_rows_counts_and_filters_agree_with_the_standings(document, told, quarter):
    found = progress.standings(document, told, quarter)
    rows = listing.rows_of(document, told, [one.initiative_id for one in found], quarter)
    for row, one in zip(rows, found, strict=True):
        assert (row.status, row.percent, row.last_status) == (one.status, one.percent, one.last_status)
        assert row.after_due == (one.timing == "late")
        assert row.completed == (one.completed if one.counts_as == "done" else Due())
    counts = listing.filter_counts(document, told, quarter=quarter)
    by_word = {one.word.id if one.word else None: one.count for one in progress.counts_by_status(
        status_words(document, told.plan.id), found)}  # fmt: skip
    assert counts.no_update == by_word.pop(None) > 0
    assert counts.by_status == {word: count for word, count in by_word.items() if count}
    assert sum(counts.by_status.values()) + counts.no_update == counts.all == 90
    assert counts.after_due == sum(one.timing == "late" for one in found)
    overdue = [one for one in found if one.timing == "open" and one.counts_as not in ("done", "dropped")]
    overdue = [one.initiative_id for one in overdue if one.due.due_quarter <= quarter]
    assert ids(document, told, quarter=quarter, overdue=True) == overdue and counts.overdue == len(overdue)
    due = [one.initiative_id for one in found if one.due.due_quarter == quarter]
    assert ids(document, told, quarter=quarter, due_in_quarter=True) == due
    assert counts.due_in_quarter == len(due)
    late = [one.initiative_id for one in found if one.timing == "late"]
    assert ids(document, told, quarter=quarter, after_due=True) == late
    missing = [one.initiative_id for one in found if one.status is None]
    assert ids(document, told, quarter=quarter, no_update=True) == missing


def test_several_statuses_show_all_that_have_one_of_them(document, told):
    found = progress.standings(document, told, Q3)
    words = status_words(document, told.plan.id)
    wanted = (words[0].id, words[3].id)
    either = [one.initiative_id for one in found if one.status and one.status.id in wanted]
    assert ids(document, told, quarter=Q3, status_ids=wanted) == either
    with_none = [one.initiative_id for one in found if one.status is None or one.status.id in wanted]
    assert ids(document, told, quarter=Q3, status_ids=wanted, no_update=True) == with_none


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["status", "completed", "percent"])
def test_orders_by_what_was_told_have_the_silent_ones_last(document, told, sort, descending):
    order = ids(document, told, quarter=Q3, sort=sort, descending=descending)
    rows = listing.rows_of(document, told, order, Q3)
    keys = {
        "status": [row.status.position if row.status else None for row in rows],
        "completed": [row.completed.stored or None for row in rows],
        "percent": [row.percent for row in rows],
    }[sort]
    told_of = [key for key in keys if key is not None]
    assert told_of == sorted(told_of, reverse=descending) and len(set(told_of)) > 1
    assert keys == told_of + [None] * (len(keys) - len(told_of))
    assert sorted(order) == sorted(ids(document, told))


def test_goals_count_what_is_done_below_them(document, told):
    found = progress.standings(document, told, Q4)
    done = dict.fromkeys(told.order, 0)
    for one in found:
        for above in told.trail(one.objective_id):
            done[above.id] += one.counts_as == "done"
    assert listing_counts.done_below(document, told, told.order, Q4) == done
    assert listing_counts.uses_percent(document, told.plan.id)


def test_without_a_quarter_nothing_is_told(document, told):
    everything = ids(document, told)
    assert ids(document, told, no_update=True, after_due=True, overdue=True) == everything
    row = listing.rows_of(document, told, everything[:1])[0]
    assert row.status is None and row.completed == Due()
    assert listing.filter_counts(document, told).by_status == {}
    assert sorted(ids(document, told, sort="status")) == sorted(everything)
