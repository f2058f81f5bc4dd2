"""Approval: the moment from which a plan is held to its words, and those words as they were."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.domain.day_words import moment_words
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due
from plandesk.domain.plans import Plan, change_plan, plan
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

HELD_TO = ("approved", "published")  # a plan that leaves its draft for one of these is approved


class ApprovedEntry(Struct, frozen=True):
    """One line of a plan as it was approved; `node` is objective or initiative, `depth` 0 at the top."""

    position: int
    node: str
    node_uid: str
    parent_uid: str
    depth: int
    number: str
    text: str
    due: Due
    public: bool


class Approval(Struct, frozen=True):
    """What is kept of the last approval: its moment (UTC) and how much was approved."""

    at: datetime
    objectives: int
    initiatives: int


def approve(document: Document, plan_id: int, day: date) -> None:
    """Mark a plan as approved on a day and keep its wording, numbers and due times, in one step.

    What an earlier approval kept is replaced. Raises NotThere.
    """
    old = plan(document, plan_id)
    with document.step(_("Approve plan again") if old.approved_at else _("Approve plan")):
        change_plan(document, plan_id, state="approved", state_date=day)
        if not is_approving(old.state, "approved"):
            keep_wording(document, plan_id)


def close_year(document: Document, plan_id: int, day: date) -> None:
    """Mark a plan as closed on a day: its year is over. Raises NotThere."""
    with document.step(_("Close plan")):
        change_plan(document, plan_id, state="closed", state_date=day)


def approval(document: Document, plan_id: int) -> Approval | None:
    """What is kept of the last approval; None for a plan never approved, or approved before it was kept."""
    found = plan(document, plan_id)
    if found.approved_at is None:
        return None
    counts = {
        row[0]: row[1]
        for row in document.rows(
            "SELECT node, count(*) FROM approved_entry WHERE plan_id = ? GROUP BY node", (plan_id,)
        )
    }
    at = datetime.fromisoformat(found.approved_at)
    return Approval(at, counts.get("objective", 0), counts.get("initiative", 0))


def approval_day(document: Document, found: Plan) -> date | None:
    """The day of a plan's last approval, also after it was published or closed; None where it is not kept.

    A plan has one day, that of its state: of earlier states the log knows it. Where the log does not
    reach back, as in a plan that came from another file, it is the day on which the approval was entered.
    """
    if found.approved_at is None:
        return None
    entered = datetime.fromisoformat(found.approved_at).astimezone().date()
    if found.state == "approved":
        return found.state_date or entered
    left = document.value(
        "SELECT min(h.id) FROM history h WHERE h.row_uid = ? AND h.op = 'update'"
        " AND json_extract(h.before, '$.state') <> 'draft'"
        " AND h.step_id >= (SELECT min(id) FROM step WHERE at >= ?)",
        (found.uid, found.approved_at),
    )
    if left is None:
        return entered if found.state == "closed" else found.state_date or entered
    day = document.value(
        "SELECT json_extract(before, '$.state_date') FROM history WHERE row_uid = ? AND op = 'update'"
        " AND id >= ? AND json_type(before, '$.state_date') IS NOT NULL ORDER BY id LIMIT 1",
        (found.uid, left),
    )
    return date.fromisoformat(day) if day else entered


def approval_words(document: Document, found: Plan) -> str:
    """A sentence on what is kept of a plan's approval; empty for a draft that never was approved."""
    kept = approval(document, found.id)
    if kept is None:
        if found.state == "draft":
            return ""
        return _(
            "How this plan read when it was approved is not kept."
            " Approve it again to keep it as it reads now."
        )
    entries = ngettext("{n} initiative", "{n} initiatives", kept.initiatives).format(n=kept.initiatives)
    at = moment_words(kept.at.astimezone())
    return _("Kept as approved: {initiatives}, with wording and due dates of {moment}.").format(
        initiatives=entries, moment=at
    )


def approved_entries(document: Document, plan_id: int) -> tuple[ApprovedEntry, ...]:
    """The plan as it was approved last, in printed order; empty where nothing is kept."""
    return tuple(
        ApprovedEntry(
            row["position"],
            row["node"],
            row["node_uid"],
            row["parent_uid"],
            row["depth"],
            row["number"],
            row["text"],
            Due(row["due"]),
            bool(row["public"]),
        )
        for row in document.rows(
            "SELECT position, node, node_uid, parent_uid, depth, number, text, due, public"
            " FROM approved_entry WHERE plan_id = ? ORDER BY position",
            (plan_id,),
        )
    )


def is_approving(old: str, new: str) -> bool:
    """Whether going from one state to another approves the plan."""
    return old == "draft" and new in HELD_TO


def keep_wording(document: Document, plan_id: int) -> None:
    """Keep how a plan reads now as what was approved, in the running step."""
    moment = document.value("SELECT at FROM step WHERE id = (SELECT step_id FROM recording)")
    if moment is None:
        raise NotThere(_("This plan is no longer in the file."))
    document.execute("DELETE FROM approved_entry WHERE plan_id = ?", (plan_id,))
    document.update("plan", plan_id, approved_at=moment)
    for position, one in enumerate(as_it_reads(document, plan_id)):
        columns = stored(
            {
                "node": one.node,
                "node_uid": one.node_uid,
                "parent_uid": one.parent_uid,
                "depth": one.depth,
                "number": one.number,
                "text": one.text,
                "public": one.public,
            }
        )
        document.insert("approved_entry", plan_id=plan_id, position=position, due=one.due.stored, **columns)


def as_it_reads(document: Document, plan_id: int) -> list[ApprovedEntry]:
    """The plan as it reads in a document, in printed order, without positions; raises NotThere."""
    tree = outline(document, plan_id)
    leaves: dict[int, list[ApprovedEntry]] = {}
    for row in document.rows(
        "SELECT uid, objective_id, text, due, public FROM initiative WHERE plan_id = ?"
        " ORDER BY objective_id, position, id",
        (plan_id,),
    ):
        above = tree.objectives[row["objective_id"]]
        own = leaves.setdefault(above.id, [])
        own.append(
            ApprovedEntry(
                0,
                "initiative",
                row["uid"],
                above.uid,
                above.depth + 1,
                tree.initiative_number(above.id, len(own)),
                row["text"],
                Due(row["due"]),
                bool(row["public"]),
            )
        )
    found: list[ApprovedEntry] = []
    for one in (tree.objectives[each] for each in tree.order):
        above_uid = tree.objectives[one.parent_id].uid if one.parent_id is not None else ""
        found.append(
            ApprovedEntry(
                0, "objective", one.uid, above_uid, one.depth, one.number, one.title, Due(), one.public
            )
        )
        found += leaves.get(one.id, [])
    return found
