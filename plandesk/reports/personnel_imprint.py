"""What a coaching record says about itself on paper: whose it is, and that it is for few eyes."""

from __future__ import annotations

from plandesk.reports.imprint import Imprint
from plandesk.reports.wording import _


class PersonnelImprint(Imprint, frozen=True):
    """As every imprint; `foot` stands in the middle of the footer."""

    foot: str = ""

    def edition_line(self) -> str:
        return self.foot

    def warning(self) -> str:
        return _("Confidential: coach, employee and personnel file only")
