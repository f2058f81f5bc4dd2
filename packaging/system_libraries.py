"""The parts of Linux that PlanDesk's window stands on, and how to install the ones that are missing."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# What Qt's Core, Gui and Widgets libraries and its X11, Wayland and printing parts are linked with, beyond
# what Qt brings along, and the Debian package that holds it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

PATIENCE = 300  # seconds to wait while the system installs something else, as it does after a start
APT_FAILED = 100


class SetupFailed(Exception):
    """Setting up can't go on; the text says why and what to do."""


def missing_packages() -> list[str]:
    """Return the Debian packages to install on this Linux computer; none on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    missing = {package for library, package in LIBRARIES.items() if not _is_there(library)}
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        missing.add(f"python3.{sys.version_info.minor}-venv")
    return sorted(missing)


def install(packages: list[str]) -> None:
    """Install Debian packages, as root or through sudo. Raises SetupFailed where that is not possible."""
    apt = shutil.which("apt-get")
    names = " ".join(packages)
    if apt is None:
        raise SetupFailed(
            "Some parts of Linux that PlanDesk needs are missing, and this system has no apt-get. "
            f"Install what your system offers for these Debian packages, then start again: {names}."
        )
    before = _become_root(names)
    print(f"Installing what is missing on this computer: {names}", flush=True)
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt]
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0", "-o", f"DPkg::Lock::Timeout={PATIENCE}"]
    for words in (["update", *quiet], ["install", "-y", "--no-install-recommends", *quiet, *packages]):
        code = subprocess.run([*command, *words], stdin=None, check=False).returncode
        # One source of many that cannot be reached fails the update, and the others have all that is needed.
        if code != 0 and (words[0], code) != ("update", APT_FAILED):
            raise SetupFailed(
                f"The system's packages could not be installed ({' '.join(words[:1])} failed; see above). "
                f"Check the internet connection, or ask an administrator to run: apt-get install {names}"
            )


def _become_root(names: str) -> list[str]:
    """Return the words that must stand before a command to run it as root."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        raise SetupFailed(
            "Some parts of Linux that PlanDesk needs are missing, and you may not install them here. "
            f"Ask an administrator to run this, then start again: apt-get install {names}"
        )
    return [sudo] if sys.stdin is not None and sys.stdin.isatty() else [sudo, "-n"]


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
