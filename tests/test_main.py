"""Where words on the command line lead: to a command or to the window."""

import gc
import os
import sys
from types import ModuleType

import pytest

from plandesk.__main__ import main, start_quickly


@pytest.fixture
def reached(monkeypatch):
    """Stand in for the command line and the window, so that neither starts."""
    calls = []
    for name, place in (("plandesk.cli.main", "command"), ("plandesk.gui.app", "window")):
        module = ModuleType(name)
        module.main = lambda words, place=place: calls.append((place, words)) or 0
        monkeypatch.setitem(sys.modules, name, module)
    return calls


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ([], "window"),
        (["Our plan.plandesk"], "window"),
        (["a.plandesk", "report"], "window"),
        (["new", "a.plandesk"], "command"),
        (["check", "a.plandesk"], "command"),
        (["--help"], "command"),
        (["--version"], "command"),
    ],
)
def test_words_lead_to_a_command_or_to_the_window(reached, words, place):
    assert main(words) == 0
    assert reached == [(place, words)]


def test_the_process_s_own_words_are_taken(reached, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["plandesk", "show", "a.plandesk"])
    main()
    assert reached == [("command", ["show", "a.plandesk"])]


def test_a_window_s_libraries_are_loaded_without_looking_for_garbage_or_for_every_function(monkeypatch):
    now, lazily = gc.isenabled(), []
    monkeypatch.setattr(sys, "setdlopenflags", lazily.append, raising=False)
    monkeypatch.setattr(os, "RTLD_LAZY", 1, raising=False)
    gc.enable()
    start_quickly()
    assert (gc.isenabled(), lazily) == (False, [1])
    if now:
        gc.enable()
