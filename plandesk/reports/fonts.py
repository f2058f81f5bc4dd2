"""The letters of a report: which font has a character, how wide a word is, and fonts made fit for PDF/UA.

The four cuts are named by those of the first family; `lettered` says which family stands for them.
"""

from __future__ import annotations

import unicodedata
import zlib
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from msgspec import Struct
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

from plandesk.reports.scripts import base_is_right_to_left, runs_right_to_left, shaped, visual_runs
from plandesk.resources import resource_path

LIGHT = "SourceSansPro-Light"
REGULAR = "SourceSansPro-Regular"
SEMIBOLD = "SourceSansPro-Semibold"
ITALIC = "SourceSansPro-Italic"

# The families by the names that a service chooses from, each with its four cuts.
FAMILIES = {"source-sans": "SourceSansPro", "plex-sans": "IBMPlexSans", "source-serif": "SourceSerif4"}
_CUTS = {
    family: {cut: cut.replace("SourceSansPro", name) for cut in (LIGHT, REGULAR, SEMIBOLD, ITALIC)}
    for family, name in FAMILIES.items()
}
_FIRST = "source-sans"
_family: ContextVar[str] = ContextVar("family of the letters", default=_FIRST)

# In the order in which they are asked for a character that the chosen cut does not have.
FALLBACKS = (
    REGULAR,
    "NotoSansCanadianAboriginal-Regular",
    "NotoSansArabic-Regular",
    "NotoEmoji-Regular",
    "NotoSansSymbols2-Regular",
)
BOX = "\u25a1"
_IGNORABLE = frozenset("\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\ufeff") | {
    chr(code)
    for span in (
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xE0000, 0xE0200),
    )
    for code in span
}


def lettered(family: str) -> None:
    """Measure and draw in this family from here on, in this thread; an unknown one is the first."""
    _family.set(family if family in FAMILIES else _FIRST)


def family() -> str:
    """The family in use."""
    return _family.get()


def in_family(cut: str) -> str:
    """The font that stands for a cut in the family in use; any other font is itself."""
    return _CUTS[_family.get()].get(cut, cut)


class Run(Struct, frozen=True):
    """A stretch of one font on one line. `text` is drawn; `actual` is what was typed, None if the same."""

    font: str
    text: str
    width: float  # thousandths of the type size
    actual: str | None = None


class _Face(TTFontFace):  # type: ignore[misc]
    """A face that remembers the subsets it made: reports mostly use the same letters."""

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:
        reference = super().addSubsetObjects(doc, fontname, subset)
        stream = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
        stream.content = _deflated_subset(self, tuple(subset))
        stream.filters = None
        stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        return reference

    def makeSubset(self, subset: list[int]) -> bytes:
        return _subset(self, tuple(subset))


@lru_cache(maxsize=48)
def _subset(face: _Face, subset: tuple[int, ...]) -> bytes:
    return bytes(TTFontFace.makeSubset(face, list(subset)))


@lru_cache(maxsize=48)
def _deflated_subset(face: _Face, subset: tuple[int, ...]) -> bytes:
    return zlib.compress(_subset(face, subset))


class _Font(TTFont):  # type: ignore[misc]
    """A TrueType font whose map back to Unicode names only what was typed, as PDF/UA asks."""

    def __init__(self, name: str) -> None:
        path = str(resource_path(f"fonts/{name}.ttf"))
        super().__init__(name, path)
        self.face = _Face(path)

    def addObjects(self, doc: Any) -> None:
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject["toUnicodeCMap:" + name].content = _unicode_map(name, subset)


def _unicode_map(name: str, subset: list[int]) -> str:
    lines = [
        f"<{code:02X}> <{_spelled(chr(character)).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character and (character != 32 or code == 32)
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _spelled(character: str) -> str:
    """Arabic shapes are read as the letters they show."""
    return unicodedata.normalize("NFKC", character) if "\ufb50" <= character <= "\ufefc" else character


@lru_cache(maxsize=24)
def font(name: str) -> _Font:
    """Return a font of `resources/fonts` by its file's name without ".ttf"."""
    return _Font(name)


@lru_cache(maxsize=24)
def _widths(name: str) -> dict[int, float]:
    face = font(name).face
    default = face.defaultWidth
    return {code: face.charWidths.get(code, default) for code in face.charToGlyph}


def width(cut: str, text: str) -> float:
    """Return how wide the text is, in thousandths of the type size, with fonts that stand in counted."""
    return _width(in_family(cut), text)


@lru_cache(maxsize=20_000)
def _width(cut: str, text: str) -> float:
    widths = _widths(cut)
    try:
        return sum([widths[ord(character)] for character in text])
    except KeyError:
        return sum(run.width for run in _runs(cut, text))


def is_plain(cut: str, text: str) -> bool:
    """Return whether the cut itself has every character and nothing runs from right to left."""
    return _is_plain(in_family(cut), text)


@lru_cache(maxsize=20_000)
def _is_plain(cut: str, text: str) -> bool:
    widths = _widths(cut)
    return all(ord(character) in widths and character not in _IGNORABLE for character in text)


def runs(cut: str, text: str) -> tuple[Run, ...]:
    """Return a line's text as stretches of one font each, from left to right on paper.

    A character no font has becomes a box; one that is not to be seen is kept for reading only.
    """
    return _runs(in_family(cut), text)


@lru_cache(maxsize=4_000)
def _runs(cut: str, text: str) -> tuple[Run, ...]:
    if _is_plain(cut, text):
        return (Run(cut, text, _width(cut, text)),)
    if not any(runs_right_to_left(character) for character in text):
        return tuple(_left_to_right(cut, text))
    found: list[Run] = []
    for stretch, backwards in visual_runs(text, base_is_right_to_left(text)):
        # Reader programs turn right-to-left letters round themselves, so these stand as they are drawn.
        found.extend(_left_to_right(cut, shaped(stretch) if backwards else stretch))
    return tuple(found)


def _left_to_right(cut: str, text: str) -> list[Run]:
    found: list[Run] = []
    for character in unicodedata.normalize("NFC", text):
        name = "" if character in _IGNORABLE else _font_of(cut, character)
        shown = character
        if not name and character not in _IGNORABLE:
            name, shown = _font_of(cut, BOX), BOX
        if found and (not name or (name == found[-1].font and shown == character)):
            last = found.pop()
            actual = last.actual
            if actual is not None or not name:
                actual = (last.text if actual is None else actual) + character
            drawn = last.text + (shown if name else "")
            found.append(Run(last.font, drawn, _plain_width(last.font, drawn), actual))
        elif not name:
            found.append(Run(cut, "", 0.0, character))
        else:
            found.append(
                Run(name, shown, _plain_width(name, shown), None if shown == character else character)
            )
    typed = text if unicodedata.normalize("NFC", text) != text else None
    if typed is not None and found:
        first, *rest = found
        return [Run(first.font, first.text, first.width, typed)] + [
            Run(run.font, run.text, run.width, "") for run in rest
        ]
    return found


def _plain_width(name: str, text: str) -> float:
    widths = _widths(name)
    return sum(widths[ord(character)] for character in text)


def _own(cut: str) -> bool:
    return any(cut in cuts.values() for cuts in _CUTS.values())


@lru_cache(maxsize=4_000)
def _font_of(cut: str, character: str) -> str:
    regular = f"{cut.partition('-')[0]}-Regular"  # of its own family
    for name in dict.fromkeys((cut, regular, *FALLBACKS)) if _own(cut) else (cut, *FALLBACKS):
        if ord(character) in _widths(name):
            return name
    return ""


def side_bearing(cut: str, character: str) -> float:
    """Return the white at the left of a letter, in thousandths: large type is pulled left by it."""
    return _side_bearing(in_family(cut), character)


@lru_cache(maxsize=512)
def _side_bearing(cut: str, character: str) -> float:
    face = font(cut).face
    glyph = face.charToGlyph.get(ord(character))
    if glyph is None or face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
        return 0.0
    start = face.get_table_pos("glyf")[0] + face.glyphPos[glyph] + 2
    left = int.from_bytes(face._ttf_data[start : start + 2], "big", signed=True)
    return float(left * 1000 / face.unitsPerEm)
