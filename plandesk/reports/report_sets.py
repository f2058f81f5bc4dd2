"""Sets of reports between the options of the reports, the file and this computer.

The file keeps its sets (`domain.report_sets`). Before it did, they were kept with the preferences of one
computer: what is left there is offered still, and goes into a file when the user keeps it there.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from plandesk import preferences
from plandesk.domain.layouts import Layout
from plandesk.domain.report_sets import LAYOUT, TODAY, Chosen, ReportSet, fits, report_sets, set_named
from plandesk.file.document import Document

STATE = "reports/sets"


def chosen_of(kind: str, options: Any) -> Chosen:
    """A report with its options as a set has them: plain values, a layout by its uid."""
    kept: list[tuple[str, Any]] = []
    for name in options.__struct_fields__:
        value = getattr(options, name)
        if isinstance(value, Layout):
            kept.append((LAYOUT, value.uid))
        elif isinstance(value, datetime.date):
            kept.append((name, TODAY))
        elif fits(name, value):
            kept.append((name, value))
    return Chosen(kind, tuple(kept))


def known_sets(document: Document) -> tuple[ReportSet, ...]:
    """The sets of a file, and behind them those of this computer whose names the file does not have."""
    own = report_sets(document)
    others = (one for one in sets_of_computer() if set_named(own, one.name) is None)
    return (*own, *others)


def sets_of_computer() -> tuple[ReportSet, ...]:
    """What is kept with the preferences, by name; what cannot be understood is left out."""
    try:
        sets = [_read(one) for one in _kept()]
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(sorted(sets, key=lambda one: one.name.casefold()))


def forget_on_computer(name: str) -> None:
    """Forget the set of a name that is kept with the preferences."""
    left = [one for one in _kept() if one.get("name") != name]
    text = json.dumps(left, ensure_ascii=False)
    preferences.change(lambda known: known.with_state(STATE, text))


def _kept() -> list[Any]:
    found = json.loads(preferences.read().state(STATE) or "[]")
    return found if isinstance(found, list) else []


def _read(told: Mapping[str, Any]) -> ReportSet:
    reports = tuple(
        Chosen(str(one["kind"]), tuple(found for found in one["options"].items() if fits(*found)))
        for one in told["reports"]
    )
    return ReportSet(str(told["name"]), reports, bool(told.get("one_file", True)))
