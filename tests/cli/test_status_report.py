"""`plandesk report … status-report` as a user meets it."""

import pypdf
import pytest

from plandesk.domain.initiatives import change_initiative
from plandesk.domain.milestones import add_milestone
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words
from plandesk.domain.updates import set_updates
from plandesk.file.document import Document
from tests import calgary_plan as calgary


@pytest.fixture
def told(tmp_path, reference):
    """The reference plan with one initiative in progress in the second quarter, and one internal."""
    document, plan_id = calgary.make(tmp_path / "told.plandesk", reference)
    words = {one.counts_as: one.id for one in status_words(document, plan_id)}
    set_updates(document, [46], Quarter(2023, 2), status_id=words["late"], narrative="The board met twice.")
    change_initiative(document, 107, public=False)
    document.close()
    return tmp_path / "told.plandesk"


def printed(command, file, out, *words):
    done = command("report", file, "status-report", "-o", out, *words)
    assert (done.code, done.out, done.err) == (0, "", "")
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(out).pages).split())


def test_as_of_a_quarter_prints_what_was_told_by_then(command, told, tmp_path):
    fourth = printed(
        command, told, tmp_path / "a.pdf", "--as-of", "2023-Q4", "--plan", "Annual Policing Plan 2023"
    )
    assert "Status at the end of the fourth quarter, 31 December 2023" in fourth
    second = printed(command, told, tmp_path / "b.pdf", "--as-of", "2023-Q2", "--narrative")
    assert "Status at the end of the second quarter, 30 June 2023" in second
    assert "105 updates are missing." in second
    assert "The board met twice." in second
    assert "The board met twice." not in fourth


def test_the_in_camera_edition_has_all_rows(command, told, tmp_path):
    internal = "Continue with extended community engagement to validate"
    assert internal not in printed(command, told, tmp_path / "a.pdf", "--as-of", "2023-Q4")
    whole = printed(
        command, told, tmp_path / "b.pdf", "--as-of", "2023-Q4", "--edition", "in-camera", "--leads"
    )
    assert internal in whole
    assert "Confidential, in camera" in whole


def test_only_what_changed(command, told, tmp_path):
    said = printed(command, told, tmp_path / "a.pdf", "--as-of", "2023-Q4", "--only-changed")
    assert "The tables list what changed since Q3: 106 of 106 planned initiatives." in said


def test_options_that_do_not_fit_are_refused(command, told, tmp_path):
    out = tmp_path / "a.pdf"
    for words, sentence in (
        (("status-report", "--results"), "--results is not for the report “status-report”"),
        (("annual-plan", "--only-changed"), "--only-changed is not for the report “annual-plan”"),
        (("status-report", "--as-of", "Q4"), "“Q4” is not a quarter; write for example 2023-Q4."),
    ):
        done = command("report", told, *words, "-o", out)
        assert done.code == 1
        assert sentence in done.err
        assert done.err.count("\n") == 1
    assert not out.exists()


def test_it_runs_without_qt(process, told, tmp_path):
    done = process("report", told, "status-report", "-o", tmp_path / "a.pdf", "--as-of", "2023-Q4")
    assert (done.code, done.err) == (0, "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_milestones_come_where_they_are_asked_for(command, told, tmp_path):
    document = Document.open(told)
    add_milestone(document, 46, "Board chosen", due=Due("2023-Q4"))
    document.close()
    words = "--as-of", "2023-Q4", "--plan", "Annual Policing Plan 2023"
    assert "Board chosen" not in printed(command, told, tmp_path / "a.pdf", *words)
    line = "Board chosen: due Q4, not reached"
    assert line in printed(
        command, told, tmp_path / "b.pdf", *words, "--milestones", "--edition", "in-camera"
    )
    public = command("report", told, "status-report", "-o", tmp_path / "d.pdf", *words, "--milestones")
    assert public.code == 1 and "The public edition has no milestones" in public.err
    out = tmp_path / "c.pdf"
    refused = command("report", told, "annual-plan", "-o", out, *words[2:], "--milestones")
    assert refused.code == 1 and "--milestones" in refused.err and not out.exists()
