"""Bringing files of older versions to this one, and what happens when that fails.

The machinery is proven with a version of the tests' own. Each real migration after the first needs a
test here named `test_migration_<its name>`, and each released version a document in tests/data.
"""

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from plandesk.errors import BackupFailed, UpgradeFailed
from plandesk.file import backup, check, migrations, restore, upgrade, versions
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from tests.file import released
from tests.file.places import folder_of_ordinary_user, only_reading
from tests.file.samples import content, make, names_in, print_of, texts

DATA = Path(__file__).parent.parent / "data"


def version_text(number):
    return f"{number // 100}.{number % 100}"


def names_of(kind):
    return [one.name for one in migrations.BY_KIND[kind]._migrations]


# ---- the rules


@pytest.mark.parametrize("kind", migrations.BY_KIND)
def test_every_migration_has_a_test(kind):
    first, *later = names_of(kind)
    assert first in ("0100_first", "0103_first")
    untested = [name for name in later if f"test_migration_{name}" not in globals()]
    assert untested == []


@pytest.mark.parametrize("kind", migrations.BY_KIND)
def test_migrations_are_named_by_the_version_they_lead_to(kind):
    numbers = [int(re.match(r"\d{4}", name)[0]) for name in names_of(kind)]
    assert numbers == sorted(numbers) and numbers[-1] == versions.VERSIONS[kind]


@pytest.mark.parametrize("kind", ["plan"])
def test_there_is_a_document_of_every_version(kind):
    wanted = {f"{kind}-{version_text(int(name[:4]))}{backup.SUFFIXES[kind]}" for name in names_of(kind)}
    assert wanted <= names_in(DATA), "python -m tests.file.released writes that of the present version"


@pytest.mark.parametrize("path", sorted(DATA.glob("*-*.*")), ids=lambda path: path.name)
def test_a_document_of_every_version_opens_and_is_whole(tmp_path, path):
    copied = tmp_path / path.name
    copied.write_bytes(path.read_bytes())
    document = Document.open(copied, backups=tmp_path / "kept")
    assert document.value("PRAGMA user_version") == versions.VERSIONS["plan"]
    assert check.check(document) == []
    assert document.value("SELECT count(*) FROM initiative") > 0
    before = content(document)
    while document.undo() is not None:
        pass
    assert document.value("SELECT count(*) FROM plan") == 0
    while document.redo() is not None:
        pass
    assert content(document) == before
    document.close()
    fresh = Document.create(tmp_path / f"fresh{path.suffix}", kind=path.name.split("-")[0])
    migrated = Document.open(copied)
    assert tables(migrated) == tables(fresh)
    fresh.close()
    migrated.close()


def tables(document):
    return {row["name"]: row["sql"] for row in document.rows("SELECT name, sql FROM sqlite_master")}


# ---- the migrations


def test_migration_0101_reporting_year(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.0.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    plans = document.rows("SELECT approved_at, updates_close FROM plan")
    assert [tuple(row) for row in plans] == [(None, 14), (None, 14)]
    assert document.value("SELECT count(*) FROM status_word") == 0
    initiative = document.value("SELECT id FROM initiative")
    with document.step("First update"):
        document.insert("status_update", initiative_id=initiative, period="2024-Q1", narrative="Begun")
    document.undo()
    assert document.value("SELECT count(*) FROM status_update") == 0
    document.close()


def test_migration_0102_kpis(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.1.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    assert document.value("SELECT count(*) FROM status_update") == 1
    with document.step("First figure"):
        kpi = document.insert("kpi", position=0, name="Stops", kind="count")
        document.insert("measure", kpi_id=kpi, period=24292, numerator=3)
    document.undo()
    assert document.value("SELECT count(*) FROM measure") == 0
    document.close()


def test_migration_0103_print(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.2.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    (section,) = document.rows("SELECT language, level, chart FROM section")
    assert tuple(section) == ("", 1, "")
    block, goal = (document.value(f"SELECT min(id) FROM {table}") for table in ("block", "objective"))
    with document.step("First figure"):
        document.update("block", block, figure="17,112")
        document.update("objective", goal, pull_quote="Most would help.")
    document.undo()
    assert document.value("SELECT figure FROM block") == ""
    document.close()


def test_migration_0103_section_kpis(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.2.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    section, kpi = (document.value(f"SELECT min(id) FROM {table}") for table in ("section", "kpi"))
    with document.step("Show a KPI"):
        document.insert("section_kpi", section_id=section, position=0, kpi_id=kpi)
    document.undo()
    assert document.value("SELECT count(*) FROM section_kpi") == 0
    document.close()


def test_migration_0103_layouts(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.2.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    assert document.value("SELECT font FROM service") == "source-sans"
    with document.step("First layout"):
        layout = document.insert("layout", position=0, report="annual-plan", name="Short")
        part = document.insert("layout_part", layout_id=layout, position=0, kind="plan-table")
        document.insert("layout_column", part_id=part, position=0, name="goal", width=0.25)
    document.undo()
    assert document.value("SELECT count(*) FROM layout_column") == 0
    document.close()


def test_migration_0104_report_sets(tmp_path):
    old = tmp_path / "old.plandesk"
    old.write_bytes((DATA / "plan-1.3.plandesk").read_bytes())
    document = Document.open(old, backups=tmp_path / "kept")
    assert document.value("SELECT count(*) FROM layout_column") == 1
    with document.step("First set"):
        made = document.insert("report_set", name="Board")
        report = document.insert("set_report", set_id=made, position=0, kind="annual-plan")
        document.insert("set_option", report_id=report, position=0, name="leads", value="true")
    assert document.value("SELECT one_file FROM report_set") == 1
    document.undo()
    assert document.value("SELECT count(*) FROM set_option") == 0
    document.close()


def test_a_version_of_one_kind_of_file_is_none_of_the_other(tmp_path):
    """A coaching file of before is not written over and backed up for what plan files got."""
    assert versions.VERSIONS["plan"] > versions.VERSIONS["coaching"]
    key = Passphrase("correct horse battery")
    document = Document.create(tmp_path / "own.coaching", kind="coaching", key=key)
    assert document.value("PRAGMA user_version") == versions.VERSIONS["coaching"]
    document.close()
    Document.open(tmp_path / "own.coaching", backups=tmp_path / "kept", key=key).close()
    assert not (tmp_path / "kept").exists()


# ---- the machinery, with a version of the tests' own


def rebuild_objectives(db):
    """What needs foreign keys off: a table is made anew while others refer to it."""
    db["objective"].transform(defaults={"title": "Untitled"}, keep_table="objective_before")
    db["objective_before"].drop()
    db["initiative"].add_column("weight", float, not_null_default=1.0)


def break_a_reference(db):
    rebuild_objectives(db)
    db.execute("DELETE FROM objective")


def stumble(db):
    rebuild_objectives(db)
    raise ZeroDivisionError


@pytest.fixture
def next_version(monkeypatch):
    """Make the program one version newer, with the given migration."""

    def install(migration):
        newer = Migrations("plandesk-plan")
        newer._migrations = [*migrations.plan._migrations]
        version = versions.VERSIONS["plan"] + 1
        newer(name=f"0{version}_next")(migration)
        monkeypatch.setitem(migrations.BY_KIND, "plan", newer)
        monkeypatch.setitem(versions.VERSIONS, "plan", version)

    return install


def test_an_older_file_is_brought_to_this_version(plan_file, tmp_path, next_version):
    before, bytes_before = plain_content(plan_file), print_of(plan_file)
    next_version(rebuild_objectives)
    document = Document.open(plan_file, who="Anna", backups=tmp_path / "kept")
    assert document.value("PRAGMA user_version") == versions.VERSIONS["plan"]
    assert document.value("SELECT weight FROM initiative") == 1.0
    for table, rows in before.items():
        columns = ", ".join(f'"{name}"' for name in rows[0])
        assert [tuple(row) for row in document.rows(f'SELECT {columns} FROM "{table}"')] == rows[1:]
    assert check.check(document) == []
    # What was done before can still be undone, and new columns are in the history.
    with document.step("Weigh"):
        document.update("initiative", 1, weight=0.1)
    document.undo()
    assert document.undo_name == "Add initiatives"
    document.undo()
    document.redo()
    assert len(texts(document)) == 3
    document.close()
    # A copy of what it was has been kept, and it still is of the old version.
    (kept,) = backup.listed(tmp_path / "kept", document.uid)
    assert kept.reason is backup.Reason.UPGRADE
    assert plain_content(kept.path) == before
    assert names_in(plan_file.parent) == {"plan.plandesk"} and print_of(plan_file) != bytes_before
    # Opening it again is no upgrade.
    Document.open(plan_file, backups=tmp_path / "kept").close()
    assert len(backup.listed(tmp_path / "kept", document.uid)) == 1


def plain_content(path):
    """Names of columns and all rows by table, read without PlanDesk."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    found = {}
    for table in ("plan", "objective", "initiative", "history", "step", "service"):
        cursor = database.execute(f'SELECT * FROM "{table}"')
        found[table] = [tuple(one[0] for one in cursor.description), *cursor.fetchall()]
    database.close()
    return found


@pytest.mark.parametrize("migration", [stumble, break_a_reference])
def test_a_failing_migration_leaves_the_file_byte_for_byte(plan_file, tmp_path, next_version, migration):
    before = print_of(plan_file)
    next_version(migration)
    for read_only in (False, True):
        with pytest.raises(UpgradeFailed, match="“plan.plandesk” is of an older version .* was not changed"):
            Document.open(plan_file, backups=tmp_path / "kept", read_only=read_only)
        assert print_of(plan_file) == before and names_in(plan_file.parent) == {"plan.plandesk"}


def test_an_older_file_opens_for_reading_without_being_changed(plan_file, tmp_path, next_version):
    before = print_of(plan_file)
    next_version(rebuild_objectives)
    document = Document.open(plan_file, read_only=True, backups=tmp_path / "kept")
    assert len(texts(document)) == 3 and document.value("SELECT weight FROM initiative") == 1.0
    document.check_outside()
    document.close()
    assert print_of(plan_file) == before and not (tmp_path / "kept").exists()


@pytest.mark.posix
def test_without_a_backup_there_is_no_migration(next_version):
    with folder_of_ordinary_user() as folder:
        path = make(folder / "plan.plandesk")
        before = print_of(path)
        (folder / "kept").mkdir()
        next_version(rebuild_objectives)
        with only_reading(folder / "kept"), pytest.raises(BackupFailed, match="nothing was begun"):
            Document.open(path, backups=folder / "kept")
        assert print_of(path) == before and names_in(folder) == {"plan.plandesk", "kept"}


def test_a_backup_of_an_older_version_is_restored(plan_file, tmp_path, next_version):
    document = Document.open(plan_file)
    kept = backup.make(document, tmp_path / "kept", "import")
    document.close()
    next_version(rebuild_objectives)
    document = Document.open(plan_file, backups=tmp_path / "kept")
    with document.step("Delete"):
        document.delete("plan", [1])
    restore.restore(document, kept)
    assert len(texts(document)) == 3 and check.check(document) == []
    document.close()


KILLED = """
import os, signal, sys
from plandesk.file import migrations, versions, upgrade
from plandesk.file.document import Document
from tests.file.test_migrations import rebuild_objectives
versions.VERSIONS["plan"] += 1
migrations.plan(name=f"0{versions.VERSIONS['plan']}_next")(rebuild_objectives)
from pathlib import Path
run = upgrade.run
def run_and_be_killed_soon(*arguments):
    run(*arguments)
    signal.setitimer(signal.ITIMER_REAL, float(sys.argv[3]))  # its signal ends the process
upgrade.run = run_and_be_killed_soon
Document.open(sys.argv[1], backups=Path(sys.argv[2]))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.posix
def test_a_kill_during_the_upgrade_leaves_one_version_or_the_other(tmp_path, checkout):
    path = make(tmp_path / "plan.plandesk", initiatives=3000)
    temporary, kept = tmp_path / "temporary", tmp_path / "kept"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary)}
    whole, before = path.read_bytes(), plain_content(path)
    for delay in (0.0005, 0.002, 0.005, 0.01, 0.03, 1):
        path.write_bytes(whole)
        command = [sys.executable, "-c", KILLED, str(path), str(kept), str(delay)]
        assert subprocess.run(command, cwd=checkout, env=environment, check=False).returncode < 0
        assert not list(temporary.iterdir())
        for left in kept.rglob("*.new*"):  # the next upgrade, or the next backup, tidies it up
            os.utime(left, (0, 0))
        if plan_version(path) == versions.VERSIONS["plan"]:
            Document.open(path).close()
            assert plain_content(path) == before
        else:
            assert len(plain_content(path)["initiative"][0]) == len(before["initiative"][0]) + 1
        for name in (".plan.plandesk.lock", "plan.plandesk-journal"):
            (tmp_path / name).unlink(missing_ok=True)
    assert not list(kept.rglob("*.new*"))  # the last one came to its end


def plan_version(path):
    """The version after a cut-off save was taken back, by the standard library's engine."""
    database = sqlite3.connect(path)
    version = database.execute("PRAGMA user_version").fetchone()[0]
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    database.close()
    return version


def test_the_first_version_is_laid_down_by_a_migration_too(tmp_path):
    document = Document.create(tmp_path / "new.plandesk")
    names = [row[0] for row in document.rows('SELECT name FROM "_sqlite_migrations"')]
    assert names == names_of("plan")
    document.close()


def test_running_needs_no_writing_to_the_source(plan_file):
    """The upgrade in memory is what a reader gets: it never touches the file it came from."""
    document = Document.open(plan_file, read_only=True)
    before = print_of(plan_file)
    work = upgrade.upgraded_in_memory(document.connection, plan_file, "plan")
    with pytest.raises(Exception, match="readonly|query_only|read-only"):
        work.execute("DELETE FROM plan")
    work.close()
    document.close()
    assert print_of(plan_file) == before


def test_the_document_that_a_release_leaves_has_a_row_in_every_table(tmp_path):
    document = Document.open(released.write(tmp_path))
    assert [table for table, rows in content(document).items() if not rows] == []
    document.close()
