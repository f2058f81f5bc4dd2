"""Branches of a plan as plain data: to copy, to paste elsewhere, to duplicate."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, to_builtins

from plandesk.domain import level_words
from plandesk.domain.branches import Node, add_objective, outermost
from plandesk.domain.initiatives import Initiative, Lead, add_initiative, initiatives, lead_names
from plandesk.domain.kpis.loading import tie_known, tied_kpis
from plandesk.domain.milestones import add_milestone, milestones
from plandesk.domain.outline import PRINTED
from plandesk.domain.people import add_person, add_unit
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _


class CopiedInitiative(Struct, frozen=True):
    """An initiative without its place; leads are (is a person, name), `serves` uids.

    Milestones are (text, due). What became of it is not copied: that was told of the other one.
    """

    text: str
    due: str = ""
    public: bool = True
    results: str = ""
    note: str = ""
    sub_items: tuple[str, ...] = ()
    leads: tuple[tuple[bool, str], ...] = ()
    partners: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    milestones: tuple[tuple[str, str], ...] = ()


class CopiedObjective(Struct, frozen=True):
    """An objective with all below it; `kpis` are uids of what measures it, `picture` a SHA-256."""

    title: str
    body: str = ""
    public: bool = True
    initiatives: tuple[CopiedInitiative, ...] = ()
    children: tuple[CopiedObjective, ...] = ()
    kpis: tuple[str, ...] = ()
    short_title: str = ""
    figure: str = ""
    pull_quote: str = ""
    pull_quote_author: str = ""
    picture: str = ""
    picture_alt: str = ""


class Branch(Struct, frozen=True):
    """What was copied: objectives, and initiatives without their objective."""

    objectives: tuple[CopiedObjective, ...] = ()
    initiatives: tuple[CopiedInitiative, ...] = ()

    def to_json(self) -> str:
        """For the clipboard."""
        return json.dumps(to_builtins(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> Branch:
        """From the clipboard; raises InvalidValue when it is something else."""
        try:
            data = json.loads(text)
            return Branch(
                tuple(_objective(one) for one in data["objectives"]),
                tuple(_initiative(one) for one in data["initiatives"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidValue) as error:
            raise InvalidValue(_("The clipboard holds nothing that can be pasted here.")) from error

    def to_text(self) -> str:
        """For other programs: one line an entry, indented by tabs."""
        lines = [line for one in self.objectives for line in _lines(one, 0)]
        lines.extend(one.text for one in self.initiatives)
        return "\n".join(lines)


def copy_branch(document: Document, nodes: Sequence[Node]) -> Branch:
    """Nodes with all below them as plain data."""
    chosen = outermost(document, nodes)
    found = initiatives(document, [node.id for node in chosen if node.kind == "initiative"])
    return Branch(
        tuple(_copy_objective(document, node.id) for node in chosen if node.kind == "objective"),
        tuple(_copy_initiative(document, one) for one in found),
    )


def paste_branch(
    document: Document, plan_id: int, parent_id: int | None, branch: Branch, position: int | None = None
) -> list[Node]:
    """Put a copied branch under an objective (None: the top); the new outermost nodes come back.

    Leads are found by name and made where this file has none; KPIs that this
    file has measure the new goals, too. Raises
    InvalidValue for initiatives without an objective to take them.
    """
    if parent_id is None and branch.initiatives:
        raise InvalidValue(_("An initiative needs a goal above it. Choose a goal and paste again."))
    made: list[Node] = []
    with document.step(_paste_name(document, plan_id, parent_id, branch)):
        leads = _Leads(document)
        for offset, one in enumerate(branch.objectives):
            place = None if position is None else position + offset
            new_id = _paste_objective(document, leads, plan_id, parent_id, one, place)
            made.append(Node("objective", new_id))
        for offset, leaf in enumerate(branch.initiatives):
            assert parent_id is not None
            place = None if position is None else position + offset
            made.append(Node("initiative", _paste_initiative(document, leads, parent_id, leaf, place)))
    return made


def duplicate_nodes(document: Document, nodes: Sequence[Node]) -> list[Node]:
    """Copy nodes right behind themselves; the new ones come back."""
    made: list[Node] = []
    chosen = outermost(document, nodes)
    name = level_words.step_name(document, _("Duplicate {entry}"), _("Duplicate {n} {entries}"), chosen)
    with document.step(name):
        for node in chosen:
            column = "parent_id" if node.kind == "objective" else "objective_id"
            row = document.row(
                f'SELECT plan_id, position, {column} AS parent FROM "{node.kind}" WHERE id = ?', (node.id,)
            )
            assert row is not None
            branch = copy_branch(document, [node])
            made += paste_branch(document, row["plan_id"], row["parent"], branch, row["position"] + 1)
    return made


class _Leads:
    """The people and units of a file by name, with those that a paste adds to them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[bool, str], Lead] = {}
        for lead in lead_names(document, all_people=True):
            self._known.setdefault((lead.person_id is not None, lead.name), lead)

    def of(self, is_person: bool, name: str) -> Lead:
        lead = self._known.get((is_person, name))
        if lead is None:
            if is_person:
                lead = Lead(add_person(self._document, name), None, name)
            else:
                lead = Lead(None, add_unit(self._document, name), name)
            self._known[is_person, name] = lead
        return lead


def _paste_name(document: Document, plan_id: int, parent_id: int | None, branch: Branch) -> str:
    words = level_words.of_initiatives(document, plan_id)
    if branch.objectives:
        words = level_words.of_objectives(document, plan_id, level_words.depth(document, parent_id) + 1)
    many = len(branch.objectives) + len(branch.initiatives)
    if many == 1:
        return _("Paste {entry}").format(entry=words.one)
    mixed = branch.objectives and branch.initiatives
    return _("Paste {n} {entries}").format(n=many, entries=_("entries") if mixed else words.many)


def _copy_objective(document: Document, objective_id: int) -> CopiedObjective:
    row = document.row("SELECT * FROM objective WHERE id = ?", (objective_id,))
    assert row is not None
    leaves = document.rows(
        "SELECT id FROM initiative WHERE objective_id = ? ORDER BY position, id", (objective_id,)
    )
    children = document.rows(
        "SELECT id FROM objective WHERE parent_id = ? ORDER BY position, id", (objective_id,)
    )
    own = initiatives(document, [leaf["id"] for leaf in leaves])
    return CopiedObjective(
        row["title"],
        row["body"],
        bool(row["public"]),
        tuple(_copy_initiative(document, one) for one in own),
        tuple(_copy_objective(document, child["id"]) for child in children),
        tied_kpis(document, objective_id),
        **{name: row[name] or "" for name in PRINTED},
    )


def _copy_initiative(document: Document, one: Initiative) -> CopiedInitiative:
    served = [document.value("SELECT uid FROM objective WHERE id = ?", (served,)) for served in one.serves]
    return CopiedInitiative(
        one.text,
        one.due.stored,
        one.public,
        one.results,
        one.note,
        one.sub_items,
        tuple((lead.person_id is not None, lead.name) for lead in one.leads),
        one.partners,
        tuple(served),
        tuple((step.text, step.due.stored) for step in milestones(document, one.id)),
    )


def _paste_objective(
    document: Document,
    leads: _Leads,
    plan_id: int,
    parent_id: int | None,
    one: CopiedObjective,
    position: int | None,
) -> int:
    printed: dict[str, Any] = {name: getattr(one, name) for name in PRINTED}
    if not document.value("SELECT 1 FROM picture WHERE sha256 = ?", (one.picture,)):
        printed |= {"picture": None, "picture_alt": ""}  # copied in another file
    new_id = add_objective(
        document, plan_id, parent_id, one.title, position, body=one.body, public=one.public, **printed
    )
    tie_known(document, one.kpis, new_id)
    for leaf in one.initiatives:
        _paste_initiative(document, leads, new_id, leaf, None)
    for child in one.children:
        _paste_objective(document, leads, plan_id, new_id, child, None)
    return new_id


def _paste_initiative(
    document: Document, leads: _Leads, objective_id: int, one: CopiedInitiative, position: int | None
) -> int:
    served = [document.value("SELECT id FROM objective WHERE uid = ?", (uid,)) for uid in one.serves]
    new_id = add_initiative(
        document,
        objective_id,
        one.text,
        position,
        due=Due.from_stored(one.due),
        public=one.public,
        results=one.results,
        note=one.note,
        sub_items=one.sub_items,
        leads=tuple(leads.of(person, name) for person, name in one.leads),
        partners=one.partners,
        serves=tuple(found for found in served if found is not None),
    )
    for text, due in one.milestones:
        add_milestone(document, new_id, text, due=Due.from_stored(due))
    return new_id


def _initiative(data: dict[str, Any]) -> CopiedInitiative:
    return CopiedInitiative(
        _text(data["text"]),
        Due.from_stored(_text(data["due"])).stored,
        bool(data["public"]),
        _text(data["results"]),
        _text(data["note"]),
        tuple(map(_text, data["sub_items"])),
        tuple((bool(person), _text(name)) for person, name in data["leads"]),
        tuple(map(_text, data["partners"])),
        tuple(map(_text, data["serves"])),
        tuple((_text(text), Due.from_stored(_text(due)).stored) for text, due in data.get("milestones", ())),
    )


def _objective(data: dict[str, Any]) -> CopiedObjective:
    return CopiedObjective(
        _text(data["title"]),
        _text(data["body"]),
        bool(data["public"]),
        tuple(_initiative(one) for one in data["initiatives"]),
        tuple(_objective(one) for one in data["children"]),
        tuple(map(_text, data.get("kpis", ()))),
        **{name: _text(data.get(name, "")) for name in PRINTED},
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _lines(one: CopiedObjective, depth: int) -> list[str]:
    lines = ["\t" * depth + one.title]
    lines += ["\t" * (depth + 1) + leaf.text for leaf in one.initiatives]
    for child in one.children:
        lines += _lines(child, depth + 1)
    return lines
