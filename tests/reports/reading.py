"""Reading a PDF back with other libraries than the one that wrote it: pypdf for the tree, pdfium for the text."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass, field
from io import BytesIO

import page as page_validation
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf import PdfReader


@dataclass
class Node:
    """A structure element as a reader program meets it."""

    tag: str
    alt: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    links: int = 0

    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def all(self, *tags: str) -> list[Node]:
        found = [self] if self.tag in tags else []
        for kid in self.kids:
            if isinstance(kid, Node):
                found.extend(kid.all(*tags))
        return found


def failures(pdf: bytes) -> list[str]:
    """The rules of PDF/UA-1 that the document breaks."""
    report = page_validation.validate_pdf_bytes(pdf, profile="ua1")
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def structure(pdf: bytes) -> Node:
    """The structure tree with the text of every element, in the order of the tree."""
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    content = marked_content(pdf)
    used: list[tuple[int, int]] = []

    def node(element, page: int | None) -> Node:
        if "/Pg" in element:
            page = numbers[element.raw_get("/Pg").idnum]
        found = Node(
            element["/S"][1:],
            str(element.get("/Alt", "")),
            dict(element.get("/A") or {}),
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


def marked_content(pdf: bytes) -> dict[tuple[int, int], str]:
    """(page, mark) → text, as pdfium reads it, with what stands for it where it is not what is drawn."""
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            mark, actual = _marks(thing)
            if mark is None:
                continue
            text = ""
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                text = _text(thing, text_page) if actual is None else actual
            found[number, mark] = found.get((number, mark), "") + text
        text_page.close()
    document.close()
    return found


def _text(thing, text_page) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _marks(thing) -> tuple[int | None, str | None]:
    mark = actual = None
    for index in range(pdfium.FPDFPageObj_CountMarks(thing)):
        one = pdfium.FPDFPageObj_GetMark(thing, index)
        value = ctypes.c_int()
        if pdfium.FPDFPageObjMark_GetParamIntValue(one, b"MCID", value):
            mark = value.value
        size = ctypes.c_ulong()
        if pdfium.FPDFPageObjMark_GetParamStringValue(one, b"ActualText", None, 0, size):
            buffer = ctypes.create_string_buffer(size.value)
            pdfium.FPDFPageObjMark_GetParamStringValue(
                one, b"ActualText", ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size.value, size
            )
            actual = buffer.raw.decode("utf-16-le").rstrip("\0")
    return mark, actual


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
