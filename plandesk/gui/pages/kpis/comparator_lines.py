"""The values of other services that a KPI is compared with, as lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.comparators import (
    Comparator,
    add_comparator,
    change_comparator,
    comparators,
    delete_comparator,
)
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.grid import own_decimals
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.errors import InvalidValue
from plandesk.gui.fields import Place
from plandesk.gui.pages.kpis.lines import Recorded, RecordLine, RecordLines
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import FieldLabel, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.session import Session

PERIOD, VALUE = 128, 96  # widths


class ComparatorLines(RecordLines):
    """Enter in a line adds the same service for the next period."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, _("Add another service"), parent)
        self._kpi: Kpi | None = None
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, px(36), 0)
        row.setSpacing(px(6))
        for words, width in (
            (_("Service"), 0),
            (_("Period"), PERIOD),
            (_("Value"), VALUE),
            (_("Source"), 0),
        ):
            label = FieldLabel(words)
            if width:
                label.setFixedWidth(px(width))
            row.addWidget(label, 0 if width else 1)
        self._column.insertWidget(0, self.head)
        self._above = 1

    def show_kpi(self, kpi: Kpi) -> None:
        """Show what a KPI is compared with."""
        self._kpi = kpi
        document = self._session.document
        if document is None:
            return
        found = comparators(document, kpi.id)
        self.head.setVisible(bool(found))
        self.show_records(kpi.id, found)

    def make_line(self) -> RecordLine:
        return ComparatorLine(self._session, lambda: self._kpi)

    def add(self, after: int | None = None) -> None:
        document, kpi = self._session.document, self._kpi
        if document is None or kpi is None or self._session.read_only:
            return
        self._session.flush()
        there = comparators(document, kpi.id)
        above = next((one for one in there if one.id == after), None)
        name = above.name if above is not None else _free_name({one.name for one in there})
        last = above.period if above else periods.last_complete(date.today(), kpi.frequency)
        self.focus_line(self._session.act(lambda: add_comparator(document, kpi.id, name, last)))

    def delete(self, line: RecordLine) -> None:
        document = self._session.document
        if document is not None:
            self._session.act(lambda: delete_comparator(document, line.record_id))


class ComparatorLine(RecordLine):
    """Service, period, value, source; what cannot be taken is said below."""

    def __init__(
        self, session: Session, kpi: Callable[[], Kpi | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, _("Delete the comparison"), parent)
        self._kpi = kpi
        self.name, self.period, self.value, self.source = (self.add_field(LineField()) for _n in range(4))
        for field, words in (
            (self.name, _("Service")),
            (self.period, _("Period")),
            (self.value, _("Value")),
            (self.source, _("Source of the value")),
        ):
            field.setAccessibleName(words)
        self.period.setFixedWidth(px(PERIOD))
        self.value.setFixedWidth(px(VALUE))
        self.fault = Words("", 12, role="error", wrap=True)
        self.fault.hide()
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self.name, 1)
        row.addWidget(self.period)
        row.addWidget(self.value)
        row.addWidget(self.source, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(row)
        column.addWidget(self.fault)

    def show_record(self, record: Recorded) -> None:
        kpi = self._kpi()
        assert isinstance(record, Comparator) and kpi is not None
        kind = "time" if kpi.kind == "time" else "value"
        value = record.value
        self._load(self.name, record, "name", record.name, str)
        self._load(self.source, record, "source", record.source, str)
        self._load(
            self.period,
            record,
            "period",
            periods.name(record.period, kpi.frequency),
            lambda text: periods.parse(text, kpi.frequency),
        )
        self._load(
            self.value,
            record,
            "value",
            show_number(value, 0 if kind == "time" else own_decimals(value), kind),
            lambda text: read_number(text, kind),
        )
        self.remove.setVisible(not self._session.read_only)

    def _load(
        self, field: LineField, record: Comparator, column: str, shown: str, read: Callable[[str], Any]
    ) -> None:
        document = self._session.document
        assert document is not None

        def save(text: str) -> None:
            try:
                change_comparator(document, record.id, **{column: read(text)})
            except InvalidValue as error:
                self._refuse(field, error.sentence)
                raise
            self._refuse(field, "")

        place = Place("comparator", record.uid, column) if column in ("name", "source") else None
        self._session.fields.load(field, place, shown, save)

    def _refuse(self, field: LineField, sentence: str) -> None:
        field.setAccessibleDescription(sentence)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))


def _free_name(taken: set[str]) -> str:
    name, number = _("Other service"), 1
    while name in taken:
        number += 1
        name = _("Other service {n}").format(n=number)
    return name
