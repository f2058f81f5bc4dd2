"""The coaching form on paper: blank, prefilled, filled, and to be filled in on a screen."""

import re
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.domain.coaching import acknowledging, actions, desk, forms, members, sessions
from plandesk.domain.coaching.form_marks import FormMark, mark_of
from plandesk.domain.coaching.records import short_fingerprint
from plandesk.errors import InvalidValue
from plandesk.reports.coaching_form import CoachingFormOptions, collect, layout
from plandesk.reports.coaching_form_data import (
    BLANK,
    COACH_FIELDS,
    COACH_NONE,
    FILLABLE,
    FILLED,
    PREFILLED,
    WAYS,
)
from tests import coaching_file
from tests.reports.filling import values_by_pdfium, values_by_pypdf
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure

LONG = "".join(f"{n}. Über die Brücke, 50 % 😀 – naïve.\n" + "\n" * (n % 4 == 0) for n in range(200))[:5000]


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    made = coaching_file.platoon(tmp_path_factory.mktemp("paper") / "platoon.coaching")
    yield made
    made.close()


def ids(document):
    return [row[0] for row in document.rows("SELECT id FROM coaching_session ORDER BY id")]


def text_of(pdf):
    return "\n".join(page_texts(pdf))


def test_a_blank_form_has_room_to_write_on_two_pages(document):
    form = forms.forms(document)[0]
    for paper in ("letter", "a4"):
        data = collect(document, CoachingFormOptions(BLANK, form_id=form.id, paper=paper))
        pdf = layout(data)
        assert failures(pdf) == [] and layout(data) == pdf
        texts = page_texts(pdf)
        assert len(texts) == 2
        assert all("Confidential: coach, employee and personnel file only" in text for text in texts)
        wanted = [
            "Date",
            "Member name and number",
            *(theme.title for theme in form.themes),
            "Acknowledgement",
        ]
        assert missing_in_order(wanted, "".join(texts)) == []
        heads = [node.text().strip() for node in structure(pdf).all("H2")]
        assert heads == [*(theme.title for theme in form.themes), "Acknowledgement"]
        assert "/AcroForm" not in PdfReader(BytesIO(pdf)).trailer["/Root"]
    lines = _lines(layout(collect(document, CoachingFormOptions(BLANK, form_id=form.id))), 0)
    apart = {round(b - a, 1) for a, b in zip(lines, lines[1:], strict=False)}
    assert len(lines) == 15 and 24.0 in apart, "five lines a theme, 24 apart"


def _lines(pdf, page):
    """How high the lines to write on lie that begin at the left margin, each once."""
    code = PdfReader(BytesIO(pdf)).pages[page].get_contents().get_data().decode("latin-1")
    return sorted(float(y) for y in re.findall(r"^54\.00 (\S+) 246\.00 0\.50 re f$", code, re.M))


def test_a_prefilled_form_has_what_is_known_and_room_for_more(document):
    number = ids(document)[11]
    told = sessions.session(document, number)
    data = collect(document, CoachingFormOptions(PREFILLED, session_id=number))
    pdf = layout(data)
    assert failures(pdf) == []
    known = ["16 September 2026", "Cst. Ines Calloway, 4107", told.coach, "Open from earlier sessions"]
    assert missing_in_order([*known, told.themes[0].coach, told.actions[0].text], text_of(pdf)) == []
    assert len(_lines(pdf, 0)) >= 4
    assert {one.text for one in data.earlier} == {
        one.text for one in actions.open_actions(document, told.member_id) if one.session_id != number
    }


def test_a_filled_form_has_everything_and_lines_to_sign(document):
    number = ids(document)[0]
    signed = layout(collect(document, CoachingFormOptions(FILLED, session_id=number)))
    assert len(page_texts(signed)) == 1, "a session of usual length is signed on one sheet"
    acknowledging.amend(document, number, "The course was in May.\n\nShe passed.")
    told = sessions.session(document, number)
    data = collect(document, CoachingFormOptions(FILLED, session_id=number))
    pdf = layout(data)
    assert failures(pdf) == [] and layout(data) == pdf
    read = structure(pdf).text()
    for theme in told.themes:
        assert missing_in_order([theme.title, theme.prompt, theme.coach, theme.employee], read) == []
    wanted = [told.actions[0].text, told.actions[0].follow_up, told.actions[0].measure, "15 Apr 2026", "open"]
    assert missing_in_order(wanted, read) == []
    digits = short_fingerprint(told.acknowledgements[0].sha256)
    for name in ("Cst. Ines Calloway", told.coach):
        assert missing_in_order(["Acknowledgement", name, "Acknowledged in PlanDesk on", digits], read) == []
    assert missing_in_order(["Amendments", told.amendments[0].who, "The course was in May."], read) == []
    assert "changed after" not in read


def test_nobody_else_is_in_any_of_them(document):
    told = sessions.session(document, ids(document)[11])
    others = [one for one in members.members(document) if one.id != told.member_id]
    names = {name for one in others for name in (one.name, one.number, one.supervisor)} - {told.coach}
    assert len(names) > 15
    for way in (PREFILLED, FILLED, FILLABLE):
        data = collect(document, CoachingFormOptions(way, session_id=told.id))
        pdf = layout(data)
        read = repr(data) + text_of(pdf) + str(PdfReader(BytesIO(pdf)).metadata) + str(values_by_pypdf(pdf))
        assert not [name for name in names if name in read]


def test_a_record_that_was_changed_says_so(document):
    number = ids(document)[1]
    theme = sessions.session(document, number).themes[0]
    with document.step("Behind its back"):
        document.update("session_theme", theme.id, coach="Something else")
    read = squeezed(text_of(layout(collect(document, CoachingFormOptions(FILLED, session_id=number)))))
    assert read.count(squeezed("The record was changed after this.")) == 2


def test_the_fields_of_a_fillable_form(document):
    number = ids(document)[11]
    told = sessions.session(document, number)
    data = collect(document, CoachingFormOptions(FILLABLE, session_id=number))
    pdf = layout(data)
    assert failures(pdf) == [] and layout(data) == pdf
    fields = PdfReader(BytesIO(pdf)).get_fields()
    open_to_him = {f"employee-{one.uid}": one.employee for one in told.themes if one.voices != "coach"}
    assert {name: field["/V"] for name, field in fields.items() if name.startswith("emp")} == open_to_him
    assert {name for name in fields if name.startswith("done-")} == {
        f"done-{one.uid}" for one in data.earlier
    }
    assert not [name for name in fields if name.startswith("coach-")]
    assert told.themes[0].coach[:40] in squeezed_lines(text_of(pdf))
    mark = FormMark.parse(str(fields["plandesk"]["/V"]))
    assert mark == mark_of(document, told) and told.member_uid not in mark.text()
    assert fields[f"employee-{told.themes[0].uid}"]["/TU"].startswith("What went well: Employee perspective")
    assert all(not field.get("/Ff", 0) & 1 for name, field in fields.items() if name != "plandesk")


def test_what_both_acknowledged_is_not_filled_in_any_more(document):
    number = ids(document)[0]
    assert sessions.session(document, number).is_fixed
    with pytest.raises(InvalidValue, match="nothing left to fill in"):
        collect(document, CoachingFormOptions(FILLABLE, session_id=number))


def squeezed_lines(text):
    return " ".join(text.split())


def test_the_coachs_words_as_the_option_says(document):
    number = ids(document)[11]
    told = sessions.session(document, number)
    options = CoachingFormOptions(FILLABLE, session_id=number, coach_words=COACH_FIELDS)
    pdf = layout(collect(document, options))
    assert failures(pdf) == []
    found = PdfReader(BytesIO(pdf)).get_fields()[f"coach-{told.themes[0].uid}"]
    assert found["/V"] == told.themes[0].coach and found["/Ff"] & 1
    options = CoachingFormOptions(FILLABLE, session_id=number, coach_words=COACH_NONE)
    bare = layout(collect(document, options))
    assert failures(bare) == []
    everything = squeezed(text_of(bare)) + str(values_by_pypdf(bare))
    assert squeezed(told.themes[0].coach) not in everything and "Coach perspective" not in text_of(bare)


def test_long_words_one_voice_and_twelve_themes(document):
    member = members.members(document)[0].id
    one = forms.add_form(document, "A short talk", "en")
    forms.add_theme(document, one, "How are you?", voices="employee")
    many = forms.add_form(document, "Probation review under a name that does not end where one would think")
    for place in range(12):
        forms.add_theme(
            document, many, f"Theme {place}", prompt="Words " * place,
            voices=("both", "coach", "employee")[place % 3], actions=place == 7,
        )  # fmt: skip
    for form_id, at_least in ((one, 1), (many, 4)):
        number = sessions.start_session(document, member, form_id, date(2026, 11, 20))
        for theme in sessions.session(document, number).themes:
            voices = {"both": ("coach", "employee")}.get(theme.voices, (theme.voices,))
            text = LONG if theme.position == 0 else "Short."
            sessions.write_all(document, {(theme.id, voice): text for voice in voices})
        actions.add_action(document, number, "Word " * 900, measure="Seen " * 400)
        for way in WAYS:
            options = CoachingFormOptions(way, form_id=form_id, session_id=number)
            pdf = layout(collect(document, options))
            assert failures(pdf) == [] and len(page_texts(pdf)) >= at_least
            if way in (PREFILLED, FILLED):
                last = next(line for line in reversed(LONG.split("\n")) if line)
                assert squeezed(last) in squeezed(structure(pdf).text())
            if way == FILLABLE:
                found = values_by_pdfium(pdf)
                values = {value for name, value in found.items() if name.startswith("employee")}
                assert values == ({LONG} if form_id == one else {LONG, "Short."})


def test_a_form_in_another_language_speaks_it(document, monkeypatch):
    from plandesk.reports import wording

    form_id = forms.add_form(document, "Accompagnement", "fr")
    forms.add_theme(document, form_id, "Ce qui va bien")
    asked = []
    known = wording.words
    monkeypatch.setattr(wording, "words", lambda language: asked.append(language) or known(language))
    data = collect(document, CoachingFormOptions(BLANK, form_id=form_id))
    pdf = layout(data)
    assert set(asked) == {"fr"} and PdfReader(BytesIO(pdf)).trailer["/Root"]["/Lang"] == "fr"


def test_the_unit_heads_the_page_and_the_file_says_which_paper(document):
    desk.change_desk(document, paper="a4", unit_name="")
    data = collect(document, CoachingFormOptions(BLANK, form_id=forms.forms(document)[0].id))
    assert (data.imprint.title, data.imprint.paper.name) == ("Harrow Lake Police Service", "a4")
