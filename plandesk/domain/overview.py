"""What the Overview page shows: how a plan stands at a quarter and what of it asks for attention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from plandesk.charts import Line, StackedBars
from plandesk.domain import overview_charts
from plandesk.domain.outline import Outline, outline
from plandesk.domain.overview_charts import ALL_DONE, Which, role_labels, role_of, small
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan
from plandesk.domain.progress import Standing, standings
from plandesk.domain.query import Query
from plandesk.domain.statuses import StatusWord, status_words
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


class Phrase(Struct, frozen=True):
    """A piece of the sentence; with `which` it leads to those initiatives; `strong` asks for something."""

    words: str
    which: Which | None = None
    strong: bool = False


class Late(Struct, frozen=True):
    """One late initiative. `how_late` is in quarters: to its new date, else up to the quarter in hand."""

    initiative_id: int
    number: str
    text: str
    due: Due
    reason: str
    reason_missing: bool
    new_due: Due
    how_late: int | None


class Missing(Struct, frozen=True):
    """One initiative of which nothing was heard in the quarter, who leads it, and its last word."""

    initiative_id: int
    uid: str
    number: str
    text: str
    due: Due
    leads: str
    last_status: StatusWord | None
    last_told: Quarter | None


class DueMilestone(Struct, frozen=True):
    """A milestone due by the end of the quarter and not reached; `overdue`: due before the quarter."""

    initiative_id: int
    number: str
    text: str
    due: Due
    overdue: bool


class Overview(Struct, frozen=True):
    """A plan at a quarter. `told` says whether any update was received up to that quarter."""

    plan: Plan
    quarter: Quarter
    total: int
    told: bool
    sentence: tuple[Phrase, ...]
    by_objective: StackedBars
    on_time: Line
    words: tuple[StatusWord, ...]
    late_label: str
    late: tuple[Late, ...]
    overdue: int  # due before the quarter, not completed, and neither called late nor without an update
    missing: tuple[Missing, ...]
    due_count: int
    due: StackedBars
    milestones: tuple[DueMilestone, ...]

    @property
    def attention(self) -> int:
        """How many initiatives ask for something: late ones, and those without an update."""
        return len(self.late) + len(self.missing) if self.told else 0


def overview(document: Document, plan_id: int, quarter: Quarter, today: date | None = None) -> Overview:
    """Read how a plan stands at a quarter; raises NotThere.

    While the quarter runs on the day `today`, what is due in it is not counted as missed yet.
    """
    tree = outline(document, plan_id)
    words = status_words(document, plan_id)
    found = standings(document, tree, quarter)
    late = tuple(_late(one, quarter) for one in found if one.counts_as == "late")
    missing = tuple(_missing(one) for one in found if one.status is None)
    due = overview_charts.status_of_due(words, found, quarter)
    return Overview(
        plan=tree.plan,
        quarter=quarter,
        total=len(found),
        told=any(one.told or one.last_told for one in found),
        sentence=_sentence(words, found),
        by_objective=overview_charts.status_by_objective(tree, words, found),
        on_time=overview_charts.on_time_by_quarter(
            tree, found, quarter, running=today is not None and quarter.first <= today <= quarter.last
        ),
        words=words,
        late_label=role_labels(words)["late"],
        late=late,
        overdue=sum(is_overdue(one, quarter) for one in found if one.counts_as not in ("late", "no_update")),
        missing=missing,
        due_count=due.longest,
        due=due,
        milestones=_milestones(document, tree, quarter),
    )


def attention(document: Document, plan_id: int, quarter: Quarter) -> int:
    """How many initiatives ask for something, as `Overview.attention`, without reading the rest."""
    row = document.row(
        "WITH told AS (SELECT u.initiative_id, max(u.period) AS period, u.status_id FROM status_update u"
        " JOIN initiative i ON i.id = u.initiative_id"
        " WHERE i.plan_id = ? AND u.period <= ? AND u.status_id IS NOT NULL GROUP BY u.initiative_id)"
        " SELECT count(*), coalesce(sum(t.period = ? OR w.counts_as IN ('done', 'dropped')), 0),"
        " coalesce(sum(t.period = ? AND w.counts_as = 'late'), 0)"
        " FROM told t JOIN status_word w ON w.id = t.status_id",
        (plan_id, quarter.stored, quarter.stored, quarter.stored),
    )
    assert row is not None
    told, settled, late = row
    if not told:
        return 0
    total = int(document.value("SELECT count(*) FROM initiative WHERE plan_id = ?", (plan_id,)))
    return total - int(settled) + int(late)


def query_of(which: Which, words: Sequence[StatusWord], quarter: Quarter) -> Query:
    """What lists the initiatives that a number counts, by their statuses at the quarter in hand."""
    counts_as = {"done" if role == "done_late" else role for role in which.roles}
    after_due = {role == "done_late" for role in which.roles if role in ALL_DONE}
    other = which.due_quarter if which.due_quarter != quarter else None
    due_by = other.last if other else None
    if which.overdue:
        counts_as, due_by = {"not_started", "in_progress"}, quarter.previous.last
    return Query(
        quarter=quarter,
        objective_id=which.objective_id,
        status_ids=tuple(one.id for one in words if one.counts_as in counts_as),
        no_update="no_update" in counts_as,
        after_due=after_due == {True},
        not_after_due=after_due == {False},
        due_from=other.first if other else None,
        due_by=due_by,
        due_in_quarter=which.due_quarter == quarter,
    )


def is_overdue(one: Standing, quarter: Quarter) -> bool:
    """Whether an initiative was due before the quarter and is still under way."""
    due = one.due.due_quarter
    return due is not None and due < quarter and one.counts_as not in ("done", "dropped")


def last_word(one: Missing, quarter: Quarter, year: int | None = None) -> str:
    """What was heard of it last: "In progress in Q3", "In progress in Q2, nothing since"."""
    if one.last_status is None or one.last_told is None:
        return _("No update yet")
    words = {"status": one.last_status.word, "quarter": one.last_told.text(year)}
    if one.last_told == quarter.previous:
        return _("{status} in {quarter}").format(**words)
    return _("{status} in {quarter}, nothing since").format(**words)


def how_late_words(quarters: int | None) -> str:
    """How late something is: "2 quarters"; empty where that is not known or none."""
    if not quarters or quarters < 0:
        return ""
    return ngettext("{n} quarter", "{n} quarters", quarters).format(n=quarters)


def _sentence(words: Sequence[StatusWord], found: Sequence[Standing]) -> tuple[Phrase, ...]:
    labels, total = role_labels(words), len(found)
    count = dict.fromkeys(overview_charts.ORDER, 0)
    for one in found:
        count[role_of(one)] += 1
    done = count["done"] + count["done_late"]
    first = ngettext(
        "{n} of {total} initiatives is {status}", "{n} of {total} initiatives are {status}", done
    ).format(n=done, total=total, status=small(labels["done"]))
    pieces = [Phrase(first, Which(ALL_DONE))]
    rest = []
    for role in ("in_progress", "not_started", "dropped", "late"):
        if count[role]:
            text = ngettext("{n} is {status}", "{n} are {status}", count[role])
            text = text.format(n=count[role], status=small(labels[role]))
            rest.append(Phrase(text, Which((role,)), role == "late"))
    if count["no_update"]:
        text = ngettext("{n} has sent no update", "{n} have sent no update", count["no_update"])
        rest.append(Phrase(text.format(n=count["no_update"]), Which(("no_update",)), True))
    pieces.append(Phrase(_(". ")) if rest else Phrase(_(".")))
    for place, phrase in enumerate(rest):
        if place:
            pieces.append(Phrase(_(" and ") if place == len(rest) - 1 else _(", ")))
        pieces.append(phrase)
    if rest:
        pieces.append(Phrase(_(".")))
    return tuple(pieces)


def _late(one: Standing, quarter: Quarter) -> Late:
    due = one.due.due_quarter
    until = one.new_due_held.due_quarter or quarter
    assert one.status is not None
    return Late(
        one.initiative_id,
        one.number,
        one.text,
        one.due,
        one.reason_held,
        one.status.reason_required and not one.reason_held,
        one.new_due_held,
        None if due is None else (until.year - due.year) * 4 + until.number - due.number,
    )


def _missing(one: Standing) -> Missing:
    return Missing(
        one.initiative_id,
        one.uid,
        one.number,
        one.text,
        one.due,
        one.leads,
        one.last_status,
        one.last_told,
    )


def _milestones(document: Document, tree: Outline, quarter: Quarter) -> tuple[DueMilestone, ...]:
    rows = document.rows(
        "SELECT m.text, m.due, m.due_end, i.id, i.objective_id, i.position FROM milestone m"
        " JOIN initiative i ON i.id = m.initiative_id WHERE i.plan_id = ? AND m.due_end <= ?"
        " AND (coalesce(m.done, '') = '' OR m.done > ?) ORDER BY m.due_end, i.id, m.position",
        (tree.plan.id, quarter.last.isoformat(), quarter.last.isoformat()),
    )
    return tuple(
        DueMilestone(
            row["id"],
            tree.initiative_number(row["objective_id"], row["position"]),
            row["text"],
            Due(row["due"]),
            date.fromisoformat(row["due_end"]) < quarter.first,
        )
        for row in rows
    )
