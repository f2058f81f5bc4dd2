"""The coaching form on paper: blank, prefilled, filled, or to be filled in on a screen."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from plandesk import i18n
from plandesk.domain.coaching import desk, forms, members, sessions
from plandesk.domain.coaching.actions import open_before
from plandesk.domain.coaching.form_marks import form_version, mark_of
from plandesk.domain.coaching.forms import CoachingForm
from plandesk.domain.coaching.members import Member
from plandesk.domain.coaching.records import ActionItem, CoachingSession, short_fingerprint
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.reports.coaching_form_data import (
    BLANK,
    COACH_TEXT,
    FILLABLE,
    FILLED,
    CoachingPaper,
    PaperAcknowledgement,
    PaperAction,
    PaperAmendment,
    PaperTheme,
)
from plandesk.reports.personnel_imprint import PersonnelImprint
from plandesk.reports.wording import _, date_text, short_due_text, speaking


class CoachingFormOptions(Struct, frozen=True):
    """What the user chose: a form for a blank one, else a session; None takes what the file says.

    `coach_words` says how the coach's words stand in a form to be filled in, one of COACH_WORDS.
    """

    way: str
    form_id: int | None = None
    session_id: int | None = None
    coach_words: str = COACH_TEXT
    paper: str | None = None


def collect(document: Document, options: CoachingFormOptions) -> CoachingPaper:
    """Read everything the paper prints from a coaching file.

    Raises NotThere when form or session is gone, InvalidValue for a form to fill in of a session that both
    have acknowledged, ValueError where neither form nor session is named.
    """
    if options.way == BLANK:
        if options.form_id is None:
            raise ValueError("a blank form is of a form")
        return _blank(document, forms.form(document, options.form_id), options)
    if options.session_id is None:
        raise ValueError("this form is of a session")
    told = sessions.session(document, options.session_id)
    if options.way == FILLABLE and told.is_fixed:
        raise InvalidValue(
            i18n._(
                "Both have acknowledged this session, so there is nothing left to fill in and no form was "
                "made. Print it as it is."
            )
        )
    return paper_of(document, told, options)


def layout(data: CoachingPaper) -> bytes:
    """Return the paper as a PDF; the same data give the same bytes."""
    from plandesk.reports.coaching_form_pages import pdf

    with speaking(data.imprint.language):
        return pdf(data)


def paper_of(document: Document, told: CoachingSession, options: CoachingFormOptions) -> CoachingPaper:
    """A session as it is printed in one of the ways."""
    with speaking(told.language):
        member = members.member(document, told.member_id)
        filled, year = options.way == FILLED, told.held.year
        held = date_text(told.held)
        return CoachingPaper(
            imprint=imprint_of(
                document,
                foot=_("{form} · {date}").format(form=told.form_name, date=held),
                language=told.language,
                paper=options.paper,
                date=told.held,
            ),
            way=options.way,
            title=told.form_name,
            intro=told.intro,
            themes=tuple(
                PaperTheme(one.title, one.prompt, one.voices, one.actions, one.coach, one.employee, one.uid)
                for one in told.themes
            ),
            held=held,
            member=member_words(member),
            coach=told.coach,
            actions=paper_actions(told.actions, year),
            earlier=() if filled else paper_actions(open_before(document, told.id), year),
            acknowledgements=_acknowledgements(told) if filled else (),
            amendments=_amendments(told) if filled else (),
            coach_words=options.coach_words,
            mark=mark_of(document, told).text() if options.way == FILLABLE else "",
        )


def imprint_of(
    document: Document,
    *,
    foot: str,
    language: str,
    paper: str | None,
    date: datetime.date | None,
) -> PersonnelImprint:
    """The imprint of a coaching record; without a paper it is the file's."""
    of = desk.desk(document)
    return PersonnelImprint(
        service=of.service_name,
        title=of.unit_name or of.service_name,
        paper_name=paper or of.paper,
        language=language,
        date=date,
        foot=foot,
    )


def member_words(member: Member) -> str:
    """Return e.g. "Cst. Ines Calloway, 4107"."""
    return ", ".join(filter(None, (member.title, member.number)))


def paper_actions(found: Iterable[ActionItem], year: int) -> tuple[PaperAction, ...]:
    """Actions as they are printed; `year` is the one that goes without saying."""

    def day(date: datetime.date | None) -> str:
        return short_due_text(Due.from_stored(date.isoformat()), year) if date is not None else ""

    return tuple(
        PaperAction(
            one.text,
            one.measure,
            day(one.due),
            one.follow_up,
            day(one.done),
            ", ".join(filter(None, (one.goal_title, one.plan_title))),
            one.uid,
        )
        for one in found
    )


def _blank(document: Document, form: CoachingForm, options: CoachingFormOptions) -> CoachingPaper:
    with speaking(form.language):
        version = _("{form} · form {version}").format(form=form.name, version=form_version(form.themes))
        return CoachingPaper(
            imprint=imprint_of(
                document, foot=version, language=form.language, paper=options.paper, date=None
            ),
            way=BLANK,
            title=form.name,
            intro=form.intro,
            themes=tuple(PaperTheme(one.title, one.prompt, one.voices, one.actions) for one in form.themes),
        )


def _acknowledgements(told: CoachingSession) -> tuple[PaperAcknowledgement, ...]:
    return tuple(
        PaperAcknowledgement(
            one.role, one.name, moment_text(one.at), short_fingerprint(one.sha256), one.holds
        )
        for one in told.acknowledgements
    )


def _amendments(told: CoachingSession) -> tuple[PaperAmendment, ...]:
    return tuple(PaperAmendment(moment_text(one.at), one.who, one.text, one.holds) for one in told.amendments)


def moment_text(at: datetime.datetime) -> str:
    """Return e.g. "24 November 2026, 14:05"."""
    return _("{date}, {time}").format(date=date_text(at.date()), time=at.strftime("%H:%M"))
