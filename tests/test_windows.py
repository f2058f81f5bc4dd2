"""Tests that stand on what Windows does not have say so with a mark, and are left out there."""

import ast
import re

import pytest

# Signals that kill, processes that split, links, rights of files, limits on them, and shells.
POSIX = re.compile(
    r"\bfork\b|SIGKILL|setitimer|mkfifo|symlink|chmod|geteuid|\bresource\b[.,]|/bin/sh|tests\.file\.victims"
    r"|\b(only_reading|mounted|no_file_larger_than)\("
)
MARK = "pytest.mark.posix"


def unmarked(source):
    """Return the tests without the mark that stand on such things, themselves or by what they name."""
    texts, tests = {}, {}
    for part in ast.parse(source).body:
        text = ast.unparse(part)
        if isinstance(part, ast.FunctionDef | ast.ClassDef):
            texts[part.name] = text
        elif isinstance(part, ast.Assign):
            texts |= {target.id: text for target in part.targets if isinstance(target, ast.Name)}
        if isinstance(part, ast.FunctionDef) and part.name.startswith("test_"):
            tests[part.name] = [ast.unparse(one) for one in part.decorator_list]

    def named(name, seen):
        """The names that a part of the module leads to."""
        for other in set(re.findall(r"\w+", texts[name])) & texts.keys() - seen:
            seen |= {other}
            seen |= named(other, seen)
        return seen

    return [
        name
        for name, marks in tests.items()
        if MARK not in marks and any(POSIX.search(texts[one]) for one in named(name, {name}))
    ]


def test_tests_that_windows_cannot_carry_out_are_marked(checkout):
    found = {
        path.relative_to(checkout).as_posix(): names
        for path in sorted((checkout / "tests").rglob("test_*.py"))
        if path.name != "test_windows.py" and (names := unmarked(path.read_text(encoding="utf-8")))
    }
    assert found == {}, f"mark them with @{MARK}"


@pytest.mark.parametrize(
    "source",
    [
        "def test_a(tmp_path):\n    tmp_path.chmod(0)",
        "KILL = 'os.kill(1, SIGKILL)'\ndef run():\n    start(KILL)\ndef test_a():\n    run()",
        "def full(place):\n    with no_file_larger_than(9):\n        yield\ndef test_a(full):\n    pass",
    ],
)
def test_what_stands_on_posix_is_found(source):
    assert unmarked(source) == ["test_a"]
    assert unmarked(source.replace("def test_a", f"@{MARK}\ndef test_a")) == []
    assert unmarked("def test_a(tmp_path):\n    tmp_path.mkdir()") == []


def test_windows_leaves_them_out(pytestconfig, monkeypatch):
    from tests import conftest

    class Item:
        fixturenames = ()

        def __init__(self, *marks):
            self.get_closest_marker = {mark: mark for mark in marks}.get

    monkeypatch.setattr(conftest.sys, "platform", "win32")
    assert conftest.is_left_out(Item("posix")) and not conftest.is_left_out(Item("soak"))
    monkeypatch.setattr(conftest.sys, "platform", "linux")
    assert not conftest.is_left_out(Item("posix"))
