"""The PDF of a plan as `check --pdf` tells it: rules, size, sum, and what differs since it was kept."""

from __future__ import annotations

from plandesk.cli.documents import plain
from plandesk.domain import meetings
from plandesk.domain.meetings import meeting_words
from plandesk.domain.plans import Plan
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def tell_pdf(document: Document, plan: Plan, kind: str, edition: str) -> None:
    """Make the plan's own report, look at it and print what came of it; raises what the report raises."""
    from plandesk.reports.by_kind import collected, laid_out, options_of
    from plandesk.reports.publication.facts import look_at

    kept = meetings.last_kept(document, plan.id, kind, edition)
    before = meetings.kept_pdf(document, kept.id) if kept is not None else None
    data = collected(document, kind, options_of(kind, plan.id, edition=edition))
    result = look_at(laid_out(kind, data), before)
    pages = ngettext("{n} page", "{n} pages", result.pages).format(n=result.pages)
    said = _("PDF of {kind}: {pages}, {size} bytes, SHA-256 {sum}")
    _print(said.format(kind=kind, pages=pages, size=result.size, sum=result.sha256))
    if result.unknown:
        _print(_("The rules of PDF/UA-1 could not be checked ({reason}).").format(reason=result.unknown))
    elif not result.broken:
        _print(_("PDF/UA-1: no rule is broken."))
    for rule in result.broken:
        _print(_("PDF/UA-1: {rule}").format(rule=rule))
    if kept is None or result.changed is None:
        return
    meeting = meeting_words(kept)
    if not result.changed:
        _print(_("It reads as the one kept for “{meeting}”.").format(meeting=meeting))
        return
    _print(_("Since the one kept for “{meeting}”:").format(meeting=meeting))
    words = {
        "added": _("added, page {n}: {after}"),
        "changed": _("changed, page {n}: {after} (was: {before})"),
        "removed": _("removed, was on page {n}: {before}"),
    }
    for one in result.changed:
        _print(words[one.kind].format(n=one.page + 1, after=one.after, before=one.before), 4)


def _print(line: str, indent: int = 2) -> None:
    print(" " * indent + plain(line))
