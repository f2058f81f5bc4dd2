"""The items of a list as they break over pages."""

from __future__ import annotations

from plandesk.reports.parts import LEAST_LINES, Item, Part, Stack

LEAST_ITEMS = 2  # of a list that stay together


class Items(Stack):
    """The items of a list; the last one alone goes overleaf only where it has several lines."""

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = super().split(width, room, force)
        gap, last = self.items[-1] if self.items else (0.0, None)
        alone = isinstance(rest, Stack) and len(rest.items) == 1 and rest.items[0][1] is last
        if not alone or not isinstance(first, Stack) or not isinstance(last, Item):
            return first, rest
        if last.height(width) >= LEAST_LINES * last.style.leading or len(first.items) <= LEAST_ITEMS:
            return first, rest
        *stay, (_before, goes) = first.items
        return Stack(stay), Stack([(0.0, goes), (gap, last)])
