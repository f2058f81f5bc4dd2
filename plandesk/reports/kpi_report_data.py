"""What the KPI report prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.charts import Columns, Strands
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.tiles import TileFigure
from plandesk.reports.imprint import Imprint


class KpiRow(Struct, frozen=True):
    """One KPI in the table of all. `status` is the role of a symbol ("done", "late") or empty.

    `words` are what a source says in words, where there is no figure.
    """

    name: str
    target: str
    now: str
    before: str
    change: str
    trend: str
    status: str
    verdict: str
    period: str
    values: tuple[float | None, ...] = ()
    values_words: str = ""
    note: str = ""
    words: str = ""
    source: str = ""
    baseline: str = ""


class KpiGroup(Struct, frozen=True):
    """The KPIs of one top objective; an empty title for those of none."""

    title: str
    rows: tuple[KpiRow, ...]


class KpiPage(Struct, frozen=True):
    """One KPI on a page of its own. `about` are names with what they say, `notes` sentences below.

    `gap` says of how many of the period's months there are figures, empty where there are of all.
    """

    group: str
    name: str
    period: str
    figures: tuple[TileFigure, ...]
    remark: tuple[str, str]
    columns: Columns | None
    strands: Strands | None
    units: ComparedTable | None
    categories: ComparedTable | None
    about: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    uid: str = ""
    gap: str = ""

    @property
    def bare(self) -> bool:
        """Whether there is neither a figure nor a word yet."""
        return not self.figures and not self.words


class KpiReport(Struct, frozen=True):
    """Everything the KPI report prints: `order` are its parts; `definitions` are the appendix.

    `explained` says how the figures are meant; `provisional` is whether some of them may change.
    """

    imprint: Imprint
    title: str
    groups: tuple[KpiGroup, ...]
    pages: tuple[KpiPage, ...]
    explained: tuple[str, ...]
    definitions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    order: tuple[LayoutPart, ...] = ()
    provisional: bool = False

    @property
    def total(self) -> int:
        """How many KPIs there are."""
        return sum(len(group.rows) for group in self.groups)
