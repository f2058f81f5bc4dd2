"""Workbooks as people send them: what each kind of cell gives, and what is told about it."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from plandesk.exchange.sheet import CellError
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.xlsx_reading import read_xlsx
from plandesk.exchange.xlsx_values import Shown, escaped, shown_as, unescaped
from tests.exchange import workbooks

HEAD = ("Goal", "Initiative", "Due")


@pytest.fixture
def saved(tmp_path):
    """Save a workbook and read it: its worksheets come back."""

    def save(book, name="plan.xlsx"):
        book.save(tmp_path / name)
        return read_sheets(tmp_path / name)

    return save


def book_with(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def values(sheet):
    return [row.cells for row in sheet.rows]


def only(xml, **more):
    """The cells of one row written by hand."""
    [sheet] = read_xlsx(workbooks.cells(xml, **more))
    return sheet.rows[0].cells if sheet.rows else ()


def test_texts_numbers_days_and_truths(saved):
    book = book_with(
        HEAD,
        (1, "Walk", date(2024, 6, 30)),
        (1.5, "=text", datetime(2024, 6, 30, 9, 30)),
        (True, "é\nü", time(9, 5)),
    )
    book.active["B3"].data_type = "s"
    [sheet] = saved(book)
    assert (sheet.name, sheet.header, sheet.notes) == ("Sheet", HEAD, ())
    assert values(sheet) == [
        (1, "Walk", date(2024, 6, 30)),
        (1.5, "=text", datetime(2024, 6, 30, 9, 30)),
        (True, "é\nü", "09:05:00"),
    ]
    assert [row.line for row in sheet.rows] == [2, 3, 4]
    assert [type(cell) for cell in sheet.rows[0].cells] == [int, str, date]


def test_days_of_both_calendars_and_percents(saved):
    book = book_with(HEAD, (0.5, "a", date(2024, 2, 29)), (0.125, "b", date(1904, 1, 2)))
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    book.active["A2"].number_format, book.active["A3"].number_format = "0%", "0.0%"
    [sheet] = saved(book)
    assert values(sheet) == [("50%", "a", date(2024, 2, 29)), ("12.5%", "b", date(1904, 1, 2))]


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        ("1", date(1900, 1, 1)),
        ("59", date(1900, 2, 28)),
        ("61", date(1900, 3, 1)),
        ("45473", date(2024, 6, 30)),
    ],
)
def test_the_days_around_the_one_that_never_was(serial, day):
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    assert only(f'<c s="1"><v>{serial}</v></c>', styles=styles)[0] == day


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("yyyy-mm-dd", Shown.DAY), ("[$-409]d\\-mmm\\-yy;@", Shown.DAY), ('"Q"0', Shown.NUMBER),
        ("mmm yyyy", Shown.DAY), ("h:mm AM/PM", Shown.TIME), ("[h]:mm", Shown.TIME), ("0.00%", Shown.PERCENT),
        ("General", Shown.NUMBER), ("#,##0.00 [Red]", Shown.NUMBER), ('0 "days"', Shown.NUMBER),
        ("@", Shown.NUMBER), ("mm:ss", Shown.LONG_TIME), ("h:mm:ss", Shown.LONG_TIME),
        ("[Black]#,##0;[Red]-#,##0", Shown.NUMBER), ("dddd, mmmm dd, yyyy", Shown.DAY),
    ],
)  # fmt: skip
def test_number_formats_of_the_workbooks_own(code, shown):
    assert shown_as(200, code) is shown


def test_numbers_that_are_no_days_stay_numbers():
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    assert only('<c s="0"><v>-5</v></c><c s="0"><v>99999999</v></c><c><v>nan</v></c>', styles=styles) == (
        -5, 99999999, CellError("nan"),
    )  # fmt: skip


def test_formulas_are_read_by_their_last_value():
    found = only('<c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>two</v></c><c><f>B9</f></c>')
    assert found == (2, "two", CellError("formula without a value"))
    [sheet] = read_xlsx(workbooks.cells("<c><f>1+1</f><v>2</v></c><c><f>B9</f></c>"))
    assert sheet.notes == (
        "One cell holds a formula; the value calculated last was read.",
        "The formula in B2 was never calculated, so the cell has no value; "
        "open and save the workbook in the spreadsheet to calculate it.",
    )


def test_formulas_of_a_library_that_calculates_nothing(saved):
    [sheet] = saved(book_with(HEAD, ("=1+1", '=HYPERLINK("http://x")', "Q1"), ("=A2", "b", "Q2")))
    assert values(sheet)[0][:2] == (CellError("formula without a value"),) * 2
    assert sheet.notes[0].startswith(
        "3 formulas were never calculated, so their cells have no value (first: A2);"
    )


def test_error_cells_are_errors_and_told():
    found = only('<c t="e"><v>#REF!</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>1</v></c>')
    assert found == (CellError("#REF!"), CellError("#DIV/0!"), 1)
    [sheet] = read_xlsx(workbooks.cells('<c t="e"><v>#N/A</v></c><c><v>1</v></c>'))
    assert sheet.notes == ("The cell A2 holds an error instead of a value.",)


def test_merged_cells_give_their_text_to_each_row_but_not_across(saved):
    book = book_with(
        ("Plan 2024",), HEAD, ("Safety", "Walk", "Q1"), (None, "Talk", "Q2"), (None, "Ride", "Q3"),
        ("Part two",), ("Trust", "Ask", "Q4"),
    )  # fmt: skip
    for span in ("A1:C1", "A3:A5", "A6:C6"):
        book.active.merge_cells(span)
    [sheet] = saved(book)
    assert sheet.header == HEAD
    assert values(sheet) == [
        ("Safety", "Walk", "Q1"), ("Safety", "Talk", "Q2"), ("Safety", "Ride", "Q3"),
        ("Part two", None, None), ("Trust", "Ask", "Q4"),
    ]  # fmt: skip
    assert sheet.notes == (
        "Merged cells were read as if their text stood in each of their rows (first: row 3).",
        "Row 1 above the header was taken as a title and not read: “Plan 2024”.",
    )


def test_merges_that_lie_cost_nothing():
    spans = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(2, 500))
    sheet = workbooks.rows(("A", "B"), ("1", "2"), ("", "3"))
    [found] = read_xlsx(
        workbooks.packed(workbooks.parts(f"<sheetData>{sheet}</sheetData><mergeCells>{spans}</mergeCells>"))
    )
    assert values(found) == [("1", "2"), ("1", "3")]


def test_hidden_worksheets_are_left_out_and_hidden_rows_read(saved):
    book = book_with(HEAD, (1, "Walk", "Q1"), (2, "Talk", "Q2"))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["C"].hidden = True
    lists = book.create_sheet("Lists")
    lists.append(("Word", "Meaning"))
    lists.sheet_state = "veryHidden"
    book.create_sheet("Empty")
    [sheet] = saved(book)
    assert len(sheet.rows) == 2
    assert sheet.notes == (
        "The hidden row 3 was read, too.",
        "Hidden columns were read, too (first: column C).",
        "The hidden worksheet “Lists” was not read.",
    )


def test_every_filled_worksheet_comes_in_order(saved):
    book = book_with(HEAD, (1, "Walk", "Q1"))
    second = book.create_sheet("Second & last")
    second.append(("A", "B"))
    second.append((1, 2))
    assert [one.name for one in saved(book)] == ["Sheet", "Second & last"]


def test_macros_are_told_and_never_run(tmp_path):
    parts = workbooks.parts(f"<sheetData>{workbooks.rows(HEAD, ('1', 'Walk', 'Q1'))}</sheetData>")
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub Auto_Open() Shell"
    path = tmp_path / "plan.xlsm"
    path.write_bytes(workbooks.packed(parts))
    [sheet] = read_sheets(path)
    assert values(sheet) == [("1", "Walk", "Q1")]
    assert sheet.notes == ("The workbook holds macros; they were neither read nor run.",)


def test_rich_text_phonetics_comments_and_looks(saved):
    shared = (
        '<si><r><t xml:space="preserve">Walk </t></r><r><t>on</t></r><rPh sb="0" eb="1"><t>oof</t></rPh></si>'
        "<si><t>_x0041__x000D_b</t></si><si><t> </t></si>"
    )
    xml = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'
    [sheet] = read_xlsx(workbooks.cells(xml, shared=shared))
    assert values(sheet) == [("Walk on", "A\rb", None)]
    book = book_with(HEAD, (1, "Walk", "Q1"))
    book.active["B2"].comment = Comment("a comment", "who")
    book.active["B2"].font = Font(bold=True)
    book.active["B2"].hyperlink = "https://example.org"
    assert values(saved(book)[0]) == [(1, "Walk", "Q1")]


def test_cells_with_gaps_and_without_addresses():
    [sheet] = read_xlsx(
        workbooks.packed(
            workbooks.parts(
                '<sheetData><row><c t="inlineStr"><is><t>A</t></is></c>'
                '<c r="D1" t="inlineStr"><is><t>D</t></is></c></row>'
                '<row/><row r="9"><c r="D9"><v>4</v></c></row><row><c><v>1</v></c></row></sheetData>'
            )
        )
    )
    assert sheet.header == ("A", "D")
    assert [(row.line, row.cells) for row in sheet.rows] == [(9, (None, 4)), (10, (1, None))]


def test_other_spellings_of_the_same_format():
    """Strict workbooks, prefixed elements and other paths, as other programs write them."""
    parts = workbooks.parts(f"<sheetData>{workbooks.rows(HEAD, ('1', 'Walk', 'Q1'))}</sheetData>")
    strict = {
        name: data.replace(workbooks.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            workbooks.RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, data in parts.items()
    }
    moved = {
        name.replace("xl/", "book/"): data.replace("xl/", "/book/").replace(
            'Target="worksheets', 'Target="/book/worksheets'
        )
        for name, data in parts.items()
    }
    prefixed = dict(parts)
    sheet = parts["xl/worksheets/sheet1.xml"].replace("xmlns=", "xmlns:x=")
    for tag in ("worksheet", "sheetData", "row", "c", "is", "t"):
        sheet = sheet.replace(f"<{tag}>", f"<x:{tag}>").replace(f"</{tag}>", f"</x:{tag}>")
        sheet = sheet.replace(f"<{tag} ", f"<x:{tag} ")
    prefixed["xl/worksheets/sheet1.xml"] = sheet
    for one in (strict, moved, prefixed):
        [found] = read_xlsx(workbooks.packed(one))
        assert values(found) == [("1", "Walk", "Q1")]


def test_days_in_words_of_iso():
    moments = ("2024-06-30", "2024-06-30T09:30:00Z", "x")
    assert only("".join(f'<c t="d"><v>{one}</v></c>' for one in moments)) == (
        date(2024, 6, 30), datetime(2024, 6, 30, 9, 30), CellError("x"),
    )  # fmt: skip


def test_the_size_that_a_worksheet_names_is_not_believed():
    sheet = (
        f'<dimension ref="A1:XFD1048576"/><sheetData>{workbooks.rows(HEAD, ("1", "Walk", "Q1"))}</sheetData>'
    )
    [found] = read_xlsx(workbooks.packed(workbooks.parts(sheet)))
    assert values(found) == [("1", "Walk", "Q1")]


@pytest.mark.parametrize(
    "text", ["_x0041_", "a\x00b", "\x07", "\r\n", "\ufffe", "_x", "__x0041__", "é\U0001f6a8", ""]
)
def test_characters_that_xml_cannot_hold_are_escaped_and_come_back(text):
    assert unescaped(escaped(text)) == text
    assert not set(escaped(text)) & set("\x00\x07\r\ufffe")
