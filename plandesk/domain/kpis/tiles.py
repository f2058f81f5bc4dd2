"""The figures in large type of a KPI: what each is, what it was, and what that difference means."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.kpis.chart_words import cases_name, gap_words
from plandesk.domain.kpis.comparators import Comparator
from plandesk.domain.kpis.dashboard import Comparison, Dashboard
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import SMALL_BASE
from plandesk.domain.kpis.numbers import show_number, show_percent
from plandesk.domain.kpis.periods import name
from plandesk.domain.kpis.targets import met_over, show_judged, show_value, target_words
from plandesk.i18n import _

UP, DOWN, SAME = "up", "down", "same"


class TileFigure(Struct, frozen=True):
    """One large figure. `trend` is UP, DOWN, SAME or "" (not compared), `before` "from 6,783".

    The percent change is relative and computed on unrounded values; few cases have none. `remark` is the
    difference in points, or whether it is more than normal variation. An `adverse` change goes against the
    direction that is wanted.
    """

    value: str
    unit: str
    trend: str = ""
    change: str = ""
    before: str = ""
    remark: str = ""
    adverse: bool = False

    @property
    def sentence(self) -> str:
        """All of it, as it is read out."""
        words = {UP: _("up"), DOWN: _("down"), SAME: _("unchanged")}.get(self.trend, "")
        parts = (
            " ".join(filter(None, (self.value, self.unit))),
            words,
            self.change,
            self.before,
            self.remark,
        )
        return ", ".join(part for part in parts if part)


class Tile(Struct, frozen=True):
    """One stretch of time: what it is called, the stretch in words, its figures, and what is to be known."""

    title: str
    period: str
    figures: tuple[TileFigure, ...]
    note: str = ""

    @property
    def sentence(self) -> str:
        """All of it, as it is read out."""
        head = " ".join(filter(None, (self.title, self.period)))
        said = "; ".join(one.sentence for one in self.figures)
        return ". ".join(filter(None, (f"{head}: {said}", self.note)))


class TargetState(Struct, frozen=True):
    """Whether the target is reached: its words and the verdict; `met` None where it cannot be told."""

    words: str
    verdict: str
    met: bool | None


def tiles(board: Dashboard, language: str = "en") -> tuple[Tile, ...]:
    """The stretch that was chosen, the year to date, and the last 12 months, those that differ."""
    last = name(board.last, "month")
    chosen = Tile(
        _("Chosen period"),
        stretch_words(board.first, board.last),
        _judged(board.kpi, board.current, language),
        gap_words(board.current),
    )
    found = [chosen]
    if board.kpi.frequency in ("year", "wave"):
        return tuple(found)
    if board.first != board.last - board.last % 12:
        found.append(
            Tile(
                _("Year to date"),
                _("to {month}").format(month=last),
                _judged(board.kpi, board.year_to_date, language),
                gap_words(board.year_to_date),
            )
        )
    rolling = Tile(_("12 months"), _("to {month}").format(month=last), _rolling(board, language),
                   gap_words(board.rolling))  # fmt: skip
    return (*found, rolling)


def target_state(
    of_kpi: Kpi, found: Comparison, others: tuple[Comparator, ...] = (), language: str = "en"
) -> TargetState | None:
    """The target and whether a stretch of time reaches it; None where the KPI has none."""
    words = target_words(of_kpi, language)
    if not words:
        return None
    reached = met_over(of_kpi, found.now, found.value, others)
    verdict = {True: _("reached"), False: _("not reached"), None: _("cannot be told")}[reached]
    if reached is None and found.value is not None and found.now.wanted != of_kpi.shown_months:
        verdict = _("told over {n} months").format(n=of_kpi.shown_months)
    return TargetState(words, verdict, reached)


def stretch_words(first: int, last: int, short: bool = False) -> str:
    """A stretch of months: "2025", "October 2026", "January to October 2026", "November 2025 to May 2026".

    A `short` one has short months: "Nov 2025 to May 2026".
    """
    if first == last:
        return name(last, "month", short)
    if first % 12 == 0 and last % 12 == 11:
        years = first // 12, last // 12
        if years[0] == years[1]:
            return str(years[0])
        return _("{first} to {last}").format(first=years[0], last=years[1])
    start = name(first, "month", short)
    if first // 12 == last // 12:
        start = start.rsplit(" ", 1)[0]
    return _("{first} to {last}").format(first=start, last=name(last, "month", short))


def change_words(fraction: float | None, language: str = "en") -> str:
    """A relative change with its sign: "+3%", "−12%"; "" where it is not known."""
    return show_percent(fraction, language=language, sign=True)


def points_words(points: float | None, language: str = "en") -> str:
    """A difference of rates with its sign: "−2.1 points"; "" where it is not known."""
    if points is None:
        return ""
    shown = show_number(abs(points), 1, language=language)
    sign = "+" if points > 0 else "−" if points < 0 else ""
    return _("{sign}{n} points").format(sign=sign, n=shown)


def few_cases(found: Comparison) -> bool:
    """Whether a comparison rests on so few cases that a percentage would mislead."""
    known = [one for one in (found.base, found.base_before) if one is not None]
    return bool(known) and min(known) < SMALL_BASE


def variation_words(found: Comparison) -> str:
    """Whether the count of a comparison differs by more than chance gives."""
    if found.beyond_variation is None:
        return ""
    return _("beyond normal variation") if found.beyond_variation else _("within normal variation")


def trend(fraction: float | None) -> str:
    """UP, DOWN, SAME, or "" where a change is not known."""
    if fraction is None:
        return ""
    shown = show_number(fraction * 100)
    return SAME if shown == "0" else UP if fraction > 0 else DOWN


def figures_of(of_kpi: Kpi, found: Comparison, language: str, shown: str = "") -> tuple[TileFigure, ...]:
    """The figure, as `shown` if given, and of a rate its cases.

    Of few cases the verdict stands in place of the percentage.
    """
    few, is_rate = few_cases(found), of_kpi.kind == "rate"
    remark = points_words(found.points, language) or ("" if is_rate else variation_words(found))
    if few and is_rate:
        remark = _("fewer than {n} cases").format(n=SMALL_BASE)
    several = found.now.months // of_kpi.months
    if not of_kpi.additive and several > 1:  # of medians it is no median
        remark = "; ".join(filter(None, (_("mean of {n} figures").format(n=several), remark)))
    value = TileFigure(
        shown or show_value(of_kpi, found.value, language) or "–",
        "" if is_rate or of_kpi.is_percent else of_kpi.unit_of_count,
        "" if few else trend(found.change),
        "" if few else change_words(found.change, language),
        _from(show_value(of_kpi, found.value_before, language)),
        remark,
        not few and trend(found.change) == {"up": DOWN, "down": UP}.get(of_kpi.direction),
    )
    if not is_rate:
        return (value,)
    base = TileFigure(
        show_number(found.base, language=language) or "–",
        cases_name(of_kpi),
        "" if few else trend(found.base_change),
        "" if few else change_words(found.base_change, language),
        _from(show_number(found.base_before, language=language)),
        variation_words(found),
    )
    return (value, base)


def _judged(of_kpi: Kpi, found: Comparison, language: str) -> tuple[TileFigure, ...]:
    return figures_of(of_kpi, found, language, show_judged(of_kpi, found.value, language))


def _rolling(board: Dashboard, language: str) -> tuple[TileFigure, ...]:
    """The last 12 months and, where none is missing, what they come to a month (of a rate: all cases)."""
    found = _judged(board.kpi, board.rolling, language)
    now, before = board.rolling.now, board.rolling.before
    if not board.kpi.additive or not now.complete or board.rolling.base is None:
        return found
    earlier = board.rolling.base_before if before.complete else None
    average = TileFigure(
        show_number(board.rolling.base / 12, language=language),
        _("a month"),
        "" if few_cases(board.rolling) else trend(board.rolling.base_change),
        "" if few_cases(board.rolling) else change_words(board.rolling.base_change, language),
        _from(show_number(earlier / 12, language=language) if earlier is not None else ""),
        variation_words(board.rolling),
    )
    return (found[0], average)


def _from(before: str) -> str:
    return _("from {value}").format(value=before) if before else _("nothing to compare with")
