"""How long PlanDesk takes from process start to a usable window, against a bare PySide6 main window.

    python tests/benchmarks/startup.py [FILE.plandesk]

Both are started in turn, RUNS times, with their bytecode written; the fastest of each count. Without a file
the sample plan is made first, in a folder of its own, and opened each time. A window counts as ready once it
has painted itself: the plan's rows are on the screen, not only in memory.

Last measured (2 cores, Python 3.11, offscreen): bare 104 ms, PlanDesk 293 ms (2.82 times), 80 MB.
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
    TELL
    + """
import gc, sys
gc.disable()
from plandesk.gui.app import start
start(sys.argv[1:], ready=wait)
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
        results: dict[str, list[tuple[float, float]]] = {"bare": [], "PlanDesk": []}
        for run in range(RUNS + 1):
            bare, full = once(BARE, environment, []), once(PLANDESK, environment, arguments)
            if run:  # the first of each writes the bytecode
                results["bare"].append(bare)
                results["PlanDesk"].append(full)
        fastest = {name: min(took for took, _memory in found) for name, found in results.items()}
        memory = {name: max(used for _took, used in found) for name, found in results.items()}
    for name in results:
        print(f"{name:9} {fastest[name] * 1000:6.0f} ms {memory[name]:6.0f} MB")
    ratio = fastest["PlanDesk"] / fastest["bare"]
    print(f"ratio {ratio:.2f} (at most {AT_MOST}), {memory['PlanDesk']:.0f} MB (at most {MEMORY_AT_MOST} MB)")


if __name__ == "__main__":
    main(sys.argv[1:])
