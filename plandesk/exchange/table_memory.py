"""What the user chose for the columns of a table, remembered on this computer for the next such table.

Only the names of the columns and their fields are kept, under the name of the header; nothing of any row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from plandesk import preferences
from plandesk.exchange.table_mapping import Mapping, every_field
from plandesk.exchange.table_names import canonical

STATE = "import/columns"
MOST = 40  # headers that are remembered, the newest


def remembered(header: Sequence[str]) -> Mapping | None:
    """What was chosen for a table with these column names, in any order; None for a new one."""
    found = remembered_fields(header, STATE, every_field())
    used = [field for field in found or () if field]
    return Mapping(found) if found is not None and len(used) == len(set(used)) else None


def remember(header: Sequence[str], mapping: Mapping) -> None:
    """Keep what the user chose for this table."""
    remember_fields(header, mapping.fields, STATE)


def remembered_fields(header: Sequence[str], state: str, allowed: Iterable[str]) -> tuple[str, ...] | None:
    """The fields chosen for columns of these names under the name of a state; None for a new table."""
    kept = _read(state).get(_signature(header))
    if kept is None:
        return None
    known = {"", *allowed}
    left = [(name, field) for name, field in kept if field in known]
    found = []
    for name in (canonical(one) for one in header):
        place = next((at for at, (called, _field) in enumerate(left) if called == name), None)
        found.append(left.pop(place)[1] if place is not None else "")
    return tuple(found)


def remember_fields(header: Sequence[str], fields: Sequence[str], state: str) -> None:
    """Keep the fields of columns under the name of a state."""
    kept = _read(state)
    signature = _signature(header)
    kept.pop(signature, None)
    kept[signature] = [(canonical(name), field) for name, field in zip(header, fields, strict=True)]
    newest = dict(list(kept.items())[-MOST:])
    preferences.change(lambda known: known.with_state(state, json.dumps(newest)))


def _signature(header: Sequence[str]) -> str:
    return "|".join(sorted(canonical(name) for name in header))


def _read(state: str) -> dict[str, list[tuple[str, str]]]:
    text = preferences.read().state(state)
    try:
        content = json.loads(text) if text else {}
        return {
            str(signature): [(str(name), str(field)) for name, field in pairs]
            for signature, pairs in content.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}  # written by another version: it is chosen anew
