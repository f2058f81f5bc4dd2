"""What is wrong in a plan that was written down: one sentence with the place, or left out and told."""

import copy
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandesk.errors import ImportRefused, UserError
from plandesk.exchange.importing import preview
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.exchange.json_reading import read_json
from plandesk.exchange.outline_rows import rows
from plandesk.file.document import Document
from tests.every_kind import dump
from tests.exchange.written_plans import OURS, activity, tree, written


def nested(levels):
    one = {"title": "deepest", "goals": ["leaf"]}
    for _n in range(levels - 1):
        one = {"title": "above", "goals": [one]}
    return {"title": "P", "goals": [one]}


WRONG = [
    ({**tree("G"), "title": 5}, "title: expected a text, found the number 5."),
    ({**tree("G"), "document": {"title": ["x"]}}, "document.title: expected a text, found a list."),
    ({**tree("G"), "year": True}, "year: expected a year like 2026, or years like 2026-2029, found true."),
    ({**tree("G"), "year": "soon"}, "year: expected a year like 2026"),
    ({**tree("G"), "starts": "1 April"}, "starts: expected a day like 2026-12-31, found “1 April”."),
    ({**tree("G"), "starts": 2026}, "starts: expected a day like 2026-12-31, found the number 2026."),
    (
        {**tree("G"), "starts": "2026-04-01", "ends": "2026-03-31"},
        "the last day: expected a day not before 2026-04-01, found “2026-03-31”.",
    ),
    ({**tree("G"), "mission": 5}, "mission: expected a text, or a list of texts, found the number 5."),
    ({**tree("G"), "values": ["a", 5]}, "values[1]: expected a text, found the number 5."),
    ({**tree("G"), "contact": {"email": True}}, "contact.email: expected a text, found true."),
    ({**tree("G"), "contact": ["x"]}, "contact: expected a record with addresses and numbers, found a list."),
    ({"overview": ["a", 5], **tree("G"), "overview_text": 1}, "Left out: overview, overview_text."),
    (tree("G", {"goal": 5, "activities": ["A"]}), "goals[1].goal: expected a text, found the number 5."),
    (tree("G", {"goal": " ", "activities": ["A"]}), "goals[1].goal: a goal needs a title in its record."),
    (tree({"activities": ["A"]}), "goals[0]: a goal needs a title in its record."),
    (
        tree({"goal": "G", "activities": ["A", 5]}),
        "goals[0].activities[1]: expected a text, or a record with a text, found the number 5.",
    ),
    (
        tree({"goal": "G", "activities": [{"due": "Q1"}]}),
        "goals[0].activities[0]: an initiative needs a text in its record.",
    ),
    (activity(sub_items=["a", 5]), ".activities[0].sub_items[1]: expected a text, found the number 5."),
    (activity(results=["a", 5]), "goals[0].activities[0].results[1]: expected a text, found the number 5."),
    (activity(results="\ud800"), ".results: the text holds half of a character (a lone surrogate)."),
    (
        {"title": "P", "goals": [{"goal": "G", "goals": [{"goal": "H", "goals": ["x"]}, 5]}]},
        "goals[0].goals[1]: expected a goal: a record with a title and a list of what is below it, found the",
    ),
    (tree("G", sections=[{"title": "Only"}]), "sections[0]: expected a section: a record with a title"),
    (nested(51), "there are at most 50 levels."),
]  # fmt: skip
LEFT = [
    (activity(due="whenever"), ["goals.activities.due"]),
    (activity(due=True), ["goals.activities.due"]),
    (activity(status="done", percent=50), ["goals.activities.status", "goals.activities.percent"]),
    (activity(lead={"name": "x"}), ["goals.activities.lead"]),
    (activity(public="no"), ["goals.activities.public"]),
    (tree("G", kind="weekly"), ["kind"]),
    (tree("G", language="Klingon, spoken"), ["language"]),
    (tree("G", title2=5, parent_plan={"title": "x"}), ["title2", "parent_plan"]),
    (tree({"goal": "G", "activities": ["A"], "id": "a-long-mark"}), ["goals.id"]),
    ({"blocks": [{"title": "no text"}], **tree("G")}, ["blocks"]),
    ({"message": {"paragraphs": [], "mood": "good"}, **tree("G")}, ["message"]),
    (tree("G", odd={"\u202e<b>\n": 1}, **{"<b>\u0000": 1}), ["odd", "<b>�"]),
]


@pytest.mark.parametrize(("value", "sentence"), WRONG, ids=[sentence[:40] for _value, sentence in WRONG])
def test_what_is_wrong_is_named_by_its_place(new_document, value, sentence):
    document = new_document()
    before = dump(document)
    if sentence.startswith("Left out"):
        assert sentence in preview(document, read_json(written(value))).remarks
        return
    with pytest.raises(ImportRefused) as caught:
        import_json(document, written(value))
    said = caught.value.sentence
    assert sentence in said
    assert "Nothing was imported" in said and "\n" not in said and len(said) < 300
    assert dump(document) == before and document.undo_name is None


@pytest.mark.parametrize(("value", "places"), LEFT, ids=[",".join(places) for _value, places in LEFT])
def test_what_cannot_be_used_is_left_out_and_told(new_document, value, places):
    seen = preview(new_document(), read_json(written(value)))
    assert [one.place for one in seen.contents.written.left_out] == places
    assert f"Left out: {', '.join(places)}." in seen.remarks
    assert [one.text for one in rows(seen.contents) if one.verdict == "left"] == places


@pytest.mark.parametrize(
    "value",
    [
        {"title": "no list"},
        {"goals": []},
        {"goals": ["only", "texts"]},
        {"goals": [{"goal": "no list below"}]},
        {"goals": {"a": ["b"]}},
        {"sections": [{"title": "T", "activities": ["a"]}]},
        {"packages": [{"name": "a", "files": ["b"], "authors": ["c"]}]},
        {"findings": [{"title": "T", "items": ["a"]}]},
        {"format": "plandesk", **tree("G")},
    ],
)
def test_what_is_no_plan_is_none_for_the_schema_either(new_document, outline_schema, value):
    with pytest.raises(ImportRefused) as caught:
        import_json(new_document(), written(value))
    said = caught.value.sentence
    assert "neither an export of PlanDesk" in said or value.get("format") == "plandesk"
    # A schema cannot tell a list of goals by its name.
    assert not outline_schema.is_valid(value) or {"sections", "packages", "findings"} & set(value)


@pytest.mark.parametrize("value", [one for one, _sentence in WRONG[:7]] + [tree({"activities": ["A"]})])
def test_the_schema_refuses_wrong_types(outline_schema, value):
    assert "ends" in value or not outline_schema.is_valid(value)  # it cannot compare days


def test_as_deep_as_a_plan_can_be(new_document):
    document, other = new_document(), new_document()
    import_json(document, written(nested(50)))
    import_json(other, export_json(document))
    assert export_json(other) == export_json(document)


def test_lists_within_lists_where_no_plan_has_any(new_document):
    deep = "x"
    for _n in range(400):
        deep = [deep]
    seen = preview(new_document(), read_json(written({"noise": deep, **tree("G")})))
    assert [one.place for one in seen.contents.written.left_out] == ["noise"]


def test_many_names_and_long_texts_take_no_time_and_are_told_in_few_words(new_document):
    value = {f"field{n}x": {"a": n} for n in range(20_000)}
    value |= {"noise": "x" * 5_000_000, "N" * 100_000: 1, **tree(*("LOUD TITLE " * 9 for _n in range(300)))}
    value["overview"] = "loud title " * 200_000
    began = time.perf_counter()
    contents = read_json(written(value))
    assert time.perf_counter() - began < 20  # seconds; it takes less than one
    assert len(contents.written.left_out) == 200
    assert max(len(one.words) for one in contents.written.left_out) <= 200
    seen = preview(new_document(), contents)
    assert max(map(len, seen.remarks)) < 2000
    long = tree("G", title="T" * 10**6, parent_plan="P" * 10**6, organisation="O" * 10**6)
    assert max(map(len, preview(new_document(), read_json(written(long))).remarks)) < 300


def test_words_of_the_file_with_marks_stay_text(new_document):
    document = new_document()
    odd = "<b>bold</b>\u0007 & \u202eback"
    [plan_id] = import_json(document, written(tree(odd, title=odd))).plan_ids
    assert document.value("SELECT title FROM plan WHERE id = ?", (plan_id,)) == odd


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=12) | st.sampled_from(["Q3", "2027", "goal", "title"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["title", "text", "goal", "goals", "items", "results", "due", "lead", "year", "x"])
        | st.text(max_size=6),
        inner,
        max_size=3,
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    """One document for all examples: making a file takes longer than an import."""
    document = Document.create(tmp_path_factory.mktemp("import") / "target.plandesk")
    yield document
    document.close()


def places_of(value, path=()):
    """Every place of a value, as keys from the top down."""
    found = [path]
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in below:
        found += places_of(one, (*path, key))
    return found


PLACES = places_of(OURS)[1:]


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_value_at_any_place_is_refused_or_imported_whole(target, data):
    value = copy.deepcopy(OURS)
    place = data.draw(st.sampled_from(PLACES))
    holder = value
    for key in place[:-1]:
        holder = holder[key]
    holder[place[-1]] = data.draw(json_values)
    before = dump(target)
    try:
        plan_ids = import_json(target, json.dumps(value).encode()).plan_ids
    except UserError as error:
        assert "Nothing was" in error.sentence and "\n" not in error.sentence
    else:
        assert len(plan_ids) == 1
        target.undo()
    assert dump(target) == before
