"""Lists of 100,000 initiatives without a window: `python -m tests.benchmarks.listing [INITIATIVES]`.

Figures of one run on one machine. What is compared is measured beside it: reading as many ids and texts
with a bare statement. The aim is 150 ms for the list with its first page, for each search and each order.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from plandesk.domain import listing
from plandesk.domain.outline import outline
from plandesk.domain.periods import Quarter
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.file.document import Document
from tests.benchmarks.initiatives_table import INITIATIVES, fill

TIMES = 5
PAGE = 100
SEARCHES = ("p", "patrol", "patrol 99", "Größe", "no such words")
FILTERS = ("without_lead", "without_due", "without_results", "internal")
TOLD = ("no_update", "after_due", "overdue", "due_in_quarter")
QUARTER = Quarter(2024, 4)


def milliseconds(act: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _time in range(TIMES):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def measure(document: Document) -> None:
    """Print the figures of lists, orders, searches and filters."""
    plan_id = document.value("SELECT id FROM plan")
    bare = milliseconds(lambda: document.connection.execute("SELECT id, text FROM initiative").fetchall())
    print(f"bare reading of every id and text: {bare:.0f} ms")

    def tell(what: str, act: Callable[[], object]) -> None:
        took = milliseconds(act)
        print(f"{what:<32} {took:6.0f} ms = {took / bare:4.1f} × bare")

    tree = outline(document, plan_id)
    plain = listing.Query(quarter=QUARTER)

    def with_first_page() -> None:
        own = outline(document, plan_id)
        listing.rows_of(document, own, listing.list_initiatives(document, own, plain)[:PAGE], QUARTER)

    tell("tree, list and first page", with_first_page)
    for sort in listing.SORTS:
        for descending in (False, True):
            query = replace(plain, sort=sort, descending=descending)
            name = f"order by {sort}{', descending' if descending else ''}"
            tell(name, lambda query=query: listing.list_initiatives(document, tree, query))
    for words in SEARCHES:
        query = replace(plain, text=words)
        tell(f"find “{words}”", lambda query=query: listing.list_initiatives(document, tree, query))
    for name in (*FILTERS, *TOLD):
        query = replace(plain, **{name: True})
        tell(f"only {name}", lambda query=query: listing.list_initiatives(document, tree, query))
    tell("numbers on the chips", lambda: listing.filter_counts(document, tree, quarter=QUARTER))


def exchange(document: Document, folder: Path) -> None:
    """Print how long the whole file takes out to JSON and in again."""
    begin = time.perf_counter()
    data = export_json(document)
    out = time.perf_counter() - begin
    target = Document.create(folder / "copy.plandesk")
    begin = time.perf_counter()
    import_json(target, data)
    print(f"export {out:.1f} s, import {time.perf_counter() - begin:.1f} s, {len(data) / 1e6:.0f} MB of JSON")
    target.close()


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.plandesk"
        fill(path, count)
        document = Document.open(path, read_only=True)
        measure(document)
        exchange(document, Path(folder))
        document.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else INITIATIVES)
