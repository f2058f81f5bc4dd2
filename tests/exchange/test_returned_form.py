"""A coaching form that comes back: what was typed, where it belongs, whatever was done to the file."""

import random
import shutil
import time
from datetime import date

import pytest

from plandesk.domain.coaching import acknowledging, actions, sessions, viewings
from plandesk.domain.coaching.form_marks import mark_of
from plandesk.domain.coaching.returned import returned_words
from plandesk.errors import ImportRefused, InvalidValue
from plandesk.exchange import pdf_bounds, pdf_form
from plandesk.exchange.pdf_form import read_fields, read_file
from plandesk.exchange.pdf_text import as_typed
from plandesk.exchange.returned_form import DIFFERS, EMPTY, NEW, SAME, apply, outcome_words, preview
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from plandesk.reports.coaching_form import CoachingFormOptions, collect, layout
from plandesk.reports.coaching_form_data import BLANK, COACH_FIELDS, FILLABLE
from tests import coaching_file
from tests.exchange import hostile_forms
from tests.reports.filling import filled_by_pdfium, filled_by_pypdf, filled_without_looks

pytestmark = pytest.mark.usefixtures("keys_derived_once")

TODAY = date(2026, 11, 24)
TEXT = "Élan, naïve, œuvre – “so” 😀👩🏽‍✈️🤔 ∑ שלום\n\n  (brackets) \\ <</V (x)>> =HYPERLINK(1)"
LONG = "".join(f"{n}. Über die Brücke, 50 % 😀\n" for n in range(200))[:5000]


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """A coaching file that nobody has open."""
    path = tmp_path_factory.mktemp("forms") / "platoon.coaching"
    coaching_file.platoon(path).close()
    return path


@pytest.fixture(scope="module")
def made(closed, tmp_path_factory):
    """A coaching file and the form of Ines's last session, to be changed by no test."""
    document = opened(shutil.copy(closed, tmp_path_factory.mktemp("made")))
    yield document, form_of(document, last(document))
    document.close()


def opened(path):
    key = Passphrase(coaching_file.PASSPHRASE)
    return Document.open(path, who=coaching_file.COACH, key=key)


@pytest.fixture
def document(closed, tmp_path):
    """A copy of that file, to be changed."""
    found = opened(shutil.copy(closed, tmp_path))
    yield found
    found.close()


def last(document, number="4107"):
    row = document.row(
        "SELECT s.id FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " WHERE m.number = ? ORDER BY s.held DESC",
        (number,),
    )
    return sessions.session(document, row["id"])


def form_of(document, told, **options):
    return layout(collect(document, CoachingFormOptions(FILLABLE, session_id=told.id, **options)))


def values_for(told, *texts):
    themes = [theme for theme in told.themes if theme.voices != "coach"]
    return {f"employee-{theme.uid}": text for theme, text in zip(themes, texts, strict=False)}


def seen(document, pdf):
    return preview(document, read_fields(pdf, "form.pdf"), "form.pdf")


def refused(document, pdf):
    with pytest.raises(ImportRefused) as error:
        seen(document, pdf)
    sentence = error.value.sentence
    assert sentence.startswith(("“form.pdf”", "Coach", "The session")) and "othing was" in sentence
    return sentence


@pytest.mark.parametrize("fill", [filled_by_pypdf, filled_by_pdfium, filled_without_looks])
def test_every_word_comes_home_exactly(document, fill):
    told = last(document)
    pdf = fill(form_of(document, told), values_for(told, TEXT, LONG, "", told.themes[3].employee))
    found = seen(document, pdf)
    assert (found.session_id, found.member, found.notes) == (told.id, "Cst. Ines Calloway", ())
    assert [one.outcome for one in found.words] == [DIFFERS, DIFFERS, EMPTY, SAME, SAME]
    assert [one.form for one in found.words[:2]] == [TEXT, LONG]
    apply(document, found, TODAY)
    after = sessions.session(document, told.id)
    assert [theme.employee for theme in after.themes][:3] == [TEXT, LONG, told.themes[2].employee]
    assert [theme.coach for theme in after.themes] == [theme.coach for theme in told.themes]
    assert document.undo_name == "Take in the words of Cst. Ines Calloway"
    assert returned_words(document, after, TODAY).startswith("partly from the returned form, ")
    document.undo()
    assert sessions.session(document, told.id) == told
    assert returned_words(document, told, TODAY) == ""
    assert set(outcome_words()) == {NEW, SAME, DIFFERS, EMPTY}


def test_what_a_viewer_cut_off_an_emoji_is_put_back():
    cut = "".join(chr(ord(one) & 0xFFFF) for one in TEXT)
    assert cut != TEXT and as_typed(cut) == TEXT
    assert as_typed("漢 \uf900") == "漢 \uf900"
    assert as_typed("a\r\nb\rc\x00\x07\ud800") == "a\nb\nc\ufffd"


def test_ticked_actions_are_done_and_chosen_words_alone_come_in(document):
    told = last(document)
    pdf = form_of(document, told)
    earlier = [one for one in actions.open_actions(document, told.member_id) if one.session_id != told.id]
    pdf = filled_by_pypdf(pdf, {f"done-{earlier[0].uid}": "/Yes", **values_for(told, "One", "Two")})
    found = seen(document, pdf)
    assert [one.action_id for one in found.ticks] == [earlier[0].id]
    apply(document, found, TODAY, themes=[told.themes[1].id])
    after = sessions.session(document, told.id)
    assert [theme.employee for theme in after.themes[:2]] == [told.themes[0].employee, "Two"]
    assert actions.action(document, earlier[0].id).done == TODAY
    with pytest.raises(InvalidValue, match="changed meanwhile"):
        apply(document, found, TODAY)


def test_first_words_are_new(document):
    told = last(document, "4130")
    assert not any(theme.employee for theme in told.themes)
    found = seen(document, filled_by_pypdf(form_of(document, told), values_for(told, TEXT)))
    assert [one.outcome for one in found.words][:2] == [NEW, SAME] and found.is_news
    assert not seen(document, form_of(document, told)).is_news
    before = viewings.viewings(document)
    apply(document, found, TODAY)
    taken = sessions.session(document, told.id)
    now = date.today()
    words = f"from the returned form, {now.day} {now:%b}"
    assert returned_words(document, taken, now) == words
    assert viewings.viewings(document) == before  # what came in is no opening
    sessions.write(document, told.themes[1].id, "employee", "Told across the table")
    assert returned_words(document, sessions.session(document, told.id), now) == f"partly {words}"
    sessions.write(document, told.themes[0].id, "employee", f"{TEXT} and more")
    assert returned_words(document, sessions.session(document, told.id), now) == ""
    document.undo()
    assert returned_words(document, sessions.session(document, told.id), now) == f"partly {words}"


def test_a_form_goes_only_where_it_belongs(document, tmp_path):
    told = last(document)
    pdf = form_of(document, told)
    other = last(document, "4112")
    stolen = mark_of(document, told).text().replace(told.uid, other.uid)
    assert "which session" in refused(document, hostile_forms.with_values(pdf, {"plandesk": stolen}))
    assert "PlanDesk made" in refused(document, hostile_forms.with_values(pdf, {"plandesk": "x"}))
    # What is put into the fields of another one's form stays out.
    mixed = hostile_forms.with_more_fields(pdf, f"employee-{other.themes[0].uid}", "a.b.c")
    found = seen(document, mixed)
    assert not found.is_news and "2 fields" in found.notes[0]
    another = coaching_file.new_platoon(tmp_path / "another.coaching")
    assert "another coaching file" in refused(another, pdf)
    another.close()
    acknowledging.acknowledge(document, told.id, "coach", told.coach)
    assert "One of the two" in seen(document, pdf).notes[0]
    acknowledging.acknowledge(document, told.id, "employee", "Cst. Ines Calloway")
    assert "amendment" in refused(document, pdf)
    sessions.delete_sessions(document, [told.id])
    assert "no longer in the file" in refused(document, pdf)
    form = document.value("SELECT id FROM coaching_form")
    assert "no fields" in refused(document, layout(collect(document, CoachingFormOptions(BLANK, form))))


def test_the_coachs_words_are_never_taken(document):
    told = last(document)
    pdf = form_of(document, told, coach_words=COACH_FIELDS)
    assert seen(document, pdf).notes == ()
    found = seen(document, hostile_forms.with_values(pdf, {f"coach-{told.themes[0].uid}": "CANARY"}))
    assert told.themes[0].title in found.notes[0] and not found.is_news


def test_hostile_forms_are_read_safely_or_refused(made):
    document, pdf = made
    told = last(document)
    field = f"employee-{told.themes[0].uid}"
    found = seen(document, hostile_forms.scripted(pdf))
    assert "not run" in found.notes[0] and not found.is_news
    odd = dict(zip(values_for(told, *"12345"), hostile_forms.odd_values(), strict=True))
    found = seen(document, hostile_forms.with_values(pdf, odd))
    assert all(theme.title in found.notes[-1] for theme in told.themes) and found.words == ()
    assert "twice" in refused(document, hostile_forms.with_more_fields(pdf, field))
    many = [f"more {place}" for place in range(pdf_form.MOST_FIELDS)]
    assert "far more fields" in refused(document, hostile_forms.with_more_fields(pdf, *many))
    assert "far more fields" in refused(document, hostile_forms.deep(pdf, 200))
    assert "far more fields" in refused(document, hostile_forms.circle(pdf))
    assert "password" in refused(document, hostile_forms.locked(pdf))
    for made_up in (hostile_forms.a_million_fields(), hostile_forms.nested_arrays(), hostile_forms.bomb()):
        reasons = (" is damaged", " has no fields", " holds far more")
        assert refused(document, made_up).split("”")[1].startswith(reasons)
    assert "not a PDF" in refused(document, b"") and "not a PDF" in refused(document, b"PK\x03\x04" * 99)


@pytest.mark.parametrize("made_of", hostile_forms.busy())
def test_a_form_that_keeps_the_reader_busy_is_soon_refused(made_of):
    pdf = hostile_forms.busy()[made_of]
    assert len(pdf) <= pdf_form.LARGEST
    began = time.thread_time()
    with pytest.raises(ImportRefused, match="“form.pdf” holds far more than a coaching form"):
        read_fields(pdf, "form.pdf")
    assert time.thread_time() - began < pdf_bounds.PATIENCE + 3


def test_a_form_with_very_long_words_is_no_hostile_one(document):
    told = last(document, "4130")
    words = "Longer than anybody writes, ÿ 漢. " * 1_300
    found = seen(document, filled_by_pypdf(form_of(document, told), values_for(told, *[words] * 5)))
    assert [one.form for one in found.words] == [words] * 5


def test_a_damaged_form_is_refused_or_read(made):
    document, pdf = made
    told = last(document)
    chance, refusals = random.Random(5), 0
    for turn in range(60):
        broken = bytearray(pdf)
        if turn % 3 == 0:
            del broken[chance.randrange(len(broken)) :]
        for _change in range(0 if turn % 3 == 0 else 1 + turn * 8):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            found = seen(document, bytes(broken))
        except ImportRefused as error:
            assert error.sentence.count(".") >= 1
            refusals += 1
        else:
            assert found.session_id == told.id
    assert 10 < refusals < 60


def test_a_file_is_measured_before_it_is_read(tmp_path, monkeypatch):
    large = tmp_path / "large.pdf"
    with large.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(500_000_000)
    monkeypatch.setattr(pdf_form, "read_fields", lambda *_: pytest.fail("it was read"))
    with pytest.raises(ImportRefused, match="larger than 10 MB"):
        read_file(large)
    with pytest.raises(ImportRefused, match="is not there"):
        read_file(tmp_path / "none.pdf")
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_file(tmp_path)
