"""How a text names a place of its own report: "#safe-streets" is where "1 Safe streets" begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s+(?=\S)")


def place_of(title: str) -> str:
    """A title as a link names it: small letters, hyphens for spaces, without marks."""
    words = re.sub(r"[^\w\s-]", "", title.casefold())
    return re.sub(r"[\s-]+", "-", words).strip("-")


def places_of(title: str) -> Iterator[str]:
    """The names of a titled place: with its number, and without."""
    yield place_of(title)
    if _NUMBER.match(title):
        yield place_of(_NUMBER.sub("", title))
