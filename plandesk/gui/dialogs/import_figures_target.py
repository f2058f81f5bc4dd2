"""What holds for a whole table of figures where it does not say it: the KPI, the unit, the period."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.kpis.spans import Span, span_of
from plandesk.exchange.figures_known import KnownNames
from plandesk.exchange.figures_mapping import FigureColumns
from plandesk.exchange.figures_said import Fixed
from plandesk.exchange.figures_target import names_kpis, names_periods, names_units
from plandesk.exchange.sheet import Sheet
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class FiguresTarget(QWidget):
    """`changed` comes when another KPI, unit or period is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kpi, self.unit, self.period = Choice(), Choice(), LineField()
        self.kpi_label = Labelled(_("All figures are of the KPI"), self.kpi)
        self.unit_label = Labelled(_("All figures are of the unit"), self.unit)
        self.period_label = Labelled(_("Year or period of the figures"), self.period)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for label in (self.kpi_label, self.unit_label, self.period_label):
            label.hide()
            column.addWidget(label)
        self.kpi.chosen.connect(lambda _kpi: self.changed.emit())
        self.unit.chosen.connect(lambda _unit: self.changed.emit())
        self.period.typed.connect(lambda _text: self._take_period())

    def offer(self, known: KnownNames, proposed: Fixed, in_hand: int | None) -> None:
        """Offer what there is in the file; `in_hand` is the KPI that the import was begun at."""
        self.kpi.set_choices([(one.id, one.name or _("KPI without a name")) for one in known.kpis])
        first = known.kpis[0].id if known.kpis else None
        self.kpi.set_value(in_hand or proposed.kpi_id or first)
        units = [(one.id, known.unit_name(one)) for one in known.units]
        self.unit.set_choices([(None, _("Whole service")), *units])
        self.unit.set_value(proposed.unit_id)
        self.period.set_text(str(proposed.span.year) if proposed.span is not None else "")

    def show_parts(self, sheet: Sheet, columns: FigureColumns, known: KnownNames) -> None:
        """Ask only for what the table does not say."""
        self.kpi_label.setVisible(not names_kpis(sheet, columns, known))
        self.unit_label.setVisible(bool(known.units) and not names_units(sheet, columns, known))
        self.period_label.setVisible(not names_periods(sheet, columns))

    def fixed(self) -> Fixed:
        """What is chosen, of what is asked for."""
        kpi, unit = self.kpi.value(), self.unit.value()
        return Fixed(
            kpi if isinstance(kpi, int) and not self.kpi_label.isHidden() else None,
            unit if isinstance(unit, int) and not self.unit_label.isHidden() else None,
            None if self.period_label.isHidden() else self._span(),
        )

    def _span(self) -> Span | None:
        found = span_of(self.period.text())
        return None if found is None or found.yearless else found

    def _take_period(self) -> None:
        text = self.period.text().strip()
        wrong = bool(text) and self._span() is None
        self.period_label.set_fault(_("Write for example 2024, 2024-Q2 or June 2024.") if wrong else "")
        self.changed.emit()
