"""Records of a KPI edited as lines below one another: a line stays with its record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.text import LineField

if TYPE_CHECKING:
    from plandesk.gui.session import Session


class Recorded(Protocol):
    """What can be edited in a line."""

    @property
    def id(self) -> int: ...


class RecordLine(QWidget):
    """One line. Enter in its first field asks for the next, Alt+Up and Alt+Down to be moved."""

    next_wished = Signal()
    move_wished = Signal(int)
    removed = Signal()

    def __init__(self, session: Session, remove: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.record_id = 0
        self.fields: list[LineField] = []
        self.remove = IconButton("close", remove)
        self.remove.clicked.connect(self.removed)

    def show_record(self, record: Recorded) -> None:
        """Edit a record from now on."""
        raise NotImplementedError

    def add_field(self, field: LineField) -> LineField:
        """Take a field among those of the line; it comes back."""
        self.fields.append(field)
        field.installEventFilter(self)
        return field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keys, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys and watched is self.fields[0]:
                self.next_wished.emit()
                return True
            if keys == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.move_wished.emit(-1 if key == Qt.Key.Key_Up else 1)
                return True
        return super().eventFilter(watched, event)


class RecordLines(QWidget):
    """The lines, and the link below them that adds one."""

    def __init__(self, session: Session, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kpi_id: int | None = None
        self.lines: dict[int, RecordLine] = {}
        self.add_button = LinkButton(add, "add")
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(self.add_button)
        self._above = 0  # widgets above the first line

    def in_order(self) -> list[RecordLine]:
        """The lines from above to below."""
        return sorted(self.lines.values(), key=self._column.indexOf)

    def show_records(self, kpi_id: int, records: Sequence[Recorded]) -> None:
        """Show the records of a KPI."""
        self.kpi_id = kpi_id
        for gone in set(self.lines) - {one.id for one in records}:
            self._drop(self.lines.pop(gone))
        for place, one in enumerate(records):
            line = self.lines.get(one.id)
            if line is None:
                line = self.lines[one.id] = self._connected(self.make_line())
            if self._column.indexOf(line) != place + self._above:
                self._column.insertWidget(place + self._above, line)
            line.record_id = one.id
            line.show_record(one)
        ordered = self.in_order()
        for before, after in zip(ordered, [*ordered[1:], None], strict=False):
            QWidget.setTabOrder(before.remove, after.fields[0] if after else self.add_button)
        self.add_button.setVisible(not self._session.read_only)

    def focus_line(self, record_id: int | None) -> None:
        """Put the cursor into a line, its words selected."""
        line = self.lines.get(record_id or 0)
        if line is not None:
            line.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
            line.fields[0].selectAll()

    def make_line(self) -> RecordLine:
        """A new empty line."""
        raise NotImplementedError

    def add(self, after: int | None = None) -> None:
        """Add a record at the end, or below another one."""
        raise NotImplementedError

    def move(self, line: RecordLine, step: int) -> None:
        """Move a record up (-1) or down (1)."""

    def delete(self, line: RecordLine) -> None:
        """Delete a record."""
        raise NotImplementedError

    def _connected(self, line: RecordLine) -> RecordLine:
        line.next_wished.connect(lambda: self.add(line.record_id))
        line.move_wished.connect(lambda step: self.move(line, step))
        line.removed.connect(lambda: self._remove(line))
        return line

    def _remove(self, line: RecordLine) -> None:
        place = self.in_order().index(line)
        self.delete(line)
        left = self.in_order()
        beside = left[min(place, len(left) - 1)].fields[0] if left else self.add_button
        beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, line: RecordLine) -> None:
        for field in line.fields:
            field.accept()  # there is no record left to save into
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
