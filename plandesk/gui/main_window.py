"""The frame: menus, tool bar, sidebar, the page in front, status bar; it remembers where the user was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTime, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from plandesk import __version__
from plandesk.errors import UserError
from plandesk.gui import help_commands, icons, page_table, panes
from plandesk.gui.actions import NEEDS_FILE, OF_TODAY, MenuBar, menus
from plandesk.gui.attention import Attention
from plandesk.gui.edit_menu import VERBS, EditMenu
from plandesk.gui.file_commands import SUFFIX, FileCommands, dropped_file
from plandesk.gui.keeping import Keeping
from plandesk.gui.looking_back import LookingBack
from plandesk.gui.memory import Soon, WindowMemory
from plandesk.gui.page import Page
from plandesk.gui.plan_commands import PlanCommands
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.way_back import WayBack
from plandesk.gui.widgets.frame_bar import FrameBar
from plandesk.gui.widgets.past_banner import PastBanner
from plandesk.gui.widgets.sidebar import Sidebar, SidebarItem
from plandesk.gui.widgets.status import StatusBar
from plandesk.gui.wording import menu_words, native_keys, state_words
from plandesk.i18n import _

SLIM_BELOW = 1150
FIRST_PAGE = "plan"  # of a file that was not open before


class MainWindow(QMainWindow):
    """Wires the session to the frame. Pages are built when they are shown first."""

    def __init__(self, session: Session, prompts: Prompts, tasks: Tasks) -> None:
        super().__init__()
        self.session, self.prompts, self.tasks = session, prompts, tasks
        self.commands = FileCommands(session, prompts, tasks, self)
        self.plan_commands = PlanCommands(session, prompts, self, lambda name: self.show_page(name))
        self.keeping = Keeping(session, tasks, self)
        self.pages: dict[str, Page] = {}
        self.entries = page_table.pages()
        self.page: Page | None = None
        self._searched: dict[str, str] = {}
        self._record: tuple[str, int] | None = None
        self._remember = Soon(self, self.remember)
        self.memory = WindowMemory()
        self.setWindowTitle("PlanDesk")
        self.setWindowIcon(icons.program_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 360)
        self._slim_wished = False
        self._build()
        self._wire()
        self._slim_wished = self.memory.restore_window(self)
        self._show_document()

    # ---- building

    def _build(self) -> None:
        self.menus = MenuBar(self, menus(self.entries), self._functions())
        self.edits = EditMenu(self.menus.actions, lambda: self.page, self)
        act = self.menus.actions
        self.bar = FrameBar(act["undo"], act["redo"], act["sidebar"], native_keys(act["find"].shortcut()))
        self.addToolBar(self.bar)
        items = [
            SidebarItem(
                one.name, one.title, one.icon, one.group, native_keys(act[f"page {one.name}"].shortcut())
            )
            for one in self.entries
        ]
        self.sidebar = Sidebar(items)
        self.stack = _PageStack()
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self.stack, 1)
        self.middle = QStackedWidget()
        self.middle.addWidget(work)
        self.banner = PastBanner()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        self.way_back = WayBack(self.stack, self.show_page)
        column.addWidget(self.way_back)
        column.addWidget(self.middle, 1)
        self.setCentralWidget(whole)
        self.looking_back = LookingBack(self.session, self.prompts, act["past"], self.banner, self)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.welcome: QWidget | None = None

    def _wire(self) -> None:
        """Every signal of the window in one block."""
        session = self.session
        session.changed.connect(self._follow_changes)
        session.document_changed.connect(self._show_document)
        session.plan_changed.connect(lambda _plan: self._show_plans())
        session.quarter_changed.connect(lambda _quarter: self._show_quarter())
        session.failed.connect(self.prompts.tell)
        session.save_failed.connect(self._say_failed)
        session.saved.connect(self._say_saved)
        session.noticed.connect(self.status.saved.say_notice)
        self.status.saved.try_again.connect(session.flush)
        self.tasks.started.connect(self._show_task)
        self.tasks.failed.connect(self.prompts.tell)
        self.sidebar.page_requested.connect(self.show_page)
        Attention(session, self).counted.connect(
            lambda count: self.sidebar.set_badge("overview", count, _("{n} ask for attention"))
        )
        self.bar.picker.chosen.connect(session.set_plan)
        self.bar.period.chosen.connect(session.set_quarter)
        self.bar.search.searched.connect(self._search)
        self.bar.search.left.connect(self._leave_search)
        self.menus.recent.aboutToShow.connect(lambda: self.commands.fill_recent(self.menus.recent))
        self.menus.menus["file"].aboutToShow.connect(lambda: self.commands.fill_recent(self.menus.recent))
        self.menus.menus["edit"].aboutToShow.connect(self.edits.refresh)

    def _functions(self) -> dict[str, Any]:
        named: dict[str, Any] = {
            "new": self.new_file,
            "import": self.import_data,
            **self.commands.functions(self),
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "find": self.find,
            "past": lambda: self.looking_back.toggle(),
            "sidebar": self.toggle_sidebar,
            "next pane": lambda: self._next_pane(1),
            "previous pane": lambda: self._next_pane(-1),
            "annual plan": lambda: self.show_report("annual-plan"),
            "status report": lambda: self.show_report("status-report"),
            "amendment list": lambda: self.show_report("amendment-list"),
            **self.plan_commands.functions(),
            **help_commands.functions(self, lambda: self.menus.shortcuts()),
        }
        for verb in VERBS:
            named[verb] = lambda verb=verb: self.edits.carry_out(verb)
        for entry in self.entries:
            named[f"page {entry.name}"] = lambda name=entry.name: self.show_page(name)
        return named

    # ---- pages

    def show_page(self, name: str) -> Page | None:
        """Bring a page to the front; what is being typed on the other one is saved first."""
        if self.session.document is None:
            return None
        self.session.flush()
        shown = self.pages.get(name) or self._make_page(name)
        if shown is not self.page:
            self.page = shown
            self._record = None
            self.status.notice.setText("")
            self.stack.setCurrentWidget(shown)
            self.bar.search.show_words(self._searched.get(name, ""), shown.search_words())
            self.menus.show_page(shown.actions())
            shown.shown()
            self._remember.start()
        self.sidebar.set_page(name)
        self.edits.refresh()
        return shown

    def show_record(self, page_name: str, kind: str, record_id: int) -> None:
        """Go to a page and select a record there."""
        shown = self.show_page(page_name)
        if shown is not None:
            shown.show_record(kind, record_id)

    def show_list(self, query: object) -> None:
        """Go to the initiatives that a `Query` asks for."""
        shown = self.show_page("initiatives")
        if shown is not None:
            shown.show_list(query)

    def show_report(self, kind: str, wished: object = None) -> None:
        """Go to a kind of report by its name on the command line, with what is to be chosen about it."""
        if (shown := self.show_page("reports")) is not None:
            shown.show_kind(kind, wished)

    def _make_page(self, name: str) -> Page:
        entry = next(entry for entry in self.entries if entry.name == name)
        made = entry.load()(self.session, self.prompts, self.tasks)
        self.pages[name] = made
        self.stack.addWidget(made)
        made.notice.connect(lambda words: self._notice(made, words))
        made.record_shown.connect(lambda kind, which: self._note_record(made, kind, which))
        made.record_requested.connect(self.show_record)
        made.record_requested.connect(lambda *_of: self.way_back.offer(made))
        made.list_requested.connect(self.show_list)
        made.report_requested.connect(self.show_report)
        made.command_requested.connect(lambda command: self.menus.actions[command].trigger())
        made.search_dropped.connect(lambda: self._drop_search(made))
        made.edits_changed.connect(self.edits.refresh)
        made.restore(self.memory.page_state(name))
        return made

    def _notice(self, of: Page, words: str) -> None:
        if of is self.page:
            self.status.notice.setText(words)

    def _note_record(self, of: Page, kind: str, record_id: int) -> None:
        if of is self.page:
            self._record = (kind, record_id)
            self._remember.start()

    def _drop_pages(self) -> None:
        """Pages are built for one document; the next gets new ones."""
        self.page = None
        self._searched.clear()
        self.menus.show_page([])
        for made in self.pages.values():
            # It lives until the event loop comes round, but must not hear of the next document.
            self.session.disconnect(made)
            self.stack.removeWidget(made)
            made.deleteLater()
        self.pages.clear()

    # ---- the document

    def _show_document(self, _document: object = None) -> None:
        document = self.session.document
        self._remember.start()
        self.memory.keep_pages(self.pages, self.page, self._record)
        self._drop_pages()
        there = document is not None
        self.memory.begin(document.path if document is not None else None)
        self.bar.setVisible(there)
        for name, action in self.menus.actions.items():
            if name in NEEDS_FILE or name.startswith("page "):
                action.setEnabled(there)
        for name in OF_TODAY:
            self.menus.actions[name].setEnabled((there or name == "import") and self.session.past is None)
        if document is None:
            self.setWindowTitle("PlanDesk")
            self.setWindowFilePath("")
            self.status.saved.say_version(f"PlanDesk {__version__}")
            self.status.notice.setText("")
            if self.isVisible():
                self._show_welcome()
            self.edits.refresh()
            self._name_undo()
            return
        # A list that gets the focus without a row in hand would take the first.
        self.sidebar.set_page(self._page_left())
        self.middle.setCurrentIndex(0)
        self.setWindowTitle(_("{name} – PlanDesk").format(name=document.path.name))
        self._show_plans()
        self._show_foot()
        self._name_undo()
        self.status.saved.say_saved(
            _("Looking back")
            if self.session.past is not None
            else _("Open for reading only")
            if document.read_only
            else _("All changes saved")
        )
        self._go_where_left()

    def _page_left(self) -> str:
        assert self.session.document is not None
        names = [entry.name for entry in self.entries]
        left = self.memory.left_at(self.session.document.path).page
        return left if left in names else FIRST_PAGE

    def _go_where_left(self) -> None:
        assert self.session.document is not None
        left = self.memory.left_at(self.session.document.path)
        if self.bar.picker.offers(left.plan_id) and not self.session.keeps_in_hand:
            self.session.set_plan(left.plan_id)
            self.session.set_quarter(
                next((one for one in self.session.quarters() if one.stored == left.quarter), None)
            )
        shown = self.show_page(self._page_left())
        if shown is not None and left.record is not None:
            shown.show_record(*left.record)
        self._leave_search()

    def _show_welcome(self) -> None:
        from plandesk.gui.pages.welcome import WelcomePage

        if self.welcome is None:
            welcome = WelcomePage()
            welcome.new_requested.connect(self.new_file)
            welcome.open_requested.connect(self.commands.open)
            welcome.import_requested.connect(self.import_data)
            welcome.sample_requested.connect(self.commands.open_sample)
            welcome.file_requested.connect(lambda path: self.commands.open_path(path))
            self.middle.addWidget(welcome)
            self.welcome = welcome
        self.welcome.read()
        self.middle.setCurrentWidget(self.welcome)

    def _follow_changes(self, changes: Any) -> None:
        if changes.touches("plan"):
            self._show_plans()
        if changes.touches("service"):
            self._show_foot()
        self._name_undo()
        self._say_saved()

    def _show_plans(self) -> None:
        from plandesk.domain.plans import plans

        document = self.session.document
        found = plans(document) if document is not None else []
        if document is not None:
            self.memory.note_plan(document.path, self.session.plan_id)
        self.bar.picker.set_plans([(plan.id, plan.title) for plan in found], self.session.plan_id)
        self.bar.picker.setEnabled(bool(found))
        now = next((plan for plan in found if plan.id == self.session.plan_id), None)
        self.bar.note.setText(state_words(now) if now is not None else "")
        self._show_quarters()

    def _show_quarters(self) -> None:
        """Offer the reporting quarters of the plan in hand."""
        found = [(one, one.due.text()) for one in self.session.quarters()]
        self.bar.show_periods(found, self.session.quarter)

    def _show_quarter(self) -> None:
        if not self.bar.period.offers(self.session.quarter):
            self._show_quarters()
        self.bar.period.set_value(self.session.quarter)
        document, quarter = self.session.document, self.session.quarter
        if document is not None and quarter is not None:
            usual = quarter == self.session.usual_quarter()
            self.memory.note_quarter(document.path, "" if usual else quarter.stored)
            self._remember.start()

    def _show_foot(self) -> None:
        from plandesk.domain.service import service

        document = self.session.document
        if document is not None:
            self.sidebar.set_foot(service(document).name, document.path.name, document.read_only)

    # ---- saving and failing

    def _say_saved(self) -> None:
        if self.session.document is not None and not self.session.read_only:
            now = self.locale().toString(QTime.currentTime(), "HH:mm")
            self.status.saved.say_saved(_("All changes saved {time}").format(time=now))

    def _say_failed(self, error: UserError) -> None:
        self.status.saved.say_failed(error.sentence)

    def _show_task(self, task: Task) -> None:
        if not task.label:
            return
        part = self.status.add_task(task.label)
        task.progressed.connect(part.show_progress)
        part.cancel.clicked.connect(task.cancel)
        task.ended.connect(lambda: self.status.remove_task(part))

    # ---- the menus

    def new_file(self) -> None:
        """Make a new plan file and start with the service's name."""
        if self.commands.new():
            self.show_page("service")

    def import_data(self) -> None:
        """Import and look at what came."""
        if self.commands.import_data() is not None:
            self.show_page("plan")

    def find(self) -> None:
        """Go to the search line."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def toggle_sidebar(self) -> None:
        """Show the sidebar's words, or icons only."""
        self._slim_wished = not self.sidebar.slim
        self._fit()

    def _search(self, words: str) -> None:
        if self.page is not None:
            self._searched[self.page.name] = words
            self.page.focus_search(words)

    def _drop_search(self, of: Page) -> None:
        self._searched.pop(of.name, None)
        if of is self.page:
            self.bar.search.show_words("", of.search_words())

    def _leave_search(self) -> None:
        if self.page is not None:
            panes.enter(self.page)

    def _name_undo(self) -> None:
        undo, redo = self.session.undo_name, self.session.redo_name
        act = self.menus.actions
        act["undo"].setText(_("&Undo {step}").format(step=menu_words(undo)) if undo else _("&Undo"))
        act["redo"].setText(_("&Redo {step}").format(step=menu_words(redo)) if redo else _("&Redo"))
        act["undo"].setEnabled(undo is not None)
        act["redo"].setEnabled(redo is not None)

    # ---- panes

    def _next_pane(self, step: int) -> None:
        if self.page is not None:
            panes.next_pane(self.page, self.sidebar.view, step)

    # ---- sizes, drops, closing

    def showEvent(self, event: QShowEvent) -> None:
        if self.session.document is None:
            self._show_welcome()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bar"):
            icons.redraw_on(self)
            self.bar.picker.draw_icons()
            self.bar.period.draw_icons()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.look_outside()
        elif event.type() == QEvent.Type.ActivationChange:
            self.session.fields.keep_drafts()

    def _fit(self) -> None:
        slim = self.width() < px(SLIM_BELOW) or self._slim_wished
        if slim != self.sidebar.slim:
            self.sidebar.set_slim(slim)
        self.bar.set_width(self.width(), slim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only where neither a form nor a row had a use for it.
        if event.key() == Qt.Key.Key_Escape and self.session.past is not None:
            self.session.look_now()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() == SUFFIX:
            QTimer.singleShot(0, self, lambda: self.commands.open_path(path))
        else:
            QTimer.singleShot(0, self, lambda: self._import_dropped(path))

    def _import_dropped(self, path: Path) -> None:
        if self.commands.import_data(path) is not None:
            self.show_page("plan")

    def remember(self) -> None:
        """Keep window, file, page and record for the next start, that of a killed program too."""
        path = self.session.document.path if self.session.document is not None else None
        self.memory.keep_pages(self.pages, self.page, self._record)
        self.memory.keep_window(self, self._slim_wished, path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.session.flush() and not self.prompts.confirm(
            _("The text typed last could not be saved. Close anyway?"), _("Close anyway"), risky=True
        ):
            event.ignore()
            return
        self.remember()
        self._remember.stop()
        self.tasks.close()
        self._drop_pages()
        self.session.abandon()
        event.accept()


class _PageStack(QStackedWidget):
    """Pages fit themselves to the window; the widest one, perhaps not even shown, must not hold it open."""

    def minimumSizeHint(self) -> QSize:
        return QSize(px(400), px(160))
