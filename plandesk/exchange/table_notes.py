"""What is worth knowing before a table is imported, in sentences."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plandesk.domain.plans import Level
from plandesk.exchange.in_few_words import some
from plandesk.exchange.lead_notes import lead_notes
from plandesk.exchange.row_changes import Changes
from plandesk.exchange.table_known import Known
from plandesk.exchange.table_matching import NewHeading
from plandesk.exchange.table_reading import TableRow
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.exchange.table_preview import PreviewRow

SHOWN = 3  # names in a sentence


def notes(
    known: Known,
    rows: Sequence[TableRow],
    seen: Sequence[PreviewRow],
    headings: Sequence[NewHeading],
    renamed: Dict[int, str],
    levels: Sequence[Level],
    changes: Changes,
) -> tuple[str, ...]:
    """The notes of a preview, the most important first."""
    found = [
        *_contents(known, headings, seen, levels),
        *_doubts(seen),
        *_words(changes),
        *_headings(known, headings, renamed),
        *lead_notes([*changes.new_leads.values()]),
        *_numbers(known, rows, seen, levels),
        *_missing(known, seen),
    ]
    return tuple(found)


def _contents(
    known: Known, headings: Sequence[NewHeading], seen: Sequence[PreviewRow], levels: Sequence[Level]
) -> list[str]:
    """What a new plan consists of, level by level."""
    if known.plan is not None or not levels:
        return []
    depths: dict[int, int] = {}
    counts = [0] * len(levels)
    for one in headings:
        depths[one.ref] = 0 if one.parent is None else depths[one.parent] + 1
        counts[min(depths[one.ref], len(levels) - 2)] += 1
    counts[-1] = sum(1 for row in seen if row.does is not None)
    parts = [
        _("{plural} {n}").format(plural=level.plural, n=n) for level, n in zip(levels, counts, strict=True)
    ]
    return [_("New plan: {parts}.").format(parts=", ".join(parts))]


def _doubts(seen: Sequence[PreviewRow]) -> list[str]:
    doubtful = sum(1 for row in seen if row.why and row.does is not None)
    if not doubtful:
        return []
    sentence = ngettext(
        "{n} row was found again though it says something else. Look at it before you import.",
        "{n} rows were found again though they say something else. Look at them before you import.",
        doubtful,
    )
    return [sentence.format(n=doubtful)]


def _words(changes: Changes) -> list[str]:
    counts = {
        "not_started": _("not started"),
        "in_progress": _("in progress"),
        "late": _("late"),
        "done": _("done"),
        "dropped": _("dropped"),
    }
    found = [
        _("“{word}” is a new status word; it will count as {counts_as}.").format(
            word=one.word, counts_as=counts[one.counts_as]
        )
        for one in changes.new_words.values()
    ]
    for word, n in changes.without_reason.items():
        sentence = ngettext(
            "{n} row says “{word}” without a reason. It is taken; reports print “No reason given”.",
            "{n} rows say “{word}” without a reason. They are taken; reports print “No reason given”.",
            n,
        )
        found.append(sentence.format(n=n, word=word))
    if changes.left_out_completed:
        sentence = ngettext(
            "{n} row names a quarter of completion, but its status is not a completed one; it is left out.",
            "{n} rows name a quarter of completion, but their status is not a completed one; it is left out.",
            changes.left_out_completed,
        )
        found.append(sentence.format(n=changes.left_out_completed))
    return found


def _headings(known: Known, headings: Sequence[NewHeading], renamed: Dict[int, str]) -> list[str]:
    found = []
    if headings and known.plan is not None:
        sentence = ngettext("New heading: {titles}.", "{n} new headings: {titles}.", len(headings))
        found.append(
            sentence.format(n=len(headings), titles=some([f"“{one.title}”" for one in headings], SHOWN))
        )
    for objective_id, title in renamed.items():
        before = known.objectives[objective_id].title
        found.append(_("“{before}” is renamed to “{after}”.").format(before=before, after=title))
    return found


def _numbers(
    known: Known, rows: Sequence[TableRow], seen: Sequence[PreviewRow], levels: Sequence[Level]
) -> list[str]:
    """Tell where a new plan will count otherwise than the table."""
    if known.plan is not None or not levels:
        return []
    taken = [
        (row, one.does.place)
        for row, one in zip(rows, seen, strict=True)
        if one.does is not None and one.does.place is not None
    ]
    if levels[-1].numbering != "through":
        numbered = sum(1 for row, _place in taken if row.number)
        if levels[-1].numbering == "none" and numbered:
            return [_("The numbers of the table follow no order that a plan has; they are left out.")]
        return []
    order: dict[int, list[str]] = {}
    for row, place in taken:
        order.setdefault(place, []).append(row.number)
    printed = [number for place in order.values() for number in place]
    differing = sum(1 for at, number in enumerate(printed, 1) if number and number != str(at))
    if not differing:
        return []
    sentence = ngettext(
        "{n} initiative will have another number than in the table: the plan counts in its own order.",
        "{n} initiatives will have other numbers than in the table: the plan counts in its own order.",
        differing,
    )
    return [sentence.format(n=differing)]


def _missing(known: Known, seen: Sequence[PreviewRow]) -> list[str]:
    if known.plan is None:
        return []
    n = len(known.initiatives) - sum(1 for row in seen if row.verdict in ("changed", "unchanged"))
    if n <= 0:
        return []
    sentence = ngettext(
        "{n} initiative of the plan is not in the table; it stays as it is.",
        "{n} initiatives of the plan are not in the table; they stay as they are.",
        n,
    )
    return [sentence.format(n=n)]
