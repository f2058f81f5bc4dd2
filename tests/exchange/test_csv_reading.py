"""Tables in text files, as people send them: encodings, separators, quotes, ragged and damaged rows."""

import csv
import io

import pytest

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.csv_reading import read_csv
from plandesk.exchange.formula_guard import freed, guarded
from plandesk.exchange.sheet_limits import TooMuch
from plandesk.exchange.sheet_reading import read_sheets

FRENCH = "But;Initiative;Échéance\r\nSécurité;Créer l’équipe « été »;T3\r\nÀ côté;Où — là;T4\r\n"


def cells(sheet):
    return [row.cells for row in sheet.rows]


def test_the_reference_is_read_as_it_is(reference):
    [sheet] = read_sheets(reference / "calgary-2023-q4.csv")
    assert sheet.name == "calgary-2023-q4" and sheet.notes == ()
    assert sheet.header[:3] == ("goal_no", "goal", "sub_goal_letter") and len(sheet.rows) == 107
    with (reference / "calgary-2023-q4.csv").open(encoding="utf-8", newline="") as file:
        wanted = list(csv.reader(file))[1:]
    assert [tuple(cell or "" for cell in row.cells) for row in sheet.rows] == [tuple(row) for row in wanted]
    assert (sheet.rows[0].line, sheet.rows[-1].line) == (2, 108)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark(codec):
    sheet = read_csv(FRENCH.encode(codec), "x")
    assert sheet.header == ("But", "Initiative", "Échéance")
    assert cells(sheet)[1] == ("À côté", "Où — là", "T4") and sheet.notes == ()


@pytest.mark.parametrize(("codec", "name"), [("cp1252", "Windows"), ("mac_roman", "Macintosh")])
def test_the_encodings_of_old_are_told_apart_by_their_letters(codec, name):
    sheet = read_csv(FRENCH.encode(codec), "x")
    assert cells(sheet)[0] == ("Sécurité", "Créer l’équipe « été »", "T3")
    assert sheet.notes == (
        f"The file does not say how it writes letters; it was read as {name} (Western European). "
        "Look at the accents.",
    )


def test_two_encodings_in_one_file_are_read_line_by_line_and_told():
    data = "But,Échéance\nété,T1\n".encode() + "près,T2\nça,T3\n".encode("cp1252") + "où,T4\n".encode()
    sheet = read_csv(data, "x")
    assert [row[0] for row in cells(sheet)] == ["été", "près", "ça", "où"]
    assert sheet.notes == (
        "The file mixes two ways of writing letters: 2 lines (first: 3) were read as "
        "Windows (Western European), all others as UTF-8. Look at the accents.",
    )


def test_letters_that_no_encoding_explains_are_told():
    sheet = read_csv(b"Goal,Due\nA\x81\x8d,Q1\nB,Q2\n", "x")
    assert cells(sheet)[1] == ("B", "Q2") and "Look at the accents" in sheet.notes[0]
    broken = read_csv("Goal,Due\nA\ufffd,Q1\n".encode(), "x")
    assert broken.notes == ("Line 2 holds characters that could not be read; they show as �.",)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_recognised(separator, ends):
    text = ends.join(
        separator.join(line)
        for line in (["Goal", "Text", "Due"], ["1", "Talk to A and B", "Q1"], ["2", '"In a; b, c\td|e"', ""])
    )
    sheet = read_csv(text.encode(), "x")
    assert sheet.header == ("Goal", "Text", "Due")
    assert cells(sheet) == [("1", "Talk to A and B", "Q1"), ("2", "In a; b, c\td|e", None)]
    assert [row.line for row in sheet.rows] == [2, 3]


def test_commas_within_texts_do_not_hide_the_semicolons():
    text = (
        "Goal;Text\n1;Walk, talk, and listen, daily\n2;Work, rest, and play, weekly\n3;One, two, three, x\n"
    )
    assert read_csv(text.encode(), "x").header == ("Goal", "Text")


def test_a_line_that_names_the_separator_is_believed_and_skipped():
    for first in ("sep=;", '"sep=;"', "SEP=;\r"):
        sheet = read_csv(f"{first}\nGoal;A,B\n1;2,3\n".encode(), "x")
        assert sheet.header == ("Goal", "A,B") and cells(sheet) == [("1", "2,3")]
        assert sheet.rows[0].line == 3


def test_line_breaks_within_quotes_belong_to_the_cell():
    sheet = read_csv(b'Goal,Text\r\n1,"one\r\ntwo\n\nthree"\r\n2,next\r\n', "x")
    assert cells(sheet) == [("1", "one\r\ntwo\n\nthree"), ("2", "next")]
    assert [row.line for row in sheet.rows] == [2, 6]


def test_titles_above_the_header_and_empty_rows_are_left_out_and_told():
    text = (
        ",,,\nPolice plan 2024,,,\n,,,\nPrepared by,A. Name,,\n,Goal,Text,Due\n,1,Walk,Q1\n,,,\n,2,Talk,Q2\n"
    )
    sheet = read_csv(text.encode(), "x")
    assert sheet.header == ("Goal", "Text", "Due") and cells(sheet) == [
        ("1", "Walk", "Q1"),
        ("2", "Talk", "Q2"),
    ]
    assert sheet.notes == (
        "2 rows above the header were taken as titles and not read (first: “Police plan 2024”).",
    )
    assert [row.line for row in sheet.rows] == [6, 8]


def test_a_header_on_every_page_is_read_once():
    sheet = read_csv(b"Goal,Text\n1,a\nGoal,Text\n2,b\nGoal,Text\n", "x")
    assert cells(sheet) == [("1", "a"), ("2", "b")]
    assert sheet.notes == ("The header is repeated in 2 rows (first: 3); it was read once.",)


def test_rows_of_any_length_are_read():
    sheet = read_csv(b"Goal,Text\n1\n2,b,more\n3,c,,\n", "x")
    assert sheet.header == ("Goal", "Text", "")
    assert cells(sheet) == [("1", None, None), ("2", "b", "more"), ("3", "c", None)]
    assert sheet.notes == (
        "Row 3 has more cells than the header has names; they are shown as columns without a name.",
    )


def test_one_column_is_a_table_too():
    sheet = read_csv(b"Initiative\nWalk the core\nPaint crossings\n", "x")
    assert sheet.header == ("Initiative",) and len(sheet.rows) == 2


def test_zero_bytes_are_left_out_and_told():
    sheet = read_csv(b"Goal,Text\n1,Wa\x00lk\n", "x")
    assert cells(sheet) == [("1", "Walk")]
    assert sheet.notes == ("The file holds characters that no text has (zero bytes); they were left out.",)


def test_odd_quotation_marks_are_told():
    sheet = read_csv(b'Goal,Text\n1,"Safe" streets\n2,5" pipes\n3,"said ""no"" twice"\n', "x")
    assert cells(sheet) == [("1", "Safe streets"), ("2", '5" pipes'), ("3", 'said "no" twice')]
    assert sheet.notes == ("Line 2 has quotation marks in an unusual place; look at this row.",)


@pytest.mark.parametrize(
    "text",
    ['Goal,Text\n1,"never closed\n2,b\n3,c\n', 'Goal,Text\n0,x\n1,"swallows\n2,the next\n3,"row"\n4,d\n'],
)
def test_a_quotation_mark_that_would_swallow_rows_is_refused(text):
    with pytest.raises(
        ImportRefused, match="The quotation mark that begins a cell in line [23] is not closed"
    ):
        read_csv(text.encode(), "x")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", b",,,\n,,,\n", "\ufeff".encode(), " \n".encode("utf-16")]
)
def test_an_empty_file_is_refused(data):
    with pytest.raises(ImportRefused, match="^The file is empty. Nothing was imported."):
        read_csv(data, "x")


def test_what_is_no_text_is_refused():
    with pytest.raises(ImportRefused, match="^The file is not a table in text form. Nothing was imported;"):
        read_csv(bytes(range(1, 200)) * 40, "x")


LARGE = {
    "line": (b"Goal,Text\n1," + b"x" * 1_100_000, "Line 2 has more than 1,000,000 characters"),
    "one line": (b"1,2," * 400_000, "Line 1 has more than 1,000,000 characters"),
    "cell": (b"Goal,Text\n1," + b"x" * 40_000, "Row 2 has a cell of more than 32,767 characters"),
    "columns": (b"Goal,Text\n" + b"1," * 201 + b"1\n", "Row 2 has more than 200 columns"),
    "rows": (b"Goal,Text\n" + b"1,2\n" * 100_200, "The table “x” has more than 100,000 filled rows."),
    "lines": (b"Goal,Text\n1,2\n" + b"\n" * 2_100_000, "The table “x” has more than 100,000 filled rows."),
    "cells": (
        b"a,b\n" + b"1," * 199 + b"1\n" + (b"1," * 99 + b"1\n") * 21_000,
        "has more than 2,000,000 cells",
    ),
    "text": (
        b"a,b\n" + (b"1," + b"x" * 32_000 + b"\n") * 630,
        "The file holds more than 20 million characters",
    ),
}


@pytest.mark.parametrize("what", LARGE)
def test_more_than_any_plan_is_refused(what):
    data, sentence = LARGE[what]
    with pytest.raises(TooMuch) as refused:
        read_csv(data, "x")
    assert sentence in refused.value.sentence and "Nothing was imported; " in refused.value.sentence


def test_as_many_rows_as_allowed_are_read():
    data = b"Goal,Text\n" + b"1,2\n" * limits.MOST_ROWS
    assert len(read_csv(data, "x").rows) == limits.MOST_ROWS


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1",
        "'=1",
        "''-1",
        "=cmd|' /C calc'!A0",
    ],
)
def test_a_formula_is_guarded_and_comes_back_unchanged(text):
    assert guarded(text) == "'" + text and freed(guarded(text)) == text
    out = io.StringIO()
    csv.writer(out).writerows([["Goal", "Text"], ["1", guarded(text)]])
    assert cells(read_csv(out.getvalue().encode(), "x")) == [("1", text)]


@pytest.mark.parametrize("text", ["'quoted'", "it's", "1-2", "a=b", "", "'", "(=1)", "“-”"])
def test_other_text_is_left_alone(text):
    assert guarded(text) == freed(text) == text
