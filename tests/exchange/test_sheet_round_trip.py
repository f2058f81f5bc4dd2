"""A plan out as a table and in again: nothing changes, or only what was changed in the table."""

from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain import branches, initiatives, people, plans, statuses, updates
from plandesk.domain.initiatives import Lead
from plandesk.domain.periods import Due, Quarter
from plandesk.exchange.csv_writing import write_csv
from plandesk.exchange.json_plan import export_json
from plandesk.exchange.plan_sheet import plan_sheet
from plandesk.exchange.sample import make_sample
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_mapping import propose_for
from plandesk.exchange.table_preview import preview
from plandesk.exchange.xlsx_writing import write_xlsx
from tests import calgary_plan, reference_plan
from tests.domain import reporting_year
from tests.every_kind import fill

FORMS = [".xlsx", ".csv"]


def written(path, table):
    """A table as a file, read again."""
    path.write_bytes(write_csv(table) if path.suffix == ".csv" else write_xlsx([table], "Title"))
    [sheet] = read_sheets(path)
    return sheet


def again(document, sheet, plan_id, quarter):
    """What an import of a sheet would do."""
    levels = plans.plan(document, plan_id).levels
    return preview(document, sheet, propose_for(sheet, levels), plan_id, quarter)


def assert_unchanged(document, sheet, plan_id, quarter):
    seen = again(document, sheet, plan_id, quarter)
    differing = [one for one in seen.rows if one.verdict != "unchanged"]
    assert not differing, differing[:3]
    assert (seen.taken, seen.new_leads, seen.new_words, seen.new_headings, seen.renamed) == (
        0,
        (),
        (),
        (),
        (),
    )
    before = export_json(document)
    assert apply(document, seen) == plan_id
    assert export_json(document) == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_year_of_updates(new_document, tmp_path, form, number):
    document = new_document()
    year = reporting_year.fill(document)
    quarter = Quarter(2026, number)
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, year.plan, quarter))
    assert len(sheet.rows) == 5 and sheet.notes == ()
    assert_unchanged(document, sheet, year.plan, quarter)


@pytest.mark.parametrize("form", FORMS)
def test_the_reference_year(new_document, reference, tmp_path, form):
    document = new_document()
    plan_id = calgary_plan.build(document, reference)
    quarter = Quarter(2023, 4)
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, plan_id, quarter))
    assert len(sheet.rows) == 107
    assert_unchanged(document, sheet, plan_id, quarter)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("numbering", ["none", "dotted", "letter", "through"])
def test_the_reference_plan_in_every_numbering(new_document, reference, tmp_path, form, numbering):
    document = new_document()
    plan_id = reference_plan.build(document, reference, numbering)
    quarter = Quarter(2024, 2)
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, plan_id, quarter))
    assert_unchanged(document, sheet, plan_id, quarter)


@pytest.mark.parametrize("form", FORMS)
def test_the_sample(tmp_path, form):
    document = make_sample(tmp_path / "s.plandesk")
    try:
        for one in plans.plans(document):
            quarter = Quarter(one.year, 1)
            sheet = written(tmp_path / f"t{form}", plan_sheet(document, one.id, quarter))
            assert_unchanged(document, sheet, one.id, quarter)
    finally:
        document.close()


@pytest.mark.parametrize("form", FORMS)
def test_every_kind_of_record(new_document, tmp_path, form):
    document = new_document()
    for plan_id in fill(document, "É “quoted” <b>&amp; = \U0001f6a8 ᐃᓄᒃ العربية \\ \" ' end"):
        for number in (1, 2, 3, 4):
            quarter = Quarter(plans.plan(document, plan_id).year, number)
            sheet = written(tmp_path / f"t{form}", plan_sheet(document, plan_id, quarter))
            assert_unchanged(document, sheet, plan_id, quarter)


TRICKY = (
    *("=1+1", "+41 79", "-5", "@home", "'=quoted", "''", "'", "3. Walk", "A) Talk", "1", "N/A", "-", "none"),
    *(
        "TRUE",
        "2024-06-30",
        "Q3",
        "50%",
        "  spaced  ",
        "two\nlines",
        "• bullet",
        "a\n• b",
        "a; b",
        "x, y",
        "E",
    ),
    *("sep=;", "_x0041_", "\ttab", "Goal", "Initiative", "“”", "#REF!", "1e5", "007", "x" * 3000),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("numbering", ["none", "through"])
def test_texts_that_look_like_something_else(new_document, tmp_path, form, numbering):
    document = new_document()
    levels = (plans.Level("Goal", "Goals", numbering), plans.Level("Initiative", "Initiatives", numbering))
    plan_id = plans.add_plan(document, "=A1", "annual", date(2024, 1, 1), date(2024, 12, 31), levels=levels)
    word = statuses.status_words(document, plan_id)[2].id
    quarter = Quarter(2024, 3)
    for text in TRICKY:
        goal = branches.add_objective(document, plan_id, None, f"Goal {text}")
        one = initiatives.add_initiative(document, goal, text, results=text, note=text, sub_items=(text, "b"))
        updates.set_updates(
            document, [one], quarter, status_id=word, reason=text, narrative=text, new_due=Due("2025-Q1")
        )
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, plan_id, quarter))
    assert_unchanged(document, sheet, plan_id, quarter)


@pytest.mark.parametrize("form", FORMS)
def test_names_that_look_like_lists(new_document, tmp_path, form):
    document = new_document()
    year = reporting_year.fill(document)
    names = ("Smith, John", "Smith, John, Jr", "O’Neil, A. and B. Roe", "Patrol - North", "=Unit")
    for name, one in zip(names, year.leaves, strict=True):
        lead = Lead(people.add_person(document, name), None, "")
        initiatives.change_initiative(document, one, leads=(lead,), partners=(name,))
    initiatives.change_initiative(document, year.leaves[0], partners=names)
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, year.plan, reporting_year.Q2))
    assert_unchanged(document, sheet, year.plan, reporting_year.Q2)


@pytest.mark.parametrize("form", FORMS)
def test_headings_of_many_shapes(new_document, tmp_path, form):
    """Initiatives on every level, headings of one name, with nothing below, deeper than the levels."""
    document = new_document()
    plan_id = plans.add_plan(document, "P", "annual", date(2024, 1, 1), date(2024, 12, 31))
    for title in ("Area", "Other area"):
        area = branches.add_objective(document, plan_id, None, title)
        initiatives.add_initiative(document, area, "Right below")
        for below in ("Same", "Same", "Empty"):
            goal = branches.add_objective(document, plan_id, area, below)
            if below == "Same":
                initiatives.add_initiative(document, goal, "Do it")
        deeper = branches.add_objective(document, plan_id, goal, "Deeper")
        initiatives.add_initiative(document, deeper, "Deep down")
    quarter = Quarter(2024, 1)
    sheet = written(tmp_path / f"t{form}", plan_sheet(document, plan_id, quarter))
    assert_unchanged(document, sheet, plan_id, quarter)


@pytest.mark.parametrize("form", FORMS)
def test_only_what_was_changed_in_the_table_changes(new_document, tmp_path, form):
    document = new_document()
    year = reporting_year.fill(document)
    table = plan_sheet(document, year.plan, reporting_year.Q2)
    heads = [one.head for one in table.columns]
    rows = [list(row) for row in table.rows]
    rows[2][heads.index("Status Q2 2026")] = "Completed"
    rows[2][heads.index("What happened")] = "Lit since May"
    rows[4][heads.index("Initiative")] = "Review all cells"
    rows[4][heads.index("Due")] = date(2026, 9, 15)
    changed = replace(table, rows=tuple(tuple(row) for row in rows))
    seen = again(document, written(tmp_path / f"t{form}", changed), year.plan, reporting_year.Q2)
    assert [one.verdict for one in seen.rows] == ["unchanged", "unchanged", "changed", "unchanged", "changed"]
    apply(document, seen)
    told = updates.updates_of(document, year.leaves[2])[reporting_year.Q2]
    assert told.status_id == year.words["done"] and told.narrative == "Lit since May"
    one = initiatives.initiative(document, year.leaves[4])
    assert (one.text, one.due) == ("Review all cells", Due("2026-09-15"))
    document.undo()
    sheet = written(tmp_path / f"t{form}", table)
    assert_unchanged(document, sheet, year.plan, reporting_year.Q2)
