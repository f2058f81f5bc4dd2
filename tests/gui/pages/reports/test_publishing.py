"""Fit to publish, in the window: the finished PDF looked at, read aloud, compared with the last kept one."""

from datetime import date

from plandesk.domain import meetings, sections
from plandesk.gui.widgets.labels import size_words


def look(qtbot, page):
    """Look at the PDF in front without waiting for the pause of whoever types."""
    with qtbot.waitSignal(
        page.looking.changed, timeout=20_000, check_params_cb=lambda found: found is not None
    ):
        page.looking.now()
    return page.looking.looked


def change_text(page, body):
    document = page.session.document
    overview = sections.sections(document, page.session.plan_id)[0]
    sections.change_section(document, overview.id, body=body)


def test_the_finished_pdf_is_looked_at(qtbot, page, pdf):
    looked = look(qtbot, page)
    block = page.checklist.result
    assert looked.result.in_order and looked.before is None
    assert block.rules.text() == "PDF/UA-1: no rule is broken."
    assert block.facts.text().startswith(f"{looked.result.pages} pages, {round(len(pdf) / 1000)} KB")
    assert block.sum.text().replace(" ", "") == "SHA-256" + looked.result.sha256
    assert "nothing to compare" in block.before.text() and block.differences.isHidden()
    assert size_words(1_430_000) == "1.4 MB"


def test_what_is_read_aloud_stands_beside_the_pages(qtbot, page):
    look(qtbot, page)
    page.checklist.result.reading.click()
    reading = page.preview.reading
    lines = reading.text.toPlainText().split("\n")
    assert reading.isVisible() and page.preview.view.isVisible() and page.preview.strip.isHidden()
    assert lines[0] == "— Page 1 —" and "Heading 1: Annual Plan" in lines
    cursor = reading.text.textCursor()
    place = next(n for n, line in enumerate(lines) if line == "— Page 3 —")
    cursor.setPosition(reading.text.document().findBlockByNumber(place).position())
    reading.text.setTextCursor(cursor)
    assert page.preview.view.page == 2
    page.resize(620, 700)
    assert reading.isVisible() and page.preview.view.isHidden()
    reading.close_button.click()
    assert reading.isHidden() and page.preview.view.isVisible()


def test_what_differs_from_the_last_kept_report(qtbot, page, pdf):
    document, plan = page.session.document, page.session.plan_id
    change_text(page, "We serve. We walk.")
    printed = page.making.printed
    paper = meetings.Paper("annual-plan", "public", None, "Plan", printed.pdf, 5)
    other = meetings.Paper("annual-plan", "in-camera", None, "Plan", printed.pdf, 5)
    meetings.keep_report(document, plan, meetings.Meeting("Board", date(2024, 1, 24)), paper)
    meetings.keep_report(document, plan, meetings.Meeting("In camera", date(2024, 2, 24)), other)
    with qtbot.waitSignal(page.making.made, timeout=20_000):
        change_text(page, "We serve the town.\n\nA new paragraph.")
    looked = look(qtbot, page)
    assert looked.before.meeting == "Board"
    assert "Since “Board, 24 January 2024”:" in page.checklist.result.before.text()
    room = page.sides.list_place.area.viewport().width()
    assert page.checklist.minimumSizeHint().width() <= room  # nothing beside the pages is cut
    page.checklist.result.differences.click()
    said = page.preview.reading.text.toPlainText()
    assert "Added, page 3:\n    A new paragraph." in said


def test_a_slip_in_a_text_is_shown_with_the_way_to_it(qtbot, page):
    with qtbot.waitSignal(page.over.changed, timeout=20_000):
        change_text(page, "The Westerley Police Service, TBD. See [here](https://).")
    groups = {group.sentence.text(): group for group in page.checklist.groups()}
    slip = groups["“Westerley Police Service”: is “Westerly Police Service” meant?"]
    assert "“TBD” says that something is still to come." in groups
    with qtbot.waitSignal(page.record_requested) as asked:
        slip.links[0].findChildren(type(page.checklist.result.reading))[0].click()
    assert asked.args[:2] == ["plan", "section"]
