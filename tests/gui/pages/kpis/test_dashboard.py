"""The dashboard of a KPI: figures of the real district overview, in tiles, charts and tables."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication

from plandesk.domain.kpis import comparators, definitions
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.kpis.tiles import TileFigure
from plandesk.gui.pages.kpis import KpisPage
from plandesk.gui.pages.kpis.tile import widths
from plandesk.gui.tokens import font, px
from plandesk.gui.widgets.chart import ChartPart
from tests.domain.kpis import halton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def region(session):
    """The clearance rate of a region with three districts, two years of months."""
    return halton.add_clearance(session.document)


@pytest.fixture
def page(qtbot, session, region, prompts, tasks):
    made = KpisPage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    qtbot.waitExposed(made)
    made.show_record("kpi", region)
    made.head.show_tab("dashboard")
    return made


def choose(choice, words):
    place = choice.findText(words)
    assert place >= 0, [choice.itemText(n) for n in range(choice.count())]
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def rows(table):
    return [[cell.words for cell in row.cells] for row in table.rows.table.rows]


def test_the_tiles_tell_now_before_and_whether_it_is_more_than_chance(page):
    choose(page.dashboard.stretch, "2023")
    said = page.dashboard.tiles[0].accessibleName()
    assert said.startswith("Chosen period 2023: 42%, down, −5%, from 44%, −2.1 points")
    assert "6,999" in said and "up, +3%, from 6,783, within normal variation" in said
    assert "583 a month, up, +3%, from 565" in page.dashboard.tiles[1].accessibleName()
    assert not page.dashboard.tiles[2].isVisible()  # the whole year is the year to date


def test_tiles_with_and_without_a_note_begin_at_one_height(page, session):
    few = definitions.add_kpi(session.document, "Few")
    months = [month_number(year, month) for year in (2022, 2023) for month in (1, 2)]
    enter(session.document, few, [Entry(Cell(month), 9) for month in months])
    page.show_record("kpi", few)
    shown = [tile for tile in page.dashboard.tiles if tile.isVisible()]
    assert len({tile.height() for tile in shown}) == 2
    assert len({tile.y() for tile in shown}) == 1


def test_the_units_stand_with_what_is_in_none_and_the_whole(page):
    choose(page.dashboard.stretch, "2023")
    found = rows(page.dashboard.by_unit)
    assert [row[0] for row in found][-2:] == ["In no unit", "Whole service"]
    assert [row[1] for row in found] == ["2,007", "2,518", "2,437", "37", "6,999"]
    first = found[0]
    assert first[5:7] == ["49%", "55%"]


def test_unit_category_and_period_change_what_is_shown(page):
    choose(page.dashboard.stretch, "2023")
    whole = page.dashboard.tiles[0].accessibleName()
    first = page.dashboard.unit.itemText(1)
    choose(page.dashboard.unit, first)
    assert "2,007" in page.dashboard.tiles[0].accessibleName()
    assert rows(page.dashboard.by_unit)[-1][1] == "6,999"  # the table keeps the whole
    choose(page.dashboard.unit, "Whole service")
    assert page.dashboard.tiles[0].accessibleName() == whole
    choose(page.dashboard.stretch, "2022")
    assert "6,783" in page.dashboard.tiles[0].accessibleName()


def test_every_chart_has_its_table_and_its_words(qtbot, page):
    for block in (page.dashboard.months, page.dashboard.years):
        assert block.chart.isVisible() and not block.table.isVisible()
        assert block.caption.text() and block.chart.accessibleName()
        qtbot.mouseClick(block.switch, LEFT)
        assert block.table.isVisible() and not block.chart.isVisible()
        assert block.table.rowCount() > 1 and block.switch.accessibleName() == "As a picture"
        qtbot.mouseClick(block.switch, LEFT)
        assert block.chart.isVisible()


def test_a_column_or_a_row_leads_to_its_figure(qtbot, page):
    choose(page.dashboard.stretch, "2023")
    parts = page.dashboard.months.chart.findChildren(ChartPart)
    march = next(part for part in parts if part.accessibleName().startswith("March 2023"))
    march.click()
    assert page.head.tab == "figures"
    assert page.figures.notes.place.text().startswith("March 2023, Whole service")
    page.head.show_tab("dashboard")
    table = page.dashboard.by_unit
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.head.tab == "figures"


def test_the_arrow_keys_read_the_lines_year_by_year(qtbot, page):
    chart = page.dashboard.years.chart
    chart.focus_first()
    first = QGuiApplication.focusObject()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    second = QGuiApplication.focusObject()
    assert first is not second and "2023" in second.accessibleName()


def test_a_new_figure_is_shown_at_once_and_undone(page, session, region):
    choose(page.dashboard.stretch, "2023")
    before = page.dashboard.tiles[0].accessibleName()
    enter(session.document, region, [Entry(Cell(2023 * 12 + 11), 300, 900)])
    assert page.dashboard.tiles[0].accessibleName() != before
    session.undo()
    assert page.dashboard.tiles[0].accessibleName() == before


def test_the_table_is_copied_for_a_spreadsheet(qtbot, page):
    choose(page.dashboard.stretch, "2023")
    page.dashboard.by_unit.setFocus()
    qtbot.keySequence(page.dashboard.by_unit, "Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 6 and lines[0].startswith("Unit\t") and "6,999" in lines[-1]


def test_without_figures_it_says_what_to_do(qtbot, page, session):
    added = definitions.add_kpi(session.document, "Town halls held")
    page.show_record("kpi", added)
    board = page.dashboard
    assert board.stack.currentWidget() is board.empty
    qtbot.mouseClick(board.empty.button, LEFT)
    assert page.head.tab == "figures"


def test_a_target_is_told_by_mark_and_words(page, session, region):
    choose(page.dashboard.stretch, "2023")
    definitions.change_kpi(session.document, region, target_kind="at_least", target=45.0)
    assert page.dashboard.target.text() == "◆ Target at least 45%: not reached"
    definitions.change_kpi(session.document, region, target=40.0)
    assert page.dashboard.target.text() == "✓ Target at least 40%: reached"


def test_a_survey_is_compared_with_the_wave_before(page, session):
    document = session.document
    survey = definitions.add_kpi(document, "Trust", "rate", frequency="wave")
    enter(document, survey, [Entry(Cell(2022 * 12 + 4), 500, 800), Entry(Cell(2024 * 12 + 4), 600, 800)])
    page.show_record("kpi", survey)
    assert page.dashboard.stretch.currentText() == "May 2024"
    assert "75%, up, +20%" in page.dashboard.tiles[0].accessibleName()
    assert list(page.dashboard.years.chart.chart().labels) == ["2022", "2024"]
    assert not page.dashboard.months.isVisible()


def test_a_rank_is_among_the_services_of_the_same_year(page, session):
    document = session.document
    index = definitions.add_kpi(
        document, "Index", "value", frequency="year", target_kind="rank", target=1, direction="down"
    )
    enter(document, index, [Entry(Cell(2022 * 12), 60.0), Entry(Cell(2023 * 12), 50.0)])
    for year, value in ((2022, 45.0), (2023, 55.0)):
        comparators.set_comparator(document, index, "Elsewhere", year * 12, value)
    page.show_record("kpi", index)
    assert page.dashboard.target.text().endswith(": reached")


def test_a_narrow_tile_cuts_no_words_while_all_have_room(qtbot):
    short = TileFigure("42%", "", "down", "−5%", "from 44%", "−2.2 points")
    long = TileFigure("6,999", "Occurrences", "up", "+3%", "from 6,783", "within normal variation")
    assert widths([short, long], 600) == [300, 300]
    first, second = widths([short, long], 270)
    assert first < second and first + second <= 270
    assert second >= QFontMetrics(font(12, figures=True)).horizontalAdvance(long.remark) + px(12)
    # Whatever the font, a unit of many words asks for no more room than one of three.
    wordy, longer = (
        replace(long, unit=unit)
        for unit in (
            "Occurrences that were",
            "Occurrences that were reported to this service or discovered by it",
        )
    )
    assert widths([short, longer], 270) == widths([short, wordy], 270)


def test_a_narrow_tile_cuts_words_before_any_figure(qtbot):
    rate = TileFigure("24.4%", "", "up", "+4%", "from 23.5%", "+0.9 points")
    count = TileFigure("2,438", "Incidents reported", "down", "−6%", "from 2,590", "beyond normal variation")
    small = QFontMetrics(font(12, figures=True)).horizontalAdvance
    for room in range(260, 340, 10):
        shares = widths([rate, count], room)
        assert sum(shares) <= room
        for one, share in zip((rate, count), shares, strict=True):
            assert share >= px(14) + small(one.change) + px(6) + small(one.before) + px(12), room


def test_tiles_stand_below_each_other_where_a_figure_would_be_cut(page, qtbot):
    shown = [one for one in page.dashboard.tiles if one.isVisible()]
    assert len(shown) > 1
    beside = len(shown) * max(one.least_width() for one in shown)
    others = page.width() - page.dashboard.viewport().width()
    for wide in (1600, others + beside - px(8), others + beside + px(24)):
        page.resize(wide, 900)
        qtbot.waitUntil(lambda: page.dashboard.viewport().width() > 0)
        assert not any(one.width() < one.least_width() for one in shown), wide
