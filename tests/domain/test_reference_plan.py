"""The reference plan goes in whole."""

from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.outline import outline
from plandesk.domain.sections import blocks, sections
from tests import reference_plan


def test_counts_of_the_reference_plan(document, reference):
    plan_id = reference_plan.build(document, reference)
    tree = outline(document, plan_id)
    assert tree.counts() == [
        reference_plan.FOCUS_AREAS,
        reference_plan.GOALS,
        reference_plan.ACTIVITIES,
    ]
    every = [one for found in initiatives_of_plan(document, plan_id).values() for one in found]
    assert sum(len(one.sub_items) for one in every) == reference_plan.SUB_ITEMS
    assert [tree.objectives[one].title for one in tree.roots] == [
        "Community Safety",
        "Community Engagement",
        "Healthy Organization",
    ]


def test_sections_of_the_reference_plan(document, reference):
    plan_id = reference_plan.build(document, reference)
    found = sections(document, plan_id)
    assert [one.kind for one in found] == [
        "text", "statements", "message", "blocks", "findings", "outline", "contact",
    ]  # fmt: skip
    assert len(blocks(document, found[3].id)) == 7
    assert len(blocks(document, found[4].id)) == 3
    assert found[2].pull_quote.startswith("We are committed")


def test_the_whole_plan_is_one_step(document, reference):
    reference_plan.build(document, reference)
    assert document.undo_name == "Enter the reference plan"
    document.undo()
    assert document.undo_name is None
    assert document.value("SELECT count(*) FROM plan") == 0
