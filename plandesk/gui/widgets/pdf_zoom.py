"""The zoom of the pages: its steps, and the scale at which pages fit into the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize

from plandesk.gui.tokens import px
from plandesk.gui.widgets.pdf_pages import PageSize

FIT_PAGE, FIT_WIDTH = "page", "width"
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


def within_steps(factor: float) -> float:
    """The factor, or the smallest or largest there is."""
    return min(max(factor, STEPS[0]), STEPS[-1])


def next_step(factor: float, steps: int) -> float:
    """The next larger factor, or smaller one with negative `steps`."""
    if steps > 0:
        return next((step for step in STEPS if step > factor * 1.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < factor * 0.99), STEPS[0])


def scale_of(zoom: str | float, sizes: Sequence[PageSize], room: QSize, paper: float) -> float:
    """Pixels for a point at a zoom; `paper` is that of 100 %."""
    if isinstance(zoom, float):
        return paper * zoom
    if not sizes:
        return paper
    # All pages at one scale: the widest, and the highest, decide.
    around = 2 * px(24)
    scale = max(room.width() - around, 80) / max(size.width for size in sizes)
    if zoom == FIT_PAGE:
        scale = min(scale, max(room.height() - around, 80) / max(size.height for size in sizes))
    return min(max(scale, paper * STEPS[0] / 2), paper * STEPS[-1])
