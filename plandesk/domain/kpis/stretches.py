"""The stretches of time that a dashboard can be asked for."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.latest import period_span
from plandesk.domain.kpis.periods import last_month, name
from plandesk.domain.kpis.tiles import stretch_words
from plandesk.file.document import Document
from plandesk.i18n import _

YEARS = 6  # calendar years that are offered


class Stretch(Struct, frozen=True):
    """The `length` months that end with the month `last`, in words."""

    last: int
    length: int
    words: str


def stretches(document: Document, of_kpi: Kpi) -> tuple[Stretch, ...]:
    """What can be chosen for a KPI, the usual one first; none where it has no figure."""
    span = period_span(document, of_kpi.id)
    if span is None:
        return ()
    first, last = span[0], last_month(span[1], of_kpi.frequency)
    if of_kpi.frequency == "wave":
        found = document.rows(
            "SELECT DISTINCT period FROM measure WHERE kpi_id = ? ORDER BY period DESC LIMIT 12", (of_kpi.id,)
        )
        return tuple(Stretch(row[0], 1, name(row[0], "wave")) for row in found)
    ends = [year * 12 + 11 for year in range(last // 12, max(first // 12, last // 12 - YEARS) - 1, -1)]
    years = [Stretch(end, 12, str(end // 12)) for end in ends if end <= last]
    if of_kpi.frequency == "year":
        return tuple(years)
    made = [Stretch(last, 12, _("12 months to {month}").format(month=name(last, "month")))]
    if last % 12 != 11:
        made.append(Stretch(last, last % 12 + 1, stretch_words(last - last % 12, last)))
    made.append(Stretch(last, of_kpi.months, name(span[1], of_kpi.frequency)))
    made.sort(key=lambda one: one.length != of_kpi.shown_months)
    return (*made, *years)
