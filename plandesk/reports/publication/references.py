"""What a text points at: links, sections, pages, numbers of goals and initiatives; and what is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from plandesk.domain.plans import Plan
from plandesk.i18n import _, ngettext
from plandesk.reports.markdown import links_of
from plandesk.reports.places import place_of, places_of

_HOST = re.compile(r"^[\w-]+(\.[\w-]+)+$|^\[[0-9a-f:.]+\]$", re.IGNORECASE)
_MAIL = re.compile(r"^[^@\s,;]+@[\w-]+(\.[\w-]+)+$")
_BARE = re.compile(r"(?i)\b(?:https?://|www\.)[^\s<>()\[\]]*|\b[\w.+-]+@[\w.-]*")
_SECTION = re.compile(
    r"(?:\b[Ss]ee|\b[Ii]n|[Vv]oir)\s+(?:also\s+)?(?:the\s+|la\s+)?(?:section|chapter|part|chapitre|partie)\s+"
    r"(?:“(?P<q>[^”\n]{1,80})”|\"(?P<p>[^\"\n]{1,80})\"|(?P<n>\d+(?:\.\d+)*|[A-Z]\b))"
)
_PAGE = re.compile(r"\b(?:[Pp]ages?|pp?\.)\s?(\d{1,4})\b")


class Numbers(Struct, frozen=True):
    """The numbers of one level: those that are printed, and all that the plan has."""

    printed: frozenset[str]
    every: frozenset[str]


@dataclass(frozen=True)
class Targets:
    """What can be pointed at in a report: titles, numbers by the words for them, pages where known."""

    titles: frozenset[str]
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    pages: int = 0

    @cached_property
    def places(self) -> frozenset[str]:
        """The titles as links within the report name them."""
        return frozenset(name for title in self.titles for name in places_of(title))


def words_for_levels(plan: Plan, by_level: Sequence[Numbers]) -> dict[str, Numbers]:
    """The words that stand before a number in a text, with the numbers of their level."""
    found: dict[str, Numbers] = {}
    for level, numbers in zip(plan.levels, by_level, strict=True):
        if numbers.every:
            names = [*level.name.split("/"), *level.plural.split("/"), *re.split(r"\sand\s", level.plural)]
            found |= {" ".join(name.split()).casefold(): numbers for name in names if name.strip()}
    if by_level[-1].every:
        found |= {word: by_level[-1] for word in ("initiative", "no.") if word not in found}
    return found


def broken(text: str, markdown: bool, targets: Targets) -> Iterator[tuple[bool, str]]:
    """What a text points at and is not there: whether it surely is wrong, and a sentence."""
    yield from _addresses(text, markdown, targets)
    for found in _SECTION.finditer(text):
        said = " ".join(found.group().split())
        title = found["q"] or found["p"]
        if title is None:
            yield False, _("“{said}”: sections have no numbers on paper.").format(said=said)
        elif _folded(title) not in targets.titles:
            yield False, _("“{said}”: no printed part is called that.").format(said=said)
    for found in _PAGE.finditer(text):
        number = int(found[1])
        if targets.pages and number > targets.pages:
            words = ngettext(
                "“{said}”: the report has one page only.",
                "“{said}”: the report has {n} pages only.",
                targets.pages,
            )
            yield True, words.format(said=found.group(), n=targets.pages)
        else:
            said = _("“{said}”: pages move with every change; look whether it is still right.")
            yield False, said.format(said=found.group())
    yield from _numbers(text, targets)


def _addresses(text: str, markdown: bool, targets: Targets) -> Iterator[tuple[bool, str]]:
    typed = links_of(text) if markdown else []
    links = [*typed, *map(unquote, typed)]
    for address in links[len(typed) :]:
        if problem := _of_address(address, targets):
            yield True, problem
    for found in _BARE.finditer(text):
        address = found.group().rstrip(".,;:!?”\"'*_")
        if any(address in link for link in links):
            continue
        if "@" in address:
            wrong = not _MAIL.match(address)
        else:
            wrong = bool(_of_address(address if "://" in address else f"http://{address}", targets))
        if wrong:
            yield False, _("“{address}” is not a whole address.").format(address=address)


def _of_address(address: str, targets: Targets) -> str:
    """What is wrong with the address of a link, in a sentence; empty where nothing is."""
    lower = address.lower()
    if address.startswith("#"):
        if place_of(address[1:]) in targets.places:
            return ""
        said = _("The link to “{address}” leads nowhere: no printed part is called that.")
        return said.format(address=address)
    if lower.startswith("mailto:"):
        good = bool(_MAIL.match(address[len("mailto:") :].split("?")[0]))
    elif lower.startswith(("http://", "https://")):
        try:
            host = urlsplit(address).hostname or ""
        except ValueError:
            host = ""
        good = bool(_HOST.match(host)) and not re.search(r"\s", host)
    else:
        said = _(
            "The link to “{address}” is printed as text: only addresses of the web and of mail are live."
        )
        return said.format(address=address)
    return "" if good else _("The link to “{address}” leads nowhere.").format(address=address)


def _numbers(text: str, targets: Targets) -> Iterator[tuple[bool, str]]:
    if not targets.numbers:
        return
    words = "|".join(re.escape(word) for word in sorted(targets.numbers, key=len, reverse=True))
    for found in re.finditer(rf"(?i)(?<!\w)({words})\s+(\d+(?:\.\d+)*)(?![\w%]|[.,]\d)", text):
        numbers = targets.numbers[found[1].casefold()]
        said = " ".join(found.group().split())
        if found[2] in numbers.printed or _is_of_something_else(found[1], found[2], numbers):
            continue
        if found[2] in numbers.every:
            yield False, _("“{said}” is internal, and the public edition leaves it out.").format(said=said)
        else:
            yield False, _("“{said}”: the plan has nothing with that number.").format(said=said)


def _is_of_something_else(word: str, number: str, numbers: Numbers) -> bool:
    """A year, or the number of a law or a street: far from any number of the plan."""
    first = int(number.split(".")[0])
    last = max((int(found[0]) for one in numbers.every if (found := re.match(r"\d+", one))), default=0)
    return first >= 1000 or (word.casefold() == "no." and first > 2 * last)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split()).strip(" .")


def titles(found: Sequence[str]) -> frozenset[str]:
    """Titles as they are compared: whatever capitals and spaces are used."""
    return frozenset(_folded(one) for one in found if one.strip())
