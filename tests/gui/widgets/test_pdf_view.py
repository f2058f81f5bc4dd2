"""The view of pages by itself: places, zoom, keys, links, and how little of a long document is painted."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from plandesk.gui.widgets.pdf_pages import PageColumn, PageLink, PageSize, Spot
from plandesk.gui.widgets.pdf_strip import PdfStrip
from plandesk.gui.widgets.pdf_tiles import Tile, TileStore, tiles_of
from plandesk.gui.widgets.pdf_view import PdfView
from plandesk.gui.widgets.pdf_zoom import FIT_PAGE, FIT_WIDTH

LETTER = PageSize(612, 792)


@pytest.fixture
def view(qtbot):
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    qtbot.waitExposed(made)
    made.set_pages([LETTER] * 10)
    return made


def test_pages_lie_below_each_other_with_equal_gaps():
    column = PageColumn((LETTER, PageSize(792, 612), LETTER), 1.0, 10)
    rects = [column.rect(number, 900) for number in range(3)]
    assert [rect.top() for rect in rects] == [10, 812, 1434]
    assert [rect.left() for rect in rects] == [144, 54, 144]
    assert column.height == 2236
    assert list(column.pages_between(0, 5)) == []
    assert list(column.pages_between(5, 10)) == [0]
    assert list(column.pages_between(801, 812)) == [0, 1]
    assert list(column.pages_between(802, 811)) == []
    assert column.page_at(805) == 0
    assert column.page_at(99999) == 2


def test_keys_turn_pages_and_signals_tell(qtbot, view):
    told = []
    view.page_changed.connect(told.append)
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_PageUp, 1),
        (Qt.Key.Key_End, 9),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.page == page
    assert told == [1, 2, 1, 9, 0]


class Painted(QObject):
    """Whether the middle of a widget was painted since it was asked last."""

    def __init__(self, widget):
        super().__init__(widget)
        self.middle = False
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.middle = self.middle or event.region().contains(watched.rect().center())
        return False


def test_the_ring_comes_and_goes_with_the_keys(qtbot, view):
    view.activateWindow()
    view.clearFocus()
    view.viewport().repaint()
    painted = Painted(view.viewport())
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: painted.middle)
    painted.middle = False
    view.clearFocus()
    qtbot.waitUntil(lambda: painted.middle)


def test_a_page_higher_than_the_view_is_turned_in_parts(qtbot, view):
    view.set_zoom(2.0)
    view.show_page(0)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 0
    assert view.verticalScrollBar().value() > 0


def test_zoom_modes_fit_the_page_or_its_width(view):
    assert view.zoom == FIT_PAGE
    assert view.column.rect(0, view.viewport().width()).height() <= view.viewport().height() - 40
    view.set_zoom(FIT_WIDTH)
    width = view.column.rect(0, view.viewport().width()).width()
    assert view.viewport().width() - 60 <= width <= view.viewport().width()
    view.resize(500, 600)
    assert view.column.rect(0, view.viewport().width()).width() < width
    view.set_zoom(99.0)
    assert view.factor == pytest.approx(4.0)


def test_control_and_wheel_zoom_about_the_pointer(view):
    view.set_zoom(1.0)
    view.show_page(3)
    at = QPoint(400, 300)
    before = view._place(at)
    event = QWheelEvent(
        QPointF(at), view.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.factor == pytest.approx(1.1)
    page, x, y = view._place(at)
    assert page == before[0]
    assert (x, y) == (pytest.approx(before[1], abs=3), pytest.approx(before[2], abs=3))


def test_only_what_is_near_is_wanted(qtbot, view):
    asked = []
    view.tiles_wanted.connect(asked.extend)
    view.set_pages([LETTER] * 400)
    view.show_page(200)
    qtbot.waitUntil(lambda: any(tile.page == 200 for tile in asked))
    asked.clear()
    view.viewport().update()
    qtbot.waitUntil(lambda: bool(asked))
    assert {tile.page for tile in asked} <= {199, 200, 201}
    assert asked[-1].page == 200  # the most urgent last


def test_the_picture_of_an_older_document_is_not_taken(view):
    tile = Tile(view.edition - 1, 0, 500, QRect(0, 0, 10, 10))
    view.put_tile(tile, QImage(10, 10, QImage.Format.Format_RGB32))
    assert len(view.store) == 0


def test_a_kept_picture_stands_in_until_the_new_one_is_there(qtbot, view):
    red = QImage(1024, 1024, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)

    def give(tiles):
        for tile in tiles:
            view.put_tile(tile, red.copy(0, 0, tile.part.width(), tile.part.height()))

    view.tiles_wanted.connect(give)
    middle = view.viewport().rect().center()
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(middle).name() == "#ff0000")
    view.tiles_wanted.disconnect(give)
    view.set_pages([LETTER] * 10)
    assert view.grab().toImage().pixelColor(middle).name() == "#ff0000"
    view.zoom_by(1)
    assert view.grab().toImage().pixelColor(middle).name() == "#ff0000"


def test_the_store_stays_within_its_bounds():
    store = TileStore(at_most=100 * 400 * 4)
    for number in range(40):
        store.put(Tile(1, number, 100, QRect(0, 0, 100, 100)), QImage(100, 100, QImage.Format.Format_RGB32))
        store.get(Tile(1, 0, 100, QRect(0, 0, 100, 100)))
    assert store.bytes <= 100 * 400 * 4
    assert len(store) == 4
    assert store.get(Tile(1, 0, 100, QRect(0, 0, 100, 100))) is not None  # used all the time
    assert store.get(Tile(1, 5, 100, QRect(0, 0, 100, 100))) is None


def test_tiles_cover_what_is_seen_and_nothing_else():
    tiles = tiles_of(1, 0, 3000, 4000, QRect(900, 1000, 300, 300))
    covered = QRect()
    for tile in tiles:
        covered = covered.united(tile.part)
    assert covered.contains(QRect(900, 1000, 300, 300))
    assert len(tiles) == 4
    assert all(tile.part.right() < 3000 and tile.part.bottom() < 4000 for tile in tiles)


def test_a_link_leads_to_its_page(qtbot, view):
    view.set_pages([LETTER] * 10, [[PageLink((100, 100, 200, 20), 7, 300.0)], *[[]] * 9])
    view.show_page(0)
    place = view.column.box_on(0, (100, 100, 200, 20), view.viewport().width()).center().toPoint()
    place -= QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.page == 7


def test_a_hit_is_brought_into_view(view):
    view.set_zoom(3.0)
    view.set_spots([Spot(5, ((300, 700, 60, 12),))], 0)
    box = view.column.box_on(5, (300, 700, 60, 12), view.viewport().width())
    seen = (
        view.viewport()
        .rect()
        .translated(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
    )
    assert seen.contains(box.toAlignedRect())


def test_the_strip_asks_for_what_it_shows_and_follows_the_page(qtbot):
    strip = PdfStrip()
    qtbot.addWidget(strip)
    strip.resize(104, 500)
    asked = []
    strip.wanted.connect(lambda pages, _width: asked.extend(pages))
    strip.set_pages([LETTER] * 400)
    strip.show()
    qtbot.waitExposed(strip)
    qtbot.waitUntil(lambda: 0 in asked)
    assert max(asked) < 20
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        strip.setCurrentIndex(strip.model().index(3))
    assert chosen.args == [3]
    with qtbot.assertNotEmitted(strip.page_chosen):
        strip.set_page(300)
    assert strip.currentIndex().row() == 300
    strip.set_pages([LETTER] * 3)
    assert strip.model().rowCount() == 3
