"""Saving the report and printing it, with real files and the real print engine."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox

from plandesk.domain import initiatives
from plandesk.gui.paper import pdf_pages, printing
from plandesk.gui.tasks import Progress
from plandesk.reports import district_overview
from plandesk.reports.annual_plan import AnnualPlanOptions, collect, layout


def test_save_pdf_writes_what_the_plan_says_now(qtbot, page, session, small, dialogs, tmp_path):
    out = tmp_path / "out" / "plan.pdf"
    out.parent.mkdir()
    initiatives.change_initiative(
        session.document, small[1].initiatives[0], text="Written at the last moment"
    )
    dialogs.choose(out)
    with qtbot.waitSignal(session.noticed, timeout=20_000) as said:
        qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert said.args == [f"“plan.pdf” is saved in {out.parent}"]
    data = out.read_bytes()
    assert data == layout(collect(session.document, AnnualPlanOptions(session.plan_id)))
    text = "\n".join(part.extract_text() for part in PdfReader(BytesIO(data)).pages)
    assert "Written at the last moment" in text


def test_cancelling_writes_nothing(page, dialogs, tmp_path):
    dialogs.choose("")
    page.save_pdf()
    assert list(tmp_path.glob("**/*.pdf")) == []


def test_a_place_that_cannot_be_written_keeps_the_old_file(qtbot, page, workers, dialogs, tmp_path):
    taken = tmp_path / "folder.pdf"
    taken.mkdir()
    (taken / "inside").write_text("kept")
    dialogs.choose(taken)
    with qtbot.waitSignal(workers.failed, timeout=20_000) as said:
        page.save_pdf()
    assert "is a folder, so nothing was written" in said.args[0].sentence
    assert (taken / "inside").read_text() == "kept"


def test_the_name_offered_suits_every_system(page):
    from dataclasses import replace

    from msgspec import structs

    from plandesk.gui.pages.reports.acts import file_name

    wanted = page.making.printed.wanted
    assert file_name(wanted) == "Annual Plan 2024.pdf"
    imprint = structs.replace(wanted.data.imprint, title='A/B: "Plan" <2024>?\n')
    odd = replace(wanted, data=structs.replace(wanted.data, imprint=imprint))
    assert file_name(odd) == "A B Plan 2024.pdf"


def test_without_a_printer_a_sentence_says_so(page, dialogs, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    page.print_report()
    assert said == [
        "No printer is set up on this computer. Save the PDF instead; it can be printed elsewhere."
    ]
    assert isinstance(dialogs.shown[0], QMessageBox)


def test_the_pages_go_to_paper_in_their_size(session, pdf, tmp_path, workers):
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    data = collect(session.document, AnnualPlanOptions(session.plan_id))
    printing._prepare(printer, data.imprint)
    facts = pdf_pages.read_facts(pdf)
    steps = []

    class Watching(Progress):
        def __init__(self):
            pass

        def report(self, done, total):
            steps.append((done, total))

    assert printing.put_on_paper(pdf, facts, printer, Watching()) == len(facts.sizes)
    assert steps[0] == (0, len(facts.sizes)) and len(steps) == len(facts.sizes)
    read = PdfReader(out)
    assert len(read.pages) == len(facts.sizes)
    for printed in read.pages:
        assert abs(float(printed.mediabox.width) - 612) < 2
        assert abs(float(printed.mediabox.height) - 792) < 2
    # The printed page looks like the page of the report.
    ours = pdf_pages.draw(pdf, 0, 153).scaled(51, 66, mode=Qt.TransformationMode.SmoothTransformation)
    theirs = pdf_pages.draw(out.read_bytes(), 0, 153).scaled(
        51, 66, mode=Qt.TransformationMode.SmoothTransformation
    )
    apart = [
        abs(ours.pixelColor(x, y).lightness() - theirs.pixelColor(x, y).lightness())
        for x in range(51)
        for y in range(66)
    ]
    assert sum(apart) / len(apart) < 6


def test_only_the_pages_asked_for_are_printed(pdf, tmp_path):
    out = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setFromTo(2, 3)

    class Silent(Progress):
        def __init__(self):
            pass

        def report(self, done, total):
            assert total == 2

    assert printing.put_on_paper(pdf, pdf_pages.read_facts(pdf), printer, Silent()) == 2
    assert len(PdfReader(out).pages) == 2


def test_pages_that_lie_are_printed_on_sheets_that_lie(session, tmp_path):
    out = tmp_path / "printed.pdf"
    options = district_overview.DistrictOverviewOptions(session.plan_id)
    data = district_overview.collect(session.document, options)
    lying = district_overview.layout(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printing._prepare(printer, data.imprint)

    class Silent(Progress):
        def __init__(self):
            pass

        def report(self, done, total):
            pass

    printing.put_on_paper(lying, pdf_pages.read_facts(lying), printer, Silent())
    box = PdfReader(out).pages[0].mediabox
    assert abs(float(box.width) - 792) < 2 and abs(float(box.height) - 612) < 2


def test_print_asks_for_a_printer_and_sends_the_pages(qtbot, page, session, dialogs, monkeypatch, tmp_path):
    out = tmp_path / "printed.pdf"
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))

    def take(dialog):
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(out))
        dialog.done(QPrintDialog.DialogCode.Accepted)

    dialogs.answer(take)
    with qtbot.waitSignal(session.noticed, timeout=20_000) as said:
        qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    pages = page.preview.view.page_count
    assert said.args[0].startswith(f"{pages} pages went to")
    assert len(PdfReader(out).pages) == pages


def test_cancelling_the_print_dialog_prints_nothing(page, workers, dialogs, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))
    dialogs.reject()
    page.print_report()
    assert [task.label for task in workers.under_way if task.label] == []
