"""Help › About PlanDesk."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from plandesk import __version__
from plandesk.gui import icons
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About PlanDesk"))
        mark = QLabel()
        mark.setPixmap(icons.pixmap("plandesk", "#000000", px(48), icons.screen_ratio()))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words("PlanDesk", 20, QFont.Weight.DemiBold))
        names.addWidget(Words(_("Version {version}").format(version=__version__), role="secondary"))
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(mark)
        top.addLayout(names, 1)
        about = _("Plans and results of a police service, from the first goal to the printed page.")
        legal = _("Free software under the MIT licence. Everything stays on this computer.")
        parts = f"Qt {qVersion()}, Python {platform.python_version()}"
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addLayout(top)
        for words, role in ((about, "text"), (legal, "secondary"), (parts, "faint")):
            label = Words(words, 13 if role == "text" else 12, role=role, wrap=True)
            label.setFixedWidth(px(360))
            layout.addWidget(label)
        layout.addWidget(buttons)
