"""The run command: what it opens, and what it shows where there is no screen."""

import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader


@pytest.fixture
def run(script):
    return script("run")


@pytest.fixture
def called(run, monkeypatch, tmp_path):
    """The words of each call of PlanDesk, which is not carried out, from a checkout in an empty folder."""
    calls = []
    monkeypatch.setattr(run, "CHECKOUT", tmp_path)
    monkeypatch.setattr(run, "prepare", lambda lock: Path(sys.executable))
    monkeypatch.setattr(run, "plandesk", lambda python, *words: calls.append(words) or 0)
    monkeypatch.setattr(run, "has_screen", lambda: True)
    return calls


def start(run, monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["run.py", *words])
    return run.main()


def test_without_words_the_window_opens(run, called, monkeypatch):
    assert start(run, monkeypatch) == 0
    assert called == [()]


def test_files_and_commands_are_handed_on(run, called, monkeypatch):
    start(run, monkeypatch, "report", "a.plandesk", "annual-plan", "-o", "b.pdf")
    start(run, monkeypatch, "our plan.plandesk")
    assert called == [("report", "a.plandesk", "annual-plan", "-o", "b.pdf"), ("our plan.plandesk",)]


def test_what_cannot_be_set_up_is_one_sentence(run, called, monkeypatch, capsys):
    def fail(lock):
        raise run.SetupFailed("No internet.")

    monkeypatch.setattr(run, "prepare", fail)
    assert start(run, monkeypatch) == 1
    assert capsys.readouterr().err == "No internet.\n"
    assert called == []


def test_a_folder_that_cannot_be_made_is_one_sentence(run, tmp_path, capfd):
    (tmp_path / "out").write_text("a file is in the way", encoding="utf-8")
    assert run.show_without_screen(Path(sys.executable), tmp_path / "out") == 1
    told = capfd.readouterr()
    assert "There is no screen" not in told.out
    assert (
        told.err.startswith(f"The folder {tmp_path / 'out'} cannot be made (") and "Traceback" not in told.err
    )


@pytest.mark.parametrize(
    ("platform", "variables", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_where_there_is_a_screen(run, monkeypatch, platform, variables, screen):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert run.has_screen() is screen


def test_without_a_screen_three_files_show_the_program(run, tmp_path, capfd):
    """A second time, too: the sample is the user's now, and is left as it is."""
    plan = tmp_path / "a folder" / "sample.plandesk"
    assert run.show_without_screen(Path(sys.executable), tmp_path / "a folder") == 0
    told = capfd.readouterr().out
    for name in ("sample.plandesk", "sample-annual-plan.pdf", "sample-window.png"):
        assert str(tmp_path / "a folder" / name) in told
    before = plan.read_bytes()
    assert run.show_without_screen(Path(sys.executable), tmp_path / "a folder") == 0
    assert plan.read_bytes() == before

    assert len(PdfReader(tmp_path / "a folder" / "sample-annual-plan.pdf").pages) > 5
    with Image.open(tmp_path / "a folder" / "sample-window.png") as picture:
        assert picture.width >= 1000
        assert len(picture.convert("RGB").getcolors(maxcolors=2**24)) > 50
