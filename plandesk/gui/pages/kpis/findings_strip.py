"""What a reader with a pocket calculator would ask about the figures; each sentence leads to its cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyleOptionViewItem, QVBoxLayout, QWidget

from plandesk.domain.kpis.preflight import FigureFinding, findings
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.fold import FoldHead
from plandesk.gui.widgets.labels import plain_tip
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.session import Session

ROWS = 5  # shown before the list scrolls
AFTER = 300  # milliseconds without a change before the figures are looked over again


class FindingsStrip(Panel):
    """Folded under its number; away where there is nothing to say. Enter or a click goes to the cell."""

    chosen = Signal(object)  # FigureFinding

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self._session = session
        self._kpi_id: int | None = None
        self.found: list[FigureFinding] = []
        self.head = FoldHead(_("To look at"), line=False)
        self.list = _List()
        self.list.hide()
        self.head.folded.connect(lambda folded: self.list.setVisible(not folded))
        self.list.wanted.connect(lambda row: self.chosen.emit(self.found[row]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        inset = QVBoxLayout()
        inset.setContentsMargins(px(20), 0, px(24), 0)
        inset.addWidget(self.head)
        column.addLayout(inset)
        column.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self.read)
        self.hide()

    def show_kpi(self, kpi_id: int | None) -> None:
        """Look over a KPI's figures: another one's now, those of the same one in a pause of the typing."""
        if kpi_id != self._kpi_id:
            self._kpi_id = kpi_id
            self.read()
        else:
            self._timer.start()

    def read(self) -> None:
        """Look over the figures now."""
        self._timer.stop()
        document = self._session.document
        if document is None or self._kpi_id is None:
            self._take([])
        else:
            self._take(findings(document, date.today(), self._kpi_id))

    def _take(self, found: list[FigureFinding]) -> None:
        if found != self.found:
            self.found = found
            row = self.list.currentRow()
            self.list.clear()
            for one in found:
                item = QListWidgetItem(one.sentence, self.list)
                item.setToolTip(plain_tip(one.sentence))
            self.list.setCurrentRow(min(row, len(found) - 1))
            self.list.setFixedHeight(px(32) * min(len(found), ROWS) + px(4))
            self.head.set_count(len(found))
        self.setVisible(bool(found))


class _List(QListWidget):
    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What to look at in the figures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_Sentence(self))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.wanted.emit(self.row(item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class _Sentence(RowDelegate):
    """The sentence, and what a click does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=False)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(42), 0, -px(24), 0)
        used = self.paint_words(painter, room, _("Show"), table.accent, alignment=Qt.AlignmentFlag.AlignRight)
        words = QRect(room)
        words.setRight(room.right() - used - px(16))
        self.paint_words(painter, words, str(index.data()), table.text)
