"""The columns of a table in a layout: shown or not, in which order, how wide."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QVBoxLayout, QWidget

from plandesk.domain.arranging import (
    LEAST_SHARE,
    LayoutColumn,
    OfferedColumn,
    all_columns,
    shares,
    shown_columns,
    widened,
)
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _


class LayoutColumns(QWidget):
    """A line for each column; Alt+Up and Alt+Down move the one that has the focus."""

    asked = Signal(object, str)  # the columns as they shall be, and what the step is called

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[OfferedColumn, ...] = ()
        self._columns: tuple[LayoutColumn, ...] = ()
        self.lines: list[_Line] = []
        self.note = Words("", 12, role="secondary", wrap=True)
        self.note.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        self._grid = QGridLayout()
        whole.addLayout(self._grid)
        whole.addWidget(self.note)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(4))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)

    def show_columns(
        self, offered: Sequence[OfferedColumn], columns: Sequence[LayoutColumn], able: bool
    ) -> None:
        """Show the columns of a table, all of it that it can have."""
        self._offered = tuple(offered)
        every = all_columns(offered, columns)
        widths = {one.name: one.width for one in shown_columns(offered, columns)}
        self._columns = tuple(replace(one, width=widths.get(one.name, one.width)) for one in every)
        if [line.name for line in self.lines] != [one.name for one in every]:
            self._build([one.name for one in every])
        known = {one.name: one for one in offered}
        for place, (line, one) in enumerate(zip(self.lines, self._columns, strict=True)):
            of = known[one.name]
            first = sum(column.first for column in offered)
            moves = able and not of.first
            up, down = moves and place > first, moves and place + 1 < len(every)
            line.fill(of.title, one, able, of.fixed, up, down)
        said = [
            _(
                "“{column}” was set to {chosen} %. It is printed {printed} % wide, so that words stand whole."
            ).format(column=known[name].title, chosen=round(chosen * 100), printed=round(printed * 100))
            for name, (chosen, printed) in widened(offered, columns).items()
        ]
        self.note.setText("\n".join(said))
        self.note.setVisible(bool(said))

    def _build(self, names: list[str]) -> None:
        focused = next((line.name for line in self.lines if line.has_focus()), None)
        for line in self.lines:
            line.drop(self._grid)
        self.lines = [_Line(name, self) for name in names]
        for row, line in enumerate(self.lines):
            for column, part in enumerate((line.shown, line.width, line.up, line.down)):
                self._grid.addWidget(part, row, column)
            line.shown.toggled.connect(lambda on, name=line.name: self._show(name, on))
            line.width.valueChanged.connect(lambda value, name=line.name: self._widen(name, value))
            line.up.clicked.connect(lambda _on=False, name=line.name: self.move(name, -1))
            line.down.clicked.connect(lambda _on=False, name=line.name: self.move(name, 1))
            for part in (line.shown, line.width):
                part.installEventFilter(self)
        if focused is not None:
            next(line for line in self.lines if line.name == focused).shown.setFocus()

    def move(self, name: str, by: int) -> None:
        """Ask to move a column up (-1) or down (1); the first one that has to be the first stays."""
        place = next(n for n, one in enumerate(self._columns) if one.name == name)
        first = sum(one.first for one in self._offered)
        if place < first or not first <= place + by < len(self._columns):
            return
        columns = list(self._columns)
        columns.insert(place + by, columns.pop(place))
        self.asked.emit(tuple(columns), _("Move column"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ways = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
                line = next(one for one in self.lines if watched in (one.shown, one.width))
                self.move(line.name, ways[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _show(self, name: str, on: bool) -> None:
        columns = tuple(replace(one, hidden=not on) if one.name == name else one for one in self._columns)
        self.asked.emit(columns, _("Show column") if on else _("Hide column"))

    def _widen(self, name: str, percent: int) -> None:
        """Give a column that share; the others share the rest as before."""
        least = {one.name: one.least for one in self._offered}
        others = [one for one in self._columns if one.name != name and not one.hidden]
        wished = min(percent / 100, 1 - sum(least[one.name] for one in others))
        rest = shares([one.width for one in others], [least[one.name] for one in others], 1 - wished)
        widths = {one.name: round(width, 4) for one, width in zip(others, rest, strict=True)}
        widths[name] = wished
        columns = tuple(replace(one, width=widths.get(one.name, one.width)) for one in self._columns)
        self.asked.emit(columns, _("Set width of column"))


class _Share(QSpinBox):
    """A percentage that scrolling over leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Line:
    """Check mark with title, width, and the buttons that move it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self.name = name
        self.shown, self.width = QCheckBox(parent), _Share(parent)
        self.width.setRange(round(LEAST_SHARE * 100), 94)
        self.width.setSuffix(_(" %"))
        self.width.setKeyboardTracking(False)
        self.width.setMinimumHeight(px(28))
        self.up = IconButton("up", _("Move up"), parent)
        self.down = IconButton("down", _("Move down"), parent)

    def has_focus(self) -> bool:
        return any(part.hasFocus() for part in (self.shown, self.width, self.up, self.down))

    def fill(self, title: str, one: LayoutColumn, able: bool, fixed: bool, up: bool, down: bool) -> None:
        for part in (self.shown, self.width):
            part.blockSignals(True)
        self.shown.setText(title.replace("&", "&&"))
        self.shown.setChecked(not one.hidden)
        self.shown.setEnabled(able and not fixed)
        self.width.setValue(round(one.width * 100))
        self.width.setEnabled(able and not one.hidden)
        self.width.setAccessibleName(_("Width of “{column}”, in percent").format(column=title))
        for part in (self.shown, self.width):
            part.blockSignals(False)
        self.up.setEnabled(up)
        self.down.setEnabled(down)
        self.up.setAccessibleName(_("Move “{column}” up").format(column=title))
        self.down.setAccessibleName(_("Move “{column}” down").format(column=title))

    def drop(self, grid: QGridLayout) -> None:
        for part in (self.shown, self.width, self.up, self.down):
            grid.removeWidget(part)
            part.hide()
            part.deleteLater()
