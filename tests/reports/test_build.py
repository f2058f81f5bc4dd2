"""Writing a report: whole or not at all, with a sentence when it can't be."""

import errno
import os
import stat
import tempfile

import pytest

from plandesk.errors import CannotWrite, DiskFull
from plandesk.reports import build

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_new_file_holds_the_bytes_and_nothing_is_left_beside_it(tmp_path):
    build.write(b"%PDF", tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes() == b"%PDF"
    assert os.listdir(tmp_path) == ["plan.pdf"]


@pytest.mark.posix
def test_an_old_file_is_replaced_with_its_permissions(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old and longer than the new one")
    path.chmod(0o640)
    build.write(b"new", path)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    build.write(b"newer", path, private=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640  # who set that wished it so


@pytest.mark.posix
def test_a_private_file_is_for_its_user_alone(tmp_path):
    build.write(b"%PDF", tmp_path / "session.pdf", private=True)
    build.write(b"%PDF", tmp_path / "plan.pdf")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("session.pdf", "plan.pdf")]
    assert modes == [0o600, 0o666 & ~_mask()]


def _mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize(
    ("number", "kind", "says"),
    [
        (errno.ENOSPC, DiskFull, "full"),
        (errno.EACCES, CannotWrite, "open in another program"),
        (errno.EIO, CannotWrite, "as it was"),
    ],
)
def test_a_failure_while_writing_leaves_the_old_file(tmp_path, monkeypatch, number, kind, says):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind) as caught:
        build.write(b"new", path)
    assert says in caught.value.sentence
    assert "plan.pdf" in caught.value.sentence
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["plan.pdf"]


def test_a_folder_that_takes_no_files(tmp_path, monkeypatch):
    def refuse(**_where):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(CannotWrite, match="Nothing can be written to the folder"):
        build.write(b"new", tmp_path / "plan.pdf")
    assert os.listdir(tmp_path) == []


def test_a_folder_in_place_of_the_file(tmp_path):
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(CannotWrite, match="is a folder"):
        build.write(b"new", tmp_path / "plan.pdf")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CannotWrite, match="is not there"):
        build.write(b"new", tmp_path / "nowhere" / "plan.pdf")


def test_a_name_no_file_can_have(tmp_path):
    with pytest.raises(CannotWrite, match="name of a file"):
        build.write(b"new", tmp_path / ("x" * 300 + ".pdf"))


@pytest.mark.posix
def test_a_read_only_file_is_not_replaced(tmp_path, monkeypatch):
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if AS_ROOT:  # root may write anywhere, so the system is asked as another user would
        monkeypatch.setattr(os, "access", lambda asked, mode: asked != path)
    with pytest.raises(CannotWrite, match="read-only or open"):
        build.write(b"new", path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["plan.pdf"]
