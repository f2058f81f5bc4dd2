"""The height of a dialog whose sentences wrap: what they need, and no more than the screen has."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QWidget


def fit_height(dialog: QDialog) -> None:
    """Give a dialog the height of its content at the width that it has, after words in it changed."""
    layout = dialog.layout()
    assert layout is not None
    for tall in dialog.findChildren(Tall):
        if (within := tall.widget().layout()) is not None:
            within.invalidate()
            within.activate()
        tall.updateGeometry()  # else its height of before is taken
    layout.invalidate()
    layout.activate()
    screen = dialog.screen().availableGeometry()
    needed = min(layout.minimumSize().width(), round(screen.width() * 0.92))  # longer words than ours
    width = max(dialog.width() if dialog.isVisible() else 0, dialog.minimumWidth(), needed)
    most = round(screen.height() * 0.92)
    dialog.resize(width, min(layout.totalHeightForWidth(width), most))


class Tall(QScrollArea):
    """Content of a dialog that scrolls only where the screen is lower than it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        layout = self.widget().layout()
        return layout.totalHeightForWidth(width) if layout is not None else self.widget().sizeHint().height()

    def sizeHint(self) -> QSize:
        width = self.widget().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.widget().minimumSizeHint().width(), self.fontMetrics().height() * 4)
