"""Telling the status of 500 initiatives at once: `python -m tests.benchmarks.set_status [INITIATIVES]`.

From the act to the step in the file and the table painted again, history included; undo and redo of it, too.
Figures of one run on one machine; painting alone stands beside them. The aim is 300 ms.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.initiatives_table import fill, milliseconds

AT_ONCE = 500
TIMES = 5


def measure(path: Path) -> dict[str, float]:
    """Medians in milliseconds by what was done."""
    from PySide6.QtWidgets import QApplication

    from plandesk.gui import look
    from plandesk.gui.pages.initiatives import InitiativesPage
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look.apply(application)
    session = Session("A. Planner")
    session.open(path)
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    page.resize(1240, 800)
    page.show()
    page.grab()
    ids = [one for row in range(AT_ONCE * 2) if (one := page.model.initiative_id(row)) is not None]
    page.table.select(ids[:AT_ONCE])
    words = {word.counts_as: word.id for word in page.model.words}

    def timed(act: Callable[[int], object]) -> float:
        return statistics.median(
            [milliseconds(lambda n=n: (act(n), page.grab())) for n in range(TIMES)]  # type: ignore[misc]
        )

    order = ("done", "in_progress", "not_started", "done", "in_progress")
    found = {"first updates": milliseconds(lambda: (page.statuses.tell(words["done"]), page.grab()))}
    found["other statuses"] = timed(lambda n: page.statuses.tell(words[order[n]]))
    found["undo"] = timed(lambda _n: session.undo())
    found["redo"] = timed(lambda _n: session.redo())
    found["painting alone"] = timed(lambda _n: None)
    found["numbers on the chips"] = timed(lambda _n: page.count())
    session.close()
    return found


def main(count: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="plandesk-benchmark-") as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = str(Path(folder) / "config")
        path = Path(folder) / "many.plandesk"
        fill(path, count)
        for what, took in measure(path).items():
            print(f"{what:<24}{took:6.0f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
