"""plandesk show FILE status|progress: where each initiative stands at a quarter, and the figures of all."""

from __future__ import annotations

from datetime import date

from plandesk.cli.table import Table
from plandesk.domain import progress
from plandesk.domain.looking_back import as_told
from plandesk.domain.outline import outline
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan
from plandesk.domain.progress import Standing
from plandesk.domain.statuses import status_words
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _

WHAT = ("status", "progress")


def status_table(document: Document, what: str, plan: Plan, as_of: str | None) -> Table:
    """What a status report of that quarter tells, as rows; without one of the quarter being collected.

    Raises InvalidValue for a quarter that is not one of the plan.
    """
    quarter = Quarter.parse(as_of) if as_of is not None else progress.default_quarter(plan, date.today())
    own = progress.quarters_of(plan)
    if quarter not in own:
        raise InvalidValue(
            _("{quarter} is not in “{title}”, which reports from {first} to {last}.").format(
                quarter=quarter.text(), title=plan.title, first=own[0].text(), last=own[-1].text()
            )
        )
    with as_told(document, plan.id, quarter) as told:
        found = progress.standings(told, outline(told, plan.id), quarter)
        if what == "status":
            return _standings(found, plan)
        return _figures(told, plan, quarter, found)


def _standings(found: tuple[Standing, ...], plan: Plan) -> Table:
    timings = {
        "early": _("early"), "on_time": _("on time"), "late": _("late"), "open": _("not completed"),
        "not_due": _("not due yet"), "undated": _("no due quarter"),
    }  # fmt: skip
    return Table(
        ("number", "due", "status", "completed", "timing", "new_due", "text", "reason", "narrative"),
        (
            _("No."), _("Due"), _("Status"), _("Completed"), _("On time"), _("New date"), _("Initiative"),
            _("Reason"), _("What happened"),
        ),
        [
            (
                one.number, one.due.text(plan.year), one.status.word if one.status else _("No update"),
                one.completed.text(plan.year), timings[one.timing], one.new_due_held.text(plan.year),
                one.text, one.reason_held, one.narrative,
            )
            for one in found
        ],
    )  # fmt: skip


def _figures(document: Document, plan: Plan, quarter: Quarter, found: tuple[Standing, ...]) -> Table:
    over = progress.last_over(quarter, date.today())
    timely = progress.on_time(found, over)
    counts = progress.counts_by_status(status_words(document, plan.id), found)
    rows = [
        ("quarter", _("Quarter"), quarter.text()),
        ("initiatives", _("Initiatives"), len(found)),
        *(
            (f"status-{one.word.counts_as.replace('_', '-')}", one.word.word, one.count)
            if one.word is not None
            else ("no-update", _("No update"), one.count)
            for one in counts
        ),
        ("due", _("Due by the end of {quarter}").format(quarter=over.text()), timely.due),
        ("on-time", _("of these completed on time"), timely.on_time),
        ("early", _("of these early"), timely.early),
        ("late", _("completed late"), timely.late),
        ("not-completed", _("not completed"), timely.not_completed),
        ("not-due", _("Not due yet"), timely.not_due),
        ("undated", _("Without a due quarter"), timely.undated),
    ]
    return Table(("figure", "name", "value"), (_("Figure"), _("Name"), _("Value")), rows)
