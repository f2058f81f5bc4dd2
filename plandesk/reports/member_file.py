"""A member's own file: every session with all that belongs to it, as one PDF for the member."""

from __future__ import annotations

import datetime

from msgspec import Struct

from plandesk.domain.coaching import desk, members, sessions
from plandesk.file.document import Document
from plandesk.reports.coaching_form import (
    CoachingFormOptions,
    imprint_of,
    member_words,
    paper_actions,
    paper_of,
)
from plandesk.reports.coaching_form_data import FILLED
from plandesk.reports.member_file_data import MemberFile
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import _, date_text, speaking


class MemberFileOptions(Struct, frozen=True):
    """Whose file, of which day; None for the paper takes what the coaching file says."""

    member_id: int
    date: datetime.date
    paper: str | None = None


def collect(document: Document, options: MemberFileOptions) -> MemberFile:
    """Read everything that the file holds about a member; raises NotThere when the member is gone."""
    member = members.member(document, options.member_id)
    found = sessions.sessions_of(document, member.id)
    language = desk.desk(document).language
    with speaking(language):
        day = date_text(options.date)
        still_open = [action for one in found for action in one.open_actions]
        still_open.sort(key=lambda action: (action.due is None, action.due or datetime.date.min))
        return MemberFile(
            imprint=imprint_of(
                document,
                foot=_("As of {date}").format(date=day),
                language=language,
                paper=options.paper,
                date=options.date,
            ),
            member=member_words(member),
            unit=member.unit,
            date=day,
            first=date_text(found[-1].held) if found else "",
            last=date_text(found[0].held) if found else "",
            still_open=paper_actions(still_open, options.date.year),
            sessions=tuple(
                paper_of(document, one, CoachingFormOptions(FILLED, session_id=one.id, paper=options.paper))
                for one in reversed(found)
            ),
        )


def layout(data: MemberFile) -> bytes:
    """Return the member's file as a PDF; the same data give the same bytes."""
    from plandesk.reports.member_file_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)
