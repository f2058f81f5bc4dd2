"""What a member's own file prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.coaching_form_data import CoachingPaper, PaperAction
from plandesk.reports.personnel_imprint import PersonnelImprint


class MemberFile(Struct, frozen=True):
    """The sessions from the first to the last, and what is still open of what was agreed in them."""

    imprint: PersonnelImprint
    member: str
    unit: str
    date: str
    first: str
    last: str
    still_open: tuple[PaperAction, ...]
    sessions: tuple[CoachingPaper, ...]
