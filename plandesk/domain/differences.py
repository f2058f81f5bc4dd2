"""Two wordings compared word by word."""

from __future__ import annotations

import re
from typing import NamedTuple

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\S+\s*|\s+")
MANY = 1500  # words above which the comparison may miss a match rather than take long


class Part(NamedTuple):
    """A stretch of text; `kind` is SAME, GONE (only in the earlier wording) or NEW (only in the later)."""

    kind: str
    text: str


def differences(before: str, after: str) -> tuple[Part, ...]:
    """The parts of two wordings in reading order.

    SAME and GONE parts together are the earlier wording, SAME and NEW parts the later one (white space
    at the ends of words may be that of the other).
    """
    if before == after:
        return (Part(SAME, before),) if before else ()
    from difflib import SequenceMatcher

    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(
        None,
        [word.rstrip() for word in old],
        [word.rstrip() for word in new],
        autojunk=len(old) + len(new) > MANY,
    )
    found: list[Part] = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Part(SAME, "".join(new[new_start:new_end])))
            continue
        if end > start:
            found.append(Part(GONE, "".join(old[start:end])))
        if new_end > new_start:
            found.append(Part(NEW, "".join(new[new_start:new_end])))
    parts = _joined(found)
    last = parts[-1]
    return (*parts[:-1], Part(last.kind, last.text.rstrip()))


def _words(text: str) -> list[str]:
    """The words of a text, each with the white space behind it; the last one, too, has some."""
    found = _WORDS.findall(text)
    if found and not found[-1][-1].isspace():
        found[-1] += " "
    return found


def _joined(parts: list[Part]) -> list[Part]:
    """Put a single word between two changes with them: islands of one short word are hard to read."""
    found: list[Part] = []
    for place, part in enumerate(parts):
        island = (
            part.kind == SAME
            and 0 < place < len(parts) - 1
            and len(part.text.strip()) <= 3
            and " " not in part.text.strip()
        )
        found += [Part(kind, part.text) for kind in ((GONE, NEW) if island else (part.kind,))]
    return _ordered(found)


def _ordered(parts: list[Part]) -> list[Part]:
    """Within one change first all that is gone, then all that is new."""
    found: list[Part] = []
    gone, new = "", ""

    def close() -> None:
        nonlocal gone, new
        if gone:
            found.append(Part(GONE, gone))
        if new:
            found.append(Part(NEW, new))
        gone = new = ""

    for part in parts:
        if part.kind == SAME:
            close()
            found.append(part)
        elif part.kind == GONE:
            gone += part.text
        else:
            new += part.text
    close()
    return found
