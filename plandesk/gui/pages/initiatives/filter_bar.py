"""The filters above the table: one chip each, with the number of rows it would show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from plandesk.domain.listing import FilterCounts, Query
from plandesk.domain.periods import Due, Quarter
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import FilterChip, LinkButton
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.status_look import look_of
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline
    from plandesk.domain.statuses import StatusWord

ALL, STATUS = "all", "status_"  # the names of chips: STATUS with a word's id
OF_QUARTER = ("no_update", "after_due", "due_in_quarter", "overdue")
OF_PLAN = ("without_lead", "without_due", "without_results", "internal")
VALUES = (
    "objective_id", "due", "lead_unit_id", "lead_person_id", "partner", "public", "due_from", "due_by",
)  # fmt: skip


def without_filters(query: Query) -> Query:
    """The same order with nothing left out; the search is kept."""
    return Query(text=query.text, sort=query.sort, descending=query.descending, quarter=query.quarter)


class FilterBar(Panel):
    """A click shows what one chip names; with Ctrl chips are combined. `wished` comes with the new query.

    While statuses are told, the filters of the plan's entries stand in the menu "More" unless they are on.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self.setAccessibleName(_("Filters"))
        self._query = Query()
        self._words: tuple[StatusWord, ...] = ()
        self._counts: FilterCounts | None = None
        self._telling = False
        self._layout = FlowLayout(self, px(8))
        self._layout.setContentsMargins(px(24), px(10), px(16), px(10))
        self.chips: dict[str, FilterChip] = {}
        self._add_chip(ALL, _("All"))
        self._add_chip("no_update", _("No update"), "status-no-update", "missing")
        self._add_chip("after_due", _("After due quarter"))
        self._add_chip("overdue", _("Overdue"))
        self._add_chip("due_in_quarter", _("Due this quarter"))
        for name, words in self._of_plan().items():
            self._add_chip(name, words)
        self.chips["overdue"].setToolTip(_("The due quarter has come, and it is neither done nor dropped"))
        self.chips["after_due"].setToolTip(_("Completed after the due quarter"))
        self.more = FilterChip(_("More"))
        self.more.setCheckable(False)
        self.more.clicked.connect(self._open_more)
        self.value = FilterChip("")
        self.value.setToolTip(_("Chosen in the menu of a column; click to take it away"))
        self.value.clicked.connect(self._drop_value)
        self.clear = LinkButton(_("Clear"))
        self.clear.setAccessibleName(_("Clear filters"))
        self.clear.clicked.connect(lambda: self.wished.emit(without_filters(self._query)))
        for last in (self.more, self.value, self.clear):
            last.hide()
            self._layout.addWidget(last)

    @property
    def filters_on(self) -> bool:
        """Whether anything is left out."""
        return self._query != without_filters(self._query)

    def set_words(self, words: Sequence[StatusWord], quarter: Quarter | None, year: int) -> None:
        """Offer a chip for each status word of the plan, and name the quarter in hand."""
        if quarter is not None:
            due = _("Due in {quarter}").format(quarter=quarter.text(year))
            self.chips["due_in_quarter"].rename(due)
        if tuple(words) == self._words:
            return
        self._words = tuple(words)
        for name in [name for name in self.chips if name.startswith(STATUS)]:
            chip = self.chips.pop(name)
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for place, word in enumerate(words, 1):
            look = look_of(word)
            chip = self._make_chip(f"{STATUS}{word.id}", look.words, look.icon, look.ink)
            self._layout.insert(place, chip)
        # The keys follow the order on the screen.
        order = [ALL, *(f"{STATUS}{word.id}" for word in words), *OF_QUARTER, *OF_PLAN]
        self.chips = {name: self.chips[name] for name in order}
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(self.chips[before], self.chips[after])
        self._show_chips()

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
        self._show_chips()

    def show_counts(self, counts: FilterCounts, telling: bool) -> None:
        """Put the numbers on the chips; `telling`: statuses are asked for."""
        self._counts, self._telling = counts, telling
        for name, chip in self.chips.items():
            chip.set_count(self._count(name))
        self._show_chips()

    def sizeHint(self) -> QSize:
        return QSize(px(300), self.heightForWidth(self.width()))

    def _of_plan(self) -> dict[str, str]:
        return {
            "without_lead": _("Without lead"),
            "without_due": _("Without due date"),
            "without_results": _("Without results"),
            "internal": _("Internal"),
        }

    def _add_chip(self, name: str, words: str, icon: str = "", role: str = "secondary") -> None:
        self._layout.addWidget(self._make_chip(name, words, icon, role))

    def _make_chip(self, name: str, words: str, icon: str, role: str) -> FilterChip:
        chip = FilterChip(words, icon, role)
        chip.setObjectName(f"chip_{name}")
        chip.clicked.connect(lambda _checked=False: self._clicked(name))
        self.chips[name] = chip
        return chip

    def _count(self, name: str) -> int | None:
        if self._counts is None:
            return None
        if name.startswith(STATUS):
            return self._counts.by_status.get(int(name.removeprefix(STATUS)), 0)
        return int(getattr(self._counts, name))

    def _show_chips(self) -> None:
        """Those that would show something, and those that are on."""
        on = self._on(self._query)
        for name, chip in self.chips.items():
            if name == ALL or name in on:
                wanted = True
            elif name in OF_PLAN:
                wanted = not self._telling
            elif name == "due_in_quarter":
                wanted = True
            else:
                wanted = self._telling and name != "overdue" and bool(self._count(name))
            chip.setVisible(wanted)
        self.more.setVisible(self._telling)
        self.updateGeometry()

    def _open_more(self) -> None:
        menu = self.more_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def more_menu(self) -> QMenu:
        """The filters without a chip of their own, with their numbers."""
        menu = QMenu(self)
        on = self._on(self._query)
        for name in ("overdue", *OF_PLAN):
            count = self._count(name)
            words = self.chips[name].text()
            action = menu.addAction(words if count is None else f"{words}\t{count:n}")
            action.setCheckable(True)
            action.setChecked(name in on)
            action.triggered.connect(lambda _on, name=name: self._combine(name))
        return menu

    def _on(self, query: Query) -> list[str]:
        on = [f"{STATUS}{one}" for one in query.status_ids]
        return [*on, *(name for name in (*OF_QUARTER, *OF_PLAN) if getattr(query, name))]

    def _clicked(self, name: str) -> None:
        together = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        on = self._on(self._query)
        self.show_query(self._query, self.value.text())  # the click has turned the chip; the page decides
        if name != ALL and together:
            self._combine(name)
        else:
            wanted = [] if name == ALL or on == [name] else [name]
            self.wished.emit(self._with(without_filters(self._query), wanted))

    def _combine(self, name: str) -> None:
        """Put one filter to the others, or take it away from them."""
        on = self._on(self._query)
        wanted = [one for one in on if one != name] if name in on else [*on, name]
        self.wished.emit(self._with(self._query, wanted))

    def _with(self, base: Query, wanted: list[str]) -> Query:
        statuses = tuple(int(one.removeprefix(STATUS)) for one in wanted if one.startswith(STATUS))
        switches = {name: name in wanted for name in (*OF_QUARTER, *OF_PLAN)}
        return replace(base, status_ids=statuses, **switches)

    def _drop_value(self) -> None:
        self.wished.emit(replace(self._query, not_after_due=False, **dict.fromkeys(VALUES)))


def words_of_value(query: Query, tree: Outline | None, lead: str) -> str:
    """What a filter by value says on its chip; empty without one."""
    if tree is None:
        return ""
    found: list[str] = []
    if query.objective_id is not None and query.objective_id in tree.objectives:
        found.append(tree.objectives[query.objective_id].title)
    if query.due_by is not None:
        quarter = Quarter.of(query.due_by).text(tree.plan.year)
        words = _("due in {quarter}") if query.due_from is not None else _("due by {quarter}")
        found.append(words.format(quarter=quarter))
    if query.not_after_due:
        found.append(_("not after the due quarter"))
    if found:
        return ", ".join((found[0][:1].upper() + found[0][1:], *found[1:]))
    if query.due is not None:
        return _("Due {when}").format(when=Due(query.due).text(tree.plan.year) or _("without a date"))
    if query.lead_unit_id is not None or query.lead_person_id is not None:
        return _("Lead: {name}").format(name=lead)
    if query.partner is not None:
        return _("Partner: {name}").format(name=query.partner)
    if query.public is not None:
        return _("Public") if query.public else _("Internal")
    return ""
