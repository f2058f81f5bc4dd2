"""How the history says what a layout holds: parts, columns, and what they are about."""

from __future__ import annotations

from typing import Any

from plandesk.file.document import Document
from plandesk.i18n import _


def value_words(document: Document, table: str, column: str, value: Any) -> str:
    """A value of a layout's record as one reads it; "" where this is not for us to say."""
    if table == "layout_part" and column == "kind":
        return part_name(str(value))
    if table == "layout_part" and column == "subject":
        title = document.value(
            "SELECT title FROM section WHERE uid = ?1 UNION ALL SELECT name FROM kpi WHERE uid = ?1", (value,)
        )
        return str(title or _("one that is no longer in the file"))
    if table == "layout_column" and column == "name":
        return column_name(str(value))
    if table == "layout_column" and column == "width":
        return _("{n} %").format(n=round(float(value) * 100)) if value else _("as usual")
    return ""


def part_name(kind: str) -> str:
    """A kind of part in words."""
    return {
        "cover": _("Cover"),
        "contents": _("Contents"),
        "section": _("Section"),
        "plan-table": _("Goals and activities"),
        "kpi-table": _("Table of KPIs"),
        "kpi-pages": _("Pages of KPIs"),
        "kpi-page": _("Page of a KPI"),
        "chart": _("Chart"),
        "page-break": _("Page break"),
        "late": _("List of what is late"),
        "missing": _("List of missing updates"),
        "changes": _("List of changes since approval"),
        "restated": _("List of what was reported otherwise"),
        "key": _("How to read this report"),
        "definitions": _("Definitions"),
    }.get(kind, kind)


def column_name(name: str) -> str:
    """A column of a table in words."""
    return {
        "goal": _("Goal"),
        "activity": _("Activity"),
        "initiative": _("Initiative"),
        "results": _("Results"),
        "lead": _("Lead"),
        "due": _("Due"),
        "status": _("Status"),
        "kpi": _("KPI"),
        "now": _("Now"),
        "before": _("Before"),
        "after": _("After"),
        "change": _("Change"),
        "trend": _("12 months"),
        "reason": _("Reason"),
        "source": _("Source"),
        "baseline": _("Baseline"),
        "target": _("Target"),
        "current": _("Current"),
    }.get(name, name)
