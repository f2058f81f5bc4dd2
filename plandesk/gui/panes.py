"""Where the focus goes: into a page when it comes, and from pane to pane with F6."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from plandesk.gui.page import Page
from plandesk.gui.widgets.empty_state import EmptyState


def enter(page: Page) -> None:
    """Give the focus to the button of an empty page, or else to its first pane."""
    for empty in page.findChildren(EmptyState):
        if empty.button.isVisible():
            empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
    panes = [pane for pane in page.panes() if pane.isVisible()]
    (panes[0] if panes else page).setFocus(Qt.FocusReason.OtherFocusReason)


def next_pane(page: Page, sidebar: QWidget, step: int) -> None:
    """Give the focus to the next pane (or with -1 the previous one); the sidebar is the first."""
    panes = [sidebar, *(pane for pane in page.panes() if pane.isVisible())]
    focus = QApplication.focusWidget()
    at = _place(panes, focus, page)
    target = panes[(at + step) % len(panes)]
    first = getattr(target, "focus_first", None)
    if first is not None:
        first()
    else:
        target.setFocus(Qt.FocusReason.TabFocusReason)


def _place(panes: list[QWidget], focus: QWidget | None, page: Page) -> int:
    """Which pane the focus is in: the one around it, or the one that stands for the part around it; or -1."""
    for place, pane in enumerate(panes):
        if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
            return place
    around = focus
    while around is not None and around is not page and not around.isWindow():
        for place, pane in enumerate(panes):
            if around.isAncestorOf(pane):
                return place
        around = around.parentWidget()
    return -1
