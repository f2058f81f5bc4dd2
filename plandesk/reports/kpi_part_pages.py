"""The parts about KPIs within a plan's report: the table of all, pages of all or of one, charts."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart, shown_columns
from plandesk.reports import kpi_evaluation
from plandesk.reports.kpi_page import KpiPages
from plandesk.reports.kpi_parts import OF_KPIS, kpi_columns
from plandesk.reports.kpi_report_data import KpiReport
from plandesk.reports.pages import Flow
from plandesk.reports.wording import _


class KpiParts:
    """Adds the parts about KPIs of one report to its flow; `printed` are all parts that it prints."""

    def __init__(self, data: KpiReport | None, flow: Flow, printed: Sequence[LayoutPart]) -> None:
        self.data = data
        self.flow = flow
        self.parts = [one for one in printed if one.kind != arranging.PAGE_BREAK]
        self.alone = {one.subject for one in printed if one.kind == arranging.KPI_PAGE}
        self.places = {one.uid: place for place, one in enumerate(data.pages)} if data is not None else {}

    def says_something(self, part: LayoutPart) -> bool:
        """Whether the part is about KPIs, and there is one to print."""
        if part.kind in (arranging.KPI_TABLE, arranging.KPI_PAGES):
            return self.data is not None and self.data.total > 0
        return part.kind in OF_KPIS and part.subject in self.places

    def key(self, part: LayoutPart) -> str:
        """The name of the part's place."""
        if part.kind == arranging.KPI_TABLE:
            return "kpis"
        if part.kind == arranging.KPI_PAGES:
            return "kpi0"
        return f"{'kpi' if part.kind == arranging.KPI_PAGE else 'chart'}{self.places.get(part.subject, 0)}"

    def title(self, part: LayoutPart) -> str:
        """What stands in the contents; nothing for pages right behind the table, which are part of it."""
        if part.kind == arranging.KPI_TABLE:
            return kpi_evaluation.title()
        if part.kind == arranging.KPI_PAGES:
            return "" if self._behind_table(part) else _("KPIs")
        pages = self.data.pages if self.data is not None else ()
        return next((page.name for page in pages if page.uid == part.subject), "")

    def _behind_table(self, part: LayoutPart) -> bool:
        return self._before(part) == arranging.KPI_TABLE

    def _before(self, part: LayoutPart) -> str:
        place = self.parts.index(part)
        return self.parts[place - 1].kind if place else ""

    def add(self, part: LayoutPart, fresh: bool = False) -> None:
        """Print a part; a chart begins a page if `fresh`, behind the contents, and where it has no room."""
        if self.data is None:
            return
        if part.kind == arranging.KPI_TABLE:
            shown = shown_columns(kpi_columns(), part.columns) if part.columns else ()
            kpi_evaluation.add(self.data, self.flow, self.key(part), shown)
            return
        before = None
        for place, page in enumerate(self.data.pages):
            if part.kind == arranging.KPI_PAGES and page.uid in self.alone:
                continue
            if part.kind == arranging.KPI_PAGES:
                marked = 1 if self._behind_table(part) else 0
                KpiPages(page, self.flow, place, level=1, marked=marked).add(before)
                before = page
            elif page.uid == part.subject and part.kind == arranging.KPI_PAGE:
                KpiPages(page, self.flow, place, level=1, marked=0).add()
            elif page.uid == part.subject:
                alone = fresh or self._before(part) == arranging.CONTENTS
                KpiPages(page, self.flow, place, level=1).chart(alone)
