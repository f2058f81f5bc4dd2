"""The plan's tree: objectives in printed order, their depth and the numbers of everything."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.periods import Due
from plandesk.domain.plans import Plan, plan
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

# What an objective has for paper beside its title and text; copied with it.
PRINTED = ("short_title", "figure", "pull_quote", "pull_quote_author", "picture", "picture_alt")


class Objective(Struct, frozen=True):
    """A heading of the tree with its place; `before` counts the plan's initiatives printed before its own.

    The short title stands where there is little room. The call-out is the pull quote with the large figure
    beside it and who said it.
    """

    id: int
    uid: str
    plan_id: int
    parent_id: int | None
    position: int
    title: str
    body: str
    public: bool
    depth: int
    number: str
    path: tuple[int, ...]
    children: tuple[int, ...]
    initiatives: int
    before: int
    short_title: str
    figure: str
    pull_quote: str
    pull_quote_author: str
    picture: str | None
    picture_alt: str


class InitiativeHead(Struct, frozen=True):
    """What a row of the tree shows of an initiative."""

    id: int
    uid: str
    objective_id: int
    position: int
    number: str
    text: str
    due: Due
    public: bool


class Outline(Struct, frozen=True):
    """All objectives of a plan; initiatives are read per objective with `heads`."""

    plan: Plan
    roots: tuple[int, ...]
    objectives: dict[int, Objective]
    order: tuple[int, ...]

    def counts(self) -> list[int]:
        """How many nodes each level has, initiatives last."""
        found = [0] * len(self.plan.levels)
        for one in self.objectives.values():
            found[min(one.depth, len(found) - 2)] += 1
            found[-1] += one.initiatives
        return found

    def count_words(self) -> str:
        """How many there are of each level, in the plan's own words: "5 goals, 107 activities"."""
        if not self.roots:
            return _("Nothing in it yet")
        words = []
        for level, many in zip(self.plan.levels, self.counts(), strict=True):
            name = level.name if many == 1 else level.plural
            words.append(f"{many:n} {name.lower()}")
        return ", ".join(words)

    def initiatives_below(self, objective_id: int) -> int:
        """How many initiatives an objective has, those of its sub-objectives included."""
        one = self.objectives[objective_id]
        return one.initiatives + sum(self.initiatives_below(child) for child in one.children)

    def initiative_number(self, objective_id: int, position: int) -> str:
        """The printed number of the initiative at a position of an objective."""
        one = self.objectives[objective_id]
        style = self.plan.initiative_level.numbering
        if style == "dotted":
            return ".".join(str(step + 1) for step in (*one.path, position))
        if style == "none":
            return ""
        through = one.before + position + 1
        return letters(through) if style == "letter" else str(through)

    def trail(self, objective_id: int) -> tuple[Objective, ...]:
        """An objective with all above it, the top one first."""
        found: list[Objective] = []
        one: int | None = objective_id
        while one is not None:
            found.append(self.objectives[one])
            one = found[-1].parent_id
        return tuple(reversed(found))


def letters(number: int) -> str:
    """1 → A … 26 → Z, 27 → AA."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def outline(document: Document, plan_id: int) -> Outline:
    """Read the tree of a plan; raises NotThere."""
    of_plan = plan(document, plan_id)
    rows = {
        row["id"]: row
        for row in document.rows(
            "SELECT * FROM objective WHERE plan_id = ? ORDER BY position, id", (plan_id,)
        )
    }
    below: dict[int | None, list[int]] = {}
    for row in rows.values():
        below.setdefault(row["parent_id"], []).append(row["id"])
    how_many = {
        row[0]: row[1]
        for row in document.rows(
            "SELECT o.id, (SELECT count(*) FROM initiative i WHERE i.objective_id = o.id)"
            " FROM objective o WHERE o.plan_id = ?",
            (plan_id,),
        )
    }
    objectives: dict[int, Objective] = {}
    running: dict[int, int] = {}
    before = 0
    waiting: list[tuple[int, tuple[int, ...]]] = [
        (one, (place,)) for place, one in reversed(list(enumerate(below.get(None, []))))
    ]
    while waiting:
        one, path = waiting.pop()
        row, depth = rows[one], len(path) - 1
        running[depth] = running.get(depth, 0) + 1
        own = how_many.get(one, 0)
        children = below.get(one, [])
        objectives[one] = Objective(
            id=one,
            uid=row["uid"],
            plan_id=plan_id,
            parent_id=row["parent_id"],
            position=row["position"],
            title=row["title"],
            body=row["body"],
            public=bool(row["public"]),
            depth=depth,
            number=_number(of_plan.objective_level(depth).numbering, path, running[depth]),
            path=path,
            children=tuple(children),
            initiatives=own,
            before=before,
            **{name: row[name] for name in PRINTED},
        )
        before += own
        # Own initiatives are printed before sub-objectives and take the first numbers.
        waiting.extend((child, (*path, own + place)) for place, child in reversed(list(enumerate(children))))
    return Outline(of_plan, tuple(below.get(None, [])), objectives, tuple(objectives))


def heads(document: Document, tree: Outline, objective_id: int) -> list[InitiativeHead]:
    """The initiatives right under an objective, in order, with their numbers."""
    rows = document.rows(
        "SELECT id, uid, objective_id, position, text, due, public FROM initiative"
        " WHERE objective_id = ? ORDER BY position, id",
        (objective_id,),
    )
    return [
        InitiativeHead(
            row["id"],
            row["uid"],
            row["objective_id"],
            row["position"],
            tree.initiative_number(objective_id, place),
            row["text"],
            Due(row["due"]),
            bool(row["public"]),
        )
        for place, row in enumerate(rows)
    ]


def objective(document: Document, objective_id: int) -> Objective:
    """One objective with its number; raises NotThere."""
    plan_id = document.value("SELECT plan_id FROM objective WHERE id = ?", (objective_id,))
    if plan_id is None:
        raise NotThere(_("This goal is no longer in the file."))
    return outline(document, plan_id).objectives[objective_id]


def _number(style: str, path: tuple[int, ...], running: int) -> str:
    if style == "dotted":
        return ".".join(str(step + 1) for step in path)
    if style == "through":
        return str(running)
    return letters(running) if style == "letter" else ""
