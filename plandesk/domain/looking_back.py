"""The reporting year looked back on: the plan as it stood when a quarter's updates closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta

from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan, plan
from plandesk.file import history
from plandesk.file.as_of import DocumentAsOf, document_as_of
from plandesk.file.document import Document

AS_IT_IS = "9999-12-31T00:00:00+00:00"
UPDATES, WORDS = "status_update", "status_word"
KEPT, KEPT_FIGURES = "meeting_report", "meeting_standing"
AS_KNOWN_NOW = (KEPT, KEPT_FIGURES, "amendment_note")  # what was said later of what had happened by then


def closing(of: Plan, quarter: Quarter) -> str:
    """The moment at which a quarter's updates close: the end of the plan's last day for them, in UTC."""
    last = quarter.last + timedelta(days=of.updates_close)
    midnight = datetime.combine(last + timedelta(days=1), time())
    return (midnight.astimezone() - timedelta(milliseconds=1)).astimezone(UTC).isoformat()


def is_closed(document: Document, plan_id: int, quarter: Quarter) -> bool:
    """Whether the updates of a quarter are closed, so that there is a past of it; raises NotThere."""
    return closing(plan(document, plan_id), quarter) < history.now()


@contextmanager
def as_told(document: Document, plan_id: int, quarter: Quarter | None) -> Iterator[Document]:
    """What a report about a quarter is made of, in the window and on the command line alike.

    Of a quarter whose updates are closed that is `as_of_quarter`, also where `document` itself is the
    past of another quarter; while the quarter runs, for none, or within a step (whose changes have no
    past yet) it is the document. Raises NotThere, and what `document_as_of` does.
    """
    if quarter is None or document.connection.in_transaction:
        yield document
        return
    live = document.live if isinstance(document, DocumentAsOf) else document
    moment = closing(plan(live, plan_id), quarter)
    if moment >= history.now() or (isinstance(document, DocumentAsOf) and document.moment == moment):
        yield document
        return
    past = as_of_quarter(live, plan_id, quarter)
    try:
        yield past
    finally:
        past.close()


def as_of_quarter(document: Document, plan_id: int, quarter: Quarter) -> DocumentAsOf:
    """The document as it stood at the close of a quarter's updates; close it after use.

    Wording, structure and due times are those of that moment; a plan that was entered into the
    file later is as it is now. The updates are those of the quarter and the ones before, as they
    are known now, and so are the reasons of amendments and the reports kept of these quarters;
    later ones are left out. Raises NotThere, and what `document_as_of` does.
    """
    moment = closing(plan(document, plan_id), quarter)
    past = document_as_of(document, moment, AS_KNOWN_NOW)
    try:
        known = past.row("SELECT 1 FROM plan WHERE id = ?", (plan_id,)) is not None
        if not known or (not _has_initiatives(past, plan_id) and _has_initiatives(document, plan_id)):
            past.close()
            past = document_as_of(document, AS_IT_IS)
        _tell_as_known_now(past, document, quarter)
    except BaseException:
        past.close()
        raise
    return past


def entered_later(past: DocumentAsOf) -> bool:
    """Whether what `as_of_quarter` gave back is worded as it is now, the plan having been entered later."""
    return past.moment.startswith("9999")


def _has_initiatives(document: Document, plan_id: int) -> bool:
    return (
        document.row("SELECT 1 FROM plan JOIN initiative ON plan_id = plan.id WHERE plan.id = ?", (plan_id,))
        is not None
    )


def _tell_as_known_now(past: DocumentAsOf, present: Document, quarter: Quarter) -> None:
    """Give the past the updates of today up to the quarter, with the status words that they use.

    Of an initiative that was deleted since, what was known then stays.
    """
    words = [tuple(row) for row in present.rows(f"SELECT * FROM {WORDS}")]
    told = [
        tuple(row) for row in present.rows(f"SELECT * FROM {UPDATES} WHERE period <= ?", (quarter.stored,))
    ]
    alive = [(row[0],) for row in present.rows("SELECT id FROM initiative")]
    past.put_right(
        (
            ("CREATE TEMP TABLE alive (id INTEGER PRIMARY KEY)", [()]),
            ("INSERT INTO alive VALUES (?)", alive),
            (
                f"DELETE FROM {UPDATES} WHERE period > ? OR initiative_id IN (SELECT id FROM alive)",
                [(quarter.stored,)],
            ),
            *((f"INSERT OR REPLACE INTO {WORDS} VALUES ({_marks(words)})", words) for _any in words[:1]),
            *((f"INSERT OR REPLACE INTO {UPDATES} VALUES ({_marks(told)})", told) for _any in told[:1]),
            (f"DELETE FROM {UPDATES} WHERE initiative_id NOT IN (SELECT id FROM initiative)", [()]),
            ("DROP TABLE alive", [()]),
            (
                f"DELETE FROM {KEPT} WHERE plan_id NOT IN (SELECT id FROM plan)"
                " OR CASE period WHEN '' THEN at > ? ELSE period > ? END",
                [(past.moment, quarter.stored)],
            ),
            (f"DELETE FROM {KEPT_FIGURES} WHERE report_id NOT IN (SELECT id FROM {KEPT})", [()]),
        )
    )


def _marks(rows: list[tuple[object, ...]]) -> str:
    return ", ".join("?" * len(rows[0]))
