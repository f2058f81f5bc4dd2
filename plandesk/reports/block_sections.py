"""Sections of blocks: in columns, findings, tiles, large figures, stories and dashboards.

They are begun and ended as every section is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from plandesk.reports.block_columns import block_row, label_and_body
from plandesk.reports.dashboard_pages import DashboardPages
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock, PlanSection
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Columns, Rule, Stack, Text
from plandesk.reports.section_tiles import Boxed, TileRows, box_rows, is_bare, numbers
from plandesk.reports.section_words import section_title
from plandesk.reports.story_pages import StoryPages
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, HEAVY

_MOST_TOGETHER = 200.0  # so much of a section's first row stays with its title
_LEAST_BELOW = 96.0
_SHORT_BLOCK = 260  # characters
_BETWEEN_ROWS = 24.0
_BETWEEN_ROWS_LYING = 18.0


class Sections(Protocol):
    """Who puts the sections of a report into its flow."""

    flow: Flow
    heading: int

    def begin(self, section: PlanSection, key: str, needs: float = ...) -> Element:
        """Put title and introduction; the section's element comes back."""

    def end(self, section: PlanSection, sect: Element) -> None:
        """Put what stands below the content."""


def blocks(pages: Sections, section: PlanSection, key: str) -> None:
    """Blocks in two columns; an odd one out comes first and spans the page."""
    flow = pages.flow
    sect = pages.begin(section, key)
    blocks = list(section.blocks)
    if len(blocks) % 2 and not _shows(blocks[0]):
        flow.skip(6.0 if not section.body.strip() else 0.0)
        flow.add(_spanning(pages, blocks.pop(0), sect))
        if blocks:
            flow.skip(44.0)
    pairs = [blocks[index : index + 2] for index in range(0, len(blocks), 2)]
    wide = (flow.frame - GUTTER) / 2
    colour = flow.sheet.colours.rule
    rows = [block_row(pair, sect, flow.sheet, wide, HAIR, colour, pages.heading) for pair in pairs]
    highest = max((row.height(flow.frame) for row in rows), default=0.0) + 33.0
    if highest * len(rows) - 33.0 <= flow.room:
        for row in rows:
            row.least = highest
    for row in rows:
        flow.add(row, 0.0 if row.least else 33.0)
    pages.end(section, sect)


def _shows(block: PlanBlock) -> bool:
    """Whether a block has more than words: such a one does not span the page."""
    return bool(block.figure or block.note or block.picture is not None)


def _spanning(pages: Sections, block: PlanBlock, sect: Element) -> Stack:
    short, sheet = len(block.body) <= _SHORT_BLOCK, pages.flow.sheet
    title = sheet.long_quote if short else sheet.block_title
    style = sheet.lead if short else sheet.body
    left = Stack().add(Text(block.title, title, sect.add(f"H{pages.heading}")))
    right = body(block.body, sheet, sect, heading=pages.heading + 1, style=style)
    stack = Stack().add(Rule(HEAVY, sheet.colours.brand))
    return stack.add(label_and_body(pages.flow.paper, left, right), 12.0)


def findings(pages: Sections, section: PlanSection, key: str) -> None:
    """Findings in columns, up to three across."""
    flow = pages.flow
    sect = pages.begin(section, key)
    across = min(len(section.blocks), 3) if len(section.blocks) != 4 else 2
    for start in range(0, len(section.blocks), max(across, 1)):
        group = list(section.blocks[start : start + across])
        wide = (flow.frame - GUTTER * (across - 1)) / across
        row = block_row(group, sect, flow.sheet, wide, HEAVY, flow.sheet.colours.brand, pages.heading)
        flow.add(row, 33.0 if start else 0.0)
    pages.end(section, sect)


def tiles(pages: Sections, section: PlanSection, key: str) -> None:
    """Numbered blocks side by side; titles alone stand in boxes."""
    blocks, sheet, paper = section.blocks, pages.flow.sheet, pages.flow.paper
    bare = bool(blocks) and all(is_bare(one) for one in blocks)

    def rows(sect: Element, heading: int) -> list[Columns]:
        if bare:
            boxes = [Boxed(n, one.title) for n, one in zip(numbers(len(blocks)), blocks, strict=True)]
            return box_rows(boxes, sheet, sect, paper.frame, 5 if paper.lies else 3)
        return TileRows(sheet, paper, heading).rows(blocks, sect, numbered=True)

    _in_rows(pages, section, key, rows)


def figures(pages: Sections, section: PlanSection, key: str) -> None:
    """Large figures with their words."""

    def rows(sect: Element, heading: int) -> list[Columns]:
        return list(TileRows(pages.flow.sheet, pages.flow.paper, heading).figure_rows(section.blocks, sect))

    _in_rows(pages, section, key, rows)


def stories(pages: Sections, section: PlanSection, key: str) -> None:
    """Stories: few and short ones side by side where pages lie, others on pages of their own."""
    title = section_title(section)
    sect = pages.begin(section, key, StoryPages(pages.flow, 4, title).needs(section.blocks, _LEAST_BELOW))
    StoryPages(pages.flow, pages.heading, title).add(section.blocks, sect, key)
    pages.end(section, sect)


def dashboard(pages: Sections, section: PlanSection, key: str) -> None:
    """The figures of KPIs, each with its charts."""
    sect = pages.begin(section, key)
    DashboardPages(pages.flow, sect, pages.heading, section_title(section)).add(section.boards)
    pages.end(section, sect)


def _in_rows(
    pages: Sections, section: PlanSection, key: str, rows: Callable[[Element, int], list[Columns]]
) -> None:
    """Rows of blocks; a section of a chapter that has no room there begins on a page of its own."""
    paper = pages.flow.paper
    heights = [row.height(paper.frame) for row in rows(Element("Sect"), 4)]
    white = _BETWEEN_ROWS if not paper.lies else _BETWEEN_ROWS_LYING
    whole = sum(heights) + white * max(0, len(heights) - 1)
    if heights and whole > paper.text_bottom - paper.text_top - 60.0:
        whole = min(heights[0], _MOST_TOGETHER)
    sect = pages.begin(section, key, whole)
    for place, row in enumerate(rows(sect, pages.heading)):
        high = row.height(paper.frame)
        if place and pages.flow.room < white + high <= paper.text_bottom - paper.text_top:
            pages.flow.overleaf()  # a row that fits on a page is not cut
        pages.flow.add(row, white if place else 0.0)
    pages.end(section, sect)
