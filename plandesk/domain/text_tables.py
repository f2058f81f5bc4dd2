"""Tables within Markdown: finding the first one in a text, and writing one back.

A cell is one line of the text; a line break within it is written as <br>.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_DASHES = r"\s*:?-+:?\s*\Z"
_BREAK = r"\s*<[Bb][Rr]\s*/?>\s*"


class TableText(Struct, frozen=True):
    """Head and rows as typed, each row as many cells as the head; `rights` are aligned at the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    rights: tuple[bool, ...] = ()

    def written(self) -> str:
        """The table as Markdown, without a line end behind it."""
        rights = (*self.rights, *(False for _one in self.head))
        dashes = ["---:" if right else "---" for right, _one in zip(rights, self.head, strict=False)]
        lines = [_line(self.head), f"| {' | '.join(dashes)} |"]
        return "\n".join([*lines, *(_line(row) for row in self.rows)])


class FoundTable(Struct, frozen=True):
    """A table in its text: what stands before it and after it, without empty lines around."""

    before: str
    table: TableText
    after: str

    def with_table(self, table: TableText) -> str:
        """The text with another table in the place of this one."""
        return "\n\n".join(part for part in (self.before, table.written(), self.after) if part)


def first_table(text: str) -> FoundTable | None:
    """The first table of a Markdown text; None where there is none."""
    lines = text.splitlines()
    for at in range(len(lines) - 1):
        head, dashes = _cells(lines[at]), _cells(lines[at + 1])
        if (
            "|" not in lines[at]
            or len(head) != len(dashes)
            or not all(re.match(_DASHES, one) for one in dashes)
        ):
            continue
        end = at + 2
        while end < len(lines) and lines[end].strip():
            end += 1
        rows = [(*_cells(line), *("" for _one in head))[: len(head)] for line in lines[at + 2 : end]]
        rights = tuple(one.strip().endswith(":") and not one.strip().startswith(":") for one in dashes)
        before, after = ("\n".join(part).strip("\n") for part in (lines[:at], lines[end:]))
        return FoundTable(before, TableText(tuple(head), tuple(rows), rights), after)
    return None


def lines_of(cell: str) -> list[str]:
    """The lines of a cell."""
    return re.split(_BREAK, cell)


def plain(cell: str) -> str:
    """A cell as words in one line, without the marks of bold and italic."""
    return re.sub(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))", "", " ".join(lines_of(cell))).strip()


def _line(cells: Sequence[str]) -> str:
    tidy = ("<br>".join(one.strip().splitlines()).replace("|", "\\|") for one in cells)
    return f"| {' | '.join(tidy)} |"


def _cells(line: str) -> list[str]:
    tidy = line.strip()
    if tidy.startswith("|"):
        tidy = tidy[1:]
    if tidy.endswith("|") and not tidy.endswith("\\|"):
        tidy = tidy[:-1]
    return [one.replace("\\|", "|").strip() for one in re.split(r"(?<!\\)\|", tidy)]
