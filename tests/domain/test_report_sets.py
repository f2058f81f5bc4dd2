"""Named sets of reports in the file: kept, changed, deleted, undone, told by the history, brought back."""

import pytest

from plandesk.domain import layouts, report_sets
from plandesk.domain.history_view import changes_of
from plandesk.domain.report_sets import Chosen, ReportSet
from plandesk.domain.restoring import bring_back_record, deleted_on_their_own
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from tests.every_kind import dump

STATUS = Chosen("status-report", (("edition", "in-camera"), ("leads", True)))


def kept(document):
    return [(one.name, one.reports, one.one_file) for one in report_sets.report_sets(document)]


def test_a_set_is_kept_changed_and_deleted_each_as_one_step(document):
    assert (
        report_sets.keep_set(document, ReportSet(" Board\nof July ", (STATUS,), one_file=False))
        == "Board of July"
    )
    assert document.undo_name == "Keep set of reports"
    report_sets.keep_set(document, ReportSet("annual", (Chosen("annual-plan"),)))
    first = report_sets.report_sets(document)
    assert [one.name for one in first] == ["annual", "Board of July"]
    plain = Chosen("status-report", (("edition", "public"),))
    report_sets.keep_set(
        document, ReportSet("BOARD of July", (Chosen("kpi-report", (("pages", False),)), plain))
    )
    assert document.undo_name == "Change set of reports"
    changed = report_sets.set_named(report_sets.report_sets(document), " board of july")
    assert changed.reports == (Chosen("kpi-report", (("pages", False),)), plain) and changed.one_file
    assert (changed.uid, changed.name) == (first[1].uid, "BOARD of July")
    document.undo()
    assert report_sets.report_sets(document) == first
    report_sets.delete_set(document, changed.uid)
    assert [one.name for one in report_sets.report_sets(document)] == ["annual"]
    document.undo()
    assert report_sets.report_sets(document) == first
    with pytest.raises(NotThere):
        report_sets.delete_set(document, "gone")
    with pytest.raises(InvalidValue, match="needs a name"):
        report_sets.keep_set(document, ReportSet(" \n", (STATUS,)))
    assert report_sets.report_sets(document) == first


def test_it_is_in_the_file_for_whoever_opens_it(document, tmp_path):
    report_sets.keep_set(document, ReportSet("Board", (STATUS,)))
    there = kept(document)
    document.close()
    other = Document.open(document.path, who="Another", read_only=True)
    assert kept(other) == there == [("Board", (STATUS,), True)]
    other.close()


def test_what_no_report_could_use_is_not_kept_and_not_read(document):
    odd = (
        ("edition", "secret"),
        ("leads", 1),
        ("plan_id", "7"),
        ("quarter", "2026-Q1"),
        ("date", "2026-01-01"),
    )
    fine = (("language", "fr"), ("date", "today"), ("facing", False), ("kpis", ""))
    report_sets.keep_set(document, ReportSet("Board", (Chosen("annual-plan", (*odd, *fine)),)))
    assert kept(document) == [("Board", (Chosen("annual-plan", fine),), True)]
    report = document.value("SELECT id FROM set_report")
    with document.step("By another program"):
        for place, (name, value) in enumerate((("leads", "yes"), ("plan_id", "3"), ("paper", '["a4"]'))):
            document.insert("set_option", report_id=report, position=9 + place, name=name, value=value)
    assert kept(document) == [("Board", (Chosen("annual-plan", fine),), True)]


def test_a_layout_of_the_file_is_meant_by_its_uid(document):
    made = layouts.layout(document, layouts.add_layout(document, "annual-plan", "Short", ()))
    old = [Chosen(kind, (("layout_name", "short"),)) for kind in ("annual-plan", "kpi-report")]
    report_sets.keep_set(document, ReportSet("Board", tuple(old)))
    annual = Chosen("annual-plan", (("layout", made.uid),))
    assert kept(document) == [("Board", (annual, old[1]), True)]  # of KPI reports there is none of that name


def test_the_history_tells_of_sets_in_words_and_brings_a_deleted_one_back(document):
    made = layouts.layout(document, layouts.add_layout(document, "status-report", "Short", ()))
    options = (
        ("edition", "in-camera"),
        ("narrative", True),
        ("date", "today"),
        ("kpis", ""),
        ("layout", made.uid),
    )
    report_sets.keep_set(document, ReportSet("Board", (Chosen("status-report", options),)))
    step = document.value("SELECT max(id) FROM step")
    told = [
        [change.record, *(field.after for field in change.fields)] for change in changes_of(document, step)
    ]
    assert told == [
        ["Set of reports", "Board", "Yes"],
        ["Report of a set", "Status report"],
        ["Option of a report", "Edition", "In-camera edition"],
        ["Option of a report", "What was done", "Yes"],
        ["Option of a report", "Date on the pages", "Day when the report is made"],
        ["Option of a report", "KPIs", "None"],
        ["Option of a report", "Layout", "Short"],
    ]
    before, uid = dump(document), report_sets.report_sets(document)[0].uid
    report_sets.delete_set(document, uid)
    step = document.value("SELECT max(id) FROM step")
    assert uid in deleted_on_their_own(document, step)
    bring_back_record(document, "report_set", uid, step)
    assert document.undo_name == "Bring back set of reports"
    assert dump(document) == before


def test_every_option_has_words():
    from plandesk.domain.report_set_words import _names, _values

    assert _names().keys() == report_sets.OPTIONS.keys()
    texts = {one for allowed in report_sets.OPTIONS.values() for one in allowed if isinstance(one, str)}
    assert _values().keys() == texts
