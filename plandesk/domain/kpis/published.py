"""Figures that were printed elsewhere otherwise than computed here, and by how much."""

from __future__ import annotations

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.measures import Measure
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.domain.kpis.targets import show_value, shown_value
from plandesk.errors import InvalidValue
from plandesk.i18n import _


def published_words(of_kpi: Kpi, told: Measure, language: str = "en") -> str:
    """ "published as 24%, computed 23.2%, 0.8 points apart"; "" where nothing was published otherwise.

    Only rates are computed: of other figures it says what was entered. Where the printed text is no number
    there is no difference to tell.
    """
    printed = told.published.strip()
    if not printed:
        return ""
    value = shown_value(of_kpi, told.amount)
    own = _("computed {value}") if of_kpi.kind == "rate" else _("entered {value}")
    words = {
        "published": printed,
        "own": own.format(value=show_value(of_kpi, value, language) or "–"),
    }
    apart = _apart(of_kpi, printed, value)
    if apart is None:
        return _("published as {published}, {own}").format(**words)
    if of_kpi.kind == "time":
        words["n"] = show_number(apart, 0, "time", language)
    else:
        words["n"] = show_number(apart, max(1, of_kpi.decimals), language=language)
    if of_kpi.is_percent:
        return _("published as {published}, {own}, {n} points apart").format(**words)
    return _("published as {published}, {own}, {n} apart").format(**words)


def _apart(of_kpi: Kpi, printed: str, value: float | None) -> float | None:
    if value is None:
        return None
    try:
        number = read_number(printed, of_kpi.kind)
    except InvalidValue:
        return None
    return None if number is None else abs(number - value)
