"""What is looked over before a report is published: what its kind asks for, and what holds for every kind."""

from __future__ import annotations

from plandesk.domain.preflight import Finding, passed
from plandesk.file.document import Document
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.pages.reports.passed import CHECKS


def look_over(
    document: Document, plan_id: int, kind: ReportKind, pane: ReportOptions, pages: int = 0
) -> tuple[list[Finding], tuple[str, ...]]:
    """What was found, and what was found to be in order, in sentences; raises UserError.

    `pages` is how many the finished report has, 0 where that is not known yet.
    """
    from plandesk.reports.publication import look_over as publication

    options = pane.options(plan_id)
    found = [
        *publication.look_over_publication(document, kind.name, options, pages),
        *kind.look_over(document, plan_id, pane),
    ]
    found = list(dict.fromkeys(found))
    checks = {**CHECKS.get(kind.name, dict)(), **publication.publication_checks(kind.name, options)}
    if any(one.kind == "plan" and not one.check for one in found):
        # Without an approved wording nothing was compared with it.
        checks.pop("wording", None)
    return found, passed(found, checks)
