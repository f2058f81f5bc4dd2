"""Who is due and what is overdue, by supervisor and unit."""

from datetime import date, timedelta

from plandesk.domain.coaching import actions, desk, due, forms, members, sessions
from plandesk.domain.coaching.due import DueState, due_list, months_after
from tests import coaching_file

TODAY = date(2026, 11, 24)


def test_members_are_due_some_months_after_their_last_session(tmp_path):
    document = coaching_file.make(tmp_path / "platoon.coaching")
    form_id = forms.forms(document)[0].id
    days = {
        "Overdue": [date(2026, 5, 31), date(2026, 8, 23)],
        "Soon": [date(2026, 8, 24)],
        "Later": [date(2026, 11, 24)],
        "Planned": [date(2026, 1, 1), date(2026, 12, 1)],
        "Never": [],
        "Moved": [date(2025, 1, 1)],
    }
    for name, held in days.items():
        member_id = members.add_member(document, name, unit="Traffic" if name == "Never" else "B Platoon")
        for day in held:
            last = sessions.start_session(document, member_id, form_id, day)
            actions.add_action(document, last, f"{name} {day}", due=day)
    members.change_member(document, member_id, state="moved")
    found = due_list(document, TODAY)
    told = {one.member.name: one for one in found.members}
    assert [one.member.name for one in found.members] == ["Overdue", "Never", "Soon", "Planned", "Later"]
    assert {name: str(one.state) for name, one in told.items()} == {name: name.lower() for name in told}
    assert (told["Overdue"].last, told["Overdue"].next_due) == (date(2026, 8, 23), date(2026, 11, 23))
    assert (told["Overdue"].sessions, told["Overdue"].overdue_actions) == (2, 2)
    assert sessions.session(document, told["Overdue"].last_id).held == date(2026, 8, 23)
    assert sessions.session(document, told["Planned"].planned_id).held == date(2026, 12, 1)
    assert told["Never"].next_due is None and told["Never"].last_id is None
    assert [one.member.name for one in found.due_now] == ["Overdue", "Never"]
    assert [one.member.name for one in found.without_session_since(date(2026, 8, 24))] == [
        "Overdue", "Never", "Planned",
    ]  # fmt: skip
    assert [(one.name, one.members, one.due, one.soon) for one in found.by_unit] == [
        ("B Platoon", 4, 1, 1),
        ("Traffic", 1, 1, 0),
    ]
    assert [one.name for one in found.by_supervisor] == [""]
    desk.change_desk(document, session_every=0)
    assert {one.state for one in due_list(document, TODAY).members} == {DueState.NONE, DueState.PLANNED}
    document.close()


def test_open_actions_stand_by_their_dates(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching", TODAY)
    found = due_list(document, TODAY)
    active = {one.id for one in members.members(document) if one.state == "active"}
    assert {one.member.id for one in found.actions} <= active
    known = [one for one in actions.open_actions(document) if sessions_member(document, one) in active]
    assert [one.action for one in found.actions] == known
    assert all(one.action.due < TODAY for one in found.overdue_actions)
    assert len(found.overdue_actions) == sum(one.is_overdue(TODAY) for one in known) > 0
    assert sum(one.overdue_actions for one in found.by_supervisor) == len(found.overdue_actions)
    assert sum(one.open_actions for one in found.by_unit) == len(found.actions)
    assert found.actions[-1].state is DueState.NONE
    edge = due_list(document, found.overdue_actions[0].action.due)
    assert edge.actions[0].state is DueState.SOON
    assert due_list(document, edge.today - timedelta(days=due.SOON + 1)).actions[0].state is DueState.LATER
    document.close()


def sessions_member(document, action):
    return sessions.session(document, action.session_id).member_id


def test_months_end_on_their_last_day():
    assert months_after(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert months_after(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_names_stand_as_one_looks_for_them(tmp_path):
    document = coaching_file.make(tmp_path / "platoon.coaching")
    for name in ("Zoe Adams", "Éloïse Bouchard", "fiona Chen", "Dana Kowalski"):
        members.add_member(document, name, unit="Équipe" if name[0] == "Z" else "Traffic")
    expected = ["Dana Kowalski", "Éloïse Bouchard", "fiona Chen", "Zoe Adams"]
    assert [one.name for one in members.members(document)] == expected
    found = due_list(document, TODAY)
    assert [one.member.name for one in found.members] == expected
    assert members.units(document) == [one.name for one in found.by_unit] == ["Équipe", "Traffic"]
    document.close()
