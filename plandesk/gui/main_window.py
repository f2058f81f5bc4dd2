"""The frame: menus, tool bar, sidebar, the page in front, status bar; it remembers where the user was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from plandesk.gui import help_commands, icons, own_name, page_table, panes
from plandesk.gui.actions import REPORTS, MenuBar, menus
from plandesk.gui.attention import Attention
from plandesk.gui.desk_commands import DeskCommands
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.drops import Drops
from plandesk.gui.edit_menu import VERBS, EditMenu
from plandesk.gui.file_commands import FileCommands
from plandesk.gui.idle_lock import IdleLock
from plandesk.gui.in_hand import InHand
from plandesk.gui.keeping import Keeping
from plandesk.gui.lock_key import LockKey
from plandesk.gui.looking_back import LookingBack
from plandesk.gui.memory import Soon, WindowMemory
from plandesk.gui.open_pages import OpenPages
from plandesk.gui.page import Page
from plandesk.gui.plan_commands import PlanCommands
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.status_words import StatusWords
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.way_back import WayBack
from plandesk.gui.widgets.frame_bar import COACHING, FrameBar
from plandesk.gui.widgets.past_banner import PastBanner
from plandesk.gui.widgets.sidebar import Sidebar, SidebarItem
from plandesk.gui.widgets.status import StatusBar
from plandesk.gui.widgets.window_body import WindowBody
from plandesk.gui.wording import native_keys
from plandesk.i18n import _

SLIM_BELOW = 1150


class MainWindow(QMainWindow):
    """Wires the session to the frame. Pages are built when they are shown first."""

    def __init__(self, session: Session, prompts: Prompts, tasks: Tasks) -> None:
        super().__init__()
        self.session, self.prompts, self.tasks = session, prompts, tasks
        self.desk = DeskSession(session, session.who, self)
        self.desk_commands = DeskCommands(
            self.desk, prompts, tasks, self, self._show_coaching, lambda: self.in_hand.is_at_desk
        )
        self.commands = FileCommands(
            session, prompts, tasks, lambda: self.in_hand.now, self.desk_commands, self
        )
        self.plan_commands = PlanCommands(session, prompts, self, lambda name: self.show_page(name))
        self.idle = IdleLock(self.desk, self.desk_commands.lock, self)
        self.keeping, self.desk_keeping = Keeping(session, tasks, self), Keeping(self.desk, tasks, self)
        self.entries = page_table.pages()
        self._remember = Soon(self, self.remember)
        self.memory = WindowMemory()
        self.setWindowIcon(icons.program_icon())
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
        self.lock_key = LockKey(self.desk, act["lock"], self)
        keys = [native_keys(act[name].shortcut()) for name in ("find", "lock")]
        self.bar = FrameBar(act["undo"], act["redo"], act["sidebar"], *keys)
        self.addToolBar(self.bar)
        items = [
            SidebarItem(
                one.name, one.title, one.icon, one.group, native_keys(act[f"page {one.name}"].shortcut())
            )
            for one in self.entries
        ]
        self.sidebar = Sidebar(items)
        parts = (self, self.bar, self.sidebar, act)
        self.in_hand = InHand(self.session, self.desk, self.idle, self.memory, parts)
        body = WindowBody(self.sidebar)
        self.stack, self.middle, self.banner = body.stack, body.middle, PastBanner()
        self.open_pages = OpenPages(
            self.entries, self.in_hand, self.stack, self.memory, self.prompts, self.tasks, self
        )
        self.way_back = WayBack(self.stack, self.show_page)
        body.lay_out(self.banner, self.way_back)
        self.setCentralWidget(body)
        self.looking_back = LookingBack(self.session, self.prompts, act["past"], self.banner, self)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        both = (self.session, self.desk)
        self.told = StatusWords(self.status, both, self.tasks, lambda: self.in_hand.now, self)
        self.drops = Drops(self, self.commands, lambda: self.page, lambda: self.show_page("plan"))
        self.welcome: QWidget | None = None

    def _wire(self) -> None:
        """Every signal of the window in one block."""
        session = self.session
        for one in (session, self.desk):
            one.changed.connect(self._follow_changes)
            one.failed.connect(self.prompts.tell)
        session.document_changed.connect(self._show_document)
        session.plan_changed.connect(lambda _plan: self.in_hand.show_plans())
        session.quarter_changed.connect(lambda _quarter: self.in_hand.show_quarter())
        session.quarter_changed.connect(lambda _quarter: self._remember.start())
        self.desk.document_changed.connect(lambda _document: self._show_desk())
        self.desk.path_changed.connect(lambda _path: self._show_desk())
        self.bar.lock.lock_requested.connect(self.desk_commands.lock)
        self.tasks.failed.connect(self.prompts.tell)
        self.sidebar.page_requested.connect(self.show_page)
        Attention(session, self).counted.connect(
            lambda count: self.sidebar.set_badge("overview", count, _("{n} ask for attention"))
        )
        pages = self.open_pages
        pages.turned.connect(self._turned)
        pages.went_to.connect(self.sidebar.set_page)
        pages.went_to.connect(lambda _name: self.edits.refresh())
        pages.gone.connect(lambda: self.menus.show_page([]))
        pages.noticed.connect(self.status.notice.setText)
        pages.offers_changed.connect(self._show_offers)
        pages.search_changed.connect(self._show_search)
        pages.edits_changed.connect(self.edits.refresh)
        pages.left_for_record.connect(self.way_back.offer)
        pages.command_requested.connect(lambda command: self.menus.actions[command].trigger())
        pages.place_changed.connect(self._remember.start)
        self.bar.picker.chosen.connect(self._pick)
        self.bar.period.chosen.connect(session.set_quarter)
        self.bar.search.searched.connect(self.open_pages.search)
        self.bar.search.left.connect(self._leave_search)
        self.menus.recent.aboutToShow.connect(lambda: self.commands.fill_recent(self.menus.recent))
        shown = self.menus.recent, self.menus.actions
        self.menus.menus["file"].aboutToShow.connect(lambda: self.commands.show_menu(*shown))
        self.menus.menus["edit"].aboutToShow.connect(self.edits.refresh)

    def _functions(self) -> dict[str, Any]:
        named: dict[str, Any] = {
            "new": self.new_file,
            "import": lambda: self.drops.import_data(),
            **self.commands.functions(self),
            **self.desk_commands.functions(),
            "own name": lambda: own_name.ask(self.prompts, (self.session, self.desk)),
            "quit": self.close,
            "undo": lambda: self.in_hand.now.undo(),
            "redo": lambda: self.in_hand.now.redo(),
            "find": self.find,
            "past": lambda: self.looking_back.toggle(),
            "sidebar": self.toggle_sidebar,
            "next pane": lambda: self._next_pane(1),
            "previous pane": lambda: self._next_pane(-1),
            **self.plan_commands.functions(),
            **help_commands.functions(self, lambda: self.menus.shortcuts()),
        }
        for name in REPORTS:
            named[name] = lambda name=name: self.open_pages.show_report(name.replace(" ", "-"))
        for verb in VERBS:
            named[verb] = lambda verb=verb: self.edits.carry_out(verb)
        for entry in self.entries:
            named[f"page {entry.name}"] = lambda name=entry.name: self._go_to_page(name)
        return named

    # ---- pages

    @property
    def pages(self) -> dict[str, Page]:
        """The pages that were built, by their names."""
        return self.open_pages.by_name

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self.open_pages.front

    def show_page(self, name: str) -> Page | None:
        """Bring a page to the front; what is being typed on the other one is saved first."""
        return self.open_pages.show(name)

    def _go_to_page(self, name: str) -> None:
        """Show a page that was asked for by its key or in the menu: what is typed next is for it."""
        if self.show_page(name) is not None:
            self._leave_search()

    def _pick(self, value: object) -> None:
        """A plan or the coaching file was chosen in the tool bar."""
        self.open_pages.go_to_file(value == COACHING)
        if value != COACHING:
            self.session.set_plan(value)

    def _turned(self, page: Page) -> None:
        """Another page came to the front."""
        self.status.notice.setText("")
        self.middle.setCurrentIndex(0)
        self._show_offers(page)
        self.told.follow(page.session)

    def _show_offers(self, page: Page) -> None:
        """Offer what the page in front has for the menus and for searching."""
        self.menus.show_page(page.actions())
        self._show_search(page)

    def _show_search(self, page: Page) -> None:
        self.bar.search.show_words(self.open_pages.searched(page.name), page.search_words())

    # ---- the documents

    def _show_document(self, _document: object = None) -> None:
        """Another plan file is in hand, or none."""
        document = self.session.document
        self._remember.start()
        self.open_pages.keep()
        self.open_pages.drop_those_of(self.session)
        self.memory.begin(document.path if document is not None else self.desk.path)
        self.in_hand.now = self.session if document is not None else self.desk
        # A list that gets the focus without a row in hand would take the first.
        self.sidebar.set_page(self.open_pages.left_at(document.path) if document is not None else "coaching")
        self._show_files()
        if document is None:
            return
        self.told.say_open(self.session)
        self._go_where_left()
        self.told.follow(self.in_hand.now)

    def _show_desk(self) -> None:
        """The coaching file was taken, unlocked, locked or closed: its words leave the frame."""
        self._remember.start()
        self.open_pages.keep()
        if self.session.document is None:
            self.memory.begin(self.desk.path)
        self.open_pages.drop_those_of(self.desk)
        self.open_pages.forget_search("coaching")
        if self.desk.document is None and self.in_hand.now is self.desk:
            self.bar.search.show_words("", "")
            self.status.notice.setText("")
        if self.page is None and self.session.document is None:
            self.sidebar.set_page("coaching")
        self._show_files()
        if self.page is not None:
            self._show_offers(self.page)
        if self.desk.document is None:
            self.told.forget(self.desk)
        if self.in_hand.now is self.desk and self.desk.path is not None:
            self.told.say_open(self.desk)

    def _show_files(self) -> None:
        """Offer what the files in hand have; without any there is the welcome page."""
        offered = {entry.name for entry in self.entries if self.in_hand.offers(entry.file)}
        self.sidebar.set_offered(offered)
        self.in_hand.show()
        for entry in self.entries:
            self.menus.actions[f"page {entry.name}"].setEnabled(entry.name in offered)
        if self.in_hand.anything():
            self.middle.setCurrentIndex(0)
            if self.page is None and (self.in_hand.now is self.desk or self.session.document is None):
                self.show_page("coaching")
        else:
            self.open_pages.drop(self.pages)
            self.in_hand.now = self.session
            self.told.say_version()
            self.status.notice.setText("")
            if self.isVisible():
                self._show_welcome()
        self.edits.refresh()

    def _go_where_left(self) -> None:
        assert self.session.document is not None
        left = self.in_hand.take_where_left()
        shown = self.show_page(self.open_pages.left_at(self.session.document.path))
        if shown is not None and left.record is not None:
            shown.show_record(*left.record)
        self._leave_search()

    def _show_welcome(self) -> None:
        from plandesk.gui.pages.welcome import WelcomePage

        if self.welcome is None:
            welcome = WelcomePage()
            welcome.new_requested.connect(self.new_file)
            welcome.coaching_requested.connect(self.desk_commands.new)
            welcome.open_requested.connect(self.commands.open)
            welcome.import_requested.connect(lambda: self.drops.import_data())
            welcome.sample_requested.connect(self.commands.open_sample)
            welcome.file_requested.connect(lambda path: self.commands.open_path(path))
            self.middle.addWidget(welcome)
            self.welcome = welcome
        self.welcome.read()
        self.middle.setCurrentWidget(self.welcome)

    def _follow_changes(self, changes: Any) -> None:
        if changes.touches("plan"):
            self.in_hand.show_plans()
        if changes.touches("service", "desk"):
            self.in_hand.show_foot()
            self.in_hand.show_lock()
        self.in_hand.name_undo()
        self.told.say_saved()

    # ---- the menus

    def new_file(self) -> None:
        """Make a new plan file and start with the service's name."""
        if self.commands.new():
            self.show_page("service")

    def find(self) -> None:
        """Go to the search line."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def toggle_sidebar(self) -> None:
        """Show the sidebar's words, or icons only."""
        self._slim_wished = not self.sidebar.slim
        self._fit()

    def _leave_search(self) -> None:
        if self.page is not None:
            panes.enter(self.page)

    def _show_coaching(self) -> Page | None:
        shown = self.show_page("coaching")
        self._leave_search()
        return shown

    # ---- panes

    def _next_pane(self, step: int) -> None:
        if self.page is not None:
            panes.next_pane(self.page, self.sidebar.view, step)

    # ---- sizes, drops, closing

    def showEvent(self, event: QShowEvent) -> None:
        if not self.in_hand.anything():
            self._show_welcome()
        super().showEvent(event)
        if not event.spontaneous():
            self._leave_search()  # a page that came before the window could not take the focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bar"):
            icons.redraw_on(self)
            self.bar.picker.draw_icons()
            self.bar.period.draw_icons()
        elif event.type() == QEvent.Type.ActivationChange:
            for one in (self.session, self.desk):
                one.look_outside() if self.isActiveWindow() else one.fields.keep_drafts()

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
        self.drops.enter(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drops.drop(event)

    def remember(self) -> None:
        """Keep window, file, page and record for the next start, that of a killed program too."""
        path = self.session.document.path if self.session.document is not None else None
        self.open_pages.keep()
        self.memory.keep_window(self, self._slim_wished, path, self.desk.path)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not all([self.session.flush(), self.desk.flush()]) and not self.prompts.confirm(
            _("The text typed last could not be saved. Close anyway?"), _("Close anyway"), risky=True
        ):
            event.ignore()
            return
        self.remember()
        self._remember.stop()
        self.tasks.close()
        self.open_pages.drop(self.pages)
        self.session.abandon()
        self.desk.abandon()
        self.desk_commands.copied.clear()  # some systems keep the clipboard of a program that has ended
        event.accept()
