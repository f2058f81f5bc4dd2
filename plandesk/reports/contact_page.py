"""The last page of the annual plan: how the service is reached, on the brand's colour."""

from __future__ import annotations

from msgspec.structs import replace

from plandesk.colours import WHITE
from plandesk.reports.block_columns import block_row
from plandesk.reports.covers import draw_logo
from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.imprint import Imprint
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import Contact, Narrated, PlanSection
from plandesk.reports.pages import BARE, Backdrop, Flow
from plandesk.reports.parts import Column, Columns, Part, Rule, Stack, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, Sheet, Type, sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_LONG_TITLE = 60
_MOST_IN_TWO = 4
_ABOVE_IMPRINT = 24.0


class ContactPage:
    """Adds the contact section to a flow."""

    def __init__(self, data: Narrated, flow: Flow) -> None:
        self.data = data
        self.flow = flow
        self.sheet = data.imprint.sheet

    def add(self, section: PlanSection, title: str, key: str) -> None:
        """Print the section; `key` names its place."""
        flow, colours = self.flow, self.sheet.colours
        dark = sheet(
            replace(
                colours, brand=WHITE, ink=WHITE, muted=colours.dim, accent=colours.on_dark,
                accent_text=colours.on_dark, rule=colours.dark_rule,
            )
        )  # fmt: skip
        sect = flow.root.add("Sect")
        flow.page(title, top=flow.paper.title_top, kind=BARE, backdrop=dark_page(self.data.imprint))
        flow.bookmark(title, key)
        flow.add(
            Text(title, dark.part_title if len(title) <= _LONG_TITLE else dark.long_title, sect.add("H2"))
        )
        if section.body.strip():
            flow.add(body(section.body, dark, sect), 21.0, width=flow.paper.reading)
        loose = self._rows(dark, Element("Sect"), close=False)
        room = self._imprint_top - _ABOVE_IMPRINT - flow.y
        close = sum(before + part.height(flow.frame) for before, part in loose) > room
        for before, part in self._rows(dark, sect, close):
            flow.add(part, before)
        self._addresses(section, dark, sect)
        self._imprint(sect)

    def _rows(self, dark: Sheet, sect: Element, close: bool) -> list[tuple[float, Part]]:
        """The ways to reach the service, each with the white above it; `close` has less of it."""
        rows, found = contact_rows(self.data.contact), list[tuple[float, Part]]()
        above, between, under_rule = (21.0, 7.0, 6.0) if close else (36.0, 11.5, 9.0)
        large = Type(SEMIBOLD, *((42, 45) if close else (60, 63)), dark.colours.on_dark, pull=True)
        if rows and self.data.contact.emergency.strip():
            label, text, _link = rows.pop(0)
            style = large if len(text.strip()) <= 12 else dark.long_quote
            row = self._contact_row(label, text, None, style, dark, sect)
            found.append((above, Stack([(0.0, row), (between - 2.5, Part())])))
        for label, text, link in rows:
            stack = Stack()
            if found:
                stack.add(Rule(HAIR, dark.colours.dark_rule))
            stack.add(self._contact_row(label, text, link, dark.lead, dark, sect), under_rule)
            found.append((between if found else above, stack))
        return found

    def _addresses(self, section: PlanSection, dark: Sheet, sect: Element) -> None:
        """The blocks of the section, two or three beside one another."""
        flow, blocks = self.flow, section.blocks
        across = 2 if len(blocks) <= _MOST_IN_TWO else 3
        wide = (flow.frame - GUTTER * (across - 1)) / across
        for start in range(0, len(blocks), across):
            group = list(blocks[start : start + across])
            row = block_row(group, sect, dark, wide, HAIR, dark.colours.rule, 3)
            flow.add(row, 24.0)

    def _contact_row(
        self, label: str, text: str, link: str | None, style: Type, dark: Sheet, sect: Element
    ) -> Columns:
        row, paper = sect.add("P"), self.flow.paper
        muted = dark.body.coloured(dark.colours.muted)
        name = Text(label, muted, row.add("Span"), bind=False, spaced=True)
        said = Text([Span(text.strip(), link=link)], style, row.add("Span"), bind=False)
        return Columns(
            [
                Column(0, paper.body_x - GUTTER, Stack([(style.baseline - dark.body.baseline, name)])),
                Column(paper.body_x, paper.body, said),
            ]
        )

    @property
    def _imprint_top(self) -> float:
        paper = self.flow.paper
        return paper.height - (84 if paper.lies else 108)

    def _imprint(self, sect: Element) -> None:
        top = self._imprint_top
        if self.flow.y > top - _ABOVE_IMPRINT:
            self.flow.overleaf()
        self.flow.put(_Imprint(self.data.imprint, sect), top)


def dark_page(imprint: Imprint) -> Backdrop:
    """What lies behind a page in the brand’s colour; a draft, or what is confidential, says so."""
    colours = imprint.colours

    def draw(canvas: TaggedCanvas) -> None:
        canvas.box(0, 0, canvas.width, canvas.height, colours.brand)
        canvas.box(imprint.paper.left, 0, 31, 6, colours.accent)
        if imprint.warning():
            style = Type(SEMIBOLD, 8.5, 12, colours.on_dark)
            with canvas.header():
                Text(imprint.warning(), style, None, right=True).draw(
                    canvas, imprint.paper.left, 32.4, imprint.paper.frame
                )

    return draw


def contact_rows(contact: Contact) -> list[tuple[str, str, str | None]]:
    """Return what there is of a service's contact data as (label, text, address to go to)."""
    email, website = contact.email.strip(), contact.website.strip()
    mail = f"mailto:{email}" if "@" in email and not set(email) & set(" \n\t") else None
    web = None
    if website and "." in website and not set(website) & set(" \n\t"):
        web = website if website.lower().startswith(("http://", "https://")) else f"https://{website}"
        web = None if "://" in website and web != website else web
    rows: list[tuple[str, str, str | None]] = [
        (_("Non-emergency"), contact.non_emergency, None),
        (_("Switchboard"), contact.switchboard, None),
        (_("General inquiries"), email, mail),
        (_("Website"), website, web),
        (_("Address"), contact.address, None),
    ]
    emergency = [(_("Emergency"), contact.emergency, None)]
    return [row for row in [*emergency, *rows] if row[1].strip()]


class _Imprint(Part):
    """The service's name with title, edition and date at the foot of the contact page."""

    def __init__(self, imprint: Imprint, parent: Element) -> None:
        self.imprint = imprint
        self.parent = parent

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        imprint, colours = self.imprint, self.imprint.colours
        beside = draw_logo(canvas, imprint, self.parent, x, y, 48, on_dark=True)
        name = imprint.sheet.lead.cut_as(SEMIBOLD).coloured(WHITE)
        small = imprint.sheet.label.coloured(colours.dim)
        title = Text(imprint.service, name, self.parent.add("P"))
        title.draw(canvas, x + beside, y + 7, width - beside)
        words = f"{imprint.title} · {imprint.edition_line()}"
        Text(words, small, self.parent.add("P")).draw(
            canvas, x + beside, y + 7 + title.height(width - beside), width - beside
        )
