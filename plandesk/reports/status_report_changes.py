"""What the status report says about changes: since the plan was approved, and since the last meeting."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain import amendments, meetings
from plandesk.domain.amendments import Amendment
from plandesk.domain.outline import Outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan
from plandesk.domain.progress import Standing
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.reports.status_report_data import ChangeLine, Restated, RestatedLine
from plandesk.reports.wording import _, date_text, short_due_text


def change_lines(
    document: Document, tree: Outline, standings: Sequence[Standing], public_only: bool
) -> tuple[ChangeLine, ...]:
    """What was dropped, then what was amended since the approval, each in printed order.

    A new date that a late one was given is left out: it is told with the reason.
    """
    dropped = [one for one in standings if one.status is not None and one.status.counts_as == "dropped"]
    lines = [
        ChangeLine(
            one.number,
            one.text,
            one.status.word if one.status is not None else "",
            one.reason.strip(),
            "dropped",
        )
        for one in dropped
    ]
    told = {one.uid for one in dropped}
    given = {one.uid: one.new_due for one in standings if one.new_due.stored}
    for one in _amendments(document, tree.plan.id):
        if public_only and not (one.printed_after if one.there_after else one.printed_before):
            continue
        kinds = [kind for kind in one.kinds if not _is_told_elsewhere(kind, one, told, given)]
        if kinds:
            lines.append(_line(one, kinds, tree.plan.year, public_only))
    return tuple(sorted(lines, key=lambda line: line.kind != "dropped"))


def restated(document: Document, plan: Plan, quarter: Quarter, public_only: bool) -> Restated | None:
    """What the last status report kept for a meeting told otherwise; None where there is nothing to say."""
    since = meetings.restated_since(document, plan.id, quarter, public_only)
    if since is None or not since.figures:
        return None
    meeting = since.report.meeting
    if since.report.day is not None:
        meeting = _("{meeting}, {day}").format(meeting=meeting, day=date_text(since.report.day))
    return Restated(
        meeting,
        tuple(
            RestatedLine(one.number, one.text, _figure(one.field), *_then_and_now(one, plan.year))
            for one in since.figures
        ),
    )


def _amendments(document: Document, plan_id: int) -> tuple[Amendment, ...]:
    try:
        return amendments.since_approval(document, plan_id)
    except NotThere:
        return ()


def _is_told_elsewhere(kind: str, one: Amendment, dropped: set[str], given: dict[str, Due]) -> bool:
    if kind == amendments.DROPPED:
        return one.there_after  # the status says so, in its own line, or it was given after the quarter
    if kind == amendments.REDATED:
        return given.get(one.uid) == one.due_after
    return kind in (amendments.MADE_INTERNAL, amendments.MADE_PUBLIC) and one.uid in dropped


def _line(one: Amendment, kinds: list[str], year: int, public_only: bool) -> ChangeLine:
    said = "; ".join(_words(kind, one, year, public_only) for kind in kinds)
    return ChangeLine(
        number=one.number_after or one.number_before,
        text=one.text_after or one.text_before,
        change=said[:1].upper() + said[1:],
        reason=one.reason.strip(),
        kind="dropped" if amendments.DROPPED in kinds else "amended",
    )


def _words(kind: str, one: Amendment, year: int, public_only: bool) -> str:
    if kind == amendments.REDATED:
        return _("due {due}, was {before}").format(
            due=short_due_text(one.due_after, year) or _("at no set time"),
            before=short_due_text(one.due_before, year) or _("at no set time"),
        )
    if kind == amendments.MOVED and not public_only:  # where it stood may be internal
        return _("moved from {place}").format(place=one.place_before)
    return {
        amendments.ADDED: _("added"),
        amendments.DROPPED: _("taken out"),
        amendments.REWORDED: _("reworded"),
        amendments.MOVED: _("moved"),
        amendments.MADE_INTERNAL: _("made internal"),
        amendments.MADE_PUBLIC: _("made public"),
    }.get(kind, kind)


def _then_and_now(one: meetings.Restated, year: int) -> tuple[str, str]:
    """Both values as the rest of the report writes them."""
    if one.field in ("completed", "due", "new_due"):
        before, after = (short_due_text(Due(each), year) for each in (one.stored_before, one.stored_after))
        return before, after
    if one.field == "status":
        none = _("No update received")
        return one.stored_before or none, one.stored_after or none
    if one.field == "plan":
        there = _("in the plan")
        return there if one.stored_before else _("not in it"), (
            there if one.stored_after else _("no longer in it")
        )
    return one.stored_before, one.stored_after


def _figure(field: str) -> str:
    return {
        "status": _("Status"),
        "completed": _("Completed"),
        "due": _("Due"),
        "new_due": _("New date"),
        "reason": _("Reason"),
        "plan": _("Plan"),
    }.get(field, field)
