"""One square per activity, grouped by goal: the plan seen from afar."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.reports.tagged import TaggedCanvas

_BETWEEN = 1.5


def fitting_size(rows: Sequence[Sequence[int]], width: float, largest: float, smallest: float) -> float:
    """Return the largest size at which every row fits the width; 0 where even the smallest is too large."""
    size = largest
    while size >= smallest:
        if all(_row_width(row, size) <= width for row in rows):
            return size
        size -= 1
    return 0.0


def draw_row(
    canvas: TaggedCanvas, groups: Sequence[int], x: float, y: float, width: float, size: float, colour: str
) -> float:
    """Draw one row of squares, or one bar over the width where the size is 0; return how wide it became."""
    if not size:
        canvas.box(x, y, width, 9.0, colour)
        return width
    start = x
    for index, count in enumerate(group for group in groups if group):
        x += _between_groups(size) if index else 0.0
        for _square in range(count):
            canvas.box(x, y, size, size, colour)
            x += size + _BETWEEN
    return x - _BETWEEN - start


def _between_groups(size: float) -> float:
    return size / 3 if size <= 18 else 6.0


def _row_width(groups: Sequence[int], size: float) -> float:
    filled = [group for group in groups if group]
    return sum(filled) * (size + _BETWEEN) + max(0, len(filled) - 1) * _between_groups(size)
