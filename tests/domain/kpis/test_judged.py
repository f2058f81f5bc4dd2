"""The figure by which a KPI is judged: the same wherever it is told, never rounded to its target."""

from datetime import date

import pytest

from plandesk.domain.kpis import comparison_table, side_by_side, tiles
from plandesk.domain.kpis.charts import by_month, over_years, references
from plandesk.domain.kpis.comparators import set_comparator
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.definitions import add_category, add_kpi, change_kpi, kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.latest import latest_figure
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.kpis.preflight import findings
from plandesk.domain.kpis.state import state_of
from plandesk.domain.kpis.stretches import stretches
from plandesk.domain.kpis.targets import show_judged, show_value
from plandesk.domain.people import add_unit
from tests.domain.kpis.halton import DECEMBER, spread

JUNE_24, JUNE_26 = month_number(2024, 6), month_number(2026, 6)


def told(document, kpi_id):
    return state_of(document, latest_figure(document, kpi(document, kpi_id)))


def usual(document, kpi_id):
    """The dashboard as it is shown before anything is chosen."""
    first = stretches(document, kpi(document, kpi_id))[0]
    return dashboard(document, kpi_id, first.last, first.length)


def by_months(document, kpi_id, year, figures, denominator=None, unit=None):
    entries = [
        Entry(Cell(month_number(year, month), unit), value, denominator)
        for month, value in enumerate(figures, 1)
    ]
    enter(document, kpi_id, entries)


# ---- one figure


@pytest.mark.parametrize(
    ("kind", "shown", "before"),
    [("count", "78", ""), ("time", "0:12", ""), ("value", "12", ""), ("rating", "12", "")],
)
def test_list_and_dashboard_judge_by_the_same_figure(document, kind, shown, before):
    one = add_kpi(document, "Any", kind, target_kind="at_most", target=12)
    by_months(document, one, 2023, range(1, 13))
    board = usual(document, one)
    assert told(document, one).value == shown == tiles.tiles(board)[0].figures[0].value
    assert told(document, one).met is tiles.target_state(board.kpi, board.current).met


def test_what_is_no_figure_of_its_own_is_said_to_be_a_mean(document):
    one = add_kpi(document, "Time", "time")
    by_months(document, one, 2023, [420] * 6)
    month, year, rolling = tiles.tiles(usual(document, one))
    assert month.figures[0].remark == ""
    assert year.figures[0].remark == rolling.figures[0].remark == "mean of 6 figures"


def test_a_survey_is_held_against_the_survey_before(document):
    one = add_kpi(document, "Satisfied", "value", unit_of_count="%", frequency="wave", target_kind="at_least",
                  target=55)  # fmt: skip
    district = add_unit(document, "District 1")
    for unit, before, now in ((None, 44, 42), (district, 55, 49)):
        enter(document, one, [Entry(Cell(JUNE_24, unit), before), Entry(Cell(JUNE_26, unit), now)])
    state = told(document, one)
    assert (state.period, state.value, state.before, state.target) == (
        "June 2026",
        "42%",
        "44%",
        "at least 55%",
    )
    board = usual(document, one)
    (tile,) = tiles.tiles(board)
    (figure,) = tile.figures
    assert (figure.value, figure.unit) == ("42%", "")
    assert (figure.change, figure.before, figure.remark) == ("−5%", "from 44%", "−2.0 points")
    table = comparison_table.by_unit(board, board.current, "Region")
    assert [cell.words for cell in table.rows[0].cells[:4]] == ["District 1", "49%", "55%", "−11%"]
    assert side_by_side.stretch_line(board) == "June 2026, against June 2024"
    (bars,) = [side_by_side.unit_pairs(board, "Region")]
    assert (bars.now, bars.before, bars.pairs[1].before_figure) == ("June 2026", "June 2024", "55%")


def test_a_survey_of_long_ago_is_still_the_one_before(document):
    one = add_kpi(document, "Satisfied", "rating", decimals=1, frequency="wave")
    enter(document, one, [Entry(Cell(month_number(2015, 5)), 3.5), Entry(Cell(JUNE_26), 3.7)])
    assert told(document, one).before == "3.5"
    assert usual(document, one).current.value_before == 3.5


def test_nothing_is_compared_where_other_months_are_missing(document):
    one = add_kpi(document, "Calls", "count")
    by_months(document, one, 2022, [None, *[100] * 11])
    by_months(document, one, 2023, [*[200] * 11, None])
    board = dashboard(document, one, DECEMBER)
    assert (board.current.now.months, board.current.before.months) == (11, 11)
    assert board.current.change is None and board.current.beyond_variation is None
    by_months(document, one, 2022, [*[100] * 11, None])
    assert dashboard(document, one, DECEMBER).current.change == 1.0


def test_a_month_neither_meets_nor_misses_the_target_of_a_year(document):
    one = add_kpi(document, "Thefts", "count", target_kind="at_most", target=1000)
    by_months(document, one, 2023, spread(960))
    assert tiles.target_state(kpi(document, one), dashboard(document, one, DECEMBER).current).met is True
    month = tiles.target_state(kpi(document, one), dashboard(document, one, DECEMBER, 1).current)
    assert (month.met, month.verdict) == (None, "told over 12 months")
    rate = add_kpi(document, "Cleared", "rate", target_kind="at_least", target=40)
    by_months(document, rate, 2023, spread(480), 100)
    assert tiles.target_state(kpi(document, rate), dashboard(document, rate, DECEMBER, 1).current).met is True


@pytest.mark.parametrize(
    ("kind", "target", "expected"),
    [("at_most", 1000, None), ("at_most", 20, False), ("at_least", 1000, None), ("at_least", 20, True)],
)
def test_while_months_are_missing_only_what_is_sure_is_told(document, kind, target, expected):
    one = add_kpi(document, "Thefts", "count", target_kind=kind, target=target)
    by_months(document, one, 2023, [10, 10, 10])
    state = told(document, one)
    assert (state.value, state.period, state.met) == ("30", "3 of 12 months to March 2023", expected)


def test_a_survey_shows_its_last_five_waves_however_far_apart(document):
    one = add_kpi(document, "Satisfied", "value", unit_of_count="%", frequency="wave")
    waves = {2008: 50, 2011: 52, 2014: 55, 2018: 58, 2022: 61, 2025: 60}
    enter(document, one, [Entry(Cell(month_number(year, 5)), value) for year, value in waves.items()])
    chart = over_years(usual(document, one), "Region")
    assert chart.labels == ("2011", "2014", "2018", "2022", "2025") and chart.title == "By year"


def test_many_units_are_told_in_the_table_and_not_drawn_over_each_other(document):
    one = add_kpi(document, "Calls", "value")
    for number in range(9):
        unit = add_unit(document, f"District {number}")
        by_months(document, one, 2022, [number] * 12, unit=unit)
        by_months(document, one, 2023, [number + 1] * 12, unit=unit)
    by_months(document, one, 2022, [1] * 12)
    by_months(document, one, 2023, [2] * 12)
    chart = over_years(usual(document, one), "Region")
    assert [strand.name for strand in chart.strands] == ["Region"]
    assert len(chart.table.head) == 11 and "only the figures are told" in chart.caption
    chart = over_years(dashboard(document, one, DECEMBER, 1, unit), "Region", unit_id=unit)
    assert [strand.name for strand in chart.strands] == ["Region", "District 8"]


def test_a_year_says_once_that_it_is_not_complete(document):
    one = add_kpi(document, "Calls", "count")
    units = [add_unit(document, name) for name in ("North", "South")]
    for unit in units:
        by_months(document, one, 2022, [1] * 12, unit=unit)
        by_months(document, one, 2023, [1] * 3, unit=unit)
    assert over_years(usual(document, one), "Region").table.rows[-1] == (
        "2023 (3 of 12 months)",
        "6",
        "3",
        "3",
    )
    by_months(document, one, 2023, [1] * 4, unit=units[0])
    rows = over_years(usual(document, one), "Region").table.rows
    assert rows[-1][0] == "2023" and rows[-1][2:] == ("4 (4 of 12 months)", "3 (3 of 12 months)")


def test_units_that_add_up_to_more_leave_no_rate_below_nothing(document):
    one = add_kpi(document, "Cleared", "rate")
    unit = add_unit(document, "District 1")
    enter(document, one, [Entry(Cell(DECEMBER), 10, 100), Entry(Cell(DECEMBER, unit), 15, 120)])
    rest = dashboard(document, one, DECEMBER, 1).rest
    assert rest.compared.base == -20 and rest.compared.value is None


# ---- never rounded to its target


def test_a_figure_that_misses_its_target_does_not_look_as_if_it_had_reached_it(document):
    one = add_kpi(document, "Cleared", "rate", target_kind="at_least", target=45)
    enter(document, one, [Entry(Cell(DECEMBER), 446, 1000)])
    assert (told(document, one).value, told(document, one).met) == ("44.6%", False)
    board = usual(document, one)
    assert tiles.tiles(board)[0].figures[0].value == "44.6%"
    enter(document, one, [Entry(Cell(DECEMBER), 44_999, 100_000)])
    assert told(document, one).value == "44.999%"
    enter(document, one, [Entry(Cell(DECEMBER), 454, 1000)])
    assert (told(document, one).value, told(document, one).met) == ("45%", True)
    enter(document, one, [Entry(Cell(DECEMBER), 42, 100)])
    assert told(document, one).value == "42%"


def test_the_upper_end_of_a_range_counts_too(document):
    one = add_kpi(document, "Share", "rate", target_kind="band", target=20, target_high=30)
    of_kpi = kpi(document, one)
    assert show_judged(of_kpi, 30.2) == "30.2%" and show_judged(of_kpi, 19.96) == "19.96%"
    assert show_judged(of_kpi, 29.6) == "30%" == show_value(of_kpi, 29.6)
    assert show_judged(of_kpi, None) == ""


# ---- of so many people


@pytest.fixture
def collisions(document):
    """Collisions per 100,000 people: 1,200 in 2023 among 500,000, 1,000 in 2022 among 400,000."""
    one = add_kpi(document, "Collisions per 100,000", "rate", numerator_name="Collisions", scale=100_000.0,
                  denominator_name="Population", decimals=1, source="Reports")  # fmt: skip
    for year, cases, people in ((2022, 1000, 400_000), (2023, 1200, 500_000)):
        by_months(document, one, year, spread(cases), people)
    return one


def test_twelve_months_give_the_rate_of_a_year(document, collisions):
    board = usual(document, collisions)
    assert board.current.value == pytest.approx(240.0) and board.current.value_before == pytest.approx(250.0)
    rate, cases = tiles.tiles(board)[0].figures
    assert (rate.value, rate.change, rate.before, rate.remark) == ("240.0", "−4%", "from 250.0", "")
    assert (cases.value, cases.unit, cases.before) == ("1,200", "Collisions", "from 1,000")
    assert cases.remark == "beyond normal variation"
    assert tiles.tiles(board)[1].figures[1].value == "100"  # a month
    assert told(document, collisions).value == "240.0"
    assert [year.value for year in board.years[0].years[-2:]] == [pytest.approx(250), pytest.approx(240)]


def test_people_are_not_counted_again_each_month_nor_for_each_category(document, collisions):
    board = usual(document, collisions)
    table = comparison_table.by_unit(board, board.current, "Region")
    assert table.heads[1] == "Collisions" and table.heads[4] == "Population"
    assert [table.rows[0].cells[place].words for place in (1, 4, 5, 8)] == ["1,200", "500,000", "240.0", "–"]
    two = add_kpi(document, "Crime", "rate", scale=100_000.0)
    for name in ("Theft", "Assault"):
        category = add_category(document, two, name)
        enter(document, two, [Entry(Cell(DECEMBER, None, category), 30, 100_000)])
    assert dashboard(document, two, DECEMBER, 1).current.value == pytest.approx(60.0)


def test_the_month_of_a_yearly_rate_has_no_line_of_the_years_target(document, collisions):
    change_kpi(document, collisions, target_kind="at_most", target=230)
    board = usual(document, collisions)
    lines = references(board.kpi)
    chart = by_month(board, lines)
    assert lines and chart.references == ()
    assert [part for part, _role in chart.columns[0].parts] == [100] and len(chart.legend) == 1
    assert chart.points[0].value == pytest.approx(20.0)


def test_few_cases_among_many_people_are_few(document):
    one = add_kpi(document, "Homicides", "rate", scale=100_000.0, source="Reports")
    by_months(document, one, 2022, spread(3), 500_000)
    by_months(document, one, 2023, spread(4), 500_000)
    board = usual(document, one)
    assert tiles.few_cases(board.current) and tiles.tiles(board)[0].figures[0].change == ""
    assert board.current.beyond_variation is False
    assert [one.kind for one in findings(document, date(2024, 1, 20))] == []


# ---- the direction that is wanted


@pytest.mark.parametrize(
    ("target_kind", "direction", "said"),
    [
        ("rank", "watch", "it is not said whether higher or lower is better"),
        ("at_least", "down", "and yet lower is better"),
        ("at_most", "up", "and yet higher is better"),
        ("at_most", "watch", ""),
        ("rank", "down", ""),
    ],
)
def test_a_target_against_the_wanted_direction_is_found(document, target_kind, direction, said):
    fields = {"target_kind": target_kind, "target": 2, "direction": direction, "source": "Office"}
    one = add_kpi(document, "Index", "value", frequency="year", **fields)
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 60)])
    found = [each.sentence for each in findings(document, date(2024, 1, 20)) if each.kind == "direction"]
    assert [said in sentence for sentence in found] == [True] * bool(said)


def test_nobody_is_ranked_where_no_direction_is_wanted(document):
    one = add_kpi(document, "Index", "value", frequency="year", target_kind="rank", target=1)
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 60)])
    set_comparator(document, one, "Peel", month_number(2023, 1), 70)
    assert told(document, one).met is None
    change_kpi(document, one, direction="down")
    assert told(document, one).met is True
