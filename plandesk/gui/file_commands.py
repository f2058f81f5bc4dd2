"""What the File menu does: new, open, recent, sample, import, export, copies, backups."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from plandesk import preferences
from plandesk.errors import PassphraseNeeded, UserError
from plandesk.gui.desk_commands import SUFFIX as COACHING_SUFFIX
from plandesk.gui.desk_commands import DeskCommands, coaching_files, returned_forms
from plandesk.gui.lock_commands import LockCommands, ask_key
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session, needs_reading_only
from plandesk.gui.tasks import Tasks
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.encryption import FileKey

T = TypeVar("T")
SUFFIX = ".plandesk"
FORM = ".pdf"
TABLES = (".xlsx", ".xlsm", ".csv", ".txt", ".tsv")


def plan_files() -> str:
    """The filter of file dialogs for our own files."""
    return _("Plan files (*.plandesk)")


def our_files() -> str:
    """The filters of the dialog that opens a file."""
    return ";;".join((_("PlanDesk files (*.plandesk *.coaching)"), plan_files(), coaching_files()))


def files_to_import() -> str:
    """The filters of file dialogs for files to import: whole plans, tables, or forms that came back."""
    return ";;".join((_("Plans and tables (*.json *.xlsx *.xlsm *.csv *.txt *.tsv)"), returned_forms()))


def files_to_export() -> str:
    """The filters of file dialogs for an export."""
    kinds = (
        _("Everything, as PlanDesk data (*.json)"),
        _("Plans as spreadsheets (*.xlsx)"),
        _("Plan as a text table (*.csv)"),
    )
    return ";;".join(kinds)


def figures_to_export() -> str:
    """The filters of file dialogs for an export of figures."""
    return ";;".join((_("Figures as a spreadsheet (*.xlsx)"), _("Figures as a text table (*.csv)")))


class FileCommands(QObject):
    """Carries out the File menu and tells the user what went wrong, in one sentence each time."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        tasks: Tasks,
        in_front: Callable[[], Session],
        desk_commands: DeskCommands,
        parent: QObject | None = None,
    ) -> None:
        """Copies, backups and closing are of the file of the page in front: `in_front` gives its session."""
        super().__init__(parent)
        self._session, self._prompts, self._tasks = session, prompts, tasks
        self._in_front, self._desk_commands = in_front, desk_commands

    def functions(self, window: QWidget) -> dict[str, Callable[[], object]]:
        """What the entries of the File menu do, by their names."""
        self._locks = LockCommands(self._in_front, self._prompts, self._tasks, window)
        return {
            **self._locks.functions(),
            "open": self.open,
            "sample": self.open_sample,
            "import figures": self.import_figures,
            "export": self.export_data,
            "export figures": self.export_figures,
            "copy file": self.save_copy,
            "backups": lambda: self.show_backups(window),
            "close": self.close,
        }

    # ---- new and open

    def new(self) -> bool:
        """Ask for a name, make an empty plan file there and open it."""
        path = self._prompts.ask_save_file(
            _("New plan file"), _("Plans") + SUFFIX, plan_files(), SUFFIX, replace=False
        )
        if path is None or not self._told(lambda: self._session.new(path)):
            return False
        self._remember(path)
        return True

    def open(self) -> None:
        """Ask for a plan file or a coaching file and open it."""
        path = self._prompts.ask_open_file(_("Open a file"), our_files())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path | str, read_only: bool = False, key: FileKey | None = None) -> bool:
        """Open a file; where somebody else has it, offer to read it. False when it was not opened.

        Where the file is locked its passphrase is asked for, unless there is a `key`.
        """
        path = Path(path)
        if path.suffix.lower() == COACHING_SUFFIX:
            return self._desk_commands.open_path(path)
        try:
            self._session.open(path, read_only, key)
        except PassphraseNeeded:
            return self._ask_key(path, read_only)
        except UserError as error:
            if not read_only and needs_reading_only(error):
                return self._prompts.open_read_only(error) and self.open_path(path, True, key)
            self._prompts.tell(error)
            return False
        self._remember(path)
        if path != sample_path():
            self._prompts.folder = str(path.parent)  # what is made of it goes beside it
        return True

    def open_sample(self) -> bool:
        """Open the sample plan of an invented service; it is made when it is not there yet."""
        path = sample_path()
        if not path.exists() and not self._told(lambda: make_sample(path)):
            return False
        return self.open_path(path)

    def fill_recent(self, menu: QMenu) -> None:
        """List the files opened last; those that are gone are shown but cannot be chosen."""
        menu.clear()
        for place, path in enumerate(preferences.read().recent, 1):
            action = menu.addAction(f"&{place} {path.name}".replace("&10", "1&0"))
            action.setToolTip(str(path))
            action.setEnabled(path.exists())
            action.triggered.connect(partial(self.open_path, path, False))
        menu.setEnabled(not menu.isEmpty())

    # ---- data in and out

    def import_data(self, path: Path | None = None) -> int | None:
        """Import a JSON export or a table into the file in hand (or a new one), as one step.

        A PDF is a coaching form that came back: it goes into the coaching file. So does a table while that
        file is in front: it is its roster, and names of a roster have no business in a plan.

        The id of the plan that something came into is returned.
        """
        path = path or self._prompts.ask_open_file(_("Import"), files_to_import())
        if path is None:
            return None
        if path.suffix.lower() == FORM:
            self._desk_commands.take_form(path)
            return None
        if (
            path.suffix.lower() in TABLES
            and self._in_front().kind == "coaching"
            and self._desk_commands.has_file
        ):
            self._desk_commands.take_roster(path)
            return None
        self._session.look_now()  # what is imported is imported today
        if path.suffix.lower() in TABLES:
            return self._import_table(path)
        try:
            content = path.read_bytes()
        except OSError:
            self._prompts.tell(_("“{name}” could not be read. Nothing was imported.").format(name=path.name))
            return None
        return self._import(path, content)

    def export_data(self) -> None:
        """Write everything in the file as JSON, or its plans as tables, by the suffix of the name."""
        document = self._session.document
        if document is None or not self._session.flush():
            return
        path = self._prompts.ask_save_file(
            _("Export"), document.path.stem + ".json", files_to_export(), ".json"
        )
        if path is None:
            return

        def write() -> None:
            from plandesk.exchange.export import exported
            from plandesk.file.writing import write_bytes

            suffix = path.suffix.lower()
            write_bytes(path, exported(document, suffix, self._session.plan_id, self._session.quarter))

        if self._told(write):
            self._session.noticed.emit(_("Exported to “{name}”.").format(name=path.name))

    def import_figures(self, kpi_id: int | None = None) -> int | None:
        """Import figures of KPIs from a table; how many is returned. `kpi_id` is the KPI in hand."""
        from plandesk.gui.dialogs.import_figures import ask_import_figures

        self._session.look_now()  # what is imported is imported today
        return ask_import_figures(self._session, self._prompts, self._tasks, self._prompts.parent, kpi_id)

    def export_figures(self) -> None:
        """Write the figures of all KPIs as a table."""
        document = self._session.document
        if document is None or not self._session.flush():
            return
        suggested = _("{name} figures").format(name=document.path.stem) + ".xlsx"
        path = self._prompts.ask_save_file(_("Export figures"), suggested, figures_to_export(), ".xlsx")
        if path is None:
            return

        def write() -> None:
            from plandesk.exchange.figures_sheet import figures_bytes
            from plandesk.file.writing import write_bytes

            write_bytes(path, figures_bytes(document, path.suffix.lower()))

        if self._told(write):
            self._session.noticed.emit(_("Exported to “{name}”.").format(name=path.name))

    def save_copy(self) -> None:
        """Write a copy of the file under another name; the file in hand stays in hand."""
        session = self._in_front()
        document = session.document
        if document is None or not session.flush():
            return
        suffix, files = (
            (COACHING_SUFFIX, coaching_files()) if document.kind == "coaching" else (SUFFIX, plan_files())
        )
        suggested = _("{name} copy").format(name=document.path.stem) + suffix
        path = self._prompts.ask_save_file(_("Save a copy"), suggested, files, suffix)
        if path is None:
            return

        def write() -> None:
            from plandesk.file.copy import save_copy

            save_copy(document, path)

        if self._told(write):
            session.noticed.emit(_("A copy was saved as “{name}”.").format(name=path.name))

    def close(self) -> bool:
        """Close the file of the page in front; nothing is lost, since everything is saved."""
        return self._in_front().close()

    def show_menu(self, menu: QMenu, actions: dict[str, QAction]) -> None:
        """Bring the File menu to what it offers now; `menu` is that of the files opened last."""
        self.fill_recent(menu)
        self._locks.show_actions(actions)

    # ---- within

    def _ask_key(self, path: Path, read_only: bool) -> bool:
        try:
            found = ask_key(self._prompts.parent, path, self._tasks)
        except UserError as error:
            self._prompts.tell(error)
            return False
        if found is None or not self.open_path(path, read_only, found[0]):
            return False
        if found[1]:
            sentence = _("Opened with the recovery key. File › Change passphrase… gives the file a new one.")
            self._session.noticed.emit(sentence)
        return True

    def _import_table(self, path: Path) -> int | None:
        from plandesk.gui.dialogs.import_table import ask_import_table

        if self._session.document is None and not self.new():
            return None
        if not self._session.flush():
            return None
        return ask_import_table(self._session, self._prompts, self._tasks, path, self._prompts.parent)

    def _import(self, path: Path, content: bytes) -> int | None:
        from plandesk.exchange.json_parsing import parsed
        from plandesk.exchange.json_plan import take_in
        from plandesk.exchange.json_reading import read_value

        try:
            value = parsed(content)
            contents = read_value(value)
        except UserError as error:
            self._prompts.tell(error)
            return None
        if self._session.document is None and not self.new():
            return None
        document = self._session.document
        assert document is not None
        if contents.written is not None:
            from plandesk.gui.dialogs.import_plan import ask_import_plan

            if not self._session.flush():
                return None
            return ask_import_plan(self._session, path, value, contents, self._prompts.parent)

        def read_in() -> int | None:
            from plandesk.file import backup

            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            return next(iter(take_in(document, contents).plan_ids), None)

        plan_id = self._session.act(read_in)
        if plan_id is not None:
            self._session.set_plan(plan_id)
        return plan_id

    def _told(self, operation: Callable[[], object]) -> bool:
        try:
            operation()
        except UserError as error:
            self._prompts.tell(error)
            return False
        except FileExistsError:
            self._prompts.tell(
                _("There is a file of this name already, so nothing was made. Choose another name.")
            )
            return False
        return True

    def show_backups(self, window: QWidget) -> None:
        """List the backups of this file, to restore one."""
        from plandesk.gui.dialogs.backups import BackupsDialog

        session = self._in_front()
        if session.document is not None and session.flush():
            BackupsDialog(session, self._prompts, self._tasks, window).exec()

    @staticmethod
    def _remember(path: Path) -> None:
        preferences.change(lambda known: known.with_recent(path))


def sample_path() -> Path:
    """Where the sample plan is kept: beside the preferences, so that it is in nobody's way."""
    return preferences.folder() / (_("Sample") + SUFFIX)


def make_sample(path: Path) -> None:
    """Write the sample plan file; raises UserError."""
    from plandesk.exchange import sample

    path.parent.mkdir(parents=True, exist_ok=True)
    sample.make_sample(path).close()


def is_ours(path: Path) -> bool:
    """Whether a file is opened, by its name; others are imported."""
    return path.suffix.lower() in (SUFFIX, COACHING_SUFFIX)


def dropped_file(event: QDropEvent, wanted: Callable[[Path], bool]) -> Path | None:
    """The one file that is dropped, where it is of a kind we open or import, or is `wanted` for more."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if is_ours(path) or path.suffix.lower() in (".json", FORM, *TABLES) or wanted(path) else None
