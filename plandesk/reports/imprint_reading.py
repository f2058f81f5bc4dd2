"""What a report says about itself, read from a document."""

from __future__ import annotations

import datetime
from typing import Protocol

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


class PlanOptions(Protocol):
    """What every report of a whole plan lets the user choose: None takes what the plan says."""

    @property
    def edition(self) -> str: ...
    @property
    def paper(self) -> str | None: ...
    @property
    def language(self) -> str | None: ...
    @property
    def date(self) -> datetime.date | None: ...


def imprint_of_plan(document: Document, plan: Plan, options: PlanOptions) -> Imprint:
    """The imprint of a whole plan, with its title and period and the day that it was agreed."""
    return imprint_of(
        document,
        plan,
        title=f"{bare_title(plan)} {plan.period_text}",
        edition=options.edition,
        language=options.language or plan.language or service(document).language,
        paper=options.paper,
        date=options.date or plan.state_date,
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
