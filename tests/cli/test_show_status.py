"""plandesk show FILE status and progress: the figures that the status report prints."""

import json

import pytest

from plandesk.file.document import Document
from tests import calgary_plan


@pytest.fixture
def year(tmp_path, reference):
    path = tmp_path / "year.plandesk"
    document = Document.create(path, who="A. Planner")
    calgary_plan.build(document, reference)
    document.close()
    return path


def test_the_figures_of_the_reporting_year(command, year):
    shown = command("show", year, "progress", "--as-of", "2023-Q4", "--json")
    assert shown.code == 0
    found = {one["figure"]: one["value"] for one in json.loads(shown.out)}
    assert (found["initiatives"], found["status-done"], found["status-late"]) == (107, 84, 23)
    assert (found["on-time"], found["due"], found["early"]) == (62, 99, 9)
    assert (found["late"], found["not-completed"], found["undated"], found["no-update"]) == (15, 22, 8, 0)
    lines = command("show", year, "progress").out.splitlines()
    assert [line.split()[-1] for line in lines if line.startswith(("due ", "on-time "))] == ["99", "62"]


def test_where_each_initiative_stands(command, year):
    rows = json.loads(command("show", year, "status", "--json").out)
    assert len(rows) == 107
    by_number = {one["number"]: one for one in rows}
    assert (by_number["9"]["status"], by_number["9"]["completed"], by_number["9"]["timing"]) == (
        *("Completed", "Q4", "late"),
    )
    assert by_number["8"]["timing"] == "no due quarter"
    assert sum(one["timing"] == "early" for one in rows) == 9
    before = json.loads(command("show", year, "status", "--as-of", "2023-Q1", "--json").out)
    assert {one["status"] for one in before} == {"No update"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("status", "--as-of", "2024-Q1"), "reports from Q1 2023 to Q4 2023"),
        (("plans", "--as-of", "2023-Q4"), "--as-of goes with status and progress"),
    ],
)
def test_a_quarter_that_means_nothing_is_refused(command, year, words, said):
    shown = command("show", year, *words)
    assert shown.code == 1 and said in shown.err and not shown.out
