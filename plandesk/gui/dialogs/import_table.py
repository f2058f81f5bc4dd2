"""Importing a table: what its columns mean, where it goes, and row by row what would happen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from plandesk.domain.plans import Level, plans
from plandesk.errors import UserError
from plandesk.exchange import table_memory
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_known import read_known
from plandesk.exchange.table_mapping import Mapping, propose_for
from plandesk.exchange.table_preview import NewPlan, Preview, compare
from plandesk.exchange.table_target import guessed_quarter, guessed_year, looks_like_plan
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_steps import SheetImportDialog
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.dialogs.import_table_target import TargetForm
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.labels import Line
from plandesk.i18n import _, ngettext


def ask_import_table(
    session: Session, prompts: Prompts, tasks: Tasks, path: Path, parent: QWidget | None
) -> int | None:
    """Show what a table would bring and import it when the user agrees; the plan's id comes back."""
    dialog = ImportTableDialog(session, prompts, tasks, path, parent)
    dialog.ask(prompts)
    return dialog.plan_id


class ImportTableDialog(SheetImportDialog):
    """Columns and target on the left, the preview on the right; every choice makes a new preview."""

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, path: Path, parent: QWidget | None = None
    ) -> None:
        model = PreviewModel(None, (_("Row"), _("Line"), _("No."), _("Initiative and what changes")))
        super().__init__(session, tasks, path, ImportPreview(model, PreviewTable(model)), parent)
        model.setParent(self)
        self.model = model
        self.chips, self.notes = self.preview.chips, self.preview.notes
        self._mapping = Mapping(())
        self._by_hand = False
        self._preview: Preview | None = None
        self.plan_id: int | None = None
        self.setObjectName("importTable")
        self.setWindowTitle(_("Import a table"))
        self.target = TargetForm(plans(self._document))
        self.target.changed.connect(self._take_target)
        self.target.titled.connect(self._enable)
        self._build((self.target, Line(), self.columns_label, self.columns), 400, 720)
        self.fit(1120, 740)

    # ---- reading

    def _fits(self, sheet: Sheet) -> bool:
        return looks_like_plan(sheet)

    def _propose(self, sheet: Sheet) -> None:
        known = table_memory.remembered(sheet.header)
        self._by_hand = known is not None
        self._mapping = known or propose_for(sheet)
        quarter = guessed_quarter(sheet, self._mapping, self._path.stem)
        names = (sheet.name, self._path.stem)
        self.target.propose(
            self._session.plan_id, quarter, guessed_year(quarter, *names) or date.today().year
        )
        self._take_target()

    def _take_target(self) -> None:
        plan = self.target.existing
        if self._sheet is not None and not self._by_hand:
            self._mapping = propose_for(self._sheet, plan.levels if plan is not None else ())
        self._look()

    def _take_column(self, column: int, field: str) -> None:
        self._by_hand = True
        self._mapping = self._mapping.with_field(column, field)
        self._look()

    # ---- the preview

    def _look(self) -> None:
        """Make a new preview: the plan is read here, the comparison is made in the background."""
        if self._sheet is None:
            return
        self.stop()
        self._preview = None
        self._show_columns()
        self.target.show_quarter(self._mapping.has_updates)
        sheet, mapping, target = self._sheet, self._mapping, self.target.target()
        quarter = self.target.told_quarter()
        self._say(_("Comparing…"))
        try:
            known = read_known(self._document, target if isinstance(target, int) else None, quarter)
        except UserError as error:
            self._refuse(error)
            return
        self._task = self._tasks.run(
            lambda _progress: compare(known, sheet, mapping, target, quarter), self._show, self._refuse
        )

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.preview.show_rows(preview.rows, preview.counts, preview.notes)
        self._show_columns()
        self._enable()

    def _show_columns(self) -> None:
        self._say_taken(self._mapping.fields)
        self.columns.show_mapping(self._mapping, self._levels())

    def _levels(self) -> tuple[Level, ...]:
        plan = self.target.existing
        if plan is not None:
            return plan.levels
        if self._preview is not None and isinstance(self._preview.target, NewPlan):
            return self._preview.target.levels
        return ()

    def _enable(self) -> None:
        preview = self._preview
        if preview is None:
            return
        n = preview.taken
        self._name_button(ngettext("Import {n} row", "Import {n} rows", n).format(n=f"{n:n}"))
        if self._session.read_only:
            self._say(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and preview.counts["refused"]:
            self._say(_("No row can be taken; each says why."), "late")
        elif not n:
            self._say(_("Nothing to import: the plan says all of this already."))
        elif self.target.is_new and not self.target.title.text().strip():
            self._say(_("The new plan needs a title."), "late")
        else:
            self._say(_("One step, which Undo takes back."), ready=True)

    # ---- importing

    def _take_in(self) -> None:
        days_read = self.target.leave()  # which may ask for another preview
        preview, sheet = self._preview, self._sheet
        if preview is None or sheet is None or not days_read or not self.go.isEnabled():
            return
        if isinstance(preview.target, NewPlan):
            titled = replace(preview.target, title=self.target.title.text().strip())
            preview = replace(preview, target=titled)
        plan_id = self._write(lambda: apply(self._document, preview))
        if plan_id is None:
            self._look()
            return
        table_memory.remember(sheet.header, self._mapping)
        self.plan_id = plan_id
        self._session.set_plan(plan_id)
        if preview.mapping.has_updates:
            self._session.set_quarter(preview.quarter)
        sentence = ngettext("{n} row was imported.", "{n} rows were imported.", preview.taken)
        self._session.noticed.emit(sentence.format(n=f"{preview.taken:n}"))
        self.accept()
