"""Bringing back what the history knows: one field, or a whole record, also one that was deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from plandesk.domain import ordering
from plandesk.domain.history_words import field_name, table_name
from plandesk.domain.initiatives import change_initiative, initiative
from plandesk.errors import InvalidValue, NotThere
from plandesk.file import triggers
from plandesk.file.as_of import document_before
from plandesk.file.document import Document
from plandesk.i18n import _

# Records that stand for themselves; what belongs to one of them comes back with it.
RECORDS = ("plan", "section", "block", "objective", "initiative", "person", "unit", "service", "milestone",
           "status_update")  # fmt: skip
# These come back whole when they were deleted; their fields hang together, so none comes back on its own.
WHOLE = (*RECORDS, "kpi", "layout", "report_set")
# Where a record stands, what the approval says, and what follows from other fields is not brought back.
FIXED = {"position", "plan_id", "parent_id", "objective_id", "section_id", "initiative_id", "period", "state",
         "state_date", "draft_number", "approved_at", "kind", "who", "at"}  # fmt: skip
ENDS = ("due", "completed", "new_due")  # columns with a second one for their last day
# What the siblings of a record share, for its place among them.
OWNERS = {
    "section": ("plan_id",), "block": ("section_id",), "objective": ("plan_id", "parent_id"),
    "initiative": ("objective_id",), "unit": ("parent_id",), "milestone": ("initiative_id",),
    "kpi": (), "layout": ("report",), "lead": ("initiative_id",), "serves": ("initiative_id",),
    "sub_item": ("initiative_id",), "partner": ("initiative_id",),
}  # fmt: skip


def can_bring_back(table: str, column: str) -> bool:
    """Whether a single field of a record may be brought back on its own."""
    return table in RECORDS and column not in FIXED and not column.endswith("_end")


def deleted_on_their_own(document: Document, step_id: int) -> frozenset[str]:
    """The uids of the records that a step deleted for themselves, not with what they belonged to."""
    gone = document.rows(
        "SELECT tbl, row_id, row_uid, before FROM history WHERE step_id = ? AND op = 'delete'", (step_id,)
    )
    there = {(row["tbl"], row["row_id"]) for row in gone}
    found = set()
    for row in gone:
        before = json.loads(row["before"] or "{}")
        owners = {
            (target, before.get(column))
            for column, (target, on_delete) in _references(document, row["tbl"]).items()
            if on_delete == "CASCADE"
        }
        if row["tbl"] in WHOLE and not owners & there:
            found.add(row["row_uid"])
    return frozenset(found)


def changed_since(document: Document, entry_id: int, column: str) -> int:
    """How often a field was given another value after an entry of the history, and would lose it again."""
    rows = document.rows(
        "SELECT l.before, l.after FROM history l JOIN history e ON e.id = ? AND l.row_uid = e.row_uid"
        " WHERE l.id > e.id AND l.op = 'update'",
        (entry_id,),
    )
    return sum(column in json.loads(row["after"] or "{}") for row in rows)


def bring_back_field(document: Document, entry_id: int, column: str) -> None:
    """Give a field the value that it had before an entry of the history, in one step.

    Raises NotThere (record or what the value names is gone), InvalidValue (it has that value, or the record
    would break a rule: a status without the reason that it asks for, a plan that ends before it starts).
    What follows from the value follows here, too: a status that is not done takes the completion away.
    """
    entry = document.row("SELECT tbl, row_uid, before FROM history WHERE id = ?", (entry_id,))
    before = json.loads(entry["before"] or "{}") if entry is not None else {}
    if entry is None or not can_bring_back(entry["tbl"], column) or column not in before:
        raise NotThere(_("The history does not have this value any more. Nothing was changed."))
    table = entry["tbl"]
    now = document.row(f'SELECT * FROM "{table}" WHERE uid = ?', (entry["row_uid"],))
    if now is None:
        raise NotThere(
            _("This record was deleted, so nothing was changed. Bring back the whole record first.")
        )
    values = {column: before[column]}
    if column in ENDS:
        values[f"{column}_end"] = _end_of(before[column])
    _refuse_missing(document, table, values)
    if all(now[name] == value for name, value in values.items()):
        raise InvalidValue(_("This is what it reads now. Nothing was changed."))
    with document.step(_("Bring back “{field}”").format(field=field_name(column))):
        if table == "status_update":
            _tell_again(document, now, column, before[column])
        else:
            document.update(table, now["id"], **values)
        _refuse_broken(document, table, now["id"])


def bring_back_record(document: Document, table: str, uid: str, step_id: int) -> int:
    """Make a record what it was right before a step, in one step; its id comes back.

    A record that was deleted comes back with all that belonged to it; one that is there gets its fields
    back (an initiative its lists, too) and stays where it is. Raises NotThere (it was not there, or what it
    stood under is gone), InvalidValue (it reads like that now).
    """
    if table not in WHOLE:
        raise NotThere(_("This cannot be brought back on its own. Nothing was changed."))
    past = document_before(document, step_id)
    try:
        was = past.row(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,))
        if was is None:
            raise NotThere(_("This record was not in the file then. Nothing was changed."))
        now = document.row(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,))
        with document.step(_("Bring back {record}").format(record=within_a_sentence(table))):
            if now is None:
                return _Return(document, past).whole(table, was)
            if table not in RECORDS:
                raise InvalidValue(_("This record is in the file, so nothing was brought back."))
            before = document.value("SELECT max(id) FROM history")
            _fields_back(document, past, table, was, now)
            if document.value("SELECT max(id) FROM history") == before:
                raise InvalidValue(_("This is how it reads now. Nothing was changed."))
            return int(now["id"])
    finally:
        past.close()


def _tell_again(document: Document, now: Any, column: str, value: Any) -> None:
    """Give a status update a value with all that follows from it: the quarter of completion, who and when."""
    from plandesk.domain.periods import Due, Quarter
    from plandesk.domain.updates import set_updates

    told: dict[str, Any] = {column: Due(value) if column in ENDS else value}
    set_updates(document, [now["initiative_id"]], Quarter.parse(now["period"]), **told)


def _fields_back(document: Document, past: Document, table: str, was: Any, now: Any) -> None:
    names = [name for name in was.keys() if name not in FIXED and name not in ("id", "uid")]  # noqa: SIM118
    values = {name: was[name] for name in names}
    for name, target in _links(document, table).items():
        if name in values and values[name] is not None and not _is_there(document, target, values[name]):
            values[name] = now[name]
    differing = {name: value for name, value in values.items() if now[name] != value}
    document.update(table, now["id"], **differing)
    _refuse_broken(document, table, now["id"])
    if table == "initiative":
        one, present = initiative(past, was["id"]), initiative(document, now["id"])
        lists: dict[str, Any] = {
            "sub_items": one.sub_items,
            "partners": one.partners,
            "leads": tuple(
                lead for lead in one.leads
                if _is_there(document, "person" if lead.person_id else "unit", lead.person_id or lead.unit_id)
            ),
            "serves": tuple(goal for goal in one.serves if _is_there(document, "objective", goal)),
        }  # fmt: skip
        changed = {name: value for name, value in lists.items() if getattr(present, name) != value}
        if changed:
            change_initiative(document, now["id"], **changed)


@dataclass
class _Return:
    """One deleted record on its way back into the running step, with what belonged to it."""

    document: Document
    past: Document
    ids: dict[tuple[str, int], int] = field(default_factory=dict)  # what they were, what they are
    known: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)  # references of each table

    def whole(self, table: str, was: Any) -> int:
        """Put back the record and everything below it; its id comes back."""
        self.document.execute("PRAGMA defer_foreign_keys = ON")
        self._refuse_without_place(table, was)
        self._put(table, was)
        waiting = [(table, was["id"])]
        tables = triggers.tracked(self.document.connection)
        while waiting:
            above, old_id = waiting.pop(0)
            for other in tables:
                for column, (target, on_delete) in self._references(other).items():
                    if target != above:
                        continue
                    rows = self.past.rows(
                        f'SELECT * FROM "{other}" WHERE "{column}" = ? ORDER BY {_order(tables[other])}',
                        (old_id,),
                    )
                    if on_delete == "CASCADE":
                        waiting += [(other, row["id"]) for row in rows if self._below(other, row)]
                    elif on_delete == "SET NULL":
                        self._link_again(other, column, rows, self.ids[above, old_id])
        return self.ids[table, was["id"]]

    def _below(self, table: str, row: Any) -> bool:
        if (table, row["id"]) in self.ids or self._now(table, row["uid"]) is not None:
            return False
        for column, (target, on_delete) in self._references(table).items():
            if on_delete == "CASCADE" and row[column] is not None and not self._there(target, row[column]):
                return False
        self._put(table, row)
        return True

    def _put(self, table: str, row: Any) -> None:
        values = {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118
        for column, (target, on_delete) in self._references(table).items():
            if values[column] is None or target == "picture":
                continue
            if self._there(target, values[column]):
                values[column] = self.ids.get((target, values[column]), values[column])
            elif on_delete == "SET NULL":
                values[column] = None
        if table in OWNERS:
            owner = {name: values[name] for name in OWNERS[table]}
            values["position"] = ordering.make_room(self.document, table, owner, values["position"])
        if self.document.row(f'SELECT 1 FROM "{table}" WHERE id = ?', (row["id"],)) is None:
            values["id"] = row["id"]
        self.ids[table, row["id"]] = self.document.insert(table, **values)

    def _link_again(self, table: str, column: str, rows: list[Any], new_id: int) -> None:
        """Give others their link back, where nothing else has taken its place."""
        for row in rows:
            now = self._now(table, row["uid"])
            if now is not None and now[column] is None:
                self.document.update(table, now["id"], **{column: new_id})

    def _now(self, table: str, uid: str) -> Any:
        return self.document.row(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,))

    def _references(self, table: str) -> dict[str, tuple[str, str]]:
        if table not in self.known:
            self.known[table] = _references(self.document, table)
        return self.known[table]

    def _there(self, table: str, old_id: int) -> bool:
        return (table, old_id) in self.ids or _is_there(self.document, table, old_id)

    def _refuse_without_place(self, table: str, was: Any) -> None:
        for column, (target, on_delete) in self._references(table).items():
            if on_delete != "CASCADE" or was[column] is None:
                continue
            uid = self.past.value(f'SELECT uid FROM "{target}" WHERE id = ?', (was[column],))
            if self._now(target, uid) is None:
                raise NotThere(
                    _(
                        "The {owner} it belonged to is not in the file any more, so nothing "
                        "was brought back. Bring that back first."
                    ).format(owner=within_a_sentence(target))
                )


def _order(columns: list[str]) -> str:
    """Siblings in their order, so that each finds its place behind the one before."""
    return "position, id" if "position" in columns else "id"


def _references(document: Document, table: str) -> dict[str, tuple[str, str]]:
    """The columns of a table that name rows of others: the other table, and what its deletion does."""
    return {
        row[0]: (row[1], row[2])
        for row in document.rows(
            'SELECT "from", "table", on_delete FROM pragma_foreign_key_list(?)', (table,)
        )
    }


def _links(document: Document, table: str) -> dict[str, str]:
    found = _references(document, table)
    return {name: target for name, (target, _act) in found.items() if target not in ("picture", "kept_file")}


def _refuse_missing(document: Document, table: str, values: dict[str, Any]) -> None:
    for name, target in _links(document, table).items():
        if values.get(name) is not None and not _is_there(document, target, values[name]):
            raise NotThere(
                _("What “{field}” named then is no longer in the file. Nothing was changed.").format(
                    field=field_name(name)
                )
            )


def _refuse_broken(document: Document, table: str, record_id: int) -> None:
    """Hold the rules that a form holds, for what was written past it in the running step."""
    if table == "plan":
        row = document.row("SELECT starts, ends FROM plan WHERE id = ?", (record_id,))
        if row is not None and row["ends"] < row["starts"]:
            raise InvalidValue(
                _("The plan would end before it starts. Nothing was changed; bring back both dates by hand.")
            )
    if table == "status_update":
        word = document.value(
            "SELECT w.word FROM status_update u JOIN status_word w ON w.id = u.status_id"
            " WHERE u.id = ? AND w.reason_required AND trim(u.reason) = ''",
            (record_id,),
        )
        if word is not None:
            raise InvalidValue(
                _("“{status}” asks for a reason, and there would be none. Nothing was changed.").format(
                    status=word
                )
            )


def _is_there(document: Document, table: str, record_id: int | None) -> bool:
    return document.row(f'SELECT 1 FROM "{table}" WHERE id = ?', (record_id,)) is not None


def _end_of(stored: str) -> str | None:
    from plandesk.domain.periods import Due

    end = Due(stored).end
    return end.isoformat() if end is not None else None


def within_a_sentence(table: str) -> str:
    """What a record is called inside of a sentence: "initiative", but "KPI"."""
    name = table_name(table)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
