"""Tables of figures, long and wide: what each cell becomes, and the one step that enters them."""

from datetime import date

import pytest

from plandesk.domain.kpis.figures import Amount, month_number
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures, restatements
from plandesk.domain.people import units
from plandesk.errors import ImportRefused
from plandesk.exchange.figures_applying import apply
from tests.domain.kpis.halton import NOW, spread
from tests.every_kind import dump
from tests.exchange.figures_files import DISTRICTS, add_kpis, csv_file, look, told, whys, xlsx_file

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
JANUARY = month_number(2023, 1)


@pytest.fixture
def document(new_document):
    return new_document()


@pytest.fixture
def kpis(document):
    return add_kpis(document)


def districts(document):
    return {one.name: one.id for one in units(document)}


def test_the_reference_in_long_form_from_both_kinds_of_file(document, kpis, tmp_path):
    rows = [("KPI", "Month", "District", "Cleared", "Occurrences")]
    for name, (cleared, occurrences) in NOW.items():
        for n, (a, b) in enumerate(zip(spread(cleared), spread(occurrences), strict=True), 1):
            rows.append(("Clearance rate", date(2023, n, 1), name or "Region", a, b))
    as_text = [(*row[:1], str(row[1]), *row[2:]) for row in rows]
    from_text = look(document, csv_file(tmp_path, as_text))
    seen = look(document, xlsx_file(tmp_path, rows))
    assert [row.entry for row in seen.rows] == [row.entry for row in from_text.rows]
    assert seen.counts == {"new": 48, "changed": 0, "unchanged": 0, "refused": 0}
    assert told(seen)[0] == "new: Clearance rate, January 2023, District 1 = 82 / 168"
    before = dump(document)
    assert apply(document, seen) == 48
    found = measures(document, kpis["rate"])
    of_year = [found[Cell(JANUARY + n)].amount for n in range(12)]
    assert sum(one.numerator for one in of_year) == 2937 and sum(one.denominator for one in of_year) == 6999
    one = districts(document)["District 2"]
    assert sum(found[Cell(JANUARY + n, one)].amount.denominator for n in range(12)) == 2518
    assert look(document, xlsx_file(tmp_path, rows)).counts["unchanged"] == 48
    assert document.undo_name == "Import 48 figures"
    document.undo()
    assert dump(document) == before


def test_months_under_their_years_and_districts_down(document, kpis, tmp_path):
    """As a records system gives it: merged years above months, totals at the right and at the bottom."""
    years = ["", *["2022", *[None] * 12], *["2023", *[None] * 12]]
    head = ["Division", *MONTHS, "Total", *MONTHS, "Total"]
    rows = [["Auto thefts by district"], years, head]
    for place, name in enumerate((*DISTRICTS, "Region")):
        first, second = [place * 100 + n for n in range(12)], [place * 100 + 50 + n for n in range(12)]
        rows.append([name, *first, sum(first), *second, sum(second)])
    path = xlsx_file(tmp_path, rows, merged=("B2:N2", "O2:AA2"))
    seen = look(document, path, kpi_id=kpis["count"])
    assert seen.counts == {"new": 96, "changed": 0, "unchanged": 0, "refused": 0}, whys(seen)
    assert "The column “2022 · Total” adds up others; it is not read." in seen.notes
    apply(document, seen)
    found = measures(document, kpis["count"])
    assert found[Cell(JANUARY + 3, districts(document)["District 2"])].amount == Amount(153)
    assert found[Cell(JANUARY - 12 + 3)].amount == Amount(303)
    repeated = [["", *["2022"] * 13, *["2023"] * 13], *rows[2:]]
    assert look(document, csv_file(tmp_path, repeated), kpi_id=kpis["count"]).counts["unchanged"] == 96


def test_a_total_that_does_not_fit_is_told(document, kpis, tmp_path):
    years = ["", *["2022"] * 3, *["2023"] * 3]
    rows = [years, ["Unit", *["Jan", "Feb", "Total"] * 2], ["D1", 1, 2, 3, 4, 5, 9],
            ["D2", 1, 2, 4, "1,000", "", "1,000"], ["D3", 1, "many", 2, 1, 1, 3]]  # fmt: skip
    notes = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"]).notes
    assert notes[0] == (
        "In 2 lines the total is not what the figures beside it add up to (first: line 4, 4 and 3)."
    )
    fitting = look(document, csv_file(tmp_path, rows[:3]), kpi_id=kpis["count"])
    assert not any("add up to" in note for note in fitting.notes)


def test_units_across_with_a_total_that_is_the_whole_service(document, kpis, tmp_path):
    rows = [["Month", *DISTRICTS, "Total"], ["Jan 2023", 10, 20, 30, 61], ["Feb 2023", 11, 21, 31, 63],
            ["Total", 21, 41, 61, 124]]  # fmt: skip
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])
    assert told(seen)[:4] == [
        "new: Thefts of autos, January 2023, District 1 = 10",
        "new: Thefts of autos, January 2023, District 2 = 20",
        "new: Thefts of autos, January 2023, District 3 = 30",
        "new: Thefts of autos, January 2023 = 61",
    ]
    assert seen.counts["new"] == 8 and "Row 4 adds up others; it is not read." in seen.notes


def test_columns_whose_names_nobody_knows_are_told_and_not_left_out_in_silence(document, kpis, tmp_path):
    rows = [
        ["Month", "Far", "Near", "Change", "Total"],
        ["Jan 2023", 10, 20, 3, 30],
        ["Feb 2023", 11, 21, 4, 32],
    ]
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])
    assert told(seen) == [
        "new: Thefts of autos, January 2023 = 30",
        "new: Thefts of autos, February 2023 = 32",
    ]
    assert [note.partition(" Where")[0] for note in seen.notes] == [
        "2 columns of numbers are left out: Far, Near."
    ]


def test_parts_of_a_rate_under_each_district(document, kpis, tmp_path):
    rows = [["", "District 1", "", "District 2", ""], ["Month", *["Cleared", "Occurrences"] * 2],
            ["2023-01", 5, 10, 6, 12], ["2023-02", 7, 14, 8, 16]]  # fmt: skip
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["rate"])
    assert told(seen) == [
        "new: Clearance rate, January 2023, District 1 = 5 / 10",
        "new: Clearance rate, January 2023, District 2 = 6 / 12",
        "new: Clearance rate, February 2023, District 1 = 7 / 14",
        "new: Clearance rate, February 2023, District 2 = 8 / 16",
    ]


def test_parts_of_a_rate_in_rows_and_kpis_in_rows(document, kpis, tmp_path):
    rows = [["Indicator", "Part", "2023-01", "2023-02"], ["Clearance rate", "Cleared", 5, 6],
            ["", "Occurrences", 10, 12], ["Thefts of autos", "", 40, 41]]  # fmt: skip
    seen = look(document, csv_file(tmp_path, rows))
    assert told(seen) == [
        "new: Clearance rate, January 2023 = 5 / 10",
        "new: Clearance rate, February 2023 = 6 / 12",
        "new: Thefts of autos, January 2023 = 40",
        "new: Thefts of autos, February 2023 = 41",
    ]


@pytest.mark.parametrize(
    ("frequency", "words"),
    [
        ("month", ("Jan 2024", "January 2024", "2024-01", "01/2024", "202401", "2024M01", "janv. 2024",
                   "Jan-24", "2024-01-31")),
        ("quarter", ("Q1 2024", "2024 Q1", "2024-Q1", "T1 2024", "first quarter of 2024", "2024-03-31")),
        ("year", ("2024", "FY2024", "FY 2023/24", "2024-12-31")),
    ],
)  # fmt: skip
def test_periods_as_people_write_them(document, kpis, tmp_path, frequency, words):
    of = {"month": "count", "quarter": "time", "year": "value"}[frequency]
    for word in words:
        path = csv_file(tmp_path, [("Period", "Value"), (word, "12")])
        [row] = look(document, path, kpi_id=kpis[of], today=date(2025, 1, 1)).rows
        assert (row.verdict, row.place) == ("new", Cell(month_number(2024, 1))), (word, row.why)


@pytest.mark.parametrize(
    ("kpi", "texts", "value"),
    [
        ("count", ("1,234", "1 234", "1.234", "1'234", "1234", "1\u202f234"), 1234),
        ("value", ("98.5", "98,5", "98.50%"), 98.5),
        ("time", ("4:09", "0:04:09", "249"), 249),
    ],
)
def test_numbers_as_people_write_them(document, kpis, tmp_path, kpi, texts, value):
    period = {"count": "2023-01", "value": "2023", "time": "2023-Q1"}[kpi]
    for text in texts:
        path = csv_file(tmp_path, [("Period", "Value"), (period, text)])
        [row] = look(document, path, kpi_id=kpis[kpi]).rows
        assert row.entry == Entry(Cell(JANUARY), value), (text, row.why)


def test_times_of_a_spreadsheet_are_minutes_and_seconds(document, kpis, tmp_path):
    of_day = (4 * 60 + 9) / 86400
    rows = [("Quarter", "Response time"), ("Q1 2023", of_day), ("Q2 2023", of_day * 60), ("Q3 2023", of_day)]
    path = xlsx_file(tmp_path, rows, formats=(("B2", "mm:ss"), ("B3", "h:mm"), ("B4", "[h]:mm:ss")))
    seen = look(document, path)
    assert told(seen) == [f"new: Response time, Q{n} 2023 = 4:09" for n in (1, 2, 3)]


def test_decimal_commas_are_those_of_the_whole_table(document, kpis, tmp_path):
    rows = [("Year", "Value"), ("2021", "1.234"), ("2022", "98,5"), ("2023", "1.101,25")]
    seen = look(document, csv_file(tmp_path, rows, separator=";"), kpi_id=kpis["value"])
    assert [row.entry.numerator for row in seen.rows] == [1234, 98.5, 1101.25]
    assert "The numbers have decimal commas." in seen.notes


def test_year_and_month_in_columns_of_their_own(document, kpis, tmp_path):
    rows = [("Year", "Month", "Value"), (2023, 1, 5), (2023, "Feb", 6), (2023, 12, 7)]
    seen = look(document, xlsx_file(tmp_path, rows), kpi_id=kpis["count"])
    assert [row.place.period - JANUARY for row in seen.rows] == [0, 1, 11]


def test_months_without_a_year_ask_for_one(document, kpis, tmp_path):
    path = csv_file(tmp_path, [("Unit", "Jan", "Feb"), ("District 1", 5, 6)])
    seen = look(document, path, kpi_id=kpis["count"])
    assert seen.needs_year and whys(seen) == [
        "“Jan” is told without a year.", "“Feb” is told without a year."
    ]  # fmt: skip
    from plandesk.domain.kpis.spans import span_of

    again = look(document, path, kpi_id=kpis["count"], span=span_of("2023"))
    assert not again.needs_year and again.counts["new"] == 2


def test_blanks_and_words_for_nothing_leave_what_is_there(document, kpis, tmp_path):
    enter(document, kpis["count"], [Entry(Cell(JANUARY), 5)])
    rows = [("Month", "Value"), ("2023-01", "n/a"), ("2023-02", ""), ("2023-03", "–"), ("2023-04", "0")]
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])
    assert told(seen) == ["new: Thefts of autos, April 2023 = 0"]
    assert "2 cells say that there is no figure; what is in the file stays." in seen.notes
    apply(document, seen)
    assert measures(document, kpis["count"])[Cell(JANUARY)].amount == Amount(5)


def test_a_changed_final_figure_keeps_what_it_was(document, kpis, tmp_path):
    enter(document, kpis["count"], [Entry(Cell(JANUARY), 6783), Entry(Cell(JANUARY + 1), 7)])
    provisional = measures(document, kpis["count"])[Cell(JANUARY + 1)]
    annotate(document, [provisional.id], provisional=True)
    rows = [("Month", "Value"), ("2023-01", "6,999"), ("2023-02", "8")]
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])
    assert [change.words for row in seen.rows for change in row.changes] == [
        "Figure: 6,783 → 6,999", "Figure: 7 → 8"
    ]  # fmt: skip
    assert any(note.startswith("1 figure that was final changes") for note in seen.notes)
    apply(document, seen)
    found = measures(document, kpis["count"])
    [old] = restatements(document, found[Cell(JANUARY)].id)
    assert (old.amount, restatements(document, provisional.id)) == (Amount(6783), ())


def test_categories_across_and_in_a_column(document, kpis, tmp_path):
    wide = csv_file(tmp_path, [("Month", "Break and enter", "Fraud", "All"), ("2023-01", 5, 6, 12)])
    seen = look(document, wide, kpi_id=kpis["count"])
    assert told(seen) == [
        "new: Thefts of autos, January 2023, Break and enter = 5",
        "new: Thefts of autos, January 2023, Fraud = 6",
        "new: Thefts of autos, January 2023 = 12",
    ]
    rows = [("Month", "Offence", "Unit", "Count"), ("2023-01", "fraud", "d1", 3)]
    assert told(look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])) == [
        "new: Thefts of autos, January 2023, District 1, Fraud = 3"
    ]


def test_words_footnotes_and_days(document, kpis, tmp_path):
    rows = [("KPI", "Period", "Value", "As of", "Provisional", "Footnote"),
            ("Survey", "2023-05", "Mostly satisfied", "2023-07-01", "yes", "Telephone"),
            ("Thefts of autos", "2023-05", "12", "2023-07-01", "no", "")]  # fmt: skip
    seen = look(document, csv_file(tmp_path, rows))
    assert seen.counts["new"] == 2
    apply(document, seen)
    [one] = measures(document, kpis["words"]).values()
    assert (one.words, one.as_of, one.provisional, one.footnote) == (
        "Mostly satisfied", date(2023, 7, 1), True, "Telephone",
    )  # fmt: skip
    assert look(document, csv_file(tmp_path, rows)).counts["unchanged"] == 2
    only_note = [rows[0], ("Survey", "2023-05", "", "", "no", "")]
    [row] = look(document, csv_file(tmp_path, only_note)).rows
    assert [change.words for change in row.changes] == ["Provisional: Yes → No"]


REFUSED = [
    ("count", "2023-01", "many", "“many” is no number."),
    ("count", "2023-01", "12.5", "12.5 is no whole number, and this is a count."),
    ("count", "2023-01", "-3", "−3 is below 0, and what is counted never is."),
    ("count", "2023-01", "42%", "“42%” is a percentage; what is wanted is what was counted or timed."),
    ("count", "2024-05", "3", "May 2024 lies in the future."),
    ("count", "2023", "3", "“Thefts of autos” has monthly figures, and “2023” is no month."),
    ("count", "soon", "3", "“soon” is no period."),
    ("time", "2023-Q1", "4:75", "“4:75” is no time; write minutes and seconds, for example 4:09."),
    ("time", "2023-01", "4:09", "“Response time” has quarterly figures, and “2023-01” is no quarter."),
    ("value", "2023", "1e999", "“1e999” is no number."),
    ("value", "2023", "9" * 16, "The number is too large."),
    ("rate", "2023-01", "42",
     "“Clearance rate” is a rate: it takes “Cleared” and “Occurrences”, and this says neither."),
]  # fmt: skip


@pytest.mark.parametrize(("kpi", "period", "text", "why"), REFUSED)
def test_what_cannot_be_a_figure_says_why(document, kpis, tmp_path, kpi, period, text, why):
    path = csv_file(tmp_path, [("Period", "Value"), (period, text)])
    [row] = look(document, path, kpi_id=kpis[kpi]).rows
    assert (row.verdict, row.why) == ("refused", why)


def test_unknown_names_are_refused_at_their_row(document, kpis, tmp_path):
    rows = [("KPI", "Period", "Unit", "Category", "Value"),
            ("Thefts of bicycles", "2023-01", "", "", 1),
            ("Thefts of autos", "2023-01", "District 9", "", 1),
            ("Thefts of autos", "2023-01", "", "Arson", 1),
            ("Thefts of autos", "2023-01", "", "", 1)]  # fmt: skip
    seen = look(document, csv_file(tmp_path, rows))
    assert [(row.line, row.why) for row in seen.rows] == [
        (2, "There is no KPI “Thefts of bicycles”."),
        (3, "There is no unit “District 9”."),
        (4, "“Thefts of autos” has no category “Arson”."),
        (5, ""),
    ]


def test_two_values_for_one_figure_are_both_refused_and_equal_ones_are_one(document, kpis, tmp_path):
    rows = [("Month", "Value"), ("2023-01", 5), ("Jan 2023", 6), ("2023-02", 7), ("Feb 2023", 7)]
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])
    assert told(seen) == [
        "refused: Thefts of autos, January 2023 = 5, 6", "new: Thefts of autos, February 2023 = 7"
    ]  # fmt: skip
    assert whys(seen) == ["There are two values for it: 5 in line 2, 6 in line 3."]


def test_a_rate_above_one_is_taken_with_a_note(document, kpis, tmp_path):
    rows = [("Month", "Cleared", "Occurrences"), ("2023-01", 12, 10), ("2023-02", 3, "")]
    seen = look(document, csv_file(tmp_path, rows), kpi_id=kpis["rate"])
    assert whys(seen) == [
        "“Cleared” is more than “Occurrences”: the rate is above 100%.",
        "“Occurrences” is missing, so there is no rate yet.",
    ]
    assert seen.taken == 2


def test_minutes_with_a_decimal_are_told_from_seconds(document, kpis, tmp_path):
    rows = [("Quarter", "Value"), ("2023-Q1", 6.5), ("2023-Q2", "6:30"), ("2023-Q3", 8), ("2023-Q4", 402.7)]
    seen = look(document, xlsx_file(tmp_path, rows), kpi_id=kpis["time"])
    assert whys(seen) == ["6.5 is taken as seconds, 0:07. Where minutes are meant, write 6:30."]
    assert seen.taken == 4


def test_a_month_that_is_not_over_is_taken_with_a_note(document, kpis, tmp_path):
    path = csv_file(tmp_path, [("Month", "Value"), ("2024-04", 5)])
    seen = look(document, path, kpi_id=kpis["count"])
    assert seen.taken == 1 and whys(seen) == ["April 2024 is not over yet."]


def test_errors_and_truths_of_a_spreadsheet_are_refused(document, kpis, tmp_path):
    path = xlsx_file(tmp_path, [("Month", "Value"), ("2023-01", "=1/0"), ("2023-02", True),
                                ("2023-03", date(2023, 1, 1))])  # fmt: skip
    seen = look(document, path, kpi_id=kpis["count"])
    assert seen.counts["refused"] == 3 and "formula without a value" in whys(seen)[0]


def test_nothing_is_written_where_the_file_changed_since(document, kpis, tmp_path):
    seen = look(document, csv_file(tmp_path, [("Month", "Value"), ("2023-01", 5)]), kpi_id=kpis["count"])
    enter(document, kpis["count"], [Entry(Cell(JANUARY), 4)])
    before = dump(document)
    with pytest.raises(ImportRefused, match="changed since the preview"):
        apply(document, seen)
    assert dump(document) == before


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("Month", "Weather"), ("2023-01", "sunny")], "No column holds figures"),
        ([("Month", "Value"), ("2023-01", "")], "There are no figures in “figures”"),
    ],
)
def test_tables_without_figures_are_refused(document, kpis, tmp_path, rows, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        look(document, csv_file(tmp_path, rows), kpi_id=kpis["count"])


def test_without_a_kpi_there_is_nothing_to_import_into(document, tmp_path):
    with pytest.raises(ImportRefused, match="There is no KPI in the file yet"):
        look(document, csv_file(tmp_path, [("Month", "Value"), ("2023-01", "5")]))
