"""What each command does, prints and refuses."""

import json
import os
from datetime import date

import pypdf
import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.plans import add_plan, plans
from plandesk.domain.report_sets import Chosen, ReportSet, keep_set
from plandesk.exchange.json_plan import export_json
from plandesk.file.document import Document
from tests.every_kind import dump


def content(path):
    document = Document.open(path, read_only=True)
    try:
        return dump(document)
    finally:
        document.close()


def refused(outcome, *parts):
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1 and all(part in outcome.err for part in parts), outcome.err


# ---- new


def test_new_makes_an_empty_file_and_writes_over_nothing(command, tmp_path):
    path = tmp_path / "a.plandesk"
    assert command("new", path).code == 0
    before = path.read_bytes()
    refused(command("new", path), "“a.plandesk” is there already and was left as it is")
    refused(command("new", path, "--sample"), "is there already")
    assert path.read_bytes() == before
    assert not content(path)["plan"]


def test_new_wants_a_name_that_fits_and_a_folder(command, tmp_path):
    refused(
        command("new", tmp_path / "a.txt"),
        "“a.txt” is not the name of a plan file or coaching file",
        ".plandesk",
    )
    refused(command("new", tmp_path / "none" / "a.plandesk"), "is not there. Nothing was made.")
    assert list(tmp_path.iterdir()) == []


# ---- import


def test_import_takes_one_plan_and_can_be_undone(command, sample, tmp_path):
    source, target = tmp_path / "a.json", tmp_path / "b.plandesk"
    command("export", sample, "-o", source)
    command("new", target)
    done = command("import", target, source, "--plan", "annual plan 2026")
    assert done.code == 0
    assert done.out.splitlines()[:3] == ["Plan “Annual Plan 2026”", "20 goals", "46 initiatives"]
    document = Document.open(target)
    assert [one.title for one in plans(document)] == ["Annual Plan 2026"]
    document.undo()
    assert plans(document) == []
    document.close()


def test_a_dry_run_tells_all_and_writes_nothing(command, sample, tmp_path):
    source, target = tmp_path / "a.json", tmp_path / "b.plandesk"
    command("export", sample, "-o", source)
    command("new", target)
    before, stamp, names = target.read_bytes(), os.stat(target).st_mtime_ns, sorted(tmp_path.iterdir())
    done = command("import", target, source, "--dry-run")
    assert done.code == 0
    assert done.out.startswith("This would come in; nothing was written.\nPlan “Annual Plan 2026”\n")
    assert "68 initiatives" in done.out and "25 new people" in done.out and "5 new pictures\n" in done.out
    assert target.read_bytes() == before and os.stat(target).st_mtime_ns == stamp
    assert sorted(tmp_path.iterdir()) == names
    refused(command("import", sample, source, "--dry-run"), "is in this file already")


def test_import_of_what_is_there_only_as_a_copy(command, sample, tmp_path):
    source = tmp_path / "a.json"
    command("export", sample, "-o", source)
    before = content(sample)
    refused(command("import", sample, source), "“Annual Plan 2026” is in this file already")
    assert content(sample) == before
    done = command("import", sample, source, "--copy", "--plan", "Annual Plan 2026")
    assert done.code == 0 and "new people" not in done.out
    assert "Annual Plan 2026 (copy)" in command("show", sample).out


@pytest.mark.parametrize("name", ["plan.docx", "plan.ods", "plan"])
def test_other_kinds_of_file_are_refused_in_words(command, sample, tmp_path, name):
    (tmp_path / name).write_text("x")
    refused(command("import", sample, tmp_path / name), f"“{name}” is not of a kind that PlanDesk imports")


def test_a_bad_source_leaves_the_file_as_it_was(command, sample, tmp_path):
    before = content(sample)
    refused(command("import", sample, tmp_path / "none.json"), "“none.json” is not there")
    (tmp_path / "dir.json").mkdir()
    refused(command("import", sample, tmp_path / "dir.json"), "“dir.json” cannot be read")
    (tmp_path / "bad.json").write_text('{"format": "plandesk", "version": 1, "plans": [{}]}')
    refused(command("import", sample, tmp_path / "bad.json"), "plans[0].title: expected a text")
    assert content(sample) == before


# ---- export


def test_export_replaces_a_file_only_when_it_succeeds(command, sample, tmp_path):
    out = tmp_path / "a.json"
    out.write_text("old")
    refused(
        command("export", sample, "-o", out, "--plan", "None such"), "There is no plan “None such”", "“Annual"
    )
    assert out.read_text() == "old"
    assert command("export", sample, "-o", out).code == 0
    document = Document.open(sample, read_only=True)
    assert out.read_bytes() == export_json(document)
    document.close()
    assert command("export", sample, "-o", out, "--plan", "Annual Plan 2026").code == 0
    assert len(json.loads(out.read_bytes())["plans"]) == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.json", "sample.plandesk"]


def test_export_wants_a_name_that_fits(command, sample, tmp_path):
    refused(
        command("export", sample, "-o", tmp_path / "a.ods"), "“a.ods” is not a name this command can write"
    )
    refused(command("export", sample, "-o", sample), "is not a name this command can write")
    refused(command("export", sample, "-o", tmp_path / "none" / "a.json"), "none")


def test_the_plan_file_itself_is_never_the_target(command, sample, tmp_path):
    link = tmp_path / "link.json"
    os.link(sample, link)
    before = sample.read_bytes()
    refused(command("export", sample, "-o", link), "“link.json” is the plan file itself")
    assert sample.read_bytes() == before


# ---- report


def test_the_in_camera_edition_has_what_the_public_one_leaves_out(command, sample, tmp_path):
    def text(*words):
        out = tmp_path / "a.pdf"
        done = command("report", sample, "annual-plan", "-o", out, *words)
        assert (done.code, done.out, done.err) == (0, "", "")
        return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())

    internal = "Review the shift schedule with members"
    assert internal not in text()
    assert internal in text("--edition", "in-camera", "--plan", "Annual Plan 2026", "--lang", "en")
    assert "Held every week since 8 January" in text("--results")


def test_amendment_list_between_two_days(command, sample, tmp_path):
    out = tmp_path / "changes.pdf"
    words = ("--plan", "Annual Plan 2026", "--since", "2020-01-01", "--until", "2099-12-31", "-o", out)
    assert command("report", sample, "amendment-list", *words).code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    refused(
        command("report", sample, "amendment-list", *words[:2], "-o", out, "--since", "May"), "“May” is not"
    )
    refused(command("report", sample, "annual-plan", *words), "--since is not for the report “annual-plan”")


def test_report_wants_to_know_which_of_several_plans(command, sample, tmp_path):
    document = Document.open(sample)
    add_plan(document, "Annual Plan 2027", "annual", date(2027, 1, 1), date(2027, 12, 31))
    document.close()
    out = tmp_path / "a.pdf"
    refused(
        command("report", sample, "annual-plan", "-o", out), "--plan: “Annual Plan 2027”, “Annual Plan 2026”"
    )
    assert not out.exists()
    refused(command("report", sample, "annual-plan", "-o", tmp_path / "a.doc"), "“a.doc” is not a name")


def test_report_of_a_file_without_a_plan(command, tmp_path):
    command("new", tmp_path / "a.plandesk")
    out = tmp_path / "a.pdf"
    refused(command("report", tmp_path / "a.plandesk", "annual-plan", "-o", out), "There is no plan in “a.")


# ---- show


def test_show_lists_in_columns_and_as_json(command, sample):
    lines = command("show", sample).out.splitlines()
    assert lines[0].split() == ["Title", "Kind", "First", "day", "Last", "day", "State", "Contents"]
    assert lines[1].endswith("approved   Focus areas: 4, Goals: 16, Activities and projects: 46")
    rows = json.loads(command("show", sample, "initiatives", "--json").out)
    assert rows[0]["number"] == "1.1.1" and rows[0]["leads"] == [
        "Property Crime Unit",
        "Planning and Research",
    ]
    strategic = "Strategic Plan 2025–2028"
    rows = json.loads(command("show", sample, "initiatives", "--plan", strategic, "--json").out)
    assert len(rows) == 15
    assert [one["kind"] for one in json.loads(command("show", sample, "sections", "--json").out)][:2] == [
        "Text", "Mission, vision, values",
    ]  # fmt: skip
    assert len(json.loads(command("show", sample, "people", "--json").out)) == 25
    assert json.loads(command("show", sample, "history", "--json").out)[0]["who"] == "A. Planner"


def test_show_prints_no_character_that_moves_the_cursor(command, sample):
    document = Document.open(sample)
    add_plan(document, "Red \x1b[31m\nplan\u202e", "annual", date(2027, 1, 1), date(2027, 12, 31))
    document.close()
    shown = command("show", sample).out
    assert "Red [31m plan" in shown and "\x1b" not in shown and "\u202e" not in shown


# ---- check


def test_check_of_a_good_file(command, sample):
    done = command("check", sample)
    assert done.code == 0
    assert done.out.splitlines()[0] == "The file and its history are in order."
    assert "nothing to fix" in done.out and "  to look at: 2.1.2 Move to the next generation" in done.out


def test_check_says_like_findings_once(command, tmp_path):
    document = Document.create(tmp_path / "many.plandesk", who="A. Planner")
    plan = add_plan(document, "Plan", "annual", date(2027, 1, 1), date(2027, 12, 31))
    goal = add_objective(document, plan, None, "Goal")
    for number in range(20):
        add_initiative(document, goal, f"Activity {number}")
    add_initiative(document, goal, "")
    document.close()
    done = command("check", tmp_path / "many.plandesk")
    assert done.code == 0
    lines = done.out.splitlines()
    at = lines.index("  to look at: Nobody leads it. (21)")
    assert lines[at + 1 : at + 5] == [
        "    1.1 Activity 0", "    1.2 Activity 1", "    1.3 Activity 2", "    … and 18 more",
    ]  # fmt: skip
    found = [line for line in lines if line.startswith("  to ")]
    assert found == sorted(found, key=lambda line: not line.startswith("  to fix"))
    assert any(line.startswith("  to fix") for line in found)
    every = command("check", tmp_path / "many.plandesk", "--all").out
    assert "… and" not in every and all(f"Activity {number}\n" in every for number in range(20))


def test_check_of_a_damaged_file(command, sample):
    data = bytearray(sample.read_bytes())
    data[20_000:40_000] = b"\xff" * 20_000
    sample.write_bytes(data)
    done = command("check", sample)
    assert done.code == 1 and done.err.count("\n") == 1 and "is damaged" in done.err


def test_check_of_another_file(command, tmp_path):
    (tmp_path / "a.plandesk").write_text("nothing of ours, but long enough to be looked at " * 100)
    refused(command("check", tmp_path / "a.plandesk"), "“a.plandesk”", "not a PlanDesk file")


# ---- all


@pytest.mark.parametrize(
    "words", [[], ["show"], ["export", "x"], ["report", "x", "status", "-o", "y"], ["open", "x"]]
)
def test_usage_errors(command, words):
    done = command(*words)
    assert done.code == 2 and "usage: plandesk" in done.err


def test_a_file_that_is_open_elsewhere_can_be_read_but_not_written(command, sample, tmp_path):
    document = Document.open(sample, who="B. Officer")
    try:
        out = tmp_path / "a.json"
        assert command("export", sample, "-o", out).code == 0
        refused(command("import", sample, out, "--copy"), "B. Officer")
    finally:
        document.close()


def test_a_report_can_be_kept_for_a_meeting(command, sample, tmp_path):
    from plandesk.domain import meetings

    out = tmp_path / "status.pdf"
    said = command(
        "report", sample, "status-report", "-o", out, "--plan", "Annual Plan 2026", "--as-of", "2026-Q1",
        "--keep-for", "Police Services Board, 22 April 2026",
    )  # fmt: skip
    assert said.code == 0, said.err
    document = Document.open(sample, read_only=True)
    plan_id = document.value("SELECT id FROM plan WHERE title = 'Annual Plan 2026'")
    [kept] = [one for one in meetings.kept_reports(document, plan_id) if one.quarter.stored == "2026-Q1"]
    assert (kept.meeting, kept.day.isoformat()) == ("Police Services Board", "2026-04-22")
    assert meetings.kept_pdf(document, kept.id) == out.read_bytes()
    assert kept.pages > 1
    document.close()


def test_show_the_kpis_and_the_figures_of_one(command, sample):
    shown = command("show", sample, "kpis")
    assert shown.code == 0 and "Time to reach an emergency" in shown.out
    rows = {one["kpi"]: one for one in json.loads(command("show", sample, "kpis", "--json").out)}
    assert rows["Thefts from vehicles"] == {
        "kpi": "Thefts from vehicles",
        "period": "12 months to October 2026",
        "value": "842",
        "before": "955",
        "target": "reduce by 20% from 959",
        "state": "Target not reached",
        "source": "Records management system of the service",
        "objectives": [
            "Fewer break-ins and thefts from vehicles",
            "Prevent the crimes that worry people most",
        ],
    }
    assert rows["Crime Severity Index"]["state"] == "Target reached"
    assert rows["Crime Severity Index"]["period"] == "2025"
    figures = json.loads(command("show", sample, "kpis", "--kpi", "property crime cleared", "--json").out)
    assert len(figures) == 34 * 17
    [told] = [one for one in figures if one["published"]]
    assert (told["period"], told["unit"], told["category"]) == ("November 2025", "", "")
    assert told["value"].endswith("%") and told["published"] != told["value"]
    console = command("show", sample, "kpis", "--kpi", "Time to reach an emergency").out
    assert "October 2026    Hillside Division" in console and "8:00" in console


def test_show_the_sets_that_a_meeting_can_be_given(command, sample):
    assert json.loads(command("show", sample, "sets", "--json").out) == []
    document = Document.open(sample)
    keep_set(document, ReportSet("Board", (Chosen("annual-plan"), Chosen("kpi-report")), one_file=False))
    document.close()
    assert json.loads(command("show", sample, "sets", "--json").out) == [
        {"name": "Board", "one_file": False, "reports": ["annual-plan", "kpi-report"]}
    ]
    shown = command("show", sample, "sets").out.splitlines()[1]
    assert shown.split(maxsplit=2) == ["Board", "no", "annual-plan, kpi-report"]


def test_show_the_figures_of_no_kpi(command, sample):
    missing = command("show", sample, "kpis", "--kpi", "Nothing")
    assert (
        missing.code == 1 and "There is no KPI “Nothing”; there is “Property crime cleared”," in missing.err
    )
    astray = command("show", sample, "people", "--kpi", "Nothing")
    assert astray.code == 1 and "--kpi goes with kpis" in astray.err


def test_check_tells_what_does_not_fit_in_the_figures(command, sample):
    said = command("check", sample).out
    assert "KPIs: " in said
    assert "  to look at: Units or categories that do not add up to the whole. (6)\n" in said
    assert "    … and 3 more\n" in said and "14 apart" not in said
    assert (
        "    “Thefts from vehicles” in 2024: the units add up to 945, "
        "the whole service is 959 (14 apart)." in command("check", sample, "--all").out
    )
