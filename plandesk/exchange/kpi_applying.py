"""KPIs that come in: which the document has already, and putting in those that it has not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.loading import load_kpi, load_part, tie
from plandesk.errors import ImportRefused
from plandesk.exchange.kpi_records import OWN_LISTS, KpiRecord, SeriesRecord
from plandesk.file.document import Document
from plandesk.i18n import _

Known = dict[tuple[str, object], int]


def match_kpis(records: Sequence[KpiRecord], there: Sequence[Kpi], known: Known) -> int:
    """Find the document's KPIs of the records' uids, or for one without a uid of its name.

    How many are new comes back. Raises ImportRefused where a new one would bring a
    category of another, or two figures for one place.
    """
    named = {one.name.casefold(): one.id for one in reversed(there)}
    taken = {known["kpi", one.uid] for one in records if one.uid and ("kpi", one.uid) in known}
    new = 0
    for one in records:
        if one.uid is not None and ("kpi", one.uid) in known:
            continue
        same = named.get(one.name.casefold()) if one.uid is None else None
        if same is not None and same not in taken:
            taken.add(same)
            known["kpi", one] = same
            continue
        new += 1
        _refuse_parts(one, known)
    return new


def apply_kpis(document: Document, records: Sequence[KpiRecord], known: Known) -> None:
    """Put in the KPIs that are new; those that are there keep their figures and get further goals."""
    for one in records:
        objectives = [known["objective", uid] for uid in one.objectives]
        there = known.get(("kpi", one.uid or one))
        if there is not None:
            tie(document, there, objectives)
        else:
            _apply_new(document, one, objectives, known)


def _refuse_parts(one: KpiRecord, known: Known) -> None:
    for category in one.categories:
        if category.uid is not None and ("category", category.uid) in known:
            raise ImportRefused(
                _(
                    "“{text}”, a category of the KPI “{kpi}”, is in this file already. Nothing was imported."
                ).format(text=category.name, kpi=one.name)
            )
    places = [(_unit(series, known), series.category) for series in one.series]
    if len(places) > len(set(places)):
        raise ImportRefused(
            _("The KPI “{kpi}” has two series for one unit. Nothing was imported.").format(kpi=one.name)
        )


def _unit(series: SeriesRecord, known: Mapping[tuple[str, object], int]) -> int | str | None:
    return known.get(("unit", series.unit), series.unit)


def _apply_new(document: Document, one: KpiRecord, objectives: Sequence[int], known: Known) -> None:
    kpi_id = load_kpi(document, objectives, **_columns(one, *OWN_LISTS), **_uid(one.uid))
    known["kpi", one.uid or one] = kpi_id
    kinds: dict[str | None, int | None] = {None: None}
    for position, category in enumerate(one.categories):
        name = category.name.strip()
        own = _uid(category.uid)
        kinds[category.uid] = load_part(
            document, "category", kpi_id=kpi_id, position=position, name=name, **own
        )
    kinds[None] = None  # a category without a uid has no series
    for position, other in enumerate(one.comparators):
        load_part(document, "comparator", kpi_id=kpi_id, position=position, **_columns(other))
    for series in one.series:
        cell = {
            "kpi_id": kpi_id,
            "unit_id": known["unit", series.unit] if series.unit is not None else None,
            "category_id": kinds[series.category],
        }
        for measure in series.measures:
            measure_id = load_part(document, "measure", **cell, **_columns(measure, "restated"))
            for before in measure.restated:
                load_part(document, "restatement", measure_id=measure_id, **_columns(before))


def _columns(record: Any, *but: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__ if name not in but}


def _uid(uid: str | None) -> dict[str, str]:
    return {} if uid is None else {"uid": uid}
