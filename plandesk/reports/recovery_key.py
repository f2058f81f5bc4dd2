"""The recovery key of a locked file on paper: what it opens, the key, where to keep it."""

from __future__ import annotations

import datetime

from msgspec import Struct

from plandesk.reports.imprint import Imprint
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Text
from plandesk.reports.style import TITLE_TOP
from plandesk.reports.wording import _, date_text, speaking


class RecoveryPaper(Struct, frozen=True):
    """The file's name and kind ("plan" or "coaching"), the lines of its key, the day, the language."""

    file: str
    kind: str
    lines: tuple[str, ...]
    date: datetime.date
    language: str = "en"
    paper: str = "letter"


class _KeyImprint(Imprint, frozen=True):
    """As every imprint; the day in the footer, and no edition."""

    def edition_line(self) -> str:
        return date_text(self.date) if self.date is not None else ""

    def warning(self) -> str:
        return _("Keep it locked away from the computer")


def layout(data: RecoveryPaper) -> bytes:
    """Return one tagged page as a PDF; the same data give the same bytes."""
    with speaking(data.language):
        title = _("Recovery key")
        flow = Flow(
            _KeyImprint(
                "PlanDesk",
                title,
                paper_name=data.paper,
                language=data.language,
                edition="key",
                date=data.date,
            )
        )
        sheet = flow.sheet
        sect = flow.root.add("Sect")
        flow.page(title, top=TITLE_TOP)
        flow.bookmark(title, "key")
        flow.add(Text(title, sheet.page_title, sect.add("H1")))
        of = (
            _("It opens the coaching file “{name}” where its passphrase is forgotten.")
            if data.kind == "coaching"
            else _("It opens the plan file “{name}” where its passphrase is forgotten.")
        )
        flow.add(Text(of.format(name=data.file), sheet.lead, sect.add("P")), 6.0)
        for place, line in enumerate(data.lines):
            flow.add(Text(line, sheet.section, sect.add("P")), 4.0 if place else 30.0)
        for place, words in enumerate(_advice(date_text(data.date))):
            flow.add(Text(words, sheet.body, sect.add("P")), 9.0 if place else 30.0)
        return flow.drawn(title)


def _advice(date: str) -> tuple[str, ...]:
    return (
        _(
            "To use it: open the file, choose “Use the recovery key instead”, and type it. Spaces, dashes, "
            "and small or capital letters do not matter. Then give the file a new passphrase."
        ),
        _(
            "Whoever has this paper and the file can read everything in it. Lock it away from the computer, "
            "with other sealed papers where that is the rule of your service."
        ),
        _(
            "It holds for the file as it was locked on {date}. A new passphrase brings a new recovery key; "
            "destroy this one then."
        ).format(date=date),
    )
