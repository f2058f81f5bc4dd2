"""The annual plan laid out: cover, contents, sections, and a table for each part of the plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart, shown_columns
from plandesk.reports.annual_plan_data import AnnualPlan
from plandesk.reports.annual_plan_parts import table_columns
from plandesk.reports.contents import Entry, contents
from plandesk.reports.covers import CoverData, CoverRow, cover, row_says
from plandesk.reports.document_head import DocumentHead
from plandesk.reports.kpi_part_pages import KpiParts
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.outline_data import Branch, LevelName
from plandesk.reports.pages import BAND, BARE, Backdrop, Continued, Flow, Page
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.plan_table import PlanTable
from plandesk.reports.section_pages import SectionPages
from plandesk.reports.section_words import section_title, with_words
from plandesk.reports.short_end import Rooms, without_short_end
from plandesk.reports.squares import draw_row, fitting_size
from plandesk.reports.structure import Element
from plandesk.reports.style import BAND as BAND_HEIGHT
from plandesk.reports.style import BODY, BODY_X, FRAME, TEXT_TOP, TITLE_TOP, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, counted, inner

_LEAST_FOR_CONTENTS = 4
_SMALL_PART = 220.0


def pdf(data: AnnualPlan) -> bytes:
    """Return the annual plan as a tagged PDF."""
    return AnnualPlanPages(data).drawn()


class _Step(Struct, frozen=True):
    """A part to print: the name of its place, and whether a page break stands before it."""

    key: str
    part: LayoutPart
    section: PlanSection | None = None
    fresh: bool = False


class AnnualPlanPages:
    """Builds the pages of one annual plan."""

    def __init__(self, data: AnnualPlan) -> None:
        self.data = data
        self.flow = Flow(data.imprint)
        self.sheet = data.imprint.sheet
        self.sections = SectionPages(data, self.flow, self.glance())
        own = next((one.columns for one in data.printed if one.kind == arranging.PLAN_TABLE), ())
        self.columns = shown_columns(table_columns([one.name for one in data.levels]), own) if own else ()
        self.kpis = KpiParts(data.kpis, self.flow, data.printed)
        self.steps = self._steps()

    def drawn(self) -> bytes:
        """Lay out all pages, then draw them."""
        if all(step.part.kind != arranging.COVER for step in self.steps):
            data, root = self.data, self.flow.root
            self.flow.head = DocumentHead(data.imprint, self._headline(), data.period, root)
        for place, step in enumerate(self.steps):
            part = step.part
            if part.kind == arranging.COVER:
                self._cover()
            elif part.kind == arranging.CONTENTS:
                self._contents()
            elif part.kind == arranging.PLAN_TABLE:
                self._outline()
            elif step.section is not None:
                self._section(step, self.steps[place - 1].section if place else None)
            else:
                self.kpis.add(part, step.fresh)
            if step.section is None:
                self.sections.chapter = None  # what comes is not within the chapter before
        return self.flow.drawn(self.data.imprint.title)

    def _headline(self) -> str:
        """What a report without a cover is called on its first page."""
        if not self.data.with_results:
            return self.data.title
        return _("{title}, year-end results").format(title=self.data.title)

    def _section(self, step: _Step, before: PlanSection | None) -> None:
        """A section, on the page of the text before it where it may be, on a new one after a break."""
        assert step.section is not None
        if (
            step.fresh
            and not self.flow.at_top
            and self.sections.chapter is not None
            and step.section.level > 1
        ):
            self.flow.overleaf()
        joins = before is not None and before.kind == "text" and not step.fresh
        self.sections.add(step.section, step.key, joins, step.part.columns)

    def _steps(self) -> list[_Step]:
        """What is printed, in order: parts that have something to say."""
        sections = {one.uid or str(place): one for place, one in enumerate(self.data.sections)}
        keys = {one: f"s{place}" for place, one in enumerate(sections)}
        found: list[_Step] = []
        fresh = False
        printed = [sections[one.subject] for one in self.data.printed if one.subject in sections]
        speaking = {id(one) for one in with_words(printed, self.data)}
        for part in self.data.printed:
            section = sections.get(part.subject) if part.kind == arranging.SECTION else None
            key = part.kind
            says = part.kind in (arranging.COVER, arranging.CONTENTS)
            if section is not None:
                key, says = keys[part.subject], id(section) in speaking
            elif part.kind == arranging.PLAN_TABLE:
                says = bool(self.data.parts)
            elif self.kpis.says_something(part):
                key, says = self.kpis.key(part), True
            if says:
                found.append(_Step(key, part, section, fresh))
            fresh = part.kind == arranging.PAGE_BREAK
        return found

    # Figures

    def counts(self) -> list[int]:
        """How many parts, goals and so on there are, activities last."""
        depth = max(1, len(self.data.levels) - 1)
        found = [0] * (depth + 1)
        for part in self.data.parts:
            found[0] += 1
            found[-1] += part.count()
            for level, number in enumerate(part.levels(), start=1):
                found[min(level, depth - 1) if depth > 1 else 0] += number
        return found

    def glance(self) -> list[tuple[int, str]]:
        """The plan at a glance: how many of each level, and what it is called."""
        if not self.data.parts:
            return []
        return [
            (number, inner(level.name if number == 1 else level.plural))
            for number, level in zip(self.counts(), self.data.levels, strict=False)
            if number or level is self.data.levels[-1]
        ]

    def holds(self, part: Branch) -> str:
        """Return e.g. "5 goals, 14 activities"."""
        found = [
            counted(number, level.name, level.plural)
            for number, level in zip(part.levels(), self.data.levels[1:-1], strict=False)
            if number
        ]
        leaf = self.data.levels[-1]
        return ", ".join([*found, counted(part.count(), leaf.name, leaf.plural)])

    # Cover and contents

    def _cover(self) -> None:
        data, flow = self.data, self.flow
        leaf, goal = data.levels[-1], data.levels[-2]
        rows = tuple(
            CoverRow(
                title=self.titled(part),
                holds=self.holds(part),
                groups=tuple(part.groups()),
                says=row_says(part.title, part.groups(), data.levels),
            )
            for part in data.parts
        )
        note = _("Each square is one {activity}.").format(activity=inner(leaf.name))
        if len(data.levels) > 2:
            note = _("Each square is one {activity}; each group is one {goal}.").format(
                activity=inner(leaf.name), goal=inner(goal.name)
            )
        flow.page("", kind=BARE)
        said = CoverData(
            title=data.title,
            period=data.period,
            subtitle=_("Year-end results") if data.with_results else "",
            relation=data.relation,
            note=note,
            summary=", ".join(f"{number} {name}" for number, name in self.glance()),
            rows=rows,
        )
        flow.put(cover(data.cover, said, data.imprint, flow.root, data.cover_picture), 0)

    def _contents(self) -> None:
        groups: list[list[Entry]] = [[]]
        for step in self.steps:
            if step.part.kind == arranging.PLAN_TABLE:
                parts = [Entry(self.key(part), self.titled(part)) for part in self.data.parts]
                groups.extend([parts, []])
            elif step.section is not None:
                if step.section.level == 1:
                    title, language = section_title(step.section), step.section.language
                    groups[-1].append(Entry(step.key, title, language=language))
            elif title := self.kpis.title(step.part):
                groups[-1].append(Entry(step.key, title))
        groups = [group for group in groups if group]
        if sum(len(group) for group in groups) < _LEAST_FOR_CONTENTS:
            return
        title, flow = _("Contents"), self.flow
        sect = flow.root.add("Sect")
        flow.page(title, top=TITLE_TOP)
        flow.add(Text(title, self.sheet.page_title, sect.add("H2")))
        flow.add(contents(groups, flow.numbers, self.sheet, sect), 24.0, BODY_X, BODY)

    # The parts of the plan

    def key(self, part: Branch) -> str:
        """The name of a part's place."""
        return f"part{next(index for index, one in enumerate(self.data.parts) if one is part)}"

    def titled(self, part: Branch) -> str:
        """Return the title with its number, if parts are numbered."""
        return f"{part.number} {part.title}" if part.number else part.title

    def _outline(self) -> None:
        total = len(self.data.parts)
        small = [self._small(part) for part in self.data.parts]
        for index, part in enumerate(self.data.parts):
            sect = self.flow.root.add("Sect")
            if small[index]:
                self._small_part(part, sect, after_small=index > 0 and small[index - 1], index=index)
            else:
                place = _("{level} {number} of {total}").format(
                    level=self.data.levels[0].name, number=index + 1, total=total
                )
                self._part(part, sect, place, index)

    def _small(self, part: Branch) -> bool:
        """Whether the part is under a third of a page, and goes without a band."""
        return self._table(part, Element("Table")).height(FRAME) < _SMALL_PART and not part.body.strip()

    def _table(self, part: Branch, element: Element) -> PlanTable:
        levels = self.data.levels
        with_goals = len(levels) > 2 or bool(part.branches)
        goal = levels[-2].name if len(levels) > 2 else levels[0].name
        return PlanTable(
            part,
            (goal, levels[-1].name),
            self.sheet,
            element,
            self.data.with_results,
            with_goals,
            self.columns,
        )

    def _small_part(self, part: Branch, sect: Element, after_small: bool, index: int) -> None:
        flow, title = self.flow, self.titled(part)
        heading = Stack()
        heading.add(Text(self._numbered(part), self.sheet.page_title, sect.add("H2"), keep_with_next=True))
        table = self._table(part, sect.add("Table"))
        heading.add(table, 21.0)
        needed = 36.0 + heading.height(FRAME)
        if after_small and flow.room >= needed:
            flow.skip(36.0)
        else:
            flow.page(title, top=TITLE_TOP, continued=self._continued(part))
        flow.bookmark(title, f"part{index}")
        flow.add(heading)

    def _numbered(self, part: Branch) -> list[Span]:
        accent = self.sheet.colours.accent_text
        return ([Span(part.number + " ", colour=accent)] if part.number else []) + [Span(part.title)]

    def _part(self, part: Branch, sect: Element, place: str, index: int) -> None:
        flow, title = self.flow, self.titled(part)
        dark = self.sheet.colours.on_dark
        spans = ([Span(part.number + " ", colour=dark)] if part.number else []) + [Span(part.title)]
        style = self.sheet.part_title
        heading = Text(spans, style, sect.add("H2"))
        if len(heading.lines(FRAME)) > 2:
            style = self.sheet.long_title.coloured(style.colour)
            heading = Text(spans, style, heading.element)
        top = TITLE_TOP
        high = heading.height(FRAME)
        band = BAND_HEIGHT - 42 + high
        if band > flow.paper.text_bottom - 240:  # a title of half a page goes without a band
            flow.page(title, top=TITLE_TOP, continued=self._continued(part))
            flow.bookmark(title, f"part{index}")
            flow.add(Text(self._numbered(part), self.sheet.section, heading.element))
        else:
            page = flow.page(title, top=band + 24, kind=BAND, continued=self._continued(part))
            page.section = place
            page.backdrop = self._band(page.down, band)
            flow.bookmark(title, f"part{index}")
            flow.put(heading, top)
            flow.put(_BandLine(self.holds(part), part, self.data.levels, self.sheet, sect), top + high + 9)
        if part.body.strip():
            flow.add(body(part.body, self.sheet, sect, first=self.sheet.lead), 0.0, 0.0, 396.0)
            flow.skip(24.0)
        later = flow.paper.text_bottom - self._top_overleaf(self._again(part))
        rooms = Rooms(flow.room, later, flow.at_top)
        flow.add(without_short_end(self._table(part, sect.add("Table")), rooms))

    def _band(self, top: float, high: float) -> Backdrop:
        brand = self.sheet.colours.brand

        def draw(canvas: TaggedCanvas) -> None:
            canvas.box(0, top, canvas.width, high, brand)

        return draw

    def _continued(self, part: Branch) -> Continued:
        """Prepare the pages after a part's first: its title again, smaller, and where the table goes on."""

        def prepare(page: Page) -> float:
            again = self._again(part)
            self.flow.put(again, TEXT_TOP)
            return self._top_overleaf(again)

        return prepare

    def _again(self, part: Branch) -> Text:
        continued = Span(_("(continued)"), self.sheet.body.cut, self.sheet.colours.muted)
        spans = [Span(self.titled(part)), Span(" "), continued]
        return Text(spans, self.sheet.section, None, bind=False, upto=3)

    def _top_overleaf(self, again: Text) -> float:
        return TEXT_TOP + again.height(FRAME) + 12


class _BandLine(Part):
    """What stands below a part's title on its band: how much it holds, in words and in squares."""

    def __init__(
        self, holds: str, part: Branch, levels: Sequence[LevelName], sheet: Sheet, parent: Element
    ) -> None:
        self.text = Text(holds, sheet.body.coloured(sheet.colours.dim), parent.add("P"), bind=False)
        self.groups = part.groups()
        self.colour = sheet.colours.unit
        self.figure = parent.add("Figure", alt=row_says(part.title, self.groups, levels))

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.text.draw(canvas, x, y, BODY_X - 12)
        if not sum(self.groups):
            return
        size = fitting_size([self.groups], BODY, 12.0, 7.0)
        x, top = x + BODY_X, y + 2
        with canvas.element(self.figure):
            wide = draw_row(canvas, self.groups, x, top, BODY, size, self.colour)
        self.figure.bbox = (x, canvas.height - top - (size or 9), x + wide, canvas.height - top)
