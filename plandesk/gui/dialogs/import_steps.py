"""What every import asks in the same way: a foot that says what comes of it, and a table with its columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
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
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_reading import read_sheets
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_table_columns import ColumnChoices
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided, Labelled, Line, SectionLabel, Words
from plandesk.i18n import _, ngettext

MOST = 480  # the width of the choices at 100 %; the preview beside them needs room as well
T = TypeVar("T")


class ImportDialog(QDialog):
    """What a file would bring, between its name and a foot with the button that takes it in."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert session.document is not None
        self._session, self._path, self._document = session, path, session.document
        self.failure: UserError | None = None

    def fit(self, width: int, height: int) -> None:
        """Take a size at 100 %, no larger than the screen."""
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(px(width), px(height)).boundedTo(screen * 0.96))

    def fail(self, error: BaseException) -> None:
        """The file cannot be read; `failure` says why."""
        if not isinstance(error, UserError):
            raise error
        self.failure = error
        self.reject()

    def _stack(self, head: QLayout, middle: QWidget, act: str) -> None:
        """Lay out head, middle and foot, whose button is called `act`."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(middle, 1)
        column.addWidget(Line())
        column.addLayout(self._build_foot(act))

    def _file_head(self) -> QLayout:
        """A head of the file's name, and how much is in it."""
        self.file = Elided(self._path.name, 18, weight=QFont.Weight.DemiBold)
        self.size_words = Words("", role="secondary")
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        head.setSpacing(px(16))
        head.addWidget(self.file, 1)
        head.addWidget(self.size_words)
        return head

    def _build_foot(self, act: str) -> QLayout:
        self.said = Words("", role="secondary", wrap=True)
        self.go = Button(act, primary=True)
        self.go.setObjectName("confirm")
        self.go.clicked.connect(lambda _checked=False: self._take_in())
        cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(12))
        foot.setSpacing(px(12))
        foot.addWidget(self.said, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.go)
        return foot

    def _name_button(self, words: str) -> None:
        self.go.setText(words)
        self.go.updateGeometry()

    def _say(self, sentence: str, role: str = "secondary", ready: bool = False) -> None:
        """Say beside the button what it does, or why it cannot."""
        self.said.set_role(role)
        self.said.setText(sentence)
        self.go.setEnabled(ready)
        self.go.setAccessibleDescription(sentence)

    def _take_in(self) -> None:
        raise NotImplementedError

    def _write(self, work: Callable[[], T]) -> T | None:
        """Do `work` after a backup of the file; None where it could not be done, which was told."""
        from plandesk.file import backup

        def backed_up() -> T:
            backup.make(self._document, backup.default_folder(), backup.Reason.IMPORT)
            return work()

        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return self._session.act(backed_up)
        finally:
            QGuiApplication.restoreOverrideCursor()


class SheetImportDialog(ImportDialog):
    """Choices on the left, the preview on the right; every choice makes a new preview."""

    def __init__(
        self, session: Session, tasks: Tasks, path: Path, preview: ImportPreview, parent: QWidget | None
    ) -> None:
        super().__init__(session, path, parent)
        self._tasks, self.preview = tasks, preview
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet: Sheet | None = None
        self._task: Task | None = None
        self.sheet = Choice()
        self.sheet_label = Labelled(_("Sheet"), self.sheet)
        self.sheet_label.hide()
        self.columns_label = SectionLabel(_("Columns"))
        self.columns = ColumnChoices()
        self.sheet.chosen.connect(lambda place: self._take_sheet(self._sheets[int(str(place))]))
        self.columns.chosen.connect(self._take_column)

    def _build(self, choices: Sequence[QWidget], left: int, right: int) -> None:
        """Lay out these choices below that of the sheet; `left` and `right` are widths at 100 %."""
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.choices = Choices((self.sheet_label, *choices))
        split.addWidget(self.choices)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([px(left), px(right)])
        self._stack(self._file_head(), split, _("Import"))
        self.go.setDefault(True)
        self._say(_("Reading “{name}”…").format(name=self._path.name))

    # ---- reading

    def begin(self) -> None:
        """Read the file in the background; `failure` says what was wrong with it."""
        path, read = self._path, self._reading
        self._task = self._tasks.run(lambda _progress: read(path), self._take_sheets, self.fail)

    def stop(self) -> None:
        """What is still under way is not wanted any more."""
        if self._task is not None:
            self._task.cancel()

    def ask(self, prompts: Prompts) -> None:
        """Read the file and show what it would bring until the user decides; tell it where it cannot."""
        self.begin()
        if self.failure is None:
            self.exec()
        self.stop()
        self.deleteLater()
        if self.failure is not None:
            prompts.tell(self.failure)

    @staticmethod
    def _reading(path: Path) -> tuple[Sheet, ...]:
        """The tables of the file; in the background, so no widget is touched."""
        return read_sheets(path)

    def _take_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self._sheets = sheets
        self.sheet.set_choices([(place, sheet.name) for place, sheet in enumerate(sheets)])
        self.sheet_label.setVisible(len(sheets) > 1)
        best = next((sheet for sheet in sheets if self._fits(sheet)), sheets[0])
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
        self._propose(sheet)

    def _say_taken(self, fields: Sequence[str]) -> None:
        """Say above the columns how many of them go somewhere."""
        taken = sum(1 for field in fields if field)
        self.columns_label.note.setText(_("{n} of {total} are taken in").format(n=taken, total=len(fields)))

    def _show_fields(self, fields: Sequence[str], every: Sequence[str], words: Callable[[str], str]) -> None:
        """Show where each column goes, and offer every field and none."""
        self._say_taken(fields)
        self.columns.show_fields(fields, [(field, words(field)) for field in ("", *every)])

    def _refuse(self, error: BaseException) -> None:
        """There is no preview with these choices; the sentence says why."""
        if not isinstance(error, UserError):
            raise error
        self.preview.clear()
        self._say(error.sentence, "error")

    # ---- what each import knows

    def _fits(self, sheet: Sheet) -> bool:
        """Whether a sheet looks like what is imported here."""
        raise NotImplementedError

    def _propose(self, sheet: Sheet) -> None:
        """Propose what the columns of a sheet mean, and look."""
        raise NotImplementedError

    def _take_column(self, column: int, field: str) -> None:
        """A column goes to another field."""
        raise NotImplementedError


class Choices(QScrollArea):
    """Choices one below the other, as wide as the widest of them asks for."""

    def __init__(self, choices: Sequence[QWidget]) -> None:
        super().__init__()
        left = QWidget()
        form = QVBoxLayout(left)
        form.setContentsMargins(px(24), px(16), px(16), px(24))
        form.setSpacing(px(12))
        for part in choices:
            form.addWidget(part)
        form.addStretch(1)
        self.setWidget(left)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        left.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self.widget().minimumSizeHint().width() + bar if self.widget() is not None else 0
        return QSize(min(max(wide, px(264)), px(MOST)), px(120))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()  # a choice came, went or got other words
        return super().eventFilter(watched, event)
