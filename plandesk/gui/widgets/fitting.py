"""The height of a dialog whose sentences wrap: what they need at its width."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog) -> None:
    """Give a dialog the height of its content at the width that it has, after words in it changed."""
    layout = dialog.layout()
    assert layout is not None
    width = max(dialog.width() if dialog.isVisible() else 0, dialog.minimumWidth())
    layout.invalidate()
    layout.activate()
    dialog.resize(width, layout.totalHeightForWidth(width))
