"""Sections of tiles, large figures, stories and dashboards, begun and ended as every section is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from plandesk.reports.dashboard_pages import DashboardPages
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Columns
from plandesk.reports.section_tiles import Boxed, TileRows, box_rows, is_bare, numbers
from plandesk.reports.story_pages import StoryPages
from plandesk.reports.structure import Element

_MOST_TOGETHER = 200.0  # so much of a section's first row stays with its title
_LEAST_BELOW = 96.0
_BETWEEN_ROWS = 24.0
_BETWEEN_ROWS_LYING = 18.0


class Sections(Protocol):
    """Who puts the sections of a report into its flow."""

    flow: Flow
    heading: int

    def title(self, section: PlanSection) -> str:
        """The title that is printed."""

    def begin(self, section: PlanSection, key: str, needs: float = ...) -> Element:
        """Put title and introduction; the section's element comes back."""

    def end(self, section: PlanSection, sect: Element) -> None:
        """Put what stands below the content."""


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
    title = pages.title(section)
    sect = pages.begin(section, key, StoryPages(pages.flow, 4, title).needs(section.blocks, _LEAST_BELOW))
    StoryPages(pages.flow, pages.heading, title).add(section.blocks, sect, key)
    pages.end(section, sect)


def dashboard(pages: Sections, section: PlanSection, key: str) -> None:
    """The figures of KPIs, each with its charts."""
    sect = pages.begin(section, key)
    DashboardPages(pages.flow, sect, pages.heading, pages.title(section)).add(section.boards)
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
