"""What can be done with a report: save it, print it, keep it for a meeting, delete a kept one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk.domain import meetings, plans
from plandesk.domain.like_findings import LikeFindings, brought_together
from plandesk.domain.meetings import MeetingReport, Paper, meeting_words
from plandesk.domain.preflight import Finding
from plandesk.domain.service import service
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.making import Making, Printed, Wanted
from plandesk.gui.paper import printing
from plandesk.gui.tasks import Progress
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.page import Page
    from plandesk.gui.pages.reports.options import ReportOptions

KEPT = "kept"
TOLD = 3  # sentences of the checklist in a question


class KeptImprint(Struct, frozen=True):
    """What printing and saving ask of a report's imprint."""

    title: str
    paper_name: str


class KeptData(Struct, frozen=True):
    """A kept PDF as data of a report that is finished already."""

    imprint: KeptImprint
    sha256: str
    pdf: bytes


def kept_wanted(document: Document, report_id: int) -> Wanted:
    """A kept report, to be shown as any other; raises NotThere, DamagedFile."""
    found = meetings.kept_report(document, report_id)
    paper = plans.plan(document, found.plan_id).paper
    title = _("{report}, {meeting}").format(report=found.title, meeting=meeting_words(found))
    data = KeptData(KeptImprint(title, paper), found.sha256, meetings.kept_pdf(document, report_id))
    return Wanted(KEPT, data, lambda kept: kept.pdf)


class ReportActs:
    """The acts of the Reports page; `collect` gives what is to be printed as the file is now."""

    def __init__(self, page: Page, making: Making, collect: Callable[[], Wanted | None]) -> None:
        self._page, self._making, self._collect = page, making, collect
        self._accepted: frozenset[Finding] = frozenset()  # saved all the same

    def save(self, saving: str, to_fix: Sequence[Finding] = ()) -> None:
        """Ask for a place and write the report there, as the file is now; `saving` heads the question."""
        if not self.may_go_out(to_fix, _("Save it all the same?"), _("Save PDF")):
            return
        wanted = self.now()
        if wanted is None:
            return
        page = self._page
        path = page.prompts.ask_save_file(saving, file_name(wanted), _("PDF documents (*.pdf)"), ".pdf")
        if path is not None:
            self._write(wanted, path)

    def may_go_out(self, to_fix: Sequence[Finding], all_the_same: str, go: str) -> bool:
        """Ask before pages with something to fix go out; what was answered once is not asked again.

        `all_the_same` is the question and `go` the button that says yes.
        """
        if self._accepted.issuperset(to_fix):
            return True
        like = brought_together(to_fix)
        details = "\n".join(f"• {_told(one)}" for one in like[:TOLD])
        if len(like) > TOLD:
            rest = len(like) - TOLD
            details += "\n" + ngettext("and one more", "and {n} more", rest).format(n=rest)
        told = ngettext(
            "There is one thing to fix before this goes to the public.",
            "There are {n} things to fix before this goes to the public.",
            len(to_fix),
        ).format(n=len(to_fix))
        if not self._page.prompts.confirm(f"{told} {all_the_same}", go, details, risky=True):
            return False
        self._accepted |= frozenset(to_fix)
        return True

    def print(self, to_fix: Sequence[Finding] = ()) -> None:
        """Ask which printer and print the report, as the file is now."""
        if not self.may_go_out(to_fix, _("Print it all the same?"), _("Print")):
            return
        wanted = self.now()
        if wanted is not None:
            ready = self._making.ready(wanted)
            printing.print_report(wanted, ready.pdf if ready is not None else None, self._page)

    def keep(
        self,
        kind: ReportKind,
        pane: ReportOptions,
        then: Callable[[int], None],
        to_fix: Callable[[], Sequence[Finding]] = tuple,
    ) -> None:
        """Ask for which meeting, and keep the report with its figures; `then` gets the new id."""
        from plandesk.gui.dialogs.keep_report import KeepReportDialog

        page, document, plan_id = self._page, self._page.session.document, self._page.session.plan_id
        if document is None or plan_id is None:
            return
        if page.session.read_only:
            page.prompts.tell(
                _(
                    "The file is open for reading only, so nothing can be kept in it. "
                    "The PDF can be saved all the same."
                )
            )
            return
        if not self.may_go_out(to_fix(), _("Keep it all the same?"), _("Keep")):
            return
        wanted = self.now()
        if wanted is None:
            return
        before = tuple(dict.fromkeys(one.meeting for one in meetings.kept_reports(document, plan_id)))
        dialog = KeepReportDialog(
            wanted.data.imprint.title, before, service(document).governing_body, page.window()
        )
        if dialog.exec() != KeepReportDialog.DialogCode.Accepted:
            return
        meeting, edition, quarter = dialog.meeting, pane.edition, pane.quarter()

        def finish(printed: Printed) -> None:
            # What is kept must tell the same as the figures beside it.
            if self.now() != wanted:
                page.prompts.tell(
                    _("The plan was changed meanwhile, so nothing was kept. Look at the pages and try again.")
                )
                return
            paper = Paper(
                kind.name, edition, quarter, wanted.data.imprint.title, printed.pdf, len(printed.facts.sizes)
            )
            made = page.session.act(lambda: meetings.keep_report(document, plan_id, meeting, paper))
            if made is not None:
                page.session.noticed.emit(
                    _("Kept for the meeting of “{meeting}”").format(meeting=meeting.name)
                )
                then(made)

        ready = self._making.ready(wanted)
        if ready is not None:
            finish(ready)
        else:
            page.tasks.run(
                lambda _progress: _made(wanted),
                finish,
                label=_("Making the PDF"),
                stopped=_("Cancelled. Nothing was kept."),
            )

    def delete(self, found: MeetingReport) -> None:
        """Ask, and take a kept report from the list; undo brings it back."""
        page, document = self._page, self._page.session.document
        sentence = _("Delete the report kept for “{meeting}”?").format(meeting=meeting_words(found))
        details = _("Its PDF of {pages} goes with it. Undo brings both back.").format(
            pages=ngettext("{n} page", "{n} pages", found.pages).format(n=found.pages)
        )
        if document is not None and page.prompts.confirm(sentence, _("Delete"), details, risky=True):
            page.session.act(lambda: meetings.delete_report(document, found.id))

    def now(self) -> Wanted | None:
        """What is to be printed with all that is typed so far; None (and said) when that cannot be."""
        if not self._page.session.flush():
            return None
        try:
            return self._collect()
        except UserError as error:
            self._page.prompts.tell(error)
            return None

    def _write(self, wanted: Wanted, path: Path) -> None:
        found = self._making.ready(wanted)

        def work(_progress: Progress) -> None:
            from plandesk.reports.build import write

            write(found.pdf if found is not None else wanted.pdf(), path)

        def then(_nothing: None) -> None:
            said = _("“{name}” is saved in {folder}").format(name=path.name, folder=path.parent)
            self._page.session.noticed.emit(said)

        stopped = _("Cancelled. No PDF was saved.")
        self._page.tasks.run(work, then, label=_("Saving the PDF"), stopped=stopped)


def _told(like: LikeFindings) -> str:
    if len(like.found) == 1:
        return like.sentence
    return _("{n} times: {sentence}").format(n=len(like.found), sentence=like.sentence)


def file_name(wanted: Wanted) -> str:
    """A name for the file that every system takes."""
    from plandesk.reports.build import tidy_name

    return (tidy_name(wanted.data.imprint.title) or _("Report")) + ".pdf"


def _made(wanted: Wanted) -> Printed:
    from plandesk.gui.paper import pdf_pages

    pdf = wanted.pdf()
    return Printed(wanted, pdf, pdf_pages.read_facts(pdf))
