"""Carrying out the import of a table that `table_preview.preview` has looked at, as one step."""

from __future__ import annotations

from typing import Any

from plandesk.domain import ordering
from plandesk.domain.branches import Node, change_objective, move_nodes
from plandesk.domain.initiatives import Lead, change_initiatives
from plandesk.domain.loading import load_initiative, load_objective, load_update
from plandesk.domain.milestones import set_milestones
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Due
from plandesk.domain.plans import add_plan
from plandesk.domain.statuses import StatusWord, own_word, set_status_words, status_words
from plandesk.domain.updates import set_updates
from plandesk.errors import ImportRefused
from plandesk.exchange.table_known import read_known
from plandesk.exchange.table_preview import NewPlan, Preview, RowPlan, compare
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def apply(document: Document, seen: Preview) -> int:
    """Do what a preview says, as one step that can be undone; the plan's id comes back.

    Raises ImportRefused where the document was changed since, so that the preview no longer fits.
    """
    seen = _still_fitting(document, seen)
    if not seen.taken and isinstance(seen.target, int):
        return seen.target
    name = ngettext("Import {n} initiative", "Import {n} initiatives", seen.taken).format(n=seen.taken)
    with document.step(name):
        return _Applying(document, seen).everything()


def _still_fitting(document: Document, seen: Preview) -> Preview:
    target = seen.target if isinstance(seen.target, int) else None
    known = read_known(document, target, seen.quarter)
    if known == seen.known:
        return seen
    again = compare(known, seen.sheet, seen.mapping, seen.target, seen.quarter)
    if (again.rows, again.new_words, again.new_headings) != (seen.rows, seen.new_words, seen.new_headings):
        raise ImportRefused(
            _("The plan was changed since the preview. Nothing was imported; look at the new preview.")
        )
    return again


class _Applying:
    """One import on its way: the ids that new things have got so far."""

    def __init__(self, document: Document, seen: Preview) -> None:
        self._document, self._seen = document, seen
        self._places: dict[int, int] = {}  # new heading → objective
        self._leads = {one.name.casefold(): one for one in reversed(seen.known.leads)}
        self._words: dict[str, int] = {}
        self._plan_id = 0

    def everything(self) -> int:
        target = self._seen.target
        if isinstance(target, NewPlan):
            self._plan_id = add_plan(
                self._document, target.title, target.kind, target.starts, target.ends, target.levels
            )
        else:
            self._plan_id = target
        self._status_words()
        self._headings()
        ids = self._initiatives()
        for row, initiative_id in ids:
            self._update(row, initiative_id)
        return self._plan_id

    def _status_words(self) -> None:
        there = status_words(self._document, self._plan_id)
        if self._seen.new_words:
            set_status_words(self._document, self._plan_id, (*there, *self._seen.new_words))
            there = status_words(self._document, self._plan_id)
        self._words = {one.word.casefold(): one.id for one in there}

    def _headings(self) -> None:
        for objective_id, title in self._seen.renamed:
            change_objective(self._document, objective_id, title=title)
        counts: dict[int | None, int] = {None: len(self._seen.known.roots)}
        for one in self._seen.new_headings:
            parent = self._place(one.parent) if one.parent is not None else None
            if parent not in counts:
                there = self._seen.known.objectives.get(parent) if parent is not None else None
                counts[parent] = len(there.children) if there else 0
            self._places[one.ref] = load_objective(
                self._document, self._plan_id, parent, counts[parent],
                uid=None, title=one.title, body="", public=True,
            )  # fmt: skip
            counts[parent] += 1

    def _place(self, ref: int) -> int:
        return self._places[ref] if ref < 0 else ref

    # ---- initiatives

    def _initiatives(self) -> list[tuple[RowPlan, int]]:
        done: list[tuple[RowPlan, int]] = []
        order = _Order(self._document, self._seen)
        counts: dict[int, int] = {}
        for one in self._seen.known.initiatives.values():
            own = one.initiative.objective_id
            counts[own] = counts.get(own, 0) + 1
        for row in self._seen.rows:
            if row.does is None:
                if row.initiative_id is not None:
                    order.passed(row.initiative_id)
                continue
            fields = self._fields(row.does.fields)
            if row.does.initiative_id is None:
                assert row.does.place is not None
                place = self._place(row.does.place)
                counts[place] = counts.get(place, 0) + 1
                initiative_id = self._add(place, counts[place] - 1, fields)
                order.added(place, initiative_id)
            else:
                initiative_id = row.does.initiative_id
                if row.does.place is not None:
                    move_nodes(
                        self._document, [Node("initiative", initiative_id)], self._place(row.does.place)
                    )
                else:
                    order.passed(initiative_id)
                steps = fields.pop("milestones", None)
                if fields:
                    change_initiatives(self._document, [initiative_id], **fields)
                if steps is not None:
                    set_milestones(self._document, initiative_id, steps)
            done.append((row.does, initiative_id))
        order.put()
        return done

    def _add(self, objective_id: int, position: int, fields: dict[str, Any]) -> int:
        made = load_initiative(
            self._document, self._plan_id, objective_id, position,
            uid=None,
            text=fields["text"],
            due=fields.get("due", Due()),
            public=fields.get("public", True),
            results=fields.get("results", ""),
            note=fields.get("note", ""),
            sub_items=fields.get("sub_items", ()),
            leads=fields.get("leads", ()),
            partners=fields.get("partners", ()),
        )  # fmt: skip
        if fields.get("milestones"):
            set_milestones(self._document, made, fields["milestones"])
        return made

    def _fields(self, fields: dict[str, Any]) -> dict[str, Any]:
        if "leads" not in fields:
            return dict(fields)
        return {**fields, "leads": [self._lead(name) for name in fields["leads"]]}

    def _lead(self, name: str) -> Lead:
        """The person or unit of that name; a name that is neither becomes a unit."""
        found = self._leads.get(name.casefold())
        if found is None:
            found = Lead(None, add_unit(self._document, name), name)
            self._leads[name.casefold()] = found
        return found

    # ---- what is told for the quarter

    def _update(self, row: RowPlan, initiative_id: int) -> None:
        quarter = self._seen.quarter
        if not row.update or quarter is None:
            return
        fields = {name: value for name, value in row.update.items() if name != "status"}
        status = row.update.get("status")
        if isinstance(status, StatusWord):
            fields["status_id"] = own_word(self._document, self._plan_id, self._words[status.word.casefold()])
        known = self._seen.known.initiatives.get(initiative_id)
        if known is not None and known.update is not None:
            set_updates(self._document, [initiative_id], quarter, reasons_asked=False, **fields)
        else:
            load_update(self._document, initiative_id, quarter, **fields)


class _Order:
    """Where new initiatives come among those of an objective: where the table has them."""

    def __init__(self, document: Document, seen: Preview) -> None:
        self._document = document
        self._place_of = {key: one.initiative.objective_id for key, one in seen.known.initiatives.items()}
        self._last: dict[int, int] = {}  # objective → the initiative of it that a row was about last
        self._after: dict[int, dict[int | None, list[int]]] = {}
        self._first: dict[int, int] = {}

    def passed(self, initiative_id: int) -> None:
        """A row was about an initiative that stays where it is."""
        place = self._place_of[initiative_id]
        self._last[place] = initiative_id
        self._first.setdefault(place, initiative_id)

    def added(self, place: int, initiative_id: int) -> None:
        """A row became a new initiative."""
        after = self._after.setdefault(place, {})
        after.setdefault(self._last.get(place), []).append(initiative_id)

    def put(self) -> None:
        """Bring the new ones to their places."""
        for place, after in self._after.items():
            new = {one for some in after.values() for one in some}
            there = ordering.in_order(self._document, "initiative", {"objective_id": place})
            old = [one for one in there if one not in new]
            if not old:
                continue
            ids: list[int] = []
            for one in old:
                if one == self._first.get(place):
                    ids += after.get(None, [])
                ids += [one, *after.get(one, ())]
            if place not in self._first:
                ids += after.get(None, [])
            ordering.put_in_order(self._document, "initiative", ids)
