"""Named layouts of reports, kept in the file: which parts, in which order, with which columns.

The layout that a kind of report brings along has no rows: it is what `arranging.arrange` gives without
one. Changing it makes a named layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.arranging import PAGE_BREAK, LayoutColumn, LayoutPart, Offered, arrange, printed
from plandesk.domain.columns import stored, whole_text
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _


class Layout(Struct, frozen=True):
    """A layout of one kind of report, by the name that the kind has on the command line."""

    id: int
    uid: str
    report: str
    name: str
    parts: tuple[LayoutPart, ...]


def order_of(layout: Layout | None, offered: Sequence[Offered]) -> tuple[LayoutPart, ...]:
    """The parts to print in the order of a layout, or in the usual one without it.

    A layout that hides all leaves a page break, which is none without other pages: the title stands alone.
    """
    found = printed(arrange(offered, layout.parts if layout is not None else None))
    return found or (LayoutPart(PAGE_BREAK),)


def layouts(document: Document, report: str | None = None) -> list[Layout]:
    """The layouts of a kind of report (None: of all kinds), in their order."""
    parts: dict[int, list[LayoutPart]] = {}
    columns: dict[int, list[LayoutColumn]] = {}
    for row in document.rows("SELECT * FROM layout_column ORDER BY part_id, position, id"):
        columns.setdefault(row["part_id"], []).append(
            LayoutColumn(row["name"], row["width"], bool(row["hidden"]))
        )
    for row in document.rows("SELECT * FROM layout_part ORDER BY layout_id, position, id"):
        own = tuple(columns.get(row["id"], ()))
        parts.setdefault(row["layout_id"], []).append(
            LayoutPart(row["kind"], row["subject"], bool(row["hidden"]), own)
        )
    return [
        Layout(row["id"], row["uid"], row["report"], row["name"], tuple(parts.get(row["id"], ())))
        for row in document.rows("SELECT * FROM layout ORDER BY report, position, id")
        if report in (None, row["report"])
    ]


def layout(document: Document, layout_id: int) -> Layout:
    """One layout; raises NotThere."""
    found = next((one for one in layouts(document) if one.id == layout_id), None)
    if found is None:
        raise NotThere(_("This layout is no longer in the file."))
    return found


def layout_named(document: Document, report: str, name: str) -> Layout:
    """The layout of a name (capitals do not matter); raises NotThere, which says what there is."""
    known = layouts(document, report)
    found = next((one for one in known if one.name.casefold() == name.strip().casefold()), None)
    if found is None:
        names = ", ".join(f"“{one.name}”" for one in known) or _("none")
        raise NotThere(
            _("This report has no layout “{name}”; its layouts are: {names}.").format(name=name, names=names)
        )
    return found


def layout_of_uid(document: Document, uid: str) -> Layout:
    """The layout of a uid, for what a set of reports says; raises NotThere, which says what to do."""
    found = next((one for one in layouts(document) if one.uid == uid), None)
    if found is None:
        raise NotThere(
            _(
                "The set has a report with a layout that is no longer in the file, so nothing was made. "
                "Choose a layout on the Reports page and keep the set again."
            )
        )
    return found


def add_layout(
    document: Document, report: str, name: str, parts: Sequence[LayoutPart], uid: str | None = None
) -> int:
    """Keep a layout below the others of its kind; its id comes back.

    Raises InvalidValue for a name that is empty or another's.
    """
    tidy = _free_name(document, report, name)
    own = {} if uid is None else {"uid": uid}
    with document.step(_("Add layout")):
        place = ordering.make_room(document, "layout", {"report": report}, None)
        layout_id = document.insert("layout", report=report, position=place, name=tidy, **own)
        _write(document, layout_id, parts)
    return layout_id


def duplicate_layout(document: Document, layout_id: int, name: str) -> int:
    """Keep a copy under another name; its id comes back. Raises NotThere, InvalidValue as `add_layout`."""
    found = layout(document, layout_id)
    with document.step(_("Duplicate layout")):
        return add_layout(document, found.report, name, found.parts)


def rename_layout(document: Document, layout_id: int, name: str) -> None:
    """Give a layout another name; raises NotThere, and InvalidValue as `add_layout`."""
    found = layout(document, layout_id)
    tidy = _free_name(document, found.report, name, layout_id)
    if tidy != found.name:
        with document.step(_("Rename layout")):
            document.update("layout", layout_id, name=tidy)


def delete_layout(document: Document, layout_id: int) -> None:
    """Delete a layout; reports that were printed with it stay as they are. Raises NotThere."""
    found = layout(document, layout_id)
    with document.step(_("Delete layout")):
        document.delete("layout", [layout_id])
        ordering.close_gaps(document, "layout", {"report": found.report})


def set_parts(
    document: Document,
    layout_id: int,
    parts: Sequence[LayoutPart],
    offered: Sequence[Offered],
    step_name: str = "",
) -> None:
    """Give a layout these parts, in this order; `step_name` is how the change is called in the history.

    `offered` is what the plan in hand has: parts of other plans stay behind the one that they follow.
    Raises NotThere.
    """
    found = layout(document, layout_id)
    wanted = _with_others(found.parts, parts, {one.key for one in offered})
    if wanted != found.parts:
        with document.step(step_name or _("Change layout")):
            _write(document, layout_id, wanted)


def free_name(document: Document, report: str, wish: str) -> str:
    """A name that no other layout of the kind has: the wish, or the wish with a number."""
    taken = {one.name.casefold() for one in layouts(document, report)}
    names = (wish, *(f"{wish} {number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def stand_beside(document: Document, subject: str, copy: str) -> None:
    """Let the copy of a section stand in every layout where the section does, inside a step."""
    rows = document.rows("SELECT * FROM layout_part WHERE subject = ? ORDER BY id", (subject,))
    for row in rows:
        owner = {"layout_id": row["layout_id"]}
        place = ordering.make_room(document, "layout_part", owner, row["position"] + 1)
        made = document.insert(
            "layout_part", **owner, position=place, kind=row["kind"], subject=copy, hidden=row["hidden"]
        )
        for one in document.rows("SELECT * FROM layout_column WHERE part_id = ?", (row["id"],)):
            same = {name: one[name] for name in ("position", "name", "width", "hidden")}
            document.insert("layout_column", part_id=made, **same)


def _with_others(
    before: Sequence[LayoutPart], parts: Sequence[LayoutPart], own: set[tuple[str, str]]
) -> tuple[LayoutPart, ...]:
    found = list(parts)
    last: tuple[str, str] | None = None
    for one in before:
        if one.key not in own and one not in found:
            places = [n for n, part in enumerate(found) if part.key == last]
            found.insert(places[-1] + 1 if places else 0, one)
        last = one.key
    return tuple(found)


def _write(document: Document, layout_id: int, parts: Sequence[LayoutPart]) -> None:
    """Make the rows of the parts equal to these; a row stays the same part, so the history tells of moves."""
    there: dict[tuple[str, str], list[Any]] = {}
    for row in document.rows("SELECT * FROM layout_part WHERE layout_id = ? ORDER BY position", (layout_id,)):
        there.setdefault((row["kind"], row["subject"]), []).append(row)
    for place, part in enumerate(parts):
        same = there.get(part.key)
        wanted = {"position": place, "hidden": int(part.hidden)}
        if same:
            row = same.pop(0)
            part_id = row["id"]
            changed = {name: value for name, value in wanted.items() if row[name] != value}
            document.update("layout_part", part_id, **changed)
        else:
            key = stored({"kind": part.kind, "subject": part.subject})
            part_id = document.insert("layout_part", layout_id=layout_id, **key, **wanted)
        rows = [
            {"name": one.name, "width": float(one.width), "hidden": int(one.hidden)} for one in part.columns
        ]
        ordering.replace_list(document, "layout_column", "part_id", part_id, rows)
    document.delete("layout_part", [row["id"] for rows_left in there.values() for row in rows_left])


def _free_name(document: Document, report: str, name: str, but: int | None = None) -> str:
    tidy = " ".join(whole_text(name).split())
    if not tidy:
        raise InvalidValue(_("A layout needs a name. Nothing was changed."))
    for one in layouts(document, report):
        if one.id != but and one.name.casefold() == tidy.casefold():
            raise InvalidValue(
                _("There is a layout “{name}” already. Nothing was changed; choose another name.").format(
                    name=one.name
                )
            )
    return tidy
