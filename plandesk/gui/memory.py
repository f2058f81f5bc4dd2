"""Where the user was: window, columns, page, plan and record, kept in the preferences for the next start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from PySide6.QtCore import QByteArray, QObject, QSize, QTimer
from PySide6.QtWidgets import QMainWindow

from plandesk import preferences
from plandesk.gui.page import Page
from plandesk.gui.tokens import px

FRAME = QSize(16, 48)  # what a system draws around a window at most; none can be asked before it is shown


class Soon(QTimer):
    """Does something once, a second after the last `start`."""

    def __init__(self, parent: QObject, act: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setSingleShot(True)
        self.setInterval(1000)
        self.timeout.connect(act)


class Left(Struct, frozen=True):
    """Where a file was left."""

    page: str = ""
    plan_id: int | None = None
    quarter: str = ""  # as it is stored: "2023-Q4"
    record: tuple[str, int] | None = None


class WindowMemory:
    """Reads the preferences once and writes them when a file or the window is closed."""

    def __init__(self) -> None:
        self.start_page = ""  # begin there, wherever a file was left
        self._known = preferences.read()
        self._path: Path | None = None
        self._plan_id: int | None = None
        self._quarter = ""

    def begin(self, path: Path | None) -> None:
        """Another file is in hand now."""
        self._path, self._plan_id, self._quarter = path, None, ""

    def note_plan(self, path: Path, plan_id: int | None) -> None:
        """A plan of that file is in hand now."""
        if path == self._path:
            self._plan_id = plan_id

    def note_quarter(self, path: Path, stored: str) -> None:
        """A reporting quarter of the plan in hand was chosen; empty: the usual one."""
        if path == self._path:
            self._quarter = stored

    def left_at(self, path: Path) -> Left:
        """Where that file was left; nothing where it is new."""
        found = _read(self._known.state(f"file/{path}"))
        page, plan, record = found.get("page"), found.get("plan"), found.get("record")
        quarter = found.get("quarter")
        return Left(
            self.start_page or (page if isinstance(page, str) else ""),
            plan if isinstance(plan, int) else None,
            quarter if isinstance(quarter, str) else "",
            (record[0], record[1]) if _is_record(record) else None,
        )

    def page_state(self, name: str) -> dict[str, Any]:
        """The columns and choices of a page."""
        return _read(self._known.state(f"page/{name}"))

    def keep_pages(
        self, pages: Mapping[str, Page], in_front: Page | None, record: tuple[str, int] | None
    ) -> None:
        """Remember the page in front with its record, and what each page wants remembered."""
        if not pages:
            return
        states = {f"page/{name}": _written(page.state()) for name, page in pages.items()}
        if self._path is not None and in_front is not None:
            left = {
                "page": in_front.name,
                "plan": self._plan_id,
                "quarter": self._quarter,
                "record": record,
            }
            states[f"file/{self._path}"] = _written(left)
        self._keep(states)

    def keep_window(
        self, window: QMainWindow, slim: bool, path: Path | None, coaching: Path | None = None
    ) -> None:
        """Remember size and place, the sidebar, and the files to open at the next start."""
        self._keep(
            {
                "window/geometry": window.saveGeometry().toBase64().toStdString(),
                "window/slim": "yes" if slim else "",
                "window/file": str(path) if path is not None else "",
                "window/coaching": str(coaching) if coaching is not None else "",
            }
        )

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window its size and place back; whether the sidebar shows icons only comes back."""
        geometry = self._known.state("window/geometry")
        if not geometry or not window.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            room = window.screen().availableSize() - FRAME
            window.resize(min(px(1440), room.width()), min(px(900), room.height()))
        return bool(self._known.state("window/slim"))

    def _keep(self, states: Mapping[str, str]) -> None:
        def alter(known: preferences.Preferences) -> preferences.Preferences:
            for name, text in states.items():
                known = known.with_state(name, text)
            return known

        self._known = preferences.change(alter)


def _is_record(found: object) -> bool:
    return (
        isinstance(found, list)
        and len(found) == 2
        and isinstance(found[0], str)
        and isinstance(found[1], int)
    )


def _written(state: dict[str, Any]) -> str:
    return msgspec.json.encode(state).decode()


def _read(text: str) -> dict[str, Any]:
    try:
        found = msgspec.json.decode(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
