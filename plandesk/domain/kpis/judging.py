"""Whether a figure can be taken as it was sent, and what is worth a second look."""

from __future__ import annotations

from datetime import date

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import COUNTED, Kpi
from plandesk.domain.kpis.measures import Entry
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.spans import Span
from plandesk.i18n import _

LARGEST = 1e15


def refusal(of_kpi: Kpi, entry: Entry, today: date) -> str:
    """Why a figure cannot be taken, in a sentence; "" where it can."""
    for value in (entry.numerator, entry.denominator):
        if value is None:
            continue
        if value < 0 and of_kpi.kind in COUNTED:
            return _("{value} is below 0, and what is counted never is.").format(
                value=show_number(value, 0 if value == int(value) else 1)
            )
        if not abs(value) < LARGEST:
            return _("The number is too large.")
    if entry.cell.period > periods.period_of(today, of_kpi.frequency):
        return _("{period} lies in the future.").format(
            period=periods.name(entry.cell.period, of_kpi.frequency)
        )
    return ""


def remark(of_kpi: Kpi, entry: Entry, today: date) -> str:
    """What is to be looked at in a figure that can be taken; "" for nothing."""
    if of_kpi.kind == "rate":
        top, bottom = entry.numerator, entry.denominator
        upper = of_kpi.numerator_name or _("Cases")
        lower = of_kpi.denominator_name or _("Of")
        if top is not None and bottom is not None and top > bottom:
            return _("“{upper}” is more than “{lower}”: the rate is above 100%.").format(
                upper=upper, lower=lower
            )
        if top is None and bottom is not None:
            return _("“{part}” is missing, so there is no rate yet.").format(part=upper)
        if bottom is None and top is not None:
            return _("“{part}” is missing, so there is no rate yet.").format(part=lower)
    value = entry.numerator
    if of_kpi.kind == "time" and value is not None and value < 60 and value != int(value):
        return _("{number} is taken as seconds, {time}. Where minutes are meant, write {minutes}.").format(
            number=show_number(value, 2).rstrip("0"),
            time=show_number(value, kind="time"),
            minutes=show_number(value * 60, kind="time"),
        )
    if entry.cell.period > periods.last_complete(today, of_kpi.frequency) and of_kpi.frequency != "wave":
        return _("{period} is not over yet.").format(period=periods.name(entry.cell.period, of_kpi.frequency))
    return ""


def misfit(of_kpi: Kpi, span: Span, written: str) -> str:
    """Why a period that was written is none of the KPI's, in a sentence; "" where it is one."""
    if span.period(of_kpi.frequency) is not None:
        return ""
    told = {
        "month": _("“{kpi}” has monthly figures, and “{period}” is no month."),
        "quarter": _("“{kpi}” has quarterly figures, and “{period}” is no quarter."),
        "year": _("“{kpi}” has yearly figures, and “{period}” is no year."),
        "wave": _("“{kpi}” is told for the month of a survey, and “{period}” is no month."),
    }
    return told[of_kpi.frequency].format(kpi=of_kpi.name, period=written)
