"""The list of KPIs with the figure that each shows last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from plandesk.domain.kpis.dashboard import Comparison, compare, months_back
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.measures import Cell, amounts_by_unit, measures, service_series
from plandesk.domain.kpis.periods import last_month
from plandesk.domain.kpis.targets import show_judged
from plandesk.domain.outline import Outline
from plandesk.file.document import Document

YEAR = 12
AT_ONCE = 500  # ids in one statement


class LatestFigure(Struct, frozen=True):
    """A KPI with what it shows up to its last figure (see `Kpi.shown_months`); `last` is None without one.

    `objective` is the id of the top objective of the plan in hand that it measures, None for none of it.
    """

    kpi: Kpi
    objective: int | None
    last: int | None
    compared: Comparison | None
    words: str

    def text(self, language: str = "en") -> str:
        """The figure for reading, "" where there is none."""
        if self.compared is None:
            return self.words
        return show_judged(self.kpi, self.compared.value, language)


def latest_figures(document: Document, tree: Outline | None = None) -> tuple[LatestFigure, ...]:
    """Every KPI in order, those of the plan's objectives first, in the plan's order."""
    lasts = {
        row[0]: row[1] for row in document.rows("SELECT kpi_id, max(period) FROM measure GROUP BY kpi_id")
    }
    found = [_latest(document, one, _top(tree, one), lasts.get(one.id)) for one in kpis(document)]
    places = {root: place for place, root in enumerate(tree.roots)} if tree is not None else {}
    return tuple(sorted(found, key=lambda one: places.get(one.objective or 0, len(places))))


def latest_figure(document: Document, one: Kpi) -> LatestFigure:
    """What one KPI shows last, of no plan."""
    return _latest(document, one, None, last_period(document, one.id))


def kpis_of_measures(document: Document, measure_ids: Sequence[int]) -> set[int]:
    """The KPIs that some figures are of."""
    found: set[int] = set()
    for start in range(0, len(measure_ids), AT_ONCE):
        some = measure_ids[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = document.rows(f"SELECT DISTINCT kpi_id FROM measure WHERE id IN ({marks})", some)
        found |= {row[0] for row in rows}
    return found


def latest_texts(document: Document, kpi_ids: Collection[int]) -> dict[int, str]:
    """What some KPIs show for the 12 months up to their last figure, for reading."""
    return {
        one.id: _latest(document, one, None, last_period(document, one.id)).text()
        for one in kpis(document)
        if one.id in kpi_ids
    }


def last_period(document: Document, kpi_id: int) -> int | None:
    """The last period with a figure."""
    found: int | None = document.value("SELECT max(period) FROM measure WHERE kpi_id = ?", (kpi_id,))
    return found


def period_span(document: Document, kpi_id: int) -> tuple[int, int] | None:
    """The first and the last period with a figure; None where there is none."""
    row = document.row("SELECT min(period), max(period) FROM measure WHERE kpi_id = ?", (kpi_id,))
    return None if row is None or row[0] is None else (row[0], row[1])


def _latest(document: Document, one: Kpi, objective: int | None, period: int | None) -> LatestFigure:
    if period is None:
        return LatestFigure(one, objective, None, None, "")
    last = last_month(period, one.frequency)
    if one.kind == "words":
        told = measures(document, one.id, period, period).get(Cell(period))
        return LatestFigure(one, objective, last, None, told.words if told is not None else "")
    first = 0 if one.frequency == "wave" else last - 2 * YEAR + 1
    by_unit = amounts_by_unit(document, one.id, first, last, per_people=one.per_people)
    series, length = service_series(document, by_unit), one.shown_months
    compared = compare(one, series, last, length, months_back(one, series, last, length))
    return LatestFigure(one, objective, last, compared, "")


def _top(tree: Outline | None, one: Kpi) -> int | None:
    if tree is None:
        return None
    own = [objective for objective in one.objectives if objective in tree.objectives]
    return tree.trail(own[0])[0].id if own else None
