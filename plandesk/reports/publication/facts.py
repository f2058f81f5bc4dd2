"""What a finished PDF is: pages, size, its sum, whether it keeps the rules of PDF/UA, what is read of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk.reports.build import page_count
from plandesk.reports.publication.differences import Difference, differences
from plandesk.reports.publication.pdf_tags import NotTagged, read_tags
from plandesk.reports.publication.reading_order import ReadLine, reading_order

if TYPE_CHECKING:
    from page import SafetyLimits


class PdfResult(Struct, frozen=True):
    """A PDF looked over; `broken` are the rules of PDF/UA-1 that it breaks, in words.

    `unknown` says why the rules could not be checked, empty where they were. `changed` is None where there is
    nothing to compare with.
    """

    pages: int
    size: int
    sha256: str
    broken: tuple[str, ...] = ()
    unknown: str = ""
    lines: tuple[ReadLine, ...] = ()
    changed: tuple[Difference, ...] | None = None
    pages_before: int = 0

    @property
    def in_order(self) -> bool:
        """Whether the PDF was checked and breaks no rule."""
        return not self.broken and not self.unknown


def look_at(pdf: bytes, before: bytes | None = None, check: Callable[[], None] = lambda: None) -> PdfResult:
    """Look a PDF over, and compare it with the one published before; meant for a worker.

    `check` is called between the steps and may raise to stop.
    """
    broken, unknown = _rules(pdf)
    check()
    lines = _lines(pdf)
    check()
    changed, pages_before = None, 0
    if before is not None:
        changed = tuple(differences(_lines(before), lines))
        pages_before = page_count(before)
    return PdfResult(
        pages=page_count(pdf),
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        broken=broken,
        unknown=unknown,
        lines=lines,
        changed=changed,
        pages_before=pages_before,
    )


def _rules(pdf: bytes) -> tuple[tuple[str, ...], str]:
    import page as page_validation  # 50 MB of rules, loaded when they are asked for

    try:
        found = page_validation.validate_pdf_bytes(pdf, profile="ua1", limits=_limits())
    except page_validation.PageError as error:
        return (), str(error)
    return tuple(dict.fromkeys(f"{one.rule_id}: {one.message}" for one in found.failures)), ""


def _limits() -> SafetyLimits:
    """Long reports have tables and lists of bookmarks longer than the checker follows by itself."""
    import page as page_validation

    return page_validation.SafetyLimits(
        max_reference_depth=200_000,
        max_table_grid_rows=200_000,
        max_table_grid_cells=5_000_000,
        max_object_count=5_000_000,
    )


def _lines(pdf: bytes) -> tuple[ReadLine, ...]:
    try:
        return tuple(reading_order(read_tags(pdf)))
    except NotTagged:
        return ()
