"""Carrying out an import of figures that `figures_preview` has looked at, as one step."""

from __future__ import annotations

from plandesk.domain.kpis.measures import Cell, annotate, enter, measures
from plandesk.errors import ImportRefused
from plandesk.exchange.figures_preview import FigureRow, FiguresPreview, preview
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def apply(document: Document, seen: FiguresPreview) -> int:
    """Enter what a preview says, as one step that can be undone; how many figures changed comes back.

    Raises ImportRefused where the file was changed since, so that the preview no longer fits.
    """
    now = preview(document, seen.sheet, seen.columns, seen.fixed, seen.today)
    if now.rows != seen.rows:
        raise ImportRefused(
            _("The figures were changed since the preview. Nothing was imported; look at the new preview.")
        )
    if not seen.taken:
        return 0
    by_kpi: dict[int, list[FigureRow]] = {}
    for row in seen.rows:
        if row.taken and row.kpi_id is not None:
            by_kpi.setdefault(row.kpi_id, []).append(row)
    name = ngettext("Import {n} figure", "Import {n} figures", seen.taken).format(n=seen.taken)
    with document.step(name):
        for kpi_id, rows in by_kpi.items():
            enter(document, kpi_id, [row.entry for row in rows if row.entry is not None])
            _note(document, kpi_id, rows)
    return seen.taken


def _note(document: Document, kpi_id: int, rows: list[FigureRow]) -> None:
    """Write as-of dates, footnotes and the like; figures with the same ones together."""
    alike: dict[tuple[tuple[str, object], ...], list[Cell]] = {}
    for row in rows:
        if row.notes and row.place is not None:
            alike.setdefault(row.notes, []).append(row.place)
    if not alike:
        return
    there = measures(document, kpi_id)
    for notes, places in alike.items():
        ids = [there[place].id for place in places if place in there]
        annotate(document, ids, **dict(notes))
