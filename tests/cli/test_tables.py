"""Tables on the command line: out and in again, and files that are no tables."""

import pytest

from plandesk.exchange.json_plan import export_json
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.file.document import Document
from tests.copies import empty_plan
from tests.domain import reporting_year
from tests.exchange import workbooks
from tests.exchange.test_bad_tables import DAMAGED, OTHERS, PROTECTED, bomb
from tests.pictures import png


@pytest.fixture
def year(tmp_path):
    """The path of a file with a plan in its reporting year."""
    document = empty_plan(tmp_path / "year.plandesk")
    reporting_year.fill(document)
    document.close()
    return document.path


def content(path):
    document = Document.open(path, read_only=True)
    try:
        return export_json(document)
    finally:
        document.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_out_and_in_again_changes_nothing(command, year, tmp_path, form):
    out, before = tmp_path / f"a.{form}", content(year)
    assert command("export", year, "-o", out, "--quarter", "2026-Q2").code == 0
    [sheet] = read_sheets(out)
    assert "Status Q2 2026" in sheet.header and len(sheet.rows) == 5
    for words in (("--dry-run",), ()):
        done = command("import", year, out, *words)  # the quarter is read from the name of the column
        assert (done.code, done.err) == (0, "") and "5 unchanged" in done.out
        assert content(year) == before


def test_an_export_replaces_a_file_only_when_it_succeeds(command, sample, tmp_path):
    out = tmp_path / "a.csv"
    out.write_text("old")
    done = command("export", sample, "-o", out)
    assert done.code == 1 and done.err.startswith("There are several plans. Nothing was done; name one")
    assert out.read_text() == "old"
    assert command("export", sample, "-o", tmp_path / "all.xlsx").code == 0
    assert len(read_sheets(tmp_path / "all.xlsx")) == 3
    done = command("export", sample, "-o", out, "--plan", "Annual Plan 2026", "--quarter", "soon")
    assert done.code == 1 and "“soon” is not a quarter" in done.err and out.read_text() == "old"
    assert command("export", sample, "-o", out, "--plan", "Annual Plan 2026").code == 0
    assert len(read_sheets(out)[0].rows) >= 46


BAD = {
    "old.xls.xlsx": OTHERS["an old workbook"][0],
    "page.csv": OTHERS["a web page"][0],
    "calc.xlsx": OTHERS["OpenDocument"][0],
    "paper.xlsx": OTHERS["a PDF"][0],
    "picture.csv": png(),
    "locked.xlsx": PROTECTED,
    "large.xlsx": bomb(workbooks.parts("<sheetData/>")),
    "cut.xlsx": DAMAGED["its end is missing"],
    "empty.csv": b"",
    "open.csv": b'Initiative,Due\nWalk,Q1\n"Talk,Q2\nRide,Q3\n',
    "prose.txt": "Dear colleagues, the plan will follow next week.\nYours\n".encode("utf-16"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence_and_changes_nothing(command, year, tmp_path, name):
    (tmp_path / name).write_bytes(BAD[name])
    before, files = year.read_bytes(), sorted(tmp_path.iterdir())
    done = command("import", year, tmp_path / name, "--quarter", "2026-Q2")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1 and "Nothing was imported" in done.err
    assert year.read_bytes() == before and sorted(tmp_path.iterdir()) == files


def test_an_injected_formula_is_a_text_like_others(command, year, tmp_path):
    evil = "=cmd|' /C calc'!A0"
    (tmp_path / "in.csv").write_text(f'Goal,Initiative,Due\nTrust,"{evil}",Q4\n', encoding="utf-8")
    assert command("import", year, tmp_path / "in.csv").code == 0
    for form in ("csv", "xlsx"):
        assert command("export", year, "-o", tmp_path / f"a.{form}", "--quarter", "2026-Q2").code == 0
    assert f"'{evil}" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    for form in ("csv", "xlsx"):
        [sheet] = read_sheets(tmp_path / f"a.{form}")
        assert evil in [row.cells[sheet.header.index("Initiative")] for row in sheet.rows]
