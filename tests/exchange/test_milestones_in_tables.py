"""Milestones in the cells of a table: written, read again, changed, and nothing lost."""

from datetime import date

import pytest

from plandesk.domain import milestones, plans
from plandesk.domain.milestones import Step, milestones_of_plan
from plandesk.domain.periods import Due
from plandesk.exchange.csv_writing import write_csv
from plandesk.exchange.milestone_text import milestones_in, milestones_text
from plandesk.exchange.plan_sheet import plan_sheet
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_mapping import propose_for
from plandesk.exchange.table_preview import NewPlan, preview
from plandesk.exchange.xlsx_writing import write_xlsx
from tests.domain import reporting_year
from tests.domain.reporting_year import Q2

HARD = (
    Step("Tender", Due("2026-06-30"), date(2026, 7, 2)),
    Step("Contract (signed)", Due("2026-Q3")),
    Step("Report (Q3)"),
    Step("Work done", Due("ongoing")),
    Step("", Due("2026"), None),
    Step("– with a dash; and more, done 1 May 2026"),
    Step("All of it", Due("2026-Q1 2026-Q4"), date(2026, 12, 1)),
)


@pytest.fixture
def year(new_document):
    document = new_document()
    made = reporting_year.fill(document)
    milestones.set_milestones(document, made.leaves[0], HARD)
    milestones.add_milestone(document, made.leaves[1], "Call the city")
    milestones.add_milestone(document, made.leaves[1], "")
    return document, made


def told(document, plan_id):
    return {
        one: [(step.text, step.due.stored, step.done) for step in steps]
        for one, steps in milestones_of_plan(document, plan_id).items()
    }


def written(path, table) -> Sheet:
    path.write_bytes(write_csv(table) if path.suffix == ".csv" else write_xlsx([table], "Title"))
    [sheet] = read_sheets(path)
    return sheet


@pytest.mark.parametrize(
    ("line", "text", "due", "done"),
    [
        ("• Tender (30 June 2026), done 2026-07-02", "Tender", "2026-06-30", date(2026, 7, 2)),
        ("Tender (Q3)", "Tender", "2026-Q3", None),
        ("- Tender; done 2 July 2026", "Tender", "", date(2026, 7, 2)),
        ("Tender (with the city)", "Tender (with the city)", "", None),
        ("Work done by Q3", "Work done by Q3", "", None),
        ("done 2026-07-02", "", "", date(2026, 7, 2)),
        ("Jalon (T2 2026) fait 2 juillet 2026", "Jalon", "2026-Q2", date(2026, 7, 2)),
    ],
)
def test_a_line_is_read_as_people_write_it(line, text, due, done):
    assert milestones_in(line, 2026) == (Step(text, Due(due), done),)


def test_a_cell_is_written_line_by_line():
    assert (
        milestones_text(HARD[:2]) == "• Tender (30 June 2026), done 2026-07-02\n• Contract (signed) (Q3 2026)"
    )
    assert milestones_text(()) == "" and milestones_in("", 2026) == ()


@pytest.mark.parametrize("form", [".xlsx", ".csv"])
def test_an_export_comes_back_without_any_change(year, tmp_path, form):
    document, made = year
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, made.plan, Q2))
    levels = plans.plan(document, made.plan).levels
    seen = preview(document, sheet, propose_for(sheet, levels), made.plan, Q2)
    assert "milestones" in seen.mapping.fields
    assert [row.verdict for row in seen.rows] == ["unchanged"] * 5
    before = told(document, made.plan)
    apply(document, seen)
    assert told(document, made.plan) == before


def test_a_changed_cell_changes_the_steps_it_names_and_keeps_the_others(year, tmp_path):
    document, made = year
    first = milestones.milestones(document, made.leaves[0])[0]
    path = tmp_path / "t.csv"
    sheet = written(path, plan_sheet(document, made.plan, Q2))
    text = path.read_text(encoding="utf-8-sig")
    text = text.replace("• Call the city", "• Ask (Q4 2026)\n• Call the city (Q2 2026), done 2026-05-01")
    path.write_text(text.replace("• Tender (30 June 2026)", "• Tender (31 August 2026)"), encoding="utf-8")
    [sheet] = read_sheets(path)
    levels = plans.plan(document, made.plan).levels
    seen = preview(document, sheet, propose_for(sheet, levels), made.plan, Q2)
    assert [row.verdict for row in seen.rows] == ["changed", "changed", "unchanged", "unchanged", "unchanged"]
    assert seen.rows[1].changes[0].field == "Milestones"
    apply(document, seen)
    assert told(document, made.plan)[made.leaves[1]][:2] == [
        ("Ask", "2026-Q4", None),
        ("Call the city", "2026-Q2", date(2026, 5, 1)),
    ]
    again = milestones.milestones(document, made.leaves[0])[0]
    assert (again.uid, again.due) == (first.uid, Due("2026-08-31"))
    document.undo()
    assert told(document, made.plan)[made.leaves[0]][0][1] == "2026-06-30"


def test_a_new_plan_gets_the_milestones_of_its_table(new_document, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        'Goal,Initiative,Key milestones\nSafety,Walk the beat,"Route (Q1), done 2026-02-03; Report (Q2)"\n'
        'Safety,Light the park,"Tender (Q1)\nPoles (Q3)"\nTrust,Open days,none\n',
        encoding="utf-8",
    )
    document = new_document()
    [sheet] = read_sheets(path)
    target = NewPlan("Plan", "annual", date(2026, 1, 1), date(2026, 12, 31))
    plan_id = apply(document, preview(document, sheet, propose_for(sheet), target))
    assert list(told(document, plan_id).values())[-1] == [
        ("Tender", "2026-Q1", None),
        ("Poles", "2026-Q3", None),
    ]
    assert list(told(document, plan_id).values())[0] == [
        ("Route", "2026-Q1", date(2026, 2, 3)),
        ("Report", "2026-Q2", None),
    ]
    assert len(told(document, plan_id)) == 2
