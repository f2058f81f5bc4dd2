"""Reading values out of JSON with the place of each, so that an error can name it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NoReturn

from plandesk.domain.columns import whole_text
from plandesk.domain.kpis.definitions import LARGEST
from plandesk.errors import ImportRefused
from plandesk.i18n import _

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
LARGEST_NUMBER = 1_000_000


def refuse(place: str, wanted: str, value: Any = ...) -> NoReturn:
    """Raise ImportRefused about a place; `value` is what was found there."""
    if len(place) > 120:
        place = f"{place[:60]}…{place[-50:]}"
    if value is ...:
        raise ImportRefused(_("{place}: {wanted}. Nothing was imported.").format(place=place, wanted=wanted))
    raise ImportRefused(
        _("{place}: expected {wanted}, found {found}. Nothing was imported.").format(
            place=place, wanted=wanted, found=shown(value)
        )
    )


def shown(value: Any) -> str:
    """A value in few words."""
    if value is None:
        return _("nothing (null)")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = whole_text(value if len(value) <= 40 else value[:39] + "…")
        return "“" + "".join(one if one.isprintable() else "�" for one in text) + "”"
    if isinstance(value, dict):
        return _("a record")
    if isinstance(value, list):
        return _("a list")
    return _("the number {number}").format(number=value)


class Place:
    """A record in the JSON file, with where it stands; each field is asked for once."""

    def __init__(self, path: str, value: Any) -> None:
        if not isinstance(value, dict):
            refuse(path or _("the file"), _("a record in braces"), value)
        self.path = path
        self._left: dict[str, Any] = dict(value)

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def finish(self) -> None:
        """Refuse fields that nobody asked for: a slip in a name must not lose a text."""
        for name in self._left:
            refuse(self.at(shown(name)[1:-1]), _("there is no such field here"))

    def text(self, name: str, default: str | None = "") -> str:
        """A text; with None as default it must be there."""
        return self._text(name, _("a text"), default)

    def choice(self, name: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of some words."""
        wanted = _("one of {allowed}").format(allowed=", ".join(f"“{one}”" for one in allowed))
        found = self._text(name, wanted, default)
        if found not in allowed:
            refuse(self.at(name), wanted, found)
        return found

    def uid(self, name: str = "uid") -> str | None:
        """A uid, or None where there is none."""
        found = self._left.pop(name, None)
        if found is not None and not (isinstance(found, str) and UID.match(found)):
            refuse(self.at(name), _uid_wanted(), found)
        return found

    def uids(self, name: str) -> tuple[str, ...]:
        """A list of uids."""
        found = self._list(name)
        for n, one in enumerate(found):
            if not (isinstance(one, str) and UID.match(one)):
                refuse(f"{self.at(name)}[{n}]", _uid_wanted(), one)
        return tuple(found)

    def text_or_none(self, name: str) -> str | None:
        """A text, or None."""
        found = self._left.pop(name, None)
        return None if found is None else whole(self.at(name), _("a text"), found)

    def flag(self, name: str, default: bool = True) -> bool:
        """true or false."""
        found = self._left.pop(name, default)
        if not isinstance(found, bool):
            refuse(self.at(name), _("true or false"), found)
        return found

    def text_or_flag(self, name: str) -> str | bool:
        """A text, or true or false."""
        found = self._left.pop(name, None)
        return found if isinstance(found, bool) else whole(self.at(name), _("a text, true or false"), found)

    def number(self, name: str, default: int) -> int:
        """A whole number from 0 to a million."""
        found = self._left.pop(name, default)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= LARGEST_NUMBER:
            refuse(self.at(name), _("a whole number from 0 to {n}").format(n=LARGEST_NUMBER), found)
        return found

    def whole_or_none(self, name: str, most: int) -> int | None:
        """A whole number from 0 to `most`, or None."""
        found = self._left.pop(name, None)
        if found is None:
            return None
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= most:
            refuse(self.at(name), _("a whole number from 0 to {n}").format(n=most), found)
        return found

    def figure_or_none(self, name: str) -> float | None:
        """A number of a size that a figure can have, or None."""
        found = self._left.pop(name, None)
        if found is None:
            return None
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not abs(found) < LARGEST:
            refuse(self.at(name), _("a number below {n}").format(n="10¹⁵"), found)
        return float(found)

    def day(self, name: str) -> date:
        """A day that must be there."""
        found = self.day_or_none(name)
        if found is None:
            refuse(self.at(name), _("a day like 2026-12-31"), found)
        return found

    def day_or_none(self, name: str) -> date | None:
        """A day, or None."""
        found = self._left.pop(name, None)
        if found is None:
            return None
        try:
            if isinstance(found, str) and DAY.match(found):
                return date.fromisoformat(found)
        except ValueError:
            pass
        refuse(self.at(name), _("a day like 2026-12-31"), found)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(
            whole(f"{self.at(name)}[{n}]", _("a text"), one) for n, one in enumerate(self._list(name))
        )

    def records(self, name: str) -> list[Place]:
        """A list of records."""
        return [Place(f"{self.at(name)}[{n}]", one) for n, one in enumerate(self._list(name))]

    def record(self, name: str) -> Place | None:
        """A record, or None."""
        found = self._left.pop(name, None)
        return None if found is None else Place(self.at(name), found)

    def _list(self, name: str) -> list[Any]:
        found = self._left.pop(name, [])
        if not isinstance(found, list):
            refuse(self.at(name), _("a list in square brackets"), found)
        return found

    def _text(self, name: str, wanted: str, default: str | None) -> str:
        if name not in self._left and default is not None:
            return default
        return whole(self.at(name), wanted, self._left.pop(name, None))


def whole(place: str, wanted: str, value: Any) -> str:
    """A value that must be a text, every character of it whole; raises ImportRefused."""
    if not isinstance(value, str):
        refuse(place, wanted, value)
    if not value.isascii() and whole_text(value) != value:
        refuse(place, _("the text holds half of a character (a lone surrogate)"))
    return value


def _uid_wanted() -> str:
    return _("a uid like 01890a5d-ac96-774b-bcce-b302099a8057")
