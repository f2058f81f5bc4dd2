"""What every test stands on: no screen, an own configuration folder, and no dialog that nobody announced."""

import gc
import itertools
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast examples are made tells of the machine, not of the program.
settings.register_profile("any-machine", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PLANDESK_LANGUAGE", None)

# A step is done when the disk has it, and half of a run would be waiting for the disk: where the system has
# a folder in memory with room enough, the tests' files are there.
MEMORY, ROOM = Path("/dev/shm"), 1024**3
IN_MEMORY = os.access(MEMORY, os.W_OK | os.X_OK) and shutil.disk_usage(MEMORY).free > ROOM
if IN_MEMORY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

CHECKOUT = Path(__file__).parent.parent
REFERENCE = Path(os.environ.get("PLANDESK_REFERENCE") or CHECKOUT.parent / "shared" / "reference")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}

NUMBERS = itertools.count()
DERIVED: dict = {}  # keys of coaching files, by passphrase, salt and rounds

pytest_plugins = ["tests.dialogs"]


def pytest_report_header():
    if REFERENCE.is_dir():
        return f"reference documents: {REFERENCE}"
    if IN_CI:
        return f"reference documents: MISSING at {REFERENCE}; the tests that read them fail"
    return f"reference documents: not at {REFERENCE}; the tests that read them are deselected"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    """As many processes as cores; where they wait for a disk, twice as many."""
    return None if IN_MEMORY else 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(config, items):
    """Leave out, counted as deselected, what this machine cannot carry out; begin with the longest test."""
    items.sort(key=lambda item: "test_clean" not in item.nodeid)  # last, it would have all others wait
    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def is_left_out(item):
    """Whether a test needs the reference documents where there are none, or what Windows has not, there."""
    if sys.platform == "win32" and item.get_closest_marker("posix"):
        return True
    return not (REFERENCE.is_dir() or IN_CI) and "reference" in getattr(item, "fixturenames", ())


def pytest_collection_finish():
    """Let the collector of garbage pass over what stays until the end: all modules and tests."""
    gc.collect()
    gc.freeze()


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


@pytest.fixture
def keys_derived_once(monkeypatch):
    """Derive the key of each passphrase and salt once in a process.

    Only for tests that merely need a file open: whatever is about passphrases, locks or when and where a key
    is derived must not ask for this.
    """
    from plandesk.file import encryption

    real = encryption.Passphrase.key_for

    def key_for(passphrase, salt):
        asked = (passphrase._text, salt, encryption.ROUNDS)
        if asked not in DERIVED:
            DERIVED[asked] = real(passphrase, salt)
        return DERIVED[asked]

    monkeypatch.setattr(encryption.Passphrase, "key_for", key_for)


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

    folder = tmp_path_factory.getbasetemp() / f"config{next(NUMBERS)}"
    folder.mkdir()
    monkeypatch.setenv("PLANDESK_CONFIG_DIR", str(folder))
    set_language("en")
    yield folder
    set_language("en")
    shutil.rmtree(folder, ignore_errors=True)
