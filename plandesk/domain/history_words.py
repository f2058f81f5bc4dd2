"""The words of the history: records, fields and values as a reader knows them."""

from __future__ import annotations

from datetime import date
from typing import Any

from plandesk.domain import layout_words, report_set_words
from plandesk.domain.coaching import history_words as coaching_words
from plandesk.domain.day_words import day_words
from plandesk.domain.kpis import history_words as kpi_words
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _

YES_OR_NO = {"public", "sworn", "active", "reason_required", "provisional", "hidden", "one_file"}
DUES = {"due", "completed", "new_due", "period"}
DAYS = {"starts", "ends", "state_date", "done", "meeting_date", "as_of"}
PICTURES = {"picture", "logo", "cover_picture"}
# Columns that hold the id of another record, and where its name stands.
NAMED = {
    "unit_id": "SELECT name FROM unit WHERE id = ?",
    "person_id": "SELECT name FROM person WHERE id = ?",
    "carries_id": "SELECT text FROM initiative WHERE id = ?",
    "kpi_id": "SELECT name FROM kpi WHERE id = ?",
    "category_id": "SELECT name FROM category WHERE id = ?",
    "status_id": "SELECT word FROM status_word WHERE id = ?",
}


def table_name(table: str) -> str:
    """A table's records in the user's words."""
    if told := coaching_words.table_name(table):
        return told
    return {
        "service": _("Service"),
        "unit": _("Unit"),
        "person": _("Person"),
        "plan": _("Plan"),
        "plan_level": _("Level"),
        "section": _("Section"),
        "block": _("Block"),
        "objective": _("Goal"),
        "initiative": _("Initiative"),
        "sub_item": _("Sub-item"),
        "lead": _("Lead"),
        "partner": _("Partner"),
        "serves": _("Link to the parent plan"),
        "status_word": _("Status word"),
        "status_update": _("Status update"),
        "milestone": _("Milestone"),
        "approved_entry": _("As approved"),
        "amendment_note": _("Reason for a change"),
        "meeting_report": _("Report kept for a meeting"),
        "meeting_standing": _("Status told to a meeting"),
        "kpi": _("KPI"),
        "kpi_objective": _("Link to a goal"),
        "section_kpi": _("KPI shown in a section"),
        "category": _("Category"),
        "comparator": _("Comparison"),
        "measure": _("Figure"),
        "restatement": _("Figure as reported before"),
        "layout": _("Layout"),
        "layout_part": _("Part of a layout"),
        "layout_column": _("Column of a layout"),
        "report_set": _("Set of reports"),
        "set_report": _("Report of a set"),
        "set_option": _("Option of a report"),
    }.get(table, table)


def field_name(field: str, table: str = "") -> str:
    """A column in the user's words."""
    if field == "period" and table in kpi_words.OWNED:
        return _("Period")
    if told := coaching_words.field_name(field, table):
        return told
    return {
        "name": _("Name"), "short_name": _("Short name"), "governing_body": _("Governing body"),
        "mission": _("Mission"), "vision": _("Vision"), "service_values": _("Values"),
        "brand_colour": _("Main colour"), "accent_colour": _("Second colour"), "logo": _("Logo"),
        "logo_alt": _("Description of the logo"), "email": _("E-mail"), "switchboard": _("Switchboard"),
        "emergency": _("Emergency"), "non_emergency": _("Non-emergency"), "address": _("Address"),
        "website": _("Website"), "language": _("Language"), "number": _("Number"), "title": _("Title"),
        "unit_id": _("Unit"), "person_id": _("Person"), "sworn": _("Sworn"), "active": _("Active"),
        "kind": _("Kind"), "starts": _("First day"), "ends": _("Last day"),
        "parent_title": _("Implements"), "state": _("State"), "draft_number": _("Draft number"),
        "state_date": _("Since"), "paper": _("Paper"), "cover": _("Cover"),
        "cover_picture": _("Cover picture"), "cover_picture_alt": _("Description of the cover picture"),
        "plural": _("Plural"), "numbering": _("Numbering"), "body": _("Text"), "author": _("Author"),
        "author_title": _("Author’s title"), "pull_quote": _("Pull quote"), "source": _("Source"),
        "picture": _("Picture"), "picture_alt": _("Description of the picture"),
        "level": _("Level"), "chart": _("Kind of chart"), "figure": _("Large figure"),
        "short_title": _("Short title"), "pull_quote_author": _("Source of the pull quote"),
        "public": _("Print in the public edition"), "text": _("Text"), "due": _("Due"),
        "results": _("Results"), "note": _("Note"), "carries_id": _("Carries forward"),
        "updates_close": _("Days for updates after a quarter"), "word": _("Word"), "symbol": _("Symbol"),
        "colour": _("Colour"), "counts_as": _("Counts as"), "reason_required": _("Asks for a reason"),
        "period": _("Quarter"), "status_id": _("Status"), "completed": _("Completed"),
        "percent": _("Percent done"), "reason": _("Reason"), "new_due": _("New date"),
        "narrative": _("What happened"), "done": _("Done"), "status": _("Status"),
        "edition": _("Edition"), "meeting": _("Meeting"), "meeting_date": _("Date of the meeting"),
        "pages": _("Pages"), "value": _("Value"), "definition": _("Definition"),
        "numerator_name": _("Numerator"), "denominator_name": _("Denominator"),
        "numerator": _("Numerator"), "denominator": _("Denominator"), "unit_of_count": _("Unit of count"),
        "scale": _("Scale"), "decimals": _("Decimals"), "frequency": _("Frequency"), "origin": _("Origin"),
        "owner": _("Owner"), "direction": _("Direction"), "baseline": _("Baseline"),
        "baseline_period": _("Period of the baseline"), "target_kind": _("Kind of target"),
        "target": _("Target"), "target_high": _("Upper target"),
        "target_reason": _("Reason for the target"), "kpi_id": _("KPI"), "category_id": _("Category"),
        "measure_id": _("Figure"), "words": _("In words"), "as_of": _("As of"),
        "report": _("Report"), "font": _("Font"), "hidden": _("Hidden"), "width": _("Share of the width"),
        "subject": _("Shows"), "provisional": _("Provisional"),
        "footnote": _("Footnote"), "published": _("Published"),
        "one_file": _("In one PDF"),
    }.get(field, field)  # fmt: skip


def value_words(document: Document, column: str, value: Any, table: str = "") -> str:
    """A value as one reads it: names instead of ids, Yes and No, due dates in words; empty for none."""
    if value is None or value == "":
        return ""
    if told := coaching_words.value_words(document, table, column, value):
        return told
    if column in YES_OR_NO:
        return _("Yes") if value else _("No")
    if column in NAMED:
        return str(document.value(NAMED[column], (value,)) or _("one that is no longer in the file"))
    if column in PICTURES:
        name = document.value("SELECT name FROM picture WHERE sha256 = ?", (value,))
        return str(name or _("a picture"))
    if words := layout_words.value_words(document, table, column, value):
        return words
    if words := report_set_words.value_words(document, table, column, value):
        return words
    if words := kpi_words.value_words(column, value):
        return words
    if column in DUES:
        try:
            return Due.from_stored(str(value)).text()
        except InvalidValue:
            return str(value)
    if column in DAYS:
        try:
            return day_words(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    column = "kind" if table == "layout" and column == "report" else column
    return _choices().get(column, {}).get(str(value), str(value))


def _choices() -> dict[str, dict[str, str]]:
    """Columns that hold one of a few words."""
    return {
        "state": {
            "draft": _("Draft"), "approved": _("Approved"), "published": _("Published"),
            "closed": _("Closed"),
        },
        "paper": {"letter": _("Letter"), "a4": _("A4")},
        "cover": {"plan": _("Plan"), "picture": _("Picture"), "light": _("Light")},
        "numbering": {
            "dotted": _("Dotted, like 3.1.2"), "through": _("Through the plan"), "letter": _("Letters"),
            "none": _("None"),
        },
        "symbol": _statuses(), "counts_as": _statuses(),
        "colour": {
            "green": _("Green"), "blue": _("Blue"), "amber": _("Amber"), "grey": _("Grey"), "red": _("Red"),
        },
        "edition": {"public": _("Public edition"), "in-camera": _("In-camera edition")},
        "kind": {
            "annual-plan": _("Annual plan"), "action-plan": _("Action plan"),
            "strategic-plan": _("Strategic plan"),
            "district-overview": _("District overview"),
            "status-report": _("Status report"),
            "amendment-list": _("Changes to the plan"),
            "annual": _("Annual plan"), "strategic": _("Strategic plan"), "action": _("Action plan"),
            "district": _("District plan"), "text": _("Text"), "statements": _("Mission, vision, values"),
            "message": _("Message"), "blocks": _("Blocks"), "findings": _("Findings"),
            "outline": _("Focus areas and goals"), "contact": _("Contact"), "table": _("Table"),
            "chart": _("Chart"), "people": _("People"), "objectives": _("List of objectives"),
            "evaluation": _("How progress is measured"), "tiles": _("Tiles"), "stories": _("Stories"),
            "figures": _("Large figures"), "dashboard": _("KPI dashboard"),
        },
        "chart": {"bars": _("Bars"), "columns": _("Columns"), "lines": _("Lines")},
        "level": {"1": _("Chapter"), "2": _("Section of a chapter")},
    }  # fmt: skip


def _statuses() -> dict[str, str]:
    return {
        "not_started": _("Not started"), "in_progress": _("In progress"), "late": _("Late"),
        "done": _("Done"), "dropped": _("Dropped"), "no_update": _("No update"),
    }  # fmt: skip
