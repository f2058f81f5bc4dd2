"""The only place that asks the user something or tells her something she must not miss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from plandesk.errors import FileLocked, UserError
from plandesk.gui.tokens import px
from plandesk.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

# The dialogs are loaded when the first of them is needed: the window starts faster without them.


class Prompts:
    """Questions and notices, above the window they belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent
        self.native_files = True  # the platform's own file dialogs
        self._folder = ""

    @property
    def folder(self) -> str:
        """Where the next file dialog starts: where the last one ended, at first among one's documents."""
        if not self._folder:
            from PySide6.QtCore import QStandardPaths

            found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            self._folder = found if Path(found).is_dir() else str(Path.home())
        return self._folder

    @folder.setter
    def folder(self, folder: str) -> None:
        self._folder = folder

    def tell(self, what: UserError | str, details: str = "") -> None:
        """Say one sentence."""
        from PySide6.QtWidgets import QMessageBox

        sentence = what.sentence if isinstance(what, UserError) else what
        box = self._box(QMessageBox.Icon.Information, sentence, details)
        box.exec()

    def confirm(self, sentence: str, yes: str, details: str = "", risky: bool = False) -> bool:
        """Ask before something that cannot be taken back; `yes` names the act on its button."""
        from PySide6.QtWidgets import QMessageBox

        icon = QMessageBox.Icon.Warning if risky else QMessageBox.Icon.Question
        box = self._box(icon, sentence, details)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        go.setObjectName("confirm")
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel if risky else go)
        box.setEscapeButton(cancel)
        box.exec()
        return box.clickedButton() is go

    def open_read_only(self, error: FileLocked) -> bool:
        """Say who holds the file and offer to open it for reading."""
        return self.confirm(error.sentence, _("Open read-only"))

    def ask_text(self, title: str, label: str, text: str = "") -> str | None:
        """Ask for one line; None when cancelled, or left empty."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self.parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.resize(max(px(400), dialog.sizeHint().width()), dialog.sizeHint().height())
        if dialog.exec() != QInputDialog.DialogCode.Accepted:
            return None
        return dialog.textValue().strip() or None

    def ask_open_file(self, title: str, name_filter: str) -> Path | None:
        """Ask for a file to read, e.g. `_("Plan files (*.plandesk)")`; None when cancelled."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _used = QFileDialog.getOpenFileName(
            self.parent, title, self.folder, name_filter, options=self._options()
        )
        return self._remember(chosen)

    def ask_save_file(
        self, title: str, suggested: str, name_filter: str, suffix: str, replace: bool = True
    ) -> Path | None:
        """Ask where to write; `suffix` (".pdf") is added where none was typed; None when cancelled.

        With `replace` the dialog asks before an existing file is chosen; otherwise the caller refuses it.
        """
        from PySide6.QtWidgets import QFileDialog

        start = str(Path(self.folder) / suggested)
        chosen, _used = QFileDialog.getSaveFileName(
            self.parent, title, start, name_filter, options=self._options(replace)
        )
        path = self._remember(chosen)
        if path is None or path.suffix:
            return path
        path = path.with_name(path.name + suffix)
        # The dialog asked about the name without the suffix only.
        if (
            replace
            and path.exists()
            and not self.confirm(
                _("“{name}” exists already. Replace it?").format(name=path.name), _("Replace"), risky=True
            )
        ):
            return None
        return path

    def ask_folder(self, title: str) -> Path | None:
        """Ask for a folder to write to; None when cancelled."""
        from PySide6.QtWidgets import QFileDialog

        wished = self._options() | QFileDialog.Option.ShowDirsOnly
        chosen = QFileDialog.getExistingDirectory(self.parent, title, self.folder, wished)
        if not chosen:
            return None
        self.folder = chosen
        return Path(chosen)

    def ask_colour(self, title: str, colour: str) -> str | None:
        """Ask for a colour, starting from one ("#RRGGBB"); None when cancelled."""
        from PySide6.QtWidgets import QColorDialog

        chosen = QColorDialog.getColor(QColor(colour), self.parent, title)
        return chosen.name().upper() if chosen.isValid() else None

    def _options(self, confirm: bool = True) -> QFileDialog.Option:
        from PySide6.QtWidgets import QFileDialog

        wished = QFileDialog.Option(0)
        if not self.native_files:
            wished |= QFileDialog.Option.DontUseNativeDialog
        if not confirm:
            wished |= QFileDialog.Option.DontConfirmOverwrite
        return wished

    def _remember(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self.folder = str(Path(chosen).parent)
        return Path(chosen)

    def _box(self, icon: QMessageBox.Icon, sentence: str, details: str) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(icon, "PlanDesk", "", parent=self.parent)
        # Sentences carry file names and the user's own words: never markup.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        if details:
            box.setInformativeText(details)
        return box
