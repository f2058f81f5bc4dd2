"""Charts in the window: what is drawn where, what the keys and the mouse reach, and what is told."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from plandesk.charts import ROLES, Bar, Legend, Line, Point, Segment, StackedBars, Table, Tick
from plandesk.gui import look, tokens
from plandesk.gui.widgets.chart_bars import BarsChart
from plandesk.gui.widgets.chart_ink import ink
from plandesk.gui.widgets.chart_line import LineChart

TABLE = Table(("Goal", "Done"), (("1 Safety", "8"),))


def bars(*rows, legend=("done", "late", "no_update")):
    return StackedBars(
        "Status by goal",
        tuple(Legend(role, role.title()) for role in legend),
        tuple(
            Bar(
                str(number),
                f"Goal {number}",
                tuple(
                    Segment(value, role, str(value), f"Goal {number}: {role} {value}", (number, role))
                    for role, value in row.items()
                ),
                str(sum(row.values())),
                f"Goal {number}: all",
                (number, "all"),
            )
            for number, row in enumerate(rows, 1)
        ),
        "In all 30 initiatives.",
        TABLE,
    )


THREE = bars({"done": 8, "late": 2}, {"done": 15, "late": 4, "no_update": 1}, {"late": 5})


@pytest.fixture
def shown(qtbot, qapp):
    """Shows a chart in a window of some width, between two other stops of Tab."""
    look.apply(qapp, dark=False)
    windows = []  # qtbot itself does not keep them

    def show(chart, described, width=760):
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chart)
        column.addStretch(1)
        qtbot.addWidget(window)
        chart.set_chart(described)
        window.resize(width, 400)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return chart

    yield show


@pytest.fixture
def three(shown):
    return shown(BarsChart(), THREE)


def colour_at(chart, part, x=0.5, y=0.15):
    place = part.mapTo(chart, QPoint(int(part.width() * x), int(part.height() * y)))
    return chart.grab().toImage().pixelColor(place)


def followed(qtbot, chart):
    found = []
    chart.link_chosen.connect(found.append)
    return found


def test_bars_share_one_scale(three):
    widths = [[part.width() for part in three.parts if part.place == (row, 0)][0] for row in range(3)]
    assert widths[1] / widths[0] == pytest.approx(15 / 8, rel=0.02)
    assert widths[2] / widths[0] == pytest.approx(5 / 8, rel=0.04)
    ends = {part.geometry().right() for part in three.parts if part.link[1] == "all"}
    assert ends == {three.width() - 1}


def test_parts_of_a_row_stand_beside_each_other(three):
    row = [part.geometry() for part in three.parts if part.place[0] == 1]
    assert all(left.right() < right.left() for left, right in zip(row, row[1:], strict=False))
    assert len({one.top() for one in row}) == 1


def test_colours_come_from_the_tokens(three, qapp, qtbot):
    done, late, silent = (
        next(p for p in three.parts if p.link == (2, r)) for r in ("done", "late", "no_update")
    )
    assert colour_at(three, done, 0.2) == tokens.LIGHT.chart_done
    assert colour_at(three, late, 0.1) == tokens.LIGHT.chart_late
    assert colour_at(three, silent, 0.25, 0.3) == tokens.LIGHT.base
    look.apply(qapp, dark=True)
    qtbot.waitUntil(lambda: colour_at(three, silent, 0.25, 0.3) == tokens.DARK.base)
    look.apply(qapp, dark=False)


def test_what_was_done_late_is_hatched(shown):
    chart = shown(BarsChart(), bars({"done_late": 10}, legend=("done_late",)))
    image, part = chart.grab().toImage(), chart.parts[0]
    row = part.geometry().top() + 4
    seen = {
        image.pixelColor(x, row).name() for x in range(part.geometry().left() + 4, part.geometry().right())
    }
    assert tokens.LIGHT.chart_after.name() in seen and len(seen) > 2


@pytest.mark.parametrize("table", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ROLES)
def test_every_figure_can_be_read(role, table):
    look_of = ink(role, table)
    assert tokens.contrast(look_of.fill, look_of.figure) >= 4.5


def test_a_click_follows_a_part(three, qtbot):
    found = followed(qtbot, three)
    for link in ((2, "late"), (3, "all")):
        qtbot.mouseClick(next(p for p in three.parts if p.link == link), Qt.MouseButton.LeftButton)
    assert found == [(2, "late"), (3, "all")]


def test_tab_stops_once_and_arrows_go_on(three, qtbot):
    found = followed(qtbot, three)
    three.focus_first()
    assert sum(part.focusPolicy() == Qt.FocusPolicy.StrongFocus for part in three.parts) == 1
    steps = (
        (Qt.Key.Key_Right, (1, "late")),
        (Qt.Key.Key_Right, (1, "all")),
        (Qt.Key.Key_Right, (1, "all")),
        (Qt.Key.Key_Home, (1, "done")),
        (Qt.Key.Key_Up, (1, "done")),
        (Qt.Key.Key_Down, (2, "done")),
        (Qt.Key.Key_End, (2, "all")),
        (Qt.Key.Key_Down, (3, "all")),
    )
    for key, link in steps:
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget().link == link
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert found == [(3, "all"), (3, "all")]
    stop = [part for part in three.parts if part.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [part.link for part in stop] == [(3, "all")]


def test_everything_is_told_in_words(three):
    assert three.accessibleName() == "Status by goal. In all 30 initiatives."
    part = next(p for p in three.parts if p.link == (2, "no_update"))
    assert part.accessibleName() == "Goal 2: no_update 1"
    assert "Goal 2: no_update 1" in part.toolTip()


def test_the_focus_stays_at_its_place_when_figures_change(three, qtbot):
    three.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    three.set_chart(bars({"done": 7, "late": 3}, {"done": 1}))
    assert QApplication.focusWidget().accessibleName() == "Goal 1: late 3"


def test_the_same_description_draws_nothing_anew(three):
    before = list(three.parts)
    three.set_chart(bars({"done": 8, "late": 2}, {"done": 15, "late": 4, "no_update": 1}, {"late": 5}))
    assert three.parts == before


def test_narrow_bars_stand_below_their_names(shown):
    wide, narrow = shown(BarsChart(), THREE), shown(BarsChart(), THREE, width=400)
    assert narrow.parts[0].geometry().left() == 0
    assert wide.parts[0].geometry().left() > 200
    assert narrow.height() > wide.height()
    assert narrow.parts[-1].geometry().bottom() < narrow.height()


def test_only_so_many_bars_as_wished(three):
    three.show_rows(2)
    low = three.heightForWidth(760)
    assert {part.place[0] for part in three.parts} == {0, 1}
    three.show_rows(None)
    assert {part.place[0] for part in three.parts} == {0, 1, 2}
    assert three.heightForWidth(760) > low


def test_the_menu_offers_the_table(three, qtbot):
    wished = []
    three.table_requested.connect(wished.append)
    three.setFocus()
    place = three.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, three.mapToGlobal(place))
    QApplication.sendEvent(three, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["As a table"]
    menu.actions()[0].trigger()
    menu.close()
    assert wished == [THREE]


# ---- lines

RATES = Line(
    "Completed on time",
    "by due quarter",
    (Tick(0, "0%"), Tick(0.5, "50%"), Tick(1, "100%")),
    (
        Point("Q1", "6 of 13", 0.46, "46%", "Q1: 6 of 13", link=1),
        Point("Q2", "5 of 14", 0.36, "36%", "Q2: 5 of 14", link=2),
        Point("Q3", "8 of 8", 1.0, "100%", "Q3: 8 of 8", open=True, link=3),
        Point("Q4", "none due", None, "", "Q4: none due"),
    ),
    "",
    "Q1: 46%.",
    TABLE,
)


@pytest.fixture
def rates(shown):
    return shown(LineChart(), RATES, width=392)


def test_points_are_full_or_open(rates):
    image = rates.grab().toImage()
    spots = rates._spots()
    assert spots[3] is None
    full, empty = (image.pixelColor(int(spots[at].x()), int(spots[at].y())) for at in (0, 2))
    assert full == tokens.LIGHT.accent
    assert empty == tokens.LIGHT.base
    assert spots[2].y() < spots[0].y() < spots[1].y()


def test_the_highest_figure_is_inside(rates):
    image = rates.grab().toImage()
    text = tokens.LIGHT.text
    column = range(int(rates._spots()[2].x()) - 14, int(rates._spots()[2].x()) + 14)
    dark = [y for y in range(28) for x in column if near(image.pixelColor(x, y), text)]
    assert dark and min(dark) > 0


def near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green())) < 40


def test_points_are_reached_by_keys_and_followed(rates, qtbot):
    found = followed(qtbot, rates)
    rates.focus_first()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "Q2: 5 of 14"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Enter)  # none due: nothing to follow
    qtbot.mouseClick(rates.parts[0], Qt.MouseButton.LeftButton)
    assert found == [2, 1]
