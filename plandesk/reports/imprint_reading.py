"""What a report says about itself, read from a document."""

from __future__ import annotations

import datetime

from plandesk.domain.plans import Plan
from plandesk.domain.service import picture, service
from plandesk.file.document import Document
from plandesk.reports.imprint import Imprint
from plandesk.reports.pictures import Picture


def imprint_of(
    document: Document,
    plan: Plan,
    *,
    title: str,
    edition: str,
    language: str,
    paper: str | None,
    date: datetime.date | None,
) -> Imprint:
    """The imprint of a report on a plan; without a paper it is the plan's."""
    of = service(document)
    return Imprint(
        service=of.name,
        title=title,
        governing_body=of.governing_body,
        brand=of.brand_colour,
        accent=of.accent_colour,
        font=of.font,
        logo=picture_of(document, of.logo, of.logo_alt),
        paper_name=paper or plan.paper,
        language=language,
        edition=edition,
        date=date,
        draft=plan.draft_number if plan.state == "draft" else None,
    )


def bare_title(plan: Plan) -> str:
    """The title without the period, which is printed beside it."""
    title = plan.title.strip()
    for separator in ("–", "-"):
        period = plan.period_text.replace("–", separator)
        if title.endswith(period) and title != period:
            return title.removesuffix(period).rstrip(" ,:–-")
        if title.startswith(period + " "):
            return title.removeprefix(period).strip()
    return title


def picture_of(document: Document, sha256: str | None, alt: str) -> Picture | None:
    """A picture of the file with its words for those who cannot see it; None where there is none."""
    found = picture(document, sha256) if sha256 else None
    return Picture(found.data, alt) if found is not None else None
