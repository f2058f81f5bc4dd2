"""The figures of a chart as a table, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.charts import Chart, Table
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _


class FiguresDialog(QDialog):
    """The sentence of the chart and its table; Copy takes the chosen cells, or all of them."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(chart.title)
        self._of = chart.table
        self.table = self._make_table(chart.table)
        self.table.setAccessibleName(chart.title)
        self.copy_button = Button(_("Copy"), "copy")
        self.close_button = Button(_("Close"))
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(16), px(20), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Words(chart.sentence, role="secondary", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        self._fit_window()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, tab and line between them; all with the heads if none is."""
        chosen = sorted({(index.row(), index.column()) for index in self.table.selectedIndexes()})
        if len(chosen) > 1:
            rows = sorted({row for row, _column in chosen})
            lines = [[self._of.rows[row][column] for at, column in chosen if at == row] for row in rows]
        else:
            lines = [list(self._of.head), *(list(row) for row in self._of.rows)]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
        QGuiApplication.clipboard().setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            self.copy()
            return True
        return super().eventFilter(watched, event)

    def _make_table(self, of: Table) -> QTableWidget:
        made = QTableWidget(len(of.rows), len(of.head))
        made.setHorizontalHeaderLabels(list(of.head))
        made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        made.setTabKeyNavigation(False)
        made.setWordWrap(False)
        made.setShowGrid(False)
        made.setItemDelegate(RowDelegate(made, margin=12))
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(px(32))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, row in enumerate(of.rows):
            for x, words in enumerate(row):
                cell = QTableWidgetItem(words)
                if x:
                    cell.setTextAlignment(right)
                made.setItem(y, x, cell)
        head = made.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(right)
        made.horizontalHeaderItem(0).setTextAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        metrics = made.fontMetrics()
        for x in range(1, len(of.head)):
            words = (of.head[x], *(row[x] for row in of.rows))
            made.setColumnWidth(x, max(map(metrics.horizontalAdvance, words)) + px(32))
        made.installEventFilter(self)
        return made

    def _fit_window(self) -> None:
        head = self.table.horizontalHeader()
        others = sum(head.sectionSize(place) for place in range(1, head.count()))
        wide = others + px(320 if head.count() > 5 else 160)
        rows = min(len(self._of.rows), 12)
        screen = self.screen().availableSize()
        self.resize(
            min(max(wide, px(440)) + px(40), screen.width() - px(32)),
            min(px(170 + 32 * rows), screen.height() - px(48)),
        )
