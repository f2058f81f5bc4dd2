"""The Overview page: in one look how the plan stands, every number leading to its initiatives."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from plandesk.charts import Chart
from plandesk.domain.day_words import short_day
from plandesk.domain.overview import Overview, Which, overview, query_of
from plandesk.domain.progress import updates_close
from plandesk.errors import UserError
from plandesk.gui.page import Page
from plandesk.gui.pages.overview.content import Content
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.i18n import _, ngettext

SHOWS = (
    "plan", "plan_level", "objective", "initiative", "lead", "person", "unit",
    "status_word", "status_update", "milestone",
)  # fmt: skip


class OverviewPage(Page):
    """Reads when it is seen and something it shows has changed."""

    name = "overview"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.overview: Overview | None = None
        self._stale = True
        self.head = PageHead(_("Overview"))
        self.report_button = self.head.add_button(_("Status report"), self.open_report, "reports")
        self.content = Content()
        self.head.follow(self.content)
        self.empty = EmptyState(" ", icon="")
        self._command = self._notice = ""
        self.stack = QStackedWidget()
        self.stack.addWidget(self.content)
        self.stack.addWidget(self.empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.stack, 1)
        self._add_actions()
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self.read)
        self._wire()

    # ---- the page's side of the window

    def search_words(self) -> str:
        return ""

    def shown(self) -> None:
        self.read()
        self.notice.emit(self._notice)
        focus = QApplication.focusWidget()
        if focus is None or self.isAncestorOf(focus):
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        if self.stack.currentWidget() is self.empty:
            return [self.empty.button]
        return self.content.panes()

    def show_record(self, kind: str, record_id: int) -> None:
        self.read()

    # ---- acting

    def read(self) -> None:
        """Read how the plan stands now, if anything may have changed since."""
        if not self._stale or (self.isHidden() and self.overview is not None):
            return
        self._stale = False
        document, plan_id, quarter = self.session.document, self.session.plan_id, self.session.quarter
        if document is None or plan_id is None or quarter is None:
            self.overview = None
        else:
            try:
                self.overview = overview(document, plan_id, quarter, date.today())
            except UserError as error:
                self.overview = None
                self.prompts.tell(error)
        self._show()

    def open_list(self, which: Which) -> None:
        """Go to the initiatives that a number counts."""
        found = self.overview
        if found is not None:
            self.list_requested.emit(query_of(which, found.words, found.quarter))

    def open_initiative(self, initiative_id: int) -> None:
        """Go to one initiative."""
        self.record_requested.emit("initiatives", "initiative", initiative_id)

    def open_report(self) -> None:
        """Go to the status report of the quarter in hand."""
        self.command_requested.emit("status report")

    def show_table(self, chart: Chart | None) -> None:
        """Show the figures of a chart."""
        from plandesk.gui.dialogs.figures import FiguresDialog

        if chart is not None:
            FiguresDialog(chart, self).exec()

    def save_missing(self) -> None:
        """Save the list of what is asked of each lead."""
        from plandesk.gui.dialogs.missing_updates import save_missing_updates

        if self.overview is not None:
            save_missing_updates(self.overview, self.prompts, self.session)

    # ---- within

    def _wire(self) -> None:
        session, content = self.session, self.content
        session.changed.connect(self._hear)
        session.plan_changed.connect(self._wish)
        session.quarter_changed.connect(self._wish)
        self.empty.acted.connect(self._act_on_empty)
        content.list_wished.connect(self.open_list)
        content.initiative_wished.connect(self.open_initiative)
        content.table_wished.connect(self.show_table)
        content.save_wished.connect(self.save_missing)

    def _add_actions(self) -> None:
        self.tables = [
            self.menu_action("view", words, lambda of=of: self.show_table(of()), icon="table")
            for words, of in (
                (_("Status as a table"), lambda: self.overview.by_objective if self.overview else None),
                (_("Completed on time as a table"), lambda: self.overview.on_time if self.overview else None),
            )
        ]
        self.save_action = self.menu_action(
            "reports", _("Save the list of missing updates…"), self.save_missing, icon="export"
        )
        self.head.add_to_menu(*self.tables, self.save_action)

    def _hear(self, changes) -> None:  # noqa: ANN001
        if changes.reload or any(changes.touches(table) for table in SHOWS):
            self._wish()

    def _wish(self, _of: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._reading.start()

    def _show(self) -> None:
        found = self.overview
        told = found is not None and found.told
        for action in self.tables:
            action.setEnabled(told)
        self.save_action.setEnabled(found is not None and told and bool(found.missing))
        self.report_button.setVisible(told)
        self.head.set_count(_quarter_words(found, date.today()) if found is not None else "")
        if found is not None and told:
            self.content.show_overview(found)
            self.stack.setCurrentWidget(self.content)
            self._notice = _attention_words(found)
        else:
            self._show_empty(found)
            self.stack.setCurrentWidget(self.empty)
            self._notice = ""
        self.notice.emit(self._notice)

    def _show_empty(self, found: Overview | None) -> None:
        if found is None:
            self._command = "new plan"
            self.empty.set_words(
                _("No plan in this file yet"),
                _("Here you will see how a plan stands: what is done or late, who has not answered."),
                _("New plan…"),
                icon="add",
            )
        elif not found.total:
            self._command = "page plan"
            self.empty.set_words(
                _("No initiatives in this plan yet"),
                _("Enter what the plan promises. Here you will see what became of it, quarter by quarter."),
                _("Go to the plan"),
            )
        else:
            self._command = "page initiatives"
            words = _(
                "Enter them on the Initiatives page: a status for each, with a reason where it is late."
            )
            due = ngettext(
                "{n} of {total} initiatives is due in this quarter.",
                "{n} of {total} initiatives are due in this quarter.",
                found.due_count,
            ).format(n=found.due_count, total=found.total)
            draft = _("The plan is still a draft.") if found.plan.state == "draft" else ""
            year = found.plan.year if found.plan.starts.year == found.plan.ends.year else None
            self.empty.set_words(
                _("No updates for {quarter} yet").format(quarter=found.quarter.text(year)),
                words,
                _("Enter updates"),
                " ".join(part for part in (due, draft) if part),
            )

    def _act_on_empty(self) -> None:
        self.command_requested.emit(self._command)


def _quarter_words(found: Overview, today: date) -> str:
    """ "Quarter ended 31 December, updates close 14 January"; years that are not today's are named."""
    last, close = found.quarter.last, updates_close(found.plan, found.quarter)
    if today <= last:
        text = _("Quarter ends {last}, updates close {close}")
    elif today <= close:
        text = _("Quarter ended {last}, updates close {close}")
    else:
        text = _("Quarter ended {last}, updates closed {close}")
    return text.format(last=short_day(last, today), close=short_day(close, today))


def _attention_words(found: Overview) -> str:
    if not found.attention:
        return _("Nothing asks for attention")
    return ngettext("{n} asks for attention", "{n} ask for attention", found.attention).format(
        n=found.attention
    )
