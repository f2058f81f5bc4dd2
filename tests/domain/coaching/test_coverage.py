"""Coverage without names, and what of it reaches a plan file."""

from datetime import date

import pytest

from plandesk.domain.coaching import actions, coverage, desk, forms, members, sessions
from plandesk.domain.coaching.carrying_coverage import UIDS, carry, kpi_names, preview
from plandesk.domain.coaching.coverage import Counts
from plandesk.domain.kpis.definitions import change_kpi, kpis
from plandesk.domain.kpis.measures import measures, restatements
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Quarter
from plandesk.errors import InvalidValue
from plandesk.file import check
from tests import coaching_file
from tests.copies import empty_plan

TODAY = date(2026, 11, 24)
Q1, Q3, Q4 = Quarter(2026, 1), Quarter(2026, 3), Quarter(2026, 4)


def people(document, unit, many):
    return [members.add_member(document, f"{unit} {n}", unit=unit) for n in range(many)]


@pytest.fixture
def platoons(tmp_path):
    """Two units that can be told and one of three people; one session a month and member of each unit."""
    document = coaching_file.make(tmp_path / "district.coaching")
    form_id = forms.forms(document)[0].id
    with document.step("District"):
        desk.change_desk(document, unit_name="District 1")
        for unit, many in (("A Platoon", 5), ("b platoon", 6), ("Traffic", 3)):
            for place, member_id in enumerate(people(document, unit, many)):
                for month in (7, 8, 11) if place < 3 else ():
                    held = sessions.start_session(document, member_id, form_id, date(2026, month, 3))
                    actions.add_action(document, held, "Do it", done=date(2026, month, 20))
        planned = sessions.start_session(document, member_id, form_id, date(2026, 12, 3))
        actions.add_action(document, planned, "Not yet")
    yield document
    document.close()


@pytest.fixture
def plan_file(tmp_path):
    document = empty_plan(tmp_path / "plan.plandesk", who="Planner")
    district = add_unit(document, "District 1")
    for name in ("B Platoon", "Traffic", "C Platoon"):
        add_unit(document, name, district)
    yield document
    document.close()


def told(found):
    return {(one.quarter, one.unit or "total"): one.counts for one in found.groups}


def test_small_groups_are_withheld_and_cannot_be_worked_out(platoons):
    found = coverage.coverage(platoons, Q3, Quarter(2027, 1), TODAY)
    assert told(found) == {
        (Q3, "A Platoon"): Counts(6, 3, 6),
        (Q3, "b platoon"): Counts(6, 3, 6),
        (Q3, "Traffic"): None,
        (Q3, "total"): None,  # less the other two it would be Traffic
        (Q4, "A Platoon"): Counts(3, 3, 3),
        (Q4, "b platoon"): Counts(3, 3, 3),
        (Q4, "Traffic"): None,
        (Q4, "total"): None,
    }
    assert found.whole == "District 1" and found.withheld == 4
    people(platoons, "Canine", 2)  # together with Traffic five people
    found = coverage.coverage(platoons, Q3, Q3, TODAY)
    assert told(found)[Q3, "total"] == Counts(18, 9, 18) and told(found)[Q3, "Canine"] is None
    assert coverage.first_quarter(platoons) == Q3


def test_a_group_is_the_people_who_were_in_it(platoons):
    """Members who moved count where they were; a session stays with the unit of its time."""
    one = members.members(platoons)[0]
    members.change_member(platoons, one.id, unit="TRAFFIC")
    found = told(coverage.coverage(platoons, Q3, Q4, TODAY))
    assert found[Q3, "A Platoon"] == Counts(6, 3, 6)
    members.change_member(platoons, one.id, state="moved")
    assert told(coverage.coverage(platoons, Q1, Q1, TODAY))[Q1, "A Platoon"] is None
    assert told(coverage.coverage(platoons, Q3, Q3, TODAY))[Q3, "A Platoon"] == Counts(6, 3, 6)


def test_total_rule():
    five, six, small, tiny = ({*range(n * 10, n * 10 + n)} for n in (5, 6, 3, 2))
    assert coverage.is_total_safe([five, six])
    assert not coverage.is_total_safe([five, small])
    assert coverage.is_total_safe([five, small, tiny])
    assert not coverage.is_total_safe([small])
    assert not coverage.is_total_safe([five, {30, 31, 32}, {32, 33}])  # four people, one of them twice


def test_counts_reach_the_plan_file_as_kpis(platoons, plan_file):
    found = coverage.coverage(platoons, Q3, Q4, TODAY)
    seen = preview(found, plan_file, TODAY)
    assert seen.unmatched == ("A Platoon",) and seen.figures == 6 and seen.replaced == 0
    steps = plan_file.value("SELECT count(*) FROM step")
    assert carry(seen, found, plan_file) == 6
    assert plan_file.value("SELECT count(*) FROM step") == steps + 1
    made = kpis(plan_file)
    assert [one.name for one in made] == [*kpi_names()]
    figures = [one for kpi in made for one in measures(plan_file, kpi.id).values()]
    assert [one.amount.numerator for one in figures] == [6, 3, 3, 3, 6, 3]
    assert [one.provisional for one in figures] == [False, True] * 3
    assert {one.as_of for one in figures} == {TODAY}
    # Once more: nothing new. A figure that changed is restated, also where the KPI has another name.
    change_kpi(plan_file, made[0].id, name="Talks")
    assert preview(found, plan_file, TODAY).figures == 0
    late = members.members(platoons)[5]
    assert late.unit == "b platoon"
    sessions.start_session(platoons, late.id, forms.forms(platoons)[0].id, date(2026, 9, 30))
    found = coverage.coverage(platoons, Q3, Q4, TODAY)
    with pytest.raises(InvalidValue, match="once more"):
        carry(seen, found, plan_file)
    seen = preview(found, plan_file, TODAY)
    assert seen.replaced == seen.figures == 1
    carry(seen, found, plan_file)
    (first, _running) = measures(plan_file, made[0].id).values()
    assert first.amount.numerator == 7
    assert [one.amount.numerator for one in restatements(plan_file, first.id)] == [6]
    assert len(kpis(plan_file)) == 3 and check.check(plan_file) == []
    plan_file.undo()
    assert preview(found, plan_file, TODAY).figures == 1


def test_the_total_goes_to_the_unit_that_it_is_of(platoons, plan_file):
    people(platoons, "Canine", 2)
    found = coverage.coverage(platoons, Q3, Q3, TODAY)
    seen = preview(found, plan_file, TODAY)
    assert [(one.name, one.goes) for one in seen.groups] == [
        ("A Platoon", False),
        ("b platoon", True),
        ("Canine", False),
        ("Traffic", False),
        ("District 1", True),
    ]
    assert carry(seen, found, plan_file) == 6
    add_unit(plan_file, "Canine Unit", short_name="Traffic")  # two have the name now: neither is meant
    assert [one.unit_id for one in preview(found, plan_file, TODAY).groups][3] is None
    assert list(UIDS) == [one.uid for one in kpis(plan_file)]


def test_nothing_but_counts_reaches_the_plan_file(tmp_path, plan_file):
    """Canaries in every text of the coaching file: none is in the plan file, nor the uid of anything."""
    document = coaching_file.platoon(tmp_path / "platoon.coaching", TODAY)
    texts = [
        (table, column)
        for table, column, kind in document.rows(
            "SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c"
            " WHERE t.type = 'table' AND t.name IN ('desk', 'member', 'coaching_form', 'form_theme',"
            " 'coaching_session', 'session_theme', 'action_item', 'acknowledgement')"
        )
        if kind == "TEXT" and column not in ("uid", "held", "due", "done", "at", "state", "voices", "role")
    ]
    with document.step("Canaries"):
        for table, column in texts:
            document.execute(f'UPDATE "{table}" SET "{column}" = "{column}" || \' CANARY\' || id')
        document.execute("UPDATE member SET unit = 'B Platoon' WHERE id <= 6")
        document.execute("UPDATE coaching_session SET unit = 'B Platoon' WHERE unit LIKE 'B%'")
    found = coverage.coverage(document, Q1, Q4, TODAY)
    assert carry(preview(found, plan_file, TODAY), found, plan_file) > 0
    uids = [
        row[0]
        for table in ("desk", "member", "coaching_session", "action_item")
        for row in document.rows(f'SELECT uid FROM "{table}"')
    ]
    plan_file.close()
    raw = (tmp_path / "plan.plandesk").read_bytes()
    assert len(texts) > 25 and len(uids) > 40
    assert b"CANARY" not in raw and not any(uid.encode() in raw for uid in uids)
    assert not any(name.encode() in raw for _number, _rank, name, *_rest in coaching_file.ROSTER)
    document.close()
