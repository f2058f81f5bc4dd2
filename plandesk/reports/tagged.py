"""A canvas that writes tagged PDF (PDF/UA-1): what is drawn is decoration unless a structure element is open.

Lengths are points, measured from the top left corner of the page.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from msgspec import Struct
from reportlab.lib.rl_accel import escapePDF
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from plandesk.colours import channels
from plandesk.domain.pictures import DECORATION
from plandesk.reports import fonts
from plandesk.reports.document_facts import DocumentFacts, add_metadata, describe
from plandesk.reports.form_fields import (
    HiddenField,
    PlacedCheck,
    PlacedField,
    PlacedText,
    add_form,
    tick_code,
    typed_code,
)
from plandesk.reports.pictures import sized
from plandesk.reports.places import Places
from plandesk.reports.structure import Content, Element
from plandesk.reports.structure_writing import Placed, PlacedLink, page_numbers, write_structure
from plandesk.reports.style import Type
from plandesk.reports.svg_drawing import draw_svg, drawing_of
from plandesk.reports.typeset import Line, Piece

_LAYOUT = Element("Artifact", attributes="/Type /Layout")
_HEADER = Element("Artifact", attributes="/Type /Pagination /Subtype /Header /Attached [/Top]")
_FOOTER = Element("Artifact", attributes="/Type /Pagination /Subtype /Footer /Attached [/Bottom]")
_WATERMARK = Element("Artifact", attributes="/Type /Pagination /Subtype /Watermark")
_ARTIFACTS = frozenset({id(_LAYOUT), id(_HEADER), id(_FOOTER), id(_WATERMARK)})


class _Said(Struct, frozen=True):
    """Whether a piece is within a stretch that says what was typed, begins it (with the text) or ends it."""

    text: str | None
    within: bool
    ends: bool


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """Draws pages and writes the structure tree, links, bookmarks and metadata in the same pass."""

    def __init__(self, facts: DocumentFacts, width: float, height: float) -> None:
        self._buffer = BytesIO()
        super().__init__(
            self._buffer,
            pagesize=(width, height),
            pageCompression=1,
            invariant=1,
            lang=facts.language,
            pdfVersion=(1, 7),
        )
        self.facts = facts
        self.width, self.height = width, height
        self.root = Element("Document")
        self._wanted = _LAYOUT
        self._now: Element | None = None
        self._marks: list[list[Element]] = [[]]
        self._live: list[Placed] = []
        self._hidden: list[HiddenField] = []
        self._pages: list[Any] = []
        self._places = Places()
        self._fill = ""
        self._before = 0  # pages of what is bound before the report that is drawn
        self._below = 0  # levels of bookmarks that stand above those of the report that is drawn
        describe(self, facts)

    def _make_preamble(self) -> None:
        """Nothing: the default would name Helvetica, which is not embedded."""
        self._preamble = ""

    # What is drawn belongs to

    @contextmanager
    def element(self, element: Element) -> Iterator[None]:
        """Within this block everything drawn is the content of the element.

        A figure that is only decoration is no element: it leaves the tree.
        """
        if element.tag == "Figure" and element.alt.strip() == DECORATION:
            if element.parent is not None and element in element.parent.kids:
                element.parent.kids.remove(element)
            element = _LAYOUT
        before, self._wanted = self._wanted, element
        try:
            yield
        finally:
            self._wanted = before

    def decoration(self) -> Any:
        """Within this block everything drawn is decoration, also inside an element."""
        return self.element(_LAYOUT)

    def header(self) -> Any:
        """Within this block everything drawn is the running header."""
        return self.element(_HEADER)

    def footer(self) -> Any:
        """Within this block everything drawn is the running footer."""
        return self.element(_FOOTER)

    def watermark(self) -> Any:
        """Within this block everything drawn is a watermark."""
        return self.element(_WATERMARK)

    def _mark(self) -> list[str]:
        """Open the marked content that is wanted, if it is not open; return the page's code."""
        code: list[str] = self._code
        if self._now is self._wanted:
            return code
        if self._now is not None:
            code.append("EMC")
        self._now = wanted = self._wanted
        if id(wanted) in _ARTIFACTS:
            code.append(f"/Artifact <<{wanted.attributes}>> BDC")
        else:
            marks = self._marks[-1]
            code.append(f"/{wanted.tag} <</MCID {len(marks)}>> BDC")
            wanted.kids.append(Content(len(self._pages), len(marks)))
            marks.append(wanted)
        return code

    @property
    def page_number(self) -> int:
        """The number of the page being drawn within its report, from 1."""
        return len(self._pages) + 1 - self._before

    def begin(self, prefix: str, width: float, height: float) -> None:
        """Begin another report on pages of that size; its places are told from others by the prefix."""
        self._places.begin(prefix)
        self._below, self._before = 1 if prefix else 0, len(self._pages)
        self.width, self.height = width, height
        self.setPageSize((width, height))

    # Drawing

    def fill(self, colour: str) -> None:
        """Use the colour from now on."""
        if colour != self._fill:
            self._fill = colour
            red, green, blue = channels(colour)
            self._code.append(f"{red:.4g} {green:.4g} {blue:.4g} rg")

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose top left corner is (x, y)."""
        code = self._mark()
        self.fill(colour)
        code.append(f"{x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f")

    def shape(self, code: str, x: float, y: float, scale: float) -> None:
        """Draw PDF code as decoration, with its origin at (x, y) and so many times its size."""
        with self.decoration():
            self.figure_shape(code, x, y, scale)

    def figure_shape(self, code: str, x: float, y: float, scale: float) -> None:
        """Draw PDF code as content of the open element, with its origin at (x, y)."""
        marked = self._mark()
        marked.append(f"q {scale:.4g} 0 0 {scale:.4g} {x:.2f} {self.height - y:.2f} cm {code} Q")

    def line_of_text(self, x: float, baseline: float, line: Line) -> None:
        """Draw a line that starts at x; links in it become live."""
        if not line.pieces:
            return
        y = self.height - baseline
        last, until = len(line.pieces) - 1, -1
        for index, piece in enumerate(line.pieces):
            spaced = index == last and line.spaced
            until = index + piece.rest if piece.said is not None else until
            after = " " if line.spaced and until == last else ""
            said = _Said(None if piece.said is None else piece.said + after, index <= until, index == until)
            if piece.link is None or id(self._wanted) in _ARTIFACTS:
                self._show(x + piece.x, y, piece, spaced, said)
                continue
            link = self._link_element(piece.link)
            with self.element(link):
                self._show(x + piece.x, y, piece, spaced, said)
            top = baseline - 0.8 * piece.size
            says = piece.said or piece.run.actual or piece.run.text
            self.link(link, piece.link, says, x + piece.x, top, piece.width, piece.size)

    def _show(self, x: float, y: float, piece: Piece, spaced: bool, said: _Said) -> None:
        code, run = self._mark(), piece.run
        self.fill(piece.colour)
        text = run.text
        typed = said.text if said.within else run.actual
        if typed is not None:
            spelled = (typed + (" " if spaced and not said.within else "")).encode("utf-16-be").hex()
            code.append(f"/Span <</ActualText <feff{spelled}>>> BDC")
        if spaced:
            text += " "
        code.append(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {self._letters(run.font, text, piece.size)} ET")
        if said.ends if said.within else run.actual is not None:
            code.append("EMC")

    def _letters(self, cut: str, text: str, size: float) -> str:
        font = fonts.font(cut)
        return " ".join(
            f"{font.getSubsetInternalName(subset, self._doc)} {size:.4g} Tf ({escapePDF(chunk)}) Tj"
            for subset, chunk in font.splitString(text, self._doc)
        )

    def _link_element(self, target: str) -> Element:
        """The link within the open element; one that broke over lines is one link."""
        parent = self._wanted
        if parent.kids:
            last = parent.kids[-1]
            if isinstance(last, Element) and last.tag == "Link" and last.target == target:
                return last
        link = parent.add("Link")
        link.target = target
        return link

    def rotated_word(self, word: str, cut: str, size: float, colour: str, degrees: float) -> None:
        """Draw a word across the middle of the page."""
        import math

        code = self._mark()
        self.fill(colour)
        sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
        across, up = fonts.width(cut, word) * size / 2000, size * 0.33
        x = self.width / 2 - across * cosine + up * sine
        y = self.height / 2 - across * sine - up * cosine
        shown = self._letters(fonts.in_family(cut), word, size)
        code.append(f"BT {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f} Tm {shown} ET")

    def picture(
        self,
        data: bytes,
        x: float,
        y: float,
        width: float,
        height: float,
        crop: tuple[float, float, float, float] | None = None,
    ) -> None:
        """Draw a picture in the rectangle, clipped to the rectangle `crop` if there is one."""
        code = self._mark()
        self._code.append("q")
        if crop is not None:
            cx, cy, cw, ch = crop
            code.append(f"{cx:.2f} {self.height - cy - ch:.2f} {cw:.2f} {ch:.2f} re W n")
        drawing, below = drawing_of(data), self.height - y - height
        if drawing is not None:
            draw_svg(self, drawing, x, below, width, height)
        else:
            fine = ImageReader(BytesIO(sized(data, width, height)))
            self.drawImage(fine, x, below, width, height, mask="auto")
        self._code.append("Q")

    # Places and links

    def place(self, key: str, y: float) -> None:
        """Name a place on this page, to be reached by bookmarks and links."""
        key = self._places.put(key, len(self._pages), self.height - y)
        self.bookmarkPage(key, fit="XYZ", left=0, top=self.height - y, zoom=0)

    def link(
        self, element: Element, target: str, says: str, x: float, y: float, width: float, height: float
    ) -> None:
        """Make a rectangle go to "#place" or to an address; `says` is what is read out for it."""
        box = self._box(x, y, width, height)
        self._add(PlacedLink(len(self._pages), element, box, says, self._places.meant(target)))

    def _box(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        return (x, self.height - y - height, x + width, self.height - y)

    def _add(self, placed: Placed) -> None:
        placed.element.kids.append(placed)
        self._live.append(placed)

    def addOutlineEntry(self, title: str, key: str, level: int = 0, closed: Any = None) -> None:
        """Add a bookmark; those of a report that is bound with others stand below its title."""
        super().addOutlineEntry(title, self._places.entitle(key, title), level + self._below, closed)

    def _settle_links(self) -> None:
        """Lead links to where the titled place is; one that leads nowhere is text."""
        for placed in [one for one in self._live if isinstance(one, PlacedLink)]:
            target = self._places.reached(placed.target)
            if target is not None:
                placed.target = target
                continue
            self._live.remove(placed)
            placed.element.kids.remove(placed)
            placed.element.tag = "Span"

    # Fields to fill in

    def text_field(
        self,
        element: Element,
        name: str,
        tooltip: str,
        value: str,
        box: tuple[float, float, float, float],
        lines: Sequence[Line],
        style: Type,
        multiline: bool,
        read_only: bool = False,
    ) -> None:
        """Place a field for text in (x, y, width, height); `lines` are its value as it is shown."""
        drawn, at = typed_code(lines, style, box[3], self._letters), self._box(*box)
        page = len(self._pages)
        self._add(
            PlacedText(page, element, at, tooltip, name, value, drawn, style.size, multiline, read_only)
        )

    def check_field(
        self,
        element: Element,
        name: str,
        tooltip: str,
        value: bool,
        box: tuple[float, float, float, float],
        colour: str,
    ) -> None:
        """Place a box to tick in the square (x, y, width, height)."""
        tick = tick_code(box[2], colour)
        self._add(PlacedCheck(len(self._pages), element, self._box(*box), tooltip, name, value, tick))

    def hidden_field(self, name: str, value: str) -> None:
        """Keep a value among the fields that nobody sees."""
        self._hidden.append(HiddenField(len(self._pages), name, value))

    # Ends

    def end_page(self) -> None:
        """Finish the page; the next one starts empty."""
        if self._now is not None:
            self._code.append("EMC")
        self._now = None
        self._doc.updateSignature("\n".join(self._code).encode("latin-1"))
        super().showPage()
        self._fill = ""
        self._marks.append([])

    def _setAnnotations(self, page: Any) -> None:
        """Called for every page when it is finished: say whose content it holds and the order of tabbing."""
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages)
        page.Contents = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")}),
            zlib.compress(page.stream.encode("latin-1")),
        )
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append(page)

    def finished(self) -> bytes:
        """Write the document and return it; nothing can be drawn afterwards."""
        document = self._doc
        self._settle_links()
        self.root.prune()
        write_structure(document, self.root, self._marks, self._live, self._places.at)
        numbers = page_numbers(document, len(self._pages))
        for hidden in self._hidden:
            hidden.write(numbers)
        for number, page in enumerate(self._pages):
            live: list[Placed | HiddenField] = [*self._live, *self._hidden]
            page.Annots = [document.Reference(placed.raw) for placed in live if placed.page == number]
        fields: list[PlacedField | HiddenField] = [one for one in self._live if isinstance(one, PlacedField)]
        fields += self._hidden
        if fields:
            add_form(document, fields)
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        self.setViewerPreference("DisplayDocTitle", "true")
        if document.outline.levelstack:
            document.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
        add_metadata(document, self.facts)
        return bytes(document.GetPDFData(self))
