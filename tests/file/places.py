"""Places where writing truly fails: a folder without rights, a disk mounted for reading, a full disk."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def as_ordinary_user():
    """Root may write everywhere, so be nobody for a while; anyone else stays who they are."""
    root = is_root()
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@contextmanager
def folder_of_ordinary_user():
    """A folder that an ordinary user owns and can reach."""
    folder = Path(tempfile.mkdtemp(prefix="plandesk-test-"))
    try:
        if is_root():
            os.chown(folder, NOBODY, NOBODY)
        with as_ordinary_user():
            yield folder
    finally:
        os.chmod(folder, 0o700)
        shutil.rmtree(folder)


@contextmanager
def only_reading(*paths: Path):
    """Take the right to write from files and folders."""
    modes = [(path, path.stat().st_mode) for path in paths]
    for path, mode in modes:
        os.chmod(path, mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in modes:
            with contextlib.suppress(FileNotFoundError):
                os.chmod(path, mode)


@contextmanager
def mounted(folder: Path, size: str):
    """A small disk of memory on a folder; says whether there is one (only root may have it)."""
    if not (is_root() and sys.platform == "linux"):
        yield False
        return
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "plandesk-test", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield done
    finally:
        if done:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def mount_for_reading(folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)


@contextmanager
def no_file_larger_than(size: int):
    """The system lets no file of this process grow beyond `size` bytes: a disk that takes no more."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
