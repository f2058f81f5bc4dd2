"""The KPI report: from a document to plain data, and from the data to a PDF."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import arranging, outline
from plandesk.domain.kpis import charts, comparison_table, tiles
from plandesk.domain.kpis.chart_words import cases_name, gap_words
from plandesk.domain.kpis.comparators import comparators
from plandesk.domain.kpis.dashboard import Dashboard, dashboard
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Measure, measures
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.periods import aligned, last_month, name
from plandesk.domain.kpis.published import published_words
from plandesk.domain.kpis.side_by_side import rest_words
from plandesk.domain.kpis.state import latest_comparators
from plandesk.domain.kpis.targets import show_judged, show_value, shown_value, target_words
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.outline import Outline
from plandesk.domain.periods import Quarter
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.reports.imprint import Imprint
from plandesk.reports.imprint_reading import bare_title, imprint_of
from plandesk.reports.kpi_report_data import KpiGroup, KpiPage, KpiReport, KpiRow
from plandesk.reports.kpi_report_parts import DEFINITIONS, offered
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import _, date_text, raised, speaking

ON_PAGES = (arranging.KPI_PAGES, arranging.KPI_PAGE, arranging.CHART)
MOST_NOTES = 8  # footnotes on a page


class KpiReportOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera".

    With a quarter the figures are those up to its end. `pages`: a page for each KPI after the table of all.
    """

    plan_id: int
    quarter: Quarter | None = None
    edition: str = "public"
    pages: bool = True
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def collect(document: Document, options: KpiReportOptions) -> KpiReport:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    The public edition leaves out KPIs that measure internal objectives of the plan only, and of the others
    who owns them and what is noted about them.
    """
    tree = outline.outline(document, options.plan_id)
    language = options.language or tree.plan.language or service(document).language
    with speaking(language):
        return _Reading(document, tree, options, language).report()


def layout(data: KpiReport) -> bytes:
    """Return the report as a PDF; the same data give the same bytes."""
    from plandesk.reports.kpi_report_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)


class _Found(Struct, frozen=True):
    """A KPI with its figures up to the last period that is told; `board` is None for one of words."""

    kpi: Kpi
    group: str
    cells: dict[Cell, Measure]
    last: int | None
    board: Dashboard | None


class _Reading:
    """One document read for one report."""

    def __init__(self, document: Document, tree: Outline, options: KpiReportOptions, language: str) -> None:
        self.document = document
        self.tree = tree
        self.options = options
        self.language = language
        self.everything = options.edition != "public"
        self.order = order_of(options.layout, offered(document, options.plan_id, options.pages))
        self.end = None
        if options.quarter is not None:
            self.end = month_number(options.quarter.last.year, options.quarter.last.month)

    def report(self) -> KpiReport:
        """The report's data, in the language that is spoken."""
        found = [self._found(one, group) for group, one in self._shown()]
        printed = {part.kind for part in self.order}
        groups: dict[str, list[KpiRow]] = {}
        for one in found:
            groups.setdefault(one.group, []).append(self._row(one))
        return KpiReport(
            imprint=self._imprint(),
            title=f"{bare_title(self.tree.plan)} {self.tree.plan.period_text}",
            groups=tuple(KpiGroup(title, tuple(rows)) for title, rows in groups.items()),
            pages=tuple(self._page(one) for one in found) if printed.intersection(ON_PAGES) else (),
            explained=self._explained(found),
            definitions=tuple((one.kpi.name, self._about(one)) for one in found)
            if DEFINITIONS in printed
            else (),
            order=self.order,
            provisional=any(told.provisional for one in found for told in one.cells.values()),
        )

    def _imprint(self) -> Imprint:
        date = self.options.date
        if date is None:
            date = datetime.date.today()
            if self.options.quarter is not None:
                date = min(date, self.options.quarter.last)
        made = imprint_of(
            self.document,
            self.tree.plan,
            title=_("KPI report {period}").format(period=self.tree.plan.period_text),
            edition=self.options.edition,
            language=self.language,
            paper=self.options.paper,
            date=date,
        )
        return replace(made, as_of=True, draft=None)

    # ---- which KPIs

    def _shown(self) -> list[tuple[str, Kpi]]:
        """The KPIs in the order of the plan's goals, those of none last, each with its goal in words."""
        ordered: list[tuple[int, str, Kpi]] = []
        for one in kpis(self.document):
            own = [goal for goal in one.objectives if goal in self.tree.objectives]
            open_ones = [goal for goal in own if self.everything or self._is_public(goal)]
            if own and not open_ones:
                continue
            if not own:
                ordered.append((len(self.tree.roots), "", one))
                continue
            root = self.tree.trail(open_ones[0])[0]
            label = f"{root.number} {root.title}".strip()
            ordered.append((self.tree.roots.index(root.id), label, one))
        return [(label, one) for _place, label, one in sorted(ordered, key=lambda found: found[0])]

    def _is_public(self, objective_id: int) -> bool:
        return all(above.public for above in self.tree.trail(objective_id))

    def _found(self, one: Kpi, group: str) -> _Found:
        cells = measures(self.document, one.id, None, self.end)
        periods = [
            cell.period
            for cell in cells
            if self.end is None or last_month(cell.period, one.frequency) <= self.end
        ]
        if not periods:
            return _Found(one, group, cells, None, None)
        period = max(periods)
        if one.kind == "words":
            return _Found(one, group, cells, period, None)
        board = dashboard(self.document, one.id, last_month(period, one.frequency), one.shown_months)
        return _Found(one, group, cells, period, board)

    # ---- the table of all

    def _row(self, found: _Found) -> KpiRow:
        one, board = found.kpi, found.board
        target = target_words(one, self.language)
        if board is None:
            told = found.cells.get(Cell(found.last)) if found.last is not None else None
            return KpiRow(
                one.name, target, "", "", "", "", "", "",
                name(found.last, one.frequency) if found.last is not None else "",
                note="" if found.last is not None else _("No figures yet"),
                words=told.words if told is not None else "",
                source=_in_line(one.source),
                baseline=self._baseline(one),
            )  # fmt: skip
        now = board.current
        others = latest_comparators(comparators(self.document, one.id), board.last)
        state = tiles.target_state(one, now, others, self.language)
        values = tuple(shown_value(one, amount) for _period, amount, _before in board.months)
        known = [value for value in values if value is not None]
        return KpiRow(
            name=one.name,
            target=target,
            now=show_judged(one, now.value, self.language),
            before=show_value(one, now.value_before, self.language),
            change="" if tiles.few_cases(now) else tiles.change_words(now.change, self.language),
            trend="" if tiles.few_cases(now) else tiles.trend(now.change),
            status={True: "done", False: "late"}.get(state.met, "")
            if state and state.met is not None
            else "",
            verdict=state.verdict if state is not None and state.met is not None else "",
            period=tiles.stretch_words(board.first, board.last, short=True),
            values=values if len(known) > 2 else (),
            values_words=_("{first} to {last}: from {start} to {end}").format(
                first=name(board.months[0][0], one.frequency),
                last=name(board.months[-1][0], one.frequency),
                start=show_value(one, known[0], self.language),
                end=show_value(one, known[-1], self.language),
            )
            if len(known) > 2
            else "",
            note=gap_words(now) or (tiles.variation_words(now) if tiles.few_cases(now) else ""),
            source=_in_line(one.source),
            baseline=self._baseline(one),
        )

    # ---- a page for each

    def _page(self, found: _Found) -> KpiPage:
        one, board = found.kpi, found.board
        about = self._about(found)
        if board is None:
            said = tuple(
                (name(cell.period, one.frequency), told.words)
                for cell, told in sorted(found.cells.items(), key=lambda item: -item[0].period)
                if told.words and cell == Cell(cell.period)
            )
            return KpiPage(found.group, one.name, "", (), ("", ""), None, None, None, None, about, said,
                           self._notes(found), one.uid)  # fmt: skip
        lines = charts.references(one, comparators(self.document, one.id), board.last, self.language)
        regular = one.frequency in ("month", "quarter")
        years = charts.over_years(board, _("Whole service"), lines, language=self.language)
        units = comparison_table.by_unit(board, board.current, _("Whole service"), language=self.language)
        parts = comparison_table.by_category(board, language=self.language)
        (chosen, *_more) = tiles.tiles(board, self.language)
        return KpiPage(
            group=found.group,
            name=one.name,
            uid=one.uid,
            period=chosen.period,
            gap=chosen.note,
            figures=chosen.figures,
            remark=self._remark(board),
            columns=charts.by_month(board, lines, language=self.language) if regular else None,
            strands=years if len(years.labels) > 1 and years.strands else None,
            units=units if board.units else None,
            categories=parts if parts.rows else None,
            about=about,
            notes=self._notes(found),
        )

    def _remark(self, board: Dashboard) -> tuple[str, str]:
        """Whether the change is more than chance gives: a heading and a sentence."""
        found = board.current
        if found.beyond_variation is None or found.base is None or found.base_before is None:
            return "", ""
        unit = cases_name(board.kpi) if board.kpi.kind == "rate" else board.kpi.unit_of_count
        words = {
            "unit": raised(unit) or _("Count"),
            "now": show_number(found.base, language=self.language),
            "before": show_number(found.base_before, language=self.language),
        }
        survey = board.kpi.frequency == "wave"
        if found.beyond_variation:
            said = (
                _("{now} against {before} in the survey before is more than chance alone gives.")
                if survey
                else _("{now} against {before} a year before is more than chance alone gives.")
            )
            return _("{unit}: beyond normal variation").format(**words), said.format(**words)
        said = (
            _(
                "{now} against {before} in the survey before is a difference that chance alone can give. "
                "It should not be read as a rise or a fall."
            )
            if survey
            else _(
                "{now} against {before} a year before is a difference that chance alone can give. "
                "It should not be read as a rise or a fall."
            )
        )
        return _("{unit}: within normal variation").format(**words), said.format(**words)

    def _about(self, found: _Found) -> tuple[tuple[str, str], ...]:
        one = found.kpi
        dates = [told.as_of for told in found.cells.values() if told.as_of is not None]
        as_of = date_text(max(dates)) if dates else ""
        if any(told.provisional for told in found.cells.values()):
            as_of = _("{date}, the latest figures are provisional").format(date=as_of).lstrip(", ")
        told = (
            (_("Definition"), one.definition),
            (_("Numerator"), one.numerator_name if one.kind == "rate" else ""),
            (_("Denominator"), one.denominator_name if one.kind == "rate" else ""),
            (_("Unit of count"), one.unit_of_count),
            (_("Source"), one.source),
            (_("Origin"), _origin(one)),
            (_("As of"), as_of),
            (_("Baseline"), self._baseline(one)),
            (_("Target"), target_words(one, self.language)),
            (_("Reason"), one.target_reason if one.target_kind not in ("none", "words") else ""),
            (_("Owner"), one.owner if self.everything else ""),
            (_("Note"), one.note if self.everything else ""),
        )  # fmt: skip
        return tuple((label, " ".join(text.split())) for label, text in told if text.strip())

    def _baseline(self, one: Kpi) -> str:
        shown = show_value(one, one.baseline, self.language)
        if shown and one.baseline_period.strip():
            return _("{value} ({period})").format(value=shown, period=one.baseline_period.strip())
        return shown

    def _notes(self, found: _Found) -> tuple[str, ...]:
        """Footnotes, printed values that differ, and figures that are provisional, of the period shown."""
        one, notes = found.kpi, []
        first = found.board.first if found.board is not None else 0
        for cell, told in sorted(
            found.cells.items(), key=lambda item: (-item[0].period, item[0].unit_id or 0)
        ):
            if cell.period < aligned(first, one.frequency) or cell != Cell(cell.period):
                continue
            period = name(cell.period, one.frequency)
            if said := published_words(one, told, self.language):
                notes.append(_("{period}: {words}.").format(period=period, words=said))
            if told.footnote.strip():
                notes.append(f"{period}: {told.footnote.strip()}")
        if found.board is not None and (rest := rest_words(found.board, self.language)):
            notes.append(rest)
        return tuple(notes[:MOST_NOTES])

    def _explained(self, found: list[_Found]) -> tuple[str, ...]:
        said = [
            _(
                "Now is the last 12 months of counts and rates, else the last period with a figure; "
                "before is the same time a year earlier, or the survey before."
            ),
            _("Percent changes are relative to the figure before and computed on unrounded values."),
        ]
        if any(one.board is not None and one.board.current.beyond_variation is False for one in found):
            said.append(
                _(
                    "Within normal variation: two counts differ by no more than chance gives, "
                    "2(√now − √before) between −3 and 3."
                )
            )
        regular = [
            one.kpi for one in found if one.board is not None and one.kpi.frequency in ("month", "quarter")
        ]
        if not all(one.additive for one in regular):
            said.append(
                _("Times, ratings and values of several periods are the plain mean of their figures.")
            )
        if any(one.kpi.per_people and one.kpi.shown_months > one.kpi.months for one in found):
            said.append(_("Per so many people: the cases of all months, of the mean number of people."))
        return tuple(said)


def _origin(one: Kpi) -> str:
    return {
        "published": _("as published by the source"),
        "estimate": _("an estimate of this service"),
    }.get(one.origin, _("counted by this service"))


def _in_line(text: str) -> str:
    return " ".join(text.split())
