"""What one cell of a plan's table says: a due time, names, sub-items, a percentage, words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from plandesk.domain.due_words import stored_form
from plandesk.domain.periods import Due
from plandesk.exchange.sheet import Cell, CellError

YES = frozenset(("yes", "y", "true", "x", "✓", "✔", "1", "public", "oui", "o", "vrai", "publique"))
NO = frozenset(("no", "n", "false", "0", "internal", "private", "non", "faux", "interne"))
NONE = frozenset(("-", "–", "—", "none", "n/a", "aucun", "aucune", "s/o"))
LONGEST_TEXT = 20_000  # characters of one cell that are taken
_BULLET = re.compile(r"\s*(?:[•▪◦‣·*–-]|\([a-z0-9]\)|[a-z][.)])\s+")
_SERIAL = range(36526, 73051)  # the days from 2000 to 2100 as a spreadsheet counts them


def due_of(cell: Cell | CellError, year: int) -> Due | None:
    """The due time that a cell tells; None where it cannot be read."""
    if isinstance(cell, datetime):
        return Due(cell.date().isoformat())
    if isinstance(cell, date):
        return Due(cell.isoformat())
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in _SERIAL:
        return Due((date(1899, 12, 30) + timedelta(days=cell)).isoformat())
    found = stored_form(one_line(cell), year)
    return None if found is None else Due(found)


def items_in(text: str) -> tuple[str, ...]:
    """The sub-items in a cell, on lines of their own or separated by ";", without their bullets."""
    parts = text.split("\n") if "\n" in text else text.split(";")
    return tuple(part for one in parts if (part := without_bullet(one)))


def without_bullet(text: str) -> str:
    """A text without the bullet that it begins with."""
    return _BULLET.sub("", text, count=1).strip()


def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell, separated by ";", line breaks or commas ("Smith, John" stays one)."""
    parts = re.split(r"[;\n|]", text)
    if len(parts) == 1:
        by_comma = [part.strip() for part in text.split(",")]
        if len(by_comma) != 2 or any(" " in part for part in by_comma):
            parts = by_comma
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def items_below(text: str) -> tuple[str, tuple[str, ...] | None]:
    """A cell's text and the bulleted lines that it ends with; None where it has none."""
    lines = text.split("\n")
    bullets = [place for place, line in enumerate(lines) if place and _BULLET.match(line)]
    if not bullets or bullets != list(range(bullets[0], len(lines))):
        return text, None
    items = tuple(_BULLET.sub("", line, count=1).strip() for line in lines[bullets[0] :])
    return "\n".join(lines[: bullets[0]]).strip(), items


def percentage(cell: Cell) -> float | None:
    """The number in a cell, with or without a percent sign behind it; None where it holds no number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    match = re.fullmatch(r"([0-9]{1,3}(?:[.,][0-9]+)?)\s*(?:%|per ?cent)?", text_of(cell).casefold())
    return float(match[1].replace(",", ".")) if match else None


def is_filled(cell: Cell | CellError) -> bool:
    """Whether a cell holds more than white space; an error counts."""
    return cell is not None and (not isinstance(cell, str) or not cell.isspace()) and cell != ""


def text_of(cell: Cell | CellError) -> str:
    """The text of a cell, its lines parted by \\n, without white space around them; "" for an error."""
    if cell is None or isinstance(cell, CellError):
        return ""
    if isinstance(cell, str):
        lines = (
            cell[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
        )
        return "\n".join(line.strip() for line in lines).strip() if len(lines) > 1 else lines[0].strip()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def one_line(cell: Cell | CellError) -> str:
    """The text of a cell on one line."""
    return " ".join(text_of(cell).split())
