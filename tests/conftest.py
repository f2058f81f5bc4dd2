"""What every test stands on: no screen, an own configuration folder, and no dialog that nobody announced."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast examples are made tells of the machine, not of the program.
settings.register_profile("any-machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PLANDESK_LANGUAGE", None)

CHECKOUT = Path(__file__).parent.parent
REFERENCE = Path(os.environ.get("PLANDESK_REFERENCE") or CHECKOUT.parent / "shared" / "reference")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

pytest_plugins = ["tests.dialogs"]


def pytest_report_header():
    if REFERENCE.is_dir():
        return f"reference documents: {REFERENCE}"
    if IN_CI:
        return f"reference documents: MISSING at {REFERENCE}; the tests that read them fail"
    return f"reference documents: not at {REFERENCE}; the tests that read them are deselected"


def pytest_collection_modifyitems(config, items):
    """Leave out, counted as deselected, what this machine cannot carry out."""
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def is_left_out(item):
    """Whether a test needs the reference documents where there are none, or what Windows has not, there."""
    if sys.platform == "win32" and item.get_closest_marker("posix"):
        return True
    return not (REFERENCE.is_dir() or IN_CI) and "reference" in getattr(item, "fixturenames", ())


def pytest_terminal_summary(terminalreporter):
    """Print what the benchmarks measured."""
    reports = [
        report for outcome in ("passed", "failed") for report in terminalreporter.stats.get(outcome, [])
    ]
    lines = [value for report in reports for name, value in report.user_properties if name == "speed"]
    if lines:
        terminalreporter.section("speed, measured in this run")
        for line in sorted(lines):
            terminalreporter.write_line(line)


@pytest.fixture
def speed(record_property):
    """Tell a measured value for the summary: speed("Annual plan PDF / bare canvas", 2.9, "at most 4")."""

    def tell(what: str, value: float, wanted: str, unit: str = "×") -> None:
        record_property("speed", f"{what}: {value:.2f} {unit} ({wanted})")

    return tell


@pytest.fixture
def quick_keys(monkeypatch):
    """Have keys derived from passphrases in a moment, within this process alone."""
    from plandesk.file import encryption

    monkeypatch.setattr(encryption, "ROUNDS", 1_000)


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder of the reference documents."""
    if not REFERENCE.is_dir():
        pytest.fail(f"the reference documents are not at {REFERENCE}; set PLANDESK_REFERENCE")
    return REFERENCE


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of the checkout under test."""
    return CHECKOUT


@pytest.fixture(autouse=True)
def own_configuration(tmp_path_factory, monkeypatch):
    """Give each test preferences of its own, and English."""
    from plandesk.i18n import set_language

    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("PLANDESK_CONFIG_DIR", str(folder))
    set_language("en")
    yield folder
    set_language("en")
