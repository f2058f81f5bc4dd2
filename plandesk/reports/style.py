"""Type, measures and papers of the reports, as the look of the paper gives them. All lengths are points."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from plandesk.colours import WHITE, Palette
from plandesk.reports.fonts import ITALIC, LIGHT, REGULAR, SEMIBOLD

FRAME = 504.0
LABEL = 148.0
LABEL_GAP = 24.0
BODY_X = LABEL + LABEL_GAP
BODY = FRAME - BODY_X
GUTTER = 12.0

TEXT_TOP = 72.0
TITLE_TOP = 69.0
BAND = 162.0

HAIR = 0.5
HEAVY = 1.25
SQUARE = 3.3
LIST_INDENT = 10.0


class Paper(Struct, frozen=True):
    """A sheet: its size, the left edge of its frame, where running text ends, how wide the frame is.

    The frame has a standing division: a label, 24 of white, and the body over the last eight of 12 columns.
    """

    name: str
    width: float
    height: float
    left: float
    text_bottom: float
    frame: float = FRAME

    @property
    def lies(self) -> bool:
        """Whether the sheet is wider than high."""
        return self.width > self.height

    @property
    def footer(self) -> float:
        """Where the footer's rule lies, from the top."""
        return self.height - (41 if self.lies else 47)

    @property
    def title_top(self) -> float:
        """Where a page's title begins."""
        if self.lies:
            return 60.0 if self.height > 560 else 54.0
        return TITLE_TOP

    @property
    def text_top(self) -> float:
        """Where text begins on a page without a title."""
        return 69.0 if self.lies else TEXT_TOP

    @property
    def body_x(self) -> float:
        """Where the body begins, from the left edge of the frame."""
        return (self.frame + GUTTER) / 3

    @property
    def label(self) -> float:
        """How wide the label is."""
        return self.body_x - LABEL_GAP

    @property
    def body(self) -> float:
        """How wide the body is."""
        return self.frame - self.body_x

    @property
    def reading(self) -> float:
        """How wide running text is at most."""
        return 468.0 if self.lies else 396.0


LETTER = Paper("letter", 612.0, 792.0, 54.0, 732.0)
A4 = Paper("a4", 595.28, 841.89, 45.64, 782.0)
LETTER_LANDSCAPE = Paper("letter-landscape", 792.0, 612.0, 54.0, 558.0, 684.0)
A4_LANDSCAPE = Paper("a4-landscape", 841.89, 595.28, 78.95, 541.0, 684.0)
SCREEN = Paper("screen", 960.0, 540.0, 54.0, 486.0, 852.0)
PAPERS = {paper.name: paper for paper in (LETTER, A4, LETTER_LANDSCAPE, A4_LANDSCAPE, SCREEN)}


class Type(Struct, frozen=True):
    """One use of type: cut, size, leading and colour. `pull` moves it left by its first letter's white."""

    cut: str
    size: float
    leading: float
    colour: str
    pull: bool = False

    @property
    def baseline(self) -> float:
        """From the top of a line to its baseline."""
        return self.leading / 2 + 0.34 * self.size

    def coloured(self, colour: str) -> Type:
        return replace(self, colour=colour)

    def cut_as(self, cut: str) -> Type:
        return replace(self, cut=cut)


class Sheet(Struct, frozen=True):
    """The type of a report in one service's colours."""

    colours: Palette
    part_title: Type
    page_title: Type
    long_title: Type
    section: Type
    quote: Type
    long_quote: Type
    figure: Type
    large_figure: Type
    lead: Type
    statement: Type
    block_title: Type
    opening: Type
    body: Type
    emphasis: Type
    name: Type
    table: Type
    table_head: Type
    label: Type
    note: Type
    no_result: Type


@lru_cache(maxsize=32)
def sheet(colours: Palette) -> Sheet:
    """Return the type scale in these colours."""
    brand, ink, muted = colours.brand, colours.ink, colours.muted
    return Sheet(
        colours=colours,
        part_title=Type(SEMIBOLD, 36, 42, WHITE, pull=True),
        page_title=Type(SEMIBOLD, 30, 36, brand, pull=True),
        long_title=Type(SEMIBOLD, 24, 30, brand, pull=True),
        section=Type(SEMIBOLD, 18, 24, brand, pull=True),
        quote=Type(SEMIBOLD, 18, 24, brand),
        long_quote=Type(SEMIBOLD, 14, 21, brand),
        figure=Type(LIGHT, 24, 27, brand, pull=True),
        large_figure=Type(LIGHT, 30, 33, brand, pull=True),
        lead=Type(REGULAR, 14, 21, ink),
        statement=Type(REGULAR, 14, 21, brand),
        block_title=Type(SEMIBOLD, 12, 15, brand),
        opening=Type(REGULAR, 12, 18, ink),
        body=Type(REGULAR, 10.5, 15, ink),
        emphasis=Type(SEMIBOLD, 10.5, 15, brand),
        name=Type(SEMIBOLD, 10.5, 15, brand),
        table=Type(REGULAR, 9.5, 12, ink),
        table_head=Type(SEMIBOLD, 9.5, 12, brand),
        label=Type(REGULAR, 9.5, 12, muted),
        note=Type(REGULAR, 8.5, 12, muted),
        no_result=Type(ITALIC, 9.5, 12, muted),
    )


@lru_cache(maxsize=32)
def larger(of: Sheet) -> Sheet:
    """The same type for a page on a screen that has little on it; the titles of pages stay."""
    sizes = {
        "section": (21, 27), "lead": (17, 25), "statement": (17, 25), "block_title": (15, 19),
        "opening": (15, 22), "body": (13.5, 19), "emphasis": (13.5, 19), "name": (13.5, 19),
        "table": (12, 15.5), "table_head": (12, 15.5), "label": (12, 15.5), "note": (10.5, 14),
    }  # fmt: skip
    return replace(
        of,
        **{name: replace(getattr(of, name), size=size, leading=lead) for name, (size, lead) in sizes.items()},
    )
