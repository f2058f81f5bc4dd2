"""The categories (occurrence types) of a KPI as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from plandesk.domain.kpis.definitions import (
    Category,
    Kpi,
    add_categories,
    add_category,
    categories,
    delete_category,
    move_category,
    rename_category,
)
from plandesk.gui.fields import Place
from plandesk.gui.pages.kpis.lines import Recorded, RecordLine, RecordLines
from plandesk.gui.tokens import px
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.session import Session


class CategoryLines(RecordLines):
    """Enter in a line adds the next, Alt+Up and Alt+Down move it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Add a category"), parent)

    def show_kpi(self, kpi: Kpi) -> None:
        """Show the categories of a KPI."""
        document = self._session.document
        if document is not None:
            self.show_records(kpi.id, categories(document, kpi.id))

    def make_line(self) -> RecordLine:
        line = CategoryLine(self._session)
        line.name.lines_pasted.connect(lambda names: self.add_all(line, names))
        return line

    def add(self, after: int | None = None) -> None:
        document, kpi_id = self._session.document, self.kpi_id
        if document is None or kpi_id is None or self._session.read_only:
            return
        self._session.flush()
        there = categories(document, kpi_id)
        place = next((one.position + 1 for one in there if one.id == after), None)
        name = _free_name({one.name.casefold() for one in there})
        self.focus_line(self._session.act(lambda: add_category(document, kpi_id, name, place)))

    def add_all(self, line: RecordLine, names: list[str]) -> None:
        """Add the lines of a pasted list, in place of a category just added, else below it."""
        document, kpi_id = self._session.document, self.kpi_id
        if document is None or kpi_id is None or self._session.read_only:
            return
        there = next(one for one in categories(document, kpi_id) if one.id == line.record_id)
        wanted = [name.split("\t")[0].strip() for name in names]
        new = there.name.startswith(_("New category")) and line.fields[0].selectedText() == there.name

        def carry_out() -> list[int]:
            with document.step(_("Paste categories")):
                added = add_categories(document, kpi_id, wanted, there.position + 1)
                if new and added:
                    delete_category(document, there.id)
                return added

        added = self._session.act(carry_out)
        if added:
            self.focus_line(added[-1])

    def move(self, line: RecordLine, step: int) -> None:
        document, place = self._session.document, self.in_order().index(line) + step
        if document is not None and 0 <= place < len(self.lines) and not self._session.read_only:
            self._session.act(lambda: move_category(document, line.record_id, place))

    def delete(self, line: RecordLine) -> None:
        document = self._session.document
        if document is not None:
            self._session.act(lambda: delete_category(document, line.record_id))


class NameLine(LineField):
    """A line of one name. A list that is pasted becomes several."""

    lines_pasted = Signal(list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Paste; several lines are told instead, as `lines_pasted`."""
        lines = QGuiApplication.clipboard().text().strip().splitlines()
        if len(lines) > 1 and not self.isReadOnly():
            self.lines_pasted.emit(lines)
        else:
            super().paste()


class CategoryLine(RecordLine):
    """The name of one category."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Delete the category with its figures"), parent)
        self.name = NameLine()
        self.add_field(self.name)
        self.name.setAccessibleName(_("Category"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)

    def show_record(self, record: Recorded) -> None:
        document = self._session.document
        assert document is not None and isinstance(record, Category)
        self._session.fields.load(
            self.name,
            Place("category", record.uid, "name"),
            record.name,
            lambda text: rename_category(document, record.id, text),
        )
        self.remove.setVisible(not self._session.read_only)


def _free_name(taken: set[str]) -> str:
    name, number = _("New category"), 1
    while name.casefold() in taken:
        number += 1
        name = _("New category {n}").format(n=number)
    return name
