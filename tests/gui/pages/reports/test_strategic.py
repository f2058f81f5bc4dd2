"""The strategic plan on the Reports page: its options, and what is printed with them."""

from datetime import date

from plandesk.domain.layouts import add_layout
from plandesk.domain.plans import add_plan
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


def test_a_strategic_plan_is_shown_as_its_own_report(qtbot, page, session):
    first = session.plan_id
    other = add_plan(session.document, "Closer", "strategic", date(2025, 1, 1), date(2028, 12, 31))
    add_layout(session.document, "strategic-plan", "Short", ())
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        session.set_plan(other)
    assert page.kind.name == "strategic-plan"
    assert "Short" in [words for _value, words in page.options.choices["layout"].offered()]
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        page.show_kind("kpi-report")
    session.set_plan(first)
    assert page.kind.name == "kpi-report"
