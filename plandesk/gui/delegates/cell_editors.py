"""Editing within the table of initiatives: one line that completes names and refuses words it can't read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.initiative_cells import CellDelegate
from plandesk.gui.widgets.refusal import Refusal
from plandesk.gui.widgets.text import LineField

Index = QModelIndex | QPersistentModelIndex


class EditedCellDelegate(CellDelegate):
    """A cell edited in place. `check` gives the sentence that refuses words (empty: they are fine).

    Refused words stay in the cell, the sentence below it, until they are mended or Esc is pressed.
    `suggest` gives names to complete; several stand between commas.
    """

    opened = Signal(QWidget, QModelIndex)  # a line is open over a cell
    dropped = Signal(QWidget)  # Esc: what was typed is not wanted

    def __init__(
        self,
        *of_cell: object,
        check: Callable[[str], str] | None = None,
        suggest: Callable[[], list[str]] | None = None,
        **more: object,
    ) -> None:
        super().__init__(*of_cell, **more)  # type: ignore[arg-type]
        self._check, self._suggest = check, suggest

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = CellLine(parent)
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or ""))
        if self._suggest is not None:
            line.setCompleter(NameCompleter(self._suggest(), line))
        line.textEdited.connect(lambda _text: line.refuse(""))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Asked again whenever the row changes: what is being typed stays.
        if isinstance(editor, CellLine) and not editor.is_changed():
            editor.set_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()
            self.opened.emit(editor, QModelIndex(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellLine) and editor.is_changed() and not self._fault(editor):
            text = editor.text()
            if model.setData(index, text, Qt.ItemDataRole.EditRole):
                editor.accept()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, CellLine):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                watched.give_up()
                self.dropped.emit(watched)
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                popup = watched.completer().popup() if watched.completer() else None
                if popup is not None and popup.isVisible():
                    popup.hide()
                if self._refuses(watched):
                    return True
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self._refuses(watched):
            return False
        return super().eventFilter(watched, event)

    def _refuses(self, line: CellLine) -> bool:
        sentence = self._fault(line) if line.is_changed() else ""
        line.refuse(sentence)
        return bool(sentence)

    def _fault(self, line: CellLine) -> str:
        return self._check(line.text()) if self._check is not None else ""


class CellLine(LineField):
    """The line over a cell, with room below it for a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumHeight(0)
        self._bubble: Refusal | None = None

    @property
    def fault(self) -> str:
        """The sentence that stands below the line."""
        return self._bubble.sentence if self._bubble is not None else ""

    def give_up(self) -> None:
        """Show again what the file holds."""
        self.setText(self._accepted)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Say why the words can't be taken; an empty sentence takes it away."""
        self.setAccessibleDescription(sentence)
        if self._bubble is None:
            if not sentence:
                return
            self._bubble = Refusal(self.parentWidget())
            self.destroyed.connect(self._bubble.deleteLater)
        self._bubble.say(sentence, self.geometry())


class NameCompleter(QCompleter):
    """Completes the last of several names between commas."""

    def __init__(self, names: list[str], line: LineField) -> None:
        super().__init__(names, line)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: Index) -> str:
        line = self.widget()
        typed = line.text() if isinstance(line, LineField) else ""
        before, comma, _last = typed.rpartition(",")
        name = str(index.data(self.completionRole()))
        return f"{before.strip()}, {name}" if comma else name
