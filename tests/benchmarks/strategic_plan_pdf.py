"""How long the reference strategic plan takes from the file to its PDF, and how much memory.

Run it with `python -m tests.benchmarks.strategic_plan_pdf`. The aim is at most 1 s warm for about 50 pages,
and at most 250 MB for the whole process.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plandesk.reports.build import page_count
from plandesk.reports.strategic_plan import StrategicPlanOptions, collect, layout
from plandesk.reports.typeset import _lines
from tests import halton_plan
from tests.conftest import REFERENCE

ROUNDS = 9


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
        document, plan_id = halton_plan.make(Path(folder) / "halton.plandesk", REFERENCE)
        options = StrategicPlanOptions(plan_id)
        start = time.perf_counter()
        pdf = layout(collect(document, options))
        cold = time.perf_counter() - start
        read = best(lambda: collect(document, options))
        data = collect(document, options)
        document.close()
    warm = best(lambda: layout(data))
    new_text = best(lambda: (_lines.cache_clear(), layout(data)))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1024**2
    )
    print(f"strategic plan: {page_count(pdf)} pages, {len(pdf) / 1024:.0f} kB; first time {cold:.2f} s")
    print(
        f"collected in {read * 1000:.0f} ms, laid out in {warm * 1000:.0f} ms (aim with both: below 1,000), "
        f"with text never seen before in {new_text * 1000:.0f} ms; peak {most:.0f} MB (aim: below 250)"
    )


if __name__ == "__main__":
    main()
