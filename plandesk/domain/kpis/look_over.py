"""The figures in the list of what to fix and what to look at before publication."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.measures import Cell
from plandesk.domain.kpis.preflight import FigureFinding, findings, findings_of_definition
from plandesk.domain.preflight import Finding, Weight
from plandesk.file.document import Document
from plandesk.i18n import _


def look_over_figures(
    document: Document,
    today: date,
    of: Collection[int] | None = None,
    defined: Collection[int] = (),
    at_most: int | None = None,
) -> list[Finding]:
    """Everything worth a look in the figures of the KPIs with the ids `of`, None for all.

    Of those that are only `defined` no figure is looked at. `kind` is "measure" with the id of the figure
    that the sentence is about, or "kpi" where there is none. KPIs with more than `at_most` figures, which
    would take long, lead to where each is looked over by itself.
    """
    found = []
    for one in kpis(document):
        if one.id in defined:
            found += [_finding(document, one, each) for each in findings_of_definition(one)]
        if of is not None and one.id not in of:
            continue
        many = document.value("SELECT count(*) FROM measure WHERE kpi_id = ?", (one.id,))
        if at_most is not None and many > at_most:
            sentence = _("It has many figures; what does not fit is told below them on the KPIs page.")
            found.append(Finding(Weight.LOOK, "kpi", one.id, one.name, sentence))
            continue
        at_most = None if at_most is None else at_most - many
        found += [_finding(document, one, each) for each in findings(document, today, one.id)]
    return found


def cell_of_measure(document: Document, measure_id: int) -> tuple[int, Cell] | None:
    """The KPI and the place of a figure; None where it is gone."""
    row = document.row("SELECT kpi_id, period, unit_id, category_id FROM measure WHERE id = ?", (measure_id,))
    return None if row is None else (row[0], Cell(row[1], row[2], row[3]))


def _finding(document: Document, one: Kpi, found: FigureFinding) -> Finding:
    weight = Weight.FIX if found.cell is None and found.kind != "source" else Weight.LOOK
    measure_id = None if found.cell is None else _measure_at(document, one.id, found.cell)
    together = _together().get(found.kind, "")
    if found.cell is None or measure_id is None:
        return Finding(weight, "kpi", one.id, one.name, found.sentence, together=together)
    name = _("{kpi}, {period}").format(kpi=one.name, period=periods.name(found.cell.period, one.frequency))
    return Finding(weight, "measure", measure_id, name, found.sentence, together=together)


def _together() -> dict[str, str]:
    """What is said of several findings of a kind."""
    return {
        "target": _("Targets without a number."),
        "baseline": _("Targets that change from a baseline which is not set."),
        "direction": _("Targets that do not go with the direction that is wanted."),
        "source": _("KPIs that do not say where their figures come from."),
        "late": _("KPIs without figures, or without recent ones."),
        "sum": _("Units or categories that do not add up to the whole."),
        "gap": _("Figures that are missing between others."),
        "far": _("Figures far from the usual."),
        "small base": _("Percentages that rest on fewer than 50 cases."),
        "future": _("Figures of a time that is not over yet."),
        "above": _("Rates above 100%, or of 0."),
    }


def _measure_at(document: Document, kpi_id: int, cell: Cell) -> int | None:
    found: int | None = document.value(
        "SELECT id FROM measure WHERE kpi_id = ? AND period = ? AND unit_id IS ? AND category_id IS ?",
        (kpi_id, cell.period, cell.unit_id, cell.category_id),
    )
    return found
