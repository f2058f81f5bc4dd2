"""Not one word of a coaching file can be read on the disk, whatever is done with it; erased words are gone.

A canary stands in every column of text that the file has. Every file that was written is searched, in
the encodings that a program could have used: the document, its journal, its lock, copies in the making,
temporary files, backups, preferences.
"""

import os
import subprocess
import sys

import pytest

from plandesk.domain.coaching import erasing, members, sessions
from plandesk.file import backup, copy, rekeying
from plandesk.file.as_of import document_as_of
from plandesk.file.document import Document, Draft
from plandesk.file.encryption import FileKey, Passphrase, new_key
from plandesk.file.restore import restore
from tests import coaching_file
from tests.canaries import STEM, put_everywhere, readable, write_within


@pytest.fixture
def disk(tmp_path, monkeypatch):
    """A folder for everything that is written."""
    return write_within(tmp_path, monkeypatch)


pytestmark = pytest.mark.usefixtures("quick_keys")
KILLED = """
import os, sys
from plandesk.file.document import Document
from plandesk.file.encryption import FileKey
key = FileKey(bytes.fromhex(sys.argv[2][:64]), bytes.fromhex(sys.argv[2][64:]))
document = Document.open(sys.argv[1], key=key, who="Anna")
document.connection.execute("PRAGMA cache_size = 2")
with document.step("qzkanari killed"):
    for number in range(200):
        document.insert("member", name=f"qzkanari killed {number}" * 40)
    document.rows("SELECT name FROM member ORDER BY name DESC")  # a sort larger than the cache
    os._exit(9)
"""


def test_no_word_can_be_read_on_the_disk(disk, checkout):
    document = coaching_file.new_platoon(disk / "desk" / "own.coaching")
    written = put_everywhere(document, "first")
    assert len(written) > 35 and ("session_theme", "employee") in written and ("member", "name") in written
    put_everywhere(document, "second")
    document.undo()
    document.redo()
    document.undo()
    document.keep_draft(Draft("member", document.uid, "note", f"{STEM} draft"))
    document.note_view("opened", "desk", document.uid, f"{STEM} viewed")
    folder = backup.default_folder()
    kept = backup.make(document, folder, backup.Reason.ASKED)
    put_everywhere(document, "third")
    restore(document, kept)
    past = document_as_of(document, "2999-01-01")
    assert STEM in past.value("SELECT name FROM member")
    past.close()
    copy.save_copy(document, disk / "desk" / "copy.coaching")
    rekeying.change_key(document, new_key(Passphrase("another set of plain words")))
    member = members.members(document)[0]
    erasing.erase_session(document, sessions.sessions_of(document, member.id)[0].id)
    document.recover_drafts()
    assert readable(disk) == []  # with the file open
    key: FileKey = document.file_key
    document.close()
    spec = key.spec.strip("x'")
    done = subprocess.run([sys.executable, "-c", KILLED, document.path, spec], cwd=checkout, check=False)
    assert done.returncode == 9 and (disk / "desk" / "own.coaching-journal").stat().st_size > 10_000
    assert readable(disk) == []  # half written, with its journal
    reading = Document.open(document.path, key=key, read_only=True)
    assert reading.value("SELECT count(*) FROM member WHERE name LIKE '%killed%'") == 0
    reading.close()
    assert readable(disk) == []

    # The search finds what is there to be found: the same file without its key, which no command would write.
    document = Document.open(document.path, key=key)
    rekeying.change_key(document, None)
    document.close()
    found = {one.parts[0] for one in readable(disk)}
    assert found == {"desk", "config"}


def test_erased_words_are_in_no_page_and_in_no_backup(disk):
    """Read in a file without its key: what a page holds is the same, and here the bytes can be looked at."""
    document = coaching_file.new_platoon(disk / "desk" / "own.coaching")
    assert document.value("PRAGMA secure_delete") == 1 and document.value("PRAGMA temp_store") == 2
    rekeying.change_key(document, None)
    one = members.members(document)[0]
    (gone, *_later) = sessions.sessions_of(document, one.id)
    theme = gone.themes[0]
    for number in range(30):  # its history, on pages that are used again
        sessions.write(document, theme.id, "employee", f"{STEM} {number} " + "long words " * 300)
    document.undo()
    document.keep_draft(Draft("session_theme", theme.uid, "employee", f"{STEM} draft"))
    document.note_view("opened", "coaching_session", gone.uid, f"{STEM} viewed")
    backup.make(document, backup.default_folder(), backup.Reason.ASKED)
    document.close()
    assert {where.parts[0] for where in readable(disk)} == {"desk", "config"}
    document = Document.open(document.path)
    erasing.erase_session(document, gone.id)
    document.close()
    assert readable(disk) == []
    document = Document.open(document.path)
    assert document.value("PRAGMA freelist_count") == 0
    assert members.members(document)[0].name == one.name
    document.close()


def test_temporary_tables_and_sorts_stay_in_memory(disk):
    """A sort and a temporary table larger than the cache open no file beside the document."""
    document = coaching_file.make(disk / "desk" / "own.coaching")
    with document.step("Fill"):
        document.execute_many(
            "INSERT INTO member (uid, name) VALUES (?, ?)",
            ((f"u{number}", f"{STEM} {number:06d}" * 20) for number in range(4_000)),
        )
    document.connection.execute("PRAGMA cache_size = 10")
    before = open_files()
    document.connection.execute("CREATE TEMP TABLE sorted AS SELECT name FROM member ORDER BY name DESC")
    rows = document.connection.execute("SELECT DISTINCT name FROM member ORDER BY substr(name, -9)")
    rows.fetchmany(10)
    assert open_files() == before and not list((disk / "temp").iterdir())
    document.close()


def open_files():
    """What this process has open, deleted files too, where the system tells."""
    place = "/proc/self/fd"
    links = [os.path.join(place, one) for one in os.listdir(place)] if os.path.isdir(place) else []
    return {os.readlink(one) for one in links if os.path.lexists(one)}
