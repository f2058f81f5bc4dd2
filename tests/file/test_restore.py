"""Going back to a backup is one step, exact, and can itself be undone."""

import pytest

from plandesk.errors import DamagedFile, NotAPlanDeskFile, NotThere
from plandesk.file import backup, check, copy, restore
from plandesk.file.document import Document
from tests.file.samples import add_initiative, add_plan, content, make


def much_happens(document):
    plan, objective = add_plan(document, "Second")
    add_initiative(document, plan, objective, "New")
    with document.step("Delete and add again"):
        document.delete("initiative", [2])
        document.update("initiative", 1, text="Changed", due_end=None)
    with document.step("Take the same id"):
        document.delete("initiative", [3, 4])
        taken = document.insert("initiative", plan_id=1, objective_id=1, position=9, text="Another row")
        assert taken == 2  # the id of one that is in the backup


@pytest.fixture
def kept(document, tmp_path):
    """A backup of a document in which much happens afterwards."""
    with document.step("Units and links"):
        unit = document.insert("unit", name="Patrol", position=0)
        document.insert("person", name="Ann", unit_id=unit)
        document.update("initiative", 3, carries_id=2, due_end="2024-09-30")
    made = backup.make(document, tmp_path / "kept", "import")
    much_happens(document)
    return made


def test_a_restore_is_exact_and_one_step(document, kept):
    opened = Document.open(kept.path, read_only=True)
    then = content(opened)
    opened.close()
    now, told = content(document), []
    assert now != then
    document.listen(told.append)
    restore.restore(document, kept)
    assert content(document) == then and len(told) == 1
    assert document.undo_name.startswith("Restore the backup of 20")
    assert check.check(document) == []
    document.undo()
    assert content(document) == now
    document.redo()
    assert content(document) == then
    assert check.check(document) == []


def test_the_state_before_is_kept_as_a_backup_too(document, kept, tmp_path):
    now = content(document)
    restore.restore(document, kept)
    newest = backup.listed(tmp_path / "kept", document.uid)[0]
    assert newest.reason is backup.Reason.RESTORE
    restore.restore(document, newest)
    assert content(document) == now


def test_everything_deleted_comes_back(document, kept):
    opened = Document.open(kept.path, read_only=True)
    then = content(opened)
    opened.close()
    with document.step("Delete all"):
        for table in ("plan", "unit", "person"):
            document.execute(f"DELETE FROM {table}")
    restore.restore(document, kept)
    assert content(document) == then


def test_pictures_come_along(document, tmp_path):
    other = Document.open(copy.save_copy(document, tmp_path / "copy.plandesk"))
    with other.step("Logo"):
        other.execute("INSERT INTO picture VALUES ('abc', 'logo.png', 'image/png', 1, 1, x'00ff')")
        other.update("service", 1, logo="abc")
    made = backup.make(other, tmp_path / "kept", "import")
    other.close()
    restore.restore(document, made)
    assert document.value("SELECT data FROM picture JOIN service ON logo = sha256") == b"\x00\xff"


def test_restoring_what_is_there_already_is_no_step(document, tmp_path):
    made, name = backup.make(document, tmp_path, "import"), document.undo_name
    restore.restore(document, made)
    assert document.undo_name == name


def test_a_backup_of_another_document_is_refused(document, tmp_path):
    other = Document.open(make(tmp_path / "other.plandesk"))
    made, before = backup.make(other, tmp_path / "kept", "import"), content(document)
    other.close()
    with pytest.raises(restore.AnotherDocument, match="belongs to another document"):
        restore.restore(document, made)
    assert content(document) == before and document.undo_name == "Add initiatives"


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda path: path.unlink(), NotThere),
        (lambda path: path.write_text("text"), NotAPlanDeskFile),
        (lambda path: path.write_bytes(path.read_bytes()[:-5000]), DamagedFile),
    ],
)
def test_a_spoilt_backup_changes_nothing(document, kept, spoil, error):
    before, name = content(document), document.undo_name
    spoil(kept.path)
    with pytest.raises(error):
        restore.restore(document, kept)
    assert content(document) == before and document.undo_name == name
    with document.step("Goes on"):
        document.update("plan", 1, title="Goes on")
