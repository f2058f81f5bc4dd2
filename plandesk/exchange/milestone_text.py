"""Milestones in one cell of a table: a line for each, "• Tender (30 June 2024), done 2024-06-12"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from plandesk.domain.due_words import stored_form
from plandesk.domain.milestones import Milestone, Step
from plandesk.domain.periods import Due
from plandesk.i18n import _

DONE = ("done", "reached", "completed", "fait", "atteint", "terminé")
_BULLET = re.compile(r"\s*[•▪◦‣·*–-]\s+")
_DUE = re.compile(r"(?P<text>.*?)\s*\((?P<due>[^()]*)\)\Z", re.DOTALL)


def milestones_text(steps: Iterable[Milestone | Step]) -> str:
    """The milestones of an initiative as they stand in a cell."""
    return "\n".join(_line(one) for one in steps)


def milestones_in(text: str, year: int) -> tuple[Step, ...]:
    """The milestones in a cell, on lines of their own or, where each says when, separated by ";".

    `year` stands in for due times that name none. What is not a due time or a day stays in the text.
    """
    if "\n" not in text and ";" in text and not _BULLET.match(text):
        parts = tuple(_read(part.strip(), year) for part in text.split(";") if part.strip())
        if all(one.text and (one.due.stored or one.done) for one in parts):
            return parts
    lines = (_BULLET.sub("", line, count=1).strip() for line in text.split("\n"))
    return tuple(_read(line, year) for line in lines if line.strip("• "))


def _line(one: Milestone | Step) -> str:
    words = " ".join(one.text.split())
    if one.due.stored:
        words += f" ({one.due.text()})"
    if one.done is not None:
        words += ", " + _("done {day}").format(day=one.done.isoformat())
    return f"• {words.strip()}"


def _read(line: str, year: int) -> Step:
    text, done = _without_day(line, year)
    due = Due()
    if match := _DUE.match(text):
        stored = stored_form(match["due"], year)
        if stored:
            text, due = match["text"], Due(stored)
    return Step(text.strip(), due, done)


def _without_day(line: str, year: int) -> tuple[str, date | None]:
    """The line without the day at its end on which it was done."""
    own = _("done {day}").partition("{")[0].strip().casefold()
    words = "|".join(re.escape(one) for one in (*DONE, own) if one)
    match = re.match(rf"(?P<text>.*?)(?:^|[,;:–-]|(?<=\))|\s)\s*(?:{words})\s+(?P<day>\S.*)\Z", line,
                     re.IGNORECASE | re.DOTALL)  # fmt: skip
    if match is None:
        return line, None
    day = Due(stored_form(match["day"], year) or "")
    if day.kind != "date":
        return line, None
    return match["text"].rstrip(" ,;:–-"), day.end
