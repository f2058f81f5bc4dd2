"""What every report says about itself: whose it is, which edition, whether it is a draft."""

from __future__ import annotations

import datetime

from msgspec import Struct

from plandesk.colours import Palette, palette
from plandesk.reports.pictures import Picture
from plandesk.reports.style import LETTER, PAPERS, Paper, Sheet, sheet
from plandesk.reports.wording import _, date_text


class Imprint(Struct, frozen=True):
    """Plain data shared by all reports. `draft` is the number of the draft, None when approved."""

    service: str
    title: str
    governing_body: str = ""
    brand: str = ""
    accent: str = ""
    font: str = ""  # one of `fonts.FAMILIES`; any other is the first of them
    logo: Picture | None = None
    paper_name: str = "letter"
    language: str = "en"
    edition: str = "public"
    date: datetime.date | None = None
    draft: int | None = None
    as_of: bool = False  # whether the date is the day that the figures are of

    @property
    def paper(self) -> Paper:
        return PAPERS.get(self.paper_name, LETTER)

    @property
    def colours(self) -> Palette:
        return palette(self.brand, self.accent)

    @property
    def sheet(self) -> Sheet:
        return sheet(self.colours)

    @property
    def confidential(self) -> bool:
        """Whether the edition is not for the public."""
        return self.edition != "public"

    def edition_line(self) -> str:
        """Return e.g. "Public edition · 1 March 2024" or "Draft 3 · 20 January 2025"."""
        if self.draft is not None:
            parts = [_("Draft {number}").format(number=self.draft)]
            if self.confidential:
                parts.append(_("In-camera edition"))
        else:
            parts = [_("In-camera edition") if self.confidential else _("Public edition")]
        if self.date is not None:
            date = date_text(self.date)
            parts.append(_("as of {date}").format(date=date) if self.as_of else date)
        return " · ".join(parts)

    def warning(self) -> str:
        """Return what stands in place of the section in the header: that this is a draft, or confidential."""
        if self.draft is not None:
            body = self.governing_body.strip()
            if not body:
                said = _("Draft, not approved")
            elif body.lower().startswith("the "):
                said = _("Draft, not approved by {body}").format(body=body)
            else:
                said = _("Draft, not approved by the {body}").format(body=body)
            return _("Confidential. {rest}").format(rest=said) if self.confidential else said
        return _("Confidential, in camera") if self.confidential else ""

    def for_whom(self) -> str:
        """Return e.g. "for the Police Commission", empty without a governing body."""
        body = self.governing_body.strip()
        if not body:
            return ""
        if body.lower().startswith("the "):
            body = body[4:]
        return _("for the {body}").format(body=body)
