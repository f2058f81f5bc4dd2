"""An exported file is whole or not there."""

import os

import pytest

from plandesk.errors import CannotWrite, DiskFull
from plandesk.file.writing import write_bytes
from tests.file.places import folder_of_ordinary_user, no_file_larger_than, only_reading
from tests.file.samples import names_in


@pytest.mark.posix
def test_a_file_is_written_and_replaced_with_its_rights(tmp_path):
    path = tmp_path / "plan.json"
    write_bytes(path, b"one")
    assert path.read_bytes() == b"one"
    os.chmod(path, 0o640)
    write_bytes(path, b"two")
    assert path.read_bytes() == b"two" and path.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == {"plan.json"}
    write_bytes(tmp_path / "key.pdf", b"one", private=True)
    assert (tmp_path / "key.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.posix
def test_no_room_leaves_the_old_file(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"old")
    with (
        no_file_larger_than(10_000),
        pytest.raises(DiskFull, match="no room left on the disk, so “plan.json”"),
    ):
        write_bytes(path, bytes(20_000))
    assert path.read_bytes() == b"old" and names_in(tmp_path) == {"plan.json"}


@pytest.mark.posix
def test_a_place_that_cannot_be_written_to_is_a_sentence(tmp_path):
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", tmp_path / "nowhere" / "plan.json"):
        with pytest.raises(CannotWrite, match=f"“{path.name}” could not be written"):
            write_bytes(path, b"new")
    assert names_in(tmp_path) == {"folder"}
    with folder_of_ordinary_user() as folder, only_reading(folder):
        with pytest.raises(CannotWrite, match="could not be written"):
            write_bytes(folder / "plan.json", b"new")
        assert names_in(folder) == set()
