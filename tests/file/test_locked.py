"""Files that are locked with a passphrase: opened, refused, damaged, backed up, upgraded, rekeyed."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from plandesk.errors import (
    BackupFailed,
    CannotWrite,
    DamagedFile,
    DiskFull,
    FileLocked,
    InvalidValue,
    NotAPlanDeskFile,
    PassphraseNeeded,
    ReadOnlyFile,
    WrongPassphrase,
)
from plandesk.file import backup, check, copy, encryption, rekeying, restore, upgrade
from plandesk.file.as_of import document_as_of
from plandesk.file.connect import connect
from plandesk.file.document import Document
from plandesk.file.encryption import PAGE, ROUNDS, FileKey, Passphrase, RecoveryKey, is_plain, new_key
from tests.file.places import no_file_larger_than
from tests.file.samples import content, names_in, print_of, texts

pytestmark = pytest.mark.usefixtures("quick_keys")
OLD, NEW = "the heron waits at the weir", "nine lanterns on the harbour wall"
DATA = Path(__file__).parent.parent / "data"
KILLS = 12
LONGEST = 0.5  # seconds, about, that one changes keys before it is killed


@pytest.fixture
def key():
    return new_key(Passphrase(OLD))


@pytest.fixture
def locked(plan_file, key):
    """The plan file with its lock, closed; the key opens it at once."""
    document = Document.open(plan_file)
    rekeying.change_key(document, key, plan_file.parent.parent / "backups")
    document.close()
    return plan_file


@pytest.fixture
def backups(tmp_path):
    return tmp_path / "backups"


def rename(document, title):
    with document.step("Rename"):
        document.update("plan", 1, title=title)


def test_a_file_opens_with_its_passphrase_or_recovery_key_alone(tmp_path):
    path = tmp_path / "night.coaching"
    # However the keyboard makes an accented letter, and whatever the paper looks like.
    document = Document.create(path, "coaching", key=Passphrase("la rivie\u0300re sous la pluie"))
    recovery = document.recovery_key()
    document.close()
    before = print_of(path)
    for given in (Passphrase("la riviere sous la pluie"), Passphrase(""), RecoveryKey(other_recovery())):
        with pytest.raises(
            WrongPassphrase, match="does not open “night.coaching”. Nothing was changed"
        ) as told:
            Document.open(path, key=given)
        assert "\n" not in told.value.sentence
    with pytest.raises(PassphraseNeeded, match="“night.coaching” is locked"):
        Document.open(path)
    with pytest.raises(InvalidValue, match="not a whole recovery key"):
        RecoveryKey(recovery[:-1])
    assert print_of(path) == before and names_in(tmp_path) == {"night.coaching"}
    for given in (
        Passphrase("la rivi\u00e8re sous la pluie"),
        RecoveryKey(recovery.lower().replace("-", " ")),
    ):
        with_key = Document.open(path, key=given)
        assert with_key.is_locked and with_key.kind == "coaching" and with_key.recovery_key() == recovery
        with_key.close()
    with pytest.raises(RuntimeError, match="never written without a key"):
        Document.create(tmp_path / "open.coaching", "coaching")


def other_recovery():
    return FileKey(bytes(range(32)), b"").recovery


def test_any_program_with_the_engine_opens_it_with_the_passphrase(plan_file, backups, monkeypatch):
    import sqlcipher3

    monkeypatch.setattr(encryption, "ROUNDS", ROUNDS)  # as it is outside of tests
    document = Document.open(plan_file)
    rekeying.lock(document, Passphrase(OLD), backups)
    document.close()
    connection = sqlcipher3.connect(str(plan_file))
    connection.execute(f"PRAGMA key = '{OLD}'")
    assert connection.execute("SELECT title FROM plan").fetchone() == ("A plan",)
    connection.close()


def test_locking_a_plan_leaves_nothing_readable_and_everything_there(plan_file, backups):
    document = Document.open(plan_file, who="Anna")
    rename(document, "Renamed")
    for number in range(3):
        rename(document, f"Title {number}")
        backup.make(document, backups, backup.Reason.ASKED)
    spoilt = backup.listed(backups, document.uid)[0].path
    spoilt.write_bytes(spoilt.read_bytes()[:PAGE] + b"with words that fill the page " * 200)
    for left in (plan_file.parent / ".plandesk-0123.new", spoilt.with_name(".plandesk-4567.new")):
        left.write_text("with words that fill the page")
        os.utime(left, (0, 0))
    before, log = content(document), [tuple(row) for row in document.rows("SELECT * FROM history")]
    mode = plan_file.stat().st_mode

    told = rekeying.lock(document, Passphrase(OLD), backups)

    assert told == rekeying.Rekeyed(2, 1) and document.is_locked
    assert (
        content(document) == before and [tuple(row) for row in document.rows("SELECT * FROM history")] == log
    )
    assert document.undo().name == "Rename" and check.check(document) == []
    assert plan_file.stat().st_mode == mode
    with pytest.raises(FileLocked):
        Document.open(plan_file, key=document.file_key)
    document.close()
    files = [one for one in plan_file.parent.parent.rglob("*") if one.is_file()]
    assert len(files) == 4  # the plan, two backups, and where it has been
    assert not any(b"with words" in one.read_bytes() for one in files)
    again = Document.open(plan_file, key=Passphrase(OLD))
    assert again.undo_name == "Rename"
    again.close()


def test_the_bytes_of_the_file_that_was_readable_are_written_over(plan_file, backups):
    document = Document.open(plan_file)
    with plan_file.open("rb") as before:  # what a tool for deleted files would find
        rekeying.lock(document, Passphrase(OLD), backups)
        assert set(before.read()) == {0}
    document.close()


def test_a_new_passphrase_shuts_out_the_old_one_and_takes_the_backups_along(locked, key, backups):
    document = Document.open(locked, key=key)
    old_recovery = RecoveryKey(document.recovery_key())
    kept = backup.make(document, backups, backup.Reason.ASKED)
    rename(document, "Later")
    for wrong in (Passphrase(NEW), RecoveryKey(other_recovery())):
        with pytest.raises(WrongPassphrase):
            rekeying.change_passphrase(document, wrong, Passphrase(NEW), backups)
    assert rekeying.change_passphrase(document, old_recovery, Passphrase(NEW), backups).backups == 1
    rename(document, "Later still")
    restore.restore(document, kept)
    assert document.value("SELECT title FROM plan") == "A plan"
    past = document_as_of(document, "2999-01-01")
    assert past.value("SELECT title FROM plan") == "A plan"
    past.close()
    document.close()
    for file in (locked, kept.path):
        for given in (Passphrase(OLD), old_recovery):
            with pytest.raises(WrongPassphrase):
                Document.open(file, key=given, read_only=True)
        Document.open(file, key=Passphrase(NEW), read_only=True).close()


def test_the_lock_is_taken_from_a_plan_file_but_never_from_a_coaching_file(locked, key, backups, tmp_path):
    document = Document.open(locked, key=key)
    kept = backup.make(document, backups, backup.Reason.ASKED)
    with pytest.raises(WrongPassphrase):
        rekeying.remove_lock(document, Passphrase(NEW), backups)
    rekeying.remove_lock(document, Passphrase(OLD), backups)
    assert not document.is_locked and document.recovery_key() == ""
    restore.restore(document, kept)
    document.close()
    Document.open(locked).close()
    assert is_plain(kept.path)

    coaching = Document.create(tmp_path / "own.coaching", "coaching", key=Passphrase(OLD))
    with pytest.raises(InvalidValue, match="always locked"):
        rekeying.remove_lock(coaching, Passphrase(OLD), backups)
    coaching.close()


def test_a_file_that_cannot_be_replaced_is_as_it_was(locked, key, backups, monkeypatch):
    document = Document.open(locked, key=key)
    kept = backup.make(document, backups, backup.Reason.ASKED)
    before = print_of(kept.path)

    def refuse(source, target):
        raise PermissionError(target)

    with monkeypatch.context() as patch:
        really = os.replace
        patch.setattr(os, "replace", lambda a, b: refuse(a, b) if b == locked else really(a, b))
        with pytest.raises(Exception, match="could not be written anew"):
            rekeying.change_passphrase(document, key, Passphrase(NEW), backups)
    assert document.file_key == key and names_in(locked.parent) == {locked.name, f".{locked.name}.lock"}
    rename(document, "Goes on")
    assert print_of(kept.path) == before and names_in(kept.path.parent) == {kept.path.name, "places.txt"}
    document.close()
    reading = Document.open(locked, key=key, read_only=True)
    with pytest.raises(ReadOnlyFile):
        rekeying.change_passphrase(reading, key, Passphrase(NEW), backups)
    reading.close()


@pytest.mark.posix
def test_without_room_for_the_backups_nothing_is_begun(plan_file, backups):
    document = Document.open(plan_file)
    kept = backup.make(document, backups, backup.Reason.ASKED)
    before = print_of(kept.path), content(document)
    with no_file_larger_than(8 * PAGE), pytest.raises((DiskFull, BackupFailed, CannotWrite)) as told:
        rekeying.lock(document, Passphrase(OLD), backups)
    assert "\n" not in told.value.sentence
    kept.path.rename(kept.path.with_name("away"))
    with no_file_larger_than(8 * PAGE), pytest.raises((DiskFull, CannotWrite)):
        rekeying.lock(document, Passphrase(OLD), backups)
    kept.path.with_name("away").rename(kept.path)
    assert not document.is_locked and (print_of(kept.path), content(document)) == before
    assert names_in(kept.path.parent) == {kept.path.name, "places.txt"}
    assert names_in(plan_file.parent) == {plan_file.name, f".{plan_file.name}.lock"}
    rename(document, "Goes on")
    rekeying.lock(document, Passphrase(OLD), backups)
    document.close()


CHANGING = """
import os, sys
from pathlib import Path
from plandesk.file import rekeying
from plandesk.file.document import Document
from plandesk.file.encryption import FileKey
path, backups, *keys = sys.argv[1:]
keys = [FileKey(bytes.fromhex(one[:64]), bytes.fromhex(one[64:])) for one in keys]
def change():
    document = Document.open(path, key=keys[0])
    os.write(1, b"open %d\\n" % os.getpid())
    while True:
        for key in (keys[1], None, keys[0]):
            rekeying.change_key(document, key, Path(backups))
            os.write(1, b"changed\\n")
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            change()
        finally:
            os._exit(1)
    os.write(1, b"%d\\n" % os.waitpid(child, 0)[1])
"""


@pytest.mark.posix
def test_a_kill_leaves_the_old_key_or_the_new_one_and_every_backup(locked, key, backups, checkout):
    other = new_key(Passphrase(NEW))
    document = Document.open(locked, key=key)
    backup.make(document, backups, backup.Reason.ASKED)
    before = content(document)
    document.close()
    found = set()
    specs = [one.spec.strip("x'") for one in (key, other)]
    breeder = subprocess.Popen(
        [sys.executable, "-c", CHANGING, str(locked), str(backups), *specs],
        cwd=checkout,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    for kill in range(KILLS):
        breeder.stdin.write(b"\n")
        breeder.stdin.flush()
        _word, pid = breeder.stdout.readline().split()
        for _change in range(kill % 3):  # so that each turn is hit, however slow the machine is
            assert breeder.stdout.readline() == b"changed\n"
        with pytest.raises(subprocess.TimeoutExpired):  # it goes on and on
            breeder.wait(LONGEST * (kill // 3) / KILLS)
        os.kill(int(pid), signal.SIGKILL)
        said = breeder.stdout.readline()
        while said == b"changed\n":
            said = breeder.stdout.readline()
        assert int(said) == signal.SIGKILL
        opened = [one for one in (key, other) if one.opens(locked)]
        assert opened or is_plain(locked)
        document = Document.open(locked, key=opened[0] if opened else None)
        assert content(document) == before and check.check(document) == []
        present = document.file_key
        found.add(present)
        backup.make(document, backups, backup.Reason.ASKED)  # finishes what was cut off
        kept = backup.listed(backups, document.uid)
        assert len(kept) == 2
        for one in kept:
            connection = connect(one.path, "ro", present)
            assert connection.execute("SELECT count(*) FROM plan").fetchone()[0] == 1
            connection.close()
        kept[0].path.unlink()
        rekeying.change_key(document, key, backups)
        document.close()
    breeder.communicate()
    assert len(found) > 1, "the kills hit more than one turn"


def test_second_writer_reading_only_and_a_folder_without_rights(locked, key):
    first = Document.open(locked, who="Anna", key=key)
    with pytest.raises(FileLocked, match="Anna"):
        Document.open(locked, key=key)
    reading = Document.open(locked, key=key, read_only=True)
    rename(first, "Elsewhere")
    told = []
    reading.listen(told.append)
    reading.check_outside()
    assert reading.value("SELECT title FROM plan") == "Elsewhere" and told[0].reload
    with pytest.raises(ReadOnlyFile):
        rename(reading, "No")
    reading.close()
    first.close()


CUT_OFF = """
import os, sys
from plandesk.file.document import Document
from plandesk.file.encryption import FileKey
key = FileKey(bytes.fromhex(sys.argv[2][:64]), bytes.fromhex(sys.argv[2][64:]))
document = Document.open(sys.argv[1], key=key)
document.connection.execute("PRAGMA cache_size = 2")
with document.step("Long"):
    document.execute("UPDATE plan SET title = 'lost'")
    for number in range(60):
        document.insert("sub_item", initiative_id=1, position=number, text="y" * 3000)
        document.execute("UPDATE initiative SET text = text || ?", ("z" * 500,))
    document.execute("DELETE FROM sub_item")
    document.rows("SELECT max(text) FROM initiative")
    os._exit(0)
"""


def test_a_save_that_was_cut_off_is_taken_back(locked, key, checkout):
    spec = key.spec.strip("x'")
    subprocess.run([sys.executable, "-c", CUT_OFF, str(locked), spec], cwd=checkout, check=True)
    journal = locked.with_name(locked.name + "-journal")
    assert journal.stat().st_size > 10 * PAGE
    with pytest.raises(WrongPassphrase):
        Document.open(locked, key=Passphrase(NEW))
    with pytest.raises(PassphraseNeeded):
        Document.open(locked)
    # Nor does it matter where the writing of the first page was cut off: the journal has it whole.
    data = bytearray(locked.read_bytes())
    data[2000:PAGE] = bytes(PAGE - 2000)
    locked.write_bytes(data)
    document = Document.open(locked, key=key, read_only=True)
    assert document.value("SELECT title FROM plan") == "A plan" and check.check(document) == []
    document.close()
    assert names_in(locked.parent) == {locked.name}


@pytest.mark.parametrize("place", [16, 200, PAGE - 1, PAGE + 5, 3 * PAGE])
def test_a_damaged_locked_file_is_a_sentence(locked, key, place):
    data = bytearray(locked.read_bytes())
    data[place] ^= 0xFF
    locked.write_bytes(data)
    with pytest.raises(DamagedFile, match=f"“{locked.name}” is damaged and was not changed"):
        Document.open(locked, key=key)
    assert locked.read_bytes() == data


def test_a_locked_file_cut_short_or_emptied_is_a_sentence(locked, key):
    data = locked.read_bytes()
    locked.write_bytes(data[: 2 * PAGE])
    with pytest.raises(DamagedFile):
        Document.open(locked, key=key)
    locked.write_bytes(bytes(PAGE) + data[PAGE:])
    with pytest.raises(NotAPlanDeskFile, match="its beginning is damaged"):
        Document.open(locked, key=key)


def test_a_locked_file_of_an_older_version_is_upgraded_in_secret(tmp_path, key, monkeypatch, backups):
    old = tmp_path / "old.plandesk"
    source = connect(DATA / "plan-1.0.plandesk", "ro")
    copy.write_with_key(source, old, key)
    source.close()
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    reading = Document.open(old, key=key, read_only=True)
    assert reading.value("SELECT count(*) FROM plan") == 2
    reading.close()
    run, worked_on = upgrade.run, []

    def look(*arguments):
        run(*arguments)
        worked_on.extend((path, is_plain(path)) for path in backups.rglob("*.new"))

    monkeypatch.setattr(upgrade, "run", look)
    document = Document.open(old, key=key, backups=backups)
    ((worked, plain),) = worked_on  # a kill would leave it, and nobody could read it
    assert not plain and not worked.exists()
    assert document.is_locked and check.check(document) == [] and not list(temp.iterdir())
    (kept,) = backup.listed(backups, document.uid)
    assert not is_plain(kept.path) and not is_plain(old)
    rename(document, "After")
    restore.restore(document, kept)
    document.close()


def test_copies_are_locked_and_a_backup_of_another_key_asks_for_it(locked, key, backups, tmp_path):
    document = Document.open(locked, key=key)
    twin = copy.save_copy(document, tmp_path / "twin.plandesk")
    kept = backup.make(document, backups, backup.Reason.ASKED)
    document.close()
    other = Document.open(twin, key=key)  # the same document by its uid, so they share the backups
    rekeying.change_passphrase(other, key, Passphrase(NEW), tmp_path / "elsewhere")
    rename(other, "Twin")
    with pytest.raises(WrongPassphrase, match="has another passphrase than this file"):
        restore.restore(other, kept)
    restore.restore(other, kept, key=Passphrase(OLD))
    assert other.value("SELECT title FROM plan") == "A plan"
    rekeying.remove_lock(other, Passphrase(NEW), tmp_path / "elsewhere")
    with pytest.raises(PassphraseNeeded):
        copy.save_copy(other, tmp_path / "third.plandesk", kept.path)
    copy.save_copy(other, tmp_path / "third.plandesk", kept.path, Passphrase(OLD))
    other.close()
    third = Document.open(tmp_path / "third.plandesk", key=key, read_only=True)
    assert len(texts(third)) == 3
    third.close()
