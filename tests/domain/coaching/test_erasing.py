"""Erasing for good."""

from datetime import date

from plandesk.domain.coaching import erasing, forms, members, sessions
from plandesk.file import backup, check, copy
from tests import coaching_file


def test_an_erased_session_is_gone_for_good(tmp_path):
    document = coaching_file.make(tmp_path / "platoon.coaching")
    member_id = members.add_member(document, "Ines Calloway")
    form_id = forms.forms(document)[0].id
    kept = sessions.start_session(document, member_id, form_id, date(2026, 1, 1))
    gone = sessions.start_session(document, member_id, form_id, date(2026, 2, 1))
    for session_id, word in ((kept, "STAYS"), (gone, "VANISHES")):
        sessions.write(document, sessions.session(document, session_id).themes[0].id, "coach", word)
    made = backup.make(document, backup.default_folder(), backup.Reason.ASKED)
    unfinished = copy.unfinished_name(made.path.parent)  # as a kill a moment ago would leave it
    unfinished.write_bytes(made.path.read_bytes())
    told = []
    document.listen(told.append)
    erasing.erase_session(document, gone)
    assert [changes.reload for changes in told] == [True]
    assert "STAYS" in everything(document) and "VANISHES" not in everything(document)
    assert check.check(document) == []
    (kept_now,) = backup.listed(backup.default_folder(), document.uid)
    assert not unfinished.exists()
    assert kept_now.reason.text == "After something was erased for good"
    while document.undo() is not None:
        pass
    while document.redo() is not None:
        pass
    assert [one.id for one in sessions.sessions_of(document, member_id)] == [kept]
    document.close()


def test_an_erased_member_takes_all_sessions_along(tmp_path):
    document = coaching_file.platoon(tmp_path / "platoon.coaching")
    one = members.members(document)[0]
    erasing.erase_member(document, one.id)
    assert one.name not in everything(document)
    assert check.check(document) == []
    document.close()


def everything(document):
    """All that the tables of a document hold."""
    tables = [row[0] for row in document.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return "".join(str(tuple(row)) for table in tables for row in document.rows(f'SELECT * FROM "{table}"'))
