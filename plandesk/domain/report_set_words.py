"""How the history says what a set of reports holds: the options of its reports."""

from __future__ import annotations

import json
from typing import Any

from plandesk.file.document import Document
from plandesk.i18n import _


def value_words(document: Document, table: str, column: str, value: Any) -> str:
    """A value of an option as one reads it; "" where this is not for us to say."""
    if table != "set_option":
        return ""
    if column == "name":
        return _names().get(str(value), str(value))
    if column == "value":
        return _value(document, str(value))
    return ""


def _value(document: Document, text: str) -> str:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    if isinstance(found, bool):
        return _("Yes") if found else _("No")
    layout = document.value("SELECT name FROM layout WHERE uid = ?", (found,)) if found else None
    return str(layout or _values().get(found, found))


def _names() -> dict[str, str]:
    return {
        "edition": _("Edition"),
        "paper": _("Paper"),
        "language": _("Language"),
        "date": _("Date on the pages"),
        "layout": _("Layout"),
        "layout_name": _("Layout"),
        "by": _("Order"),
        "kpis": _("KPIs"),
        "sheet": _("Pages for"),
        "with_results": _("Year-end results"),
        "only_changed": _("Changed since last quarter"),
        "narrative": _("What was done"),
        "milestones": _("Milestones"),
        "leads": _("Leads"),
        "dates": _("Due"),
        "facing": _("On left pages, to be opened flat"),
        "pages": _("A page for each KPI"),
    }


def _values() -> dict[str, str]:
    return {
        "public": _("Public edition"),
        "in-camera": _("In-camera edition"),
        "letter": _("Letter"),
        "a4": _("A4"),
        "today": _("Day when the report is made"),
        "goal": _("By goal"),
        "kind": _("By kind of change"),
        "table": _("Table at the end"),
        "pages": _("Table and a page for each"),
        "": _("None"),
        "paper": _("Paper, lying"),
        "screen": _("A screen"),
    }
