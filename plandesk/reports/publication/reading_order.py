"""What a screen reader reads of a finished PDF, in its order, as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from plandesk.i18n import _, ngettext
from plandesk.reports.publication.pdf_tags import Tag

HEADING, TEXT, FIGURE, LIST, ITEM, TABLE, ROW = "heading", "text", "figure", "list", "item", "table", "row"
_GROUPS = frozenset(
    {"Document", "Part", "Sect", "Div", "Art", "NonStruct", "BlockQuote", "TOC", "THead", "TBody"}
)


class ReadLine(Struct, frozen=True):
    """One line as it is read: what it is, its words, how deep it stands, and its page from 0 (-1 unknown).

    `role` names what is announced before the words: "Heading 2", "List with 3 items"; empty for plain text.
    `parts` are the bare words where the line adds some of its own: the cells of a row, an item.
    """

    kind: str
    role: str
    text: str
    depth: int
    page: int
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = f"{self.role}: {self.text}" if self.role and self.text else self.role or self.text
        return "    " * self.depth + words


def reading_order(root: Tag) -> list[ReadLine]:
    """The lines of a tree from `pdf_tags.read_tags`, in the order of reading."""
    return list(_lines(root, 0))


def _lines(tag: Tag, depth: int) -> Iterator[ReadLine]:
    name = tag.name
    if re.fullmatch(r"H\d?", name):
        role = _("Heading {level}").format(level=name[1:] or "1")
        yield ReadLine(HEADING, role, _words(tag), depth, tag.page)
    elif name == "Figure":
        yield ReadLine(FIGURE, _("Picture"), tag.alt or _("without a description"), depth, tag.page)
    elif name == "L":
        yield from _list(tag, depth)
    elif name == "Table":
        yield from _table(tag, depth)
    elif name == "TOC":
        count = sum(isinstance(kid, Tag) and kid.name == "TOCI" for kid in tag.kids)
        said = ngettext("Contents with {n} entry", "Contents with {n} entries", count).format(n=count)
        yield ReadLine(LIST, said, "", depth, tag.page)
        for kid in tag.kids:
            if isinstance(kid, Tag):
                yield from _lines(kid, depth + 1)
    elif name == "BlockQuote":
        yield ReadLine(TEXT, _("Quotation"), "", depth, tag.page)
        yield from _inside(tag, depth + 1)
    elif name in _GROUPS or any(isinstance(kid, Tag) and _is_block(kid) for kid in tag.kids):
        yield from _inside(tag, depth)
    elif words := _words(tag):
        yield ReadLine(TEXT, _("Field") if name == "Form" else "", words, depth, tag.page)


def _inside(tag: Tag, depth: int) -> Iterator[ReadLine]:
    loose: list[str] = []
    for kid in tag.kids:
        if isinstance(kid, str) or not _is_block(kid):
            loose.append(kid if isinstance(kid, str) else _words(kid))
            continue
        if said := _squeezed("".join(loose)):
            yield ReadLine(TEXT, "", said, depth, tag.page)
        loose.clear()
        yield from _lines(kid, depth)
    if said := _squeezed("".join(loose)):
        yield ReadLine(TEXT, "", said, depth, tag.page)


def _is_block(tag: Tag) -> bool:
    return tag.name not in ("Span", "Link", "Lbl", "Reference", "Em", "Strong", "Quote", "Annot")


def _list(tag: Tag, depth: int) -> Iterator[ReadLine]:
    items = [kid for kid in tag.kids if isinstance(kid, Tag) and kid.name == "LI"]
    said = ngettext("List with {n} item", "List with {n} items", len(items)).format(n=len(items))
    yield ReadLine(LIST, said, "", depth, tag.page)
    for item in items:
        label, bodies = "•", []
        for kid in item.kids:
            if isinstance(kid, Tag) and kid.name == "Lbl":
                label = _words(kid) or label
            elif isinstance(kid, Tag):
                bodies.append(kid)
        lines = [line for one in bodies for line in _lines(one, depth + 2)]
        first = lines[0] if lines and lines[0].kind == TEXT and not lines[0].role else None
        words = first.text if first is not None else ""
        yield ReadLine(ITEM, "", f"{label} {words}".strip(), depth + 1, item.page, (words,))
        yield from lines[1:] if first is not None else lines


def _table(tag: Tag, depth: int) -> Iterator[ReadLine]:
    rows = list(_rows(tag))
    columns = max((sum(_span(cell, "Col") for cell in cells) for _row, cells in rows), default=0)
    said = _("Table with {columns} and {rows}").format(
        columns=ngettext("{n} column", "{n} columns", columns).format(n=columns),
        rows=ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows)),
    )
    yield ReadLine(TABLE, said, "", depth, tag.page)
    heads: dict[int, str] = {}
    taken: dict[int, int] = {}  # column -> rows below that a cell above reaches into
    for row, cells in rows:
        all_heads = all(cell.name == "TH" for cell in cells)
        place, cells_said = 0, []
        for cell in cells:
            while taken.get(place, 0):
                taken[place] -= 1
                place += 1
            words, span = _words(cell), _span(cell, "Col")
            if all_heads and span == 1:
                heads[place] = words
            own_head = all_heads or cell.name == "TH" or not heads.get(place)
            shown = words or _("empty")
            cells_said.append(shown if own_head else f"{heads[place]}: {shown}")
            taken |= dict.fromkeys(range(place, place + span), _span(cell, "Row") - 1)
            place += span
        for beyond in [column for column, left in taken.items() if column >= place and left]:
            taken[beyond] -= 1
        role = _("Head row") if all_heads else ""
        bare = tuple(words for cell in cells if (words := _words(cell)))
        yield ReadLine(ROW, role, " | ".join(cells_said), depth + 1, row.page, bare)


def _rows(tag: Tag) -> Iterator[tuple[Tag, list[Tag]]]:
    for kid in tag.kids:
        if isinstance(kid, Tag) and kid.name == "TR":
            yield kid, [cell for cell in kid.kids if isinstance(cell, Tag) and cell.name in ("TH", "TD")]
        elif isinstance(kid, Tag):
            yield from _rows(kid)


def _span(cell: Tag, which: str) -> int:
    found = re.search(rf"/{which}Span (\d+)", cell.attributes)
    return int(found[1]) if found is not None else 1


def _words(tag: Tag) -> str:
    """The words of an element in one line, pictures by their descriptions."""
    return _squeezed(_spoken(tag))


def _spoken(tag: Tag) -> str:
    if tag.name == "Figure":
        return f" {tag.alt} "
    if tag.actual:
        return tag.actual
    said = "".join(kid if isinstance(kid, str) else _spoken(kid) for kid in tag.kids)
    return f" {said} " if _is_block(tag) else said


def _squeezed(text: str) -> str:
    return " ".join(text.split())
