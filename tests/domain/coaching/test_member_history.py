"""A member's whole history on one page, newest first."""

from datetime import date

from plandesk.domain.coaching import acknowledging, members, sessions, viewings
from plandesk.domain.coaching.member_history import KINDS, kind_words, member_history
from tests import coaching_file

TODAY = date(2026, 11, 24)


def test_everything_of_a_member_and_nothing_of_others(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching", TODAY)
    one = next(one for one in members.members(document) if one.name == "Ines Calloway")
    held = sessions.sessions_of(document, one.id)
    acknowledging.amend(document, held[1].id, "The date of the course was wrong.")
    viewings.note_viewing(document, "printed", "coaching_session", held[0].uid, "two copies")
    viewings.note_viewing(document, "opened", "member", one.uid)
    other = next(each for each in members.members(document) if each.name == "Tobias Renn")
    viewings.note_viewing(document, "opened", "member", other.uid)
    found = member_history(document, one.id, TODAY)
    assert [entry.day for entry in found] == sorted((entry.day for entry in found), reverse=True)
    many = {kind: sum(entry.kind == kind for entry in found) for kind in KINDS}
    assert many == {"session": 3, "action": 6, "amendment": 1, "viewing": 2}
    assert set(kind_words()) == set(KINDS)
    assert not any("Renn" in entry.title + entry.note + entry.body for entry in found)
    session = next(entry for entry in found if entry.kind == "session")
    assert session.session_id == held[0].id and session.title == f"Session with {coaching_file.COACH}"
    assert "What went well\nCoach: Calm" in session.body and "Employee: I felt ready" in session.body
    assert "Not acknowledged yet" in session.note and "2 actions, 2 open" in session.note
    overdue = [entry for entry in found if entry.overdue]
    assert overdue and all("Overdue since" in entry.note for entry in overdue)
    done = next(entry for entry in found if entry.note.startswith("Done"))
    assert "Follow-up: Both accepted" in done.body
    document.close()
