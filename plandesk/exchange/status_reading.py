"""Status words as people write them: "✓ Completed (Q4)", "done", "on track", "en retard"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plandesk.domain.due_words import stored_form
from plandesk.domain.statuses import StatusWord, usual_look

# What people write for each kind of status, without case and accents.
MEANINGS: dict[str, tuple[str, ...]] = {
    "not_started": (
        *("not started", "not yet started", "not begun", "pending", "planned", "upcoming", "to do", "todo"),
        *("open", "new", "scheduled", "non commence", "non debute", "pas commence", "a venir", "a faire"),
        *("planifie", "prevu"),
    ),
    "in_progress": (
        *("in progress", "in-progress", "on track", "on schedule", "underway", "under way", "started"),
        *("ongoing", "on going", "on-going", "active", "progressing", "continuing", "partially complete"),
        *(
            "partially completed",
            "wip",
            "green",
            "en cours",
            "en bonne voie",
            "en marche",
            "amorce",
            "commence",
        ),
    ),
    "late": (
        *("delayed", "late", "behind", "behind schedule", "overdue", "off track", "delay", "past due"),
        *("not completed", "not complete", "incomplete", "not met", "red", "en retard", "retarde", "retard"),
        *("non acheve", "non termine"),
    ),
    "done": (
        *("completed", "complete", "done", "finished", "achieved", "closed", "met", "delivered"),
        *("implemented", "fulfilled", "100%", "acheve", "achevee", "termine", "terminee", "complete"),
        *("fait", "realise", "realisee", "atteint"),
    ),
    "dropped": (
        *("dropped", "cancelled", "canceled", "discontinued", "abandoned", "withdrawn", "removed"),
        *("no longer required", "no longer applicable", "not proceeding", "annule", "annulee", "abandonne"),
        *("abandonnee", "retire"),
    ),
}
# Words of their own: where the plan has none like them, they are proposed as new ones.
OWN: dict[str, str] = {
    "at risk": "late",
    "yellow": "late",
    "amber": "late",
    "a risque": "late",
    "on hold": "late",
    "paused": "late",
    "deferred": "late",
    "postponed": "late",
    "carried over": "late",
    "carried forward": "late",
    "suspended": "late",
    "reporte": "late",
    "reportee": "late",
    "en suspens": "late",
    "under review": "in_progress",
}
NOTHING = frozenset(("", "-", "n/a", "na", "no update", "none", "not reported", "sans nouvelles", "tbd"))
_SYMBOLS = {"✓": "done", "✔": "done", "☑": "done", "✅": "done", "❖": "late", "✗": "dropped", "✘": "dropped"}
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\Z")
_IN = re.compile(
    r"\A(.*?\w)(?:\s*[-–—:,]\s*|\s+(?:in|en|au)\s+|\s+)(q[1-4].*|t[1-4].*|[0-9]{4}.*)\Z", re.IGNORECASE
)


class Told(NamedTuple):
    """A cell read: the word as written, without its symbol, and the due form of the time in brackets."""

    word: str
    when: str  # "" where no time is told
    symbol: str  # what the symbol alone counts as, "" without one


@lru_cache(maxsize=4000)
def read_status(text: str, year: int) -> Told:
    """Take a status cell apart; `word` is empty where it says nothing."""
    symbol = next((_SYMBOLS[one] for one in text if one in _SYMBOLS), "")
    kept = "".join(one for one in text if unicodedata.category(one) not in ("So", "Sk", "Cf", "Co"))
    kept = " ".join(kept.replace("✓", " ").replace("❖", " ").split()).strip(" •·*-–—:.;,")
    when = ""
    for pattern, word_group, time_group in ((_BRACKETS, 0, 1), (_IN, 1, 2)):
        match = pattern.search(kept)
        if match is None:
            continue
        found = stored_form(match[time_group], year)
        if found:
            word = kept[: match.start()] if word_group == 0 else match[word_group]
            kept, when = re.sub(r"(?:^|\s)(?:to|until|till|by|au|à)\Z", "", word.strip(" -–—:,")), found
            break
    return Told("" if _plain(kept) in NOTHING else kept, when, symbol)


def looks_like_status(cell: object) -> bool:
    """Whether a cell holds a status as people write it."""
    if not isinstance(cell, str) or len(cell) > 60:
        return False
    told = read_status(cell, 2000)
    return bool(told.word) and meaning(told.word) is not None


@lru_cache(maxsize=2000)
def meaning(word: str) -> str | None:
    """What a written word counts as; None where that is not known."""
    plain = _plain(word)
    for counts_as, words in MEANINGS.items():
        if plain in words:
            return counts_as
    return OWN.get(plain)


def matching(told: Told, words: Sequence[StatusWord]) -> StatusWord | None:
    """The word of a plan that is meant: the same word, or else one that means the same."""
    plain = _plain(told.word)
    for one in words:
        if plain in (_plain(one.word), _as_read(one.word)):
            return one
    counts_as = told.symbol if not plain else _exact_meaning(plain)
    if counts_as:
        for one in words:
            if one.counts_as == counts_as and _plain(one.word) not in OWN:
                return one
    return None


@lru_cache(maxsize=2000)
def _as_read(word: str) -> str:
    """A word of a plan as it comes out of a cell: without pictures and times."""
    return _plain(read_status(word, 2000).word)


def new_word(written: str, symbol: str = "") -> StatusWord:
    """A status word to be added for a word that the plan does not know, with what it probably counts as."""
    counts_as = meaning(written) or _guessed(_plain(written)) or symbol or "in_progress"
    look = usual_look(counts_as)
    return StatusWord(0, "", 0, 0, written[:1].upper() + written[1:], look[0], look[1], counts_as)


def _exact_meaning(plain: str) -> str | None:
    return next((counts_as for counts_as, words in MEANINGS.items() if plain in words), None)


def _guessed(plain: str) -> str | None:
    for part, counts_as in (
        (r"\bnot? (?:complet|achiev|finish|met)", "late"),
        (r"\bnot (?:yet )?(?:start|begun)", "not_started"),
        (r"complet|achiev|finish|deliver|\bdone\b|termin|acheve", "done"),
        (r"delay|late|behind|overdue|risk|hold|defer|postpon|retard|report", "late"),
        (r"cancel|drop|discontinu|abandon|withdraw|annul", "dropped"),
        (r"progress|track|underway|ongoing|start|cours", "in_progress"),
    ):
        if re.search(part, plain):
            return counts_as
    return None


@lru_cache(maxsize=4000)
def _plain(word: str) -> str:
    text = unicodedata.normalize("NFKD", word)
    text = "".join(one for one in text if not unicodedata.combining(one))
    return " ".join(text.casefold().replace("_", " ").split()).strip(" .!?")
