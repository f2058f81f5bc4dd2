"""A table against a plan: what is new, changed, unchanged or refused, and that the import does just that."""

import csv
from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain import outline, plans, progress
from plandesk.domain.initiatives import change_initiative, initiatives_of_plan
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words
from plandesk.domain.updates import set_updates, updates_of
from plandesk.errors import ImportRefused
from plandesk.exchange.plan_sheet import plan_sheet
from plandesk.exchange.sheet import Sheet, SheetRow
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_mapping import propose_for
from plandesk.exchange.table_preview import NewPlan, preview
from tests.every_kind import dump

Q3, Q4 = Quarter(2023, 3), Quarter(2023, 4)
NEW = NewPlan("Annual Policing Plan 2023", "annual", date(2023, 1, 1), date(2023, 12, 31))
HEADER = ("Goal", "No.", "Initiative", "Due", "Status", "Completed", "Reason", "Lead")
ROWS = (
    ("Safety", 1, "Walk the beat downtown every evening", "Q1", "Completed", "Q1", None, "Patrol"),
    ("Safety", 2, "Buy six bicycles for the parks team", "Q3", "Delayed", None, "Supply", "Fleet"),
    ("Safety", 3, "Review the calls for service policy", "Q4", "In progress", None, None, None),
    ("Trust", 4, "Hold four open houses with neighbours", "Q1 & Q4", None, None, None, "Patrol; Fleet"),
)


def sheet(*rows, header=HEADER):
    return Sheet("Table", header, tuple(SheetRow(n, row) for n, row in enumerate(rows, 2)), ())


def seen(document, table, target=NEW, quarter=Q4):
    levels = plans.plan(document, target).levels if isinstance(target, int) else ()
    return preview(document, table, propose_for(table, levels), target, quarter)


def changed(row, **cells):
    names = [name.lower() for name in HEADER]
    return tuple(cells.get(name.rstrip("."), cell) for name, cell in zip(names, row, strict=True))


def texts(document, plan_id):
    tree = outline.outline(document, plan_id)
    below = initiatives_of_plan(document, plan_id)
    return [one.text for objective in tree.order for one in below.get(objective, ())]


@pytest.fixture
def document(new_document):
    return new_document()


@pytest.fixture
def plan_id(document):
    return apply(document, seen(document, sheet(*ROWS)))


@pytest.fixture
def calgary(reference):
    [table] = read_sheets(reference / "calgary-2023-q4.csv")
    return table


# ---- the reference


def test_the_reference_becomes_a_plan_as_it_is(document, calgary):
    found = seen(document, calgary)
    assert found.counts == {"new": 107, "changed": 0, "unchanged": 0, "refused": 0}
    assert any(note.startswith("23 rows say “Delayed” without a reason.") for note in found.notes)
    plan_id = apply(document, found)
    tree = outline.outline(document, plan_id)
    assert [(level.name, level.numbering) for level in tree.plan.levels] == [
        ("Goal", "dotted"), ("Sub-goal", "letter"), ("Planned initiative", "through"),
    ]  # fmt: skip
    assert tree.counts() == [5, 17, 107]
    told = progress.standings(document, tree, Q4)
    assert [(one.number, one.text) for one in told] == [
        (str(row.cells[4]), row.cells[5]) for row in calgary.rows
    ]
    assert [tree.objectives[one.objective_id].number for one in told] == [r.cells[2] for r in calgary.rows]
    counts = {
        one.word.word: one.count
        for one in progress.counts_by_status(status_words(document, plan_id), told)
        if one.word and one.count
    }
    assert counts == {"Completed": 84, "Delayed": 23}
    assert [one.completed.text(2023) for one in told if one.status.word == "Completed"] == [
        row.cells[8].replace("Q1-4", "Q1–Q4") for row in calgary.rows if row.cells[7] == "Completed"
    ]
    figures = progress.on_time(told, Q4)
    assert (figures.on_time, figures.due, figures.early, figures.late, figures.undated) == (62, 99, 9, 15, 8)


def test_the_reference_again_changes_nothing_and_one_row_just_that(document, calgary, reference, tmp_path):
    plan_id = apply(document, seen(document, calgary))
    again = seen(document, calgary, plan_id)
    assert again.counts["unchanged"] == 107 and again.taken == 0 and not again.notes
    before = dump(document)
    assert apply(document, again) == plan_id
    assert dump(document) == before

    with (reference / "calgary-2023-q4.csv").open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source))
    rows[40][7:] = ["Delayed", ""]
    path = tmp_path / "other.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(rows)
    [table] = read_sheets(path)
    other = seen(document, table, plan_id)
    assert other.counts == {"new": 0, "changed": 1, "unchanged": 106, "refused": 0}
    [row] = [one for one in other.rows if one.verdict == "changed"]
    assert [tuple(one) for one in row.changes] == [("Status", "Completed", "Delayed")]
    apply(document, other)
    tree = outline.outline(document, plan_id)
    told = progress.standings(document, tree, Q4)
    assert sum(one.counts_as == "late" for one in told) == 24
    assert told[39].status.word == "Delayed" and told[39].completed == Due()


def test_the_import_is_one_step(document, calgary):
    before = dump(document)
    apply(document, seen(document, calgary))
    assert document.undo_name == "Import 107 initiatives"
    document.undo()
    assert dump(document) == before
    document.redo()
    assert len(plans.plans(document)) == 1


def test_what_was_exported_comes_back_unchanged(document, plan_id):
    set_updates(document, [1], Q3, status_id=status_words(document, plan_id)[3].id)
    out = plan_sheet(document, plan_id, Q4)
    rows = tuple(SheetRow(n, row) for n, row in enumerate(out.rows, 2))
    table = Sheet("Out", tuple(one.head for one in out.columns), rows, ())
    assert seen(document, table, plan_id).counts["unchanged"] == 4


# ---- a small plan


def test_what_a_new_plan_gets(document, plan_id):
    below = initiatives_of_plan(document, plan_id)
    first, second, _third, fourth = [one for some in below.values() for one in some]
    assert [lead.name for lead in fourth.leads] == ["Patrol", "Fleet"]
    assert fourth.leads[0].unit_id == first.leads[0].unit_id
    assert updates_of(document, first.id)[Q4].completed == Due("2023-Q1")
    assert updates_of(document, second.id)[Q4].reason == "Supply"
    assert updates_of(document, fourth.id) == {}


def test_empty_cells_leave_what_is_there_and_none_takes_it_away(document, plan_id):
    blank = [changed(row, due=None, lead=None, status=None, completed=None) for row in ROWS]
    assert seen(document, sheet(*blank), plan_id).taken == 0
    found = seen(document, sheet(changed(ROWS[1], lead="none", due="-", reason="–")), plan_id)
    assert [tuple(one) for one in found.rows[0].changes] == [
        ("Due", "Q3", ""), ("Lead", "Fleet", ""), ("Reason", "Supply", ""),
    ]  # fmt: skip
    apply(document, found)
    after = initiatives_of_plan(document, plan_id)
    assert [one.leads for some in after.values() for one in some][1] == ()


def test_text_finds_an_initiative_though_its_number_is_another(document, plan_id):
    rows = [changed(row, no=10 - n) for n, row in enumerate(ROWS)]
    assert seen(document, sheet(*rows), plan_id).counts["unchanged"] == 4
    rows = [changed(row, initiative=f"  {row[2].upper()}. ") for row in ROWS]
    assert {row.verdict for row in seen(document, sheet(*rows), plan_id).rows} == {"changed"}


def test_number_finds_a_reworded_one(document, plan_id):
    reworded = changed(ROWS[1], initiative="Buy twelve bicycles for the parks team", no="2.")
    found = seen(document, sheet(ROWS[0], reworded), plan_id)
    assert found.counts == {"new": 0, "changed": 1, "unchanged": 1, "refused": 0}
    assert [one.field for one in found.rows[1].changes] == ["Text"] and not found.rows[1].why
    assert "2 initiatives of the plan are not in the table; they stay as they are." in found.notes


def test_a_reworded_one_is_found_without_a_number(document, plan_id):
    found = seen(document, sheet(changed(ROWS[1], no=None, initiative=ROWS[1][2] + " by Q3")), plan_id)
    assert found.rows[0].verdict == "changed" and found.rows[0].why == "The text was changed."


def test_a_number_with_wholly_another_text_is_told(document, plan_id):
    found = seen(document, sheet(changed(ROWS[1], initiative="Something else entirely")), plan_id)
    assert found.rows[0].verdict == "changed"
    assert found.rows[0].why == "The plan’s 2 says something else: “Buy six bicycles for the parks team”."
    assert found.notes[0].startswith("1 row was found again though it says something else.")


def test_a_number_with_another_text_under_another_goal_is_a_new_one(document, plan_id):
    found = seen(document, sheet(changed(ROWS[1], initiative="Something else", goal="Trust")), plan_id)
    assert found.rows[0].verdict == "new"


def test_a_number_and_a_status_are_enough(document, plan_id):
    table = sheet((3, "done"), (9, "done"), header=("No.", "Status"))
    found = seen(document, table, plan_id)
    assert [(row.verdict, row.text) for row in found.rows] == [("changed", ROWS[2][2]), ("refused", "")]
    assert found.rows[1].why == "The plan has no 9, and the row has no text."
    apply(document, found)
    assert updates_of(document, 3)[Q4].completed == Q4.due


def test_two_rows_for_one_initiative(document, plan_id):
    found = seen(document, sheet(ROWS[0], ROWS[0], changed(ROWS[0], no=2)), plan_id)
    assert [row.verdict for row in found.rows] == ["unchanged", "refused", "refused"]
    assert found.rows[1].why == "Line 2 is about the same initiative."
    other = seen(document, sheet(ROWS[0], changed(ROWS[0], no=2, goal="Trust")), plan_id)
    assert [row.verdict for row in other.rows] == ["unchanged", "new"]
    new = seen(document, sheet(ROWS[0], ROWS[0]))
    assert [(row.verdict, row.why) for row in new.rows] == [("new", ""), ("refused", "Line 2 says the same.")]


def test_new_leads_are_counted_and_those_that_read_like_people_are_named(document, plan_id):
    rows = [changed(ROWS[0], lead="Insp. A. Reyes; Night Shift"), changed(ROWS[1], lead="Sgt. Lee")]
    notes = seen(document, sheet(*rows), plan_id).notes
    assert notes[:2] == (
        "3 new leads, kept as units under People: Insp. A. Reyes, Night Shift, Sgt. Lee.",
        "2 of them read like people; “Turn into a person” under People makes one of each: "
        "Insp. A. Reyes, Sgt. Lee.",
    )


def test_new_ones_come_where_the_table_has_them(document, plan_id):
    def extra(text, goal="Safety"):
        return (goal, None, text, None, None, None, None, None)

    rows = [extra("First of all"), ROWS[0], extra("Between one"), extra("Between two"), *ROWS[1:],
            extra("Very last", "Trust"), extra("Under a new goal", "Growth")]  # fmt: skip
    found = seen(document, sheet(*rows), plan_id)
    assert found.counts == {"new": 5, "changed": 0, "unchanged": 4, "refused": 0}
    assert "New heading: “Growth”." in found.notes
    apply(document, found)
    assert texts(document, plan_id) == [row[2] for row in rows]
    positions = [one.position for some in initiatives_of_plan(document, plan_id).values() for one in some]
    assert positions == [0, 1, 2, 3, 4, 5, 0, 1, 0]
    assert seen(document, sheet(*rows), plan_id).counts["unchanged"] == 9


def test_another_heading_moves_an_initiative(document, plan_id):
    found = seen(document, sheet(changed(ROWS[2], goal="Trust")), plan_id)
    assert tuple(found.rows[0].changes[0]) == ("Under", "Safety", "Trust")
    apply(document, found)
    assert texts(document, plan_id)[2:] == [ROWS[3][2], ROWS[2][2]]


def test_a_table_without_headings(document, plan_id):
    header = ("Initiative", "Status")
    found = seen(
        document, sheet((ROWS[0][2], "late"), ("Never heard of before", "done"), header=header), plan_id
    )
    assert [row.verdict for row in found.rows] == ["changed", "refused"]
    assert found.rows[1].why == "Nothing says under which heading it belongs."
    own = apply(document, seen(document, sheet(("A", "done"), ("B", "late"), header=header)))
    tree = outline.outline(document, own)
    assert [one.title for one in tree.objectives.values()] == [NEW.title]


def test_a_table_that_begins_lower_down_than_the_plan(document):
    header = ("Focus area", "Goal", "Action")
    plan_id = apply(document, seen(document, sheet(("One", "Safety", "Walk"), header=header)))
    rows = (("Safety", "Walk"), ("Safety", "Ride"), ("Trust", "Talk"))
    found = seen(document, sheet(*rows, header=header[1:]), plan_id)
    assert [row.verdict for row in found.rows] == ["unchanged", "new", "refused"]
    assert found.rows[2].why == "The plan has no “Trust”, and nothing says what that stands under."
    apply(document, found)
    assert texts(document, plan_id) == ["Walk", "Ride"]


def test_a_new_status_word_is_proposed_and_kept(document, plan_id):
    found = seen(document, sheet(changed(ROWS[2], status="Deferred to Q2 2024")), plan_id)
    assert [(one.word, one.counts_as) for one in found.new_words] == [("Deferred", "late")]
    assert "“Deferred” is a new status word; it will count as late." in found.notes
    apply(document, found)
    assert [one.word for one in status_words(document, plan_id)][-1] == "Deferred"
    assert updates_of(document, 3)[Q4].new_due == Due("2024-Q2")


def test_done_before_needs_nothing_new(document):
    plan_id = apply(document, seen(document, sheet(*ROWS), quarter=Q3))
    found = seen(document, sheet(*ROWS), plan_id, Q4)
    assert [row.verdict for row in found.rows] == ["unchanged", "changed", "changed", "unchanged"]
    apply(document, found)
    assert set(updates_of(document, 1)) == {Q3} and set(updates_of(document, 2)) == {Q3, Q4}


def test_what_is_done_was_done_before_the_quarter(document):
    two_years = NewPlan("Two years", "annual", date(2023, 1, 1), date(2024, 12, 31))
    rows = (ROWS[0], changed(ROWS[0], initiative="b", completed="Q4"),
            changed(ROWS[0], initiative="c", completed=None, status="✓ Completed (Q3)"))  # fmt: skip
    plan_id = apply(document, seen(document, sheet(*rows), two_years, Quarter(2024, 1)))
    told = progress.standings(document, outline.outline(document, plan_id), Quarter(2024, 1))
    assert [one.completed.stored for one in told] == ["2024-Q1", "2023-Q4", "2023-Q3"]


def test_a_quarter_of_completion_needs_a_completed_status(document):
    found = seen(document, sheet(changed(ROWS[1], completed="Q2"), changed(ROWS[3], completed="Q2")))
    assert any("names a quarter of completion" in note for note in found.notes)
    plan_id = apply(document, found)
    told = progress.standings(document, outline.outline(document, plan_id), Q4)
    assert [(one.status.word, one.completed.stored) for one in told] == [
        ("Delayed", ""), ("Completed", "2023-Q2"),
    ]  # fmt: skip


def test_numbers_that_the_plan_will_not_have_are_told(document):
    rows = (changed(ROWS[0], no=5), changed(ROWS[1], no=9))
    assert any("will have other numbers" in note for note in seen(document, sheet(*rows)).notes)
    assert not any("numbers" in note for note in seen(document, sheet(*ROWS)).notes)


# ---- what is refused as a whole


def test_a_plan_that_was_changed_since_is_left_alone(document, plan_id):
    found = seen(document, sheet(changed(ROWS[1], initiative="Buy ten bicycles for the parks team")), plan_id)
    change_initiative(document, 2, text="Buy ten bicycles for the parks team")
    before = dump(document)
    with pytest.raises(ImportRefused, match="changed since the preview. Nothing was imported"):
        apply(document, found)
    assert dump(document) == before


def test_a_change_elsewhere_does_not_stop_it(document, plan_id):
    found = seen(document, sheet(changed(ROWS[1], due="Q4")), plan_id)
    change_initiative(document, 1, results="Walked")
    apply(document, found)
    assert [one.due.stored for some in initiatives_of_plan(document, plan_id).values() for one in some][
        1
    ] == ("2023-Q4")


def test_tables_that_say_nothing_are_refused(document):
    with pytest.raises(ImportRefused, match="No column holds the initiatives"):
        seen(document, sheet(("a", "b"), header=("Goal", "Due")))
    with pytest.raises(ImportRefused, match="say for which quarter"):
        seen(document, sheet(*ROWS), quarter=None)
    with pytest.raises(ImportRefused, match="no rows in “Table”"):
        seen(document, sheet())


def test_a_failure_half_way_leaves_nothing(document, monkeypatch):
    found = seen(document, sheet(*ROWS))
    broken = replace(found.rows[3], does=found.rows[3].does._replace(place=-99))
    before = dump(document)
    with pytest.raises(KeyError):
        apply(document, replace(found, rows=(*found.rows[:3], broken)))
    assert dump(document) == before
