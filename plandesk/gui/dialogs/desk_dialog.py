"""The base of dialogs about the coaching file: locking it closes them, with every word in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QWidget

from plandesk.file.document import Document
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px


class DeskDialog(QDialog):
    """Stands on the open document of a desk session."""

    def __init__(self, desk: DeskSession, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert desk.document is not None
        self.desk, self.prompts = desk, prompts
        self.document: Document = desk.document
        desk.document_changed.connect(self.reject)

    def close_box(self) -> QDialogButtonBox:
        """A Close button that Enter in a field does not press: what is typed is saved, the dialog stays."""
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        button = box.button(QDialogButtonBox.StandardButton.Close)
        button.setAutoDefault(False)
        button.setDefault(False)
        box.rejected.connect(self.reject)
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Without a default button Qt presses the first one that it finds in the box.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._has_default():
            event.accept()
            return
        super().keyPressEvent(event)

    def _has_default(self) -> bool:
        return any(button.isDefault() for button in self.findChildren(QPushButton))

    def fit(self, width: int, height: int) -> None:
        """Take a size at 100 %, no larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(px(width), px(height)).boundedTo(screen * 0.96))
