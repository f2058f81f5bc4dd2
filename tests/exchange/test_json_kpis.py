"""KPIs in JSON: what comes back, what meets a KPI that is there, what is refused with its place."""

import json

import jsonschema
import pytest

from plandesk.domain.kpis.comparators import comparators, set_comparator
from plandesk.domain.kpis.definitions import add_kpi, categories, change_kpi, kpi, kpis
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures, restatements
from plandesk.domain.outline import outline
from plandesk.domain.people import add_unit, units
from plandesk.domain.plans import plans
from plandesk.errors import ImportRefused, InvalidValue
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.resources import resource_path
from tests.domain.kpis.halton import DECEMBER, NOW, add_clearance
from tests.every_kind import MAY, ODD, dump, fill

UID = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"
TABLES = ("kpi", "kpi_objective", "category", "measure", "restatement", "comparator")


@pytest.fixture(scope="module")
def schema():
    found = json.loads(resource_path("schema/plan.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def test_every_table_of_the_kpis_comes_back_row_by_row(new_document):
    source, target = new_document(), new_document()
    fill(source)
    assert import_json(target, export_json(source)).new_kpis == 3
    for table in TABLES:
        assert rows(source, table) and rows(target, table) == rows(source, table), table
    own = [rich(document) for document in (source, target)]
    assert own[0] == own[1]
    name, of_categories, figures, before = own[0]
    assert name == ODD and len(of_categories) == 2 and len(figures) == 12 and len(before) == 2


def rows(document, table):
    """What a table holds, without the ids that a file gives for itself."""
    own = ("id", "kpi_id", "unit_id", "category_id", "measure_id", "objective_id")
    left = {*own, *(() if table in ("kpi", "category") else ("uid",))}
    found = [
        tuple((name, row[name]) for name in row.keys() if name not in left)  # noqa: SIM118
        for row in document.rows(f'SELECT * FROM "{table}"')
    ]
    return sorted(found, key=repr)


def rich(document):
    """The first KPI with its figures, by names instead of ids."""
    one = kpis(document)[0]
    names = {each.id: each.name for each in (*units(document), *categories(document, one.id))} | {None: ""}
    found = measures(document, one.id)
    cells = sorted(
        (cell.period, names[cell.unit_id], names[cell.category_id], each.amount, each.as_of)
        for cell, each in found.items()
    )
    [changed] = [each for each in found.values() if each.published]
    before = [(each.amount, each.as_of, each.words, each.at) for each in restatements(document, changed.id)]
    return one.name, [each.uid for each in categories(document, one.id)], cells, before


def test_a_figure_is_one_line_without_what_it_has_not(new_document):
    document = new_document()
    add_clearance(document)
    text = export_json(document).decode()
    assert '          {"period": "2023-01", "numerator": 82, "denominator": 168},\n' in text
    assert text.count('{"period":') == 2 * 12 * len(NOW)


def test_the_order_of_units_and_not_of_ids_rules(new_document):
    source, target = new_document(), new_document()
    add_clearance(source)
    data = json.loads(export_json(source))
    data["units"].reverse()
    import_json(target, json.dumps(data).encode())
    shown = json.loads(export_json(target))
    order = [one["unit"] for one in shown["kpis"][0]["series"]]
    assert order == [None, *(one["uid"] for one in shown["units"])]
    again = new_document()
    import_json(again, export_json(target))
    assert export_json(again) == export_json(target)


def test_versions_one_and_two_still_come_in(new_document):
    source = new_document()
    fill(source)
    data = json.loads(export_json(source))
    del data["kpis"]
    for section in (one for plan in data["plans"] for one in plan["sections"]):
        del section["kpis"]
    for version in (1, 2):
        target = new_document()
        assert import_json(target, json.dumps({**data, "version": version}).encode()).new_kpis == 0
        assert kpis(target) == () and len(plans(target)) == 2


def test_one_plan_alone_takes_its_kpis_along(new_document, schema):
    source, target = new_document(), new_document()
    above, _plan = fill(source)
    data = export_json(source, above)
    schema.validate(json.loads(data))
    found = json.loads(data)["kpis"]
    assert [one["name"] for one in found] == [ODD, "Rating"]
    assert all(len(one["objectives"]) == 1 for one in found)
    import_json(target, data)
    assert export_json(target) == data


def test_a_kpi_that_is_there_keeps_its_figures_and_gets_further_goals(new_document):
    source = new_document()
    above, plan_id = fill(source)
    target = new_document()
    import_json(target, export_json(source, above))
    first, other, *_rest = kpis(target)
    change_kpi(target, first.id, name="Renamed here")
    imported = import_json(target, export_json(source, plan_id))
    assert imported.new_kpis == 0 and [one.name for one in kpis(target)] == ["Renamed here", "Rating"]
    goals = kpi(target, first.id).objectives
    plan_of = {objective: one.id for one in plans(target) for objective in outline(target, one.id).objectives}
    assert [plan_of[goal] for goal in goals] == [plans(target)[1].id, imported.plan_ids[0]]
    assert kpi(target, other.id).objectives == other.objectives
    target.undo()
    assert kpi(target, first.id).objectives == first.objectives


def test_a_copy_of_a_plan_is_measured_by_the_same_kpis(new_document):
    document = new_document()
    _above, plan_id = fill(document)
    before = [dump(document)[table] for table in ("kpi", "measure")]
    [copied] = import_json(document, export_json(document, plan_id), as_copy=True).plan_ids
    assert [dump(document)[table] for table in ("kpi", "measure")] == before
    goals = set(outline(document, copied).objectives)
    assert [len(goals & set(one.objectives)) for one in kpis(document)] == [1, 0, 0]


def test_kpis_written_by_hand_need_little_and_come_once(new_document, schema):
    target = new_document()
    written = {
        "format": "plandesk",
        "version": 3,
        "units": [{"uid": UID, "name": "North"}],
        "kpis": [
            {
                "name": "Clearance rate",
                "kind": "rate",
                "categories": [{"uid": OTHER, "name": " Theft "}],
                "series": [
                    {"unit": UID, "category": OTHER, "measures": [{"period": "2026-01", "numerator": 1}]}
                ],
            }
        ],
    }
    schema.validate(written)
    data = json.dumps(written).encode()
    assert import_json(target, data).new_kpis == 1
    assert target.undo_name == "Import KPIs"
    [one] = kpis(target)
    assert (one.scale, one.frequency, one.direction) == (100.0, "month", "watch")
    assert [each.name for each in categories(target, one.id)] == ["Theft"]
    [figure] = measures(target, one.id).values()
    assert figure.amount.numerator == 1 and figure.amount.denominator is None
    assert import_json(target, data).new_kpis == 0 and len(kpis(target)) == 1


def test_no_unit_has_two_series_under_two_names(new_document):
    target = new_document()
    there = add_unit(target, "North")
    uid = target.value("SELECT uid FROM unit WHERE id = ?", (there,))
    series = [{"unit": one, "measures": [{"period": "2026-01", "numerator": 1}]} for one in (UID, uid)]
    refused(
        target,
        of_kpi(series=series) | {"units": [{"uid": UID, "name": "North"}]},
        "The KPI “K” has two series for one unit.",
    )


def test_a_category_of_another_kpi_is_not_taken(new_document):
    target = new_document()
    import_json(target, json.dumps(of_kpi(categories=[{"uid": UID, "name": "Theft"}])).encode())
    written = of_kpi(name="Other", categories=[{"uid": UID, "name": "Theft"}])
    refused(target, written, "“Theft”, a category of the KPI “Other”, is in this file already.")


def test_what_was_once_below_zero_is_no_count(new_document):
    document = new_document()
    one = add_kpi(document, "Balance", "value")
    enter(document, one, [Entry(Cell(MAY), -4)])
    with pytest.raises(InvalidValue, match="1 figure is below 0, and what is counted never is"):
        change_kpi(document, one, kind="count")
    target = new_document()
    import_json(target, export_json(document))
    assert export_json(target) == export_json(document)


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-9, -0.0, 5e-324, 999_999_999_999_999.9, 123_456_789_012_345])
def test_every_number_comes_back_as_it_was(new_document, value):
    source, target = new_document(), new_document()
    one = add_kpi(source, "Value", "value", baseline=value, target_kind="band", target=-value)
    enter(source, one, [Entry(Cell(MAY), value)])
    set_comparator(source, one, "Peel", MAY, value)
    data = export_json(source)
    import_json(target, data)
    [came] = kpis(target)
    [figure] = measures(target, came.id).values()
    assert came.baseline == figure.amount.numerator == comparators(target, came.id)[0].value == value
    assert export_json(target) == data


@pytest.mark.parametrize("value", [1e15, float("inf"), float("nan"), -1e300])
def test_what_no_file_takes_is_not_kept(new_document, value):
    document = new_document()
    one = add_kpi(document, "Value", "value")
    for change in (
        lambda: change_kpi(document, one, target=value),
        lambda: enter(document, one, [Entry(Cell(MAY), value)]),
        lambda: set_comparator(document, one, "Peel", MAY, value),
    ):
        with pytest.raises(InvalidValue, match="too large"):
            change()
    assert kpi(document, one).target is None and not measures(document, one)


def test_another_service_is_the_same_with_a_space_before_it(new_document):
    document = new_document()
    one = add_kpi(document, "Value", "value")
    set_comparator(document, one, "Peel", MAY, 1)
    set_comparator(document, one, " Peel ", MAY, 2)
    assert [each.value for each in comparators(document, one)] == [2]
    set_comparator(document, one, "Peel ", MAY, None)
    assert comparators(document, one) == ()


def test_notes_and_other_services_come_back(new_document):
    source, target = new_document(), new_document()
    clearance = add_clearance(source)
    first = measures(source, clearance)[Cell(DECEMBER)]
    annotate(source, [first.id], published="41%", footnote="From the report", provisional=True)
    import_json(target, export_json(source))
    [one] = kpis(target)
    came = measures(target, one.id)[Cell(DECEMBER)]
    assert (came.published, came.footnote, came.provisional) == ("41%", "From the report", True)
    assert comparators(target, one.id) == ()


def of_kpi(**fields):
    return {"format": "plandesk", "version": 3, "kpis": [{"name": "K", "kind": "count", **fields}]}


def figures(*many, **fields):
    return of_kpi(series=[{"measures": list(many)}], **fields)


AT = ".series[0].measures"
REFUSED = [
    (of_kpi(kind="percent"), "kpis[0].kind: expected one of “count”, “rate”"),
    (of_kpi(name=None), "kpis[0].name: expected a text, found nothing (null)."),
    (of_kpi(frequency="week"), "kpis[0].frequency: expected one of “month”"),
    (of_kpi(origin="guess"), "kpis[0].origin: expected one of “own”"),
    (of_kpi(direction="sideways"), "kpis[0].direction: expected one of “up”"),
    (of_kpi(target_kind="more"), "kpis[0].target_kind: expected one of “none”"),
    (of_kpi(decimals=5), "kpis[0].decimals: expected a whole number from 0 to 4, found the number 5."),
    (of_kpi(target="50 %"), "kpis[0].target: expected a number below 10¹⁵, found “50 %”."),
    (of_kpi(baseline=True), "kpis[0].baseline: expected a number below 10¹⁵, found true."),
    (of_kpi(scale=1e15), "kpis[0].scale: expected a number below 10¹⁵"),
    (of_kpi(objectives=[UID]), f"kpis[0].objectives[0]: there is no goal with the uid {UID}."),
    (of_kpi(objectives=[5]), "kpis[0].objectives[0]: expected a uid like"),
    (of_kpi(personnel=[]), "kpis[0].personnel: there is no such field here."),
    (of_kpi(categories=[{"name": " "}]), ".categories[0].name: expected the name of a category, found “ ”."),
    (
        of_kpi(categories=[{"name": "A"}, {"name": "a "}]),
        ".categories[1].name: expected each category stands",
    ),
    (of_kpi(comparators=[{"name": "Peel"}]), ".comparators[0].period: expected a text, found nothing"),
    (of_kpi(series=[{"unit": UID}]), f"kpis[0].series[0].unit: there is no unit with the uid {UID}."),
    (of_kpi(series=[{"category": UID}]), ".series[0].category: expected the uid of a category of the KPI"),
    (of_kpi(series=[{}, {}]), "kpis[0].series[1]: each unit and category has one series."),
    (figures({}), f"kpis[0]{AT}[0].period: expected a text, found nothing (null)."),
    (figures({"period": "June"}), f"{AT}[0].period: expected the first month of the period, like 2026-06"),
    (figures({"period": "2026-13"}), f"{AT}[0].period: expected the first month of the period, like 2026-06"),
    (
        figures({"period": "2026-02"}, frequency="quarter"),
        f"{AT}[0].period: expected the first month of a quarter, found “2026-02”.",
    ),
    (
        figures({"period": "2026-07"}, frequency="year"),
        f"{AT}[0].period: expected the first month of a year, found “2026-07”.",
    ),
    (
        figures({"period": "2026-01"}, {"period": "2026-01"}),
        f"{AT}[1].period: each period has one figure.",
    ),
    (figures({"period": "2026-01", "numerator": "7"}), f"{AT}[0].numerator: expected a number below 10¹⁵"),
    (figures({"period": "2026-01", "numerator": -1}), f"{AT}[0].numerator: expected a number from 0, found"),
    (figures({"period": "2026-01", "as_of": "today"}), f"{AT}[0].as_of: expected a day like 2026-12-31"),
    (figures({"period": "2026-01", "provisional": 1}), f"{AT}[0].provisional: expected true or false"),
    (
        figures({"period": "2026-01", "restated": [{"numerator": 1}]}),
        f"{AT}[0].restated[0].at: expected a moment like",
    ),
]


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_what_is_wrong_is_named_by_its_place_and_nothing_comes_in(new_document, written, sentence):
    refused(new_document(), written, sentence)


def test_a_number_too_large_for_any_machine(new_document):
    data = json.dumps(of_kpi(target=5)).replace('"target": 5', '"target": 1e999')
    refused(new_document(), data, "kpis[0].target: expected a number below 10¹⁵, found the number inf.")


def refused(document, written, sentence):
    before = dump(document)
    data = written if isinstance(written, str) else json.dumps(written)
    with pytest.raises(ImportRefused) as caught:
        import_json(document, data.encode())
    said = caught.value.sentence
    assert sentence in said and "Nothing was imported" in said and len(said) < 300
    assert dump(document) == before
