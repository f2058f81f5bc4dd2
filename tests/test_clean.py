"""Format, lint and types, as tests like all others."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "tool",
    [("ruff", "check", "--no-cache"), ("ruff", "format", "--no-cache", "--check"), ("mypy",)],
    ids=["lint", "format", "types"],
)
def test_the_source_is_clean(checkout, tool):
    words = [sys.executable, "-m", *tool, *([] if tool == ("mypy",) else ["."])]
    told = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
