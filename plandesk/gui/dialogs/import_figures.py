"""Importing figures: what the columns of a table mean, and figure by figure what would happen."""

from __future__ import annotations

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

from plandesk.errors import UserError
from plandesk.exchange import figures_memory
from plandesk.exchange.figures_applying import apply
from plandesk.exchange.figures_known import KnownNames, read_names
from plandesk.exchange.figures_mapping import FIELDS, FigureColumns, field_words, propose
from plandesk.exchange.figures_preview import FiguresPreview, judged, read
from plandesk.exchange.figures_reading import FiguresRead
from plandesk.exchange.figures_shaping import shape_figures
from plandesk.exchange.figures_target import guessed, holds_figures
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.gui.dialogs.import_figures_target import FiguresTarget
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_table_columns import ColumnChoices
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided, Labelled, Line, SectionLabel, Words
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
    dialog.begin()
    if dialog.failure is None:
        dialog.exec()
    dialog.stop()
    dialog.deleteLater()
    if dialog.failure is not None:
        prompts.tell(dialog.failure)
    return dialog.imported


class ImportFiguresDialog(QDialog):
    """Columns on the left, the preview on the right; every choice makes a new preview."""

    def __init__(
        self,
        session: Session,
        tasks: Tasks,
        path: Path,
        parent: QWidget | None = None,
        kpi_id: int | None = None,
    ) -> None:
        super().__init__(parent)
        assert session.document is not None
        self._session, self._tasks, self._path, self._in_hand = session, tasks, path, kpi_id
        self._document = session.document
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet: Sheet | None = None
        self._known: KnownNames = read_names(self._document)
        self._columns = FigureColumns(())
        self._preview: FiguresPreview | None = None
        self._task: Task | None = None
        self.failure: UserError | None = None
        self.imported: int | None = None
        self.setObjectName("importFigures")
        self.setWindowTitle(_("Import figures"))
        self._build()
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(px(1120), px(740)).boundedTo(screen * 0.96))
        self._say_state(_("Reading “{name}”…").format(name=path.name))

    # ---- building

    def _build(self) -> None:
        self.file = Elided(self._path.name, 18, weight=QFont.Weight.DemiBold)
        self.size_words = Words("", role="secondary")
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        head.setSpacing(px(16))
        head.addWidget(self.file, 1)
        head.addWidget(self.size_words)
        model = PreviewModel(self, (_("Row"), _("Line"), _("Figure"), _("What it is of, and what changes")))
        self.preview = ImportPreview(model, PreviewTable(model, number_width=112))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_choices())
        split.addWidget(self.preview)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([px(400), px(720)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(split, 1)
        column.addWidget(Line())
        column.addLayout(self._build_foot())

    def _build_choices(self) -> QWidget:
        self.sheet = Choice()
        self.sheet_label = Labelled(_("Sheet"), self.sheet)
        self.sheet_label.hide()
        self.target = FiguresTarget()
        self.columns_label = SectionLabel(_("Columns"))
        self.columns = ColumnChoices()
        left = QWidget()
        form = QVBoxLayout(left)
        form.setContentsMargins(px(24), px(16), px(16), px(24))
        form.setSpacing(px(12))
        for part in (self.sheet_label, self.target, self.columns_label, self.columns):
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
        self.sheet.chosen.connect(lambda place: self._take_sheet(self._sheets[int(str(place))]))
        self.target.changed.connect(self._look)
        self.columns.chosen.connect(self._take_column)
        return scroll

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
        self._task = self._tasks.run(
            lambda _progress: read_sheets(path, shape_figures), self._take_sheets, self._fail
        )

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
        best = next((sheet for sheet in sheets if holds_figures(sheet, self._known)), sheets[0])
        self.sheet.set_value(sheets.index(best))
        self._take_sheet(best)
        self.preview.table.setFocus()

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
        taken = sum(1 for field in columns.fields if field)
        self.columns_label.note.setText(
            _("{n} of {total} are taken in").format(n=taken, total=len(columns.fields))
        )
        offered: list[tuple[object, str]] = [(field, field_words(field)) for field in ("", *FIELDS)]
        self.columns.show_fields(columns.fields, offered)
        self._say_state(_("Comparing…"))

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
        self.go.setText(words if n else _("Import"))
        self.go.updateGeometry()
        if self._session.read_only:
            self._say_state(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and preview.needs_year:
            self._say_state(_("The months have no year; write it at the left."), "late")
        elif not n and preview.counts["refused"]:
            self._say_state(_("No figure can be taken; each says why."), "late")
        elif not n:
            self._say_state(_("Nothing to import: the file has all these figures already."))
        else:
            self.said.set_role("secondary")
            self.said.setText(_("One step, which Undo takes back."))
            self.go.setEnabled(True)

    def _refuse(self, error: BaseException) -> None:
        """There is no preview with these choices; the sentence says why."""
        if not isinstance(error, UserError):
            raise error
        self.preview.clear()
        self._say_state(error.sentence, "error")

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

        def read_in() -> int:
            backup.make(self._document, backup.default_folder(), backup.Reason.IMPORT)
            return apply(self._document, preview)

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._session.act(read_in)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done is None:
            self._look()
            return
        figures_memory.remember(sheet.header, self._columns)
        self.imported = done
        sentence = ngettext("{n} figure was imported.", "{n} figures were imported.", done)
        self._session.noticed.emit(sentence.format(n=f"{done:n}"))
        self.accept()
