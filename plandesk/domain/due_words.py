"""Due times as people write them, in English or in the language in use.

Read are: quarters ("Q3", "by Q3 2023", "Q1 & Q4", "Q1-4", "third quarter of 2024", "Q4 2024 to Q2 2025",
"H1"), months ("June", "Jun. 2024", "06/2024"), days ("30 June 2024", "June 30", "2024-06-30"), years
("2024", "year-end"), "annually", "ongoing", and nothing at all. A day like 06/07/2024, which two people read
as two days, is not.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from plandesk.domain.periods import month_names

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
NOTHING = ("", "-", "none", "n/a", "na", "tbd", "not set")
ANNUALLY = ("annually", "annual", "yearly", "every year", "each year", "once a year")
ONGOING = ("ongoing", "on-going", "on going", "continuous", "continuously", "continuing", "continual")
YEAR_END = ("year end", "year-end", "end of year", "year")
ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
}
MOST_QUARTERS = 40  # ten years: a longer range is a slip of the keyboard

_YEAR = r"(?:19|20|21)[0-9]{2}"
_LEADING = re.compile(
    r"(?:by|due|before|in|on|until|during|for|no later than|the|end of|completed|completion)(?: |: ?)"
)
_ITEM = rf"(?:{_YEAR})?q[1-4]"


def stored_form(text: str, year: int) -> str | None:
    """The stored form of a written due time (see `Due`); None when it cannot be read."""
    words = _plain(text)
    if words in NOTHING:
        return ""
    if words in ANNUALLY:
        return "annually"
    if words in ONGOING:
        return "ongoing"
    for read in (_quarters, _month, _day, _year):
        found = read(words, year)
        if found is not None:
            return found
    return None


def _plain(text: str) -> str:
    words = unicodedata.normalize("NFKC", text).lower()
    words = re.sub("[\u2010-\u2015\u2212]", "-", words)
    words = " ".join(words.split()).strip(" .;,")
    while (match := _LEADING.match(words)) and match.end() < len(words):
        words = words[match.end() :]
    return words


def _quarters(words: str, year: int) -> str | None:
    words = re.sub(r"\bquarter ([1-4])\b", r"q\1", words)
    words = re.sub(
        rf"\b({'|'.join(ORDINALS)}) quarter(?: of)?\b", lambda match: f"q{ORDINALS[match[1]]}", words
    )
    words = re.sub(r"\bh1\b", "q1-q2", words)
    words = re.sub(r"\bh2\b", "q3-q4", words)
    if "q" not in words:
        return None
    # First the years, each to its quarter, so that only real separators are left.
    words = re.sub(r"\bq ([1-4])\b", r"q\1", words)
    words = re.sub(rf"({_YEAR})(?: |-|/|, )?(?=q[1-4])", r"\1", words)
    words = re.sub(rf"(?<![0-9])(q[1-4])(?: |-|/|,|, | of | - )?({_YEAR})(?!q|[0-9])", r"\2\1", words)
    words = re.sub(r" ?(?:-|\bto\b|\bthrough\b|\bthru\b|\buntil\b) ?", "-", words)
    words = re.sub(r" ?(?:&|\+|/|;|,(?: and\b)?|\band\b) ?", "&", words)
    words = re.sub(r"([-&])([1-4])(?![0-9])", r"\1q\2", words)
    # "q1-4 2024", "q1 & 2 2024": the year stands behind a bare digit that is a quarter only now.
    words = re.sub(rf"(?<![0-9])(q[1-4]) ({_YEAR})\Z", r"\2\1", words)
    if not re.fullmatch(rf"{_ITEM}(?:[-& ]{_ITEM})*", words):
        return None
    pieces = re.findall(rf"({_YEAR})?q([1-4])([-& ]?)", words)
    years = _filled([int(piece[0]) if piece[0] else None for piece in pieces], year)
    found: set[int] = set()  # quarters since the year 0
    start: int | None = None
    for own_year, (_named, number, separator) in zip(years, pieces, strict=True):
        one = own_year * 4 + int(number) - 1
        if start is not None and not start < one < start + MOST_QUARTERS:
            return None
        found.update(range(one if start is None else start, one + 1))
        start = one if separator == "-" else None
    return " ".join(f"{one // 4:04d}-Q{one % 4 + 1}" for one in sorted(found))


def _filled(years: list[int | None], year: int) -> list[int]:
    """Years for quarters without one: "2024 Q1 & Q2" has it in front, "Q1 & Q2 2024" behind."""
    in_front = years[0] is not None
    order = list(range(len(years))) if in_front else list(reversed(range(len(years))))
    known = next((one for one in (years[i] for i in order) if one is not None), year)
    found = [known] * len(years)
    for i in order:
        known = years[i] or known
        found[i] = known
    return found


def _month(words: str, year: int) -> str | None:
    if match := re.fullmatch(rf"([^\W\d_]+)\.?,?(?: of)?(?: ({_YEAR}))?", words):
        number = _month_number(match[1])
        return f"{int(match[2] or year):04d}-{number:02d}" if number else None
    if match := re.fullmatch(rf"({_YEAR})[-/.]([0-9]{{1,2}})", words):
        own_year, month = int(match[1]), int(match[2])
    elif match := re.fullmatch(rf"([0-9]{{1,2}})[-/.]({_YEAR})", words):
        own_year, month = int(match[2]), int(match[1])
    else:
        return None
    return f"{own_year:04d}-{month:02d}" if 1 <= month <= 12 else None


def _day(words: str, year: int) -> str | None:
    own_year = year
    if match := re.fullmatch(
        rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ([^\W\d_]+)\.?,?(?: ({_YEAR}))?", words
    ):
        day, month = int(match[1]), _month_number(match[2])
        own_year = int(match[3] or year)
    elif match := re.fullmatch(rf"([^\W\d_]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? ({_YEAR}))?", words):
        day, month = int(match[2]), _month_number(match[1])
        own_year = int(match[3] or year)
    elif match := re.fullmatch(rf"({_YEAR})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})", words):
        own_year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := re.fullmatch(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2({_YEAR})", words):
        day, month, own_year = int(match[1]), int(match[3]), int(match[4])
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # the sixth of July, or the seventh of June
    else:
        return None
    try:
        return date(own_year, month or 0, day).isoformat()
    except ValueError:
        return None


def _year(words: str, year: int) -> str | None:
    if words in YEAR_END:
        return f"{year:04d}"
    match = re.fullmatch(rf"(?:(?:{'|'.join(YEAR_END)})(?: of)? )?({_YEAR})", words)
    return match[1] if match else None


def _month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its first letters (three at least); None for another word."""
    if len(word) < 3:
        return None
    for names in (MONTHS, tuple(name.lower() for name in month_names())):
        fitting = [number for number, name in enumerate(names, 1) if name.startswith(word)]
        if len(fitting) == 1:
            return fitting[0]
    return 9 if word == "sept" else None
