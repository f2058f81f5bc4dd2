"""The chart of a section: described from the table that the user wrote, as every chart of the program is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from plandesk import charts
from plandesk.charts import Column, Columns, Legend, NamedBars, Point, Strand, Strands, Table
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.domain.text_tables import TableText, plain
from plandesk.errors import InvalidValue

MOST_TOLD = 12  # figures in a sentence that nobody wrote

SectionChart = NamedBars | Columns | Strands


def section_chart(title: str, sentence: str, table: TableText, kind: str) -> SectionChart | None:
    """Describe the chart of a table: the first column names, each other one is a row of figures.

    `kind` is one of `sections.CHARTS`, bars where it is empty. Columns hold one row of figures; several
    are drawn as lines. None where there is no figure to draw.
    """
    names = [plain(row[0]) for row in table.rows]
    placed = {
        place: (plain(head), [_figure(row[place]) for row in table.rows])
        for place, head in enumerate(table.head)
        if place
    }
    placed = {place: one for place, one in placed.items() if any(v is not None for v, _text in one[1])}
    series = list(placed.values())
    if not series:
        return None
    told = Table(tuple(map(plain, table.head)), tuple(tuple(map(plain, row)) for row in table.rows))
    said = sentence.strip() or _sentence(title, names, series)
    if kind == "columns" and len(series) == 1:
        return _columns(title, said, told, names, *series[0])
    if kind in ("columns", "lines"):
        return _strands(title, said, told, names, series)
    values = {place: tuple(value for value, _text in figures) for place, (_of, figures) in placed.items()}
    return NamedBars(title, values, said, told)


_Figures = Sequence[tuple[float | None, str]]


def _figure(cell: str) -> tuple[float | None, str]:
    text = plain(cell)
    try:
        return read_number(re.sub(r"[^\d.,−\-+\s]", "", text).strip()), text
    except InvalidValue:
        return None, text


def _columns(
    title: str, sentence: str, table: Table, names: Sequence[str], of: str, figures: _Figures
) -> Columns:
    columns = tuple(
        Column(name, ((value, "plain"),) if value is not None else (), f"{name}: {text}")
        for name, (value, text) in zip(names, figures, strict=True)
    )
    scale = charts.scale_over([value for value, _text in figures if value is not None], _tick(figures))
    return Columns(title, (Legend("plain", of),), columns, scale, "", (), None, (), "", sentence, table)


def _strands(
    title: str, sentence: str, table: Table, names: Sequence[str], series: Sequence[tuple[str, _Figures]]
) -> Strands:
    every = [one for _name, figures in series for one in figures]
    values = [value for value, _text in every if value is not None]
    strands = []
    for number, (of, figures) in enumerate(series):
        style = "main" if not number else charts.STYLES[(number - 1) % len(charts.STYLES)]
        points = tuple(
            Point(name, "", value, text, f"{of}, {name}: {text}")
            for name, (value, text) in zip(names, figures, strict=True)
        )
        end = next(text for value, text in reversed(figures) if value is not None)
        strands.append(Strand(of, style, points, end))
    scale = charts.scale_over(values, _tick(every))
    return Strands(title, "", tuple(names), tuple(strands), scale, (), "", sentence, table)


def _tick(figures: _Figures) -> Callable[[float, int], str]:
    percent = any(text.endswith("%") for _value, text in figures)

    def show(value: float, decimals: int) -> str:
        return show_number(value, decimals) + ("%" if percent else "")

    return show


def _sentence(title: str, names: Sequence[str], series: Sequence[tuple[str, _Figures]]) -> str:
    told = [
        f"{name} {text}" if len(series) == 1 else f"{of}, {name} {text}"
        for of, figures in series
        for name, (value, text) in zip(names, figures, strict=True)
        if value is not None
    ]
    if len(told) > MOST_TOLD:
        told = [told[0], "…", told[-1]]
    head = title.strip().rstrip(".:")
    return (f"{head}: " if head else "") + ", ".join(told) + "."
