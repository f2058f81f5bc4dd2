"""The narrative parts of a plan, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.domain.text_tables import first_table
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document, Draft
from plandesk.i18n import _

# text: Markdown, its first paragraph as the lead. statements: the service's mission,
# vision, values. message: with author and pull quote. blocks: short title and text.
# findings: blocks in columns. outline: the place of the plan's tree. contact: the
# service's contact data, then its blocks (addresses). table and chart: the first table in
# the Markdown holds the cells or figures, the text before it is the caption or sentence.
# people: blocks of name, role and picture. objectives: the top of the tree as a numbered
# list. evaluation: how progress is measured, the KPIs of each top objective. tiles:
# numbered blocks side by side. stories: blocks with pictures, each on a page where pages lie.
# figures: blocks with a large figure and its words. dashboard: the figures of chosen KPIs.
KINDS = (
    *("text", "statements", "message", "blocks", "findings", "table", "chart", "people"),
    *("tiles", "stories", "figures", "dashboard", "objectives", "outline", "evaluation", "contact"),
)
WITH_BLOCKS = ("blocks", "findings", "people", "tiles", "stories", "figures", "contact")
NEEDING_BLOCKS = ("blocks", "findings", "people", "tiles", "stories", "figures")
CHARTS = ("bars", "columns", "lines")
BEFORE_TABLE = "body before the table"  # under which a half typed text of a table or chart is kept
COPIED = (
    *("body", "author", "author_title", "pull_quote", "source", "picture", "picture_alt", "public"),
    *("language", "level", "chart"),
)
COPIED_OF_BLOCKS = ("title", "body", "figure", "note", "picture", "picture_alt")


class Section(Struct, frozen=True):
    """One part of a plan; `body` is Markdown, `source` a line below the text.

    `language` is empty where it is the plan's. `level` is 1 for a chapter, 2 for a section within the
    chapter above. `chart` is one of CHARTS, or empty for the first of them. `kpis` are those that a
    dashboard shows, in their order.
    """

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
    language: str
    level: int
    chart: str
    kpis: tuple[int, ...] = ()


class Block(Struct, frozen=True):
    """A short title with a text; `body` is Markdown, `figure` is printed large: "17,112"."""

    id: int
    uid: str
    section_id: int
    position: int
    title: str
    body: str
    figure: str
    note: str
    picture: str | None
    picture_alt: str


def sections(document: Document, plan_id: int) -> list[Section]:
    """A plan's sections in order."""
    rows = document.rows("SELECT * FROM section WHERE plan_id = ? ORDER BY position, id", (plan_id,))
    chosen = document.rows(
        "SELECT c.section_id, c.kpi_id FROM section_kpi c JOIN section s ON s.id = c.section_id"
        " WHERE s.plan_id = ? ORDER BY c.section_id, c.position",
        (plan_id,),
    )
    kpis: dict[int, list[int]] = {}
    for section_id, kpi_id in chosen:
        kpis.setdefault(section_id, []).append(kpi_id)
    return [_section(row, kpis.get(row["id"], ())) for row in rows]


def section(document: Document, section_id: int) -> Section:
    """One section; raises NotThere."""
    row = document.row("SELECT * FROM section WHERE id = ?", (section_id,))
    if row is None:
        raise NotThere(_("This section is no longer in the file."))
    chosen = document.rows(
        "SELECT kpi_id FROM section_kpi WHERE section_id = ? ORDER BY position", (section_id,)
    )
    return _section(row, [one[0] for one in chosen])


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
        "table": _("Table"),
        "chart": _("Chart"),
        "people": _("People"),
        "tiles": _("Tiles"),
        "stories": _("Stories"),
        "figures": _("Large figures"),
        "dashboard": _("KPI dashboard"),
        "objectives": _("List of objectives"),
        "outline": _("Focus areas and goals"),
        "evaluation": _("How progress is measured"),
        "contact": _("Contact"),
    }[kind]


def chart_name(chart: str) -> str:
    """A kind of chart in words."""
    return {"bars": _("Bars"), "columns": _("Columns"), "lines": _("Lines")}[chart or CHARTS[0]]


def usual_sections(kind: str) -> list[tuple[str, str]]:
    """Kind and title of the sections that a new plan of a kind starts with."""
    return {
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
            ("objectives", _("Strategic objectives")),
            ("outline", _("Action plans")),
            ("evaluation", _("Evaluating performance")),
            ("contact", _("Connect with us")),
        ],
        "action": [("text", _("Introduction")), ("outline", _("Pillars")), ("contact", _("Connect with us"))],
        "district": [
            ("text", _("The district")),
            ("outline", _("Areas of focus")),
            ("dashboard", _("Figures")),
            ("stories", _("What was done")),
            ("contact", _("Contact")),
        ],
    }[kind]


def add_default_sections(document: Document, plan_id: int, kind: str) -> None:
    """Give a new plan the usual sections of its kind, inside a step."""
    for one, title in usual_sections(kind):
        add_section(document, plan_id, one, title)


def add_section(
    document: Document,
    plan_id: int,
    kind: str,
    title: str,
    position: int | None = None,
    **fields: Any,
) -> int:
    """Add a section; its id comes back.

    Raises InvalidValue for an unknown kind, level or chart, or a second outline.
    """
    if kind not in KINDS:
        raise InvalidValue(_("“{text}” is not a kind of section.").format(text=kind))
    if kind == "outline" and ordering.count(document, "section", {"plan_id": plan_id, "kind": "outline"}):
        raise InvalidValue(
            _("The plan already has its place for focus areas and goals. Nothing was changed.")
        )
    _check(fields)
    kpis = fields.pop("kpis", ())
    with document.step(_("Add section")):
        place = ordering.make_room(document, "section", {"plan_id": plan_id}, position)
        new_id = document.insert(
            "section", plan_id=plan_id, position=place, kind=kind, **stored({"title": title, **fields})
        )
        choose_kpis(document, new_id, kpis)
    return new_id


def with_text(body: str, text: str) -> str:
    """The text of a section with a table, with another text before the table."""
    found = first_table(body)
    return text if found is None else replace(found, before=text.strip("\n")).with_table(found.table)


def recover_text(document: Document, draft: Draft) -> None:
    """Save a text that was typed before a table, in the running step; other drafts are left alone."""
    if draft.table != "section" or draft.column != BEFORE_TABLE:
        return
    row = document.row("SELECT id, body FROM section WHERE uid = ?", (draft.uid,))
    if row is not None:
        change_section(document, row["id"], body=with_text(row["body"], draft.text))


def change_section(document: Document, section_id: int, **fields: Any) -> None:
    """Change fields of a section by their names in `Section`; raises InvalidValue as `add_section`."""
    _check(fields)
    kpis = fields.pop("kpis", None)
    with document.step(_("Change section")):
        document.update("section", section_id, **stored(fields))
        if kpis is not None:
            choose_kpis(document, section_id, kpis)


def choose_kpis(document: Document, section_id: int, kpis: Sequence[int]) -> None:
    """Let a section show these KPIs in this order, inside a step."""
    ordering.replace_list(
        document, "section_kpi", "section_id", section_id, [{"kpi_id": one} for one in kpis]
    )


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
    fields = {name: getattr(source, name) for name in COPIED}
    new_id = add_section(document, plan_id, source.kind, source.title, kpis=source.kpis, **fields)
    for block in blocks(document, source.id):
        add_block(document, new_id, **{name: getattr(block, name) for name in COPIED_OF_BLOCKS})
    from plandesk.domain import layouts  # late: only copies need them

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
    """Change fields of a block by their names in `Block`."""
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


def _check(fields: Mapping[str, Any]) -> None:
    if fields.get("chart", "") not in ("", *CHARTS):
        raise InvalidValue(_("“{text}” is not a kind of chart.").format(text=fields["chart"]))
    if fields.get("level", 1) not in (1, 2):
        raise InvalidValue(_("A section is a chapter (1) or stands in a chapter (2). Nothing was changed."))


def _section(row: Any, kpis: Sequence[int]) -> Section:
    return Section(**{**dict(row), "public": bool(row["public"])}, kpis=tuple(kpis))
