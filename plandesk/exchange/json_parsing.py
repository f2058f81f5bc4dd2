"""The bytes of a JSON file read as plain values, with bounds that hold before anything is read."""

from __future__ import annotations

import json
from typing import Any

from plandesk.errors import ImportRefused
from plandesk.exchange.json_places import shown
from plandesk.i18n import _

LARGEST = 200_000_000  # bytes
MOST_PARTS = 20_000_000  # commas, brackets and braces: what the memory needed grows with


def parsed(data: bytes) -> Any:
    """The value that a JSON file holds; raises ImportRefused where it is none, or larger than any plan."""
    if len(data) > LARGEST or sum(map(data.count, (b",", b"[", b"{"))) > MOST_PARTS:
        raise ImportRefused(
            _("The file is larger than {n} MB, more than any plan. Nothing was imported.").format(
                n=LARGEST // 1_000_000
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(
            _(
                "The file is not UTF-8 text (byte {n} is not). "
                "Nothing was imported; save it as UTF-8 and try again."
            ).format(n=error.start + 1)
        ) from None
    try:
        return json.loads(
            text, parse_int=_number, parse_constant=_no_number, object_pairs_hook=_record_of_pairs
        )
    except json.JSONDecodeError as error:
        if not text.strip():
            raise ImportRefused(_("The file is empty. Nothing was imported.")) from None
        raise ImportRefused(
            _(
                "The file is not JSON, or its end is missing: line {line}, column {column} cannot be read. "
                "Nothing was imported."
            ).format(line=error.lineno, column=error.colno)
        ) from None
    except RecursionError:
        raise ImportRefused(
            _("The file has lists within lists, deeper than any plan. Nothing was imported.")
        ) from None


def _number(digits: str) -> int | float:
    # Python refuses to read thousands of digits; all that many are no number of ours anyhow.
    return int(digits) if len(digits) < 20 else float("inf")


def _no_number(name: str) -> Any:
    raise ImportRefused(_("“{name}” is not a number of JSON. Nothing was imported.").format(name=name))


def _record_of_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ImportRefused(
            _("A record has the field {name} twice. Nothing was imported.").format(name=shown(twice))
        )
    return record
