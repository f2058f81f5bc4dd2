"""The Figures tab: what stands across, for what, which years; the table; what is noted about its cells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from plandesk.domain.kpis.definitions import Kpi, categories
from plandesk.domain.kpis.grid import CATEGORIES, UNITS, USED
from plandesk.domain.kpis.latest import period_span
from plandesk.domain.kpis.measures import Cell, units_with_figures
from plandesk.domain.kpis.periods import aligned, last_complete
from plandesk.domain.people import units
from plandesk.file.changes import ChangeSet
from plandesk.gui.models.figures_model import FiguresModel
from plandesk.gui.pages.kpis.figure_notes import FigureNotes, figures_words
from plandesk.gui.pages.kpis.figures_table import FiguresTable
from plandesk.gui.pages.kpis.findings_strip import FindingsStrip
from plandesk.gui.pages.kpis.year_ranges import Years, holding, offered, usual
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.session import Session

TABLES = ("kpi", "category", "unit", "measure", "restatement")


class FiguresPane(QScrollArea):
    """Shows the figures of one KPI. In a window too low for it all it scrolls as a whole.

    Esc leads from the notes to the table, and from there back to the list.
    """

    selection_changed = Signal()
    back_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kpi: Kpi | None = None
        self._wished: Kpi | None = None  # to be shown when the tab is
        self._stale = False
        self._choices: list[Years] = []
        self.model = FiguresModel(session, self)
        self.table = FiguresTable(self.model)
        self.table.setMinimumHeight(px(176))
        self.notes = FigureNotes(session)
        self.findings = FindingsStrip(session)
        self.by = Choice()
        self.by.setAccessibleName(_("What stands across"))
        self.of = Choice()
        self.of.setAccessibleName(_("For"))
        self.years = Choice()
        self.years.setAccessibleName(_("Years"))
        for choice, width in ((self.years, 152), (self.by, 168), (self.of, 220)):
            choice.setFixedWidth(px(width))
        self.legend = Words(
            _("p provisional · r restated · n with a note · ≠ total differs from its parts"), 12, role="faint"
        )
        bar = Panel("base", "bottom")
        flow = FlowLayout(bar, px(8))
        flow.setContentsMargins(px(24), px(8), px(24), px(8))
        for choice in (self.years, self.by, self.of):
            flow.addWidget(choice)
        self.legend.setFixedHeight(px(32))
        flow.addWidget(self.legend)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (bar, self.findings, self.table, self.notes):
            layout.addWidget(part, 1 if part is self.table else 0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.by.chosen.connect(self._choose_by)
        self.of.chosen.connect(lambda _of: self._show())
        self.years.chosen.connect(lambda _years: self._show())
        self.table.chosen_changed.connect(self._say)

    def show_kpi(self, kpi: Kpi | None) -> None:
        """Show a KPI's figures, once they can be seen; those of another one where its next figure belongs."""
        self._wished = kpi
        if self.isVisible():
            self._take(kpi)

    def _take(self, kpi: Kpi | None) -> None:
        another = kpi is None or self._kpi is None or kpi.id != self._kpi.id
        changed = kpi != self._kpi
        self._kpi = kpi
        self.findings.show_kpi(kpi.id if kpi is not None else None)
        self._offer_years(another)
        if another:
            self.by.set_value(None)
        self._offer()
        if another or changed:
            self._show()
        if another:
            self._go_to_next()

    def show_cell(self, cell: Cell) -> None:
        """Go to the place of a figure, whether there is one or not."""
        self._catch_up()
        year = cell.period // 12
        wanted = holding(self._choices, year, self.years.value())
        if wanted is None or self._kpi is None:
            return
        self.years.set_value(wanted)
        across = self._across(cell)
        self.by.set_value(across)
        self._offer()
        self.of.set_value(cell.unit_id if across == CATEGORIES else cell.category_id)
        self._show()
        found = self.model.grid
        period = aligned(cell.period, self._kpi.frequency)
        if found is None or period not in found.periods:
            return
        row = found.periods.index(period)
        for column in range(len(found.columns)):
            if found.cell(row, column) == Cell(period, cell.unit_id, cell.category_id):
                self._go(row, column)
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def follow(self, changes: ChangeSet, kpi: Kpi | None) -> None:
        """Read again what a step changed; `kpi` is the one in hand as it is now."""
        if not changes.touches(*TABLES):
            return
        self._wished = kpi
        if not self.isVisible():
            self._stale = True
            return
        if kpi != self._kpi or changes.touches("unit", "category"):
            self._take(kpi)
        else:
            self._offer_years(False)
        self._read_again(changes)
        if kpi is not None:
            self.findings.show_kpi(kpi.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.table.hasFocus():
            self.back_requested.emit()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        """Read what was put off."""
        if self._wished != self._kpi or self._stale:
            self._take(self._wished)
        if self._stale:
            self._stale = False
            self._offer_years(False)
            self._offer()
            self._read_again(ChangeSet("", reload=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setVisible(self.width() >= px(990))

    # ---- within

    def _choose_by(self, _by: object) -> None:
        self.of.set_value(None)
        self._offer()
        self._show()

    def _offer_years(self, another: bool) -> None:
        document = self._session.document
        if document is None or self._kpi is None:
            return
        span, today = period_span(document, self._kpi.id), date.today()
        self._choices = offered(self._kpi, span, today)
        shown = self.years.value()
        if another or not isinstance(shown, Years):
            shown = usual(self._kpi, span, today)
        if shown not in self._choices:
            self._choices.append(shown)
        self.years.set_choices([(one, one.words) for one in self._choices])
        self.years.set_value(shown)

    def _across(self, cell: Cell) -> str:
        """What has to stand across for a cell to be shown: what does now, if it can."""
        document, now = self._session.document, str(self.by.value())
        if document is None or self._kpi is None or (cell.unit_id is None and cell.category_id is None):
            return now
        if cell.unit_id is None:
            return CATEGORIES
        used = cell.unit_id in units_with_figures(document, self._kpi.id)
        return now if now == UNITS or (now == USED and used) else UNITS

    def _offer(self) -> None:
        """What can stand across, and the units or categories that the table can be for."""
        document = self._session.document
        if document is None or self._kpi is None:
            return
        kinds, of_service = categories(document, self._kpi.id), units(document)
        ways: list[tuple[object, str]] = [(UNITS, _("Whole service"))]
        if of_service:
            ways = [(USED, _("Units with figures")), (UNITS, _("All units"))]
        if kinds:
            ways.append((CATEGORIES, _("By category")))
        self.by.set_choices(ways)
        if not self.by.offers(self.by.value()):
            any_figure = bool(period_span(document, self._kpi.id))
            self.by.set_value(USED if any_figure and of_service else UNITS)
        self.by.setVisible(len(ways) > 1)
        if self.by.value() == CATEGORIES:
            choices = [(None, _("Whole service")), *((one.id, one.name) for one in of_service)]
        else:
            choices = [(None, _("All categories together")), *((one.id, one.name) for one in kinds)]
        self.of.set_choices(choices)
        if not self.of.offers(self.of.value()):
            self.of.set_value(None)
        self.of.setVisible(len(choices) > 1)

    def _show(self) -> None:
        years, of = self.years.value(), self.of.value()
        if self._kpi is None or not isinstance(years, Years):
            self.model.show(None)
            return
        kept = self._cell_in_hand()
        by = str(self.by.value())
        self.model.show(self._kpi.id, by, of if isinstance(of, int) else None, *years.months)
        if not self.table.currentIndex().isValid():
            self._go_near(*kept)
        self._say()

    def _read_again(self, changes: ChangeSet) -> None:
        """Read what changed; where columns or rows came or went, the cell in hand stays in hand."""
        kept = self._cell_in_hand()
        self.model.follow(changes)
        if not self.table.currentIndex().isValid():
            self._go_near(*kept)
        self._say()

    def _go_to_next(self) -> None:
        """Take the first period without a figure that is over, else the last one that is."""
        found, document = self.model.grid, self._session.document
        if found is None or document is None or not found.periods:
            return
        span = period_span(document, found.kpi.id)
        due = last_complete(date.today(), found.kpi.frequency)
        wanted = min(due, span[1] + found.kpi.months) if span else due
        row = found.periods.index(wanted) if wanted in found.periods else len(found.periods) - 1
        self._go(row, 0)

    def _cell_in_hand(self) -> tuple[int, int]:
        """The period and the column in hand."""
        now, found = self.table.currentIndex(), self.model.grid
        return (found.periods[now.row()], now.column()) if found is not None and now.isValid() else (0, 0)

    def _go_near(self, period: int, column: int) -> None:
        """Go to a period, or to the one that is shown nearest to it."""
        found = self.model.grid
        if found is not None and found.periods:
            row = min(range(len(found.periods)), key=lambda one: abs(found.periods[one] - period))
            self._go(row, min(column, len(found.columns) - 1))

    def _go(self, row: int, column: int) -> None:
        index = self.model.index(max(row, 0), max(column, 0))
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, self.table.ScrollHint.PositionAtCenter)

    def _say(self) -> None:
        """Say what is to be known about the cells in hand."""
        cells, found = self.table.chosen(), self.model.grid
        if found is None or not cells:
            self.notes.show_figures("", "", ())
            self.selection_changed.emit()
            return
        measures = {one.id: one for index in cells if (one := self.model.measure(index)) is not None}
        places = {found.cell(index.row(), index.column()) for index in cells}
        if len(places) == 1:
            row, column = cells[0].row(), cells[0].column()
            head = found.columns[column]
            name = head.words if len(cells) == 1 else head.head
            place = _("{period}, {column}").format(period=found.row_name(row), column=name)
            says = self.model.words(row, column)
        else:
            place, says = figures_words(len(cells), len(measures)), ""
        before = found.before.get(next(iter(measures))) if len(measures) == 1 else None
        self.notes.show_figures(place, says, tuple(measures.values()), before)
        self.selection_changed.emit()
