"""The grid for entering figures: reading blocks whole or not at all."""

import pytest

from plandesk.domain.kpis.definitions import add_category, add_kpi
from plandesk.domain.kpis.figures import Amount, month_number
from plandesk.domain.kpis.grid import RefusedCell, entries_of_block, grid
from plandesk.domain.kpis.measures import enter, measures
from plandesk.domain.people import add_unit
from plandesk.errors import InvalidValue

FIRST, LAST = month_number(2023, 1), month_number(2023, 12)


@pytest.fixture
def stops(document):
    """A count with two districts."""
    for name in ("District 1", "District 2"):
        add_unit(document, name)
    return add_kpi(document, "Stops")


def shown(document, one, by="units", of=None):
    return grid(document, one, by, of, FIRST, LAST)


def paste(document, one, row, column, text, by="units", of=None):
    block = [line.split("\t") for line in text.split("\n")]
    return enter(document, one, entries_of_block(shown(document, one, by, of), row, column, block))


def test_a_block_goes_in_and_the_parts_are_held_against_the_total(document, stops):
    assert paste(document, stops, 0, 0, "1,000\t400\t600\n1,010\t400\t600") == 6
    found = shown(document, stops)
    assert [one.head for one in found.columns] == ["Whole service", "District 1", "District 2"]
    assert found.text(0, 0) == "1,000" and found.row_name(1) == "February 2023"
    assert found.apart(0) is None and found.apart(1) == 10 and found.apart(2) is None
    assert found.together(1) == Amount(1000)
    document.undo()
    assert measures(document, stops) == {}


def test_a_rate_has_two_columns_for_each(document, stops):
    one = add_kpi(document, "Clearance rate", "rate", numerator_name="Cleared", denominator_name="Incidents")
    assert paste(document, one, 11, 2, "49\t100") == 1
    found = shown(document, one)
    assert len(found.columns) == 6 and found.columns[2].part_name == "Cleared"
    assert found.rate(11, 2) == 49 and found.text(11, 3) == "100"
    paste(document, one, 11, 3, "98")
    assert shown(document, one).rate(11, 2) == 50


def test_categories_stand_across_for_one_unit(document, stops):
    theft = add_category(document, stops, "Theft")
    paste(document, stops, 0, 1, "7", "categories")
    found = shown(document, stops, "categories")
    assert [one.category_id for one in found.columns] == [None, theft]
    assert found.measure(0, 1).amount == Amount(7)


@pytest.mark.parametrize(
    ("row", "column", "text", "words"),
    [
        (0, 0, "5\nabc", "February 2023, Whole service: “abc” is not a number"),
        (0, 1, "5\t-3", "January 2023, District 2: “-3” is below 0"),
        (11, 0, "1\n2", "2 rows"),
        (0, 2, "1\t2", "2 columns"),
        (0, 0, "3.5", "whole number"),
    ],
)
def test_a_block_that_cannot_be_taken_changes_nothing(document, stops, row, column, text, words):
    with pytest.raises(InvalidValue, match=words):
        paste(document, stops, row, column, text)
    assert measures(document, stops) == {}


def test_what_is_there_already_is_no_entry_and_an_empty_cell_empties(document, stops):
    paste(document, stops, 0, 0, "5\n6")
    assert paste(document, stops, 0, 0, "5\n6") == 0
    assert paste(document, stops, 0, 0, "\n7") == 2
    assert [one.amount.numerator for one in measures(document, stops).values()] == [7]


def test_decimals_come_back_as_they_were_typed(document):
    one = add_kpi(document, "Rating", "rating", decimals=1)
    paste(document, one, 0, 0, "7.25")
    assert shown(document, one).text(0, 0) == "7.25"
    time = add_kpi(document, "Answer time", "time")
    paste(document, time, 0, 0, "4:09")
    assert shown(document, time).text(0, 0) == "4:09"
    words = add_kpi(document, "Audit", "words", frequency="year")
    paste(document, words, 0, 0, "=met in full")
    assert shown(document, words).text(0, 0) == "=met in full"


def test_a_refusal_names_its_cell(document, stops):
    with pytest.raises(RefusedCell) as told:
        entries_of_block(shown(document, stops), 3, 1, [["1", "2"], ["3", "x"]])
    assert (told.value.row, told.value.column) == (4, 2)
    with pytest.raises(RefusedCell) as told:
        entries_of_block(shown(document, stops), 11, 1, [["1"], ["2"]])
    assert (told.value.row, told.value.column) == (11, 1)


def test_a_part_of_a_district_is_not_added_twice(document, stops):
    district = document.value("SELECT id FROM unit WHERE name = 'District 1'")
    add_unit(document, "Platoon A", district)
    paste(document, stops, 0, 0, "\t10\t4\t20")
    found = shown(document, stops)
    assert [one.head for one in found.columns] == ["Whole service", "District 1", "Platoon A", "District 2"]
    assert found.sum_text(0, 0) == "30" and found.sum_text(0, 1) == "" == found.sum_text(1, 0)
    paste(document, stops, 0, 0, "31")
    assert shown(document, stops).apart(0) == 1 and shown(document, stops).sum_text(0, 0) == ""


def test_each_part_of_a_rate_is_held_against_its_total(document, stops):
    one = add_kpi(document, "Clearance rate", "rate")
    paste(document, one, 0, 0, "50\t100\t20\t40\t25\t60")
    found = shown(document, one)
    assert (found.apart(0, 0), found.apart(0, 1), found.apart(0)) == (5, None, None)


def test_a_restated_figure_tells_what_it_was_part_by_part(document, stops):
    one = add_kpi(document, "Clearance rate", "rate")
    paste(document, one, 0, 0, "50\t100")
    paste(document, one, 0, 0, "52")
    found = shown(document, one)
    assert found.was(0, 0).startswith("was 50 until ") and found.was(0, 1) == ""
    assert found.was(1, 0) == ""


def test_categories_and_units_add_up_where_nothing_was_entered(document, stops):
    theft, fraud = (add_category(document, stops, name) for name in ("Theft", "Fraud"))
    first, second = (row[0] for row in document.rows("SELECT id FROM unit ORDER BY id"))
    for unit, texts in ((first, "\t7\t2"), (second, "8\t5\t1")):
        paste(document, stops, 0, 0, texts, "categories", unit)
    by_unit = shown(document, stops)
    assert [by_unit.sum_text(0, column) for column in range(3)] == ["17", "9", ""]
    whole = shown(document, stops, "categories")
    assert [whole.sum_text(0, column) for column in range(3)] == ["17", "12", "3"]
    paste(document, stops, 0, 0, "19")
    assert shown(document, stops).apart(0) == 2 == shown(document, stops, "categories").apart(0) - 2
    paste(document, stops, 1, 1, "4\t5", "categories")
    assert shown(document, stops, "categories").sum_text(1, 0) == "9"
    assert theft and fraud and shown(document, stops, "units", theft).sum_text(0, 0) == "12"
