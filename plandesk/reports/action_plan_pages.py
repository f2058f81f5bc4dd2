"""The action plan laid out: a head on a band, what comes before, the pillars, what comes after."""

from __future__ import annotations

from plandesk.domain.arranging import COVER, PAGE_BREAK, PLAN_TABLE, LayoutPart
from plandesk.reports.action_plan_data import ActionPlan, Introduction, Pillar
from plandesk.reports.block_columns import label_and_body
from plandesk.reports.contact_page import contact_rows
from plandesk.reports.covers import draw_logo
from plandesk.reports.fonts import LIGHT, SEMIBOLD
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock, PlanSection
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Part, Rule, Stack, Text
from plandesk.reports.pillar_content import titled
from plandesk.reports.pillars import PillarParts
from plandesk.reports.section_pages import SectionPages
from plandesk.reports.section_words import says_something, section_title
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, HAIR, HEAVY, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span

_HEAD_TOP = 108.0  # of the title, on the band
_UNDER_TITLE = 30.0
_READING = 420.0
_NAME = 108.0  # of a way to reach the service
_BETWEEN_PILLARS = 27.0
_IN_ONE_PIECE = 250.0  # a pillar up to this height is not broken
_LEAST = 96.0  # a pillar begins only where so much of it has room
FIRST = "first"  # a page with a footer, whose head takes the header's place


def pdf(data: ActionPlan) -> bytes:
    """Return the action plan as a tagged PDF: set a little closer where that saves a page."""
    airy = _ActionPlanPages(data, close=False)
    close = _ActionPlanPages(data, close=True)
    return (close if len(close.flow.pages) < len(airy.flow.pages) else airy).drawn()


class _ActionPlanPages:
    """Builds the pages of one action plan."""

    def __init__(self, data: ActionPlan, close: bool) -> None:
        self.data, self.close = data, close
        self.flow = Flow(data.imprint)
        self.sheet = data.imprint.sheet
        self.pillars = PillarParts(self.sheet, data.imprint.paper, data.levels, close)
        self.sections = SectionPages(data, self.flow, [])
        self.own_page = False  # whether what stands last is a section on pages of its own
        self.below_title = False  # whether words with a title stand last
        self.between = _BETWEEN_PILLARS - (6.0 if close else 0.0)
        self._fill()

    def drawn(self) -> bytes:
        """Draw the pages."""
        return self.flow.drawn(self.data.imprint.title)

    def _fill(self) -> None:
        data = self.data
        self._head()
        leading = True  # the section right below the head
        for place, part in enumerate(data.printed):
            before = data.printed[place - 1] if place else None
            self.below_title = isinstance(before, Introduction) and bool(before.title)
            if isinstance(part, Introduction):
                self._introduction(part, f"section{place}", leading)
            elif isinstance(part, PlanSection):
                self._section(part, f"section{place}")
            elif part.kind == PLAN_TABLE:
                for number, pillar in enumerate(data.pillars):
                    self._pillar(pillar, f"pillar{number}")
            elif part.kind == PAGE_BREAK and not self.flow.at_top:
                self.flow.overleaf()
            leading = leading and isinstance(part, LayoutPart) and part.kind == COVER

    def _head(self) -> None:
        """Title, period and service on a band at the head of the first page."""
        head = _Head(self.data, self.flow.root.add("Sect"))
        under = _UNDER_TITLE - (9.0 if self.close else 0.0)
        page = self.flow.page(self.data.title, top=head.high + under, kind=FIRST)
        page.backdrop = lambda canvas: canvas.box(0, 0, canvas.width, head.high, self.sheet.colours.brand)
        self.flow.put(head, 0)
        self.flow.bookmark(self.data.title, "head")

    def _section(self, one: PlanSection, key: str) -> None:
        """A section of another kind, on pages of its own; how to reach the service stands where it comes."""
        if not says_something(one, self.data):
            return
        if one.kind == "contact":
            self._contact(one, key)
            return
        pages = len(self.flow.pages)
        self.sections.begun = begun = pages == 1 and self.flow.at_top  # right below the head
        # What the service stands for needs no page where it has room below words with a title.
        self.sections.add(one, key, joins=self.below_title and not self.own_page)
        self.sections.begun = False
        self.own_page = begun or len(self.flow.pages) > pages

    def _contact(self, one: PlanSection, key: str) -> None:
        """The ways to reach the service as rows, like a pillar."""
        sheet, paper = self.sheet, self.flow.paper
        sect = self.flow.root.add("Sect")
        left = Text(section_title(one), sheet.section, sect.add("H2"))
        right = Stack()
        if one.body.strip():
            right.add(body(one.body, sheet, sect))
        rows = contact_rows(self.data.contact)
        rows += [(block.title, block.body, None) for block in one.blocks if block.title or block.body]
        for label, text, link in rows:
            line = sect.add("P")
            name = Text(label, sheet.label, line.add("Span"), bind=False, spaced=True)
            said = Text([Span(text.strip(), link=link)], sheet.body, line.add("Span"), bind=False)
            if right.items:
                right.add(Rule(HAIR, sheet.colours.rule), 5.0)
            columns = [Column(0, _NAME, Stack([(1.5, name)])), Column(_NAME, paper.body - _NAME, said)]
            right.add(Columns(columns), 5.0 if right.items else 2.0)
        both = label_and_body(paper, left, right)
        part = Stack().add(Rule(HEAVY, sheet.colours.brand)).add(both, 9.0)
        self._begin(part, self.between)
        self.flow.bookmark(section_title(one), key)
        self.flow.add(part)

    def _introduction(self, one: Introduction, key: str, leading: bool) -> None:
        sect = self.flow.root.add("Sect")
        stack = Stack()
        if one.title:
            heading = Text(one.title, self.sheet.section, sect.add("H2"), keep_with_next=True)
            stack.add(heading)
        below = 3 if one.title else 2
        if one.body.strip():
            lead = self.sheet.lead if leading else None
            words = body(one.body, self.sheet, sect, first=lead, heading=below)
            stack.add(words, 9.0 if stack.items else 0.0)
        for block in one.blocks:
            self._block(block, stack, sect.add("Sect"), below)
        if one.source:
            stack.add(Text(one.source, self.sheet.note, sect.add("P")), 9.0)
        before = 0.0 if leading else self.between
        self._begin(stack, before)
        self.flow.bookmark(one.title or self.data.title, key)
        self.flow.add(stack, 0.0, width=_READING)

    def _block(self, block: PlanBlock, stack: Stack, sect: Element, level: int) -> None:
        """A heading in the size of the text, and the words under it."""
        before = 12.0 if stack.items else 0.0
        if block.title.strip():
            heading = Text(
                block.title.strip(), self.sheet.emphasis, sect.add(f"H{level}"), keep_with_next=True
            )
            stack.add(heading, before)
            before = 4.0
        if block.body.strip():
            stack.add(body(block.body, self.sheet, sect, heading=level + bool(block.title.strip())), before)

    def _begin(self, part: Part, before: float) -> None:
        """Leave white before a part, or turn the page where too little of it would have room."""
        flow = self.flow
        if self.own_page:
            self.own_page = False
            flow.page(self.data.title)
        if flow.at_top:
            return
        if flow.room - before < min(_LEAST, part.height(FRAME)):
            flow.overleaf()
            return
        flow.skip(before)

    def _pillar(self, pillar: Pillar, key: str) -> None:
        part = self.pillars.whole(pillar, self.flow.root.add("Sect"))
        whole = part.height(FRAME)
        if (
            not (self.flow.at_top or self.close or self.own_page)
            and whole <= _IN_ONE_PIECE
            and whole + self.between > self.flow.room
        ):
            self.flow.overleaf()
        else:
            self._begin(part, self.between)
        self.flow.bookmark(titled(pillar), key)
        self.flow.add(part)


class _Head(Part):
    """What stands on the band: service with logo, title, period, relation; and whether it is a draft."""

    def __init__(self, data: ActionPlan, sect: Element) -> None:
        self.data, self.sect = data, sect
        colours, sheet = data.imprint.colours, data.imprint.sheet
        long = len(data.title) > 40
        title = sheet.part_title if not long else sheet.long_title.coloured(sheet.part_title.colour)
        light = Type(LIGHT, title.size, title.leading, colours.on_dark, pull=not data.title)
        spans = [Span(data.title)]
        if data.period:
            spans += [Span(" "), Span(data.period, light.cut, light.colour)]
        self.service = sect.add("P")
        self.title = Text(spans, title, sect.add("H1"))
        small = sheet.body.coloured(colours.dim)
        self.relation = Text(data.relation, small, sect.add("P")) if data.relation else None
        self.high = _HEAD_TOP + self.title.height(FRAME) + (21.0 if self.relation else 0.0) + 27.0

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        imprint = self.data.imprint
        colours, sheet = imprint.colours, imprint.sheet
        shift = draw_logo(canvas, imprint, self.sect, x, 36.0, 42.0, on_dark=True)
        name = sheet.lead.cut_as(SEMIBOLD).coloured(sheet.part_title.colour)
        room = width - shift - 212.0
        service = Text(shortened(imprint.service, name, room, 2), name, self.service)
        service.draw(canvas, x + shift, 56.5 - service.height(room) / 2, room)
        warning = imprint.warning() or imprint.edition_line()
        style = Type(SEMIBOLD, 9.5, 12, colours.on_dark)
        Text(warning, style, self.sect.add("P"), right=True).draw(canvas, x + width - 200, 51.0, 200)
        self.title.draw(canvas, x, _HEAD_TOP, width)
        if self.relation is not None:
            self.relation.draw(canvas, x, _HEAD_TOP + self.title.height(width) + 4, width)
