"""What the Help menu shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from plandesk.gui.actions import Shortcut


def functions(window: QWidget, shortcuts: Callable[[], list[Shortcut]]) -> dict[str, Callable[[], object]]:
    """The entries of the menu by their names."""
    return {"shortcuts": lambda: show_shortcuts(window, shortcuts()), "about": lambda: show_about(window)}


def show_shortcuts(window: QWidget, found: list[Shortcut]) -> None:
    """List every key."""
    from plandesk.gui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(found, window).exec()


def show_about(window: QWidget) -> None:
    """Say which PlanDesk this is."""
    from plandesk.gui.dialogs.about import AboutDialog

    AboutDialog(window).exec()
