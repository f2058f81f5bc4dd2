"""A chart on the dashboard with its title, its sentence below, and its figures as a table in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.charts import Table
from plandesk.gui import icons, look
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.chart import ChartView
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.i18n import _

ROW = 26


class ChartBlock(QWidget):
    """The button at the right of the title switches between picture and table."""

    def __init__(self, chart: ChartView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self.title = Words("", 14, QFont.Weight.DemiBold)
        self.subtitle = Elided("", 12, role="secondary")
        self.switch = IconButton("table", _("As a table"))
        self.switch.setCheckable(True)
        self.caption = Words("", 12, role="secondary", wrap=True)
        self.table = QTableWidget()
        look.ask(self.table)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setAlternatingRowColors(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setTabKeyNavigation(False)
        self.table.hide()
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title)
        head.addWidget(self.subtitle, 1)
        head.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(chart)
        column.addWidget(self.table)
        column.addWidget(self.caption)
        column.addStretch(1)
        self.switch.toggled.connect(self._switch)
        chart.table_requested.connect(lambda _chart: self.switch.setChecked(True))

    def show_chart(self, title: str, subtitle: str, caption: str, table: Table) -> None:
        """Show what the chart was given; its widget has been told already."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.caption.setText(caption)
        self.table.setAccessibleName(title)
        self.table.setColumnCount(len(table.head))
        self.table.setRowCount(len(table.rows))
        self.table.setHorizontalHeaderLabels(list(table.head))
        for row, cells in enumerate(table.rows):
            self.table.setRowHeight(row, px(ROW))
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self._fit()

    def _switch(self, as_table: bool) -> None:
        self.chart.setVisible(not as_table)
        self.table.setVisible(as_table)
        words = _("As a picture") if as_table else _("As a table")
        icons.set_icon(self.switch, "kpis" if as_table else "table")
        self.switch.setToolTip(words)
        self.switch.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        rows = self.table.rowCount() * px(ROW)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(min(rows + head + px(20), px(380)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
