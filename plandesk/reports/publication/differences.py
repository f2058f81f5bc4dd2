"""What differs between two finished PDFs, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from plandesk.reports.publication.reading_order import ReadLine

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
ALIKE = 0.55  # from here on a sentence is the other one, changed
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s+(?=\S)")
_END = re.compile(r"(?<=[.!?…])[”’»)]*\s+(?=[\"“«(]?[^\W\d_a-zà-ÿ])")


class Difference(Struct, frozen=True):
    """A sentence that was added, removed or changed; `page` is that of the new PDF, or of the old one."""

    kind: str
    before: str
    after: str
    page: int


def differences(before: Sequence[ReadLine], after: Sequence[ReadLine]) -> list[Difference]:
    """What was added, removed and changed, in the order of the newer one; where nothing, an empty list."""
    old, new = list(_sentences(before)), list(_sentences(after))
    # A number before a sentence moves with every entry that comes or goes before it.
    bare_old, bare_new = ([_NUMBER.sub("", text) for text, _page in some] for some in (old, new))
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    found: list[Difference] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            found.extend(_paired(old[a:b], new[c:d]))
    return found


def _paired(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> Iterator[Difference]:
    """Sentences that stand in each other's place: those that are alike are the same one, changed."""
    rest = list(old)
    for text, page in new:
        best, alike = -1, ALIKE
        # What is far away is another sentence; so long lists stay quick, too.
        for place, (other, _page) in enumerate(rest[:12]):
            matcher = SequenceMatcher(None, other, text, autojunk=False)
            if matcher.real_quick_ratio() >= alike and matcher.ratio() >= alike:
                best, alike = place, matcher.ratio()
        if best < 0:
            yield Difference(ADDED, "", text, page)
            continue
        for gone, gone_page in rest[:best]:
            yield Difference(REMOVED, gone, "", gone_page)
        yield Difference(CHANGED, rest[best][0], text, page)
        rest = rest[best + 1 :]
    for gone, gone_page in rest:
        yield Difference(REMOVED, gone, "", gone_page)


def _sentences(lines: Sequence[ReadLine]) -> Iterator[tuple[str, int]]:
    for line in lines:
        for text in line.parts or (line.text,):
            for part in _END.split(text):
                if part.strip():
                    yield part.strip(), line.page
