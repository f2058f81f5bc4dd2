"""Figures come in from a file by the page's menu."""

from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, measures
from tests.exchange.figures_files import add_kpis, csv_file


def test_a_table_that_names_no_kpi_is_of_the_one_in_hand(make_page, session, dialogs, tmp_path):
    made = add_kpis(session.document)
    page = make_page()
    page.show_record("kpi", made["count"])
    assert page.import_entry in page.head.menu.actions() and page.import_entry.isEnabled()
    dialogs.choose(csv_file(tmp_path, [("Month", "Value"), ("2023-01", "5"), ("2023-02", "6")]))
    dialogs.answer(lambda dialog: dialog.go.click())
    page.import_entry.trigger()
    found = measures(session.document, made["count"])
    assert found[Cell(month_number(2023, 2))].amount.numerator == 6 and len(found) == 2


def test_the_menu_takes_nothing_without_a_kpi(make_page):
    assert not make_page().import_entry.isEnabled()
