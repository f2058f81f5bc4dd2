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
        return " · ".join([*parts, *self._dated()])

    def _dated(self) -> list[str]:
        """Its date, if it has one: "1 March 2024", "as of 31 March 2024"."""
        if self.date is None:
            return []
        date = date_text(self.date)
        return [_("as of {date}").format(date=date) if self.as_of else date]

    def cover_line(self) -> str:
        """Return what a front page says of the edition: that it is no public one, which draft, of when."""
        if not self.warning():
            return self.edition_line()
        if self.draft is None:
            return " · ".join([self.warning(), *self._dated()])
        said = self._not_approved(
            _("Draft {number}, not approved"),
            _("Draft {number}, not approved by {body}"),
            _("Draft {number}, not approved by the {body}"),
        )
        return " · ".join(
            [*([_("Confidential, in camera")] if self.confidential else []), said, *self._dated()]
        )

    def warning(self) -> str:
        """Return what stands in place of the section in the header: that this is a draft, or confidential."""
        if self.draft is not None:
            said = self._not_approved(
                _("Draft, not approved"),
                _("Draft, not approved by {body}"),
                _("Draft, not approved by the {body}"),
            )
            return _("Confidential. {rest}").format(rest=said) if self.confidential else said
        return _("Confidential, in camera") if self.confidential else ""

    def _not_approved(self, by_nobody: str, by_body: str, by_the_body: str) -> str:
        """Whichever of the sentences fits the governing body, with its name."""
        body = self.governing_body.strip()
        words = by_nobody if not body else by_body if body.lower().startswith("the ") else by_the_body
        return words.format(body=body, number=self.draft)

    def for_whom(self) -> str:
        """Return e.g. "for the Police Commission", empty without a governing body."""
        body = self.governing_body.strip()
        if not body:
            return ""
        if body.lower().startswith("the "):
            body = body[4:]
        return _("for the {body}").format(body=body)
