"""Where PlanDesk starts: a subcommand runs without a window, anything else opens the window."""

import gc
import os
import sys
from collections.abc import Sequence

COMMANDS = ("new", "import", "export", "report", "meeting", "show", "check")


def start_quickly() -> None:
    """Leave undone what Python does while it loads a window's libraries; call it before the first of them."""
    # Looking for garbage while thousands of classes are made takes a fifth of the start.
    gc.disable()
    # Qt has tens of thousands of functions: each is looked up when it is called, not all of them at once.
    if hasattr(sys, "setdlopenflags"):
        sys.setdlopenflags(os.RTLD_LAZY)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run PlanDesk with the command line's words (the process's own when None); return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        from plandesk.cli.main import main as run_command

        return run_command(words)
    start_quickly()
    from plandesk.gui.app import main as open_window

    return open_window(words)


if __name__ == "__main__":
    sys.exit(main())
