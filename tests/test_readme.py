"""The README says what is true: its commands are those of the program, its files and folders are there."""

import argparse
import re

import pytest

import plandesk.__main__ as start
from plandesk.cli import main as cli


@pytest.fixture(scope="module")
def readme(checkout):
    return (checkout / "README.md").read_text(encoding="utf-8")


def told_commands(readme):
    """Return command -> its words in the README, without brackets."""
    block = re.search(r"<!-- the commands -->\n```\n(.*?)```", readme, re.DOTALL).group(1)
    lines = re.findall(r"^plandesk (\w+) (.*)$", block, re.MULTILINE)
    return {name: re.findall(r"[^\s\[\]]+", words) for name, words in lines}


def real_commands():
    """Return command -> (places in order, option -> name or choices of its value)."""
    [subcommands] = [a for a in cli._parser()._actions if isinstance(a, argparse._SubParsersAction)]
    found = {}
    for name, parser in subcommands.choices.items():
        places, options = [], {}
        for action in parser._actions:
            if action.dest == "help":
                continue
            value = action.metavar or "|".join(map(str, action.choices or [])) or None
            if action.option_strings:
                options[action.option_strings[0]] = value if action.nargs != 0 else None
            else:
                places.append(value)
        found[name] = (places, options)
    return found


def test_the_commands_are_those_of_the_program(readme):
    told, real = told_commands(readme), real_commands()
    assert list(told) == list(real)
    for name, (places, options) in real.items():
        words = told[name]
        written = [part for option, value in options.items() for part in (option, value) if part]
        assert sorted(words) == sorted([*places, *written]), name


def test_the_program_knows_its_commands_from_files():
    assert set(start.COMMANDS) == set(real_commands())


def test_what_the_readme_names_is_there(readme, checkout):
    named = set(re.findall(r"\]\(([^)#:]+)\)", readme)) | set(re.findall(r"`(packaging/[\w./-]+)`", readme))
    named |= {f"plandesk/{name}" for name in re.findall(r"^(?:plandesk/)? +(\w+)  +\S", readme, re.MULTILINE)}
    named |= set(re.findall(r"^(\w+)/ ", readme, re.MULTILINE)) | {"LICENSE"}
    assert len(named) > 15
    assert [name for name in sorted(named) if not (checkout / name).exists()] == []


def test_the_two_commands_are_there_for_every_system(readme, checkout):
    for name in ("run", "test"):
        assert (checkout / "packaging" / f"{name}.py").is_file()
        assert f"`python3 packaging/{name}.py`" in readme
        assert rf"`py packaging\{name}.py`" in readme
    assert "packaging/test.py" in (checkout / ".ci" / "run").read_text(encoding="utf-8")
