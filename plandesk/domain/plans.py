"""Plans: annual, strategic, action and district plans with their levels and state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

KINDS = ("annual", "strategic", "action", "district")
USUAL_YEARS = {"annual": 1, "strategic": 4, "action": 3, "district": 1}
STATES = ("draft", "approved", "published", "closed")
NUMBERINGS = ("dotted", "through", "letter", "none")
PAPERS = ("letter", "a4")
COVERS = ("plan", "picture", "light")


class Level(Struct, frozen=True):
    """One level of a plan's tree; the last one names the initiatives.

    `numbering` is dotted (3.1.2), through (1 … 107 through the plan), letter
    (A, B … through the plan) or none.
    """

    name: str
    plural: str
    numbering: str = "dotted"

    @property
    def short_name(self) -> str:
        """For a button or a head: "Activity" of "Activity / Project"."""
        return self.name.split("/")[0].strip() or self.name


class Plan(Struct, frozen=True):
    """One plan; `starts` and `ends` are its first and last day."""

    id: int
    uid: str
    title: str
    kind: str
    starts: date
    ends: date
    parent_id: int | None
    parent_title: str
    state: str
    draft_number: int
    state_date: date | None
    paper: str
    language: str
    cover: str
    cover_picture: str | None
    cover_picture_alt: str
    approved_at: str | None  # the moment of the last approval, UTC as ISO text; its entries were kept then
    updates_close: int  # days after the end of a quarter
    levels: tuple[Level, ...]

    @property
    def year(self) -> int:
        """The year that is left out of due quarters: that of the first day."""
        return self.starts.year

    @property
    def period_text(self) -> str:
        """ "2024" or "2024–2027"."""
        if self.starts.year == self.ends.year:
            return str(self.starts.year)
        return f"{self.starts.year}–{self.ends.year}"

    @property
    def initiative_level(self) -> Level:
        """The level of the leaves."""
        return self.levels[-1]

    def objective_level(self, depth: int) -> Level:
        """The level of objectives at a depth, 0 at the top."""
        return self.levels[min(depth, len(self.levels) - 2)]


def usual_end(kind: str, starts: date) -> date:
    """The last day of a plan of a kind that starts on a day, where nothing else is said."""
    year = starts.year + USUAL_YEARS[kind]
    leap_day = (starts.month, starts.day) == (2, 29)
    return (date(year, 3, 1) if leap_day else starts.replace(year=year)) - timedelta(days=1)


def default_levels(kind: str) -> tuple[Level, ...]:
    """The levels that a new plan of a kind starts with."""
    if kind == "strategic":
        return (
            Level(_("Strategic objective"), _("Strategic objectives")),
            Level(_("Theme"), _("Themes")),
            Level(_("Action"), _("Actions")),
        )
    if kind == "action":
        return (Level(_("Pillar"), _("Pillars"), "none"), Level(_("Initiative"), _("Initiatives"), "none"))
    if kind == "district":
        return (Level(_("Area of focus"), _("Areas of focus")), Level(_("Priority"), _("Priorities")))
    return (
        Level(_("Focus area"), _("Focus areas")),
        Level(_("Goal"), _("Goals")),
        Level(_("Activity / Project"), _("Activities and projects")),
    )


def plans(document: Document) -> list[Plan]:
    """Every plan, the newest period first."""
    levels: dict[int, list[Level]] = {}
    for row in document.rows("SELECT * FROM plan_level ORDER BY plan_id, position"):
        levels.setdefault(row["plan_id"], []).append(Level(row["name"], row["plural"], row["numbering"]))
    return [
        _plan(row, levels.get(row["id"], []))
        for row in document.rows("SELECT * FROM plan ORDER BY starts DESC, title, id")
    ]


def plan(document: Document, plan_id: int) -> Plan:
    """One plan; raises NotThere."""
    row = document.row("SELECT * FROM plan WHERE id = ?", (plan_id,))
    if row is None:
        raise NotThere(_("This plan is no longer in the file."))
    return _plan(row, levels_of(document, plan_id))


def levels_of(document: Document, plan_id: int) -> list[Level]:
    """The levels of a plan from the top down."""
    rows = document.rows("SELECT * FROM plan_level WHERE plan_id = ? ORDER BY position", (plan_id,))
    return [Level(row["name"], row["plural"], row["numbering"]) for row in rows]


def add_plan(
    document: Document,
    title: str,
    kind: str,
    starts: date,
    ends: date,
    levels: Sequence[Level] | None = None,
    with_sections: bool = True,
    with_words: bool = True,
    **fields: Any,
) -> int:
    """Add a plan with the levels, sections and status words usual for its kind; its id comes back.

    Raises InvalidValue for an unknown kind or a period that ends before it starts.
    """
    from plandesk.domain.sections import add_default_sections
    from plandesk.domain.statuses import set_usual_words

    _check({"kind": kind, "starts": starts, "ends": ends, **fields})
    with document.step(_("Add plan")):
        plan_id = document.insert(
            "plan",
            kind=kind,
            **stored({"title": title, "starts": starts, "ends": ends, **fields}),
        )
        _write_levels(document, plan_id, default_levels(kind) if levels is None else levels)
        if with_words:
            set_usual_words(document, plan_id)
        if with_sections:
            add_default_sections(document, plan_id, kind)
    return plan_id


def change_plan(document: Document, plan_id: int, **fields: Any) -> None:
    """Change fields of a plan by their names in `Plan` (not its levels); raises InvalidValue.

    A draft that becomes approved or published is approved: its wording is kept (see `approval`).
    """
    from plandesk.domain import approval

    old = plan(document, plan_id)
    _check({"starts": old.starts, "ends": old.ends, **fields})
    above = fields.get("parent_id")
    while above is not None:
        if above == plan_id:
            raise InvalidValue(_("A plan cannot implement itself. Nothing was changed."))
        above = document.value("SELECT parent_id FROM plan WHERE id = ?", (above,))
    approving = approval.is_approving(old.state, str(fields.get("state", old.state)))
    with document.step(_("Approve plan") if approving else _("Change plan")):
        document.update("plan", plan_id, **stored(fields))
        if approving:
            approval.keep_wording(document, plan_id)


def set_levels(document: Document, plan_id: int, levels: Sequence[Level]) -> None:
    """Give a plan its level names and numbering, from the top down to the initiatives.

    Raises InvalidValue with fewer than two levels, or without a name.
    """
    with document.step(_("Change levels")):
        _write_levels(document, plan_id, levels)


def delete_plan(document: Document, plan_id: int) -> None:
    """Delete a plan with all that is in it."""
    with document.step(_("Delete plan")):
        document.delete("plan", [plan_id])


def duplicate_plan(document: Document, plan_id: int) -> int:
    """Copy a plan with its sections, objectives and initiatives; the new id comes back."""
    from plandesk.domain import branches, sections, statuses

    source = plan(document, plan_id)
    with document.step(_("Duplicate plan")):
        fields = {
            name: getattr(source, name)
            for name in (
                "parent_id", "parent_title", "paper", "language",
                "cover", "cover_picture", "cover_picture_alt", "updates_close",
            )
        }  # fmt: skip
        new_id = add_plan(
            document,
            _("{title} (copy)").format(title=source.title),
            source.kind,
            source.starts,
            source.ends,
            levels=source.levels,
            with_sections=False,
            **fields,
        )
        statuses.copy_words(document, plan_id, new_id)
        for section in sections.sections(document, plan_id):
            sections.copy_section(document, section, new_id)
        branches.copy_all(document, plan_id, new_id)
    return new_id


def _plan(row: Any, levels: Sequence[Level]) -> Plan:
    fields = dict(row)
    fields["starts"] = date.fromisoformat(fields["starts"])
    fields["ends"] = date.fromisoformat(fields["ends"])
    if fields["state_date"]:
        fields["state_date"] = date.fromisoformat(fields["state_date"])
    return Plan(levels=tuple(levels) or default_levels(row["kind"]), **fields)


def _write_levels(document: Document, plan_id: int, levels: Sequence[Level]) -> None:
    tidy = [replace(level, name=level.name.strip(), plural=level.plural.strip()) for level in levels]
    if len(tidy) < 2 or any(not level.name for level in tidy):
        raise InvalidValue(_("A plan needs at least two levels, each with a name. Nothing was changed."))
    for level in tidy:
        if level.numbering not in NUMBERINGS:
            raise InvalidValue(_("“{text}” is not a numbering.").format(text=level.numbering))
    ordering.replace_list(
        document,
        "plan_level",
        "plan_id",
        plan_id,
        [{"name": one.name, "plural": one.plural or one.name, "numbering": one.numbering} for one in tidy],
    )


def _check(fields: dict[str, Any]) -> None:
    for name, allowed in (("kind", KINDS), ("state", STATES), ("paper", PAPERS), ("cover", COVERS)):
        if name in fields and fields[name] not in allowed:
            raise InvalidValue(
                _("“{text}” is not one of: {allowed}.").format(text=fields[name], allowed=", ".join(allowed))
            )
    if fields["ends"] < fields["starts"]:
        raise InvalidValue(
            _("The plan would end before it starts. Nothing was changed; check the first and the last day.")
        )
