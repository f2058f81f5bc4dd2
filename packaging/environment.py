"""The environment that PlanDesk runs in: made on the first start, found ready on every other one.

It stands in the folder .venv of the checkout and holds exactly the packages of a lock file. A stamp tells
for which Python and which lock it was made; a mark tells that somebody is in the middle of making it, so one
that was cut short is made anew. Two starts at once make it one after the other.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
from pathlib import Path

from one_at_a_time import one_at_a_time
from system_libraries import SetupFailed, install, missing_packages

CHECKOUT = Path(__file__).resolve().parent.parent
RUN_LOCK = CHECKOUT / "packaging" / "requirements.lock"
TEST_LOCK = CHECKOUT / "packaging" / "requirements-test.lock"
LIBRARIES = Path("/etc/ld.so.cache")  # Linux writes it anew whenever a library comes or goes
OLDEST, NEWEST = (3, 11), (3, 14)
SHORT_ENOUGH = 80  # letters of this folder: the longest names within leave no more of the 260 Windows takes


def check_python(version: tuple[int, int]) -> None:
    """Raise SetupFailed where PlanDesk does not run on that version of Python."""
    if not OLDEST <= version <= NEWEST:
        raise SetupFailed(
            "PlanDesk needs Python 3.11, 3.12, 3.13 or 3.14, and this is Python {}.{}. Install one of those "
            "from python.org or your system, and start the command with it: {} {}".format(
                *version, "py -3.13" if sys.platform == "win32" else "python3.13", sys.argv[0]
            )
        )


def prepare(lock: Path, folder: Path = CHECKOUT / ".venv") -> Path:
    """Make the environment if it isn't ready, and return the path of its Python.

    `lock` is the file with the packages it must hold. Raises SetupFailed with a sentence for the user.
    """
    check_python(sys.version_info[:2])
    known = _is_ready(folder, lock) and _has_the_same_libraries(folder)
    if not known and (packages := missing_packages()):
        install(packages)
    if not _is_ready(folder, lock):
        door = folder.with_name(f"{folder.name}-lock")
        try:
            door.touch()
        except OSError as error:
            raise SetupFailed(
                f"Nothing can be written into {folder.parent} ({error.strerror}). Copy the folder to a place "
                "of your own and start the command there."
            ) from error
        with one_at_a_time(door, lambda: _tell_waiting(folder)):
            if not _is_ready(folder, lock):  # the other one may have made it meanwhile
                _make_ready(lock, folder)
    if not _has_the_same_libraries(folder):
        _note_libraries(folder)
    return python_of(folder)


def _tell_waiting(folder: Path) -> None:
    print(
        f"Another start is making the environment in {folder}; this one goes on when that is done …",
        flush=True,
    )


def _make_ready(lock: Path, folder: Path) -> None:
    """Make the environment where it is missing or was cut short, and put the packages in."""
    python, busy = python_of(folder), _mark(folder)
    cut_short = busy.exists()
    busy.touch()
    if cut_short or not _works(python):
        _make(folder)
    print(f"Fetching the packages PlanDesk needs into {folder} (once; this takes a minute) …", flush=True)
    words = ["install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps"]
    locked = ["--require-hashes", "--only-binary=:all:", "--requirement", str(lock)]
    if subprocess.run([str(python), "-m", "pip", *words, *locked], check=False).returncode != 0:
        raise SetupFailed(
            "The packages could not be fetched (see above). Check the internet connection, close PlanDesk "
            "where it is open, and start the command again; nothing else on this computer was changed."
            + _where_paths_end(folder)
        )
    for other in folder.glob("ready-*"):
        other.unlink()
    _stamp(folder, lock).write_text(_state(lock), encoding="utf-8")
    if lock == TEST_LOCK:  # it holds all that running needs, too
        _stamp(folder, RUN_LOCK).write_text(_state(RUN_LOCK), encoding="utf-8")
    busy.unlink()


def python_of(folder: Path) -> Path:
    """Return the path of the Python in an environment's folder."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def variables() -> dict[str, str]:
    """Return this process's environment with the checkout as the place where Python finds `plandesk`."""
    before = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(CHECKOUT), before] if before else [str(CHECKOUT)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def _is_ready(folder: Path, lock: Path) -> bool:
    try:
        made_for = _stamp(folder, lock).read_text(encoding="utf-8")
    except OSError:
        return False
    return made_for == _state(lock) and not _mark(folder).exists() and python_of(folder).exists()


def _has_the_same_libraries(folder: Path) -> bool:
    """Tell whether the system has the libraries it had at the last start: looking for each takes a while."""
    now = _libraries()
    try:
        return bool(now) and (folder / "libraries.txt").read_text(encoding="utf-8") == now
    except OSError:
        return False


def _note_libraries(folder: Path) -> None:
    if now := _libraries():
        with contextlib.suppress(OSError):  # then they are looked for at the next start, too
            (folder / "libraries.txt").write_text(now, encoding="utf-8")


def _libraries() -> str:
    """Return what stands for all libraries of the system; nothing where it keeps no list of them."""
    try:
        found = LIBRARIES.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"


def _stamp(folder: Path, lock: Path) -> Path:
    return folder / f"ready-{lock.stem}.txt"


def _mark(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-being-made")


def _state(lock: Path) -> str:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return "Python {}.{} {}\n".format(*sys.version_info[:2], digest)


def _where_paths_end(folder: Path) -> str:
    """Return a sentence where the folder's own path leaves too little room on Windows, else nothing."""
    if sys.platform != "win32" or len(str(folder)) <= SHORT_ENOUGH:
        return ""
    return " Paths may have become too long for Windows: move this folder to a short one, like C:\\PlanDesk."


def _works(python: Path) -> bool:
    """Tell whether that Python is of this version and has pip, so that packages can be put into it."""
    ask = "import sys, pip; print('{}.{}'.format(*sys.version_info))"
    try:
        told = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return told.returncode == 0 and told.stdout.strip() == "{}.{}".format(*sys.version_info)


def _make(folder: Path) -> None:
    if Path(sys.prefix).resolve() == folder.resolve():
        raise SetupFailed(
            f"{folder} is damaged. Start the command with the system's Python, not with that one."
        )
    print(f"Making an environment for PlanDesk in {folder} …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=False)
    if made.returncode != 0:
        raise SetupFailed(f"Python could not make an environment in {folder} (see above).")
