"""The table's model while statuses are told: precise changes that lead to what the file has."""

from random import Random

import pytest

from plandesk.domain import listing, updates
from plandesk.domain.listing import Query
from plandesk.domain.periods import Quarter
from plandesk.domain.statuses import set_status_words, status_words
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_roles import SPOKEN, STATUS
from plandesk.gui.models.initiatives_model import BY_TOP, InitiativesModel
from plandesk.gui.models.quarter_rows import QuarterRow, QuarterRows
from plandesk.gui.session import Session
from tests.gui import small_plan

Q3, Q4 = Quarter(2024, 3), Quarter(2024, 4)


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


@pytest.fixture
def words(session, plan):
    return status_words(session.document, plan.plan)


def ids(model):
    found = (model.initiative_id(row) for row in range(model.rowCount()))
    return [one for one in found if one is not None]


@pytest.mark.parametrize(
    "query",
    [
        Query(),
        Query(sort="status"),
        Query(sort="completed", descending=True),
        Query(no_update=True),
        Query(overdue=True, sort="status"),
        Query(after_due=True),
    ],
    ids=repr,
)
def test_rows_stay_as_the_file_has_them_without_starting_over(session, model, words, query, qtmodeltester):
    random = Random(7)
    model.set_query(query)
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    everyone = list(listing.list_initiatives(session.document, model.tree, Query()))
    for step in range(25):
        some = random.sample(everyone, random.randint(1, 5))
        what = random.random()
        if what < 0.6:
            updates.set_updates(
                session.document,
                some,
                random.choice((Q3, Q4)),
                reasons_asked=False,
                status_id=random.choice(words).id,
            )
        elif what < 0.75:
            session.undo()
        elif what < 0.85:
            updates.clear_updates(session.document, some, Q4)
        else:
            session.set_quarter(random.choice(session.quarters()))
        fresh = listing.list_initiatives(session.document, model.tree, model.query)
        assert ids(model) == list(fresh)
        for row in listing.rows_of(session.document, model.tree, fresh, session.quarter):
            place = model.row_of(row.id)
            assert model.index(place, Column.STATUS).data(STATUS) == row.status, step
            assert model.row(row.id) == row
    assert resets == []
    qtmodeltester.check(model)


def test_only_rows_and_goals_that_differ_are_told(session, model, words, plan):
    updates.set_updates(session.document, [plan.initiatives[8]], Q4, status_id=words[1].id)
    [model.index(row, Column.TEXT).data() for row in range(model.rowCount())]
    [model.group_at(model.index(row, 0)) for row in range(model.rowCount())]
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    updates.set_updates(
        session.document, [plan.initiatives[0], plan.initiatives[1]], Q4, status_id=words[3].id
    )
    assert told == [(0, 2)]  # the goal's row and two of its own
    told.clear()
    updates.set_updates(session.document, [plan.initiatives[8]], Q4, status_id=words[0].id)
    assert told == [(11, 11)]


def test_a_renamed_status_word_shows_in_every_row_that_has_it(session, model, words, plan):
    from msgspec.structs import replace

    updates.set_updates(session.document, plan.initiatives[:2], Q4, status_id=words[3].id)
    renamed = [replace(one, word="Achieved") if one.counts_as == "done" else one for one in words]
    set_status_words(session.document, plan.plan, renamed)
    assert model.index(1, Column.STATUS).data() == "Achieved"
    assert [one.word for one in model.words][3] == "Achieved"


def test_groups_by_top_count_what_is_below_them(session, model, words, plan):
    model.set_query(Query(), BY_TOP)
    updates.set_updates(session.document, plan.initiatives[:7], Q4, status_id=words[3].id)
    assert [
        (group.done, group.total)
        for row in range(model.rowCount())
        if (group := model.group_at(model.index(row, 0))) is not None
    ] == [(6, 6), (1, 6)]


def test_the_list_of_quarters_tells_only_what_differs(words, qtmodeltester):
    rows = QuarterRows()
    first = [QuarterRow(Quarter(2024, number), f"Q{number}", None, "") for number in (1, 2, 3, 4)]
    rows.show_rows(first)
    told, resets = [], []
    rows.dataChanged.connect(lambda one, _last: told.append(one.row()))
    rows.modelReset.connect(lambda: resets.append(True))
    rows.show_rows([*first[:2], QuarterRow(Q3, "Q3", words[3], "7 October"), first[3]])
    assert told == [2] and resets == []
    assert rows.index(2).data(SPOKEN) == "Q3, Completed, 7 October"
    rows.show_rows(first[:2])
    assert resets == [True] and rows.place_of(Q3) == -1
    qtmodeltester.check(rows)
