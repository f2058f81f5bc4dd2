"""The title of a report that has no cover: its top heading, at the top of the first page."""

from __future__ import annotations

from plandesk.reports.fonts import LIGHT, SEMIBOLD
from plandesk.reports.imprint import Imprint
from plandesk.reports.pages import BARE, PLAIN
from plandesk.reports.parts import Part, Rule, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import HEAVY, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_TOP = 30.0
_TITLE = 51.0
_UNDER = 12.0
_HEADER = 33.0  # where the header of other pages stands
_MOST_LINES = 3


class DocumentHead(Part):
    """Service and edition above the title with its period; on a page without furniture one small line."""

    def __init__(self, imprint: Imprint, title: str, period: str, root: Element) -> None:
        self.imprint = imprint
        sheet, colours, wide = imprint.sheet, imprint.colours, imprint.paper.frame
        sect = root.add("Sect")
        self.service, self.heading, self.edition = sect.add("P"), sect.add("H1"), sect.add("P")
        style = sheet.long_title
        said = shortened(title or _("Plan"), style, wide, _MOST_LINES)
        spans = [Span(said)]
        if period:
            spans += [Span(" "), Span(period, LIGHT, colours.accent_text)]
        self.title = Text(spans, style, self.heading)
        small = Type(SEMIBOLD, 8.5, 12, colours.on_dark)
        line = " ".join(filter(None, (title or _("Plan"), period)))
        self.small = Text(shortened(line, small, wide / 2, 1), small, self.heading)
        self._own = _TITLE + self.title.height(wide) + _UNDER + HEAVY

    def down(self, kind: str) -> float:
        """How much lower everything else stands on a first page of that kind."""
        if kind == BARE:
            return 0.0
        return self._own - 36.0 if kind == PLAIN else self._own

    def draw_on(self, canvas: TaggedCanvas, kind: str) -> None:
        """Draw it at the top of a page of that kind."""
        imprint, paper = self.imprint, self.imprint.paper
        x, wide, note = paper.left, paper.frame, imprint.sheet.note
        if kind == BARE:
            # Service and edition stand at the foot of such a page.
            self.small.draw(canvas, x, _HEADER - 0.6, wide)
            return
        brand = imprint.colours.brand
        name = Type(SEMIBOLD, 9.5, 12, brand)
        half = (wide - 14) / 2
        Text(shortened(imprint.service, name, half, 1), name, self.service).draw(canvas, x, _TOP, half)
        warning = imprint.warning()
        said = Type(SEMIBOLD, 9.5, 12, imprint.colours.accent_text) if warning else note
        words = shortened(warning or imprint.edition_line(), said, half, 1)
        Text(words, said, self.edition, right=True).draw(canvas, x, _TOP, wide)
        self.title.draw(canvas, x, _TITLE, wide)
        Rule(HEAVY, brand).draw(canvas, x, self._own - HEAVY, wide)
