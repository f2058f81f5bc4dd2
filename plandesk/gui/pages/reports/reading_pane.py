"""Beside the pages: what a screen reader reads of them, or what differs from the last kept report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from plandesk.domain.meetings import meeting_words
from plandesk.gui.pages.reports.looking_at import Looked
from plandesk.gui.tokens import font, px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Line, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.publication.differences import Difference
    from plandesk.reports.publication.reading_order import ReadLine

READING, DIFFERENCES = "reading", "differences"
WIDE = 320  # pixels at 100 %


class ReadingPane(Panel):
    """Plain text, line by line; the line in hand tells its page."""

    page_wanted = Signal(int)  # from 0
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("base", "left", parent)
        self.which = ""
        self._pages: list[int] = []
        self.title = Words("", 14, QFont.Weight.DemiBold)
        self.note = Words("", 12, role="secondary", wrap=True)
        self.close_button = IconButton("close", _("Close"))
        self.close_button.clicked.connect(self.closed)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Read-aloud order"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFont(font(13))
        self.text.document().setDocumentMargin(px(15))
        self.text.setTabChangesFocus(True)
        self.text.cursorPositionChanged.connect(self._tell_page)
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(8), px(8), 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        below = QHBoxLayout()
        below.setContentsMargins(px(16), 0, px(16), px(8))
        below.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(Line())
        column.addWidget(self.text, 1)
        self.hide()

    def open(self, which: str, looked: Looked | None) -> None:
        """Show one of the two."""
        self.which = which
        self.show_result(looked)
        self.show()
        self.text.setFocus()

    def show_result(self, looked: Looked | None) -> None:
        """Follow the PDF in hand; while it is looked at the words before stay."""
        if not self.which or looked is None:
            return
        place = self.text.verticalScrollBar().value()
        if self.which == READING:
            self.title.setText(_("Read-aloud order"))
            self.note.setText(
                _("What a screen reader is given, in its order. Choose a line to see its page.")
            )
            lines = _read(looked.result.lines)
        else:
            self.title.setText(_("What differs"))
            before = looked.before
            self.note.setText(
                _("Against the report kept for “{meeting}”.").format(meeting=meeting_words(before))
                if before is not None
                else ""
            )
            lines = _differing(looked.result.changed or ())
        self.text.setAccessibleName(self.title.text())
        self._pages = [page for _said, page in lines]
        self.text.blockSignals(True)
        self.text.setPlainText("\n".join(said for said, _page in lines))
        self.text.blockSignals(False)
        self.text.verticalScrollBar().setValue(place)

    def _tell_page(self) -> None:
        line = self.text.textCursor().blockNumber()
        if line < len(self._pages) and self._pages[line] >= 0:
            self.page_wanted.emit(self._pages[line])


def _read(lines: Sequence[ReadLine]) -> list[tuple[str, int]]:
    """Every line with its page; where a page begins, a line says so."""
    found: list[tuple[str, int]] = []
    page = -1
    for line in lines:
        if line.page > page:
            page = line.page
            found.append((_("— Page {n} —").format(n=page + 1), page))
        found.append((str(line), line.page if line.page >= 0 else page))
    return found or [(_("This PDF has no tags that can be read."), -1)]


def _differing(changed: Sequence[Difference]) -> list[tuple[str, int]]:
    words = {
        "added": _("Added, page {n}:"),
        "changed": _("Changed, page {n}:"),
        "removed": _("Removed, was on page {n}:"),
    }
    found: list[tuple[str, int]] = []
    for one in changed:
        page = one.page if one.kind != "removed" else -1
        said = [words[one.kind].format(n=one.page + 1)]
        if one.kind == "changed":
            said += ["    " + _("before: {text}").format(text=one.before)]
            said += ["    " + _("now: {text}").format(text=one.after), ""]
        else:
            said += ["    " + (one.after or one.before), ""]
        found += [(line, page) for line in said]
    return found or [(_("Nothing differs."), -1)]
