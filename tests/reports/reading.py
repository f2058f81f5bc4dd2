"""Reading a PDF back with other libraries than the one that wrote it: pypdf and pdfium."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO

import page as page_validation
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import TextStringObject

# A list of bookmarks is a chain, and a long one longer than the checker follows by itself.
LIMITS = page_validation.SafetyLimits(max_reference_depth=10_000)


@dataclass
class Node:
    """A structure element as a reader program meets it."""

    tag: str
    alt: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    links: int = 0
    actual: str = ""

    def text(self) -> str:
        if self.actual:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def all(self, *tags: str) -> list[Node]:
        found = [self] if self.tag in tags else []
        for kid in self.kids:
            if isinstance(kid, Node):
                found.extend(kid.all(*tags))
        return found


def failures(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 that the document breaks."""
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1", limits=LIMITS)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def structure(pdf: bytes) -> Node:
    """The structure tree with the text of every element, in the order of the tree."""
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    content = marked_content(reader)
    used: list[tuple[int, int]] = []

    def node(element, page: int | None) -> Node:
        if "/Pg" in element:
            page = numbers[element.raw_get("/Pg").idnum]
        found = Node(
            element["/S"][1:],
            str(element.get("/Alt", "")),
            dict(element.get("/A") or {}),
            actual=str(element.get("/ActualText", "")),
        )
        kids = element.get("/K", [])
        for raw in kids if isinstance(kids, list) else [kids]:
            kid = raw.get_object()
            if isinstance(kid, int):
                used.append((page, int(kid)))
                found.kids.append(content[page, int(kid)])
            elif kid.get("/Type") == "/MCR":
                place = numbers[kid.raw_get("/Pg").idnum], int(kid["/MCID"])
                used.append(place)
                found.kids.append(content[place])
            elif kid.get("/Type") == "/OBJR":
                found.links += 1
            else:
                found.kids.append(node(kid, page))
        return found

    root = node(reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object(), None)
    assert sorted(used) == sorted(content), "content outside of the tree, or in it twice"
    return root


def marked_content(reader: PdfReader) -> dict[tuple[int, int], str]:
    """(page, mark) → text, or what is said to stand for it where something else is drawn."""
    found: dict[tuple[int, int], str] = {}
    for number, page in enumerate(reader.pages):
        maps = {name: _to_unicode(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
        letters: dict[int, str] = {}
        open_marks: list[tuple[str, object]] = []
        for operands, operator in page.get_contents().operations:
            if operator == b"Tf":
                letters = maps[operands[0]]
            elif operator in (b"BDC", b"BMC"):
                properties = operands[1] if len(operands) > 1 else {}
                open_marks.append((operands[0], properties))
                mark = _mark(open_marks)
                if mark is not None:
                    found.setdefault((number, mark), "")
                    if "/ActualText" in properties:
                        found[number, mark] += str(properties["/ActualText"])
            elif operator == b"EMC":
                open_marks.pop()
            elif operator == b"Tj":
                mark = _mark(open_marks)
                if mark is not None and not any("/ActualText" in said for _tag, said in open_marks):
                    found[number, mark] += "".join(letters[code] for code in _codes(operands[0]))
        assert open_marks == []
    return found


def _mark(open_marks) -> int | None:
    return next((int(said["/MCID"]) for _tag, said in open_marks if "/MCID" in said), None)


def _codes(shown) -> bytes:
    return shown.original_bytes if isinstance(shown, TextStringObject) else bytes(shown)


def _to_unicode(font) -> dict[int, str]:
    body = font["/ToUnicode"].get_data().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{2})> <([0-9A-F]+)>", body.split("endcodespacerange")[1])
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
    document.close()
    return texts


def words_on_words(pdf: bytes, number: int) -> list[tuple[str, str]]:
    """The words of a page (from 0) that stand on others."""
    page = pypdfium2.PdfDocument(pdf)[number]
    text = page.get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    found = []
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            beside = min(one[2], other[2]) - max(one[0], other[0])
            if beside > 0.5 and min(one[3], other[3]) - max(one[1], other[1]) > 0.5:
                found.append((text.get_text_bounded(*one), text.get_text_bounded(*other)))
    return found


def beyond(pdf: bytes, number: int, right: float) -> list[str]:
    """The words of a page (from 0) that reach further to the right."""
    text = pypdfium2.PdfDocument(pdf)[number].get_textpage()
    boxes = [text.get_rect(at) for at in range(text.count_rects())]
    return [text.get_text_bounded(*box) for box in boxes if box[2] > right]


def squeezed(text: str) -> str:
    """Text without white space, to compare whatever way its lines were broken."""
    return "".join(unicodedata.normalize("NFC", text).split())


def missing_in_order(wanted: list[str], text: str) -> list[str]:
    """Those of the wanted sentences that do not come in the text after the one before."""
    place, missing = 0, []
    text = squeezed(text)
    for sentence in wanted:
        found = text.find(squeezed(sentence), place)
        if found < 0:
            missing.append(sentence)
        else:
            place = found + len(squeezed(sentence))
    return missing
