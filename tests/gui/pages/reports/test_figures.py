"""What does not fit in the figures, in the checklist of the annual plan, with the way to the figure."""

from PySide6.QtCore import Qt

from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter, measures
from plandesk.gui.pages.reports import kinds
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Words


def print_kpis(qtbot, page):
    """Print the table of KPIs in the plan, without which their figures do not count."""
    choice = page.options.choices["kpis"]
    with qtbot.waitSignal(page.over.changed, timeout=10_000):
        choice.setCurrentIndex([value for value, _words in choice.offered()].index("table"))
        choice.activated.emit(choice.currentIndex())


def test_the_checklist_leads_to_the_figure(qtbot, small, page):
    document = page.session.document
    goal, unit = small[1].goals[0], small[1].units[0]
    one = add_kpi(document, "Stops", objectives=(goal,), source="Dispatch")
    add_kpi(document, "Of no plan")
    first = month_number(2024, 1)
    with qtbot.waitSignal(page.over.changed, timeout=10_000):
        enter(document, one, [Entry(Cell(first), 9), Entry(Cell(first, unit), 7)])
    assert not any("the units add up" in group.sentence.text() for group in page.checklist.groups())
    print_kpis(qtbot, page)
    [told] = [group for group in page.checklist.groups() if "the units add up to 7" in group.sentence.text()]
    assert not any("Of no plan" in group.sentence.text() for group in page.checklist.groups())
    with qtbot.waitSignal(page.record_requested) as asked:
        qtbot.mouseClick(told.findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert asked.args == ["kpis", "measure", measures(document, one)[Cell(first)].id]


def test_sums_that_do_not_fit_stand_under_one_sentence(qtbot, small, page):
    document = page.session.document
    goal, unit = small[1].goals[0], small[1].units[0]
    one = add_kpi(document, "Stops", objectives=(goal,), source="Dispatch")
    entries = []
    for year in range(2017, 2025):
        whole = Cell(month_number(year, 1))
        entries += [Entry(whole, 9), Entry(Cell(whole.period, unit), 7)]
    with qtbot.waitSignal(page.over.changed, timeout=10_000):
        enter(document, one, entries)
    print_kpis(qtbot, page)
    [told] = [group for group in page.checklist.groups() if "do not add up" in group.sentence.text()]
    assert told.sentence.text() == "Units or categories that do not add up to the whole."
    assert [link.findChild(Words).text()[:36] for link in told.links[:3]] == [
        f"“Stops” in {year}: the units add up to 7"[:36] for year in (2017, 2018, 2019)
    ]
    more = told.links[3].findChild(LinkButton)
    assert more.text() == "Show the other 5"
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(told.links) == 8
    with qtbot.waitSignal(page.record_requested) as asked:
        qtbot.mouseClick(told.links[7].findChild(LinkButton), Qt.MouseButton.LeftButton)
    assert asked.args == ["kpis", "measure", measures(document, one)[Cell(month_number(2024, 1))].id]


def test_very_many_figures_are_left_to_the_page_of_the_kpi(small, page, monkeypatch):
    monkeypatch.setattr(kinds, "MOST_FIGURES", 0)
    document = page.session.document
    one = add_kpi(document, "Stops", objectives=(small[1].goals[0],))
    enter(document, one, [Entry(Cell(month_number(2024, 1)), 9)])
    annual = kinds.kinds()[0]
    page.options.choices["kpis"].set_value("table")
    [told] = [
        each for each in annual.look_over(document, page.options.options(small[1].plan)) if each.kind == "kpi"
    ]
    assert "It has many figures" in told.sentence and told.id == one
