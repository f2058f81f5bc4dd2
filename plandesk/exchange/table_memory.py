"""What the user chose for the columns of a table, remembered on this computer for the next such table.

Only the names of the columns and their fields are kept, under the name of the header; nothing of any row.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from plandesk import preferences
from plandesk.exchange.table_mapping import Mapping, every_field
from plandesk.exchange.table_names import canonical

STATE = "import/columns"
MOST = 40  # headers that are remembered, the newest


def remembered(header: Sequence[str]) -> Mapping | None:
    """What was chosen for a table with these column names, in any order; None for a new one."""
    kept = _read().get(_signature(header))
    if kept is None:
        return None
    allowed = {"", *every_field()}
    left = [(name, field) for name, field in kept if field in allowed]
    found = []
    for name in (canonical(one) for one in header):
        place = next((at for at, (known, _field) in enumerate(left) if known == name), None)
        found.append(left.pop(place)[1] if place is not None else "")
    used = [field for field in found if field]
    return Mapping(tuple(found)) if len(used) == len(set(used)) else None


def remember(header: Sequence[str], mapping: Mapping) -> None:
    """Keep what the user chose for this table."""
    kept = _read()
    signature = _signature(header)
    kept.pop(signature, None)
    kept[signature] = [(canonical(name), field) for name, field in zip(header, mapping.fields, strict=True)]
    newest = dict(list(kept.items())[-MOST:])
    preferences.change(lambda known: known.with_state(STATE, json.dumps(newest)))


def _signature(header: Sequence[str]) -> str:
    return "|".join(sorted(canonical(name) for name in header))


def _read() -> dict[str, list[tuple[str, str]]]:
    text = preferences.read().state(STATE)
    try:
        content = json.loads(text) if text else {}
        return {
            str(signature): [(str(name), str(field)) for name, field in pairs]
            for signature, pairs in content.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}  # written by another version: it is chosen anew
