"""Sections, their editors and the cover."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plandesk.domain import plans
from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.sections import add_block, add_section, blocks, section, sections
from plandesk.domain.service import change_service
from plandesk.domain.service import picture as picture_of
from plandesk.gui.models.section_model import COVER
from tests.gui.typed_day import type_day


def titles(hands):
    return [one.title for one in sections(hands.document, hands.session.plan_id)]


def shown(hands):
    model = hands.page.sections.model
    return [model.index(row).data() for row in range(model.rowCount())]


def of_kind(hands, kind):
    return next(one.id for one in sections(hands.document, hands.session.plan_id) if one.kind == kind)


def choose(hands, kind):
    one = of_kind(hands, kind)
    hands.page.sections.choose(one)
    return one


@pytest.fixture
def picture(tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "chief.png"
    image.save(str(path))
    return path


def test_the_cover_comes_first_then_the_sections_in_order(hands):
    assert shown(hands) == ["Cover", *titles(hands)]
    assert hands.page.sections.chosen() == of_kind(hands, "outline")


def test_a_section_of_a_kind_is_added_behind_the_chosen_one(hands):
    choose(hands, "text")
    hands.page.sections.fill_kinds(hands.page.sections.add_menu)
    offered = {action.text(): action for action in hands.page.sections.add_menu.actions()}
    assert "Focus areas and goals" not in offered  # the plan has its place for them
    offered["Blocks"].trigger()
    made = section(hands.document, hands.page.sections.chosen())
    assert made.kind == "blocks" and made.position == 1
    assert QApplication.focusWidget() is hands.page.editor.form.title
    hands.type("Our partners")
    hands.session.flush()
    assert shown(hands) == ["Cover", *titles(hands)] and titles(hands)[1] == "Our partners"
    hands.session.undo()
    hands.session.undo()
    assert "Our partners" not in shown(hands)


def test_a_new_section_leaves_those_within_a_chapter_where_they_are(hands):
    document, plan = hands.document, hands.session.plan_id
    for title, level in (("Chapter", 1), ("First in it", 2), ("Second in it", 2), ("Next chapter", 1)):
        add_section(document, plan, "text", title, level=level)

    def added_behind(title):
        pane = hands.page.sections
        pane.choose(next(one.id for one in sections(document, plan) if one.title == title))
        pane.add_of_kind("contact")
        made = section(document, pane.chosen())
        before = sections(document, plan)[made.position - 1].title
        hands.session.undo()
        return made.level, before

    assert added_behind("First in it") == (2, "First in it")
    assert added_behind("Chapter") == (1, "Second in it")
    assert added_behind("Next chapter") == (1, "Next chapter")


def test_no_field_of_a_section_is_squeezed_where_the_words_above_need_two_lines(hands):
    change_service(hands.document, mission="We keep the people of the town safe " * 3)
    hands.window.resize(1440, 900)
    choose(hands, "statements")
    form = hands.page.editor.form
    assert hands.page.editor.width() < hands.page.editor.parentWidget().width() - 100
    for field in (form.body, form.picture, form.printed):
        assert field.height() >= field.heightForWidth(field.width())
        assert field.height() >= field.minimumSizeHint().height()


def test_what_is_folded_away_in_a_block_is_named(hands):
    def fold_of(kind):
        made = add_section(hands.document, hands.session.plan_id, kind, kind)
        add_block(hands.document, made, "Block")
        hands.page.sections.choose(made)
        (card,) = hands.page.editor.cards.cards.values()
        return card.fold.text()

    named = [fold_of(kind) for kind in ("blocks", "stories", "figures")]
    assert named == ["Figure, picture and note", "Figure and note", "Picture"]


def test_sections_move_by_keys_and_undo_brings_them_back(hands):
    before = titles(hands)
    choose(hands, "message")
    hands.page.sections.list.setFocus()
    hands.keys("Alt+Up", widget=hands.page.sections.list)
    assert titles(hands).index("Message from the Chief") == 1
    assert shown(hands) == ["Cover", *titles(hands)]
    hands.session.undo()
    assert titles(hands) == before and shown(hands) == ["Cover", *before]


def test_a_section_is_dropped_at_another_place(hands):
    model, move = hands.page.sections.model, Qt.DropAction.MoveAction
    choose(hands, "contact")
    data = model.mimeData([hands.page.sections.list.currentIndex()])
    assert model.canDropMimeData(data, move, 2, 0, model.index(-1))
    assert model.dropMimeData(data, move, 2, 0, model.index(-1))
    assert titles(hands)[1] == "Connect with us" and shown(hands) == ["Cover", *titles(hands)]
    assert hands.page.sections.chosen() == of_kind(hands, "contact")


def test_nothing_is_dropped_above_the_cover(hands):
    model = hands.page.sections.model
    data = model.mimeData([model.index(3)])
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1))


def test_a_section_is_deleted_and_comes_back(hands):
    before = titles(hands)
    gone = choose(hands, "message")
    hands.page.sections.list.setFocus()
    hands.keys("Del", widget=hands.page.sections.list)
    assert titles(hands) == [title for title in before if title != "Message from the Chief"]
    hands.session.undo()
    assert titles(hands) == before and hands.page.sections.chosen() == gone


def test_the_place_of_the_tree_cannot_be_deleted(hands, dialogs):
    before = titles(hands)
    choose(hands, "outline")
    dialogs.accept()
    hands.page.sections.delete()
    assert titles(hands) == before


def test_a_section_is_renamed_in_the_list(hands, qtbot):
    one = choose(hands, "text")
    hands.page.sections.list.setFocus()
    hands.keys("F2", widget=hands.page.sections.list)
    editor = QApplication.focusWidget()
    editor.selectAll()
    hands.type("At a glance")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: section(hands.document, one).title == "At a glance")
    assert hands.page.editor.form.title.text() == "At a glance"


def test_a_message_has_author_quote_and_portrait(hands, picture, dialogs):
    one = choose(hands, "message")
    form = hands.page.editor.form
    for field, words in ((form.author, "Chief Doe"), (form.pull_quote, "We listen.")):
        field.setFocus()
        hands.type(words)
    dialogs.choose(picture)
    form.picture.choose.click()
    form.picture.alternative.setFocus()
    hands.type("The chief at her desk")
    hands.session.flush()
    found = section(hands.document, one)
    assert (found.author, found.pull_quote, found.picture_alt) == (
        "Chief Doe",
        "We listen.",
        "The chief at her desk",
    )
    assert found.picture and form.picture.view.picture is not None
    form.picture.remove.click()
    assert section(hands.document, one).picture is None


def test_what_is_no_picture_is_refused_with_a_sentence(hands, tmp_path, dialogs):
    choose(hands, "message")
    bad = tmp_path / "bad.png"
    bad.write_text("no picture")
    dialogs.choose(bad)
    dialogs.accept()
    hands.page.editor.form.picture.choose.click()
    assert "not a PNG, JPEG or SVG" in dialogs.shown[-1].text()


def test_buttons_write_markdown(hands):
    one = choose(hands, "text")
    area = hands.page.editor.form.body.area
    area.setFocus()
    hands.type("strong words")
    area.selectAll()
    hands.keys("Ctrl+B", widget=area)
    assert area.text() == "**strong words**"
    hands.keys("Ctrl+B", widget=area)
    assert area.text() == "strong words"
    hands.keys("Ctrl+Alt+L", widget=area)
    assert area.text() == "- strong words"
    hands.keys("Ctrl+Alt+H", widget=area)
    assert area.text() == "## strong words"
    area.selectAll()
    hands.keys("Ctrl+K", widget=area)
    hands.type("https://example.org")
    hands.session.flush()
    assert section(hands.document, one).body == "[## strong words](https://example.org)"


def test_switching_sections_saves_what_was_typed(hands):
    one = choose(hands, "text")
    hands.page.editor.form.body.area.setFocus()
    hands.type("An overview.")
    choose(hands, "message")
    assert section(hands.document, one).body == "An overview."
    assert hands.page.editor.form.body.area.text() == ""


def test_blocks_are_added_written_moved_and_deleted(hands):
    one = choose(hands, "blocks")
    cards = hands.page.editor.cards
    for words in ("First", "Second"):
        cards.add.click()
        hands.type(words)
    hands.session.flush()
    assert [block.title for block in blocks(hands.document, one)] == ["First", "Second"]
    second = cards.cards[blocks(hands.document, one)[1].id]
    second.body.setFocus()
    hands.type("More about it")
    hands.keys("Alt+Up", widget=second.body)
    assert [block.title for block in blocks(hands.document, one)] == ["Second", "First"]
    assert blocks(hands.document, one)[0].body == "More about it"
    assert second.y() < cards.cards[blocks(hands.document, one)[1].id].y() or not second.up.isEnabled()
    second.remove.click()
    assert [block.title for block in blocks(hands.document, one)] == ["First"]
    hands.session.undo()
    assert [card.title.text() for card in cards.cards.values() if card.block_id != 0].count("Second") == 1


def test_a_dashboard_shows_chosen_kpis_in_their_order(hands):
    kpis = [add_kpi(hands.document, name) for name in ("Calls", "Stops & checks")]
    one = add_section(hands.document, hands.session.plan_id, "dashboard", "Figures", 0)
    hands.page.sections.choose(one)
    chosen = hands.page.editor.kpis
    assert "measure the goals of this plan" in chosen.hint.text() and not chosen.hint.isHidden()
    for _time in kpis:
        chosen.fill_menu()
        chosen.add_menu.actions()[0].trigger()
    assert section(hands.document, one).kpis == tuple(kpis)
    assert chosen.add.isHidden() and chosen.hint.isHidden()
    assert [line.name.text() for line in chosen.lines] == ["Calls", "Stops & checks"]
    chosen.lines[1].up.click()
    assert section(hands.document, one).kpis == tuple(reversed(kpis))
    chosen.lines[0].remove.click()
    assert section(hands.document, one).kpis == (kpis[0],)
    hands.session.undo()
    assert [line.kpi_id for line in chosen.lines] == list(reversed(kpis))


def test_statements_show_what_the_service_says(hands, qtbot):
    change_service(hands.document, mission="We protect.")
    choose(hands, "statements")
    words = [label.text() for label in hands.page.editor.form.printed.findChildren(type(hands.record.title))]
    texts = " ".join(label.text() for label in hands.page.editor.findChildren(type(hands.page.head.title)))
    assert "Mission: We protect." in texts or "Mission: We protect." in words
    with qtbot.waitSignal(hands.page.record_requested) as asked:
        hands.page.editor.service_requested.emit()
    assert asked.args[0] == "service"


# ---- the cover


@pytest.fixture
def cover(hands):
    hands.page.sections.choose(COVER)
    return hands.page.cover


def kept(hands):
    return plans.plan(hands.document, hands.session.plan_id)


def test_the_title_is_saved_when_left(hands, cover):
    cover.form.title.setFocus()
    cover.form.title.selectAll()
    hands.type("Policing Plan")
    hands.keys("Tab")
    assert kept(hands).title == "Policing Plan"


def test_choices_are_saved_at_once(hands, cover):
    for field, value in (("paper", "a4"), ("cover", "light"), ("kind", "action")):
        choice = getattr(cover.form, field)
        place = choice._values.index(value)
        choice.setCurrentIndex(place)
        choice.activated.emit(place)
        assert getattr(kept(hands), field) == value
    hands.session.undo()
    assert cover.form.kind.value() == "annual"


def test_the_period_must_not_end_before_it_starts(qtbot, hands, cover):
    type_day(qtbot, cover.form.ends, date(2023, 12, 31))
    assert kept(hands).ends == date(2024, 12, 31) and "before it starts" in cover.form.fault.text()
    type_day(qtbot, cover.form.ends, date(2025, 12, 31))
    assert kept(hands).ends == date(2025, 12, 31) and cover.form.fault.text() == ""


def test_a_published_plan_has_a_day(qtbot, hands, cover):
    place = cover.form.state._values.index("published")
    cover.form.state.activated.emit(place)
    assert kept(hands).state_date == date.today() and cover.has_day.isChecked()
    cover.has_day.click()
    assert kept(hands).state_date is None
    cover.has_day.click()
    assert kept(hands).state_date == date.today()
    type_day(qtbot, cover.day, date(2024, 1, 24))
    assert (kept(hands).state, kept(hands).state_date) == ("published", date(2024, 1, 24))
    assert not cover.form.draft_number.isVisible()
    assert hands.window.bar.note.text() == "Published 24 January"


def test_a_picture_on_the_cover(hands, cover, picture):
    place = cover.form.cover._values.index("picture")
    cover.form.cover.activated.emit(place)
    assert cover.form.picture.isVisible()
    cover.picture.take(str(picture))
    assert kept(hands).cover_picture is not None
    assert cover.form.picture.view.picture is not None


def test_a_picture_finer_than_print_needs_is_kept_smaller_and_the_step_says_so(hands, cover, tmp_path):
    image = QImage(6000, 4000, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "large.jpg"
    assert image.save(str(path))
    cover.picture.take(str(path))
    made = picture_of(hands.document, kept(hands).cover_picture)
    assert (made.width, made.height, made.media_type) == (3300, 2200, "image/jpeg")
    assert hands.document.undo_name == "Change picture, made smaller for print"
    hands.session.undo()
    assert kept(hands).cover_picture is None


def test_level_names_reach_buttons_tree_and_forms(hands, cover):
    name = cover.levels.rows[1].name
    name.setFocus()
    name.selectAll()
    hands.type("Objective")
    hands.keys("Tab")
    assert kept(hands).levels[1].name == "Objective"
    assert [button.text() for button in hands.page.actions_of_page._buttons] == ["Objective", "Activity"]
    assert hands.model.headerData(0, Qt.Orientation.Horizontal).startswith("Focus area, objective")


def test_levels_are_added_and_removed(hands, cover):
    cover.levels.add.click()
    assert [level.name for level in kept(hands).levels] == [
        *("Focus area", "Goal", "Sub-goal", "Activity / Project")
    ]
    cover.levels.rows[2].remove.click()
    assert len(kept(hands).levels) == 3 and len(cover.levels.rows) == 3
    cover.levels.rows[1].remove.click()
    assert not any(row.remove.isEnabled() for row in cover.levels.rows)  # two are the least


def test_another_numbering_renumbers_the_tree(hands, cover):
    numbering = cover.levels.rows[0].numbering
    numbering.activated.emit(numbering._values.index("letter"))
    assert hands.number(hands.area(1)) == "B"
