"""Which column of a table means what: one line for each column, with what stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from plandesk.domain.plans import Level
from plandesk.exchange.sheet import CellError, Sheet
from plandesk.exchange.table_mapping import Mapping, every_field, field_words
from plandesk.exchange.table_names import DEEPEST
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided
from plandesk.i18n import _

SAMPLES, ROWS_LOOKED_AT = 3, 60


class ColumnChoices(QWidget):
    """The columns of a sheet from left to right, each with the field it goes to."""

    chosen = Signal(int, str)  # column, field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: list[Choice] = []
        self._offered: list[tuple[object, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))

    def set_sheet(self, sheet: Sheet) -> None:
        """Show the columns of a sheet."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.choices, self._offered = [], []
        for place, name in enumerate(sheet.header):
            self._column.addWidget(self._line(place, name, samples(sheet, place)))

    def show_mapping(self, mapping: Mapping, levels: Sequence[Level]) -> None:
        """Show what each column goes to, in the words of the plan."""
        self.show_fields(mapping.fields, _offered(levels, mapping.depth))

    def show_fields(self, fields: Sequence[str], offered: list[tuple[object, str]]) -> None:
        """Show the field of each column, and offer these with their words."""
        for choice, field in zip(self.choices, fields, strict=True):
            if offered != self._offered:
                choice.set_choices(offered)
            choice.set_value(field)
        self._offered = offered

    def _line(self, place: int, name: str, sample: str) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(0)
        title = name.strip() or _("Column {n}").format(n=place + 1)
        grid.addWidget(Elided(title, 13, weight=QFont.Weight.Medium), 0, 0)
        grid.addWidget(Elided(sample or _("empty"), 12, role="secondary" if sample else "faint"), 1, 0)
        choice = Choice()
        choice.setAccessibleName(_("Column {name}").format(name=title))
        choice.setAccessibleDescription(sample)
        choice.setMinimumWidth(px(112))
        choice.setMaximumWidth(px(168))
        choice.chosen.connect(lambda field, place=place: self.chosen.emit(place, str(field)))
        grid.addWidget(choice, 0, 1, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.choices.append(choice)
        return line


def samples(sheet: Sheet, column: int) -> str:
    """Some different values of a column, on one line."""
    found: dict[str, None] = {}
    for row in sheet.rows[:ROWS_LOOKED_AT]:
        cell = row.cells[column]
        if isinstance(cell, CellError):
            text = cell.text
        elif isinstance(cell, date):
            text = cell.isoformat()[:10]
        else:
            text = "" if cell is None else " ".join(str(cell).split())
        if text:
            found.setdefault(text[:60])
        if len(found) == SAMPLES:
            break
    return ", ".join(found)


def _offered(levels: Sequence[Level], depth: int) -> list[tuple[object, str]]:
    """The fields to choose from; headings as deep as the plan goes, and one deeper."""
    deepest = min(max(len(levels) - 1, depth + 1, 1), DEEPEST)
    fields = [
        field
        for field in every_field()
        if not field.startswith("level-") or int(field.split("-")[1]) <= deepest
    ]
    return [("", field_words("")), *((field, field_words(field, levels)) for field in fields)]
