"""Amendments: what of a plan reads otherwise than at an earlier moment, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import amendment_traces
from plandesk.domain.amendment_traces import Trace
from plandesk.domain.approval import ApprovedEntry, approved_entries, as_it_reads
from plandesk.domain.columns import whole_text
from plandesk.domain.periods import Due
from plandesk.domain.plans import plan
from plandesk.errors import InvalidValue, NotThere
from plandesk.file import history
from plandesk.file.as_of import document_as_of, utc
from plandesk.file.document import Document, Draft
from plandesk.i18n import _

ADDED, DROPPED, REWORDED, REDATED, MOVED = "added", "dropped", "reworded", "re-dated", "moved"
MADE_INTERNAL, MADE_PUBLIC = "made internal", "made public"
KINDS = (ADDED, DROPPED, REWORDED, REDATED, MOVED, MADE_INTERNAL, MADE_PUBLIC)  # in the order of lists


class Entry(Struct, frozen=True):
    """One line of a plan at a moment; `node` is objective or initiative, `depth` 0 at the top.

    `due` is the new date where a late one was given one, `dropped` whether its status says so;
    `printed` whether the public edition has it (it and all above it are public).
    """

    node: str
    uid: str
    parent_uid: str
    depth: int
    number: str
    text: str
    due: Due
    public: bool
    printed: bool = True
    dropped: bool = False
    reason: str = ""

    @property
    def label(self) -> str:
        """Number and text, as a place is named: "2 Trust"."""
        return f"{self.number} {self.text}".strip()


class Heading(Struct, frozen=True):
    """The top objective that amendments are listed under."""

    uid: str
    number: str
    title: str


class Amendment(Struct, frozen=True):
    """One objective or initiative that was changed; `kinds` are of KINDS, at least one.

    The side on which it was not there has empty texts. `place` is the objective it stands under,
    `goal` the uid of the top one, with its number and title. `own_reason`: the reason was written
    for this amendment, else it comes from a status update. `when` is UTC; None where the log does not tell.

    `public_heading` is where the public edition lists it, in words that this edition printed.
    `stood_under` are the uids from itself to the top where it stood before; `stayed_public` whether
    none of these was moved or changed between public and internal meanwhile.
    """

    kinds: tuple[str, ...]
    node: str
    uid: str
    depth: int
    goal: str
    goal_number: str
    goal_title: str
    number_before: str
    number_after: str
    text_before: str
    text_after: str
    due_before: Due
    due_after: Due
    place_before: str
    place_after: str
    printed_before: bool
    printed_after: bool
    public_heading: Heading
    stood_under: tuple[str, ...] = ()
    stayed_public: bool = True
    reason: str = ""
    own_reason: bool = False
    who: str = ""
    when: datetime | None = None

    @property
    def goal_label(self) -> str:
        """The top objective as a place is named: "1 Safe streets"."""
        return f"{self.goal_number} {self.goal_title}".strip()

    @property
    def there_before(self) -> bool:
        """Whether it was in the plan at the earlier moment."""
        return ADDED not in self.kinds

    @property
    def there_after(self) -> bool:
        """Whether it is in the plan at the later moment."""
        return bool(self.number_after or self.text_after)


def entries(document: Document, plan_id: int) -> tuple[Entry, ...]:
    """The plan as it reads in a document, in printed order; empty where the plan is not in it."""
    try:
        found = as_it_reads(document, plan_id)
    except NotThere:
        return ()
    told = amendment_traces.told(document, plan_id)
    return tuple(
        replace(one, due=told[one.uid].new_due or one.due, dropped=told[one.uid].dropped,
                reason=told[one.uid].reason)
        if one.uid in told else one
        for one in _entries(found)
    )  # fmt: skip


def approved(document: Document, plan_id: int) -> tuple[Entry, ...]:
    """The plan as it was approved last, in printed order; empty where nothing is kept."""
    return _entries(approved_entries(document, plan_id))


def compare(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Amendment, ...]:
    """What differs between two readings of a plan, in printed order, without reasons and authors.

    A number that only followed others is no amendment; what is below something that moved or
    was renamed is none either.
    """
    old, new = {one.uid: one for one in before}, {one.uid: one for one in after}
    found = []
    for one in _merged(before, after):
        was, now = old.get(one.uid), new.get(one.uid)
        kinds = _kinds(was, now)
        if kinds:
            found.append(_amendment(kinds, was, now, old, new))
    return tuple(found)


def since_approval(document: Document, plan_id: int) -> tuple[Amendment, ...]:
    """What was changed since the plan was approved last, with reasons.

    Raises NotThere when the plan is gone, or how it was approved is not kept.
    """
    at = plan(document, plan_id).approved_at
    if at is None:
        raise NotThere(
            _("How this plan read when it was approved is not kept. Compare it with a date instead.")
        )
    found = compare(approved(document, plan_id), entries(document, plan_id))
    return _with_traces(document, plan_id, found, at, amendment_traces.TODAY)


def between(document: Document, plan_id: int, since: str, until: str) -> tuple[Amendment, ...]:
    """What was changed between two moments (ISO text, UTC where they do not say), with reasons.

    Raises InvalidValue when the first is not before the second, NotThere when the plan is gone.
    """
    first, last = utc(since), min(utc(until), history.now())
    if first >= last:
        raise InvalidValue(_("The first date must be before the second. Choose an earlier one."))
    plan(document, plan_id)
    before, after = entries_at(document, plan_id, first), entries_at(document, plan_id, last)
    until = last if utc(until) < history.now() else amendment_traces.TODAY
    return _with_traces(document, plan_id, compare(before, after), first, until)


def entries_at(document: Document, plan_id: int, moment: str) -> tuple[Entry, ...]:
    """The plan as it read at a moment (ISO text); empty where it was not in the file yet."""
    if utc(moment) >= history.now():
        return entries(document, plan_id)
    past = document_as_of(document, moment)
    try:
        return entries(past, plan_id)
    finally:
        past.close()


def set_amendment_reason(document: Document, plan_id: int, subject_uid: str, reason: str) -> None:
    """Give the reason for the changes to an objective or initiative; an empty one takes it away."""
    text = whole_text(reason.strip())
    with document.step(_("Give the reason for a change")):
        if not text:
            document.execute(
                "DELETE FROM amendment_note WHERE plan_id = ? AND subject_uid = ?", (plan_id, subject_uid)
            )
            return
        known = document.value(
            "SELECT id FROM amendment_note WHERE plan_id = ? AND subject_uid = ?", (plan_id, subject_uid)
        )
        if known is None:
            document.insert("amendment_note", plan_id=plan_id, subject_uid=subject_uid, reason=text)
        else:
            document.update("amendment_note", known, reason=text)


def draft_column(plan_id: int) -> str:
    """Under what a reason that is being typed is kept: it may not have a row of its own yet."""
    return f"reason in plan {plan_id}"


def recover_reason(document: Document, draft: Draft) -> None:
    """Save a reason that was typed and not saved, in the running step; other drafts are left alone."""
    words, _space, plan_id = draft.column.rpartition(" ")
    if draft.table != "amendment_note" or words != "reason in plan" or not plan_id.isdecimal():
        return
    if document.value("SELECT id FROM plan WHERE id = ?", (int(plan_id),)) is not None:
        set_amendment_reason(document, int(plan_id), draft.uid, draft.text)


def _entries(found: Iterable[ApprovedEntry]) -> tuple[Entry, ...]:
    printed: dict[str, bool] = {"": True}
    made = []
    for one in found:
        shown = one.public and printed.get(one.parent_uid, True)
        if one.node == "objective":
            printed[one.node_uid] = shown
        made.append(
            Entry(
                one.node, one.node_uid, one.parent_uid, one.depth, one.number, one.text,
                one.due, one.public, shown,
            )
        )  # fmt: skip
    return tuple(made)


def _kinds(was: Entry | None, now: Entry | None) -> tuple[str, ...]:
    if was is None or now is None:
        gone = now is None or now.dropped
        return (*((ADDED,) if was is None else ()), *((DROPPED,) if gone else ()))
    found = {
        DROPPED: now.dropped and not was.dropped,
        REWORDED: now.text != was.text,
        REDATED: now.due != was.due,
        MOVED: now.parent_uid != was.parent_uid,
        MADE_INTERNAL: was.public and not now.public,
        MADE_PUBLIC: now.public and not was.public,
    }
    return tuple(kind for kind, so in found.items() if so)


def _amendment(
    kinds: tuple[str, ...],
    was: Entry | None,
    now: Entry | None,
    old: dict[str, Entry],
    new: dict[str, Entry],
) -> Amendment:
    one = now or was
    assert one is not None
    goal = _top(one, new if now is not None else old)
    goal = new.get(goal.uid, goal)

    def place(entry: Entry | None, among: dict[str, Entry]) -> str:
        above = among.get(entry.parent_uid) if entry is not None else None
        return above.label if above is not None else ""

    return Amendment(
        kinds=kinds,
        node=one.node,
        uid=one.uid,
        depth=one.depth,
        goal=goal.uid,
        goal_number=goal.number,
        goal_title=goal.text,
        number_before=was.number if was else "",
        number_after=now.number if now else "",
        text_before=was.text if was else "",
        text_after=now.text if now else "",
        due_before=was.due if was else Due(),
        due_after=now.due if now else Due(),
        place_before=place(was, old),
        place_after=place(now, new),
        printed_before=was is not None and was.printed,
        printed_after=now is not None and now.printed,
        public_heading=_public_heading(was, now, old, new),
        stood_under=tuple(above.uid for above in _to_the_top(was, old)) if was is not None else (),
        reason=now.reason if now else was.reason if was else "",
    )


def _public_heading(
    was: Entry | None, now: Entry | None, old: dict[str, Entry], new: dict[str, Entry]
) -> Heading:
    """Where and in which words the public edition may list an amendment: nothing internal of today."""
    if now is not None and (now.printed or was is None):
        goal = _top(now, new)
    else:
        assert was is not None
        goal = _top(was, old)
        today = new.get(goal.uid)
        goal = today if today is not None and today.printed else goal
    return Heading(goal.uid, goal.number, goal.text)


def _top(one: Entry, among: dict[str, Entry]) -> Entry:
    return _to_the_top(one, among)[-1]


def _to_the_top(one: Entry, among: dict[str, Entry]) -> list[Entry]:
    found = [one]
    while found[-1].parent_uid in among and len(found) <= len(among):
        found.append(among[found[-1].parent_uid])
    return found


def _merged(before: Sequence[Entry], after: Sequence[Entry]) -> list[Entry]:
    """Every entry once: the later order, with what is gone behind what stood before it."""
    there = {one.uid for one in after}
    gone: dict[str, list[Entry]] = {}
    last = ""
    for one in before:
        if one.uid in there:
            last = one.uid
        else:
            gone.setdefault(last, []).append(one)
    found = list(gone.get("", ()))
    for one in after:
        found.append(one)
        found += gone.get(one.uid, ())
    return found


def _with_traces(
    document: Document, plan_id: int, found: tuple[Amendment, ...], since: str, until: str
) -> tuple[Amendment, ...]:
    notes = amendment_traces.notes(document, plan_id)

    def traced(one: Amendment) -> Amendment:
        told = one.there_after and not {DROPPED, REDATED}.isdisjoint(one.kinds)
        trace: Trace = amendment_traces.trace(
            document, one.uid, since, until, added=ADDED in one.kinds, by_update=told
        )
        own = notes.get(one.uid, "")
        reason = own or one.reason or (trace.reason if DROPPED in one.kinds else "")
        when = datetime.fromisoformat(trace.at).astimezone(UTC) if trace.at else None
        stayed = one.there_after or amendment_traces.stayed_public(document, one.stood_under, since, until)
        return replace(
            one, reason=reason, own_reason=bool(own), who=trace.who, when=when, stayed_public=stayed
        )

    return tuple(traced(one) for one in found)
