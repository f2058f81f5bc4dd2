"""The menus as tables: each entry's words, keys and place. The window gives each its function."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from plandesk.gui import page
from plandesk.gui.icons import draw_when_opened
from plandesk.gui.page_table import PageEntry
from plandesk.i18n import _

Keys = QKeySequence.StandardKey
LINE = ""  # a line between entries
PAGE = "page"  # where the entries of the page in front stand


REPORTS = (  # each goes to a kind of report
    "annual plan", "strategic plan", "action plan", "district overview", "status report", "amendment list",
    "kpi report",
)  # fmt: skip
NEEDS_FILE = {"close", "find", "sidebar", "next pane", "previous pane"}  # any, perhaps locked
NEEDS_DOCUMENT = {  # acts on the file of the page in front, not while it is locked
    "copy file", "backups", "change passphrase", "recovery key", "remove lock",
}  # fmt: skip
NEEDS_PLAN_FILE = {
    *REPORTS, "import figures", "export", "export figures", "new plan", "approve plan", "close plan",
    "carry forward", "status words", "lock file",
}  # fmt: skip
OF_TODAY = {  # what means nothing while one looks back on a past quarter
    "import", "import figures", "copy file", "backups", "new plan", "approve plan", "close plan",
    "carry forward", "status words", "lock file", "change passphrase", "recovery key", "remove lock",
}  # fmt: skip


class Entry(Struct, frozen=True):
    """One entry of a menu. `name` finds its function; `role` tells macOS where the entry belongs."""

    name: str
    text: str = ""
    keys: QKeySequence.StandardKey | str | None = None
    icon: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


class Menu(Struct, frozen=True):
    """One menu of the menu bar."""

    name: str
    title: str
    entries: tuple[Entry, ...]


class Shortcut(Struct, frozen=True):
    """A line of Help › Keyboard shortcuts: where, what it does, the keys as the platform writes them."""

    where: str
    words: str
    keys: str


def menus(pages: tuple[PageEntry, ...]) -> tuple[Menu, ...]:
    """The menu bar from left to right."""
    line, here = Entry(LINE), Entry(PAGE)
    go = tuple(
        Entry(f"page {entry.name}", entry.title, f"Ctrl+{place}", entry.icon)
        for place, entry in enumerate(pages, 1)
    )
    return (
        Menu("file", _("&File"), (
            Entry("new", _("&New plan file…"), "Ctrl+Shift+N", "add"),
            Entry("new coaching", _("New &coaching file…"), None, "coaching"),
            Entry("open", _("&Open…"), Keys.Open, "folder"),
            Entry("recent", _("Open &recent")),
            Entry("sample", _("Open the sa&mple"), None, "eye"),
            line,
            Entry("import", _("&Import…"), "Ctrl+Shift+I", "import"),
            Entry("import figures", _("Import &figures…"), None, "import"),
            Entry("export", _("&Export…"), "Ctrl+Shift+E", "export"),
            Entry("export figures", _("Ex&port figures…"), None, "export"),
            Entry("copy file", _("&Save a copy…"), "Ctrl+Shift+S", "copy"),
            Entry("backups", _("&Backups…"), None, "backup"),
            line,
            Entry("lock file", _("Lock &with a passphrase…"), None, "lock"),
            Entry("change passphrase", _("C&hange passphrase…"), None, "edit"),
            Entry("recovery key", _("Recovery &key…"), None, "print"),
            Entry("remove lock", _("Remo&ve the lock…"), None, "unlock"),
            line,
            Entry("returned form", _("&Take in a returned form…"), None, "import"),
            Entry("lock", _("&Lock coaching file now"), "Ctrl+L", "lock"),
            Entry("close", _("Clos&e file"), Keys.Close),
            Entry("quit", _("&Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole),
        )),
        Menu("edit", _("&Edit"), (
            Entry("undo", _("&Undo"), Keys.Undo, "undo"),
            Entry("redo", _("&Redo"), Keys.Redo, "redo"),
            line,
            Entry(page.CUT, _("Cu&t"), Keys.Cut, "cut"),
            Entry(page.COPY, _("&Copy"), Keys.Copy, "copy"),
            Entry(page.PASTE, _("&Paste"), Keys.Paste, "paste"),
            Entry(page.DELETE, _("&Delete"), Keys.Delete, "trash"),
            Entry(page.SELECT_ALL, _("Select &all"), Keys.SelectAll),
            line,
            Entry("find", _("&Find"), Keys.Find, "search"),
            here,
            line,
            Entry("own name", _("&Your name…"), None, "person"),
        )),
        Menu("view", _("&View"), (
            *go,
            line,
            Entry("past", _("&As it stood at the end of the quarter"), "Ctrl+Shift+H", "history"),
            line,
            Entry("sidebar", _("&Sidebar"), "Ctrl+Shift+B"),
            Entry("next pane", _("&Next pane"), "F6"),
            Entry("previous pane", _("&Previous pane"), "Shift+F6"),
            here,
        )),
        Menu("plan", _("&Plan"), (
            Entry("new plan", _("&New plan…"), "Ctrl+Shift+P", "plan"),
            Entry("carry forward", _("Carry f&orward to a new plan…"), None, "copy"),
            line,
            Entry("approve plan", _("A&pprove…"), None, "check"),
            Entry("close plan", _("&Close the year…"), None, "lock"),
            Entry("status words", _("&Status words…"), None, "settings"),
            here,
        )),
        Menu("reports", _("&Reports"), (
            Entry("annual plan", _("&Annual plan"), "Ctrl+Shift+R", "reports"),
            Entry("strategic plan", _("&Strategic plan"), None, "reports"),
            Entry("action plan", _("A&ction plan"), None, "reports"),
            Entry("district overview", _("&District overview"), None, "reports"),
            Entry("status report", _("S&tatus report"), "Ctrl+Shift+T", "reports"),
            Entry("amendment list", _("A&mendment list"), None, "reports"),
            Entry("kpi report", _("&KPI report"), None, "reports"),
            here,
        )),
        Menu("help", _("&Help"), (
            Entry("shortcuts", _("&Keyboard shortcuts"), "F1"),
            Entry("about", _("&About PlanDesk"), role=QAction.MenuRole.AboutRole),
        )),
    )  # fmt: skip


def keys_of_views() -> list[tuple[str, str, str]]:
    """The keys that work in rows and forms without being in a menu: where, what, keys."""
    rows, form, figures = _("In rows"), _("In a form"), _("In figures")
    texts, pages = _("In a text with marks"), _("In the pages of a report")
    return [
        (rows, _("Edit the row in the form"), "Return"),
        (rows, _("Edit in the row"), "F2"),
        (rows, _("Pick a status from the list"), "Space"),
        (rows, _("Tell the first, second … status word"), "Alt+1, Alt+2"),
        (rows, _("Move the row up or down"), "Alt+Up, Alt+Down"),
        (rows, _("One level up or down"), "Alt+Left, Alt+Right"),
        (rows, _("Close or open what a heading has below it"), "Left, Right"),
        (rows, _("Previous or next initiative, past the headings"), "Ctrl+Up, Ctrl+Down"),
        (rows, _("Copy the cell alone"), "Ctrl+Shift+C"),
        (rows, _("Menu of the row or column"), "Menu"),
        (form, _("Back to the row"), "Esc"),
        (form, _("Previous or next record"), "Ctrl+Up, Ctrl+Down"),
        (form, _("Next or previous field"), "Tab, Shift+Tab"),
        (form, _("Next milestone, or a new one"), "Return"),
        (form, _("Move the milestone or the line up or down"), "Alt+Up, Alt+Down"),
        (form, _("Show or hide a passphrase"), "Alt+Down"),
        (texts, _("Bold, italic, link"), "Ctrl+B, Ctrl+I, Ctrl+K"),
        (texts, _("Heading, quotation, table"), "Ctrl+Alt+H, Ctrl+Alt+B, Ctrl+Alt+T"),
        (texts, _("List, numbered list"), "Ctrl+Alt+L, Ctrl+Alt+N"),
        (texts, _("Paste without marks"), "Ctrl+Shift+V"),
        (pages, _("Next or previous page"), "PgDown, PgUp"),
        (pages, _("First or last page"), "Home, End"),
        (figures, _("Edit what stands in the cell"), "F2"),
        (figures, _("Next or previous period"), "Return, Shift+Return"),
        (figures, _("Next or previous column"), "Tab, Shift+Tab"),
    ]


class MenuBar:
    """The menus built from the table, with the entries of the page in front put in and taken out."""

    def __init__(
        self, window: QMainWindow, table: tuple[Menu, ...], functions: dict[str, Callable[[], object]]
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self.recent = QMenu(window)
        self._places: dict[str, QAction] = {}
        self._of_page: list[tuple[QMenu, QAction]] = []
        bar = window.menuBar()
        for menu in table:
            built = self.menus[menu.name] = bar.addMenu(menu.title)
            built.setToolTipsVisible(True)
            draw_when_opened(built)
            for entry in menu.entries:
                self._add(window, built, menu, entry, functions)

    def show_page(self, actions: list[QAction]) -> None:
        """Put in the entries of a page by their property "menu"."""
        for menu, action in self._of_page:
            menu.removeAction(action)
        self._of_page.clear()
        for action in actions:
            name = action.property("menu")
            if name in self._places:
                menu, place = self.menus[name], self._places[name]
                menu.insertAction(place, action)
                self._of_page.append((menu, action))

    def shortcuts(self) -> list[Shortcut]:
        """Every key that does something now, menu by menu, then those of rows and forms."""
        found = []
        for menu in self.menus.values():
            where = menu.title().replace("&", "")
            for action in menu.actions():
                if not action.shortcut().isEmpty():
                    words = action.property("always") or action.text()  # without what undo takes back now
                    found.append(Shortcut(where, _plain(words), _native(action.shortcuts())))
        for where, words, keys in keys_of_views():
            written = ", ".join(_native([QKeySequence(key)]) for key in keys.split(", "))
            found.append(Shortcut(where, words, written))
        return found

    def _add(
        self,
        window: QMainWindow,
        menu: QMenu,
        described: Menu,
        entry: Entry,
        functions: dict[str, Callable[[], object]],
    ) -> None:
        if entry.name == LINE:
            menu.addSeparator()
            return
        if entry.name == PAGE:
            # Lines without entries between them fall together, and the last one disappears.
            menu.addSeparator()
            self._places[described.name] = menu.addSeparator()
            return
        if entry.name == "recent":
            self.recent.setTitle(entry.text)
            menu.addMenu(self.recent)
            return
        action = QAction(entry.text, window)
        action.setObjectName(entry.name)
        action.setMenuRole(entry.role)
        if entry.keys is not None:
            action.setShortcuts(_keys(entry.keys))
        action.setProperty("wantedIcon", entry.icon)
        action.setProperty("always", entry.text)
        function = functions[entry.name]
        action.triggered.connect(lambda _checked=False: function())
        menu.addAction(action)
        self.actions[entry.name] = action


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _keys(keys: QKeySequence.StandardKey | str) -> list[QKeySequence]:
    """The platform's keys first; Ctrl+Y does again everywhere."""
    found = [QKeySequence(keys)]
    if keys == QKeySequence.StandardKey.Redo and QKeySequence("Ctrl+Y") not in found:
        found.append(QKeySequence("Ctrl+Y"))
    return found


def _native(keys: list[QKeySequence]) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys[:1])
