"""The officer's story through the whole window: define the clearance rate once, paste its months, look."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from plandesk.domain.branches import add_objective
from plandesk.domain.kpis.definitions import kpi, kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, measures
from plandesk.domain.people import add_unit
from plandesk.domain.plans import add_plan
from plandesk.gui.pages.kpis.tile import TileView
from tests.domain.kpis.halton import BEFORE, NOW, spread

DISTRICTS = [name for name in NOW if name]


def months(of_year):
    """The year's lines as a spreadsheet copies them: region, then districts, cleared and all."""
    columns = [spread(total) for name in (None, *DISTRICTS) for total in of_year[name]]
    return ["\t".join(f"{column[month]:,}" for column in columns) for month in range(12)]


def write(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    field.leave()


def choose(choice, value):
    choice.setCurrentIndex(choice._values.index(value))
    choice.activated.emit(choice.currentIndex())


def test_from_an_empty_file_to_figures_that_a_commission_can_trust(qtbot, window, tmp_path):
    session = window.session
    session.new(tmp_path / "halton.plandesk")
    document = session.document
    plan = add_plan(document, "District plans 2023", "annual", date(2023, 1, 1), date(2023, 12, 31))
    goal = add_objective(document, plan, None, "Clearances")
    session.set_plan(plan)
    for name in DISTRICTS:
        add_unit(document, name)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.menus.actions["page kpis"].trigger()
    page = window.page
    assert page.name == "kpis" and page.empty.button.hasFocus()
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Space)

    # Once: what the rate is, and where it comes from.
    form = page.definition.form
    qtbot.keyClicks(window.focusWidget(), "Clearance rate")
    choose(form.kind, "rate")
    assert kpis(document)[0].name == "Clearance rate"
    for field, text in (
        (form.numerator_name, "Cleared"),
        (form.denominator_name, "Occurrences"),
        (form.unit_of_count, "occurrences"),
        (form.source, "Records management system"),
    ):
        write(qtbot, field, text)
    choose(form.target_kind, "at_least")
    write(qtbot, form.target, "45")
    page.definition.objectives._change((goal,))
    one = kpi(document, kpis(document)[0].id)
    assert (one.kind, one.scale, one.target, one.objectives) == ("rate", 100, 45, (goal,))
    assert [row.words for row in page.model.rows] == ["Clearances", "Clearance rate"]

    # Each month: the numbers, pasted.
    page.head.show_tab("figures")
    page.show_cell(one.id, Cell(month_number(2022, 1)))
    table = page.figures.table
    QGuiApplication.clipboard().setText("\r\n".join(months(BEFORE) + months(NOW)) + "\r\n")
    window.menus.actions["paste"].trigger()
    assert len(measures(document, one.id)) == 96
    assert page.model.rows[1].figure == "42%"
    assert window.menus.actions["undo"].text().endswith("Enter 96 figures")
    assert table.currentIndex().data() == "249"

    # What a commissioner with a calculator would ask is said before.
    strip = page.figures.findings
    strip.read()
    assert any("6,962, the whole service is 6,999 (37 apart)" in each.sentence for each in strip.found)
    strip.head.click()
    strip.list.setFocus()
    strip.list.setCurrentRow(next(n for n, each in enumerate(strip.found) if "37 apart" in each.sentence))
    qtbot.keyClick(strip.list, Qt.Key.Key_Return)
    assert table.hasFocus() and page.figures.notes.place.text().startswith("January 2023, Whole service")
    notes = page.figures.notes
    write(qtbot, notes.footnote, "37 in no district")
    assert measures(document, one.id)[Cell(month_number(2023, 1))].footnote == "37 in no district"

    # The page that she shows: the year, the one before, the change, and how far chance goes.
    page.head.show_tab("dashboard")
    said = " ".join(
        tile.accessibleName() for tile in page.dashboard.findChildren(TileView) if tile.isVisible()
    )
    for words in ("42%", "6,999", "6,783", "3%", "583"):
        assert words in said, words
    page.dashboard.figure_requested.emit(Cell(month_number(2023, 7)))
    assert page.head.tab == "figures" and page.figures.notes.place.text().startswith("July 2023, Whole")

    # A slip of the hand is refused at its cell, and one undo takes the paste back.
    QGuiApplication.clipboard().setText("12\tabout 20")
    table.setFocus()
    window.menus.actions["paste"].trigger()
    assert "“about 20” is not a number" in table.refusal.sentence
    session.undo()
    session.undo()
    assert measures(document, one.id) == {} and page.model.rows[1].figure == "–"
