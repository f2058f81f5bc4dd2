"""The chart of months in the window: its figures stand by the rule that paper has, too."""

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QFontMetrics

from plandesk.chart_labels import Box
from plandesk.charts import Column, Columns, Legend, Point, Reference, Scale, Table, Tick
from plandesk.gui.tokens import font, px
from plandesk.gui.widgets.chart_columns import ColumnsChart, _figures

VALUES = (41.0, 39.4, 46.6, 45.0, 40.7, 45.1, 43.6, 42.3, 38.4, 42.8, 37.4, 41.4)
SHOWN = {0: "41%", 2: "47%", 10: "37%", 11: "41%"}


def months(values=VALUES, references=()):
    """The line of a rate; the first, highest, lowest and last figures are printed."""
    points = tuple(Point("", "", one, SHOWN.get(at, ""), "") for at, one in enumerate(values))
    columns = tuple(Column("", (), "") for _one in values)
    scale = Scale((Tick(35, "35%"), Tick(40, "40%"), Tick(45, "45%"), Tick(50, "50%")))
    return Columns("", (), columns, None, "Rate", points, scale, tuple(references), "", "", Table((), ()))


@pytest.fixture
def chart(qtbot):
    made = ColumnsChart()
    qtbot.addWidget(made)
    made.resize(500, 200)
    return made


def boxes(chart):
    metrics = QFontMetrics(_figures())
    return [
        (text, Box(left, baseline - 0.7 * px(12), left + metrics.horizontalAdvance(text), baseline))
        for text, left, baseline in chart.figures_placed()
    ]


def test_no_figure_stands_on_the_line_or_on_another(chart):
    chart.set_chart(months(references=[Reference(45, "Target at least 45%", "target")]))
    found = boxes(chart)
    assert [text for text, _box in found] == ["41%", "47%", "37%", "41%"]
    spots = [(at, panel) for at, panel in chart.spots() if panel is not None]
    for text, box in found:
        for start, end in zip(spots, spots[1:], strict=False):
            assert not box.crossed_by(start, end), text
    for at, (_text, box) in enumerate(found):
        assert not any(box.touches(other) for _other, other in found[at + 1 :])


def test_a_month_without_a_figure_breaks_the_line(chart):
    chart.set_chart(months((41.0, None, 47.0, 45.0)))
    assert [text for text, _x, _y in chart.figures_placed()] == ["47%", "41%"]
    assert chart.spots()[1] is None


def test_long_names_leave_room_for_the_others_in_the_legend(chart):
    described = replace(
        months(),
        line_name="Clearance rate of crimes against property, theft from vehicles and mischief included",
        legend=(Legend("part", "Cleared"), Legend("rest", "Others")),
    )
    chart.set_chart(described)
    first, *others = chart.legend_words()
    assert others == ["Cleared", "Others"] and first.endswith("…") and len(first) > 30
    metrics = QFontMetrics(font(12))
    assert sum(metrics.horizontalAdvance(one) + px(36) for one in chart.legend_words()) <= chart.width()
    chart.set_chart(replace(described, line_name="Rate"))
    assert chart.legend_words() == ["Rate", "Cleared", "Others"]
