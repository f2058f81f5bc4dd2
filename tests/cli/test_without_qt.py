"""Every command runs where PySide6 is not installed and there is no screen."""

import json

import pypdf


def test_the_whole_way_from_sample_to_paper(process, tmp_path):
    sample, copy = tmp_path / "sample.plandesk", tmp_path / "copy.plandesk"
    first, second, paper = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "plan.pdf"
    for words in (
        ("new", sample, "--sample"),
        ("new", copy),
        ("export", sample, "-o", first),
        ("import", copy, first),
        ("export", copy, "-o", second),
        ("check", copy),
        ("report", copy, "annual-plan", "-o", paper),
    ):
        done = process(*words)
        assert (done.code, done.err) == (0, ""), words
    assert first.read_bytes() == second.read_bytes()
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(paper).pages)
    assert "Harrow Lake Police Service" in text and "Connect with us" in text
    shown = process("show", copy, "initiatives", "--json")
    assert len(json.loads(shown.out)) == 46


def test_a_console_that_knows_few_characters(process, tmp_path):
    sample = tmp_path / "sample.plandesk"
    process("new", sample, "--sample")
    shown = process("show", sample, "people", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert shown.code == 0 and "Patrick O?Dell" in shown.out
    refused = process("show", tmp_path / "é.plandesk", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert refused.code == 1 and "Traceback" not in refused.err


def test_what_goes_wrong_is_one_sentence(process, tmp_path):
    done = process("show", tmp_path / "nowhere.plandesk")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1 and "“nowhere.plandesk” is not there" in done.err
    assert process("show").code == 2
    assert process("--bogus").code == 2
    assert process("--version").out.startswith("PlanDesk ")
