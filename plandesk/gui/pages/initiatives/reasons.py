"""The reasons that are offered: those given in the plan before, then the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.domain import updates
from plandesk.domain.periods import Quarter
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document


NEW_DATES = 8  # quarters offered after the one in hand


def new_dates(quarter: Quarter) -> list[str]:
    """The new dates that are offered for what was late in a quarter, in their stored form."""
    found = [""]
    for _number in range(NEW_DATES):
        quarter = quarter.next
        found.append(quarter.stored)
    return [*found, "ongoing"]


def suggested_reasons(document: Document, plan_id: int) -> list[str]:
    """What can be picked instead of being written."""
    usual = (
        _("Waiting for a partner or supplier"),
        _("Not enough staff"),
        _("Budget not approved"),
        _("Depends on another initiative"),
        _("More work than planned"),
        _("Priorities changed"),
    )
    return list(dict.fromkeys((*updates.reasons(document, plan_id), *usual)))
