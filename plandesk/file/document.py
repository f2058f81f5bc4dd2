"""An open document: the one door through which everything is read and changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plandesk.errors import FileGone, ReadOnlyFile
from plandesk.file import engine, history, opening
from plandesk.file.changes import Change, ChangeSet
from plandesk.file.connect import in_words
from plandesk.file.lock import WriterLock
from plandesk.file.uid import new_uid
from plandesk.i18n import _

__all__ = ["Change", "ChangeSet", "Document", "Draft"]

Row = engine.Row
Listener = Callable[[ChangeSet], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """Text typed into a field that has not been saved as a step yet."""

    table: str
    uid: str
    column: str
    text: str


class Document:
    """A plan file (or coaching file) that is open in this process."""

    def __init__(
        self, connection: engine.Connection, path: Path, kind: str, who: str, lock: WriterLock | None
    ) -> None:
        self._connection = connection
        self._lock = lock
        self.path = path
        self.kind = kind
        self.who = who
        self.uid = str(self.value("SELECT uid FROM document"))
        self._listeners: list[Listener] = []
        self._step: int | None = None
        self._identity = opening.identity(path)
        self._data_version = self._version()

    # ---- opening and closing

    @classmethod
    def create(cls, path: Path | str, kind: str = "plan", who: str = "") -> Document:
        """Make an empty document; an existing file is never written over (FileExistsError)."""
        opening.make(Path(path), kind)
        return cls.open(path, who)

    @classmethod
    def open(cls, path: Path | str, who: str = "", read_only: bool = False) -> Document:
        """Open a document for writing, or for reading only.

        Raises NotAPlanDeskFile, DamagedFile, NewerFile, FileLocked (somebody
        else writes it), ReadOnlyFile (open it again with `read_only`).
        """
        found = opening.open_file(Path(path), who, read_only)
        return cls(found.connection, found.path, found.kind, who, found.lock)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._lock is None

    @property
    def connection(self) -> engine.Connection:
        """The engine's connection, for the file package alone."""
        return self._connection

    def close(self) -> None:
        """Close the file and let others write it."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    # ---- reading

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with in_words(self.path):
            found: list[Row] = self._connection.execute(statement, values).fetchall()
            return found

    def row(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with in_words(self.path):
            found: Row | None = self._connection.execute(statement, values).fetchone()
            return found

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(statement, values)
        return found[0] if found is not None else None

    # ---- changing

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One named change: one transaction, one undo entry, one event. Inner steps join the outer.

        Raises ReadOnlyFile, DiskFull, FileGone; the file then is as before.
        """
        if self._step is not None:
            yield
            return
        with self._recording(name, "do", None):
            yield

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one changing statement inside a step; the number of rows it touched comes back."""
        self._inside_step()
        return int(self._connection.execute(statement, values).rowcount)

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one changing statement for many rows inside a step."""
        self._inside_step()
        self._connection.executemany(statement, rows)

    def insert(self, table: str, /, **columns: Any) -> int:
        """Insert a row inside a step (with a new uid unless one is given); its id comes back."""
        self._inside_step()
        columns.setdefault("uid", new_uid())
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _name in columns)
        cursor = self._connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(columns.values())
        )
        return int(cursor.lastrowid)

    def update(self, table: str, row_id: int, /, **columns: Any) -> None:
        """Set columns of one row inside a step."""
        if columns:
            settings = ", ".join(f'"{name}" = ?' for name in columns)
            self.execute(f'UPDATE "{table}" SET {settings} WHERE id = ?', (*columns.values(), row_id))

    def delete(self, table: str, row_ids: Iterable[int]) -> None:
        """Delete rows inside a step; what belongs to them goes with them."""
        self.execute_many(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,) for row_id in row_ids])

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told every ChangeSet after its commit. Calling what comes back ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # ---- undo and redo

    @property
    def undo_name(self) -> str | None:
        """The name of the step that `undo` would take back."""
        found = history.next_undo(self._connection)
        return found[1] if found else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that `redo` would do again."""
        found = history.next_redo(self._connection)
        return found[1] if found else None

    def undo(self) -> ChangeSet | None:
        """Take back the last step; None when there is none."""
        found = history.next_undo(self._connection)
        return self._travel([found], "undo") if found else None

    def redo(self) -> ChangeSet | None:
        """Do the step again that was undone last; None when there is none."""
        found = history.next_redo(self._connection)
        return self._travel([found], "redo") if found else None

    def undo_to(self, step_id: int) -> ChangeSet | None:
        """Take back every step that came after the given one, in one go."""
        rows = self.rows(
            "SELECT id, name FROM step WHERE kind = 'do' AND state = 'done' AND id > ? ORDER BY id DESC",
            (step_id,),
        )
        return self._travel([(row[0], row[1]) for row in rows], "undo") if rows else None

    def _travel(self, steps: list[tuple[int, str]], way: str) -> ChangeSet:
        told: list[ChangeSet] = []
        apply = history.apply_backwards if way == "undo" else history.apply_forwards
        state = "undone" if way == "undo" else "done"
        name = steps[-1][1]
        with self._recording(name, way, steps[-1][0], told):
            for step_id, _name in steps:
                apply(self._connection, step_id)
                self._connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step_id))
        return told[0]

    # ---- drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep typed text until its field is saved; it is no change and no history."""
        self._write_aside(
            "INSERT INTO draft (tbl, row_uid, col, text, at) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET text = excluded.text, at = excluded.at",
            (draft.table, draft.uid, draft.column, draft.text, history.now()),
        )

    def drop_draft(self, table: str, uid: str, column: str) -> None:
        """Forget a draft: its field was saved, or left as it was."""
        self._write_aside(
            "DELETE FROM draft WHERE tbl = ? AND row_uid = ? AND col = ?", (table, uid, column)
        )

    def drafts(self) -> list[Draft]:
        """Every kept draft, oldest first."""
        return [
            Draft(row["tbl"], row["row_uid"], row["col"], row["text"])
            for row in self.rows("SELECT tbl, row_uid, col, text FROM draft ORDER BY at")
        ]

    def recover_drafts(self) -> int:
        """Save every draft into its field as one step; how many there were comes back."""
        found = self.drafts()
        if not found:
            return 0
        with self.step(_("Recover typed text")):
            for draft in found:
                self.execute(
                    f'UPDATE "{draft.table}" SET "{draft.column}" = ? WHERE uid = ?',
                    (draft.text, draft.uid),
                )
            self._connection.execute("DELETE FROM draft")
        return len(found)

    # ---- within

    def check_outside(self) -> None:
        """Notice what other programs did to the open file.

        Raises FileGone when it was moved, deleted or replaced; tells the
        listeners to read again when another program wrote into it.
        """
        if opening.identity(self.path) != self._identity:
            raise FileGone(
                _(
                    "“{name}” was moved, deleted or replaced by another program while it was open. "
                    "The change was not saved; save a copy under another name to keep your work."
                ).format(name=self.path.name)
            )
        with in_words(self.path):
            version = self._version()
        if version != self._data_version:
            self._data_version = version
            self._tell(ChangeSet(_("Changed by another program"), (), True))

    @contextmanager
    def _recording(
        self, name: str, kind: str, target: int | None, told: list[ChangeSet] | None = None
    ) -> Iterator[None]:
        self._may_write()
        self.check_outside()
        with in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                step_id = history.begin_step(self._connection, name, self.who, kind, target)
                self._step = step_id
                yield
                changes = history.end_step(self._connection, step_id, name, kind)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._step = None
        if told is not None:
            told.append(changes)
        if changes.changes or changes.reload:
            self._tell(changes)

    def _write_aside(self, statement: str, values: Sequence[Any]) -> None:
        self._may_write()
        with in_words(self.path):
            self._connection.execute(statement, values)

    def _tell(self, changes: ChangeSet) -> None:
        for listener in list(self._listeners):
            listener(changes)

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _inside_step(self) -> None:
        if self._step is None:
            raise RuntimeError("a change outside of a step")

    def _may_write(self) -> None:
        if self.read_only:
            raise ReadOnlyFile(
                _(
                    "“{name}” is open for reading only, so nothing was changed. "
                    "Save a copy under another name to go on working."
                ).format(name=self.path.name)
            )
