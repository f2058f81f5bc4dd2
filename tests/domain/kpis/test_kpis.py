"""KPIs, their figures, targets and dashboards, on real files."""

from datetime import date

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.kpis.comparators import (
    add_comparator,
    change_comparator,
    comparators,
    delete_comparator,
    set_comparator,
)
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.definitions import (
    add_category,
    add_kpi,
    categories,
    change_kpi,
    delete_category,
    delete_kpis,
    duplicate_kpi,
    kpi,
    kpis,
    kpis_of_objective,
    move_category,
    move_kpi,
    rename_category,
)
from plandesk.domain.kpis.figures import Amount, month_number
from plandesk.domain.kpis.measures import (
    Cell,
    Entry,
    amounts_by_unit,
    annotate,
    enter,
    measures,
    restatements,
    service_series,
)
from plandesk.domain.kpis.preflight import findings
from plandesk.domain.kpis.targets import met, rank, show_value, target_words, wanted_value
from plandesk.domain.people import add_unit
from plandesk.errors import InvalidValue, NotThere

DECEMBER = month_number(2023, 12)
TODAY = date(2024, 1, 20)
# Occurrences and cleared ones of the year: region and three districts, this year and the last.
NOW = {"District 1": (981, 2007), "District 2": (903, 2518), "District 3": (1031, 2437), None: (2937, 6999)}
BEFORE = {
    "District 1": (1068, 1931),
    "District 2": (902, 2438),
    "District 3": (993, 2368),
    None: (2987, 6783),
}


def spread(total, months=12):
    """A year's count over its months, without a rest."""
    return [total // months + (place < total % months) for place in range(months)]


@pytest.fixture
def clearance(document):
    """The clearance rate of a region with three districts, two years by month."""
    one = add_kpi(document, "Clearance rate", "rate", source="Records management system", direction="up")
    units = {name: add_unit(document, name) for name in NOW if name}
    entries = []
    for year, figures in ((2022, BEFORE), (2023, NOW)):
        for name, (cleared, all_of_them) in figures.items():
            for month, (a, b) in enumerate(zip(spread(cleared), spread(all_of_them), strict=True), 1):
                entries.append(Entry(Cell(month_number(year, month), units.get(name)), a, b))
    assert enter(document, one, entries) == 96
    return one


# ---- definitions


def test_kpis_are_kept_in_order_and_tied_to_objectives(document, plan_id):
    goal = add_objective(document, plan_id, None, "Safe roads")
    first = add_kpi(document, "Clearance rate", "rate", objectives=(goal,))
    second = add_kpi(document, "Media releases", position=0)
    assert [one.id for one in kpis(document)] == [second, first]
    assert kpi(document, first).scale == 100 and kpi(document, first).objectives == (goal,)
    assert [one.id for one in kpis_of_objective(document, goal)] == [first]
    move_kpi(document, first, 0)
    change_kpi(document, second, name="Releases", objectives=(goal,))
    assert [one.name for one in kpis(document)] == ["Clearance rate", "Releases"]
    delete_kpis(document, [first])
    assert [one.position for one in kpis(document)] == [0]
    with pytest.raises(NotThere):
        kpi(document, first)
    document.undo()
    assert kpi(document, first).objectives == (goal,)


@pytest.mark.parametrize(
    "fields", [{"kind": "guess"}, {"frequency": "day"}, {"target_kind": "?"}, {"decimals": 9}]
)
def test_what_a_kpi_cannot_be_is_refused(document, fields):
    with pytest.raises(InvalidValue):
        add_kpi(document, "Odd", **fields)
    assert kpis(document) == ()


def test_categories_have_one_name_each(document):
    one = add_kpi(document, "Clearance rate", "rate")
    theft, assault = add_category(document, one, "Theft"), add_category(document, one, "Assault")
    for bad in ("theft ", " "):
        with pytest.raises(InvalidValue):
            add_category(document, one, bad)
    move_category(document, assault, 0)
    rename_category(document, theft, "Theft under 5,000")
    assert [each.name for each in categories(document, one)] == ["Assault", "Theft under 5,000"]
    delete_category(document, assault)
    assert [each.position for each in categories(document, one)] == [0]


# ---- figures


def test_the_dashboard_of_the_reference_comes_out(document, clearance):
    found = dashboard(document, clearance, DECEMBER)
    assert (found.current.base, found.current.base_before) == (6999, 6783)
    assert round(found.current.value) == 42 and round(found.current.value_before) == 44
    assert round(found.current.change * 100) == -5 and round(found.current.base_change * 100) == 3
    assert found.current.beyond_variation is False
    assert found.year_to_date == found.current
    assert [each.name for each in found.units] == ["District 1", "District 2", "District 3"]
    district = found.units[0].compared
    assert round(district.value) == 49 and round(district.value_before) == 55
    assert round(district.change * 100) == -12 and round(district.points, 1) == -6.4
    assert found.rest.compared.base == 37 and found.rest.compared.small_base
    assert len(found.months) == 12 and found.months[-1][0] == DECEMBER
    assert [each.unit_id is None for each in found.years] == [True, False, False, False]
    assert [round(year.value) if year.value else None for year in found.years[0].years] == [
        None, None, None, 44, 42,
    ]  # fmt: skip


def test_the_rolling_average_is_that_of_counts(document):
    one = add_kpi(document, "Occurrences")
    enter(document, one, [Entry(Cell(month_number(2023, m + 1)), n) for m, n in enumerate(spread(6999))])
    found = dashboard(document, one, DECEMBER)
    assert round(found.average) == 583 and found.average_before is None
    assert found.rolling.now.amount == Amount(6999) and found.current.change is None


def test_districts_are_added_up_where_no_total_was_entered(document, clearance):
    by_unit = amounts_by_unit(document, clearance, month_number(2023, 1), DECEMBER)
    del by_unit[None]
    together = service_series(document, by_unit)
    assert sum(each.denominator for each in together.values()) == 6962


def test_a_platoon_is_not_counted_beside_its_district(document):
    one = add_kpi(document, "Stops")
    district = add_unit(document, "District 1")
    platoon = add_unit(document, "A Platoon", parent_id=district)
    enter(document, one, [Entry(Cell(DECEMBER, district), 10), Entry(Cell(DECEMBER, platoon), 4)])
    assert service_series(document, amounts_by_unit(document, one, DECEMBER, DECEMBER)) == {
        DECEMBER: Amount(10)
    }


def test_categories_are_taken_together_where_there_is_no_total(document):
    one = add_kpi(document, "Stops")
    theft, assault = add_category(document, one, "Theft"), add_category(document, one, "Assault")
    enter(document, one, [Entry(Cell(DECEMBER, None, theft), 3), Entry(Cell(DECEMBER, None, assault), 4)])
    found = dashboard(document, one, DECEMBER, length=1)
    assert found.current.now.amount == Amount(7)
    assert [(each.name, each.compared.value) for each in found.categories] == [("Theft", 3), ("Assault", 4)]
    assert dashboard(document, one, DECEMBER, 1, category_id=theft).current.value == 3


def test_a_changed_final_figure_keeps_what_it_was(document):
    one = add_kpi(document, "Stops")
    cell = Cell(DECEMBER)
    enter(document, one, [Entry(cell, 10)], as_of=date(2024, 1, 5))
    assert enter(document, one, [Entry(cell, 10)]) == 0
    enter(document, one, [Entry(cell, 12)], as_of=date(2024, 2, 5))
    measure = measures(document, one)[cell]
    assert measure.amount == Amount(12) and measure.as_of == date(2024, 2, 5)
    (before,) = restatements(document, measure.id)
    assert before.amount == Amount(10) and before.as_of == date(2024, 1, 5) and before.who == "A. Planner"
    annotate(document, [measure.id], provisional=True, footnote="Late entries", published="12")
    enter(document, one, [Entry(cell, 13)])
    assert len(restatements(document, measure.id)) == 1
    enter(document, one, [Entry(cell)])
    assert measures(document, one) == {}
    document.undo()
    found = measures(document, one)[cell]
    assert (found.footnote, found.published, found.provisional) == ("Late entries", "12", True)
    assert len(restatements(document, found.id)) == 1


@pytest.mark.parametrize(
    "entries",
    [
        [Entry(Cell(DECEMBER), -1)],
        [Entry(Cell(DECEMBER), 1), Entry(Cell(DECEMBER), 2)],
        [Entry(Cell(DECEMBER), 1e16)],
    ],
)
def test_bad_figures_are_refused_whole(document, entries):
    one = add_kpi(document, "Stops")
    with pytest.raises(InvalidValue):
        enter(document, one, [Entry(Cell(DECEMBER - 1), 5), *entries])
    assert measures(document, one) == {}


def test_a_quarterly_kpi_takes_quarters_only(document):
    one = add_kpi(document, "Survey", "value", frequency="quarter", decimals=1)
    with pytest.raises(InvalidValue):
        enter(document, one, [Entry(Cell(month_number(2023, 2)), 7.5)])
    enter(document, one, [Entry(Cell(month_number(2023, month)), value) for month, value in ((1, 7), (4, 8))])
    found = dashboard(document, one, month_number(2023, 6))
    assert found.year_to_date.value == 7.5 and found.year_to_date.now.complete


def test_words_are_figures_too(document):
    one = add_kpi(document, "Audit", "words", frequency="year")
    enter(document, one, [Entry(Cell(month_number(2023, 1)), words="Met in full")])
    assert [each.words for each in measures(document, one).values()] == ["Met in full"]


# ---- targets


def target(document, **fields):
    return kpi(document, add_kpi(document, "Rate", fields.pop("kind", "rate"), **fields))


def test_targets_are_met_or_not(document):
    least = target(document, target_kind="at_least", target=80)
    assert met(least, 80) and not met(least, 79.9) and met(least, None) is None
    assert target_words(least) == "at least 80%"
    most = target(document, kind="time", target_kind="at_most", target=480)
    assert met(most, 480) and not met(most, 481) and target_words(most) == "at most 8:00"
    band = target(document, target_kind="band", target=40, target_high=60)
    assert met(band, 40) and not met(band, 61) and target_words(band) == "40% to 60%"
    half = target(document, kind="count", target_kind="change", target=-50, baseline=1200)
    assert wanted_value(half) == 600 and met(half, 600) and not met(half, 601)
    assert target_words(half) == "reduce by 50% from 1,200"
    assert met(target(document, target_kind="at_least"), 5) is None


def test_a_rank_is_the_place_among_comparators(document):
    one = target(document, target_kind="rank", target=1, direction="up")
    for place, value in enumerate((38.0, 41.5, 44.0)):
        set_comparator(document, one.id, f"Service {place}", DECEMBER, value)
    others = comparators(document, one.id, DECEMBER)
    assert (rank(one, 42, others).place, rank(one, 42, others).of) == (2, 4)
    assert not met(one, 42, others) and met(one, 45, others)
    set_comparator(document, one.id, "Service 2", DECEMBER, None)
    assert met(one, 42, comparators(document, one.id, DECEMBER))
    assert rank(one, 42, ()) is None and show_value(one, None) == ""


# ---- what does not fit


def kinds(document, one, today=TODAY):
    return {each.kind: each for each in findings(document, today, one)}


def test_what_the_districts_leave_unassigned_is_told(document, clearance):
    found = kinds(document, clearance)
    assert "6,962" in found["sum"].sentence or "6,737" in found["sum"].sentence
    assert any("37 apart" in each.sentence for each in findings(document, TODAY, clearance))
    assert "late" not in found and "gap" not in found and "far" not in found


def test_gaps_late_future_and_far_figures_are_told(document):
    one = add_kpi(document, "Stops", source="Records")
    months = [month_number(2023, month) for month in range(1, 11)]
    enter(document, one, [Entry(Cell(m), 100 + m % 5) for m in months if m != months[4]])
    enter(document, one, [Entry(Cell(month_number(2024, 6)), 900)])
    found = kinds(document, one)
    assert found["gap"].cell.period == months[4]
    assert found["future"].cell.period == month_number(2024, 6)
    assert found["far"].cell.period == month_number(2024, 6)
    assert "late" in kinds(document, one, date(2024, 12, 1))


def test_definitions_that_lack_something_are_told(document):
    one = add_kpi(document, "Stops", target_kind="change", target=None)
    assert {"target", "baseline", "source", "late"} <= set(kinds(document, one))


def test_rates_above_a_hundred_and_small_bases_are_told(document):
    one = add_kpi(document, "Rate", "rate", source="Records")
    enter(document, one, [Entry(Cell(DECEMBER), 12, 10), Entry(Cell(DECEMBER - 1), 3, 0)])
    sentences = [each.sentence for each in findings(document, TODAY, one)]
    assert any("120%" in sentence for sentence in sentences)
    assert any("3 of 0" in sentence for sentence in sentences)
    assert "small base" in kinds(document, one)


def test_a_definition_is_copied_without_its_figures(document):
    one = add_kpi(document, "Stops", frequency="quarter", source="Traffic unit", target=5.0)
    add_category(document, one, "Rural")
    add_kpi(document, "Notices")
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 5)])
    other = kpi(document, duplicate_kpi(document, one))
    assert [each.name for each in kpis(document)] == ["Stops", "Stops (copy)", "Notices"]
    assert (other.frequency, other.source, other.target) == ("quarter", "Traffic unit", 5.0)
    assert [each.name for each in categories(document, other.id)] == ["Rural"]
    assert not measures(document, other.id)
    document.undo()
    assert len(kpis(document)) == 2


def test_comparisons_are_added_changed_and_deleted(document):
    one = add_kpi(document, "Response", frequency="year")
    year = month_number(2023, 1)
    peel, again = (add_comparator(document, one, "Peel", year) for _time in range(2))
    assert [each.period for each in comparators(document, one)] == [year, year + 12]
    change_comparator(document, peel, value=38.2, source="Annual report")
    with pytest.raises(InvalidValue, match="for this period already"):
        change_comparator(document, again, period=year)
    with pytest.raises(InvalidValue, match="needs a name"):
        change_comparator(document, again, name=" ")
    with pytest.raises(InvalidValue, match="needs a name"):
        add_comparator(document, one, "", year)
    delete_comparator(document, again)
    assert [(each.name, each.value, each.source) for each in comparators(document, one)] == [
        ("Peel", 38.2, "Annual report")
    ]
    with pytest.raises(NotThere):
        change_comparator(document, again, value=1)


def test_periods_with_figures_stay_periods(document):
    one = add_kpi(document, "Stops")
    enter(document, one, [Entry(Cell(month_number(2023, month)), 5) for month in (1, 2)])
    with pytest.raises(InvalidValue, match="1 figure was entered"):
        change_kpi(document, one, frequency="quarter")
    change_kpi(document, one, frequency="wave")
    assert kpi(document, one).frequency == "wave"


def test_a_kind_brings_its_scale(document):
    one = add_kpi(document, "Clearance")
    change_kpi(document, one, kind="rate")
    assert kpi(document, one).scale == 100
    change_kpi(document, one, kind="value")
    assert kpi(document, one).scale == 1


def test_categories_that_do_not_add_up_are_found_by_unit_and_year(document):
    one = add_kpi(document, "Stops", source="Traffic unit")
    district = add_unit(document, "District 1")
    theft, fraud = (add_category(document, one, name) for name in ("Theft", "Fraud"))
    first = month_number(2023, 1)
    for month, whole in ((first, 10), (first + 1, 12)):
        parts = [Entry(Cell(month, district, kind), 5) for kind in (theft, fraud)]
        enter(document, one, [Entry(Cell(month, district), whole), *parts])
    found = [each for each in findings(document, date(2023, 3, 10), one) if each.kind == "sum"]
    assert [(each.sentence, each.cell) for each in found] == [
        (
            "“Stops”, District 1 in 2023: the categories add up to 20, all together are 22 (2 apart).",
            Cell(first + 1, district),
        )
    ]


def test_another_service_needs_a_name(document):
    one = add_kpi(document, "Index", "value")
    for name in ("", " ", "\r"):
        with pytest.raises(InvalidValue, match="needs a name"):
            set_comparator(document, one, name, month_number(2026, 5), 1.0)
    assert comparators(document, one) == ()
