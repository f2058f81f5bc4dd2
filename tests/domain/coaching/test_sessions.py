"""Sessions in two voices, acknowledged by both, then amended only."""

from datetime import date

import pytest

from plandesk.domain.coaching import acknowledging, actions, forms, members, sessions
from plandesk.errors import InvalidValue
from plandesk.file import check
from tests import coaching_file

HELD = date(2026, 11, 20)


@pytest.fixture
def document(tmp_path):
    made = coaching_file.make(tmp_path / "platoon.coaching")
    yield made
    made.close()


@pytest.fixture
def begun(document):
    member_id = members.add_member(document, "Ines Calloway", rank="Cst.", number="4107")
    return sessions.start_session(document, member_id, forms.forms(document)[0].id, HELD)


def both_acknowledge(document, session_id):
    acknowledging.acknowledge(document, session_id, "coach", coaching_file.COACH)
    acknowledging.acknowledge(document, session_id, "employee", "Cst. Ines Calloway")


def test_a_session_keeps_the_form_it_was_held_with(document, begun):
    form = forms.forms(document)[0]
    before = [theme.title for theme in sessions.session(document, begun).themes]
    assert before == [theme.title for theme in form.themes] and len(before) == 5
    forms.change_theme(document, form.themes[0].id, title="Something else")
    forms.delete_theme(document, form.themes[2].id)
    forms.delete_form(document, form.id)
    told = sessions.session(document, begun)
    assert [theme.title for theme in told.themes] == before
    assert told.form_name == form.name and told.coach == coaching_file.COACH


def test_two_voices_stand_side_by_side(document, begun):
    first = sessions.session(document, begun).themes[0]
    sessions.write(document, first.id, "coach", "Steady.")
    sessions.write(document, first.id, "employee", "Felt good.\r\nReally.")
    told = sessions.session(document, begun).themes[0]
    assert (told.coach, told.employee) == ("Steady.", "Felt good.\r\nReally.")
    document.undo()
    assert sessions.session(document, begun).themes[0].employee == ""


def test_a_change_makes_one_acknowledgement_void(document, begun):
    acknowledging.acknowledge(document, begun, "employee", "Cst. Ines Calloway")
    assert sessions.session(document, begun).acknowledged("employee").holds
    # Past the program: it cannot withdraw what it does not see changing, but shows it.
    with document.step("Elsewhere"):
        document.execute("UPDATE session_theme SET coach = 'One more thing.' WHERE session_id = ?", (begun,))
    assert not sessions.session(document, begun).acknowledged("employee").holds
    # The other's acknowledgement now would be of another text: the void one goes.
    acknowledging.acknowledge(document, begun, "coach", coaching_file.COACH)
    told = sessions.session(document, begun)
    assert [one.role for one in told.acknowledgements] == ["coach"] and not told.is_fixed
    acknowledging.acknowledge(document, begun, "employee", "Cst. Ines Calloway")
    assert sessions.session(document, begun).is_fixed


def test_what_both_acknowledged_stays(document, begun):
    action_id = actions.add_action(document, begun, "Ride along", measure="Two shifts", due=date(2027, 1, 15))
    both_acknowledge(document, begun)
    told = sessions.session(document, begun)
    assert told.is_fixed and told.is_untouched
    for change in (
        lambda: sessions.write(document, told.themes[0].id, "coach", "Other"),
        lambda: sessions.change_session(document, begun, held=date(2026, 1, 1)),
        lambda: actions.add_action(document, begun, "More"),
        lambda: actions.change_action(document, action_id, text="Other"),
        lambda: actions.change_action(document, action_id, due=None),
        lambda: actions.delete_actions(document, [action_id]),
        lambda: actions.move_action(document, action_id, 0),
        lambda: acknowledging.acknowledge(document, begun, "coach", "Somebody"),
        lambda: acknowledging.withdraw(document, begun, "coach"),
    ):
        with pytest.raises(InvalidValue, match="amendment"):
            change()
    assert document.undo_name is None
    actions.change_action(document, action_id, done=date(2026, 12, 1), follow_up="Both shifts ridden")
    assert sessions.session(document, begun).is_untouched
    assert actions.action(document, action_id).done == date(2026, 12, 1)


def test_amendments_are_dated_and_chained(document, begun):
    with pytest.raises(InvalidValue, match="can still be changed"):
        acknowledging.amend(document, begun, "Too early")
    both_acknowledge(document, begun)
    with pytest.raises(InvalidValue, match="needs a text"):
        acknowledging.amend(document, begun, " \n")
    acknowledging.amend(document, begun, "The course was in May, not in June.")
    acknowledging.amend(document, begun, "Agreed.")
    told = sessions.session(document, begun)
    assert [one.text for one in told.amendments] == ["The course was in May, not in June.", "Agreed."]
    assert all(one.holds and one.who == coaching_file.COACH for one in told.amendments)
    assert check.check(document) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE session_theme SET coach = 'Other' WHERE position = 0",
        "UPDATE coaching_session SET held = '2026-11-21'",
        "UPDATE action_item SET due = NULL",
        "DELETE FROM action_item",
        "UPDATE acknowledgement SET name = 'Somebody' WHERE role = 'coach'",
        "UPDATE amendment SET text = 'Other' WHERE id = 1",
        "UPDATE amendment SET at = '2020-01-01T00:00:00.000+00:00' WHERE id = 2",
        "DELETE FROM amendment WHERE id = 1",
    ],
)
def test_a_change_past_the_program_shows(document, begun, statement):
    actions.add_action(document, begun, "Ride along", due=date(2027, 1, 15))
    both_acknowledge(document, begun)
    acknowledging.amend(document, begun, "First")
    acknowledging.amend(document, begun, "Second")
    assert sessions.session(document, begun).is_untouched
    document.connection.execute(statement)
    assert not sessions.session(document, begun).is_untouched
    assert any("Another program" in finding.sentence for finding in check.check(document))


def test_fields_of_the_record_cannot_be_shifted_into_one_another(document, begun):
    themes = sessions.session(document, begun).themes
    sessions.write_all(document, {(themes[0].id, "coach"): "a", (themes[0].id, "employee"): "bc"})
    one = sessions.text_of(document, begun)
    sessions.write_all(document, {(themes[0].id, "coach"): "ab", (themes[0].id, "employee"): "c"})
    assert sessions.text_of(document, begun) != one


def test_what_was_agreed_last_is_that_of_the_last_session_with_actions(document, begun):
    member_id = sessions.session(document, begun).member_id
    form_id = forms.forms(document)[0].id
    earlier = sessions.start_session(document, member_id, form_id, date(2026, 2, 1))
    late = sessions.start_session(document, member_id, form_id, date(2026, 8, 1))
    assert sessions.last_agreement(document, begun) is None
    actions.add_action(document, earlier, "Ask for a place")
    assert sessions.last_agreement(document, begun).id == earlier
    actions.add_action(document, late, "Hand in two files")
    assert sessions.last_agreement(document, begun).id == late
    assert sessions.last_agreement(document, late).id == earlier
    assert sessions.last_agreement(document, earlier) is None
    assert [one.id for one in sessions.sessions_of(document, member_id)] == [begun, late, earlier]


def test_a_platoon(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    assert len(members.members(document)) == 9
    assert document.value("SELECT count(*) FROM coaching_session") == 14
    fixed = [s for m in members.members(document) for s in sessions.sessions_of(document, m.id) if s.is_fixed]
    assert len(fixed) == 10 and all(one.is_untouched for one in fixed)
    assert check.check(document) == []
    document.close()


def test_goals_of_a_plan_are_named(document, begun):
    action_id = actions.add_action(document, begun, "Ride along")
    actions.serve_goal(document, action_id, actions.GoalOffer("uid-1", "Safer roads", "Plan 2026"))
    assert actions.action(document, action_id).goal_title == "Safer roads"
    actions.serve_goal(document, action_id, None)
    assert actions.action(document, action_id).goal_uid == ""


def test_a_change_withdraws_what_one_of_them_acknowledged_and_undo_brings_it_back(tmp_path):
    document = coaching_file.platoon(tmp_path / "a.coaching")
    session_id = document.value("SELECT id FROM coaching_session ORDER BY id LIMIT 1 OFFSET 12")

    def acknowledged():
        return [one.role for one in sessions.session(document, session_id).acknowledgements]

    action_id = actions.add_action(document, session_id, "Read the guide")
    theme = sessions.session(document, session_id).themes[0]
    for change in (
        lambda: sessions.write(document, theme.id, "employee", "Otherwise"),
        lambda: sessions.change_session(document, session_id, coach="Sgt. Else"),
        lambda: actions.add_action(document, session_id, "One more"),
        lambda: actions.change_action(document, action_id, measure="By heart"),
        lambda: actions.move_action(document, action_id, 0),
        lambda: actions.delete_actions(document, [action_id]),
    ):
        acknowledging.acknowledge(document, session_id, "coach", "Sgt. Orla Whitcombe")
        change()
        assert acknowledged() == []
    document.undo()
    assert acknowledged() == ["coach"]
    actions.change_action(document, action_id, follow_up="Under way", done=date(2026, 11, 24))
    assert acknowledged() == ["coach"]  # goes on after the acknowledgement
    document.close()


def test_what_older_sessions_left_open_is_told_until_the_session_after_it_was_done(document, begun):
    form_id, member_id = forms.forms(document)[0].id, sessions.session(document, begun).member_id
    other_id = members.add_member(document, "Sam Otieno")
    days = [date(2026, 2, 3), date(2026, 5, 6), date(2026, 8, 12)]
    held = [sessions.start_session(document, member_id, form_id, day) for day in days]
    made = [actions.add_action(document, one, f"agreed {place}") for place, one in enumerate(held)]
    actions.add_action(document, sessions.start_session(document, other_id, form_id, days[0]), "another's")
    actions.add_action(document, begun, "agreed now")

    def left(session_id, today=HELD):
        return [(one.action.id, one.agreed) for one in actions.left_open(document, session_id, today)]

    assert left(begun) == [(made[0], days[0]), (made[1], days[1])]  # that of August was agreed last
    assert left(held[1]) == left(held[0]) == []
    assert [one.id for one in actions.open_before(document, begun)] == made
    assert [one.id for one in actions.open_before(document, held[1])] == made[:1]
    actions.change_action(document, made[0], done=HELD)  # ticked in the meeting: it stays in view
    assert left(begun) == [(made[0], days[0]), (made[1], days[1])]
    actions.change_action(document, made[0], done=date(2026, 9, 1))
    assert left(begun) == [(made[1], days[1])] and left(held[2]) == [(made[0], days[0])]
    actions.change_action(document, made[1], done=date(2026, 11, 9))
    assert left(begun, date(2026, 11, 9)) == [(made[1], days[1])]  # the session is still to come
    assert left(begun, date(2026, 11, 10)) == []
