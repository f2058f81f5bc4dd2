"""The reasons that are offered: those given in the plan before, then the usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.domain import updates
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document


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
