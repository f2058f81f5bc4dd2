"""What the tiles and the tables of a dashboard say."""

import pytest

from plandesk.domain.kpis import comparison_table, definitions, tiles
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures
from plandesk.domain.kpis.published import published_words
from plandesk.domain.kpis.stretches import stretches
from tests.copies import empty_plan
from tests.domain.kpis import halton


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "figures.plandesk")
    yield made
    made.close()


def test_the_figures_of_the_reference(document):
    rate = halton.add_clearance(document)
    board = dashboard(document, rate, halton.DECEMBER)
    chosen, year = tiles.tiles(board)
    assert (chosen.title, chosen.period, year.title) == ("Chosen period", "2023", "12 months")
    first, second = chosen.figures
    assert (first.value, first.trend, first.change, first.before) == ("42%", "down", "−5%", "from 44%")
    assert first.remark == "−2.1 points"
    assert (second.value, second.unit, second.change) == ("6,999", "Occurrences", "+3%")
    assert second.remark == "within normal variation"
    assert [one.value for one in year.figures] == ["42%", "583"]


def test_the_table_has_what_is_in_no_unit_and_the_whole(document):
    rate = halton.add_clearance(document)
    board = dashboard(document, rate, halton.DECEMBER)
    table = comparison_table.by_unit(board, board.current, "Region")
    assert table.heads[1] == "Occurrences" and table.heads[4:6] == ("Cleared", "Rate")
    names = [row.cells[0].words for row in table.rows]
    assert names == ["District 1", "District 2", "District 3", "In no unit", "Region"]
    assert [row.cells[1].words for row in table.rows] == ["2,007", "2,518", "2,437", "37", "6,999"]
    assert table.rows[0].cells[5].words == "49%" and table.rows[0].cells[6].words == "55%"
    rest = table.rows[3]
    assert (
        table.heads[-1] == "Change in count"
        and rest.cells[-1].words == "within normal variation"
        and rest.link is None
    )
    assert [rest.cells[place].words for place in (3, 7, 8)] == ["–"] * 3  # no percentage of so few
    assert table.rows[-1].strong and table.rows[0].link.unit_id is not None


def test_what_is_missing_is_said_and_not_compared(document):
    count = definitions.add_kpi(document, "Traffic stops")
    months = [month_number(2023, month) for month in range(1, 13)]
    enter(document, count, [Entry(Cell(month), 10) for month in months])
    enter(document, count, [Entry(Cell(month - 12), 10) for month in months[:6]])
    board = dashboard(document, count, months[-1])
    (only, *_rest) = tiles.tiles(board)
    assert only.figures[0].value == "120" and only.figures[0].change == ""
    assert only.note == "figures for 12 of 12 months, before 6 of 12"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2023, 1), (2023, 12), "2023"),
        ((2022, 1), (2023, 12), "2022 to 2023"),
        ((2023, 5), (2023, 5), "May 2023"),
        ((2023, 1), (2023, 5), "January to May 2023"),
        ((2022, 6), (2023, 5), "June 2022 to May 2023"),
    ],
)
def test_stretches_are_named_as_people_do(first, last, said):
    assert tiles.stretch_words(month_number(*first), month_number(*last)) == said


def test_what_can_be_asked_for(document):
    count = definitions.add_kpi(document, "Traffic stops")
    assert stretches(document, definitions.kpi(document, count)) == ()
    enter(document, count, [Entry(Cell(month_number(2022, 3)), 5), Entry(Cell(month_number(2023, 5)), 5)])
    words = [one.words for one in stretches(document, definitions.kpi(document, count))]
    assert words == ["12 months to May 2023", "January to May 2023", "May 2023", "2022"]
    yearly = definitions.add_kpi(document, "Index", "value", frequency="year")
    enter(document, yearly, [Entry(Cell(month_number(2022, 1)), 61.5)])
    assert [one.words for one in stretches(document, definitions.kpi(document, yearly))] == ["2022"]


def test_a_change_too_small_to_print_is_no_rise(document):
    assert tiles.trend(0.0001) == "same" and tiles.trend(-0.2) == "down" and tiles.trend(None) == ""


def test_a_target_says_whether_it_is_reached(document):
    def state(kpi_id):
        board = dashboard(document, kpi_id, halton.DECEMBER)
        return tiles.target_state(board.kpi, board.current)

    one = definitions.add_kpi(document, "Stops", frequency="year", target_kind="at_most", target=100.0)
    assert state(one).verdict == "cannot be told"
    for value, verdict in ((90, "reached"), (110, "not reached")):
        enter(document, one, [Entry(Cell(month_number(2023, 1)), value)])
        assert state(one).verdict == verdict
    assert state(definitions.add_kpi(document, "No target")) is None


def test_of_few_cases_the_verdict_stands_in_place_of_the_percentage(document):
    count = definitions.add_kpi(document, "Homicides")
    for year, many in ((2022, 2), (2023, 4)):
        enter(
            document,
            count,
            [Entry(Cell(month_number(year, month)), many / 2 if month < 3 else 0) for month in range(1, 13)],
        )
    (figure,) = tiles.tiles(dashboard(document, count, month_number(2023, 12)))[0].figures
    assert (figure.value, figure.change, figure.trend) == ("4", "", "")
    assert (figure.before, figure.remark) == ("from 2", "within normal variation")


@pytest.mark.parametrize(
    ("kind", "parts", "printed", "said"),
    [
        ("rate", (21, 90), "24%", "published as 24%, computed 23%, 0.7 points apart"),
        ("count", (100, None), "98", "published as 98, entered 100, 2.0 apart"),
        ("time", (423, None), "7:00", "published as 7:00, entered 7:03, 0:03 apart"),
        ("count", (100, None), "about a hundred", "published as about a hundred, entered 100"),
        ("count", (100, None), "", ""),
    ],
)
def test_what_was_published_otherwise_stands_beside_with_the_difference(document, kind, parts, printed, said):
    one = definitions.add_kpi(document, "Figure", kind)
    cell = Cell(month_number(2023, 1))
    enter(document, one, [Entry(cell, *parts)])
    annotate(document, [measures(document, one)[cell].id], published=printed)
    assert published_words(definitions.kpi(document, one), measures(document, one)[cell]) == said
