"""The district overview laid out: an ordered list of parts, each drawn by the function of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart
from plandesk.reports.action_plan_data import Pillar
from plandesk.reports.contents import Entry, contents
from plandesk.reports.district_overview_data import DistrictOverview
from plandesk.reports.document_head import DocumentHead
from plandesk.reports.kpi_part_pages import KpiParts
from plandesk.reports.lying_cover import LyingCover, lying_cover
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.pages import BARE, Flow
from plandesk.reports.parts import Text
from plandesk.reports.pillars import PillarParts
from plandesk.reports.section_pages import BETWEEN_CHAPTERS, SectionPages
from plandesk.reports.section_tiles import Boxed, box_rows
from plandesk.reports.section_words import says_something, section_title
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, SCREEN, Sheet, larger
from plandesk.reports.wording import _

_IN_A_ROW = 5
_BETWEEN = 24.0
_CLOSER = 9.0
_IN_ONE_PIECE = 220.0  # an area up to this height is not broken
_LEAST = 96.0
_SHARING = frozenset(
    {"text", "blocks", "findings", "table", "chart", "people", "tiles", "stories", "figures"}
)


def pdf(data: DistrictOverview) -> bytes:
    """Return the district overview as a tagged PDF."""
    return DistrictOverviewPages(data).drawn()


class DistrictOverviewPages:
    """Builds the pages of one district overview."""

    def __init__(self, data: DistrictOverview) -> None:
        self.data = data
        self.flow = Flow(data.imprint)
        self.sheet = data.imprint.sheet
        self.sections = SectionPages(data, self.flow, [])
        self.kpis = KpiParts(data.kpis, self.flow, data.order)
        self.draw: dict[str, Callable[[LayoutPart], None]] = {
            arranging.COVER: self._cover,
            arranging.CONTENTS: self._contents,
            arranging.SECTION: self._section,
            arranging.PLAN_TABLE: self._areas,
            arranging.PAGE_BREAK: self._break,
        }

    def drawn(self) -> bytes:
        """Lay out all parts in their order, then draw their pages."""
        if all(part.kind != arranging.COVER for part in self.data.order):
            data, root = self.data, self.flow.root
            self.flow.head = DocumentHead(data.imprint, data.title, data.period, root)
        for part in self.data.order:
            if part.kind != arranging.SECTION:
                self._set_in(self.sheet)
            self.draw.get(part.kind, self._of_kpis)(part)
            if part.kind not in (arranging.SECTION, arranging.PLAN_TABLE, arranging.PAGE_BREAK):
                self.sections.chapter = None  # what comes is not within the chapter before
        return self.flow.drawn(self.data.imprint.title)

    def _cover(self, _part: LayoutPart) -> None:
        data, flow = self.data, self.flow
        flow.page("", kind=BARE)
        said = LyingCover(
            data.title,
            data.period,
            data.relation,
            tuple((self._number(place), one.title) for place, one in enumerate(data.areas)),
        )
        flow.put(lying_cover(data.cover, said, data.imprint, flow.root, data.cover_picture), 0)

    def _contents(self, _part: LayoutPart) -> None:
        entries = []
        for part in self.data.order:
            if part.kind == arranging.PLAN_TABLE and self.data.areas:
                entries.append(Entry(self._key(part), self._areas_section().title))
                continue
            if self.kpis.says_something(part):
                if title := self.kpis.title(part):
                    entries.append(Entry(self.kpis.key(part), title))
                continue
            section = self.data.section(part.subject)
            if section is not None and section.level == 1 and self._prints(section):
                entries.append(Entry(self._key(part), section_title(section)))
        if not entries:
            return
        title, flow = _("Contents"), self.flow
        sect = flow.root.add("Sect")
        flow.page(title, top=flow.paper.title_top)
        flow.add(Text(title, self.sheet.page_title, sect.add("H2")))
        listed = contents([entries], flow.numbers, self.sheet, sect)
        flow.add(listed, 21.0, flow.paper.body_x, flow.paper.body)

    @staticmethod
    def _key(part: LayoutPart) -> str:
        return f"part-{part.kind}-{part.subject}"

    def _prints(self, section: PlanSection) -> bool:
        return section.kind != "outline" and says_something(section, self.data)

    def _section(self, part: LayoutPart) -> None:
        section = self.data.section(part.subject)
        if section is None or not self._prints(section):
            return
        self.sections.shares = self._shares(section, part)
        if section.level == 1:
            spare = not self.sections.shares and self._has_room_for_larger_type(part)
            self._set_in(larger(self.sheet) if spare else self.sheet)
        self.sections.add(section, self._key(part), columns=part.columns)
        self.sections.shares = False

    def _set_in(self, sheet: Sheet) -> None:
        self.flow.sheet = self.sections.sheet = sheet

    def _has_room_for_larger_type(self, part: LayoutPart) -> bool:
        """Whether a chapter on a screen takes no page more in larger type, nor what follows it does."""
        if self.flow.paper != SCREEN:
            return False
        order = self.data.order
        place = order.index(part)
        chapter = [part, *takewhile(self._is_within, order[place + 1 :])]
        found = [self.data.section(one.subject) for one in chapter]
        if any(one is not None and one.kind not in _SHARING for one in found):
            return False
        usual, large = self._tried(chapter, self.sheet), self._tried(chapter, larger(self.sheet))
        if len(large.pages) > len(usual.pages):
            return False
        after = order[place + len(chapter) : place + len(chapter) + 1]
        return not any(self._goes_below(usual, one) for one in after)

    def _is_within(self, part: LayoutPart) -> bool:
        section = self.data.section(part.subject)
        return part.kind == arranging.SECTION and (section is None or section.level > 1)

    def _tried(self, parts: Sequence[LayoutPart], sheet: Sheet) -> Flow:
        """Sections on pages of their own, as they would be laid out in that type."""
        trial = Flow(self.data.imprint)
        pages = SectionPages(self.data, trial, [])
        trial.sheet = pages.sheet = sheet
        for part in parts:
            section = self.data.section(part.subject)
            if section is not None and self._prints(section):
                pages.add(section, "", columns=part.columns)
        return trial

    def _shares(self, section: PlanSection, part: LayoutPart) -> bool:
        """Whether a chapter has room, whole, below the one before it."""
        if section.level > 1 or self.sections.chapter is None or self.flow.at_top:
            return False
        return self._goes_below(self.flow, part)

    def _goes_below(self, flow: Flow, part: LayoutPart) -> bool:
        """Whether a chapter has room, whole, below what stands in a flow."""
        section = self.data.section(part.subject) if part.kind == arranging.SECTION else None
        if section is None or section.kind not in _SHARING or section.picture is not None:
            return False
        trial = self._tried([part], self.sheet)
        high = trial.y - trial.paper.title_top
        return len(trial.pages) == 1 and flow.room >= BETWEEN_CHAPTERS + high

    def _break(self, _part: LayoutPart) -> None:
        """What follows stands on a new page, also where it would go on with a chapter."""
        if self.flow.pages:
            self.flow.skip(max(0.0, self.flow.room))

    def _of_kpis(self, part: LayoutPart) -> None:
        if self.kpis.says_something(part):
            self.kpis.add(part)

    # The areas of focus

    def _areas_section(self) -> PlanSection:
        found = next((one for one in self.data.sections if one.kind == "outline"), None)
        title = found.title.strip() if found is not None else ""
        return PlanSection(
            "outline",
            title or self.data.levels[0].plural,
            found.body if found is not None else "",
            picture=found.picture if found is not None else None,
        )

    def _number(self, place: int) -> str:
        return self.data.areas[place].number or str(place + 1)

    def _areas(self, part: LayoutPart) -> None:
        """The areas as numbered boxes, then those of which there is more to say."""
        areas, flow = self.data.areas, self.flow
        if not areas:
            return
        section = self._areas_section()
        sect = self.sections.begin(section, self._key(part))
        full = [bool(one.body.strip() or one.actions or one.below) for one in areas]
        boxes = [
            Boxed(self._number(place), one.title, f"area{place}" if full[place] else "")
            for place, one in enumerate(areas)
        ]
        parts, boxed = self._parts(), len(areas) > 1 or not any(full)
        between = _BETWEEN
        if boxed and all(full):
            rows = box_rows(boxes, self.sheet, Element("Sect"), flow.frame, _IN_A_ROW)
            above = sum(row.height(flow.frame) for row in rows) + GUTTER * (len(rows) - 1) + _BETWEEN
            whole = self._high(parts) + _BETWEEN * (len(areas) - 1)
            if flow.room < above + whole:
                # Boxes lead to what is said elsewhere. Without them all may have room under the title.
                closer = parts if whole <= flow.room else self._parts(close=True)
                most = (flow.room - self._high(closer)) / (len(areas) - 1) - 0.1
                if most >= _CLOSER:
                    parts, boxed, between = closer, False, min(_BETWEEN, most)
        if boxed:
            for place, row in enumerate(box_rows(boxes, self.sheet, sect, flow.frame, _IN_A_ROW)):
                flow.add(row, GUTTER if place else 0.0)
        for place, one in enumerate(areas):
            if full[place]:
                self._area(parts, one, sect, place, between if place or boxed else 0.0)

    def _parts(self, close: bool = False) -> PillarParts:
        return PillarParts(self.sheet, self.flow.paper, self.data.levels, close, heading=3)

    def _high(self, parts: PillarParts) -> float:
        """How high the areas are together, without the white between them."""
        return sum(parts.whole(one, Element("Sect")).height(self.flow.frame) for one in self.data.areas)

    def _area(self, parts: PillarParts, one: Pillar, within: Element, place: int, between: float) -> None:
        flow = self.flow
        part = parts.whole(one, within.add("Sect"), self._number(place))
        high = part.height(flow.frame)
        if not flow.at_top:
            needed = high if high <= _IN_ONE_PIECE else _LEAST
            if flow.room < between + needed:
                flow.overleaf()
            else:
                flow.skip(between)
        flow.bookmark(one.title, f"area{place}", 1)
        flow.add(part)
