"""Status updates: what became of an initiative, told once for each reporting quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import StatusWord, own_word, status_words
from plandesk.errors import InvalidValue, NotThere, ReasonRequired
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

FIELDS = ("status_id", "completed", "percent", "reason", "new_due", "narrative")


class Update(Struct, frozen=True):
    """What was told of an initiative for one quarter.

    `completed` names the quarter or quarters in which it was completed,
    `percent` is 0 to 100, `new_due` is the new date of a late one. An update without a
    status counts as none received.
    """

    id: int
    uid: str
    initiative_id: int
    quarter: Quarter
    status_id: int | None
    completed: Due
    percent: int | None
    reason: str
    new_due: Due
    narrative: str
    who: str
    at: datetime | None


def updates_of(document: Document, initiative_id: int) -> dict[Quarter, Update]:
    """All updates of an initiative by quarter, the earliest first."""
    return updates_of_many(document, [initiative_id]).get(initiative_id, {})


def updates_of_many(document: Document, ids: Sequence[int]) -> dict[int, dict[Quarter, Update]]:
    """All updates of some initiatives: by initiative id, then by quarter, the earliest first."""
    found: dict[int, dict[Quarter, Update]] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        for row in document.rows(
            f"SELECT * FROM status_update WHERE initiative_id IN ({marks}) ORDER BY initiative_id, period",
            list(part),
        ):
            one = _update(row)
            found.setdefault(one.initiative_id, {})[one.quarter] = one
    return found


def set_updates(
    document: Document,
    ids: Iterable[int],
    quarter: Quarter,
    *,
    reasons_asked: bool = True,
    **fields: Any,
) -> None:
    """Tell the same of several initiatives for a quarter, in one step; `fields` as in `Update`.

    An update that is not there yet is made. A status that counts as done fills
    `completed` where it is empty, with the quarter or, where it was done before, as that
    was; any other empties it. A done one needs no new date. With `reasons_asked` a status
    that asks for a reason is refused without one (an import takes what the owner sent).

    Raises ReasonRequired, InvalidValue (a percentage outside of 0 to 100), NotThere.
    """
    many = list(ids)
    _check(fields)
    name = ngettext("Update status", "Update status of {n}", len(many)).format(n=len(many))
    with document.step(name):
        plans = _plans_of(document, many)
        words: dict[int, dict[int, StatusWord]] = {}
        for plan_id in set(plans.values()):
            if (fields.get("status_id") or 0) < 0:
                fields["status_id"] = own_word(document, plan_id, fields["status_id"])
            words[plan_id] = {one.id: one for one in status_words(document, plan_id)}
        there = updates_of_many(document, many)
        for one in many:
            if one not in plans:
                raise NotThere(_("This initiative is no longer in the file."))
            told = there.get(one, {})
            _set_one(document, one, quarter, told, fields, words[plans[one]], reasons_asked)


def set_each(
    document: Document, name: str, quarter: Quarter, changes: Iterable[tuple[int, dict[str, Any]]]
) -> None:
    """Tell different things of initiatives for a quarter, in one named step: pairs of id and fields.

    No reasons are asked for. Raises as `set_updates`.
    """
    with document.step(name):
        for one, fields in changes:
            set_updates(document, [one], quarter, reasons_asked=False, **fields)


def copy_last(document: Document, ids: Sequence[int], quarter: Quarter) -> int:
    """Repeat what was told last before a quarter, where nothing was told for it yet; how many comes back.

    Initiatives that were done or dropped before need no update and get none.
    """
    copied: list[tuple[int, dict[str, Any]]] = []
    final = {
        row[0] for row in document.rows("SELECT id FROM status_word WHERE counts_as IN ('done', 'dropped')")
    }
    for one, told in updates_of_many(document, ids).items():
        now = told.get(quarter)
        last = max((other for other in told if other < quarter), default=None)
        if last is None or (now is not None and (now.status_id is not None or now.narrative)):
            continue
        old = told[last]
        if old.status_id in final:
            continue
        copied.append((one, {name: getattr(old, name) for name in FIELDS if name != "completed"}))
    if copied:
        name = ngettext("Copy last update", "Copy last update of {n}", len(copied)).format(n=len(copied))
        set_each(document, name, quarter, copied)
    return len(copied)


def clear_updates(document: Document, ids: Sequence[int], quarter: Quarter) -> None:
    """Take away what was told of initiatives for a quarter."""
    name = ngettext("Clear status", "Clear status of {n}", len(ids)).format(n=len(ids))
    with document.step(name):
        document.execute_many(
            "DELETE FROM status_update WHERE initiative_id = ? AND period = ?",
            [(one, quarter.stored) for one in ids],
        )


def reasons(document: Document, plan_id: int) -> list[str]:
    """Every short reason given in a plan so far, the most frequent first, for completion while typing."""
    rows = document.rows(
        "SELECT u.reason FROM status_update u JOIN initiative i ON i.id = u.initiative_id"
        " WHERE i.plan_id = ? AND u.reason <> '' AND length(u.reason) <= 80"
        " GROUP BY u.reason ORDER BY count(*) DESC, u.reason LIMIT 50",
        (plan_id,),
    )
    return [row[0] for row in rows]


def _set_one(
    document: Document,
    initiative_id: int,
    quarter: Quarter,
    told: Mapping[Quarter, Update],
    fields: dict[str, Any],
    words: dict[int, StatusWord],
    reasons_asked: bool,
) -> None:
    wanted, old = dict(fields), told.get(quarter)
    status_id = wanted.get("status_id", old.status_id if old else None)
    word = words.get(status_id) if status_id is not None else None
    if status_id is not None and word is None:
        raise InvalidValue(_("This is not a status word of the plan. Nothing was changed."))
    if "status_id" in wanted:
        if word is not None and word.counts_as == "done":
            if not wanted.get("completed", old.completed if old else Due()).stored:
                wanted["completed"] = _done_before(told, quarter, words) or quarter.due
            wanted.setdefault("new_due", Due())
        elif "completed" not in wanted:
            wanted["completed"] = Due()
    reason = wanted.get("reason", old.reason if old else "")
    touches = "status_id" in wanted or "reason" in wanted
    if reasons_asked and touches and word is not None and word.reason_required and not reason.strip():
        raise ReasonRequired(
            _("“{word}” asks for a reason. Nothing was changed; write the reason along with it.").format(
                word=word.word
            )
        )
    columns = stored(wanted)
    if old is not None:
        kept = {name: getattr(old, name) for name in wanted}
        if kept == wanted:
            return
        document.update("status_update", old.id, who=document.who, at=history.now(), **columns)
    else:
        document.insert(
            "status_update",
            initiative_id=initiative_id,
            period=quarter.stored,
            who=document.who,
            at=history.now(),
            **columns,
        )


def _done_before(
    told: Mapping[Quarter, Update], quarter: Quarter, words: Mapping[int, StatusWord]
) -> Due | None:
    """When it was completed by what was told last up to a quarter; saying so again changes nothing."""
    before = [one for when, one in sorted(told.items()) if when <= quarter and one.status_id is not None]
    last = before[-1] if before else None
    word = words.get(last.status_id) if last is not None and last.status_id is not None else None
    if last is None or word is None or word.counts_as != "done" or not last.completed.stored:
        return None
    return last.completed


def _plans_of(document: Document, ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ", ".join("?" * len(part))
        for row in document.rows(f"SELECT id, plan_id FROM initiative WHERE id IN ({marks})", list(part)):
            found[row[0]] = row[1]
    return found


def _check(fields: dict[str, Any]) -> None:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"not a field of an update: {', '.join(sorted(unknown))}")
    percent = fields.get("percent")
    if percent is not None and not 0 <= percent <= 100:
        raise InvalidValue(_("A percentage is a number from 0 to 100. Nothing was changed."))


def _update(row: Any) -> Update:
    return Update(
        id=row["id"],
        uid=row["uid"],
        initiative_id=row["initiative_id"],
        quarter=Quarter.parse(row["period"]),
        status_id=row["status_id"],
        completed=Due(row["completed"]),
        percent=row["percent"],
        reason=row["reason"],
        new_due=Due(row["new_due"]),
        narrative=row["narrative"],
        who=row["who"],
        at=datetime.fromisoformat(row["at"]) if row["at"] else None,
    )
