"""A line over a cell: it keeps what is typed while the table is read anew, and what cannot be taken."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from plandesk.gui.widgets.refusal import Refusal
from plandesk.gui.widgets.text import LineField

Index = QModelIndex | QPersistentModelIndex


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


class LineEditing:
    """What delegates with a `CellLine` have in common; it stands before the delegate among the bases.

    Refused words stay in the line, the sentence below it, until they are mended or given up.
    """

    def fault_of(self, line: CellLine) -> str:
        """The sentence that refuses the words in a line; empty where they are fine."""
        raise NotImplementedError

    def show_opened(self, line: CellLine, index: Index) -> None:
        """A line has got the words of its cell."""

    def refuses(self, line: CellLine) -> bool:
        """Say below the line why its words cannot be taken; False where they can."""
        sentence = self.fault_of(line) if line.is_changed() else ""
        line.refuse(sentence)
        return bool(sentence)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Asked again whenever the table is read anew: what is being typed stays.
        if isinstance(editor, CellLine) and not editor.is_changed():
            editor.set_text(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()
            self.show_opened(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CellLine) and editor.is_changed() and not self.fault_of(editor):
            text = editor.text()
            if model.setData(index, text, Qt.ItemDataRole.EditRole):
                editor.accept()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))
