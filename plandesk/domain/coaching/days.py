"""Days in words, as everywhere in the program."""

from __future__ import annotations

from datetime import date

from plandesk.domain.periods import Due


def day_text(day: date) -> str:
    """ "24 November 2026"."""
    return Due.from_stored(day.isoformat()).text()
