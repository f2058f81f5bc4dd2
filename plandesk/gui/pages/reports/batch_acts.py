"""Making all reports of a meeting from the window: asked for, read here, made in a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plandesk.domain.plans import plan
from plandesk.domain.preflight import Finding, Weight
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui.pages.reports.batch_dialog import ReportBatchDialog
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.looking_over import collect_over
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.tasks import Progress
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.report_sets import Chosen
    from plandesk.gui.page import Page
    from plandesk.reports.batch import Ready


def make_batch(
    page: Page,
    kinds: Mapping[str, ReportKind],
    panes: Mapping[str, ReportOptions],
    may_go_out: Callable[[Sequence[Finding], str, str], bool],
) -> None:
    """Ask which reports of the plan in hand and where to, and make them.

    `may_go_out` asks where the public would get something that is to be fixed.
    """
    document, plan_id = page.session.document, page.session.plan_id
    if document is None or plan_id is None or not page.session.flush():
        return
    from plandesk.reports import batch
    from plandesk.reports.build import tidy_name
    from plandesk.reports.report_sets import chosen_of

    of = plan(document, plan_id)
    dialog = ReportBatchDialog(
        page.session,
        list(kinds.values()),
        {name: chosen_of(name, panes[name].options(plan_id)) for name in kinds},
        batch.usual_kinds(document, of),
        _("{plan}: reports").format(plan=of.title),
        lambda name: page.prompts.ask_text(_("Keep as a set"), _("Name of the set"), name),
        page.window(),
    )
    if dialog.exec() != ReportBatchDialog.DialogCode.Accepted:
        return
    wanted = [_with_quarter(one, panes) for one in dialog.wanted()]
    public = [one for one in wanted if dict(one.options).get("edition", "public") == "public"]
    try:
        to_fix = [
            found
            for one in public
            if of.state != "draft"
            for found in _found(document, kinds[one.kind], batch.options_for(document, plan_id, one))
            if found.weight is Weight.FIX
        ]
        asked = _("Make the reports all the same?")
        if to_fix and not may_go_out(list(dict.fromkeys(to_fix)), asked, _("Make the reports")):
            return
        reports = batch.read(document, plan_id, wanted)
    except UserError as error:
        page.prompts.tell(error)
        return
    title = dialog.title.text().strip() or _("Reports")
    if dialog.one_file:
        name = (tidy_name(title) or _("Reports")) + ".pdf"
        path = page.prompts.ask_save_file(_("Save the reports"), name, _("PDF documents (*.pdf)"), ".pdf")
        if path is not None:
            _bind(page, reports, title, path)
        return
    folder = page.prompts.ask_folder(_("Folder for the reports"))
    if folder is not None:
        _fill(page, reports, folder)


def _found(document: Document, kind: ReportKind, options: Any) -> list[Finding]:
    return collect_over(document, kind, options).over()[0]


def _with_quarter(one: Chosen, panes: Mapping[str, ReportOptions]) -> Chosen:
    """A set keeps no quarter: it is the one chosen on the page."""
    from msgspec.structs import replace

    quarter = panes[one.kind].quarter()
    return one if quarter is None else replace(one, options=(*one.options, ("quarter", quarter)))


def _bind(page: Page, reports: tuple[Ready, ...], title: str, path: Path) -> None:
    def work(progress: Progress) -> None:
        from plandesk.reports import batch, build

        build.write(batch.bound(reports, title, progress.report), path)

    def then(_nothing: None) -> None:
        said = _("“{name}” is saved in {folder}").format(name=path.name, folder=path.parent)
        page.session.noticed.emit(said)

    page.tasks.run(work, then, label=_("Making the reports"), stopped=_stopped())


def _fill(page: Page, reports: tuple[Ready, ...], folder: Path) -> None:
    from plandesk.reports.batch import file_names

    there = [name for name in file_names(reports) if (folder / name).exists()]
    if there:
        asked = ngettext(
            "“{name}” is in the folder already. Replace it?",
            "{n} of these files are in the folder already. Replace them?",
            len(there),
        ).format(n=len(there), name=there[0])
        if not page.prompts.confirm(asked, _("Replace"), "\n".join(there), risky=True):
            return

    def work(progress: Progress) -> int:
        from plandesk.reports import batch

        return len(batch.into_folder(reports, folder, progress.report))

    def then(count: int) -> None:
        said = ngettext("{n} report is saved in {folder}", "{n} reports are saved in {folder}", count)
        page.session.noticed.emit(said.format(n=count, folder=folder))

    page.tasks.run(work, then, label=_("Making the reports"), stopped=_stopped())


def _stopped() -> str:
    return _("Cancelled. No report was saved; what was there before is as it was.")
