"""The pages of a coaching session: themes in two voices, actions, acknowledgement, amendments."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from plandesk.domain.coaching.form_marks import COACH_FIELD, DONE_FIELD, EMPLOYEE_FIELD, MARK
from plandesk.reports.coaching_actions import action_table, empty_table
from plandesk.reports.coaching_form_data import (
    BLANK,
    COACH_FIELDS,
    COACH_NONE,
    FILLABLE,
    FILLED,
    CoachingPaper,
    PaperTheme,
)
from plandesk.reports.fillable import FormField, Hidden
from plandesk.reports.fonts import REGULAR, SEMIBOLD
from plandesk.reports.pages import Flow, Page
from plandesk.reports.parts import Column, Columns, Part, Rule, Stack, Text
from plandesk.reports.row_table import Headed
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, HEAVY, TITLE_TOP, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span, paragraphs
from plandesk.reports.wording import _
from plandesk.reports.writing_room import LINE, Answer, Answers, WritingLines

_HALF, _RIGHT = 246.0, 258.0
_AGAIN_TOP, _UNDER_AGAIN = 66.0, 108.0
_LINES, _LEAST_LINES, _MOST_MORE = 5, 2, 3
_ACTION_ROWS = 4
_BETWEEN = 12.0
_LONG_TITLE = 60


class Spacing(Struct, frozen=True):
    """The white between the parts, and the size of what both wrote."""

    between: float
    above_title: float
    above_prompt: float
    above_voices: float
    above_ack: float
    size: float
    leading: float


AIRY = Spacing(12.0, 6.0, 3.0, 9.0, 9.0, 10.5, 15.0)
CLOSE = Spacing(7.0, 4.0, 1.0, 4.0, 4.0, 9.5, 12.5)
_CLOSER_UP_TO = 3  # pages


def pdf(data: CoachingPaper) -> bytes:
    """Return the paper of one session, or of a blank form, as a tagged PDF.

    A filled form is set closer where that saves a sheet: it is signed in two copies.
    """
    flow = _filled(data, AIRY)
    if data.way == FILLED and 1 < len(flow.pages) <= _CLOSER_UP_TO:
        close = _filled(data, CLOSE)
        flow = close if len(close.pages) < len(flow.pages) else flow
    title = ", ".join(filter(None, (data.title, data.member, data.held)))
    return flow.drawn(title)


def _filled(data: CoachingPaper, spacing: Spacing) -> Flow:
    flow = Flow(data.imprint)
    SessionPages(flow, data, spacing=spacing).fill()
    return flow


class SessionPages:
    """Fills pages with one session; its title is a heading of that level."""

    def __init__(self, flow: Flow, data: CoachingPaper, level: int = 1, spacing: Spacing = AIRY) -> None:
        self.flow, self.data, self.level, self.spacing = flow, data, level, spacing
        self.sheet = flow.sheet
        self.root = flow.root.add("Sect")
        self.colours = self.sheet.colours
        self.body = Type(REGULAR, spacing.size, spacing.leading, self.colours.ink)

    def fill(self, key: str = "session") -> None:
        """Add the pages."""
        flow, data = self.flow, self.data
        flow.page(data.title, top=TITLE_TOP, continued=self._continued)
        flow.bookmark(" · ".join(filter(None, (data.title, data.held))), key, self.level - 1)
        if data.mark:
            flow.put(Hidden(MARK, data.mark), TITLE_TOP)
        self._head()
        blocks = [part for part in [self._earlier(), *self._themes(), self._other_actions()] if part]
        if data.way != FILLABLE:
            blocks.append(self._together(blocks.pop() if blocks else None))
        for place, part in enumerate(blocks):
            flow.add(part, 18.0 if not place else self.spacing.between)
        self._amendments()
        if data.way == FILLABLE:
            self._way_back()

    # The head

    def _head(self) -> None:
        flow, data, sheet = self.flow, self.data, self.sheet
        large = len(data.title) <= _LONG_TITLE and self.spacing is AIRY
        style = sheet.page_title if large else sheet.long_title
        flow.add(Text(data.title, style, self.root.add(f"H{self.level}")))
        facts = (
            (0.0, 117.0, _("Date"), data.held),
            (129.0, 203.0, _("Member name and number"), data.member),
            (344.0, 160.0, _("Coach or supervisor"), data.coach),
        )
        answers = [(x, wide, Answer(label, value, sheet, self.root)) for x, wide, label, value in facts]
        flow.add(Answers(answers), 6.0)
        if data.intro.strip():
            flow.add(self._words(data.intro, self.root, sheet.label), 12.0)

    def _continued(self, page: Page) -> float:
        """Say again on a later page what this is; return where the text goes on."""
        again = Type(SEMIBOLD, 18, 24, self.colours.brand, pull=True)
        self.flow.put(self._again(self.data.title, again), _AGAIN_TOP)
        return _UNDER_AGAIN

    def _again(self, title: str, style: Type) -> Text:
        """A title that stands again over what goes on."""
        words = shortened(title, style, FRAME - 110, 1)
        spans = [Span(words), Span(" "), Span(_("(continued)"), REGULAR, self.colours.muted)]
        return Text(spans, style, None, upto=1)

    # Themes

    def _themes(self) -> list[Part]:
        more = self._more_lines()
        return [self._theme(one, extra) for one, extra in zip(self.data.themes, more, strict=True)]

    def _more_lines(self) -> list[int]:
        """How many lines each theme gets beyond the usual, so that pages of an empty form are full."""
        more = [0] * len(self.data.themes)
        if self.data.way != BLANK:
            return more
        kids = list(self.root.kids)
        heights = [self._theme(one, 0).height(FRAME) for one in self.data.themes]
        signing = self._acknowledgement().height(FRAME) + _BETWEEN
        self.root.kids = kids
        bottom, y, first = self.flow.paper.text_bottom, self.flow.y + 18.0, 0
        for place, high in enumerate(heights):
            if y + high > bottom + 0.01 and place > first:
                _share(more, first, place, bottom - (y - _BETWEEN))
                y, first = _UNDER_AGAIN, place
            y += high + _BETWEEN
        _share(more, first, len(heights), bottom - (y - _BETWEEN) - signing)
        return more

    def _heading(self, title: str, prompt: str, sect: Element) -> Stack:
        heading = Stack().add(Rule(HEAVY, self.colours.brand))
        words = Text(title, self.sheet.block_title, sect.add(f"H{self.level + 1}"), keep_with_next=True)
        heading.add(words, self.spacing.above_title)
        if prompt.strip():
            told = Text(prompt, self.sheet.label, sect.add("P"), keep_with_next=True)
            heading.add(told, self.spacing.above_prompt)
        return heading

    def _theme(self, theme: PaperTheme, more: int) -> Part:
        sect = self.root.add("Sect")
        stack = self._heading(theme.title, theme.prompt, sect)
        voices = self._voices(theme, sect, more)
        if voices is not None:
            stack.add(voices, self.spacing.above_voices)
        if theme.actions:
            table = self._actions(sect)
            if table is not None:
                stack.add(table, self.spacing.between if voices is not None else 9.0)
        return stack

    def _voices(self, theme: PaperTheme, sect: Element, more: int) -> Part | None:
        """What each voice says, side by side where both have a say."""
        spoken = [voice for voice in ("coach", "employee") if theme.voices in ("both", voice)]
        if self.data.way == FILLABLE and self.data.coach_words == COACH_NONE:
            spoken = [voice for voice in spoken if voice == "employee"]
        if not spoken:
            return None
        wide = _HALF if len(spoken) > 1 else FRAME
        label = Type(SEMIBOLD, self.sheet.table.size, 12, self.colours.ink)
        heads, again, columns = [], [], []
        for place, voice in enumerate(spoken):
            x, words = place * _RIGHT, _perspective(voice)
            inner = sect.add("Sect")
            heads.append(Column(x, wide, Text(words, label, inner.add("P"))))
            again.append(Column(x, wide, Text(words, label, None)))
            columns.append(Column(x, wide, self._voice(theme, voice, inner, wide, more)))
        overleaf = Stack().add(self._again(theme.title, self.sheet.block_title)).add(Columns(again), 9.0)
        return Headed(Columns(heads), overleaf, 3.0, Columns(columns))

    def _voice(self, theme: PaperTheme, voice: str, sect: Element, wide: float, more: int) -> Part:
        text = theme.coach if voice == "coach" else theme.employee
        lines = (_LINES if not theme.actions else _LINES - 2) + more
        if self.data.way == FILLABLE and (voice == "employee" or self.data.coach_words == COACH_FIELDS):
            name = (EMPLOYEE_FIELD if voice == "employee" else COACH_FIELD).format(uid=theme.uid)
            tooltip = _("{theme}: {voice}").format(theme=theme.title, voice=_perspective(voice))
            if voice == "employee" and theme.prompt.strip():
                tooltip += f". {theme.prompt.strip()}"
            return FormField(
                name, tooltip, text, sect, self.sheet, high=lines * LINE - 6, read_only=voice == "coach"
            )
        stack = Stack()
        if text.strip():
            stack.add(self._words(text, sect, self.body))
        elif self.data.way in (FILLED, FILLABLE):
            stack.add(Text(_("Nothing written"), self.sheet.no_result, sect.add("P")))
        if self.data.way not in (FILLED, FILLABLE):
            taken = int(stack.height(wide) // LINE) if text.strip() else 0
            stack.add(WritingLines(max(lines - taken, _LEAST_LINES), self.sheet))
        return stack

    def _words(self, text: str, sect: Element, style: Type) -> Stack:
        stack = Stack()
        for place, paragraph in enumerate(paragraphs(text)):
            stack.add(Text(paragraph, style, sect.add("P")), 6.0 if place else 0.0)
        return stack

    # Actions

    def _actions(self, sect: Element) -> Part | None:
        """The actions of the session; room for some where they are agreed with a pen."""
        data = self.data
        if data.way == BLANK:
            return empty_table(_ACTION_ROWS, self.sheet, sect)
        if data.actions:
            free = 0 if data.way in (FILLED, FILLABLE) else 2
            return action_table(data.actions, self.sheet, sect, free=free)
        if data.way == FILLABLE:
            return None
        if data.way == FILLED:
            return Text(_("No actions agreed"), self.sheet.no_result, sect.add("P"))
        return empty_table(_ACTION_ROWS, self.sheet, sect)

    def _other_actions(self) -> Part | None:
        """Actions of a session whose form has no place for them."""
        if not self.data.actions or any(theme.actions for theme in self.data.themes):
            return None
        sect = self.root.add("Sect")
        stack = self._heading(_("Actions"), "", sect)
        return stack.add(action_table(self.data.actions, self.sheet, sect), 9.0)

    def _earlier(self) -> Part | None:
        """What is still open of what was agreed before."""
        data = self.data
        if not data.earlier:
            return None
        sect = self.root.add("Sect")
        fillable = data.way == FILLABLE
        prompt = _("Tick what you have done since.") if fillable else ""
        stack = self._heading(_("Open from earlier sessions"), prompt, sect)
        fields = DONE_FIELD if fillable else ""
        return stack.add(action_table(data.earlier, self.sheet, sect, boxes=True, fields=fields), 9.0)

    # Ends

    def _together(self, last: Part | None) -> Part:
        """The signatures with what stands before them: nobody signs a page with nothing else on it."""
        stack = Stack()
        if last is not None:
            last.keep_with_next = True
            stack.add(last)
        return stack.add(self._acknowledgement(), self.spacing.between)

    def _acknowledgement(self) -> Part:
        sect = self.root.add("Sect")
        sheet = self.sheet
        stack = self._heading(
            _("Acknowledgement"),
            _("We have talked about this record. Signing does not mean agreeing with every word."),
            sect,
        )
        signing: list[tuple[float, float, Answer]] = []
        noted: list[Column] = []
        by_role = {one.role: one for one in self.data.acknowledgements}
        for x, role, words in (
            (0.0, "employee", _("Employee")),
            (_RIGHT, "coach", _("Coach or supervisor")),
        ):
            inner = sect.add("Sect")
            signing.append((x, 172.0, Answer(words, "", sheet, inner)))
            signing.append((x + 184.0, 62.0, Answer(_("Date"), "", sheet, inner)))
            one, about = by_role.get(role), Stack()
            if one is not None:
                about.add(Text(one.name, sheet.table, inner.add("P")))
                said = _("Acknowledged in PlanDesk on {at}").format(at=one.at)
                about.add(Text(said, sheet.note, inner.add("P")))
                text = _("Fingerprint of the text {digits}").format(digits=one.digits)
                about.add(Text(text, sheet.note, inner.add("P"), bind=False))
                if not one.holds:
                    about.add(self._warning(inner))
            noted.append(Column(x, _HALF, about))
        stack.add(Answers(signing, keep_with_next=True), self.spacing.above_ack)
        if by_role:
            stack.add(_Unbroken(Columns(noted)), 4.0)
        return stack

    def _warning(self, sect: Element) -> Text:
        style = Type(SEMIBOLD, self.sheet.note.size, 12, self.colours.accent_text)
        return Text(_("The record was changed after this. It does not read as acknowledged."), style,
                    sect.add("P"))  # fmt: skip

    def _amendments(self) -> None:
        if not self.data.amendments:
            return
        sect = self.root.add("Sect")
        heading: Stack | None = self._heading(_("Amendments"), "", sect)
        for one in self.data.amendments:
            stack = Stack()
            if heading is not None:
                stack.add(heading)
            who = " · ".join(filter(None, (one.at, one.who)))
            stack.add(Text(who, self.sheet.label, sect.add("P"), keep_with_next=True), 9.0)
            stack.add(self._words(one.text, sect, self.body), 2.0)
            if not one.holds:
                stack.add(self._warning(sect), 2.0)
            self.flow.add(stack, 18.0 if heading is not None else 0.0)
            heading = None

    def _way_back(self) -> None:
        """What to do with a form that was filled in."""
        coach = self.data.coach or _("your coach")
        said = _(
            "Save this PDF when you have typed your words, and send it back to {coach}. "
            "Nothing is sent by itself, and what is printed cannot be read in again."
        ).format(coach=coach)
        self.flow.add(Text(said, self.sheet.note, self.root.add("P")), 18.0)


@dataclass
class _Unbroken(Part):
    """A part that stays in one piece."""

    body: Part

    def height(self, width: float) -> float:
        return self.body.height(width)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.body.draw(canvas, x, y, width)


def _perspective(voice: str) -> str:
    return _("Coach perspective") if voice == "coach" else _("Employee perspective")


def _share(more: list[int], first: int, stop: int, left: float) -> None:
    """Share what is left of a page among its themes, in whole lines."""
    spare = int((left + 0.01) // LINE)
    while spare > 0:
        for place in range(first, stop):
            if spare > 0 and more[place] < _MOST_MORE:
                more[place] += 1
                spare -= 1
        if all(one >= _MOST_MORE for one in more[first:stop]):
            return
