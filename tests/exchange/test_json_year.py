"""The reporting year in JSON: what comes back, what a copy does with it, what is refused with its place."""

import json
from base64 import b64encode
from hashlib import sha256

import jsonschema
import pytest

from plandesk.domain import amendments, approval, meetings, milestones, progress, statuses, updates
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import plan, plans
from plandesk.errors import ImportRefused
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.resources import resource_path
from tests.domain import reporting_year
from tests.every_kind import PDF, dump, fill

UID = "01890a5d-ac96-774b-bcce-b302099a8057"
OTHER = "01890a5d-ac96-774b-bcce-b302099a8058"
YEAR_TABLES = (
    *("status_word", "status_update", "milestone", "approved_entry", "amendment_note"),
    *("meeting_report", "meeting_standing", "kept_file"),
)


def test_every_table_of_the_year_comes_back_row_by_row(new_document):
    source, target = new_document(), new_document()
    fill(source)
    import_json(target, export_json(source))
    for table in YEAR_TABLES:
        assert rows(source, table) and rows(target, table) == rows(source, table), table
    annual = next(one for one in plans(source) if one.kind == "annual")
    came = next(one for one in plans(target) if one.kind == "annual")
    assert came.approved_at == annual.approved_at is not None and came.updates_close == 14
    [first, second] = meetings.kept_reports(target, came.id)
    assert meetings.kept_pdf(target, first.id) == meetings.kept_pdf(target, second.id) == PDF


def rows(document, table):
    """What a table holds, without the ids that a file gives for itself."""
    own = ("id", "uid", "plan_id", "initiative_id", "status_id", "report_id")
    kept = ("status_word", "status_update", "milestone", "meeting_report")
    left = set(own) - ({"uid"} if table in kept else set())
    return sorted(
        tuple((name, row[name]) for name in row.keys() if name not in left)  # noqa: SIM118
        for row in document.rows(f'SELECT * FROM "{table}"')
    )


def test_where_the_plan_stands_is_the_same_after_the_import(new_document):
    source, target = new_document(), new_document()
    year = reporting_year.fill(source)
    [plan_id] = import_json(target, export_json(source)).plan_ids
    for quarter in (reporting_year.Q1, reporting_year.Q2):
        told = [
            [
                (one.uid, one.status and one.status.word, one.completed, one.reason, one.new_due, one.timing)
                for one in progress.standings(document, outline(document, number), quarter)
            ]
            for document, number in ((source, year.plan), (target, plan_id))
        ]
        assert told[0] == told[1] and any(one[1] for one in told[0])


def test_a_copy_has_its_own_uids_and_still_knows_its_approved_entries(new_document):
    source = new_document()
    year = reporting_year.fill(source)
    approval.approve(source, year.plan, reporting_year.date(2026, 1, 5))
    amendments.set_amendment_reason(
        source, year.plan, outline(source, year.plan).objectives[year.goals[0]].uid, "Budget"
    )
    meetings.keep_report(
        source,
        year.plan,
        meetings.Meeting("Board", None),
        meetings.Paper("status-report", "in-camera", reporting_year.Q2, "Q2", PDF, 1),
    )
    [copied] = import_json(source, export_json(source), as_copy=True).plan_ids
    uids = [row[0] for row in source.rows("SELECT uid FROM status_update")]
    assert len(uids) == len(set(uids)) and len(uids) % 2 == 0
    assert [one.kinds for one in amendments.since_approval(source, copied)] == [
        one.kinds for one in amendments.since_approval(source, year.plan)
    ]
    entries = approval.approved_entries(source, copied)
    own = {one.node_uid for one in approval.as_it_reads(source, copied)}
    assert {one.node_uid for one in entries} == own
    assert own.isdisjoint(one.node_uid for one in approval.approved_entries(source, year.plan))
    [subject] = source.rows("SELECT subject_uid FROM amendment_note WHERE plan_id = ?", (copied,))
    assert subject[0] in own
    [report] = meetings.kept_reports(source, copied)
    assert meetings.restated(source, report.id) == ()
    assert source.value("SELECT count(*) FROM kept_file") == 1


def test_an_export_of_the_first_version_still_comes_in(new_document):
    source, target = new_document(), new_document()
    fill(source)
    data = json.loads(export_json(source))
    data["version"] = 1
    del data["files"], data["kpis"]
    for one in data["plans"]:
        for name in ("approved_at", "updates_close", "status_words", "approved", "amendments", "reports"):
            del one[name]
        for section in one["sections"]:
            section.pop("kpis", None)
        strip_years(one["objectives"])
    import_json(target, json.dumps(data).encode())
    newest = plans(target)[0]
    assert newest.updates_close == 14 and newest.approved_at is None
    assert [one.word for one in statuses.status_words(target, newest.id)] == [
        one.word for one in statuses.usual_sets()[0].words
    ]
    again = new_document()
    import_json(again, export_json(target))
    assert export_json(again) == export_json(target)


def strip_years(objectives):
    for one in objectives:
        for leaf in one["initiatives"]:
            del leaf["milestones"], leaf["updates"]
        strip_years(one["objectives"])


def test_a_year_written_by_hand_needs_little(new_document):
    target = new_document()
    written = whole(
        {"text": "Do it", "updates": [{"quarter": "2026-Q2", "status": UID}], "milestones": [{"text": "M"}]},
        status_words=[{"uid": UID, "word": "Done", "counts_as": "done"}],
    )
    schema = json.loads(resource_path("schema/plan.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(written)
    [plan_id] = import_json(target, json.dumps(written).encode()).plan_ids
    [word] = statuses.status_words(target, plan_id)
    assert (word.word, word.counts_as) == ("Done", "done")
    one = target.value("SELECT id FROM initiative")
    [update] = updates.updates_of(target, one).values()
    assert (update.quarter, update.status_id, update.at) == (Quarter(2026, 2), word.id, None)
    assert milestones.milestones(target, one)[0].due == Due()
    assert plan(target, plan_id).updates_close == 14


def whole(leaf, files=(), **fields):
    return {
        "format": "plandesk",
        "version": 2,
        "files": list(files),
        "plans": [
            {
                "title": "P", "kind": "annual", "starts": "2026-01-01", "ends": "2026-12-31",
                "objectives": [{"title": "G", "initiatives": [leaf]}], **fields,
            }
        ],
    }  # fmt: skip


def leaf(**fields):
    return whole({"text": "I", **fields})


def with_plan(**fields):
    return whole({"text": "I"}, **fields)


WORD = {"uid": UID, "word": "Done", "counts_as": "done"}
REPORT = {"kind": "status-report", "at": "2026-01-02T03:04:05+00:00", "file": sha256(PDF).hexdigest()}
FILE = {"sha256": sha256(PDF).hexdigest(), "data": b64encode(PDF).decode()}
REFUSED = [
    (leaf(updates=[{"quarter": "Q3"}]), ".updates[0].quarter: expected a quarter like 2026-Q3, found “Q3”."),
    (leaf(updates=[{}]), ".updates[0].quarter: expected a text, found nothing (null)."),
    (
        leaf(updates=[{"quarter": "2026-Q3"}, {"quarter": "2026-Q3"}]),
        ".updates[1].quarter: expected each quarter has one update",
    ),
    (
        leaf(updates=[{"quarter": "2026-Q3", "status": UID}]),
        ".updates[0].status: expected the uid of a status word of the plan",
    ),
    (leaf(updates=[{"quarter": "2026-Q3", "percent": 101}]), "a whole number from 0 to 100"),
    (leaf(updates=[{"quarter": "2026-Q3", "percent": "5"}]), "a whole number from 0 to 100, found “5”."),
    (leaf(updates=[{"quarter": "2026-Q3", "at": "yesterday"}]), ".at: expected a moment like"),
    (leaf(updates=[{"quarter": "2026-Q3", "at": "2026-01-31T09:30:00"}]), ".at: expected a moment like"),
    (leaf(updates=[{"quarter": "2026-Q3", "completed": "soon"}]), ".completed: expected a due time like"),
    (leaf(milestones=[{"done": "2026-13-01"}]), ".milestones[0].done: expected a day like"),
    (leaf(milestones=[{"uid": UID}, {"uid": UID}]), "the same uid stands at"),
    (with_plan(status_words=[{**WORD, "counts_as": "good"}]), ".counts_as: expected one of “not_started”"),
    (with_plan(status_words=[{**WORD, "word": " "}]), ".word: expected a status word, found “”."),
    (with_plan(status_words=[WORD, {"word": "DONE", "counts_as": "done"}]), "each status word stands once"),
    (with_plan(approved_at="2026"), "approved_at: expected a moment like"),
    (with_plan(approved=[{"kind": "goal", "entry": UID}]), ".kind: expected one of “objective”"),
    (with_plan(approved=[{"kind": "objective"}]), ".entry: expected a uid like"),
    (with_plan(amendments=[{"entry": UID}, {"entry": UID}]), "each entry has one reason"),
    (with_plan(reports=[REPORT]), ".reports[0].file: there is no kept file with the uid"),
    (whole({"text": "I"}, [FILE], reports=[{**REPORT, "at": None}]), ".at: expected a moment like"),
    (whole({"text": "I"}, [FILE], reports=[{**REPORT, "edition": "secret"}]), ".edition: expected one of"),
    (
        whole({"text": "I"}, [FILE], reports=[{**REPORT, "standings": [{}]}]),
        ".standings[0].initiative: expected a uid",
    ),
    (whole({"text": "I"}, [{**FILE, "data": "???"}]), "files[0].data: expected the bytes of a PDF in base64"),
    (
        whole({"text": "I"}, [{**FILE, "data": b64encode(b"MZ").decode()}]),
        "files[0].data: expected the bytes of a PDF",
    ),
    (whole({"text": "I"}, [{**FILE, "sha256": "0" * 64}]), "files[0].sha256: expected the SHA-256 of the"),
    (whole({"text": "I"}, [{**FILE, "media_type": "text/html"}]), "files[0].media_type: expected one of"),
]


@pytest.mark.parametrize(("written", "sentence"), REFUSED)
def test_what_is_wrong_is_named_by_its_place_and_nothing_comes_in(new_document, written, sentence):
    document = new_document()
    reporting_year.fill(document)
    before = dump(document)
    with pytest.raises(ImportRefused) as refused:
        import_json(document, json.dumps(written).encode())
    assert sentence in refused.value.sentence and "Nothing was imported" in refused.value.sentence
    assert dump(document) == before


def test_one_plan_alone_takes_its_kept_papers_along(new_document):
    source, target = new_document(), new_document()
    above, plan_id = fill(source)
    assert json.loads(export_json(source, above))["files"] == []
    data = export_json(source, plan_id)
    assert len(json.loads(data)["files"]) == 1
    import_json(target, data)
    assert export_json(target) == data
