"""What becomes of the rows of a table: how many of each verdict, what to know, and the rows themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from plandesk.exchange.table_preview import VERDICTS
from plandesk.gui.dialogs.import_table_rows import (
    LOOKS,
    NARROW,
    PreviewModel,
    PreviewTable,
    Row,
    verdict_words,
)
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import FilterChip
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Line, Words
from plandesk.i18n import _


class ImportPreview(QWidget):
    """Chips to choose verdicts, notes, and the table of a model."""

    def __init__(
        self,
        model: PreviewModel,
        table: PreviewTable,
        parent: QWidget | None = None,
        verdicts: Sequence[str] = VERDICTS,
    ) -> None:
        super().__init__(parent)
        self.model, self.table = model, table
        self.chips: dict[str, FilterChip] = {}
        chips = QWidget()
        row = FlowLayout(chips)
        row.setContentsMargins(px(16), px(12), px(16), px(8))
        words = verdict_words()
        for verdict in verdicts:
            chip = self.chips[verdict] = FilterChip(words[verdict], *LOOKS[verdict])
            chip.toggled.connect(lambda _on: self._filter())
            row.addWidget(chip)
        self.notes = Words("", role="secondary", wrap=True)
        self.notes.setContentsMargins(px(16), px(2), px(16), px(10))
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes_area = QScrollArea()
        self.notes_area.setWidget(self.notes)
        self.notes_area.setWidgetResizable(True)
        self.notes_area.setFrameShape(QFrame.Shape.NoFrame)
        self.notes_area.setAccessibleName(_("Notes"))
        self.notes_area.hide()
        self.setMinimumWidth(px(264))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(chips)
        layout.addWidget(self.notes_area)
        layout.addWidget(Line())
        layout.addWidget(self.table, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()
        self._fit_notes()

    def show_rows(self, rows: Sequence[Row], counts: Mapping[str, int], notes: Sequence[str]) -> None:
        """Show a preview."""
        self.model.set_rows(rows)
        for verdict, n in counts.items():
            self.chips[verdict].set_count(n)
            self.chips[verdict].setEnabled(n > 0 or self.chips[verdict].isChecked())
        self._fit_chips()
        self._show_notes(notes)

    def clear(self) -> None:
        """There is no preview."""
        self.model.set_rows(())
        for chip in self.chips.values():
            chip.set_count(None)
        self._show_notes(())

    def _fit_chips(self) -> None:
        """Where there is little room, those that would filter nothing give theirs to the table."""
        narrow = self.width() < px(NARROW)
        for chip in self.chips.values():
            chip.setVisible(chip.isEnabled() or not narrow)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self.notes.setText("\n".join(f"• {note}" for note in notes) if len(notes) > 1 else "".join(notes))
        self.notes_area.setVisible(bool(notes))
        self._fit_notes()

    def _fit_notes(self) -> None:
        width = max(self.table.width(), px(280))
        most = px(112) if self.window().height() > px(520) else px(52)
        self.notes_area.setFixedHeight(min(max(self.notes.heightForWidth(width), 0), most))

    def _filter(self) -> None:
        self.model.set_verdicts(frozenset(one for one, chip in self.chips.items() if chip.isChecked()))
