"""The Reports page: which report, its options, its preview; save it as a PDF, print it, keep it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain import meetings
from plandesk.domain.preflight import Weight
from plandesk.gui.page import Page
from plandesk.gui.pages.reports.acts import ReportActs
from plandesk.gui.pages.reports.batch_acts import make_batch
from plandesk.gui.pages.reports.checklist import Checklist
from plandesk.gui.pages.reports.commands import add_commands
from plandesk.gui.pages.reports.kept_pane import KeptPane
from plandesk.gui.pages.reports.kinds import OF_PLANS, ReportKind, kinds
from plandesk.gui.pages.reports.layout_side import LayoutSide
from plandesk.gui.pages.reports.looking_at import LookingAt
from plandesk.gui.pages.reports.looking_over import LookingOver
from plandesk.gui.pages.reports.making import Making, Printed
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.pages.reports.preview import Preview
from plandesk.gui.pages.reports.reading_pane import DIFFERENCES, READING
from plandesk.gui.pages.reports.report_in_hand import ReportInHand
from plandesk.gui.pages.reports.report_list import ReportList
from plandesk.gui.pages.reports.sides import Sides
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.preflight import Finding

ONE_AT_A_TIME_BELOW = 900  # width of the window below which options cover the preview
EMPTY, BROKEN, PAGES = 0, 1, 2


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
        self._of_plan: str | None = None  # the kind of the plan shown before
        self.head = PageHead(_("Reports"))
        self.options_button = Button(_("Options"), "settings")
        self.options_button.setCheckable(True)
        self.options_button.toggled.connect(self._turn)
        self.head.add_widget(self.options_button)
        self.keep_button = self.head.add_button(_("Keep for a meeting…"), self.keep_report, "lock")
        self.print_button = self.head.add_button(_("Print"), self.print_report, "print")
        self.save_button = self.head.add_button(_("Save PDF…"), self.save_pdf, primary=True)
        self.panes_of = {name: kind.pane() for name, kind in self._kinds.items()}
        self.in_hand = ReportInHand(session, self._kinds, self.panes_of)
        self.reports = ReportList(tuple(self._kinds.values()))
        self.kept_pane = KeptPane()
        self.checklist = Checklist()
        self.layout_side = LayoutSide(self)
        self.layouts = self.layout_side.editor
        own = PageTasks(tasks, self)
        self.preview = Preview(own)
        self.head.follow(self.preview.view)
        self.making = Making(self.in_hand.collect, own, self, self.preview.view.tiles_in_view)
        self.looking = LookingAt(self.in_hand.compared_with, own, self)
        self.over = LookingOver(self.in_hand.to_look_over, own, self)
        self.acts = ReportActs(self, self.making, self.in_hand.collect)
        self._lay_out()
        self.commands = add_commands(self)
        self._wire()

    @property
    def kind(self) -> ReportKind:
        """The kind of report chosen last."""
        return self.in_hand.kind

    @property
    def options(self) -> ReportOptions:
        """The options of that kind."""
        return self.in_hand.options

    def _lay_out(self) -> None:
        options = (*self.panes_of.values(), self.kept_pane)
        self.sides = Sides(self.reports, options, self.checklist, self.layout_side)
        self.empty = EmptyState(_("No plan to print yet"), "", _("New plan…"))
        self.empty.acted.connect(lambda: self.command_requested.emit("new plan"))
        self.reports.coaching_requested.connect(lambda: self.command_requested.emit("page coaching"))
        self.broken = EmptyState(_("The pages could not be made"), " ", _("Try again"), icon="refresh")
        self.broken.acted.connect(self.making.now)
        self.middle = QStackedWidget()
        for part in (self.empty, self.broken, self.preview):
            self.middle.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sides.left)
        row.addWidget(self.middle, 1)
        row.addWidget(self.sides.right)
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
        first = self.kept_pane.delete if self.in_hand.kept is not None else self.options.choices["edition"]
        return [self.reports.kinds, first, self.preview.strip, self.preview.view]

    def state(self) -> dict[str, Any]:
        options = {name: pane.state() for name, pane in self.panes_of.items()}
        return {"kind": self.kind.name, "of": self._of_plan, "options": options, **self.preview.state()}

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
        kept = self.in_hand.kept is not None
        self.acts.save(_("Save the kept PDF") if kept else self.kind.saving, self._to_fix())

    def print_report(self) -> None:
        """Ask which printer and print the report, as the file is now."""
        self.acts.print(self._to_fix())

    def keep_report(self) -> None:
        """Ask for which meeting, and keep the report in the file with its figures of this moment."""
        if self.in_hand.kept is None:
            self.acts.keep(self.kind, self.options, self.reports.choose_kept, self._to_fix)

    def make_batch(self) -> None:
        """Ask which reports a meeting is given, and make them all in one go."""
        make_batch(self, self._kinds, self.panes_of, self.acts.may_go_out)

    def show_reading(self) -> None:
        """Show beside the pages what a screen reader reads of them."""
        self.options_button.setChecked(False)
        if self.looking.looked is None and self.making.printed is not None:
            self.looking.now()
        self.preview.open_reading(READING, self.looking.looked)

    def delete_kept(self) -> None:
        """Ask, and delete the kept report that is shown."""
        if self.in_hand.kept is not None:
            self.acts.delete(self.in_hand.kept)

    # ---- within

    def _show_plan(self) -> None:
        plan = self.in_hand.plan()
        there = plan is not None
        self.sides.left.setEnabled(there)
        for part in (
            self.print_button,
            self.save_button,
            self.commands.print,
            self.commands.save,
            self.commands.batch,
        ):
            part.setEnabled(there)
        self._read_kept()
        self._show_head()
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
            self.notice.emit("")
        else:
            self._of_plan = plan.kind
            for pane in self.panes_of.values():
                pane.show_plan(plan)
                pane.read(self.session.document, plan.id)
                pane.read_layouts(self.session.document)
                pane.show_quarter(self.session.quarters(), self.session.quarter)
            self._show_head()  # with the options as they are now
            self.layout_side.show()
            if self.middle.currentIndex() == EMPTY:
                self.middle.setCurrentIndex(PAGES)
        self.arrange()

    def _show_head(self) -> None:
        plan = self.in_hand.plan()
        if plan is not None:
            self.head.set_count(self.in_hand.words(plan))
        kept = self.in_hand.kept is not None
        self.keep_button.setVisible(not kept)
        self.keep_button.setEnabled(plan is not None)
        self.commands.keep.setEnabled(plan is not None and not kept)
        self.commands.delete.setEnabled(kept and not self.session.read_only)

    def _read_kept(self) -> None:
        """List what is kept of the plan; show the kept report in hand as it is, or let it go."""
        document, plan_id = self.session.document, self.session.plan_id
        found = meetings.kept_reports(document, plan_id) if document is not None and plan_id else ()
        self.reports.show_kept(found)
        self.in_hand.kept = next((one for one in found if one.id == self.reports.kept_id()), None)
        self._show_pane()

    def _show_pane(self) -> None:
        for name, pane in self.panes_of.items():
            pane.setVisible(self.in_hand.kept is None and name == self.kind.name)
        self.kept_pane.setVisible(self.in_hand.kept is not None)
        document = self.session.document
        if self.in_hand.kept is not None and document is not None:
            figures = meetings.restated(document, self.in_hand.kept.id)
            self.kept_pane.show_report(self.in_hand.kept, figures, not self.session.read_only)

    def _take_kind(self, name: str) -> None:
        self.in_hand.take_kind(name)
        self._turned()

    def _take_kept(self, report_id: int) -> None:
        document = self.session.document
        if document is not None:
            self.in_hand.kept = meetings.kept_report(document, report_id)
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
        elif self.in_hand.kept is not None:
            self._show_pane()
        self.layout_side.follow(changes)
        self._again()

    def _take_plan(self, _plan_id: object) -> None:
        before = self._of_plan
        self.over.forget()
        self._show_plan()
        if before != self._of_plan and self.kind.name in OF_PLANS.values():
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

    def _to_fix(self) -> list[Finding]:
        """What stands in the way of publishing the pages in front; nothing does of a draft."""
        if not self.in_hand.is_public() or not self.session.flush():
            return []
        return [one for one in self.over.found() if one.weight is Weight.FIX]

    def _show_finding(self, one: Finding) -> None:
        self.leaving_words = one.sentence
        self.record_requested.emit(*self.in_hand.place_of(one))

    def _show_failure(self, sentence: str) -> None:
        self.broken.set_words(_("The pages could not be made"), sentence, _("Try again"))
        self.middle.setCurrentIndex(BROKEN)
        self.notice.emit("")

    def _dim(self) -> None:
        self.preview.view.set_stale(True)

    def _notice(self) -> None:
        if self.in_hand.kept is not None and self.making.printed is not None:
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
        self.middle.setVisible(not covered)
        self.keep_button.setVisible(self.in_hand.kept is None and not narrow)
        checked = there and self.in_hand.kept is None
        self.sides.arrange(self.size(), there and (not narrow or covered), narrow, checked)
