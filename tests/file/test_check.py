"""What `check` finds, and that it finds nothing in a healthy file."""

import sqlite3

import pytest

from plandesk.file import check
from plandesk.file.check import Weight
from plandesk.file.document import Document
from tests.file.samples import add_plan

# What somebody with another tool may do to a file, triggers switched off or not.
FOREIGN = {
    "a change that the triggers logged": (
        "UPDATE initiative SET text = 'x' WHERE id = 2",
        Weight.NOTICE,
        "does not know who did it",
        "initiative 2",
    ),
    "a change behind the history": (
        "DROP TRIGGER history_initiative_update; UPDATE initiative SET text = 'x' WHERE id = 2",
        Weight.NOTICE,
        "does not lead to what it is now",
        "initiative 2",
    ),
    "a row behind the history": (
        "DROP TRIGGER history_unit_insert; INSERT INTO unit (uid, position, name) VALUES ('u', 0, 'Patrol')",
        Weight.NOTICE,
        "was not made by PlanDesk",
        "unit u",
    ),
    "a deletion behind the history": (
        "DROP TRIGGER history_initiative_delete; DELETE FROM initiative WHERE id = 3",
        Weight.NOTICE,
        "does not lead to what it is now",
        "initiative 3",
    ),
    "a forged entry": (
        "DROP TRIGGER history_kept_update;"
        "UPDATE history SET after = replace(after, 'Initiative 1', 'Something else')",
        Weight.NOTICE,
        "does not lead to what it is now",
        "initiative 2",
    ),
    "an entry that is no JSON": (
        "DROP TRIGGER history_kept_update; UPDATE history SET after = 'garbage' WHERE tbl = 'plan'",
        Weight.NOTICE,
        "does not lead to what it is now",
        "plan 1",
    ),
    "a step taken away": (
        "DROP TRIGGER history_step_delete; DELETE FROM step WHERE id = 2",
        Weight.DAMAGE,
        "lacks the step",
        "step 2",
    ),
    "a reference into nothing": (
        "PRAGMA foreign_keys = OFF; UPDATE initiative SET objective_id = 99 WHERE id = 1",
        Weight.DAMAGE,
        "refers to one of “objective” that is not there",
        "initiative 1",
    ),
    "a trigger of its own": (
        "CREATE TRIGGER mine AFTER UPDATE ON plan BEGIN SELECT 1; END",
        Weight.NOTICE,
        "Another program added a trigger",
        "mine",
    ),
}


def test_a_healthy_file_has_no_findings(document):
    assert check.check(document) == []
    plan, objective = add_plan(document, "Second")
    document.undo()
    document.redo()
    with document.step("Delete"):
        document.delete("plan", [1])
    document.undo()
    assert check.check(document) == []


@pytest.mark.parametrize("what", FOREIGN)
def test_what_another_tool_did_is_found(plan_file, what):
    script, weight, sentence, where = FOREIGN[what]
    with sqlite3.connect(plan_file) as tool:
        tool.executescript(script)
    tool.close()
    document = Document.open(plan_file, read_only=True)
    found = [one for one in check.check(document) if one.where == where]
    assert [one.weight for one in found if sentence in one.sentence] == [weight], check.check(document)
    document.close()


def test_a_trigger_that_is_missing_is_found(plan_file):
    with sqlite3.connect(plan_file) as tool:
        tool.execute("DROP TRIGGER history_plan_update")
    tool.close()
    reader = Document.open(plan_file, read_only=True)
    assert [one.where for one in check.check(reader)] == ["history_plan_update"]
    reader.close()
    Document.open(plan_file).close()  # a writer puts it back
    reader = Document.open(plan_file, read_only=True)
    assert check.check(reader) == []
    reader.close()


def test_damage_is_a_finding_and_no_crash(plan_file):
    whole = plan_file.read_bytes()
    document = Document.open(plan_file, read_only=True)
    root = document.value("SELECT rootpage FROM sqlite_master WHERE name = 'objective'")
    document.connection.execute("PRAGMA cache_size = 0")
    with plan_file.open("r+b") as file:  # open for reading only: no lock of this process is lost
        file.seek((root - 1) * 4096)
        file.write(b"\x07" * 4096)
    document.connection.execute("PRAGMA shrink_memory")
    found = check.check(document)
    document.close()
    assert found and {one.weight for one in found} == {Weight.DAMAGE}
    assert all("damaged" in one.sentence for one in found)
    plan_file.write_bytes(whole)
