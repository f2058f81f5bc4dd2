"""The strategic plan on the Reports page: its options, and what is printed with them."""

from tests.gui.pages.reports.test_page import choose, words_of


def test_it_is_made_with_its_options(qtbot, page):
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        page.show_kind("strategic-plan")
    pane = page.options
    assert pane.options(1).facing and not pane.options(1).leads
    assert "Initiative 4 of act" not in words_of(page)
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        choose(page, "edition", "in-camera")
    assert "Initiative 4 of act" in words_of(page)
    choose(page, "facing", False)
    choose(page, "about", "both")
    made = pane.options(1)
    assert (made.facing, made.leads, made.dates) == (False, True, True)
