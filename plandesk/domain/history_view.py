"""The history in words: which step changed what, when and by whom."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from msgspec import Struct

from plandesk.domain import history_search
from plandesk.domain.coaching import history_words as coaching_words
from plandesk.domain.history_words import field_name, table_name, value_words
from plandesk.domain.kpis import history_words as kpi_words
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _


class HistoryStep(Struct, frozen=True):
    """One entry of the history; `kind` is do, undo or redo, `state` done, undone or gone."""

    id: int
    name: str
    who: str
    at: datetime
    kind: str
    state: str
    rows: int


class FieldChange(Struct, frozen=True):
    """One value before and after, as text for reading; `column` is its name in the file."""

    field: str
    before: str
    after: str
    column: str = ""

    @property
    def now_or_before(self) -> str:
        """The value that is there, else the one that was."""
        return self.after or self.before


class RecordChange(Struct, frozen=True):
    """What a step did to one record."""

    table: str
    record: str
    title: str
    op: str
    fields: tuple[FieldChange, ...]
    uid: str = ""
    entry_id: int = 0


RECORDS = (
    *("plan", "section", "block", "objective", "initiative", "person", "unit", "service"),
    *("milestone", "status_update", "kpi"),
    *(
        "member",
        "coaching_session",
        "action_item",
        "amendment",
        "session_theme",
        "coaching_form",
        "form_theme",
    ),
)
OWNED = (*kpi_words.OWNED, *coaching_words.OWNED)  # told by what they belong to
# What belongs to a record, is told with it, and names it in this column.
PARTS = {
    "initiative": ("initiative_id", ("status_update", "milestone", "sub_item", "lead", "partner", "serves")),
    "section": ("section_id", ("block", "section_kpi")),
    "layout": ("layout_id", ("layout_part",)),
    "report_set": ("set_id", ("set_report",)),
    "kpi": ("kpi_id", ("kpi_objective", "category", "comparator")),
    "coaching_session": ("session_id", ("session_theme", "action_item", "acknowledgement", "amendment")),
    "coaching_form": ("form_id", ("form_theme",)),
}
HIDDEN = {
    "position", "plan_id", "due_end", "section_id", "objective_id", "initiative_id", "parent_id",
    "completed_end", "new_due_end", "report_id", "node", "node_uid", "parent_uid", "depth", "subject_uid",
    "initiative_uid", "sha256", "approved_at", "at", "who", "kpi_id", "measure_id",
    "layout_id", "part_id", "set_id", "session_id", "form_id", "form_uid", "goal_uid",
}  # fmt: skip

# Copies of what stands elsewhere: named by the step that made them, not listed one by one.
_LISTED = "tbl NOT IN ('approved_entry', 'meeting_standing')"


def steps(
    document: Document, limit: int = 200, before: int | None = None, text: str = ""
) -> list[HistoryStep]:
    """Entries, newest first; `before` is a step id to go on from, `text` as for `history_search`."""
    found, values = history_search.condition(document, text)
    rows = document.rows(
        f"SELECT s.*, (SELECT count(*) FROM history h WHERE h.step_id = s.id AND {_LISTED}) AS rows_touched"
        f" FROM step s WHERE (?3 IS NULL OR s.id < ?3) AND {found} ORDER BY s.id DESC LIMIT ?4",
        (*values, before, limit),
    )
    return [
        HistoryStep(
            row["id"], row["name"], row["who"], datetime.fromisoformat(row["at"]).astimezone(),
            row["kind"], row["state"], row["rows_touched"],
        )
        for row in rows
    ]  # fmt: skip


def count_steps(document: Document, text: str = "") -> int:
    """How many entries there are, or how many are found by the text."""
    if not text:
        return int(document.value("SELECT count(*) FROM step"))
    found, values = history_search.condition(document, text)
    return int(document.value(f"SELECT count(*) FROM step s WHERE {found}", values))


def steps_after(document: Document, step_id: int) -> int:
    """How many steps came after the given one and are in force: what `Document.undo_to` would take back."""
    return int(
        document.value(
            "SELECT count(*) FROM step WHERE kind = 'do' AND state = 'done' AND id > ?", (step_id,)
        )
    )


def subject(document: Document, step_id: int) -> str:
    """The title of the record that a step is about; empty where it has none.

    That is the first it touched which stands for itself: parts are deleted before what they belong to.
    """
    marks = ", ".join("?" * len(RECORDS))
    rows = document.rows(
        f"SELECT * FROM history WHERE step_id = ? AND {_LISTED} ORDER BY tbl NOT IN ({marks}), id LIMIT 20",
        (step_id, *RECORDS),
    )
    return next((change.title for row in rows if (change := _record(document, row)).title), "")


def uid_of(document: Document, table: str, record_id: int) -> str:
    """The uid by which the history knows a record; raises NotThere."""
    if table in RECORDS:
        found = document.value(f'SELECT uid FROM "{table}" WHERE id = ?', (record_id,))
        if found is not None:
            return str(found)
    raise NotThere(_("This record is no longer in the file."))


def changes_of(document: Document, step_id: int, limit: int = 200) -> list[RecordChange]:
    """What a step did, record by record."""
    rows = document.rows(
        f"SELECT * FROM history WHERE step_id = ? AND {_LISTED} ORDER BY id LIMIT ?", (step_id, limit)
    )
    return [_record(document, row) for row in rows]


def changes_of_record(
    document: Document, uid: str, limit: int = 200
) -> list[tuple[HistoryStep, RecordChange]]:
    """All that happened to one record and to what belongs to it, newest first."""
    condition, values = _of_record(document, uid)
    rows = document.rows(
        "SELECT h.*, s.name, s.who, s.at, s.kind, s.state FROM history h JOIN step s ON s.id = h.step_id"
        f" WHERE {condition} ORDER BY h.id DESC LIMIT ?",
        (*values, limit),
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


def _of_record(document: Document, uid: str) -> tuple[str, tuple[Any, ...]]:
    """What finds the entries of a record and of its parts, also of those that were deleted since."""
    known = document.row(
        "SELECT tbl, row_id, op, step_id FROM history WHERE row_uid = ? ORDER BY id DESC LIMIT 1", (uid,)
    )
    if known is None or known["tbl"] not in PARTS:
        return "h.row_uid = ?", (uid,)
    column, tables = PARTS[known["tbl"]]
    marks = ", ".join("?" * len(tables))
    parts = (
        f"SELECT p.row_uid FROM history p WHERE p.tbl IN ({marks})"
        f" AND json_extract(coalesce(p.after, p.before), '$.{column}') = ?"
        f" AND p.op IN ('insert', 'delete') AND p.id >= ? AND p.step_id <= ?"
    )
    # The number of a deleted record can be given again: only what was there in its own time is its part.
    since = document.value("SELECT min(id) FROM history WHERE row_uid = ? AND op = 'insert'", (uid,)) or 0
    until = known["step_id"] if known["op"] == "delete" else document.value("SELECT max(id) FROM step")
    note = "SELECT n.uid FROM amendment_note n WHERE n.subject_uid = ?"
    if document.kind != "plan":
        note = "SELECT ?"
    return f"h.row_uid IN (SELECT ? UNION {parts} UNION {note})", (
        *(uid, *tables, known["row_id"], since, until),
        uid,
    )


def _record(document: Document, row: Any) -> RecordChange:
    before: dict[str, Any] = json.loads(row["before"] or "{}")
    after: dict[str, Any] = json.loads(row["after"] or "{}")
    fields = tuple(
        FieldChange(field_name(name, row["tbl"]), was, now, name)
        for name in dict.fromkeys((*before, *after))
        if name not in HIDDEN
        for was, now in [
            tuple(value_words(document, name, told.get(name), row["tbl"]) for told in (before, after))
        ]
        if was or now
    )
    title = (
        (_title({**before, **after}) if row["tbl"] not in OWNED else "")
        or _owner_title(document, row, {**before, **after})
        or _known_title(document, row["tbl"], row["row_uid"])
    )
    if not title and row["tbl"] == "lead":
        title = next((field.now_or_before for field in fields if field.now_or_before), "")
    return RecordChange(
        row["tbl"], table_name(row["tbl"]), title, row["op"], fields, row["row_uid"], row["id"]
    )


def _title(values: dict[str, Any]) -> str:
    return next((str(values[name]) for name in ("text", "title", "name") if values.get(name)), "")


def _owner_title(document: Document, row: Any, values: dict[str, Any]) -> str:
    """Of an update, a reason, a figure or a part of a session: what it is about."""
    if row["tbl"] in coaching_words.OWNED:
        return coaching_words.title(document, row["tbl"], row["row_uid"], values)
    if row["tbl"] in kpi_words.OWNED:
        return kpi_words.title(document, row["tbl"], row["row_uid"], values)
    if row["tbl"] == "status_update":
        one = values.get("initiative_id") or document.value(
            "SELECT initiative_id FROM status_update WHERE uid = ?", (row["row_uid"],)
        )
        return _initiative_title(document, row, one)
    if row["tbl"] == "amendment_note" and "subject_uid" in values:
        return str(
            document.value(
                "SELECT text FROM initiative WHERE uid = ?1"
                " UNION ALL SELECT title FROM objective WHERE uid = ?1",
                (values["subject_uid"],),
            )
            or ""
        )
    return ""


def _initiative_title(document: Document, row: Any, initiative_id: int | None) -> str:
    """Of what belongs to an initiative: its text, also when it was deleted along with it or later."""
    gone = "SELECT before FROM history WHERE tbl = 'initiative' AND op = 'delete' AND row_id = ?"
    along = document.value(f"{gone} AND step_id = ?", (initiative_id, row["step_id"]))
    if along is None:
        now = document.value("SELECT text FROM initiative WHERE id = ?", (initiative_id,))
        if now is not None:
            return str(now)
        along = document.value(f"{gone} AND id > ? ORDER BY id LIMIT 1", (initiative_id, row["id"]))
    return _title(json.loads(along or "{}"))


def _known_title(document: Document, table: str, uid: str) -> str:
    """The title that a record has now, or had when it was deleted."""
    if table_name(table) == table:
        return ""
    row = document.row(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,))
    if row is not None:
        return _title(dict(row))
    last = document.value(
        "SELECT before FROM history WHERE row_uid = ? AND op = 'delete' ORDER BY id DESC LIMIT 1", (uid,)
    )
    return _title(json.loads(last or "{}"))
