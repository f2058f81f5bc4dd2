"""The narrative sections of a plan, as chapters and as sections of one: each kind in its own way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports import block_sections
from plandesk.reports.block_columns import label_and_body, narrow_text
from plandesk.reports.contact_page import ContactPage
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import Narrated, PlanSection
from plandesk.reports.pages import PICTURE, Flow
from plandesk.reports.parts import Bar, Column, Columns, Figure, Quote, Rule, Stack, Text
from plandesk.reports.pictures import Picture, ready
from plandesk.reports.section_figures import HeadPicture, Number
from plandesk.reports.section_kinds import ChartParts, PeopleRows, evaluation_table, objective_list
from plandesk.reports.section_words import section_title
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, HEAVY
from plandesk.reports.wording import _, speaking

_PICTURE_HIGH = 228.0
_PICTURE_HIGH_LYING = 168.0
_UNDER_LARGE_PICTURE = 138.0
_PORTRAIT_HIGH = 196.0
_UNDER_TITLE = 21.0
_ABOVE_CHAPTER = 33.0
_UNDER_RULE = 15.0
BETWEEN_CHAPTERS = _ABOVE_CHAPTER + HAIR + _UNDER_RULE  # where one stands below another
_LONG_TITLE = 60
_LONG_QUOTE = 220
_LEAST_BELOW = 96.0
_FEW_LINES = 48.0
_TOGETHER = 520.0  # what is not higher stays on one page


class SectionPages:
    """Adds sections to a flow, each kind in its own way."""

    def __init__(self, data: Narrated, flow: Flow, glance: list[tuple[int, str]]) -> None:
        self.data = data
        self.flow = flow
        self.sheet = data.imprint.sheet
        self.paper = flow.paper
        self.begun = False  # whether a page is begun for the chapter in hand, with nothing but a head
        self.shares = False  # whether the chapter in hand has room below the one before
        self.joins = False  # whether the section in hand may share the page of the one before
        self.columns: tuple[LayoutColumn, ...] = ()  # of the table of the section in hand
        self.glance = glance  # shown once, beside the first text
        self.chapter: Element | None = None  # where the sections of a chapter stand
        self.heading = 3  # the level of headings within the section in hand

    def add(
        self,
        section: PlanSection,
        key: str,
        joins: bool | None = None,
        columns: tuple[LayoutColumn, ...] = (),
    ) -> None:
        """Print one section; `key` names its place, `columns` are those a layout has for its table.

        `joins`: whether it may share the page of a text before it; None as the plan's own order tells.
        """
        if joins is None:
            before = self.data.sections.index(section) - 1
            above = self.data.sections[before] if before >= 0 else None
            joins = above is not None and (above.kind, above.level) == ("text", 1)
        self.joins, self.columns = joins, columns
        kinds: dict[str, Callable[[PlanSection, str], None]] = {
            "text": self._text,
            "statements": self._statements,
            "message": self._message,
            "blocks": partial(block_sections.blocks, self),
            "findings": partial(block_sections.findings, self),
            "table": self._table,
            "chart": self._chart,
            "people": self._people,
            "tiles": partial(block_sections.tiles, self),
            "stories": partial(block_sections.stories, self),
            "figures": partial(block_sections.figures, self),
            "dashboard": partial(block_sections.dashboard, self),
            "objectives": self._objectives,
            "evaluation": self._evaluation,
            "contact": self._contact,
        }
        draw = kinds.get(section.kind, kinds["blocks" if section.blocks else "text"])
        if not section.language:
            draw(section, key)
            return
        before = len(self.flow.root.kids)
        with speaking(section.language):
            draw(section, key)
        for sect in self.flow.root.kids[before:]:
            if isinstance(sect, Element):
                sect.language = section.language

    # Shared

    def begin(self, section: PlanSection, key: str, needs: float = _LEAST_BELOW) -> Element:
        """Start a section with its title and introduction, for one whose content is drawn elsewhere."""
        sect = self._open(section, key, needs)
        self._introduction(section, sect)
        return sect

    def end(self, section: PlanSection, sect: Element) -> None:
        """Put what stands below the content of a section."""
        self._source(section, sect)

    def _introduction(self, section: PlanSection, sect: Element) -> None:
        """The section's text as a lead above its blocks."""
        if not section.body.strip():
            return
        first = self.sheet.lead if self.heading == 3 else None
        lead = body(section.body, self.sheet, sect, first=first, heading=self.heading)
        self.flow.add(lead, width=self.paper.reading)
        self.flow.skip(30.0 if self.heading == 3 else 15.0)

    def _open(self, section: PlanSection, key: str, needs: float = _LEAST_BELOW) -> Element:
        """Start the section's page with its title, below its picture if it has one.

        A section of a chapter goes on with the chapter's page where so much as it `needs` has room.
        """
        if section.level > 1 and self.chapter is not None:
            return self._within(section, key, needs)
        sect = self.chapter = self.flow.root.add("Sect")
        self.heading = 3
        title = section_title(section)
        image = (
            ready(section.picture.data) if section.picture is not None and section.kind != "message" else None
        )
        if image is not None and section.picture is not None:
            alt = section.picture.alt or _("Picture: {title}").format(title=title)
            high = _PICTURE_HIGH if not self.paper.lies else _PICTURE_HIGH_LYING
            if self.paper.lies and not section.body.strip() and not section.blocks:
                high = self.paper.text_bottom - _UNDER_LARGE_PICTURE  # nothing else stands on the page
            self.flow.page(title, top=high + 30.0, kind=PICTURE)
            self.flow.put(HeadPicture(image, high, sect.add("Figure", alt=alt)), 0)
        elif self.shares:
            self.flow.skip(_ABOVE_CHAPTER)
            self.flow.add(Rule(HAIR, self.sheet.colours.brand))
            self.flow.skip(_UNDER_RULE)
        elif not self.begun:
            self.flow.page(title, top=self.paper.title_top)
        self.begun = False
        self.flow.bookmark(title, key)
        style = self.sheet.page_title if len(title) <= _LONG_TITLE else self.sheet.long_title
        self.flow.add(Text(title, style, sect.add("H2")))
        self.flow.skip(15.0 if image is not None else _UNDER_TITLE)
        return sect

    def _within(self, section: PlanSection, key: str, needs: float) -> Element:
        assert self.chapter is not None
        sect, flow, title = self.chapter.add("Sect"), self.flow, section.title.strip()
        sect.language = section.language
        self.heading = 4
        heading = Text(title, self.sheet.section, sect.add("H3")) if title else None
        high = heading.height(flow.frame) + 9.0 if heading is not None else 0.0
        above = (24.0 if self.paper.lies else 33.0) if heading is not None else 15.0
        if section.picture is not None and section.kind != "message":
            needs += _PICTURE_HIGH + 18.0
        if not flow.at_top:
            if flow.room < above + high + needs:
                flow.overleaf()
            else:
                flow.skip(above)
        if heading is not None:
            flow.bookmark(title, key, 1)
            flow.add(heading)
            flow.skip(9.0)
        if section.picture is not None and section.kind != "message":
            self._picture(section.picture, title, sect)
        return sect

    def _picture(self, picture: Picture, title: str, sect: Element) -> None:
        """A picture between the lines, in its own shape."""
        image = ready(picture.data)
        if image is None:
            return
        alt = picture.alt or _("Picture: {title}").format(title=title)
        wide = self.flow.frame
        high = min(_PICTURE_HIGH, wide * image.height / image.width)
        self.flow.add(Figure(image, high, sect.add("Figure", alt=alt)), 3.0)
        self.flow.skip(15.0)

    def _source(self, section: PlanSection, sect: Element) -> None:
        if section.source.strip():
            self.flow.add(Text(section.source.strip(), self.sheet.note, sect.add("P")), 24.0)

    def _contact(self, section: PlanSection, key: str) -> None:
        ContactPage(self.data, self.flow).add(section, section_title(section), key)

    # Text, with the plan at a glance beside the first one

    def _text(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        glance: list[tuple[int, str]] = []
        if self.heading == 3:
            glance, self.glance = self.glance, []
        first = self.sheet.lead if self.heading == 3 else None
        style = self.sheet.opening if self.paper.lies else None
        text = body(section.body, self.sheet, sect.add("Div"), first=first, heading=self.heading, style=style)
        if glance:
            beside = self._glance(glance, sect.add("Div"))
            self.flow.add(Columns([Column(0, 332.0, text), Column(365.6, 138.4, beside)]))
        else:
            self.flow.add(text, width=self.paper.reading)
        self._source(section, sect)

    def _glance(self, glance: list[tuple[int, str]], sect: Element) -> Stack:
        colours = self.sheet.colours
        stack = Stack()
        stack.add(Rule(HEAVY, colours.brand), 3.0)
        stack.add(Text(_("The plan at a glance"), self.sheet.table_head, sect.add("H3")), 7.0)
        entries = sect.list("None")
        for number, name in glance:
            stack.add(Number(number, name, self.sheet, entries.add("LI").add("LBody")), 3.0)
            stack.add(Rule(HAIR, colours.rule, keep_with_next=False), 5.0)
        return stack

    # Mission, vision, values

    def _statements(self, section: PlanSection, key: str) -> None:
        previous = self.flow.pages[-1].section if self.flow.pages else ""
        if section.level == 1:
            self.heading = 3  # where it joins what is above, that is a chapter, too
        sect = self.flow.root.add("Sect")
        joins = section.level == 1 and self.joins and bool(previous)
        content = self._statement_rows(section, sect)
        if joins and content.height(self.flow.frame) + 24 <= self.flow.room:
            self.flow.bookmark(section_title(section), key)
            self.flow.add(content, min(57.0, self.flow.room - content.height(self.flow.frame)))
            return
        self.flow.root.kids.remove(sect)
        sect = self._open(section, key)
        self.flow.add(self._statement_rows(section, sect))

    def _statement_rows(self, section: PlanSection, sect: Element) -> Stack:
        stated, stack = self.data.statements, Stack()
        if section.body.strip():
            stack.add(body(section.body, self.sheet, sect, first=self.sheet.lead))
        rows: list[tuple[str, list[str]]] = [
            (_("Mission"), [stated.mission]),
            (_("Vision"), [stated.vision]),
            (_("Values"), [*stated.values]),
        ]
        for label, texts in rows:
            said = [text.strip() for text in texts if text.strip()]
            if said:
                stack.add(Rule(HAIR, self.sheet.colours.rule), 15.0 if stack.items else 0.0)
                stack.add(self._labelled(label, said, sect), 12.0)
        return stack

    def _labelled(self, label: str, texts: list[str], sect: Element) -> Columns:
        left = Text(label, self.sheet.block_title, sect.add(f"H{self.heading}"))
        right = Stack()
        if len(texts) == 1:
            right.add(Text(texts[0], self.sheet.statement, sect.add("P")))
        else:
            entries = sect.list("None")
            for text in texts:
                right.add(Text(text, self.sheet.statement, entries.add("LI").add("LBody")))
        return label_and_body(self.paper, Stack([(2.4, left)]), right)

    # A message

    def _message(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        side, text = sect.add("Div"), sect.add("Div")
        left = Stack()
        image = ready(section.picture.data) if section.picture is not None else None
        if image is not None and section.picture is not None:
            says = section.picture.alt or _("Portrait of {name}").format(
                name=section.author or section_title(section)
            )
            left.add(Figure(image, _PORTRAIT_HIGH, side.add("Figure", alt=says)), 6.0)
        if section.author.strip():
            left.add(Text(section.author, self.sheet.name, side.add("P")), 7.0 if left.items else 1.5)
        if section.author_title.strip():
            left.add(Text(section.author_title, self.sheet.label, side.add("P")), 0.0 if left.items else 1.5)
        if section.pull_quote.strip():
            left.add(Bar(31, 4.5, self.sheet.colours.accent), 34.0 if left.items else 6.0)
            left.add(self._quote(section.pull_quote, side), 10.0)
        words = self._message_text(section, text)
        if left.items:
            self.flow.add(label_and_body(self.paper, left, Stack([(1.5, words)])))
        else:
            self.flow.add(words, x=self.paper.body_x, width=self.paper.body)
        self._source(section, sect)

    def _message_text(self, section: PlanSection, parent: Element) -> Stack:
        """The text with a larger first paragraph, unless that alone would leave a few lines overleaf."""
        made = body(section.body, self.sheet, Element("Div"), first=self.sheet.opening)
        over = made.height(self.paper.body) - self.flow.room
        first = None if -3.0 < over < _FEW_LINES else self.sheet.opening
        return body(section.body, self.sheet, parent, first=first, heading=self.heading)

    def _quote(self, text: str, parent: Element) -> Quote:
        text = text.strip()
        if text[:1] not in '“"«„':
            text = _("“{quotation}”").format(quotation=text)
        style = self.sheet.quote if len(text) <= _LONG_QUOTE else self.sheet.long_quote
        return Quote(text[:1], text[1:], style, parent.add("BlockQuote").add("P"))

    # The kinds that are made elsewhere

    def _table(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        first = self.sheet.lead if self.heading == 3 else None
        text = body(section.body, self.sheet, sect, first=first, heading=self.heading)
        self.flow.add(narrow_text(text, self.paper.reading))
        self._source(section, sect)

    def _chart(self, section: PlanSection, key: str) -> None:
        chart = ChartParts(section, self.sheet, self.flow.frame, _TOGETHER)
        high = chart.height(self.flow.frame) + (36.0 if section.source.strip() else 0.0)
        sect = self._open(section, key, high)
        self.flow.add(chart.into(sect, self.heading, self.paper.reading))
        self._source(section, sect)

    def _people(self, section: PlanSection, key: str) -> None:
        rows = PeopleRows(section.blocks, self.sheet, self.flow.frame)
        sect = self._open(section, key, rows.needs(_TOGETHER))
        self._introduction(section, sect)
        for place, row in enumerate(rows.into(sect, self.heading)):
            self.flow.add(row, 24.0 if place else 0.0)
        self._source(section, sect)

    def _objectives(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        self._introduction(section, sect)
        self.flow.add(objective_list(self.data, self.flow, sect, self.heading))
        self._source(section, sect)

    def _evaluation(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        self._introduction(section, sect)
        self.flow.add(evaluation_table(self.data, self.flow, sect, self.columns))
        self._source(section, sect)
