"""Where the words of a drawn chart stand."""

from plandesk.charts import Column, Columns, Point, Reference, Scale, Table, Tick
from plandesk.colours import palette
from plandesk.reports.chart_drawing import ColumnsFigure
from plandesk.reports.structure import Element
from plandesk.reports.style import sheet


class Words:
    """A pen that keeps the words it writes, with the height of their line."""

    def __init__(self):
        self.written = {}

    def words(self, text, _x, baseline, *_more):
        self.written[text] = baseline
        return 10.0

    def __getattr__(self, _name):
        return lambda *_given: None


def test_a_figure_close_below_a_target_stands_below_its_spot():
    points = tuple(Point(text, "", value, text, "") for text, value in (("26.2%", 0.262), ("23.2%", 0.232)))
    columns = tuple(Column(f"in {one.label}", (), "") for one in points)
    scale = Scale((Tick(0.2, "20%"), Tick(0.25, "25%"), Tick(0.3, "30%")))
    target = Reference(0.24, "Target", "target")
    chart = Columns("", (), columns, None, "Rate", points, scale, (target,), "", "", Table((), ()))
    pen = Words()
    ColumnsFigure(chart, sheet(palette("#123F4D", "#B8542A")), Element("Figure")).paint(pen, 0, 0, 400)
    assert pen.written["26.2%"] < pen.written["Target"] - 6
    assert pen.written["23.2%"] > pen.written["Target"] + 10
