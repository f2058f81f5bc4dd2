"""The fields of a fillable PDF as PDF objects: their values, how these look, and the letters for typing.

Every field is a structure element with its own name and tooltip, as PDF/UA asks. The font for typing is
embedded whole, since nobody knows beforehand which letters will be typed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from plandesk.colours import channels
from plandesk.reports import fonts
from plandesk.reports.structure_writing import Placed, RawObject, registered, text_string
from plandesk.reports.style import Type
from plandesk.reports.typeset import Line

TYPING = "PlanDesk"  # the name of the font for typing within the form
_READ_ONLY, _MULTILINE = 1, 1 << 12
_HIDDEN = 2
_FONT = re.compile(r"/(\S+) [\d.]+ Tf ")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class _UsedFonts(pdfdoc.PDFObject):  # type: ignore[misc]
    """The fonts that a look is drawn with, written out in its own place.

    Firefox finds the font for typing only where this is no reference to fonts kept elsewhere.
    """

    def __init__(self, code: str) -> None:
        self.names = sorted(set(_FONT.findall(code)))

    def format(self, document: Any) -> bytes:
        known = document.idToObject[pdfdoc.BasicFonts].dict
        return bytes(pdfdoc.PDFDictionary({name: known[name] for name in self.names}).format(document))


@dataclass(eq=False)
class PlacedField(Placed):
    """A field on a page; `says` is its tooltip. Its name is unique in the document and has no full stop."""

    name: str

    def __post_init__(self) -> None:
        if not self.name or "." in self.name:
            raise ValueError(f"not a name for a field: {self.name!r}")

    def special(self, document: Any, pages: list[int], places: dict[str, tuple[int, float]]) -> str:
        return (
            f"/Subtype /Widget /T {text_string(self.name)} /TU {text_string(self.says)} /BS <</W 0>>\n"
            + self.kind(document)
        )

    def kind(self, document: Any) -> str:
        """What is said of this kind of field, its value and its looks."""
        raise NotImplementedError

    def look(self, document: Any, code: str) -> int:
        """Add a look drawn from the field's lower left corner; return the number of its object."""
        left, bottom, right, top = self.box
        head = {
            "Type": pdfdoc.PDFName("XObject"),
            "Subtype": pdfdoc.PDFName("Form"),
            "BBox": pdfdoc.PDFArray([0, 0, round(right - left, 2), round(top - bottom, 2)]),
            "Resources": pdfdoc.PDFDictionary({"Font": _UsedFonts(code)}),
            "Filter": pdfdoc.PDFName("FlateDecode"),
        }
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(head), zlib.compress(code.encode("latin-1")))
        return registered(document, stream)


@dataclass(eq=False)
class PlacedText(PlacedField):
    """A field for text of any length; `drawn` is its value as PDF code, typed on in that size."""

    value: str
    drawn: str
    size: float
    multiline: bool = True
    read_only: bool = False

    def kind(self, document: Any) -> str:
        look = self.look(document, f"/Tx BMC q {self.drawn} Q EMC")
        said = value_string(self.value)
        flags = (_MULTILINE if self.multiline else 0) | (_READ_ONLY if self.read_only else 0)
        return (
            f"/FT /Tx /Ff {flags} /V {said} /DV {said}\n"
            f"/DA (/{TYPING} {self.size:.4g} Tf 0 g) /AP <</N {look} 0 R>>"
        )


@dataclass(eq=False)
class PlacedCheck(PlacedField):
    """A box to tick; `tick` is the PDF code of the tick."""

    value: bool
    tick: str

    def kind(self, document: Any) -> str:
        on, off = self.look(document, f"q {self.tick} Q"), self.look(document, "")
        state = "/Yes" if self.value else "/Off"
        return f"/FT /Btn /V {state} /AS {state} /AP <</N <</Yes {on} 0 R /Off {off} 0 R>> >>"


@dataclass
class HiddenField:
    """A value that nobody sees or changes, for the program that reads the form when it comes back."""

    page: int
    name: str
    value: str
    raw: RawObject = field(default_factory=RawObject, init=False)

    def write(self, pages: list[int]) -> None:
        """Say it as PDF. What is hidden is not part of the document's structure."""
        self.raw.text = (
            f"<</Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F {_HIDDEN} /P {pages[self.page]} 0 R\n"
            f"/FT /Tx /Ff {_READ_ONLY} /T {text_string(self.name)} /V {value_string(self.value)}\n"
            f"/DA (/{TYPING} 10 Tf 0 g)>>"
        )


def typed_code(
    lines: Sequence[Line], style: Type, height: float, letters: Callable[[str, str, float], str]
) -> str:
    """Return PDF code for a field's value as it is shown: the lines that have room in the height.

    `letters` gives the code for a text in a cut and size.
    """
    red, green, blue = channels(style.colour)
    code = [f"{red:.4g} {green:.4g} {blue:.4g} rg"]
    baseline = height - style.baseline
    for line in lines:
        if baseline < 0:
            break
        for piece in line.pieces:
            drawn = letters(piece.run.font, piece.run.text, piece.size)
            code.append(f"BT 1 0 0 1 {piece.x:.2f} {baseline:.2f} Tm {drawn} ET")
        baseline -= style.leading
    return "\n".join(code)


def tick_code(side: float, colour: str) -> str:
    """Return PDF code for the tick within a square of that side."""
    red, green, blue = channels(colour)
    points = " ".join(
        f"{x * side:.2f} {y * side:.2f} {how}"
        for x, y, how in ((0.2, 0.5, "m"), (0.42, 0.25, "l"), (0.82, 0.8, "l"))
    )
    return f"{red:.4g} {green:.4g} {blue:.4g} RG {side * 0.13:.2f} w {points} S"


def fit_for_typing(text: str) -> str:
    """Return text as a field may hold it: line ends as \\n, without control characters or half characters."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def value_string(text: str) -> str:
    """Return text as the value of a field, exactly as typed."""
    return f"<feff{fit_for_typing(text).encode('utf-16-be').hex()}>"


def add_form(document: Any, fields: Sequence[PlacedField | HiddenField]) -> None:
    """Name the fields in the document's catalog, with the font for typing; ValueError for a name twice."""
    names = [one.name for one in fields]
    if len(set(names)) < len(names):
        raise ValueError("two fields of one name")
    form = RawObject()
    numbers = " ".join(f"{registered(document, one.raw)} 0 R" for one in fields)
    form.text = (
        f"<</Fields [{numbers}] /DA (/{TYPING} 10 Tf 0 g)\n"
        f"/DR <</Font <</{TYPING} {_typing_font(document)} 0 R>> >> >>"
    )
    document.Catalog.AcroForm = form
    registered(document, form)


def _typing_font(document: Any) -> int:
    """Add the whole font, in the encoding every viewer can type in; return the number of its object."""
    face = fonts.font(fonts.REGULAR).face
    data = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Length1": len(face._ttf_data), "Filter": pdfdoc.PDFName("FlateDecode")}),
        _whole_font(),
    )
    box = " ".join(f"{value:.0f}" for value in face.bbox)
    described, font = RawObject(), RawObject()
    described.text = (
        f"<</Type /FontDescriptor /FontName /{fonts.REGULAR} /Flags 32 /FontBBox [{box}]\n"
        f"/ItalicAngle 0 /Ascent {face.ascent:.0f} /Descent {face.descent:.0f}"
        f" /CapHeight {face.capHeight:.0f} /StemV {face.stemV:.0f}\n"
        f"/FontFile2 {registered(document, data)} 0 R>>"
    )
    widths = " ".join(f"{wide:.0f}" for wide in _widths())
    font.text = (
        f"<</Type /Font /Subtype /TrueType /BaseFont /{fonts.REGULAR} /Encoding /WinAnsiEncoding\n"
        f"/FirstChar 32 /LastChar 255 /Widths [{widths}]\n"
        f"/FontDescriptor {registered(document, described)} 0 R>>"
    )
    return registered(document, font)


@lru_cache(maxsize=1)
def _whole_font() -> bytes:
    return zlib.compress(bytes(fonts.font(fonts.REGULAR).face._ttf_data))


@lru_cache(maxsize=1)
def _widths() -> tuple[float, ...]:
    """The widths of the letters 32 to 255 of WinAnsiEncoding; codes without a letter look like a bullet."""
    spelled = (bytes([code]).decode("cp1252", "replace") for code in range(32, 256))
    letters = ("•" if letter in "\ufffd\x7f" else letter for letter in spelled)
    return tuple(fonts.width(fonts.REGULAR, letter) for letter in letters)
