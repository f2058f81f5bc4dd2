"""What the table of initiatives answers to besides words: its roles, and what a heading's row says."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt

DISPLAY, EDIT, TIP, CHECK, ALIGN, SPOKEN = (
    int(role)
    for role in (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.CheckStateRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
STATUS = int(Qt.ItemDataRole.UserRole) + 1  # the StatusWord to draw; None where no update was received
AFTER_DUE = STATUS + 1  # whether it was completed after the due quarter
ANSWERED = {DISPLAY, EDIT, TIP, CHECK, ALIGN, SPOKEN, STATUS, AFTER_DUE}
READ = {DISPLAY, TIP, SPOKEN}  # what is read or heard, not edited or copied
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Group(Struct, frozen=True):
    """A row that heads the initiatives below it.

    `count` of them match, `done` of `total` are done; `done` is None where statuses are not asked for yet.
    """

    objective_id: int
    number: str
    title: str
    count: int
    collapsed: bool
    done: int | None = None
    total: int = 0
