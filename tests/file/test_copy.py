"""Saving a copy: everything, at once or not at all, and never over an open file."""

import pytest

from plandesk.errors import CannotWrite, FileLocked
from plandesk.file import copy
from plandesk.file.document import Document
from tests.file.places import folder_of_ordinary_user, only_reading
from tests.file.samples import content, make, names_in, print_of


def test_a_copy_is_a_document_of_its_own(document, tmp_path):
    path = copy.save_copy(document, tmp_path / "copy.plandesk")
    other = Document.open(path, who="Bert")
    assert content(other) == content(document) and other.undo_name == document.undo_name
    with other.step("Rename"):
        other.update("plan", 1, title="Only here")
    assert document.value("SELECT title FROM plan") == "A plan"
    other.close()
    assert names_in(tmp_path) == {"plans", "copy.plandesk"}


def test_a_copy_takes_the_place_of_a_closed_file(document, tmp_path):
    path = tmp_path / "old.plandesk"
    path.write_text("old")
    copy.save_copy(document, path)
    other = Document.open(path)
    assert content(other) == content(document)
    other.close()


def test_a_copy_of_one_open_for_reading(plan_file, tmp_path):
    document = Document.open(plan_file, read_only=True)
    copy.save_copy(document, tmp_path / "copy.plandesk")
    document.close()
    other = Document.open(tmp_path / "copy.plandesk")
    assert other.undo() is not None
    other.close()


@pytest.mark.posix
def test_a_document_is_not_copied_over_itself(document, tmp_path):
    link = tmp_path / "link.plandesk"
    link.symlink_to(document.path)
    for path in (document.path, link):
        with pytest.raises(CannotWrite, match="is the file that is open"):
            copy.save_copy(document, path)


def test_a_document_is_not_copied_over_another_open_one(document, tmp_path):
    other = Document.open(make(tmp_path / "other.plandesk"), who="Bert")
    with pytest.raises(FileLocked, match="“other.plandesk” is open elsewhere"):
        copy.save_copy(document, other.path)
    assert other.value("PRAGMA integrity_check") == "ok"
    other.close()


@pytest.mark.posix
def test_a_folder_that_cannot_be_written_to_is_a_sentence():
    with folder_of_ordinary_user() as folder:
        document = Document.open(make(folder / "plan.plandesk"))
        (folder / "shut").mkdir()
        old = folder / "shut" / "old.plandesk"
        old.write_text("old")
        before = print_of(old)
        with only_reading(folder / "shut"):
            for name in ("new.plandesk", "old.plandesk"):
                with pytest.raises(CannotWrite, match=f"“{name}” could not be written in “.*shut”"):
                    copy.save_copy(document, folder / "shut" / name)
            assert names_in(folder / "shut") == {"old.plandesk"} and print_of(old) == before
        with pytest.raises(CannotWrite):
            copy.save_copy(document, folder / "nowhere" / "new.plandesk")
        document.close()


def test_a_folder_in_the_way_is_a_sentence(document, tmp_path):
    (tmp_path / "there.plandesk").mkdir()
    with pytest.raises(CannotWrite, match="could not be written"):
        copy.save_copy(document, tmp_path / "there.plandesk")
    assert names_in(tmp_path) == {"plans", "there.plandesk"}
