"""What the history says of coaching records."""

from plandesk.domain import history_view
from plandesk.domain.coaching import members, sessions
from tests import coaching_file


def test_steps_are_told_in_the_users_words(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    one = members.members(document)[0]
    members.change_member(document, one.id, state="moved", unit="Traffic")
    newest = history_view.steps(document)[0]
    (change,) = history_view.changes_of(document, newest.id)
    assert (change.record, change.title) == ("Member", one.name)
    assert [(field.field, field.before, field.after) for field in change.fields] == [
        ("Unit", one.unit, "Traffic"),
        ("State", "Active", "Moved"),
    ]
    document.close()


def test_words_of_a_session_are_told_with_member_day_and_theme(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    held = document.value("SELECT max(id) FROM coaching_session")
    told = sessions.session(document, held)
    sessions.write(document, told.themes[0].id, "employee", "A good month.")
    (change,) = history_view.changes_of(document, history_view.steps(document)[0].id)
    assert change.title.endswith(": What went well") and "Vasko" not in change.fields[0].field
    assert [(one.field, one.after) for one in change.fields] == [("Employee’s words", "A good month.")]
    of_session = history_view.changes_of_record(document, told.uid)
    assert of_session[0][1].fields[0].after == "A good month." and len(of_session) == 7
    document.close()
