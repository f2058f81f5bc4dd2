"""Importing figures: what the columns of a table mean, and figure by figure what would happen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from plandesk.exchange import figures_memory
from plandesk.exchange.figures_applying import apply
from plandesk.exchange.figures_known import KnownNames, read_names
from plandesk.exchange.figures_mapping import FIELDS, FigureColumns, field_words, propose
from plandesk.exchange.figures_preview import FiguresPreview, judged, read
from plandesk.exchange.figures_said import FiguresRead
from plandesk.exchange.figures_shaping import shape_figures
from plandesk.exchange.figures_target import guessed, holds_figures
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.gui.dialogs.import_figures_target import FiguresTarget
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_steps import SheetImportDialog
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.i18n import _, ngettext


def ask_import_figures(
    session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None, kpi_id: int | None = None
) -> int | None:
    """Ask for a file with figures and show what it would bring; how many were imported comes back.

    `kpi_id` is the KPI in hand: figures are of it where the table names none. None when cancelled.
    """
    if session.document is None or not session.flush():
        return None
    if not read_names(session.document).kpis:
        prompts.tell(
            _("There is no KPI in the file yet. Define one first; then its figures can be imported.")
        )
        return None
    path = prompts.ask_open_file(
        _("Import figures"), _("Tables of figures (*.xlsx *.xlsm *.csv *.txt *.tsv)")
    )
    if path is None:
        return None
    dialog = ImportFiguresDialog(session, tasks, path, parent, kpi_id)
    dialog.ask(prompts)
    return dialog.imported


class ImportFiguresDialog(SheetImportDialog):
    """Columns, and what they are of where the table does not say it, beside the preview."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        path: Path,
        parent: QWidget | None = None,
        kpi_id: int | None = None,
    ) -> None:
        model = PreviewModel(None, (_("Row"), _("Line"), _("Figure"), _("What it is of, and what changes")))
        preview = ImportPreview(model, PreviewTable(model, number_width=112))
        super().__init__(session, tasks, path, preview, parent)
        model.setParent(self)
        self._in_hand = kpi_id
        self._known: KnownNames = read_names(self._document)
        self._columns = FigureColumns(())
        self._preview: FiguresPreview | None = None
        self.imported: int | None = None
        self.setObjectName("importFigures")
        self.setWindowTitle(_("Import figures"))
        self.target = FiguresTarget()
        self.target.changed.connect(self._look)
        self._build((self.target, self.columns_label, self.columns), 400, 720)
        self.fit(1120, 740)

    # ---- reading

    @staticmethod
    def _reading(path: Path) -> tuple[Sheet, ...]:
        return read_sheets(path, shape_figures)

    def _fits(self, sheet: Sheet) -> bool:
        return holds_figures(sheet, self._known)

    def _propose(self, sheet: Sheet) -> None:
        self._columns = figures_memory.remembered(sheet.header) or propose(sheet, self._known)
        proposed = guessed(sheet, self._columns, self._known, self._path.stem)
        self.target.offer(self._known, proposed, self._in_hand)
        self._look()

    def _take_column(self, column: int, field: str) -> None:
        self._columns = self._columns.with_field(column, field)
        self._look()

    # ---- the preview

    def _look(self) -> None:
        """Make a new preview: the table is read in the background and compared here."""
        sheet, columns = self._sheet, self._columns
        if sheet is None:
            return
        self.stop()
        self._preview = None
        known = self._known = read_names(self._document)
        self.target.show_parts(sheet, columns, known)
        fixed = self.target.fixed()
        self._show_fields(columns.fields, FIELDS, field_words)
        self._say(_("Comparing…"))

        def compare(told: FiguresRead) -> None:
            self._show(judged(self._document, known, told, sheet, columns, fixed, date.today()))

        self._task = self._tasks.run(
            lambda _progress: read(sheet, columns, known, fixed), compare, self._refuse
        )

    def _show(self, preview: FiguresPreview) -> None:
        self._preview = preview
        self.preview.show_rows(preview.rows, preview.counts, preview.notes)
        n = preview.taken
        words = ngettext("Import {n} figure", "Import {n} figures", n).format(n=f"{n:n}")
        self._name_button(words if n else _("Import"))
        if self._session.read_only:
            self._say(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and preview.needs_year:
            self._say(_("The months have no year; write it at the left."), "late")
        elif not n and preview.counts["refused"]:
            self._say(_("No figure can be taken; each says why."), "late")
        elif not n:
            self._say(_("Nothing to import: the file has all these figures already."))
        else:
            self._say(_("One step, which Undo takes back."), ready=True)

    # ---- importing

    def _take_in(self) -> None:
        preview, sheet = self._preview, self._sheet
        if preview is None or sheet is None or not self.go.isEnabled():
            return
        done = self._write(lambda: apply(self._document, preview))
        if done is None:
            self._look()
            return
        figures_memory.remember(sheet.header, self._columns)
        self.imported = done
        sentence = ngettext("{n} figure was imported.", "{n} figures were imported.", done)
        self._session.noticed.emit(sentence.format(n=f"{done:n}"))
        self.accept()
