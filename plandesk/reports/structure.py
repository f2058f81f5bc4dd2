"""What a PDF says about its own order: the tree of headings, paragraphs, tables and figures.

The tree is built together with the parts of a report; drawing a part fills its element with content.
"""

from __future__ import annotations

from msgspec import Struct

KEPT_WHEN_EMPTY = frozenset({"TD", "TH"})


class Content(Struct, frozen=True):
    """A marked stretch of one page's content."""

    page: int  # 0 for the first
    mark: int


class Element:
    """One structure element: its standard type, its children in reading order, and what is said of it."""

    __slots__ = (
        "tag",
        "parent",
        "kids",
        "alt",
        "actual",
        "attributes",
        "bbox",
        "target",
        "number",
        "language",
    )

    def __init__(self, tag: str, parent: Element | None = None, alt: str = "", attributes: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.kids: list[object] = []
        self.alt = alt
        self.actual = ""  # the text as typed, where it is drawn in another order
        self.attributes = attributes
        self.bbox: tuple[float, float, float, float] | None = None
        self.target = ""
        self.number = 0
        self.language = ""  # where it is another one than that of what it is in
        if parent is not None:
            parent.kids.append(self)

    def add(self, tag: str, alt: str = "", attributes: str = "") -> Element:
        """Append a child of a standard type, e.g. "P" or "H2"."""
        return Element(tag, self, alt, attributes)

    def list(self, before: str = "Square") -> Element:
        """Append a list; what stands before its items is "Square", "Decimal" for numbers, or "None"."""
        return self.add("L", attributes=f"/O /List /ListNumbering /{before}")

    def column_head(self, columns: int = 1) -> Element:
        """Append the head of a table's column or columns."""
        span = f" /ColSpan {columns}" if columns > 1 else ""
        return self.add("TH", attributes=f"/O /Table /Scope /Column{span}")

    def row_head(self, rows: int = 1) -> Element:
        """Append the head of a table's row or rows."""
        span = f" /RowSpan {rows}" if rows > 1 else ""
        return self.add("TH", attributes=f"/O /Table /Scope /Row{span}")

    def cell(self, columns: int = 1) -> Element:
        """Append a table's cell."""
        return self.add("TD", attributes=f"/O /Table /ColSpan {columns}" if columns > 1 else "")

    def prune(self) -> bool:
        """Drop what got no content; return whether this element is worth keeping."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in KEPT_WHEN_EMPTY
