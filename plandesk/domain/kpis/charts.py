"""The charts of one KPI: by month, over the years, by unit and by category."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.charts import (
    STYLES,
    Column,
    Columns,
    Legend,
    Point,
    Reference,
    Strand,
    Strands,
    Table,
    scale_over,
)
from plandesk.domain.kpis.chart_words import (
    month_words,
    months_caption,
    part_names,
    short_period,
    tick_words,
)
from plandesk.domain.kpis.comparators import Comparator
from plandesk.domain.kpis.dashboard import Dashboard, YearFigure
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import Amount
from plandesk.domain.kpis.measures import Cell
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.periods import aligned, name
from plandesk.domain.kpis.targets import show_value, shown_value, target_words, wanted_value
from plandesk.i18n import _

MOST_LINES = 8  # over years: the whole service and its units


def references(
    of_kpi: Kpi, others: Sequence[Comparator] = (), last: int | None = None, language: str = "en"
) -> tuple[Reference, ...]:
    """The lines of the target and of the latest figure of every comparator (not after the month `last`)."""
    found = []
    wanted = wanted_value(of_kpi)
    if of_kpi.target_kind == "band" and wanted is not None and of_kpi.target_high is not None:
        for value, words in (
            (wanted, _("Target from {value}")),
            (of_kpi.target_high, _("Target to {value}")),
        ):
            found.append(Reference(value, words.format(value=show_value(of_kpi, value, language)), "target"))
    elif wanted is not None:
        words = target_words(of_kpi, language)
        if of_kpi.target_kind == "change":
            words = show_value(of_kpi, wanted, language)
        found.append(Reference(wanted, _("Target {value}").format(value=words), "target"))
    latest: dict[str, Comparator] = {}
    for other in others:
        if other.value is not None and (last is None or other.period <= last):
            known = latest.get(other.name)
            latest[other.name] = other if known is None or known.period <= other.period else known
    for other in latest.values():
        if other.value is not None:
            shown = show_value(of_kpi, other.value, language)
            label = _("{name} {value}").format(name=other.name, value=shown)
            found.append(Reference(other.value, label, "comparator"))
    return tuple(found)


def by_month(
    board: Dashboard,
    lines: Sequence[Reference] = (),
    unit_id: int | None = None,
    category_id: int | None = None,
    language: str = "en",
) -> Columns:
    """The last 12 months: columns of counts (a rate's numerator in its denominator) and the line of a rate.

    `lines` are left out for a count and of so many people: a target of a year is no target of a month.
    Every column links to its Cell.
    """
    of_kpi = board.kpi
    is_rate = of_kpi.kind == "rate"
    periods = [period for period, _now, _before in board.months]
    labels = [short_period(period, of_kpi.frequency) for period in periods]
    values = [shown_value(of_kpi, now) for _period, now, _before in board.months]
    links = [Cell(period, unit_id, category_id) for period in periods]
    words = [month_words(of_kpi, period, now, before, language) for period, now, before in board.months]
    known = [at for at, value in enumerate(values) if value is not None]
    # Figures that are read alike make no rise and no fall: they are drawn level, and one is printed.
    is_level = len({show_value(of_kpi, values[at], language) for at in known}) == 1
    printed = {known[-1]} if known else set()
    if known and not is_level:
        printed |= {
            known[0],
            min(known, key=lambda at: values[at] or 0.0),
            max(known, key=lambda at: values[at] or 0.0),
        }
    points = tuple(
        Point(label, "", value, show_value(of_kpi, value, language) if at in printed else "", says, link=link)
        for at, (label, value, says, link) in enumerate(zip(labels, values, words, links, strict=True))
    )
    has_columns = of_kpi.kind in ("rate", "count") or of_kpi.additive
    columns = tuple(
        Column(label, _parts(of_kpi, now) if has_columns else (), says, link)
        for label, (_period, now, _before), says, link in zip(labels, board.months, words, links, strict=True)
    )
    a_year = of_kpi.kind == "count" or of_kpi.per_people
    shown_lines = () if a_year and of_kpi.frequency != "year" else tuple(lines)
    reach = [one for one in values if one is not None] + [one.value for one in shown_lines]
    caption = months_caption(of_kpi, board, values, language)
    line_scale = (
        scale_over(
            reach,
            lambda value, decimals: tick_words(of_kpi, value, decimals, language),
            from_zero=is_level,
            parts=2,
            seconds=of_kpi.kind == "time",
        )
        if is_rate or not has_columns
        else None
    )
    if line_scale is not None and not line_scale.from_zero and known:
        caption = " ".join((caption, _("The line does not start at 0.")))
    heights = [one.value for one in columns] + ([] if is_rate else [one.value for one in shown_lines])
    legend: tuple[Legend, ...] = ()
    if is_rate:
        legend = (Legend("part", part_names(of_kpi)[0]), Legend("rest", _("Others")))
        legend = legend[:1] if of_kpi.per_people else legend
    return Columns(
        title={"month": _("By month"), "quarter": _("By quarter")}.get(of_kpi.frequency, _("12 months")),
        legend=legend,
        columns=columns,
        scale=scale_over(heights, lambda value, few: show_number(value, few, language=language), parts=2)
        if has_columns
        else None,
        line_name=of_kpi.name if line_scale is not None else "",
        points=points if line_scale is not None else (),
        line_scale=line_scale,
        references=shown_lines,
        caption=caption,
        sentence=_told(_("{name}. {caption}").format(name=of_kpi.name, caption=caption), shown_lines),
        table=_month_table(board, language),
    )


def over_years(
    board: Dashboard,
    whole: str,
    lines: Sequence[Reference] = (),
    category_id: int | None = None,
    unit_id: int | None = None,
    language: str = "en",
) -> Strands:
    """The calendar years of the whole service (called `whole`) and of its units.

    The chosen one is the main line; where there would be too many it stands alone beside the whole service.
    A year that is not complete is an open point.
    """
    of_kpi = board.kpi
    strands = []
    others = 0
    shown_years = _shown_years(board)
    for line in board.years:
        if all(year.value is None for year in line.years):
            continue
        called = line.name if line.unit_id is not None else whole
        main = line.unit_id == unit_id
        points = tuple(
            _year_point(of_kpi, called, line.unit_id, category_id, one, language)
            for one in (line.years[at] for at in shown_years)
        )
        ending = next((one.figure for one in reversed(points) if one.value is not None), "")
        strands.append(Strand(called, "main" if main else STYLES[others % len(STYLES)], points, ending))
        others += not main
    shown_lines = () if of_kpi.kind == "count" and of_kpi.frequency != "year" else tuple(lines)
    reach = [p.value for one in strands for p in one.points if p.value is not None]
    reach += [one.value for one in shown_lines]
    scale = scale_over(
        reach,
        lambda value, decimals: tick_words(of_kpi, value, decimals, language),
        from_zero=of_kpi.kind == "count",
        seconds=of_kpi.kind == "time",
    )
    years = tuple(str(board.years[0].years[at].year) for at in shown_years) if board.years else ()
    caption = " ".join((_trend(strands), _open_years(strands))).strip()
    drawn = strands
    if len(strands) > MOST_LINES:  # so many would hide each other
        drawn = [one for one in strands if one.style == "main" or one.name == whole]
        caption = " ".join((caption, _("Of the others only the figures are told."))).strip()
    if reach and not scale.from_zero:
        caption = " ".join((caption, _("The lines do not start at 0."))).strip()
    return Strands(
        title=_("Five years") if len(years) == 5 and of_kpi.frequency != "wave" else _("By year"),
        subtitle=of_kpi.name,
        labels=years,
        strands=tuple(drawn),
        scale=scale,
        references=shown_lines,
        caption=caption,
        sentence=_told(
            _("{name} by year. {caption}").format(name=of_kpi.name, caption=caption).strip(), shown_lines
        ),
        table=Table(
            (_("Year"), *(one.name for one in strands)),
            tuple(_year_row(year, [one.points[at] for one in strands]) for at, year in enumerate(years)),
        ),
    )


def _year_row(year: str, points: Sequence[Point]) -> tuple[str, ...]:
    """A year with its figures; what holds for all of them is said once, with the year."""
    notes = {one.note for one in points if one.value is not None}
    if len(notes) == 1 and all(notes):
        return (f"{year} ({notes.pop()})", *(one.figure for one in points))
    return (year, *(one.figure + (f" ({one.note})" if one.note else "") for one in points))


def _told(sentence: str, lines: Sequence[Reference]) -> str:
    """What a chart says, with its level lines, which stand in no table."""
    return " ".join((sentence, *(_("{line}.").format(line=one.label) for one in lines)))


def _parts(of_kpi: Kpi, amount: Amount) -> tuple[tuple[float, str], ...]:
    if amount.numerator is None:
        return ()
    if of_kpi.kind != "rate" or of_kpi.per_people:
        return ((amount.numerator, "part"),)
    # More cleared than occurred: the column shows what was cleared, and nothing is left over.
    rest = max(0.0, (amount.denominator or 0.0) - amount.numerator)
    return ((amount.numerator, "part"), (rest, "rest")) if rest else ((amount.numerator, "part"),)


def _year_point(
    of_kpi: Kpi, called: str, unit_id: int | None, category_id: int | None, year: YearFigure, language: str
) -> Point:
    shown = show_value(of_kpi, year.value, language)
    part = year.value is not None and not year.window.complete and of_kpi.frequency != "wave"
    note = _("{n} of {all} months").format(n=year.window.months, all=year.window.wanted) if part else ""
    words = _("{name}, {year}: {value}").format(name=called, year=year.year, value=shown or _("no figure"))
    if part:
        words = _("{words} ({note})").format(words=words, note=note)
    period = aligned(year.year * 12 + 11, of_kpi.frequency)
    return Point(str(year.year), note, year.value, shown, words, part, Cell(period, unit_id, category_id))


def _shown_years(board: Dashboard) -> list[int]:
    """The places of the years from the first with a figure on; of a survey those with a wave."""
    known = sorted(
        {at for line in board.years for at, year in enumerate(line.years) if year.value is not None}
    )
    if not known or board.kpi.frequency == "wave":
        return known
    return list(range(known[0], len(board.years[0].years)))


def _trend(strands: Sequence[Strand]) -> str:
    main = next((one for one in strands if one.style == "main"), None)
    whole = [p for p in main.points if p.value is not None and not p.open] if main is not None else []
    if main is None or len(whole) < 2:
        return ""
    return _("{name}: {first} in {first_year}, {last} in {last_year}.").format(
        name=main.name,
        first=whole[0].figure,
        first_year=whole[0].label,
        last=whole[-1].figure,
        last_year=whole[-1].label,
    )


def _open_years(strands: Sequence[Strand]) -> str:
    """What an open dot is: the years of the main line that are not complete."""
    main = next((one for one in strands if one.style == "main"), None)
    points = main.points if main is not None else ()
    return " ".join(
        _("Open dot: {year}, {months}.").format(year=one.label, months=one.note)
        for one in points
        if one.open and one.note
    )


def _month_table(board: Dashboard, language: str) -> Table:
    of_kpi = board.kpi
    rows: list[tuple[str, ...]] = []
    for period, now, before in board.months:
        value, earlier = (show_value(of_kpi, shown_value(of_kpi, one), language) for one in (now, before))
        called = name(period, of_kpi.frequency)
        if of_kpi.kind == "rate":
            top, bottom = (show_number(one, language=language) for one in (now.numerator, now.denominator))
            rows.append((called, top, bottom, value, earlier))
        else:
            rows.append((called, value, earlier))
    heads = (*part_names(of_kpi), of_kpi.name) if of_kpi.kind == "rate" else (of_kpi.name,)
    return Table((_("Period"), *heads, _("A year before")), tuple(rows))
