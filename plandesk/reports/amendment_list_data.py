"""What the amendment list prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain import amendments
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.differences import Part
from plandesk.reports.imprint import Imprint
from plandesk.reports.wording import _


class AmendmentRow(Struct, frozen=True):
    """One amendment.

    `number` is the one it had, empty where it is new. `kinds` are those of `domain.amendments`, in the order
    in which they are told. `before` and `after` are the wordings with what differs marked, empty on the side
    where it was not in the plan or where this edition does not tell. `due_…` and `place_…` are in words, only
    where they changed. `level` is what the plan calls such an entry, where it is not an initiative.
    """

    number: str
    kinds: tuple[str, ...]
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()
    number_after: str = ""
    due_before: str = ""
    due_after: str = ""
    place_before: str = ""
    place_after: str = ""
    reason: str = ""
    when: str = ""
    level: str = ""
    tells_reason: bool = True


class AmendmentGroup(Struct, frozen=True):
    """Amendments under one heading: a goal, or a kind of amendment."""

    title: str
    number: str
    rows: tuple[AmendmentRow, ...]


class AmendmentList(Struct, frozen=True):
    """Everything the amendment list prints. `since` and `until` are in words; `counts` kinds with figures.

    `order` are the parts to print, the summary first.
    """

    imprint: Imprint
    title: str
    since: str
    until: str
    since_approval: bool
    counts: tuple[tuple[str, int], ...]
    groups: tuple[AmendmentGroup, ...]
    order: tuple[LayoutPart, ...] = ()

    @property
    def total(self) -> int:
        """How many objectives and initiatives were changed."""
        return sum(len(group.rows) for group in self.groups)


def kind_words(kind: str) -> str:
    """A kind of amendment as it stands in a row, in the report's language."""
    return {
        amendments.ADDED: _("Added"),
        amendments.DROPPED: _("Dropped"),
        amendments.REWORDED: _("Reworded"),
        amendments.REDATED: _("New date"),
        amendments.MOVED: _("Moved"),
        amendments.MADE_INTERNAL: _("Made internal"),
        amendments.MADE_PUBLIC: _("Made public"),
    }[kind]
