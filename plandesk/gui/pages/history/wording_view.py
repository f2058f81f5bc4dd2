"""How an entry of a plan read before and how it reads now, with what was taken out and put in."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from plandesk.domain.amendments import Amendment
from plandesk.domain.differences import GONE, NEW, differences
from plandesk.gui.tokens import font, tokens
from plandesk.gui.widgets.growing_text import GrowingText
from plandesk.i18n import _


class WordingView(GrowingText):
    """Words that went are struck through, new ones are bold and underlined: never colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Before and now"), parent)
        self._one: Amendment | None = None
        self._before, self._now, self._year = "", "", 0

    def show_amendment(self, one: Amendment, before: str, now: str, year: int) -> None:
        """Show an amendment; `before` and `now` name the two moments, `year` is the plan's."""
        self._one, self._before, self._now, self._year = one, before, now, year
        self.show_again()

    def write(self, cursor: QTextCursor) -> None:
        one = self._one
        if one is None:
            return
        self._write_side(cursor, self._before, NEW, one.there_before, above=0)
        self._write_side(cursor, self._now, GONE, one.there_after, above=16)

    def _write_side(self, cursor: QTextCursor, moment: str, without: str, there: bool, above: int) -> None:
        one, table = self._one, tokens(self.palette())
        assert one is not None
        was = without == NEW
        self.line(cursor, moment, 12, table.secondary, above=above)
        if not there:
            self.line(cursor, _("Not in the plan"), 13, table.secondary)
            return
        self.line(cursor, "", 13, table.text)
        for part in differences(one.text_before, one.text_after):
            if part.kind == without:
                continue
            face = QTextCharFormat()
            marked = part.kind in (GONE, NEW) and one.there_before and one.there_after
            face.setFont(font(13, QFont.Weight.DemiBold if marked and not was else QFont.Weight.Normal))
            face.setForeground(table.secondary if marked and was else table.text)
            face.setFontStrikeOut(marked and was)
            face.setFontUnderline(marked and not was)
            cursor.insertText(part.text.replace("\n", "\u2028"), face)
        due = (one.due_before if was else one.due_after).text(self._year)
        if one.due_before != one.due_after:
            words = _("Due {date}").format(date=due) if due else _("No due date")
            self.line(cursor, words, 13, table.text, above=4)
        if one.place_before != one.place_after and one.there_before and one.there_after:
            place = one.place_before if was else one.place_after
            self.line(cursor, _("Under {place}").format(place=place), 13, table.text, above=4)
