"""From parts to pages: parts are placed one below the other, then drawn with the furniture around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from msgspec import Struct

from plandesk.reports.document_facts import DocumentFacts
from plandesk.reports.fonts import SEMIBOLD, lettered
from plandesk.reports.imprint import Imprint
from plandesk.reports.parts import Part, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import clean
from plandesk.reports.wording import _

PLAIN = "plain"  # header and footer in ink on white
BAND = "band"  # the header in light on a coloured band, the footer in ink
PICTURE = "picture"  # no header, a picture is there
BARE = "bare"  # no furniture: covers and the contact page

Backdrop = Callable[[TaggedCanvas], None]
_HEADER_TOP = 33.0


@dataclass(slots=True)
class _Placed:
    part: Part
    x: float
    y: float
    width: float


@dataclass(slots=True)
class Page:
    """One page before it is drawn: its furniture, what lies behind, the parts on it."""

    kind: str
    section: str
    backdrop: Backdrop | None = None
    placed: list[_Placed] = field(default_factory=list)
    bookmarks: list[tuple[str, str, int, float]] = field(default_factory=list)
    head: Head | None = None  # what stands above all else, so much everything else is lower
    down: float = 0.0


class Head(Protocol):
    """The title of a report above its first page."""

    def down(self, kind: str) -> float:
        """How much lower everything else stands on a first page of that kind."""

    def draw_on(self, canvas: TaggedCanvas, kind: str) -> None:
        """Draw it at the top of a page of that kind."""


Continued = Callable[[Page], float]


class Finished(Struct, frozen=True):
    """A report whose pages are filled and not drawn yet, with the title that its PDF would have."""

    flow: Flow
    title: str


_gathered: ContextVar[list[Finished] | None] = ContextVar("reports to be bound", default=None)


@contextmanager
def gathering() -> Iterator[list[Finished]]:
    """Within this block reports that are laid out are gathered, not written: to be bound into one PDF."""
    found: list[Finished] = []
    token = _gathered.set(found)
    try:
        yield found
    finally:
        _gathered.reset(token)


class Flow:
    """Fills pages from top to bottom. What does not fit goes on overleaf under `continued`."""

    def __init__(self, imprint: Imprint) -> None:
        lettered(imprint.font)
        self.imprint = imprint
        self.sheet = imprint.sheet
        self.paper = imprint.paper
        self.root = Element("Document")
        self.pages: list[Page] = []
        self.numbers: dict[str, int] = {}
        self.frame = self.paper.frame
        self.y = self.top = self.paper.text_top
        self.head: Head | None = None  # of the first page, where there is no cover
        self.total = 0  # what the footer counts up to, where that is not the pages of this flow
        self._continued: Continued | None = None
        self._title = ""

    def page(
        self,
        section: str,
        top: float | None = None,
        kind: str = PLAIN,
        backdrop: Backdrop | None = None,
        continued: Continued | None = None,
    ) -> Page:
        """Start a page whose parts begin at `top`; `continued` prepares later ones, returns their top."""
        page = Page(kind, section, backdrop)
        if not self.pages and self.head is not None:
            page.head, page.down = self.head, self.head.down(kind)
        self.pages.append(page)
        self.y = self.top = self.paper.text_top if top is None else top
        self._continued = continued
        self._title = section
        return page

    @property
    def room(self) -> float:
        """How much height is left on this page."""
        down = self.pages[-1].down if self.pages else 0.0
        return self.paper.text_bottom - down - self.y

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on this page yet."""
        return self.y <= self.top

    @contextmanager
    def going_on(self, continued: Continued) -> Iterator[None]:
        """Within this block `continued` prepares the pages on which the section goes on."""
        before, self._continued = self._continued, continued
        try:
            yield
        finally:
            self._continued = before

    def overleaf(self) -> None:
        """Go on with the same section on a new page."""
        title, continued, kind, backdrop = self._title, self._continued, PLAIN, None
        if self.pages[-1].kind == BARE:
            kind, backdrop = BARE, self.pages[-1].backdrop
        page = self.page(_("{title} (continued)").format(title=title), None, kind, backdrop, continued)
        self._title = title
        if continued is not None:
            self.y = self.top = continued(page)

    def add(self, part: Part, before: float = 0.0, x: float = 0.0, width: float | None = None) -> None:
        """Place a part below the last one, over as many pages as it needs; it fills the frame if not told."""
        width = self.frame if width is None else width
        rest: Part | None = part
        while rest is not None:
            gap = 0.0 if self.at_top else before
            first, rest = rest.split(width, self.room - gap, self.at_top)
            if first is not None:
                self.put(first, self.y + gap, x, width)
                self.y += gap + first.height(width)
            if rest is not None:
                self.overleaf()
                before = 0.0

    def put(self, part: Part, y: float, x: float = 0.0, width: float | None = None) -> None:
        """Place a part at a height of this page, without moving on."""
        wide = self.frame if width is None else width
        self.pages[-1].placed.append(_Placed(part, self.paper.left + x, y, wide))

    def skip(self, height: float) -> None:
        """Leave white."""
        self.y += height

    def bookmark(self, title: str, key: str, level: int = 0) -> None:
        """Name this place of this page, for the list of bookmarks, links and the contents."""
        self.pages[-1].bookmarks.append((clean(title), key, level, max(0.0, self.y - 12)))
        self.numbers[key] = len(self.pages)

    def drawn(self, title: str) -> bytes:
        """Draw all pages and return the PDF, which says of itself what the imprint does.

        Where reports are gathered (see `gathering`) nothing is drawn yet, and no bytes come back.
        """
        if not self.pages and self.head is not None:
            self.page("")  # nothing but the title
        gathered = _gathered.get()
        if gathered is not None:
            gathered.append(Finished(self, title))
            return b""
        imprint = self.imprint
        lettered(imprint.font)
        facts = DocumentFacts(
            title=title,
            author=imprint.service,
            subject=imprint.edition_line(),
            language=imprint.language,
            date=imprint.date,
        )
        canvas = TaggedCanvas(facts, self.paper.width, self.paper.height)
        canvas.root = self.root
        self.draw_on(canvas)
        return canvas.finished()

    def draw_on(self, canvas: TaggedCanvas) -> None:
        """Draw all pages on a canvas."""
        for number, page in enumerate(self.pages, start=1):
            self._draw(canvas, page, number)

    def _draw(self, canvas: TaggedCanvas, page: Page, number: int) -> None:
        if self.imprint.draft is not None and page.kind != BARE:
            with canvas.watermark():
                canvas.rotated_word(_("DRAFT"), SEMIBOLD, 168, self.sheet.colours.watermark, 48)
        down = page.down
        if page.backdrop is not None:
            page.backdrop(canvas)
        if page.head is not None:
            page.head.draw_on(canvas, page.kind)
        elif page.kind in (PLAIN, BAND):
            with canvas.header():
                draw_header(canvas, self.imprint, page.section, on_band=page.kind == BAND)
        for title, key, level, y in page.bookmarks:
            canvas.place(key, y + down)
            canvas.addOutlineEntry(title, key, level)
        for placed in page.placed:
            placed.part.draw(canvas, placed.x, placed.y + down, placed.width)
        if page.kind != BARE:
            with canvas.footer():
                self._footer(canvas, number)
        canvas.end_page()

    def _footer(self, canvas: TaggedCanvas, number: int) -> None:
        note, colours, paper = self.sheet.note, self.sheet.colours, self.paper
        frame = self.frame
        canvas.box(paper.left, paper.footer, frame, HAIR, colours.rule)
        top = paper.footer + 4.6
        words = _("Page {number} of {total}").format(number=number, total=self.total or len(self.pages))
        service = shortened(self.imprint.service, note, frame * 0.33, 1)
        Text(service, note, None).draw(canvas, paper.left, top, frame)
        middle = Text(shortened(self.imprint.edition_line(), note, frame * 0.4, 1), note, None)
        wide = sum(line.width for line in middle.lines(frame))
        middle.draw(canvas, paper.left + (frame - wide) / 2, top, frame)
        page = Type(SEMIBOLD, note.size, note.leading, colours.brand)
        Text(words, page, None, right=True).draw(canvas, paper.left, top, frame)


def draw_header(canvas: TaggedCanvas, imprint: Imprint, section: str, on_band: bool) -> None:
    """Draw the running header: the title at the left, at the right the section or that this is a draft."""
    note, colours = imprint.sheet.note, imprint.colours
    left = note.coloured(colours.dim) if on_band else Type(SEMIBOLD, note.size, note.leading, colours.brand)
    right = note.coloured(colours.dim) if on_band else note
    warning = imprint.warning()
    if warning:
        right = Type(SEMIBOLD, note.size, note.leading, colours.on_dark if on_band else colours.accent_text)
    x, top, frame = imprint.paper.left, _HEADER_TOP - 0.6, imprint.paper.frame
    half = (frame - 14) / 2
    Text(shortened(imprint.title, left, half, 1), left, None).draw(canvas, x, top, half)
    Text(shortened(warning or section, right, half, 1), right, None, right=True).draw(canvas, x, top, frame)
