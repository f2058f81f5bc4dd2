"""Run all of PlanDesk's tests, whatever is on the computer: python3 packaging/test.py [words for pytest]

Format, lint and types are tests among the others; the exit code is 0 only if every one passes.
"""

from __future__ import annotations

import subprocess
import sys

from environment import CHECKOUT, TEST_LOCK, prepare, variables
from system_libraries import SetupFailed


def main() -> int:
    """Prepare, then test; return pytest's exit code."""
    try:
        python = prepare(TEST_LOCK)
    except SetupFailed as reason:
        print(reason, file=sys.stderr)
        return 1
    spread = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    words = [str(python), "-m", "pytest", "--durations=15", *spread, *sys.argv[1:]]
    settings = variables()
    # Tests start the program hundreds of times: without bytecode each would compile all of it anew.
    settings.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.run(words, cwd=CHECKOUT, env=settings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
