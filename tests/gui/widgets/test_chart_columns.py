"""The columns of a KPI with the line of its rate, as a real widget."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.kpis import charts
from plandesk.domain.kpis.dashboard import dashboard
from plandesk.domain.kpis.definitions import change_kpi, comparators, kpi, set_comparator
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell
from plandesk.gui.widgets.chart_columns import ColumnsChart
from tests.domain.kpis.halton import DECEMBER, add_clearance


@pytest.fixture
def chart(qtbot, session):
    document = session.document
    one = add_clearance(document)
    change_kpi(document, one, target_kind="at_least", target=45.0)
    set_comparator(document, one, "Peel", month_number(2022, 1), 44.0)
    lines = charts.references(kpi(document, one), comparators(document, one), DECEMBER)
    made = ColumnsChart()
    qtbot.addWidget(made)
    made.set_chart(charts.by_month(dashboard(document, one, DECEMBER), lines))
    made.resize(700, made.heightForWidth(700))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_every_month_is_read_and_reached_by_keys(qtbot, chart):
    assert chart.parts[0].accessibleName() == "January 2023: 245 of 584, 42%; a year before 44%"
    assert "42% throughout." in chart.accessibleName()
    chart.focus_first()
    qtbot.keyClick(chart.parts[0], Qt.Key.Key_End)
    assert chart.parts[-1].hasFocus()


def test_a_click_goes_to_the_measure(qtbot, chart):
    with qtbot.waitSignal(chart.link_chosen) as told:
        qtbot.mouseClick(chart.parts[2], Qt.MouseButton.LeftButton)
    assert told.args == [Cell(month_number(2023, 3))]


def test_a_column_is_as_high_as_its_figure(chart):
    panel, scale = chart._panel(False), chart.chart().scale
    middle = round(chart._month(0).center().x())
    inside = round(panel.bottom() - panel.height() * scale.height_of(100))
    above = round(panel.bottom() - panel.height() * scale.height_of(650))
    shot = chart.grab().toImage()
    ratio = shot.devicePixelRatio()
    at = [shot.pixelColor(round(middle * ratio), round(y * ratio)) for y in (inside, above)]
    assert at[0] != at[1]
