"""Which fields of the definition mean something for a KPI, and what they are called."""

from __future__ import annotations

from plandesk.domain.kpis.definitions import Kpi
from plandesk.i18n import _

# The direction that goes with a target, by its kind; of the others nobody can tell.
DIRECTIONS = {"at_least": "up", "at_most": "down", "band": "band"}


def target_label(of_kpi: Kpi) -> str:
    """What the field of the target holds."""
    return {
        "change": _("Change in percent (−50 is half)"),
        "rank": _("Place or better"),
        "band": _("From"),
    }.get(of_kpi.target_kind, _("Target value"))


def wanted_fields(of_kpi: Kpi) -> set[str]:
    """The fields of the form that mean something for the KPI as it is; the others are put away."""
    found = set()
    if of_kpi.kind == "rate":
        found |= {"numerator_name", "denominator_name", "scale"}
    if of_kpi.kind not in ("time", "words"):
        found |= {"unit_of_count", "decimals"}
    if of_kpi.kind != "words":
        found |= {"direction", "baseline", "baseline_period"}
    if of_kpi.target_kind not in ("none", "words"):
        found.add("target")
    if of_kpi.target_kind == "band":
        found.add("target_high")
    if of_kpi.target_kind != "none":
        found.add("target_reason")
    return found


CONDITIONAL = (
    *("numerator_name", "denominator_name", "scale", "unit_of_count", "decimals", "direction"),
    *("baseline", "baseline_period", "target", "target_high", "target_reason"),
)
