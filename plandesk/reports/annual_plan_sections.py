"""The narrative sections of the annual plan: text, statements, message, blocks, findings, contact."""

from __future__ import annotations

from plandesk.reports.annual_plan_contact import ContactPage, contact_rows
from plandesk.reports.annual_plan_data import AnnualPlan, PlanBlock, PlanSection
from plandesk.reports.markdown import body
from plandesk.reports.pages import PICTURE, Flow
from plandesk.reports.parts import Bar, Column, Columns, Figure, Part, Quote, Rule, Stack, Text, draw_filling
from plandesk.reports.pictures import ReadyPicture, ready
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, HEAVY, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_PICTURE_HIGH = 228.0
_PICTURE_HIGH_LYING = 168.0
_PORTRAIT_HIGH = 196.0
_UNDER_TITLE = 21.0
_LONG_TITLE = 60
_LONG_QUOTE = 220
_SHORT_BLOCK = 260


class SectionPages:
    """Adds sections to a flow, each kind in its own way."""

    def __init__(self, data: AnnualPlan, flow: Flow, glance: list[tuple[int, str]]) -> None:
        self.data = data
        self.flow = flow
        self.sheet = data.imprint.sheet
        self.paper = flow.paper
        self.before: PlanSection | None = None
        self.glance = glance  # shown once, beside the first text

    def says_something(self, section: PlanSection) -> bool:
        """Whether there is anything to print but a title."""
        said = [section.body, section.pull_quote, section.source]
        said.extend(text for block in section.blocks for text in (block.title, block.body))
        if section.kind == "statements":
            stated = self.data.statements
            said.extend([stated.mission, stated.vision, *stated.values])
        if section.kind == "contact":
            said.extend(text for _label, text, _link in contact_rows(self.data.contact))
        return any(text.strip() for text in said) or section.picture is not None

    def title(self, section: PlanSection) -> str:
        """The section's title; one without a title is called after its kind."""
        return section.title.strip() or {
            "text": _("Overview"),
            "statements": _("Mission, vision and values"),
            "message": _("Message"),
            "blocks": _("Our work"),
            "findings": _("Findings"),
            "contact": _("Contact"),
        }.get(section.kind, "")

    def add(self, section: PlanSection, key: str, before: PlanSection | None = None) -> None:
        """Print one section; `key` names its place, `before` is the one that it may share a page with."""
        self.before = before
        {
            "text": self._text,
            "statements": self._statements,
            "message": self._message,
            "blocks": self._blocks,
            "findings": self._findings,
            "contact": self._contact,
            "people": self._blocks,
        }.get(section.kind, self._text)(section, key)

    # Shared

    def _beside(self, left: Part, right: Part) -> Columns:
        """A label with its body, in the standing division of the sheet."""
        paper = self.paper
        return Columns([Column(0, paper.label, left), Column(paper.body_x, paper.body, right)])

    def _introduction(self, section: PlanSection, sect: Element) -> None:
        """The section's text as a lead above its blocks."""
        lead = body(section.body, self.sheet, sect, first=self.sheet.lead)
        self.flow.add(lead, width=self.paper.reading)
        self.flow.skip(30.0)

    def _open(self, section: PlanSection, key: str) -> Element:
        """Start the section's page with its title, below its picture if it has one."""
        sect = self.flow.root.add("Sect")
        title = self.title(section)
        image = (
            ready(section.picture.data) if section.picture is not None and section.kind != "message" else None
        )
        if image is not None and section.picture is not None:
            alt = section.picture.alt or _("Picture: {title}").format(title=title)
            high = _PICTURE_HIGH if not self.paper.lies else _PICTURE_HIGH_LYING
            self.flow.page(title, top=high + 30.0, kind=PICTURE)
            self.flow.put(_HeadPicture(image, high, sect.add("Figure", alt=alt)), 0)
        else:
            self.flow.page(title, top=self.paper.title_top)
        self.flow.bookmark(title, key)
        style = self.sheet.page_title if len(title) <= _LONG_TITLE else self.sheet.long_title
        self.flow.add(Text(title, style, sect.add("H2")))
        self.flow.skip(15.0 if image is not None else _UNDER_TITLE)
        return sect

    def _source(self, section: PlanSection, sect: Element) -> None:
        if section.source.strip():
            self.flow.add(Text(section.source.strip(), self.sheet.note, sect.add("P")), 24.0)

    def _contact(self, section: PlanSection, key: str) -> None:
        ContactPage(self.data, self.flow).add(section, self.title(section), key)

    # Text, with the plan at a glance beside the first one

    def _text(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        glance, self.glance = self.glance, []
        text = body(section.body, self.sheet, sect.add("Div"), first=self.sheet.lead)
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
            stack.add(_Number(number, name, self.sheet, entries.add("LI").add("LBody")), 3.0)
            stack.add(Rule(HAIR, colours.rule, keep_with_next=False), 5.0)
        return stack

    # Mission, vision, values

    def _statements(self, section: PlanSection, key: str) -> None:
        previous = self.flow.pages[-1].section if self.flow.pages else ""
        sect = self.flow.root.add("Sect")
        joins = self.before is not None and self.before.kind == "text" and bool(previous)
        content = self._statement_rows(section, sect)
        if joins and content.height(self.flow.frame) + 24 <= self.flow.room:
            self.flow.bookmark(self.title(section), key)
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
        left = Text(label, self.sheet.block_title, sect.add("H3"))
        right = Stack()
        if len(texts) == 1:
            right.add(Text(texts[0], self.sheet.statement, sect.add("P")))
        else:
            entries = sect.list("None")
            for text in texts:
                right.add(Text(text, self.sheet.statement, entries.add("LI").add("LBody")))
        return self._beside(Stack([(2.4, left)]), right)

    # A message

    def _message(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        side, text = sect.add("Div"), sect.add("Div")
        left = Stack()
        image = ready(section.picture.data) if section.picture is not None else None
        if image is not None and section.picture is not None:
            says = section.picture.alt or _("Portrait of {name}").format(
                name=section.author or self.title(section)
            )
            left.add(Figure(image, _PORTRAIT_HIGH, side.add("Figure", alt=says)), 6.0)
        if section.author.strip():
            left.add(Text(section.author, self.sheet.name, side.add("P")), 7.0 if left.items else 1.5)
        if section.author_title.strip():
            left.add(Text(section.author_title, self.sheet.label, side.add("P")), 0.0 if left.items else 1.5)
        if section.pull_quote.strip():
            left.add(Bar(31, 4.5, self.sheet.colours.accent), 34.0 if left.items else 6.0)
            left.add(self._quote(section.pull_quote, side), 10.0)
        words = body(section.body, self.sheet, text, first=self.sheet.opening)
        if left.items:
            self.flow.add(self._beside(left, Stack([(1.5, words)])))
        else:
            self.flow.add(words, x=self.paper.body_x, width=self.paper.body)
        self._source(section, sect)

    def _quote(self, text: str, parent: Element) -> Quote:
        text = text.strip()
        if text[:1] not in '“"«„':
            text = _("“{quotation}”").format(quotation=text)
        style = self.sheet.quote if len(text) <= _LONG_QUOTE else self.sheet.long_quote
        return Quote(text[:1], text[1:], style, parent.add("BlockQuote").add("P"))

    # Blocks in two columns; an odd one out comes first and spans the page

    def _blocks(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        if section.body.strip():
            self._introduction(section, sect)
        blocks = list(section.blocks)
        if len(blocks) % 2:
            self.flow.skip(6.0 if not section.body.strip() else 0.0)
            self.flow.add(self._spanning(blocks.pop(0), sect))
            if blocks:
                self.flow.skip(44.0)
        pairs = [blocks[index : index + 2] for index in range(0, len(blocks), 2)]
        wide = (self.flow.frame - GUTTER) / 2
        rows = [self._row(pair, sect, wide, HAIR, self.sheet.colours.rule) for pair in pairs]
        highest = max((row.height(self.flow.frame) for row in rows), default=0.0) + 33.0
        if highest * len(rows) - 33.0 <= self.flow.room:
            for row in rows:
                row.least = highest
        for row in rows:
            self.flow.add(row, 0.0 if row.least else 33.0)
        self._source(section, sect)

    def _spanning(self, block: PlanBlock, sect: Element) -> Stack:
        short = len(block.body) <= _SHORT_BLOCK
        title = self.sheet.long_quote if short else self.sheet.block_title
        style = self.sheet.lead if short else self.sheet.body
        left = Stack().add(Text(block.title, title, sect.add("H3")))
        right = body(block.body, self.sheet, sect, heading=4, style=style)
        stack = Stack().add(Rule(HEAVY, self.sheet.colours.brand))
        return stack.add(self._beside(left, right), 12.0)

    def _row(
        self, blocks: list[PlanBlock], sect: Element, wide: float, thickness: float, colour: str
    ) -> Columns:
        columns = []
        above = 12.0 if thickness == HAIR else 9.0
        for index, block in enumerate(blocks):
            div = sect.add("Div")
            stack = Stack()
            if block.title.strip():
                title = Text(block.title, self.sheet.block_title, div.add("H3"), keep_with_next=True)
                stack.add(title, above)
            text = body(block.body, self.sheet, div, heading=4)
            if text.items:
                stack.add(text, 6.0 if stack.items else above)
            # The rule spans the column; text keeps clear of its right end where two stand side by side.
            text_wide = wide - 18.0 if wide > 200 else wide
            column = Stack().add(Rule(thickness, colour)).add(_Narrow(stack, text_wide))
            columns.append(Column(index * (wide + GUTTER), wide, column))
        return Columns(columns)

    # Findings in columns

    def _findings(self, section: PlanSection, key: str) -> None:
        sect = self._open(section, key)
        if section.body.strip():
            self._introduction(section, sect)
        across = min(len(section.blocks), 3) if len(section.blocks) != 4 else 2
        for start in range(0, len(section.blocks), max(across, 1)):
            group = list(section.blocks[start : start + across])
            wide = (self.flow.frame - GUTTER * (across - 1)) / across
            self.flow.add(
                self._row(group, sect, wide, HEAVY, self.sheet.colours.brand), 33.0 if start else 0.0
            )
        self._source(section, sect)


class _Narrow(Part):
    """A part on less than the width it is given."""

    def __init__(self, content: Part, most: float) -> None:
        self.content = content
        self.most = most

    def height(self, width: float) -> float:
        return self.content.height(min(width, self.most))

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = self.content.split(min(width, self.most), room, force)
        return first and _Narrow(first, self.most), rest and _Narrow(rest, self.most)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.content.draw(canvas, x, y, min(width, self.most))


class _HeadPicture(Part):
    """A picture over the whole width at the head of a page, wherever it is put."""

    def __init__(self, image: ReadyPicture, high: float, figure: Element) -> None:
        self.image = image
        self.high = high
        self.figure = figure

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        draw_filling(canvas, self.image, 0, 0, canvas.width, self.high, self.figure)


class _Number(Part):
    """A large figure with what it counts beside it, on one line."""

    def __init__(self, number: int, name: str, sheet: Sheet, element: Element) -> None:
        self.number = Text(str(number), sheet.figure, element, bind=False, spaced=True)
        self.name = Text(name, sheet.table.coloured(sheet.colours.ink), element, bind=False)

    def height(self, width: float) -> float:
        return 27.0 + 12.0 * max(0, len(self.name.lines(width - self._left(width))) - 1)

    def _left(self, width: float) -> float:
        return max(43.0, self.number.lines(width)[0].width + 4)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.number.draw(canvas, x, y, width)
        left = self._left(width)
        below = self.number.style.baseline - self.name.style.baseline
        self.name.draw(canvas, x + left, y + below, width - left)
