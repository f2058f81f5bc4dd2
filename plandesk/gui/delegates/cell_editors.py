"""Editing within the table of initiatives: one line that completes names and refuses words it can't read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.initiative_cells import CellDelegate
from plandesk.gui.delegates.line_editing import CellLine, LineEditing
from plandesk.gui.widgets.text import LineField

Index = QModelIndex | QPersistentModelIndex


class EditedCellDelegate(LineEditing, CellDelegate):
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

    def show_opened(self, line: CellLine, index: Index) -> None:
        self.opened.emit(line, QModelIndex(index))

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
                if self.refuses(watched):
                    return True
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self.refuses(watched):
            return False
        return super().eventFilter(watched, event)

    def fault_of(self, line: CellLine) -> str:
        return self._check(line.text()) if self._check is not None else ""


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
