"""File › Backups: what was kept, keeping one now, going back to one, taking one elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.day_words import moment_words
from plandesk.errors import PassphraseNeeded, UserError, WrongPassphrase
from plandesk.file import backup
from plandesk.file.backup import Backup
from plandesk.file.encryption import FileKey
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words, size_words
from plandesk.i18n import _

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
T = TypeVar("T")


class BackupsDialog(QDialog):
    """The backups of the file in hand, newest first. Restoring one is a step that Undo takes back."""

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert session.document is not None
        self._session, self._prompts, self._tasks = session, prompts, tasks
        self._backups: list[Backup] = []
        self.setObjectName("backups")
        self.setWindowTitle(_("Backups"))
        self.resize(px(600), px(440))
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Backups"))
        self.list.setHeaderLabels([_("Made"), _("Why"), _("Size")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.setColumnWidth(2, px(96))
        self.list.headerItem().setTextAlignment(
            2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.list.currentItemChanged.connect(lambda *_both: self._enable())
        self.list.itemDoubleClicked.connect(lambda *_both: self._restore())
        self.list.installEventFilter(self)
        self.said = Words("", role="secondary", wrap=True)
        self.make = Button(_("Back up now"), "backup")
        self.restore = Button(_("Restore…"), "undo")
        self.copy = Button(_("Save a copy…"), "copy")
        for button, slot in ((self.make, self._make), (self.restore, self._restore), (self.copy, self._copy)):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.make, self.restore, self.copy):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.list and isinstance(event, QKeyEvent) and event.key() in enter:
            if event.type() == QEvent.Type.KeyPress and self.restore.isEnabled():
                self._restore()
            return True
        return super().eventFilter(watched, event)

    def _read(self) -> None:
        document = self._session.document
        assert document is not None
        self._backups = backup.listed(backup.default_folder(), document.uid)
        self.list.clear()
        for kept in self._backups:
            size = size_words(kept.size)
            item = QTreeWidgetItem(self.list, [_when(kept.at), kept.reason.text, size])
            item.setTextAlignment(2, RIGHT)
            words = self.list.fontMetrics().horizontalAdvance(item.text(0))
            self.list.setColumnWidth(0, max(self.list.columnWidth(0), words + px(24)))  # the time is its end
        if self._backups:
            self.list.setCurrentItem(self.list.topLevelItem(0))
            self._say(
                _(
                    "PlanDesk keeps backups on this computer by itself. "
                    "Restoring one can be undone, and the present state is kept before."
                )
            )
        else:
            self._say(_("There are no backups of this file yet. The first is kept after the first changes."))
        self._enable()

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)

    def _chosen(self) -> Backup | None:
        item = self.list.currentItem()
        return self._backups[self.list.indexOfTopLevelItem(item)] if item is not None else None

    def _enable(self) -> None:
        there = self._chosen() is not None
        self.restore.setEnabled(there and not self._session.read_only)
        self.copy.setEnabled(there)

    def _try(self, operation: Callable[[], T]) -> T | None:
        try:
            return operation()
        except UserError as error:
            self._prompts.tell(error)
            return None

    def _make(self) -> None:
        document = self._session.document
        if document is None or not self._session.flush():
            return
        made = self._try(lambda: backup.make(document, backup.default_folder(), backup.Reason.ASKED))
        if made is not None:
            self._read()
            self._say(_("A backup was kept at {when}.").format(when=_when(made.at)))

    def _restore(self) -> None:
        from plandesk.file.restore import restore

        document, kept = self._session.document, self._chosen()
        if document is None or kept is None or self._session.read_only:
            return
        sentence = _("Make everything in this file what it was on {when}?").format(when=_when(kept.at))
        if not self._prompts.confirm(sentence, _("Restore"), _("Undo takes it back.")):
            return

        ready, key = self._key_of(kept, _("Restore"))
        if not ready or self._session.document is not document:  # it may have been locked meanwhile
            return

        changed = self._session.act(lambda: restore(document, kept, key=key))
        if changed:
            self.accept()
            words = _("Everything is again what it was on {when}. Undo takes it back.")
            self._session.noticed.emit(words.format(when=_when(kept.at)))
        elif changed is not None:
            self._read()
            words = _("The file reads just as it did on {when}, so there was nothing to restore.")
            self._say(words.format(when=_when(kept.at)))

    def _key_of(self, kept: Backup, act: str) -> tuple[bool, FileKey | None]:
        """Whether the backup can be read, and its key; asked for where it is not that of the file."""
        from plandesk.file import connect
        from plandesk.gui.dialogs.passphrase import ask_passphrase

        document = self._session.document
        assert document is not None
        title = _("The backup of {when} has a passphrase of its own").format(when=_when(kept.at))
        sentence = _("It was kept from a copy of this file, or before its passphrase was changed.")
        try:
            try:
                return True, connect.key_for(kept.path, document.file_key)
            except (PassphraseNeeded, WrongPassphrase):
                key = ask_passphrase(
                    self, title, sentence, act, lambda one: connect.key_for(kept.path, one), self._tasks
                )
                return key is not None, key
        except UserError as error:
            self._prompts.tell(error)
            return False, None

    def _copy(self) -> None:
        from plandesk.file.copy import save_copy

        document, kept = self._session.document, self._chosen()
        if document is None or kept is None:
            return
        suffix = kept.path.suffix
        name = f"{document.path.stem} {kept.at.astimezone():%Y-%m-%d %H.%M}{suffix}"
        files = _("Coaching files (*.coaching)") if suffix == ".coaching" else _("Plan files (*.plandesk)")
        wanted = self._prompts.ask_save_file(_("Save a copy of the backup"), name, files, suffix)
        if wanted is None:
            return
        ready, key = self._key_of(kept, _("Save a copy"))
        if not ready or self._session.document is not document:
            return
        saved = self._try(lambda: save_copy(document, wanted, kept.path, key))
        if saved is not None:
            self._say(_("“{name}” is saved in {folder}").format(name=saved.name, folder=saved.parent))


def _when(at: datetime) -> str:
    return moment_words(at.astimezone())
