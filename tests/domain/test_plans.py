"""Plans: kinds, levels, period, parent, state, copies; and their sections."""

from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain.branches import add_objective
from plandesk.domain.outline import outline
from plandesk.domain.plans import (
    KINDS,
    NUMBERINGS,
    Level,
    add_plan,
    change_plan,
    default_levels,
    delete_plan,
    duplicate_plan,
    plan,
    plans,
    set_levels,
)
from plandesk.domain.sections import (
    KINDS as SECTION_KINDS,
)
from plandesk.domain.sections import (
    add_block,
    add_section,
    blocks,
    change_block,
    change_section,
    delete_block,
    delete_section,
    kind_name,
    move_block,
    move_section,
    sections,
)
from plandesk.errors import InvalidValue, NotThere
from plandesk.exchange.json_plan import export_json
from tests.every_kind import dump, fill

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_plan_has_levels_and_sections_of_its_kind(document, kind):
    found = plan(document, add_plan(document, "P", kind, FIRST, LAST))
    assert found.levels == default_levels(kind) and len(found.levels) >= 2
    kinds = [one.kind for one in sections(document, found.id)]
    assert kinds.count("outline") == 1 and "contact" in kinds
    assert (found.state, found.draft_number, found.paper, found.cover) == ("draft", 1, "letter", "plan")
    assert (found.year, found.period_text) == (2026, "2026")


def test_every_field_of_a_plan_is_kept(document, plan_id):
    above = add_plan(document, "Strategy", "strategic", date(2025, 7, 1), date(2028, 6, 30))
    fields = {
        "title": "New", "kind": "district", "starts": date(2026, 4, 1), "ends": date(2027, 3, 31),
        "parent_id": above, "parent_title": "Printed title", "state": "approved", "draft_number": 4,
        "state_date": date(2026, 5, 6), "paper": "a4", "language": "fr", "cover": "light",
    }  # fmt: skip
    change_plan(document, plan_id, **fields)
    found = plan(document, plan_id)
    assert {name: getattr(found, name) for name in fields} == fields
    assert found.period_text == "2026–2027" and plan(document, above).period_text == "2025–2028"
    assert [one.id for one in plans(document)] == [plan_id, above]
    document.undo()
    assert plan(document, plan_id).title == "Annual Plan 2026"


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "weekly"}, {"state": "lost"}, {"paper": "a3"}, {"cover": "none"},
        {"ends": date(2025, 12, 31)}, {"starts": date(2027, 1, 1)},
    ],
)  # fmt: skip
def test_wrong_fields_are_refused(document, plan_id, fields):
    before = dump(document)
    with pytest.raises(InvalidValue):
        change_plan(document, plan_id, title="New", **fields)
    assert dump(document) == before


def test_a_plan_never_implements_itself(document, plan_id):
    below = add_plan(document, "Below", "action", FIRST, LAST, parent_id=plan_id)
    lowest = add_plan(document, "Lowest", "action", FIRST, LAST, parent_id=below)
    for one in (plan_id, below, lowest):
        with pytest.raises(InvalidValue, match="cannot implement itself"):
            change_plan(document, plan_id, parent_id=one)
    delete_plan(document, plan_id)
    assert plan(document, below).parent_id is None


def test_levels(document, plan_id):
    levels = (
        Level(" Pillar ", "Pillars", "letter"),
        Level("Theme", "", "through"),
        Level("Action", "Actions"),
    )
    set_levels(document, plan_id, levels)
    assert plan(document, plan_id).levels == (
        Level("Pillar", "Pillars", "letter"), Level("Theme", "Theme", "through"), Level("Action", "Actions"),
    )  # fmt: skip
    set_levels(document, plan_id, levels[:2])
    assert len(plan(document, plan_id).levels) == 2
    for wrong in (
        levels[:1],
        (),
        (levels[0], Level(" ", "x")),
        (levels[0], replace(levels[1], numbering="x")),
    ):
        with pytest.raises(InvalidValue):
            set_levels(document, plan_id, wrong)
    assert len(plan(document, plan_id).levels) == 2
    assert set(NUMBERINGS) == {"dotted", "through", "letter", "none"}


def test_a_duplicate_has_everything_and_its_own_records(document):
    above, source = fill(document)
    copy = duplicate_plan(document, source)
    found, original = plan(document, copy), plan(document, source)
    assert found.title == f"{original.title} (copy)" and found.parent_id == above
    assert (found.state, found.draft_number, found.levels) == ("draft", 1, original.levels)
    assert outline(document, copy).counts() == outline(document, source).counts()

    def without_uids(plan_id):
        import json

        text = json.loads(export_json(document, plan_id))["plans"][0]

        def strip(value):
            if isinstance(value, dict):
                # What became of it, what was approved and what was kept is told of the first one only.
                left = (
                    *("uid", "title", "state", "draft_number", "state_date", "carries", "approved_at"),
                    *("updates", "approved", "amendments", "reports", "done"),
                )
                return {name: strip(one) for name, one in value.items() if name not in left}
            return [strip(one) for one in value] if isinstance(value, list) else value

        return strip(text)

    assert without_uids(copy) == without_uids(source)


def test_delete_plan_is_undone_exactly(document):
    above, below = fill(document)
    before = dump(document)
    delete_plan(document, above)
    assert [one.id for one in plans(document)] == [below]
    with pytest.raises(NotThere):
        plan(document, above)
    document.undo()
    assert dump(document) == before


# ---- sections


def titles(document, plan_id):
    return [(one.title, one.position) for one in sections(document, plan_id)]


def test_sections_of_every_kind_and_their_order(document):
    plan_id = add_plan(document, "P", "annual", FIRST, LAST, with_sections=False)
    for kind in SECTION_KINDS:
        add_section(document, plan_id, kind, kind_name(kind))
    first = add_section(document, plan_id, "text", "First", position=0, body="Text", public=False)
    assert titles(document, plan_id)[:2] == [("First", 0), ("Text", 1)]
    move_section(document, first, 3)
    assert [one for one, _place in titles(document, plan_id)][3] == "First"
    assert [place for _one, place in titles(document, plan_id)] == list(range(len(SECTION_KINDS) + 1))
    change_section(document, first, title="Renamed", pull_quote="Q", author="A", author_title="T", source="S")
    found = sections(document, plan_id)[3]
    assert (found.title, found.pull_quote, found.author, found.author_title, found.source, found.public) == (
        "Renamed", "Q", "A", "T", "S", False,
    )  # fmt: skip
    before = dump(document)
    delete_section(document, first)
    assert [place for _one, place in titles(document, plan_id)] == list(range(len(SECTION_KINDS)))
    document.undo()
    assert dump(document) == before


def test_the_place_of_the_goals_is_one_and_stays(document, plan_id):
    with pytest.raises(InvalidValue, match="already has its place"):
        add_section(document, plan_id, "outline", "Again")
    place = next(one for one in sections(document, plan_id) if one.kind == "outline")
    with pytest.raises(InvalidValue, match="Nothing was deleted"):
        delete_section(document, place.id)
    with pytest.raises(InvalidValue, match="is not a kind of section"):
        add_section(document, plan_id, "poem", "P")


def test_blocks(document, plan_id):
    section = add_section(document, plan_id, "blocks", "Our work")
    a, b = add_block(document, section, "A", "a"), add_block(document, section, "B")
    c = add_block(document, section, "C", position=0)
    move_block(document, a, 2)
    change_block(document, b, title="Bee", body="b")
    assert [(one.title, one.body, one.position) for one in blocks(document, section)] == [
        ("C", "", 0), ("Bee", "b", 1), ("A", "a", 2),
    ]  # fmt: skip
    delete_block(document, c)
    assert [one.position for one in blocks(document, section)] == [0, 1]


def test_half_a_character_becomes_a_mark_and_never_stops_the_work(document, plan_id):
    goal = add_objective(document, plan_id, None, "Half \ud83d")
    assert outline(document, plan_id).objectives[goal].title == "Half �"
    change_plan(document, plan_id, title="\udc00")
    assert plan(document, plan_id).title == "�"
