"""The view log: who opened, printed or exported which record, and when.

A line is written at once and on its own. It is no step: undo and redo do not know of it, the history of
the record does not count it as a change, and the file's triggers refuse to change or delete it. Within a
step it stands or falls with the step. A file that is open for reading only cannot be written to: records
can be opened in it, without a line; what would leave the program (paper, a file) is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from msgspec import Struct

from plandesk.domain.coaching.members import member
from plandesk.domain.columns import whole_text
from plandesk.errors import ReadOnlyFile
from plandesk.file.document import Document
from plandesk.i18n import _

OPENED, PRINTED, EXPORTED = "opened", "printed", "exported"
ACTS = (OPENED, PRINTED, EXPORTED)
TABLES = ("coaching_session", "member", "desk")  # a session, a member's own file, a list of many


class Viewing(Struct, frozen=True):
    """One line: at that time `who` did `act` with the record; `words` say more, such as "as a PDF"."""

    id: int
    at: datetime
    who: str
    act: str
    table: str
    row_uid: str
    words: str


def note_viewing(document: Document, act: str, table: str, row_uid: str, words: str = "") -> bool:
    """Write one line into the view log; whether it was written comes back.

    `act` is one of ACTS, `table` one of TABLES with the record's uid. In a file that is open for reading
    only an opening is not written (False). Call it before the text goes out: for a print or an export
    ReadOnlyFile is raised there, and FileGone or DiskFull as by every write.
    """
    if act not in ACTS or table not in TABLES:
        raise ValueError(f"{act} {table}")
    if document.read_only:
        if act == OPENED:
            return False
        raise ReadOnlyFile(
            _(
                "“{name}” is open for reading only, so its view log cannot tell that something was printed "
                "or exported. Nothing was; open the file for writing first."
            ).format(name=document.path.name)
        )
    document.note_view(act, table, row_uid, whole_text(words))
    return True


def note_viewings(document: Document, act: str, records: Iterable[tuple[str, str]], words: str = "") -> bool:
    """Write a line for each record, given by table and uid, all of them or none; else as `note_viewing`."""
    if document.read_only:
        return all(note_viewing(document, act, table, uid, words) for table, uid in records)
    with document.step(_("View log")):  # which changes no record, so nothing of it stays as a step
        for table, uid in records:
            note_viewing(document, act, table, uid, words)
    return True


def viewings_of(document: Document, row_uid: str) -> list[Viewing]:
    """The lines about one record, the newest first."""
    rows = document.rows("SELECT * FROM viewing WHERE row_uid = ? ORDER BY id DESC", (row_uid,))
    return [_viewing(row) for row in rows]


def viewings_of_member(document: Document, member_id: int) -> list[Viewing]:
    """The lines about a member's own page and all sessions, the newest first; raises NotThere."""
    rows = document.rows(
        "SELECT * FROM viewing WHERE row_uid = ? OR row_uid IN"
        " (SELECT uid FROM coaching_session WHERE member_id = ?) ORDER BY id DESC",
        (member(document, member_id).uid, member_id),
    )
    return [_viewing(row) for row in rows]


def viewings(document: Document, at_most: int = 1000) -> list[Viewing]:
    """The newest lines of the whole log, the newest first."""
    rows = document.rows(  # not the marks of `returned`
        "SELECT * FROM viewing WHERE act <> 'returned' ORDER BY id DESC LIMIT ?", (at_most,)
    )
    return [_viewing(row) for row in rows]


def act_words() -> dict[str, str]:
    """What was done, in the user's words."""
    return {OPENED: _("Opened"), PRINTED: _("Printed"), EXPORTED: _("Exported")}


def record_words(document: Document, seen: Iterable[Viewing]) -> dict[str, str]:
    """What each record of the lines is called now, by its uid; one that is gone says so."""
    from plandesk.domain.coaching.history_words import title

    found: dict[str, str] = {}
    for one in seen:
        if one.row_uid in found:
            continue
        if one.table == "desk":
            found[one.row_uid] = _("A list")
        elif one.table == "member":
            row = document.row("SELECT rank, name FROM member WHERE uid = ?", (one.row_uid,))
            found[one.row_uid] = " ".join(filter(None, row)) if row is not None else ""
        else:
            found[one.row_uid] = title(document, one.table, one.row_uid, {})
        found[one.row_uid] = found[one.row_uid] or _("a record since deleted or erased")
    return found


def _viewing(row: Any) -> Viewing:
    at = datetime.fromisoformat(row["at"]).astimezone()
    return Viewing(row["id"], at, row["who"], row["act"], row["tbl"], row["row_uid"], row["words"])
