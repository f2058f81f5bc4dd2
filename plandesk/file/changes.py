"""What a step did: told to every listener after it was committed."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Change(Struct, frozen=True):
    """One row that was inserted, updated or deleted."""

    table: str
    row_id: int
    uid: str
    op: str
    columns: tuple[str, ...] = ()


class ChangeSet(Struct, frozen=True):
    """All changes of one step. `reload` means: too much to name, read everything again."""

    name: str
    changes: tuple[Change, ...] = ()
    reload: bool = False

    def touches(self, *tables: str) -> bool:
        """Whether a row of one of the tables may have changed."""
        return self.reload or any(change.table in tables for change in self.changes)

    def ids(self, table: str, op: str | None = None) -> list[int]:
        """The row ids of a table that changed, each once, in the order of change."""
        found = (c.row_id for c in self.changes if c.table == table and (op is None or c.op == op))
        return list(dict.fromkeys(found))

    def columns(self, table: str) -> set[str]:
        """The columns of a table that were updated."""
        return {name for c in self.changes if c.table == table for name in c.columns}

    @staticmethod
    def merged(name: str, sets: Iterable[ChangeSet]) -> ChangeSet:
        """Several sets told as one."""
        every = list(sets)
        changes = tuple(change for one in every for change in one.changes)
        return ChangeSet(name, changes, any(one.reload for one in every))
