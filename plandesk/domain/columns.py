"""Values as the columns of the file take them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from plandesk.domain.periods import Due

_BREAK = r"[ \t]*(?:\r\n|[\n\r\v\f\x85\u2028\u2029])\s*"


def stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a record as columns: dates and due times as text, yes and no as 1 and 0.

    A due time also gives its last day, by which the tables are sorted.
    """
    found: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, Due):
            found[name] = value.stored
            found[f"{name}_end"] = value.end.isoformat() if value.end else None
        elif isinstance(value, bool):
            found[name] = int(value)
        elif isinstance(value, date):
            found[name] = value.isoformat()
        elif isinstance(value, str):
            found[name] = whole_text(value)
        else:
            found[name] = value
    return found


def one_line(text: str) -> str:
    """A title as one line: line breaks, as a key or a spreadsheet's cell leaves them, become spaces."""
    return re.sub(_BREAK, " ", text.strip())


def whole_text(text: str) -> str:
    """Text that every file can hold: half of a character (a lone surrogate) becomes �."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
