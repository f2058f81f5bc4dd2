"""The pages of a member's own file: what is in it, then session after session, each on pages of its own."""

from __future__ import annotations

from plandesk.reports.coaching_actions import action_table
from plandesk.reports.coaching_form_pages import SessionPages
from plandesk.reports.contents import Entry, contents
from plandesk.reports.member_file_data import MemberFile
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Stack, Text
from plandesk.reports.style import TITLE_TOP
from plandesk.reports.wording import _, ngettext, speaking


def pdf(data: MemberFile) -> bytes:
    """Return the member's file as a tagged PDF."""
    flow, sheet = Flow(data.imprint), data.imprint.sheet
    title = _("Coaching file of {member}").format(member=data.member)
    sect = flow.root.add("Sect")
    flow.page(title, top=TITLE_TOP)
    flow.bookmark(title, "file")
    flow.add(Text(title, sheet.page_title if len(title) < 40 else sheet.long_title, sect.add("H1")))
    if data.unit:
        flow.add(Text(data.unit, sheet.lead, sect.add("P")), 6.0)
    flow.add(Text(_told(data), sheet.body, sect.add("P")), 12.0)
    if data.sessions:
        entries = [
            Entry(f"session{place}", ", ".join(filter(None, (one.held, one.title, one.coach))))
            for place, one in enumerate(data.sessions)
        ]
        heading = Text(_("Sessions"), sheet.section, sect.add("H2"), keep_with_next=True)
        listed = contents([entries], flow.numbers, sheet, sect)
        flow.add(Stack().add(heading).add(listed, 9.0), 24.0)
    if data.still_open:
        heading = Text(_("Open actions"), sheet.section, sect.add("H2"), keep_with_next=True)
        flow.add(Stack().add(heading).add(action_table(data.still_open, sheet, sect), 9.0), 24.0)
    for place, one in enumerate(data.sessions):
        with speaking(one.imprint.language):
            SessionPages(flow, one, level=2).fill(f"session{place}")
    return flow.drawn(title)


def _told(data: MemberFile) -> str:
    """One sentence about what the pages hold."""
    count = len(data.sessions)
    if not count:
        return _("No coaching session is in the file as of {date}.").format(date=data.date)
    return ngettext(
        "On {date} the file has {n} coaching session, of {first}. It is printed here whole.",
        "On {date} the file has {n} coaching sessions, from {first} to {last}. They are printed here whole.",
        count,
    ).format(n=count, date=data.date, first=data.first, last=data.last)
