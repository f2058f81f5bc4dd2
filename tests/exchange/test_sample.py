"""The sample plan is whole, in the form of an export, and has one of everything to look at."""

import json
import re
from datetime import date

import jsonschema
import pytest

from plandesk.domain import amendments, meetings, progress
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.kpis.definitions import KINDS, categories, kpis
from plandesk.domain.kpis.latest import latest_figures
from plandesk.domain.kpis.measures import Cell, measures, restatements
from plandesk.domain.kpis.preflight import findings
from plandesk.domain.outline import outline
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import plans
from plandesk.domain.sections import sections
from plandesk.domain.service import service
from plandesk.exchange.json_plan import export_json
from plandesk.exchange.sample import SAMPLE, make_sample
from plandesk.resources import resource_path


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    document = make_sample(tmp_path_factory.mktemp("sample") / "sample.plandesk", "A. Planner")
    yield document
    document.close()


def test_the_sample_is_kept_as_an_export(sample):
    kept = resource_path(SAMPLE).read_bytes()
    assert export_json(sample) == kept
    schema = json.loads(resource_path("schema/plan.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(json.loads(kept))


def test_the_sample_shows_what_a_plan_can_have(sample):
    annual, strategic, district = plans(sample)
    assert (annual.kind, strategic.kind, annual.parent_id) == ("annual", "strategic", strategic.id)
    assert outline(sample, annual.id).counts() == [4, 16, 46]
    assert {one.kind for one in sections(sample, annual.id)} == {
        "text", "statements", "message", "blocks", "findings", "outline", "contact",
    }  # fmt: skip
    leaves = [one for found in initiatives_of_plan(sample, annual.id).values() for one in found]
    assert all(one.leads and one.due.kind != "none" and one.serves for one in leaves)
    assert {one.due.kind for one in leaves} == {
        "quarter", "quarters", "month", "year", "date", "annually", "ongoing",
    }  # fmt: skip
    assert sum(1 for one in leaves if one.results) == 8
    assert sum(1 for one in leaves if not one.public) == 4
    assert sum(1 for one in leaves if one.sub_items) == 4
    assert service(sample).logo and service(sample).logo_alt
    assert district.kind == "district"
    told = {one.kind: one for one in sections(sample, district.id)}
    assert {"outline", "dashboard", "stories", "figures", "tiles", "contact"} == set(told)
    assert len(told["dashboard"].kpis) == 3


def test_the_sample_is_in_the_middle_of_its_year(sample):
    annual = plans(sample)[0]
    tree = outline(sample, annual.id)
    seen = {}
    for number in (1, 2, 3, 4):
        told = progress.standings(sample, tree, Quarter(2026, number))
        seen[number] = {one.status.counts_as if one.status else "" for one in told}
    assert seen[3] == {"in_progress", "late", "done", "dropped"}
    assert seen[4] == {"in_progress", "late", "done", "dropped", ""}
    found = progress.on_time(told, Quarter(2026, 4))
    assert (found.on_time, found.early, found.late) == (17, 2, 3)
    changed = amendments.since_approval(sample, annual.id)
    assert len(changed) == 11 and all(one.reason for one in changed)
    assert {kind for one in changed for kind in one.kinds} == {"added", "dropped", "reworded", "re-dated"}
    [kept] = meetings.kept_reports(sample, annual.id)
    assert {one.number for one in meetings.restated(sample, kept.id)} == {"1.3.1"}


def test_the_sample_has_kpis_of_every_kind_tied_to_goals(sample):
    every = kpis(sample)
    assert {one.kind for one in every} == set(KINDS)
    assert {one.target_kind for one in every} == {"at_least", "at_most", "change", "rank", "words"}
    annual = outline(sample, plans(sample)[0].id).objectives
    assert all(set(one.objectives) & set(annual) for one in every)
    assert all(one.definition and one.source and one.owner for one in every)
    found = [figure for one in every for figure in measures(sample, one.id).values()]
    assert {one.provisional for one in found} == {True, False}
    assert sum(1 for one in found if one.published and one.footnote) == 2
    assert sum(1 for one in found if restatements(sample, one.id)) == 6
    told = findings(sample, date(2026, 11, 24))
    assert {one.kind for one in told} == {"sum", "small base"}
    latest = {one.kpi.name: one.text() for one in latest_figures(sample)}
    assert latest["Property crime cleared"] == "24.4%" and latest["Time to reach an emergency"] == "6:48"


def test_two_kpis_that_count_the_same_incidents_agree(sample):
    rate, count = kpis(sample)[:2]
    [theft] = [one.id for one in categories(sample, rate.id) if one.name == count.name]
    counted = measures(sample, count.id)
    assert len(counted) == 4 * 34
    for cell, one in measures(sample, rate.id).items():
        if cell.category_id == theft:
            assert counted[Cell(cell.period, cell.unit_id)].amount.numerator == one.amount.denominator


def test_the_sample_reaches_nobody_real():
    text = resource_path(SAMPLE).read_text(encoding="utf-8")
    numbers = re.findall(r"\d{3}-(\d{3})-\d{4}\"", text)
    assert numbers and set(numbers) == {"555"}
    hosts = re.findall(r"[\w.-]+@([\w.-]+)|\"website\": \"([^\"]+)\"", text)
    assert hosts and all("".join(one).endswith("example.org") for one in hosts)


def test_a_name_that_is_taken_is_left_alone(tmp_path):
    path = tmp_path / "mine.plandesk"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        make_sample(path)
    assert path.read_bytes() == b"mine"


def test_the_sample_is_a_beginning_that_undo_does_not_take_away(tmp_path):
    from plandesk.domain.plans import plans
    from plandesk.exchange.sample import make_sample

    document = make_sample(tmp_path / "sample.plandesk")
    assert document.undo_name is None and document.undo() is None
    assert len(plans(document)) == 3
    document.close()
