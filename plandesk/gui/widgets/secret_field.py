"""A field for a passphrase: hidden, shown on wish, and never kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px
from plandesk.i18n import _


class SecretField(QLineEdit):
    """Shows dots; the eye at its end (Alt+Down too) shows the letters. It takes no suggestions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(px(32))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.shown = QAction(self)
        self.shown.setCheckable(True)
        self.shown.setShortcut("Alt+Down")
        self.shown.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.shown.toggled.connect(self._show)
        icons.set_icon(self.shown, "eye")
        self.addAction(self.shown, QLineEdit.ActionPosition.TrailingPosition)
        self._show(False)

    def _show(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.shown.setText(
            _("Hide what is typed (Alt+Down)") if shown else _("Show what is typed (Alt+Down)")
        )
