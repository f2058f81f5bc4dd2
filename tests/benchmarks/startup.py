"""How long PlanDesk takes from process start to a usable window, against a bare PySide6 main window.

    python -m tests.benchmarks.startup [FILE.plandesk]

All are started in turn, RUNS times, with their bytecode written; the fastest of each count. Without a file
the sample plan is made first, in a folder of its own, and opened each time. A window counts as ready once it
has painted itself: the plan's rows are on the screen, not only in memory.

The third, "stock", shows the same goals from the same file in Qt's own widgets without a line of PlanDesk:
what the toolkit and the engine take for such a window, in the platform's plain looks.

Last measured (2 cores, Python 3.11, offscreen; processor time, which the time on the clock equals where
nothing else runs): bare 85 ms, stock 125 ms (1.47 times), PlanDesk 208 ms (2.43 times), 82 MB. Counted in
instructions, which nothing else on a computer changes (`valgrind --tool=callgrind`): bare 587 million, stock
898 (1.53 times), PlanDesk 1,383 (2.36 times). A fifth of these goes into Qt's enumerations beyond those of a
bare window: PySide makes all of a class, in Python, when the class is used first.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
AT_MOST = 1.6  # times a bare window
MEMORY_AT_MOST = 90  # MB

CHECKOUT = Path(__file__).resolve().parent.parent.parent
TELL = """
from PySide6.QtCore import QEvent, QObject, QTimer

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)  # what is inside the window is painted with it
        return False

painted = Painted()

def wait(window):
    if getattr(window, "page", window) is None:
        raise SystemExit("no page is shown")
    window.installEventFilter(painted)
    window.update()

def tell():
    import os
    status = open("/proc/self/status").read() if os.path.exists("/proc/self/status") else ""
    peak = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    print("ready", peak[0] if peak else 0, flush=True)
    os._exit(0)
"""
BARE = (
    TELL
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, lambda: wait(window))
application.exec()
"""
)
SAMPLE = """
import sys
from pathlib import Path
from plandesk.exchange.sample import make_sample
make_sample(Path(sys.argv[1]), "A. Planner").close()
"""
PLANDESK = (
    """
import sys
from plandesk.__main__ import start_quickly
start_quickly()
"""
    + TELL
    + """
from plandesk.gui.app import start
start(sys.argv[1:], ready=wait)
"""
)

STOCK = (
    TELL
    + """
import gc, sys
gc.disable()
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication, QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QListWidget, QMainWindow,
    QPlainTextEdit, QPushButton, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget,
)
from sqlcipher3 import dbapi2

application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
for name in ("File", "Edit", "View", "Plan", "Reports", "Help"):
    menu = window.menuBar().addMenu(name)
    for number in range(14):
        menu.addAction(f"{name} {number}")
bar = window.addToolBar("Plan")
for kind in (QComboBox, QComboBox, QLabel, QLineEdit):
    bar.addWidget(kind())
connection = dbapi2.connect(sys.argv[1])
pages, sections, tree = QListWidget(), QListWidget(), QTreeWidget()
pages.addItems("Overview Plan Initiatives KPIs Coaching People Service Reports History".split())
sections.addItems([row[0] for row in connection.execute("SELECT title FROM section WHERE plan_id = 1")])
tree.setHeaderLabels(["Goal", "Due", "Lead"])
goals = {None: tree.invisibleRootItem()}
for number, above, title in connection.execute(
    "SELECT id, parent_id, title FROM objective WHERE plan_id = 1 ORDER BY parent_id, position"
):
    goals[number] = QTreeWidgetItem(goals[above], [title])
for goal, text, due in connection.execute("SELECT objective_id, text, due FROM initiative ORDER BY position"):
    if goal in goals:
        QTreeWidgetItem(goals[goal], [text, due, ""])
tree.expandAll()
form = QWidget()
lines = QFormLayout(form)
for label, field in (("Title", QPlainTextEdit()), ("Text", QPlainTextEdit()), ("", QCheckBox("Public"))):
    lines.addRow(label, field)
middle = QWidget()
column = QVBoxLayout(middle)
column.addWidget(QPushButton("Goal"))
column.addWidget(tree)
parts = QSplitter()
for part in (pages, sections, middle, form):
    parts.addWidget(part)
window.setCentralWidget(parts)
window.statusBar().showMessage("All changes saved")
window.show()
QTimer.singleShot(0, lambda: wait(window))
application.exec()
"""
)


def once(program: str, environment: dict[str, str], arguments: list[str]) -> tuple[float, float]:
    """Seconds until the window is ready, and the most memory used until then in MB."""
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().split()
        took = time.perf_counter() - began
    if len(line) != 2 or line[0] != "ready":
        raise SystemExit("a window did not come up")
    return took, int(line[1]) / 1024


def main(arguments: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
        environment |= {"PLANDESK_CONFIG_DIR": folder, "PYTHONPYCACHEPREFIX": folder + "/bytecode"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        if not arguments:
            arguments = [folder + "/sample.plandesk"]
            subprocess.run([sys.executable, "-c", SAMPLE, *arguments], env=environment, check=True)
        programs = {"bare": BARE, "stock": STOCK, "PlanDesk": PLANDESK}
        results: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for run in range(RUNS + 1):
            for name, program in programs.items():
                found = once(program, environment, arguments)
                if run:  # the first of each writes the bytecode
                    results[name].append(found)
        fastest = {name: min(took for took, _memory in found) for name, found in results.items()}
        memory = {name: max(used for _took, used in found) for name, found in results.items()}
    for name in results:
        times = fastest[name] / fastest["bare"]
        print(
            f"{name:9} {fastest[name] * 1000:6.0f} ms {memory[name]:6.0f} MB {times:6.2f} times a bare window"
        )
    ratio = fastest["PlanDesk"] / fastest["bare"]
    print(f"ratio {ratio:.2f} (at most {AT_MOST}), {memory['PlanDesk']:.0f} MB (at most {MEMORY_AT_MOST} MB)")


if __name__ == "__main__":
    main(sys.argv[1:])
