"""What the finished PDF is: whether it keeps the rules for everyone, how long it is, what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.meetings import meeting_words
from plandesk.gui import icons
from plandesk.gui.pages.reports.looking_at import Looked
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Words, size_words
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.reports.publication.facts import PdfResult

RULES_SHOWN = 3


class PdfResultBlock(QWidget):
    """Stands below the findings: facts of the PDF, and the ways to what is read of it and what differs."""

    reading_requested = Signal()
    differences_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = ""
        self.rules = Words("", 13, wrap=True)
        self.broken = Words("", 12, role="secondary", wrap=True)
        self.facts = Words("", 12, role="secondary", wrap=True)
        self.sum = Words("", 12, role="secondary", wrap=True)
        self.sum.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sum.setAccessibleName(_("SHA-256 of the PDF"))
        self.before = Words("", 12, role="secondary", wrap=True)
        self.reading = LinkButton(_("Read-aloud order"))
        self.reading.setToolTip(_("What a screen reader reads of this report, in its order"))
        self.reading.clicked.connect(self.reading_requested)
        self.differences = LinkButton(_("What differs"))
        self.differences.clicked.connect(self.differences_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(52), px(8), px(20), px(8))
        column.setSpacing(px(4))
        for part in (self.rules, self.broken, self.facts, self.sum, self.before):
            column.addWidget(part)
        links = QWidget()  # one below the other where the checklist stands below the options
        flow = FlowLayout(links, px(4))
        flow.setContentsMargins(0, 0, 0, 0)
        flow.addWidget(self.reading)
        flow.addWidget(self.differences)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(-px(4))
        row.addWidget(links, 1)
        column.addLayout(row)
        self.show_result(None)

    def show_result(self, looked: Looked | None) -> None:
        """Show what is known of the PDF; None while it is being looked at."""
        result = looked.result if looked is not None else None
        self._mark = "" if result is None else "check" if result.in_order else "error"
        if result is not None and result.unknown:
            self._mark = "warning"
        self.rules.setText(_rules(result))
        shown = "\n".join(result.broken[:RULES_SHOWN]) if result is not None else ""
        self.broken.setText(shown)
        self.broken.setVisible(bool(shown))
        for part in (self.facts, self.sum, self.before, self.reading, self.differences):
            part.setVisible(result is not None)
        if result is not None and looked is not None:
            pages = ngettext("{n} page", "{n} pages", result.pages).format(n=result.pages)
            self.facts.setText(_("{pages}, {size}").format(pages=pages, size=size_words(result.size)))
            self.sum.setText(
                "SHA-256 " + " ".join(result.sha256[place : place + 8] for place in range(0, 64, 8))
            )
            self.before.setText(_compared(looked))
            self.differences.setVisible(bool(result.changed))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._mark:
            return
        table = tokens(self.palette())
        ink = {"check": table.completed, "error": table.error}.get(self._mark, table.late)
        icons.paint(QPainter(self), QRectF(px(24), px(9), px(16), px(16)), self._mark, ink)


def _rules(result: PdfResult | None) -> str:
    if result is None:
        return _("The PDF is being looked at…")
    if result.unknown:
        return _("The rules of PDF/UA-1 could not be checked for this PDF ({reason}).").format(
            reason=result.unknown
        )
    if not result.broken:
        return _("PDF/UA-1: no rule is broken.")
    return ngettext(
        "PDF/UA-1: {n} rule is broken.", "PDF/UA-1: {n} rules are broken.", len(result.broken)
    ).format(n=len(result.broken))


def _compared(looked: Looked) -> str:
    result, before = looked.result, looked.before
    if before is None or result.changed is None:
        return _("No report of this kind and edition is kept yet, so there is nothing to compare with.")
    name = meeting_words(before)
    if not result.changed and result.pages == result.pages_before:
        return _("It reads as the one kept for “{meeting}”.").format(meeting=name)
    counts = {
        kind: sum(one.kind == kind for one in result.changed) for kind in ("added", "changed", "removed")
    }
    said = _("Since “{meeting}”: {added} added, {changed} changed, {removed} removed.").format(
        meeting=name, **counts
    )
    if result.pages != result.pages_before:
        pages = ngettext("It had {n} page.", "It had {n} pages.", result.pages_before)
        said += " " + pages.format(n=result.pages_before)
    return said
