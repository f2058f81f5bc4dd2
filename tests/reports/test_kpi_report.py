"""The KPI report: collected from real figures, laid out, and read back by other libraries."""

import datetime
from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.colours import palette
from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.kpis import comparators, definitions
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures
from plandesk.domain.kpis.targets import target_words
from plandesk.domain.people import change_unit, units
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import add_plan
from plandesk.reports.chart_pen import width_of
from plandesk.reports.compared_rows import compared_table, figure_widths
from plandesk.reports.kpi_report import KpiReportOptions, collect, layout
from plandesk.reports.parts import Text
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER
from plandesk.reports.style import sheet as sheet_of
from plandesk.reports.typeset import Span
from tests.copies import empty_plan
from tests.domain.kpis import halton
from tests.reports.reading import beyond, failures, page_texts, squeezed, structure, words_on_words

DATE = datetime.date(2024, 1, 10)


class Made:
    """A plan with two goals, the clearance rate of the reference under the first."""

    def __init__(self, document):
        self.document = document
        self.plan = add_plan(document, "Annual Plan 2024", "annual", date(2024, 1, 1), date(2024, 12, 31))
        self.goal = add_objective(document, self.plan, None, "Clearances")
        self.other = add_objective(document, self.plan, None, "Roads")
        self.rate = halton.add_clearance(document)
        definitions.change_kpi(
            document, self.rate, objectives=(self.goal,), target_kind="at_least", target=45.0,
            definition="Share of incidents cleared <b>by charge</b> or otherwise",
        )  # fmt: skip

    def report(self, **options):
        options.setdefault("date", DATE)
        return collect(self.document, KpiReportOptions(self.plan, **options))


@pytest.fixture
def made(tmp_path):
    document = empty_plan(tmp_path / "figures.plandesk")
    yield Made(document)
    document.close()


def text(pdf):
    return squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


def test_the_table_of_all_has_the_figures_of_the_reference(made):
    (group,) = made.report().groups
    (row,) = group.rows
    assert group.title == "1 Clearances"
    assert (row.name, row.target, row.now, row.before) == ("Clearance rate", "at least 45%", "42%", "44%")
    assert (row.change, row.trend, row.status, row.verdict) == ("−5%", "down", "late", "not reached")
    assert row.period == "2023" and len(row.values) == 12


def test_the_time_of_a_figure_is_told_in_short_months_where_there_is_little_room(made):
    (row,) = made.report(quarter=Quarter(2023, 3)).groups[0].rows
    (page,) = made.report(quarter=Quarter(2023, 3)).pages
    assert (row.period, page.period) == ("Oct 2022 to Sep 2023", "October 2022 to September 2023")


def test_a_table_has_notes_where_there_are_some_and_heads_of_two_lines_at_most(made):
    times = definitions.add_kpi(
        made.document, "Time to answer", "time", unit_of_count="minutes and seconds, as a median of all calls"
    )
    first, *_others = (one.id for one in units(made.document))
    for month in range(24):
        for unit in (None, first):
            enter(made.document, times, [Entry(Cell(month_number(2022, 1) + month, unit), 420 + month)])
    page = next(one for one in made.report().pages if one.name == "Time to answer")
    made_of = {"first": 96.0, "note": 92.0, "quick": True}
    sheet, element = sheet_of(palette("", "")), Element("Sect")
    plain = compared_table(page.units, sheet, element.add("Table"), 504.0, **made_of)
    (rates,) = (one for one in made.report().pages if one.name == "Clearance rate")
    noted = compared_table(rates.units, sheet, element.add("Table"), 504.0, **made_of)
    assert [text.spans[0].text for text in plain.heads][2:] == ["Before", "Change"]
    assert [text.spans[0].text for text in noted.heads][-1] == "Change in count" and noted.frame == 504.0
    assert plain.frame < 504.0 and all(one.width <= 108.0 for one in plain.columns)
    for table in (plain, noted):
        lines = zip(table.heads, table.columns, strict=True)
        assert max(len(text.lines(one.width)) for text, one in lines) <= 2
        assert table.columns[-1].x + table.columns[-1].width == pytest.approx(table.frame)


def test_no_word_over_a_column_of_figures_is_broken():
    sheet = sheet_of(palette("", ""))
    heads = ["Occurrences reported or discovered", "Before", "Change", "Rate", "Before", "Change"]
    first, *others = figure_widths(heads, 504.0 - 96.0 - 92.0, sheet)
    lines = Text([Span(heads[0])], sheet.table_head, None, bind=False).lines(first - GUTTER)
    assert len(lines) == 3 and first - GUTTER >= width_of("Occurrences", sheet.table_head)
    assert all(one >= 46.0 for one in others)


def test_the_page_explains_what_a_calculator_would_ask(made):
    (page,) = made.report().pages
    assert [one.value for one in page.figures] == ["42%", "6,999"]
    assert page.remark[0] == "Occurrences: within normal variation"
    assert [row.cells[1].words for row in page.units.rows] == ["2,007", "2,518", "2,437", "37", "6,999"]
    assert "37 are in none of them" in page.notes[-1]
    about = dict(page.about)
    assert (about["Numerator"], about["Denominator"]) == ("Cleared", "Occurrences")
    assert about["Source"] == "Records management system"


def test_the_pdf_is_tagged_and_has_every_figure(made):
    pdf = layout(made.report())
    assert failures(pdf) == []
    read = structure(pdf)
    assert [node.text().strip() for node in read.all("H1")] == ["Annual Plan 2024", "Clearance rate"]
    alts = [node.alt for node in read.all("Figure")]
    assert len(alts) == 3 and all(alts)
    tables = read.all("Table")
    assert len(tables) == 4  # all KPIs, by unit, the figures, about
    said = text(pdf)
    for words in (
        "6,999",
        "2,437",
        "within normal variation",
        "37 are in none",
        "relative",
        "<b>by charge</b>",
    ):
        assert squeezed(words) in said, words
    months = next(one for one in tables if "January 2023" in one.text())
    assert len(months.all("TR")) == 13


def test_charts_are_vectors(made):
    pdf = layout(made.report())
    assert all(not page.images for page in PdfReader(BytesIO(pdf)).pages)
    assert any("42%" in one for one in page_texts(pdf))


def test_the_same_data_give_the_same_bytes(made):
    assert layout(made.report()) == layout(made.report())


def test_up_to_a_quarter_later_figures_are_left_out(made):
    (row,) = made.report(quarter=Quarter(2022, 4)).groups[0].rows
    assert (row.now, row.period, row.before) == ("44%", "2022", "")
    assert "6,999" not in text(layout(made.report(quarter=Quarter(2022, 4))))


def test_the_public_edition_leaves_out_what_measures_internal_goals_only(made):
    change_objective(made.document, made.goal, public=False)
    assert made.report().total == 0
    assert made.report(edition="in-camera").total == 1
    definitions.change_kpi(made.document, made.rate, objectives=(made.goal, made.other))
    (group,) = made.report().groups
    assert group.title == "2 Roads"
    assert "Clearances" not in text(layout(made.report()))


def test_who_hears_the_report_gets_titles_before_charts_and_the_levels_that_are_drawn(made):
    comparators.set_comparator(made.document, made.rate, "Port Almere", month_number(2023, 1), 0.415)
    tree = structure(layout(made.report()))
    (page,) = (sect for sect in tree.all("Sect") if sect.text().startswith("1 Clearances"))
    parts = [node.alt or node.text().strip() for node in page.all("H2", "Figure")]
    years = next(place for place, said in enumerate(parts) if said.startswith("Clearance rate by year."))
    assert parts[years - 1] == "By year"
    for said in (parts[0], parts[years]):
        assert said.count("Target at least 45%.") == 1 and said.count("Port Almere") == 1, said


def test_only_the_table(made):
    data = made.report(pages=False)
    pdf = layout(data)
    assert data.pages == () and failures(pdf) == []
    read = structure(pdf)
    assert [node.text().strip() for node in read.all("H1")] == ["Annual Plan 2024", "Definitions"]
    assert "Occurrences" in read.all("Table")[-1].text() and len(read.all("Figure")) == 1


def test_words_waves_and_no_figures(made):
    document = made.document
    audit = definitions.add_kpi(document, "Audit", "words", frequency="year")
    enter(document, audit, [Entry(Cell(month_number(2023, 1)), words="Meets the standard")])
    survey = definitions.add_kpi(document, "Trust", "rate", frequency="wave")
    enter(
        document,
        survey,
        [Entry(Cell(month_number(2021, 5)), 500, 800), Entry(Cell(month_number(2023, 5)), 600, 800)],
    )
    definitions.add_kpi(document, "Town halls held")
    data = made.report()
    rows = {row.name: row for group in data.groups for row in group.rows}
    assert rows["Audit"].words == "Meets the standard" and rows["Town halls held"].note == "No figures yet"
    assert (rows["Trust"].now, rows["Trust"].before, rows["Trust"].change) == ("75%", "63%", "+20%")
    pdf = layout(data)
    assert failures(pdf) == [] and squeezed("Meets the standard") in text(pdf)


def test_half_a_year_is_not_printed_as_a_whole_and_units_above_the_whole_are_told(made):
    document = made.document
    calls = definitions.add_kpi(document, "Calls", unit_of_count="calls", objectives=(made.goal,))
    first, second, *_others = (one.id for one in units(document))
    for month in range(1, 7):
        there = {None: 100, first: 60, second: 41 if month == 6 else 40}
        place = month_number(2023, month)
        enter(document, calls, [Entry(Cell(place, unit), figure) for unit, figure in there.items()])
    page = next(page for page in made.report().pages if page.name == "Calls")
    assert page.period == "July 2022 to June 2023"
    assert page.notes == ("The units add up to 601, 1 more than the 600 of the whole service.",)
    said = text(layout(made.report()))
    assert squeezed("600 July 2022 to June 2023 figures for 6 of 12 months") in said
    assert squeezed(page.notes[0]) in said


def test_what_was_published_otherwise_and_what_is_provisional_is_said(made):
    cell = Cell(month_number(2023, 12))
    figure = measures(made.document, made.rate)[cell]
    annotate(made.document, [figure.id], published="41.9%", provisional=True)
    data = made.report()
    assert any("published as 41.9%" in note for note in data.pages[0].notes)
    assert squeezed("Some figures are provisional and may change.") in text(layout(data))
    assert squeezed("Some figures are provisional") not in text(layout(replace(data, provisional=False)))


def test_a_plan_without_kpis(tmp_path):
    document = empty_plan(tmp_path / "none.plandesk")
    plan = add_plan(document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
    pdf = layout(collect(document, KpiReportOptions(plan, date=DATE)))
    document.close()
    assert squeezed("There are no KPIs for this plan yet.") in text(pdf) and failures(pdf) == []


def test_the_kpis_stand_in_a_plan_as_how_progress_is_measured(made):
    from plandesk.reports import annual_plan

    def printed(**options):
        data = annual_plan.collect(
            made.document, annual_plan.AnnualPlanOptions(made.plan, date=DATE, **options)
        )
        return annual_plan.layout(data)

    assert "Howprogressismeasured" not in text(printed())
    table = printed(kpis="table")
    assert failures(table) == []
    read = next(one for one in structure(table).all("Table") if "Records management system" in one.text())
    (row,) = [line for line in read.all("TR") if "Clearance rate" in line.text()]
    assert [cell.text().strip() for cell in row.all("TH", "TD")] == [
        "Clearance rate", "Records management system", "–", "at least 45%", "42%2023",
    ]  # fmt: skip
    assert [one.text() for one in row.all("P")] == ["42%", "2023"]
    assert "Current is the last 12 months of counts and rates, else" in structure(table).text()
    assert "1 Clearances" in read.text()
    definitions.add_kpi(made.document, "Measures nothing of the plan")
    pages = printed(kpis="pages")
    assert "Measuresnothing" not in text(pages)
    assert failures(pages) == [] and "37areinnone" in text(pages) and "37areinnone" not in text(table)
    change_objective(made.document, made.goal, public=False)
    assert "Clearancerate" not in text(printed(kpis="pages"))


@pytest.mark.parametrize(
    "cleared", [(250, 300, 240, 310, 241, 240, 262, 263, 262, 263, 240, 264), (262,) * 10 + (270, 264)]
)
def test_no_words_of_the_charts_stand_on_others(made, cleared):
    year = month_number(2023, 1)
    enter(made.document, made.rate, [Entry(Cell(year + at), one, 584) for at, one in enumerate(cleared)])
    pdf = layout(made.report())
    assert "Target at least 45%" in page_texts(pdf)[1] and "45%" in page_texts(pdf)[1]
    assert words_on_words(pdf, 1) == []
    assert failures(pdf) == []


@pytest.mark.parametrize("long", range(12))
def test_no_few_rows_of_a_table_stand_alone_on_a_page(made, long):
    definitions.change_kpi(made.document, made.rate, definition="So it is counted. " * 12 * long, source="X")
    pdf = layout(made.report(edition="in-camera"))
    assert failures(pdf) == []
    texts = page_texts(pdf)[1:]
    for title, names in (
        ("By unit", ("District 1", "District 2", "District 3", "In no unit", "Whole service")),
        ("The figures", tuple(f"{month} 2023" for month in ("January", "February", "March", "April", "May"))),
        ("About this measure", ("Definition", "Numerator", "Denominator", "Source", "Origin", "Target")),
    ):
        page = next(said for said in texts if title in said)
        below = page[page.index(title) :]
        assert sum(name in below for name in names) >= 4, (title, page)
    assert all(len(said.splitlines()) > 7 for said in texts), texts[-1]


def test_a_survey_is_compared_with_the_one_before_and_not_with_a_year_before(made):
    one = definitions.add_kpi(made.document, "Trust", "rate", frequency="wave", objectives=(made.goal,))
    definitions.change_kpi(made.document, one, denominator_name="residents who answered")
    waves = (month_number(2021, 5), month_number(2023, 5))
    enter(made.document, one, [Entry(Cell(waves[0]), 580, 821), Entry(Cell(waves[1]), 600, 812)])
    pdf = layout(made.report())
    (page,) = [said for said in page_texts(pdf) if "812 against" in " ".join(said.split())]
    page = " ".join(page.split())
    assert "812 against 821 in the survey before is a difference that chance alone can give." in page
    assert "a year before is" not in page
    assert "Residents who answered: within normal variation" in page


def test_a_chart_without_a_table_tells_all_its_figures_to_those_who_cannot_see_it(made):
    told = [node.alt for node in structure(layout(made.report())).all("Figure")]
    (years,) = [one for one in told if "by year" in one]
    for said in (
        "Whole service: 2022 44%, 2023 42%;",
        "District 1: 2022 55%, 2023 49%; District 2: 2022 37%, 2023 36%;",
        "Target at least 45%.",
    ):
        assert said in years


def test_long_names_stay_on_the_page_with_their_figures(made):
    for one in units(made.document):
        change_unit(made.document, one.id, name=f"{one.name} of the Townships on the North Shore " * 2)
    definitions.change_kpi(
        made.document, made.rate, name="Clearance rate of every kind of property crime in the region",
        numerator_name="Incidents cleared by charge or in another way that the rules of the country know",
    )  # fmt: skip
    pdf = layout(made.report())
    assert failures(pdf) == []
    page = PdfReader(BytesIO(pdf)).pages[1]
    assert beyond(pdf, 1, page.mediabox.width - 50) == []
    text = page.extract_text()
    assert all(f"… {figure}" in text for figure in ("49%", "36%")) and "Whole service 42%" in text
    assert words_on_words(pdf, 1) == []


def test_kpis_without_figures_say_so_and_share_a_page(made):
    for name in ("Stops", "Patrols", "Complaints"):
        definitions.add_kpi(made.document, name, objectives=(made.other,), source="Counted by hand")
    pdf = layout(made.report())
    pages = page_texts(pdf)
    (bare,) = [page for page in pages if "Patrols" in page and "About this measure" in page]
    assert bare.count("No figures yet") == 3 and "Stops" in bare and "Complaints" in bare
    assert "Clearance rate" not in bare
    assert failures(pdf) == []
    assert "first among comparators" in target_words(
        replace(definitions.kpi(made.document, made.rate), target_kind="rank", target=1)
    )


def test_notes_stand_below_a_part_of_their_table(made):
    from plandesk.reports import annual_plan

    one = definitions.add_kpi(made.document, "Stops", objectives=(made.goal,), source="Counted by hand")
    enter(made.document, one, [Entry(Cell(month_number(2023, 10)), 12)])
    pages = []
    for number in range(12):
        name = f"One of several KPIs with a name of two lines, number {number}"
        definitions.add_kpi(made.document, name, objectives=(made.other,), source="Counted by hand")
        options = annual_plan.AnnualPlanOptions(made.plan, kpis="table", date=DATE)
        pages += page_texts(annual_plan.layout(annual_plan.collect(made.document, options)))
    noted = [page for page in pages if "Current is the last 12 months" in page]
    assert len(noted) == 12 and all("Source" in page and "Baseline" in page for page in noted)
    assert any("figures for 1 of 12 months" in squeezed(page) or "1 of 12" in page for page in pages)
