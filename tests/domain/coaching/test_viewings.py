"""The view log: one line for each opening, printing and export, whatever happens to the record."""

import pytest

from plandesk.domain.coaching import erasing, members, sessions, viewings
from plandesk.domain.coaching.history_viewing import note_step_opened, sessions_of_step
from plandesk.errors import ReadOnlyFile
from plandesk.file import backup, check, restore
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from tests import coaching_file


def lines(document, uid):
    return [(one.act, one.who, one.words) for one in viewings.viewings_of(document, uid)]


def test_lines_are_no_steps_and_outlive_undo(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    told = sessions.session(document, document.value("SELECT max(id) FROM coaching_session"))
    kept = backup.make(document, backup.default_folder(), backup.Reason.ASKED)
    heard = []
    document.listen(heard.append)
    steps = document.value("SELECT count(*) FROM step")
    assert viewings.note_viewing(document, "opened", "coaching_session", told.uid)
    assert viewings.note_viewing(document, "printed", "coaching_session", told.uid, "two copies")
    assert lines(document, told.uid) == [
        ("printed", coaching_file.COACH, "two copies"),
        ("opened", coaching_file.COACH, ""),
    ]
    assert heard == [] and document.value("SELECT count(*) FROM step") == steps
    sessions.write(document, told.themes[0].id, "coach", "Something")
    viewings.note_viewing(document, "opened", "coaching_session", told.uid)
    document.undo()
    document.redo()
    assert len(lines(document, told.uid)) == 3
    sessions.delete_sessions(document, [told.id])
    assert viewings.record_words(document, viewings.viewings(document)) == {
        told.uid: "a record since deleted or erased"
    }
    document.undo()
    assert len(viewings.viewings_of_member(document, told.member_id)) == 3
    restore.restore(document, kept)  # from before all of this
    assert sessions.session(document, told.id).themes[0].coach == ""
    assert len(viewings.viewings(document)) == 3
    assert check.check(document) == []
    with pytest.raises(ValueError):
        viewings.note_viewing(document, "glanced", "coaching_session", told.uid)
    with pytest.raises(Exception, match="kept as it is"):
        document.connection.execute("DELETE FROM viewing")
    document.close()


def test_an_erased_record_leaves_its_lines_but_no_words(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    one = members.members(document)[0]
    viewings.note_viewing(document, "exported", "member", one.uid, f"{one.name}.pdf")
    erasing.erase_member(document, one.id)
    assert lines(document, one.uid) == [("exported", coaching_file.COACH, "")]
    document.close()


def test_a_file_for_reading_only_cannot_log_so_nothing_leaves_it(tmp_path):
    coaching_file.platoon(tmp_path / "platoon.coaching").close()
    key = Passphrase(coaching_file.PASSPHRASE)
    document = Document.open(tmp_path / "platoon.coaching", read_only=True, key=key)
    one = members.members(document)[0]
    assert not viewings.note_viewing(document, "opened", "member", one.uid)
    with pytest.raises(ReadOnlyFile, match="view log"):
        viewings.note_viewing(document, "exported", "member", one.uid)
    assert lines(document, one.uid) == []
    document.close()


def test_reading_a_change_in_the_history_opens_the_record(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    told = sessions.session(document, document.value("SELECT max(id) FROM coaching_session"))
    sessions.write(document, told.themes[0].id, "coach", "Something")
    written = document.value("SELECT max(id) FROM step")
    assert note_step_opened(document, written) == 1
    assert lines(document, told.uid) == [("opened", coaching_file.COACH, "A change in the history")]
    assert document.value("SELECT max(id) FROM step") == written and document.undo_name == "Write in session"
    sessions.delete_sessions(document, [told.id])
    assert sessions_of_step(document, document.value("SELECT max(id) FROM step")) == [told.uid]
    members.change_member(document, told.member_id, unit="Traffic")
    assert note_step_opened(document, document.value("SELECT max(id) FROM step")) == 0
    document.close()
