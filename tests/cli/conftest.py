"""The command line as a user meets it: in a process without PySide6, or the same words in this one."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

import pytest

from plandesk.cli.main import main
from plandesk.exchange.sample import make_sample
from tests import coaching_file
from tests.copies import made_once

# A finder that knows of no PySide6: as if it were not installed.
WITHOUT_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, NoQt())
from plandesk.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def command(capsys):
    """Run one command in this process."""

    def run(*words):
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as stopped:
            code = stopped.code
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return run


@pytest.fixture
def process(checkout):
    """Run one command in a process of its own, where PySide6 cannot be imported and there is no screen."""

    def run(*words, **variables):
        known = {
            name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", WITHOUT_QT, *map(str, words)],
            cwd=checkout,
            env={**known, "PYTHONPATH": str(checkout), **variables},
            capture_output=True,
            timeout=60,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def sample(tmp_path):
    """The path of a sample plan file."""
    path = tmp_path / "sample.plandesk"
    _write_sample(path)
    return path


@made_once
def _write_sample(path):
    make_sample(path, "A. Planner").close()


@pytest.fixture(scope="session")
def closed_platoon(tmp_path_factory):
    path = tmp_path_factory.mktemp("coaching") / "platoon.coaching"
    coaching_file.platoon(path).close()
    return path


@pytest.fixture
def platoon(closed_platoon, tmp_path, monkeypatch):
    """A platoon's file, and the passphrase where the command line looks for it."""
    monkeypatch.setenv("PLANDESK_PASSPHRASE", coaching_file.PASSPHRASE)
    return shutil.copy(closed_platoon, tmp_path / "platoon.coaching")
