"""A document as it was: its tables in memory, with the log taken back to a moment of the past."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from plandesk.errors import ReadOnlyFile
from plandesk.file import engine, history, triggers
from plandesk.file.connect import address, attach, in_words, moved, settle
from plandesk.file.document import Document
from plandesk.file.opening import Opened
from plandesk.file.uid import new_uid
from plandesk.i18n import _

LIVE = "live"  # the file itself, by the name under which statements reach it
NEVER = 1 << 62  # an id that no entry of the log has
Values = dict[str, Any]


class DocumentAsOf(Document):
    """What a document held at `moment` (UTC, ISO text), for reading only.

    Pictures, kept files and drafts are read from the file itself when they are
    asked for; the log ends at the moment. `live` is the document it was made from.
    """

    def __init__(self, connection: engine.Connection, live: Document, moment: str) -> None:
        super().__init__(Opened(connection, live.path, live.kind, None), live.who)
        self.live, self.moment = live, moment

    def put_right(self, statements: Iterable[tuple[str, Iterable[Sequence[Any]]]]) -> None:
        """Change what is in memory: statements with the rows of values that each is run for."""
        with in_words(self.path):
            self._connection.execute("PRAGMA query_only = OFF")
            self._connection.execute("BEGIN")
            for statement, rows in statements:
                self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA query_only = ON")

    def _may_write(self) -> None:
        raise ReadOnlyFile(
            _(
                "This is “{name}” as it stood in the past, so nothing was changed. "
                "Go back to today to change it."
            ).format(name=self.path.name)
        )


def document_as_of(document: Document, moment: str, present: Iterable[str] = ()) -> DocumentAsOf:
    """The document as it was at a moment, in memory; close it after use.

    `moment` is ISO text with its offset (without one it is taken for UTC). What
    other programs wrote without a time counts as written with the entry after it.
    Tables named in `present` are left out of the travel: they hold what they hold
    now. Raises ValueError for another form, FileGone when the file is not in its
    place any more, and RuntimeError inside of a step.
    """
    wanted = utc(moment)
    if isinstance(document, DocumentAsOf):
        wanted, document = min(wanted, document.moment), document.live
    return _made(document, wanted, None, {*present})


def document_before(document: Document, step_id: int) -> DocumentAsOf:
    """The document as it was right before a step; else as `document_as_of`."""
    live = document.live if isinstance(document, DocumentAsOf) else document
    at = live.value("SELECT at FROM step WHERE id >= ? ORDER BY id LIMIT 1", (step_id,))
    return _made(live, at or history.now(), step_id, set())


def _made(document: Document, moment: str, step_id: int | None, present: set[str]) -> DocumentAsOf:
    if document.connection.in_transaction:
        raise RuntimeError("a look into the past inside of a step")
    document.check_outside()
    connection = engine.connect(":memory:", uri=True, isolation_level=None)
    try:
        with in_words(document.path):
            settle(connection)
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.row_factory = None  # plain rows are read faster
            _build(connection, document, (moment, step_id), present)
            connection.row_factory = engine.Row
            connection.execute("PRAGMA query_only = ON")
        return DocumentAsOf(connection, document, moment)
    except BaseException:
        connection.close()
        raise


def utc(moment: str) -> str:
    """A moment in the form of the log: UTC with milliseconds; raises ValueError."""
    found = datetime.fromisoformat(moment)
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found.astimezone(UTC).isoformat(timespec="milliseconds")


def _build(
    connection: engine.Connection, document: Document, when: tuple[str, int | None], present: set[str]
) -> None:
    _attach(connection, document)
    tables = triggers.tracked(document.connection)
    made: dict[str, list[str]] = {"table": [], "index": []}
    for kind, table, sql in connection.execute(
        f"SELECT type, tbl_name, sql FROM {LIVE}.sqlite_master WHERE type IN ('table', 'index') AND sql <> ''"
    ):
        if table in tables:
            made[kind].append(sql)
    connection.execute("BEGIN")
    for sql in made["table"]:
        connection.execute(sql)
    for table in tables:
        connection.execute(f'INSERT INTO main."{table}" SELECT * FROM {LIVE}."{table}"')
    step, entry = _first_after(connection, *when)
    if entry < NEVER:
        _take_back(connection, {name: tables[name] for name in tables if name not in present}, entry)
    # The indices last: on the way a value may stand twice where the end has it once.
    for sql in made["index"]:
        connection.execute(sql)
    connection.execute(f"CREATE TEMP VIEW step AS SELECT * FROM {LIVE}.step WHERE id < {step}")
    connection.execute(f"CREATE TEMP VIEW history AS SELECT * FROM {LIVE}.history WHERE id < {entry}")
    connection.execute("COMMIT")


def _attach(connection: engine.Connection, document: Document) -> None:
    """Give the connection the document's file to read from, or a copy of one that is in memory."""
    if document.in_memory:
        name = f"file:/{new_uid()}?vfs=memdb"
        copy = engine.connect(name, uri=True, isolation_level=None)
        try:
            document.connection.backup(copy)
            connection.execute(f"ATTACH ? AS {LIVE}", (name,))
            connection.execute(f"SELECT uid FROM {LIVE}.document").fetchone()  # now it is opened
        finally:
            copy.close()
        return
    attach(connection, address(document.path, "ro"), LIVE, document.file_key)
    if connection.execute(f"SELECT uid FROM {LIVE}.document").fetchone() != (document.uid,):
        raise moved(document.path)


def _first_after(connection: engine.Connection, moment: str, step: int | None) -> tuple[int, int]:
    """The ids of the first step after a moment (or of the given one) and of its first entry, or NEVER.

    Of steps the first by id: a clock that was wrong for an hour, years back, then hides
    nothing that came later.
    """
    if step is None:
        found = connection.execute(f"SELECT min(id) FROM {LIVE}.step WHERE at > ?", (moment,))
        step = found.fetchone()[0]
    if step is None:
        return NEVER, NEVER
    entry = connection.execute(
        f"SELECT id FROM {LIVE}.history WHERE step_id >= ? ORDER BY step_id, id LIMIT 1", (step,)
    ).fetchone()
    return step, entry[0] if entry else NEVER


# The names of the columns that an entry tells, in the engine: most entries tell one alone, found without
# parsing; what looks like several may be a quotation mark in a value, and is parsed.
_NAMES = """CASE WHEN before LIKE '%":%":%' THEN (SELECT group_concat(key) FROM json_each(before))
 ELSE substr(before, 3, instr(before, ':') - 4) END"""


@dataclass(slots=True)
class _Row:
    """One row on its way back: what happened first after the moment, the values before, earliest first."""

    uid: str
    op: str
    settled: bool = False  # nothing that happened later matters
    told: list[str] = field(default_factory=list)


def _take_back(connection: engine.Connection, tables: dict[str, list[str]], entry: int) -> None:
    """Undo every entry from the given one on.

    Of each column of a row only the first value after it counts, so only the first entry that tells of
    the same columns is read. Rows are known by their ids: where one was used again, the first row to
    have it is the one that was there.
    """
    rows: dict[tuple[str, int], _Row] = {}
    for table, row_id, uid, op, before in connection.execute(
        f"SELECT tbl, row_id, row_uid, op, before FROM {LIVE}.history WHERE id IN"
        f" (SELECT min(id) FROM {LIVE}.history WHERE id >= ?"
        f" GROUP BY row_id, tbl || op || coalesce({_NAMES}, '')) ORDER BY id",
        (entry,),
    ):
        row = rows.setdefault((table, row_id), _Row(uid, op))
        if not row.settled:
            row.settled = op != "update"
            if before is not None:
                row.told.append(before)
    _write(connection, tables, rows)


def _write(
    connection: engine.Connection, tables: dict[str, list[str]], rows: dict[tuple[str, int], _Row]
) -> None:
    """Put into the tables what was found."""
    told = iter(json.loads(f"[{','.join(text for row in rows.values() for text in row.told)}]"))
    known = {name: {*columns} for name, columns in tables.items()}
    gone: dict[str, list[tuple[int]]] = {}
    changed: dict[tuple[str, tuple[str, ...]], list[tuple[Any, ...]]] = {}
    back: list[tuple[str, Values]] = []
    for (table, row_id), row in rows.items():
        values: Values = {}
        for _text in row.told:
            values = next(told) | values
        if table not in known:
            continue
        values = {name: value for name, value in values.items() if name in known[table]}
        if row.settled:
            gone.setdefault(table, []).append((row_id,))  # the id may be in use again
            if row.op != "insert":
                back.append((table, {"id": row_id, "uid": row.uid, **values}))
        elif values:
            changed.setdefault((table, tuple(values)), []).append((*values.values(), row_id))
    for table, ids in gone.items():
        connection.executemany(f'DELETE FROM main."{table}" WHERE id = ?', ids)
    for (table, names), many in changed.items():
        settings = ", ".join(f'"{name}" = ?' for name in names)
        connection.executemany(f'UPDATE main."{table}" SET {settings} WHERE id = ?', many)
    for table, values in back:
        columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        connection.execute(f'INSERT INTO main."{table}" ({columns}) VALUES ({marks})', (*values.values(),))
