"""What the lists of the definition offer, in words."""

from __future__ import annotations

from plandesk.domain.kpis.definitions import Kpi
from plandesk.i18n import _

Choices = list[tuple[object, str]]


def kinds() -> Choices:
    """What a figure is."""
    return [
        ("count", _("Count")),
        ("rate", _("Rate: one number out of another")),
        ("value", _("Value as given")),
        ("time", _("Time in minutes and seconds")),
        ("rating", _("Rating")),
        ("words", _("Words")),
    ]


def frequencies() -> Choices:
    """How often there is a figure."""
    return [
        ("month", _("Every month")),
        ("quarter", _("Every quarter")),
        ("year", _("Every year")),
        ("wave", _("When a survey is held")),
    ]


def scales() -> Choices:
    """How a rate is shown."""
    return [
        (100.0, _("Percent")),
        (1.0, _("Number")),
        (1_000.0, _("Per 1,000")),
        (10_000.0, _("Per 10,000")),
        (100_000.0, _("Per 100,000")),
    ]


def decimals() -> Choices:
    """How exactly a figure is shown."""
    return [
        (0, _("None")),
        (1, _("1 decimal")),
        (2, _("2 decimals")),
        (3, _("3 decimals")),
        (4, _("4 decimals")),
    ]


def directions() -> Choices:
    """Which way is good."""
    return [
        ("up", _("Higher is better")),
        ("down", _("Lower is better")),
        ("band", _("Within a range")),
        ("watch", _("Neither, it is watched")),
    ]


def origins() -> Choices:
    """Whose figures they are."""
    return [
        ("own", _("We count them")),
        ("published", _("Another office publishes them")),
        ("estimate", _("We estimate them")),
    ]


def target_kinds() -> Choices:
    """What is to be reached."""
    return [
        ("none", _("No target")),
        ("at_least", _("At least")),
        ("at_most", _("At most")),
        ("band", _("Within a range")),
        ("change", _("Change from the baseline")),
        ("rank", _("Place among other services")),
        ("words", _("In words")),
    ]


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
