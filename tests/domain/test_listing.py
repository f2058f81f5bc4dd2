"""Lists of initiatives: search, filters, orders, and what chips and column menus show."""

from datetime import date

import pytest

from plandesk.domain import branches, initiatives, listing, outline, people, plans
from plandesk.domain.initiatives import Lead
from plandesk.domain.listing import Query
from plandesk.domain.periods import Due, Quarter
from tests.copies import empty_plan


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "plan.plandesk")
    yield made
    made.close()


@pytest.fixture
def found(document):
    """A plan of two goals; `found(query)` gives the texts in order."""
    plan = plans.add_plan(document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
    other = plans.add_plan(document, "Other", "annual", date(2025, 1, 1), date(2025, 12, 31))
    unit, chief = people.add_unit(document, "Traffic"), people.add_person(document, "Ann Chief")
    area = branches.add_objective(document, plan, None, "Area")
    second = branches.add_objective(document, plan, area, "Second")
    first = branches.add_objective(document, plan, area, "First", position=0)
    add = initiatives.add_initiative
    add(document, second, "d Éclair 50% off", due=Due("2024-Q2"), partners=("City",))
    add(document, first, "b Bicycle lanes", due=Due("ongoing"), leads=(Lead(None, unit, ""),), public=False)
    add(
        document,
        first,
        "a Radar",
        due=Due("2024-Q1 2024-Q4"),
        leads=(Lead(chief, None, ""),),
        results="Éclairs",
    )
    add(document, area, "c Under the area itself", due=Due("2024-06"))
    add(document, second, "e Last_one")
    elsewhere = branches.add_objective(document, other, None, "Elsewhere")
    add(document, elsewhere, "z Of another plan", due=Due("2025-Q1"))

    def texts(query):
        tree = outline.outline(document, plan)
        ids = listing.list_initiatives(document, tree, query)
        return "".join(row.text[0] for row in listing.rows_of(document, tree, ids))

    texts.document, texts.plan, texts.second, texts.area, texts.unit = document, plan, second, area, unit
    return texts


@pytest.mark.parametrize(
    ("sort", "ascending", "descending"),
    [
        ("number", "cbade", "edabc"),
        ("text", "abcde", "edcba"),
        ("due", "cdabe", "adcbe"),
        ("lead", "abdce", "badce"),
        ("partners", "dbace", "dbace"),
        ("results", "adbce", "adbce"),
        ("public", "bdace", "daceb"),
    ],
)
def test_every_order_has_what_is_empty_last(found, sort, ascending, descending):
    assert found(Query(sort=sort)) == ascending
    assert found(Query(sort=sort, descending=True)) == descending


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        (Query(text="BICYCLE"), "b"),
        (Query(text="lanes bic"), "b"),
        (Query(text="éclair"), "ad"),
        (Query(text="50%"), "d"),
        (Query(text="t_o"), "e"),
        (Query(text="%"), "d"),
        (Query(without_lead=True), "cde"),
        (Query(without_due=True), "e"),
        (Query(without_results=True), "cbde"),
        (Query(internal=True), "b"),
        (Query(public=True), "cade"),
        (Query(due="ongoing"), "b"),
        (Query(due=""), "e"),
        (Query(partner="City"), "d"),
        (Query(due_from=date(2024, 4, 1), due_by=date(2024, 6, 30)), "cd"),
        (Query(without_lead=True, without_due=True), "e"),
    ],
)
def test_filters(found, query, texts):
    assert sorted(found(query)) == sorted(texts)


def test_filters_by_who_leads_and_by_goal(found):
    assert found(Query(lead_unit_id=found.unit)) == "b"
    assert found(Query(objective_id=found.second)) == "de"
    assert found(Query(objective_id=found.area)) == "cbade"


def test_counts_follow_the_search(found):
    tree = outline.outline(found.document, found.plan)
    counts = listing.filter_counts(found.document, tree, quarter=Quarter(2024, 2))
    assert (counts.all, counts.without_lead, counts.without_due, counts.without_results) == (5, 3, 1, 4)
    assert (counts.internal, counts.due_in_quarter) == (1, 2)
    assert listing.filter_counts(found.document, tree, "radar").all == 1
    assert listing.filter_counts(found.document, tree, "nothing like it").without_due == 0


def test_the_values_of_a_column_are_those_of_the_plan(found):
    assert [due.stored for due in listing.due_values(found.document, found.plan)] == [
        *("", "2024-06", "2024-Q2", "2024-Q1 2024-Q4", "ongoing"),
    ]
    assert [lead.name for lead in listing.lead_values(found.document, found.plan)] == ["Ann Chief", "Traffic"]
    assert listing.partner_values(found.document, found.plan) == ["City"]


def test_the_list_by_objective_is_the_list_in_order(found):
    tree = outline.outline(found.document, found.plan)
    parts = listing.list_by_objective(found.document, tree, Query())
    joined = [one for _objective, own in parts for one in own]
    assert joined == list(listing.list_initiatives(found.document, tree, Query()))
    assert len(parts) == 3
