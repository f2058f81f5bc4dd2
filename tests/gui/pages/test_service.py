"""The service page: saved field by field, undoable, with a logo and colours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from plandesk.domain import pictures
from plandesk.domain.service import picture, service
from plandesk.gui.pages.service import ServicePage
from plandesk.gui.widgets.picture_field import DECORATION


@pytest.fixture
def page(qtbot, session, prompts, tasks):
    made = ServicePage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def logo(tmp_path):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#1D5BB5"))
    path = tmp_path / "logo.png"
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(
    "column",
    ["name", "short_name", "governing_body", "mission", "vision", "emergency", "non_emergency",
     "switchboard", "email", "address", "website"],
)  # fmt: skip
def test_every_text_is_saved_by_itself_and_undone(qtbot, page, session, column):
    before = getattr(service(session.document), column)
    field = getattr(page.form, column)
    field.selectAll()
    qtbot.keyClicks(field, "New <i>words</i>")
    field.leave()
    assert getattr(service(session.document), column) == "New <i>words</i>"
    session.undo()
    assert field.text() == before


def test_values_are_lines(qtbot, page, session):
    qtbot.keyClicks(page.form.service_values, "Integrity")
    qtbot.keyClick(page.form.service_values, Qt.Key.Key_Return)
    qtbot.keyClicks(page.form.service_values, "Respect")
    page.form.service_values.leave()
    assert service(session.document).values == ("Integrity", "Respect")


def test_a_logo_is_chosen_described_and_removed(qtbot, page, session, dialogs, logo):
    dialogs.choose(logo)
    page.form.logo.choose.click()
    kept = service(session.document).logo
    assert picture(session.document, kept).data == logo.read_bytes()
    assert page.form.logo.view.picture is not None
    qtbot.keyClicks(page.form.logo.alternative, "A blue badge")
    page.form.logo.alternative.leave()
    assert service(session.document).logo_alt == "A blue badge"
    page.form.logo.remove.click()
    assert service(session.document).logo is None
    session.undo()
    assert service(session.document).logo == kept


def test_a_file_that_is_no_picture_changes_nothing(qtbot, page, session, tmp_path):
    wrong = tmp_path / "logo.png"
    wrong.write_bytes(b"Dear Sir")
    with qtbot.waitSignal(session.failed) as failed:
        page.form.logo.dropped.emit(str(wrong))
    assert "PNG, JPEG or SVG" in failed.args[0].sentence
    assert service(session.document).logo is None


def test_colours_are_saved_and_pale_ones_noted(page, session):
    page.form.brand_colour.line.setText("#FFEE88")
    page.form.brand_colour.line.leave()
    assert service(session.document).brand_colour == "#FFEE88"
    assert page.form.contrast.text().startswith("The main colour is printed as #")
    page.form.brand_colour.line.setText("#102030")
    page.form.brand_colour.line.leave()
    page.form.accent_colour.line.setText("#8C3A10")
    page.form.accent_colour.line.leave()
    assert page.form.contrast.text() == "Words in both colours, and on them, can be read as they are."
    session.undo()
    assert "second colour are printed as #A74516" in page.form.contrast.text()
    page.form.brand_colour.line.setText("bluish")
    page.form.brand_colour.line.leave()
    assert "bluish" in page.colour_fault.text() and page.colour_fault.isVisible()
    assert not page.form.contrast.isVisible()
    page.form.brand_colour.line.setText("#102030")
    page.form.brand_colour.line.leave()
    assert page.form.contrast.isVisible() and not page.colour_fault.isVisible()


def test_the_font_of_reports_is_chosen_and_undone(page, session):
    choice = page.form.font_family
    assert choice.value() == "source-sans" and len(choice.offered()) == 3
    choice.activated.emit(2)
    assert service(session.document).font == "source-serif"
    session.undo()
    assert choice.value() == "source-sans"


def test_a_logo_finer_than_print_needs_is_kept_smaller(page, session, tmp_path):
    image = QImage(5000, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("#1D5BB5"))
    assert image.save(str(tmp_path / "large.png"))
    page.take_logo(str(tmp_path / "large.png"))
    kept = picture(session.document, service(session.document).logo)
    assert (kept.width, kept.height) == (3300, 330)
    assert session.document.undo_name == "Change logo, made smaller for print"


def test_a_picture_without_a_description_has_to_be_called_decoration(page, session, logo):
    page.take_logo(str(logo))
    field = page.form.logo
    assert pictures.DECORATION == DECORATION
    field.decoration.click()
    assert service(session.document).logo_alt == DECORATION
    assert not field.alternative.isEnabled() and field.decoration.isChecked()
    session.undo()
    assert field.alternative.isEnabled() and not field.decoration.isChecked()
