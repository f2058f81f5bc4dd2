"""The Reports page: which report, its options, its preview; save it as a PDF, print it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.errors import UserError
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.page import Page
from plandesk.gui.pages.reports import printing
from plandesk.gui.pages.reports.making import Making, Printed
from plandesk.gui.pages.reports.options import OptionsPane
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.pages.reports.preview import Preview
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Progress, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.labels import Line
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.pdf_view import FIT_PAGE, FIT_WIDTH
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
    from plandesk.reports.annual_plan import AnnualPlan

SIDE = 248  # pixels at 100 %
ONE_AT_A_TIME_BELOW = 900  # width of the window at 100 % below which options cover the preview
EMPTY, BROKEN, PAGES = 0, 1, 2


class ReportsPage(Page):
    """One report for now: the annual plan, in the look of the plan in hand."""

    name = "reports"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._stale = True
        self._made_at: datetime | None = None
        self.head = PageHead(_("Reports"))
        self.options_button = Button(_("Options"), "settings")
        self.options_button.setCheckable(True)
        self.options_button.toggled.connect(self._turn)
        self.head.add_widget(self.options_button)
        self.print_button = self.head.add_button(_("Print"), self.print_report, "print")
        self.save_button = self.head.add_button(_("Save PDF…"), self.save_pdf, primary=True)
        self.options = OptionsPane()
        own = PageTasks(tasks, self)
        self.preview = Preview(own)
        self.making = Making(self._collect, own, self)
        self._lay_out()
        self._add_actions()
        self._wire()

    def _lay_out(self) -> None:
        self.reports = QListWidget()
        self.reports.setFrameShape(QFrame.Shape.NoFrame)
        self.reports.setAccessibleName(_("Reports"))
        self.reports.setItemDelegate(RowDelegate(self.reports, lines=False, margin=24))
        self.reports.addItem(QListWidgetItem(_("Annual plan")))
        self.reports.setCurrentRow(0)
        self.reports.setFixedHeight(px(32) + px(16))
        self.reports.setViewportMargins(0, px(8), 0, px(8))
        self.reports.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.options)
        self.side = Panel("window", "right")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.reports)
        column.addWidget(Line())
        column.addWidget(scroll, 1)
        self.empty = EmptyState(
            _("No plan to print yet"),
            _("A report shows the plan in hand on paper. Make a plan first."),
            _("New plan…"),
        )
        self.empty.acted.connect(lambda: self.command_requested.emit("new plan"))
        self.broken = EmptyState(_("The pages could not be made"), " ", _("Try again"), icon="refresh")
        self.broken.acted.connect(self.making.now)
        self.middle = QStackedWidget()
        for part in (self.empty, self.broken, self.preview):
            self.middle.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.middle, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)

    def _add_actions(self) -> None:
        view, keys = self.preview.view, QKeySequence.StandardKey
        self.save_action = self.menu_action("reports", _("&Save as PDF…"), self.save_pdf, keys.Save, "export")
        self.print_action = self.menu_action("reports", _("&Print…"), self.print_report, keys.Print, "print")
        finding = self.preview.finding
        self.menu_action("edit", _("Find &next"), lambda: finding.turn(1), "F3")
        self.menu_action("edit", _("Find &previous"), lambda: finding.turn(-1), "Shift+F3")
        self.menu_action("view", _("&Larger"), lambda: view.zoom_by(1), keys.ZoomIn, "add")
        self.menu_action("view", _("S&maller"), lambda: view.zoom_by(-1), keys.ZoomOut, "remove")
        self.menu_action("view", _("Si&ze on paper"), lambda: view.set_zoom(1.0), "Ctrl+0")
        self.menu_action("view", _("Whole p&age"), lambda: view.set_zoom(FIT_PAGE), "Ctrl+Alt+0", "fit-page")
        self.menu_action(
            "view", _("Page &width"), lambda: view.set_zoom(FIT_WIDTH), "Ctrl+Alt+9", "fit-width"
        )

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.plan_changed.connect(self._take_plan)
        self.options.changed.connect(self._choose)
        self.making.made.connect(self._show)
        self.making.failed.connect(self._show_failure)
        self.making.slow.connect(self._dim)

    # ---- what the window asks of a page

    def shown(self) -> None:
        """Catch up with what changed while another page was in front."""
        self._show_plan()
        if self._stale:
            self.making.now()
            self._stale = False
        self._notice()

    def focus_search(self, text: str) -> None:
        """Find in the report."""
        self.preview.look(text)

    def search_words(self) -> str:
        return _("Find in this report")

    def panes(self) -> list[QWidget]:
        return [self.reports, self.options.form.edition, self.preview.strip, self.preview.view]

    def state(self) -> dict[str, Any]:
        return {"options": self.options.state(), **self.preview.state()}

    def restore(self, state: dict[str, Any]) -> None:
        options = state.get("options")
        if isinstance(options, dict):
            self._show_plan()
            self.options.restore(options)
        self.preview.restore(state)

    # ---- what the user does

    def save_pdf(self) -> None:
        """Ask for a place and write the report there, as the file is now."""
        data = self._now()
        if data is None:
            return
        path = self.prompts.ask_save_file(
            _("Save the annual plan"), _file_name(data), _("PDF documents (*.pdf)"), ".pdf"
        )
        if path is None:
            return
        printed = self.making.printed
        ready = printed.pdf if printed is not None and printed.data == data else None

        def work(_progress: Progress) -> None:
            from plandesk.reports.annual_plan import layout
            from plandesk.reports.build import write

            write(ready if ready is not None else layout(data), path)

        def then(_nothing: None) -> None:
            self.session.noticed.emit(
                _("“{name}” is saved in {folder}").format(name=path.name, folder=path.parent)
            )

        self.tasks.run(work, then, label=_("Saving the PDF"))

    def print_report(self) -> None:
        """Ask which printer and print the report, as the file is now."""
        data = self._now()
        if data is not None:
            printed = self.making.printed
            ready = printed.pdf if printed is not None and printed.data == data else None
            printing.print_report(data, ready, self)

    # ---- within

    def _now(self) -> AnnualPlan | None:
        """What is to be printed with all that is typed so far; None (and said) when that cannot be."""
        if not self.session.flush():
            return None
        try:
            return self._collect()
        except UserError as error:
            self.prompts.tell(error)
            return None

    def _collect(self) -> AnnualPlan | None:
        document, plan_id = self.session.document, self.session.plan_id
        if document is None or plan_id is None:
            return None
        from plandesk.reports.annual_plan import collect

        return collect(document, self.options.options(plan_id))

    def _plan(self) -> Plan | None:
        from plandesk.domain import plans

        document, plan_id = self.session.document, self.session.plan_id
        if document is None or plan_id is None:
            return None
        return next((plan for plan in plans.plans(document) if plan.id == plan_id), None)

    def _show_plan(self) -> None:
        plan = self._plan()
        there = plan is not None
        self.side.setEnabled(there)
        for part in (self.print_button, self.save_button, self.print_action, self.save_action):
            part.setEnabled(there)
        if plan is None:
            self.head.set_count("")
            self.making.forget()
            self.preview.forget()
            self.empty.set_words(
                _("No plan to print yet"),
                _("A report shows the plan in hand on paper. Make a plan first."),
                "" if self.session.read_only else _("New plan…"),
            )
            self.middle.setCurrentIndex(EMPTY)
        else:
            self.options.show_plan(plan)
            self.head.set_count(_head_words(plan))
            if self.middle.currentIndex() == EMPTY:
                self.middle.setCurrentIndex(PAGES)
        self._arrange()

    def _follow(self, changes: Any) -> None:
        if changes.touches("plan"):
            self._show_plan()
        self._again()

    def _take_plan(self, _plan_id: object) -> None:
        self._show_plan()
        self._again()

    def _choose(self) -> None:
        self._again()

    def _again(self) -> None:
        if self.isVisible():
            self.making.soon()
        else:
            self._stale = True

    def _show(self, printed: Printed) -> None:
        self._made_at = datetime.now()
        self.middle.setCurrentIndex(PAGES)
        self.preview.show_pdf(printed)
        self._notice()

    def _show_failure(self, sentence: str) -> None:
        self.broken.set_words(_("The pages could not be made"), sentence, _("Try again"))
        self.middle.setCurrentIndex(BROKEN)
        self.notice.emit("")

    def _dim(self) -> None:
        self.preview.view.set_stale(True)

    def _notice(self) -> None:
        if self._made_at is not None and self.making.printed is not None:
            at = self._made_at.strftime("%H:%M")
            self.notice.emit(_("Preview made {time}, tagged PDF (PDF/UA-1)").format(time=at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _turn(self, options: bool) -> None:
        """On a narrow window: the options, or the pages."""
        self.options_button.setText(_("Pages") if options else _("Options"))
        self.options_button.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.window().width() < px(ONE_AT_A_TIME_BELOW)
        there = self.session.plan_id is not None
        self.options_button.setVisible(narrow and there)
        covered = narrow and self.options_button.isChecked() and there
        self.side.setVisible(there and (not narrow or covered))
        self.middle.setVisible(not covered)
        if narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        else:
            self.side.setFixedWidth(px(SIDE))


def _head_words(plan: Plan) -> str:
    states = {
        "draft": _("draft {number}").format(number=plan.draft_number),
        "approved": _("approved"),
        "published": _("published"),
        "closed": _("closed"),
    }
    return _("Annual plan, {state}").format(state=states[plan.state])


def _file_name(data: AnnualPlan) -> str:
    """A name for the file that every system takes."""
    tidy = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", data.imprint.title)
    return (" ".join(tidy.split())[:100].strip(" .") or _("Annual plan")) + ".pdf"
