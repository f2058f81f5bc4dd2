"""The paged table model: rows in order, precise changes, groups."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain import branches, initiatives
from plandesk.domain.branches import Node
from plandesk.domain.listing import Query
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiatives_model import BY_GOAL, BY_TOP, NO_GROUPS, InitiativesModel
from plandesk.gui.session import Session
from tests.gui import small_plan


@pytest.fixture
def plan(tmp_path):
    return small_plan.make(tmp_path / "plan.plandesk")


@pytest.fixture
def session(qtbot, tmp_path, plan):
    session = Session("A. Planner")
    session.open(tmp_path / "plan.plandesk")
    yield session
    session.close()


@pytest.fixture
def model(session, plan):
    model = InitiativesModel(session)
    model.set_plan(plan.plan)
    return model


def texts(model, column=Column.TEXT):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def heard(model):
    told = []
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    model.rowsInserted.connect(lambda _above, first, last: told.append(("inserted", first, last)))
    model.rowsRemoved.connect(lambda _above, first, last: told.append(("removed", first, last)))
    model.modelReset.connect(lambda: told.append(("reset",)))
    return told


def test_qts_own_tester_finds_nothing(model, session, plan, qtmodeltester):
    qtmodeltester.check(model)
    model.set_query(Query(sort="due", descending=True))
    qtmodeltester.check(model)
    model.set_query(Query(), BY_TOP)
    branches.delete_nodes(session.document, [Node("objective", plan.goals[1])])
    session.undo()
    model.set_collapsed(plan.areas[0], True)
    qtmodeltester.check(model)


def test_groups_head_their_rows(model, plan):
    assert model.rowCount() == 16
    group = model.group_at(model.index(4, 0))
    assert (group.number, group.title, group.count) == ("1.2", "Act for safe streets", 3)
    assert texts(model, Column.NUMBER)[4:8] == ["1.2", "1.2.1", "1.2.2", "1.2.3"]
    assert not model.index(4, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    model.set_query(Query(), BY_TOP)
    assert model.rowCount() == 14
    model.set_query(Query(), NO_GROUPS)
    assert model.rowCount() == 12
    model.set_query(Query(descending=True), BY_GOAL)
    assert texts(model, Column.NUMBER)[:3] == ["2.2", "2.2.3", "2.2.2"]


def test_a_group_closes_and_opens_without_starting_over(model, plan):
    told = heard(model)
    model.set_collapsed(plan.goals[1], True)
    model.set_collapsed(plan.goals[1], False)
    assert [one[:3] for one in told if one[0] != "changed"] == [("removed", 5, 7), ("inserted", 5, 7)]
    assert model.matching == 12


@pytest.mark.parametrize(
    ("sort", "column", "first"),
    [
        ("text", Column.TEXT, "Initiative 1 of listen bicycle"),
        ("due", Column.DUE, "Q1"),
        ("lead", Column.LEAD, "Patrol"),
        ("partners", Column.PARTNERS, "City, School board"),
        ("results", Column.RESULTS, "Done as promised"),
        ("public", Column.PUBLIC, "No"),
    ],
)
def test_any_column_sorts(model, sort, column, first):
    model.set_query(Query(sort=sort))
    assert texts(model, column)[0] == first
    assert len(set(map(model.initiative_id, range(12)))) == 12


def test_an_edit_names_its_row_only(model, session, plan):
    texts(model)
    told = heard(model)
    initiatives.change_initiative(session.document, plan.initiatives[4], text="Other words")
    assert told == [("changed", 6, 6)]
    assert model.index(6, Column.TEXT).data() == "Other words"


def test_a_new_lead_shows_in_its_row_only(model, session, plan):
    texts(model)
    told = heard(model)
    lead = initiatives.lead_by_name(session.document, "Traffic")
    initiatives.change_initiative(session.document, plan.initiatives[2], leads=(lead,))
    assert told == [("changed", 3, 3)]
    assert model.index(3, Column.LEAD).data() == "Traffic"


def test_added_and_deleted_rows_come_and_go_and_undo_brings_them_back(model, session, plan):
    told = heard(model)
    made = initiatives.add_initiative(session.document, plan.goals[0], "New", position=1)
    assert ("inserted", 2, 2) in told and model.row_of(made) == 2
    assert model.index(3, Column.NUMBER).data() == "1.1.3"
    told.clear()
    branches.delete_nodes(session.document, [Node("initiative", made)])
    assert ("removed", 2, 2) in told
    session.undo()
    assert model.row_of(made) == 2
    assert ("reset",) not in told


def test_a_row_moves_where_its_new_value_sorts_it(model, session, plan):
    model.set_query(Query(sort="text"))
    told = heard(model)
    initiatives.change_initiative(session.document, plan.initiatives[0], text="Zebra crossings")
    assert model.row_of(plan.initiatives[0]) == 11
    assert ("reset",) not in told


def test_a_row_that_no_longer_matches_goes(model, session, plan):
    model.set_query(Query(internal=True))
    first = model.initiative_id(1)
    told = heard(model)
    initiatives.change_initiative(session.document, first, public=True)
    assert model.row_of(first) is None
    assert ("reset",) not in told and any(one[0] == "removed" for one in told)


def test_a_deleted_goal_takes_its_group_and_rows_along(model, session, plan):
    branches.delete_nodes(session.document, [Node("objective", plan.goals[0])])
    assert model.rowCount() == 12
    assert texts(model, Column.NUMBER)[:2] == ["1.1", "1.1.1"]


def test_only_rows_that_are_looked_at_are_read(model, session, monkeypatch):
    read = []
    rows = model.rows
    from plandesk.domain import listing

    of_file = listing.rows_of
    monkeypatch.setattr(listing, "rows_of", lambda *given: read.append(len(given[2])) or of_file(*given))
    model.index(1, Column.TEXT).data(Qt.ItemDataRole.DecorationRole)
    model.index(1, Column.TEXT).data(Qt.ItemDataRole.TextAlignmentRole)
    assert read == []
    texts(model)
    assert sum(read) == 12
    assert rows([]) == []


def test_setting_a_cell_is_one_step_and_a_bad_one_is_none(model, session, plan):
    failed = []
    session.failed.connect(failed.append)
    assert model.setData(model.index(1, Column.DUE), "by Q2")
    assert model.index(1, Column.DUE).data() == "Q2"
    assert not model.setData(model.index(1, Column.DUE), "whenever")
    assert "whenever" in failed[0].sentence
    assert model.index(1, Column.DUE).data() == "Q2"
    assert model.setData(
        model.index(1, Column.PUBLIC), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    session.undo()
    session.undo()
    assert model.index(1, Column.DUE).data() == "Q1"
    assert model.index(1, Column.PUBLIC).data() == "Yes"


def test_a_screen_reader_hears_column_and_value(model):
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, Column.LEAD).data(spoken) == "Lead: Patrol"
    assert model.index(0, Column.TEXT).data(spoken) == "1.1 Listen for safe streets, 3 rows, open"
