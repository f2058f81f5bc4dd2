"""From an empty machine to the printed annual plan: the whole story, through the real window.

One person, one file: first start with the sample, a new plan file, the service, the reference plan imported
and written on, a goal dragged and brought back, the lid closed without saving, the next start, the preview,
and the PDF that goes to the commission, read back by other libraries.
"""

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plandesk import preferences
from plandesk.domain import outline as outlines
from plandesk.domain import sections
from plandesk.domain.branches import Node
from plandesk.domain.service import picture, service
from plandesk.gui.app import make_window, open_first
from plandesk.gui.paper import pdf_pages
from tests import reference_plan
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure

GOAL = "Report every quarter what was done & why <on time>"
ACTIVITIES = ("Publish the plan’s progress on one page", "Meet the Commission “in public” – 4×")
THANKS = "Thank you – to all who helped."
LAST_WORDS = "Typed when the lid was closed"
ROOM = 20_000  # milliseconds that a report may take


@pytest.fixture(scope="module")
def data(reference):
    """The reference plan as it was published."""
    return json.loads((reference / reference_plan.FILE).read_text(encoding="utf-8"))


@pytest.fixture
def logo(tmp_path):
    image = QImage(240, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#008899"))
    path = tmp_path / "crest.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def start(qtbot, qapp):
    """Start the program as the user does, as often as the story needs."""
    started = []

    def begin():
        window = make_window()
        started.append(window)
        qtbot.addWidget(window)
        open_first(window, [])
        window.resize(1440, 900)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield begin
    for window in started:
        window.tasks.close()
        window.session.abandon()


def test_from_an_empty_machine_to_the_printed_plan(qtbot, start, data, reference, logo, tmp_path, dialogs):
    window = start()
    the_first_start_shows_the_sample(window)
    path = tmp_path / "lethbridge.plandesk"
    she_makes_a_plan_file(window, path, dialogs)
    she_enters_her_service(window, data, logo, dialogs)
    she_imports_the_plan(qtbot, window, reference / reference_plan.FILE, dialogs)
    she_signs_the_message(window, data)
    she_types_a_goal_with_two_activities(window)
    she_drags_a_goal_and_takes_it_back(window)
    left_at = she_closes_the_lid(window)

    window = start()
    she_is_where_she_left(window, path, left_at)
    pdf = she_looks_at_the_plan_on_paper(qtbot, window)
    out = tmp_path / "to the commission" / "Annual Policing Plan 2024.pdf"
    she_saves_the_pdf(qtbot, window, out, dialogs)
    assert out.read_bytes() == pdf
    the_commission_reads_it(out.read_bytes(), data)
    window.close()


# ---- the first file


def the_first_start_shows_the_sample(window):
    assert not preferences.read().state("window/geometry")
    assert window.session.document is not None
    assert window.windowTitle().startswith("Sample.plandesk")
    assert window.page.name == "plan"
    assert window.page.outline.model.rowCount() >= 2


def she_makes_a_plan_file(window, path, dialogs):
    dialogs.choose(path)
    choose(window, "new")
    assert path.exists()
    assert window.session.document.path == path
    assert window.page.name == "service"


def she_enters_her_service(window, data, logo, dialogs):
    form, contact = window.page.form, data["contact"]
    texts = {
        "name": data["document"]["organisation"],
        "short_name": "LPS",
        "governing_body": "Lethbridge Police Commission",
        "mission": data["mission"],
        "vision": data["vision"],
        "service_values": "\n".join(data["values"]),
        "emergency": contact["emergency"],
        "non_emergency": contact["non_emergency"],
        "switchboard": contact["switchboard"],
        "email": contact["general_inquiries"],
        "address": contact["address"],
        "website": contact["website"],
    }
    for name, text in texts.items():
        write(getattr(form, name), text)
    write(form.brand_colour.line, "#123a5c", afresh=True)
    write(form.accent_colour.line, "#B04A12", afresh=True)
    dialogs.choose(logo)
    QTest.mouseClick(form.logo.choose, Qt.MouseButton.LeftButton)
    write(form.logo.alternative, "The crest of the service")
    window.session.flush()
    found = service(window.session.document)
    assert (found.name, found.mission, found.vision) == (texts["name"], texts["mission"], texts["vision"])
    assert found.values == tuple(data["values"])
    assert (found.brand_colour, found.accent_colour) == ("#123A5C", "#B04A12")
    assert picture(window.session.document, found.logo).data == logo.read_bytes()
    assert found.logo_alt == "The crest of the service"


def she_imports_the_plan(qtbot, window, path, dialogs):
    """The plan as it was written down elsewhere; she says what it is called here."""

    def look_and_agree(dialog):
        assert dialog.title.text() == "Annual Policing Plan"
        assert "Left out: document.seed_file" in dialog.remarks.text()
        assert "Filled in for the service" not in dialog.remarks.text()  # she has written all of it
        QTest.keySequence(dialog.title, "End")
        QTest.keyClicks(dialog.title, " 2024")
        QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    dialogs.choose(path)
    dialogs.answer(look_and_agree)
    choose(window, "import")
    window.activateWindow()  # as closing a dialog does where there is a desktop
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert window.page.name == "plan"
    assert window.page.head.count.text() == "3 focus areas, 16 goals, 40 activities and projects"
    assert len(window.page.outline.nodes()) == 1  # where one begins to read, not all that came
    assert service(window.session.document).brand_colour == "#123A5C"  # hers stays


# ---- the plan


def she_signs_the_message(window, data):
    """The message came with the plan, but not whose it is; one more paragraph is written by hand."""
    page, message = window.page, data["message_from_the_chief"]
    section = next(
        one
        for one in sections.sections(window.session.document, window.session.plan_id)
        if one.kind == "message"
    )
    page.sections.choose(section.id)
    form = page.editor.form
    form.body.area.setFocus()
    QTest.keySequence(form.body.area, "Ctrl+End")
    type_here(f"\n\n{THANKS}")
    form.body.area.leave()
    write(form.author, "Name of the Chief")
    write(form.author_title, "Chief of Police")
    window.session.flush()
    written = sections.section(window.session.document, section.id)
    assert written.body == "\n\n".join((*message["paragraphs"], THANKS))
    assert (written.author, written.pull_quote) == ("Name of the Chief", message["pull_quote"])


def she_types_a_goal_with_two_activities(window):
    page = window.page
    last = titled(window, data_goal=-1)
    assert page.outline.show_nodes([last])
    page.outline.tree.setFocus()
    press(window, "Ctrl+N")
    type_here(GOAL)
    for text in ACTIVITIES:
        press(window, "Ctrl+Shift+A")
        type_here(text)
    press(window, "Esc")
    assert page.head.count.text() == "3 focus areas, 17 goals, 42 activities and projects"
    tree = outlines.outline(window.session.document, window.session.plan_id)
    made = titled(window, data_goal=-1)
    assert tree.objectives[made.id].title == GOAL
    below = outlines.heads(window.session.document, tree, made.id)
    assert [head.text for head in below] == list(ACTIVITIES)


def she_drags_a_goal_and_takes_it_back(window):
    tree = outlines.outline(window.session.document, window.session.plan_id)
    goal = tree.objectives[tree.roots[0]].children[1]
    other = tree.roots[1]
    place = tree.objectives[goal].path
    drag(window, Node("objective", goal), Node("objective", other))
    tree = outlines.outline(window.session.document, window.session.plan_id)
    assert tree.objectives[goal].parent_id == other
    undo = window.menus.actions["undo"]
    assert undo.text().startswith("&Undo Move")
    undo.trigger()
    tree = outlines.outline(window.session.document, window.session.plan_id)
    assert tree.objectives[goal].path == place
    assert window.page.head.count.text() == "3 focus areas, 17 goals, 42 activities and projects"


# ---- closing and coming back


def she_closes_the_lid(window):
    """Words are in a field, nothing was saved by hand; where she was comes back."""
    page = window.page
    tree = outlines.outline(window.session.document, window.session.plan_id)
    first = outlines.heads(window.session.document, tree, tree.objectives[tree.roots[0]].children[0])[0]
    assert page.outline.show_nodes([Node("initiative", first.id)])
    results = page.record.initiative_form.form.results
    results.setFocus()
    type_here(LAST_WORDS)
    plan_id = window.session.plan_id
    assert window.close()
    return plan_id, first.id


def she_is_where_she_left(window, path, left_at):
    plan_id, initiative = left_at
    assert window.session.document.path == path
    assert window.session.plan_id == plan_id
    assert window.page.name == "plan"
    assert window.page.outline.nodes() == [Node("initiative", initiative)]
    assert window.page.record.initiative_form.form.results.text() == LAST_WORDS
    assert window.menus.actions["undo"].isEnabled()


# ---- on paper


def she_looks_at_the_plan_on_paper(qtbot, window):
    choose(window, "annual plan")
    page = window.page
    assert page.name == "reports"
    qtbot.waitUntil(lambda: page.making.printed is not None and not page.making.busy, timeout=ROOM)
    view = page.preview.view
    assert view.page_count == len(PdfReader(BytesIO(page.making.printed.pdf)).pages) >= 10
    qtbot.waitUntil(lambda: "#123a5c" in colours(view), timeout=ROOM)
    window.bar.search.setText("Commission “in public”")
    page.focus_search("Commission “in public”")
    qtbot.waitUntil(lambda: page.preview.bar.found.text() == "1 of 1", timeout=ROOM)
    return page.making.printed.pdf


def she_saves_the_pdf(qtbot, window, out, dialogs):
    out.parent.mkdir()
    dialogs.choose(out)
    with qtbot.waitSignal(window.session.noticed, timeout=ROOM):
        QTest.mouseClick(window.page.save_button, Qt.MouseButton.LeftButton)
    assert str(out.parent) in window.status.saved.words.text()


def the_commission_reads_it(pdf, data):
    read = structure(pdf)
    wanted = reference_plan.sentences(data, signed="Chief of Police")
    assert missing_in_order(wanted, "".join(page_texts(pdf)[2:])) == []
    pypdf = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    assert [one for one in (*wanted, GOAL, *ACTIVITIES, THANKS) if squeezed(one) not in pypdf] == []
    assert squeezed(LAST_WORDS) not in pypdf  # results are printed in the year-end edition
    tables = read.all("Table")
    assert len(tables) == 3
    assert sum(len(table.all("TR")) - 1 for table in tables) == 42
    assert squeezed(GOAL) in squeezed(tables[2].text())
    assert "The crest of the service" in {node.alt for node in read.all("Figure")}
    assert failures(pdf) == []
    facts = PdfReader(BytesIO(pdf))
    assert facts.metadata.title == "Annual Policing Plan 2024"
    assert facts.trailer["/Root"]["/Lang"].startswith("en")
    cover = pdf_pages.draw(pdf, 0, 300)
    assert "#123a5c" in {QColor(cover.pixel(x, y)).name() for x in range(0, 300, 9) for y in range(0, 380, 9)}


# ---- hands


def choose(window, name):
    """Choose an entry of the menus."""
    action = window.menus.actions[name]
    assert action.isEnabled()
    action.trigger()


def press(window, keys):
    QTest.keySequence(QApplication.focusWidget() or window, keys)


def type_here(text):
    """Type into the field that has the cursor."""
    assert QApplication.focusWidget() is not None
    for place, line in enumerate(text.split("\n")):
        if place:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        for character in line:
            if character.isascii():
                QTest.keyClick(QApplication.focusWidget(), character)
            else:  # as a keyboard or an input method sends it
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(QApplication.focusWidget(), event)


def write(field, text, afresh=False):
    """Go to a field, write and leave it."""
    field.setFocus()
    if afresh:
        QTest.keySequence(field, "Ctrl+A")
    type_here(text)
    assert field.text() == text
    field.leave()


def titled(window, data_goal):
    """A goal of the last focus area by its place."""
    tree = outlines.outline(window.session.document, window.session.plan_id)
    return Node("objective", tree.objectives[tree.roots[-1]].children[data_goal])


def drag(window, node, target):
    """Drag a row of the tree onto another one."""
    pane = window.page.outline
    view, model = pane.tree, pane.model
    assert pane.show_nodes([node])
    mime = model.mimeData(view.selected())
    index = model.index_of(target)
    view.scrollTo(index)
    place = QPoint(view.visualRect(index).left() + 60, view.visualRect(index).center().y())
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(place, move, mime, left, none),
        QDragMoveEvent(place, move, mime, left, none),
        QDropEvent(QPointF(place), move, mime, left, none),
    ):
        event.setDropAction(move)
        QApplication.sendEvent(view.viewport(), event)
        assert event.isAccepted()


def colours(view):
    image = view.viewport().grab().toImage()
    across, down = range(0, image.width(), 7), range(0, image.height(), 7)
    return {QColor(image.pixel(x, y)).name() for x in across for y in down}


def test_the_sample_is_for_looking_at_too(qtbot, start, tmp_path, dialogs):
    """The sample's own annual plan comes out of the first start without a single entry."""
    window = start()
    choose(window, "annual plan")
    page = window.page
    qtbot.waitUntil(lambda: page.making.printed is not None, timeout=ROOM)
    out = Path(tmp_path / "sample.pdf")
    dialogs.choose(out)
    with qtbot.waitSignal(window.session.noticed, timeout=ROOM):
        choose_of_page(page, "&Save as PDF…")
    assert failures(out.read_bytes()) == []
    assert len(PdfReader(out).pages) > 5


def choose_of_page(page, words):
    next(action for action in page.actions() if action.text() == words).trigger()
