"""The narrative sections of a plan as plain data, for every report that prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.section_charts import SectionChart
from plandesk.reports.dashboard_data import KpiBoard
from plandesk.reports.imprint import Imprint
from plandesk.reports.pictures import Picture


class PlanBlock(Struct, frozen=True):
    """A short title with a text in Markdown; `figure` is printed large, `note` small below."""

    title: str
    body: str
    figure: str = ""
    note: str = ""
    picture: Picture | None = None


class PlanSection(Struct, frozen=True):
    """One narrative part; the kinds are those of the domain.

    `language` is empty where it is the report's. `chart` is drawn between `body` and `after`, its figures
    stand below it. `boards` are the KPIs of a dashboard.
    """

    kind: str
    title: str
    body: str = ""
    author: str = ""
    author_title: str = ""
    pull_quote: str = ""
    source: str = ""
    picture: Picture | None = None
    blocks: tuple[PlanBlock, ...] = ()
    uid: str = ""
    level: int = 1
    language: str = ""
    chart: SectionChart | None = None
    after: str = ""
    boards: tuple[KpiBoard, ...] = ()


def usual_order(sections: Sequence[PlanSection]) -> tuple[LayoutPart, ...]:
    """Cover, contents and the sections as they come; without a section for it the plan stands last.

    The contact is behind the plan. A section without a uid is meant by its place.
    """
    found = [
        LayoutPart(arranging.PLAN_TABLE)
        if one.kind == "outline"
        else LayoutPart(arranging.SECTION, one.uid or str(place))
        for place, one in enumerate(sections)
    ]
    if LayoutPart(arranging.PLAN_TABLE) not in found:
        last = -1 if sections and sections[-1].kind == "contact" else len(found)
        found.insert(last, LayoutPart(arranging.PLAN_TABLE))
    return LayoutPart(arranging.COVER), LayoutPart(arranging.CONTENTS), *found


class Statements(Struct, frozen=True):
    """What the service stands for."""

    mission: str = ""
    vision: str = ""
    values: tuple[str, ...] = ()


class Contact(Struct, frozen=True):
    """How the service is reached."""

    emergency: str = ""
    non_emergency: str = ""
    switchboard: str = ""
    email: str = ""
    website: str = ""
    address: str = ""


class MeasuredBy(Struct, frozen=True):
    """A KPI in few words; what is empty is not set."""

    name: str
    definition: str = ""
    source: str = ""
    baseline: str = ""
    target: str = ""


class ObjectiveLine(Struct, frozen=True):
    """A top objective as lists of them show it; `key` is its place in the report."""

    key: str
    title: str
    number: str = ""
    body: str = ""
    measured_by: tuple[MeasuredBy, ...] = ()


class Narrated(Protocol):
    """What the sections of a report need to know of it."""

    @property
    def imprint(self) -> Imprint: ...
    @property
    def sections(self) -> tuple[PlanSection, ...]: ...
    @property
    def statements(self) -> Statements: ...
    @property
    def contact(self) -> Contact: ...
    @property
    def objectives(self) -> tuple[ObjectiveLine, ...]: ...
    @property
    def objective_level(self) -> str: ...
