"""One KPI as a dashboard prints it: figures side by side, in finished words."""

from __future__ import annotations

from msgspec import Struct

from plandesk.charts import Columns, Pairs, Strands
from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.side_by_side import StretchTable
from plandesk.domain.kpis.tiles import Tile


class KpiBoard(Struct, frozen=True):
    """One KPI. `line` is the stretch of time it tells of; `tiles` begin with the whole service.

    `stretches` is None for a KPI of words, whose `words` are (period, what was said) instead. `units` and
    `categories` are tables for what does not fit into tiles.
    """

    name: str
    line: str
    tiles: tuple[Tile, ...] = ()
    stretches: StretchTable | None = None
    pairs: Pairs | None = None
    remark: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()
    columns: Columns | None = None
    strands: Strands | None = None
    units: ComparedTable | None = None
    categories: ComparedTable | None = None
    words: tuple[tuple[str, str], ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether there is anything but its name."""
        return self.stretches is not None or bool(self.words)
