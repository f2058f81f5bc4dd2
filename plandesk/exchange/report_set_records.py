"""Sets of the reports that a meeting is given as plain data and in JSON; see `records`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.report_sets import (
    LAYOUT,
    Chosen,
    ReportSet,
    fits,
    free_name,
    keep_set,
    report_sets,
    set_named,
)
from plandesk.exchange.json_places import Place, refuse
from plandesk.exchange.json_year_reading import Names
from plandesk.exchange.layout_records import word_at
from plandesk.file.document import Document
from plandesk.i18n import _


class OptionRecord(Struct, frozen=True):
    """One option of a report."""

    name: str
    value: str | bool


class SetReportRecord(Struct, frozen=True):
    """A report of a set, by its name on the command line."""

    kind: str
    options: tuple[OptionRecord, ...]


class ReportSetRecord(Struct, frozen=True):
    """A set of reports."""

    uid: str | None
    name: str
    one_file: bool
    reports: tuple[SetReportRecord, ...]

    def layouts(self) -> set[str | bool]:
        """The uids of the layouts that its reports have."""
        return {option.value for one in self.reports for option in one.options if option.name == LAYOUT}


def report_set_records(document: Document) -> tuple[ReportSetRecord, ...]:
    """All sets, by name."""
    return tuple(
        ReportSetRecord(
            one.uid,
            one.name,
            one.one_file,
            tuple(
                SetReportRecord(report.kind, tuple(OptionRecord(*option) for option in report.options))
                for report in one.reports
            ),
        )
        for one in report_sets(document)
    )


def read_report_set(names: Names, place: Place) -> ReportSetRecord:
    """One set; raises ImportRefused."""
    found = ReportSetRecord(
        names.own(place, "report_set"),
        place.text("name", None),
        place.flag("one_file"),
        tuple(_report(one) for one in place.records("reports")),
    )
    if not found.name.strip():
        refuse(place.at("name"), _("the name of a set"), found.name)
    place.finish()
    return found


def apply_report_sets(document: Document, records: Sequence[ReportSetRecord]) -> None:
    """Put in the sets that are new; one whose name another set has gets a number."""
    there = report_sets(document)
    for one in records:
        if any(known.uid == one.uid for known in there):
            continue
        found = ReportSet(
            one.name, tuple(_chosen(report) for report in one.reports), one.one_file, one.uid or ""
        )
        same = set_named(there, one.name)
        if same is None or replace(found, name=same.name, uid=same.uid) != same:
            keep_set(document, replace(found, name=free_name(document, one.name)))


def _chosen(one: SetReportRecord) -> Chosen:
    return Chosen(one.kind, tuple((option.name, option.value) for option in one.options))


def _report(place: Place) -> SetReportRecord:
    found = SetReportRecord(word_at(place, "kind"), tuple(_option(one) for one in place.records("options")))
    names = [one.name for one in found.options]
    if len(names) > len(set(names)):
        refuse(place.at("options"), _("each option stands once"))
    place.finish()
    return found


def _option(place: Place) -> OptionRecord:
    name = place.text("name", None)
    value: Any = place.text_or_flag("value")
    if not fits(name, value):
        refuse(place.path, _("an option of a report, with one of its values"))
    place.finish()
    return OptionRecord(name, value)
