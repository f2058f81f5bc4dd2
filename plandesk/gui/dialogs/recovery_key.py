"""Shows the recovery key of a file, to be printed or saved, and kept away from the computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPageLayout, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.file.writing import write_bytes
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.fitting import fit_height
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _, language

GROUPS = 4  # of the key on a line


def show_recovery_key(parent: QWidget | None, prompts: Prompts, document: Document, is_new: bool) -> None:
    """Show the key of a locked document; `is_new` tells that it was not there before."""
    dialog = RecoveryKeyDialog(document, prompts, is_new, parent)
    dialog.exec()
    dialog.deleteLater()


class RecoveryKeyDialog(QDialog):
    """The key in groups of five; nothing of it goes to the clipboard, which other programs read.

    Enter saves it; only once it was saved or printed does Enter say that it is kept.
    """

    def __init__(
        self, document: Document, prompts: Prompts, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._prompts, self._name = prompts, document.path.name
        self._stem, self._of = document.path.stem, document.kind
        self._key = document.recovery_key()
        self.setObjectName("recoveryKey")
        self.setWindowTitle("PlanDesk")
        self.setMinimumWidth(px(460))
        self.key = QLabel("\n".join(lines(self._key)))
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        face = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        face.setPointSizeF(self.font().pointSizeF() * 1.15)
        self.key.setFont(face)
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setAccessibleName(_("Recovery key"))
        self.key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.said = Words("", 12, role="secondary", wrap=True)
        self.save = Button(_("Save as PDF…"), "file", primary=True)
        self.print = Button(_("Print…"), "print")
        self.keep = Button(_("I have kept it"))
        self.keep.setObjectName("confirm")
        for button, slot in ((self.save, self._save), (self.print, self._print), (self.keep, self.accept)):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        before = _("It replaces every earlier one. ") if is_new else ""
        about = _(
            "It opens the file where the passphrase is forgotten. {before}Print it and lock it away from the "
            "computer; whoever has the key and the file can read everything in it."
        ).format(before=before)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in (self.save, self.print):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(16))
        layout.setSpacing(px(12))
        title = _("Recovery key of “{name}”").format(name=self._name)
        layout.addWidget(Words(title, 14, QFont.Weight.DemiBold, wrap=True))
        layout.addWidget(Words(about, role="secondary", wrap=True))
        layout.addSpacing(px(4))
        layout.addWidget(self.key)
        layout.addSpacing(px(4))
        layout.addWidget(self.said)
        layout.addLayout(row)
        self.said.hide()
        fit_height(self)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        self._key = ""
        self.key.clear()
        super().done(result)

    def _save(self) -> None:
        from plandesk.reports.recovery_key import RecoveryPaper, layout

        suggested = _("{name} recovery key").format(name=self._stem) + ".pdf"
        path = self._prompts.ask_save_file(_("Save the recovery key"), suggested, _("PDF (*.pdf)"), ".pdf")
        if path is None:
            return
        paper = RecoveryPaper(self._name, self._of, lines(self._key), date.today(), language())

        def write() -> None:
            write_bytes(path, layout(paper), private=True)
            self._kept(_("It was saved as “{name}”; take it off this computer.").format(name=path.name))

        self._told(write)

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._prompts.tell(
                _("No printer is set up on this computer. Save the PDF instead; it can be printed elsewhere.")
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Recovery key"))  # print queues keep it: not the file's name
        printer.setPageMargins(QMarginsF(25, 25, 25, 25), QPageLayout.Unit.Millimeter)
        if QPrintDialog(printer, self).exec() != QPrintDialog.DialogCode.Accepted:
            return
        paper = QTextDocument()
        paper.setDefaultFont(QFont(self.key.font().family(), 14))
        title = _("Recovery key of “{name}”").format(name=self._name)
        paper.setPlainText("\n".join((title, f"{date.today():%Y-%m-%d}", "", *lines(self._key))))
        paper.print_(printer)
        self._kept(_("It went to {printer}.").format(printer=printer.printerName() or _("the printer")))

    def _told(self, operation: Callable[[], object]) -> None:
        try:
            operation()
        except UserError as error:
            self._prompts.tell(error)

    def _kept(self, sentence: str) -> None:
        """Say where the key went; from now on Enter closes."""
        self.said.setText(sentence)
        self.said.setVisible(True)
        self.save.set_primary(False)
        self.keep.set_primary(True)
        fit_height(self)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)


def lines(key: str) -> tuple[str, ...]:
    """The key as it stands on screen and paper: some groups to a line."""
    groups = key.split("-")
    return tuple("  ".join(groups[place : place + GROUPS]) for place in range(0, len(groups), GROUPS))
