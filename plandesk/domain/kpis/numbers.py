"""Figures as people write them, and as they are printed."""

from __future__ import annotations

import re

from plandesk.errors import InvalidValue
from plandesk.i18n import _

_SPACES = " \u00a0\u202f\u2009’'"  # what stands between thousands
_PLAIN = r"[+-]?[0-9]+(\.[0-9]+)?\Z"
_TIME = r"(?:([0-9]+):)?([0-9]{1,3}):([0-5][0-9])\Z"


def read_number(text: str, kind: str = "value", whole: bool = False) -> float | None:
    """Read one figure; None for an empty cell.

    Takes thousands apart by comma, space, point or apostrophe, a decimal point or comma, a percent
    sign, a true minus; times as m:ss or h:mm:ss come back in seconds. Before exactly three digits a
    comma stands between thousands, and so does a point where whole numbers are wanted.

    Raises InvalidValue with the text and what was expected.
    """
    tidy = text.strip().replace("−", "-").removesuffix("%").strip()
    if tidy in ("", "-", "–", "—", "n/a", "N/A"):
        return None
    if kind == "time":
        return _seconds(tidy, text)
    for mark in _SPACES:
        tidy = tidy.replace(mark, "")
    tidy = _one_point(tidy, whole or kind == "count")
    if not re.match(_PLAIN, tidy):
        raise InvalidValue(_("“{text}” is not a number. Nothing was changed.").format(text=text.strip()))
    found = float(tidy)
    if (whole or kind == "count") and found != int(found):
        raise InvalidValue(
            _("“{text}” is not a whole number, and this is a count. Nothing was changed.").format(
                text=text.strip()
            )
        )
    return found


def show_number(value: float | None, decimals: int = 0, kind: str = "value", language: str = "en") -> str:
    """A figure for reading: "6,999", "42.4", "4:09" for a time in seconds; "" where it is not known."""
    if value is None:
        return ""
    if kind == "time":
        minutes, seconds = divmod(int(abs(value) + 0.5 + 1e-9), 60)
        return f"{'−' if value < 0 else ''}{minutes}:{seconds:02}"
    shown = f"{abs(_half_up(value, decimals)):,.{decimals}f}"
    if language == "fr":
        shown = shown.replace(",", "\u202f").replace(".", ",")
    return f"−{shown}" if _half_up(value, decimals) < 0 else shown


def show_percent(fraction: float | None, decimals: int = 0, language: str = "en", sign: bool = False) -> str:
    """A fraction as percent: "42%", in French "42 %"; with `sign` "+3%" and "−5%"."""
    if fraction is None:
        return ""
    shown = show_number(fraction * 100, decimals, language=language)
    if sign and _half_up(fraction * 100, decimals) > 0:
        shown = f"+{shown}"
    return with_percent(shown, language)


def with_percent(shown: str, language: str = "en") -> str:
    """A number that is shown, as percent: "42%", in French "42 %"."""
    return f"{shown}\u00a0%" if language == "fr" else f"{shown}%"


def _half_up(value: float, decimals: int) -> float:
    # As on a pocket calculator: 2.5 is 3, where Python's own rounding gives 2.
    factor = float(10**decimals)
    scaled = abs(value) * factor
    rounded = int(scaled + 0.5 + 1e-9)
    return (-rounded if value < 0 else rounded) / factor


def _seconds(tidy: str, text: str) -> float:
    match = re.match(_TIME, tidy)
    if match:
        return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    if re.match(_PLAIN, tidy):
        return float(tidy)
    raise InvalidValue(
        _("“{text}” is not a time; write minutes and seconds, for example 4:09. Nothing was changed.").format(
            text=text.strip()
        )
    )


def _one_point(text: str, whole: bool) -> str:
    """The same number with a decimal point and nothing between its thousands."""
    commas, points = text.count(","), text.count(".")
    if commas and points:
        decimal = max(",", ".", key=text.rfind)
        other = "." if decimal == "," else ","
        return text.replace(other, "").replace(decimal, ".") if text.count(decimal) == 1 else text
    mark = "," if commas else "."
    if commas + points > 1:
        return text.replace(mark, "") if _grouped(text, mark) else text
    if commas + points == 1 and _grouped(text, mark) and (whole or mark == ","):
        return text.replace(mark, "")
    return text.replace(",", ".")


def _grouped(text: str, mark: str) -> bool:
    first, *others = text.lstrip("+-").split(mark)
    return 0 < len(first) <= 3 and first != "0" and all(len(one) == 3 for one in others)
