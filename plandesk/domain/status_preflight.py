"""Looking over what was told of a quarter before its status report is printed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plandesk.domain.approval import approval, approved_entries
from plandesk.domain.outline import Outline, outline
from plandesk.domain.periods import Quarter
from plandesk.domain.preflight import Finding, Weight
from plandesk.domain.progress import Standing, last_over, standings
from plandesk.file.document import Document
from plandesk.i18n import _


def look_over_status(
    document: Document, plan_id: int, quarter: Quarter, public_only: bool = False, today: date | None = None
) -> list[Finding]:
    """What is missing or odd in what was told of a quarter, in printed order; raises NotThere.

    What is due in a quarter that still runs `today` can still be done in time.
    """
    over = quarter if today is None else last_over(quarter, today)
    tree = outline(document, plan_id)
    shown = {one for one in tree.order if not public_only or all(above.public for above in tree.trail(one))}
    found = [*_plan(document, tree)]
    for one in standings(document, tree, quarter, public_only):
        if one.objective_id in shown:
            found += [
                Finding(weight, "initiative", one.initiative_id, f"{one.number} {one.text}".strip(), said, of)
                for of, weight, said in _of_standing(one, quarter, over)
            ]
    return [*found, *_reworded(document, tree, shown if public_only else None)]


def status_checks() -> dict[str, str]:
    """What `look_over_status` looks at, in sentences that hold where it finds nothing."""
    return {
        "plan": _("The plan is approved, and how it read then is kept."),
        "update": _("Every initiative has its update."),
        "reason": _("Every reason that a status asks for is given."),
        "date": _("Whatever is late has a new date that is still to come."),
        "over": _("Whatever was due is told to be done, dropped or late."),
        "wording": _("Every change since the approval has its reason."),
    }


def wording_checks() -> dict[str, str]:
    """What `look_over_wording` looks at, in sentences that hold where it finds nothing."""
    return {check: words for check, words in status_checks().items() if check in ("plan", "wording")}


def look_over_wording(document: Document, plan_id: int, public_only: bool = False) -> list[Finding]:
    """What was changed since the approval without a reason, and whether the approval is kept at all."""
    tree = outline(document, plan_id)
    shown = {one for one in tree.order if all(above.public for above in tree.trail(one))}
    return [*_plan(document, tree), *_reworded(document, tree, shown if public_only else None)]


def _plan(document: Document, tree: Outline) -> Iterator[Finding]:
    plan = tree.plan
    if plan.state == "draft":
        yield Finding(Weight.LOOK, "plan", plan.id, plan.title, _("The plan is not approved yet."))
    elif approval(document, plan.id) is None:
        sentence = _("How it read when it was approved is not kept, so later changes cannot be told.")
        yield Finding(Weight.LOOK, "plan", plan.id, plan.title, sentence)


def _of_standing(one: Standing, quarter: Quarter, over: Quarter) -> Iterator[tuple[str, Weight, str]]:
    if one.status is None:
        yield "update", Weight.FIX, _("No update was received for {quarter}.").format(quarter=quarter.text())
        return
    new = one.new_due_held  # it is printed with the status, though it was told before
    if one.status.reason_required and not one.reason_held:
        sentence = _("“{status}” asks for a reason, and none is given.").format(status=one.status.word)
        yield "reason", Weight.FIX, sentence
    if one.status.counts_as == "late":
        if not new.stored:
            yield "date", Weight.FIX, _("It is late without a new date.")
        elif new.end is not None and one.due.end is not None and new.end <= one.due.end:
            yield "date", Weight.LOOK, _("Its new date is no later than the one that it missed.")
        elif new.end is not None and new.end <= quarter.last:
            yield "date", Weight.LOOK, _("Its new date has passed, too.")
    elif not one.status.final and one.timing == "open" and (one.due.due_quarter or over) <= over:
        sentence = _("Its due quarter is over, and it is told to be neither done nor late.")
        yield "over", Weight.LOOK, sentence


def _reworded(document: Document, tree: Outline, shown: set[int] | None) -> Iterator[Finding]:
    """Initiatives that read otherwise than approved, without a reason for it."""
    approved = {
        one.node_uid: one for one in approved_entries(document, tree.plan.id) if one.node == "initiative"
    }
    if not approved:
        return
    given = {
        row[0]
        for row in document.rows(
            "SELECT subject_uid FROM amendment_note WHERE plan_id = ? AND trim(reason) <> ''", (tree.plan.id,)
        )
    }
    for row in document.rows(
        "SELECT id, uid, objective_id, position, text, due, public FROM initiative WHERE plan_id = ?",
        (tree.plan.id,),
    ):
        old = approved.get(row["uid"])
        if old is None or row["uid"] in given:
            continue
        if shown is not None and (not row["public"] or row["objective_id"] not in shown):
            continue
        if old.text != row["text"]:
            sentence = _("It was reworded since the approval, and no reason is given.")
        elif old.due.stored != row["due"]:
            sentence = _("Its due date was changed since the approval, and no reason is given.")
        else:
            continue
        number = tree.initiative_number(row["objective_id"], row["position"])
        name = f"{number} {row['text']}".strip()
        yield Finding(Weight.LOOK, "initiative", row["id"], name, sentence, "wording")
