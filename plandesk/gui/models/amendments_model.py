"""What of a plan reads otherwise than at an earlier moment, as rows under their goals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain import amendments
from plandesk.domain.amendments import Amendment
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
AMENDMENT = Qt.ItemDataRole.UserRole  # the `Amendment` of a row; None where the row is a goal


class AmendmentsModel(QAbstractListModel):
    """A row for each goal with changes, and one for each amendment below it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Amendment, ...] = ()
        self._rows: list[Amendment | str] = []
        self._text = ""

    def set_amendments(self, found: Sequence[Amendment]) -> None:
        """Show these; where the same ones come in the same order only what differs is told."""
        before = [one.uid if isinstance(one, Amendment) else one for one in self._rows]
        old, self._all = self._rows, tuple(found)
        rows = self._arranged()
        if [one.uid if isinstance(one, Amendment) else one for one in rows] == before:
            self._rows = rows
            for row, (was, now) in enumerate(zip(old, rows, strict=True)):
                if was != now:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only what has these words in its texts or its reason."""
        if text.casefold().strip() != self._text:
            self._text = text.casefold().strip()
            self.beginResetModel()
            self._rows = self._arranged()
            self.endResetModel()

    @property
    def count(self) -> int:
        """How many amendments there are, shown or not."""
        return len(self._all)

    @property
    def found(self) -> int:
        """How many of them are shown."""
        return sum(isinstance(row, Amendment) for row in self._rows)

    @property
    def searched(self) -> bool:
        """Whether only some are wanted."""
        return bool(self._text)

    def row_of(self, uid: str) -> int:
        """The row of an amendment, or -1."""
        found = enumerate(self._rows)
        return next((row for row, one in found if isinstance(one, Amendment) and one.uid == uid), -1)

    def beside(self, row: int, step: int) -> int | None:
        """The next row with an amendment up (-1) or down (1); None at the end."""
        row += step
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Amendment):
                return row
            row += step
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not isinstance(self._rows[index.row()], Amendment):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if isinstance(one, str):
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return one.partition("\0")[2] if role in words else None
        if role == AMENDMENT:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(one)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (kind_words(one), number_of(one), text_of(one), reason_words(one))
            return ". ".join(part for part in words if part)
        return None

    def _arranged(self) -> list[Amendment | str]:
        rows: list[Amendment | str] = []
        goal = ""
        for one in self._all:
            texts = (one.text_before, one.text_after, one.reason, one.number_before, one.number_after)
            if self._text and not any(self._text in text.casefold() for text in texts):
                continue
            if one.goal != goal:
                goal = one.goal
                rows.append(f"{goal}\0{one.goal_label}")  # a goal is known by its uid, and shown by its words
            rows.append(one)
        return rows


def kind_words(one: Amendment) -> str:
    """What happened to it: "Reworded, new date"."""
    words = {
        amendments.ADDED: _("Added"),
        amendments.DROPPED: _("Dropped"),
        amendments.REWORDED: _("Reworded"),
        amendments.REDATED: _("New date"),
        amendments.MOVED: _("Moved"),
        amendments.MADE_INTERNAL: _("Made internal"),
        amendments.MADE_PUBLIC: _("Made public"),
    }
    said = ", ".join(words[kind] for kind in one.kinds)
    return said[:1] + said[1:].lower()


def number_of(one: Amendment) -> str:
    """Its number now, or the one that it had."""
    return one.number_after or one.number_before


def text_of(one: Amendment) -> str:
    """How it reads now, or read before it went."""
    return one.text_after or one.text_before


def reason_words(one: Amendment) -> str:
    """The reason in one line."""
    return " ".join(one.reason.split()) or _("No reason given")
