"""The narrative parts of a plan, in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plandesk.domain import layouts, ordering
from plandesk.domain.columns import stored
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

# text: Markdown, its first paragraph as the lead. statements: the service's mission,
# vision, values. message: with author and pull quote. blocks: short title and text.
# findings: blocks in columns. outline: the place of the plan's tree. contact: the
# service's contact data.
KINDS = ("text", "statements", "message", "blocks", "findings", "outline", "contact")
WITH_BLOCKS = ("blocks", "findings")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a plan; `body` is Markdown, `source` a line below the text."""

    id: int
    uid: str
    plan_id: int
    position: int
    kind: str
    title: str
    body: str
    author: str
    author_title: str
    pull_quote: str
    source: str
    picture: str | None
    picture_alt: str
    public: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A short title with a text; `body` is Markdown."""

    id: int
    uid: str
    section_id: int
    position: int
    title: str
    body: str


def sections(document: Document, plan_id: int) -> list[Section]:
    """A plan's sections in order."""
    rows = document.rows("SELECT * FROM section WHERE plan_id = ? ORDER BY position, id", (plan_id,))
    return [_section(row) for row in rows]


def section(document: Document, section_id: int) -> Section:
    """One section; raises NotThere."""
    row = document.row("SELECT * FROM section WHERE id = ?", (section_id,))
    if row is None:
        raise NotThere(_("This section is no longer in the file."))
    return _section(row)


def blocks(document: Document, section_id: int) -> list[Block]:
    """A section's blocks in order."""
    rows = document.rows("SELECT * FROM block WHERE section_id = ? ORDER BY position, id", (section_id,))
    return [Block(**dict(row)) for row in rows]


def kind_name(kind: str) -> str:
    """A kind of section in words."""
    return {
        "text": _("Text"),
        "statements": _("Mission, vision, values"),
        "message": _("Message"),
        "blocks": _("Blocks"),
        "findings": _("Findings"),
        "outline": _("Focus areas and goals"),
        "contact": _("Contact"),
    }[kind]


def add_default_sections(document: Document, plan_id: int, kind: str) -> None:
    """The sections that a new plan of a kind starts with, inside a step."""
    wanted = {
        "annual": [
            ("text", _("Overview")),
            ("statements", _("Mission, vision, values")),
            ("message", _("Message from the Chief")),
            ("blocks", _("Our work")),
            ("findings", _("What the community told us")),
            ("outline", _("Areas of focus")),
            ("contact", _("Connect with us")),
        ],
        "strategic": [
            ("message", _("Message from the Chief")),
            ("text", _("How this plan was made")),
            ("statements", _("Mission, vision, values")),
            ("outline", _("Strategic objectives")),
            ("contact", _("Connect with us")),
        ],
        "action": [("text", _("Introduction")), ("outline", _("Pillars")), ("contact", _("Connect with us"))],
        "district": [
            ("text", _("The district")),
            ("outline", _("Areas of focus")),
            ("contact", _("Contact")),
        ],
    }[kind]
    for one, title in wanted:
        add_section(document, plan_id, one, title)


def add_section(
    document: Document,
    plan_id: int,
    kind: str,
    title: str,
    position: int | None = None,
    **fields: Any,
) -> int:
    """Add a section; its id comes back. Raises InvalidValue for an unknown kind or a second outline."""
    if kind not in KINDS:
        raise InvalidValue(_("“{text}” is not a kind of section.").format(text=kind))
    if kind == "outline" and ordering.count(document, "section", {"plan_id": plan_id, "kind": "outline"}):
        raise InvalidValue(
            _("The plan already has its place for focus areas and goals. Nothing was changed.")
        )
    with document.step(_("Add section")):
        place = ordering.make_room(document, "section", {"plan_id": plan_id}, position)
        return document.insert(
            "section", plan_id=plan_id, position=place, kind=kind, **stored({"title": title, **fields})
        )


def change_section(document: Document, section_id: int, **fields: Any) -> None:
    """Change fields of a section by their names in `Section`."""
    with document.step(_("Change section")):
        document.update("section", section_id, **stored(fields))


def move_section(document: Document, section_id: int, position: int) -> None:
    """Put a section at a position."""
    plan_id = section(document, section_id).plan_id
    with document.step(_("Move section")):
        ordering.move(document, "section", {"plan_id": plan_id}, section_id, position)


def delete_section(document: Document, section_id: int) -> None:
    """Delete a section; raises InvalidValue for the outline, which every plan keeps."""
    found = section(document, section_id)
    if found.kind == "outline":
        raise InvalidValue(_("The place for focus areas and goals stays in every plan. Nothing was deleted."))
    with document.step(_("Delete section")):
        document.delete("section", [section_id])
        ordering.close_gaps(document, "section", {"plan_id": found.plan_id})


def copy_section(document: Document, source: Section, plan_id: int) -> int:
    """Copy a section with its blocks into a plan, at the end, inside a step."""
    names = ("body", "author", "author_title", "pull_quote", "source", "picture", "picture_alt", "public")
    fields = {name: getattr(source, name) for name in names}
    new_id = add_section(document, plan_id, source.kind, source.title, **fields)
    for block in blocks(document, source.id):
        add_block(document, new_id, block.title, block.body)
    layouts.stand_beside(document, source.uid, section(document, new_id).uid)
    return new_id


def add_block(
    document: Document,
    section_id: int,
    title: str,
    body: str = "",
    position: int | None = None,
    **fields: Any,
) -> int:
    """Add a block to a section; its id comes back."""
    with document.step(_("Add block")):
        place = ordering.make_room(document, "block", {"section_id": section_id}, position)
        columns = stored({"title": title, "body": body, **fields})
        return document.insert("block", section_id=section_id, position=place, **columns)


def change_block(document: Document, block_id: int, **fields: Any) -> None:
    """Change title or body of a block."""
    with document.step(_("Change block")):
        document.update("block", block_id, **stored(fields))


def move_block(document: Document, block_id: int, position: int) -> None:
    """Put a block at a position of its section."""
    section_id = document.value("SELECT section_id FROM block WHERE id = ?", (block_id,))
    with document.step(_("Move block")):
        ordering.move(document, "block", {"section_id": section_id}, block_id, position)


def delete_block(document: Document, block_id: int) -> None:
    """Delete a block."""
    section_id = document.value("SELECT section_id FROM block WHERE id = ?", (block_id,))
    with document.step(_("Delete block")):
        document.delete("block", [block_id])
        ordering.close_gaps(document, "block", {"section_id": section_id})


def _section(row: Any) -> Section:
    return Section(**{**dict(row), "public": bool(row["public"])})
