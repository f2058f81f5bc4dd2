"""The roster: the members that are coached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.domain.name_order import name_key
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

STATES = ("active", "moved", "left")


class Member(Struct, frozen=True):
    """One member; `state` is active, moved (to another coach) or left (the service)."""

    id: int
    uid: str
    number: str
    name: str
    rank: str
    unit: str
    supervisor: str
    state: str
    note: str

    @property
    def title(self) -> str:
        """Rank and name, as one speaks of them."""
        return " ".join(filter(None, (self.rank, self.name)))


def members(document: Document) -> list[Member]:
    """Every member by name."""
    found = [_member(row) for row in document.rows("SELECT * FROM member ORDER BY id")]
    return sorted(found, key=lambda one: name_key(one.name))


def member(document: Document, member_id: int) -> Member:
    """One member; raises NotThere."""
    row = document.row("SELECT * FROM member WHERE id = ?", (member_id,))
    if row is None:
        raise NotThere(_("This member is no longer in the file."))
    return _member(row)


def state_words() -> dict[str, str]:
    """The states in the user's words."""
    return {"active": _("Active"), "moved": _("Moved"), "left": _("Left the service")}


def add_member(document: Document, name: str, **fields: Any) -> int:
    """Add a member (number, rank, unit, supervisor, state, note); the id comes back.

    Raises InvalidValue for a state that there is not.
    """
    _check(fields)
    with document.step(_("Add member")):
        return document.insert("member", **stored({"name": name, **fields}))


def change_member(document: Document, member_id: int, **fields: Any) -> None:
    """Change fields of a member by their names in `Member`; raises InvalidValue as `add_member`."""
    change_members(document, [member_id], **fields)


def change_members(document: Document, member_ids: Iterable[int], **fields: Any) -> None:
    """Change the same fields of several members, as one step."""
    _check(fields)
    ids = list(member_ids)
    with document.step(ngettext("Change member", "Change {n} members", len(ids)).format(n=len(ids))):
        for member_id in ids:
            document.update("member", member_id, **stored(fields))


def delete_members(document: Document, member_ids: Iterable[int]) -> None:
    """Delete members with their sessions; undo brings them back."""
    ids = list(member_ids)
    with document.step(ngettext("Delete member", "Delete {n} members", len(ids)).format(n=len(ids))):
        document.delete("member", ids)


def remove_members(document: Document, member_ids: Iterable[int]) -> list[int]:
    """Delete members who never had a session and mark the others as moved, as one step.

    The ids of those who were kept come back. Undo takes it back; nobody with a record is ever deleted.
    """
    ids = list(member_ids)
    kept = [
        one
        for one in ids
        if document.value("SELECT 1 FROM coaching_session WHERE member_id = ? LIMIT 1", (one,))
    ]
    gone = [one for one in ids if one not in kept]
    with document.step(ngettext("Remove member", "Remove {n} members", len(ids)).format(n=len(ids))):
        if gone:
            delete_members(document, gone)
        if kept:
            change_members(document, kept, state="moved")
    return kept


def units(document: Document) -> list[str]:
    """The names of all units of members, each once."""
    return _texts(document, "unit")


def supervisors(document: Document) -> list[str]:
    """The names of all supervisors of members, each once."""
    return _texts(document, "supervisor")


def _texts(document: Document, column: str) -> list[str]:
    rows = document.rows(f'SELECT DISTINCT "{column}" FROM member WHERE "{column}" <> \'\'')
    return sorted((str(row[0]) for row in rows), key=name_key)


def _member(row: Any) -> Member:
    return Member(**{name: row[name] for name in Member.__struct_fields__})


def _check(fields: dict[str, Any]) -> None:
    if fields.get("state", "active") not in STATES:
        raise InvalidValue(_("A member is active, moved or left. Nothing was changed."))
