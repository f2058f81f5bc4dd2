"""The log of steps: what can be undone, and the undoing itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from plandesk.errors import StepDoesNotFit
from plandesk.file import triggers
from plandesk.file.changes import Change, ChangeSet
from plandesk.file.engine import Connection, IntegrityError
from plandesk.i18n import _

MANY = 5000  # above this, naming each change costs more than reading everything again
AT_ONCE = 1000  # rows of the log held in memory while a step is taken back
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
    step_id = int(cursor.lastrowid or 0)
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
    import json  # late, here and below: a start reads no changes

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


def latest(connection: Connection) -> int:
    """The id of the newest entry of the log: a number that grows with every change."""
    found: int | None = connection.execute("SELECT max(id) FROM history").fetchone()[0]
    return found or 0


def apply_backwards(connection: Connection, step_id: int) -> None:
    """Put every row back as it was before the step; raises StepDoesNotFit."""
    _apply(connection, step_id, backwards=True)


def apply_forwards(connection: Connection, step_id: int) -> None:
    """Make the step's changes again; raises StepDoesNotFit."""
    _apply(connection, step_id, backwards=False)


def _one(connection: Connection, statement: str) -> tuple[int, str] | None:
    row = connection.execute(statement).fetchone()
    return (row[0], row[1]) if row else None


def _apply(connection: Connection, step_id: int, *, backwards: bool) -> None:
    import json

    known = {table: {*columns} for table, columns in triggers.tracked(connection).items()}
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table, row_id, uid, op, before, after in _entries(connection, step_id, backwards):
        wanted = REVERSE.get(op) if backwards else op
        values = json.loads((before if backwards else after) or "{}")
        # Names come out of the file and go into a statement: only those that the file's tables have.
        if table not in known or not known[table].issuperset(values):
            raise _does_not_fit()
        try:
            _apply_one(connection, table, row_id, uid, wanted, values)
        except IntegrityError as error:
            raise _does_not_fit() from error


def _entries(connection: Connection, step_id: int, backwards: bool) -> Iterator[Any]:
    """The step's part of the log, in bites: an import of a big plan need not fit in memory."""
    further, order = ("id < ?", "DESC") if backwards else ("id > ?", "ASC")
    place = (1 << 62) if backwards else 0
    while rows := connection.execute(
        "SELECT tbl, row_id, row_uid, op, before, after, id FROM history"
        f" WHERE step_id = ? AND {further} ORDER BY id {order} LIMIT ?",
        (step_id, place, AT_ONCE),
    ).fetchall():
        for row in rows:
            yield row[:6]
        place = rows[-1][6]


def _apply_one(
    connection: Connection, table: str, row_id: int, uid: str, wanted: str | None, values: dict[str, Any]
) -> None:
    # A row that a cascade deleted already is not there any more: both lead to the same rows.
    if wanted == "delete":
        connection.execute(f'DELETE FROM "{table}" WHERE id = ? AND uid = ?', (row_id, uid))
    elif wanted == "insert":
        names = ["id", "uid", *values]
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" for _name in names)
        connection.execute(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', (row_id, uid, *values.values())
        )
    elif values:
        settings = ", ".join(f'"{name}" = ?' for name in values)
        connection.execute(
            f'UPDATE "{table}" SET {settings} WHERE id = ? AND uid = ?', (*values.values(), row_id, uid)
        )


def _does_not_fit() -> StepDoesNotFit:
    return StepDoesNotFit(
        _(
            "This step cannot be undone or redone, because another program changed the same records since. "
            "Nothing was changed; a backup (File, Backups) has the plan as it was."
        )
    )
