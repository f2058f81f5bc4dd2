"""Figures on the command line: in from tables with what is said by hand, out and in again unchanged."""

import csv

import pytest
from openpyxl import load_workbook

from plandesk.domain.kpis.definitions import categories, kpis
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures
from plandesk.domain.people import add_unit, units
from plandesk.exchange.json_plan import export_json
from plandesk.file.document import Document
from tests.copies import empty_plan
from tests.domain.kpis.halton import DECEMBER, add_clearance
from tests.exchange.figures_files import add_kpis, csv_file


@pytest.fixture
def plan(tmp_path):
    """The path of a file with KPIs and no figures."""
    document = empty_plan(tmp_path / "a.plandesk")
    add_kpis(document)
    document.close()
    return document.path


@pytest.fixture
def figures(tmp_path):
    """The path of a file with figures of every kind, and names that ask for trouble."""
    document = empty_plan(tmp_path / "full.plandesk")
    add_clearance(document)
    made = add_kpis(document, with_units=False)  # with a second KPI of the same name
    of_district = {one.name: one.id for one in units(document)}
    for parent in ("District 1", "District 2"):
        add_unit(document, "A Platoon", of_district[parent])
    platoons = [one.id for one in units(document) if one.name == "A Platoon"]
    fraud = categories(document, made["count"])[1].id
    enter(document, made["count"], [Entry(Cell(DECEMBER, platoons[1], fraud), 7), Entry(Cell(DECEMBER), 0)])
    enter(document, made["time"], [Entry(Cell(DECEMBER - 2), 249.5)])
    enter(document, made["value"], [Entry(Cell(DECEMBER - 11), -1.005), Entry(Cell(DECEMBER - 23), 0.1)])
    enter(document, made["words"], [Entry(Cell(DECEMBER - 3), words="=1+1, 'said'")])
    for one in measures(document, made["words"]).values():
        annotate(document, [one.id], footnote="=cmd|' /C calc'!A0", published="+3 %", provisional=True,
                 as_of="2024-01-09")  # fmt: skip
    document.close()
    return document.path


def content(path):
    document = Document.open(path, read_only=True)
    try:
        return export_json(document)
    finally:
        document.close()


def refused(outcome, *parts):
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.count("\n") == 1 and all(part in outcome.err for part in parts), outcome.err


def test_a_wide_table_is_told_first_and_then_taken(command, plan, tmp_path):
    rows = [("", "Jan", "Feb"), ("District 1", 5, "many"), ("District 2", 6, 7)]
    table, before = csv_file(tmp_path, rows, "thefts of autos 2023.csv"), plan.read_bytes()
    dry = command("import", plan, table, "--figures", "--dry-run")
    assert dry.code == 0 and plan.read_bytes() == before
    assert dry.out.splitlines() == [
        "This would come in; nothing was written.",
        "  – → Unit",
        "  Jan → Figures by name",
        "  Feb → Figures by name",
        "KPI “Thefts of autos”",
        "     2  new        Thefts of autos, January 2023, District 1: 5",
        "     2  refused    Thefts of autos, February 2023, District 1: many | “many” is no number.",
        "     3  new        Thefts of autos, January 2023, District 2: 6",
        "     3  new        Thefts of autos, February 2023, District 2: 7",
        "3 new, 1 refused",
    ]
    done = command("import", plan, table, "--figures")
    assert done.code == 0 and "3 new, 1 refused" in done.out and "“many”" in done.out
    assert "1 refused" in command("import", plan, table, "--figures").out
    assert "3 unchanged" in command("import", plan, table, "--figures").out


def test_what_is_said_by_hand(command, plan, tmp_path):
    table = csv_file(tmp_path, [("When", "Amount told", "Other"), ("March", 12, 9)])
    words = ("import", plan, table, "--kpi", "Thefts of autos", "--dry-run")
    by_hand = ("--map", "value=Amount told", "--map", "period=1", "--map", "figures=")
    seen = command(*words, *by_hand, "--unit", "District 3", "--period", "2023")
    assert "Thefts of autos, March 2023, District 3: 12" in seen.out and "1 new" in seen.out
    assert "“March” is told without a year." in command(*words, *by_hand).out
    refused(command(*words, "--map", "colour=Other"), "“colour” is not a field", "denominator")
    refused(command(*words, "--map", "value=Nothing"), "no column “Nothing”")
    refused(command(*words, "--unit", "District 9"), "no unit “District 9” alone", "“District 3”")
    refused(command(*words, "--period", "soon"), "“soon” is no period")
    refused(command("import", plan, table, "--kpi", "Arson"), "no KPI “Arson”", "“Response time”")
    refused(command("import", plan, table, "--figures", "--plan", "A"), "--plan is not for figures")
    refused(command("import", plan, table, "--unit", "A"), "--unit is for figures", "--figures")
    refused(command("import", plan, tmp_path / "a.json", "--figures"), "--figures is for tables")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_out_and_in_again_changes_nothing(command, figures, tmp_path, form):
    out, before = tmp_path / f"a.{form}", content(figures)
    assert command("export", figures, "-o", out, "--figures").code == 0
    done = command("import", figures, out, "--figures")
    assert (done.code, done.err) == (0, "") and "102 unchanged" in done.out, done.out[:2000]
    assert "refused" not in done.out and "new" not in done.out
    assert content(figures) == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sample_out_and_into_a_copy_without_figures(command, sample, tmp_path, form):
    out = tmp_path / f"a.{form}"
    assert command("export", sample, "-o", out, "--figures").code == 0
    before = content(sample)
    document = Document.open(sample)
    kept = {one.id: {cell: found.amount for cell, found in measures(document, one.id).items()}
            for one in kpis(document)}  # fmt: skip
    for one in kpis(document):
        enter(document, one.id, [Entry(cell) for cell in kept[one.id]])
    assert not any(measures(document, one) for one in kept)
    document.close()
    assert command("import", sample, out, "--figures").code == 0
    document = Document.open(sample)
    back = {one: {cell: found.amount for cell, found in measures(document, one).items()} for one in kept}
    document.close()
    assert sum(map(len, kept.values())) > 100 and back == kept and content(sample) != before


def test_the_workbook_is_ready_to_work_with(command, figures, tmp_path):
    out = tmp_path / "a.xlsx"
    assert command("export", figures, "-o", out, "--kpi", "Survey").code == 0
    [sheet] = load_workbook(out)
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Figures", "A2", "A1:N2")
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["From"].is_date and str(row["From"].value)[:10] == "2023-09-01"
    assert str(row["To"].value)[:10] == "2023-09-30" and row["Period"].value == "September 2023"
    assert row["As of"].is_date and row["Provisional"].value == "Yes"
    for head in ("Figure", "Footnote", "Published as"):
        assert row[head].data_type == "s" and row[head].quotePrefix, head


def test_no_cell_of_the_text_is_a_formula(command, figures, tmp_path):
    out = tmp_path / "a.csv"
    assert command("export", figures, "-o", out, "--figures").code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    dangerous = [cell for cell in cells if cell[:1] in "=+-@" and cell[:1] and not cell[1:2].isdigit()]
    assert dangerous == [] and "'=1+1, 'said'" in cells


def test_what_cannot_be_exported_says_so(command, figures, tmp_path):
    empty = tmp_path / "empty.plandesk"
    command("new", empty)
    refused(command("export", empty, "-o", tmp_path / "a.csv", "--figures"), "There is no KPI yet")
    refused(command("export", figures, "-o", tmp_path / "a.csv", "--kpi", "Arson"), "no KPI “Arson”")
    for words in (("a.json",), ("a.csv", "--plan", "A"), ("a.csv", "--quarter", "2024-Q1")):
        refused(command("export", figures, "-o", tmp_path / words[0], "--figures", *words[1:]),
                "Figures are written as .xlsx or .csv")  # fmt: skip
    assert not list(tmp_path.glob("a.*"))
