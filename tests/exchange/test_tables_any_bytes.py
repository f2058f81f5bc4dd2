"""Any bytes: a table is read or refused with a sentence, and never is anything else raised."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plandesk.errors import ImportRefused
from plandesk.exchange.csv_reading import read_csv
from plandesk.exchange.csv_writing import write_csv
from plandesk.exchange.formula_guard import freed, guarded
from plandesk.exchange.sheet_kinds import kind_of
from plandesk.exchange.sheet_out import ColumnOut, TableOut
from plandesk.exchange.xlsx_reading import read_xlsx
from plandesk.exchange.xlsx_writing import write_xlsx
from tests.exchange import workbooks


def parts():
    """The parts of a workbook that has one of everything."""
    book = Workbook()
    for row in (("Goal", "Text", "Due"), (1, "Walk", 45473.5), (True, "=A1", "Q1"), (None, "é", None)):
        book.active.append(row)
    book.active.merge_cells("A3:A4")
    book.active["C2"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = {**parts(), "xl/sharedStrings.xml": b"<sst><si><t>a</t></si><si><r><t>_x0041_</t></r></si></sst>"}
READ = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [
            b'"',
            b"<",
            b">",
            b"&",
            b"-1",
            b"999999999999",
            b"1e400",
            b"nan",
            b"\xff",
            b"A1",
            b' r="0"',
            b't="s"',
            b"<f/>",
        ]
    ),
)


def damaged(data, whole):
    at = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 12))
    return whole[:at] + data.draw(PIECES) + whole[at + cut :]


def read_or_refused(read):
    try:
        read()
    except ImportRefused as error:
        assert "Nothing was imported" in error.sentence


@given(data=st.data(), name=st.sampled_from([*READ, "_rels/.rels", "xl/_rels/workbook.xml.rels"]))
@settings(max_examples=150, deadline=None)
def test_any_damage_to_a_part(data, name):
    changed = workbooks.packed({**PARTS, name: damaged(data, PARTS[name])}, zipfile.ZIP_STORED)
    read_or_refused(lambda: read_xlsx(changed))


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_any_damage_to_the_archive(data):
    changed = damaged(data, workbooks.packed(PARTS))
    read_or_refused(lambda: (kind_of(changed), read_xlsx(changed)))


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_any_text_file(data):
    whole = data.draw(st.sampled_from(["utf-8", "utf-16", "cp1252"]))
    text = 'Goal;"Te;xt"\r\n1;é\r\n"2";"a\nb"\r\n=1;\'=2\r\n'.encode(whole)
    changed = damaged(data, damaged(data, text))
    read_or_refused(lambda: (kind_of(changed), read_csv(changed, "x")))


@given(data=st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_bytes_at_all(data):
    read_or_refused(lambda: (kind_of(data), read_csv(data, "x")))
    read_or_refused(lambda: read_xlsx(data))


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\t\n\r"),
    min_size=1,
    max_size=30,
).filter(str.strip)


@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_any_text_comes_back_from_both_forms(texts):
    columns = (ColumnOut("Goal", 8), ColumnOut("Initiative", 20))
    table = TableOut("Plan", columns, tuple((f"G{n}", text) for n, text in enumerate(texts)))
    for sheet in (read_csv(write_csv(table), "x"), *read_xlsx(write_xlsx([table], "x"))):
        assert [row.cells for row in sheet.rows] == list(table.rows)
        assert sheet.header == ("Goal", "Initiative")


@given(text=st.text(alphabet="'=+-@ \t\rab＝", max_size=8))
def test_the_guard_is_taken_off_exactly(text):
    assert freed(guarded(text)) == text
