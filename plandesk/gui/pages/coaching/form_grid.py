"""The grid of a session's form: titles in the first column, both voices beside; narrow, titles above."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from plandesk.gui.tokens import px

TITLES = 176  # width of the first column
LEAST = 280
WIDE_FROM, WINDOW_FROM = 640, 1100  # widths of the grid and of the window from which titles stand beside


class FormGrid(QWidget):
    """Rows of a title with one part across both columns, or with two parts side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[QWidget | None, QWidget, QWidget | None]] = []
        self._wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(14))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def wide(self) -> bool:
        """Whether the titles stand beside their parts."""
        return bool(self._wide)

    def set_rows(self, rows: list[tuple[QWidget | None, QWidget, QWidget | None]]) -> None:
        """Show these rows; those shown before and not among them are thrown away."""
        kept = {part for row in rows for part in row if part is not None}
        for row in self._rows:
            for part in row:
                if part is not None:
                    self._grid.removeWidget(part)
                    if part not in kept:
                        part.hide()
                        part.deleteLater()
        self._rows = rows
        for part in (part for row in rows for part in row if part is not None):
            if part.parentWidget() is not self:
                part.setParent(self)
                part.show()
        self._wide = None
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # Not that of the wide arrangement, which would never let it become narrow.
        return QSize(px(LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= px(WIDE_FROM) and self.window().width() >= px(WINDOW_FROM)
        if wide == self._wide:
            return
        self._wide = wide
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        for row in self._rows:
            for part in row:
                if part is not None:
                    grid.removeWidget(part)
        for column, stretch in enumerate((0, 1, 1) if wide else (1, 1, 0)):
            grid.setColumnStretch(column, stretch)
        grid.setColumnMinimumWidth(0, px(TITLES) if wide else 0)
        line = 0
        for title, left, right in self._rows:
            if title is not None:
                title.setFixedWidth(px(TITLES)) if wide else _let_grow(title)
                grid.addWidget(title, line, 0, 1, 1 if wide else 2, top)
                line += 0 if wide else 1
            first = 1 if wide else 0
            if right is None:
                grid.addWidget(left, line, first, 1, 2, top)
            else:
                grid.addWidget(left, line, first, top)
                grid.addWidget(right, line, first + 1, top)
            line += 1


def _let_grow(title: QWidget) -> None:
    title.setMinimumWidth(0)
    title.setMaximumWidth(16777215)
