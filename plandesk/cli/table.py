"""Rows for the console or, with their names, for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct


class Table(Struct, frozen=True):
    """Rows to show: `fields` name them in JSON, `heads` on the console."""

    fields: tuple[str, ...]
    heads: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
