"""Looking back through 100,000 entries of the log: `python -m tests.benchmarks.as_of [ENTRIES]`.

Figures of one run on one machine. The file holds 1,000 initiatives and three years of changes; the aim
is 200 ms for the plan as it was a year ago. Beside it: a day ago, the worst case (every entry is taken
back), bare reading of the same part of the log, and the copy of the file that another design would need.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from plandesk.domain import branches, initiatives, plans
from plandesk.domain.amendments import between
from plandesk.domain.periods import Due
from plandesk.file import history
from plandesk.file.as_of import document_as_of, utc
from plandesk.file.copy import write_whole
from plandesk.file.document import Document

ENTRIES = 100_000
INITIATIVES, GOALS, IN_A_STEP, TIMES = 1000, 40, 50, 5
WORDS = (
    "police", "patrol", "visit", "school", "report", "review", "train", "officers", "reduce",
    "collisions", "with", "partners", "and", "publish", "what", "was", "found", "in", "each", "district",
)  # fmt: skip
YEAR = timedelta(days=365)


def fill(document: Document, entries: int, begin: datetime, end: datetime) -> None:
    """Enter a plan and change it again and again, evenly through the years."""
    chance = random.Random(11)
    real = history.now
    moment = begin

    def text() -> str:
        return " ".join(chance.choices(WORDS, k=18))

    history.now = lambda: moment.isoformat(timespec="milliseconds")
    try:
        with document.step("Enter the plan"):
            plan_id = plans.add_plan(document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
            goals = [branches.add_objective(document, plan_id, None, text()) for _goal in range(GOALS)]
            ids = [
                initiatives.add_initiative(document, goals[n % GOALS], text(), due=Due("2024-Q3"))
                for n in range(INITIATIVES)
            ]
        steps = (entries - INITIATIVES - GOALS) // IN_A_STEP
        document.connection.execute("PRAGMA synchronous = OFF")  # only to be ready sooner
        for number in range(1, steps + 1):
            moment = begin + (end - begin) * number / steps
            with document.step("Change the plan"):
                for _change in range(IN_A_STEP):
                    if chance.random() < 0.6:
                        document.update("initiative", chance.choice(ids), text=text())
                    else:
                        quarter = f"2024-Q{chance.randint(1, 4)}"
                        document.update("initiative", chance.choice(ids), due=quarter, results=text())
    finally:
        history.now = real


def milliseconds(act: Callable[[], object]) -> float:
    """The median of some runs."""
    times = []
    for _time in range(TIMES):
        begin = time.perf_counter()
        act()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def measure(document: Document, end: datetime) -> None:
    """Print the figures."""
    entries = document.value("SELECT count(*) FROM history")
    size = document.path.stat().st_size / 1e6
    print(f"{entries:,} entries, {INITIATIVES:,} initiatives, {size:.0f} MB")
    moments = {
        "a day ago": end - timedelta(days=1),
        "a year ago": end - YEAR,
        "at the beginning (worst case)": end - 3 * YEAR + timedelta(seconds=1),
    }
    bare = milliseconds(lambda: document.connection.execute("SELECT before FROM history").fetchall())
    print(f"{'bare reading of all entries':<44} {bare:6.0f} ms")
    for words, moment in moments.items():
        at = moment.isoformat()
        took = milliseconds(lambda at=at: document_as_of(document, at).close())
        after = document.value(
            "SELECT count(*) FROM history JOIN step ON step.id = step_id WHERE at > ?", (utc(at),)
        )
        print(f"{f'as of {words}: {after:,} entries back':<44} {took:6.0f} ms = {took / bare:4.2f} × bare")
    plan_id = document.value("SELECT id FROM plan")
    year = (end - YEAR).isoformat()
    compared = milliseconds(lambda: between(document, plan_id, year, end.isoformat()))
    print(f"{'changes of the last year, compared':<44} {compared:6.0f} ms")
    target = document.path.with_name("copy.plandesk")
    copied = milliseconds(lambda: write_whole(document.connection, target))
    print(f"{'a copy of the file, nothing taken back':<44} {copied:6.0f} ms")


def main() -> None:
    """Make the file and measure."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    end = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="plandesk-") as folder:
        document = Document.create(Path(folder) / "log.plandesk", who="A. Planner")
        fill(document, entries, end - 3 * YEAR, end)
        measure(document, end)
        document.close()


if __name__ == "__main__":
    main()
