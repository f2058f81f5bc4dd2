"""What PlanDesk remembers about the user on this computer: recent files, window state, name.

One small JSON file in the platform's configuration folder. It never holds anything of a plan, so a damaged
one is set aside and a fresh one begun: nothing of the user's work can be lost with it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

FILE_NAME = "preferences.json"
RECENT_AT_MOST = 12


class Preferences(Struct, frozen=True):
    """The user's name as history shows it, the files opened last (newest first) and named window states."""

    who: str = ""
    recent: tuple[Path, ...] = ()
    states: Mapping[str, str] = field(default_factory=dict)

    def with_who(self, who: str) -> Preferences:
        """Return the same preferences with another name."""
        return replace(self, who=who.strip())

    def with_recent(self, path: Path) -> Preferences:
        """Return the same preferences with that file as the one opened last."""
        full = Path(path).absolute()
        others = [other for other in self.recent if other != full]
        return replace(self, recent=(full, *others)[:RECENT_AT_MOST])

    def without_recent(self, path: Path) -> Preferences:
        """Return the same preferences with that file forgotten."""
        full = Path(path).absolute()
        return replace(self, recent=tuple(other for other in self.recent if other != full))

    def with_state(self, name: str, text: str) -> Preferences:
        """Return the same preferences with one state (e.g. "window/geometry") kept under its name."""
        return replace(self, states={**self.states, name: text})

    def state(self, name: str) -> str:
        """Return the state kept under that name, or an empty text."""
        return self.states.get(name, "")


class _Written(Struct):
    """The file as it is written."""

    who: str = ""
    recent: list[str] = []
    states: dict[str, str] = {}


def folder() -> Path:
    """Return the folder of the preferences; PLANDESK_CONFIG_DIR moves it."""
    if moved := os.environ.get("PLANDESK_CONFIG_DIR"):
        return Path(moved)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "PlanDesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "PlanDesk"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "plandesk"


def read() -> Preferences:
    """Return the user's preferences; the defaults where there are none yet.

    A file that can't be understood is renamed to `preferences.damaged.json` beside it.
    """
    path = folder() / FILE_NAME
    try:
        return _understand(path.read_bytes())
    except ValueError:
        _set_aside(path)
    except OSError:
        pass
    return Preferences(who=login_name())


def write(preferences: Preferences) -> bool:
    """Write the preferences at once or not at all; return False where the folder can't be written."""
    recent = [str(path) for path in preferences.recent]
    content = msgspec.json.encode(_Written(preferences.who, recent, dict(preferences.states)))
    try:
        folder().mkdir(parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(prefix="preferences-", suffix=".new", dir=folder())
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(content, indent=1))
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, folder() / FILE_NAME)
    except OSError:
        Path(new).unlink(missing_ok=True)
        return False
    return True


def change(alter: Callable[[Preferences], Preferences]) -> Preferences:
    """Read, alter, write and return the preferences, so that two windows don't undo each other's changes.

    What is the same afterwards is not written: a start would wait for the disk each time.
    """
    known = read()
    altered = alter(known)
    if altered != known:
        write(altered)
    return altered


def login_name() -> str:
    """Return the name of the person at this computer as the system knows it, or an empty text."""
    name = os.environ.get("USERNAME") or os.environ.get("USER") or ""
    if sys.platform != "win32":
        import pwd

        try:
            entry = pwd.getpwuid(os.getuid())
        except KeyError:
            return name
        return entry.pw_gecos.split(",")[0].strip() or entry.pw_name
    return name


def _understand(data: bytes) -> Preferences:
    written = msgspec.json.decode(data, type=_Written)
    if any("\0" in text for text in (*written.recent, *written.states.values())):
        raise ValueError("a value is not a text")
    return Preferences(written.who, tuple(map(Path, written.recent)), written.states)


def _set_aside(path: Path) -> None:
    # In a read-only folder the defaults are used and the file stays as it is.
    with contextlib.suppress(OSError):
        os.replace(path, path.with_name("preferences.damaged.json"))
