"""Looking a coaching file over: what no longer holds, what is left open. No text of a record is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from plandesk.domain.coaching.forms import forms
from plandesk.domain.coaching.members import Member, members
from plandesk.domain.coaching.records import CoachingSession
from plandesk.domain.coaching.sessions import sessions_of
from plandesk.domain.day_words import day_words
from plandesk.domain.preflight import Finding, Weight
from plandesk.file.document import Document
from plandesk.i18n import _

WAITING = 30  # days after which a session that both have not acknowledged is told


def look_over(document: Document, today: date) -> list[Finding]:
    """Everything worth a look, what is wrong first. `kind` is member, coaching_session or coaching_form."""
    found: list[Finding] = []
    known = members(document)
    found += _roster(known)
    for one in known:
        for session in sessions_of(document, one.id):
            found += _session(one, session, today)
    if not any(form.themes for form in forms(document)):
        found.append(
            Finding(Weight.FIX, "coaching_form", 0, "", _("No form with themes is offered for new sessions."))
        )
    return sorted(found, key=lambda one: one.weight is not Weight.FIX)


def _roster(known: list[Member]) -> Iterator[Finding]:
    numbers = Counter(one.number.strip().casefold() for one in known if one.number.strip())
    for one in known:
        if not one.name.strip():
            yield _of_member(one, _("The member has no name."), Weight.FIX)
        if numbers[one.number.strip().casefold()] > 1:
            yield _of_member(one, _("Another member has the same number."))
        if one.state == "active" and not one.unit.strip():
            yield _of_member(one, _("The member is in no unit, so no coverage figure counts them."))


def _session(member: Member, session: CoachingSession, today: date) -> Iterator[Finding]:
    def finding(sentence: str, weight: Weight = Weight.LOOK) -> Finding:
        name = _("{member}, {day}").format(member=member.title, day=day_words(session.held))
        return Finding(weight, "coaching_session", session.id, name, sentence)

    if session.is_fixed and not session.is_untouched:
        yield finding(_("It was changed after both had acknowledged it."), Weight.FIX)
        return
    if session.held > today:
        return
    if not any(theme.coach.strip() or theme.employee.strip() for theme in session.themes):
        yield finding(_("Nothing is written in it yet."))
    elif not session.is_fixed and session.held < today - timedelta(days=WAITING):
        yield finding(_("It is not acknowledged by both yet."))
    for one in session.acknowledgements:
        if not one.holds:
            yield finding(_("It was changed since it was acknowledged, so it has to be acknowledged again."))
            break
    without = sum(one.due is None for one in session.open_actions)
    if without:
        yield finding(_("Open actions without a due date: {n}.").format(n=without))


def _of_member(member: Member, sentence: str, weight: Weight = Weight.LOOK) -> Finding:
    return Finding(weight, "member", member.id, member.title, sentence)
