"""A disk that takes no more, at every act that writes: one sentence, and the file as it was."""

import pytest

from plandesk.errors import CannotWrite, DiskFull
from plandesk.file import backup, copy
from plandesk.file.document import Document, Draft
from tests.file.places import mounted, no_file_larger_than
from tests.file.samples import content, make, names_in, print_of

NO_ROOM = "There is no room left on the disk|takes no more: it is full"


def grow(document):
    with document.step("Import"):
        for number in range(3000):
            document.insert("initiative", plan_id=1, objective_id=1, position=number, text="x" * 400)


@pytest.fixture
def large_file(tmp_path):
    return make(tmp_path / "large.plandesk", initiatives=2500)


@pytest.fixture(params=["disk", "limit"])
def nearly_full(request, tmp_path, large_file):
    """A plan file in a place with 200 kB of room: a small disk (root may have one), or the system's limit."""
    folder = tmp_path / "small"
    folder.mkdir()
    with mounted(folder, "900k") as is_disk:
        path = make(folder / "plan.plandesk")
        if is_disk and request.param == "disk":
            yield path
        else:
            with no_file_larger_than(path.stat().st_size + 200_000):
                yield path


@pytest.mark.posix
def test_a_step_that_does_not_fit_is_taken_back(nearly_full):
    before = print_of(nearly_full)
    document = Document.open(nearly_full)
    rows, told = content(document), []
    document.listen(told.append)
    with pytest.raises(DiskFull, match=NO_ROOM):
        grow(document)
    assert content(document) == rows and told == [] and document.undo_name == "Add initiatives"
    assert document.value("PRAGMA integrity_check") == "ok"
    document.close()
    assert print_of(nearly_full) == before and names_in(nearly_full.parent) == {"plan.plandesk"}
    document = Document.open(nearly_full)
    with document.step("Rename"):
        document.update("plan", 1, title="A little change still fits")
    document.close()


@pytest.mark.posix
def test_a_step_that_goes_on_after_the_disk_was_full_is_not_half_saved(nearly_full):
    document = Document.open(nearly_full)
    rows = content(document)
    document.connection.execute("PRAGMA cache_size = 10")  # the disk is full long before the commit
    with pytest.raises((DiskFull, RuntimeError)), document.step("Stubborn"):
        with pytest.raises(Exception, match="full|disk|I/O"):
            for number in range(3000):
                document.insert("initiative", plan_id=1, objective_id=1, position=number, text="x" * 400)
        document.insert("unit", name="Too late", position=0)
        for number in range(3000):
            document.insert("initiative", plan_id=1, objective_id=1, position=number, text="x" * 400)
    assert content(document) == rows
    document.close()


@pytest.mark.posix
def test_a_draft_that_does_not_fit_is_told(nearly_full):
    before = print_of(nearly_full)
    document = Document.open(nearly_full)
    with pytest.raises(DiskFull, match=NO_ROOM):
        document.keep_draft(Draft("plan", "u", "title", "x" * 600_000))
    assert document.drafts() == []
    document.close()
    assert print_of(nearly_full) == before


@pytest.mark.posix
def test_a_copy_or_backup_that_does_not_fit_leaves_nothing(nearly_full, large_file):
    large = Document.open(large_file, read_only=True)
    folder = nearly_full.parent
    with pytest.raises(DiskFull, match=NO_ROOM):
        copy.save_copy(large, folder / "copy.plandesk")
    with pytest.raises(DiskFull, match="room left on the disk for a backup"):
        backup.make(large, folder / "backups", "import")
    assert backup.listed(folder / "backups", large.uid) == []
    assert names_in(folder) == {"plan.plandesk", "backups"}
    assert names_in(folder / "backups" / large.uid) == set()
    large.close()


@pytest.mark.posix
def test_no_document_is_made_on_a_full_disk(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    with mounted(folder, "60k") as is_disk:
        with no_file_larger_than(1 << 40 if is_disk else 40_000), pytest.raises(DiskFull, match=NO_ROOM):
            Document.create(folder / "new.plandesk")
        assert names_in(folder) == set()


@pytest.mark.posix
def test_a_full_disk_refuses_writing_and_lets_read(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    with mounted(folder, "800k") as is_disk:
        path = make(folder / "plan.plandesk")
        before = print_of(path)
        if is_disk:
            fill(folder / "filler")
        with no_file_larger_than(1 << 40 if is_disk else 100):
            with pytest.raises((DiskFull, CannotWrite), match=NO_ROOM):
                Document.open(path)
            document = Document.open(path, read_only=True)
            assert document.value("SELECT title FROM plan") == "A plan"
            document.close()
        assert print_of(path) == before
        assert names_in(folder) - {"filler"} == {"plan.plandesk"}


def fill(path):
    with open(path, "wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(1024))
