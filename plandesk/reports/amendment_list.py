"""The amendment list: what was changed since approval or between two dates, with reasons."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import amendments, moments
from plandesk.domain.amendments import Amendment, Heading
from plandesk.domain.differences import SAME, Part, differences
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.moments import Moment
from plandesk.domain.plans import Plan, plan
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.reports.amendment_list_data import AmendmentGroup, AmendmentList, AmendmentRow, kind_words
from plandesk.reports.amendment_list_parts import offered
from plandesk.reports.imprint import Imprint
from plandesk.reports.imprint_reading import bare_title, imprint_of
from plandesk.reports.wording import _, date_text, due_text, speaking

BY_GOAL, BY_KIND = "goal", "kind"


class AmendmentListOptions(Struct, frozen=True):
    """What the user chose. `since` None is the approval, `until` None now; `by` is BY_GOAL or BY_KIND.

    The edition is "public" or "in-camera"; the public one tells nothing that was never to be printed.
    None for paper and language takes what the plan says.
    """

    plan_id: int
    since: Moment | None = None
    until: Moment | None = None
    edition: str = "public"
    by: str = BY_GOAL
    paper: str | None = None
    language: str | None = None
    layout: Layout | None = None


def collect(document: Document, options: AmendmentListOptions) -> AmendmentList:
    """Read everything the list prints; raises NotThere (plan gone, approval not kept), InvalidValue."""
    of = plan(document, options.plan_id)
    language = options.language or of.language or service(document).language
    since = options.since or moments.approval(document, of.id)
    until = options.until.at if options.until is not None else ""
    if since is None or (options.since is None and not until):
        found = amendments.since_approval(document, of.id)
    else:
        found = amendments.between(document, of.id, since.at, until or moments.PRESENT)
    with speaking(language):
        told = _Reading(of, options).amendment_list(found, since, _imprint(document, of, options, language))
    return replace(told, order=order_of(options.layout, offered(document, of.id)))


def layout(data: AmendmentList) -> bytes:
    """Return the list as a PDF; the same data give the same bytes."""
    from plandesk.reports.amendment_list_pages import pdf

    with speaking(data.imprint.language):
        return pdf(data)


def _imprint(document: Document, of: Plan, options: AmendmentListOptions, language: str) -> Imprint:
    made = imprint_of(
        document,
        of,
        title=_("Changes to the plan"),
        edition=options.edition,
        language=language,
        paper=options.paper,
        date=_until(options),
    )
    return replace(made, as_of=True)


def _until(options: AmendmentListOptions) -> datetime.date:
    return _day(options.until) if options.until is not None else datetime.date.today()


def _day(moment: Moment) -> datetime.date:
    if not moment.at:
        return datetime.date.today()
    return datetime.datetime.fromisoformat(moment.at).astimezone().date()


class _Reading:
    """One plan's amendments turned into rows."""

    def __init__(self, of: Plan, options: AmendmentListOptions) -> None:
        self.plan = of
        self.options = options
        self.everything = options.edition != "public"

    def amendment_list(
        self, found: Sequence[Amendment], since: Moment | None, imprint: Imprint
    ) -> AmendmentList:
        """The list's data."""
        shown = [(one, self._kinds(one)) for one in found]
        told = [(one, kinds) for one, kinds in shown if kinds]
        counts = tuple(
            (kind, sum(kind in kinds for _one, kinds in told))
            for kind in amendments.KINDS
            if any(kind in kinds for _one, kinds in told)
        )
        grouped: dict[str, list[tuple[Amendment, tuple[str, ...]]]] = {}
        for one, kinds in told:
            key = self._heading(one).uid if self.options.by == BY_GOAL else kinds[0]
            grouped.setdefault(key, []).append((one, kinds))
        order = list(grouped) if self.options.by == BY_GOAL else [k for k in amendments.KINDS if k in grouped]
        approved = self.options.since is None or self.options.since.kind == moments.APPROVAL
        return AmendmentList(
            imprint=imprint,
            title=f"{bare_title(self.plan)} {self.plan.period_text}",
            since=self._words(since) if since is not None else "",
            until=date_text(_until(self.options)),
            since_approval=approved,
            counts=counts,
            groups=tuple(self._group(key, grouped[key]) for key in order),
        )

    def _words(self, moment: Moment) -> str:
        if moment.kind == moments.APPROVAL:
            return _("the approval of {date}").format(date=date_text(moment.day or _day(moment)))
        if moment.kind == moments.MEETING:
            return moment.words
        return date_text(_day(moment))

    def _group(self, key: str, rows: list[tuple[Amendment, tuple[str, ...]]]) -> AmendmentGroup:
        made = tuple(self._row(one, kinds) for one, kinds in rows)
        if self.options.by == BY_KIND:
            return AmendmentGroup(kind_words(key), "", made)
        heading = self._heading(rows[0][0])
        return AmendmentGroup(heading.title, heading.number, made)

    def _heading(self, one: Amendment) -> Heading:
        """The goal it is listed under, as this edition may word it."""
        return Heading(one.goal, one.goal_number, one.goal_title) if self.everything else one.public_heading

    def _kinds(self, one: Amendment) -> tuple[str, ...]:
        """What this edition tells of an amendment; nothing of what it never printed."""
        if self.everything:
            return one.kinds
        if not one.printed_before and not one.printed_after:
            return ()
        if one.there_before and one.there_after and not one.printed_after:
            return (amendments.MADE_INTERNAL,)
        if not one.printed_before:
            return (amendments.ADDED if not one.there_before else amendments.MADE_PUBLIC,)
        return tuple(
            kind for kind in one.kinds if kind not in (amendments.MADE_INTERNAL, amendments.MADE_PUBLIC)
        )

    def _row(self, one: Amendment, kinds: tuple[str, ...]) -> AmendmentRow:
        before = one.there_before and (self.everything or one.printed_before)
        after = one.there_after and (self.everything or one.printed_after)
        both = before and after
        parts = differences(one.text_before if before else "", one.text_after if after else "")
        year = self.plan.year
        moved, redated = amendments.MOVED in kinds, amendments.REDATED in kinds
        when = one.when.astimezone().date() if one.when is not None and self._tells(one) else None
        return AmendmentRow(
            number=one.number_before if before else "",
            kinds=kinds,
            before=tuple(Part(part.kind if both else SAME, part.text) for part in parts if part.kind != "new")
            if before
            else (),
            after=tuple(Part(part.kind if both else SAME, part.text) for part in parts if part.kind != "gone")
            if after
            else (),
            number_after=one.number_after if after else "",
            due_before=due_text(one.due_before, year) if redated else "",
            due_after=due_text(one.due_after, year) if redated else "",
            place_before=one.place_before if moved else "",
            place_after=one.place_after if moved else "",
            reason=one.reason.strip() if self._tells(one) else "",
            when=date_text(when) if when is not None else "",
            level=self.plan.objective_level(one.depth).name if one.node == "objective" else "",
            tells_reason=self._tells(one),
        )

    def _tells(self, one: Amendment) -> bool:
        """Whether reason and day are for this edition: not of what is internal now, or was when it went."""
        gone_in_public = not one.there_after and one.stayed_public
        return self.everything or one.printed_after or gone_in_public
