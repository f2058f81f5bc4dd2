"""What the paper of a coaching session prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.personnel_imprint import PersonnelImprint

BLANK, PREFILLED, FILLED, FILLABLE = "blank", "prefilled", "filled", "fillable"
WAYS = (BLANK, PREFILLED, FILLED, FILLABLE)

# The coach's words in a form to be filled in: as text, in fields that cannot be changed, or not at all.
COACH_TEXT, COACH_FIELDS, COACH_NONE = "text", "fields", "none"
COACH_WORDS = (COACH_TEXT, COACH_FIELDS, COACH_NONE)


class PaperTheme(Struct, frozen=True):
    """One theme with the words of both; `uid` names its fields, empty for a blank form."""

    title: str
    prompt: str
    voices: str
    actions: bool
    coach: str = ""
    employee: str = ""
    uid: str = ""


class PaperAction(Struct, frozen=True):
    """An agreed action; `due` and `done` are days in words, empty where there are none."""

    text: str
    measure: str = ""
    due: str = ""
    follow_up: str = ""
    done: str = ""
    goal: str = ""
    uid: str = ""


class PaperAcknowledgement(Struct, frozen=True):
    """Who acknowledged which text, and when; `holds` is False where the record was changed since."""

    role: str
    name: str
    at: str
    digits: str
    holds: bool


class PaperAmendment(Struct, frozen=True):
    """What was added after both acknowledged."""

    at: str
    who: str
    text: str
    holds: bool


class CoachingPaper(Struct, frozen=True):
    """Everything one session, or one blank form, prints; `way` is one of WAYS.

    `earlier` are the open actions of earlier sessions. `mark` is what brings a filled-in form home.
    """

    imprint: PersonnelImprint
    way: str
    title: str
    intro: str
    themes: tuple[PaperTheme, ...]
    held: str = ""
    member: str = ""
    coach: str = ""
    actions: tuple[PaperAction, ...] = ()
    earlier: tuple[PaperAction, ...] = ()
    acknowledgements: tuple[PaperAcknowledgement, ...] = ()
    amendments: tuple[PaperAmendment, ...] = ()
    coach_words: str = COACH_TEXT
    mark: str = ""
