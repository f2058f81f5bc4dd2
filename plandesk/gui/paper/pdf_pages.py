"""A finished PDF read back for the window: sizes, pictures, text, hits and links of its pages.

Everything here is meant for a worker: plain data in, plain data out. PDFium knows one thread at a time,
hence the lock, and each call opens the document anew (under a millisecond): nothing is left to be closed
by chance in another thread.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from plandesk.gui.widgets.pdf_pages import PageLink, PageSize, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdfium2 import PdfDocument, PdfPage

_ONE_AT_A_TIME = threading.Lock()
MOST_HITS = 2000
AROUND = 32  # pixels drawn around a part and cut off again


class PdfFacts(Struct, frozen=True):
    """What the view needs to know of a PDF before it paints: page sizes and links, page by page."""

    sizes: tuple[PageSize, ...]
    links: tuple[tuple[PageLink, ...], ...]


def read_facts(data: bytes) -> PdfFacts:
    """The sizes (in points) and the inner links of all pages."""
    with _opened(data) as pdf:
        sizes = tuple(PageSize(*pdf.get_page_size(number)) for number in range(len(pdf)))
        links = []
        for number, size in enumerate(sizes):
            with _page(pdf, number) as page:
                links.append(tuple(_links(pdf, page, size)))
        return PdfFacts(sizes, tuple(links))


def draw(data: bytes, number: int, width: int, part: QRect | None = None) -> QImage:
    """Page `number` (from 0), `width` pixels wide; only `part` of that picture where given."""
    import pypdfium2.raw as pdfium

    with _opened(data) as pdf, _page(pdf, number) as page:
        page_width, page_height = page.get_size()
        height = max(1, round(width * page_height / page_width))
        sheet = QRect(0, 0, width, height)
        wanted = part or sheet
        # Letters cut by the edge are drawn a little differently; so the edge lies outside of what is wanted.
        room = wanted.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(sheet)
        stride = room.width() * 4
        pixels = bytearray(stride * room.height())
        memory = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            room.width(), room.height(), pdfium.FPDFBitmap_BGRx, memory, stride
        )
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, room.width(), room.height(), 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(
                bitmap, page.raw, -room.x(), -room.y(), width, height, 0, pdfium.FPDF_ANNOT
            )
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
    # The picture gets a memory of its own, which lives as long as it does.
    drawn = QImage(pixels, room.width(), room.height(), stride, QImage.Format.Format_RGB32)
    return drawn.copy(wanted.translated(-room.topLeft()))


def read_text(data: bytes, number: int) -> str:
    """The words of a page in reading order."""
    with _opened(data) as pdf, _page(pdf, number) as page, _text(page) as text:
        found: str = text.get_text_range()
        return found.replace("\r\n", "\n")


def find(data: bytes, words: str, check: Callable[[], None] = lambda: None) -> tuple[Spot, ...]:
    """Every place where the words stand, in reading order; `check` is called between pages.

    A hit that runs over several lines has several rectangles. At most MOST_HITS come back.
    """
    found: list[Spot] = []
    with _opened(data) as pdf:
        for number in range(len(pdf)):
            check()
            with _page(pdf, number) as page, _text(page) as text:
                height = page.get_height()
                found.extend(Spot(number, boxes) for boxes in _hits(text, words, height))
            if len(found) >= MOST_HITS:
                break
    return tuple(found[:MOST_HITS])


def _hits(text: Any, words: str, height: float) -> Iterator[tuple[tuple[float, float, float, float], ...]]:
    if not words.strip():
        return
    searcher = text.search(words.strip())
    try:
        while (hit := searcher.get_next()) is not None:
            index, count = hit
            boxes = []
            for place in range(text.count_rects(index, count)):
                left, bottom, right, top = text.get_rect(place)
                boxes.append((left, height - top, right - left, top - bottom))
            yield tuple(boxes)
    finally:
        searcher.close()


def _links(pdf: PdfDocument, page: PdfPage, size: PageSize) -> Iterator[PageLink]:
    import pypdfium2.raw as pdfium

    place, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        target = pdfium.FPDFLink_GetDest(pdf.raw, link)
        if not target:
            continue
        number = pdfium.FPDFDest_GetDestPageIndex(pdf.raw, target)
        if number < 0 or not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
        told = pdfium.FPDFDest_GetLocationInPage(
            target, *(ctypes.byref(one) for one in (has_x, has_y, has_zoom, x, y, zoom))
        )
        top = size.height - y.value if told and has_y.value else 0.0
        yield PageLink(
            (box.left, size.height - box.top, box.right - box.left, box.top - box.bottom), number, top
        )


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        pdf = pypdfium2.PdfDocument(data)
        try:
            yield pdf
        finally:
            pdf.close()


@contextmanager
def _page(pdf: PdfDocument, number: int) -> Iterator[PdfPage]:
    page = pdf[number]
    try:
        yield page
    finally:
        page.close()


@contextmanager
def _text(page: PdfPage) -> Iterator[Any]:
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()
