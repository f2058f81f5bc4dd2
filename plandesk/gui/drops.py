"""Files dropped on the window: taken by the page in front, opened, or imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from plandesk.gui.file_commands import FileCommands, dropped_file, is_ours
from plandesk.gui.page import Page

SHOW_IT = ("overview", "initiatives")  # pages that show status and initiatives of the plan in hand


class Drops(QObject):
    """Hears what is dropped on a window, and imports. A drop ends at once; its work is done after it."""

    def __init__(
        self,
        window: QWidget,
        commands: FileCommands,
        page_in_front: Callable[[], Page | None],
        imported: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._commands, self._page_in_front, self._imported = commands, page_in_front, imported
        window.setAcceptDrops(True)

    def enter(self, event: QDragEnterEvent) -> None:
        """Say whether what is dragged over the window could be dropped."""
        if dropped_file(event, self._page_takes) is not None:
            event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        path = dropped_file(event, self._page_takes)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self._take(path))

    def import_data(self, path: Path | None = None) -> None:
        """Import and look at what came; a page that shows what came into the plan in hand stays in front."""
        page = self._page_in_front()
        in_hand = page.session.plan_id if page is not None and page.name in SHOW_IT else None
        came = self._commands.import_data(path)
        if came is not None and came != in_hand:
            self._imported()

    def _page_takes(self, path: Path) -> bool:
        page = self._page_in_front()
        return page is not None and page.takes(path)

    def _take(self, path: Path) -> None:
        page = self._page_in_front()
        if page is not None and page.takes(path):
            page.take(path)
        elif is_ours(path):
            self._commands.open_path(path)
        else:
            self.import_data(path)
