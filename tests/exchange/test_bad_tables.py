"""Files that are no tables, or are out to hurt: each is refused with a sentence, quickly, in little room."""

import io
import json
import subprocess
import sys
import zipfile

import pytest

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet_limits import TooMuch
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.xlsx_reading import read_xlsx
from tests.exchange import workbooks
from tests.pictures import png

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PROTECTED = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400)
OTHERS = {
    "an old workbook": (OLE, "a file of an old Office (.xls or .doc)"),
    "a PDF": (b"%PDF-1.7\n1 0 obj", "a PDF document"),
    "a picture": (png(), "a picture"),
    "a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
    "a web page": (b"\xef\xbb\xbf\n<!DOCTYPE html><table><tr><td>Goal</td></tr></table>", "a web page"),
    "a web page without a type": (b"<html xmlns:x='urn'><table></table></html>", "a web page"),
    "an XML file": (b"<?xml version='1.0'?><Workbook/>", "an XML file"),
    "a JSON export": (b'{\n  "format": "plandesk"}', "a JSON file"),
    "a plan file": (b"SQLite format 3\x00" + bytes(100), "a plan file or another database"),
    "rich text": (rb"{\rtf1\ansi Goal}", "a text document (.rtf)"),
    "a packed file": (b"\x1f\x8b\x08\x00", "a packed file (.gz)"),
    "OpenDocument": (
        workbooks.packed(
            {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
        ),
        "an OpenDocument file (.ods)",
    ),
    "a text document": (workbooks.packed({"word/document.xml": "<w/>"}), "a text document (.docx)"),
    "a presentation": (workbooks.packed({"ppt/presentation.xml": "<p/>"}), "a presentation (.pptx)"),
    "a binary workbook": (workbooks.packed({"xl/workbook.bin": b"\x00"}), "a binary workbook (.xlsb)"),
    "a Numbers document": (workbooks.packed({"Index/Document.iwa": b"\x00"}), "a Numbers or Pages document"),
    "an archive": (workbooks.packed({"plan.csv": "Goal,Text\n"}), "a ZIP archive"),
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("name", ["plan.xlsx", "plan.csv"])
def test_what_is_not_what_its_name_says(tmp_path, what, name):
    data, words = OTHERS[what]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ImportRefused) as refused:
        read_sheets(tmp_path / name)
    assert refused.value.sentence == (
        f"The file is {words} and no table that PlanDesk reads. "
        "Nothing was imported; save the table as .xlsx or .csv and try again."
    )


def test_a_wrong_name_does_no_harm_where_the_content_is_a_table(tmp_path):
    (tmp_path / "plan.csv").write_bytes(workbooks.by_hand(("A", "B"), ("1", "2")))
    [sheet] = read_sheets(tmp_path / "plan.csv")
    assert sheet.rows[0].cells == ("1", "2")
    assert sheet.notes == ("The file’s name says text, but it is a workbook; it was read as one.",)
    (tmp_path / "plan.xlsx").write_bytes(b"A\tB\n1\t2\n")
    [sheet] = read_sheets(tmp_path / "plan.xlsx")
    assert sheet.rows[0].cells == ("1", "2")
    assert sheet.notes == ("The file’s name says workbook, but it is text; it was read as one table.",)


def test_files_that_cannot_be_opened(tmp_path):
    with pytest.raises(ImportRefused, match="“gone.xlsx” is not there. Nothing was imported."):
        read_sheets(tmp_path / "gone.xlsx")
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_sheets(tmp_path)
    (tmp_path / "empty.xlsx").touch()
    with pytest.raises(ImportRefused, match="“empty.xlsx” is empty. Nothing was imported."):
        read_sheets(tmp_path / "empty.xlsx")


def test_a_file_larger_than_any_plan(tmp_path):
    with (tmp_path / "plan.xlsx").open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    with pytest.raises(
        TooMuch, match="^The file is larger than 50 MB, more than any plan. Nothing was imported;"
    ):
        read_sheets(tmp_path / "plan.xlsx")


def test_a_password(tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(PROTECTED)
    with pytest.raises(
        ImportRefused, match="^The workbook is protected with a password. Nothing was imported;"
    ):
        read_sheets(tmp_path / "plan.xlsx")
    data = bytearray(workbooks.by_hand(("A", "B"), ("1", "2")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    with pytest.raises(ImportRefused, match="^The workbook is protected with a password."):
        read_xlsx(bytes(data))


GOOD = workbooks.by_hand(("A", "B"), ("1", "2"))
SHEET = "xl/worksheets/sheet1.xml"


def changed(**parts):
    return workbooks.packed(
        {**workbooks.parts(f"<sheetData>{workbooks.rows(('A', 'B'))}</sheetData>"), **parts}
    )


DAMAGED = {
    "its end is missing": GOOD[: len(GOOD) // 2],
    "its list is missing": GOOD[:-30],
    "bytes are wrong": GOOD.replace(b"PK\x01\x02", b"PK\x09\x09"),
    "no worksheet": workbooks.packed(
        {name: data for name, data in workbooks.parts("<sheetData/>").items() if name != SHEET}
    ),
    "no workbook": workbooks.packed({"[Content_Types].xml": workbooks.CONTENT, "_rels/.rels": "<x/>"}),
    "no XML": changed(**{SHEET: "Goal,Text"}),
    "cut XML": changed(**{SHEET: "<worksheet><sheetData><row>"}),
    "rows backwards": changed(**{SHEET: '<worksheet><row r="2"/><row r="1"/></worksheet>'}),
    "a row beyond the last": changed(**{SHEET: '<worksheet><row r="99999999"/></worksheet>'}),
    "cells backwards": changed(**{SHEET: '<worksheet><row r="1"><c r="B1"/><c r="A1"/></row></worksheet>'}),
    "a cell of another row": changed(**{SHEET: '<worksheet><row r="1"><c r="B7"/></row></worksheet>'}),
    "a cell without a place": changed(**{SHEET: '<worksheet><row r="1"><c r="?"/></row></worksheet>'}),
    "a text that is not there": changed(**{SHEET: '<worksheet><row><c t="s"><v>7</v></c></row></worksheet>'}),
    "a strange merge": changed(**{SHEET: '<worksheet><mergeCell ref="A1:?"/></worksheet>'}),
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_workbook(what):
    with pytest.raises(ImportRefused) as refused:
        read_xlsx(DAMAGED[what])
    assert refused.value.sentence == (
        "The workbook is damaged or incomplete. "
        "Nothing was imported; open it in the spreadsheet, save it again as .xlsx and try again."
    )


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_nothing_is_declared_expanded_or_fetched(declared):
    with pytest.raises(ImportRefused, match="^The workbook is damaged"):
        read_xlsx(workbooks.by_hand(("A", "B"), ("1", "2"), head=f'<?xml version="1.0"?>{declared}'))


def test_links_out_of_the_workbook_are_not_followed():
    parts = workbooks.parts(f"<sheetData>{workbooks.rows(('A', 'B'), ('1', '2'))}</sheetData>")
    links = parts["xl/_rels/workbook.xml.rels"]
    for target in (
        'Target="../../../../etc/passwd"',
        'TargetMode="External" Target="http://example.org/x.xml"',
    ):
        parts["xl/_rels/workbook.xml.rels"] = links.replace('Target="worksheets/sheet1.xml"', target)
        with pytest.raises(ImportRefused, match="Nothing was imported"):
            read_xlsx(workbooks.packed(parts))


def test_an_empty_workbook():
    with pytest.raises(ImportRefused, match="^The workbook has no filled worksheet. Nothing was imported."):
        read_xlsx(workbooks.packed(workbooks.parts("<sheetData/>")))
    hidden = workbooks.by_hand(("A", "B"), ("1", "2"), state='state="hidden"')
    with pytest.raises(ImportRefused, match="^All filled worksheets are hidden. Nothing was imported;"):
        read_xlsx(hidden)


def bomb(of, name="xl/media/picture.png", size=200_000_000):
    """A workbook that holds, besides, many bytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in of.items():
            archive.writestr(part, data)
        with archive.open(name, "w") as file:
            for _n in range(size // 1_000_000):
                file.write(bytes(1_000_000))
    return out.getvalue()


def many_parts():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for n in range(6000):
            archive.writestr(f"{n}.xml", b"")
    return out.getvalue()


def sheet_of(xml, **more):
    return workbooks.packed(
        workbooks.parts(f"<sheetData>{workbooks.rows(('A', 'B'))}{xml}</sheetData>", **more)
    )


def wide():
    return sheet_of('<row r="2"><c r="XFD2"><v>1</v></c></row>')


TOO_MUCH = {
    "200 MB unpacked": (
        lambda: bomb(workbooks.parts("<sheetData/>")),
        "The workbook would take more than 100 MB when unpacked, more than any plan.",
    ),
    "many parts": (many_parts, "The workbook is made of far more parts than that of any plan."),
    "deep": (lambda: sheet_of("<a>" * 100_000), "The workbook is made of far more parts"),
    "a tag without an end": (
        lambda: sheet_of('<a b="' + "x" * 3_000_000),
        "The workbook is made of far more",
    ),
    "many columns": (wide, "The table “Plan” has more than 200 columns, more than any plan."),
    "a long cell": (
        lambda: sheet_of(f'<row r="2"><c t="inlineStr"><is><t>{"x" * 40_000}</t></is></c></row>'),
        "Cell A2 has a cell of more than 32,767 characters, more than a spreadsheet takes.",
    ),
    "many rows": (
        lambda: sheet_of("".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(2, 100_300))),
        "The table “Plan” has more than 100,000 filled rows.",
    ),
    "much text": (
        lambda: sheet_of("", shared=f"<si><t>{'x' * 32_000}</t></si>" * 700),
        "The file holds more than 20 million characters of text.",
    ),
    "many sheets": (
        lambda: workbooks.packed(
            {
                name: data.replace(
                    '<sheet name="Plan"', '<sheet name="X" r:id="r1"/>' * 60 + '<sheet name="P"'
                )
                for name, data in workbooks.parts("<sheetData/>").items()
            }
        ),
        "The workbook has more than 50 worksheets.",
    ),
    "merges without end": (
        lambda: workbooks.packed(
            workbooks.parts(
                "<sheetData>"
                + "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 5000))
                + "</sheetData>"
                + '<mergeCell ref="A1:A5000"/>' * 5000
            )
        ),
        "The table “Plan” has more than 2,000,000 cells.",
    ),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_more_than_any_plan(what):
    make, sentence = TOO_MUCH[what]
    with pytest.raises(TooMuch) as refused:
        read_xlsx(make())
    assert refused.value.sentence.startswith(sentence) and "Nothing was imported; " in refused.value.sentence


def test_more_cells_than_any_plan(monkeypatch):
    monkeypatch.setattr(limits, "MOST_CELLS", 1000)
    data = sheet_of("".join(f'<row r="{n}">{"<c><v>1</v></c>" * 190}</row>' for n in range(2, 20)))
    with pytest.raises(
        TooMuch, match="^The table “Plan” has more than 1,000 cells. Nothing was imported; keep"
    ):
        read_xlsx(data)


def test_a_size_that_is_declared_too_small_is_not_believed():
    """The worksheet says it is small and is 200 MB: no more is unpacked than it says, and that is no XML."""
    parts = workbooks.parts("<sheetData/>")
    del parts[SHEET]
    data = bytearray(bomb(parts, SHEET))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5000).to_bytes(4, "little")
    with pytest.raises(ImportRefused, match="Nothing was imported"):
        read_xlsx(bytes(data))


def test_the_list_of_parts_is_not_read_where_it_is_too_long():
    good = bytearray(GOOD)
    at = good.rfind(b"PK\x05\x06")
    good[at + 12 : at + 16] = (900_000_000).to_bytes(4, "little")
    with pytest.raises(TooMuch, match="^The workbook is made of far more parts"):
        read_xlsx(bytes(good))


MEASURE = """
import json, resource, sys, time
from pathlib import Path
from plandesk.errors import ImportRefused
from plandesk.exchange import csv_reading, sheet_kinds, xlsx_reading
from plandesk.exchange.sheet_reading import read_sheets
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began, told = time.process_time(), ""
try:
    told = str(sum(len(sheet.rows) for sheet in read_sheets(Path(sys.argv[1]))))
except ImportRefused as error:
    told = error.sentence
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
per_megabyte = 1024**2 if sys.platform == "darwin" else 1024
print(json.dumps([told, time.process_time() - began, grown / per_megabyte]))
"""


def measured(path, checkout):
    """What came of a reading in a process of its own, its seconds, and the megabytes that it took."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], cwd=checkout, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def empty_rows():
    return sheet_of("".join(f'<row r="{n}" ht="15"/>' for n in range(2, 1_048_577)))


def empty_cells():
    return sheet_of('<row r="2"><c r="A2"><v>1</v></c></row>' + f"<row>{'<c/>' * 16_000}</row>" * 700)


def astral_text():
    lines = "1,\U0001f6a8" + "x" * 9_000 + "\n"
    return ("Goal,Text\n" + lines * 5_500).encode()


HEAVY = {
    "a million empty rows.xlsx": (empty_rows, "0"),
    "cells of nothing.xlsx": (empty_cells, "The workbook is made of far more parts"),
    "200 MB.xlsx": (lambda: bomb(workbooks.parts("<sheetData/>")), "The workbook would take more than"),
    "200 MB in a sheet.xlsx": (
        lambda: bomb({"[Content_Types].xml": workbooks.CONTENT}, "xl/workbook.xml"),
        "The workbook would take more than",
    ),
    "one line.csv": (lambda: b"1,2," * 12_000_000, "Line 1 has more than"),
    "a million empty lines.csv": (lambda: b"Goal,Text\n" + b",\n" * 1_000_000 + b"1,a\n", "1"),
    "long texts.csv": (astral_text, "The file holds more than 20 million characters"),
}


@pytest.mark.posix
@pytest.mark.parametrize("name", HEAVY)
def test_heavy_files_take_little_room_and_time(tmp_path, checkout, name):
    make, sentence = HEAVY[name]
    (tmp_path / name).write_bytes(make())
    told, seconds, megabytes = measured(tmp_path / name, checkout)
    assert told.startswith(sentence)
    assert megabytes < 300, f"{megabytes:.0f} MB"
    assert seconds < 20, f"{seconds:.1f} s"
