"""Reading all of a document and saying what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from msgspec import Struct

from plandesk.errors import UserError
from plandesk.file import engine, triggers
from plandesk.file.connect import sentence_for
from plandesk.file.document import Document
from plandesk.i18n import _

AT_MOST = 100  # findings of one kind; a file with more is damaged throughout


class Weight(StrEnum):
    """How much a finding matters: `damage` loses something of the user's, `notice` does not."""

    DAMAGE = "damage"
    NOTICE = "notice"


class Finding(Struct, frozen=True):
    """One thing found; `where` names the table and row, or is empty where the whole file is meant."""

    weight: Weight
    sentence: str
    where: str = ""


def check(document: Document) -> list[Finding]:
    """Everything that is wrong with a document's file; an empty list when all is well.

    Changes nothing. Takes about a second for 100,000 changes of the history.
    """
    found = list(_guarded(document, _pages(document)))
    if found:
        return found  # what stands on damaged pages cannot be judged
    for part in (_references, _kept_files, _triggers, _steps, _replay):
        found += _guarded(document, part(document))
    return found


def _guarded(document: Document, part: Iterator[Finding]) -> Iterator[Finding]:
    try:
        for count, finding in enumerate(part):
            if count == AT_MOST:
                break
            yield finding
    except engine.DatabaseError as error:
        told = sentence_for(error, document.path)
        if told is None:
            raise
        yield Finding(Weight.DAMAGE, told.sentence)
    except UserError as error:
        yield Finding(Weight.DAMAGE, error.sentence)


def _pages(document: Document) -> Iterator[Finding]:
    for (text,) in document.connection.execute(f"PRAGMA integrity_check({AT_MOST})"):
        if text != "ok":
            yield Finding(Weight.DAMAGE, _("A part of the file is damaged: {text}").format(text=text))


def _references(document: Document) -> Iterator[Finding]:
    for table, row_id, parent, _which in document.connection.execute("PRAGMA foreign_key_check"):
        sentence = _("A record refers to one of “{table}” that is not there.").format(table=parent)
        yield Finding(Weight.DAMAGE, sentence, f"{table} {row_id}")


def _kept_files(document: Document) -> Iterator[Finding]:
    """A kept PDF is known by its SHA-256; one that has another is no longer what was kept."""
    if not document.connection.execute("PRAGMA table_info(kept_file)").fetchone():
        return
    names = document.connection.execute("SELECT sha256, name FROM kept_file ORDER BY name").fetchall()
    for sha256, name in names:
        query = "SELECT data FROM kept_file WHERE sha256 = ?"
        (data,) = document.connection.execute(query, (sha256,)).fetchone()
        if hashlib.sha256(data).hexdigest() != sha256:
            sentence = _("The kept PDF “{name}” is not what it was when it was kept.").format(name=name)
            yield Finding(Weight.DAMAGE, sentence, f"kept_file {sha256[:12]}")


def _triggers(document: Document) -> Iterator[Finding]:
    wanted, present = triggers.wanted(document.connection), triggers.present(document.connection)
    for name in sorted(wanted.keys() | present.keys()):
        if name not in wanted:
            yield Finding(Weight.NOTICE, _("Another program added a trigger to the file."), name)
        elif present.get(name) != wanted[name]:
            sentence = _(
                "Changes of a table are not recorded as they should be; open the file for writing once."
            )
            yield Finding(Weight.NOTICE, sentence, name)


def _steps(document: Document) -> Iterator[Finding]:
    for tbl, row_id, count in document.rows(
        "SELECT tbl, row_id, count(*) FROM history WHERE step_id IS NULL"
        " GROUP BY tbl, row_id ORDER BY min(id)"
    ):
        sentence = _("Another program changed this record; the history does not know who did it ({count} ×).")
        yield Finding(Weight.NOTICE, sentence.format(count=count), f"{tbl} {row_id}")
    for (step_id,) in document.rows(
        "SELECT DISTINCT step_id FROM history WHERE step_id IS NOT NULL"
        " AND step_id NOT IN (SELECT id FROM step) ORDER BY step_id"
    ):
        sentence = _("The history lacks the step that belongs to some of its changes.")
        yield Finding(Weight.DAMAGE, sentence, f"step {step_id}")


def _replay(document: Document) -> Iterator[Finding]:
    """Go back through the whole log from the present rows: each entry must fit what is there.

    At the beginning of the log there must be nothing but what a new document starts with.
    """
    tables = triggers.tracked(document.connection)
    rows = {table: dict(_present(document, table, columns)) for table, columns in tables.items()}
    reported: set[tuple[str, str]] = set()
    entries = document.connection.execute(
        "SELECT tbl, row_id, row_uid, op, before, after FROM history ORDER BY id DESC"
    )
    for table, row_id, uid, op, before, after in entries:
        if table not in rows or (table, uid) in reported:
            continue  # a table of an older version, or a row whose story is broken already
        if not _fits(rows[table], uid, op, before, after):
            reported.add((table, uid))
            rows[table].pop(uid, None)
            sentence = _("The history of this record does not lead to what it is now.")
            yield Finding(Weight.NOTICE, sentence, f"{table} {row_id}")
    for table, left in rows.items():
        if table in ("service", "desk"):
            continue
        for uid in left:
            sentence = _("This record was not made by PlanDesk: the history has no beginning of it.")
            yield Finding(Weight.NOTICE, sentence, f"{table} {uid}")


def _present(document: Document, table: str, columns: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    whole = triggers.whole("r", columns)
    for uid, text in document.connection.execute(f'SELECT uid, {whole} FROM "{table}" AS r'):
        yield uid, json.loads(text)


def _fits(rows: dict[str, dict[str, Any]], uid: str, op: str, before: str | None, after: str | None) -> bool:
    """Take one entry of the log back in `rows`; False when it does not fit them."""
    try:
        old: dict[str, Any] = json.loads(before or "{}")
        new: dict[str, Any] = json.loads(after or "{}")
    except ValueError:
        return False
    present = rows.get(uid)
    if op == "delete":
        if present is not None:
            return False
        rows[uid] = old
        return True
    # A column that a later version dropped is in the log, but not in the row any more.
    if present is None or any(name in present and present[name] != value for name, value in new.items()):
        return False
    if op == "insert":
        del rows[uid]
    else:
        present.update(old)
    return True
