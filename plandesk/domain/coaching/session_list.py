"""The list of sessions: in which order, in which groups, which match a search, and what a line shows.

The search looks into every word of a record, in any script and case. An encrypted file gives its words up
slowly, so they are read once (`SearchedWords`), held in memory while the file is open, and read again where
something changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from plandesk.domain.coaching import due
from plandesk.domain.coaching.due import DueState, MemberDue
from plandesk.domain.day_words import day_words
from plandesk.file.changes import ChangeSet
from plandesk.file.document import Document
from plandesk.i18n import _

TABLES = ("coaching_session", "session_theme", "action_item", "acknowledgement", "amendment", "member")
_PARTS = ("session_theme", "action_item", "amendment")
_WORDS = (
    "SELECT session_id, coach || char(10) || employee FROM session_theme",
    "SELECT session_id, text || char(10) || measure || char(10) || follow_up FROM action_item",
    "SELECT session_id, text FROM amendment",
)


class Waiting(StrEnum):
    """Who has not acknowledged a session yet; `planned`: its day is still to come."""

    NOBODY = "nobody"
    COACH = "coach"
    EMPLOYEE = "employee"
    BOTH = "both"
    PLANNED = "planned"


class SessionLine(Struct, frozen=True):
    """A session as one line: with whom, when, and for whom it waits."""

    id: int
    member: str
    held: date
    waiting: Waiting


class SessionOrder(Struct, frozen=True):
    """The ids of the sessions in their two groups, the newest first, and the members that are due."""

    open: array[int]
    acknowledged: array[int]
    due: tuple[MemberDue, ...]


def order(document: Document, today: date, member_id: int | None = None) -> SessionOrder:
    """The sessions of one member, or of all."""
    # One long text is read several times faster than 10,000 rows of one number.
    found = document.row(
        "SELECT group_concat(CASE WHEN acks < 2 THEN id END), group_concat(CASE WHEN acks = 2 THEN id END)"
        " FROM (SELECT s.id, (SELECT count(*) FROM acknowledgement a WHERE a.session_id = s.id) AS acks"
        " FROM coaching_session s WHERE ?1 IS NULL OR s.member_id = ?1 ORDER BY s.held DESC, s.id DESC)",
        (member_id,),
    )
    assert found is not None
    asking = (*due.ASKING, DueState.SOON)
    waiting = tuple(
        one
        for one in due.due_list(document, today).members
        if one.state in asking and member_id in (None, one.member.id)
    )
    return SessionOrder(_ids(found[0]), _ids(found[1]), waiting)


def lines(document: Document, ids: Iterable[int], today: date) -> dict[int, SessionLine]:
    """What the lines of some sessions show, by id."""
    wanted = list(ids)
    marks = ", ".join("?" * len(wanted))
    found = {}
    for row in document.rows(
        "SELECT s.id, s.held, m.rank, m.name,"
        " (SELECT group_concat(role) FROM acknowledgement a WHERE a.session_id = s.id) AS roles"
        f" FROM coaching_session s JOIN member m ON m.id = s.member_id WHERE s.id IN ({marks})",
        wanted,
    ):
        held, roles = date.fromisoformat(row["held"]), set((row["roles"] or "").split(","))
        title = " ".join(filter(None, (row["rank"], row["name"])))
        found[row["id"]] = SessionLine(row["id"], title, held, _waiting(roles, held > today))
    return found


def waiting_words() -> dict[Waiting, str]:
    """For whom a session waits, in the user's words."""
    return {
        Waiting.NOBODY: _("Both acknowledged"),
        Waiting.COACH: _("Waiting for coach"),
        Waiting.EMPLOYEE: _("Waiting for employee"),
        Waiting.BOTH: _("Not acknowledged"),
        Waiting.PLANNED: _("Planned"),
    }


def sessions_of_changes(document: Document, changes: ChangeSet) -> list[int] | None:
    """The sessions that a step changed, or parts of them; None where it does not tell all of them."""
    if (
        changes.reload
        or changes.touches("member")
        or any(changes.ids(table, op="delete") for table in _PARTS)
    ):
        return None
    found = set(changes.ids("coaching_session"))
    for table in _PARTS:
        ids = changes.ids(table)
        marks = ", ".join("?" * len(ids))
        found.update(
            row[0] for row in document.rows(f'SELECT session_id FROM "{table}" WHERE id IN ({marks})', ids)
        )
    return sorted(found)


class SearchedWords:
    """Every word of every session, folded; to be dropped with the file."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._found: tuple[str, array[int], array[int]] | None = None  # the last search, to go on from

    def read(self, document: Document, session_ids: Iterable[int]) -> None:
        """Read the words of some sessions, or read them again."""
        wanted = list(session_ids)
        marks = ", ".join("?" * len(wanted))
        parts: dict[int, list[str]] = {}
        self._found = None
        for row in document.rows(
            "SELECT s.id, m.name, m.rank, m.number, m.unit, s.coach, s.form_name, s.held"
            f" FROM coaching_session s JOIN member m ON m.id = s.member_id WHERE s.id IN ({marks})",
            wanted,
        ):
            parts[row["id"]] = [*row[1:], day_words(date.fromisoformat(row["held"]))]
        for statement in _WORDS:
            for row in document.rows(f"{statement} WHERE session_id IN ({marks})", wanted):
                parts[row[0]].append(row[1])
        for one in wanted:
            self._texts.pop(one, None)
        self._texts.update((one, "\n".join(words).casefold()) for one, words in parts.items())

    def unread(self, ids: Iterable[int]) -> list[int]:
        """Those of some sessions whose words were not read yet."""
        return [one for one in ids if one not in self._texts]

    def matching(self, ids: array[int], words: str) -> array[int]:
        """Those of some sessions in which every word is found, in the same order."""
        wanted = " ".join(words.casefold().split())
        if not wanted:
            return ids
        among = ids
        if self._found is not None and wanted.startswith(self._found[0]) and ids == self._found[1]:
            among = self._found[2]  # one more letter finds no others
        texts, left = self._texts, list(among)
        for word in wanted.split():
            left = [one for one in left if word in texts.get(one, "")]
        found = array("q", left)
        self._found = (wanted, ids, found)
        return found


def _ids(text: str | None) -> array[int]:
    return array("q", map(int, text.split(","))) if text else array("q")


def _waiting(roles: set[str], planned: bool) -> Waiting:
    if {"coach", "employee"} <= roles:
        return Waiting.NOBODY
    if "coach" in roles:
        return Waiting.EMPLOYEE
    if "employee" in roles:
        return Waiting.COACH
    return Waiting.PLANNED if planned else Waiting.BOTH
