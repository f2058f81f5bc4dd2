"""Where the words of a drawn chart stand."""

import pytest

from plandesk import chart_labels
from plandesk.chart_labels import Box, Lines, Spot, around, best, box_of
from plandesk.charts import Column, Columns, Point, Reference, Scale, Table, Tick
from plandesk.colours import palette
from plandesk.reports.chart_drawing import ColumnsFigure
from plandesk.reports.chart_pen import width_of
from plandesk.reports.structure import Element
from plandesk.reports.style import sheet

SHEET = sheet(palette("#123F4D", "#B8542A"))


class Pen:
    """A pen that keeps the words it writes with the room they take, and the spots of the line of figures."""

    def __init__(self):
        self.written = []
        self.spots = []

    def words(self, text, x, baseline, style, align="left"):
        wide = width_of(text, style)
        left = x - {"left": 0.0, "middle": wide / 2, "right": wide}[align]
        self.written.append((text, box_of(Spot(left, baseline), wide, style.size, chart_labels.FIGURES)))
        return wide

    def line(self, spots, _colour, wide, *_more):
        if wide > 1:
            self.spots = spots

    def box(self, text):
        return next(box for written, box in self.written if written == text)

    def __getattr__(self, _name):
        return lambda *_given: None


def figure(values, references=(), shown=None, name="Rate"):
    """The figure of a line of percents; `shown` are the places whose figures are printed."""
    figures = {at: f"{value:.1f}%" for at, value in enumerate(values) if shown is None or at in shown}
    points = tuple(Point("", "", value, figures.get(at, ""), "") for at, value in enumerate(values))
    columns = tuple(Column("", (), "") for _one in points)
    scale = Scale((Tick(20, "20%"), Tick(25, "25%"), Tick(30, "30%")))
    chart = Columns("", (), columns, None, name, points, scale, tuple(references), "", "", Table((), ()))
    return ColumnsFigure(chart, SHEET, Element("Figure"))


def drawn(values, wide=300.0, references=(), shown=None):
    """What a pen wrote for it."""
    pen = Pen()
    figure(values, references, shown).paint(pen, 0, 0, wide)
    return pen


def test_a_figure_close_below_a_target_stands_below_its_spot():
    pen = drawn((26.2, 23.2), references=[Reference(24, "Target", "target")])
    assert pen.box("26.2%").bottom < pen.spots[0][1]
    assert pen.box("23.2%").top > pen.spots[1][1]
    assert pen.box("Target").bottom < pen.box("23.2%").top


@pytest.mark.parametrize("wide", [160.0, 300.0, 500.0])
@pytest.mark.parametrize(
    "values",
    [
        (21.1, 25.5, 26.2, 26.1, 24.8, 21.7, 24.2, 22.7, 22.0, 23.3, 21.0, 23.2),
        (21.0, 21.2, 21.1, 21.2, 29.9, 20.0, 30.0, 20.1, 29.8, 21.0, 21.2, 21.0),
        (30.0, 29.9, 20.0, 20.1),
        (24.0, 24.1, 24.0, 23.9, 24.0, 24.1, 24.0, 23.9, 24.0, 24.1, 24.0, 23.9),
    ],
)
def test_no_words_of_a_chart_stand_on_others(values, wide):
    lines = [
        Reference(24, "Target at least 24%", "target"),
        Reference(23.5, "Port Almere 23.5%", "comparator"),
    ]
    ends = {0, len(values) - 1, values.index(min(values)), values.index(max(values))}
    for shown in (ends, None):
        pen = drawn(values, wide, lines, shown)
        for at, (text, box) in enumerate(pen.written):
            for other, second in pen.written[at + 1 :]:
                assert not box.touches(second), (text, other)
        written = [text for text, _box in pen.written]
        assert "Target at least 24%" in written
        assert wide < 300 or {f"{values[-1]:.1f}%", "Port Almere 23.5%"} <= set(written)


ZIGZAG = (21.0, 23.2, 26.1, 22.5, 23.4, 28.0, 23.8, 22.4, 28.3, 23.0, 23.3, 27.3)


@pytest.mark.parametrize(("values", "above"), [(ZIGZAG, True), ((21.0, 21.5, 22.0, 21.5), False)])
def test_a_level_whose_words_have_no_place_off_the_line_is_named_in_the_legend(values, above):
    target = Reference(24, "Target at least 24.0%", "target")
    pen = drawn(values, references=[target], shown={0, len(values) - 1})
    box = pen.box(target.label)
    assert (box.bottom < pen.box("30%").top) is above
    assert not any(box.crossed_by(*pair) for pair in zip(pen.spots, pen.spots[1:], strict=False))


def test_the_legend_takes_as_many_lines_as_it_needs_and_cuts_no_name():
    target = Reference(24, "Target at least 24.0%", "target")
    plain, short = figure(ZIGZAG), figure(ZIGZAG, [target])
    name = "Crimes against property cleared by charge or otherwise"
    long = figure(ZIGZAG, [target], name=name)
    assert short.height(300) == plain.height(300) < long.height(300)
    several = [target, Reference(29, "Port Almere", "comparator")]
    assert figure(ZIGZAG, several).height(300) == plain.height(300)
    pen = Pen()
    long.paint(pen, 0, 0, 300)
    assert pen.box(name).bottom < pen.box(target.label).top


def test_a_figure_stands_beside_a_line_that_runs_over_the_best_place():
    pen = drawn((20.5, 29.0, 29.5), shown={0})
    assert not pen.box("20.5%").crossed_by(*pen.spots[:2])
    run = ((0.0, 50.0), (40.0, 10.0), (80.0, 50.0))
    within, lines = Box(-20, -20, 100, 60), Lines((run,))
    spot = best(around(run[1], 24.0), 24.0, 8.5, within, [], lines)
    assert spot is not None and spot.x == 40.0 - 12.0 and spot.baseline < 10
    low = best(around((0.0, 50.0), 24.0), 24.0, 8.5, within, [], lines)
    assert low is not None and lines.cost(box_of(low, 24.0, 8.5, chart_labels.FIGURES)) == 0
