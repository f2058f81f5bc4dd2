"""Pasting 5,000 figures into the grid: `python -m tests.benchmarks.figures_paste [CELLS]`.

Ten years by month with as many categories as it takes, from the paste to the step in the file and the page
painted again, history included. Figures of one run on one machine; painting alone stands beside them. The
aim is 500 ms.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

CELLS, MONTHS, TIMES = 5_000, 120, 3


def milliseconds(act: Callable[[], object]) -> float:
    """How long one run takes."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1000


def measure(path: Path, cells: int) -> dict[str, float]:
    """Milliseconds by what was done."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    from plandesk.domain.kpis.definitions import add_category, add_kpi
    from plandesk.domain.kpis.figures import month_number
    from plandesk.gui import look
    from plandesk.gui.pages.kpis import KpisPage
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look.apply(application)
    session = Session("A. Planner")
    session.new(path)
    document = session.document
    assert document is not None
    one = add_kpi(document, "Occurrences")
    columns = -(-cells // MONTHS)
    with document.step("Categories"):
        for number in range(1, columns):
            add_category(document, one, f"Type {number}")
    page = KpisPage(session, Prompts(), Tasks(at_once=True))
    page.resize(1240, 800)
    page.show()
    page.head.show_tab("figures")
    pane = page.figures
    last = date.today().year - 1
    pane.model.show(one, "categories", None, month_number(last - 9, 1), month_number(last, 12))
    rows = cells // columns

    def paste(first: int) -> None:
        lines = ("\t".join(str(first + row + place) for place in range(columns)) for row in range(rows))
        QGuiApplication.clipboard().setText("\n".join(lines))
        pane.table.setCurrentIndex(pane.model.index(0, 0))
        pane.table.paste()
        page.grab()

    page.grab()
    found = {f"paste {rows * columns:,} figures": milliseconds(lambda: paste(10))}
    assert pane.model.index(rows - 1, columns - 1).data() == str(10 + rows + columns - 2)
    found["paste others over them"] = statistics.median(
        milliseconds(lambda n=n: paste(20 + n))  # type: ignore[misc]
        for n in range(TIMES)
    )
    found["undo"] = milliseconds(lambda: (session.undo(), page.grab()))
    found["painting alone"] = milliseconds(page.grab)
    session.close()
    return found


def main(cells: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="plandesk-benchmark-") as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = str(Path(folder) / "config")
        for what, took in measure(Path(folder) / "figures.plandesk", cells).items():
            print(f"{what:<28}{took:6.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CELLS)
