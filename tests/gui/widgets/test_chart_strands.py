"""Several lines over years: drawn, read by keys, followed; nothing told by colour alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from plandesk.charts import Point, Reference, Strand, Strands, Table, scale_over
from plandesk.gui.tokens import font
from plandesk.gui.widgets.chart_strands import PENS, StrandsChart, end_words


def strand(name, style, *values):
    points = tuple(
        Point(str(2020 + at), "", value, f"{value}%", f"{name}, {2020 + at}: {value}%", at == 2, (name, at))
        for at, value in enumerate(values)
    )
    return Strand(name, style, points, f"{values[-1]}%")


@pytest.fixture
def chart(qtbot):
    made = StrandsChart()
    qtbot.addWidget(made)
    lines = (
        strand("Region", "main", 40.0, 42.0, 44.0),
        strand("District 1", "dash", 30.0, None, 44.1),
        strand("District 2", "dot", 50.0, 51.0, 44.2),
    )
    made.set_chart(
        Strands(
            "By year", "Clearance rate", ("2020", "2021", "2022"), lines,
            scale_over([30, 51], lambda value, _decimals: f"{value:g}%", from_zero=False),
            (Reference(45.0, "Target 45%", "target"),), "A caption.", "Rates by year.", Table(("Year",), ()),
        )
    )  # fmt: skip
    made.resize(420, made.heightForWidth(420))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_known_year_is_a_part_and_a_gap_is_none(chart):
    assert len(chart.parts) == 8
    assert chart.accessibleName() == "By year. Rates by year."
    assert [part.accessibleName() for part in chart.parts[3:5]] == [
        "District 1, 2020: 30.0%", "District 1, 2022: 44.1%",
    ]  # fmt: skip


def test_keys_go_along_a_line_and_to_the_next_one(qtbot, chart):
    chart.focus_first()
    qtbot.keyClick(chart.parts[0], Qt.Key.Key_Right)
    assert chart.parts[1].hasFocus()
    qtbot.keyClick(chart.parts[1], Qt.Key.Key_Down)
    assert chart.parts[3].hasFocus() or chart.parts[4].hasFocus()
    with qtbot.waitSignal(chart.link_chosen) as told:
        qtbot.keyClick(chart.parts[4], Qt.Key.Key_Return)
    assert told.args == [("District 1", 2)]


def test_dots_lie_inside_and_later_years_further_right(chart):
    assert all(chart.rect().contains(part.geometry()) for part in chart.parts)
    lefts = [part.x() for part in chart.parts[:3]]
    assert lefts == sorted(lefts) and len(set(lefts)) == 3
    tops = {part.accessibleName(): part.y() for part in chart.parts}
    assert tops["District 2, 2021: 51.0%"] < tops["Region, 2021: 42.0%"]


def test_lines_differ_by_their_strokes_too(chart):
    styles = [PENS[one.style] for one in chart.chart().strands]
    assert len(set(styles)) == 3


def test_it_asks_for_its_table(qtbot, chart):
    with qtbot.waitSignal(chart.table_requested) as told:
        chart.table_action.trigger()
    assert told.args == [chart.chart()]


def test_a_long_name_is_cut_at_the_end_of_its_line_and_its_figure_never(qtbot):
    metrics = QFontMetrics(font(12))
    words, tail = "Waterfront Division  24.3%", metrics.horizontalAdvance("  24.3%")
    assert end_words(words, "24.3%", metrics, 400) == words
    for room in (tail + 20, tail + 60):
        shown = end_words(words, "24.3%", metrics, room)
        assert shown.endswith("…  24.3%") and metrics.horizontalAdvance(shown) <= room + 1
    assert end_words("Target at least 24.0%", "", metrics, 60).endswith("…")
