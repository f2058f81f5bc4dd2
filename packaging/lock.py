"""Renew the two lock files from pyproject.toml: python3 packaging/lock.py [--upgrade]

The locks name every package with the hashes of all its files, for all platforms and Pythons at once. The tool
that can do this, uv, is fetched into a folder of its own that is thrown away afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from environment import CHECKOUT, RUN_LOCK, TEST_LOCK, python_of

QUIET = ["--quiet", "--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links"]
FOR_ALL = ["--universal", "--generate-hashes", "--python-version", "3.11"]


def main() -> int:
    """Write both lock files; return the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder, with_pip=True)
        subprocess.run([str(python_of(folder)), "-m", "pip", "install", "--quiet", "uv"], check=True)
        uv = [str(python_of(folder)), "-m", "uv", "pip", "compile", *QUIET, *FOR_ALL, *sys.argv[1:]]
        compile_lock([*uv, "pyproject.toml"], RUN_LOCK)
        tests = ["--extra", "test", "--constraint", str(RUN_LOCK), "pyproject.toml"]
        compile_lock([*uv, *tests], TEST_LOCK)
    return 0


def compile_lock(command: list[str], lock: Path) -> None:
    """Run the command in the checkout and let it write the lock."""
    words = [*command, "--output-file", str(lock)]
    subprocess.run(words, cwd=CHECKOUT, env=dict(os.environ), stdout=subprocess.DEVNULL, check=True)
    print(f"Written: {lock}")


if __name__ == "__main__":
    sys.exit(main())
