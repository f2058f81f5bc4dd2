"""What the command line shows, checks and imports of a coaching file."""

import json

from plandesk.domain.coaching import acknowledging, members, sessions, viewings
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from tests import coaching_file


def opened(path):
    return Document.open(path, who="A. Coach", key=Passphrase(coaching_file.PASSPHRASE))


def test_members_sessions_and_what_is_due_are_shown(command, platoon):
    shown = json.loads(command("show", platoon, "--json").out)
    assert len(shown) == 9 and shown[2] == {
        "number": "4107", "name": "Ines Calloway", "rank": "Cst.", "unit": "B Platoon",
        "supervisor": "Sgt. Orla Whitcombe", "state": "active",
    }  # fmt: skip
    held = command("show", platoon, "sessions")
    assert held.code == 0 and held.out.count("\n") == 15 and "Calm at the river" not in held.out
    assert viewings_in(platoon) == []  # no text of a record was shown so far
    due = json.loads(command("show", platoon, "due", "--json").out)
    assert {row["what"] for row in due} == {"session", "action"}
    assert any(row["about"] == "Sit in on two court file reviews" for row in due)
    assert {(act, table) for act, table, _words in viewings_in(platoon)} == {("exported", "coaching_session")}
    history = command("show", platoon, "history")
    assert history.code == 0 and "Acknowledged" in history.out
    for words in (("plans",), ("members", "--plan", "x")):
        refused = command("show", platoon, *words)
        assert refused.code == 1 and "This is a coaching file" in refused.err


def viewings_in(path):
    document = opened(path)
    found = [(one.act, one.table, one.words) for one in viewings.viewings(document)]
    document.close()
    return found


def test_a_plan_file_has_no_members(command, sample):
    refused = command("show", sample, "members")
    assert refused.code == 1 and "“members” is of coaching files" in refused.err
    assert command("import", sample, "x.csv", "--mark-moved").code == 1


def test_a_coaching_file_is_checked_for_what_it_means(command, platoon):
    document = opened(platoon)
    one = sessions.sessions_of(document, members.members(document)[2].id)[0]
    for role in sessions.SESSION_ROLES:
        acknowledging.acknowledge(document, one.id, role, "Somebody")
    document.close()
    found = command("check", platoon)
    assert found.code == 0 and "The file and its history are in order." in found.out
    assert "not acknowledged by both yet" in found.out and "Calm at the river" not in found.out
    document = opened(platoon)
    document.connection.execute("UPDATE session_theme SET coach = 'Other' WHERE session_id = ?", (one.id,))
    document.close()
    found = command("check", platoon)
    assert "to fix: Cst. Ines Calloway, 16 September 2026: It was changed after both had" in found.out


def test_a_roster_is_imported_after_a_dry_run(command, platoon, tmp_path):
    table = tmp_path / "roster.csv"
    table.write_text("Badge,Member,Team\n4107,Ines Calloway,Traffic\n9001,New Face,Traffic\n")
    dry = command("import", platoon, table, "--map", "number=Badge", "--dry-run")
    assert dry.code == 0 and "nothing was written" in dry.out
    assert "1 new, 1 changed, 7 not in the list" in dry.out and "Unit: B Platoon → Traffic" in dry.out
    done = command("import", platoon, table, "--map", "number=Badge", "--mark-moved")
    assert done.code == 0 and "7 were marked as moved." in done.out
    document = opened(platoon)
    now = {one.name: (one.unit, one.state) for one in members.members(document)}
    assert now["New Face"] == ("Traffic", "active") and now["Tobias Renn"] == ("B Platoon", "moved")
    document.undo()
    assert len(members.members(document)) == 9
    document.close()
    refused = command("import", platoon, table, "--figures")
    assert refused.code == 1 and "--figures is not for the roster" in refused.err
    assert "No column holds names" in command("import", platoon, table, "--map", "name=").err
