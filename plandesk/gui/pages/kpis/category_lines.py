"""The categories (occurrence types) of a KPI as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from plandesk.domain.kpis.definitions import (
    Category,
    Kpi,
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
        return CategoryLine(self._session)

    def add(self, after: int | None = None) -> None:
        document, kpi_id = self._session.document, self.kpi_id
        if document is None or kpi_id is None or self._session.read_only:
            return
        self._session.flush()
        there = categories(document, kpi_id)
        place = next((one.position + 1 for one in there if one.id == after), None)
        name = _free_name({one.name.casefold() for one in there})
        self.focus_line(self._session.act(lambda: add_category(document, kpi_id, name, place)))

    def move(self, line: RecordLine, step: int) -> None:
        document, place = self._session.document, self.in_order().index(line) + step
        if document is not None and 0 <= place < len(self.lines) and not self._session.read_only:
            self._session.act(lambda: move_category(document, line.record_id, place))

    def delete(self, line: RecordLine) -> None:
        document = self._session.document
        if document is not None:
            self._session.act(lambda: delete_category(document, line.record_id))


class CategoryLine(RecordLine):
    """The name of one category."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Delete the category with its figures"), parent)
        self.name = self.add_field(LineField())
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
