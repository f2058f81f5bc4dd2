"""The grid of figures: typing, pasting, filling and emptying, each one step; refusals change nothing."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.kpis.definitions import add_kpi, change_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import annotate, measures
from plandesk.domain.people import add_unit
from plandesk.gui.models.figures_model import APART, MARKS, PART, PROVISIONAL, SUM, FiguresModel
from plandesk.gui.session import Session

FIRST, LAST = month_number(2023, 1), month_number(2023, 12)


@pytest.fixture
def session(tmp_path, qapp):
    found = Session(who="A. Planner")
    found.new(tmp_path / "figures.plandesk")
    yield found
    found.close()


@pytest.fixture
def model(session, qtmodeltester):
    add_unit(session.document, "District 1")
    kpi_id = add_kpi(session.document, "Stops")
    model = FiguresModel(session)
    session.changed.connect(model.follow)
    model.show(kpi_id, "units", None, FIRST, LAST)
    qtmodeltester.check(model)
    yield model
    qtmodeltester.check(model)


def texts(model):
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_typing_a_figure_is_one_step(model, session):
    assert model.setData(model.index(0, 1), "1,204")
    assert texts(model)[0] == ["", "1,204"] and session.document.undo_name == "Enter figure"
    session.undo()
    assert texts(model)[0] == ["", ""]


def test_pasting_a_block_is_one_step_and_says_what_is_apart(model, session, qtbot):
    assert model.paste(model.index(0, 0), "10\t8\n20\t20\n")
    assert texts(model)[:3] == [["10", "8"], ["20", "20"], ["", ""]]
    assert model.index(0, 0).data(APART) == 2 and model.index(1, 0).data(APART) is None
    assert "2 more than the parts add up to" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert session.document.undo_name == "Enter 4 figures"


@pytest.mark.parametrize(("text", "words"), [("10\nabc", "February 2023"), ("1\t2\t3", "3 columns")])
def test_a_block_that_cannot_be_taken_is_refused_whole(model, session, qtbot, text, words):
    with qtbot.waitSignal(model.refused) as told:
        assert not model.paste(model.index(0, 0), text)
    assert words in told.args[0]
    assert told.args[1:] == ([1, 0] if "abc" in text else [0, 0])
    assert model.check(model.index(0, 0), "abc") and not model.check(model.index(0, 0), "5")
    assert texts(model)[0] == ["", ""]


def test_filling_and_emptying_touch_only_the_chosen_cells(model):
    model.paste(model.index(0, 0), "1\t9\n2\t8\n3\t7")
    assert model.fill_down([model.index(row, 0) for row in range(3)])
    assert [row[0] for row in texts(model)[:3]] == ["1", "1", "1"]
    assert [row[1] for row in texts(model)[:3]] == ["9", "8", "7"]
    assert model.copied([model.index(0, 0), model.index(1, 1)]) == [["1", ""], ["", "8"]]
    assert model.clear([model.index(0, 0), model.index(1, 1)])
    assert texts(model)[:3] == [["", "9"], ["1", ""], ["1", "7"]]


def test_what_is_known_about_a_figure_is_told(model, session):
    model.setData(model.index(0, 1), "5")
    (one,) = measures(session.document, model.grid.kpi.id).values()
    annotate(session.document, [one.id], provisional=True, footnote="Late <b>entries</b>")
    cell = model.index(0, 1)
    assert cell.data(PROVISIONAL)
    assert "provisional; Late <b>entries</b>" in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "provisional; Late &lt;b&gt;entries" in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert model.measure(cell).footnote == "Late <b>entries</b>"


def test_other_units_and_kinds_give_another_grid(model, session):
    add_unit(session.document, "District 2")
    assert model.columnCount() == 3
    change_kpi(session.document, model.grid.kpi.id, kind="rate", scale=100.0, numerator_name="Cleared")
    assert model.columnCount() == 6
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Whole service"
    assert model.headerData(0, Qt.Orientation.Horizontal, PART) == "Cleared"
    assert model.headerData(0, Qt.Orientation.Vertical) == "January 2023"
    model.show(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)


def test_a_total_that_was_not_entered_shows_what_the_parts_add_up_to(model, session):
    traffic = add_unit(session.document, "Traffic", session.document.value("SELECT id FROM unit"))
    model.paste(model.index(0, 1), "5\t2")
    total = model.index(0, 0)
    assert (total.data(), total.data(SUM)) == ("", "5")  # traffic is part of the district
    assert "the parts add up to 5" in total.data(Qt.ItemDataRole.ToolTipRole)
    assert traffic and model.index(1, 0).data(SUM) == "" and model.index(0, 1).data(SUM) == ""


def test_a_restated_figure_tells_what_it_was(model, session):
    cell = model.index(0, 1)
    model.setData(cell, "412")
    assert cell.data(MARKS) == ""
    model.setData(cell, "415")
    assert cell.data(MARKS) == "r"
    assert "415; was 412 until " in cell.data(Qt.ItemDataRole.ToolTipRole)
    (one,) = measures(session.document, model.grid.kpi.id).values()
    annotate(session.document, [one.id], provisional=True, published="416")
    assert cell.data(MARKS) == "prn"


def test_filling_keeps_cells_between_as_they_are(model):
    model.paste(model.index(0, 0), "1\t9\n2\t8")
    assert model.fill([model.index(0, 0), model.index(1, 1)], "4")
    assert texts(model)[:2] == [["4", "9"], ["2", "4"]]
