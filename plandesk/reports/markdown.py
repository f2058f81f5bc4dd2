"""Markdown as parts: headings, bold, italic, lists, quotes, tables, links; anything else as typed."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from plandesk.reports.fonts import ITALIC, SEMIBOLD
from plandesk.reports.list_items import Items
from plandesk.reports.parts import Indented, Item, Part, Rule, Stack, Text
from plandesk.reports.places import place_of
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Sheet, Type
from plandesk.reports.text_table import LINE, TextTable
from plandesk.reports.typeset import Span, clean

_AS_TYPED = (
    "code", "fence", "reference", "html_block", "backticks", "html_inline", "entity",
)  # fmt: skip
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BETWEEN = 9.0
_AFTER_LEAD = 15.0
_BETWEEN_ITEMS = 6.0
_SAFE_ADDRESSES = ("http://", "https://", "mailto:")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    known = MarkdownIt("commonmark", {"html": False, "maxNesting": 200}).enable("table")
    return known.disable(list(_AS_TYPED), ignoreInvalid=True)


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_parser().parse(clean(text)))


class _Body:
    """Walks the tokens of one text and builds its parts."""

    def __init__(self, text: str, sheet: Sheet, heading: int, first: Type | None, style: Type) -> None:
        self.tokens = _tokens(text)
        self.place = 0
        self.sheet = sheet
        self.heading = heading
        self.first = first
        self.style = style
        self.after_lead = False

    def until(self, closing: str, parent: Element, gap: float) -> Stack:
        """Build the parts up to the closing token, or the end."""
        stack = Stack()
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            self.place += 1
            if token.type == closing:
                break
            part, before = self._part(token, parent, gap)
            if part is not None:
                stack.add(part, before if stack.items else 0.0)
        return stack

    def _part(self, token: Token, parent: Element, gap: float) -> tuple[Part | None, float]:
        if token.type == "heading_open":
            return self._heading(token, parent), 15.0
        if token.type == "paragraph_open":
            spans = self._inline()
            before, self.after_lead = (_AFTER_LEAD if self.after_lead else gap), False
            style, self.first = self.first or self.style, None
            self.after_lead = style.leading > self.style.leading + 4
            return Text(spans, style, parent.add("P")), before
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return self._list(token, parent), gap
        if token.type == "blockquote_open":
            self.first = None
            return Indented(self.until("blockquote_close", parent.add("BlockQuote"), gap), 18.0), gap
        if token.type == "table_open":
            self.first = None
            return self._table(parent.add("Table")), gap + 3.0
        if token.type == "hr":
            return Rule(HAIR, self.sheet.colours.rule, keep_with_next=False), 12.0
        return None, gap

    def _heading(self, token: Token, parent: Element) -> Text:
        self.first = None
        deep = int(token.tag[1:]) > 2
        tag = f"H{self.heading + (1 if deep and parent.parent is not None else 0)}"
        style = self.sheet.emphasis if deep else self.sheet.block_title
        return Text(self._inline(), style, parent.add(self._level(tag)), keep_with_next=True)

    def _level(self, tag: str) -> str:
        """No level of heading is skipped: a deeper one comes only after one above it."""
        level = int(tag[1:])
        if level > self.heading and not getattr(self, "seen", False):
            level = self.heading
        self.seen = True
        return f"H{level}"

    def _list(self, token: Token, parent: Element) -> Stack:
        ordered = token.type == "ordered_list_open"
        if not ordered and self._items(token) == 1:
            self.place += 1
            only = self.until("list_item_close", parent, _BETWEEN_ITEMS)
            self.place += 1
            return only
        self.first = None
        number = int(token.attrGet("start") or 1) if ordered else 0
        element = parent.list("Decimal" if ordered else "Square")
        stack = Items()
        closing = token.type.replace("_open", "_close")
        while self.tokens[self.place].type != closing:
            self.place += 1  # list_item_open
            entry = element.add("LI")
            label = entry.add("Lbl") if ordered else None
            body = self.until("list_item_close", entry.add("LBody"), _BETWEEN_ITEMS)
            marker = f"{number}." if ordered else ""
            indent = 10.0 if not ordered else 10.0 + 5.4 * max(1, len(str(number)))
            stack.add(
                Item(body, self.style, self.sheet.colours.accent, marker, label, indent),
                _BETWEEN_ITEMS if stack.items else 0.0,
            )
            number += 1
        self.place += 1
        return stack

    def _table(self, element: Element) -> TextTable:
        """The head and the rows up to the end of the table; a short row is filled up by the parser."""
        rows: list[list[list[Span]]] = []
        rights: list[bool] = []
        while (token := self.tokens[self.place]).type != "table_close":
            self.place += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    rights.append("right" in str(token.attrGet("style") or ""))
                rows[-1].append(_with_lines(self._inline()))
        self.place += 1
        return TextTable(rows[0], rows[1:], self.sheet, element, rights)

    def _items(self, opening: Token) -> int:
        """How many items the list has whose opening token was just passed; one alone is no list."""
        count = 0
        for token in self.tokens[self.place :]:
            if token.type == "list_item_open" and token.level == opening.level + 1:
                count += 1
            elif token.type == opening.type.replace("_open", "_close") and token.level == opening.level:
                break
        return count

    def _inline(self) -> list[Span]:
        spans = _spans(self.tokens[self.place].children or [])
        self.place += 2  # the text and the closing token
        return spans


def body(
    text: str,
    sheet: Sheet,
    parent: Element,
    *,
    heading: int = 3,
    first: Type | None = None,
    style: Type | None = None,
) -> Stack:
    """Return Markdown as parts whose elements are children of `parent`.

    `heading` is the level of the first headings within it, `first` the type of the first paragraph.
    """
    return _Body(text, sheet, heading, first, style or sheet.body).until("", parent, _BETWEEN)


def links_of(text: str) -> list[str]:
    """The addresses of all links in a Markdown text, also of those that are printed as typed."""
    inner = (child for token in _tokens(text) for child in token.children or ())
    return [str(one.attrGet("href") or "") for one in inner if one.type == "link_open"]


def heading_levels(text: str) -> list[int]:
    """The levels of the headings in a Markdown text as they were typed, in order."""
    return [int(one.tag[1:]) for one in _tokens(text) if one.type == "heading_open"]


def _spans(children: list[Token]) -> list[Span]:
    spans: list[Span] = []
    strong = italic = 0
    links: list[str] = []
    for token in children:
        if token.type == "strong_open":
            strong += 1
        elif token.type == "strong_close":
            strong -= 1
        elif token.type == "em_open":
            italic += 1
        elif token.type == "em_close":
            italic -= 1
        elif token.type == "link_open":
            links.append(_settled(str(token.attrGet("href") or "")))
        elif token.type == "link_close":
            address = links.pop()
            if address and not _live(address):
                spans.append(Span(f" ({address})"))
        elif token.type == "image":
            spans.append(Span(f"![{token.content}]({token.attrGet('src') or ''})"))
        elif token.type in ("softbreak", "hardbreak"):
            spans.append(Span("\n"))
        else:
            cut = SEMIBOLD if strong else ITALIC if italic else None
            spans.append(Span(token.content, cut, link=links[-1] if links and _live(links[-1]) else None))
    return _joined(spans)


def _with_lines(spans: list[Span]) -> list[Span]:
    """The text of a cell; what is typed as <br> ends a line of it."""
    return [replace(span, text=_BREAK.sub(LINE, span.text)) for span in spans]


def _live(address: str) -> bool:
    """Only the web, mail and this report itself: nothing printed opens a file or runs a program."""
    return address.lower().startswith(_SAFE_ADDRESSES) or (address[:1] == "#" and len(address) > 1)


def _settled(address: str) -> str:
    """An address as it is followed; a place in the report as its titles name it."""
    return "#" + place_of(unquote(address[1:])) if address[:1] == "#" else address


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbours of one kind become one span: the plain paragraph is the common case."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and last.cut == span.cut and last.link == span.link:
            joined[-1] = Span(last.text + span.text, span.cut, link=span.link)
        else:
            joined.append(span)
    return joined
