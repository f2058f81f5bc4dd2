"""File › Backups: what was kept, and going back to one of them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.file import backup
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _


class BackupsDialog(QDialog):
    """The backups of the file in hand, newest first. Restoring one is a step that Undo takes back."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.document is not None
        self._session, self._prompts = session, prompts
        self.setWindowTitle(_("Backups"))
        self.resize(px(560), px(420))
        self._backups = backup.listed(backup.default_folder(), session.document.uid)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setHeaderLabels([_("Made"), _("Why"), _("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for kept in self._backups:
            size = self.locale().formattedDataSize(kept.size)
            item = QTreeWidgetItem(self.list, [_when(kept.at), kept.reason.text, size])
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.currentItemChanged.connect(lambda *_both: self._enable())
        note = _(
            "PlanDesk keeps backups on this computer by itself. "
            "Restoring one can be undone, and the present state is kept before."
        )
        if not self._backups:
            note = _("There are no backups of this file yet. The first is kept after the first changes.")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore = buttons.addButton(_("Restore…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.restore.clicked.connect(self._restore)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Words(note, role="secondary", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        if self._backups:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._enable()

    def _enable(self) -> None:
        self.restore.setEnabled(self.list.currentItem() is not None and not self._session.read_only)

    def _restore(self) -> None:
        from plandesk.file.restore import restore

        document = self._session.document
        kept = self._backups[self.list.indexOfTopLevelItem(self.list.currentItem())]
        sentence = _("Make everything in this file what it was on {when}?").format(when=_when(kept.at))
        if document is None or not self._prompts.confirm(sentence, _("Restore"), _("Undo takes it back.")):
            return

        def go_back() -> bool:
            restore(document, kept)
            return True

        if self._session.act(go_back):
            self.accept()


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
