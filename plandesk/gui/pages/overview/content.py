"""What the page shows of an overview: two columns of blocks, or one where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from plandesk.domain.overview import Overview
from plandesk.domain.overview_charts import Which
from plandesk.gui.models import overview_rows
from plandesk.gui.models.overview_rows import OverviewRows
from plandesk.gui.pages.overview.block import Block
from plandesk.gui.pages.overview.lists import ShortList
from plandesk.gui.pages.overview.sentence import Sentence
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.chart_bars import BarsChart
from plandesk.gui.widgets.chart_line import LineChart
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _, ngettext

ONE_COLUMN_BELOW = 1150  # width of the window
RIGHT, BETWEEN = 392, 40
MOST_GOALS = 12
FEWEST_LATE, MOST_MISSING, MOST_MILESTONES = 6, 6, 5


class Content(QScrollArea):
    """Shows one overview after the other; wishes come as signals."""

    list_wished = Signal(object)  # Which
    initiative_wished = Signal(int)
    table_wished = Signal(object)  # Chart
    save_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Overview | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = Panel("base")
        self._outer = QVBoxLayout(self.body)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._build_parts()
        self._outer.addLayout(self._make_columns())
        self._outer.addStretch(1)
        self.setWidget(self.body)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self.fit_lists)
        self._wire()
        QApplication.instance().focusChanged.connect(self._show_focused)

    # ---- building

    def _build_parts(self) -> None:
        self.sentence = Sentence()
        self.goals = Block()
        self.bars = BarsChart()
        self.all_goals = LinkButton(_("Show more"))
        self.goals.add(self.bars)
        self.goals.add(self.all_goals)

        self.late = Block(icon="status-delayed", role="late")
        self.late_rows = OverviewRows(overview_rows.late_heads(), self)
        self.late_list = ShortList(self.late_rows, _("Late initiatives"), columns=True)
        self.all_late = self.late.add_link(_("Show all"))
        self.late.add(self.late_list)
        self.no_late = Words("", role="secondary", wrap=True)
        self.late.add(self.no_late)
        self.overdue = LinkButton(_("Show more"))
        self.late.add(self.overdue)

        self.on_time = Block()
        self.line = LineChart()
        self.caption = Words("", 12, role="secondary", wrap=True)
        self.on_time.add(self.line)
        self.on_time.add(self.caption)

        self.missing = Block(_("No update received"), icon="status-no-update", role="missing")
        self.missing_rows = OverviewRows(("", ""), self)
        self.missing_list = ShortList(self.missing_rows, _("No update received"), columns=False)
        self.save_missing = self.missing.add_link(_("Save the list…"))
        self.all_missing = self.missing.add_link(_("Show all"))
        self.missing.add(self.missing_list)
        self.no_missing = Words(_("Everyone has answered."), role="secondary", wrap=True)
        self.missing.add(self.no_missing)

        self.due = Block()
        self.due_bar = BarsChart()
        self.due_words = Words("", role="secondary", wrap=True)
        self.all_due = self.due.add_link(_("Show all"))
        self.due.add(self.due_bar)
        self.due.add(self.due_words)

        self.milestones = Block(_("Milestones due"))
        self.milestone_rows = OverviewRows(("", ""), self)
        self.milestone_list = ShortList(self.milestone_rows, _("Milestones due"), columns=False)
        self.more_milestones = LinkButton(_("Show more"))
        self.milestones.add(self.milestone_list)
        self.milestones.add(self.more_milestones)
        self._every_milestone = False

    def _make_columns(self) -> QVBoxLayout:
        self._page = QVBoxLayout()
        self._page.setContentsMargins(px(24), px(20), px(24), px(28))
        self._page.setSpacing(px(20))
        self._page.addWidget(self.sentence)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(px(BETWEEN))
        left, right = QWidget(), QWidget()
        self._left, self._right = left, right
        for part, blocks in (
            (left, (self.goals, self.late)),
            (right, (self.on_time, self.missing, self.due, self.milestones)),
        ):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(24))
            for block in blocks:
                column.addWidget(block)
            column.addStretch(1)
        self._beside.addWidget(left, 1)
        self._beside.addWidget(right)
        self._page.addLayout(self._beside)
        return self._page

    def _wire(self) -> None:
        self.sentence.chosen.connect(self.list_wished)
        for chart in (self.bars, self.due_bar, self.line):
            chart.link_chosen.connect(self.list_wished)
            chart.table_requested.connect(self.table_wished)
        for rows in (self.late_list, self.missing_list, self.milestone_list):
            rows.opened.connect(self.initiative_wished)
        self.all_goals.clicked.connect(self._show_all_goals)
        self.more_milestones.clicked.connect(self._show_all_milestones)
        self.save_missing.clicked.connect(self.save_wished)
        self.all_late.clicked.connect(lambda: self.list_wished.emit(Which(("late",))))
        self.all_missing.clicked.connect(lambda: self.list_wished.emit(Which(("no_update",))))
        self.overdue.clicked.connect(lambda: self.list_wished.emit(Which(overdue=True)))
        self.all_due.clicked.connect(self._wish_due)

    # ---- showing

    def show_overview(self, found: Overview) -> None:
        """Show this one; what is the same stays as it is."""
        before, self._found = self._found, found
        if before is None or before.plan.id != found.plan.id:
            self._every_milestone = False
            self.bars.most_rows = MOST_GOALS
        self.sentence.set_phrases(found.sentence)
        self.goals.set_title(found.by_objective.title)
        self.bars.set_chart(found.by_objective)
        self._show_late(found)
        self.on_time.set_title(found.on_time.title, found.on_time.subtitle)
        self.line.set_chart(found.on_time)
        self.caption.setText(found.on_time.caption)
        self.missing.note.setText(f"{len(found.missing):n}")
        self.missing_rows.set_rows(overview_rows.missing_rows(found))
        _offer(self.all_missing, len(found.missing))
        self.save_missing.setVisible(bool(found.missing))
        self.missing_list.setVisible(bool(found.missing))
        self.no_missing.setVisible(not found.missing)
        self.due.set_title(found.due.title, f"{found.due_count:n}")
        self.due_bar.setVisible(found.due_count > 0)
        self.due_bar.set_chart(found.due)
        self.due_words.setText(found.due.sentence)
        _offer(self.all_due, found.due_count)
        self.milestones.note.setText(f"{len(found.milestones):n}")
        self.milestone_rows.set_rows(overview_rows.milestone_rows(found))
        self.milestones.setVisible(bool(found.milestones))
        self.fit_lists()
        self._fitting.start()

    def _show_late(self, found: Overview) -> None:
        self.late.set_title(found.late_label, f"{len(found.late):n}")
        self.late_list.setAccessibleName(found.late_label)
        self.late_rows.set_rows(overview_rows.late_rows(found))
        self.late_list.setVisible(bool(found.late))
        self.no_late.setText(_("Nothing is reported late.") if found.missing else _("Nothing is late."))
        self.no_late.setVisible(not found.late and not found.overdue)
        _offer(self.all_late, len(found.late))
        self.overdue.setVisible(bool(found.overdue))
        self.overdue.setText(
            ngettext(
                "{n} more was due before this quarter and is not completed",
                "{n} more were due before this quarter and are not completed",
                found.overdue,
            ).format(n=found.overdue)
        )

    def fit_lists(self) -> None:
        """Show as many rows as fit into the window, and links to the rest."""
        found = self._found
        if found is None:
            return
        top = self.late_list.mapTo(self.body, self.late_list.rect().topLeft()).y()
        room = self.viewport().height() - top - px(32 + 24 + (28 if found.overdue else 0))
        fitting = room // self.late_list.row_height()
        self.late_rows.show_most(max(FEWEST_LATE, fitting))
        self.missing_rows.show_most(MOST_MISSING)
        every = len(found.milestones) if self._every_milestone else MOST_MILESTONES
        self.milestone_rows.show_most(every)
        more = len(found.milestones) - self.milestone_rows.rowCount()
        self.more_milestones.setVisible(more > 0)
        self.more_milestones.setText(_("Show {n} more").format(n=more))
        hidden = len(found.by_objective.bars) - (self.bars.most_rows or len(found.by_objective.bars))
        self.all_goals.setVisible(hidden > 0)
        self.all_goals.setText(_("Show {n} more").format(n=hidden))
        for link in (self.more_milestones, self.all_goals, self.overdue):
            link.updateGeometry()

    def _show_all_goals(self) -> None:
        self.bars.show_rows(None)
        self.fit_lists()
        self.bars.focus_first()

    def _show_all_milestones(self) -> None:
        self._every_milestone = True
        self.fit_lists()
        self.milestone_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish_due(self) -> None:
        if self._found is not None:
            self.list_wished.emit(Which(due_quarter=self._found.quarter))

    def panes(self) -> list[QWidget]:
        """The parts from top to bottom, for F6."""
        parts = (
            self.sentence, self.bars, self.late_list, self.line, self.missing_list, self.due_bar,
            self.milestone_list,
        )  # fmt: skip
        return [part for part in parts if not part.isHidden()]

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self._fitting.start()

    def _arrange(self) -> None:
        one = self.window().width() < px(ONE_COLUMN_BELOW)
        way = QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        self._beside.setSpacing(px(24 if one else BETWEEN))
        self._right.setFixedWidth(px(RIGHT)) if not one else self._right.setMaximumWidth(px(16000))
        if one:
            self._right.setMinimumWidth(0)
        side = px(24 if self.width() > px(640) else 16)
        self._page.setContentsMargins(side, px(20), side, px(28))

    def _show_focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.body.isAncestorOf(now):
            self.ensureWidgetVisible(now, px(24), px(24))


def _offer(link: LinkButton, count: int) -> None:
    """A link to all of a list."""
    link.setVisible(count > 0)
    link.setText(_("Show all {n}").format(n=count))
    link.updateGeometry()
