"""The list of KPIs: under their objectives, with their last figure, following every step."""

from datetime import date

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.kpis.definitions import add_kpi, change_kpi, delete_kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.plans import add_plan
from plandesk.gui.models.kpi_list_model import FIGURE, KpiListModel
from plandesk.gui.session import Session


@pytest.fixture
def session(tmp_path, qapp):
    found = Session(who="A. Planner")
    found.new(tmp_path / "kpis.plandesk")
    yield found
    found.close()


def shown(model):
    return [(row.words, row.figure) for row in model.rows]


def test_kpis_stand_under_the_objectives_they_measure(session, qtmodeltester):
    document = session.document
    plan_id = add_plan(document, "Plan 2023", "annual", date(2023, 1, 1), date(2023, 12, 31))
    session.set_plan(plan_id)
    roads, homes = (add_objective(document, plan_id, None, title) for title in ("Roads", "Homes"))
    model = KpiListModel(session)
    session.changed.connect(model.follow)
    qtmodeltester.check(model)
    loose = add_kpi(document, "Media releases")
    thefts = add_kpi(document, "Thefts", objectives=(homes,))
    rate = add_kpi(document, "Clearance rate", "rate", objectives=(roads,))
    assert shown(model) == [
        ("Roads", ""),
        ("Clearance rate", "–"),
        ("Homes", ""),
        ("Thefts", "–"),
        ("Not of this plan", ""),
        ("Media releases", "–"),
    ]
    enter(document, rate, [Entry(Cell(month_number(2023, month)), 42, 100) for month in range(1, 13)])
    enter(document, thefts, [Entry(Cell(month_number(2023, 12)), 1200)])
    assert shown(model)[1] == ("Clearance rate", "42%") and shown(model)[3] == ("Thefts", "1,200")
    assert model.index(model.row_of(rate)).data(FIGURE) == "42%"
    change_kpi(document, loose, name="Releases", objectives=(roads,))
    assert model.ids() == [loose, rate, thefts]
    model.search("clear")
    assert model.ids() == [rate]
    model.search("")
    delete_kpis(document, [rate])
    assert model.ids() == [loose, thefts] and model.row_of(rate) == -1
    session.undo()
    assert model.ids() == [loose, rate, thefts]
    qtmodeltester.check(model)


def test_words_and_surveys_show_what_was_entered_last(session):
    document = session.document
    audit = add_kpi(document, "Audit", "words", frequency="year")
    survey = add_kpi(document, "Satisfaction", "value", frequency="wave", decimals=1)
    enter(document, audit, [Entry(Cell(month_number(2023, 1)), words="Met in full")])
    enter(
        document, survey, [Entry(Cell(month_number(2021, 5)), 70), Entry(Cell(month_number(2023, 5)), 72.5)]
    )
    assert shown(KpiListModel(session)) == [("Audit", "Met in full"), ("Satisfaction", "72.5")]


def test_only_the_figures_of_changed_kpis_are_read_again(session, qtbot):
    document = session.document
    _stops, notices = add_kpi(document, "Stops"), add_kpi(document, "Notices")
    model = KpiListModel(session)
    session.changed.connect(model.follow)
    with qtbot.waitSignal(model.dataChanged) as told:
        enter(document, notices, [Entry(Cell(month_number(2023, month)), 3) for month in range(1, 13)])
    assert told.args[0].row() == told.args[1].row() == 1
    assert shown(model) == [("Stops", "–"), ("Notices", "36")]
    session.undo()
    assert shown(model) == [("Stops", "–"), ("Notices", "–")]
