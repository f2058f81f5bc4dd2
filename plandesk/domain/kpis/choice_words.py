"""What can be chosen in a KPI's definition, in words."""

from __future__ import annotations

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
        (10_000.0, _("Per 10,000 people")),
        (100_000.0, _("Per 100,000 people")),
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


def chosen_words(column: str, value: object) -> str:
    """The words for what was chosen in a column of the definition; "" for other columns and values."""
    lists = {
        "kind": kinds, "frequency": frequencies, "scale": scales, "decimals": decimals,
        "direction": directions, "origin": origins, "target_kind": target_kinds,
    }  # fmt: skip
    if column not in lists:
        return ""
    return next((words for one, words in lists[column]() if one == value), "")
