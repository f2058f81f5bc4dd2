"""A PDF on a printer: page after page as pictures in the printer's own resolution, in a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from plandesk.errors import UserError
from plandesk.gui.paper import pdf_pages
from plandesk.gui.paper.pdf_pages import PdfFacts
from plandesk.gui.tasks import Progress
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.page import Page

FINEST = 300  # dots an inch; more only costs memory


class Printable(Protocol):
    """A report to be made: its data have an `imprint`, and the PDF is made in a worker."""

    @property
    def data(self) -> Any: ...

    def pdf(self) -> bytes: ...


class CannotPrint(UserError):
    """The printer did not take the pages."""


def print_report(
    wanted: Printable, ready: bytes | None, page: Page, before: Callable[[], bool] = lambda: True
) -> None:
    """Ask for a printer and print; `ready` is the PDF if it is made already. Without a printer it says so.

    `before` is called when the printer is chosen; where it says no, nothing is printed.
    """
    if not QPrinterInfo.availablePrinterNames():
        page.prompts.tell(
            _("No printer is set up on this computer. Save the PDF instead; it can be printed elsewhere.")
        )
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _prepare(printer, wanted.data.imprint)
    dialog = QPrintDialog(printer, page.window())
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted or not before():
        return

    def work(progress: Progress) -> int:
        pdf = ready if ready is not None else wanted.pdf()
        return put_on_paper(pdf, pdf_pages.read_facts(pdf), printer, progress)

    def then(pages: int) -> None:
        words = ngettext("1 page went to {printer}", "{n} pages went to {printer}", pages)
        page.session.noticed.emit(words.format(n=pages, printer=printer.printerName() or _("the printer")))

    page.tasks.run(
        work,
        then,
        label=_("Printing"),
        stopped=_("Printing was cancelled. Pages that the printer has already may still come."),
    )


def put_on_paper(pdf: bytes, facts: PdfFacts, printer: QPrinter, progress: Progress) -> int:
    """Print the pages that the printer was told to; how many there were comes back. Raises CannotPrint.

    Pages that lie are printed on sheets that lie.
    """
    if facts.sizes and facts.sizes[0].width > facts.sizes[0].height:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(facts.sizes), len(facts.sizes))
    resolution = min(printer.resolution(), FINEST)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(
            _("The printer could not be reached, so nothing was printed. Check it and try again.")
        )
    try:
        for number in range(first - 1, last):
            progress.report(number - first + 1, last - first + 1)
            if number > first - 1 and not printer.newPage():
                raise CannotPrint(
                    _("The printer stopped. Not all pages were printed; check it and try again.")
                )
            size = facts.sizes[number]
            picture = pdf_pages.draw(pdf, number, round(size.width / 72 * resolution))
            painter.drawImage(_place(printer, size.width, size.height), picture)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return max(0, last - first + 1)


def _prepare(printer: QPrinter, imprint: Any) -> None:
    """The paper of the report, without margins of the printer's own: the pages have theirs."""
    paper = QPageSize.PageSizeId.A4 if imprint.paper_name == "a4" else QPageSize.PageSizeId.Letter
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(QPageSize(paper), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setDocName(imprint.title)
    printer.setCreator("PlanDesk")


def _place(printer: QPrinter, width: float, height: float) -> QRectF:
    """Where a page of that many points lies on the sheet: in its size, made smaller only where it must."""
    dots = printer.resolution() / 72
    sheet = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = QSizeF(width * dots, height * dots)
    if size.width() > sheet.width() + 1 or size.height() > sheet.height() + 1:
        share = min(sheet.width() / size.width(), sheet.height() / size.height())
        size *= share
    return QRectF(
        (sheet.width() - size.width()) / 2, (sheet.height() - size.height()) / 2, size.width(), size.height()
    )
