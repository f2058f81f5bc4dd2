"""The dashboard of a KPI: what is shown of it, its large figures, its charts, its units and categories."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.kpis import charts, comparison_table, tiles
from plandesk.domain.kpis.comparators import comparators
from plandesk.domain.kpis.dashboard import Dashboard, dashboard
from plandesk.domain.kpis.definitions import Kpi, categories
from plandesk.domain.kpis.measures import Cell, measures, units_with_figures
from plandesk.domain.kpis.periods import aligned, last_complete, name
from plandesk.domain.kpis.state import latest_comparators
from plandesk.domain.kpis.stretches import Stretch, stretches
from plandesk.domain.people import units
from plandesk.gui.pages.kpis.chart_block import ChartBlock
from plandesk.gui.pages.kpis.compared_view import ComparedView
from plandesk.gui.pages.kpis.tile import TileView
from plandesk.gui.tokens import px
from plandesk.gui.widgets.chart_columns import ColumnsChart
from plandesk.gui.widgets.chart_strands import StrandsChart
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Line, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet
    from plandesk.file.document import Document
    from plandesk.gui.session import Session

TABLES = ("kpi", "category", "unit", "measure", "restatement", "comparator", "service")
SIDE_BY_SIDE, IN_ONE_ROW = 900, 840  # widths from which charts, and tiles, stand beside each other


class KpiDashboard(QScrollArea):
    """`figure_requested` comes with the `Cell` whose figure is to be seen."""

    figure_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kpi: Kpi | None = None
        self._stretches: tuple[Stretch, ...] = ()
        self._stale = False
        self.board: Dashboard | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.stretch, self.unit, self.category = Choice(), Choice(), Choice()
        bar = self.bar = Panel("base", "bottom")
        flow = FlowLayout(bar, px(8))
        flow.setContentsMargins(px(24), px(8), px(24), px(8))
        for choice, words, width in (
            (self.stretch, _("Period"), 232),
            (self.unit, _("Unit"), 200),
            (self.category, _("Category"), 220),
        ):
            choice.setAccessibleName(words)
            choice.setFixedWidth(px(width))
            flow.addWidget(choice)
        self.target = Words("", 13)
        self.target.setFixedHeight(px(32))
        flow.addWidget(self.target)
        self.tiles = [TileView() for _place in range(3)]
        self._tile_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tile_row.setSpacing(0)
        self._rules = []
        for place, tile in enumerate(self.tiles):
            if place:
                rule = Line(vertical=True)
                self._rules.append(rule)
                self._tile_row.addWidget(rule)
            self._tile_row.addWidget(tile, 1, Qt.AlignmentFlag.AlignTop)  # one may be lower
        self.months, self.years = ChartBlock(ColumnsChart()), ChartBlock(StrandsChart())
        self._chart_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chart_row.setContentsMargins(px(24), px(14), px(24), px(14))
        self._chart_row.setSpacing(px(32))
        self._chart_row.addWidget(self.months, 3)
        self._chart_row.addWidget(self.years, 2)
        self.by_unit, self.by_category = ComparedView(_("By unit")), ComparedView(_("By category"))
        self.of_categories = Words(_("By category"), 14, QFont.Weight.DemiBold)
        self.of_categories.setContentsMargins(px(24), px(18), 0, px(4))
        self.explained = Words("", 12, role="secondary", wrap=True)
        self.explained.setContentsMargins(px(24), px(10), px(24), px(20))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._tile_row)
        column.addWidget(Line())
        column.addLayout(self._chart_row)
        column.addWidget(Line())
        for part in (self.by_unit, self.of_categories, self.by_category, self.explained):
            column.addWidget(part)
        column.addStretch(1)
        self.empty = EmptyState(
            _("There are no figures yet"),
            _("Type or paste them on the Figures tab; the dashboard shows them at once."),
            _("Go to the figures"),
            icon="table",
        )
        self.words = Words("", 14, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setContentsMargins(px(24), px(24), px(24), px(24))
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.stack = QStackedWidget()
        self.stack.setAutoFillBackground(True)
        self.stack.setBackgroundRole(self.palette().ColorRole.Base)
        for one in (shown, self.empty, self.words):
            self.stack.addWidget(one)
        self._shown = shown
        self.setWidget(self.stack)

    def _wire(self) -> None:
        self.stretch.chosen.connect(lambda _value: self._show())
        self.unit.chosen.connect(lambda _value: self._show())
        self.category.chosen.connect(lambda _value: self._show())
        for block in (self.months, self.years):
            block.chart.link_chosen.connect(self.figure_requested)
        for table in (self.by_unit, self.by_category):
            table.opened.connect(self.figure_requested)
        self.empty.acted.connect(self._ask_for_first)

    # ---- what the page asks

    def show_kpi(self, kpi: Kpi | None) -> None:
        """Show a KPI; with another one the choices begin anew."""
        another = kpi is None or self._kpi is None or kpi.id != self._kpi.id
        self._kpi = kpi
        if another:
            for choice in (self.stretch, self.unit, self.category):
                choice.set_value(None)
        self._read()

    def follow(self, changes: ChangeSet, kpi: Kpi | None) -> None:
        """Read again what a step changed."""
        if changes.touches(*TABLES) or kpi != self._kpi:
            self.show_kpi(kpi)

    # ---- within

    def _read(self) -> None:
        """Offer what there is, and show it; while hidden that is put off."""
        document, kpi = self._session.document, self._kpi
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if document is None or kpi is None:
            self.stack.setCurrentWidget(self.empty)
            return
        self._stretches = stretches(document, kpi)
        if not self._stretches:
            self.stack.setCurrentWidget(self.empty)
            return
        if kpi.kind == "words":
            self.words.setText(_told(document, kpi))
            self.stack.setCurrentWidget(self.words)
            return
        self._offer(document, kpi)
        self._show()
        self.stack.setCurrentWidget(self._shown)

    def _offer(self, document: Document, kpi: Kpi) -> None:
        kept = self.stretch.value()
        known = [(one.last, one.length) for one in self._stretches]
        self.stretch.set_choices(list(zip(known, (one.words for one in self._stretches), strict=True)))
        self.stretch.set_value(kept if kept in known else known[0])
        used = units_with_figures(document, kpi.id)
        found = [(one.id, one.name) for one in units(document) if one.id in used]
        self.unit.set_choices([(None, _("Whole service")), *found])
        if not self.unit.offers(self.unit.value()):
            self.unit.set_value(None)
        self.unit.setVisible(bool(found))
        parts = [(one.id, one.name) for one in categories(document, kpi.id)]
        self.category.set_choices([(None, _("All categories together")), *parts])
        if not self.category.offers(self.category.value()):
            self.category.set_value(None)
        self.category.setVisible(bool(parts))

    def _show(self) -> None:
        document, kpi, stretch = self._session.document, self._kpi, self.stretch.value()
        if document is None or kpi is None or not isinstance(stretch, tuple):
            return
        last, length = stretch
        unit, category = self.unit.value(), self.category.value()
        board = self.board = dashboard(document, kpi.id, last, length, unit, category)
        whole = board if unit is None else dashboard(document, kpi.id, last, length, None, category)
        self._show_tiles(document, board)
        others = comparators(document, kpi.id)
        lines = charts.references(kpi, others, last)
        regular = kpi.frequency in ("month", "quarter")
        self.months.setVisible(regular)
        if regular:
            by_month = charts.by_month(board, lines, unit, category)
            self.months.chart.set_chart(by_month)
            self.months.show_chart(by_month.title, "", by_month.caption, by_month.table)
        over_years = charts.over_years(board, _("Whole service"), lines, category, unit)
        several = len(over_years.labels) > 1 and bool(over_years.strands)
        self.years.setVisible(several)
        self.years.chart.set_chart(over_years)
        self.years.show_chart(over_years.title, over_years.subtitle, over_years.caption, over_years.table)
        self.by_unit.setVisible(bool(board.units))
        self.by_unit.rows.show_table(
            comparison_table.by_unit(board, whole.current, _("Whole service"), category)
        )
        parts = comparison_table.by_category(board, unit)
        self.of_categories.setVisible(bool(parts.rows))
        self.by_category.setVisible(bool(parts.rows))
        self.by_category.rows.show_table(parts)
        self.explained.setText(_explained(kpi))

    def _show_tiles(self, document: Document, board: Dashboard) -> None:
        found = tiles.tiles(board)
        for place, view in enumerate(self.tiles):
            view.setVisible(place < len(found))
            if place < len(found):
                view.show_tile(found[place])
        for place, rule in enumerate(self._rules, 1):
            rule.setVisible(place < len(found))
        self._arrange()
        others = latest_comparators(comparators(document, board.kpi.id), board.last)
        state = tiles.target_state(board.kpi, board.current, others)
        if state is None:
            self.target.setText("")
            return
        mark = {True: "✓", False: "◆", None: "–"}[state.met]
        words = _("{mark} Target {target}: {verdict}")
        self.target.setText(words.format(mark=mark, target=state.words, verdict=state.verdict))
        self.target.set_role({True: "completed", False: "late", None: "secondary"}[state.met])

    def _ask_for_first(self) -> None:
        if self._kpi is not None:
            self.figure_requested.emit(Cell(last_complete(date.today(), self._kpi.frequency)))

    # ---- Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Charts and tiles stand beside each other where there is room, the tiles with whole figures."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        wide, shown = self.viewport().width(), [one for one in self.tiles if not one.isHidden()]
        tiles = len(shown) * max((one.least_width() for one in shown), default=0)
        self._chart_row.setDirection(across if wide >= px(SIDE_BY_SIDE) else down)
        self._tile_row.setDirection(across if wide >= max(px(IN_ONE_ROW), tiles) else down)


def _told(document: Document, kpi: Kpi) -> str:
    """What a source said in words, the latest first."""
    found = measures(document, kpi.id)
    said = [
        f"{name(aligned(cell.period, kpi.frequency), kpi.frequency)}\n{one.words}"
        for cell, one in sorted(found.items(), key=lambda item: -item[0].period)
        if one.words and cell.unit_id is None and cell.category_id is None
    ]
    return "\n\n".join(said)


def _explained(kpi: Kpi) -> str:
    said = [
        _("Percent changes are relative to the survey before, computed on unrounded figures.")
        if kpi.frequency == "wave"
        else _("Percent changes are relative to the same time a year before, computed on unrounded figures."),
        _("Per so many people: the cases of all months, of the mean number of people.")
        if kpi.per_people and kpi.months < 12
        else _("Of several periods it is the plain mean of their figures.")
        if not kpi.additive and kpi.frequency in ("month", "quarter")
        else "",
        {
            "published": _("As published by the source."),
            "estimate": _("An estimate of this service."),
        }.get(kpi.origin, ""),
        _("Source: {source}.").format(source=kpi.source.strip().rstrip(".")) if kpi.source.strip() else "",
    ]
    return " ".join(filter(None, said))
