"""The structure tree of a finished PDF, with the words of every element: what a screen reader is given.

It reads the PDFs that PlanDesk writes, which keep their objects in the open: what is in the file, not
what was meant to be in it.
"""

from __future__ import annotations

import base64
import re
import zlib
from bisect import bisect_right
from dataclasses import dataclass, field

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_KID = re.compile(rb"<<(.*?)>>|(\d+) 0 R|(\d+)", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>")
_TOKEN = re.compile(
    rb"/(?:Artifact|\w+) <<(?P<said>[^\n]*?)>> BDC|(?P<open>\bBMC)\b|(?P<close>\bEMC)\b"
    rb"|(?P<font>/F[\w+]+) [\d.]+ Tf|\((?P<shown>(?:[^()\\]|\\.)*)\) Tj",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class NotTagged(ValueError):
    """The PDF has no structure tree, or one that another program wrote."""


@dataclass
class Tag:
    """One structure element: its type, what is said for it, and its children or words in reading order."""

    name: str
    alt: str = ""
    actual: str = ""
    language: str = ""
    attributes: str = ""
    page: int = -1  # of its first words, from 0
    kids: list[Tag | str] = field(default_factory=list)

    def text(self) -> str:
        """The words of the element and all within it."""
        if self.actual:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)


def read_tags(pdf: bytes) -> Tag:
    """The tree of a PDF; raises NotTagged."""
    try:
        return _Reading(pdf).tree()
    except (KeyError, IndexError, ValueError, zlib.error, RecursionError) as error:
        raise NotTagged(str(error)) from error


class _Reading:
    """One PDF: its objects by number, the words of its pages by mark."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        start = int(pdf[pdf.rindex(b"startxref") + 9 :].split(None, 1)[0])
        self.places: dict[int, int] = {}
        for number, line in enumerate(pdf[start:].split(b"\n")[2:]):
            entry = _ENTRY.match(line)
            if entry is None:
                break
            if entry[3] == b"n":
                self.places[number] = int(entry[1])
        self.ends = sorted([*self.places.values(), start])
        self.letters: dict[tuple[int, bytes], dict[int, str]] = {}

    def object(self, number: int) -> bytes:
        place = self.places[number]
        body = self.pdf[place : self.ends[bisect_right(self.ends, place)]]
        return body[: body.rindex(b"endobj")].split(b"obj", 1)[1]

    def tree(self) -> Tag:
        root = self.object(int(self._after(self.pdf[self.pdf.rindex(b"trailer") :], rb"/Root (\d+) 0 R")))
        tree = self.object(int(self._after(root, rb"/StructTreeRoot (\d+) 0 R")))
        pages = self._pages(int(self._after(root, rb"/Pages (\d+) 0 R")))
        self.pages = {number: place for place, number in enumerate(pages)}
        self.words = {number: self._words(number) for number in pages}
        return self._tag(int(self._after(tree, rb"/K (\d+) 0 R")), None)

    @staticmethod
    def _after(body: bytes, pattern: bytes) -> bytes:
        found = re.search(pattern, body)
        if found is None:
            raise ValueError(f"without {pattern!r}")
        return found[1]

    def _pages(self, number: int) -> list[int]:
        body = self.object(number)
        kids = re.search(rb"/Kids \[(.*?)\]", body, re.DOTALL)
        if kids is None:
            return [number]
        return [page for kid in _REFERENCE.findall(kids[1]) for page in self._pages(int(kid))]

    # ---- elements

    def _tag(self, number: int, page: int | None) -> Tag:
        body = self.object(number)
        own = re.search(rb"/Pg (\d+) 0 R", body.split(b" /K [")[0])
        page = int(own[1]) if own is not None else page
        head, _mark, kids = body.partition(b" /K [")
        found = Tag(
            self._after(head, rb"/S /(\w+)").decode(),
            _text(head, b"Alt"),
            _text(head, b"ActualText"),
            (re.search(rb"/Lang \(([^)]*)\)", head) or [b"", b""])[1].decode(),
            (re.search(rb"/A <<(.*)>>", head, re.DOTALL) or [b"", b""])[1].decode("latin-1"),
        )
        for kid in _KID.finditer(kids[: kids.rindex(b"]")]):
            if kid[1] is not None:
                if b"/MCR" in kid[1]:
                    other = int(self._after(kid[1], rb"/Pg (\d+) 0 R"))
                    self._add(found, other, int(self._after(kid[1], rb"/MCID (\d+)")))
            elif kid[2] is not None:
                inner = self._tag(int(kid[2]), page)
                found.kids.append(inner)
                found.page = inner.page if found.page < 0 else found.page
            elif page is not None:
                self._add(found, page, int(kid[3]))
        return found

    def _add(self, tag: Tag, page: int, mark: int) -> None:
        tag.kids.append(self.words[page].get(mark, ""))
        tag.page = self.pages[page] if tag.page < 0 else tag.page

    # ---- words

    def _words(self, page: int) -> dict[int, str]:
        """The words of a page by their marks."""
        body = self.object(page)
        content = self._stream(int(self._after(body, rb"/Contents (\d+) 0 R")))
        fonts = int(self._after(body, rb"/Font (\d+) 0 R"))
        found: dict[int, str] = {}
        letters: dict[int, str] = {}
        open_marks: list[tuple[int | None, bool]] = []  # the mark, and whether other words are said for it
        for token in _TOKEN.finditer(content):
            if token["font"] is not None:
                letters = self._letters(fonts, token["font"])
            elif token["close"] is not None:
                open_marks.pop()
            elif token["shown"] is not None:
                mark = next((mark for mark, _said in reversed(open_marks) if mark is not None), None)
                if mark is not None and not any(said for _mark, said in open_marks):
                    codes = _ESCAPE.sub(_unescaped, token["shown"])
                    found[mark] = found.get(mark, "") + "".join(letters.get(code, "") for code in codes)
            else:
                said = token["said"] or b""
                own = re.search(rb"/MCID (\d+)", said)
                actual = _text(b" " + said, b"ActualText")
                open_marks.append((int(own[1]) if own is not None else None, bool(actual)))
                mark = next((mark for mark, _said in reversed(open_marks) if mark is not None), None)
                if mark is not None:
                    found[mark] = found.get(mark, "") + actual
        return found

    def _letters(self, fonts: int, name: bytes) -> dict[int, str]:
        key = fonts, name
        if key not in self.letters:
            font = self.object(int(self._after(self.object(fonts), re.escape(name) + rb" (\d+) 0 R")))
            table = self._stream(int(self._after(font, rb"/ToUnicode (\d+) 0 R")))
            pairs = _PAIR.findall(table.split(b"endcodespacerange")[-1])
            self.letters[key] = {int(code, 16): _utf16(letter) for code, letter in pairs}
        return self.letters[key]

    def _stream(self, number: int) -> bytes:
        body = self.object(number)
        head, data = re.split(rb"stream\r?\n", body, maxsplit=1)
        data = data[: data.rindex(b"endstream")]
        if b"ASCII85Decode" in head:
            data = base64.a85decode(data.strip(), adobe=False) if data else b""
        return zlib.decompressobj().decompress(data) if b"FlateDecode" in head else data


def _text(body: bytes, key: bytes) -> str:
    """The text of a key that is written in hexadecimal figures; empty without it."""
    found = re.search(rb" /" + key + rb" <feff([0-9a-fA-F]*)>", body) or re.search(
        rb"/" + key + rb" <feff([0-9a-fA-F]*)>", body
    )
    return _utf16(found[1]) if found is not None else ""


def _utf16(figures: bytes) -> str:
    return bytes.fromhex(figures.decode()).decode("utf-16-be", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[:1].isdigit():
        return bytes([int(said, 8) & 0xFF])
    return _ESCAPED.get(said, said)
