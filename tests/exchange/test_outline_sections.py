"""The narrative parts of a plan that was written down: told by their shape, and by where they stand."""

import pytest

from tests.exchange.written_plans import plan_of, read, tree


@pytest.mark.parametrize(
    ("name", "value", "kind", "body"),
    [
        ("our_promise", "We are there when you call.", "text", "We are there when you call."),
        ("Introduction", "Short.", "text", "Short."),
        ("letter_from_the_board", ["Dear all,", "thank you."], "message", "Dear all,\n\nthank you."),
        ("why", {"title": "Why", "text": "Because.", "items": ["a", "b"]}, "text", "Because.\n\n- a\n- b"),
        ("foreword", {"text": "Hello"}, "message", "Hello"),
        ("survey", [{"title": "A", "items": ["x"]}], "findings", ""),
        ("facts", {"intro": "I", "blocks": [{"title": "A", "text": "x"}]}, "blocks", "I"),
    ],
)  # fmt: skip
def test_sections_by_their_shape(name, value, kind, body):
    plan = plan_of({name: value, **tree("G")})
    assert [(one.kind, one.body) for one in plan.sections] == [(kind, body), ("outline", "")]


def test_sections_in_a_list_have_titles_of_their_own(outline_schema):
    value = tree(
        "G", sections=[{"title": "One", "text": "1"}, {"title": "Two", "text": ["2", "3"], "author": "X"}]
    )
    outline_schema.validate(value)
    assert [(one.kind, one.title, one.body) for one in plan_of(value).sections] == [
        ("outline", "Areas of focus", ""), ("text", "One", "1"), ("message", "Two", "2\n\n3"),
    ]  # fmt: skip


def test_marks_for_programs_are_no_sections():
    seen = read(
        {
            "version": "1.2",
            "exported": "by a script",
            "_remark": "A sentence that is long enough to be one to read.",
            **tree("G"),
            "footnotes": ["A sentence that is long enough to be one to read."],
            "conclusion": "Taken, as plans have one.",
            "settings": {"deep": {"er": [1, True, None]}},
        }
    )
    assert [one.title for one in seen.plans[0].sections] == ["Areas of focus", "Conclusion"]
    assert [(one.place, one.words) for one in seen.written.left_out] == [
        ("_remark", "A sentence that is long enough to be one to read."),
        ("version", "1.2"),
        ("exported", "by a script"),
        ("footnotes", "A sentence that is long enough to be one to read."),
        ("settings", "1 · true"),
    ]


def test_capitals_stay_where_no_text_writes_them_otherwise():
    value = {
        "overview": "Crime and community safety, GOOD ROADS.",
        **tree("COMMUNITY SAFETY", "GOOD ROADS", "EDI"),
    }
    assert [one.title for one in plan_of(value).objectives] == ["COMMUNITY SAFETY", "GOOD ROADS", "EDI"]
