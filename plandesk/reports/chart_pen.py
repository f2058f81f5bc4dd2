"""Lines, dots, bars and words of a chart on paper, as vectors inside of one figure.

All places are points from the top left corner of the page. What is drawn belongs to the open element.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.chart_labels import Place
from plandesk.colours import WHITE, Palette, channels
from plandesk.reports import fonts
from plandesk.reports.style import Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span, lines

_KAPPA = 0.5523
DASHES = {"main": "[] 0 d", "plain": "[] 0 d", "dash": "[4 2.4] 0 d", "dot": "[1.2 2] 0 d"}
_WIDE = 2000.0


class Pen(Struct, frozen=True):
    """Draws on a canvas in the colours of a report."""

    canvas: TaggedCanvas
    palette: Palette

    def line(self, spots: Sequence[Place], colour: str, wide: float, style: str = "plain") -> None:
        """A line from spot to spot."""
        if len(spots) < 2:
            return
        high = self.canvas.height
        path = " ".join(
            f"{x:.2f} {high - y:.2f} {'l' if place else 'm'}" for place, (x, y) in enumerate(spots)
        )
        self._code(f"{_stroke(colour)} {wide:g} w 1 j {DASHES[style]} {path} S")

    def level(self, x: float, y: float, width: float, colour: str, thick: float = 0.5) -> None:
        """A thin line across."""
        self.canvas.box(x, y - thick / 2, width, thick, colour)

    def bar(self, x: float, y: float, width: float, height: float, fill: str, edge: str = "") -> None:
        """A filled rectangle, with an edge if there is a colour for it."""
        if not edge:
            self.canvas.box(x, y, width, height, fill)
            return
        low = self.canvas.height - y - height
        inner = f"{x + 0.3:.2f} {low + 0.3:.2f} {max(0.1, width - 0.6):.2f} {max(0.1, height - 0.6):.2f} re B"
        self._code(f"{_fill(fill)} {_stroke(edge)} 0.6 w [] 0 d {inner}")

    def dot(self, spot: Place, radius: float, colour: str, hollow: bool = False) -> None:
        """A round mark; a hollow one is not final."""
        x, y = spot[0], self.canvas.height - spot[1]
        k = _KAPPA * radius
        path = (
            f"{x - radius:.2f} {y:.2f} m"
            f" {x - radius:.2f} {y + k:.2f} {x - k:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c"
            f" {x + k:.2f} {y + radius:.2f} {x + radius:.2f} {y + k:.2f} {x + radius:.2f} {y:.2f} c"
            f" {x + radius:.2f} {y - k:.2f} {x + k:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c"
            f" {x - k:.2f} {y - radius:.2f} {x - radius:.2f} {y - k:.2f} {x - radius:.2f} {y:.2f} c h"
        )
        fill = WHITE if hollow else colour
        self._code(f"{_fill(fill)} {_stroke(colour)} 1 w [] 0 d {path} B")

    def triangle(self, x: float, middle: float, up: bool, colour: str) -> None:
        """A small triangle, 7 wide."""
        y = self.canvas.height - middle
        tip, base = (y + 3, y - 3) if up else (y - 3, y + 3)
        path = f"{x:.2f} {base:.2f} m {x + 7:.2f} {base:.2f} l {x + 3.5:.2f} {tip:.2f} l h f"
        self._code(f"{_fill(colour)} {path}")

    def words(self, text: str, x: float, baseline: float, style: Type, align: str = "left") -> float:
        """One line of words; x is its left end, its middle or its right end. Its width comes back."""
        found = lines((Span(text),), style, _WIDE, False)
        if not text or not found:
            return 0.0
        wide = width_of(text, style)
        shift = {"left": 0.0, "middle": -wide / 2, "right": -wide}[align]
        self.canvas.line_of_text(x + shift, baseline, found[0])
        return wide

    def _code(self, code: str) -> None:
        self.canvas.figure_shape(code, 0.0, self.canvas.height, 1.0)


def width_of(text: str, style: Type) -> float:
    """How wide one line of words is."""
    return fonts.width(style.cut, text) * style.size / 1000


def _fill(colour: str) -> str:
    return " ".join(f"{part:.4g}" for part in channels(colour)) + " rg"


def _stroke(colour: str) -> str:
    return " ".join(f"{part:.4g}" for part in channels(colour)) + " RG"
