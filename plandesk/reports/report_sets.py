"""Named sets of reports, kept with the preferences: what a meeting is given, with the options of each."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from plandesk import preferences
from plandesk.domain.layouts import Layout
from plandesk.reports.batch import LAYOUT_NAME, Chosen

STATE = "reports/sets"
TODAY = "today"
NOT_KEPT = ("plan_id", "quarter")  # these are of the plan in hand
Simple = str | int | bool | None


class ReportSet(Struct, frozen=True):
    """A named set: its reports in order, and whether they are bound into one PDF."""

    name: str
    reports: tuple[Chosen, ...]
    one_file: bool = True


def chosen_of(kind: str, options: Any) -> Chosen:
    """A report with its options as they can be kept: plain values, a layout by its name."""
    kept: list[tuple[str, Any]] = []
    for name in options.__struct_fields__:
        value = getattr(options, name)
        if isinstance(value, Layout):
            kept.append((LAYOUT_NAME, value.name))
        elif name not in NOT_KEPT and isinstance(value, Simple | datetime.date):
            kept.append((name, value))
    return Chosen(kind, tuple(kept))


def report_sets() -> tuple[ReportSet, ...]:
    """All kept sets by name; what cannot be understood is left out."""
    try:
        found = json.loads(preferences.read().state(STATE) or "[]")
        sets = [_read(one) for one in found]
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()
    return tuple(sorted(sets, key=lambda one: one.name.casefold()))


def keep_set(wanted: ReportSet) -> None:
    """Keep a set in place of the one of the same name."""
    _write([*(one for one in report_sets() if one.name != wanted.name), wanted])


def forget_set(name: str) -> None:
    """Forget the set of a name."""
    _write([one for one in report_sets() if one.name != name])


def _write(sets: list[ReportSet]) -> None:
    told = [
        {
            "name": one.name,
            "one_file": one.one_file,
            "reports": [
                {"kind": report.kind, "options": {key: _kept(value) for key, value in report.options}}
                for report in one.reports
            ],
        }
        for one in sets
    ]
    text = json.dumps(told, ensure_ascii=False)
    preferences.change(lambda known: known.with_state(STATE, text))


def _kept(value: Any) -> Simple:
    # A day that was chosen is the day of the making.
    return TODAY if isinstance(value, datetime.date) else value


def _read(told: Mapping[str, Any]) -> ReportSet:
    reports = []
    for one in told["reports"]:
        options: dict[str, Any] = {
            str(key): value for key, value in one["options"].items() if isinstance(value, Simple)
        }
        if options.get("date") == TODAY:
            options["date"] = datetime.date.today()
        reports.append(Chosen(str(one["kind"]), tuple(options.items())))
    return ReportSet(str(told["name"]), tuple(reports), bool(told.get("one_file", True)))
