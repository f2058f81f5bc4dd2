"""Words that say that a text is not finished: "TBD", "to be confirmed", "XX", "lorem ipsum"."""

from __future__ import annotations

import re

# English and French: what a plan is written in. Capital letters count where words would be found otherwise.
_SIGNS = re.compile(
    r"(?<![\w-])(?:TBD|TBC|TBA|TODO|FIXME|[Tt]bd|[Tt]bc|X{2,}|x{3,}|N/A yet"
    r"|(?i:to be (?:confirmed|determined|decided|completed|added|written|announced)"
    r"|lorem ipsum|lorem|placeholder text|insert (?:text|name|date|number|figure)s? here"
    r"|à (?:confirmer|déterminer|compléter|rédiger)|à venir))(?![\w-])"
    r"|\?{2,}|_{3,}|\[(?i:insert|name|date|number|figure|text|tbd|nom|texte|chiffre)[^\]\n]{0,40}\](?!\()"
)


def unfinished(text: str) -> list[str]:
    """The words of a text that stand for others still to come, each once, in order."""
    return list(dict.fromkeys(found.group() for found in _SIGNS.finditer(text)))
