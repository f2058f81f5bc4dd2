"""The notice of a mistake of the program's own, with details to copy."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _


class CrashDialog(QDialog):
    """The details hold no text of any record; they can be sent to whoever looks after the program."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("PlanDesk made a mistake"))
        sentence = _(
            "PlanDesk made a mistake of its own and stopped what it was doing. "
            "What was saved is safe, and you can go on working."
        )
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(_("Details"))
        self.details.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(_("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Words(sentence, 14, wrap=True))
        note = _("The details name lines of the program. They hold nothing of your plans.")
        layout.addWidget(Words(note, 12, role="secondary", wrap=True))
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        self.resize(px(560), px(360))
