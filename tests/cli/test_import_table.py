"""plandesk import of a table: the reference as it is, columns by hand, and what is asked for."""

from datetime import date

import pytest

from plandesk.domain.plans import plans
from plandesk.file.document import Document

TABLE = """Aim,Whatever we do,Whose,Deadline,State
Safety,Walk the beat downtown,Patrol,Q1,done
,Ride,Fleet,soon,
"""


@pytest.fixture
def empty(tmp_path, command):
    path = tmp_path / "a.plandesk"
    command("new", path)
    return path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "returned.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def refused(outcome, *parts):
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1 and all(part in outcome.err for part in parts), outcome.err


def test_the_reference_as_it_is(command, empty, reference):
    source, before = reference / "calgary-2023-q4.csv", empty.read_bytes()
    dry = command("import", empty, source, "--plan", "Plan 2023", "--dry-run")
    lines = dry.out.splitlines()
    assert dry.code == 0 and lines[:3] == [
        "This would come in; nothing was written.",
        "New plan “Plan 2023”: Goal › Sub-goal › Planned initiative",
        "Status for Q4 2023",
    ]
    assert "  due_quarter → Due" in lines and sum("  new " in line for line in lines) == 107
    assert "107 new" in lines and empty.read_bytes() == before
    done = command("import", empty, source, "--plan", "Plan 2023")
    assert done.code == 0 and "107 new" in done.out and len(done.out.splitlines()) == 5
    assert "107 unchanged" in command("import", empty, source).out
    copy = command("import", empty, source, "--plan", "Plan 2023", "--copy")
    assert copy.code == 0 and "107 new" in copy.out


def test_columns_by_hand(command, empty, table):
    words = ("import", empty, table, "--plan", "Plan 2024", "--quarter", "2024-Q2", "--dry-run")
    own = command(*words, "--map", "goal=Aim", "--map", "initiative=whatever we do", "--map", "owner=Whose")
    assert "  Whose → Lead" in own.out and "  Aim → Goal" in own.out
    assert "1 new, 1 refused" in own.out and "“soon” in “Deadline” is not a due date." in own.out
    without = command(*words, "--map", "due=", "--map", "initiative=2", "--map", "goal=Aim")
    assert "  Deadline → Left out" in without.out and "2 new" in without.out
    refused(command(*words, "--map", "lead"), "“lead” does not say FIELD=COLUMN")
    refused(command(*words, "--map", "colour=Whose"), "“colour” is not a field", "new-due")
    refused(command(*words, "--map", "lead=Nobody"), "no column “Nobody”", "“Whose”")


def test_it_asks_for_what_nobody_says(command, empty, table):
    refused(command("import", empty, table), "There is no plan in “a.plandesk” yet", "--plan")
    refused(
        command("import", empty, table, "--plan", "Ours"),
        "which year the new plan “Ours” is for",
        "--starts",
    )
    refused(command("import", empty, table, "--plan", "Ours", "--quarter", "Q2"), "“Q2” is not a quarter")
    refused(
        command("import", empty, table, "--plan", "Ours", "--sheet", "Two"), "no sheet “Two”", "“returned”"
    )
    document = Document.open(empty)
    assert plans(document) == [] and document.undo_name is None
    document.close()


def test_a_new_plan_of_another_kind_and_period(command, empty, table):
    words = ("import", empty, table, "--plan", "Ours", "--map", "lead=Whose", "--quarter", "2025-Q2")
    given = (*words, "--kind", "strategic", "--starts", "2024-04-01")
    refused(command(*given, "--ends", "2024-03-31"), "before it starts")
    refused(command(*words, "--starts", "April"), "“April” is not a day for --starts")
    assert command(*given).code == 0
    document = Document.open(empty)
    [made] = plans(document)
    document.close()
    assert (made.kind, made.starts, made.ends) == ("strategic", date(2024, 4, 1), date(2028, 3, 31))
    refused(command("import", empty, table, "--kind", "action"), "--kind is for a new plan")
    assert command(*given, "--copy", "--ends", "2027-03-31").code == 0


def test_what_is_for_tables_is_not_for_json(command, sample, tmp_path):
    source = tmp_path / "a.json"
    command("export", sample, "-o", source)
    refused(command("import", sample, source, "--quarter", "2024-Q1"), "--quarter is for tables")
    refused(command("export", sample, "-o", source, "--quarter", "2024-Q1"), "leave --quarter out")


def test_a_backup_is_kept_before_something_comes_in(command, empty, table, own_configuration):
    from plandesk.file import backup

    document = Document.open(empty, read_only=True)
    uid = document.uid
    document.close()
    words = ("import", empty, table, "--plan", "Plan 2024", "--quarter", "2024-Q2", "--map", "goal=Aim")
    command(*words, "--dry-run")
    assert backup.listed(backup.default_folder(), uid) == []
    command(*words, "--map", "due=")
    assert [one.reason for one in backup.listed(backup.default_folder(), uid)] == [backup.Reason.IMPORT]
