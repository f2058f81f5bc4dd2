"""Titles that a file prints in capitals, written as the plan's own text writes them.

"COMMUNITY SAFETY" is "Community Safety" where the overview says so; what no text mentions stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from plandesk.exchange.records import ObjectiveRecord

MOST_TITLES = 60
MOST_TEXT = 400_000  # characters that are looked through


def without_capitals(
    objectives: tuple[ObjectiveRecord, ...], texts: Iterable[str]
) -> tuple[tuple[ObjectiveRecord, ...], list[str]]:
    """The goals at the top with titles as the texts write them, and those titles that are another now."""
    in_capitals = [one.title for one in objectives if one.title.isupper() and " " in one.title][:MOST_TITLES]
    if not in_capitals:
        return objectives, []
    whole = "\n".join(texts)[:MOST_TEXT]
    written = {title: found for title in in_capitals if (found := _written(title, whole))}
    kept = tuple(replace(one, title=written.get(one.title, one.title)) for one in objectives)
    return kept, list(dict.fromkeys(written.values()))


def _written(title: str, text: str) -> str | None:
    """How a text writes a title that stands in capitals: beginning with one, but not all in capitals."""
    words = r"\s+".join(map(re.escape, title.split()))
    for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
        found = " ".join(match[0].split())
        if found[:1].isupper() and not found.isupper():
            return found
    return None
