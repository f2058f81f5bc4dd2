"""The places of a report, and how its texts name them: "#safe-streets" is where "1 Safe streets" begins."""

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


class Places:
    """Where the places of what is drawn are, and which one a link leads to.

    Reports that are bound together keep to places of their own: a prefix tells them apart.
    """

    def __init__(self) -> None:
        self.at: dict[str, tuple[int, float]] = {}  # key -> page, 0 for the first, and height on it
        self._titled: dict[str, str] = {}  # what texts call a place -> its key
        self._prefix = ""

    def begin(self, prefix: str) -> None:
        """Begin another report, whose places bear the prefix."""
        self._prefix = prefix

    def put(self, key: str, page: int, height: float) -> str:
        """Keep where a place of this report is; return its key among all reports."""
        key = self._prefix + key
        self.at[key] = (page, height)
        return key

    def entitle(self, key: str, title: str) -> str:
        """Let texts of this report name a place by its title, the first of two; return as `put`."""
        key = self._prefix + key
        for name in places_of(title):
            self._titled.setdefault(self._prefix + name, key)
        return key

    def meant(self, target: str) -> str:
        """Where a link of this report leads: "#place" among all reports, or an address as it is."""
        return "#" + self._prefix + target[1:] if target.startswith("#") else target

    def reached(self, target: str) -> str | None:
        """What is meant, as it can be reached once all is drawn; None where there is no such place."""
        if target[:1] != "#" or target[1:] in self.at:
            return target
        found = self._titled.get(target[1:])
        return None if found is None else "#" + found
