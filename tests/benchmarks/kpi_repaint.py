"""How long the dashboard takes to show another district: figures, tiles, charts and tables, painted.

Run by hand: python -m tests.benchmarks.kpi_repaint
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 0.050  # seconds


def main() -> int:
    """Print the time; 1 where it is above the limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from plandesk.file.document import Document
    from plandesk.gui import look
    from plandesk.gui.app import make_application, make_window
    from tests.benchmarks.kpi_dashboard import fill

    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLANDESK_CONFIG_DIR"] = folder
        path = Path(folder) / "figures.plandesk"
        document = Document.create(path, who="Benchmark")
        kpi_id = fill(document, 1)
        document.close()
        application = make_application()
        look.apply(application, False)
        window = make_window(at_once=True)
        window.resize(1440, 900)
        window.session.open(path)
        window.show()
        page = window.show_page("kpis")
        page.show_record("kpi", kpi_id)
        page.head.show_tab("dashboard")
        board = page.dashboard
        units = [board.unit.itemText(place) for place in range(board.unit.count())]
        times = []
        for turn in range(20):
            place = turn % len(units)
            started = time.perf_counter()
            board.unit.setCurrentIndex(place)
            board.unit.activated.emit(place)
            board.grab()
            times.append(time.perf_counter() - started)
        window.session.abandon()
        window.tasks.close()
    took = statistics.median(times)
    print(f"another district is shown in {took * 1000:.1f} ms (limit {LIMIT * 1000:.0f})")
    return int(took > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
