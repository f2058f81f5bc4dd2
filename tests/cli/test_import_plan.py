"""A plan that somebody wrote down as JSON, from the command line to its annual plan."""

import json
import os

import pypdf
import pytest

from plandesk.domain.plans import plans
from plandesk.domain.service import service
from plandesk.file import backup
from plandesk.file.document import Document
from plandesk.resources import resource_path
from tests.cli.test_commands import content, refused

REFERENCE = "lethbridge-2024-annual-plan.json"


@pytest.fixture
def empty(command, tmp_path):
    path = tmp_path / "mine.plandesk"
    command("new", path)
    return path


@pytest.fixture
def ours(tmp_path):
    """A plan in our own words."""
    schema = json.loads(resource_path("schema/outline.schema.json").read_text(encoding="utf-8"))
    path = tmp_path / "ours.json"
    path.write_text(json.dumps(schema["examples"][0]), encoding="utf-8")
    return path


def test_the_reference_plan_goes_in_and_comes_out_as_its_annual_plan(command, empty, reference, tmp_path):
    done = command("import", empty, reference / REFERENCE)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[:2] == [
        "Plan “Annual Policing Plan” (annual), 2024-01-01 to 2024-12-31",
        "Focus areas 3, Goals 16, Activities and projects 40",
    ]
    assert lines[-1].startswith("Left out: document.seed_file, focus_areas.tables_printed (3 ×), ")
    out = tmp_path / "a.pdf"
    assert command("report", empty, "annual-plan", "-o", out).code == 0
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())
    data = json.loads((reference / REFERENCE).read_text(encoding="utf-8"))
    assert [one for one in sentences(data) if "".join(one.split()) not in text] == []
    document = Document.open(empty)
    document.undo()
    assert plans(document) == [] and service(document).name == ""
    document.close()


def sentences(data):
    """Every text of the file that belongs into the plan; titles as the pages write them."""
    left_out = ("extraction_repairs", "table_columns", "seed_file", "parent_plan")
    found, waiting = [], [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += [value for name, value in one.items() if name not in left_out]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and one:
            found.append(one.title() if one.isupper() else one)
    assert len(found) > 100
    return found


def test_a_dry_run_tells_all_and_writes_nothing(command, empty, ours, tmp_path):
    before, stamp, names = empty.read_bytes(), os.stat(empty).st_mtime_ns, sorted(tmp_path.iterdir())
    done = command("import", empty, ours, "--dry-run")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[:3] == [
        "This would come in; nothing was written.",
        "Plan “Annual Plan 2027” (annual), 2027-01-01 to 2027-12-31",
        "Focus areas 1, Goals 1, Activities and projects 3",
    ]
    assert "  Focus area               Safe Streets" in lines
    assert (
        "  Activity                     Teach crossing guards | Sub-items: Find twelve; Train them; "
        "Due: June 2027; Partners: School board"
    ) in lines
    assert "New lead, kept as a unit under People: Traffic Unit." in lines
    assert empty.read_bytes() == before and os.stat(empty).st_mtime_ns == stamp
    assert sorted(tmp_path.iterdir()) == names


def test_title_kind_and_period_can_be_given(command, empty, ours):
    words = ("import", empty, ours, "--plan", "Ours", "--kind", "strategic", "--starts", "2028-04-01")
    refused(command(*words, "--ends", "2028-03-31"), "the last day: expected a day not before 2028-04-01")
    refused(command(*words[:-1], "April"), "“April” is not a day for --starts")
    assert command(*words, "--ends", "2031-03-31").code == 0
    document = Document.open(empty)
    [made] = plans(document)
    document.close()
    assert (made.title, made.kind, str(made.starts), str(made.ends)) == (
        "Ours", "strategic", "2028-04-01", "2031-03-31",
    )  # fmt: skip


def test_a_second_time_only_as_a_copy(command, empty, ours):
    command("import", empty, ours)
    before = content(empty)
    refused(
        command("import", empty, ours), "A plan “Annual Plan 2027” of this period is in the plan file already"
    )
    assert content(empty) == before
    assert "Plan “Annual Plan 2027 (copy)”" in command("import", empty, ours, "--copy").out


def test_what_is_for_tables_is_not_for_a_plan(command, empty, ours, sample, tmp_path):
    before = content(empty)
    refused(command("import", empty, ours, "--quarter", "2027-Q1"), "--quarter is for tables")
    refused(command("import", empty, ours, "--map", "lead=Who"), "--map is for tables")
    refused(command("import", empty, ours, "--figures"), "--figures is for tables")
    export = tmp_path / "export.json"
    command("export", sample, "-o", export)
    refused(command("import", empty, export, "--kind", "annual"), "--kind is for tables")
    assert content(empty) == before


def test_words_of_the_file_cannot_drive_the_terminal(command, empty, tmp_path):
    source = tmp_path / "a.json"
    goal = {"goal": "\x1b[31mred\u202e", "activities": ["\x07A"]}
    source.write_text(json.dumps({"title": "\x1b]0;t\x07P", "goals": [goal], "x\x1b[2J": {"y": "\x1b"}}))
    done = command("import", empty, source, "--dry-run")
    assert done.code == 0 and all(one.isprintable() or one == "\n" for one in done.out)


def test_a_backup_is_kept_before_the_plan_comes_in(command, empty, ours, own_configuration):
    document = Document.open(empty, read_only=True)
    uid = document.uid
    document.close()
    command("import", empty, ours, "--dry-run")
    assert backup.listed(backup.default_folder(), uid) == []
    command("import", empty, ours)
    assert [one.reason for one in backup.listed(backup.default_folder(), uid)] == [backup.Reason.IMPORT]
