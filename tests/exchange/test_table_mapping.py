"""Columns find their fields by the names people give them, by their values, or by hand."""

from datetime import date

import pytest

from plandesk.domain.plans import Level
from plandesk.errors import ImportRefused
from plandesk.exchange import table_memory
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.table_mapping import Mapping, field_words, mapped_by_hand, propose
from plandesk.exchange.table_names import canonical
from plandesk.exchange.table_target import guessed_quarter, quarter_in

LEVELS = (
    Level("Focus area", "Focus areas"),
    Level("Goal", "Goals"),
    Level("Activity / Project", "Activities"),
)
KNOWN = {
    "goal_no,goal,sub_goal_letter,sub_goal,initiative_no,initiative,due_quarter,status,completed_quarter":
        "level-1-number,level-1,level-2-number,level-2,number,initiative,due,status,completed",
    "Goal #,Goal,Activity / Project,Lead,Due Date,Results,Comments":
        "level-1-number,level-1,initiative,lead,due,results,narrative",
    "Focus Area,Goal,No.,Planned Initiative(s),Target quarter,Q4 Status,Owner,Reason for delay,New Date":
        "level-1,level-2,number,initiative,due,status,lead,reason,new-due",
    "Pillar,Initiative,Action,Responsible,Timeline,Progress %,Update":
        "level-1,level-2,initiative,lead,due,percent,narrative",
    "PILLAR,Sub Theme,DESCRIPTION,When?,State": "level-1,level-2,initiative,due,status",
    "No.,Objectif,Initiative prévue,Échéance,Statut,Responsable,Commentaires,Motif":
        "level-1-number,level-1,initiative,due,status,lead,narrative,reason",
    "#,Activity,Goal,Focus Area,Due": "number,initiative,level-2,level-1,due",
    "GoalNumber,GoalTitle,Initiative ID,Initiative Title,Completion Date,Target Completion Date,% Complete":
        "level-1-number,level-1,number,initiative,completed,due,percent",
    "Theme,Action,Status 2023 Q3,Who,Revised date,Partners,Public/Internal,Internal notes,Steps,Key":
        "level-1,initiative,status,lead,new-due,partners,public,note,sub-items,key",
    "Colour,Budget": ",",
}  # fmt: skip


@pytest.mark.parametrize(("header", "fields"), KNOWN.items())
def test_names_of_columns(header, fields):
    assert propose(header.split(","), []).fields == tuple(fields.split(","))


def test_the_words_of_the_plan_come_first():
    header = ["Activity / Project", "Goal", "Focus area", "Focus area no.", "No."]
    found = propose(header, [], LEVELS).fields
    assert found == ("initiative", "level-2", "level-1", "level-1-number", "number")
    assert propose(["Goal", "Task"], [], LEVELS).fields == ("level-2", "initiative")


def test_values_say_what_names_do_not():
    rows = [
        ("Safer streets", n, f"Walk the beat in district {n} together with neighbours", quarter, word)
        for n, (quarter, word) in enumerate(
            [("Q1", "Done"), ("Q4 2024", "On track"), (date(2024, 6, 30), "✓ Completed (Q2)")] * 3, 1
        )
    ]
    assert propose(["A", "B", "C", "D", "E"], rows).fields == (
        "level-1", "number", "initiative", "due", "status",
    )  # fmt: skip


def test_progress_is_percent_or_words():
    header = ["Action", "Progress"]
    assert propose(header, [("a", "50%"), ("b", 20)]).fields[1] == "percent"
    assert propose(header, [("a", "We held two meetings"), ("b", "None yet")]).fields[1] == "narrative"


def test_ids_are_keys_only_where_they_are_ours():
    uid = "01a20ae9-c50c-7171-b92f-a8ac9d09b587"
    assert propose(["ID", "Action"], [(uid, "a")]).fields == ("key", "initiative")
    assert propose(["ID", "Action"], [("1", "a"), ("2", "b")]).fields == ("number", "initiative")


def test_by_hand():
    header = ["Goal", "What we do", "Who", "Extra"]
    mapping = propose(header, [])
    changed = mapped_by_hand(
        header, [("initiative", "what we do"), ("Owner", "Extra"), ("goal", ""), ("note", "3")], mapping
    )
    assert changed.fields == ("", "initiative", "note", "lead")
    with pytest.raises(ImportRefused, match="“colour” is not a field; there is level-1-number"):
        mapped_by_hand(header, [("colour", "Who")], mapping)
    with pytest.raises(ImportRefused, match="no column “Whom”; there is “Goal”"):
        mapped_by_hand(header, [("lead", "Whom")], mapping)


def test_a_field_has_one_column():
    mapping = Mapping(("lead", "", "due"))
    assert mapping.with_field(1, "lead").fields == ("", "lead", "due")
    assert mapping.with_field(2, "").fields == ("lead", "", "")


def test_fields_are_called_as_in_the_plan():
    assert field_words("level-2", LEVELS) == "Goal"
    assert field_words("level-1-number", LEVELS) == "Focus area no."
    assert field_words("initiative", LEVELS) == "Activity / Project"
    assert field_words("level-1") == "Heading 1"


def test_what_was_chosen_is_remembered_without_any_row(own_configuration):
    header = ("Aim", "What", "Whose")
    assert table_memory.remembered(header) is None
    table_memory.remember(header, Mapping(("level-1", "initiative", "lead")))
    assert table_memory.remembered(("What", "Aim", "WHOSE ")).fields == ("initiative", "level-1", "lead")
    assert table_memory.remembered(("What", "Aim")) is None
    table_memory.remember(header, Mapping(("", "initiative", "lead")))
    assert table_memory.remembered(header).fields == ("", "initiative", "lead")
    for n in range(60):
        table_memory.remember((f"Column {'abcdefghij'[n % 10]}{'klmnop'[n // 10]}",), Mapping(("due",)))
    assert table_memory.remembered(header) is None  # only the newest are kept


def test_names_in_one_form():
    assert canonical("  Goal_No. ") == canonical("goal #") == canonical("GoalNo") == "goal no"
    assert canonical("Due Date (quarter)") == "due date"
    assert canonical("Échéances") == "echeance"


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("calgary-2023-q4", "2023-Q4"), ("Status Q4 2023", "2023-Q4"), ("2024Q1 report", "2024-Q1"),
     ("T3 2024", "2024-Q3"), ("plan 2024", None), ("BQ4 2023x", None), ("FAQ 2023", None)],
)  # fmt: skip
def test_the_quarter_in_a_name(text, quarter):
    found = quarter_in(text)
    assert (found.stored if found else None) == quarter


def test_the_quarter_of_a_table():
    sheet = Sheet("Updates 2023 Q2", ("Action", "Status Q3 2023"), (), ())
    assert guessed_quarter(sheet, Mapping(("initiative", "status")), "x-2022-q1").stored == "2023-Q3"
    assert guessed_quarter(sheet, Mapping(("initiative", "")), "x-2022-q1").stored == "2023-Q2"
