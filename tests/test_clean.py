"""Format, lint and types, as tests like all others."""

import os
import subprocess
import sys

import pytest

# What asks for the system it runs on must have the right types on Windows too.
ASKING_FOR_THE_SYSTEM = ("packaging", "plandesk/file", "plandesk/i18n.py", "plandesk/preferences.py")
ON_WINDOWS = ("--platform", "win32", "--cache-dir", os.devnull)


@pytest.mark.parametrize(
    "tool",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy",),
        ("mypy", *ON_WINDOWS, *ASKING_FOR_THE_SYSTEM),
    ],
    ids=["lint", "format", "types", "types on Windows"],
)
def test_the_source_is_clean(checkout, tool):
    words = [sys.executable, "-m", *tool]
    told = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
