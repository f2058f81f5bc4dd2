"""Grounds: with quiet lines on some of their edges, and those within which something scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

from plandesk.gui.tokens import tokens


class Panel(QFrame):
    """Filled with a token's colour; `edges` of "left top right bottom" get a line."""

    def __init__(self, role: str = "window", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._edges = role, edges.split()

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), getattr(table, self._role))
        width, height = self.width(), self.height()
        for edge in self._edges:
            if edge in ("top", "bottom"):
                painter.fillRect(0, 0 if edge == "top" else height - 1, width, 1, table.line)
            else:
                painter.fillRect(0 if edge == "left" else width - 1, 0, 1, height, table.line)


def lay_viewport(view: QAbstractScrollArea) -> None:
    """Give a view a viewport made here in the place of Qt's own, before anything is set on it.

    To hand out a plain widget that Qt made, PySide makes every class of widgets first, wizards and all: a
    fortieth of a start. So it is for the views that stand in the window when it comes up.
    """
    made = QWidget()
    made.setBackgroundRole(QPalette.ColorRole.Base)  # as Qt's own has it
    made.setAutoFillBackground(True)
    view.setViewport(made)


def scrolled(inside: QWidget) -> QScrollArea:
    """What scrolls up and down within the area that comes back, which has no frame."""
    made = QScrollArea()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    return made
