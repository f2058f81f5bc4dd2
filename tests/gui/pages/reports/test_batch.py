"""All reports of a meeting from the window: chosen, ordered, kept as a set, made in a worker or cancelled."""

from io import BytesIO

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from plandesk import preferences
from plandesk.domain.report_sets import Chosen, ReportSet, keep_set, report_sets
from plandesk.gui.pages.reports.batch_dialog import ReportBatchDialog


def choose(dialog, *kinds):
    """Tick these kinds only."""
    for item in dialog._items():
        wanted = item.data(Qt.ItemDataRole.UserRole) in kinds
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def go(dialog):
    dialog.findChild(QPushButton, "confirm").click()


def test_one_pdf_in_the_order_and_edition_chosen(qtbot, page, session, dialogs, tmp_path):
    out = tmp_path / "board.pdf"

    def answer(dialog):
        ticked = [one.kind for one in dialog.wanted()]
        assert ticked == ["annual-plan", "status-report"]  # the file has no KPIs
        choose(dialog)
        assert not dialog.go.isEnabled() and dialog.count.text() == "0 reports"
        choose(dialog, "annual-plan", "kpi-report")
        rows = [item.data(Qt.ItemDataRole.UserRole) for item in dialog._items()]
        dialog.list.setCurrentRow(rows.index("kpi-report"))
        while dialog.up.isEnabled():
            dialog.up.click()
        dialog.edition.set_value("in-camera")
        dialog.title.set_text("Board")
        go(dialog)

    dialogs.answer(answer)
    dialogs.choose(out)
    with qtbot.waitSignal(session.noticed, timeout=20_000) as said:
        page.reports.batch.click()
    assert said.args == [f"“board.pdf” is saved in {tmp_path}"]
    reader = PdfReader(BytesIO(out.read_bytes()))
    first = " ".join(reader.pages[0].extract_text().split())
    assert reader.metadata.title == "Board" and "Confidential" in first
    assert "2 Annual Plan 2024: KPI report 2024 3 Annual Plan 2024" in first


def test_a_folder_asks_before_it_replaces(qtbot, page, session, dialogs, tmp_path):
    def answer(dialog):
        choose(dialog, "kpi-report")
        dialog.where.set_value(False)
        go(dialog)

    dialogs.answer(answer)
    dialogs.choose(tmp_path)
    with qtbot.waitSignal(session.noticed, timeout=20_000) as said:
        page.commands.batch.trigger()
    assert said.args == [f"1 report is saved in {tmp_path}"]
    (made,) = tmp_path.glob("*.pdf")
    before = made.read_bytes()
    dialogs.answer(answer)
    dialogs.choose(tmp_path)
    dialogs.reject()
    page.make_batch()
    assert made.read_bytes() == before and "Replace it?" in dialogs.shown[-1].text()


def test_a_batch_that_the_user_stops_leaves_nothing(qtbot, page, workers, dialogs, tmp_path):
    target = tmp_path / "made"
    target.mkdir()

    def answer(dialog):
        dialog.where.set_value(False)
        go(dialog)

    tasks = []
    workers.started.connect(
        lambda task: task.label == "Making the reports" and (tasks.append(task), task.stop_early())
    )
    dialogs.answer(answer)
    dialogs.choose(target)
    page.make_batch()
    (task,) = tasks
    if not task.over:
        with qtbot.waitSignal(task.ended, timeout=20_000):
            pass
    assert list(target.iterdir()) == []
    assert task.stopped_words == "Cancelled. No report was saved; what was there before is as it was."


def test_a_set_keeps_kinds_order_and_options_in_the_file(page, session, dialogs):
    def keep(dialog):
        choose(dialog, "status-report")
        dialog.where.set_value(False)
        dialogs.answer(lambda asked: (asked.setTextValue("Board"), asked.accept()))
        dialog.keep_link.click()
        assert dialog.sets.value() == "Board"
        dialog.reject()

    for name in ("narrative", "milestones"):
        page.panes_of["status-report"].checks[name].setChecked(True)
    dialogs.answer(keep)
    page.make_batch()
    (found,) = report_sets(session.document)
    assert session.undo_name == "Keep set of reports"
    assert [one.kind for one in found.reports] == ["status-report"] and not found.one_file
    assert dict(found.reports[0].options)["narrative"] is True
    assert dict(found.reports[0].options)["milestones"] is True
    page.panes_of["status-report"].checks["narrative"].setChecked(False)

    def use(dialog):
        dialog._take_set("Board")
        (one,) = dialog.wanted()
        assert (one.kind, dict(one.options)["narrative"], dialog.one_file) == ("status-report", True, False)
        dialog.sets.set_value("Board")
        dialog._check()
        dialog.forget_link.click()
        assert report_sets(session.document) == [] and dialog.sets.value() is None
        dialog.reject()

    dialogs.answer(use)
    page.make_batch()
    session.undo()
    assert report_sets(session.document) == [found]


OLD = (
    '[{"name": "Board", "one_file": false, "reports": [{"kind": "status-report", "options":'
    ' {"edition": "in-camera", "leads": true, "paper": null, "date": "today"}}]},'
    ' {"name": "Chief", "one_file": true, "reports": [{"kind": "kpi-report", "options": {}}]}]'
)


def test_a_set_of_this_computer_is_offered_until_it_is_in_the_file(page, session, dialogs):
    preferences.change(lambda known: known.with_state("reports/sets", OLD))
    keep_set(session.document, ReportSet("chief", (Chosen("annual-plan"),)))

    def take_in(dialog):
        words = [told for _value, told in dialog.sets.offered()]
        assert words == ["None", "chief", "Board (from this computer)"]
        dialog.sets.set_value("Board")
        dialog._take_set("Board")
        assert dialog.keep_link.text() == "Keep in the file" and dialog.forget_link.isEnabled()
        dialog.keep_link.click()
        assert [told for _value, told in dialog.sets.offered()] == ["None", "Board", "chief"]
        assert dialog.sets.value() == "Board" and dialog.keep_link.text() == "Keep as a set…"
        dialog.reject()

    dialogs.answer(take_in)
    page.make_batch()
    board = report_sets(session.document)[0]
    options = (("edition", "in-camera"), ("leads", True), ("date", "today"))
    assert (board.name, board.reports, board.one_file) == (
        "Board",
        (Chosen("status-report", options),),
        False,
    )
    session.undo()

    def forget(dialog):
        dialog.sets.set_value("Board")
        dialog._take_set("Board")
        dialog.forget_link.click()
        assert [told for _value, told in dialog.sets.offered()] == ["None", "chief"]
        dialog.reject()

    dialogs.answer(forget)
    page.make_batch()
    assert '"Chief"' in preferences.read().state("reports/sets")
    assert [one.name for one in report_sets(session.document)] == ["chief"]


def test_a_file_for_reading_shows_its_sets_and_keeps_none(page, session, dialogs):
    keep_set(session.document, ReportSet("Board", (Chosen("kpi-report"),)))
    path = session.document.path
    session.close()
    session.open(path, read_only=True)

    def use(dialog):
        assert [told for _value, told in dialog.sets.offered()] == ["None", "Board"]
        dialog.sets.set_value("Board")
        dialog._take_set("Board")
        assert [one.kind for one in dialog.wanted()] == ["kpi-report"] and dialog.go.isEnabled()
        assert not dialog.keep_link.isEnabled() and not dialog.forget_link.isEnabled()
        dialog.reject()

    dialogs.answer(use)
    page.make_batch()


def test_every_part_of_the_dialog_has_its_name(page, dialogs):
    def answer(dialog):
        assert isinstance(dialog, ReportBatchDialog)
        assert all(part.accessibleName() for part in (dialog.sets, dialog.list, dialog.edition, dialog.where))
        dialog.reject()

    dialogs.answer(answer)
    page.make_batch()
