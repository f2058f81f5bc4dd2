"""The rows that are looked at, and how far the goals have come: read once, kept while shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.domain import listing, listing_counts, statuses

if TYPE_CHECKING:
    from plandesk.domain.listing import InitiativeRow
    from plandesk.domain.outline import Outline
    from plandesk.domain.periods import Quarter
    from plandesk.domain.statuses import StatusWord
    from plandesk.file.document import Document

KEPT = 512  # rows kept at most
AT_ONCE = 500  # ids in one statement


class RowsLookedAt:
    """A small memory of rows by id, and of how many initiatives of a goal are done."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._tree: Outline | None = None
        self._quarter: Quarter | None = None
        self.rows: dict[int, InitiativeRow] = {}
        self._done: dict[int, int] = {}
        self.words: tuple[StatusWord, ...] = ()
        self.telling = False

    def turn_to(self, document: Document | None, tree: Outline | None, quarter: Quarter | None) -> None:
        """Read from this plan as of this quarter from now on; what was read before is forgotten."""
        self._document, self._tree, self._quarter = document, tree, quarter
        self.rows, self._done = {}, {}
        self.read_words()

    def read_words(self) -> None:
        """Read anew: the plan's status words, and whether statuses are told at all.

        A plan that is a draft and has no update does not ask for statuses yet.
        """
        self.words, self.telling = (), False
        if self._document is not None and self._tree is not None:
            plan = self._tree.plan
            self.words = statuses.status_words(self._document, plan.id)
            self.telling = plan.state != "draft" or listing_counts.has_updates(self._document, plan.id)

    def row(self, initiative_id: int) -> InitiativeRow | None:
        """One row, read if it is not known."""
        if initiative_id not in self.rows:
            self.read([initiative_id])
        return self.rows.get(initiative_id)

    def read(self, ids: list[int]) -> None:
        """Read these rows and keep them; the oldest are forgotten where there are too many."""
        if len(self.rows) + len(ids) > KEPT:
            for old in list(self.rows)[: KEPT // 2]:
                del self.rows[old]
        self.rows.update((row.id, row) for row in self.fresh(ids))

    def fresh(self, ids: list[int]) -> list[InitiativeRow]:
        """Rows as the file has them now, without being kept."""
        if self._document is None or self._tree is None:
            return []
        found: list[InitiativeRow] = []
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]
            found += listing.rows_of(self._document, self._tree, part, self._quarter)
        return found

    def read_again(self, ids: list[int]) -> list[int]:
        """Read known rows again; the ids of those that differ come back."""
        known = [one for one in ids if one in self.rows]
        read = {row.id: row for row in self.fresh(known)}
        differing = [one for one in known if read.get(one) != self.rows[one]]
        self.rows.update(read)
        return differing

    def done(self, objective_id: int) -> int:
        """How many initiatives of an objective and below it are done."""
        if self._document is None or self._tree is None or self._quarter is None:
            return 0
        if objective_id not in self._done:
            found = listing_counts.done_below(self._document, self._tree, [objective_id], self._quarter)
            self._done.update(found)
        return self._done[objective_id]

    def count_again(self) -> list[int]:
        """Count what is done anew where it was counted; the objectives whose number differs come back."""
        before, self._done = self._done, {}
        return [one for one, done in before.items() if self.done(one) != done]
