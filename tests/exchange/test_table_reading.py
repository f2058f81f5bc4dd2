"""Rows of a table in the plan's terms: headings carried down, numbers apart, dates and figures understood."""

from datetime import date, datetime

import pytest

from plandesk.domain.periods import Quarter
from plandesk.exchange.numbered_titles import are_numbered, parted
from plandesk.exchange.sheet import CellError, Sheet, SheetRow
from plandesk.exchange.table_cells import names_in
from plandesk.exchange.table_levels import guessed_levels
from plandesk.exchange.table_mapping import propose_for
from plandesk.exchange.table_reading import read_rows

Q4 = Quarter(2023, 4)


def sheet(header, *rows):
    return Sheet("Table", tuple(header), tuple(SheetRow(n, row) for n, row in enumerate(rows, 2)), ())


def read(header, *rows):
    table = sheet(header, *rows)
    return read_rows(table, propose_for(table), 2023, Q4).rows


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("Goal 1: Safer streets", "1", "Safer streets"),
        ("Sub-Goal A: Respond", "A", "Respond"),
        ("Focus Area 2 – Trust", "2", "Trust"),
        ("A. Respond", "A", "Respond"),
        ("3.1.2 Walk the beat", "3.1.2", "Walk the beat"),
        ("12. Walk the beat", "12", "Walk the beat"),
        ("(3) Walk", "3", "Walk"),
        ("7 - Walk", "7", "Walk"),
        ("Goal 1", "1", "Goal 1"),
        ("Objectif 2 : Confiance", "2", "Confiance"),
        ("2024 plan", "", "2024 plan"),
        ("3D scanner", "", "3D scanner"),
        ("24/7 coverage", "", "24/7 coverage"),
        ("Project Blue: walk", "", "Project Blue: walk"),
    ],
)
def test_numbers_within_titles(text, number, title):
    assert parted(text) == (number, title)


def test_one_title_that_looks_numbered_is_none():
    assert not are_numbered(["A. Smith Park", "Beach patrol", "Downtown", ""])
    assert are_numbered(["1. Walk", "2. Drive", "3. Ride", "and more"])


@pytest.mark.parametrize("repeated", [True, False], ids=["repeated", "first row only"])
def test_headings_hold_until_others_come(repeated):
    safety, trust = "Goal 1: Safety", "Goal 2: Trust"
    given = [(safety, "A. Streets"), (safety, "A. Streets"), (safety, "B. Parks"), (trust, "C. Talk")]
    given.append(given[-1])
    cells, before = [], (None, None)
    for pair in given:
        cells.append(
            pair if repeated else tuple(a if a != b else None for a, b in zip(pair, before, strict=True))
        )
        before = pair
    rows = read(["Goal", "Sub-goal", "Action"], *((*pair, f"{n}. Do {n}") for n, pair in enumerate(cells, 1)))
    assert [[tuple(one) for one in row.headings] for row in rows] == [
        [("1", "Safety"), ("A", "Streets")],
        [("1", "Safety"), ("A", "Streets")],
        [("1", "Safety"), ("B", "Parks")],
        [("2", "Trust"), ("C", "Talk")],
        [("2", "Trust"), ("C", "Talk")],
    ]
    assert [(row.number, row.text) for row in rows][:2] == [("1", "Do 1"), ("2", "Do 2")]


def test_a_new_goal_ends_the_sub_goal_before_it():
    rows = read(["Goal", "Sub-goal", "Action"], ("Safety", "Streets", "a b c"), ("Trust", None, "d e f"))
    assert [one.title for one in rows[1].headings] == ["Trust"]


def test_headings_in_rows_of_their_own():
    table = sheet(
        ["Planned Initiatives", "Status"],
        ("Goal 1: Safety", None),
        ("Sub-Goal A: Streets", "Sub-Goal A: Streets"),  # a merged cell, filled
        ("1. Walk the beat", "✓ Completed (Q3)"),
        ("Planned Initiatives", "Status"),  # the header of the next page
        ("Sub-Goal B: Parks", None),
        ("2. Ride", "❖ Delayed"),
        ("Goal 2: Trust", None),
        ("Sub-Goal C: Talk", None),
        ("3. Talk", None),
    )
    found = read_rows(table, propose_for(table), 2023, Q4)
    assert [(row.line, row.number, [one.title for one in row.headings]) for row in found.rows] == [
        (4, "1", ["Safety", "Streets"]),
        (7, "2", ["Safety", "Parks"]),
        (10, "3", ["Trust", "Talk"]),
    ]
    assert found.rows[0].completed.stored == "2023-Q3"
    levels = guessed_levels(found)
    assert [(one.name, one.numbering) for one in levels] == [
        ("Goal", "dotted"), ("Sub-goal", "letter"), ("Planned initiative", "through"),
    ]  # fmt: skip


def test_due_times_in_every_form():
    forms = {
        "Q3": "2023-Q3", "by Q3 2024": "2024-Q3", "Q1 & Q4": "2023-Q1 2023-Q4", "2024-06-30": "2024-06-30",
        "June 2024": "2024-06", "ongoing": "ongoing", "annually": "annually", "FY27": "2027",
        date(2024, 6, 30): "2024-06-30", datetime(2024, 6, 30, 0, 0): "2024-06-30", 45473.0: "2024-06-30",
        2025: "2025", "none": "",
    }  # fmt: skip
    rows = read(["Action", "Due"], *((f"Do {form}", form) for form in forms))
    assert [row.due.stored for row in rows] == list(forms.values())
    assert read(["Action", "Due"], ("Do", None))[0].due is None


def test_what_cannot_be_read_is_a_fault_of_its_row():
    rows = read(
        ["Action", "Due", "Percent", "Public", "Completed"],
        ("a", "soon", None, None, None),
        ("b", None, "120%", None, None),
        ("c", None, None, "perhaps", None),
        ("d", CellError("#REF!"), None, None, None),
        ("e", None, None, None, "ongoing"),
        ("f", "Q1", "50%", "Yes", "x"),
    )
    assert [row.faults for row in rows] == [
        ("“soon” in “Due” is not a due date.",),
        ("“120%” is not a percentage from 0 to 100.",),
        ("“perhaps” is neither public nor internal.",),
        ("“Due” holds the error #REF!.",),
        ("“ongoing” in “Completed” is not a quarter or date.",),
        (),
    ]
    assert (rows[5].percent, rows[5].public, rows[5].completed) == (50, True, Q4.due)


def test_percents_of_a_spreadsheet_are_fractions():
    assert [row.percent for row in read(["Action", "Percent"], ("a", 0.5), ("b", 1), ("c", 0))] == [
        50,
        100,
        0,
    ]
    assert [row.percent for row in read(["Action", "Percent"], ("a", 50), ("b", 1))] == [50, 1]


def test_bullets_below_the_text_are_sub_items():
    [row] = read(["Action"], ("Hold open houses:\n• in spring\n• in the fall",))
    assert (row.text, row.sub_items) == ("Hold open houses:", ("in spring", "in the fall"))
    [row] = read(["Action", "Steps"], ("Hold open houses", "- in spring\n- in the fall"))
    assert row.sub_items == ("in spring", "in the fall")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Traffic; Patrol", ("Traffic", "Patrol")),
        ("Traffic\nPatrol", ("Traffic", "Patrol")),
        ("Traffic Section, Patrol, Records", ("Traffic Section", "Patrol", "Records")),
        ("Smith, John", ("Smith, John",)),
        ("Smith, John; Doe, Jane", ("Smith, John", "Doe, Jane")),
        ("Smith, John;", ("Smith, John",)),
    ],
)
def test_names_in_a_cell(text, names):
    assert names_in(text) == names
