"""From the rows that a model shows to other ones, telling only what differs between their equal ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex

T = TypeVar("T")


def go_over(
    model: QAbstractItemModel,
    rows: list[T],
    wanted: Sequence[T],
    key: Callable[[T], object],
    columns: int = 1,
) -> None:
    """Make `rows`, which `model` shows, equal to `wanted`; rows of one `key` stay and are only changed."""
    start = 0
    while start < min(len(wanted), len(rows)) and key(wanted[start]) == key(rows[start]):
        start += 1
    end = 0
    while end < min(len(wanted), len(rows)) - start and key(wanted[-1 - end]) == key(rows[-1 - end]):
        end += 1
    gone, come = len(rows) - end, len(wanted) - end
    if gone > start:
        model.beginRemoveRows(QModelIndex(), start, gone - 1)
        del rows[start:gone]
        model.endRemoveRows()
    if come > start:
        model.beginInsertRows(QModelIndex(), start, come - 1)
        rows[start:start] = wanted[start:come]
        model.endInsertRows()
    for place, one in enumerate(wanted):
        if rows[place] != one:
            rows[place] = one
            model.dataChanged.emit(model.index(place, 0), model.index(place, columns - 1))
