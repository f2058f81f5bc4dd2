"""What is opened and what is refused: one clear sentence, and the file byte for byte as it was."""

import os
import random
import sqlite3
import subprocess
import sys
import zipfile

import pytest

from plandesk.errors import (
    CannotRead,
    DamagedFile,
    FileGone,
    NewerFile,
    NotAPlanDeskFile,
    ReadOnlyFile,
    UnfinishedSave,
    UserError,
)
from plandesk.file import backup, opening, versions
from plandesk.file.document import Document
from tests.file.places import (
    folder_of_ordinary_user,
    mount_for_reading,
    mounted,
    only_reading,
)
from tests.file.samples import content, make, names_in, print_of, texts


def refused(path, error, match, **how):
    """Opening fails with that sentence; nothing in the folder changes."""
    before = {one.name: print_of(one) for one in path.parent.iterdir() if one.is_file()}
    with pytest.raises(error, match=match) as caught:
        Document.open(path, who="Anna", **how)
    assert type(caught.value) is error
    assert path.name in caught.value.sentence and caught.value.sentence.endswith(".")
    assert {one.name: print_of(one) for one in path.parent.iterdir() if one.is_file()} == before


def a_text(path):
    path.write_text("Goal 1: fewer collisions\n" * 40)


def a_short_text(path):
    path.write_text("plan")


def nothing_at_all(path):
    path.write_bytes(b"")


def a_zip(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("plan.txt", "text" * 1000)


def another_database(path):
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE plan (id)")
    database.close()


def a_picture(path):
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(7000))


def zeros(path):
    path.write_bytes(bytes(20000))


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "write", [a_text, a_short_text, nothing_at_all, a_zip, a_picture, another_database, zeros]
)
def test_another_file_is_not_a_plandesk_file(tmp_path, write, read_only):
    path = tmp_path / "other.plandesk"
    write(path)
    refused(path, NotAPlanDeskFile, "is not a PlanDesk file", read_only=read_only)


def test_our_number_on_an_empty_database_is_a_damaged_file(tmp_path):
    path = tmp_path / "empty.plandesk"
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {versions.APPLICATION_IDS['plan']}")
        database.execute(f"PRAGMA user_version = {versions.VERSIONS['plan']}")
    database.close()
    refused(path, DamagedFile, "is damaged")
    refused(path, DamagedFile, "is damaged", read_only=True)


def test_a_folder_is_a_sentence(tmp_path):
    (tmp_path / "folder.plandesk").mkdir()
    refused(tmp_path / "folder.plandesk", NotAPlanDeskFile, "is a folder")


@pytest.mark.posix
def test_a_pipe_is_a_sentence_and_nobody_waits_for_it(tmp_path):
    path = tmp_path / "pipe.plandesk"
    os.mkfifo(path)
    refused(path, NotAPlanDeskFile, "is not a PlanDesk file")


@pytest.mark.posix
@pytest.mark.parametrize("read_only", [False, True])
def test_a_missing_file_is_a_sentence(tmp_path, read_only):
    with pytest.raises(FileGone, match="“away.plandesk” is not there"):
        Document.open(tmp_path / "away.plandesk", read_only=read_only)
    os.symlink(tmp_path / "away.plandesk", tmp_path / "link.plandesk")
    with pytest.raises(FileGone, match="“link.plandesk” is not there"):
        Document.open(tmp_path / "link.plandesk", read_only=read_only)
    assert names_in(tmp_path) == {"link.plandesk"}


@pytest.mark.posix
def test_a_link_opens_the_file_behind_it(plan_file, tmp_path):
    link = tmp_path / "link.plandesk"
    os.symlink(plan_file, link)
    document = Document.open(link)
    assert document.path == plan_file.resolve() and document.is_at(link)
    with document.step("Rename"):
        document.update("plan", 1, title="Through the link")
    document.close()
    assert link.is_symlink() and names_in(plan_file.parent) == {"plan.plandesk"}


# ---- damage


def spoil(path, place, data):
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def test_a_spoilt_beginning_is_a_sentence(plan_file):
    spoil(plan_file, 0, b"garbage over the magic words")
    refused(plan_file, NotAPlanDeskFile, "or its beginning is damaged")


@pytest.mark.parametrize("place", [16, 18, 44, 56, 100, 105])
def test_a_spoilt_header_is_a_sentence(plan_file, place):
    spoil(plan_file, place, b"\xff\xff\xff\xff")
    before = print_of(plan_file)
    with pytest.raises((DamagedFile, NotAPlanDeskFile), match="damaged|not a PlanDesk file"):
        Document.open(plan_file)
    assert print_of(plan_file) == before


@pytest.mark.parametrize("keep", [1, 100, 511, 512, 4095, 4096, 5000, 0.3, 0.5, 0.9, -1])
def test_a_truncated_file_is_a_sentence(plan_file, keep):
    size = plan_file.stat().st_size
    os.truncate(plan_file, size - 1 if keep == -1 else int(size * keep) if isinstance(keep, float) else keep)
    before = print_of(plan_file)
    for read_only in (False, True):
        with pytest.raises((DamagedFile, NotAPlanDeskFile), match="damaged|not a PlanDesk file"):
            Document.open(plan_file, read_only=read_only)
    assert print_of(plan_file) == before and names_in(plan_file.parent) == {"plan.plandesk"}


def test_every_zeroed_page_is_a_sentence(plan_file):
    """Whichever page is lost: it is told on opening, and never a crash."""
    whole = plan_file.read_bytes()
    for page in range(len(whole) // 4096):
        spoil(plan_file, page * 4096, bytes(4096))
        before = print_of(plan_file)
        with pytest.raises((DamagedFile, NotAPlanDeskFile), match="damaged|not a PlanDesk file"):
            Document.open(plan_file)
        assert print_of(plan_file) == before
        plan_file.write_bytes(whole)


def test_noise_in_the_middle_is_told_or_harmless(plan_file):
    """Random bytes anywhere: a document that opens can be read and closed, or says that it is damaged."""
    whole = plan_file.read_bytes()
    chance = random.Random(4)
    refusals = 0
    for _round in range(60):
        spoil(
            plan_file, chance.randrange(100, len(whole) - 600), chance.randbytes(chance.choice([4, 40, 600]))
        )
        try:
            document = Document.open(plan_file)
            try:
                content(document)
            finally:
                document.close()
        except UserError as error:
            refusals += 1
            assert "damaged" in error.sentence
        plan_file.write_bytes(whole)
    assert refusals > 5


def test_a_damaged_middle_of_a_large_file_is_told_where_it_is_met(tmp_path, monkeypatch):
    """A large file is not read whole on opening; the damage is told by whatever comes across it."""
    path = make(tmp_path / "large.plandesk", initiatives=400)
    monkeypatch.setattr(opening, "QUICK_CHECK_BYTES", 1000)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        root = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'initiative'").fetchone()[0]
    database.close()
    spoil(path, (root - 1) * 4096, b"\x07" * 4096)
    before = print_of(path)
    document = Document.open(path)
    try:
        with pytest.raises(DamagedFile, match="“large.plandesk” is damaged"):
            texts(document)
        with pytest.raises(DamagedFile), document.step("Edit"):
            document.update("initiative", 5, text="x")
        with pytest.raises(DamagedFile):
            document.undo()
        assert document.value("SELECT title FROM plan") == "A plan"
    finally:
        document.close()
    assert print_of(path) == before


def test_a_large_file_is_read_whole_after_an_unclean_end(tmp_path, monkeypatch):
    path = make(tmp_path / "large.plandesk", initiatives=400)
    monkeypatch.setattr(opening, "QUICK_CHECK_BYTES", 1000)
    spoil(path, path.stat().st_size * 3 // 4 // 4096 * 4096, bytes(4096))
    Document.open(path).close()
    (tmp_path / ".large.plandesk.lock").write_text("Anna (left behind by a kill)")
    with pytest.raises(DamagedFile):
        Document.open(path)


@pytest.mark.parametrize("place", [0, 20000])
def test_a_damaged_file_names_its_last_backup(plan_file, place):
    document = Document.open(plan_file)
    backup.make(document, backup.default_folder(), "import")
    kept = backup.make(document, backup.default_folder(), "import")
    document.close()
    spoil(plan_file, place, b"noise" * 2000)
    with pytest.raises(UserError, match="damaged.* Its last backup, of 20.* open that") as caught:
        Document.open(plan_file)
    assert f"“{kept.path}”" in caught.value.sentence
    rescued = Document.open(kept.path, read_only=True)
    assert len(texts(rescued)) == 3
    rescued.close()


# ---- versions


def with_version(path, number):
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {number}")
    database.close()


def test_a_newer_major_version_is_refused(plan_file):
    with_version(plan_file, versions.VERSIONS["plan"] + 100)
    refused(plan_file, NewerFile, "was written by a newer PlanDesk")
    refused(plan_file, NewerFile, "was written by a newer PlanDesk", read_only=True)


def test_a_newer_minor_version_opens_and_keeps_its_own(plan_file):
    with sqlite3.connect(plan_file) as database:
        database.execute("ALTER TABLE initiative ADD COLUMN later TEXT NOT NULL DEFAULT 'of 1.1'")
        database.execute("CREATE TABLE novelty (id INTEGER PRIMARY KEY, uid TEXT UNIQUE)")
    database.close()
    with_version(plan_file, versions.VERSIONS["plan"] + 1)
    document = Document.open(plan_file)
    triggers = document.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    with document.step("Rename"):
        document.update("initiative", 1, text="Changed by an older PlanDesk")
    document.undo()
    assert document.value("PRAGMA user_version") == versions.VERSIONS["plan"] + 1
    assert document.value("SELECT later FROM initiative") == "of 1.1"
    assert [tuple(row) for row in triggers] == [
        tuple(row) for row in document.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ]
    document.close()


def test_missing_triggers_are_put_back(plan_file):
    with sqlite3.connect(plan_file) as database:
        database.execute("DROP TRIGGER history_initiative_update")
        database.execute("DROP TRIGGER history_kept_delete")
    database.close()
    document = Document.open(plan_file)
    with document.step("Edit"):
        document.update("initiative", 1, text="Logged")
    document.undo()
    assert texts(document)[0].startswith("Initiative 0")
    document.close()


def test_another_tools_journal_mode_is_taken_back(plan_file):
    with sqlite3.connect(plan_file) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()
    document = Document.open(plan_file)
    assert document.value("PRAGMA journal_mode") == "delete" and len(texts(document)) == 3
    document.close()
    assert names_in(plan_file.parent) == {"plan.plandesk"}


# ---- places that cannot be written to


def reads_but_does_not_write(path):
    before = print_of(path)
    with pytest.raises(ReadOnlyFile, match="“plan.plandesk” or its folder cannot be written to"):
        Document.open(path)
    document = Document.open(path, read_only=True)
    assert document.read_only and len(texts(document)) == 3
    with pytest.raises(ReadOnlyFile), document.step("Any"):
        pass
    document.close()
    assert print_of(path) == before and names_in(path.parent) == {"plan.plandesk"}


@pytest.mark.posix
def test_a_file_without_the_right_to_write_opens_for_reading():
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        with only_reading(path):
            reads_but_does_not_write(path)


@pytest.mark.posix
def test_a_folder_without_the_right_to_write_opens_for_reading():
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        with only_reading(folder):
            reads_but_does_not_write(path)
        with only_reading(path, folder):
            reads_but_does_not_write(path)


@pytest.mark.posix
def test_a_disk_mounted_for_reading_opens_for_reading(tmp_path):
    """Root's rights end at a disk like this; where none can be mounted, a folder without rights stands in."""
    with mounted(tmp_path, "1m") as is_disk:
        if is_disk:
            path = make(tmp_path / "plan.plandesk")
            mount_for_reading(tmp_path)
            reads_but_does_not_write(path)
            return
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        with only_reading(path, folder):
            reads_but_does_not_write(path)


@pytest.mark.posix
def test_a_file_that_may_not_be_read_is_a_sentence():
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        os.chmod(path, 0)
        for read_only in (False, True):
            with pytest.raises(CannotRead, match="You may not read “plan.plandesk”"):
                Document.open(path, read_only=read_only)
        os.chmod(path, 0o600)
        assert names_in(folder) == {"plan.plandesk"}


@pytest.mark.posix
def test_no_document_is_made_in_a_folder_without_the_right_to_write():
    with folder_of_ordinary_user() as folder, only_reading(folder):
        with pytest.raises(UserError, match="“new.plandesk” could not be written in"):
            Document.create(folder / "new.plandesk")
        assert names_in(folder) == set()


# ---- a save that was cut off

CUT_OFF = """
import os, signal, sys
from pathlib import Path
from plandesk.file.document import Document
document = Document.open(Path(sys.argv[1]), who="Killed")
with document.step("Cut off"):
    document.execute("PRAGMA cache_size = 1")  # pages go to the file before the commit
    for number in range(2000):
        document.insert("initiative", plan_id=1, objective_id=1, position=number, text="x" * 500)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def cut_off(plan_file, checkout):
    """A file in the middle of a save whose writer was killed: half written, a journal, a lock file."""
    before = print_of(plan_file)
    done = subprocess.run([sys.executable, "-c", CUT_OFF, str(plan_file)], cwd=checkout, check=False)
    assert done.returncode == -9
    assert print_of(plan_file) != before
    assert names_in(plan_file.parent) == {"plan.plandesk", "plan.plandesk-journal", ".plan.plandesk.lock"}
    return plan_file


@pytest.mark.posix
@pytest.mark.parametrize("read_only", [False, True])
def test_a_cut_off_save_is_taken_back_on_opening(cut_off, read_only):
    document = Document.open(cut_off, read_only=read_only)
    assert len(texts(document)) == 3 and document.undo_name == "Add initiatives"
    assert document.value("PRAGMA integrity_check") == "ok"
    document.close()
    assert names_in(cut_off.parent) == {"plan.plandesk"}


@pytest.mark.posix
def test_a_cut_off_save_in_a_folder_for_reading_is_a_sentence(cut_off):
    names = ("plan.plandesk", "plan.plandesk-journal")
    files = {name: cut_off.with_name(name).read_bytes() for name in names}
    with folder_of_ordinary_user() as folder:
        for name, data in files.items():
            (folder / name).write_bytes(data)
        path = folder / "plan.plandesk"
        with only_reading(folder):
            for read_only in (False, True):
                before = {name: print_of(folder / name) for name in names_in(folder)}
                with pytest.raises(UnfinishedSave, match="together with “plan.plandesk-journal”"):
                    Document.open(path, read_only=read_only)
                assert {name: print_of(folder / name) for name in names_in(folder)} == before


@pytest.mark.posix
def test_an_ordinary_user_is_what_the_tests_say():
    """The tests above prove nothing if rights do not bind whoever runs them."""
    with folder_of_ordinary_user() as folder, only_reading(folder), pytest.raises(PermissionError):
        (folder / "file").touch()
