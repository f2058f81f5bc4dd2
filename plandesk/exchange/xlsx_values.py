"""What the cells of a workbook mean: numbers, days and times, percents, escaped characters."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import Enum

from plandesk.exchange.sheet import Cell, CellError

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY_FORMATS = frozenset((14, 15, 16, 17, 22, *range(27, 32), *range(34, 37), *range(50, 59)))
_TIME_FORMATS = frozenset((18, 20, 32, 33))
_LONG_TIME_FORMATS = frozenset((19, 21, 45, 46, 47))
_PERCENT_FORMATS = frozenset((9, 10))
_LAST_DAY = 2_958_465  # 9999-12-31
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")


class Shown(Enum):
    """As what a number is shown."""

    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    LONG_TIME = "long time"  # with seconds
    PERCENT = "percent"


def shown_as(format_id: int, code: str | None) -> Shown:
    """As what a number format shows numbers; `code` is that of a format of the workbook's own."""
    if code is None:
        if format_id in _DAY_FORMATS:
            return Shown.DAY
        if format_id in _TIME_FORMATS:
            return Shown.TIME
        if format_id in _LONG_TIME_FORMATS:
            return Shown.LONG_TIME
        return Shown.PERCENT if format_id in _PERCENT_FORMATS else Shown.NUMBER
    plain = _LITERAL.sub("", code.split(";")[0]).lower().replace("general", "")
    if "%" in plain:
        return Shown.PERCENT
    if "y" in plain or "d" in plain or ("m" in plain and not re.search("[hs]", plain)):
        return Shown.DAY
    if "s" in plain:
        return Shown.LONG_TIME
    return Shown.TIME if re.search("[hm]", plain) else Shown.NUMBER


def number(text: str, shown: Shown, from_1904: bool) -> Cell | CellError:
    """The value of a number cell as the user sees it: whole numbers, days as dates, percents as text."""
    try:
        value = float(text)
    except ValueError:
        return CellError(text[:40])
    if not abs(value) < 1e300:
        return CellError(text[:40])
    if shown is Shown.PERCENT:
        return f"{round(value * 100, 10):.10g}%"
    if shown is not Shown.NUMBER:
        found = _moment(value, shown, from_1904)
        if found is not None:
            return found
    return int(value) if value == int(value) and abs(value) < 1e15 else value


def _moment(value: float, shown: Shown, from_1904: bool) -> Cell:
    if value < 0 or value >= _LAST_DAY + 1:
        return None
    seconds = round((value % 1) * 86_400)
    if shown in (Shown.TIME, Shown.LONG_TIME) and value < 1:
        minutes = seconds // 60
        text = f"{minutes // 60:02}:{minutes % 60:02}"
        return f"{text}:{seconds % 60:02}" if shown is Shown.LONG_TIME else text
    if from_1904:
        start = date(1904, 1, 1)
    else:  # the spreadsheet's calendar has a 29 February 1900
        start = date(1899, 12, 31) if value < 60 else date(1899, 12, 30)
    try:
        day = start + timedelta(days=int(value))
        if not seconds:
            return day
        return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)
    except OverflowError:
        return None


def iso_moment(text: str) -> Cell | CellError:
    """The value of a cell that holds a day or moment in words of ISO 8601."""
    try:
        found = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return CellError(text[:40])
    return found.date() if (found.hour, found.minute, found.second) == (0, 0, 0) else found


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, which a workbook writes as _x000B_."""
    if "_x" not in text:
        return text
    joined = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    if joined.isascii():
        return joined
    return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def escaped(text: str) -> str:
    """The text as a workbook's cell can hold it: the reverse of `unescaped`."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found.group()[0]):04X}_{found.group()[1:]}", text)


_TO_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def place_of(reference: str) -> tuple[int, int] | None:
    """Column and row, both from 1, of a cell's name like "AB12"."""
    found = _CELL.match(reference)
    if not found:
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return column, int(found.group(2))


def column_name(column: int) -> str:
    """The letters of a column, counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
