"""Named sets of the reports that a meeting is given, kept in the file: which, in which order and edition.

A set is of no plan: the one of this year serves the plan of the next. So it names no quarter and no day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain import layouts, ordering
from plandesk.domain.columns import one_line, stored, whole_text
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

TODAY = "today"  # instead of a day: that of the making
LAYOUT = "layout"  # by its uid
LAYOUT_NAME = "layout_name"  # by its name, where it is not known which one of the file is meant
FLAG = (True, False)
# What a set knows of a report, with the values that are possible; none named: any text.
OPTIONS: Mapping[str, tuple[str | bool, ...]] = {
    "edition": ("public", "in-camera"),
    "paper": ("letter", "a4"),
    "date": (TODAY,),
    "by": ("goal", "kind"),
    "kpis": ("", "table", "pages"),
    "sheet": ("paper", "screen"),
    "with_results": FLAG,
    "only_changed": FLAG,
    "narrative": FLAG,
    "milestones": FLAG,
    "leads": FLAG,
    "dates": FLAG,
    "facing": FLAG,
    "pages": FLAG,
    "language": (),
    LAYOUT: (),
    LAYOUT_NAME: (),
}


class Chosen(Struct, frozen=True):
    """A report to make: its kind by the name on the command line, with options by their names."""

    kind: str
    options: tuple[tuple[str, Any], ...] = ()


class ReportSet(Struct, frozen=True):
    """A named set: its reports in order, and whether they are bound into one PDF.

    `uid` is empty for a set that is in no file.
    """

    name: str
    reports: tuple[Chosen, ...]
    one_file: bool = True
    uid: str = ""


def report_sets(document: Document) -> list[ReportSet]:
    """The sets of a file by name. What no report could do anything with is left out of their options."""
    options: dict[int, list[tuple[str, Any]]] = {}
    for row in document.rows("SELECT * FROM set_option ORDER BY report_id, position, id"):
        value = _read(row["value"])
        if fits(row["name"], value):
            options.setdefault(row["report_id"], []).append((row["name"], value))
    reports: dict[int, list[Chosen]] = {}
    for row in document.rows("SELECT * FROM set_report ORDER BY set_id, position, id"):
        one = Chosen(row["kind"], tuple(options.get(row["id"], ())))
        reports.setdefault(row["set_id"], []).append(one)
    found = [
        ReportSet(row["name"], tuple(reports.get(row["id"], ())), bool(row["one_file"]), row["uid"])
        for row in document.rows("SELECT * FROM report_set ORDER BY id")
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def set_named(sets: Sequence[ReportSet], name: str) -> ReportSet | None:
    """The set of a name among these, whatever its capitals; None where there is none."""
    return next((one for one in sets if one.name.casefold() == name.strip().casefold()), None)


def fits(name: str, value: object) -> bool:
    """Whether a set knows an option of this name, and it can have this value."""
    allowed = OPTIONS.get(name)
    if not allowed:
        return allowed is not None and isinstance(value, str)
    return any(type(value) is type(one) and value == one for one in allowed)


def keep_set(document: Document, wanted: ReportSet) -> str:
    """Keep a set in place of the one of the same name, in one step; its name as it is kept comes back.

    Raises InvalidValue without a name.
    """
    name = one_line(whole_text(wanted.name))
    if not name:
        raise InvalidValue(_("A set needs a name. Nothing was changed."))
    reports = [_as_kept(document, one) for one in wanted.reports]
    there = set_named(report_sets(document), name)
    with document.step(_("Change set of reports") if there else _("Keep set of reports")):
        columns = stored({"name": name, "one_file": wanted.one_file})
        if there is None:
            own = {"uid": wanted.uid} if wanted.uid else {}
            set_id = document.insert("report_set", **columns, **own)
        else:
            set_id = document.value("SELECT id FROM report_set WHERE uid = ?", (there.uid,))
            document.update("report_set", set_id, **columns)
        ordering.replace_list(
            document, "set_report", "set_id", set_id, [{"kind": one.kind} for one in reports]
        )
        ids = ordering.in_order(document, "set_report", {"set_id": set_id})
        for report_id, one in zip(ids, reports, strict=True):
            rows = [{"name": key, "value": _written(value)} for key, value in one.options]
            ordering.replace_list(document, "set_option", "report_id", report_id, rows)
    return name


def delete_set(document: Document, uid: str) -> None:
    """Delete a set; what was made with it stays. Raises NotThere."""
    set_id = document.value("SELECT id FROM report_set WHERE uid = ?", (uid,))
    if set_id is None:
        raise NotThere(_("This set is no longer in the file."))
    with document.step(_("Delete set of reports")):
        document.delete("report_set", [set_id])


def free_name(document: Document, wish: str) -> str:
    """A name that no other set has: the wish, or the wish with a number."""
    taken = {one.name.casefold() for one in report_sets(document)}
    names = (wish, *(f"{wish} {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _as_kept(document: Document, one: Chosen) -> Chosen:
    """Each option once, and a layout of the file by its uid where only its name is known."""
    options = {name: value for name, value in one.options if fits(name, value)}
    if LAYOUT_NAME in options:
        name = str(options[LAYOUT_NAME]).casefold()
        known = [found for found in layouts.layouts(document, one.kind) if found.name.casefold() == name]
        if known:
            del options[LAYOUT_NAME]
            options[LAYOUT] = known[0].uid
    return Chosen(one.kind, tuple(options.items()))


def _written(value: str | bool) -> str:
    return json.dumps(whole_text(value) if isinstance(value, str) else value, ensure_ascii=False)


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None  # written by another program
