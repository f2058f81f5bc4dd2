"""The log of steps: what can be undone, and the undoing itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from plandesk.file.changes import Change, ChangeSet
from plandesk.file.engine import Connection

MANY = 5000  # above this, naming each change costs more than reading everything again
REVERSE = {"insert": "delete", "delete": "insert", "update": "update"}


def now() -> str:
    """The present moment in UTC, as ISO text with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def begin_step(connection: Connection, name: str, who: str, kind: str, target: int | None) -> int:
    """Write the step's row and let the triggers record under it; its id comes back."""
    cursor = connection.execute(
        "INSERT INTO step (name, who, at, kind, target) VALUES (?, ?, ?, ?, ?)",
        (name, who, now(), kind, target),
    )
    step_id = int(cursor.lastrowid)
    connection.execute("UPDATE recording SET step_id = ?", (step_id,))
    return step_id


def end_step(connection: Connection, step_id: int, name: str, kind: str) -> ChangeSet:
    """Stop recording. A step that changed nothing leaves no row behind."""
    connection.execute("UPDATE recording SET step_id = NULL")
    changes = changes_of(connection, step_id, name)
    if not changes.changes and not changes.reload:
        connection.execute("DELETE FROM step WHERE id = ?", (step_id,))
    elif kind == "do":
        # What was undone before cannot be redone over a new change.
        connection.execute("UPDATE step SET state = 'gone' WHERE kind = 'do' AND state = 'undone'")
    return changes


def changes_of(connection: Connection, step_id: int, name: str) -> ChangeSet:
    """The rows that a step touched, for its event."""
    rows = connection.execute(
        "SELECT tbl, row_id, row_uid, op, CASE op WHEN 'update' THEN after END"
        " FROM history WHERE step_id = ? ORDER BY id LIMIT ?",
        (step_id, MANY + 1),
    ).fetchall()
    if len(rows) > MANY:
        return ChangeSet(name, (), True)
    return ChangeSet(
        name,
        tuple(
            Change(table, row_id, uid, op, tuple(json.loads(after)) if after else ())
            for table, row_id, uid, op, after in rows
        ),
    )


def next_undo(connection: Connection) -> tuple[int, str] | None:
    """Id and name of the step that undo would take back."""
    return _one(
        connection,
        "SELECT id, name FROM step WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1",
    )


def next_redo(connection: Connection) -> tuple[int, str] | None:
    """Id and name of the step that redo would do again."""
    return _one(
        connection,
        "SELECT id, name FROM step WHERE kind = 'do' AND state = 'undone' ORDER BY id LIMIT 1",
    )


def apply_backwards(connection: Connection, step_id: int) -> None:
    """Put every row back as it was before the step."""
    _apply(connection, step_id, backwards=True)


def apply_forwards(connection: Connection, step_id: int) -> None:
    """Make the step's changes again."""
    _apply(connection, step_id, backwards=False)


def _one(connection: Connection, statement: str) -> tuple[int, str] | None:
    row = connection.execute(statement).fetchone()
    return (row[0], row[1]) if row else None


def _apply(connection: Connection, step_id: int, *, backwards: bool) -> None:
    order = "DESC" if backwards else "ASC"
    connection.execute("PRAGMA defer_foreign_keys = ON")
    rows = connection.execute(
        "SELECT tbl, row_id, row_uid, op, before, after FROM history"
        f" WHERE step_id = ? ORDER BY id {order}",
        (step_id,),
    ).fetchall()
    for table, row_id, uid, op, before, after in rows:
        wanted = REVERSE[op] if backwards else op
        values = json.loads((before if backwards else after) or "{}")
        if wanted == "delete":
            connection.execute(f'DELETE FROM "{table}" WHERE id = ?', (row_id,))
        elif wanted == "insert":
            names = ["id", "uid", *values]
            columns = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" for _ in names)
            connection.execute(
                f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({marks})',
                (row_id, uid, *values.values()),
            )
        else:
            settings = ", ".join(f'"{name}" = ?' for name in values)
            connection.execute(
                f'UPDATE "{table}" SET {settings} WHERE id = ?', (*values.values(), row_id)
            )
