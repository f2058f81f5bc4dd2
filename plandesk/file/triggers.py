"""Triggers that write every change of a tracked table into the history."""

from __future__ import annotations

from plandesk.file.engine import Connection

UNTRACKED = {"step", "history", "recording", "draft", "document", "picture"}


def tracked_tables(connection: Connection) -> list[str]:
    """The tables whose changes are history: all that hold the user's records."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [
        name
        for (name,) in names.fetchall()
        if name not in UNTRACKED and not name.startswith(("sqlite_", "_"))
    ]


def columns_of(connection: Connection, table: str) -> list[str]:
    """The column names of a table, `id` and `uid` left out."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    return [name for (name,) in found if name not in ("id", "uid")]


def install(connection: Connection) -> None:
    """Drop and make again the history triggers of every tracked table."""
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'history_*'"
    ).fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    for table in tracked_tables(connection):
        columns = columns_of(connection, table)
        for statement in _statements(table, columns):
            connection.execute(statement)


def _whole(row: str, columns: list[str]) -> str:
    pairs = ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns)
    return f"json_object({pairs})"


def _changed(row: str, columns: list[str]) -> str:
    parts = " UNION ALL ".join(
        f'SELECT \'{name}\' AS k, {row}."{name}" AS v WHERE old."{name}" IS NOT new."{name}"'
        for name in columns
    )
    return f"(SELECT json_group_object(k, v) FROM ({parts}))"


def _statements(table: str, columns: list[str]) -> list[str]:
    insert = (
        "INSERT INTO history (step_id, tbl, row_id, row_uid, op, before, after) VALUES ("
        f"(SELECT step_id FROM recording), '{table}', "
    )
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in columns)
    return [
        f'CREATE TRIGGER "history_{table}_insert" AFTER INSERT ON "{table}" BEGIN '
        f"{insert} new.id, new.uid, 'insert', NULL, {_whole('new', columns)}); END",
        f'CREATE TRIGGER "history_{table}_update" AFTER UPDATE ON "{table}" WHEN {differs} BEGIN '
        f"{insert} new.id, new.uid, 'update', {_changed('old', columns)}, {_changed('new', columns)}); END",
        f'CREATE TRIGGER "history_{table}_delete" AFTER DELETE ON "{table}" BEGIN '
        f"{insert} old.id, old.uid, 'delete', {_whole('old', columns)}, NULL); END",
    ]
