"""Which worksheet a user means by a name, and what is said where there is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from plandesk.errors import ImportRefused
from plandesk.exchange.sheet import Sheet
from plandesk.i18n import _


def flat(text: str) -> str:
    """A name without case, accents and spare spaces, to compare it."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(one for one in plain if not unicodedata.combining(one)).casefold().split())


def chosen(sheets: Sequence[Sheet], name: str | None, fits: Callable[[Sheet], bool]) -> Sheet:
    """The worksheet of a name; without one the only one that fits. Raises ImportRefused."""
    names = _quoted(one.name for one in sheets)
    if name is not None:
        for one in sheets:
            if flat(one.name) == flat(name):
                return one
        raise ImportRefused(
            _("There is no sheet “{name}”; there is {names}. Nothing was imported.").format(
                name=name, names=names
            )
        )
    fitting = [one for one in sheets if fits(one)] or list(sheets)
    if len(fitting) != 1:
        raise ImportRefused(
            _("The file has several sheets: {names}. Nothing was imported; name one of them.").format(
                names=names
            )
        )
    return fitting[0]


def no_field(name: str, fields: Iterable[str]) -> ImportRefused:
    """What is raised where a name is none of the fields."""
    return ImportRefused(
        _("“{name}” is not a field; there is {fields}. Nothing was imported.").format(
            name=name, fields=", ".join(fields)
        )
    )


def no_column(name: str, header: Iterable[str]) -> ImportRefused:
    """What is raised where a name is none of the columns."""
    return ImportRefused(
        _("There is no column “{name}”; there is {names}. Nothing was imported.").format(
            name=name, names=_quoted(one for one in header if one)
        )
    )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{one}”" for one in names)
