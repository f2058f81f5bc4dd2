"""The history in words: which step changed what, when and by whom."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plandesk.file.document import Document
from plandesk.i18n import _


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One entry of the history; `kind` is do, undo or redo, `state` done, undone or gone."""

    id: int
    name: str
    who: str
    at: datetime
    kind: str
    state: str
    rows: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after, as text for reading."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a step did to one record."""

    table: str
    record: str
    title: str
    op: str
    fields: tuple[FieldChange, ...]


HIDDEN = {"position", "plan_id", "due_end", "section_id", "objective_id", "initiative_id", "parent_id"}


def steps(
    document: Document, limit: int = 200, before: int | None = None, text: str = ""
) -> list[HistoryStep]:
    """Entries, newest first; `before` is a step id to go on from, `text` is searched in the names."""
    rows = document.rows(
        "SELECT s.*, (SELECT count(*) FROM history h WHERE h.step_id = s.id) AS rows_touched FROM step s"
        " WHERE (? IS NULL OR s.id < ?) AND (instr(lower(s.name), lower(?)) OR instr(lower(s.who), lower(?)))"
        " ORDER BY s.id DESC LIMIT ?",
        (before, before, text, text, limit),
    )
    return [
        HistoryStep(
            row["id"], row["name"], row["who"], datetime.fromisoformat(row["at"]).astimezone(),
            row["kind"], row["state"], row["rows_touched"],
        )
        for row in rows
    ]  # fmt: skip


def changes_of(document: Document, step_id: int, limit: int = 200) -> list[RecordChange]:
    """What a step did, record by record."""
    rows = document.rows("SELECT * FROM history WHERE step_id = ? ORDER BY id LIMIT ?", (step_id, limit))
    return [_record(document, row) for row in rows]


def changes_of_record(
    document: Document, uid: str, limit: int = 200
) -> list[tuple[HistoryStep, RecordChange]]:
    """All that happened to one record, newest first."""
    rows = document.rows(
        "SELECT h.*, s.name, s.who, s.at, s.kind, s.state FROM history h JOIN step s ON s.id = h.step_id"
        " WHERE h.row_uid = ? ORDER BY h.id DESC LIMIT ?",
        (uid, limit),
    )
    return [
        (
            HistoryStep(
                row["step_id"], row["name"], row["who"], datetime.fromisoformat(row["at"]).astimezone(),
                row["kind"], row["state"], 1,
            ),
            _record(document, row),
        )
        for row in rows
    ]  # fmt: skip


def table_name(table: str) -> str:
    """A table's records in the user's words."""
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
    }.get(table, table)


def field_name(field: str) -> str:
    """A column in the user's words."""
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
        "state_date": _("Date"), "paper": _("Paper"), "cover": _("Cover"),
        "cover_picture": _("Cover picture"), "cover_picture_alt": _("Description of the cover picture"),
        "plural": _("Plural"), "numbering": _("Numbering"), "body": _("Text"), "author": _("Author"),
        "author_title": _("Author’s title"), "pull_quote": _("Pull quote"), "source": _("Source"),
        "picture": _("Picture"), "picture_alt": _("Description of the picture"),
        "public": _("Print in the public edition"), "text": _("Text"), "due": _("Due"),
        "results": _("Results"), "note": _("Note"), "carries_id": _("Carries forward"),
    }.get(field, field)  # fmt: skip


def _record(document: Document, row: Any) -> RecordChange:
    before: dict[str, Any] = json.loads(row["before"] or "{}")
    after: dict[str, Any] = json.loads(row["after"] or "{}")
    fields = tuple(
        FieldChange(field_name(name), _shown(before.get(name)), _shown(after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if name not in HIDDEN and (_shown(before.get(name)) or _shown(after.get(name)))
    )
    title = _title({**before, **after}) or _present_title(document, row["tbl"], row["row_id"])
    return RecordChange(row["tbl"], table_name(row["tbl"]), title, row["op"], fields)


def _title(values: dict[str, Any]) -> str:
    return next((str(values[name]) for name in ("text", "title", "name") if values.get(name)), "")


def _present_title(document: Document, table: str, row_id: int) -> str:
    if table_name(table) == table:
        return ""
    row = document.row(f'SELECT * FROM "{table}" WHERE id = ?', (row_id,))
    return _title(dict(row)) if row is not None else ""


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return str(value)
