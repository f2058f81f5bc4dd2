"""What the levels of a plan that was written down are called and how they are numbered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plandesk.domain.outline import letters
from plandesk.domain.plans import Level, default_levels
from plandesk.exchange.outline_names import meaning
from plandesk.exchange.outline_sections import title_of
from plandesk.exchange.table_levels import named_level
from plandesk.exchange.table_names import singular
from plandesk.i18n import _

_OF = frozenset(("of", "for", "to", "in", "on", "with", "de", "du", "des", "à", "pour"))


class Numbered(NamedTuple):
    """The number that the file gives an entry, "" for none, and its place in the tree, counted from 1."""

    number: str
    path: tuple[int, ...]


def levels(
    kind: str, lists: Sequence[str], leaves: str, numbered: Sequence[Sequence[Numbered]]
) -> tuple[Level, ...]:
    """The levels of a plan of a kind: `lists` are the names of the lists of goals from the top down.

    `leaves` is that of the lists of initiatives, "" where there is none. `numbered` holds the entries of each
    level in the order of the plan, the initiatives last.
    """
    usual = default_levels(kind)
    every = [*lists, leaves]
    found = []
    for place, name in enumerate(every):
        numbering = numbering_of(numbered[place])
        same = next((one for one in usual if meaning(one.short_name) == meaning(name)), None)
        if same is not None:
            found.append(Level(same.name, same.plural, numbering))
            continue
        fallback = usual[-1] if place == len(lists) else usual[min(place, len(usual) - 2)]
        words = _words(name) if name.strip() else (fallback.name, fallback.plural)
        found.append(Level(*words, numbering))
    return tuple(found)


def named(told: Sequence[str], of_plan: Sequence[Level]) -> tuple[Level, ...]:
    """The levels of a plan with the names that the file gives them; none where it names more or fewer."""
    tidy = [" ".join(one.split()) for one in told]
    if len(tidy) != len(of_plan) or not all(tidy):
        return ()
    found = []
    for name, level in zip(tidy, of_plan, strict=True):
        if meaning(name) == meaning(level.name):
            found.append(level)
        else:
            found.append(Level(*(named_level(name) or (name, name)), level.numbering))
    return tuple(found)


def numbering_of(entries: Sequence[Numbered]) -> str:
    """The numbering by which a plan counts as the file does; none where it has no numbers, or others."""
    told = [(one.number.rstrip(". "), one.path, n) for n, one in enumerate(entries, 1)]
    if not any(number for number, _path, _n in told):
        return "none"
    ways = {
        "dotted": [{".".join(map(str, path)), str(path[-1])} for _number, path, _n in told],
        "through": [{str(n)} for _number, _path, n in told],
        "letter": [{letters(n), letters(n).lower()} for _number, _path, n in told],
    }
    for way, wanted in ways.items():
        if all(number in one for (number, _path, _n), one in zip(told, wanted, strict=True)):
            return way
    return "none"


def _words(name: str) -> tuple[str, str]:
    """A level's name and plural, of the name of a list: "work_streams" is Work stream, Work streams."""
    if meaning(name) == "initiative":
        return _("Initiative"), _("Initiatives")
    known = named_level(name)
    if known is not None and known[0] != known[1]:
        return known
    plural = title_of(name)
    words = plural.split()
    place = next((n for n, word in enumerate(words) if n and word.casefold() in _OF), len(words)) - 1
    words[place] = singular(words[place])
    return " ".join(words), plural
