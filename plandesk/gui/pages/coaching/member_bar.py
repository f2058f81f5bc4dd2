"""Which members are shown, and how they stand together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from plandesk.domain.coaching import members
from plandesk.gui.models.members_table import GROUPS
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import FilterChip
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

SHOWN_AT_FIRST = ("active",)


class MemberBar(Panel):
    """A choice of groups, and a chip for each state."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        words = {"unit": _("By unit"), "supervisor": _("By supervisor"), "": _("Without groups")}
        self.group = Choice([(group, words[group]) for group in GROUPS])
        self.group.set_value(GROUPS[0])
        self.group.setAccessibleName(_("Members stand together"))
        self.group.setMinimumContentsLength(max(map(len, words.values())))
        self.group.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.group.chosen.connect(lambda _value: self.changed.emit())
        self.chips: dict[str, FilterChip] = {}
        choices = QWidget()
        flow = FlowLayout(choices)
        flow.setContentsMargins(0, 0, 0, 0)
        for state, name in members.state_words().items():
            chip = self.chips[state] = FilterChip(name)
            chip.setChecked(state in SHOWN_AT_FIRST)
            chip.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(24), px(8))
        row.setSpacing(px(12))
        row.addWidget(self.group)
        row.addWidget(choices, 1)

    def states(self) -> frozenset[str]:
        """The states that are shown: those chosen, or all where none is."""
        chosen = frozenset(state for state, chip in self.chips.items() if chip.isChecked())
        return chosen or frozenset(self.chips)

    def choose(self, states: Collection[str], group: object = None) -> None:
        """Choose states, and a group if one is given; told once."""
        blocked = QSignalBlocker(self)
        for state, chip in self.chips.items():
            chip.setChecked(state in states)
        if group in GROUPS:
            self.group.set_value(group)
        del blocked
        self.changed.emit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many members there are of each state."""
        for state, chip in self.chips.items():
            chip.set_count(counts[state])
            chip.setVisible(state != "left" or bool(counts[state]) or chip.isChecked())
