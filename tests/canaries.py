"""Words that stand nowhere else, put into every text of a coaching file, and the search for them."""

import tempfile

from plandesk.file import triggers

STEM = "qzkanari"
LEFT_OUT = {"uid", "held", "due", "done", "at", "sha256", "form_uid", "goal_uid"}  # days, names of rows, sums


def write_within(folder, monkeypatch):
    """Have everything written in a folder: documents, temporary files, preferences with backups."""
    for name, variable in (("temp", "TMPDIR"), ("config", "PLANDESK_CONFIG_DIR")):
        (folder / name).mkdir()
        monkeypatch.setenv(variable, str(folder / name))
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "temp"))
    (folder / "desk").mkdir()
    return folder


def columns_of_text(document):
    """Table -> columns, of all that the history follows."""
    rows = document.rows(
        "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND c.type = 'TEXT'"
    )
    known = triggers.tracked(document.connection)
    found = {}
    for table, column in rows:
        if table in known and column not in LEFT_OUT:
            found.setdefault(table, []).append(column)
    return found


def put_everywhere(document, mark, but=frozenset()):
    """Write a canary into every column of text of every row, but those named; the columns come back."""
    found = {
        table: [one for one in columns if one not in but]
        for table, columns in columns_of_text(document).items()
    }
    with document.step(f"{STEM} step {mark}"):
        for table, columns in found.items():
            for (row_id,) in document.rows(f'SELECT id FROM "{table}"'):
                words = {column: f"{STEM} {mark} {table} {column} {row_id}" for column in columns}
                document.update(table, row_id, **words)
    return {(table, column) for table, columns in found.items() for column in columns}


def readable(folder):
    """The files in which a canary can be read."""
    wanted = [STEM.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert files
    return [
        one.relative_to(folder)
        for one in files
        if STEM in one.name or any(word in one.read_bytes() for word in wanted)
    ]
