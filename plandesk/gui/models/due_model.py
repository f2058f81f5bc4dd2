"""The lists of what is due: groups of members, members to sit down with, open actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.coaching.due import ActionDue, DueList, DueState, GroupDue, MemberDue
from plandesk.domain.day_words import day_words
from plandesk.domain.name_order import name_key
from plandesk.gui.models.differing_rows import go_over
from plandesk.gui.models.members_table import due_words
from plandesk.i18n import _, ngettext

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
KEY = Role.UserRole
ROW = Role.UserRole + 1
EVERYBODY = ("", "")  # the group of all members


class DueRow(NamedTuple):
    """Two lines: `words` with `when` at the right, `note` below.

    `key` is what a click leads to: a group as ("unit", its name), or the id of a member or a session.
    A heading has the key None.
    """

    key: object
    words: str
    when: str = ""
    note: str = ""
    state: DueState | None = None
    id: int = 0

    @property
    def same(self) -> object:
        """What stays the same when its words change."""
        return (self.id, self.key, self.words if self.key is None else "")


class DueRows(QAbstractListModel):
    """Rows to read and to follow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DueRow] = []

    def set_rows(self, rows: Sequence[DueRow]) -> None:
        """Show other rows."""
        go_over(self, self.rows, rows, lambda one: one.same)

    def row_of(self, key: object) -> int:
        """The row with a key; -1 where there is none."""
        return next((row for row, one in enumerate(self.rows) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].key is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return row.words
        if role == Role.AccessibleTextRole:
            return ", ".join(part for part in (row.words, row.when, row.note) if part)
        return {KEY: row.key, ROW: row}.get(role)


def group_rows(found: DueList) -> list[DueRow]:
    """Everybody, then the supervisors, then the units, each with what waits there."""
    everyone = GroupDue(
        _("Everybody"),
        len(found.members),
        len(found.due_now),
        sum(one.state is DueState.SOON for one in found.members),
        len(found.actions),
        len(found.overdue_actions),
    )
    rows = [_group(EVERYBODY, everyone)]
    for kind, title, without, groups in (
        ("supervisor", _("Supervisors"), _("No supervisor"), found.by_supervisor),
        ("unit", _("Units"), _("No unit"), found.by_unit),
    ):
        rows.append(DueRow(None, title))
        rows += [_group((kind, one.name), one, without) for one in groups]
    return rows


def member_rows(
    found: DueList, group: tuple[str, str], search: str = "", since: date | None = None
) -> list[DueRow]:
    """The members of a group, or those of them without a session since a day; who is not due stands below."""
    rows: list[DueRow] = []
    asked = found.members if since is None else found.without_session_since(since)
    titles = {DueState.PLANNED: _("Planned"), DueState.LATER: _("Not due yet"), DueState.NONE: _("No date")}
    heading = ""
    for one in asked:
        if not (is_of(one.member, group) and _matches(one.member.title, search)):
            continue
        title = titles.get(one.state, _("Due"))
        if title != heading:
            heading = title
            rows.append(DueRow(None, title))
        rows.append(_member(one))
    return rows


def action_rows(found: DueList, group: tuple[str, str], search: str = "") -> list[DueRow]:
    """The open actions of a group's members, the overdue ones first."""
    rows: list[DueRow] = []
    titles = {DueState.OVERDUE: _("Overdue"), DueState.NONE: _("Without a due date")}
    heading = ""
    for one in found.actions:
        if not is_of(one.member, group) or not _matches(f"{one.member.title} {one.action.text}", search):
            continue
        title = titles.get(one.state, _("To come"))
        if title != heading:
            heading = title
            rows.append(DueRow(None, title))
        rows.append(_action(one))
    return rows


def is_of(member: object, group: tuple[str, str]) -> bool:
    """Whether a member belongs to a group."""
    return group == EVERYBODY or getattr(member, group[0]) == group[1]


def _group(key: tuple[str, str], one: GroupDue, without: str = "") -> DueRow:
    parts = [ngettext("{n} due", "{n} due", one.due).format(n=one.due)]
    if one.overdue_actions:
        many = ngettext("{n} overdue action", "{n} overdue actions", one.overdue_actions)
        parts.append(many.format(n=one.overdue_actions))
    members = ngettext("{n} member", "{n} members", one.members).format(n=one.members)
    asks = DueState.OVERDUE if one.due or one.overdue_actions else None
    return DueRow(key, one.name or without, "", " · ".join([members, *parts]), asks)


def _member(one: MemberDue) -> DueRow:
    told = [one.member.unit, one.member.supervisor]
    told.append(_("last {day}").format(day=day_words(one.last)) if one.last is not None else "")
    if one.overdue_actions:
        many = ngettext("{n} overdue action", "{n} overdue actions", one.overdue_actions)
        told.append(many.format(n=one.overdue_actions))
    title = one.member.title or _("Member without a name")
    return DueRow(
        one.member.id, title, due_words(one), " · ".join(filter(None, told)), one.state, one.member.id
    )


def _action(one: ActionDue) -> DueRow:
    action = one.action
    told = [one.member.title, one.member.unit]
    told.append(_("agreed {day}").format(day=day_words(one.held)))
    words = " ".join(action.text.split()) or _("Action without a text")
    when = day_words(action.due) if action.due is not None else ""
    note = " · ".join(filter(None, told))
    return DueRow(action.session_id, words, when, note, one.state, action.id)


def _matches(words: str, search: str) -> bool:
    return all(word in name_key(words) for word in name_key(search).split())
