"""The base of dialogs about the coaching file: locking it closes them, with every word in them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

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

    def fit(self, width: int, height: int) -> None:
        """Take a size at 100 %, no larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(px(width), px(height)).boundedTo(screen * 0.96))
