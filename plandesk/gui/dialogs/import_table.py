"""Importing a table: what its columns mean, where it goes, and row by row what would happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.plans import Level, plans
from plandesk.errors import UserError
from plandesk.exchange import table_memory
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.exchange.table_applying import apply
from plandesk.exchange.table_known import read_known
from plandesk.exchange.table_mapping import Mapping, propose_for
from plandesk.exchange.table_preview import NewPlan, Preview, compare
from plandesk.exchange.table_target import guessed_quarter, guessed_year, looks_like_plan
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_table_columns import ColumnChoices
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.dialogs.import_table_target import TargetForm
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided, Labelled, Line, SectionLabel, Words
from plandesk.i18n import _, ngettext


def ask_import_table(
    session: Session, prompts: Prompts, tasks: Tasks, path: Path, parent: QWidget | None
) -> int | None:
    """Show what a table would bring and import it when the user agrees; the plan's id comes back."""
    dialog = ImportTableDialog(session, prompts, tasks, path, parent)
    dialog.begin()
    if dialog.failure is None:
        dialog.exec()
    dialog.stop()
    dialog.deleteLater()
    if dialog.failure is not None:
        prompts.tell(dialog.failure)
    return dialog.plan_id


class ImportTableDialog(QDialog):
    """Columns and target on the left, the preview on the right; every choice makes a new preview."""

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert session.document is not None
        self._session, self._prompts, self._tasks, self._path = session, prompts, tasks, path
        self._document = session.document
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet: Sheet | None = None
        self._mapping = Mapping(())
        self._by_hand = False
        self._preview: Preview | None = None
        self._task: Task | None = None
        self.failure: UserError | None = None
        self.plan_id: int | None = None
        self.setObjectName("importTable")
        self.setWindowTitle(_("Import a table"))
        self._build()
        screen = QGuiApplication.primaryScreen().availableSize()
        wanted = QSize(px(1120), px(740)).boundedTo(screen * 0.96)
        self.resize(wanted)
        self._say_state(_("Reading “{name}”…").format(name=path.name))

    # ---- building

    def _build(self) -> None:
        self.file = Elided(self._path.name, 18, weight=QFont.Weight.DemiBold)
        self.size_words = Words("", role="secondary")
        self.sheet = Choice()
        self.sheet_label = Labelled(_("Sheet"), self.sheet)
        self.sheet_label.hide()
        self.target = TargetForm(plans(self._document))
        self.columns_label = SectionLabel(_("Columns"))
        self.columns = ColumnChoices()
        left = QWidget()
        form = QVBoxLayout(left)
        form.setContentsMargins(px(24), px(16), px(16), px(24))
        form.setSpacing(px(12))
        for part in (self.sheet_label, self.target, Line(), self.columns_label, self.columns):
            form.addWidget(part)
        form.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(left)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumWidth(px(264))
        scroll.viewport().setAutoFillBackground(False)
        left.setAutoFillBackground(False)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(scroll)
        split.addWidget(self._build_preview())
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([px(400), px(720)])
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        head.setSpacing(px(16))
        head.addWidget(self.file, 1)
        head.addWidget(self.size_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(split, 1)
        column.addWidget(Line())
        column.addLayout(self._build_foot())
        self.sheet.chosen.connect(lambda place: self._take_sheet(self._sheets[int(str(place))]))
        self.target.changed.connect(self._take_target)
        self.target.titled.connect(self._enable)
        self.columns.chosen.connect(self._take_column)

    def _build_preview(self) -> QWidget:
        heads = (_("Row"), _("Line"), _("No."), _("Initiative and what changes"))
        self.model = PreviewModel(self, heads)
        self.table = PreviewTable(self.model)
        self.preview = ImportPreview(self.model, self.table)
        self.chips, self.notes = self.preview.chips, self.preview.notes
        return self.preview

    def _build_foot(self) -> QLayout:
        self.said = Words("", role="secondary", wrap=True)
        self.go = Button(_("Import"), primary=True)
        self.go.setObjectName("confirm")
        self.go.setDefault(True)
        self.go.clicked.connect(lambda _checked=False: self._import())
        cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(12))
        foot.setSpacing(px(12))
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        return foot

    # ---- reading

    def begin(self) -> None:
        """Read the file in the background; `failure` says what was wrong with it."""
        path = self._path
        self._task = self._tasks.run(lambda _progress: read_sheets(path), self._take_sheets, self._fail)

    def stop(self) -> None:
        """What is still under way is not wanted any more."""
        if self._task is not None:
            self._task.cancel()

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failure = error
        self.reject()

    def _take_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        self.sheet.set_choices([(place, sheet.name) for place, sheet in enumerate(sheets)])
        self.sheet_label.setVisible(len(sheets) > 1)
        best = next((sheet for sheet in sheets if looks_like_plan(sheet)), sheets[0])
        self.sheet.set_value(sheets.index(best))
        self._take_sheet(best)
        self.table.setFocus()

    def _take_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.columns.set_sheet(sheet)
        n, columns = len(sheet.rows), len(sheet.header)
        self.size_words.setText(
            _("{rows}, {columns}").format(
                rows=ngettext("{n} row", "{n} rows", n).format(n=f"{n:n}"),
                columns=ngettext("{n} column", "{n} columns", columns).format(n=columns),
            )
        )
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
        self._say_state(_("Comparing…"))
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

    def _refuse(self, error: BaseException) -> None:
        """There is no preview with these choices; the sentence says why."""
        if not isinstance(error, UserError):
            raise error
        self.preview.clear()
        self._say_state(error.sentence, "error")

    def _show_columns(self) -> None:
        taken = sum(1 for field in self._mapping.fields if field)
        self.columns_label.note.setText(
            _("{n} of {total} are taken in").format(n=taken, total=len(self._mapping.fields))
        )
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
        self.go.setText(ngettext("Import {n} row", "Import {n} rows", n).format(n=f"{n:n}"))
        self.go.updateGeometry()
        if self._session.read_only:
            self._say_state(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and preview.counts["refused"]:
            self._say_state(_("No row can be taken; each says why."), "late")
        elif not n:
            self._say_state(_("Nothing to import: the plan says all of this already."))
        elif self.target.is_new and not self.target.title.text().strip():
            self._say_state(_("The new plan needs a title."), "late")
        else:
            self.said.set_role("secondary")
            self.said.setText(_("One step, which Undo takes back."))
            self.go.setEnabled(True)

    def _say_state(self, sentence: str, role: str = "secondary") -> None:
        self.said.set_role(role)
        self.said.setText(sentence)
        self.go.setEnabled(False)
        self.go.setAccessibleDescription(sentence)

    # ---- importing

    def _import(self) -> None:
        from plandesk.file import backup

        preview, sheet = self._preview, self._sheet
        if preview is None or sheet is None or not self.go.isEnabled():
            return
        if isinstance(preview.target, NewPlan):
            titled = replace(preview.target, title=self.target.title.text().strip())
            preview = replace(preview, target=titled)

        def read_in() -> int:
            backup.make(self._document, backup.default_folder(), backup.Reason.IMPORT)
            return apply(self._document, preview)

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            plan_id = self._session.act(read_in)
        finally:
            QGuiApplication.restoreOverrideCursor()
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
