"""The house as DESIGN draws it: who may import whom, where SQL stands, and what may not be found anywhere.

Every rule is also shown a piece of bad code, so that a rule that can't fail fails here.
"""

import json
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

from tests import house
from tests.house import Module


@pytest.fixture(scope="module")
def program(checkout):
    return house.read(checkout / "plandesk", checkout)


@pytest.fixture(scope="module")
def written(program):
    return [module for module in program if not house.is_within(module.name, "plandesk.gui.forms")]


@pytest.fixture(scope="module")
def everything(checkout, written):
    return [
        *written,
        *house.read(checkout / "packaging", checkout),
        *house.read(checkout / "tests", checkout),
    ]


def test_imports_follow_the_table(program):
    assert house.forbidden_imports(program) == []


def test_no_module_needs_itself(program):
    assert house.cycles(program) == []


def test_nothing_reaches_for_a_network(program):
    assert house.network(program) == []


def test_sql_stands_in_file_and_domain_only(program):
    assert house.sql_outside(program) == []


def test_only_prompts_asks_the_user(program):
    assert house.asking(program) == []


def test_every_message_can_be_translated(written):
    assert house.untranslatable([module for module in written if module.name != "plandesk.i18n"]) == []


def test_nothing_waits_or_is_left_out(everything):
    assert house.waiting(everything) == []


def test_nothing_is_left_undone(everything):
    assert house.unfinished(everything) == []


def test_module_names_say_something(everything):
    assert house.empty_names(everything) == []


def test_files_are_short(everything):
    assert house.too_long(everything) == []


ALLOWED = {
    "plandesk.domain.plans": "from plandesk.file.document import Document\nimport json",
    "plandesk.gui.widgets.chart": "from plandesk.charts import Line",
    "plandesk.reports.annual_plan": "from plandesk.domain import plans\nimport reportlab.pdfgen",
    "plandesk.gui.pages.plan.page": "from plandesk.gui.pages.plan.tree import Tree\nfrom . import tree",
    "plandesk.gui.pages.plan.tree": "from PySide6.QtWidgets import QTreeView",
    "plandesk.gui.pages.reports.page": "def work():\n    from plandesk.reports import build",
    "plandesk.gui.models.outline": "from PySide6 import QtCore, QtGui",
}


def test_what_the_table_allows_is_found_allowed():
    assert house.forbidden_imports([Module(name, source) for name, source in ALLOWED.items()]) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("plandesk.errors", "import sqlite_utils"),
        ("plandesk.errors", "import plandesk.file.document"),
        ("plandesk.i18n", "from PySide6.QtCore import QLocale"),
        ("plandesk.charts", "from plandesk.domain import progress"),
        ("plandesk.file.document", "from plandesk.domain import plans"),
        ("plandesk.file.document", "from ..domain import plans"),
        ("plandesk.domain.plans", "import plandesk.gui.session"),
        ("plandesk.domain.plans", "def late():\n    from plandesk.reports import style"),
        (
            "plandesk.domain.plans",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import reportlab",
        ),
        ("plandesk.reports.style", "from plandesk.exchange import json"),
        ("plandesk.reports.style", "from PySide6 import QtGui"),
        ("plandesk.reports.style", "from plandesk.file.connect import connect"),
        ("plandesk.cli.report", "import PySide6"),
        ("plandesk.cli.report", "from plandesk.gui import app"),
        ("plandesk.gui.models.outline", "from PySide6.QtWidgets import QTreeView"),
        ("plandesk.gui.models.outline", "from PySide6 import QtWidgets"),
        ("plandesk.gui.widgets.text", "from plandesk.domain import plans"),
        ("plandesk.gui.widgets.text", "from plandesk.gui.session import Session"),
        ("plandesk.gui.pages.plan", "from plandesk.gui.pages.people import PeoplePage"),
        ("plandesk.gui.pages.plan", "from plandesk.gui.main_window import MainWindow"),
        ("plandesk.gui.pages.plan", "from plandesk.reports import build"),
        ("plandesk.gui.pages.plan", "from plandesk.file.connect import connect"),
        ("plandesk.gui.dialogs.opening", "from plandesk.gui.pages.plan import PlanPage"),
        ("plandesk.gui.main_window", "from plandesk.cli import main"),
        ("plandesk.anything", "import somebody_elses"),
    ],
)
def test_what_the_table_forbids_is_found(name, source):
    planted = [Module(name, source)]
    planted += [Module(other, "") for other in ALLOWED] + [Module("plandesk.gui.pages.people", "")]
    assert len(house.forbidden_imports(planted)) == 1


def test_cycles_are_found():
    first = Module("plandesk.domain.a", "from plandesk.domain import b")
    second = Module("plandesk.domain.b", "from plandesk.domain.a import something")
    late = Module("plandesk.domain.b", "def f():\n    from plandesk.domain.a import something")
    assert house.cycles([first, second]) == ["plandesk.domain.a -> plandesk.domain.b -> plandesk.domain.a"]
    assert house.cycles([first, late]) == []


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (house.network, "import urllib.request"),
        (house.network, "def f():\n    from socket import create_connection"),
        (house.network, "from PySide6 import QtNetwork"),
        (house.sql_outside, "rows = document.rows('SELECT id FROM plan')"),
        (house.sql_outside, "document.rows(f'delete from {table}')"),
        (house.sql_outside, "document.execute(statement)"),
        (house.asking, "QMessageBox.question(self, 'Title', 'Text')"),
        (house.asking, "ask = QFileDialog.getOpenFileName"),
        (house.untranslatable, "_(f'{count} plans')"),
        (house.untranslatable, "_('a' + name)"),
        (house.untranslatable, "ngettext('one', plural, 3)"),
        (house.untranslatable, "f'{name}: {_(\"none\")}'"),
        (house.waiting, "import time\ntime.sleep(1)"),
        (house.waiting, "QApplication.processEvents()"),
        (house.waiting, "def test(qtbot):\n    qtbot.wait(100)"),
        (house.waiting, "@pytest.mark.skipif(True)\ndef test(): pass"),
        (house.waiting, "pytest.skip('later')"),
        (house.unfinished, "a = 1  # TO" + "DO: more"),
        (house.too_long, "a = 1\n" * 501),
    ],
)
def test_each_rule_finds_what_it_forbids(rule, source):
    assert rule([Module("plandesk.gui.planted", source)])
    assert rule([Module("plandesk.gui.planted", "name = _('Plan')\nchosen = select(name)\n")]) == []


@pytest.mark.parametrize("name", ["plandesk.utils", "plandesk.gui.text_helpers", "plandesk.misc.words"])
def test_names_that_say_nothing_are_found(name):
    assert house.empty_names([Module(name, "")]) == [name]
    assert house.empty_names([Module("plandesk.gui.commonwealth", "")]) == []


COMMAND_LINE_MODULES = """
import json, pkgutil, importlib, sys
sys.modules["PySide6"] = None
for package in ("file", "domain", "reports", "exchange", "cli"):
    module = importlib.import_module("plandesk." + package)
    for found in pkgutil.walk_packages(module.__path__, module.__name__ + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(name for name in sys.modules if name.startswith("plandesk."))))
"""


def test_everything_but_the_window_loads_without_qt(checkout, program):
    words = [sys.executable, "-c", COMMAND_LINE_MODULES]
    told = subprocess.run(words, cwd=checkout, capture_output=True, text=True, check=True)
    loaded = set(json.loads(told.stdout))
    layers = ("file", "domain", "reports", "exchange", "cli")
    below = {m.name for m in program if any(house.is_within(m.name, f"plandesk.{layer}") for layer in layers)}
    assert below <= loaded
    assert not any(house.is_within(name, "plandesk.gui") for name in loaded)


def pyside(checkout):
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [Requirement(text) for text in project["dependencies"]]
    return project, [each for each in named if each.name == "PySide6-Essentials"]


def test_pyside_stays_below_6_12_while_python_3_11_is_served(checkout):
    """Under Python 3.11, PySide6 6.12 loses references to None with every void call."""
    project, [requirement] = pyside(checkout)
    assert "3.11" in project["requires-python"]
    assert requirement.specifier.contains("6.11.3")
    assert not requirement.specifier.contains("6.12.0")
    assert not requirement.specifier.contains("6.12.1")


def test_void_calls_leave_none_alone(qtbot):
    """A binding that drops a reference to None with each call ends the process after some thousand calls."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel

    label, timer = QLabel(), QTimer()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(5000):
        label.setText("a")
        label.setIndent(number % 3)
        label.update()
        timer.setInterval(number)
    # It may grow: from Python 3.14 on None cannot end, and giving a reference back is no longer counted.
    assert before - sys.getrefcount(None) < 200
