"""The structure tree and the links of a report as PDF objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from plandesk.reports.structure import Content, Element
from plandesk.reports.typeset import clean


class RawObject(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object of a PDF whose text is known."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, document: Any) -> bytes:
        return self.text.encode("ascii")


@dataclass(eq=False)
class Placed:
    """A live rectangle on a page; `says` is what is read out for it."""

    page: int
    element: Element
    box: tuple[float, float, float, float]
    says: str
    raw: RawObject = field(default_factory=RawObject, init=False)

    def special(self, document: Any, pages: list[int], places: dict[str, tuple[int, float]]) -> str:
        """What is said of this kind of rectangle beyond where it lies."""
        raise NotImplementedError

    def annotation(
        self, document: Any, key: int, pages: list[int], places: dict[str, tuple[int, float]]
    ) -> str:
        """Return the annotation as PDF; `key` leads from it back to its element."""
        box = " ".join(f"{value:.2f}" for value in self.box)
        return (
            f"<</Type /Annot /Rect [{box}] /F 4 /P {pages[self.page]} 0 R\n"
            f"/StructParent {key} {self.special(document, pages, places)}>>"
        )


@dataclass(eq=False)
class PlacedLink(Placed):
    """A rectangle that goes to "#place" within the document, or to an address."""

    target: str

    def special(self, document: Any, pages: list[int], places: dict[str, tuple[int, float]]) -> str:
        if self.target.startswith("#"):
            page, top = places[self.target[1:]]
            goes = f"/Dest [{pages[page]} 0 R /XYZ 0 {top:.2f} 0]"
        else:
            address = self.target.encode("utf-8").hex()
            goes = f"/A <</Type /Action /S /URI /URI <{address}>>>"
        return f"/Subtype /Link /Border [0 0 0] /Contents {text_string(self.says)} {goes}"


def write_structure(
    document: Any,
    root: Element,
    marks: list[list[Element]],
    links: list[Placed],
    places: dict[str, tuple[int, float]],
) -> None:
    """Add the tree to the document's catalog, with the table that leads from content back to elements."""
    pages = page_numbers(document, len(marks) - 1)
    tree = RawObject()
    document.Catalog.StructTreeRoot = tree
    tree_number = registered(document, tree)
    elements: list[tuple[Element, RawObject]] = []
    _collect(document, root, elements)
    for link in links:
        registered(document, link.raw)
    for element, raw in elements:
        raw.text = _element(document, element, tree_number, pages)
    for key, link in enumerate(links, start=len(pages)):
        link.raw.text = link.annotation(document, key, pages, places)
    rows = [
        f"{page} [{' '.join(f'{element.number} 0 R' for element in marked)}]"
        for page, marked in enumerate(marks[: len(pages)])
    ]
    rows.extend(f"{key} {link.element.number} 0 R" for key, link in enumerate(links, start=len(pages)))
    newline = "\n"
    tree.text = (
        f"<</Type /StructTreeRoot /K {root.number} 0 R /ParentTreeNextKey {len(pages) + len(links)}\n"
        f"/ParentTree <</Nums [{newline.join(rows)}]>> >>"
    )


def page_numbers(document: Any, count: int) -> list[int]:
    """The numbers of the pages' objects."""
    return [_number(document, f"Page{index + 1}") for index in range(count)]


def _collect(document: Any, root: Element, elements: list[tuple[Element, RawObject]]) -> None:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        raw = RawObject()
        element.number = registered(document, raw)
        elements.append((element, raw))
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))


def _element(document: Any, element: Element, tree: int, pages: list[int]) -> str:
    first = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
        elif isinstance(kid, Content):
            if kid.page == first:
                kids.append(str(kid.mark))
            else:
                kids.append(f"<</Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.mark}>>")
        elif isinstance(kid, Placed):
            kids.append(f"<</Type /OBJR /Pg {pages[kid.page]} 0 R /Obj {registered(document, kid.raw)} 0 R>>")
    attributes = element.attributes
    if element.bbox is not None:
        attributes = "/O /Layout /Placement /Block /BBox [" + " ".join(f"{v:.2f}" for v in element.bbox) + "]"
    parent = element.parent.number if element.parent is not None else tree
    return (
        f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R"
        + (f" /Pg {pages[first]} 0 R" if first is not None else "")
        + (f" /Alt {text_string(element.alt)}" if element.alt else "")
        + (f" /ActualText {text_string(element.actual)}" if element.actual else "")
        + (f" /Lang ({element.language})" if element.language else "")
        + (f" /A <<{attributes}>>" if attributes else "")
        + f" /K [{' '.join(kids)}]>>"
    )


def registered(document: Any, raw: Any) -> int:
    """Make an object part of the document; return its number."""
    return _number(document, document.Reference(raw).name)


def _number(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def text_string(text: str) -> str:
    """Return text as a string of a PDF, cleaned for reading out."""
    return f"<feff{clean(text).encode('utf-16-be').hex()}>"
