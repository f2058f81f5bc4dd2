"""Bringing back fields and records from the history, each as one step that can be undone."""

from datetime import date

import pytest

from plandesk.domain import branches, history_view, initiatives, outline, people, plans, sections, updates
from plandesk.domain.branches import Node
from plandesk.domain.history_words import field_name, table_name
from plandesk.domain.initiatives import Lead
from plandesk.domain.kpis import comparators, definitions
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.restoring import (
    bring_back_field,
    bring_back_record,
    can_bring_back,
    changed_since,
    deleted_on_their_own,
)
from plandesk.errors import InvalidValue, NotThere
from plandesk.file import check, triggers
from tests.domain import reporting_year
from tests.every_kind import dump

Q2 = Quarter(2026, 2)


@pytest.fixture
def year(document):
    return reporting_year.fill(document)


def last_step(document):
    return document.value("SELECT max(id) FROM step")


def last_entry(document, table="initiative"):
    return document.value("SELECT max(id) FROM history WHERE tbl = ? AND op = 'update'", (table,))


def uid(document, year, number=0):
    return initiatives.initiative(document, year.leaves[number]).uid


def test_one_field_comes_back_and_the_others_stay(document, year):
    one = year.leaves[0]
    initiatives.change_initiative(document, one, text="Now", due=Due("2026-Q4"), public=False)
    entry = last_entry(document)
    initiatives.change_initiative(document, one, text="Later")
    bring_back_field(document, entry, "text")
    found = initiatives.initiative(document, one)
    assert (found.text, found.due, found.public) == ("Walk the core", Due("2026-Q4"), False)
    assert document.undo_name == "Bring back “Text”"
    bring_back_field(document, entry, "due")
    assert initiatives.initiative(document, one).due == Due("2026-Q1")
    assert document.value("SELECT due_end FROM initiative WHERE id = ?", (one,)) == "2026-03-31"
    document.undo()
    document.undo()
    assert initiatives.initiative(document, one).text == "Later"


def test_fields_that_cannot_come_back_say_why(document, year):
    one = year.leaves[0]
    initiatives.change_initiative(document, one, text="Now")
    entry = last_entry(document)
    with pytest.raises(NotThere, match="does not have this value"):
        bring_back_field(document, entry, "due")
    with pytest.raises(NotThere, match="does not have this value"):
        bring_back_field(document, 99999, "text")
    initiatives.change_initiative(document, one, text="Walk the core")
    with pytest.raises(InvalidValue, match="what it reads now"):
        bring_back_field(document, entry, "text")
    branches.delete_nodes(document, [Node("initiative", one)])
    with pytest.raises(NotThere, match="Bring back the whole record first"):
        bring_back_field(document, entry, "text")


def test_a_value_that_names_something_gone_is_refused(document, year):
    unit = people.add_unit(document, "Soon gone")
    person = people.add_person(document, "Li Wei", unit_id=unit)
    people.change_person(document, person, unit_id=None)
    entry = last_entry(document, "person")
    people.delete_unit(document, unit)
    with pytest.raises(NotThere, match="“Unit” named then is no longer in the file"):
        bring_back_field(document, entry, "unit_id")


def test_what_the_approval_says_and_where_things_stand_is_not_offered():
    assert can_bring_back("initiative", "text")
    assert not can_bring_back("initiative", "objective_id")
    assert not can_bring_back("initiative", "due_end")
    assert not can_bring_back("plan", "approved_at")
    assert not can_bring_back("approved_entry", "text")


def test_a_whole_record_with_its_lists(document, year):
    one, person = year.leaves[0], people.add_person(document, "Li Wei")
    initiatives.change_initiative(
        document,
        one,
        text="With lists",
        sub_items=("a", "b"),
        leads=(Lead(person, None, ""),),
        partners=("P",),
    )
    before = initiatives.initiative(document, one)
    initiatives.change_initiative(document, one, text="Other", sub_items=(), leads=(), partners=("Q",))
    step = last_step(document)
    branches.move_nodes(document, [Node("initiative", one)], year.goals[1], 0)
    bring_back_record(document, "initiative", before.uid, step)
    found = initiatives.initiative(document, one)
    assert (found.text, found.sub_items, found.partners) == ("With lists", ("a", "b"), ("P",))
    assert [lead.person_id for lead in found.leads] == [person]
    assert found.objective_id == year.goals[1]  # it stays where it is
    assert document.undo_name == "Bring back initiative"
    document.undo()
    assert initiatives.initiative(document, one).text == "Other"
    document.redo()
    with pytest.raises(InvalidValue, match="how it reads now"):
        bring_back_record(document, "initiative", before.uid, step)


def test_leads_who_are_gone_do_not_come_back_with_a_record(document, year):
    one, person = year.leaves[0], people.add_person(document, "Li Wei")
    initiatives.change_initiative(document, one, leads=(Lead(person, None, ""),))
    initiatives.change_initiative(document, one, text="Other", leads=())
    step = last_step(document)
    people.delete_people(document, [person])
    bring_back_record(document, "initiative", uid(document, year), step)
    found = initiatives.initiative(document, one)
    assert (found.text, found.leads) == ("Walk the core", ())


@pytest.mark.parametrize("kind", ["initiative", "objective", "plan", "unit", "section"])
def test_a_deleted_record_comes_back_with_all_that_belonged_to_it(document, year, kind):
    section = sections.add_section(document, year.plan, "blocks", "Our work")
    sections.add_block(document, section, "A block")
    unit = document.value("SELECT id FROM unit")
    people.add_person(document, "Zoë", unit_id=unit)
    before = dump(document)
    record = {
        "initiative": (year.leaves[1], lambda: branches.delete_nodes(document, [Node(kind, year.leaves[1])])),
        "objective": (year.goals[0], lambda: branches.delete_nodes(document, [Node(kind, year.goals[0])])),
        "plan": (year.plan, lambda: plans.delete_plan(document, year.plan)),
        "unit": (unit, lambda: people.delete_unit(document, unit)),
        "section": (section, lambda: sections.delete_section(document, section)),
    }[kind]
    known = history_view.uid_of(document, kind, record[0])
    record[1]()
    assert dump(document) != before
    assert bring_back_record(document, kind, known, last_step(document)) == record[0]
    assert dump(document) == before
    assert check.check(document) == []
    document.undo()
    assert dump(document) != before


def test_a_deleted_kpi_comes_back_with_its_figures_and_what_was_said_of_them(document, year):
    june = month_number(2026, 6)
    kept = definitions.add_kpi(document, "Calls")
    one = definitions.add_kpi(document, "Stops", position=0)
    district = people.add_unit(document, "District 1")
    theft = definitions.add_category(document, one, "Theft")
    comparators.set_comparator(document, one, "Another service", month_number(2025, 1), 7.0)
    for unit, category in ((None, None), (district, None), (district, theft)):
        enter(document, one, [Entry(Cell(june, unit, category), 12)])
    enter(document, one, [Entry(Cell(june), 13)])
    known = history_view.uid_of(document, "kpi", one)
    assert document.value("SELECT count(*) FROM restatement") == 1
    before = dump(document)
    definitions.delete_kpis(document, [one])
    step = last_step(document)
    assert deleted_on_their_own(document, step) == {known}
    assert bring_back_record(document, "kpi", known, step) == one
    assert document.undo_name == "Bring back KPI"
    assert dump(document) == before
    assert check.check(document) == []
    assert [kpi.id for kpi in definitions.kpis(document)] == [one, kept]
    with pytest.raises(InvalidValue, match="is in the file"):
        bring_back_record(document, "kpi", known, step)
    assert not can_bring_back("kpi", "target")


def test_an_id_in_use_again_gets_another_one(document, year):
    last = year.leaves[-1]
    known = uid(document, year, 4)
    branches.delete_nodes(document, [Node("initiative", last)])
    step = last_step(document)
    assert initiatives.add_initiative(document, year.goals[0], "In its place") == last
    back = bring_back_record(document, "initiative", known, step)
    assert back != last
    found = initiatives.initiative(document, back)
    assert (found.text, found.sub_items, found.uid) == ("Review the cells", ("By day",), known)
    assert initiatives.initiative(document, last).text == "In its place"


def test_it_takes_its_place_among_its_siblings(document, year):
    known = uid(document, year, 1)
    branches.delete_nodes(document, [Node("initiative", year.leaves[1])])
    bring_back_record(document, "initiative", known, last_step(document))
    tree = outline.outline(document, year.plan)
    heads = outline.heads(document, tree, year.goals[0])
    assert [(head.position, head.text) for head in heads] == [
        (0, "Walk the core"), (1, "Paint crossings"), (2, "Light the park"),
    ]  # fmt: skip


def test_without_the_goal_it_stood_under_it_stays_away(document, year):
    known = uid(document, year, 0)
    branches.delete_nodes(document, [Node("initiative", year.leaves[0])])
    step = last_step(document)
    branches.delete_nodes(document, [Node("objective", year.goals[0])])
    before = dump(document)
    with pytest.raises(NotThere, match="The goal it belonged to is not in the file any more"):
        bring_back_record(document, "initiative", known, step)
    assert dump(document) == before
    with pytest.raises(NotThere, match="not in the file then"):
        bring_back_record(document, "initiative", "no such uid", step)


def test_the_history_names_new_records_in_words(document, year):
    updates.set_updates(
        document, [year.leaves[2]], reporting_year.Q3, status_id=year.words["late"], reason="Rain"
    )
    (change,) = history_view.changes_of(document, last_step(document))
    assert (change.record, change.title) == ("Status update", "Light the park")
    told = {field.field: field.after for field in change.fields}
    assert told == {"Quarter": "Q3 2026", "Status": "Delayed", "Reason": "Rain"}


def test_every_table_and_field_that_is_shown_has_words(document):
    tracked = triggers.tracked(document.connection)
    wordless = [table for table in tracked if table_name(table) == table]
    wordless += [
        f"{table}.{column}"
        for table, columns in tracked.items()
        for column in columns
        if column not in history_view.HIDDEN and field_name(column) == column
    ]
    assert wordless == []


def test_a_status_does_not_come_back_without_the_reason_it_asks_for(document, year):
    one = year.leaves[0]
    updates.set_updates(document, [one], Q2, status_id=year.words["late"], reason="No money")
    updates.set_updates(document, [one], Q2, status_id=year.words["in_progress"], reason="")
    entry = last_entry(document, "status_update")
    before = dump(document)
    with pytest.raises(InvalidValue, match="asks for a reason"):
        bring_back_field(document, entry, "status_id")
    assert dump(document) == before
    bring_back_field(document, entry, "reason")
    bring_back_field(document, entry, "status_id")
    found = updates.updates_of(document, one)[Q2]
    assert (found.status_id, found.reason) == (year.words["late"], "No money")


def test_what_follows_from_a_status_follows_when_it_comes_back(document, year):
    one = year.leaves[0]
    updates.set_updates(document, [one], Q2, status_id=year.words["in_progress"])
    updates.set_updates(document, [one], Q2, status_id=year.words["done"])
    entry = last_entry(document, "status_update")
    assert updates.updates_of(document, one)[Q2].completed == Q2.due
    document.who = "Somebody else"
    bring_back_field(document, entry, "status_id")
    found = updates.updates_of(document, one)[Q2]
    assert (found.status_id, found.completed, found.who) == (
        year.words["in_progress"],
        Due(),
        "Somebody else",
    )
    assert document.undo_name == "Bring back “Status”"
    back = last_entry(document, "status_update")
    bring_back_field(document, back, "status_id")
    found = updates.updates_of(document, one)[Q2]
    assert (found.status_id, found.completed) == (year.words["done"], Q2.due)


def test_a_plan_does_not_come_back_with_an_end_before_its_start(document, year):
    plans.change_plan(document, year.plan, ends=date(2027, 12, 31))
    entry = last_entry(document, "plan")
    plans.change_plan(document, year.plan, starts=date(2027, 1, 1))
    with pytest.raises(InvalidValue, match="end before it starts"):
        bring_back_field(document, entry, "ends")


def test_later_changes_of_a_field_are_counted(document, year):
    one = year.leaves[0]
    initiatives.change_initiative(document, one, text="First")
    entry = last_entry(document)
    assert changed_since(document, entry, "text") == 0
    initiatives.change_initiative(document, one, public=False)
    initiatives.change_initiative(document, one, text="Second")
    initiatives.change_initiative(document, year.leaves[1], text="Other")
    assert (changed_since(document, entry, "text"), changed_since(document, entry, "public")) == (1, 1)


def test_only_what_was_deleted_for_itself_is_offered(document, year):
    goal = document.value("SELECT uid FROM objective WHERE id = ?", (year.goals[1],))
    branches.delete_nodes(document, [Node("objective", year.goals[1])])
    assert goal in deleted_on_their_own(document, last_step(document))
    assert len(deleted_on_their_own(document, last_step(document))) == 1
