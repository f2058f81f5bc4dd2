"""A coaching file's paper on the command line: written, sent, filled in, and taken in again."""

from plandesk.domain.coaching import members, sessions, viewings
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from tests import coaching_file
from tests.reports.filling import filled_by_pypdf, values_by_pypdf
from tests.reports.reading import page_texts

LONG = "".join(f"{n}. Über die Brücke, 50 % 😀\n" for n in range(200))[:5000]


def opened(path):
    return Document.open(path, who="A. Coach", key=Passphrase(coaching_file.PASSPHRASE))


def test_paper_of_every_kind_is_written_and_noted(platoon, tmp_path, command):
    out = tmp_path / "out.pdf"
    paper = ("report", platoon, "coaching-form", "-o", out)
    assert command(*paper, "--blank").code == 0
    assert "Member name and number" in page_texts(out.read_bytes())[0]
    assert command(*paper, "--member", "4107", "--prefilled").code == 0
    assert "Cst. Ines Calloway, 4107" in page_texts(out.read_bytes())[0]
    assert command(*paper, "--member", "ines calloway", "--session", "2026-02-05").code == 0
    assert "5 February 2026" in page_texts(out.read_bytes())[0]
    assert command(*paper, "--member", "maelle fortier", "--prefilled").code == 0  # Maëlle
    fillable = command(*paper, "--member", "Cst. Ines Calloway", "--fillable", "--coach-words", "fields")
    assert fillable.code == 0 and any(name.startswith("coach-") for name in values_by_pypdf(out.read_bytes()))
    assert command("report", platoon, "member-file", "-o", out, "--member", "4107").code == 0
    assert "Coaching file of Cst. Ines Calloway" in page_texts(out.read_bytes())[0]
    document = opened(platoon)
    noted = [(one.act, one.table, one.words) for one in viewings.viewings(document)]
    document.close()
    assert noted == [
        ("exported", "member", "the member’s file as a PDF"),
        *[("exported", "coaching_session", "as a PDF")] * 4,
    ]


def test_what_does_not_fit_is_said_in_one_sentence(platoon, tmp_path, command):
    out = tmp_path / "out.pdf"
    plan = tmp_path / "plan.plandesk"
    assert command("new", plan).code == 0
    paper = ("report", platoon, "coaching-form", "-o", out)
    for words, said in (
        (("report", plan, "coaching-form", "-o", out, "--blank"), "is a plan file"),
        (("report", platoon, "annual-plan", "-o", out), "is a coaching file"),
        ((*paper, "--blank", "--fillable"), "do not go together"),
        ((*paper, "--form", "X"), "--form is not for this form"),
        ((*paper, "--blank", "--form", "X"), "“Coaching session”"),
        ((*paper, "--as-of", "2026-Q1", "--blank"), "--as-of is for reports of plan files"),
        (paper, "--member"),
        ((*paper, "--member", " "), "--member"),
        ((*paper, "--member", "Nobody"), "no member “Nobody”"),
        ((*paper, "--member", "4107", "--session", "2020-01-01"), "2026-02-05"),
        ((*paper, "--member", "3991"), "no such session"),
        (("report", plan, "annual-plan", "-o", out, "--fillable"), "--fillable is not for"),
        (("import", plan, out), "is a plan file"),
        (("import", platoon, out, "--quarter", "2026-Q1"), "--quarter is not for a returned form"),
        (("import", platoon, out), "is not there"),
    ):
        done = command(*words)
        assert done.code == 1 and said in done.err and done.err.count("\n") == 1, words
        assert not out.exists()


def test_a_form_goes_out_and_comes_home(platoon, tmp_path, command):
    form, back = tmp_path / "form.pdf", tmp_path / "back.pdf"
    command("report", platoon, "coaching-form", "-o", form, "--member", "4107", "--fillable")
    document = opened(platoon)
    member = next(one for one in members.members(document) if one.number == "4107")
    told = sessions.sessions_of(document, member.id)[0]
    document.close()
    back.write_bytes(filled_by_pypdf(form.read_bytes(), {f"employee-{told.themes[0].uid}": LONG}))
    dry = command("import", platoon, back, "--dry-run")
    assert dry.code == 0 and "nothing was written" in dry.out and "Cst. Ines Calloway" in dry.out
    assert f"{told.themes[0].title}: Differs" in dry.out and f"{told.themes[1].title}: Same" in dry.out
    done = command("import", platoon, back)
    assert done.code == 0 and "Differs" in done.out
    document = opened(platoon)
    assert sessions.session(document, told.id).themes[0].employee == LONG
    assert document.undo_name == "Take in the words of Cst. Ines Calloway"
    document.close()
    assert "There is nothing new in the form." in command("import", platoon, back).out
