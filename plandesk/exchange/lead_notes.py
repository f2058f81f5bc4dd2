"""What an import says of leads that are not in the file yet: how many become what."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain.lead_kind import is_person
from plandesk.exchange.in_few_words import some
from plandesk.i18n import ngettext

SHOWN = 8  # names in a sentence


def lead_notes(units: Sequence[str], persons: Sequence[str] = ()) -> list[str]:
    """The sentences about new units and people, and about units that read like people."""
    found = []
    if units:
        sentence = ngettext(
            "New lead, kept as a unit under People: {names}.",
            "{n} new leads, kept as units under People: {names}.",
            len(units),
        )
        found.append(sentence.format(n=len(units), names=some(units, SHOWN)))
    if alike := [name for name in units if is_person(name)]:
        sentence = ngettext(
            "This one reads like a person; “Turn into a person” under People makes one of it: {names}.",
            "{n} of them read like people; “Turn into a person” under People makes one of each: {names}.",
            len(alike),
        )
        found.append(sentence.format(n=len(alike), names=some(alike, SHOWN)))
    if persons:
        sentence = ngettext(
            "New lead, kept as a person under People: {names}.",
            "{n} new leads, kept as people under People: {names}.",
            len(persons),
        )
        found.append(sentence.format(n=len(persons), names=some(persons, SHOWN)))
    return found
