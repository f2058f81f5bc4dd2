"""The list on the left: the kinds of reports, and below them what was kept for meetings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.day_words import day_words
from plandesk.domain.meetings import MeetingReport, meeting_words
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Line, Words, plain_tip
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

WHICH = Qt.ItemDataRole.UserRole
SECOND = Qt.ItemDataRole.UserRole + 1
LEAST_KINDS = 3  # rows of kinds in a low window
KEPT_SHOWN = 3  # rows of kept reports before the list scrolls


class ReportList(Panel):
    """One choice over both lists: a kind, or a kept report."""

    kind_chosen = Signal(str)
    kept_chosen = Signal(int)
    batch_requested = Signal()
    coaching_requested = Signal()

    def __init__(self, kinds: Sequence[ReportKind], parent: QWidget | None = None) -> None:
        super().__init__("base", "", parent)
        self.kinds = _rows(_("Reports"), RowDelegate(None, lines=False, margin=24))
        for kind in kinds:
            item = QListWidgetItem(kind.title, self.kinds)
            item.setData(WHICH, kind.name)
        # All kinds where there is room; in a low window they scroll instead of being drawn over.
        self.kinds.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.kinds.setMinimumHeight(px(32) * LEAST_KINDS)
        self.kinds.setMaximumHeight(px(32) * len(kinds))
        self.kept = _rows(_("Kept for meetings"), _TwoLines())
        self.kept_title = Words(_("Kept for meetings"), 12, QFont.Weight.DemiBold, role="secondary")
        self.kept_title.setContentsMargins(px(24), px(8), px(24), px(4))
        self.batch = LinkButton(_("All for a meeting…"))
        self.batch.setToolTip(_("Several reports in one go: one PDF with contents, or a folder"))
        self.batch.clicked.connect(self.batch_requested)
        # Coaching records are in a file of their own, which no report of a plan can reach.
        self.coaching = LinkButton(_("Coaching form"), "lock")
        self.coaching.setToolTip(_("On the Coaching page, from its own encrypted file"))
        self.coaching.clicked.connect(self.coaching_requested)
        elsewhere = QHBoxLayout()
        elsewhere.setContentsMargins(px(20), px(2), px(16), 0)
        elsewhere.addWidget(self.coaching)
        elsewhere.addStretch(1)
        beneath = QHBoxLayout()
        beneath.setContentsMargins(px(20), px(4), px(16), 0)
        beneath.addWidget(self.batch)
        beneath.addStretch(1)
        self._line = Line()
        self._told: int | str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(0)
        column.addWidget(self.kinds)
        column.addLayout(elsewhere)
        column.addLayout(beneath)
        column.addSpacing(px(8))
        column.addWidget(self._line)
        column.addWidget(self.kept_title)
        column.addWidget(self.kept)
        self.kinds.setCurrentRow(0)
        # What is selected counts: a row that only has the focus, as Tab leaves it, chooses nothing.
        self.kinds.itemSelectionChanged.connect(lambda: self._choose(self.kinds, self.kept))
        self.kept.itemSelectionChanged.connect(lambda: self._choose(self.kept, self.kinds))
        self.show_kept(())

    def show_every_kind(self, every: bool) -> None:
        """Whether all kinds are seen whatever room there is: for a list that scrolls with what is around."""
        self.kinds.setMinimumHeight(px(32) * (self.kinds.count() if every else LEAST_KINDS))

    def show_kept(self, reports: Sequence[MeetingReport]) -> None:
        """List the kept reports; the chosen one stays chosen while it is there."""
        chosen = self.kept_id()
        self.kept.blockSignals(True)
        self.kept.clear()
        for one in reports:
            item = QListWidgetItem(one.meeting, self.kept)
            item.setData(WHICH, one.id)
            item.setData(SECOND, _below(one))
            item.setToolTip(plain_tip(f"{meeting_words(one)}\n{report_words(one)}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{meeting_words(one)}, {report_words(one)}")
            if one.id == chosen:
                self.kept.setCurrentItem(item)
        self.kept.blockSignals(False)
        there = bool(reports)
        for part in (self._line, self.kept_title, self.kept):
            part.setVisible(there)
        self.kept.setFixedHeight(px(48) * min(len(reports), KEPT_SHOWN))
        if chosen is not None and self.kept_id() is None:
            self.choose_kind(str(self.kinds.item(0).data(WHICH)))

    def kind(self) -> str | None:
        """The name of the chosen kind; None while a kept report is chosen."""
        return next((str(item.data(WHICH)) for item in self.kinds.selectedItems()), None)

    def kept_id(self) -> int | None:
        """The chosen kept report; None while a kind is chosen."""
        return next((int(item.data(WHICH)) for item in self.kept.selectedItems()), None)

    def choose_kind(self, name: str) -> None:
        """Choose a kind by its name; an unknown one changes nothing."""
        for row in range(self.kinds.count()):
            if self.kinds.item(row).data(WHICH) == name:
                self.kinds.setCurrentRow(row)

    def choose_kept(self, report_id: int) -> None:
        """Choose a kept report."""
        for row in range(self.kept.count()):
            if self.kept.item(row).data(WHICH) == report_id:
                self.kept.setCurrentRow(row)

    def _choose(self, now: QListWidget, other: QListWidget) -> None:
        if not now.selectedItems():
            return
        other.blockSignals(True)
        other.setCurrentItem(None)
        other.clearSelection()
        other.blockSignals(False)
        other.viewport().update()
        if now is self.kinds:
            self.kind_chosen.emit(self.kind())
        else:
            self.kept_chosen.emit(self.kept_id())


def report_words(one: MeetingReport) -> str:
    """ "Status report, Q3 2023, in camera"."""
    names = {
        "annual-plan": _("Annual plan"),
        "action-plan": _("Action plan"),
        "strategic-plan": _("Strategic plan"),
        "district-overview": _("District overview"),
        "status-report": _("Status report"),
        "amendment-list": _("Amendment list"),
    }
    parts = [names.get(one.kind, one.title)]
    if one.quarter is not None:
        parts.append(one.quarter.text())
    if not one.public:
        parts.append(_("in camera"))
    return ", ".join(parts)


def _below(one: MeetingReport) -> str:
    day = day_words(one.day) if one.day is not None else ""
    return " · ".join(filter(None, [day, report_words(one)]))


class _TwoLines(RowDelegate):
    """The meeting, and below it which report it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=48, lines=False, margin=24)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), px(48))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(self.margin), px(5), -px(12), -px(23))
        self.paint_words(painter, room, str(index.data()), table.text)
        below = option.rect.adjusted(px(self.margin), px(25), -px(12), -px(5))
        self.paint_words(painter, below, str(index.data(SECOND)), table.secondary, 12)


class _Rows(QListWidget):
    """A list of which nothing may be chosen: Tab then leads to its first row, Space or Enter chooses it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            first = self.model().index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.setCurrentItem(self.currentItem(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            super().keyPressEvent(event)


def _rows(name: str, delegate: RowDelegate) -> QListWidget:
    made = _Rows()
    delegate.setParent(made)
    made.setItemDelegate(delegate)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMouseTracking(True)
    return made
