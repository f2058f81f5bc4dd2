"""Positions of rows among their siblings: always 0, 1, 2 … without gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plandesk.file.document import Document


def count(document: Document, table: str, owner: Mapping[str, Any]) -> int:
    """How many rows the owner has; `owner` gives the columns that all siblings share (none: all rows)."""
    where, values = _where(owner)
    return int(document.value(f'SELECT count(*) FROM "{table}" WHERE {where}', values))


def make_room(document: Document, table: str, owner: Mapping[str, Any], position: int | None) -> int:
    """Move siblings down from a position (None: the end); the position to insert at comes back."""
    where, values = _where(owner)
    last = document.value(
        f'SELECT position FROM "{table}" WHERE {where} ORDER BY position DESC LIMIT 1', values
    )
    total = 0 if last is None else int(last) + 1
    if position is None or position >= total:
        return total
    position = max(position, 0)
    document.execute(
        f'UPDATE "{table}" SET position = position + 1 WHERE {where} AND position >= ?', (*values, position)
    )
    return position


def close_gaps(document: Document, table: str, owner: Mapping[str, Any]) -> None:
    """Number the siblings anew in their order; rows already right are not touched."""
    where, values = _where(owner)
    rows = document.rows(f'SELECT id, position FROM "{table}" WHERE {where} ORDER BY position, id', values)
    for position, row in enumerate(rows):
        if row["position"] != position:
            document.update(table, row["id"], position=position)


def move(document: Document, table: str, owner: Mapping[str, Any], row_id: int, position: int) -> None:
    """Put one row at a position among its siblings."""
    where, values = _where(owner)
    ids = [
        row["id"]
        for row in document.rows(f'SELECT id FROM "{table}" WHERE {where} ORDER BY position, id', values)
        if row["id"] != row_id
    ]
    ids.insert(max(position, 0), row_id)
    put_in_order(document, table, ids)


def in_order(document: Document, table: str, owner: Mapping[str, Any]) -> list[int]:
    """The ids of the owner's rows in their order."""
    where, values = _where(owner)
    rows = document.rows(f'SELECT id FROM "{table}" WHERE {where} ORDER BY position, id', values)
    return [int(row["id"]) for row in rows]


def put_in_order(document: Document, table: str, ids: Sequence[int]) -> None:
    """Give the rows the positions 0, 1, 2 … in the order of the ids."""
    for position, row_id in enumerate(ids):
        document.execute(
            f'UPDATE "{table}" SET position = ? WHERE id = ? AND position <> ?', (position, row_id, position)
        )


def replace_list(
    document: Document, table: str, owner_column: str, owner_id: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Make a small list belonging to a row equal to `rows`, touching only what differs."""
    kept = document.rows(
        f'SELECT * FROM "{table}" WHERE "{owner_column}" = ? ORDER BY position, id', (owner_id,)
    )
    for position, wanted in enumerate(rows):
        values = {**wanted, "position": position}
        if position < len(kept):
            old = kept[position]
            changed = {name: value for name, value in values.items() if old[name] != value}
            document.update(table, old["id"], **changed)
        else:
            document.insert(table, **{owner_column: owner_id}, **values)
    document.delete(table, [row["id"] for row in kept[len(rows) :]])


def _where(owner: Mapping[str, Any]) -> tuple[str, tuple[Any, ...]]:
    return " AND ".join(f'"{name}" IS ?' for name in owner) or "1", tuple(owner.values())
