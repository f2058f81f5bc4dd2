"""When something is due: chosen from a list or typed in any of the forms that plans use."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from plandesk.errors import UserError
from plandesk.gui import look
from plandesk.gui.tokens import px
from plandesk.i18n import _


class DueField(QComboBox):
    """An editable list of due times. It knows no dates itself: `parse` and `show` do.

    `changed` comes with the stored form when another time was chosen or typed; `refused` with the sentence
    about words that are none (an empty sentence once they are mended). They stay in the field.
    """

    changed = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        parse: Callable[[str], str] | None = None,
        show: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`parse` reads typed words into the stored form (raises UserError), `show` writes it out."""
        super().__init__(parent)
        look.ask(self)
        self._parse, self._show = parse or str, show or str
        self._value = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(14)
        self.setToolTip(_("For example Q3, Q1 & Q4, June 2024, 2024-06-30, annually, ongoing"))
        self.lineEdit().returnPressed.connect(self._take_words)
        self.activated.connect(self._take_choice)

    def set_forms(self, parse: Callable[[str], str], show: Callable[[str], str]) -> None:
        """Read and write due times from now on this way, e.g. for a plan of another year."""
        self._parse, self._show = parse, show

    def set_choices(self, stored: Sequence[str]) -> None:
        """The due times on the list, in their stored form; an empty one is "No due date"."""
        kept = self._value
        self.blockSignals(True)
        self.clear()
        for one in stored:
            self.addItem(self._show(one) or _("No due date"), one)
        self.blockSignals(False)
        self.set_value(kept)

    def set_value(self, stored: str) -> None:
        """Show a due time; tells nobody."""
        self._value = stored
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(stored))
        self.blockSignals(False)
        self.setEditText(self._show(stored))
        self.refused.emit("")

    def value(self) -> str:
        """The stored form of what is shown."""
        return self._value

    def leave(self) -> None:
        """Take what was typed, as when the focus goes."""
        self._take_words()

    def setReadOnly(self, read_only: bool) -> None:
        """Whether it can be changed."""
        self.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The line within has this field as its focus proxy and never loses the focus itself.
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._take_words()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the form must not change a date.
        event.ignore()

    def _take_choice(self, row: int) -> None:
        self._take(str(self.itemData(row)))

    def _take_words(self) -> None:
        words = self.currentText().strip()
        if words == self._show(self._value):
            return
        if words == _("No due date"):
            words = ""
        try:
            self._take(self._parse(words))
        except UserError as error:
            self.refused.emit(error.sentence)

    def _take(self, stored: str) -> None:
        told = stored != self._value
        self.set_value(stored)
        if told:
            self.changed.emit(stored)
