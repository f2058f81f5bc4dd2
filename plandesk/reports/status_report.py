"""The status report of a quarter: from a document to plain data, and from the data to a PDF."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import carrying, initiatives, outline, plans, progress, statuses
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.looking_back import as_told
from plandesk.domain.milestones import milestones_of_plan
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan
from plandesk.domain.progress import Standing
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.reports.imprint import Imprint
from plandesk.reports.imprint_reading import bare_title, imprint_of
from plandesk.reports.outline_data import LevelName
from plandesk.reports.status_report_changes import change_lines, restated
from plandesk.reports.status_report_data import (
    NO_UPDATE,
    MilestoneRow,
    Restated,
    StatusGroup,
    StatusName,
    StatusReport,
    StatusRow,
)
from plandesk.reports.status_report_parts import LEAD, offered
from plandesk.reports.status_report_words import header_title
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import carried_text, quarter_text, short_due_text, speaking


class StatusReportOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera".

    Without a quarter it is the one whose updates are being collected. The date is the day that the figures
    are of; without one it is the quarter's last, or today while the quarter runs.
    """

    plan_id: int
    quarter: Quarter | None = None
    edition: str = "public"
    only_changed: bool = False
    narrative: bool = False
    milestones: bool = False
    leads: bool = False
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def collect(document: Document, options: StatusReportOptions) -> StatusReport:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    A quarter whose updates are closed is told as the plan stood then (see `looking_back.as_told`). The
    public edition leaves out what is internal, also in the figures: goals with all below them, and
    initiatives; nor does it say who leads what.
    """
    own = plans.plan(document, options.plan_id)
    quarter = options.quarter or progress.default_quarter(own, datetime.date.today())
    language = options.language or own.language or service(document).language
    with speaking(language), as_told(document, own.id, quarter) as told:
        tree = outline.outline(told, own.id)
        imprint = _imprint(told, quarter, options, tree.plan)
        assert imprint.date is not None
        since = restated(told, own, quarter, options.edition == "public")
        return _Reading(told, tree, quarter, options, imprint.date).report(imprint, since)


def layout(data: StatusReport) -> bytes:
    """Return the status report as a PDF; the same data give the same bytes."""
    from plandesk.reports.status_report_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)


def _imprint(document: Document, quarter: Quarter, options: StatusReportOptions, plan: Plan) -> Imprint:
    imprint = imprint_of(
        document,
        plan,
        title=header_title(quarter),
        edition=options.edition,
        language=options.language or plan.language or service(document).language,
        paper=options.paper,
        date=options.date or max(quarter.first, min(quarter.last, datetime.date.today())),
    )
    return replace(imprint, as_of=True)


class _Reading:
    """One document read at one quarter."""

    def __init__(
        self,
        document: Document,
        tree: outline.Outline,
        quarter: Quarter,
        options: StatusReportOptions,
        date: datetime.date,
    ) -> None:
        self.document = document
        self.tree = tree
        self.quarter = quarter
        self.options = options
        self.everything = options.edition != "public"
        self.words = statuses.status_words(document, tree.plan.id)
        self.places = {one.id: place for place, one in enumerate(self.words)}
        self.sub_items = {
            one.id: one.sub_items
            for some in initiatives.initiatives_of_plan(document, tree.plan.id).values()
            for one in some
        }
        stepped = options.milestones and self.everything  # the public edition has none
        self.steps = milestones_of_plan(document, tree.plan.id) if stepped else {}
        self.carried = carrying.carried_in_plan(document, tree.plan.id)
        self.over = progress.last_over(quarter, date)
        self.shown = {
            one for one in tree.order if self.everything or all(above.public for above in tree.trail(one))
        }
        self.standings = self._at(quarter)
        self.before = (
            {one.initiative_id: _told(one) for one in self._at(quarter.previous)}
            if options.only_changed
            else {}
        )
        self.by_objective: dict[int, list[Standing]] = {}
        for one in self.standings:
            self.by_objective.setdefault(one.objective_id, []).append(one)

    def _at(self, quarter: Quarter) -> tuple[Standing, ...]:
        found = progress.standings(self.document, self.tree, quarter, public_only=not self.everything)
        return tuple(one for one in found if one.objective_id in self.shown)

    def report(self, imprint: Imprint, since: Restated | None) -> StatusReport:
        """The report's data, in the language that is spoken; `since` is what was restated since a meeting."""
        plan = self.tree.plan
        return StatusReport(
            imprint=imprint,
            title=f"{bare_title(plan)} {plan.period_text}",
            quarter=self.quarter,
            year=plan.year,
            levels=tuple(LevelName(level.name, level.plural) for level in plan.levels),
            statuses=tuple(StatusName(one.word, one.symbol, one.counts_as) for one in self.words),
            goals=tuple(self._group(root) for root in self.tree.roots if root in self.shown),
            on_time=progress.on_time(self.standings, self.over),
            over=self.over if self.over != self.quarter else None,
            late=self._rows(sorted(filter(self._is_late, self.standings), key=_by_due)),
            missing=self._rows(
                sorted(
                    (one for one in self.standings if one.status is None),
                    key=lambda one: (not one.leads, one.leads.casefold()) if self.everything else (),
                )
            ),
            changes=change_lines(self.document, self.tree, self.standings, not self.everything),
            restated=since,
            state=plan.state,
            unchanged_since=(
                quarter_text(self.quarter.previous, self.quarter.year) if self.options.only_changed else ""
            ),
            narrative=self.options.narrative,
            milestones=self.options.milestones and self.everything,
            leads=self.options.leads and self.everything,
            order=self._order(),
        )

    def _order(self) -> tuple[LayoutPart, ...]:
        """The parts of the layout; the public edition has no column of leads."""
        found = order_of(self.options.layout, offered(self.document, self.tree.plan.id))
        if self.everything:
            return found
        return tuple(
            replace(one, columns=tuple(replace(c, hidden=c.hidden or c.name == LEAD) for c in one.columns))
            for one in found
        )

    def _group(self, objective_id: int) -> StatusGroup:
        one = self.tree.objectives[objective_id]
        own = self.by_objective.get(objective_id, [])
        groups = tuple(self._group(child) for child in one.children if child in self.shown)
        counts = [0] * (len(self.words) + 1)
        late = sum(_is_completed_late(standing) for standing in own)
        for standing in own:
            counts[self._place(standing)] += 1
        for group in groups:
            late += group.completed_late
            counts = [figure + other for figure, other in zip(counts, group.counts, strict=True)]
        return StatusGroup(
            title=one.title,
            number=one.number,
            rows=self._rows(filter(self._is_listed, own)),
            groups=groups,
            counts=tuple(counts),
            completed_late=late,
        )

    def _rows(self, some: Iterable[Standing]) -> tuple[StatusRow, ...]:
        return tuple(self._row(one) for one in some)

    def _row(self, one: Standing) -> StatusRow:
        year = self.tree.plan.year
        return StatusRow(
            number=one.number,
            text=one.text,
            status=self.places[one.status.id] if one.status else NO_UPDATE,
            completed=short_due_text(one.completed, year),
            timing="not_due" if self._can_be_in_time(one) else one.timing,
            due=short_due_text(one.due, year),
            new_date=short_due_text(one.new_due_held, year),
            percent=one.percent,
            reason=one.reason_held,
            reason_told=quarter_text(one.earlier_told, year) if one.earlier_told else "",
            narrative=one.narrative.strip(),
            milestones=tuple(
                MilestoneRow(
                    step.text,
                    short_due_text(step.due, year),
                    short_due_text(Due(step.done.isoformat()), year) if step.done is not None else "",
                )
                for step in self.steps.get(one.initiative_id, ())
                if step.text.strip()
            ),
            leads=one.leads if self.everything else "",
            last_told=quarter_text(one.last_told, year) if one.last_told else "",
            sub_items=self.sub_items.get(one.initiative_id, ()),
            carried=carried_text(self.carried.get(one.initiative_id, ())),
        )

    def _place(self, one: Standing) -> int:
        return self.places[one.status.id] if one.status else NO_UPDATE

    def _is_listed(self, one: Standing) -> bool:
        return not self.options.only_changed or self.before.get(one.initiative_id) != _told(one)

    def _is_late(self, one: Standing) -> bool:
        """Told to be late, or its due quarter has come and it is told to be neither done nor dropped."""
        if one.status is None or one.status.final:
            return False
        return one.status.counts_as == "late" or (one.timing == "open" and not self._can_be_in_time(one))

    def _can_be_in_time(self, one: Standing) -> bool:
        """Whether it is open and due in a quarter that is not over on the day of the report."""
        due = one.due.due_quarter
        return one.timing == "open" and due is not None and due > self.over


def _told(one: Standing) -> tuple[object, ...]:
    return (one.status.id if one.status else None, one.completed, one.new_due, one.percent)


def _is_completed_late(one: Standing) -> bool:
    return one.timing == "late"


def _by_due(one: Standing) -> tuple[bool, datetime.date]:
    """Those longest due first, those without a due quarter last."""
    end = one.due.end
    return end is None, end or datetime.date.max
