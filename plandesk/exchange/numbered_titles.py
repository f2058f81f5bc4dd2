"""Numbers that stand within titles: "Goal 1: …", "A. …", "3.1.2 …", "12. …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from plandesk.exchange.table_names import LEAF, canonical, understood

CONSISTENT = 0.6  # of the titles of a column have a number, or none has one
_ONE = r"[0-9]{1,4}(?:\.[0-9]{1,3})*|[A-Z]{1,2}(?:\.?[0-9]{1,3})?|[IVX]{1,5}"
_WITH_WORD = re.compile(
    rf"(?P<word>[^\W\d_][^\W\d_ /-]*(?:[ /-][^\W\d_]+){{0,3}})\s+(?:#|No\.?\s*)?(?P<number>{_ONE})"
    rf"(?:\s*[:.)\u2013\u2014-]+\s*(?P<title>\S.*))?\Z",
    re.DOTALL,
)
_PLAIN = re.compile(
    r"(?:(?P<dotted>[0-9]{1,4}(?:\.[0-9]{1,3})+|[A-Z]\.?[0-9]{1,3}(?:\.[0-9]{1,3})*)[.):]?"
    rf"|\(?(?P<single>{_ONE})(?:[.):]|\s+[\u2013\u2014-]))\s+(?P<title>\S.*)\Z",
    re.DOTALL,
)


def number_text(value: object) -> str:
    """A number or letter as text, without the signs around it: 12.0 → "12", "A." → "A", "(3)" → "3"."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = " ".join(str(value).split()).strip(" .:;)(#\u2013\u2014-")
    match = _WITH_WORD.match(text)
    if match and not match["title"] and understood(match["word"]).rank >= 0:
        return match["number"]
    return text


@lru_cache(maxsize=10000)
def with_word(text: str) -> tuple[str, str, str] | None:
    """The word, number and title of "Goal 1: …"; None for a title of another form."""
    match = _WITH_WORD.match(text)
    if match is None:
        return None
    said = understood(match["word"])
    if said.rank < 0 or said.number or canonical(match["word"]) != said.base:
        return None
    return match["word"], match["number"], (match["title"] or "").strip()


@lru_cache(maxsize=20000)
def parted(text: str) -> tuple[str, str]:
    """The number and the rest of a title, ("", text) where it has none."""
    named = with_word(text)
    if named is not None:
        return named[1], named[2] or text
    match = _PLAIN.match(text)
    if match is None:
        return "", text
    return match["dotted"] or match["single"], match["title"].strip()


def are_numbered(titles: Iterable[str]) -> bool:
    """Whether the titles of a column have numbers: most of them, so that "A. Smith Park" stays."""
    every = {title for title in titles if title}
    return bool(every) and sum(1 for one in every if parted(one)[0]) >= CONSISTENT * len(every)


def heading_alone(text: str) -> tuple[str, str, str] | None:
    """Word, number and title of a heading that has a row to itself: "Sub-Goal A: Improve traffic safety"."""
    named = with_word(text)
    return named if named is not None and named[2] and understood(named[0]).rank < LEAF else None
