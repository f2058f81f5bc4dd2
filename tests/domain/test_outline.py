"""The tree: numbers, moves, step names, copies of branches."""

from datetime import date

import pytest

from plandesk.domain.branches import (
    DEEPEST,
    Node,
    add_objective,
    change_objective,
    delete_nodes,
    demote,
    move_by,
    move_nodes,
    outermost,
    promote,
)
from plandesk.domain.clipboard import Branch, copy_branch, duplicate_nodes, paste_branch
from plandesk.domain.initiatives import (
    Lead,
    add_initiative,
    change_each,
    change_initiative,
    change_initiatives,
    initiative,
    initiatives_of_plan,
)
from plandesk.domain.outline import heads, letters, objective, outline
from plandesk.domain.people import add_person, change_person, people, units
from plandesk.domain.periods import Due
from plandesk.domain.plans import Level, add_plan, set_levels
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from tests.every_kind import dump, fill


@pytest.fixture
def tree(document, plan_id):
    """Two areas: A with goals a1 (activities x, y) and a2 (z); B with b1. By name, the nodes."""
    found = {}
    for area, goals in (("A", {"a1": "xy", "a2": "z"}), ("B", {"b1": ""})):
        found[area] = Node("objective", add_objective(document, plan_id, None, area))
        for goal, leaves in goals.items():
            found[goal] = Node("objective", add_objective(document, plan_id, found[area].id, goal))
            for leaf in leaves:
                found[leaf] = Node("initiative", add_initiative(document, found[goal].id, leaf))
    return found


def printed(document, plan_id):
    """The tree as printed: "number name", initiatives before objectives below."""
    found = outline(document, plan_id)
    lines = []
    for one in found.order:
        own = found.objectives[one]
        lines.append(f"{own.number} {own.title}".strip())
        lines += [f"{leaf.number} {leaf.text}".strip() for leaf in heads(document, found, one)]
    return lines


START = ["1 A", "1.1 a1", "1.1.1 x", "1.1.2 y", "1.2 a2", "1.2.1 z", "2 B", "2.1 b1"]


def test_dotted_numbers_follow_every_change(document, plan_id, tree):
    assert printed(document, plan_id) == START
    move_nodes(document, [tree["B"]], None, 0)
    assert printed(document, plan_id) == [
        "1 B", "1.1 b1", "2 A", "2.1 a1", "2.1.1 x", "2.1.2 y", "2.2 a2", "2.2.1 z",
    ]  # fmt: skip
    document.undo()
    delete_nodes(document, [tree["a1"]])
    assert printed(document, plan_id) == ["1 A", "1.1 a2", "1.1.1 z", "2 B", "2.1 b1"]
    document.undo()
    assert printed(document, plan_id) == START


def test_the_other_numberings(document, plan_id, tree):
    def with_numbering(*styles):
        set_levels(document, plan_id, [Level(f"L{n}", f"L{n}s", style) for n, style in enumerate(styles)])
        return printed(document, plan_id)

    assert with_numbering("letter", "through", "through") == [
        "A A", "1 a1", "1 x", "2 y", "2 a2", "3 z", "B B", "3 b1",
    ]  # fmt: skip
    assert with_numbering("none", "letter", "none") == ["A", "A a1", "x", "y", "B a2", "z", "B", "C b1"]
    assert with_numbering("through", "dotted", "letter") == [
        "1 A", "1.1 a1", "A x", "B y", "1.2 a2", "C z", "2 B", "2.1 b1",
    ]  # fmt: skip
    assert [letters(n) for n in (1, 26, 27, 52, 703)] == ["A", "Z", "AA", "AZ", "AAA"]


def test_initiatives_right_below_an_area_take_the_first_numbers(document, plan_id, tree):
    add_initiative(document, tree["A"].id, "own")
    assert printed(document, plan_id)[:4] == ["1 A", "1.1 own", "1.2 a1", "1.2.1 x"]
    found = outline(document, plan_id)
    assert found.initiatives_below(tree["A"].id) == 4 and found.counts() == [2, 3, 4]
    assert [one.title for one in found.trail(tree["a2"].id)] == ["A", "a2"]
    assert objective(document, tree["a2"].id).number == "1.3"
    with pytest.raises(NotThere):
        objective(document, 999)


def test_steps_speak_the_words_of_the_plan(document, plan_id, tree):
    def done(operation):
        operation()
        return document.undo_name

    assert done(lambda: change_objective(document, tree["A"].id, title="New")) == "Rename Focus area"
    assert done(lambda: change_objective(document, tree["a1"].id, body="Text")) == "Change Goal"
    assert done(lambda: add_objective(document, plan_id, tree["B"].id, "b2")) == "Add Goal"
    assert done(lambda: add_objective(document, plan_id, None, "C")) == "Add Focus area"
    assert done(lambda: add_initiative(document, tree["b1"].id, "w")) == "Add Activity / Project"
    assert done(lambda: change_initiative(document, tree["x"].id, note="n")) == "Change Activity / Project"
    both = [tree["x"].id, tree["y"].id]
    assert done(lambda: change_initiatives(document, both, note="m")) == "Change 2 Activities and projects"
    assert done(lambda: move_nodes(document, [tree["a1"], tree["a2"]], tree["B"].id)) == "Move 2 Goals"
    assert done(lambda: move_nodes(document, [tree["b1"], tree["x"]], tree["A"].id)) == "Move 2 entries"
    assert done(lambda: duplicate_nodes(document, [tree["x"]])) == "Duplicate Activity / Project"
    assert done(lambda: paste_branch(document, plan_id, None, copy_branch(document, [tree["a1"]]))) == (
        "Paste Focus area"
    )
    assert done(lambda: delete_nodes(document, [tree["B"]])) == "Delete Focus area"


def test_moving_keeps_the_order_of_the_tree_whatever_the_order_of_choosing(document, plan_id, tree):
    assert outermost(document, [tree["z"], tree["B"], tree["x"], tree["A"], tree["x"]]) == [
        tree["A"],
        tree["B"],
    ]
    move_nodes(document, [tree["z"], tree["y"], tree["x"]], tree["b1"].id)
    assert printed(document, plan_id) == [
        "1 A", "1.1 a1", "1.2 a2", "2 B", "2.1 b1", "2.1.1 x", "2.1.2 y", "2.1.3 z",
    ]  # fmt: skip


def test_moves_into_another_plan_and_back(document, plan_id, tree):
    other = add_plan(document, "Other", "annual", date(2026, 1, 1), date(2026, 12, 31))
    before = dump(document)
    move_nodes(document, [tree["B"], tree["a1"]], None, plan_id=other)
    assert printed(document, other) == ["1 a1", "1.1 x", "1.2 y", "2 B", "2.1 b1"]
    assert printed(document, plan_id) == ["1 A", "1.1 a2", "1.1.1 z"]
    assert {one.plan_id for found in initiatives_of_plan(document, other).values() for one in found} == {
        other
    }
    document.undo()
    assert dump(document) == before


def test_a_title_is_one_line(document, plan_id, tree):
    made = add_objective(document, plan_id, None, "Community\nSafety \n")
    assert objective(document, made).title == "Community Safety"
    change_objective(document, made, title=" Safe\u2028at\r\n home\u00a0now", body="two\nlines")
    assert objective(document, made).title == "Safe at home\u00a0now"
    assert objective(document, made).body == "two\nlines"


def test_what_cannot_be_moved_stays(document, plan_id, tree):
    before = dump(document)
    for nodes, parent in (([tree["A"]], tree["a1"]), ([tree["A"]], tree["A"])):
        with pytest.raises(InvalidValue, match="into itself. Nothing was moved"):
            move_nodes(document, nodes, parent.id)
    with pytest.raises(InvalidValue, match="needs a goal above it"):
        move_nodes(document, [tree["x"]], None)
    with pytest.raises(NotThere):
        move_nodes(document, [tree["x"]], 999)
    assert not move_by(document, [tree["A"]], -1) and not move_by(document, [tree["B"]], 1)
    assert not promote(document, tree["A"]) and not demote(document, tree["A"])
    assert not demote(document, tree["x"])
    move_nodes(document, [], None)
    assert dump(document) == before


def test_by_keyboard(document, plan_id, tree):
    assert move_by(document, [tree["y"]], -1)
    assert printed(document, plan_id)[2:4] == ["1.1.1 y", "1.1.2 x"]
    assert demote(document, tree["B"])
    assert printed(document, plan_id)[-2:] == ["1.3 B", "1.3.1 b1"]
    assert promote(document, tree["B"])
    assert printed(document, plan_id)[-2:] == ["2 B", "2.1 b1"]
    assert promote(document, tree["x"])
    assert "1.1 x" in printed(document, plan_id)
    assert demote(document, tree["x"])
    assert printed(document, plan_id)[2:4] == ["1.1.1 y", "1.1.2 x"]


def test_a_plan_has_a_deepest_level(document, plan_id):
    above = None
    for n in range(DEEPEST):
        above = add_objective(document, plan_id, above, f"Level {n}")
    assert outline(document, plan_id).objectives[above].depth == DEEPEST - 1
    with pytest.raises(InvalidValue, match="50 levels at most. Nothing was changed"):
        add_objective(document, plan_id, above, "Too deep")
    single = add_objective(document, plan_id, None, "Single")
    branch = copy_branch(document, [Node("objective", single)])
    for operation in (
        lambda: move_nodes(document, [Node("objective", single)], above),
        lambda: paste_branch(document, plan_id, above, branch),
    ):
        with pytest.raises(InvalidValue, match="50 levels at most"):
            operation()
    whole = copy_branch(document, [Node("objective", outline(document, plan_id).roots[0])])
    assert Branch.from_json(whole.to_json()) == whole


# ---- initiatives


def test_every_field_of_an_initiative_is_kept(document, plan_id, tree):
    person = add_person(document, "Ada")
    old = tree["z"].id
    fields = {
        "text": "New", "due": Due("2026-Q1 2026-Q3"), "public": False, "results": "R", "note": "N",
        "carries_id": old, "sub_items": ("one", "two"), "partners": ("P", "Q"), "serves": (tree["B"].id,),
        "leads": (Lead(person, None, "Ada"),),
    }  # fmt: skip
    change_initiative(document, tree["x"].id, **fields)
    found = initiative(document, tree["x"].id)
    assert {name: getattr(found, name) for name in fields} == fields
    change_initiative(document, tree["x"].id, sub_items=("two", " ", "three", "four"), partners=(), leads=())
    found = initiative(document, tree["x"].id)
    assert (found.sub_items, found.partners, found.leads) == (("two", "three", "four"), (), ())
    document.undo()
    found = initiative(document, tree["x"].id)
    assert {name: getattr(found, name) for name in fields} == fields
    with pytest.raises(InvalidValue, match="is not a due date"):
        change_initiative(document, tree["x"].id, due="Q3")
    with pytest.raises(NotThere):
        initiative(document, 999)
    with pytest.raises(NotThere):
        add_initiative(document, 999, "x")


def test_many_at_once_are_one_step(document, plan_id, tree):
    before = dump(document)
    change_each(
        document, "Paste 2 cells", [(tree["x"].id, {"text": "X"}), (tree["y"].id, {"due": Due("2026")})]
    )
    assert initiative(document, tree["x"].id).text == "X"
    assert initiative(document, tree["y"].id).due == Due("2026")
    assert document.undo_name == "Paste 2 cells"
    document.undo()
    assert dump(document) == before


# ---- copy and paste


def test_a_branch_goes_into_another_file(document, tmp_path):
    _above, plan_id = fill(document)
    area = outline(document, plan_id).roots[0]
    text = copy_branch(document, [Node("objective", area)]).to_json()
    other = Document.create(tmp_path / "other.plandesk")
    other_plan = add_plan(other, "Other", "annual", date(2026, 1, 1), date(2026, 12, 31))
    paste_branch(other, other_plan, None, Branch.from_json(text))
    first, second = outline(document, plan_id).counts(), outline(other, other_plan).counts()
    assert first == second
    assert len(people(other)) == 2 and len(units(other)) == 1  # the leads, each made once
    other.undo()
    assert people(other) == [] and outline(other, other_plan).counts() == [0, 0, 0]
    other.close()


def test_a_copy_in_the_same_file_makes_nobody_twice(document, plan_id, tree):
    gone = add_person(document, "Has Left")
    change_initiative(document, tree["x"].id, leads=(Lead(gone, None, ""),), serves=(tree["B"].id,))
    change_person(document, gone, active=False)
    [copied] = duplicate_nodes(document, [tree["x"]])
    found = initiative(document, copied.id)
    assert found.leads == (Lead(gone, None, "Has Left"),) and found.serves == (tree["B"].id,)
    assert found.position == 1 and len(people(document)) == 1


def test_copied_text_for_other_programs(document, plan_id, tree):
    branch = copy_branch(document, [tree["A"], tree["x"]])
    assert branch.to_text() == "A\n\ta1\n\t\tx\n\t\ty\n\ta2\n\t\tz"
    assert copy_branch(document, [tree["z"]]).to_text() == "z"


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "[]", "{}", "5", '{"objectives": 5, "initiatives": []}',
        '{"objectives": [{}], "initiatives": []}',
        '{"objectives": [], "initiatives": [{"text": 5}]}', "[" * 100_000,
        '{"objectives": [{"title": 5, "body": "", "public": true, "initiatives": [], "children": []}],'
        ' "initiatives": []}',
    ],
)  # fmt: skip
def test_a_strange_clipboard_is_refused(text):
    with pytest.raises(InvalidValue, match="The clipboard holds nothing that can be pasted here"):
        Branch.from_json(text)


def test_an_initiative_is_not_pasted_at_the_top(document, plan_id, tree):
    with pytest.raises(InvalidValue, match="needs a goal above it"):
        paste_branch(document, plan_id, None, copy_branch(document, [tree["x"]]))


def test_by_keyboard_beyond_the_end_of_a_branch(document, plan_id, tree):
    before = printed(document, plan_id)
    assert move_by(document, [tree["x"], tree["y"]], 1)
    assert [line.split()[-1] for line in printed(document, plan_id)][:5] == ["A", "a1", "a2", "x", "y"]
    assert move_by(document, [tree["x"], tree["y"]], -1)
    assert printed(document, plan_id) == before
    assert move_by(document, [tree["a2"]], 1) and printed(document, plan_id)[-3:] == [
        "2.1 a2",
        "2.1.1 z",
        "2.2 b1",
    ]
    assert move_by(document, [tree["a2"]], -1) and printed(document, plan_id) == before
