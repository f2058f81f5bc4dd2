"""What other programs copy, as Markdown: headings, bold, italic, lists, quotes, tables and links.

Everything else is its plain text. Nothing is fetched, run or shown: the text alone is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from msgspec import Struct

_SKIPPED = frozenset(
    {"head", "style", "script", "title", "xml", "template", "object", "svg", "math", "noscript"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr", "v:imagedata"}
)
_BLOCKS = frozenset(
    {"p", "div", "address", "article", "aside", "center", "dd", "dl", "dt", "fieldset", "figcaption"}
    | {"figure", "footer", "form", "header", "main", "nav", "section", "pre", "body", "html"}
)
_LIVE = ("http://", "https://", "mailto:")
_NUMBER = re.compile(r"^\(?(?:([0-9]{1,6})|[ivxlcIVXLC]+|[a-zA-Z])[.)]")
_BULLET = re.compile(r"^[•·▪◦‣–]\s+")
_LEVEL = re.compile(r"mso-list:\s*\S+\s+level([1-9])", re.IGNORECASE)
_WEIGHT = re.compile(r"(?<![\w-])font-weight:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style:\s*(\w+)", re.IGNORECASE)


class _Look(Struct, frozen=True):
    """How text looks at a place."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    marker: bool = False  # Word's own bullet or number, which is no text
    pre: bool = False


@dataclass
class _Block:
    """A paragraph, heading or item. `depth` counts lists from 1; `number` is 0 for a bullet."""

    heading: int = 0
    depth: int = 0
    item: bool = False
    ordered: bool = False
    number: int = 0
    quote: int = 0
    runs: list[tuple[str, _Look]] = field(default_factory=list)
    rows: list[list[str]] | None = None

    @property
    def empty(self) -> bool:
        return self.rows is None and not "".join(text for text, _look in self.runs).strip()


def markdown_of_html(html: str) -> str:
    """The words of HTML as Markdown; never raises, whatever the HTML is like."""
    reader = _Reader()
    reader.feed(_fragment(html))
    reader.close()
    return _written(reader.finished())


def _fragment(html: str) -> str:
    """What was copied, without what the clipboard says around it; Word's hidden parts are comments."""
    start, end = html.find("<!--StartFragment"), html.rfind("<!--EndFragment")
    if start >= 0:
        html = html[html.find("-->", start) + 3 : end if end > start else len(html)]
    # `<![if !supportLists]>` shows what is in it, and the parser stumbles over it.
    return re.sub(r"<!\[(?:if|endif)[^\]>]*\]>", "", html, flags=re.IGNORECASE)


class _Reader(HTMLParser):
    """Tags into blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._now: _Block | None = None
        self._open: list[tuple[str, _Look]] = []
        self._skipping = ""
        self._lists: list[tuple[bool, int]] = []  # ordered, number of the last item
        self._quotes = 0
        self._cells: list[list[str]] | None = None
        self._tables = 0
        self._cell: list[tuple[str, _Look]] | None = None
        self._span = 1
        self._marker = ""

    def finished(self) -> list[_Block]:
        self._end_block()
        return self.blocks

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            return
        if tag in _SKIPPED:
            self._skipping = tag
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in _VOID:
            return
        look = self._look(tag, given)
        self._open.append((tag, look))
        if self._tables and tag in ("table", "tr", "td", "th"):
            self._in_table(tag, given)
        elif self._cell is not None or (self._tables and tag in _BLOCKS):
            if self._cell is not None and tag in (*_BLOCKS, "li", "h1", "h2", "h3", "h4", "h5", "h6"):
                self._cell.append((" ", look))
        elif tag == "table":
            self._end_block()
            self._tables, self._cells = 1, []
        else:
            self._start_block(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            self._skipping = "" if tag == self._skipping else self._skipping
            return
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                break
        else:
            return
        if self._tables and tag in ("table", "tr", "td", "th"):
            self._out_of_table(tag)
        elif self._cell is not None:
            return
        elif tag in ("ul", "ol"):
            self._end_block()
            if self._lists:
                self._lists.pop()
        elif tag == "blockquote":
            self._end_block()
            self._quotes = max(0, self._quotes - 1)
        elif tag in _BLOCKS or tag == "li" or re.fullmatch(r"h[1-6]", tag):
            self._end_block()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._add(data)

    def unknown_decl(self, data: str) -> None:
        """A declaration of Word's is no text."""

    # ---- how it looks

    def _look(self, tag: str, given: dict[str, str]) -> _Look:
        before = self._open[-1][1] if self._open else _Look()
        style = given.get("style", "")
        bold, italic, link = before.bold, before.italic, before.link
        if tag in ("b", "strong"):
            bold = True
        if tag in ("i", "em", "cite", "dfn"):
            italic = True
        if (found := _WEIGHT.search(style)) is not None:
            word = found[1].lower()
            bold = word in ("bold", "bolder") or (_small(word) >= 600)
        if (found := _SLANT.search(style)) is not None:
            italic = found[1].lower() in ("italic", "oblique")
        if tag == "a" and given.get("href", "").strip().lower().startswith(_LIVE):
            link = given["href"].strip()
        marker = before.marker or bool(re.search(r"mso-list:\s*ignore", style, re.IGNORECASE))
        return _Look(bold, italic, link, marker, before.pre or tag == "pre")

    # ---- blocks

    def _start_block(self, tag: str, given: dict[str, str]) -> None:
        kind = given.get("class", "").lower()
        if tag in ("ul", "ol"):
            self._end_block()
            self._lists.append((tag == "ol", max(1, _small(given.get("start", ""))) - 1))
        elif tag == "li":
            self._end_block()
            ordered, last = self._lists[-1] if self._lists else (False, 0)
            if self._lists:
                self._lists[-1] = ordered, last + 1
            depth = max(1, len(self._lists))
            self._now = _Block(depth=depth, item=True, ordered=ordered, number=last + 1, quote=self._quotes)
        elif tag == "blockquote":
            self._end_block()
            self._quotes += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self._begin(_Block(heading=int(tag[1]), quote=self._quotes))
        elif tag in _BLOCKS:
            level = _LEVEL.search(given.get("style", ""))
            heading = re.search(r"msoheading(\d)", kind)
            if level is not None:
                self._begin(_Block(depth=int(level[1]), item=True, quote=self._quotes))
            elif heading is not None or "msotitle" in kind:
                self._begin(_Block(heading=min(6, int(heading[1])) if heading is not None else 1))
            elif "msoquote" in kind or "msointensequote" in kind:
                self._begin(_Block(quote=self._quotes + 1))
            elif not (self._now is not None and self._now.item and self._now.empty):
                # A paragraph that opens an item is the item itself.
                self._begin(_Block(depth=len(self._lists), quote=self._quotes))

    def _begin(self, block: _Block) -> None:
        self._end_block()
        self._now = block

    def _end_block(self) -> None:
        block, self._now = self._now, None
        marker, self._marker = self._marker, ""
        if block is None or block.empty:
            return
        if marker.strip():
            number = _NUMBER.match(marker.strip())
            block.ordered = number is not None
            block.number = int(number[1]) if number is not None and number[1] else 1 if number else 0
        self.blocks.append(block)

    def _add(self, data: str) -> None:
        look = self._open[-1][1] if self._open else _Look()
        if look.marker:
            self._marker += data
            return
        text = data.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "").replace("\xad", "")
        if data != "\n" and not look.pre:
            text = re.sub(r"\s+", " ", text)
        if self._cell is not None:
            self._cell.append((text, look))
        elif not self._tables:
            if self._now is None:
                if not text.strip():
                    return
                self._now = _Block(depth=len(self._lists), quote=self._quotes)
            self._now.runs.append((text, look))

    # ---- tables

    def _in_table(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            self._tables += 1
        elif self._tables == 1 and self._cells is not None:
            if tag == "tr":
                self._cells.append([])
            else:
                self._span = min(max(1, _small(given.get("colspan", ""))), 50)
                self._cell = []

    def _out_of_table(self, tag: str) -> None:
        if tag == "table":
            self._tables -= 1
            if not self._tables:
                self._end_table()
        elif self._tables == 1 and tag in ("td", "th") and self._cell is not None:
            if self._cells is not None:
                if not self._cells:
                    self._cells.append([])
                words = " ".join(_inline(self._cell).split()).replace("|", "\\|")
                self._cells[-1] += [words, *[""] * (self._span - 1)]
            self._cell = None

    def _end_table(self) -> None:
        rows = [row for row in self._cells or [] if any(cell.strip() for cell in row)]
        self._cells = self._cell = None
        if not rows:
            return
        if len(rows) == 1 and len(rows[0]) == 1:
            # A frame around a text, not a table.
            self.blocks.append(_Block(runs=[(rows[0][0].replace("\\|", "|"), _Look(pre=True))]))
            return
        self.blocks.append(_Block(rows=rows, quote=self._quotes))


def _small(text: str) -> int:
    """A number of at most four figures; 0 for anything else."""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text.strip()) else 0


# ---- writing


def _written(blocks: list[_Block]) -> str:
    lines: list[str] = []
    before: _Block | None = None
    numbers: dict[int, int] = {}
    kinds: dict[int, bool] = {}
    indents: dict[int, int] = {}
    for block in blocks:
        text = _table(block.rows) if block.rows is not None else _inline(block.runs, bool(block.heading))
        in_list = block.depth > 0 and block.rows is None
        if not in_list:
            numbers, indents, kinds = {}, {}, {}
        bullet = _BULLET.match(text) if not in_list and not block.heading else None
        if bullet is not None:
            block.item, block.depth, in_list = True, 1, True
            text = text[bullet.end() :]
        indent = indents.get(block.depth - 1, 0) if in_list else 0
        goes_on = True
        first = ""
        if block.heading:
            first = "#" * block.heading + " "
        elif in_list and block.item:
            numbers = {depth: number for depth, number in numbers.items() if depth <= block.depth}
            kinds = {depth: ordered for depth, ordered in kinds.items() if depth <= block.depth}
            # A number other than 1 does not begin a list right below a text.
            known = kinds.get(block.depth)
            goes_on = known == block.ordered if known is not None else not block.ordered or block.number <= 1
            kinds[block.depth] = block.ordered
            if block.ordered:
                numbers[block.depth] = (
                    numbers[block.depth] + 1 if block.depth in numbers else block.number or 1
                )
                first = f"{numbers[block.depth]}. "
            else:
                first = "- "
            indents[block.depth] = indent + len(first)
        elif in_list:
            indent = indents.get(block.depth, indent)
        rest = " " * (indent + len(first) if not block.heading else 0)
        if block.rows is None and not first:
            text = "\n".join(_not_a_mark(line) for line in text.split("\n"))
        quote = "> " * block.quote
        if before is not None:
            together = in_list and block.item and goes_on and before.depth > 0 and before.rows is None
            together = together and before.quote == block.quote
            if not together:
                same_quote = before.quote and block.quote
                lines.append("> ".strip() * bool(same_quote))
        for place, line in enumerate(text.split("\n")):
            lead = " " * indent + first if not place else rest
            lines.append((quote + lead + line).rstrip())
        before = block
    return "\n".join(lines).strip("\n")


def _table(rows: list[list[str]] | None) -> str:
    rows = rows or []
    wide = max(len(row) for row in rows)
    filled = [[*row, *[""] * (wide - len(row))] for row in rows]
    filled[0] = [re.sub(r"^\*\*([^*]+)\*\*$", r"\1", cell) for cell in filled[0]]
    head, *body = [f"| {' | '.join(row)} |" for row in filled]
    return "\n".join([head, "|" + "---|" * wide, *body])


def _inline(runs: list[tuple[str, _Look]], heading: bool = False) -> str:
    """Words with their marks; neighbours that look alike are one, marks stand close to the words."""
    joined: list[tuple[str, bool, bool, str]] = []
    for text, look in runs:
        # A heading is bold by itself; a mark on white alone is none.
        kind = (look.bold and not heading, look.italic and not heading, look.link)
        if joined and (joined[-1][1:] == kind or not text.strip()) and "\n" not in (text, joined[-1][0]):
            joined[-1] = (joined[-1][0] + text, *joined[-1][1:])
        else:
            joined.append((text, *(kind if text.strip() else (False, False, ""))))
    said = "".join(_marked(*one) for one in joined)
    said = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", said))
    return said.strip().replace("\n", " ") if heading else re.sub(r"\n{2,}", "\n", said.strip())


def _marked(text: str, bold: bool, italic: bool, link: str) -> str:
    words = text.strip()
    if not words:
        return text
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    marked = _typed(words)
    mark = "**" * bold + "*" * italic
    marked = f"{mark}{marked}{mark[::-1]}"
    if link and "\n" not in words:
        address = link.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")
        marked = f"[{marked}]({address.replace('>', '%3E')})"
    return start + marked + end


def _typed(text: str) -> str:
    """Words as they were: what would be taken for a mark is marked as none."""
    text = re.sub(r"(?<=\S)\*|\*(?=\S)", r"\\*", text)
    text = re.sub(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)", r"\\_", text)
    return text.replace("](", "]\\(")


def _not_a_mark(line: str) -> str:
    """A line that begins like a heading, list or quote and is none."""
    line = re.sub(r"^(\d{1,9})([.)])(?=\s)", r"\1\\\2", line)
    return re.sub(r"^(#{1,6}(?=\s)|>|[-+](?=\s))", r"\\\1", line)
