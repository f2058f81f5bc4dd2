"""The district overview of the reference, read from its text and entered through the domain's operations."""

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plandesk.domain import sections
from plandesk.domain.branches import add_objective
from plandesk.domain.kpis.definitions import change_kpi
from plandesk.domain.plans import add_plan
from plandesk.domain.sections import add_block, add_section
from plandesk.domain.service import add_picture, change_service
from plandesk.file.document import Document
from tests.domain.kpis import halton
from tests.pictures import png

FILE = "halton-district-overview-2023.txt"
AREAS = 5
FORM = "1 District Coaching Session"  # from here to its end stands the blank form, another report


@dataclass
class Source:
    """The paragraphs of the reference, taken one after the other; `told` are those that were entered."""

    waiting: list[str]
    told: list[str] = field(default_factory=list)

    def take(self, start: str = "") -> str:
        """The next paragraph; it begins with `start`."""
        found = self.waiting.pop(0)
        assert found.startswith(start), (found, start)
        self.told.extend(lines_of(found))
        return found

    def line(self, start: str = "") -> str:
        """The next paragraph as one line."""
        return " ".join(self.take(start).split())

    def skip_to(self, start: str) -> None:
        """Leave out what comes before a paragraph that begins like this."""
        while not self.waiting[0].startswith(start):
            self.waiting.pop(0)


def lines_of(paragraph):
    """The sentences of a paragraph: the points of a list, or its lines in one."""
    if paragraph.startswith("- "):
        return [line.removeprefix("- ").replace("**", "") for line in paragraph.split("\n")]
    return [" ".join(paragraph.split())]


def source(reference: Path) -> Source:
    """The reference without the blank form."""
    text = (reference / FILE).read_text(encoding="utf-8")
    found = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    start = found.index(FORM)
    end = next(n for n, part in enumerate(found) if part.startswith("Priority #3 – Property"))
    return Source([*found[:start], *found[end:]])


def build(document: Document, reference: Path) -> tuple[int, list[str]]:
    """Put the whole overview into a document, as one step; the plan's id and its sentences come back."""
    of = source(reference)
    with document.step("Enter the district overview"):
        return _Entering(document, of).everything(), of.told


class _Entering:
    def __init__(self, document, of):
        self.document, self.of = document, of
        self.plan = 0

    def everything(self):
        document, of = self.document, self.of
        change_service(
            document, name="Halton Regional Police Service", short_name="HRPS",
            governing_body="Police Services Board", website="www.haltonpolice.ca",
            switchboard="905 825 4777", brand_colour="#16294D", accent_colour="#C2501A",
        )  # fmt: skip
        title = of.line("#1").removeprefix("#")
        of.told.pop()
        self.plan = add_plan(
            document, f"{title} 2023", "district", date(2023, 1, 1), date(2023, 12, 31), with_sections=False,
            state="approved", state_date=date(2024, 4, 11),
        )  # fmt: skip
        self._areas()
        self._figures()
        self._stories()
        self._media()
        self._members()
        self._property()
        self._roads()
        self._protests()
        add_section(document, self.plan, "contact", "Contact")
        return self.plan

    def _section(self, kind, title, **fields):
        return add_section(self.document, self.plan, kind, title, **fields)

    def _picture(self, alt):
        kept = add_picture(self.document, png(90, 60), "picture.png")
        return {"picture": kept, "picture_alt": alt}

    def _areas(self):
        of = self.of
        self._section("outline", of.line("Areas of Focus"))
        for number in range(1, AREAS + 1):
            title = of.line(f"{number}.").removeprefix(f"{number}. ")
            of.told[-1] = title  # the plan numbers its areas
            add_objective(self.document, self.plan, None, title)
        of.line("Areas of Focus")
        of.told.pop()  # the second half of the page
        tiles = self._section("tiles", of.line("People First"), level=2)
        for number in range(1, 9):
            of.skip_to(f"0{number}")
            of.take(f"0{number}")
            of.told.pop()  # numbers are given by the section
            add_block(self.document, tiles, of.line(), of.take("- "))

    def _figures(self):
        document, of = self.document, self.of
        kpi = halton.add_clearance(document)
        change_kpi(document, kpi, denominator_name="Occurrences")
        self._section("dashboard", of.line("CLEARANCE RATES"), kpis=(kpi,))
        of.skip_to("Priority #1")
        self._section("text", of.line("Priority #1"), **self._picture("Officers at a desk"))

    def _stories(self):
        document, of = self.document, self.of
        section = self._section("stories", of.line("Priority #2"))
        titles = []
        for number in range(1, 5):
            titles.append(of.line())
            of.take(f"0{number}")
            of.told.pop()
        for title in titles[:3]:
            assert of.line() == title
            body = []
            while not of.waiting[0].startswith(("High School", "Cop in a Café Initiative", "BREAKING")):
                found = of.take()
                body.append(found if found.startswith("- ") else f"## {found}")
            add_block(document, section, title, "\n\n".join(body), **self._picture(f"Picture of {title}"))
        add_block(document, section, titles[3])

    def _media(self):
        document, of = self.document, self.of
        of.skip_to("1 District Media")
        media = self._section("figures", of.line("1 District Media Strategy"), body=of.take("Improve"))
        figure = of.line("83 in 2023")
        add_block(document, media, "", figure=figure.split()[0], note=figure.removeprefix("83 "))
        section = self._section("figures", of.line("Media Strategy"), level=2)
        add_block(document, section, of.line("Shift"), of.take("- "))
        for start in ("District", "Training", "Auto Theft"):
            add_block(document, section, of.line(start))
        name, figure, note = of.line("Townhalls").split(" ", 2)
        add_block(document, section, name, figure=figure, note=note)
        of.skip_to("Auto Theft Public")
        meeting = self._section("blocks", of.line("Auto Theft Public Meeting"), body=of.take("The Halton"))
        add_block(document, meeting, of.line("Meeting Details"), of.take("When:"))
        add_block(document, meeting, of.line("Auto Theft Prevention"), of.take("- "))
        sections.change_section(document, meeting, source=of.line("For more information"))

    def _members(self):
        document, of = self.document, self.of
        self._section("text", of.line("Priority #3"), **self._picture("A station"))
        title = of.line("1 District Coaching")
        self._section("text", title, body=f"{of.take('1 District is')}\n\n{of.take('- ')}", level=2)
        of.take("Intro")
        of.told.pop()
        choice = self._section("tiles", of.line("Be the District of Choice"))
        for start in ("Recognition", "Create"):
            add_block(document, choice, of.line(start), of.take("- "))
        add_block(document, choice, of.line("Communication"))
        coaching = self._section("tiles", of.line("Coaching & Mentorship"))
        for start in ("Employee Feedback", "Employee Opportunities"):
            add_block(document, coaching, of.line(start), of.take("- "))
        self._section("text", of.line("Themes"), **self._picture("The themes of a session"))
        self._section("text", of.line("Coaching Session"), body=of.take("- "), level=2)

    def _property(self):
        document, of = self.document, self.of
        section = self._section("tiles", of.line("Priority #3 – Property"))
        while not of.waiting[0].startswith("District Priorities"):
            add_block(document, section, of.line(), of.take("- "))

    def _roads(self):
        document, of = self.document, self.of
        of.skip_to("District Priorities")
        wanted, points = of.take("District Priorities"), of.take("- 1)")
        title, below = of.line("Priority #5"), of.line("Road Safety")
        # The title of the page stands below its list in the text.
        of.told[-7:] = [title, wanted, *(line[2:].strip(") ") for line in lines_of(points)), below]
        self._section("text", title, body=f"## {wanted}\n\n{points.replace('- ', '')}")
        section = self._section("figures", below, level=2)
        for _part in range(3):
            for line in of.take("- ").split("\n"):
                name, said = re.match(r"- \*\*(.*?):?\*\* ?(.*)", line).groups()
                figure, rest = re.match(r"((?:Over )?[\d,]+) ?(.*)", said).groups()
                add_block(document, section, name, figure=figure, note=rest.strip("()"))
        first, figure, note = of.line("Over 170,000").split(" ", 2)
        add_block(document, section, first, figure=figure, note=note)

    def _protests(self):
        document, of = self.document, self.of
        section = self._section("tiles", of.line("Protest"))
        while of.waiting:
            add_block(document, section, of.line(), of.take("- "))
