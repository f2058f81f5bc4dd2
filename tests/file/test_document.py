"""Making, opening, changing, undoing, and what listeners are told."""

import itertools

import pytest

from plandesk.errors import CannotWrite, FileThere, ReadOnlyFile
from plandesk.file import history
from plandesk.file.document import Change, Document, Draft
from tests.file.samples import add_initiative, add_plan, content, names_in, texts


def test_a_new_document_is_empty_and_alone_in_its_folder(tmp_path):
    document = Document.create(tmp_path / "new.plandesk", who="Anna")
    assert content(document)["plan"] == {}
    assert document.value("SELECT count(*) FROM service") == 1
    assert (document.kind, document.who, document.read_only) == ("plan", "Anna", False)
    assert document.undo_name is None and document.redo_name is None
    document.close()
    assert names_in(tmp_path) == {"new.plandesk"}


def test_a_document_is_never_made_over_a_file(tmp_path):
    path = tmp_path / "there.plandesk"
    path.write_text("mine")
    with pytest.raises(FileThere, match="There is a file “there.plandesk” already"):
        Document.create(path)
    assert path.read_text() == "mine"
    assert names_in(tmp_path) == {"there.plandesk"}


def test_a_document_in_no_folder_is_a_sentence(tmp_path):
    with pytest.raises(CannotWrite, match="There is no folder"):
        Document.create(tmp_path / "nowhere" / "new.plandesk")


@pytest.mark.parametrize(
    "name",
    ["a b.plandesk", "what?.plandesk", "50%.plandesk", "a#b.plandesk", "é ᐃᓄᒃ.plandesk", "it's.plandesk"],
)
def test_any_file_name_works(tmp_path, name):
    document = Document.create(tmp_path / name)
    add_plan(document)
    document.close()
    again = Document.open(tmp_path / name)
    assert again.value("SELECT title FROM plan") == "A plan"
    again.close()
    assert names_in(tmp_path) == {name}


def test_the_settings_of_the_design_are_on(document):
    for setting, value in (
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("synchronous", 3),
        ("journal_mode", "delete"),
    ):
        assert document.value(f"PRAGMA {setting}") == value, setting


def test_a_step_is_one_change_set(document):
    told = []
    stop = document.listen(told.append)
    plan = document.value("SELECT id FROM plan")
    with document.step("Rename"):
        document.update("plan", plan, title="Another", paper="a4")
        document.update("plan", plan, title="Third")
    uid = document.value("SELECT uid FROM plan")
    assert [change_set.name for change_set in told] == ["Rename"]
    assert told[0].changes == (
        Change("plan", plan, uid, "update", ("title", "paper")),
        Change("plan", plan, uid, "update", ("title",)),
    )
    assert told[0].touches("plan") and not told[0].touches("unit") and told[0].ids("plan") == [plan]
    stop()
    with document.step("Rename"):
        document.update("plan", plan, title="Fourth")
    assert len(told) == 1


def test_a_step_that_changes_nothing_is_none(document):
    told, name, steps = [], document.undo_name, document.value("SELECT count(*) FROM step")
    document.listen(told.append)
    with document.step("Nothing"):
        document.update("plan", document.value("SELECT id FROM plan"), title="A plan")
    assert told == [] and document.undo_name == name
    assert document.value("SELECT count(*) FROM step") == steps


def test_every_listener_hears_even_if_one_fails(document):
    told = []

    def fail(changes):
        raise ValueError("a bug of a listener")

    document.listen(fail)
    document.listen(told.append)
    with pytest.raises(ValueError, match="a bug"), document.step("Rename"):
        document.update("plan", 1, title="Saved all the same")
    assert len(told) == 1
    assert document.value("SELECT title FROM plan") == "Saved all the same"


def test_a_failing_step_leaves_no_trace(document):
    before, steps = content(document), document.value("SELECT count(*) FROM step")
    told = []
    document.listen(told.append)
    with pytest.raises(KeyError), document.step("Fail"):
        document.update("plan", 1, title="Half done")
        document.insert("unit", name="Patrol", position=0)
        raise KeyError
    assert content(document) == before and told == []
    assert document.value("SELECT count(*) FROM step") == steps


def test_inner_steps_join_the_outer(document):
    told = []
    document.listen(told.append)
    with document.step("Outer"):
        add_plan(document, "One")
        add_plan(document, "Two")
    assert [change_set.name for change_set in told] == ["Outer"]
    document.undo()
    assert document.value("SELECT count(*) FROM plan") == 1


def test_a_failing_inner_step_takes_only_itself_back(document):
    with document.step("Outer"):
        document.update("plan", 1, title="Kept")
        with pytest.raises(KeyError), document.step("Inner"):
            document.update("plan", 1, title="Lost")
            raise KeyError
    assert document.value("SELECT title FROM plan") == "Kept"
    document.undo()
    assert document.value("SELECT title FROM plan") == "A plan"


def test_changes_outside_of_a_step_are_a_bug(document):
    with pytest.raises(RuntimeError):
        document.execute("DELETE FROM plan")
    with pytest.raises(RuntimeError):
        document.insert("unit", name="Patrol", position=0)
    with document.step("Any"), pytest.raises(RuntimeError):
        document.undo()


def test_half_a_character_is_stored_as_a_mark(document):
    with document.step("Paste"):
        document.update("plan", 1, title="broken \ud83d paste")
    assert document.value("SELECT title FROM plan") == "broken ? paste"
    assert document.rows("SELECT 1 FROM plan WHERE title = ?", ("\udc00",)) == []


def test_undo_and_redo_go_through_the_names(document):
    plan, objective = add_plan(document, "Second")
    add_initiative(document, plan, objective, "New")
    document.undo()
    assert (document.undo_name, document.redo_name) == ("Add plan", "Add initiative")
    document.undo()
    assert (document.undo_name, document.redo_name) == ("Add initiatives", "Add plan")
    document.redo()
    document.redo()
    assert (document.undo_name, document.redo_name) == ("Add initiative", None)
    assert document.redo() is None
    assert texts(document)[-1] == "New"


def test_a_new_change_ends_what_could_be_redone(document):
    with document.step("First"):
        document.update("plan", 1, title="First")
    document.undo()
    with document.step("Second"):
        document.update("plan", 1, title="Second")
    assert document.redo_name is None and document.redo() is None
    document.undo()
    assert document.value("SELECT title FROM plan") == "A plan"


def test_undo_survives_closing_and_opening(plan_file):
    document = Document.open(plan_file)
    before = content(document)
    with document.step("Delete plan"):
        document.delete("plan", [1])
    assert content(document)["initiative"] == {}
    document.close()
    document = Document.open(plan_file)
    assert document.undo_name == "Delete plan"
    document.undo()
    assert content(document) == before
    document.close()
    document = Document.open(plan_file)
    assert document.redo_name == "Delete plan"
    document.redo()
    assert content(document)["initiative"] == {}
    document.close()


def test_undo_to_a_point_is_redone_step_by_step(document):
    point = document.value("SELECT max(id) FROM step")
    for title in ("One", "Two", "Three"):
        with document.step(title):
            document.update("plan", 1, title=title)
    assert document.undo_to(point).touches("plan")
    assert document.value("SELECT title FROM plan") == "A plan"
    assert document.value("SELECT name FROM step ORDER BY id DESC LIMIT 1") == "One and 2 later steps"
    assert document.undo_to(point) is None
    for title in ("One", "Two", "Three"):
        assert document.redo_name == title
        document.redo()
        assert document.value("SELECT title FROM plan") == title


def test_the_history_tells_who_did_what_and_when(plan_file):
    document = Document.open(plan_file, who="Bert")
    with document.step("Rename"):
        document.update("plan", 1, title="Another")
    document.undo()
    steps = [tuple(row) for row in document.rows("SELECT name, who, kind, state FROM step ORDER BY id")]
    assert steps[0] == ("Add plan", "Anna", "do", "done")
    assert steps[-2:] == [("Rename", "Bert", "do", "undone"), ("Rename", "Bert", "undo", "done")]
    entry = document.row("SELECT tbl, op, before, after FROM history ORDER BY id DESC LIMIT 1")
    assert tuple(entry) == ("plan", "update", '{"title":"Another"}', '{"title":"A plan"}')
    assert document.value("SELECT count(*) FROM step WHERE at NOT GLOB '20??-??-??T??:??:??*+00:00'") == 0
    document.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET after = '{}'",
        "DELETE FROM history",
        "UPDATE step SET who = 'Somebody'",
        "DELETE FROM step",
        "UPDATE plan SET uid = 'x'",
        "UPDATE plan SET id = 77",
    ],
)
def test_the_history_cannot_be_rewritten(document, statement):
    before = [tuple(row) for row in document.rows("SELECT * FROM history")]
    with pytest.raises(Exception, match="kept as it is|keeps its id"), document.step("Forge"):
        document.execute(statement)
    assert [tuple(row) for row in document.rows("SELECT * FROM history")] == before


def test_replacing_a_row_is_logged_as_delete_and_insert(document):
    with document.step("Replace"):
        document.execute(
            "INSERT OR REPLACE INTO unit (id, uid, position, name)"
            " VALUES (1, 'one', 0, 'Patrol'), (1, 'two', 0, 'Traffic')"
        )
    ops = document.rows("SELECT row_uid, op FROM history WHERE tbl = 'unit' ORDER BY id")
    assert [tuple(row) for row in ops] == [("one", "insert"), ("one", "delete"), ("two", "insert")]
    document.undo()
    assert document.rows("SELECT * FROM unit") == []
    document.redo()
    assert document.value("SELECT name FROM unit") == "Traffic"


def test_a_large_step_is_told_as_read_again(document):
    told = []
    document.listen(told.append)
    with document.step("Import"):
        document.execute_many(
            "INSERT INTO unit (uid, position, name) VALUES (?, 0, ?)",
            ((f"u{number}", f"Unit {number}") for number in range(5001)),
        )
    assert told[0].reload and told[0].touches("anything")
    document.undo()
    assert document.value("SELECT count(*) FROM unit") == 0
    document.redo()
    assert document.value("SELECT count(*) FROM unit") == 5001


def test_reading_only_refuses_changes_with_a_sentence(plan_file):
    document = Document.open(plan_file, read_only=True)
    for change in (
        lambda: document.keep_draft(Draft("plan", "x", "title", "y")),
        lambda: document.undo(),
        lambda: document.step("Any").__enter__(),
    ):
        with pytest.raises(ReadOnlyFile, match="open for reading only"):
            change()
    assert len(texts(document)) == 3
    document.close()


def test_drafts_survive_and_are_recovered_as_one_step(plan_file, monkeypatch):
    seconds = itertools.count(10)
    monkeypatch.setattr(history, "now", lambda: f"2026-03-01T12:00:{next(seconds)}.000+00:00")
    document = Document.open(plan_file)
    plan, initiative = document.value("SELECT uid FROM plan"), document.value("SELECT uid FROM initiative")
    document.keep_draft(Draft("plan", plan, "title", "half a ti"))
    document.keep_draft(Draft("plan", plan, "title", "half a title"))
    document.keep_draft(Draft("initiative", initiative, "text", "half a text"))
    document.keep_draft(Draft("unit", "gone", "name", "of a record that is not there"))
    document.drop_draft("unit", "gone", "name")
    document.close()
    document = Document.open(plan_file)
    assert document.undo_name == "Add initiatives"
    assert [draft.text for draft in document.drafts()] == ["half a title", "half a text"]
    assert document.recover_drafts() == 2 and document.drafts() == []
    assert document.value("SELECT title FROM plan") == "half a title"
    assert document.undo_name == "Recover typed text"
    document.undo()
    assert document.value("SELECT title FROM plan") == "A plan"
    document.close()


def test_a_draft_cannot_smuggle_a_statement(document):
    document.keep_draft(Draft("plan\" SET title = 'x' --", "u", "title", "y"))
    document.keep_draft(Draft("plan", "u", "title\" = 'x' --", "y"))
    document.keep_draft(Draft("step", "u", "who", "y"))
    assert document.recover_drafts() == 3
    assert document.value("SELECT title FROM plan") == "A plan" and document.drafts() == []


def test_the_names_of_undo_and_redo_are_found_by_an_index(document):
    for order, state in (("id DESC", "done"), ("id", "undone")):
        plan = document.rows(
            "EXPLAIN QUERY PLAN SELECT id, name FROM step WHERE kind = 'do' AND state = ?"
            f" ORDER BY {order} LIMIT 1",
            (state,),
        )
        assert [row["detail"] for row in plan] == ["SEARCH step USING INDEX step_state (kind=? AND state=?)"]
