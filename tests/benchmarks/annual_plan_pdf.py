"""How long the annual plan takes against the same lines on a bare canvas.

Run it with `python -m tests.benchmarks.annual_plan_pdf`. Both are warm; the bare canvas draws every line of
every page with the same fonts, sizes and places, without tags, links or bookmarks. The aim is at most 4.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from plandesk.reports import tagged, typeset
from plandesk.reports.annual_plan import AnnualPlanOptions, collect, layout
from plandesk.reports.typeset import Line
from plandesk.resources import resource_path
from tests import reference_plan
from tests.conftest import REFERENCE

Drawn = list[list[tuple[float, float, str, float, str]]]
ROUNDS = 15


def drawn_lines(make: Callable[[], bytes]) -> Drawn:
    """What the report draws: page by page (x, y, font, size, text)."""
    pages: Drawn = [[]]
    line_of_text, end_page = tagged.TaggedCanvas.line_of_text, tagged.TaggedCanvas.end_page

    def note(canvas: tagged.TaggedCanvas, x: float, baseline: float, line: Line) -> None:
        y = canvas.height - baseline
        pages[-1].extend((x + p.x, y, p.run.font, p.size, p.run.text) for p in line.pieces)
        line_of_text(canvas, x, baseline, line)

    def turn(canvas: tagged.TaggedCanvas) -> None:
        pages.append([])
        end_page(canvas)

    tagged.TaggedCanvas.line_of_text, tagged.TaggedCanvas.end_page = note, turn
    try:
        make()
    finally:
        tagged.TaggedCanvas.line_of_text, tagged.TaggedCanvas.end_page = line_of_text, end_page
    return pages[:-1]


def bare(pages: Drawn) -> bytes:
    """The same text on a bare canvas."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(612, 792), pageCompression=1)
    for page in pages:
        for x, y, font, size, text in page:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds; the first ones warm up."""
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times[3:])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        document, plan_id = reference_plan.make(Path(folder) / "reference.plandesk", REFERENCE)
        read = best(lambda: collect(document, AnnualPlanOptions(plan_id)))
        data = collect(document, AnnualPlanOptions(plan_id))
        document.close()
    pages = drawn_lines(lambda: layout(data))
    for name in {font for page in pages for _x, _y, font, _size, _text in page}:
        pdfmetrics.registerFont(TTFont(name, str(resource_path(f"fonts/{name}.ttf"))))
    tagged_time, bare_time = best(lambda: layout(data)), best(lambda: bare(pages))
    new_text = best(lambda: (typeset._lines.cache_clear(), layout(data)))
    lines = sum(len(page) for page in pages)
    print(f"annual plan: {len(pages)} pages, {lines} lines; collected in {read * 1000:.1f} ms")
    print(
        f"annual plan, laid out and tagged: {tagged_time * 1000:.1f} ms; bare canvas: "
        f"{bare_time * 1000:.1f} ms; ratio {tagged_time / bare_time:.2f} (aim: at most 4)"
    )
    print(f"annual plan, with text never seen before: ratio {new_text / bare_time:.2f}")


if __name__ == "__main__":
    main()
