"""Importing a roster: what the columns mean, and member by member what would happen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
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
from plandesk.exchange.roster import VERDICTS, RosterPreview, apply, preview
from plandesk.exchange.roster_columns import FIELDS, RosterColumns, field_words, propose
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.desk_dialog import DeskDialog
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_table_columns import ColumnChoices
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided, Labelled, Line, SectionLabel, Words
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
    dialog = ImportRosterDialog(desk, prompts, tasks, path, parent)
    dialog.begin()
    if dialog.failure is None:
        dialog.exec()
    dialog.stop()
    dialog.deleteLater()
    if dialog.failure is not None:
        prompts.tell(dialog.failure)
    return dialog.imported


class ImportRosterDialog(DeskDialog):
    """Columns on the left, the preview on the right; every choice makes a new preview."""

    def __init__(
        self,
        desk: DeskSession,
        prompts: Prompts,
        tasks: Tasks,
        path: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, prompts, parent)
        self._tasks, self._path = tasks, path
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet: Sheet | None = None
        self._columns = RosterColumns(())
        self._preview: RosterPreview | None = None
        self._task: Task | None = None
        self.failure: UserError | None = None
        self.imported: int | None = None
        self.setObjectName("importRoster")
        self.setWindowTitle(_("Import roster"))
        self._build()
        self.fit(1080, 700)
        self._say(_("Reading “{name}”…").format(name=path.name))

    # ---- building

    def _build(self) -> None:
        self.file = Elided(self._path.name, 18, weight=QFont.Weight.DemiBold)
        self.size_words = Words("", role="secondary")
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        head.setSpacing(px(16))
        head.addWidget(self.file, 1)
        head.addWidget(self.size_words)
        model = PreviewModel(self, (_("Row"), _("Line"), _("No."), _("Member, and what changes")))
        table = PreviewTable(model, number_width=80, verdict_width=136)
        self.preview = ImportPreview(model, table, verdicts=VERDICTS)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_choices())
        split.addWidget(self.preview)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([px(384), px(696)])
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
        self.columns_label = SectionLabel(_("Columns"))
        self.columns = ColumnChoices()
        self.moved = QCheckBox()
        self.moved.toggled.connect(lambda _on: self._name_act())
        self.moved_note = Words(
            _("Nobody is deleted by an import; members who moved keep their sessions."),
            12, role="secondary", wrap=True,
        )  # fmt: skip
        left = QWidget()
        form = QVBoxLayout(left)
        form.setContentsMargins(px(24), px(16), px(16), px(24))
        form.setSpacing(px(12))
        for part in (self.sheet_label, self.columns_label, self.columns, Line(), self.moved, self.moved_note):
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
        best = next((sheet for sheet in sheets if propose(sheet.header).has_names), sheets[0])
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
        self._columns = propose(sheet.header)
        self._look()

    def _take_column(self, column: int, field: str) -> None:
        self._columns = self._columns.with_field(column, field)
        self._look()

    # ---- the preview

    def _look(self) -> None:
        """Compare the table with the roster."""
        sheet, columns = self._sheet, self._columns
        if sheet is None or self.desk.document is not self.document:
            return
        taken = sum(1 for field in columns.fields if field)
        self.columns_label.note.setText(
            _("{n} of {total} are taken in").format(n=taken, total=len(columns.fields))
        )
        offered: list[tuple[object, str]] = [(field, field_words(field)) for field in ("", *FIELDS)]
        self.columns.show_fields(columns.fields, offered)
        try:
            self._preview = preview(self.document, sheet, columns)
        except UserError as error:
            self._preview = None
            self.preview.clear()
            self.moved.setEnabled(False)
            self._say(error.sentence, "error")
            return
        self.preview.show_rows(self._preview.rows, self._preview.counts, self._preview.notes)
        missing = len(self._preview.missing)
        words = ngettext(
            "Mark {n} member who is not in the list as moved",
            "Mark {n} members who are not in the list as moved",
            missing,
        )
        self.moved.setText(words.format(n=missing) if missing else _("Every active member is in the list"))
        self.moved.setEnabled(bool(missing) and not self.desk.read_only)
        if not missing:
            self.moved.setChecked(False)
        self._name_act()

    def _name_act(self) -> None:
        """Say on the button what it does."""
        seen = self._preview
        if seen is None:
            return
        n = seen.taken + (len(seen.missing) if self.moved.isChecked() else 0)
        words = ngettext("Import {n} member", "Import {n} members", n).format(n=f"{n:n}")
        self.go.setText(words if n else _("Import"))
        self.go.updateGeometry()
        if self.desk.read_only:
            self._say(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not n and seen.counts["refused"]:
            self._say(_("No member can be taken; each row says why."), "late")
        elif not n:
            self._say(_("Nothing to import: the roster says all this already."))
        else:
            self._say(_("One step, which Undo takes back."), ready=True)

    def _say(self, sentence: str, role: str = "secondary", ready: bool = False) -> None:
        self.said.set_role(role)
        self.said.setText(sentence)
        self.go.setEnabled(ready)
        self.go.setAccessibleDescription(sentence)

    # ---- importing

    def _import(self) -> None:
        from plandesk.file import backup

        seen = self._preview
        if seen is None or not self.go.isEnabled():
            return

        def read_in() -> int:
            backup.make(self.document, backup.default_folder(), backup.Reason.IMPORT)
            return apply(self.document, seen, self.moved.isChecked())

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self.desk.act(read_in)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if done is None:
            self._look()
            return
        self.imported = done
        sentence = ngettext("{n} member was imported.", "{n} members were imported.", done)
        self.desk.noticed.emit(sentence.format(n=f"{done:n}"))
        self.accept()
