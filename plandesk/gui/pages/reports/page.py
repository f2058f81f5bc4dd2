"""The Reports page: which report, its options, its preview; save it as a PDF, print it, keep it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain import meetings
from plandesk.domain.meetings import MeetingReport, meeting_words
from plandesk.domain.preflight import Weight
from plandesk.gui.page import Page
from plandesk.gui.pages.reports.acts import ReportActs, kept_wanted
from plandesk.gui.pages.reports.batch_acts import make_batch
from plandesk.gui.pages.reports.checklist import Checklist
from plandesk.gui.pages.reports.commands import add_commands
from plandesk.gui.pages.reports.kept_pane import KeptPane
from plandesk.gui.pages.reports.kinds import ReportKind, kinds
from plandesk.gui.pages.reports.layout_side import LayoutSide
from plandesk.gui.pages.reports.list_place import ListPlace
from plandesk.gui.pages.reports.looking_at import LookingAt, last_kept
from plandesk.gui.pages.reports.looking_over import LookingOver, ToLookOver, collect_over
from plandesk.gui.pages.reports.making import Making, Printed, Wanted
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.pages.reports.page_parts import head_words, scrolled
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.pages.reports.preview import Preview
from plandesk.gui.pages.reports.reading_pane import DIFFERENCES, READING
from plandesk.gui.pages.reports.report_list import ReportList
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import HEIGHT, PageHead
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
    from plandesk.domain.preflight import Finding

SIDE, EDITOR, CHECKS = 248, 320, 320  # pixels at 100 %
CHECKS_FROM = 1160  # width of the page from which the checklist has a place of its own
ONE_AT_A_TIME_BELOW = 900  # width of the window below which options cover the preview
EMPTY, BROKEN, PAGES = 0, 1, 2


# The report that a kind of plan is printed as.
OF_PLANS = {
    "annual": "annual-plan",
    "strategic": "strategic-plan",
    "action": "action-plan",
    "district": "district-overview",
}


class ReportsPage(Page):
    """Every kind of report of the plan in hand, and what was kept of them for meetings."""

    name = "reports"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._stale = True
        self._made_at: datetime | None = None
        self._kinds = {kind.name: kind for kind in kinds()}
        self._kind = next(iter(self._kinds.values()))
        self._of_plan: str | None = None  # the kind of the plan shown before
        self._kept: MeetingReport | None = None
        self.head = PageHead(_("Reports"))
        self.options_button = Button(_("Options"), "settings")
        self.options_button.setCheckable(True)
        self.options_button.toggled.connect(self._turn)
        self.head.add_widget(self.options_button)
        self.keep_button = self.head.add_button(_("Keep for a meeting…"), self.keep_report, "lock")
        self.print_button = self.head.add_button(_("Print"), self.print_report, "print")
        self.save_button = self.head.add_button(_("Save PDF…"), self.save_pdf, primary=True)
        self.panes_of = {name: kind.pane() for name, kind in self._kinds.items()}
        self.reports = ReportList(tuple(self._kinds.values()))
        self.kept_pane = KeptPane()
        self.checklist = Checklist()
        self.layout_side = LayoutSide(self)
        self.layouts = self.layout_side.editor
        own = PageTasks(tasks, self)
        self.preview = Preview(own)
        self.head.follow(self.preview.view)
        self.making = Making(self._collect, own, self, self.preview.view.tiles_in_view)
        self.looking = LookingAt(self._last_kept, own, self)
        self.over = LookingOver(self._to_look_over, own, self)
        self.acts = ReportActs(self, self.making, self._collect)
        self._lay_out()
        self.commands = add_commands(self)
        self._wire()

    @property
    def kind(self) -> ReportKind:
        """The kind of report chosen last."""
        return self._kind

    @property
    def options(self) -> ReportOptions:
        """The options of that kind."""
        return self.panes_of[self._kind.name]

    def _lay_out(self) -> None:
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        for part in (*self.panes_of.values(), self.kept_pane):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self.side = Panel("window", "right")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        self.list_place = ListPlace(self.reports, inside)
        self.layout_side.lay_out(column, self.list_place.held, self.list_place.area)
        self.checks_side = Panel("window", "left")
        self._checks = scrolled(QWidget())
        beside = QVBoxLayout(self.checks_side)
        beside.setContentsMargins(1, 0, 0, 0)
        beside.addWidget(self._checks)
        self.checks_side.setFixedWidth(px(CHECKS))
        self.empty = EmptyState(
            _("No plan to print yet"),
            _("A report shows the plan in hand on paper. Make a plan first."),
            _("New plan…"),
        )
        self.empty.acted.connect(lambda: self.command_requested.emit("new plan"))
        self.reports.coaching_requested.connect(lambda: self.command_requested.emit("page coaching"))
        self.broken = EmptyState(_("The pages could not be made"), " ", _("Try again"), icon="refresh")
        self.broken.acted.connect(self.making.now)
        self.middle = QStackedWidget()
        for part in (self.empty, self.broken, self.preview):
            self.middle.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.middle, 1)
        row.addWidget(self.checks_side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # What does not fit goes elsewhere (see `arrange`), so its width must not keep the window wide.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)
        self._show_pane()

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.plan_changed.connect(self._take_plan)
        self.session.quarter_changed.connect(self._take_quarter)
        for pane in self.panes_of.values():
            pane.changed.connect(self._choose)
        self.reports.kind_chosen.connect(self._take_kind)
        self.reports.kept_chosen.connect(self._take_kept)
        self.reports.batch_requested.connect(self.make_batch)
        self.kept_pane.delete_requested.connect(self.delete_kept)
        self.checklist.show_requested.connect(self._show_finding)
        self.making.made.connect(self._show)
        self.over.changed.connect(self.checklist.show_findings)
        self.over.waiting.connect(self.checklist.wait)
        self.looking.changed.connect(self.checklist.result.show_result)
        self.looking.changed.connect(self.preview.reading.show_result)
        self.checklist.result.reading_requested.connect(self.show_reading)
        self.checklist.result.differences_requested.connect(
            lambda: self.preview.open_reading(DIFFERENCES, self.looking.looked)
        )
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

    def show_kind(self, name: str, wished: object = None) -> None:
        """Choose a kind of report by its name on the command line, and what another page wishes about it."""
        self.reports.choose_kind(name)
        if wished is not None:
            self.panes_of[name].wish(wished)

    def focus_search(self, text: str) -> None:
        """Find in the report."""
        self.preview.look(text)

    def search_words(self) -> str:
        return _("Find in this report")

    def panes(self) -> list[QWidget]:
        first = self.kept_pane.delete if self._kept is not None else self.options.choices["edition"]
        return [self.reports.kinds, first, self.preview.strip, self.preview.view]

    def state(self) -> dict[str, Any]:
        options = {name: pane.state() for name, pane in self.panes_of.items()}
        return {"kind": self._kind.name, "of": self._of_plan, "options": options, **self.preview.state()}

    def restore(self, state: dict[str, Any]) -> None:
        options = state.get("options")
        self._show_plan()
        for name, pane in self.panes_of.items():
            if isinstance(options, dict) and isinstance(options.get(name), dict):
                pane.restore(options[name])
        kind = state.get("kind")
        of_another = kind in OF_PLANS.values() and state.get("of") not in (None, self._of_plan)
        if isinstance(kind, str) and not of_another:
            self.reports.choose_kind(kind)
        elif self._of_plan is not None:
            self.reports.choose_kind(OF_PLANS[self._of_plan])
        self.preview.restore(state)

    # ---- what the user does

    def save_pdf(self) -> None:
        """Ask for a place and write the report there, as the file is now."""
        if self.acts.may_be_saved(self._to_fix()):
            self.acts.save(_("Save the kept PDF") if self._kept is not None else self._kind.saving)

    def print_report(self) -> None:
        """Ask which printer and print the report, as the file is now."""
        self.acts.print()

    def keep_report(self) -> None:
        """Ask for which meeting, and keep the report in the file with its figures of this moment."""
        if self._kept is None:
            self.acts.keep(self._kind, self.options, self.reports.choose_kept)

    def make_batch(self) -> None:
        """Ask which reports a meeting is given, and make them all in one go."""
        make_batch(self, self._kinds, self.panes_of, self.acts.may_be_saved)

    def show_reading(self) -> None:
        """Show beside the pages what a screen reader reads of them."""
        self.options_button.setChecked(False)
        if self.looking.looked is None and self.making.printed is not None:
            self.looking.now()
        self.preview.open_reading(READING, self.looking.looked)

    def delete_kept(self) -> None:
        """Ask, and delete the kept report that is shown."""
        if self._kept is not None:
            self.acts.delete(self._kept)

    # ---- within

    def _collect(self) -> Wanted | None:
        document, plan_id = self.session.document, self.session.plan_id
        if document is None or plan_id is None:
            return None
        if self._kept is not None:
            return kept_wanted(document, self._kept.id)
        kind = self._kind
        return Wanted(kind.name, kind.collect(document, self.options.options(plan_id)), kind.layout)

    def _last_kept(self) -> Any:
        """The report that the one in front is compared with: the last kept one of its kind and edition."""
        if self._kept is not None:
            return None
        session = self.session
        return last_kept(session.document, session.plan_id, self._kind.name, self.options.edition)

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
        for part in (
            self.print_button,
            self.save_button,
            self.commands.print,
            self.commands.save,
            self.commands.batch,
        ):
            part.setEnabled(there)
        self._read_kept()
        if plan is None:
            self.head.set_count("")
            self.making.forget()
            self.looking.look(b"")
            self.preview.forget()
            self.empty.set_words(
                _("No plan to print yet"),
                _("A report shows the plan in hand on paper. Make a plan first."),
                "" if self.session.read_only else _("New plan…"),
            )
            self.middle.setCurrentIndex(EMPTY)
        else:
            self._of_plan = plan.kind
            for pane in self.panes_of.values():
                pane.show_plan(plan)
                pane.read(self.session.document, plan.id)
                pane.read_layouts(self.session.document)
                pane.show_quarter(self.session.quarters(), self.session.quarter)
            self._show_head()
            self.layout_side.show()
            if self.middle.currentIndex() == EMPTY:
                self.middle.setCurrentIndex(PAGES)
        self.arrange()

    def _show_head(self) -> None:
        plan = self._plan()
        if plan is not None:
            words = head_words(plan, self._kind, self.options)
            self.head.set_count(meeting_words(self._kept) if self._kept is not None else words)
        kept = self._kept is not None
        self.keep_button.setVisible(not kept)
        self.keep_button.setEnabled(plan is not None)
        self.commands.keep.setEnabled(plan is not None and not kept)
        self.commands.delete.setEnabled(kept and not self.session.read_only)

    def _read_kept(self) -> None:
        """List what is kept of the plan; show the kept report in hand as it is, or let it go."""
        document, plan_id = self.session.document, self.session.plan_id
        found = meetings.kept_reports(document, plan_id) if document is not None and plan_id else ()
        self.reports.show_kept(found)
        self._kept = next((one for one in found if one.id == self.reports.kept_id()), None)
        self._show_pane()

    def _show_pane(self) -> None:
        for name, pane in self.panes_of.items():
            pane.setVisible(self._kept is None and name == self._kind.name)
        self.kept_pane.setVisible(self._kept is not None)
        document = self.session.document
        if self._kept is not None and document is not None:
            figures = meetings.restated(document, self._kept.id)
            self.kept_pane.show_report(self._kept, figures, not self.session.read_only)

    def _take_kind(self, name: str) -> None:
        self._kept, self._kind = None, self._kinds[name]
        self._turned()

    def _take_kept(self, report_id: int) -> None:
        document = self.session.document
        if document is not None:
            self._kept = meetings.kept_report(document, report_id)
            self._turned()

    def _turned(self) -> None:
        """Another report is in hand: begin with its first page."""
        if self.layout_side.open:
            self.layout_side.edit(False)
        self.over.forget()
        self._show_pane()
        self._show_head()
        self.arrange()
        self.preview.first_page_next()
        if self.isVisible():
            self.making.now()
        else:
            self._stale = True

    def _follow(self, changes: Any) -> None:
        if changes.touches("meeting_report"):
            self.looking.again()
        if changes.touches("plan", "meeting_report"):
            self._show_plan()
        elif self._kept is not None:
            self._show_pane()
        self.layout_side.follow(changes)
        self._again()

    def _take_plan(self, _plan_id: object) -> None:
        before = self._of_plan
        self.over.forget()
        self._show_plan()
        if before not in (None, self._of_plan) and self._kind.name in OF_PLANS.values():
            self.reports.choose_kind(OF_PLANS[self._of_plan])  # of a plan of another kind, its own report
        self._again()

    def _take_quarter(self, quarter: Any) -> None:
        for pane in self.panes_of.values():
            pane.show_quarter(self.session.quarters(), quarter)
        self._show_head()
        self._again()

    def _choose(self) -> None:
        self._show_head()
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
        self.looking.look(printed.pdf)
        self.over.look(len(printed.facts.sizes))
        self._notice()

    def _to_look_over(self) -> ToLookOver | None:
        document, plan_id = self.session.document, self.session.plan_id
        if document is None or plan_id is None or self._kept is not None:
            return None
        return collect_over(document, plan_id, self._kind, self.options)

    def _to_fix(self) -> list[Finding]:
        """What stands in the way of publishing the pages in front; nothing does of a draft."""
        plan, document = self._plan(), self.session.document
        if document is None or plan is None or self._kept is not None or not self.session.flush():
            return []
        if plan.state == "draft" or self.options.edition != "public":
            return []
        return [one for one in self.over.found() if one.weight is Weight.FIX]

    def _show_finding(self, one: Finding) -> None:
        self.leaving_words = one.sentence
        if one.kind == "service":
            self.record_requested.emit("service", one.kind, one.id)
        elif one.kind in ("kpi", "measure"):
            self.record_requested.emit("kpis", one.kind, one.id)
        elif one.check == "wording":  # its reason is written where both wordings stand
            self.record_requested.emit("history", "amendment", one.id)
        else:
            page = self._kind.record_page if one.kind == "initiative" else "plan"
            self.record_requested.emit(page, one.kind, one.id)

    def _show_failure(self, sentence: str) -> None:
        self.broken.set_words(_("The pages could not be made"), sentence, _("Try again"))
        self.middle.setCurrentIndex(BROKEN)
        self.notice.emit("")

    def _dim(self) -> None:
        self.preview.view.set_stale(True)

    def _notice(self) -> None:
        if self._kept is not None and self.making.printed is not None:
            self.notice.emit(_("The PDF exactly as it was kept"))
        elif self._made_at is not None and self.making.printed is not None:
            at = self._made_at.strftime("%H:%M")
            self.notice.emit(_("Preview made {time}, tagged PDF (PDF/UA-1)").format(time=at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _turn(self, options: bool) -> None:
        """On a narrow window: the options, or the pages."""
        self.options_button.setText(_("Pages") if options else _("Options"))
        self.options_button.updateGeometry()
        self.arrange()

    def arrange(self) -> None:
        """Show what has room: options, pages, checklist."""
        narrow = self.window().width() < px(ONE_AT_A_TIME_BELOW)
        there = self.session.plan_id is not None
        self.options_button.setVisible(narrow and there)
        covered = narrow and self.options_button.isChecked() and there
        self.side.setVisible(there and (not narrow or covered))
        self.middle.setVisible(not covered)
        beside = self.width() >= px(CHECKS_FROM)
        self._place_checklist(beside)
        self.list_place.arrange(self.height() - px(HEIGHT))
        self.checks_side.setVisible(beside and there and self._kept is None)
        self.checklist.setVisible(there and self._kept is None)
        self.keep_button.setVisible(self._kept is None and not narrow)
        if narrow:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16777215)
        else:
            self.side.setFixedWidth(px(EDITOR if self.layout_side.open else SIDE))

    def _place_checklist(self, beside: bool) -> None:
        """A place of its own on the right, or below the options."""
        if beside and self._checks.widget() is not self.checklist:
            self._inside.removeWidget(self.checklist)
            self._checks.setWidget(self.checklist)
        elif not beside and self._inside.indexOf(self.checklist) < 0:
            if self._checks.widget() is self.checklist:
                self._checks.takeWidget()
            self._inside.insertWidget(self._inside.count() - 1, self.checklist)
