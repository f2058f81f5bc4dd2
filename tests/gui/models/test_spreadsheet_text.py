"""Blocks of cells to and from the clipboard."""

import random

import pytest

from plandesk.gui.models.spreadsheet_text import from_text, to_html, to_text


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("one", [["one"]]),
        ("", [[""]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"two\nlines"\tb', [["two\nlines", "b"]]),
        ('"a ""quoted"" word\tand a tab"', [['a "quoted" word\tand a tab']]),
        ('"not closed\tb', [['"not closed', "b"]]),
        ('"Q1" & Q4\tb', [['"Q1" & Q4', "b"]]),
        ('5" pipe', [['5" pipe']]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
    ],
)
def test_a_block_is_read(text, cells):
    assert from_text(text) == cells


def test_what_is_copied_is_read_back():
    chance = random.Random(3)
    for _time in range(500):
        width = chance.randrange(1, 4)
        rows = [
            ["".join(chance.choices('ab"\t\n =+', k=chance.randrange(6))) for _cell in range(width)]
            for _row in range(chance.randrange(1, 5))
        ]
        if rows[-1] == [""]:
            continue  # an empty last line of one cell is the end of the block before it
        assert from_text(to_text(rows)) == rows


def test_the_table_for_spreadsheets_holds_text_never_formulas_or_markup():
    html = to_html([["=1+1", "<b>"], ["a\nb", "&"]])
    assert html.count("mso-number-format:'\\@'") == 4
    assert "<td style=\"mso-number-format:'\\@'\">=1+1</td>" in html
    assert "&lt;b&gt;" in html and "<b>" not in html
