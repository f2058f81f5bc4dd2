"""Which column of a table of figures means what: proposed from names and values, changed by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.kpis.spans import span_of
from plandesk.exchange.figures_known import TOGETHER, KnownNames
from plandesk.exchange.figures_shaping import JOIN, is_number
from plandesk.exchange.figures_values import NOTHING
from plandesk.exchange.sheet import Cell, CellError, Sheet
from plandesk.exchange.sheet_choice import flat, no_column, no_field
from plandesk.i18n import _

FIELDS = (
    *("kpi", "period", "year", "unit", "category", "part", "figures", "value", "numerator", "denominator"),
    *("as-of", "provisional", "footnote", "published", "key"),
)
AMOUNTS = ("figures", "value", "numerator", "denominator")
NOTES = ("as-of", "provisional", "footnote", "published")
SAMPLE = 200  # rows that a proposal looks at
NAMES: dict[str, tuple[str, ...]] = {
    "kpi": (
        *("kpi", "kpi name", "indicator", "measure", "metric", "performance indicator"),
        *("performance measure", "key performance indicator", "indicateur", "icp", "mesure", "icr"),
    ),
    "period": (
        *("period", "month", "quarter", "date", "month/year", "reporting period", "wave", "month ending"),
        *("periode", "mois", "trimestre", "vague", "period ending", "year-month", "year and month"),
    ),
    "year": ("year", "annee", "an", "fiscal year", "exercice", "calendar year"),
    "unit": (
        *("unit", "district", "division", "area", "zone", "bureau", "section", "detachment", "platoon"),
        *("place", "location", "unite", "secteur", "poste", "service", "region"),
    ),
    "category": (
        *("category", "type", "occurrence type", "offence", "offence type", "crime type", "violation"),
        *("incident type", "call type", "kind", "group", "categorie", "type d'infraction", "breakdown"),
    ),
    "part": ("part", "numerator or denominator", "element", "component", "line", "partie", "composante"),
    "value": (
        *("value", "figure", "count", "number", "amount", "actual", "result", "total count", "n", "score"),
        *("valeur", "chiffre", "nombre", "resultat", "compte", "montant"),
    ),
    "numerator": ("numerator", "numerateur", "top", "cases"),
    "denominator": ("denominator", "denominateur", "of", "base", "out of", "bottom"),
    "as-of": ("as of", "as at", "as-of date", "as of date", "extracted", "date of extraction", "en date du"),
    "provisional": ("provisional", "preliminary", "provisoire", "status", "final"),
    "footnote": ("footnote", "note", "notes", "remark", "comment", "comments", "note de bas de page"),
    "key": ("key", "kpi key", "uid", "uuid", "cle"),
    "published": ("published", "published as", "printed", "as published", "publie"),
}
# What is worked out from figures is not entered.
_WORKED_OUT = re.compile(
    r"\b(?:change|variance|variation|difference|diff|average|avg|mean|rolling|trend|rank|target|cumulative"
    r"|ytd|year to date|previous|cumul|ecart|moyenne|rang|cible|% ?chg)\b|%|\bpercent\b"
)


class FigureColumns(Struct, frozen=True):
    """The field of each column, "" for a column that is left out.

    Fields are those of FIELDS. Any number of columns can be "figures": what their name does not say
    (period, unit, category, KPI, part of a rate) other columns say, or what holds for the whole table.
    """

    fields: tuple[str, ...]

    def column(self, field: str) -> int | None:
        """The place of the column with a field, or None."""
        return self.fields.index(field) if field in self.fields else None

    def has(self, *fields: str) -> bool:
        """Whether one of these fields is there."""
        return any(one in self.fields for one in fields)

    def with_field(self, column: int, field: str) -> FigureColumns:
        """The same with another field for a column; one that had the field before is left out."""
        alone = field not in ("", "figures")
        others = tuple("" if alone and one == field else one for one in self.fields)
        return replace(self, fields=(*others[:column], field, *others[column + 1 :]))


def field_words(field: str) -> str:
    """What a field is called on the screen."""
    return {
        "kpi": _("KPI"),
        "period": _("Period"),
        "year": _("Year"),
        "unit": _("Unit"),
        "category": _("Category"),
        "part": _("Part of the rate"),
        "figures": _("Figures by name"),
        "value": _("Figure"),
        "numerator": _("Numerator"),
        "denominator": _("Denominator"),
        "as-of": _("As of"),
        "provisional": _("Provisional"),
        "footnote": _("Footnote"),
        "published": _("Published as"),
        "key": _("Key"),
        "": _("Left out"),
    }[field]


def propose(sheet: Sheet, known: KnownNames) -> FigureColumns:
    """Find a field for each column, first by its name, then by its values; our own tables are known."""
    from plandesk.exchange.figures_sheet import own_fields

    return FigureColumns(own_fields(sheet.header) or _Proposal(sheet, known).fields())


def left_out(sheet: Sheet, columns: FigureColumns, known: KnownNames) -> list[str]:
    """The names of columns that look like figures and are not taken in."""
    seen = _Proposal(sheet, known)
    pairs = enumerate(zip(sheet.header, columns.fields, strict=True))
    return [name.strip() for column, (name, field) in pairs if not field and seen.could_be_figures(column)]


def mapped_by_hand(
    header: tuple[str, ...], wishes: Iterable[tuple[str, str]], proposal: FigureColumns
) -> FigureColumns:
    """A proposal with what the user wants: pairs of a field and a column's name or number.

    An empty column name leaves the field out. Raises ImportRefused for a field or a column there is none of.
    """
    found = proposal
    for wanted, column_name in wishes:
        field = field_named(wanted)
        if field is None:
            raise no_field(wanted, FIELDS)
        if not column_name:
            found = FigureColumns(tuple("" if one == field else one for one in found.fields))
            continue
        column = _column_named(header, column_name)
        if column is None:
            raise no_column(column_name, header)
        found = found.with_field(column, field)
    return found


def field_named(name: str) -> str | None:
    """The field that a word means: its own name, or what people call it."""
    own = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if own in FIELDS:
        return own
    return next((field for field, names in NAMES.items() if flat(name) in names), None)


def parts_of_name(name: str) -> list[str]:
    """The names that stand above each other over a column."""
    return [part for part in (one.strip() for one in name.split(JOIN)) if part]


def _column_named(header: tuple[str, ...], name: str) -> int | None:
    for column, title in enumerate(header):
        if flat(title) == flat(name):
            return column
    if name.isdigit() and 1 <= int(name) <= len(header):
        return int(name) - 1
    return None


class _Proposal:
    """One proposal on its way."""

    def __init__(self, sheet: Sheet, known: KnownNames) -> None:
        self._header, self._known = sheet.header, known
        rows = sheet.rows[:SAMPLE]
        self._values = [
            [row.cells[place] for row in rows if row.cells[place] is not None]
            for place in range(len(sheet.header))
        ]
        self._fields = [""] * len(sheet.header)

    def fields(self) -> tuple[str, ...]:
        wide = [self._is_wide(column) for column in range(len(self._header))]
        for column, name in enumerate(self._header):
            field = field_named(name)
            if wide[column]:
                self._fields[column] = "figures"
            elif self._can_be(column, field):
                self._fields[column] = field or ""
        self._by_values()
        if not set(AMOUNTS) & set(self._fields):
            self._last_resort()
        elif "figures" in self._fields and "kpi" in self._fields and "part" not in self._fields:
            self._parts_as_rows()
        return tuple(self._fields)

    def could_be_figures(self, column: int) -> bool:
        """Whether a column with a name holds numbers that are not worked out from others."""
        name = flat(self._header[column])
        return bool(name) and self._numbers(column) and not _WORKED_OUT.search(name)

    def _can_be(self, column: int, field: str | None) -> bool:
        if field is None or field == "figures" or field in self._fields:
            return False
        return field in (*NOTES, *AMOUNTS, *_TIMES) or not self._numbers(column)

    def _is_wide(self, column: int) -> bool:
        """Whether the name of a column says what its figures are of."""
        name = self._header[column]
        if _WORKED_OUT.search(flat(name)) or not self._numbers(column):
            return False
        parts = parts_of_name(name)
        kinds = [self._kind(part) for part in parts]
        if parts and all(kinds) and kinds != ["part"]:
            return True
        part = self._known.part(name)
        if part and part not in self._fields:
            self._fields[column] = part
        return False

    def _kind(self, part: str) -> str:
        known = self._known
        if span_of(part) is not None:
            return "period"
        if known.unit(part):
            return "unit"
        if known.is_whole(part) and flat(part) not in _NOT_ALONE:
            return "unit"
        if known.kpi(part):
            return "kpi"
        if known.is_category(part) or flat(part) in TOGETHER:
            return "category"
        return "part" if known.part(part) or field_named(part) in ("numerator", "denominator") else ""

    def _by_values(self) -> None:
        tests: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("kpi", self._known.kpi),
            ("unit", lambda text: self._known.unit(text) or self._known.is_whole(text)),
            ("category", self._known.is_category),
            ("part", self._known.part),
            ("period", span_of),
        )
        for column, field in enumerate(self._fields):
            if field:
                continue
            for wanted, fits in tests:
                taken = wanted in self._fields or (wanted == "period" and self._wide_periods())
                if not taken and self._mostly(column, fits):
                    self._fields[column] = wanted
                    break

    def _wide_periods(self) -> bool:
        return any(
            field == "figures" and any(span_of(part) for part in parts_of_name(name))
            for name, field in zip(self._header, self._fields, strict=True)
        )

    def _last_resort(self) -> None:
        """Columns of numbers with names that nobody knows: shown, so that each can say why it is refused."""
        for column, field in enumerate(self._fields):
            if not field and self.could_be_figures(column):
                self._fields[column] = "figures"

    def _parts_as_rows(self) -> None:
        for column, field in enumerate(self._fields):
            if not field and self._mostly(column, self._known.part):
                self._fields[column] = "part"
                return

    def _mostly(self, column: int, fits: Callable[[str], object]) -> bool:
        texts = [_text(one) for one in self._values[column]]
        return bool(texts) and sum(1 for one in texts if fits(one)) >= 0.6 * len(texts)

    def _numbers(self, column: int) -> bool:
        """Whether a column holds numbers more than anything else, or nothing."""
        filled = self._values[column]
        words = [one for one in filled if not is_number(one) and _text(one).casefold() not in NOTHING]
        return len(words) * 2 <= len(filled)


_TIMES = ("period", "year")  # columns that may hold numbers without being figures
_NOT_ALONE = frozenset(("service", "region", "city"))  # names of columns of units, too


def _text(cell: Cell | CellError) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None or isinstance(cell, CellError) else str(cell)
