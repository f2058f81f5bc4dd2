"""Backups: when one is made, what is in it, and how long it stays."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandesk.errors import BackupFailed, FileGone, FileLocked
from plandesk.file import backup
from plandesk.file.backup import Backup, Reason
from plandesk.file.document import Document
from tests.file.places import folder_of_ordinary_user, only_reading
from tests.file.samples import content, make, names_in


def rename(document, title):
    with document.step("Rename"):
        document.update("plan", 1, title=title)


def test_a_backup_holds_everything_and_opens_by_itself(document, tmp_path):
    with document.step("Add picture"):
        document.execute("INSERT INTO picture VALUES ('abc', 'logo.png', 'image/png', 1, 1, x'00ff')")
    made = backup.make(document, tmp_path / "kept", "import")
    assert made.path.parent == tmp_path / "kept" / document.uid
    assert (made.uid, made.reason) == (document.uid, Reason.IMPORT)
    assert abs(datetime.now(UTC) - made.at) < timedelta(minutes=1)
    assert made.size == made.path.stat().st_size
    opened = Document.open(made.path, read_only=True)
    assert content(opened) == content(document) and opened.uid == document.uid
    assert opened.undo_name == document.undo_name
    assert opened.value("SELECT data FROM picture") == b"\x00\xff"
    opened.close()
    assert names_in(made.path.parent) == {made.path.name, backup.PLACES}


def test_backups_are_listed_newest_first_and_strangers_left_out(document, tmp_path):
    made = [backup.make(document, tmp_path / "kept", reason) for reason in Reason]
    folder = made[0].path.parent
    (folder / "notes.txt").write_text("mine")
    (folder / "20240101T000000000Z_1_nonsense.plandesk").write_text("")
    (folder / "20249901T000000000Z_1_import.plandesk").write_text("")
    assert backup.listed(tmp_path / "kept", document.uid) == made[::-1]
    assert backup.listed(tmp_path / "kept", "another") == []
    assert len({one.reason.text for one in made}) == len(Reason)


def test_a_uid_out_of_a_file_leads_nowhere_else(tmp_path):
    (tmp_path / "kept").mkdir()
    assert backup.listed(tmp_path / "kept", "../..") == []
    document = Document.open(make(tmp_path / "plan.plandesk"))
    document.uid = "../../elsewhere"
    made = backup.make(document, tmp_path / "kept", "import")
    assert made.path.parent.parent == tmp_path / "kept"
    document.close()


def test_on_opening_one_is_made_if_something_changed(document, tmp_path):
    kept = tmp_path / "kept"
    assert backup.make_if_due(document, kept, opening=True).reason is Reason.OPENING
    assert backup.make_if_due(document, kept, opening=True) is None
    rename(document, "Changed")
    assert backup.make_if_due(document, kept, opening=True) is not None


def test_while_working_one_is_made_every_ten_minutes_of_change(document, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    assert backup.make_if_due(document, kept).reason is Reason.PERIODIC
    rename(document, "Changed")
    assert backup.make_if_due(document, kept) is None
    monkeypatch.setattr(backup, "EVERY", timedelta(0))
    assert backup.make_if_due(document, kept) is not None
    assert backup.make_if_due(document, kept) is None  # nothing changed since
    assert len(backup.listed(kept, document.uid)) == 2


def test_a_worker_thread_makes_one_while_the_document_is_open(document, tmp_path):
    rename(document, "Changed")
    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(
            backup.make_aside, document.path, document.uid, "plan", tmp_path / "kept", Reason.PERIODIC
        )
        made = work.result()
    assert not backup.due(document, tmp_path / "kept", opening=True)
    rename(document, "The writer goes on, and its locks hold")
    with pytest.raises(FileLocked):
        Document.open(document.path)
    opened = Document.open(made.path, read_only=True)
    assert opened.value("SELECT title FROM plan") == "Changed"
    opened.close()
    with pytest.raises(FileGone):
        backup.make_aside(tmp_path / "gone", "u", "plan", tmp_path / "kept", Reason.PERIODIC)
    assert not (tmp_path / "gone").exists()


@pytest.mark.posix
def test_a_place_that_cannot_be_written_to_is_a_sentence():
    with folder_of_ordinary_user() as folder:
        document = Document.open(make(folder / "plan.plandesk"))
        (folder / "kept").mkdir()
        sentence = "No backup could be kept in “.*kept”, so nothing was begun"
        with only_reading(folder / "kept"), pytest.raises(BackupFailed, match=sentence):
            backup.make(document, folder / "kept", "import")
        document.close()


def test_a_backup_inside_of_a_step_is_a_bug(document, tmp_path):
    with document.step("Any"), pytest.raises(RuntimeError):
        backup.make(document, tmp_path, "import")


def test_thinning_deletes_the_files(document, tmp_path):
    made = backup.make(document, tmp_path, "periodic")
    old = [
        made.path.with_name(f"2020010{day}T{hour}0000000Z_1_periodic.plandesk")
        for day in (1, 2)
        for hour in (10, 11)
    ]
    for path in old:
        path.write_bytes(made.path.read_bytes())
    (made.path.parent / "notes.txt").write_text("mine")
    backup.thin(tmp_path, document.uid)
    assert names_in(made.path.parent) == {made.path.name, old[-1].name, "notes.txt", backup.PLACES}


def test_a_lost_file_is_found_by_the_places_it_was_at(plan_file, tmp_path):
    for place in ("here", "there", "here"):
        moved = tmp_path / f"{place}.plandesk"
        plan_file = plan_file.rename(moved)
        document = Document.open(plan_file)
        kept = backup.make(document, tmp_path / "kept", "import")
        document.close()
    for place in ("here", "there"):
        assert backup.of_file(tmp_path / f"{place}.plandesk", tmp_path / "kept")[0] == kept
    assert backup.of_file(tmp_path / "nowhere", tmp_path / "kept") == []
    note = kept.path.parent / backup.PLACES
    assert note.read_text().splitlines() == [str(tmp_path / f"{one}.plandesk") for one in ("there", "here")]


# ---- the rule

NOW = datetime(2024, 6, 15, 12, 0, tzinfo=UTC)


NUMBERS = itertools.count()


def made_at(at, reason=Reason.PERIODIC):
    return Backup(Path(f"{next(NUMBERS)}.plandesk"), "uid", at, reason, 1, 1)


def staying(backups, now=NOW):
    going = backup.superfluous(backups, now)
    return sorted(one.at for one in backups if one not in going)


def local(*parts):
    """A moment on the clock of this computer."""
    return datetime(*parts).astimezone()


def test_all_of_today_stays():
    today = [made_at(local(2024, 6, 15, 12) - timedelta(minutes=10 * number)) for number in range(60)]
    assert len(staying(today, local(2024, 6, 15, 13))) == 60


def test_of_a_month_the_last_of_each_day_stays():
    month = [made_at(local(2024, 6, 15, 12) - timedelta(hours=number)) for number in range(24 * 31)]
    stay = staying(month, local(2024, 6, 15, 13))
    before_today = [at for at in stay if at.date() < local(2024, 6, 15).date()]
    assert len(before_today) == 31 and all(at.hour == 23 for at in before_today)


def test_beyond_it_the_last_of_each_month_stays():
    years = [made_at(local(2024, 6, 15, 12) - timedelta(days=number)) for number in range(800)]
    beyond = [at for at in staying(years, local(2024, 6, 15, 13)) if at < local(2024, 5, 15)]
    assert len(beyond) == len({(at.year, at.month) for at in beyond}) == 26
    assert all((at + timedelta(days=1)).month != at.month for at in beyond[1:-1])


def test_those_before_an_upgrade_stay():
    old = [made_at(NOW - timedelta(days=500, hours=number), Reason.UPGRADE) for number in range(5)]
    assert backup.superfluous(old, NOW) == []


@settings(deadline=None, database=None)
@given(st.lists(st.integers(0, 60 * 24 * 1500), max_size=60), st.integers(0, 60 * 24 * 400))
def test_thinning_again_or_later_never_loses_the_newest(minutes, later):
    backups = [made_at(NOW - timedelta(minutes=one)) for one in minutes]
    kept = [one for one in backups if one not in backup.superfluous(backups, NOW)]
    assert backup.superfluous(kept, NOW) == []
    if backups:
        newest = max(one.at for one in backups)
        much_later = [
            one.at for one in kept if one not in backup.superfluous(kept, NOW + timedelta(minutes=later))
        ]
        assert newest in much_later
