"""An open document: the one door through which everything is read and changed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from plandesk.errors import ReadOnlyFile
from plandesk.file import engine, history, opening, triggers
from plandesk.file.changes import Change, ChangeSet
from plandesk.file.connect import damaged, in_words, key_of, moved
from plandesk.file.encryption import FileKey, Passphrase, Unlocking, new_key
from plandesk.file.last_seen import LastSeen, stamp
from plandesk.file.uid import new_uid
from plandesk.i18n import _, ngettext

__all__ = ["Change", "ChangeSet", "Document", "Draft"]

Row = engine.Row
Listener = Callable[[ChangeSet], None]


class Draft(Struct, frozen=True):
    """Text typed into a field that has not been saved as a step yet."""

    table: str
    uid: str
    column: str
    text: str


class Document:
    """A plan file (or coaching file) that is open in this process."""

    def __init__(self, opened: opening.Opened, who: str) -> None:
        self._connection = opened.connection
        self._lock = opened.lock
        self.path = opened.path
        self.kind = opened.kind
        self.who = who
        self.uid = str(self.value("SELECT uid FROM document"))
        self._listeners: list[Listener] = []
        self._step: int | None = None
        self._seen = LastSeen(self.path, self._connection)

    # ---- opening and closing

    @classmethod
    def create(
        cls, path: Path | str, kind: str = "plan", who: str = "", key: Passphrase | None = None
    ) -> Document:
        """Make an empty document and open it; with a passphrase it is locked, as a coaching file always is.

        Raises FileThere (an existing file is never written over),
        CannotWrite, DiskFull.
        """
        from plandesk.file import making

        file_key = new_key(key) if key is not None else None
        making.make(Path(path), kind, file_key)
        return cls.open(path, who, key=file_key)

    @classmethod
    def open(
        cls,
        path: Path | str,
        who: str = "",
        read_only: bool = False,
        backups: Path | None = None,
        key: Unlocking | None = None,
    ) -> Document:
        """Open a document for writing, or for reading only.

        `backups` is the folder where a backup is kept before a file of an
        older version is brought to this one (otherwise the user's own). `key` opens
        a locked file; for another one it is not looked at.

        Raises FileGone (there is none), NotAPlanDeskFile, DamagedFile,
        NewerFile, CannotRead; PassphraseNeeded (it is locked),
        WrongPassphrase; FileLocked (somebody else writes it) and
        ReadOnlyFile: open it again with `read_only`; UnfinishedSave (a save
        was cut off, in a folder that cannot be written to); DiskFull,
        BackupFailed, UpgradeFailed. The file then is as it was.
        """
        opened = opening.open_file(Path(path), who, read_only, backups, key)
        try:
            return cls(opened, who)
        except BaseException:
            opened.connection.close()
            if opened.lock is not None:
                opened.lock.release()
            raise

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return self._lock is None

    @property
    def connection(self) -> engine.Connection:
        """The engine's connection, for the file package alone."""
        return self._connection

    @property
    def is_locked(self) -> bool:
        """Whether the file can be read with a passphrase only."""
        return self.file_key is not None

    @property
    def file_key(self) -> FileKey | None:
        """The key of a locked file, for the file package alone."""
        return key_of(self._connection)

    def recovery_key(self) -> str:
        """What opens the file without its passphrase; empty where it is not locked."""
        return self.file_key.recovery if self.file_key is not None else ""

    @property
    def in_memory(self) -> bool:
        """Whether what is read is not the file itself, but something made from it."""
        return not self._connection.execute("PRAGMA database_list").fetchone()[2]

    def close(self) -> None:
        """Close the file and let others write it."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def handed_over(self, key: FileKey | None) -> Iterator[None]:
        """Within, the file is closed, still locked against other writers, so that it can be replaced.

        Afterwards it is open with `key`; where the body failed, as it was before. For the file package alone.
        """
        before = self.file_key
        self._connection.close()
        try:
            yield
            before = key
        finally:
            self._connection = opening.open_again(self.path, self.read_only, self.kind, self.uid, before)
            self._seen = LastSeen(self.path, self._connection)

    # ---- reading

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with in_words(self.path):
            found: list[Row] = self._run(statement, values).fetchall()
            return found

    def row(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with in_words(self.path):
            found: Row | None = self._run(statement, values).fetchone()
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
            with self._joining():
                yield
            return
        with self._recording(name, "do", None):
            yield

    def execute(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one changing statement inside a step; the number of rows it touched comes back."""
        self._inside_step()
        return int(self._run(statement, values).rowcount)

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one changing statement for many rows inside a step."""
        self._inside_step()
        for values in rows:
            self._run(statement, values)

    def insert(self, table: str, /, **columns: Any) -> int:
        """Insert a row inside a step (with a new uid unless one is given); its id comes back."""
        self._inside_step()
        columns.setdefault("uid", new_uid())
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _name in columns)
        cursor = self._run(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(columns.values()))
        return int(cursor.lastrowid or 0)

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
        with in_words(self.path):
            found = history.next_undo(self._connection)
        return found[1] if found else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that `redo` would do again."""
        with in_words(self.path):
            found = history.next_redo(self._connection)
        return found[1] if found else None

    def undo(self) -> ChangeSet | None:
        """Take back the last step; None when there is none. Raises what `step` does, and StepDoesNotFit."""
        self.check_outside()
        with in_words(self.path):
            found = history.next_undo(self._connection)
        return self._travel([found], "undo") if found else None

    def redo(self) -> ChangeSet | None:
        """Do the step again that was undone last; None when there is none. Raises as `undo`."""
        self.check_outside()
        with in_words(self.path):
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
        if self._step is not None:
            raise RuntimeError("undo or redo inside of a step")
        told: list[ChangeSet] = []
        apply = history.apply_backwards if way == "undo" else history.apply_forwards
        state = "undone" if way == "undo" else "done"
        name, more = steps[-1][1], len(steps) - 1
        if more:
            words = ngettext("{step} and {n} later step", "{step} and {n} later steps", more)
            name = words.format(step=name, n=more)
        with self._recording(name, way, steps[-1][0], told):
            for step_id, _name in steps:
                apply(self._connection, step_id)
                self._connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step_id))
        return told[0]

    def begin_here(self) -> None:
        """Make what is in the file now its beginning: no earlier step can be undone any more."""
        self._write_aside("UPDATE step SET state = 'kept' WHERE kind = 'do' AND state = 'done'", ())

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
        self._write_aside("DELETE FROM draft WHERE tbl = ? AND row_uid = ? AND col = ?", (table, uid, column))

    def drafts(self) -> list[Draft]:
        """Every kept draft, oldest first."""
        return [
            Draft(row["tbl"], row["row_uid"], row["col"], row["text"])
            for row in self.rows("SELECT tbl, row_uid, col, text FROM draft ORDER BY at")
        ]

    def recover_drafts(self, otherwise: Callable[[Document, Draft], bool | None] | None = None) -> int:
        """Save every draft into its field as one step; how many were taken comes back.

        `otherwise` gets those that name no column, within the step; one that it gives True for stays.
        """
        found = self.drafts()
        if not found:
            return 0
        known = triggers.tracked(self._connection)
        taken = 0
        with self.step(_("Recover typed text")):
            for draft in found:
                # Names out of a file go into a statement only if the file's tables have them.
                if draft.column in known.get(draft.table, ()):
                    self.execute(
                        f'UPDATE "{draft.table}" SET "{draft.column}" = ? WHERE uid = ?',
                        (draft.text, draft.uid),
                    )
                elif otherwise is not None and otherwise(self, draft):
                    continue
                taken += 1
                self.execute(
                    "DELETE FROM draft WHERE tbl = ? AND row_uid = ? AND col = ?",
                    (draft.table, draft.uid, draft.column),
                )
        return taken

    # ---- who looked at what

    def note_view(self, act: str, table: str, uid: str, words: str) -> None:
        """Write a line of the view log, which a coaching file has; it is no change and no history."""
        self._write_aside(
            "INSERT INTO viewing (at, who, act, tbl, row_uid, words) VALUES (?, ?, ?, ?, ?, ?)",
            (history.now(), self.who, act, table, uid, words),
        )

    # ---- what other programs do

    def is_at(self, path: Path) -> bool:
        """Whether `path` names the file that is open (not one that took its place)."""
        return self._seen.is_file_of(stamp(path))

    def check_outside(self) -> None:
        """Notice what other programs did to the open file; done before every step, and on the window's wish.

        Raises FileGone when it was moved, deleted, replaced or written over
        with something else; tells the listeners to read again when another
        program changed records in it.
        """
        if self._step is not None:
            return
        found = stamp(self.path)
        if not self._seen.is_file_of(found):
            raise moved(self.path)
        with in_words(self.path):
            # A file that was written over with garbage shows itself here, or in opening it again.
            if self._seen.is_unchanged(found, self._connection):
                return
            if self.in_memory:
                self._seen.note_file()
                return
            # The engine's memory of pages is good only while all writers are engines.
            fresh = opening.open_again(self.path, self.read_only, self.kind, self.uid, self.file_key)
            self._connection.close()
            self._connection = fresh
            changed = self._seen.note_others(found, fresh)
        if changed:
            self._tell(ChangeSet(_("Changed by another program"), (), True))

    def tell_reload(self, name: str) -> None:
        """Tell the listeners to read everything again, after something that is no step."""
        self._seen.note_others(stamp(self.path), self._connection)
        self._tell(ChangeSet(name, (), True))

    # ---- within

    @contextmanager
    def _recording(
        self, name: str, kind: str, target: int | None, told: list[ChangeSet] | None = None
    ) -> Iterator[None]:
        self._may_write()
        self.check_outside()
        with in_words(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._step = history.begin_step(self._connection, name, self.who, kind, target)
                yield
                self._inside_step()
                changes = history.end_step(self._connection, self._step, name, kind)
                if not self.is_at(self.path):
                    raise moved(self.path)
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._step = None
                self._seen.note_step(self._connection)
        if told is not None:
            told.append(changes)
        if changes.changes or changes.reload:
            self._tell(changes)

    @contextmanager
    def _joining(self) -> Iterator[None]:
        """An inner step: what it did is taken back if it fails, even where the outer one goes on."""
        self._inside_step()
        self._connection.execute("SAVEPOINT joined")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO joined")
                self._connection.execute("RELEASE joined")
            raise
        self._inside_step()
        self._connection.execute("RELEASE joined")

    def _roll_back(self) -> None:
        # Where even this fails the journal stays, and the next to open the file takes the step back.
        with contextlib.suppress(engine.DatabaseError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _write_aside(self, statement: str, values: Sequence[Any]) -> None:
        self._may_write()
        self.check_outside()
        with in_words(self.path):
            self._run(statement, values)
        if self._step is None:
            self._seen.note_file()

    def _run(self, statement: str, values: Sequence[Any]) -> Any:
        try:
            return self._connection.execute(statement, values)
        except UnicodeEncodeError:
            # Half a character, as a broken paste leaves it: no file can hold it.
            return self._connection.execute(statement, tuple(_storable(value) for value in values))
        except UnicodeDecodeError as error:  # what the engine says about a damaged page quotes from it
            raise damaged(self.path) from error

    def _tell(self, changes: ChangeSet) -> None:
        failed: Exception | None = None
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception as error:  # the step is saved: every listener hears of it
                failed = failed or error
        if failed is not None:
            raise failed

    def _inside_step(self) -> None:
        # A full disk ends the engine's transaction: what came after would not be part of the step.
        if self._step is None or not self._connection.in_transaction:
            raise RuntimeError("a change outside of a step")

    def _may_write(self) -> None:
        if self.read_only:
            raise ReadOnlyFile(
                _(
                    "“{name}” is open for reading only, so nothing was changed. "
                    "Save a copy under another name to go on working."
                ).format(name=self.path.name)
            )


def _storable(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
