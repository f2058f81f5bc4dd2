"""Which column of a roster means what: proposed from the names of the columns, changed by hand.

Nothing of a roster is remembered on the computer, not even what its columns are called.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plandesk.errors import ImportRefused
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_choice import chosen, no_column, no_field
from plandesk.exchange.table_names import canonical
from plandesk.i18n import _

FIELDS = ("number", "name", "first-name", "last-name", "rank", "unit", "supervisor", "state")
NAMES: dict[str, tuple[str, ...]] = {
    "number": (
        *("number", "no", "badge", "badge number", "badge no", "regimental number", "reg no", "employee id"),
        *("employee number", "employee no", "staff number", "service number", "id", "id number", "pin"),
        *("member number", "force number", "warrant number", "matricule", "numéro", "no matricule"),
        *("nr", "num", "shield", "shield number", "collar number"),
        *("staff no", "staff id", "service no", "member no", "badge id", "personnel number", "personnel no"),
    ),
    "first-name": ("first name", "given name", "given names", "forename", "first", "prénom", "prénoms"),
    "last-name": ("last name", "surname", "family name", "last", "nom de famille"),
    "name": (
        *("name", "full name", "member", "member name", "employee", "employee name", "officer", "person"),
        *("officer name", "staff member", "display name", "nom", "nom complet", "membre", "employé"),
        *("surname, given", "surname, given name", "surname, first name", "surname, name", "last, first"),
        *("last name, first name", "last name, given name", "family name, given name", "nom, prénom"),
    ),
    "rank": (
        *("rank", "title", "rank or title", "rank/title", "position", "grade", "role", "job title"),
        *("classification", "rang", "titre", "poste", "fonction"),
    ),
    "unit": (
        *("unit", "platoon", "squad", "team", "section", "district", "division", "detachment", "bureau"),
        *("assignment", "home unit", "unit name", "shift", "station", "branch", "department", "unité"),
        *("peloton", "équipe", "affectation", "service"),
    ),
    "supervisor": (
        *("supervisor", "sergeant", "coach", "reports to", "manager", "supervisor name", "line manager"),
        *("direct supervisor", "team leader", "superviseur", "supérieur", "relève de", "chef d'équipe"),
        *("boss", "supervising sergeant", "supervised by"),
    ),
    "state": (
        *("status", "state", "active", "employment status", "active or moved", "statut", "état", "actif"),
        *("active/moved", "current"),
    ),
}


class RosterColumns(Struct, frozen=True):
    """The field of each column, "" for a column that is left out; see FIELDS."""

    fields: tuple[str, ...]

    def column(self, field: str) -> int | None:
        """The place of the column with a field, or None."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def has_names(self) -> bool:
        """Whether some column says who a row is about."""
        return bool({"name", "last-name"} & {*self.fields})

    def with_field(self, column: int, field: str) -> RosterColumns:
        """The same with another field for a column; one that had the field before is left out."""
        others = ["" if field and one == field else one for one in self.fields]
        others[column] = field
        return RosterColumns(tuple(others))


def field_words(field: str) -> str:
    """What a field is called on the screen."""
    return {
        "number": _("Number"),
        "name": _("Name"),
        "first-name": _("First name"),
        "last-name": _("Last name"),
        "rank": _("Rank"),
        "unit": _("Unit"),
        "supervisor": _("Supervisor"),
        "state": _("Active or moved"),
        "": _("Left out"),
    }[field]


def propose(header: Sequence[str]) -> RosterColumns:
    """Find a field for each column by its name; the first of several columns has it."""
    known = {canonical(name): field for field, names in NAMES.items() for name in names}
    found: list[str] = []
    for name in header:
        field = known.get(canonical(name), "")
        found.append("" if field in found else field)
    if "last-name" in found and "name" in found:
        found[found.index("name")] = ""
    return RosterColumns(tuple(found))


def mapped_by_hand(header: Sequence[str], wishes: Iterable[str], proposal: RosterColumns) -> RosterColumns:
    """A proposal with what the user wants: FIELD=COLUMN, the column by its name or number.

    An empty column leaves the field out. Raises ImportRefused for a field or a column there is none of.
    """
    found = proposal
    for wish in wishes:
        field, equals, name = (part.strip() for part in wish.partition("="))
        if not equals:
            raise ImportRefused(
                _("“{text}” does not say FIELD=COLUMN, as in name=Member. Nothing was imported.").format(
                    text=wish
                )
            )
        if field not in FIELDS:
            raise no_field(field, FIELDS)
        if not name:
            found = RosterColumns(tuple("" if one == field else one for one in found.fields))
            continue
        found = found.with_field(_column_named(header, name), field)
    return found


def chosen_roster(sheets: Sequence[Sheet], name: str | None = None) -> Sheet:
    """The worksheet of a name; without one the only one with names of people. Raises ImportRefused."""
    return chosen(sheets, name, lambda one: propose(one.header).has_names)


def _column_named(header: Sequence[str], name: str) -> int:
    wanted = canonical(name) or name.casefold()
    for place, title in enumerate(header):
        if wanted in (canonical(title), title.strip().casefold()):
            return place
    if name.isdecimal() and 1 <= int(name) <= len(header):
        return int(name) - 1
    raise no_column(name, header)
