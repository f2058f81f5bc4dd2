"""The tree's model: lazy, exact about every change, and always the same as a tree read afresh."""

import random
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from plandesk.domain import branches, clipboard
from plandesk.domain.branches import Node, add_objective, delete_nodes, move_nodes
from plandesk.domain.initiatives import Lead, add_initiative, change_initiative
from plandesk.domain.outline import heads, outline
from plandesk.domain.people import add_unit, change_unit
from plandesk.domain.periods import Due
from plandesk.domain.plans import Level, add_plan, set_levels
from plandesk.gui.models.outline_model import OutlineModel, Role
from plandesk.gui.models.outline_rows import DUE, LEAD
from plandesk.gui.session import Session


@pytest.fixture
def session(qapp, tmp_path):
    session = Session("Tester")
    session.new(tmp_path / "a.plandesk")
    document = session.document
    plan_id = add_plan(document, "Plan 2024", "annual", date(2024, 1, 1), date(2024, 12, 31))
    session.set_plan(plan_id)
    for area in range(3):
        top = add_objective(document, plan_id, None, f"Area {area}")
        for goal in range(3):
            one = add_objective(document, plan_id, top, f"Goal {area}.{goal}")
            for leaf in range(3):
                add_initiative(document, one, f"Do {area}.{goal}.{leaf}", due=Due("2024-Q2"))
    yield session
    session.close()


@pytest.fixture
def model(session):
    model = OutlineModel(session)
    model.set_plan(session.plan_id)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    yield model
    assert resets == []


def shown(model, parent=QModelIndex()):
    """Everything the model shows below an index, opened or not yet read."""
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        assert model.parent(index) == parent
        found.append((model.node(index), index.data(Role.NUMBER), index.data(), shown(model, index)))
    return found


def fresh(document, plan_id, opened):
    """The same read from the file; initiatives only below the opened objectives."""
    tree = outline(document, plan_id)

    def below(one):
        leaves = heads(document, tree, one) if one in opened else []
        found = [(Node("initiative", head.id), head.number, head.text, []) for head in leaves]
        return found + [entry(child) for child in tree.objectives[one].children]

    def entry(one):
        found = tree.objectives[one]
        return (Node("objective", one), found.number, found.title, below(one))

    return [entry(one) for one in tree.roots]


def open_everything(model, parent=QModelIndex()):
    if model.canFetchMore(parent):
        model.fetchMore(parent)
    for row in range(model.rowCount(parent)):
        open_everything(model, model.index(row, 0, parent))


def opened(model, parent=QModelIndex()):
    found = set()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if model.node(index).kind == "objective":
            found |= opened(model, index)
            if not model.canFetchMore(index):
                found.add(model.node(index).id)
    return found


def index_named(model, text, parent=QModelIndex()):
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if index.data() == text:
            return index
        found = index_named(model, text, index)
        if found.isValid():
            return found
    return QModelIndex()


def test_initiatives_are_read_when_a_branch_is_opened(session, model):
    goal = index_named(model, "Goal 0.0")
    assert model.hasChildren(goal) and model.rowCount(goal) == 0 and model.canFetchMore(goal)
    model.fetchMore(goal)
    assert [model.index(row, 0, goal).data() for row in range(3)] == ["Do 0.0.0", "Do 0.0.1", "Do 0.0.2"]
    assert model.index(1, 0, goal).data(Role.NUMBER) == "1.1.2"
    assert model.index(1, DUE, goal).data() == "Q2"


def test_the_model_keeps_qts_rules_before_and_after_changes(session, model, qtmodeltester):
    open_everything(model)
    qtmodeltester.check(model, force_py=True)
    document, goal = session.document, model.node(index_named(model, "Goal 0.1"))
    move_nodes(document, [goal], model.node(index_named(model, "Area 2")).id, 0)
    document.undo()
    delete_nodes(document, [goal])
    document.undo()
    qtmodeltester.check(model, force_py=True)


def test_a_moved_goal_keeps_its_index_and_takes_its_initiatives_along(session, model):
    open_everything(model)
    goal = QPersistentModelIndex(index_named(model, "Goal 0.1"))
    moves = []
    model.rowsMoved.connect(lambda *told: moves.append(told))
    move_nodes(session.document, [model.node(goal)], model.node(index_named(model, "Area 2")).id, 0)
    assert len(moves) == 1
    assert goal.isValid() and goal.data(Role.NUMBER) == "3.1"
    assert goal.parent().data() == "Area 2" and model.rowCount(goal) == 3
    session.undo()
    assert goal.parent().data() == "Area 0" and goal.data(Role.NUMBER) == "1.2"


def test_one_row_moved_to_the_end_is_one_move(session, model):
    moves = []
    model.rowsMoved.connect(lambda *told: moves.append(told))
    move_nodes(session.document, [model.node(index_named(model, "Area 0"))], None)
    assert len(moves) == 1
    assert [model.index(row, 0).data() for row in range(3)] == ["Area 1", "Area 2", "Area 0"]


def test_editing_a_text_touches_one_row(session, model):
    open_everything(model)
    told = []
    model.dataChanged.connect(
        lambda first, last, _roles: told.append((first.data(), first.row(), last.row()))
    )
    one = model.node(index_named(model, "Do 1.1.1"))
    change_initiative(session.document, one.id, text="Do it well", due=Due("ongoing"))
    assert told == [("Do it well", 1, 1)]
    assert index_named(model, "Do it well").siblingAtColumn(DUE).data() == "Ongoing"


def test_leads_are_shown_and_follow_their_units(session, model):
    document = session.document
    open_everything(model)
    unit = add_unit(document, "Traffic")
    one = index_named(model, "Do 1.1.1")
    assert one.siblingAtColumn(LEAD).data() == ""
    told = []
    model.dataChanged.connect(lambda first, _last, _roles: told.append(first.data()))
    change_initiative(document, model.node(one).id, leads=(Lead(None, unit, "Traffic"),))
    assert one.siblingAtColumn(LEAD).data() == "Traffic" and told == ["Do 1.1.1"]
    change_unit(document, unit, name="Traffic Unit")
    assert one.siblingAtColumn(LEAD).data() == "Traffic Unit"


def test_the_first_initiative_of_an_empty_goal_appears(session, model):
    document = session.document
    area = model.node(index_named(model, "Area 0"))
    goal = add_objective(document, session.plan_id, area.id, "New goal")
    index = index_named(model, "New goal")
    assert not model.hasChildren(index)
    add_initiative(document, goal, "First")
    assert [model.index(row, 0, index).data() for row in range(model.rowCount(index))] == ["First"]


def test_level_names_head_the_column(session, model):
    head = model.headerData(0, Qt.Orientation.Horizontal)
    assert head == "Focus area, goal, activity / project"
    with_letters = (Level("Pillar", "Pillars", "letter"), Level("Action", "Actions", "through"))
    set_levels(session.document, session.plan_id, with_letters)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Pillar, action"
    assert model.index(1, 0).data(Role.NUMBER) == "B"


@pytest.mark.parametrize("seed", range(12))
def test_after_any_changes_the_model_is_as_the_file(session, model, seed, qtmodeltester):
    document, plan_id, chance = session.document, session.plan_id, random.Random(seed)
    if seed % 2:
        open_everything(model)
    for _turn in range(40):
        tree = outline(document, plan_id)
        objectives = list(tree.order)
        leaves = [head.id for one in objectives for head in heads(document, tree, one)]
        nodes = [Node("objective", one) for one in objectives] + [Node("initiative", one) for one in leaves]
        some = chance.sample(nodes, min(len(nodes), chance.randint(1, 4)))
        target = chance.choice(objectives) if objectives else None
        act = chance.choice(["move", "move", "move", "add", "delete", "undo", "redo", "copy", "by", "open"])
        if act == "move" and target is not None:
            session.act(lambda some=some, t=target: move_nodes(document, some, t, chance.randint(0, 3)))
        elif act == "add":
            one = add_objective(document, plan_id, target, "New", chance.randint(0, 2))
            add_initiative(document, one, "New leaf")
        elif act == "delete":
            delete_nodes(document, some[:1])
        elif act == "undo":
            session.undo()
        elif act == "redo":
            session.redo()
        elif act == "copy" and len(nodes) < 200:
            clipboard.duplicate_nodes(document, some[:2])
        elif act == "by" and some:
            branches.move_by(document, some[:1], chance.choice([-1, 1]))
        elif act == "open" and target is not None:
            model.fetchMore(model.index_of(Node("objective", target)))
        assert shown(model) == fresh(document, plan_id, opened(model))
    qtmodeltester.check(model, force_py=True)
