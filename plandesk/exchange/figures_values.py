"""What a cell of a table of figures holds: a number, a time, words, a note, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from plandesk.domain.due_words import stored_form
from plandesk.domain.kpis.numbers import read_number
from plandesk.errors import InvalidValue
from plandesk.exchange.sheet import Cell, CellError
from plandesk.exchange.sheet_choice import flat
from plandesk.i18n import _

LENGTH = 40  # characters of a cell that are shown in a sentence
LONGEST = 2000  # characters of words and notes
NOTHING = frozenset(
    ("-", "–", "—", "n/a", "na", "n.a.", "..", "...", "…", "x", "nil", "none", "s/o", "s.o.", "nd", "n/d")
    + ("not available", "not applicable", "tbd")
)
YES = frozenset(("yes", "y", "true", "x", "1", "provisional", "preliminary", "p", "oui", "o", "provisoire"))
NO = frozenset(("no", "n", "false", "0", "final", "f", "non", "definitif"))
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9][0-9. \u00a0\u202f]*,(?:[0-9]{1,2}|[0-9]{4,})\s*%?\Z")
_DECIMAL_POINT = re.compile(r"[+-]?[0-9][0-9, ]*\.(?:[0-9]{1,2}|[0-9]{4,})\s*%?\Z")
_BROKEN = re.compile(r"[+-]?[0-9]+[.,][0-9]+")
_SERIAL = range(36526, 73051)  # the days from 2000 to 2100 as a spreadsheet counts them


class Refused(Exception):
    """A cell that cannot be taken, with the sentence that says why."""


def value_of(cell: Cell | CellError, kind: str, decimal_comma: bool) -> float | str:
    """The figure that a cell holds for a kind of KPI (times in seconds, words as text). Raises Refused."""
    if isinstance(cell, CellError):
        raise Refused(_("The cell holds the error {error}.").format(error=cell.text[:LENGTH]))
    if kind == "words":
        return shown(cell, LONGEST)
    if isinstance(cell, bool | date) or cell is None:
        raise Refused(_("“{text}” is no number.").format(text=shown(cell)))
    if isinstance(cell, int | float):
        if kind == "count" and cell != int(cell):
            raise Refused(_("{text} is no whole number, and this is a count.").format(text=shown(cell)))
        return float(cell)
    text = cell.strip()
    if text.endswith("%") and kind in ("count", "rate", "time"):
        raise Refused(
            _("“{text}” is a percentage; what is wanted is what was counted or timed.").format(
                text=text[:LENGTH]
            )
        )
    try:
        found = read_number(text.replace(".", "").replace(",", ".") if decimal_comma else text, kind)
    except InvalidValue:
        found = None
    if found is None:
        raise Refused(_unreadable(text[:LENGTH], kind))
    return float(found)


def note_of(cell: Cell | CellError, name: str) -> date | bool | str:
    """What a cell says of a figure: the day it is "as-of", whether it is "provisional", a text."""
    if isinstance(cell, CellError):
        raise Refused(_("The cell holds the error {error}.").format(error=cell.text[:LENGTH]))
    if name == "as-of":
        return _day(cell)
    if name != "provisional":
        return shown(cell, LONGEST)
    word = flat(shown(cell))
    if word not in YES and word not in NO:
        raise Refused(_("“{text}” is neither provisional nor final.").format(text=shown(cell)))
    return word in YES


def decimal_commas(cells: Iterable[Cell | CellError]) -> bool:
    """Whether numbers that are written as text have decimal commas."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str)]
    commas = any(_DECIMAL_COMMA.match(one) for one in texts)
    return commas and not any(_DECIMAL_POINT.match(one) for one in texts)


def shown(cell: Cell | CellError, most: int = LENGTH) -> str:
    """The text of a cell on one line."""
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.text[:most]
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())[:most]


def _unreadable(text: str, kind: str) -> str:
    if kind == "time":
        return _("“{text}” is no time; write minutes and seconds, for example 4:09.").format(text=text)
    if kind == "count" and _BROKEN.fullmatch(text):
        return _("{text} is no whole number, and this is a count.").format(text=text)
    return _("“{text}” is no number.").format(text=text)


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int) and cell in _SERIAL:
        return date(1899, 12, 30) + timedelta(days=cell)
    try:
        return date.fromisoformat(stored_form(shown(cell), 0) or "")
    except ValueError:
        raise Refused(_("“{text}” is no day.").format(text=shown(cell))) from None
