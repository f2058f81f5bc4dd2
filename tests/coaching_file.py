"""Coaching files for tests: a fresh one, and a platoon of an invented service after nine months."""

from datetime import date
from pathlib import Path

from plandesk.domain.coaching import acknowledging, actions, desk, forms, members, sessions
from plandesk.file.document import Document
from plandesk.file.encryption import FileKey, Passphrase
from tests.copies import made_once

PASSPHRASE = "otters cross the frozen lake"
COACH = "Sgt. Orla Whitcombe"

# number, rank, name, unit, supervisor
ROSTER = (
    ("4107", "Cst.", "Ines Calloway", "B Platoon", "Sgt. Orla Whitcombe"),
    ("4112", "Cst.", "Tobias Renn", "B Platoon", "Sgt. Orla Whitcombe"),
    ("4119", "Cst.", "Maëlle Fortier", "B Platoon", "Sgt. Orla Whitcombe"),
    ("4121", "Cst.", "Dmitri Vasko", "B Platoon", "Sgt. Orla Whitcombe"),
    ("4130", "Cst.", "Ayo Bankole", "B Platoon", "Sgt. Orla Whitcombe"),
    ("4133", "Cst.", "Sinead Marlowe", "B Platoon", "Sgt. Orla Whitcombe"),
    ("3984", "A/Sgt.", "Piet Halloran", "Traffic", "S/Sgt. Lena Brandvold"),
    ("3991", "Cst.", "Noor Hadid", "Traffic", "S/Sgt. Lena Brandvold"),
    ("4002", "Cst.", "Wes Kowalchuk", "Traffic", "S/Sgt. Lena Brandvold"),
)

WORDS = (
    (
        "Calm at the river call in March; asked for help early and led the debrief afterwards.",
        "I felt ready for the river call. The debrief helped me more than the course did.",
    ),
    (
        "Court files come late. Two were sent back for missing notes; let us look at one together.",
        "Writing at the end of a night shift is hard. I would like an hour before the shift instead.",
    ),
    ("Would do well in the search team next year.", "Search team, and later perhaps teaching."),
    ("Agreed below. I ask the training unit about places.", "Agreed below."),
    ("", "The new roster is fairer. More notice before a change would help my family."),
)


def new(path: Path | str, who: str = COACH) -> Document:
    """An empty coaching file."""
    return Document.create(Path(path), kind="coaching", who=who, key=Passphrase(PASSPHRASE))


def make(path: Path | str) -> Document:
    """A coaching file with the standard form and nobody in it."""
    return Document.open(path, who=COACH, key=_write_form(Path(path)))


def platoon(path: Path | str, today: date = date(2026, 11, 24)) -> Document:
    """Nine members in two units under two supervisors, fourteen sessions over nine months before `today`."""
    return Document.open(path, who=COACH, key=_write_platoon(Path(path), today))


def new_platoon(path: Path | str, today: date = date(2026, 11, 24)) -> Document:
    """The same as a document of its own, every byte of which is written here and now."""
    return Document.open(path, who=COACH, key=_write_platoon.anew(Path(path), today))


@made_once
def _write_form(path: Path) -> FileKey:
    document = new(path)
    _begin(document)
    document.close()
    return document.file_key


@made_once
def _write_platoon(path: Path, today: date) -> FileKey:
    document = new(path)
    _begin(document)
    _settle(document, today)
    document.close()
    return document.file_key


def _begin(document: Document) -> None:
    with document.step("Begin"):
        desk.change_desk(
            document, service_name="Harrow Lake Police Service", unit_name="B Platoon", coach=COACH
        )
        forms.add_standard_form(document)


def _settle(document: Document, today: date) -> None:
    form_id = forms.forms(document)[0].id
    with document.step("Platoon"):
        ids = [
            members.add_member(document, name, number=number, rank=rank, unit=unit, supervisor=supervisor)
            for number, rank, name, unit, supervisor in ROSTER
        ]
        members.change_member(document, ids[8], state="moved")
        for place in range(14):
            # The last member but one never had a session; the others one to three.
            member_id = ids[(0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 8, 0, 3, 4)[place]]
            months = (9, 9, 8, 8, 7, 7, 6, 5, 5, 4, 4, 2, 1, 0)[place]
            month = (today.year * 12 + today.month - 1) - months
            held = date(month // 12, month % 12 + 1, 5 + place)
            session_id = sessions.start_session(document, member_id, form_id, held)
            if place < 13:
                _fill(document, session_id, place, held)
    with document.step("Acknowledged"):
        for session_id in [row[0] for row in document.rows("SELECT id FROM coaching_session ORDER BY id")][
            :10
        ]:
            told = sessions.session(document, session_id)
            member = members.member(document, told.member_id)
            acknowledging.acknowledge(document, session_id, "coach", told.coach)
            acknowledging.acknowledge(document, session_id, "employee", member.title)


def _fill(document: Document, session_id: int, place: int, held: date) -> None:
    told = sessions.session(document, session_id)
    for theme, (coach, employee) in zip(told.themes, WORDS, strict=True):
        if theme.voices != "employee":
            sessions.write(document, theme.id, "coach", coach)
        sessions.write(document, theme.id, "employee", employee)
    month = held.year * 12 + held.month + 1
    due = date(month // 12, month % 12 + 1, 15)
    first = actions.add_action(
        document,
        session_id,
        "Sit in on two court file reviews",
        measure="Two files accepted at once",
        due=due,
    )
    actions.add_action(
        document, session_id, "Ask for a place in the search course", measure="Place confirmed"
    )
    if place % 2 == 0:
        actions.change_action(document, first, done=due, follow_up="Both accepted, the second with praise.")
