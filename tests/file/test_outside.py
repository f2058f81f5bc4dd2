"""What other programs do to a file while it is open."""

import os
import shutil
import subprocess
import sys

import pytest

from plandesk.errors import FileGone, ReadOnlyFile, UserError
from plandesk.file import copy, engine
from plandesk.file.document import Document, Draft
from tests.file.samples import content, make, names_in, print_of, texts


def overwritten_by(path, source):
    """Another process writes over the file in its place, as `cp` does (this one would lose its locks)."""
    code = "import shutil, sys; shutil.copyfile(sys.argv[1], sys.argv[2])"
    subprocess.run([sys.executable, "-c", code, str(source), str(path)], check=True)


def refuses_every_change(document, match):
    with pytest.raises(FileGone, match=match), document.step("Rename"):
        document.update("plan", 1, title="Lost")
    with pytest.raises(FileGone, match=match):
        document.undo()
    with pytest.raises(FileGone, match=match):
        document.keep_draft(Draft("plan", "u", "title", "typed"))
    with pytest.raises(FileGone, match=match):
        document.check_outside()


def test_a_deleted_file_is_told_and_can_be_saved_elsewhere(document, tmp_path):
    before = content(document)
    document.path.unlink()
    refuses_every_change(document, "was moved, deleted or replaced")
    assert content(document) == before  # reading goes on
    copy.save_copy(document, tmp_path / "rescued.plandesk")
    rescued = Document.open(tmp_path / "rescued.plandesk")
    assert content(rescued) == before and rescued.undo_name == "Add initiatives"
    rescued.close()


def test_a_deleted_file_can_be_saved_in_its_old_place(document):
    path, before = document.path, content(document)
    path.unlink()
    copy.save_copy(document, path)
    document.close()
    again = Document.open(path)
    assert content(again) == before
    again.close()
    assert names_in(path.parent) == {"plan.plandesk"}


def test_a_moved_file_is_told(document, tmp_path):
    moved = tmp_path / "elsewhere.plandesk"
    os.rename(document.path, moved)
    refuses_every_change(document, "was moved, deleted or replaced")
    document.close()
    again = Document.open(moved)
    assert again.value("SELECT title FROM plan") == "A plan"
    again.close()


@pytest.mark.parametrize("new", ["text", "plan"])
def test_a_file_replaced_by_a_move_is_told_and_the_new_one_left_alone(document, tmp_path, new):
    other = tmp_path / "other"
    if new == "text":
        other.write_text("something else")
    else:
        make(other)
    os.replace(other, document.path)
    before = print_of(document.path)
    refuses_every_change(document, "was moved, deleted or replaced")
    copy.save_copy(document, tmp_path / "rescued.plandesk")
    document.close()
    assert print_of(tmp_path / "plans" / "plan.plandesk") == before
    assert names_in(tmp_path / "plans") == {"plan.plandesk"}


def test_a_file_replaced_in_the_middle_of_a_step_is_told(document, tmp_path):
    other = make(tmp_path / "other")
    before = print_of(other)
    with pytest.raises(FileGone, match="was moved, deleted or replaced"), document.step("Rename"):
        document.update("plan", 1, title="Lost")
        os.replace(other, document.path)
    assert document.value("SELECT title FROM plan") == "A plan"
    assert print_of(document.path) == before


@pytest.mark.parametrize("new", ["text", "another plan", "another file of the same size", "nothing"])
def test_a_file_written_over_in_its_place_is_told_and_left_alone(plan_file, tmp_path, new):
    other = tmp_path / "other"
    if new == "another plan":
        make(other, initiatives=50)
    elif new == "another file of the same size":
        make(other)  # every page looks alike: only the document's uid differs
        assert other.stat().st_size == plan_file.stat().st_size
    else:
        other.write_text("something else " * 3000 if new == "text" else "")
    before = print_of(other)
    document = Document.open(plan_file)
    texts(document)
    overwritten_by(plan_file, other)
    refuses_every_change(document, "was written over by another program")
    document.close()
    assert print_of(plan_file) == before
    assert names_in(plan_file.parent) == {"plan.plandesk"}


def test_an_older_state_written_over_it_is_read_again(plan_file, tmp_path):
    older = tmp_path / "older.plandesk"
    shutil.copyfile(plan_file, older)
    document = Document.open(plan_file)
    told = []
    document.listen(told.append)
    for title in ("One", "Two"):
        with document.step("Rename"):
            document.update("plan", 1, title=title)
    assert [one.reload for one in told] == [False, False]
    overwritten_by(plan_file, older)
    document.check_outside()
    assert told[-1].reload and document.value("SELECT title FROM plan") == "A plan"
    with document.step("Rename"):
        document.update("plan", 1, title="Three")
    assert document.value("PRAGMA integrity_check") == "ok"
    document.close()


def test_another_tool_that_changes_a_record_is_read_and_logged(document):
    told = []
    document.listen(told.append)
    with engine.connect(str(document.path)) as tool:
        tool.execute("UPDATE plan SET title = 'By another tool'")
    tool.close()
    document.check_outside()
    assert [one.reload for one in told] == [True]
    assert document.value("SELECT title FROM plan") == "By another tool"
    document.check_outside()
    assert len(told) == 1
    entry = document.row("SELECT step_id, tbl, op FROM history ORDER BY id DESC LIMIT 1")
    assert tuple(entry) == (None, "plan", "update")


def test_a_touched_file_is_not_read_again(document):
    told = []
    document.listen(told.append)
    os.utime(document.path)
    document.check_outside()
    assert told == []
    with document.step("Rename"):
        document.update("plan", 1, title="Goes on")
    assert [one.reload for one in told] == [False]


def test_a_step_that_no_longer_fits_is_a_sentence(document):
    with document.step("Add unit"):
        unit = document.insert("unit", name="Patrol", position=0)
    with document.step("Delete unit"):
        document.delete("unit", [unit])
    with engine.connect(str(document.path)) as tool:
        tool.execute("INSERT INTO unit (id, uid, position, name) VALUES (?, 'other', 0, 'Other')", (unit,))
    tool.close()
    before = content(document)
    with pytest.raises(UserError, match="cannot be undone or redone"):
        document.undo()
    assert content(document) == before and document.undo_name == "Delete unit"


def test_a_reader_sees_what_the_writer_saved(plan_file):
    writer, reader = Document.open(plan_file), Document.open(plan_file, read_only=True)
    told = []
    reader.listen(told.append)
    with writer.step("Rename"):
        writer.update("plan", 1, title="New")
    reader.check_outside()
    assert told[0].reload and reader.value("SELECT title FROM plan") == "New"
    reader.close()
    writer.close()


def test_a_reader_does_not_read_again_for_a_draft(plan_file):
    writer, reader = Document.open(plan_file), Document.open(plan_file, read_only=True)
    told = []
    reader.listen(told.append)
    writer.keep_draft(Draft("plan", "u", "title", "typed"))
    reader.check_outside()
    assert told == [] and [one.text for one in reader.drafts()] == ["typed"]
    reader.close()
    writer.close()


def test_an_equally_long_story_of_a_copy_is_another_story(plan_file, tmp_path):
    """Two copies of one document, each changed once: only when and by whom tells them apart."""
    other = tmp_path / "other.plandesk"
    shutil.copyfile(plan_file, other)
    for path in (other, plan_file):
        changed = Document.open(path, who=path.stem)
        with changed.step("Rename"):
            changed.update("plan", 1, title="Left" if path == other else "Rite")
        changed.close()
    document, told = Document.open(plan_file), []
    document.listen(told.append)
    overwritten_by(plan_file, other)
    document.check_outside()
    assert [one.reload for one in told] == [True]
    assert document.value("SELECT title FROM plan") == "Left"
    document.close()


def test_a_program_in_the_middle_of_a_change_leaves_reading(plan_file):
    other = engine.connect(str(plan_file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ReadOnlyFile, match="Another program is using “plan.plandesk” right now"):
        Document.open(plan_file)
    reader = Document.open(plan_file, read_only=True)
    assert len(texts(reader)) == 3
    reader.close()
    other.close()
    Document.open(plan_file).close()
    assert names_in(plan_file.parent) == {"plan.plandesk"}


def test_a_reader_is_told_of_a_deleted_file(plan_file):
    reader = Document.open(plan_file, read_only=True)
    plan_file.unlink()
    with pytest.raises(FileGone):
        reader.check_outside()
    reader.close()


def test_a_program_that_reads_for_long_makes_a_step_wait_and_then_say_so(document):
    other = engine.connect(str(document.path), isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM plan").fetchone()
    document.connection.execute("PRAGMA busy_timeout = 20")
    with pytest.raises(UserError, match="Another program is using"), document.step("Rename"):
        document.update("plan", 1, title="Lost")
    other.close()
    assert document.value("SELECT title FROM plan") == "A plan"
    with document.step("Rename"):
        document.update("plan", 1, title="Now")
    assert document.value("SELECT title FROM plan") == "Now"
