"""The figures of a dashboard read from a document: which KPIs, up to which month, for which edition."""

from __future__ import annotations

from plandesk.domain.kpis import charts, comparison_table, side_by_side
from plandesk.domain.kpis.comparators import comparators
from plandesk.domain.kpis.dashboard import Dashboard, dashboard
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.measures import Cell, Measure, measures
from plandesk.domain.kpis.periods import last_month, name
from plandesk.domain.outline import Outline
from plandesk.domain.sections import Section
from plandesk.file.document import Document
from plandesk.reports.dashboard_data import KpiBoard
from plandesk.reports.wording import _, date_text

MOST_TILES = 8  # the whole service and its units; more are a table


def boards(
    document: Document, tree: Outline, section: Section, edition: str, language: str, until: int
) -> tuple[KpiBoard, ...]:
    """The KPIs that a section shows, those of the plan's goals where it has chosen none.

    The public edition leaves out what measures internal goals only. Figures after the month `until` are
    left out.
    """
    every = {one.id: one for one in kpis(document)}
    chosen = [every[one] for one in section.kpis if one in every]
    if not section.kpis:
        chosen = [one for one in every.values() if any(goal in tree.objectives for goal in one.objectives)]
    shown = [one for one in chosen if edition != "public" or open_to_all(one, tree)]
    return tuple(_board(document, one, language, until) for one in shown)


def open_to_all(one: Kpi, tree: Outline) -> bool:
    """Whether a KPI measures something of a plan that is public, or nothing of it at all."""
    own = [goal for goal in one.objectives if goal in tree.objectives]
    return not own or any(all(above.public for above in tree.trail(goal)) for goal in own)


def _board(document: Document, one: Kpi, language: str, until: int) -> KpiBoard:
    cells = measures(document, one.id, None, until)
    periods = [cell.period for cell in cells if last_month(cell.period, one.frequency) <= until]
    if not periods:
        return KpiBoard(one.name, _("No figures yet"))
    last = max(periods)
    if one.kind == "words":
        told = cells.get(Cell(last))
        words = told.words if told is not None else ""
        period = name(last, one.frequency)
        return KpiBoard(one.name, period, words=((period, words),), notes=_notes(one, cells, None, language))
    board = dashboard(document, one.id, last_month(last, one.frequency), one.shown_months)
    whole = _("Whole service")
    lines = charts.references(one, comparators(document, one.id), board.last, language)
    regular = one.frequency in ("month", "quarter")
    years = charts.over_years(board, whole, lines, language=language)
    parts = comparison_table.by_category(board, language=language)
    tiles = side_by_side.unit_tiles(board, whole, language)
    many = len(tiles) > MOST_TILES
    return KpiBoard(
        name=one.name,
        line=side_by_side.stretch_line(board),
        tiles=tiles[:1] if many else tiles,
        stretches=side_by_side.stretches(board, language),
        pairs=None if many else side_by_side.unit_pairs(board, whole, language),
        remark=side_by_side.variation_remark(board),
        notes=_notes(one, cells, board, language),
        columns=charts.by_month(board, lines, language=language) if regular else None,
        strands=years if len(years.labels) > 1 and years.strands else None,
        units=comparison_table.by_unit(board, board.current, whole, language=language) if many else None,
        categories=parts if parts.rows else None,
    )


def _notes(one: Kpi, cells: dict[Cell, Measure], board: Dashboard | None, language: str) -> tuple[str, ...]:
    """How the changes are meant, what the units leave over, where the figures come from and of which day."""
    notes = []
    if board is not None:
        explained = _("Changes are relative and computed on unrounded values.")
        if one.kind == "rate":
            explained = _(
                "Changes are relative and computed on unrounded values; points are a difference of two rates."
            )
        notes.append(explained)
        notes.append(side_by_side.rest_words(board, language))
    if one.source.strip():
        notes.append(_("Source: {source}.").format(source=" ".join(one.source.split()).rstrip(".")))
    dates = [told.as_of for told in cells.values() if told.as_of is not None]
    if dates:
        notes.append(_("Figures as of {date}.").format(date=date_text(max(dates))))
    if any(told.provisional for told in cells.values()):
        notes.append(_("Some figures are provisional and may change."))
    return tuple(note for note in notes if note)
