"""The action plans of a strategic plan: each objective by theme, under the strip that leads to the others."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.action_plan_data import Pillar
from plandesk.reports.call_outs import CallOut, FullPageCallOut
from plandesk.reports.contact_page import dark_page
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.objective_strip import Strip, StripCell
from plandesk.reports.pages import BARE, PICTURE, Flow, Page
from plandesk.reports.parts import Figure, Text
from plandesk.reports.pictures import ready
from plandesk.reports.shortening import shortened
from plandesk.reports.strategic_plan_data import StrategicPlan
from plandesk.reports.structure import Element
from plandesk.reports.style import Type
from plandesk.reports.themes import ThemeParts
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, inner

_STRIP_TOP = 33.0
_UNDER_STRIP = 21.0
_PICTURE_HIGH = 174.0
_LEAST_FOR_THEME = 84.0
_WELL_FILLED = 0.5  # of the sheet: with less white than that at its end, an objective is set well


class _Way(Struct, frozen=True):
    """How an objective is set: `early` has the call-out of a theme right behind it, `close` less white."""

    early: bool
    close: bool


_WAYS = (_Way(False, False), _Way(False, True), _Way(True, False), _Way(True, True))


class ObjectivePages:
    """Adds the pages of all objectives to a flow."""

    def __init__(self, data: StrategicPlan, flow: Flow, section: PlanSection, key: str) -> None:
        self.data = data
        self.flow = flow
        self.sheet = data.imprint.sheet
        self.section = section
        self.key = key
        self.way = _WAYS[0]
        self.themes = ThemeParts(self.sheet, flow.paper)
        self.cells = [
            StripCell(line.number, one.short_title.strip() or one.title, line.key, one.title)
            for line, one in zip(data.objectives, data.pillars, strict=False)
        ]

    def add(self) -> None:
        """Print all objectives; each begins a page."""
        parent = self.flow.root.add("Sect")
        pages = self.flow.pages
        for place in range(len(self.data.pillars)):
            before, kids = len(pages), [*parent.kids]
            last = place + 1 == len(self.data.pillars)
            found: list[tuple[bool, int, int]] = []
            for number, way in enumerate(_WAYS):
                del pages[before:]
                parent.kids[:] = kids
                white = self._whole_objective(place, parent, way)
                # The next one is to begin on a left page; then the fewest pages, then the most white.
                found.append((self.data.facing and not last and not len(pages) % 2, len(pages), number))
                full = white < self.flow.paper.height * _WELL_FILLED
                if not found[-1][0] and (full or len(pages) == before + 1):
                    break  # no way is better by much
            best = _WAYS[min(found)[-1]]
            if best is not _WAYS[len(found) - 1]:
                del pages[before:]
                parent.kids[:] = kids
                self._whole_objective(place, parent, best)

    def _whole_objective(self, place: int, parent: Element, way: _Way) -> float:
        """Print an objective with what closes it; the white below its last theme comes back."""
        self.way = way
        self.themes = ThemeParts(self.sheet, self.flow.paper, way.close)
        pillar = self.data.pillars[place]
        sect = parent.add("Sect")
        strip = Strip(self.cells, place, self.sheet, self.flow.frame)
        held = self._objective(pillar, place, parent, sect, strip)
        white = self.flow.room
        if held is not None:
            self._close(held.into(sect), last=place + 1 == len(self.data.pillars))
        strip.into(sect)
        return white

    # What stands between two objectives

    def _close(self, held: CallOut, last: bool) -> None:
        """Place the call-out that is left: where there is room, or on a page of its own.

        A page of its own brings the next objective to a left page; there is never an empty one.
        """
        flow = self.flow
        turned = self.data.facing and not last and len(flow.pages) % 2 == 0
        if not turned and held.height(flow.frame) + 24.0 <= flow.room:
            flow.add(held, 24.0)
            return
        flow.page(
            self.section.title, top=flow.paper.title_top, kind=BARE, backdrop=dark_page(self.data.imprint)
        )
        flow.put(FullPageCallOut(held, self.data.imprint), 0)

    # One objective

    def _objective(
        self, pillar: Pillar, place: int, parent: Element, sect: Element, strip: Strip
    ) -> CallOut | None:
        """Print an objective; the call-out that is to follow it comes back."""
        flow, sheet, line = self.flow, self.sheet, self.data.objectives[place]
        top = _STRIP_TOP + strip.height(flow.frame) + _UNDER_STRIP

        def continued(page: Page) -> float:
            page.kind = PICTURE  # the strip takes the header's place
            flow.put(strip.again(), _STRIP_TOP)
            title = pillar.short_title.strip() or pillar.title
            spans = [
                Span(shortened(title, sheet.section, flow.frame, 1)),
                Span(" "),
                Span(_("(continued)"), sheet.body.cut, sheet.colours.muted),
            ]
            again = Text(spans, sheet.section, None, bind=False)
            flow.put(again, top)
            return top + again.height(flow.frame) + 12.0

        flow.page(pillar.title, top=top, kind=PICTURE, continued=continued)
        flow.put(strip, _STRIP_TOP)
        if not place and not self.section.body.strip():
            flow.bookmark(self.section.title, self.key)
        flow.bookmark(f"{line.number} {pillar.title}".strip(), line.key, 1)
        self._head(pillar, place, parent, sect)
        own = self._call_out(pillar)
        if own is not None:
            self._place(own, sect)
        return self._themes(pillar, sect)

    def _head(self, pillar: Pillar, place: int, parent: Element, sect: Element) -> None:
        flow, sheet = self.flow, self.sheet
        kicker = sheet.emphasis.coloured(sheet.colours.accent_text)
        number = pillar.number or str(place + 1)
        said = _("{level} {number}").format(level=self.data.objective_level, number=number)
        chapter = None
        if not place and not self.section.body.strip():
            chapter = Element("H2", parent)
            parent.kids.remove(chapter)
            parent.kids.insert(0, chapter)
        label = Text(self.section.title, sheet.note, chapter, bind=False, right=True, upto=1)
        flow.put(label, flow.y + 1.5, flow.frame * 0.5, flow.frame * 0.5)
        flow.add(Text(said, kicker, sect.add("P")), width=flow.frame * 0.5)
        flow.skip(3.0)
        flow.add(Text(pillar.title, _fitting(pillar.title, sheet.page_title, flow.frame), sect.add("H3")))
        image = ready(pillar.picture.data) if pillar.picture is not None else None
        if image is not None and pillar.picture is not None:
            alt = pillar.picture.alt or _("Picture: {title}").format(title=pillar.title)
            high = min(_PICTURE_HIGH, flow.frame * image.height / image.width)
            flow.add(Figure(image, high, sect.add("Figure", alt=alt)), 15.0)
        if pillar.body.strip():
            words = body(pillar.body, sheet, sect, heading=4)
            flow.add(words, 15.0, flow.paper.body_x, flow.paper.body)
        flow.skip(9.0 if self.way.close else 18.0)

    def _themes(self, pillar: Pillar, sect: Element) -> CallOut | None:
        """Print actions and themes; of the call-outs that belong to themes, the last one comes back."""
        held: CallOut | None = None
        if not pillar.count():
            said = _("No {actions} yet").format(actions=inner(self.data.levels[-1].plural))
            flow = self.flow
            flow.add(Text(said, self.sheet.label, sect.add("P")), 12.0, flow.paper.body_x, flow.paper.body)
        if pillar.actions:
            self._theme(Pillar("", actions=pillar.actions), sect)
        for one in pillar.below:
            own = self._call_out(one)
            if held is not None and own is not None:
                self._place(held, sect)
            self._theme(one, sect)
            if self.way.early and own is not None:
                self._place(own, sect)
                own = None
            held = own or held
        return held

    def _theme(self, theme: Pillar, sect: Element) -> None:
        part = self.themes.whole(theme, sect.add("Sect"))
        high = part.height(self.flow.frame)
        if not self.flow.at_top and self.flow.room < min(high, _LEAST_FOR_THEME):
            self.flow.overleaf()
        self.flow.add(part)
        self.flow.skip(9.0 if self.way.close else 12.0)

    def _place(self, call_out: CallOut, sect: Element) -> None:
        self.flow.add(call_out.into(sect), 15.0 if self.way.close else 24.0)
        self.flow.skip(12.0 if self.way.close else 18.0)

    def _call_out(self, of: Pillar) -> CallOut | None:
        if not of.pull_quote.strip():
            return None
        words = (of.figure.strip(), of.pull_quote.strip(), of.pull_quote_author.strip())
        return CallOut(*words, self.sheet, self.flow.paper)


def _fitting(title: str, style: Type, width: float) -> Type:
    """The largest step in which the title takes at most three lines, else the smallest."""
    steps = [Type(style.cut, size, size + 6, style.colour, pull=True) for size in (30, 24, 18)]
    return next((one for one in steps if len(Text(title, one, None).lines(width)) <= 3), steps[-1])
