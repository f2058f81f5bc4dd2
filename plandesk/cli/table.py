"""Rows for the console or, with their names, for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to show: `fields` name them in JSON, `heads` on the console."""

    fields: tuple[str, ...]
    heads: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]
