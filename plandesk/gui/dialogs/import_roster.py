"""Importing a roster: what the columns mean, and member by member what would happen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from plandesk.errors import UserError
from plandesk.exchange.roster import VERDICTS, RosterPreview, apply, preview
from plandesk.exchange.roster_columns import FIELDS, RosterColumns, field_words, propose
from plandesk.exchange.sheet import Sheet
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_steps import SheetImportDialog
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.labels import Line, Words
from plandesk.i18n import _, ngettext


def ask_import_roster(
    desk: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None, path: Path | None = None
) -> int | None:
    """Ask for a table with the roster, or take `path`, and show what it would bring.

    How many members were added or changed comes back; None when cancelled.
    """
    if desk.document is None or not desk.flush():
        return None
    path = path or prompts.ask_open_file(
        _("Import roster"), _("Tables of members (*.xlsx *.xlsm *.csv *.txt *.tsv)")
    )
    if path is None or desk.document is None:  # it may have been locked meanwhile
        return None
    dialog = ImportRosterDialog(desk, tasks, path, parent)
    dialog.ask(prompts)
    return dialog.imported


class ImportRosterDialog(SheetImportDialog):
    """Columns on the left, the members on the right; locking the file closes it."""

    def __init__(self, desk: DeskSession, tasks: Tasks, path: Path, parent: QWidget | None = None) -> None:
        model = PreviewModel(None, (_("Row"), _("Line"), _("No."), _("Member, and what changes")))
        table = PreviewTable(model, number_width=80, verdict_width=136)
        super().__init__(desk, tasks, path, ImportPreview(model, table, verdicts=VERDICTS), parent)
        model.setParent(self)
        desk.document_changed.connect(self.reject)
        self._columns = RosterColumns(())
        self._preview: RosterPreview | None = None
        self.imported: int | None = None
        self.setObjectName("importRoster")
        self.setWindowTitle(_("Import roster"))
        self.moved = QCheckBox()
        self.moved.toggled.connect(lambda _on: self._name_act())
        self.moved_note = Words(
            _("Nobody is deleted by an import; members who moved keep their sessions."),
            12, role="secondary", wrap=True,
        )  # fmt: skip
        self._offer_moved(False)
        self._build((self.columns_label, self.columns, Line(), self.moved, self.moved_note), 384, 696)
        self.fit(1080, 700)

    # ---- reading

    def _fits(self, sheet: Sheet) -> bool:
        return propose(sheet.header).has_names

    def _propose(self, sheet: Sheet) -> None:
        self._columns = propose(sheet.header)
        self._look()

    def _take_column(self, column: int, field: str) -> None:
        self._columns = self._columns.with_field(column, field)
        self._look()

    # ---- the preview

    def _look(self) -> None:
        """Compare the table with the roster."""
        sheet, columns = self._sheet, self._columns
        if sheet is None or self._session.document is not self._document:
            return
        self._show_fields(columns.fields, FIELDS, field_words)
        try:
            self._preview = preview(self._document, sheet, columns)
        except UserError as error:
            self._preview = None
            self._offer_moved(False)
            self._refuse(error)
            return
        self.preview.show_rows(self._preview.rows, self._preview.counts, self._preview.notes)
        missing = len(self._preview.missing)
        words = ngettext(
            "Mark {n} member who is not in the list as moved",
            "Mark {n} members who are not in the list as moved",
            missing,
        )
        self.moved.setText(words.format(n=missing) if missing else _("Every active member is in the list"))
        self.moved.setEnabled(bool(missing) and not self._session.read_only)
        self._offer_moved(True)
        if not missing:
            self.moved.setChecked(False)
        self._name_act()

    def _name_act(self) -> None:
        """Say on the button what it does."""
        seen = self._preview
        if seen is None:
            return
        taken, gone = seen.taken, len(seen.missing) if self.moved.isChecked() else 0
        n = taken + gone
        words = ngettext("Import {n} member", "Import {n} members", taken).format(n=f"{taken:n}")
        if gone:
            more = _("{import_members}, mark {n} as moved") if taken else _("Mark {n} as moved")
            words = more.format(import_members=words, n=f"{gone:n}")
        self._name_button(words if n else _("Import"))
        if self._session.read_only:
            self._say(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and seen.counts["refused"] and seen.counts["unchanged"]:
            self._say(_("Nothing to import: what is not refused is in the roster already."), "late")
        elif not n and seen.counts["refused"]:
            self._say(_("No member can be taken; each row says why."), "late")
        elif not n:
            self._say(_("Nothing to import: the roster says all this already."))
        else:
            self._say(_("One step, which Undo takes back."), ready=True)

    # ---- importing

    def _take_in(self) -> None:
        seen = self._preview
        if seen is None or not self.go.isEnabled():
            return
        done = self._write(lambda: apply(self._document, seen, self.moved.isChecked()))
        if done is None:
            self._look()
            return
        self.imported = done
        gone = done - seen.taken
        said = []
        if seen.taken:
            words = ngettext("{n} member was imported.", "{n} members were imported.", seen.taken)
            said.append(words.format(n=f"{seen.taken:n}"))
        if gone:
            words = ngettext("{n} member was marked as moved.", "{n} members were marked as moved.", gone)
            said.append(words.format(n=f"{gone:n}"))
        if refused := seen.counts["refused"]:
            words = ngettext("{n} row was refused.", "{n} rows were refused.", refused)
            said.append(words.format(n=f"{refused:n}"))
        self._session.noticed.emit(" ".join(said))
        self.accept()

    def _offer_moved(self, offered: bool) -> None:
        """Who is not in the list is known only once there is a preview."""
        self.moved.setVisible(offered)
        self.moved_note.setVisible(offered)
