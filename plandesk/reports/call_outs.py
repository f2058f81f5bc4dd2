"""Call-outs of a plan: a sentence set large beside its figure, under a rule or on a page of its own."""

from __future__ import annotations

from plandesk.colours import WHITE
from plandesk.reports.fonts import LIGHT, REGULAR
from plandesk.reports.imprint import Imprint
from plandesk.reports.parts import Part, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import HEAVY, Paper, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_UNDER_RULE = 12.0
_LONG = 220


class CallOut(Part):
    """A sentence and its source beside a large figure, or beside a bar where there is none."""

    def __init__(self, figure: str, sentence: str, author: str, sheet: Sheet, paper: Paper) -> None:
        self.figure, self.author, self.sheet, self.paper = figure, author, sheet, paper
        self.sentence = (
            sentence if figure or sentence[:1] in '“"«' else _("“{quotation}”").format(quotation=sentence)
        )
        self.element = Element("BlockQuote")
        self.elements = tuple(self.element.add("P") for _part in range(3))

    def into(self, sect: Element) -> CallOut:
        """The call-out as the next thing of a section: it is read where it is placed."""
        self.element.parent = sect
        sect.kids.append(self.element)
        return self

    def words(self, style: Type) -> Text:
        """The sentence in a type."""
        return Text(self.sentence, style, self.elements[1])

    @property
    def _style(self) -> Type:
        return self.sheet.statement if len(self.sentence) <= _LONG else self.sheet.opening

    def _number(self) -> Text:
        return Text(
            self.figure, number_style(self.figure, 48.0, self.paper.label, self.sheet), self.elements[0]
        )

    def _source(self) -> Text:
        return Text(self.author, self.sheet.note, self.elements[2])

    def height(self, width: float) -> float:
        high = self.words(self._style).height(self.paper.body)
        if self.author:
            high += 3.0 + self._source().height(self.paper.body)
        if self.figure:
            high = max(high, self._number().height(self.paper.label) - 6.0)
        return HEAVY + _UNDER_RULE + high

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        colours, paper = self.sheet.colours, self.paper
        with canvas.decoration():
            canvas.box(x, y, width, HEAVY, colours.brand)
        y += HEAVY + _UNDER_RULE
        if self.figure:
            self._number().draw(canvas, x, y - 9.0, paper.label)
        else:
            with canvas.decoration():
                canvas.box(x, y + 7.0, 31.0, 4.5, colours.accent)
        words = self.words(self._style)
        words.draw(canvas, x + paper.body_x, y, paper.body)
        if self.author:
            self._source().draw(canvas, x + paper.body_x, y + words.height(paper.body) + 3.0, paper.body)


class FullPageCallOut(Part):
    """A call-out that fills a page in the brand's colour; it is drawn over the page, wherever it is put."""

    def __init__(self, of: CallOut, imprint: Imprint) -> None:
        self.of, self.imprint = of, imprint

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        of, colours = self.of, self.imprint.colours
        paper, sheet = self.imprint.paper, self.imprint.sheet
        size = 30.0 if len(of.sentence) <= _LONG else 21.0
        words = of.words(Type(REGULAR, size, size * 1.4, WHITE))
        wide = paper.frame * 0.86
        high = words.height(wide)
        bottom = paper.height - 108.0
        top = bottom - high - (30.0 if of.author else 0.0)
        if of.figure:
            style = number_style(of.figure, 144.0, paper.frame, sheet).coloured(colours.on_dark)
            figure = Text(of.figure, style, of.elements[0])
            figure.draw(canvas, x, top - figure.height(paper.frame) - 6.0, paper.frame)
        words.draw(canvas, x, top, wide)
        if of.author:
            source = Text(of.author, sheet.lead.coloured(colours.dim), of.elements[2])
            source.draw(canvas, x, top + high + 12.0, wide)


def number_style(figure: str, size: float, width: float, sheet: Sheet) -> Type:
    """The light type of a large figure, smaller where it would not fit on a line."""
    while size > 18.0:
        style = Type(LIGHT, size, size * 1.1, sheet.colours.brand, pull=True)
        if len(Text(figure, style, None, bind=False).lines(width)) == 1 and (
            Text(figure, style, None, bind=False).lines(width)[0].width <= width
        ):
            return style
        size -= 6.0
    return Type(LIGHT, 18.0, 21.0, sheet.colours.brand, pull=True)
