"""The charts of a KPI, described from real figures: the reference's region and three districts."""

import pytest

from plandesk.charts import Column, apart, scale_over
from plandesk.domain.kpis import charts
from plandesk.domain.kpis.chart_words import tick_words
from plandesk.domain.kpis.comparators import comparators, set_comparator
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.definitions import add_kpi, change_kpi, kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.people import units
from tests.domain.kpis.halton import DECEMBER, add_clearance, spread


@pytest.fixture
def clearance(document):
    return add_clearance(document)


def test_columns_and_line_of_the_reference(document, clearance):
    board = dashboard(document, clearance, DECEMBER)
    found = charts.by_month(board)
    assert [one.label for one in found.columns][:2] == ["Jan", "Feb"] and len(found.columns) == 12
    assert sum(one.value for one in found.columns) == 6999
    assert sum(one.parts[0][0] for one in found.columns) == 2937
    assert len(found.points) == 12 and found.columns[0].link == Cell(month_number(2023, 1))
    assert found.scale.from_zero and "42% throughout." in found.sentence
    assert len(found.table.rows) == 12 and len(found.table.head) == 5
    assert found.columns[0].words == "January 2023: 245 of 584, 42%; a year before 44%"


def test_years_name_the_region_and_its_districts(document, clearance):
    found = charts.over_years(dashboard(document, clearance, DECEMBER), "Region")
    assert [(one.name, one.end) for one in found.strands] == [
        ("Region", "42%"),
        ("District 1", "49%"),
        ("District 2", "36%"),
        ("District 3", "42%"),
    ]
    assert [one.style for one in found.strands] == ["main", "plain", "dash", "dot"]
    assert found.caption.startswith("Region: 44% in 2022, 42% in 2023.")
    assert found.table.rows[-1] == ("2023", "42%", "49%", "36%", "42%")


def test_the_chosen_district_is_the_main_line(document, clearance):
    district = units(document)[1].id
    board = dashboard(document, clearance, DECEMBER, unit_id=district)
    found = charts.over_years(board, "Region", unit_id=district)
    assert [one.name for one in found.strands if one.style == "main"] == ["District 2"]


def test_an_unfinished_year_is_open_and_says_so(document, clearance):
    board = dashboard(document, clearance, month_number(2023, 6))
    last = charts.over_years(board, "Region").strands[0].points[-1]
    assert last.open and last.note == "6 of 12 months" and "6 of 12 months" in last.words


def test_target_and_latest_comparator_are_lines_with_words(document, clearance):
    change_kpi(document, clearance, target_kind="at_least", target=45.0)
    set_comparator(document, clearance, "Peel", month_number(2021, 1), 40.0)
    set_comparator(document, clearance, "Peel", month_number(2022, 1), 44.0)
    set_comparator(document, clearance, "Peel", month_number(2025, 1), 50.0)
    lines = charts.references(kpi(document, clearance), comparators(document, clearance), DECEMBER)
    assert [(one.value, one.label, one.role) for one in lines] == [
        (45.0, "Target at least 45%", "target"),
        (44.0, "Peel 44%", "comparator"),
    ]
    found = charts.by_month(dashboard(document, clearance, DECEMBER), lines)
    assert found.references == lines
    assert found.line_scale.low <= 44 and found.line_scale.high >= 45


def test_the_yearly_target_of_a_count_is_no_line_of_its_months(document):
    one = add_kpi(document, "Stops", "count", target_kind="at_least", target=1200.0)
    months = spread(1200)
    enter(document, one, [Entry(Cell(month_number(2023, at), None), n) for at, n in enumerate(months, 1)])
    board = dashboard(document, one, DECEMBER)
    lines = charts.references(board.kpi)
    assert lines and charts.by_month(board, lines).references == ()


def test_a_gap_is_not_a_zero(document):
    one = add_kpi(document, "Stops", "count")
    enter(document, one, [Entry(Cell(DECEMBER), 0)])
    found = charts.by_month(dashboard(document, one, DECEMBER))
    assert found.columns[0].parts == () and found.columns[-1].parts == ((0.0, "part"),)
    assert found.columns[0].words == "January 2023: no figure"
    assert "No figure for 11 of 12 periods." in found.sentence


def test_nothing_entered_can_be_drawn(document):
    one = add_kpi(document, "Clearance rate", "rate")
    board = dashboard(document, one, DECEMBER)
    assert charts.by_month(board).caption == "No figures in these months."
    assert charts.over_years(board, "Region").strands == ()


def test_more_cleared_than_occurred_leaves_no_rest(document):
    one = add_kpi(document, "Clearance rate", "rate")
    enter(document, one, [Entry(Cell(DECEMBER), 12, 10)])
    assert charts.by_month(dashboard(document, one, DECEMBER)).columns[-1].parts == ((12.0, "part"),)


@pytest.mark.parametrize("values", [[0.3, 0.9], [583, 640], [1e9, 3], [0], [], [-4, 7], [41.9]])
@pytest.mark.parametrize("from_zero", [True, False])
def test_a_scale_holds_every_value(values, from_zero):
    found = scale_over(values, lambda value, few: f"{value:.{few}f}", from_zero)
    assert 2 <= len(found.ticks) <= 6
    assert all(-1e-9 <= found.height_of(value) <= 1 + 1e-9 for value in values)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([41.87, 42.06], ["41.8", "41.9", "42.0", "42.1"]),
        ([69, 74], ["65", "70", "75"]),
        ([1], ["0.0", "0.5", "1.0"]),
        ([0.33, 0.38], ["0.30", "0.35", "0.40"]),
        ([0, 3000], ["0", "2000", "4000"]),
    ],
)
def test_the_lines_of_a_scale_have_their_decimals_alike(values, words):
    found = scale_over(values, lambda value, few: f"{value:.{few}f}", values == [1], parts=2)
    assert [one.text for one in found.ticks] == words
    assert [one.value for one in found.ticks] == [float(one) for one in words]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([405, 462], ["6:30", "7:00", "7:30", "8:00"]),
        ([4, 11], ["0:00", "0:05", "0:10", "0:15"]),
        ([380, 520], ["6:00", "8:00", "10:00"]),
        ([3000, 9000], ["50:00", "100:00", "150:00"]),
    ],
)
def test_the_lines_of_times_stand_at_round_minutes_and_seconds(document, values, words):
    one = kpi(document, add_kpi(document, "Time to reach an emergency", "time"))
    found = scale_over(
        values, lambda value, few: tick_words(one, value, few, "en"), False, parts=2, seconds=True
    )
    assert [tick.text for tick in found.ticks] == words


def test_a_kpi_of_times_is_drawn_over_round_times(document):
    one = add_kpi(document, "Time to reach an emergency", "time")
    enter(document, one, [Entry(Cell(DECEMBER - month), 402 + 6 * month) for month in range(12)])
    board = dashboard(document, one, DECEMBER)
    by_month = charts.by_month(board).line_scale
    assert by_month is not None
    for tick in (*by_month.ticks, *charts.over_years(board, "Region").scale.ticks):
        assert tick.value % 30 == 0, tick


def test_figures_that_are_read_alike_are_drawn_level(document):
    one = add_kpi(document, "Clearance rate", "rate")
    enter(document, one, [Entry(Cell(DECEMBER - month), 245 - month % 2, 584) for month in range(12)])
    found = charts.by_month(dashboard(document, one, DECEMBER))
    assert found.caption == "42% throughout."
    assert [point.figure for point in found.points] == [""] * 11 + ["42%"]
    assert [tick.text for tick in found.line_scale.ticks] == ["0%", "25%", "50%"]
    enter(document, one, [Entry(Cell(DECEMBER), 290, 584)])
    found = charts.by_month(dashboard(document, one, DECEMBER))
    assert found.caption.startswith("Highest in December 2023, 50%; lowest in ")
    assert not found.line_scale.from_zero and "does not start at 0" in found.sentence


def test_labels_are_moved_apart_in_their_order():
    assert apart([50, 51, 90], 10, 0, 100) == [50, 60, 90]
    assert apart([99, 98], 10, 0, 100) == [100, 90]
    assert apart([5, 5, 5], 10, 0, 10) == [0, 5, 10]


def test_the_height_of_a_column_is_the_sum_of_its_parts():
    assert Column("", ((2, "part"), (3, "rest")), "").value == 5


def test_a_year_that_is_not_complete_is_named_below_the_years(document):
    one = add_kpi(document, "Thefts", "count")
    enter(document, one, [Entry(Cell(DECEMBER - month), 80) for month in range(24)])
    assert "Open dot" not in charts.over_years(dashboard(document, one, DECEMBER), "Region").caption
    enter(document, one, [Entry(Cell(DECEMBER + 1 + month), 70) for month in range(3)])
    found = charts.over_years(dashboard(document, one, DECEMBER + 3), "Region")
    assert found.strands[0].points[-1].open
    assert found.caption == "Region: 960 in 2022, 960 in 2023. Open dot: 2024, 3 of 12 months."
    assert found.caption in found.sentence
