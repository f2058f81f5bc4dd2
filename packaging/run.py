"""Run PlanDesk from this folder, whatever is on the computer: python3 packaging/run.py [FILE…]

    python3 packaging/run.py                  the window, the first time with the sample plan
    python3 packaging/run.py FILE…            the window with those files
    python3 packaging/run.py report FILE …    any command of `plandesk`
    python3 packaging/run.py --out FOLDER     the sample, its annual plan and a picture of the window

Without a screen the last one is what happens, into the folder `out`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from environment import CHECKOUT, RUN_LOCK, prepare, variables
from system_libraries import SetupFailed

PICTURE = "import sys; from plandesk.gui.app import picture; picture(sys.argv[1], sys.argv[2])"


def main() -> int:
    """Prepare, then run; return the exit code."""
    try:
        python = prepare(RUN_LOCK)
    except SetupFailed as reason:
        print(reason, file=sys.stderr)
        return 1
    words = sys.argv[1:]
    if words[:1] == ["--out"]:
        import argparse  # late: most starts give it nothing to do

        parser = argparse.ArgumentParser(prog="run.py")
        parser.add_argument("--out", type=Path, metavar="FOLDER")
        return show_without_screen(python, parser.parse_args(words).out)
    if not words and not has_screen():
        return show_without_screen(python, CHECKOUT / "out")
    return plandesk(python, *words)


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show_without_screen(python: Path, folder: Path) -> int:
    """Build the sample plan, its annual plan as PDF and a picture of the window, and say where they are."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"The folder {folder} cannot be made ({error.strerror}).", file=sys.stderr)
        return 1
    plan = folder / "sample.plandesk"
    paper = folder / "sample-annual-plan.pdf"
    picture = folder / "sample-window.png"
    print("There is no screen here, so PlanDesk shows what it does in three files.", flush=True)
    if not plan.exists() and (failed := plandesk(python, "new", str(plan), "--sample")):
        return failed
    if failed := plandesk(python, "report", str(plan), "annual-plan", "-o", str(paper)):
        return failed
    drawn = {**variables(), "QT_QPA_PLATFORM": "offscreen"}
    words = [str(python), "-c", PICTURE, str(plan), str(picture)]
    if failed := subprocess.run(words, env=drawn, check=False).returncode:
        return failed
    print(f"The sample plan:    {plan}")
    print(f"Its annual plan:    {paper}")
    print(f"The window:         {picture}")
    return 0


def plandesk(python: Path, *words: str) -> int:
    """Run PlanDesk with these words of the command line; return its exit code."""
    return subprocess.run([str(python), "-m", "plandesk", *words], env=variables(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
