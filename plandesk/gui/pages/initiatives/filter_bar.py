"""The filters above the table: one chip each, with the number of rows it would show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from plandesk.domain.listing import FilterCounts, Query
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import FilterChip, LinkButton
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline

ALL, QUARTER = "all", "due_between"
CHIPS = (ALL, "without_lead", "without_due", "without_results", "internal", QUARTER)
NOTHING = Query()
VALUES = ("objective_id", "due", "lead_unit_id", "lead_person_id", "partner", "public")


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter that a day is in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(day.year + first.month // 10, (first.month + 2) % 12 + 1, 1)
    return first, date.fromordinal(after.toordinal() - 1)


def without_filters(query: Query) -> Query:
    """The same order with nothing left out; the search is kept."""
    return Query(text=query.text, sort=query.sort, descending=query.descending)


class FilterBar(Panel):
    """A click shows what one chip names; with Ctrl chips are combined. `wished` comes with the new query."""

    wished = Signal(object)

    def __init__(self, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self.setAccessibleName(_("Filters"))
        self.quarter = quarter_of(today or date.today())
        self._query = NOTHING
        words = {
            ALL: _("All"),
            "without_lead": _("Without lead"),
            "without_due": _("Without due date"),
            "without_results": _("Without results"),
            "internal": _("Internal"),
            QUARTER: _("Due this quarter"),
        }
        layout = FlowLayout(self, px(8))
        layout.setContentsMargins(px(24), px(10), px(16), px(10))
        self.chips: dict[str, FilterChip] = {}
        for name in CHIPS:
            chip = FilterChip(words[name])
            chip.setObjectName(f"chip_{name}")
            chip.clicked.connect(lambda _checked=False, name=name: self._clicked(name))
            layout.addWidget(chip)
            self.chips[name] = chip
        first, last = self.quarter
        self.chips[QUARTER].setToolTip(
            _("Last day from {first} to {last}").format(first=first.isoformat(), last=last.isoformat())
        )
        self.value = FilterChip("")
        self.value.setToolTip(_("Chosen in the menu of a column; click to take it away"))
        self.value.clicked.connect(self._drop_value)
        self.value.hide()
        layout.addWidget(self.value)
        self.clear = LinkButton(_("Clear"))
        self.clear.setAccessibleName(_("Clear filters"))
        self.clear.clicked.connect(lambda: self.wished.emit(without_filters(self._query)))
        self.clear.hide()
        layout.addWidget(self.clear)

    @property
    def filters_on(self) -> bool:
        """Whether anything is left out."""
        return self._query != without_filters(self._query)

    def show_query(self, query: Query, value_words: str = "") -> None:
        """Check the chips of the filters in force; `value_words` names a value chosen in a column's menu."""
        self._query = query
        on = self._on(query)
        for name, chip in self.chips.items():
            chip.setChecked(name in on or (name == ALL and not on and not value_words))
        self.value.setText(value_words)
        self.value.setAccessibleName(value_words)
        self.value.setChecked(True)
        self.value.setVisible(bool(value_words))
        self.clear.setVisible(bool(on or value_words))
        self.updateGeometry()

    def show_counts(self, counts: FilterCounts) -> None:
        """Put the numbers on the chips."""
        for name, chip in self.chips.items():
            chip.set_count(getattr(counts, name))

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.heightForWidth(self.width()))

    def _on(self, query: Query) -> list[str]:
        on = [name for name in CHIPS if name not in (ALL, QUARTER) and getattr(query, name)]
        return [*on, QUARTER] if query.due_from == self.quarter[0] else on

    def _clicked(self, name: str) -> None:
        on = self._on(self._query)
        together = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if name == ALL:
            wanted: list[str] = []
        elif together:
            wanted = [one for one in on if one != name] if name in on else [*on, name]
        else:
            wanted = [] if on == [name] else [name]
        base = self._query if together else without_filters(self._query)
        query = replace(
            base,
            **{one: one in wanted for one in CHIPS if one not in (ALL, QUARTER)},
            due_from=self.quarter[0] if QUARTER in wanted else None,
            due_by=self.quarter[1] if QUARTER in wanted else None,
        )
        self.show_query(self._query, self.value.text())  # the click has turned the chip; the page decides
        self.wished.emit(query)

    def _drop_value(self) -> None:
        self.wished.emit(replace(self._query, **dict.fromkeys(VALUES)))


def words_of_value(query: Query, tree: Outline | None, lead: str) -> str:
    """What a filter by value says on its chip; empty without one."""
    if tree is None:
        return ""
    if query.objective_id is not None and query.objective_id in tree.objectives:
        return tree.objectives[query.objective_id].title
    if query.due is not None:
        from plandesk.domain.periods import Due

        return _("Due {when}").format(when=Due(query.due).text(tree.plan.year) or _("without a date"))
    if query.lead_unit_id is not None or query.lead_person_id is not None:
        return _("Lead: {name}").format(name=lead)
    if query.partner is not None:
        return _("Partner: {name}").format(name=query.partner)
    if query.public is not None:
        return _("Public") if query.public else _("Internal")
    return ""
