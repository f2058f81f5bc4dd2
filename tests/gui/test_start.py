"""What a start loads: a module that the first page can do without costs every user time each morning."""

import json
import os
import subprocess
import sys

import pytest

from plandesk.exchange.sample import make_sample

NOT_AT_ONCE = {
    "reportlab", "pypdfium2", "jsonschema", "sqlite_utils", "openpyxl", "click", "csv", "hashlib",
    "json", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "PySide6.QtTest",
    "plandesk.file.backup", "plandesk.file.copy", "plandesk.file.making", "plandesk.file.upgrade",
    "plandesk.file.migrations", "plandesk.domain.clipboard", "plandesk.exchange.json_reading",
    "plandesk.domain.due_words",
    "plandesk.reports.annual_plan_pages", "plandesk.reports.typeset", "plandesk.gui.models.outline_mime",
    "plandesk.gui.pages.welcome", "plandesk.gui.pages.plan.call_out_fields",
    "plandesk.gui.pages.plan.cover", "plandesk.gui.dialogs.crash",
}  # fmt: skip
START = """
import os, sys
from PySide6.QtWidgets import QWidget
from plandesk.gui.app import start
def below(kind):
    return {kind.__name__}.union(*map(below, kind.__subclasses__()))
def tell(window):
    loaded = sorted(sys.modules)
    import json
    print(json.dumps([window.page.name, loaded, sorted(below(QWidget))]), flush=True)
    os._exit(0)
start(sys.argv[1:], ready=tell)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The page in front, the modules and kinds of widgets there are once the window stands on the sample."""
    folder = tmp_path_factory.mktemp("start")
    make_sample(folder / "sample.plandesk").close()
    environment = {**os.environ, "PLANDESK_CONFIG_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", START, str(folder / "sample.plandesk")],
        env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    page, modules, kinds = json.loads(ran.stdout)
    return page, set(modules), set(kinds)


def test_a_start_loads_what_its_first_page_shows_and_no_more(loaded):
    page, modules, _kinds = loaded
    assert page and f"plandesk.gui.pages.{page}" in modules
    assert modules & NOT_AT_ONCE == set()


def test_pages_that_are_not_in_front_are_not_loaded(loaded):
    page, modules, _kinds = loaded
    pages = {name.split(".")[3] for name in modules if name.startswith("plandesk.gui.pages.")}
    assert pages == {page}


def test_no_kind_of_widget_is_made_that_the_window_does_not_show(loaded):
    _page, _modules, kinds = loaded
    assert {"MainWindow", "QListView"} <= kinds
    assert kinds.isdisjoint({"QWizard", "QMessageBox", "QFileDialog", "QMdiArea", "QCalendarWidget"})
