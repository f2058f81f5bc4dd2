"""The strategic plan laid out: an ordered list of parts, each drawn in its kind's own way."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart
from plandesk.reports.action_plan_data import Pillar
from plandesk.reports.contents import Entry, contents
from plandesk.reports.covers import CoverData, CoverRow, cover, row_says
from plandesk.reports.document_head import DocumentHead
from plandesk.reports.kpi_part_pages import KpiParts
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.pages import BARE, Flow
from plandesk.reports.parts import Text
from plandesk.reports.section_pages import SectionPages
from plandesk.reports.section_words import section_title, with_words
from plandesk.reports.strategic_plan_actions import ObjectivePages
from plandesk.reports.strategic_plan_data import StrategicPlan
from plandesk.reports.wording import _, counted, inner

_LEAST_FOR_CONTENTS = 4
# Which lines of the contents stand together, by the kind of what they name.
_GROUPS = {"message": 1, "statements": 2, "objectives": 2, "outline": 2, "evaluation": 2}


def pdf(data: StrategicPlan) -> bytes:
    """Return the strategic plan as a tagged PDF."""
    return StrategicPlanPages(data).drawn()


class _Step(Struct, frozen=True):
    """A part to print: what it is, the name of its place, the section that it is about."""

    part: LayoutPart
    key: str
    section: PlanSection | None = None


class StrategicPlanPages:
    """Builds the pages of one strategic plan."""

    def __init__(self, data: StrategicPlan) -> None:
        self.data = data
        self.flow = Flow(data.imprint)
        self.sheet = data.imprint.sheet
        self.sections = SectionPages(data, self.flow, self.glance())
        self.kpis = KpiParts(data.kpis, self.flow, data.printed)
        self.steps = self._steps()

    def drawn(self) -> bytes:
        """Lay out all pages, then draw them."""
        draw: dict[str, Callable[[_Step], None]] = {
            arranging.COVER: self._cover,
            arranging.CONTENTS: self._contents,
            arranging.SECTION: self._section,
            arranging.PLAN_TABLE: self._action_plans,
            arranging.PAGE_BREAK: self._page_break,
        }
        if all(step.part.kind != arranging.COVER for step in self.steps):
            data, root = self.data, self.flow.root
            self.flow.head = DocumentHead(data.imprint, data.title, data.period, root)
        for step in self.steps:
            draw.get(step.part.kind, self._of_kpis)(step)
            if step.part.kind not in (arranging.SECTION, arranging.PAGE_BREAK):
                self.sections.chapter = None  # what comes is not within the chapter before
        return self.flow.drawn(self.data.imprint.title)

    def _steps(self) -> list[_Step]:
        """What is printed, in order: parts that have something to say."""
        of = {one.uid or str(place): (f"s{place}", one) for place, one in enumerate(self.data.sections)}
        outline = next((one for one in self.data.sections if one.kind == "outline"), None)
        wanted = [of[one.subject][1] for one in self.data.printed if one.subject in of]
        speaking = {id(one) for one in with_words(wanted, self.data)}
        found = []
        for part in self.data.printed:
            if part.kind == arranging.SECTION and part.subject in of:
                key, section = of[part.subject]
                if id(section) in speaking:
                    found.append(_Step(part, key, section))
            elif part.kind == arranging.PLAN_TABLE:
                if self.data.pillars:
                    found.append(_Step(part, "actions", outline or PlanSection("outline", "")))
            elif self.kpis.says_something(part):
                found.append(_Step(part, self.kpis.key(part)))
            elif part.kind in (arranging.COVER, arranging.CONTENTS, arranging.PAGE_BREAK):
                found.append(_Step(part, part.kind))
        return found

    def glance(self) -> list[tuple[int, str]]:
        """The plan at a glance: how many of each level, and what it is called."""
        if not self.data.pillars:
            return []
        return [
            (number, inner(level.name if number == 1 else level.plural))
            for number, level in zip(self.data.counts(), self.data.levels, strict=False)
            if number
        ]

    # The parts by their kind

    def _cover(self, _step: _Step) -> None:
        data, flow, leaf = self.data, self.flow, self.data.levels[-1]
        rows = tuple(
            CoverRow(
                title=short_title(one),
                holds=self._holds(one),
                groups=tuple(groups(one)),
                says=row_says(one.title, groups(one), data.levels),
            )
            for one in data.pillars
        )
        note = _("Each square is one {activity}.").format(activity=inner(leaf.name))
        if len(data.levels) > 2:
            note = _("Each square is one {activity}; each group is one {goal}.").format(
                activity=inner(leaf.name), goal=inner(data.levels[-2].name)
            )
        said = CoverData(
            title=data.title,
            period=data.period,
            subtitle="",
            relation=data.relation,
            note=note,
            summary=", ".join(f"{number} {name}" for number, name in self.glance()),
            rows=rows,
        )
        flow.page("", kind=BARE)
        flow.put(cover(data.cover, said, data.imprint, flow.root, data.cover_picture), 0)

    def _holds(self, pillar: Pillar) -> str:
        leaf = self.data.levels[-1]
        return counted(pillar.count(), leaf.name, leaf.plural)

    def _contents(self, _step: _Step) -> None:
        found: list[list[Entry]] = []
        before = -1
        for step in self.steps:
            section, of_kpis = step.section, self.kpis.title(step.part)
            if (section is None and not of_kpis) or (section is not None and section.level > 1 and found):
                continue
            group = _GROUPS.get(section.kind, 0) if section is not None else _GROUPS["evaluation"]
            if group != before:
                found.append([])
                before = group
            if section is None:
                found[-1].append(Entry(step.key, of_kpis))
                continue
            title = self._title(section)
            found[-1].append(Entry(step.key, title, language=section.language))
            if step.part.kind == arranging.PLAN_TABLE:
                found[-1].extend(
                    Entry(line.key, short_title(one), line.number or "·")
                    for line, one in zip(self.data.objectives, self.data.pillars, strict=False)
                )
        if sum(len(group) for group in found) < _LEAST_FOR_CONTENTS:
            return
        title, flow = _("Contents"), self.flow
        sect = flow.root.add("Sect")
        flow.page(title, top=flow.paper.title_top)
        flow.add(Text(title, self.sheet.page_title, sect.add("H2")))
        flow.add(contents(found, flow.numbers, self.sheet, sect), 24.0, flow.paper.body_x, flow.paper.body)

    def _title(self, section: PlanSection) -> str:
        if section.kind == "outline":
            return section.title.strip() or _("Action plans")
        return section_title(section)

    def _section(self, step: _Step) -> None:
        if step.section is not None:
            place = self.steps.index(step)
            before = self.steps[place - 1].section if place else None
            joins = before is not None and (before.kind, before.level) == ("text", 1)
            self.sections.add(step.section, step.key, joins, step.part.columns)

    def _action_plans(self, step: _Step) -> None:
        assert step.section is not None
        section = replace(step.section, title=self._title(step.section))
        if section.body.strip():
            self.sections.add(replace(section, kind="text", level=1), step.key, joins=False)
        ObjectivePages(self.data, self.flow, section, step.key).add()

    def _page_break(self, _step: _Step) -> None:
        """What comes next is a section of a chapter, or begins a page anyhow."""
        if self.flow.pages:
            self.flow.skip(max(0.0, self.flow.room))

    def _of_kpis(self, step: _Step) -> None:
        self.kpis.add(step.part)


def short_title(pillar: Pillar) -> str:
    """What an objective is called where there is little room."""
    return pillar.short_title.strip() or pillar.title


def groups(pillar: Pillar) -> list[int]:
    """How many actions each theme of an objective has, in printed order."""
    found = [len(pillar.actions)] if pillar.actions or not pillar.below else []
    for one in pillar.below:
        found.extend(groups(one))
    return found
