"""The wheel is complete: installed in an empty folder, without Qt, it does its work far from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

WITHOUT_QT = "import sys; sys.modules['PySide6'] = None; from plandesk.__main__ import main; sys.exit(main())"


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    told = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    quiet = ["--quiet", "--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check"]
    words = [sys.executable, "-m", "pip", "install", *quiet, "--target", str(folder), str(wheel)]
    told = subprocess.run(words, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    return folder


def test_resources_and_forms_travel(wheel, checkout):
    packed = set(zipfile.ZipFile(wheel).namelist())
    resources = {
        f"plandesk/shipped/{path.relative_to(checkout / 'resources').as_posix()}"
        for path in (checkout / "resources").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    modules = {path.relative_to(checkout).as_posix() for path in (checkout / "plandesk").rglob("*.py")}
    assert len(resources) > 10
    assert resources <= packed
    assert modules <= packed
    assert not [name for name in packed if name.startswith(("tests/", "packaging/")) or name.endswith(".pyc")]


def test_the_licence_and_the_needs_are_told(wheel):
    [name] = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("/METADATA")]
    metadata = zipfile.ZipFile(wheel).read(name).decode()
    assert "License-Expression: MIT" in metadata
    assert "Requires-Python: <3.15,>=3.11" in metadata


def test_it_works_installed_and_without_qt(installed, tmp_path, checkout):
    def plandesk(*words: str) -> subprocess.CompletedProcess[str]:
        here = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
        command = [sys.executable, "-c", WITHOUT_QT, *words]
        return subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True, check=False)

    where = "import plandesk; print(plandesk.__file__)"
    here = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    told = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=here, capture_output=True, text=True, check=True
    )
    assert Path(told.stdout.strip()).is_relative_to(installed)

    for words in (
        ["--help"],
        ["new", "a.plandesk", "--sample"],
        ["report", "a.plandesk", "annual-plan", "-o", "a.pdf"],
        ["export", "a.plandesk", "-o", "a.json"],
        ["new", "b.plandesk"],
        ["import", "b.plandesk", "a.json"],
        ["export", "b.plandesk", "-o", "b.json"],
        ["check", "b.plandesk"],
    ):
        told = plandesk(*words)
        assert told.returncode == 0, f"{words}: {told.stdout}{told.stderr}"
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
