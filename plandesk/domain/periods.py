"""Quarters and due dates, in the forms that plans use."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from plandesk.errors import InvalidValue
from plandesk.i18n import _

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
YEAR = re.compile(r"\d{4}\Z")


def month_names() -> list[str]:
    """The names of the months, January first."""
    return [
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """When an initiative is due.

    `stored` is the form kept in the file: "" (none), "annually", "ongoing",
    "2024", "2024-Q3", "2024-Q1 2024-Q4" (several quarters), "2024-06", "2024-06-30".
    """

    stored: str = ""

    @property
    def kind(self) -> str:
        """One of none, annually, ongoing, year, quarter, quarters, month, date."""
        if not self.stored:
            return "none"
        if self.stored in ("annually", "ongoing"):
            return self.stored
        if " " in self.stored:
            return "quarters"
        if QUARTER.match(self.stored):
            return "quarter"
        if MONTH.match(self.stored):
            return "month"
        return "year" if YEAR.match(self.stored) else "date"

    @property
    def quarters(self) -> tuple[tuple[int, int], ...]:
        """(year, quarter) of each named quarter; empty for the other kinds."""
        if self.kind not in ("quarter", "quarters"):
            return ()
        return tuple((int(part[:4]), int(part[6])) for part in self.stored.split())

    @property
    def end(self) -> date | None:
        """The last day of the due time; None where there is no such day."""
        kind = self.kind
        if kind in ("none", "annually", "ongoing"):
            return None
        if kind in ("quarter", "quarters"):
            year, quarter = max(self.quarters)
            month = quarter * 3
            return date(year, month, monthrange(year, month)[1])
        if kind == "month":
            year, month = int(self.stored[:4]), int(self.stored[5:])
            return date(year, month, monthrange(year, month)[1])
        return date(int(self.stored), 12, 31) if kind == "year" else date.fromisoformat(self.stored)

    def text(self, year: int | None = None) -> str:
        """For reading: "Q3", "Q1 & Q4", "Q1–Q4", "June 2024"; a quarter's year is left out when it is `year`."""
        kind = self.kind
        if kind == "none":
            return ""
        if kind == "annually":
            return _("Annually")
        if kind == "ongoing":
            return _("Ongoing")
        if kind in ("quarter", "quarters"):
            return self._quarters_text(year)
        if kind == "month":
            name = month_names()[int(self.stored[5:]) - 1]
            return _("{month} {year}").format(month=name, year=self.stored[:4])
        if kind == "year":
            return self.stored
        day = date.fromisoformat(self.stored)
        return _("{day} {month} {year}").format(
            day=day.day, month=month_names()[day.month - 1], year=day.year
        )

    def _quarters_text(self, year: int | None) -> str:
        found = self.quarters
        years = {one for one, _quarter in found}
        if len(years) == 1:
            numbers = [quarter for _year, quarter in found]
            if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
                words = _("Q{first}–Q{last}").format(first=numbers[0], last=numbers[-1])
            else:
                words = " & ".join(_("Q{n}").format(n=number) for number in numbers)
            only = next(iter(years))
            return words if only == year else _("{year} {quarters}").format(year=only, quarters=words)
        return " & ".join(
            _("{year} {quarters}").format(year=y, quarters=_("Q{n}").format(n=q)) for y, q in found
        )

    @staticmethod
    def parse(text: str, year: int) -> Due:
        """Read what people write: "Q3", "by Q3 2023", "Q1 & Q4", "Q1-4", "2024-06-30", "June 2024", "ongoing".

        `year` stands in where a quarter or month has none. Raises InvalidValue.
        """
        words = re.sub(r"\s+", " ", text.strip().lower())
        words = re.sub(r"^(by|due|before|in|end of) ", "", words)
        if words in ("", "-", "–", "none", "n/a"):
            return Due()
        if words in ("annually", "annual", "yearly", "every year"):
            return Due("annually")
        if words in ("ongoing", "on-going", "continuous", "continuing"):
            return Due("ongoing")
        found = _quarters(words, year) or _month(words, year) or _day(words)
        if found is None and YEAR.match(words):
            found = Due(words)
        if found is None:
            raise InvalidValue(
                _(
                    "“{text}” is not a due date. Nothing was changed; "
                    "write for example Q3, Q1 & Q4, June 2024, 2024-06-30, annually or ongoing."
                ).format(text=text.strip())
            )
        return found

    @staticmethod
    def from_stored(text: str) -> Due:
        """The due date kept in a file; raises InvalidValue when the form is unknown."""
        due = Due(text)
        try:
            if due.kind == "quarters" and not all(QUARTER.match(part) for part in text.split(" ")):
                raise ValueError(text)
            if due.end is None and due.kind not in ("none", "annually", "ongoing"):
                raise ValueError(text)
        except (ValueError, IndexError) as error:
            raise InvalidValue(_("“{text}” is not a due date.").format(text=text)) from error
        return due


def _quarters(words: str, year: int) -> Due | None:
    """ "q3", "q3 2023", "2023 q3", "2023-q3", "q1 & q4", "q1-4", "q1 to q4 2023"."""
    stored = words.split(" ")
    if all(re.fullmatch(r"\d{4}-q[1-4]", part) for part in stored):
        return Due(" ".join(sorted({part.upper() for part in stored})))
    named = re.search(r"\b(\d{4})\b", words)
    own_year = int(named.group(1)) if named else year
    rest = re.sub(r"\b\d{4}\b", " ", words).replace(",", " & ")
    rest = re.sub(r"\s*(?:-|–|to)\s*", "-", rest.strip(" -–"))
    rest = re.sub(r"\s*(?:&|and|/|\+)\s*", "&", rest).strip(" &-")
    if not re.fullmatch(r"q[1-4](?:[-& ]q?[1-4])*", rest):
        return None
    numbers: set[int] = set()
    for part in re.split(r"[& ]", rest):
        ends = [int(number) for number in re.findall(r"[1-4]", part)]
        numbers.update(range(min(ends), max(ends) + 1))
    return Due(" ".join(f"{own_year}-Q{number}" for number in sorted(numbers)))


def _month(words: str, year: int) -> Due | None:
    found = re.fullmatch(r"([a-z]+)\.?(?: (\d{4}))?", words)
    if found and len(found.group(1)) >= 3:
        for number, name in enumerate(MONTHS, 1):
            if name.startswith(found.group(1)) or (found.group(1) == "sept" and number == 9):
                return Due(f"{int(found.group(2) or year):04d}-{number:02d}")
    found = re.fullmatch(r"(\d{4})-(\d{2})", words)
    return Due(words) if found and 1 <= int(found.group(2)) <= 12 else None


def _day(words: str) -> Due | None:
    found = re.fullmatch(r"(\d{1,2}) ([a-z]{3,})\.? (\d{4})", words)
    swapped = re.fullmatch(r"([a-z]{3,})\.? (\d{1,2}),? (\d{4})", words)
    try:
        if found or swapped:
            day, month_word, year = found.groups() if found else (swapped[2], swapped[1], swapped[3])  # type: ignore[index]
            number = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month_word))
            return Due(date(int(year), number, int(day)).isoformat())
        return (
            Due(date.fromisoformat(words).isoformat()) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else None
        )
    except (ValueError, StopIteration):
        return None
