"""The KPIs of a plan file as tables: where each stands, and the figures of one."""

from __future__ import annotations

from plandesk.cli.table import Table
from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, categories, kpis
from plandesk.domain.kpis.latest import latest_figures
from plandesk.domain.kpis.measures import measures
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.state import state_of
from plandesk.domain.kpis.targets import show_value, shown_value
from plandesk.domain.outline import outline
from plandesk.domain.people import units
from plandesk.domain.plans import plans
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _


def kpis_table(document: Document) -> Table:
    """Every KPI with its last figure, the one it is compared with, its target, and the goals it measures."""
    goals = {
        one.id: one.title
        for plan in plans(document)
        for one in outline(document, plan.id).objectives.values()
    }
    found = [state_of(document, one) for one in latest_figures(document)]
    return Table(
        ("kpi", "period", "value", "before", "target", "state", "source", "objectives"),
        (
            _("KPI"), _("Period"), _("Figure"), _("Before"), _("Target"), _("State"), _("Source"),
            _("Goals"),
        ),
        [
            (
                one.kpi.name, one.period, one.value, one.before, one.target, one.verdict, one.kpi.source,
                list(dict.fromkeys(goals[each] for each in one.kpi.objectives)),
            )
            for one in found
        ],
    )  # fmt: skip


def figures_table(document: Document, name: str) -> Table:
    """The figures of the KPI of a name, by period; raises NotThere, InvalidValue for a name of several."""
    one = _chosen(document, name)
    unit_names: dict[int | None, str] = {each.id: each.name for each in units(document)}
    kinds: dict[int | None, str] = {each.id: each.name for each in categories(document, one.id)}
    order = {each: place for place, each in enumerate([None, *unit_names])}
    kind_order = {each: place for place, each in enumerate([None, *kinds])}
    found = sorted(
        measures(document, one.id).items(),
        key=lambda item: (item[0].period, order[item[0].unit_id], kind_order[item[0].category_id]),
    )
    return Table(
        (
            "period", "unit", "category", "numerator", "denominator", "value", "as_of", "provisional",
            "published", "footnote",
        ),
        (
            _("Period"), _("Unit"), _("Category"), one.numerator_name or _("Entered"),
            one.denominator_name or _("Of"), _("Figure"), _("As of"), _("Provisional"), _("Published"),
            _("Footnote"),
        ),
        [
            (
                periods.name(cell.period, one.frequency),
                unit_names.get(cell.unit_id, ""),
                kinds.get(cell.category_id, ""),
                _entered(one, each.amount.numerator),
                _entered(one, each.amount.denominator),
                each.words or show_value(one, shown_value(one, each.amount)),
                each.as_of.isoformat() if each.as_of else "",
                each.provisional,
                each.published,
                each.footnote,
            )
            for cell, each in found
        ],
    )  # fmt: skip


def _entered(one: Kpi, value: float | None) -> str:
    if value is None:
        return ""
    return show_number(value, 0 if value == int(value) else max(one.decimals, 2), one.kind)


def _chosen(document: Document, name: str) -> Kpi:
    every = kpis(document)
    wanted = name.strip().casefold()
    found = [one for one in every if one.name.strip().casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidValue(
            _("There are {n} KPIs with the name “{name}”; give one another name.").format(
                n=len(found), name=name
            )
        )
    names = ", ".join(f"“{one.name}”" for one in every) or _("no KPI")
    raise NotThere(_("There is no KPI “{name}”; there is {names}.").format(name=name, names=names))
