"""What is not a plan, or not a whole one: one sentence with the place, and nothing half imported."""

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandesk.errors import ImportRefused, UserError
from plandesk.exchange import json_parsing
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.file.document import Document
from tests.every_kind import dump, fill

UID = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"


def plan(**fields):
    return {"title": "P", "kind": "annual", "starts": "2026-01-01", "ends": "2026-12-31", **fields}


def whole(**fields):
    return {"format": "plandesk", "version": 1, **fields}


def leaf(**fields):
    return whole(plans=[plan(objectives=[{"title": "G", "initiatives": [{"text": "I", **fields}]}])])


def set_of(**fields):
    return whole(report_sets=[{"name": "Board", "reports": [{"kind": "annual-plan", **fields}]}])


def nested(levels):
    one = {"title": "deepest"}
    for _n in range(levels - 1):
        one = {"title": "above", "objectives": [one]}
    return one


NOT_JSON = {
    b"": "The file is empty.",
    b" \n": "The file is empty.",
    b"PK\x03\x04\x14\x00\x08\xff": "The file is not UTF-8 text (byte 8 is not).",
    '{"format": "plandesk"}'.encode("utf-16"): "The file is not UTF-8 text (byte 1 is not).",
    b'{"format": "plandesk", "plans": [': "not JSON, or its end is missing: line 1, column 34",
    b"<html>": "not JSON, or its end is missing: line 1, column 1",
    b'{"a": NaN}': "“NaN” is not a number of JSON.",
    b'{"a": -Infinity}': "“-Infinity” is not a number of JSON.",
    b'{"a": 1, "a": 2}': "A record has the field “a” twice.",
    b"[" * 100_000: "lists within lists, deeper than any plan",
    b'{"a":' * 100_000: "lists within lists, deeper than any plan",
    b"[]": "the file: expected a record in braces, found a list.",
    b'"plandesk"': "the file: expected a record in braces, found “plandesk”.",
    b"{}": "is neither an export of PlanDesk (its “format” is “plandesk”) nor a plan written down (a list of",
    b'{"format": "other"}': "is neither an export of PlanDesk",
    b'{"format": 5}': "format: expected a text, found the number 5.",
}

WRONG = [
    (whole(version=6), "exported by a newer PlanDesk"),
    (
        whole(version=10**9),
        "version: expected a whole number from 0 to 1000000, found the number 1000000000.",
    ),
    (whole(version=True), "version: expected a whole number"),
    (whole(plan=[]), "plan: there is no such field here."),
    (whole(report_sets=[{"name": " "}]), "report_sets[0].name: expected the name of a set"),
    (set_of(kind="../KPI"), "report_sets[0].reports[0].kind: expected a word of small letters"),
    (set_of(options=[{"name": "leads"}]), "options[0].value: expected a text, true or false, found nothing"),
    (
        set_of(options=[{"name": "leads", "value": "yes"}]),
        "report_sets[0].reports[0].options[0]: an option of a report, with one of its values",
    ),
    (set_of(options=[{"name": "plan_id", "value": "1"}]), "options[0]: an option of a report"),
    (
        set_of(options=[{"name": "edition", "value": one} for one in ("public", "in-camera")]),
        "reports[0].options: each option stands once",
    ),
    (whole(plans={}), "plans: expected a list in square brackets, found a record."),
    (whole(plans=[plan(), 5]), "plans[1]: expected a record in braces, found the number 5."),
    (whole(plans=[{**plan(), "title": None}]), "plans[0].title: expected a text, found nothing (null)."),
    (whole(plans=[plan(kind="weekly")]), "plans[0].kind: expected one of “annual”, “strategic”"),
    (
        whole(plans=[plan(starts="2026-02-30")]),
        "plans[0].starts: expected a day like 2026-12-31, found “2026",
    ),
    (whole(plans=[plan(starts="2026-W01-1")]), "plans[0].starts: expected a day"),
    (
        whole(plans=[plan(ends="2025-12-31")]),
        "plans[0].ends: expected a day not before 2026-01-01, found “2025",
    ),
    (whole(plans=[plan(draft_number=1.5)]), "plans[0].draft_number: expected a whole number"),
    (whole(plans=[plan(draft_number=-1)]), "plans[0].draft_number: expected a whole number"),
    (whole(plans=[plan(levels=[{"name": "Only"}])]), "plans[0].levels: a plan needs at least two levels."),
    (
        whole(plans=[plan(levels=[{"name": "A"}, {"name": " "}])]),
        "plans[0].levels[1].name: expected the name of a level, found “ ”.",
    ),
    (whole(plans=[plan(sections=[{"kind": "poem"}])]), "plans[0].sections[0].kind: expected one of “text”"),
    (
        whole(plans=[plan(sections=[{"kind": "outline"}, {"kind": "text"}, {"kind": "outline"}])]),
        "plans[0].sections[2]: a plan has only one section of the kind “outline”.",
    ),
    (
        whole(plans=[plan(objectives=[{"title": "a"}, {"title": "b"}, {"title": ["c"]}])]),
        "plans[0].objectives[2].title: expected a text, found a list.",
    ),
    (whole(plans=[plan(objectives=[nested(51)])]), "there are at most 50 levels."),
    (leaf(due="Q3"), "plans[0].objectives[0].initiatives[0].due: expected a due time like 2026-Q3"),
    (leaf(public="yes"), ".initiatives[0].public: expected true or false, found “yes”."),
    (leaf(sub_items=["a", 5]), ".initiatives[0].sub_items[1]: expected a text, found the number 5."),
    (leaf(leads=[{}]), ".initiatives[0].leads[0]: a lead is either a person or a unit."),
    (leaf(leads=[{"person": UID}]), f".leads[0].person: there is no person with the uid {UID}."),
    (leaf(serves=[UID]), f".serves[0]: there is no goal with the uid {UID}."),
    (leaf(carries=UID), f".carries: there is no initiative with the uid {UID}."),
    (leaf(carries="x"), ".carries: expected a uid like 01890a5d-ac96-774b-bcce-b302099a8057, found “x”."),
    (leaf(teext="x"), "plans[0].objectives[0].initiatives[0].teext: there is no such field here."),
    (leaf(results="\ud800"), ".results: the text holds half of a character (a lone surrogate)."),
    (whole(plans=[plan(implements=UID)]), f"plans[0].implements: there is no plan with the uid {UID}."),
    (
        whole(plans=[plan(uid=UID, implements=OTHER), plan(uid=OTHER, implements=UID)]),
        "The plan “P” would implement itself.",
    ),
    (
        whole(plans=[plan(uid=UID), plan(uid=UID)]),
        "plans[1].uid: the same uid stands at plans[0].uid already.",
    ),
    (
        whole(people=[{"name": "A", "uid": UID}, {"name": "B", "uid": UID}]),
        "people[1].uid: the same uid stands at people[0].uid already.",
    ),
    (whole(people=[{"name": "A", "unit": UID}]), f"people[0].unit: there is no unit with the uid {UID}."),
    (
        whole(service={"brand_colour": "red"}),
        "service.brand_colour: expected a colour like #16294D, found “red”.",
    ),
    (whole(service={"logo": "0" * 64}), "service.logo: there is no picture with the uid 0000"),
    (
        whole(pictures=[{"sha256": "0" * 64, "data": "!"}]),
        "pictures[0].data: expected the bytes of a picture in",
    ),
    (
        whole(pictures=[{"sha256": "0" * 64, "data": "AAAA"}]),
        "pictures[0].data: expected a PNG, JPEG or SVG picture",
    ),
]


@pytest.mark.parametrize(("data", "sentence"), NOT_JSON.items())
def test_what_is_no_export_at_all(new_document, data, sentence):
    refused(new_document(), data, sentence)


@pytest.mark.parametrize(("data", "sentence"), WRONG, ids=[sentence[:40] for _data, sentence in WRONG])
def test_what_is_wrong_in_an_export(new_document, data, sentence):
    refused(new_document(), json.dumps(data).encode(), sentence)


def refused(document, data, sentence):
    before = dump(document)
    with pytest.raises(ImportRefused) as caught:
        import_json(document, data)
    said = caught.value.sentence
    assert sentence in said
    assert "Nothing was imported" in said and "\n" not in said and len(said) < 300
    assert dump(document) == before and document.undo_name is None


def test_a_mark_at_the_beginning_of_the_file_does_no_harm(new_document):
    source, target = new_document(), new_document()
    fill(source)
    data = export_json(source)
    import_json(target, b"\xef\xbb\xbf" + data)
    assert export_json(target) == data


def test_a_number_of_thousands_of_digits(new_document):
    data = b'{"format": "plandesk", "version": ' + b"9" * 6000 + b"}"
    refused(new_document(), data, "version: expected a whole number from 0 to 1000000, found the number inf.")


def test_300_megabytes_are_refused_before_they_are_read(new_document):
    document, data = new_document(), b"[" + b"0" * 300_000_000 + b"]"
    tracemalloc.start()
    refused(document, data, "The file is larger than 200 MB, more than any plan.")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10_000_000


def test_more_parts_than_any_plan_has_are_refused_before_they_are_read(new_document, monkeypatch):
    monkeypatch.setattr(json_parsing, "MOST_PARTS", 1000)
    refused(new_document(), b"[" + b"[]," * 2000 + b"[]]", "more than any plan")


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """The export of a document with everything in it."""
    document = Document.create(tmp_path_factory.mktemp("export") / "full.plandesk")
    fill(document)
    yield export_json(document)
    document.close()


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    """One document for all examples: making a file takes longer than an import."""
    document = Document.create(tmp_path_factory.mktemp("import") / "target.plandesk")
    yield document
    document.close()


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_damage_is_refused_or_imported_whole(full, target, data):
    place = data.draw(st.integers(0, len(full) - 1))
    piece = data.draw(st.binary(min_size=1, max_size=3))
    damaged = data.draw(
        st.sampled_from(
            (full[:place], full[:place] + full[place + len(piece) :], full[:place] + piece + full[place:])
        )
    )
    before = {**dump(target), "picture": [], "kept_file": []}
    try:
        import_json(target, damaged)
    except UserError as error:
        assert "Nothing was" in error.sentence
    else:
        target.undo()
    assert {**dump(target), "picture": [], "kept_file": []} == before
