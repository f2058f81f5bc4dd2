"""Layouts: parts in an order of one's own, columns of tables, and what a layout does not know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plandesk.domain import layouts, plans, sections
from plandesk.domain.arranging import (
    LayoutColumn,
    LayoutPart,
    Offered,
    OfferedColumn,
    all_columns,
    arrange,
    changed,
    moved,
    natural,
    page_break,
    printed,
    shares,
    shown_columns,
    widened,
    with_part,
    without,
)
from plandesk.domain.history_view import changes_of
from plandesk.domain.restoring import bring_back_record, deleted_on_their_own
from plandesk.errors import InvalidValue, NotThere
from tests.every_kind import dump

OFFERED = (
    Offered("cover", "Cover", fixed=True),
    Offered("contents", "Contents"),
    Offered("section", "Overview", "a"),
    Offered("section", "Message", "b"),
    Offered("plan-table", "Goals"),
    Offered("kpi-table", "KPIs", usual=False),
    Offered("section", "Contact", "c"),
    page_break("Page break"),
)
COLUMNS = (
    OfferedColumn("goal", "Goal", 0.3, first=True),
    OfferedColumn("activity", "Activity", 0.4, fixed=True),
    OfferedColumn("lead", "Lead", 0.2, usual=False),
    OfferedColumn("results", "Results", 0.3),
)


def keys(parts):
    return [one.subject or one.kind for one in parts]


def test_without_a_layout_the_natural_order_stands_and_an_unusual_part_is_added_hidden_to_a_new_one():
    assert keys(arrange(OFFERED, None)) == ["cover", "contents", "a", "b", "plan-table", "c"]
    own = natural(OFFERED)
    assert keys(own) == ["cover", "contents", "a", "b", "plan-table", "kpi-table", "c"]
    assert keys(printed(own)) == keys(arrange(OFFERED, None))
    assert arrange(OFFERED, own) == own


def test_what_a_layout_does_not_know_comes_where_it_naturally_stands():
    parts = (
        LayoutPart("plan-table"), LayoutPart("page-break"), LayoutPart("section", "gone"),
        LayoutPart("section", "b", hidden=True), LayoutPart("page-break"), LayoutPart("section", "b"),
        LayoutPart("cover", hidden=True), LayoutPart("contents"),
    )  # fmt: skip
    found = arrange(OFFERED, parts)
    assert keys(found) == ["cover", "plan-table", "c", "page-break", "b", "page-break", "contents", "a"]
    assert [one.hidden for one in found if one.kind in ("cover", "section")] == [False, False, True, False]


def test_the_parts_are_moved_hidden_added_and_taken_away():
    own = natural(OFFERED)
    assert keys(moved(own, 3, 1)) == ["cover", "b", "contents", "a", "plan-table", "kpi-table", "c"]
    assert keys(moved(own, 1, 99))[-1] == "contents"
    assert keys(without(own, 2)) == ["cover", "contents", "b", "plan-table", "kpi-table", "c"]
    assert keys(with_part(own, 2, LayoutPart("page-break")))[2] == "page-break"
    assert changed(own, 5, LayoutPart("kpi-table"))[5].hidden is False


def test_what_is_fixed_stays_unless_it_may_be_hidden():
    hidden = (LayoutPart("cover", hidden=True), LayoutPart("contents"))
    assert arrange(OFFERED, hidden)[0] == LayoutPart("cover")
    hides = (Offered("cover", "Cover", fixed=True, hides=True), *OFFERED[1:])
    found = arrange(hides, (LayoutPart("contents"), LayoutPart("cover", hidden=True)))
    assert found[0] == LayoutPart("cover", hidden=True)  # the first still
    assert layouts.order_of(None, hides)[0].kind == "cover"
    every = tuple(one.part(hidden=True) for one in hides if not one.repeated)
    alone = layouts.Layout(1, "", "annual-plan", "Nothing", every)
    assert layouts.order_of(alone, hides) == (LayoutPart("page-break"),)


def test_columns_take_the_order_and_width_of_the_layout():
    usual = shown_columns(COLUMNS, ())
    assert [one.name for one in usual] == ["goal", "activity", "results"]
    assert [round(one.width, 3) for one in usual] == [0.3, 0.4, 0.3]
    own = (
        LayoutColumn("results", 0.5), LayoutColumn("activity", hidden=True), LayoutColumn("lead", 0.001),
        LayoutColumn("lead"), LayoutColumn("nothing", 0.9),
    )  # fmt: skip
    shown = shown_columns(COLUMNS, own)
    assert [one.name for one in shown] == ["goal", "results", "activity", "lead"]
    assert sum(one.width for one in shown) == pytest.approx(1)
    assert shown[-1].width >= 0.04
    hidden = all_columns(COLUMNS, (LayoutColumn("goal", hidden=True),))
    assert [(one.name, one.hidden) for one in hidden] == [
        ("goal", True), ("activity", False), ("lead", True), ("results", False),
    ]  # fmt: skip


def test_a_narrow_column_gets_its_least_from_the_wide_ones():
    offered = (
        OfferedColumn("goal", "Goal", 0.3, least=0.15), OfferedColumn("lead", "Lead", 0.2, least=0.14),
        OfferedColumn("text", "Text", 0.5),
    )  # fmt: skip
    own = (LayoutColumn("goal", 0.34), LayoutColumn("lead", 0.06), LayoutColumn("text", 0.6))
    shown = shown_columns(offered, own)
    assert [round(one.width, 3) for one in shown] == [0.311, 0.14, 0.549]
    assert widened(offered, own) == {"lead": (0.06, shown[1].width)}
    assert widened(offered, ()) == {} == widened(offered, (LayoutColumn("lead", 0.2),))
    assert widened(offered, (LayoutColumn("lead", 0.06, hidden=True),)) == {}


@given(
    some.lists(some.tuples(some.floats(0, 1), some.floats(0.01, 0.4)), min_size=1, max_size=7),
    some.floats(0.2, 1),
)
def test_shares_fill_the_whole_and_none_is_below_its_least(pairs, whole):
    widths, least = [one for one, _least in pairs], [one for _width, one in pairs]
    found = shares(widths, least, whole)
    assert sum(found) == pytest.approx(whole) or sum(widths) == 0
    if sum(least) <= whole:
        assert all(one >= lowest - 1e-9 for one, lowest in zip(found, least, strict=True))
    else:
        assert all(one <= lowest + 1e-9 for one, lowest in zip(found, least, strict=True))


part = some.builds(
    LayoutPart, some.sampled_from(["cover", "contents", "section", "plan-table", "page-break", "odd"]),
    some.sampled_from(["", "a", "b", "c", "gone"]), some.booleans(),
)  # fmt: skip


@given(some.lists(part, max_size=12))
def test_every_layout_prints_each_part_of_the_plan_once_and_keeps_its_own_order(parts):
    found = arrange(OFFERED, parts)
    once = [one.key for one in found if one.kind != "page-break"]
    assert len(once) == len(set(once))
    assert {one.key for one in OFFERED if one.usual} <= set(once) <= {one.key for one in OFFERED}
    assert found[0].kind == "cover"
    assert arrange(OFFERED, found) == found
    wanted = list(dict.fromkeys(one.key for one in parts if one.key in once and one.kind != "cover"))
    assert [key for key in once if key in wanted] == wanted


def test_layouts_are_kept_changed_and_undone_step_by_step(document):
    before = dump(document)
    one = layouts.add_layout(document, "annual-plan", "  Short  version ", natural(OFFERED))
    layouts.add_layout(document, "action-plan", "Short version", ())
    other = layouts.duplicate_layout(document, one, "Board")
    layouts.rename_layout(document, one, "Public")
    own = layouts.layout(document, one).parts
    table = LayoutPart(
        "plan-table", columns=(LayoutColumn("results", 0.6), LayoutColumn("goal", hidden=True))
    )
    layouts.set_parts(document, one, moved(changed(own, 4, table), 4, 1), OFFERED, "Move part")
    assert document.undo_name == "Move part"
    found = layouts.layout_named(document, "annual-plan", "public")
    assert keys(found.parts)[:2] == ["cover", "plan-table"] and found.parts[1] == table
    assert [one.name for one in layouts.layouts(document, "annual-plan")] == ["Public", "Board"]
    step = document.value("SELECT max(id) FROM step")
    layouts.set_parts(document, one, found.parts, OFFERED, "Move part")
    layouts.rename_layout(document, one, "Public")
    assert document.value("SELECT max(id) FROM step") == step  # what changes nothing is no step
    layouts.delete_layout(document, other)
    assert layouts.free_name(document, "annual-plan", "Public") == "Public 2"
    after = dump(document)
    for _step in range(6):
        document.undo()
    assert dump(document) == before
    while document.redo():
        pass
    assert dump(document) == after


def test_a_name_stands_once_and_is_never_empty(document):
    one = layouts.add_layout(document, "annual-plan", "Short", ())
    for name in ("", "  ", "SHORT "):
        with pytest.raises(InvalidValue, match=r"Nothing was changed"):
            layouts.add_layout(document, "annual-plan", name, ())
    layouts.rename_layout(document, one, "short")
    with pytest.raises(NotThere, match="no layout “Long”; its layouts are: “short”"):
        layouts.layout_named(document, "annual-plan", "Long")
    layouts.delete_layout(document, one)
    with pytest.raises(NotThere):
        layouts.rename_layout(document, one, "x")


def test_a_layout_of_two_plans_keeps_what_the_plan_in_hand_does_not_have(document):
    parts = (LayoutPart("section", "other", hidden=True), *natural(OFFERED), LayoutPart("section", "last"))
    one = layouts.add_layout(document, "annual-plan", "Both", parts)
    shown = arrange(OFFERED, parts)
    layouts.set_parts(document, one, moved(shown, 6, 2), OFFERED)
    found = keys(layouts.layout(document, one).parts)
    assert found == ["other", "cover", "contents", "c", "last", "a", "b", "plan-table", "kpi-table"]


def test_the_sections_of_a_copied_plan_stand_where_the_old_ones_do(document):
    plan = plans.add_plan(document, "P", "annual", date(2026, 1, 1), date(2026, 12, 31))
    first, second = sections.sections(document, plan)[:2]
    own = (LayoutPart("section", second.uid, hidden=True), LayoutPart("section", first.uid))
    one = layouts.add_layout(document, "annual-plan", "Own", own)
    new = sections.sections(document, plans.duplicate_plan(document, plan))[:2]
    found = layouts.layout(document, one).parts
    assert [part.subject for part in found] == [second.uid, new[1].uid, first.uid, new[0].uid]
    assert [part.hidden for part in found] == [True, True, False, False]
    document.undo()
    assert len(layouts.layout(document, one).parts) == 2


def test_the_history_tells_of_layouts_in_words_and_brings_a_deleted_one_back(document):
    plan = plans.add_plan(document, "P", "annual", date(2026, 1, 1), date(2026, 12, 31))
    section = sections.sections(document, plan)[0]
    table = LayoutPart("plan-table", columns=(LayoutColumn("results", 0.6, hidden=True),))
    one = layouts.add_layout(document, "annual-plan", "Own", (LayoutPart("section", section.uid), table))
    step = document.value("SELECT max(id) FROM step")
    told = [(change.record, field.after) for change in changes_of(document, step) for field in change.fields]
    assert ("Layout", "Annual plan") in told and ("Part of a layout", section.title) in told
    assert {("Column of a layout", words) for words in ("Results", "60 %", "Yes")} <= {*told}
    before, uid = dump(document), layouts.layout(document, one).uid
    layouts.delete_layout(document, one)
    step = document.value("SELECT max(id) FROM step")
    assert uid in deleted_on_their_own(document, step)
    bring_back_record(document, "layout", uid, step)
    assert document.undo_name == "Bring back layout"
    assert dump(document) == before
