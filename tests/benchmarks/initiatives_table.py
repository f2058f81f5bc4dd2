"""The table of 100,000 initiatives: `python -m tests.benchmarks.initiatives_table [INITIATIVES]`.

Figures of one run on one machine; what is compared is measured beside it: a plain QTableView over a list of
the same number of texts, and the page over an empty plan. The aims are 150 ms for the table on the screen,
for a search and for another order, and 30 MB more than the page over an empty plan.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

INITIATIVES = 100_000
TIMES = 5
KINDS = ("patrol", "training", "traffic", "reporting")
SEARCHES = ("p", "pa", "patrol", "patrol 99", "no such words")


def fill(path: Path, count: int) -> None:
    """A plan of ten focus areas, goals of a hundred initiatives each, with all that belongs to them."""
    from plandesk.domain import plans, statuses
    from plandesk.file.document import Document

    told = ((), ("2024-Q2",), ("2024-Q4",), ("2024-Q3", "2024-Q4"), ("2024-Q4",), ("2024-Q2", "2024-Q4"))
    document = Document.create(path)
    with document.step("Fill"):
        plan = plans.add_plan(document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
        units = [document.insert("unit", name=f"Unit {n:02d}", position=n) for n in range(40)]
        words = [word.id for word in statuses.status_words(document, plan)]
        goal = area = 0
        for n in range(count):
            if n % max(count // 10, 100) == 0:
                area = document.insert("objective", plan_id=plan, position=n, title=f"Focus area {n}")
            if n % 100 == 0:
                goal = document.insert(
                    "objective", plan_id=plan, parent_id=area, position=n, title=f"Goal {n // 100 + 1}"
                )
            quarter = n % 4 + 1
            one = document.insert(
                "initiative",
                plan_id=plan,
                objective_id=goal,
                position=n % 100,
                text=f"Improve the {KINDS[n % 4]} of district {n % 370}",
                due="" if n % 9 == 0 else f"2024-Q{quarter}",
                due_end=None if n % 9 == 0 else f"2024-{quarter * 3:02d}-30",
                results="Done as planned" if n % 3 else "",
            )
            if n % 2:
                document.insert("lead", initiative_id=one, position=0, unit_id=units[n % 40])
            if n % 5 == 0:
                document.insert("partner", initiative_id=one, position=0, name=f"Partner {n % 60}")
            for period in told[n % 6]:
                document.insert("status_update", initiative_id=one, period=period, status_id=words[n % 4],
                                completed=period if n % 4 == 3 else "",
                                completed_end=f"2024-{int(period[-1]) * 3:02d}-30" if n % 4 == 3 else None,
                                narrative="What came of it in the quarter", who="A. Planner")  # fmt: skip
    document.close()


def milliseconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure(path: Path) -> None:
    """Open the file with the page over it and print the figures."""
    from PySide6.QtWidgets import QApplication

    from plandesk.gui import look
    from plandesk.gui.session import Session

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look.apply(application)
    session = Session("A. Planner")
    session.open(path)
    from plandesk.gui.pages.initiatives import InitiativesPage
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.tasks import Tasks

    def on_screen() -> InitiativesPage:
        page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
        page.resize(1240, 800)
        page.show()
        page.grab()  # lays out and paints everything, as the screen would
        return page

    on_screen().deleteLater()  # fonts, icons and modules are there now
    pages: list[InitiativesPage] = []
    shown = [milliseconds(lambda: pages.append(on_screen())) for _time in range(TIMES)]
    page = pages[-1]
    for other in pages[:-1]:
        session.disconnect(other)
        other.deleteLater()
    print(f"resident: {resident():.0f} MB")
    count = page.model.total
    print(f"{count:,} initiatives on the screen: {statistics.median(shown):.0f} ms")
    if not count:
        return
    print(f"  = {statistics.median(shown) / plain_view(count):.1f} × a plain view of as many texts")
    counting = [milliseconds(page.count) for _time in range(TIMES)]
    print(f"numbers on the chips: {statistics.median(counting):.0f} ms")
    for words in SEARCHES:
        times = []
        for _time in range(TIMES):
            page.focus_search("")
            times.append(milliseconds(lambda words=words: (page.focus_search(words), page.grab())))
        print(f"finding “{words}”: {statistics.median(times):.0f} ms for {page.model.matching:,} rows")
    page.focus_search("")
    from msgspec.structs import replace

    from plandesk.domain.listing import SORTS

    for sort in SORTS:
        times = []
        for descending in (False, True, False):
            query = replace(page.model.query, sort=sort, descending=descending)
            times.append(milliseconds(lambda query=query: (page._wish(query), page.grab())))
        print(f"in the order of {sort}: {statistics.median(times):.0f} ms")
    page._wish(replace(page.model.query, sort="number", descending=False))
    from plandesk.gui.models.initiative_cells import Column

    index = page.model.index(2, Column.TEXT)
    edits = [milliseconds(lambda n=n: page.model.setData(index, f"Edit {n}")) for n in range(20)]
    print(f"editing a cell, window and history included: {statistics.median(edits):.1f} ms")
    bar = page.table.verticalScrollBar()
    steps = [
        milliseconds(lambda n=n: (bar.setValue(n * bar.maximum() // 50), page.grab())) for n in range(50)
    ]
    print(f"a jump somewhere else: {statistics.median(steps):.0f} ms, at most {max(steps):.0f} ms")
    session.close()


def plain_view(count: int) -> float:
    """A view of Qt's own over a list of texts: the yardstick, in milliseconds."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QTableView

    def show() -> None:
        view = QTableView()
        model = QStringListModel([f"Initiative {n}" for n in range(count)], view)
        view.setModel(model)
        view.resize(1240, 800)
        view.show()
        view.grab()
        view.deleteLater()

    return statistics.median([milliseconds(show) for _time in range(TIMES)])


def main() -> None:
    if len(sys.argv) > 2 and sys.argv[1] == "--measure":
        measure(Path(sys.argv[2]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else INITIATIVES
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="plandesk-benchmark-") as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = str(Path(folder) / "config")
        for name, number in (("empty", 0), ("full", count)):
            path = Path(folder) / f"{name}.plandesk"
            fill(path, number)
            # A process of its own each, so that memory can be compared.
            command = [sys.executable, "-m", "tests.benchmarks.initiatives_table", "--measure", str(path)]
            print(f"--- {name} plan")
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
