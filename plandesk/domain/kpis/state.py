"""Where a KPI stands: its last figure, what it is to reach, and whether it does."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.comparators import Comparator, comparators
from plandesk.domain.kpis.definitions import Kpi, kpis_of_objective
from plandesk.domain.kpis.latest import YEAR, LatestFigure, latest_figure
from plandesk.domain.kpis.targets import met_over, show_value, target_words
from plandesk.file.document import Document
from plandesk.i18n import _


class KpiState(Struct, frozen=True):
    """A KPI as one line tells it; `met` is None where there is nothing to tell."""

    kpi: Kpi
    last: int | None  # the last month with a figure
    period: str
    value: str
    before: str
    target: str
    met: bool | None

    @property
    def verdict(self) -> str:
        """The state in words."""
        if self.last is None:
            return _("No figures yet")
        if not self.target:
            return _("No target")
        if self.met is None:
            return _("Judged in words") if self.kpi.target_kind == "words" else _("Cannot be told yet")
        return _("Target reached") if self.met else _("Target not reached")


def state_of(document: Document, found: LatestFigure, language: str = "en") -> KpiState:
    """Where a KPI stands with its last figure."""
    one, compared = found.kpi, found.compared
    others = latest_comparators(comparators(document, one.id), found.last)
    return KpiState(
        one,
        found.last,
        _period(found),
        found.text(language),
        show_value(one, compared.value_before, language) if compared is not None else "",
        target_words(one, language),
        met_over(one, compared.now, compared.value, others) if compared is not None else None,
    )


def states_of_objective(document: Document, objective_id: int, language: str = "en") -> tuple[KpiState, ...]:
    """Where the KPIs of an objective stand, in their order."""
    return tuple(
        state_of(document, latest_figure(document, one), language)
        for one in kpis_of_objective(document, objective_id)
    )


def latest_comparators(every: Sequence[Comparator], last: int | None) -> tuple[Comparator, ...]:
    """The values of other services for the last period that has any, none of the time after `last`."""
    known = [one for one in every if last is None or one.period <= last]
    newest = max((one.period for one in known), default=None)
    return tuple(one for one in known if one.period == newest)


def _period(found: LatestFigure) -> str:
    one = found.kpi
    if found.last is None:
        return ""
    if found.compared is None or found.compared.now.wanted != YEAR or one.months == YEAR:
        return periods.name(periods.aligned(found.last, one.frequency), one.frequency)
    month, now = periods.name(found.last, "month"), found.compared.now
    if not now.complete:
        return _("{n} of 12 months to {month}").format(n=now.months, month=month)
    return _("12 months to {month}").format(month=month)
