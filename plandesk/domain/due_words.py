"""Due times as people write them, in English, in French or in the language in use.

Read are: quarters ("Q3", "by Q3 2023", "(Q1 & Q4)", "Q1-4", "3Q24", "T3 2024", "third quarter of 2024", "Q4
2024 to Q2 2025", "H1", "quarterly"), months ("June", "Jun. 2024", "Jun-24", "06/2024"), days ("30 June 2024",
"June 30", "30-Jun-24", "2024-06-30", with a time of day or without), years ("2024", "year-end"), fiscal years
by the year they end in ("FY27", "2026-27"), "annually", "ongoing", and nothing at all. The weekday before a
day is passed over. A day like 06/07/2024, which two people read as two days, is not read (`both_days` names
both); nor is a quarter of a fiscal year.
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
FRENCH_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
NOTHING = (
    *("", "-", "none", "n/a", "na", "tbd", "tbc", "not set", "to be determined", "to be confirmed"),
    *("aucun", "aucune", "s.o", "s/o", "à déterminer", "à confirmer"),
)
ANNUALLY = (
    *("annually", "annual", "yearly", "every year", "each year", "once a year"),
    *("annuel", "annuelle", "annuellement", "chaque année", "une fois par an", "tous les ans"),
)
ONGOING = (
    *("ongoing", "on-going", "on going", "continuous", "continuously", "continuing", "continual"),
    *("year-round", "year round", "throughout the year", "en continu", "continu", "en permanence"),
)
QUARTERLY = (
    *("quarterly", "every quarter", "each quarter", "all quarters"),
    *("trimestriel", "trimestriellement", "chaque trimestre"),
)
YEAR_END = ("year end", "year-end", "end of year", "year", "eoy", "d'année", "de l'année")
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
FRENCH_ORDINALS = {"premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4}
MOST_QUARTERS = 40  # ten years: a longer range is a slip of the keyboard

_YEAR = r"(?:19|20|21)[0-9]{2}"
_LEADING = re.compile(
    r"(?:by|due|before|in|on|until|during|for|no later than|the|end of|completed|completion"
    r"|d'ici|avant|en|pour|au|fin|d'ici le|le)(?: |: ?)"
)
_SHORT_YEAR = re.compile(r"(?<![0-9q])(?:'|(?<=[-/])|(?<=q[1-4])|(?<=q[1-4] ))([2-4][0-9])\Z")
_FISCAL = re.compile(
    r"(?:fy|f\.y\.|fiscal(?: year)?|exercice) ?'?((?:20)?[0-9]{2})(?: ?[-/] ?((?:20)?[0-9]{2}))?\Z"
)
_WEEKDAY = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\., |, |\. | )(?=[^\W_])"
)
_SLASHED = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2({_YEAR})")
_ITEM = rf"(?:{_YEAR})?q[1-4]"


def stored_form(text: str, year: int) -> str | None:
    """The stored form of a written due time (see `Due`); None when it cannot be read."""
    words = bare_words(text)
    if words in NOTHING:
        return ""
    if words in ANNUALLY:
        return "annually"
    if words in ONGOING:
        return "ongoing"
    if words in QUARTERLY:
        words = "q1-4"
    for read in (_quarters, _month, _day, _year, _fiscal_year):
        found = read(words, year)
        if found is not None:
            return found
    return None


def both_days(text: str) -> tuple[date, date] | None:
    """Both days that digits can mean, with the day first and with the month first; None for other words."""
    match = _SLASHED.fullmatch(bare_words(text))
    if match is None:
        return None
    one, other, year = int(match[1]), int(match[3]), int(match[4])
    if not (1 <= one <= 12 and 1 <= other <= 12 and one != other):
        return None
    return date(year, other, one), date(year, one, other)


def bare_words(text: str) -> str:
    """What was written in small letters, with plain dashes and without what only leads up to it."""
    words = unicodedata.normalize("NFKC", text).lower()
    words = re.sub("[\u2010-\u2015\u2212]", "-", words)
    words = words.replace("\u2019", "'")
    words = " ".join(words.split()).strip(" .;,")
    if words.startswith("(") and words.endswith(")"):
        words = words[1:-1].strip(" .;,")
    words = re.sub(
        r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})[ t][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.0+)?)?\Z", r"\1", words
    )
    while (match := _LEADING.match(words) or _WEEKDAY.match(words)) and match.end() < len(words):
        words = words[match.end() :]
    return words


def _quarters(words: str, year: int) -> str | None:
    words = re.sub(r"\b(?:quarter|trimestre) ([1-4])\b", r"q\1", words)
    words = re.sub(
        r"\b(?:([1-4])(?:e|er|ère|ème|ième)|(premier|deuxième|troisième|quatrième)) trimestre(?: de)?\b",
        lambda match: f"q{match[1] or FRENCH_ORDINALS[match[2]]}",
        words,
    )
    words = re.sub(r"\bt ?([1-4])(?![0-9])", r"q\1", words)
    words = re.sub(r"\b([1-4])q ?", r"q\1 ", words).strip()
    words = re.sub(
        rf"\b({'|'.join(ORDINALS)}) quarter(?: of)?\b", lambda match: f"q{ORDINALS[match[1]]}", words
    )
    words = re.sub(r"\bh1\b", "q1-q2", words)
    words = re.sub(r"\bh2\b", "q3-q4", words)
    if "q" not in words:
        return None
    words = _SHORT_YEAR.sub(r"20\1", words)
    # First the years, each to its quarter, so that only real separators are left.
    words = re.sub(r"\bq ([1-4])\b", r"q\1", words)
    words = re.sub(rf"({_YEAR})(?: |-|/|, )?(?=q[1-4])", r"\1", words)
    words = re.sub(rf"(?<![0-9])(q[1-4])(?: |-|/|,|, | of | - )?({_YEAR})(?!q|[0-9])", r"\2\1", words)
    words = re.sub(r" ?(?:-|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bà\b) ?", "-", words)
    words = re.sub(r" ?(?:&|\+|/|;|,(?: and\b| et\b)?|\band\b|\bet\b) ?", "&", words)
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
    elif match := re.fullmatch(rf"([^\W\d_]+)\.?(?:[-/]| ?')({_YEAR}|[2-4][0-9])", words):
        own_year, month = _whole_year(match[2]), _month_number(match[1]) or 0
    else:
        return None
    return f"{own_year:04d}-{month:02d}" if 1 <= month <= 12 else None


def _day(words: str, year: int) -> str | None:
    own_year = year
    if match := re.fullmatch(
        rf"([0-9]{{1,2}})(?:st|nd|rd|th|er)?(?: of)? ?([^\W\d_]+)\.?,?(?: ?({_YEAR})| '?([2-4][0-9]))?", words
    ):
        day, month = int(match[1]), _month_number(match[2])
        own_year = _whole_year(match[3] or match[4] or str(year))
    elif match := re.fullmatch(rf"([^\W\d_]+)\.? ([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,? ({_YEAR}))?", words):
        day, month = int(match[2]), _month_number(match[1])
        own_year = int(match[3] or year)
    elif match := re.fullmatch(rf"([0-9]{{1,2}})-([^\W\d_]+)\.?-({_YEAR}|[0-9]{{2}})", words):
        day, month, own_year = int(match[1]), _month_number(match[2]), _whole_year(match[3])
    elif match := re.fullmatch(rf"({_YEAR})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})", words):
        own_year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := _SLASHED.fullmatch(words):
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


def _fiscal_year(words: str, year: int) -> str | None:
    """The year in which it ends: "FY27", "FY2026-27", "2026-27", "2026/2027"."""
    match = _FISCAL.fullmatch(words) or re.fullmatch(r"(20[0-9]{2}) ?[-/] ?((?:20)?[0-9]{2})", words)
    if not match:
        return None
    first, last = _whole_year(match[1]), _whole_year(match[2] or match[1])
    return f"{last:04d}" if last - first in ((0, 1) if not match[2] else (1,)) else None


def _whole_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its first letters (three at least); None for another word."""
    if len(word) < 3:
        return None
    letters = _without_accents(word)
    for names in (MONTHS, tuple(name.lower() for name in month_names()), FRENCH_MONTHS):
        fitting = [
            number for number, name in enumerate(names, 1) if _without_accents(name).startswith(letters)
        ]
        if len(fitting) == 1:
            return fitting[0]
    return 9 if word == "sept" else None


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )
