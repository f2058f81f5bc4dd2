"""A coaching form that came back filled in: whose words go where, then taken in as one step."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from unicodedata import normalize

from msgspec import Struct

from plandesk.domain.coaching import members, sessions
from plandesk.domain.coaching.actions import change_action, open_actions
from plandesk.domain.coaching.desk import desk
from plandesk.domain.coaching.form_marks import (
    COACH_FIELD,
    DONE_FIELD,
    EMPLOYEE_FIELD,
    MARK,
    FormMark,
    mark_of,
    session_of,
)
from plandesk.domain.coaching.records import CoachingSession
from plandesk.domain.coaching.returned import note_returned
from plandesk.domain.columns import whole_text
from plandesk.domain.day_words import day_words
from plandesk.errors import ImportRefused, InvalidValue
from plandesk.exchange.pdf_form import FormValues
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

NEW, SAME, DIFFERS, EMPTY = "new", "same", "differs", "empty"
COMES_IN = (NEW, DIFFERS)


class ReturnedWords(Struct, frozen=True):
    """What the employee wrote about a theme. `outcome`: NEW, SAME, DIFFERS, or EMPTY in the form."""

    theme_id: int
    theme: str
    now: str
    form: str
    outcome: str


class ReturnedTick(Struct, frozen=True):
    """An open action of an earlier session that the employee ticked as done."""

    action_id: int
    text: str


class ReturnedForm(Struct, frozen=True):
    """A form that came back, looked at and not yet taken in. `notes` are sentences about what is left out."""

    session_id: int
    member: str
    held: date
    words: tuple[ReturnedWords, ...]
    ticks: tuple[ReturnedTick, ...]
    notes: tuple[str, ...]

    @property
    def coming(self) -> tuple[ReturnedWords, ...]:
        """The words that come in unless something else is chosen."""
        return tuple(one for one in self.words if one.outcome in COMES_IN)

    @property
    def is_news(self) -> bool:
        """Whether there is anything to take in."""
        return bool(self.coming or self.ticks)


def outcome_words() -> dict[str, str]:
    """What will happen with a theme's words, in the user's words."""
    return {
        NEW: _("New"),
        SAME: _("Same as here"),
        DIFFERS: _("Differs, replaces the words here"),
        EMPTY: _("Left empty, the words here stay"),
    }


def preview(document: Document, found: FormValues, name: str) -> ReturnedForm:
    """Say what would come in from a form; `name` is what the sentences call its file.

    Raises ImportRefused where it is no form of a session of this file, or both have acknowledged that.
    """
    told = _session(document, found, name)
    member = members.member(document, told.member_id)
    if told.is_fixed:
        raise ImportRefused(
            _(
                "Coach and employee have acknowledged the session of {member} of {date}, so its words stay "
                "and nothing was taken from “{name}”. Add what is new as an amendment."
            ).format(member=member.title, date=day_words(told.held), name=name)
        )
    words, known = [], {MARK}
    for theme in told.themes:
        field = EMPLOYEE_FIELD.format(uid=theme.uid)
        known |= {field, COACH_FIELD.format(uid=theme.uid)}
        if theme.voices != "coach" and field in found.texts:
            form = found.texts[field]
            outcome = _outcome(theme.employee, form)
            words.append(ReturnedWords(theme.id, theme.title, theme.employee, form, outcome))
    ticks = []
    for action in open_actions(document, told.member_id):
        field = DONE_FIELD.format(uid=action.uid)
        if action.session_id != told.id and field in found.ticked:
            ticks.append(ReturnedTick(action.id, action.text))
    notes = _notes(told, found, known)
    return ReturnedForm(told.id, member.title, told.held, tuple(words), tuple(ticks), notes)


def apply(
    document: Document,
    returned: ReturnedForm,
    today: date,
    themes: Collection[int] | None = None,
    ticks: Collection[int] | None = None,
) -> None:
    """Take in what a preview showed, as one step; of the named themes and actions only, where they are named.

    Raises InvalidValue where the session was changed since the preview, and as `sessions.write` does.
    """
    told = sessions.session(document, returned.session_id)
    now = {theme.id: theme.employee for theme in told.themes}
    if any(now.get(one.theme_id) != one.now for one in returned.words):
        raise InvalidValue(
            _("The session was changed meanwhile, so nothing was taken in. Open the form once more.")
        )
    chosen = [one for one in returned.coming if themes is None or one.theme_id in themes]
    done = [one for one in returned.ticks if ticks is None or one.action_id in ticks]
    with document.step(_("Take in the words of {member}").format(member=returned.member)):
        if chosen:
            sessions.write_all(document, {(one.theme_id, "employee"): one.form for one in chosen})
            uids = {theme.id: theme.uid for theme in told.themes}
            note_returned(document, {uids[one.theme_id]: whole_text(one.form) for one in chosen})
        for one in done:
            change_action(document, one.action_id, done=today)


def _session(document: Document, found: FormValues, name: str) -> CoachingSession:
    """The session that the form belongs to; raises ImportRefused with the reason why it has none."""
    mark = FormMark.parse(found.texts.get(MARK, ""))
    if mark is None:
        raise ImportRefused(
            _(
                "“{name}” is not a coaching form that PlanDesk made, or it was changed on its way. "
                "Nothing was imported."
            ).format(name=name)
        )
    if mark.desk_uid != desk(document).uid:
        raise ImportRefused(
            _("“{name}” belongs to another coaching file. Nothing was imported; open that one.").format(
                name=name
            )
        )
    told = session_of(document, mark)
    if told is None:
        raise ImportRefused(
            _("The session that “{name}” belongs to is no longer in the file. Nothing was imported.").format(
                name=name
            )
        )
    if mark != mark_of(document, told):
        raise ImportRefused(
            _(
                "“{name}” was changed so that nobody can say which session it belongs to. "
                "Nothing was imported; ask for the form once more."
            ).format(name=name)
        )
    return told


def _outcome(now: str, form: str) -> str:
    if _bare(now) == _bare(form):
        return SAME
    if not form.strip():
        return EMPTY
    return NEW if not now.strip() else DIFFERS


def _bare(text: str) -> str:
    """Text without what viewers make of it: other line ends, accents apart, white at the end."""
    return normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").rstrip())


def _notes(told: CoachingSession, found: FormValues, known: set[str]) -> tuple[str, ...]:
    notes = []
    if found.live:
        notes.append(_("The PDF has scripts or actions. They were not run and are left out."))
    changed = [
        theme.title
        for theme in told.themes
        if _bare(found.texts.get(COACH_FIELD.format(uid=theme.uid), theme.coach)) != _bare(theme.coach)
    ]
    if changed:
        notes.append(
            _("The coach’s words were changed in the PDF or here ({themes}). Those here stay.").format(
                themes=", ".join(changed)
            )
        )
    names = {*found.texts, *found.ticked, *found.not_text}
    strange = [one for one in names if one not in known and not one.startswith(DONE_FIELD.format(uid=""))]
    if strange:
        notes.append(
            ngettext(
                "The PDF has a field that the form does not have. It is left out.",
                "The PDF has {n} fields that the form does not have. They are left out.",
                len(strange),
            ).format(n=len(strange))
        )
    unread = [theme.title for theme in told.themes if EMPLOYEE_FIELD.format(uid=theme.uid) in found.not_text]
    if unread:
        notes.append(
            _("What is in these fields is not text, or is longer than a form can hold: {themes}.").format(
                themes=", ".join(unread)
            )
        )
    if told.acknowledgements:
        notes.append(_("One of the two has acknowledged the session already. New words withdraw that."))
    return tuple(notes)
