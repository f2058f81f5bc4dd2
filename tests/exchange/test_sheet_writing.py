"""A plan in a spreadsheet: how it opens, and that no text of the user's becomes a formula."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from plandesk.domain.periods import Quarter
from plandesk.errors import CannotWrite, NotThere
from plandesk.exchange.csv_writing import write_csv
from plandesk.exchange.plan_sheet import plan_sheet
from plandesk.exchange.sheet_out import ColumnOut, TableOut
from plandesk.exchange.xlsx_reading import read_xlsx
from plandesk.exchange.xlsx_writing import write_xlsx
from tests.domain import reporting_year
from tests.exchange.test_sheet_round_trip import TRICKY

COLUMNS = (
    ColumnOut("No.", 8, "number"),
    ColumnOut("Initiative", 60, "wrap"),
    ColumnOut("Due", 13, "date"),
    ColumnOut("Percent", 9, "percent"),
    ColumnOut("Key", 12),
)


def table(*rows, title="Plan"):
    return TableOut(title, COLUMNS, tuple(rows))


def opened(data):
    return load_workbook(io.BytesIO(data))


def test_the_words_for_a_status_are_offered_in_its_cells(new_document):
    document = new_document()
    year = reporting_year.fill(document)
    made = plan_sheet(document, year.plan, Quarter(2026, 3))
    sheet = opened(write_xlsx([made], "Plan")).active
    (offered,) = sheet.data_validations.dataValidation
    place = next(cell.column_letter for cell in sheet[1] if cell.value == "Status Q3 2026")
    assert str(offered.sqref) == f"{place}2:{place}{len(made.rows) + 1}"
    assert offered.formula1 == '"Not started,In progress,Delayed,Completed,Dropped"'
    assert offered.type == "list" and not offered.showErrorMessage  # other words are understood, too


@pytest.mark.parametrize("words", [("Late, with reason",), ("x" * 200, "y" * 60), (" padded",), ()])
def test_words_that_a_list_in_a_cell_cannot_hold_give_none(words):
    columns = (ColumnOut("Status", 15, choices=words),)
    sheet = opened(write_xlsx([TableOut("Plan", columns, (("Done",),))], "Plan")).active
    assert sheet.data_validations.dataValidation == []


def test_a_workbook_is_ready_to_work_with():
    rows = ((1, "Walk", date(2024, 6, 30), 50, "k1"), (2, "Talk", "Q3 2024", None, "k2"))
    book = opened(write_xlsx([table(*rows)], "Annual plan"))
    assert book.properties.title == "Annual plan" and book.sheetnames == ["Plan"]
    sheet = book.active
    assert [cell.value for cell in sheet[1]] == ["No.", "Initiative", "Due", "Percent", "Key"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E3")
    assert [sheet.column_dimensions[letter].width for letter in "ABCDE"] == [8, 60, 13, 9, 12]
    assert sheet["A1"].font.bold and sheet["B2"].alignment.wrap_text
    assert sheet["A2"].alignment.horizontal == "right" and sheet["A2"].value == 1
    assert sheet["C2"].value == datetime(2024, 6, 30) and sheet["C2"].number_format == "yyyy-mm-dd"
    assert sheet["D2"].value == 0.5 and sheet["D2"].number_format == "0%"
    assert sheet["C3"].value == "Q3 2024" and sheet["D3"].value is None
    assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("text", [*TRICKY, '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "\r=1", "+SUM(1)"])
def test_no_text_becomes_a_formula_and_every_text_comes_back(text):
    data = write_xlsx([table((1, text, None, None, text))], text)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not re.search(rb"<f[ >/]", archive.read("xl/worksheets/sheet1.xml"))
    cell = opened(data).active["B2"]
    assert cell.data_type == "s"
    if text.startswith(("=", "+", "-", "@")):
        assert cell.quotePrefix
    [sheet] = read_xlsx(data)
    assert sheet.rows[0].cells == (1, text, None, None, text)


def test_no_text_of_a_csv_file_becomes_a_formula():
    data = write_csv(table(*((1, text, None, None, text) for text in TRICKY)))
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    for line in re.split("\r\n|,|\n", data.decode("utf-8-sig")):
        assert not line.lstrip('" \t').startswith(("=", "+", "-", "@")), line


def test_values_of_a_csv_file():
    rows = ((1, None, date(2024, 6, 30), 50, True), (2.5, "é", datetime(2024, 6, 30, 9, 5), 0, ""))
    assert write_csv(table(*rows)).decode("utf-8-sig").splitlines() == [
        "No.,Initiative,Due,Percent,Key",
        "1,,2024-06-30,50%,TRUE",
        "2.5,é,2024-06-30 09:05,0%,",
    ]


def test_odd_characters_are_kept_and_half_ones_replaced():
    odd = "a\x00\x07\x1f\ufffe\r\n\u2028\U0001f6a8_x000D_"
    [sheet] = read_xlsx(write_xlsx([table((1, odd, None, None, "\ud83d"))], "\ud83d\x00"))
    assert sheet.rows[0].cells == (1, odd, None, None, "�")


def test_a_text_longer_than_a_cell_is_refused_and_never_cut():
    longest = "x" * 32_767
    [sheet] = read_xlsx(write_xlsx([table((1, longest, None, None, "k"))], "t"))
    assert sheet.rows[0].cells[1] == longest
    for text in (longest + "y", "\U0001f6a8" * 16_384):
        with pytest.raises(CannotWrite) as refused:
            write_xlsx([table((1, text, None, None, "k"))], "t")
        assert refused.value.sentence == (
            "Row 2, “Initiative” has more than 32,767 characters, more than a spreadsheet’s cell can hold. "
            "Nothing was written; shorten the text, or export as .json."
        )


def test_days_that_no_spreadsheet_knows_are_texts():
    [sheet] = read_xlsx(write_xlsx([table((1, "a", date(1899, 12, 31), None, "k"))], "t"))
    assert sheet.rows[0].cells[2] == "1899-12-31"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Plan 2024/25: [A]*?", "Plan 2024 25 A"),
        ("'", "Plan"),
        ("x" * 40, "x" * 31),
        ("History", "History 2"),
    ],
)
def test_worksheets_have_names_that_a_spreadsheet_takes(title, name):
    assert opened(write_xlsx([table(title=title)], "t")).sheetnames == [name]


def test_worksheets_of_one_name_are_told_apart():
    found = opened(
        write_xlsx([table(title="Plan"), table(title="plan"), table(title="PLAN" + " " * 40)], "t")
    )
    assert found.sheetnames == ["Plan", "plan 2", "PLAN 3"]


def test_the_table_of_a_plan(new_document):
    document = new_document()
    year = reporting_year.fill(document)
    found = plan_sheet(document, year.plan, reporting_year.Q2)
    assert [one.head for one in found.columns] == [
        "Goal no.", "Goal", "No.", "Initiative", "Sub-items", "Milestones", "Due", "Status Q2 2026",
        "Completed in", "Percent", "Reason", "New date", "What happened", "Lead", "Partners", "Results",
        "Public or internal", "Internal note", "Key",
    ]  # fmt: skip
    first, second, _third, fourth, fifth = (row[:-1] for row in found.rows)
    common = ("Patrol", "City", "So far so good", "Public", "Ask the city")
    assert first == (
        1, "Safe streets", 1, "Walk the core", "• By day", "", "Q1 2026", "Completed", "Q1 2026", None,
        "", None, "", *common,
    )  # fmt: skip
    assert second[7:12] == ("Delayed", None, None, "Paint not delivered", "Q1 2027")
    assert fourth[1:4] == ("Trust", 4, "Hold open days") and fourth[6:8] == ("Annually", "Dropped")
    assert fifth[12] == "Half way" and fifth[16] == "Internal"
    with pytest.raises(NotThere):
        plan_sheet(document, 99, Quarter(2026, 1))
