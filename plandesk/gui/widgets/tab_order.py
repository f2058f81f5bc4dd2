"""Tab goes through a form as it stands there, also where parts were put in between later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_as_laid_out(layout: QLayout | None) -> None:
    """Let Tab go through the widgets of a layout, and of those within it, from its first to its last.

    Qt goes in the order in which they were made. To be called when they stand in their window: what comes
    into another one is put into its ring beginning with what was made first.
    """
    stops = list(_stops(layout))
    for before, after in zip(stops, stops[1:], strict=False):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place)
        widget = item.widget()
        if widget is None:
            yield from _stops(item.layout())
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        yield from _stops(widget.layout())
