"""What typed words in a cell of the table change: the initiative itself, or its update for the quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plandesk.domain import initiatives, updates
from plandesk.errors import InvalidValue
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models.initiative_cells import Column
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.outline import Outline
    from plandesk.domain.periods import Quarter
    from plandesk.domain.statuses import StatusWord
    from plandesk.file.document import Document


def told_fields(column: int, typed: str, year: int, words: Sequence[StatusWord]) -> dict[str, Any]:
    """The fields of an update that words in a cell stand for; raises InvalidValue."""
    if column == Column.STATUS:
        return {"status_id": cells.status_id(typed, words)}
    return cells.update_fields(column, typed, year)


def change_cells(
    document: Document,
    tree: Outline,
    quarter: Quarter | None,
    words: Sequence[StatusWord],
    ids: list[int],
    column: int,
    typed: str,
) -> bool:
    """Give initiatives the value that words stand for in a column, as one step; raises UserError."""
    if column in cells.TOLD:
        if quarter is None:
            raise InvalidValue(_("There is no reporting period in hand. Nothing was changed."))
        updates.set_updates(document, ids, quarter, **told_fields(column, typed, tree.plan.year, words))
        return True
    wanted = cells.fields(document, column, typed, tree.plan.year)
    name = ngettext("Change initiative", "Change {n} initiatives", len(ids)).format(n=len(ids))
    with document.step(name):
        initiatives.change_initiatives(document, ids, **cells.with_leads(document, wanted))
    return True


def missing_reason(document: Document, ids: Sequence[int], quarter: Quarter, word: StatusWord | None) -> bool:
    """Whether a status word asks for a reason that at least one of the initiatives has not given."""
    if word is None or not word.reason_required:
        return False
    told = updates.updates_of_many(document, ids)
    return any(quarter not in told.get(one, {}) or not told[one][quarter].reason.strip() for one in ids)
