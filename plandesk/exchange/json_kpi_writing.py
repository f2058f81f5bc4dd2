"""KPIs as records and as JSON: a figure is one line, what it does not have is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from plandesk.domain.kpis.comparators import comparators
from plandesk.domain.kpis.definitions import Kpi, categories, kpis
from plandesk.domain.kpis.figures import year_and_month
from plandesk.domain.kpis.loading import restated_rows
from plandesk.domain.kpis.measures import Measure, measures
from plandesk.exchange.kpi_records import (
    OWN_LISTS,
    CategoryRecord,
    ComparatorRecord,
    KpiRecord,
    MeasureRecord,
    RestatedRecord,
    SeriesRecord,
)
from plandesk.file.document import Document, Row


def kpi_records(
    document: Document, objectives: Mapping[int, str], units: Mapping[int, str]
) -> tuple[KpiRecord, ...]:
    """All KPIs in their order; `units` gives the uids in the order in which their figures are written."""
    return tuple(_kpi(document, one, objectives, units) for one in kpis(document))


def kpis_text(records: Sequence[KpiRecord]) -> str:
    """A list of KPIs in JSON, as it stands in a record at the top."""
    return _list((_kpi_text(one) for one in records), 2)


def _kpi(document: Document, one: Kpi, objectives: Mapping[int, str], units: Mapping[int, str]) -> KpiRecord:
    kinds = categories(document, one.id)
    own = set(KpiRecord.__struct_fields__) - set(OWN_LISTS)
    return KpiRecord(
        **{name: getattr(one, name) for name in own},
        uid=one.uid,
        objectives=tuple(objectives[number] for number in one.objectives),
        categories=tuple(CategoryRecord(each.uid, each.name) for each in kinds),
        comparators=tuple(
            ComparatorRecord(each.name, each.period, each.value, each.source)
            for each in comparators(document, one.id)
        ),
        series=_series(document, one.id, units, {each.id: each.uid for each in kinds}),
    )


def _series(
    document: Document, kpi_id: int, units: Mapping[int, str], kinds: Mapping[int, str]
) -> tuple[SeriesRecord, ...]:
    restated = restated_rows(document, kpi_id)
    found: dict[tuple[int | None, int | None], list[MeasureRecord]] = {}
    for cell, one in measures(document, kpi_id).items():
        record = _measure(one, restated.get(one.id, ()))
        found.setdefault((cell.unit_id, cell.category_id), []).append(record)
    return tuple(
        SeriesRecord(uid, category, tuple(found[unit_id, category_id]))
        for unit_id, uid in ((None, None), *units.items())
        for category_id, category in ((None, None), *kinds.items())
        if (unit_id, category_id) in found
    )


def _measure(one: Measure, before: Iterable[Row]) -> MeasureRecord:
    return MeasureRecord(
        one.cell.period,
        one.amount.numerator,
        one.amount.denominator,
        one.words,
        one.as_of,
        one.provisional,
        one.footnote,
        one.published,
        tuple(
            RestatedRecord(
                row["numerator"],
                row["denominator"],
                row["words"],
                date.fromisoformat(row["as_of"]) if row["as_of"] else None,
                row["reason"],
                row["who"],
                row["at"],
            )
            for row in before
        ),
    )


def _kpi_text(one: KpiRecord) -> str:
    head = {
        name: _plain(getattr(one, name))
        for name in one.__struct_fields__
        if name not in ("categories", "comparators", "series")
    }
    lists = {
        "categories": _list(map(_line, one.categories), 2),
        "comparators": _list(map(_line, one.comparators), 2),
        "series": _list(map(_series_text, one.series), 2),
    }
    return _with_lists(json.dumps(head, ensure_ascii=False, indent=2, allow_nan=False), lists)


def _series_text(one: SeriesRecord) -> str:
    head = json.dumps({"unit": one.unit, "category": one.category}, indent=2)
    return _with_lists(head, {"measures": _list(map(_line, one.measures), 2)})


def _with_lists(head: str, lists: Mapping[str, str]) -> str:
    """A record with lists that are written already as its last fields."""
    return head[:-2] + "".join(f',\n  "{name}": {text}' for name, text in lists.items()) + "\n}"


def _list(texts: Iterable[str], spaces: int) -> str:
    """A list of texts of JSON, each on its own lines; inside a record that stands `spaces` to the right."""
    inner = "\n" + " " * (spaces + 2)
    found = [one.replace("\n", inner) for one in texts]
    if not found:
        return "[]"
    return "[" + inner + ("," + inner).join(found) + "\n" + " " * spaces + "]"


def _line(record: Any) -> str:
    return json.dumps(_short(record), ensure_ascii=False, allow_nan=False)


def _short(record: Any) -> dict[str, Any]:
    """The fields of a small record without those that say nothing."""
    found = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if value is None or value is False or value in ("", ()):
            continue
        found[name] = month_text(value) if name == "period" else _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value == int(value):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [one if isinstance(one, str) else _short(one) for one in value]
    return value


def month_text(month: int) -> str:
    """A month by its number as "2026-06"."""
    year, number = year_and_month(month)
    return f"{year:04}-{number:02}"
