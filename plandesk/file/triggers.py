"""Triggers that write every change of a tracked table into the history."""

from __future__ import annotations

from plandesk.file.engine import Connection

UNTRACKED = {"step", "history", "recording", "draft", "document", "picture", "kept_file", "viewing"}

# The log is only ever added to; a step keeps what it says about who did what and when.
KEPT = {
    "history_kept_update": 'CREATE TRIGGER "history_kept_update" BEFORE UPDATE ON history BEGIN '
    "SELECT RAISE(ABORT, 'the history is kept as it is'); END",
    "history_kept_delete": 'CREATE TRIGGER "history_kept_delete" BEFORE DELETE ON history BEGIN '
    "SELECT RAISE(ABORT, 'the history is kept as it is'); END",
    "history_step_update": 'CREATE TRIGGER "history_step_update" '
    "BEFORE UPDATE OF id, name, who, at, kind, target ON step BEGIN "
    "SELECT RAISE(ABORT, 'the history is kept as it is'); END",
    "history_step_delete": 'CREATE TRIGGER "history_step_delete" BEFORE DELETE ON step '
    "WHEN EXISTS (SELECT 1 FROM history WHERE step_id = old.id) BEGIN "
    "SELECT RAISE(ABORT, 'the history is kept as it is'); END",
}

# So is the log of who looked at what, where a file has one.
VIEWS_KEPT = {
    f"history_viewing_{verb.lower()}": f'CREATE TRIGGER "history_viewing_{verb.lower()}" '
    f"BEFORE {verb} ON viewing BEGIN SELECT RAISE(ABORT, 'the view log is kept as it is'); END"
    for verb in ("UPDATE", "DELETE")
}


def tracked(connection: Connection) -> dict[str, list[str]]:
    """The tables whose changes are history, each with its columns (`id` and `uid` left out).

    All that hold the user's records. A table or column that some other
    program added, with a name that ours never have, is left alone.
    """
    rows = connection.execute(
        "SELECT t.name, c.name FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' ORDER BY t.name, c.cid"
    )
    tables: dict[str, list[str]] = {}
    for table, column in rows.fetchall():
        if table.isidentifier() and column.isidentifier():
            tables.setdefault(table, []).append(column)
    return {
        table: [name for name in columns if name not in ("id", "uid")]
        for table, columns in tables.items()
        if table not in UNTRACKED and not table.startswith(("sqlite_", "_")) and {"id", "uid"} <= {*columns}
    }


def wanted(connection: Connection) -> dict[str, str]:
    """Name and text of every trigger that the tables of a file ask for."""
    found = dict(KEPT)
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'viewing'").fetchone():
        found.update(VIEWS_KEPT)
    for table, columns in tracked(connection).items():
        found.update(_statements(table, columns))
    return found


def present(connection: Connection) -> dict[str, str]:
    """Name and text of every trigger in the file, whoever made it."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(rows.fetchall())


def in_order(connection: Connection) -> bool:
    """Whether the history triggers are exactly those that the tables ask for."""
    found = {name: text for name, text in present(connection).items() if name.startswith("history_")}
    return found == wanted(connection)


def remove(connection: Connection) -> None:
    """Drop the history triggers."""
    for name in present(connection):
        if name.startswith("history_"):
            connection.execute(f'DROP TRIGGER "{_quoted(name)}"')


def install(connection: Connection) -> None:
    """Drop and make again the history triggers of every tracked table."""
    remove(connection)
    for statement in wanted(connection).values():
        connection.execute(statement)


def whole(row: str, columns: list[str]) -> str:
    """The expression for all columns of a row as JSON; `row` is an alias, `new` or `old`."""
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns)
    return f"json_object({pairs})"


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _changed(row: str, columns: list[str]) -> str:
    parts = " UNION ALL ".join(
        f'SELECT \'{name}\' AS k, {row}."{name}" AS v WHERE old."{name}" IS NOT new."{name}"'
        for name in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"


def _statements(table: str, columns: list[str]) -> dict[str, str]:
    insert = (
        "INSERT INTO history (step_id, tbl, row_id, row_uid, op, before, after) VALUES ("
        f"(SELECT step_id FROM recording), '{table}', "
    )
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    bodies = {
        "fixed": f'BEFORE UPDATE OF id, uid ON "{table}" WHEN old.id IS NOT new.id OR old.uid IS NOT new.uid '
        "BEGIN SELECT RAISE(ABORT, 'a row keeps its id and uid'); END",
        "insert": f'AFTER INSERT ON "{table}" BEGIN '
        f"{insert} new.id, new.uid, 'insert', NULL, {whole('new', columns)}); END",
        "update": f'AFTER UPDATE ON "{table}" WHEN {differs} BEGIN '
        f"{insert} new.id, new.uid, 'update', {_changed('old', columns)}, {_changed('new', columns)}); END",
        "delete": f'AFTER DELETE ON "{table}" BEGIN '
        f"{insert} old.id, old.uid, 'delete', {whole('old', columns)}, NULL); END",
    }
    return {
        f"history_{table}_{op}": f'CREATE TRIGGER "history_{table}_{op}" {body}'
        for op, body in bodies.items()
    }
