"""A report kept for a meeting: what it is, and which of its figures read differently now."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.day_words import moment_words
from plandesk.domain.meetings import MeetingReport, Restated, figure_name, meeting_words
from plandesk.gui.pages.reports.report_list import report_words
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Line, SectionLabel, Words
from plandesk.i18n import _, ngettext

AT_MOST = 100  # restated figures that are listed


class KeptPane(QWidget):
    """Stands where the options of a report stand: of a kept one nothing can be chosen."""

    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words("", 14, QFont.Weight.DemiBold, wrap=True)
        self.which = Words("", 13, wrap=True)
        self.facts = Words("", 12, role="secondary", wrap=True)
        self.sum = Words("", 12, role="secondary", wrap=True)
        self.sum.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sum.setAccessibleName(_("SHA-256 of the PDF"))
        self.restated_title = SectionLabel(_("Restated since"))
        self.restated_note = Words("", 12, role="secondary", wrap=True)
        self.figures = QWidget()
        self._figures = QVBoxLayout(self.figures)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setSpacing(px(10))
        self.delete = Button(_("Delete…"), "trash")
        self.delete.clicked.connect(self.delete_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), px(20), px(20))
        column.setSpacing(px(6))
        for part in (self.title, self.which, self.facts, self.sum):
            column.addWidget(part)
        column.addSpacing(px(6))
        self._line = Line()
        column.addWidget(self._line)
        column.addSpacing(px(6))
        for part in (self.restated_title, self.restated_note, self.figures):
            column.addWidget(part)
        column.addSpacing(px(12))
        column.addWidget(self.delete)
        column.addStretch(1)

    def show_report(self, one: MeetingReport, figures: Sequence[Restated], able: bool) -> None:
        """Show a kept report with the figures that read differently now."""
        self.title.setText(meeting_words(one))
        self.which.setText(report_words(one))
        pages = ngettext("{n} page", "{n} pages", one.pages).format(n=one.pages)
        at = moment_words(one.at.astimezone())
        kept = _("kept {moment} by {who}") if one.who else _("kept {moment}")
        self.facts.setText(f"{pages}, {kept.format(moment=at, who=one.who)}")
        grouped = " ".join(one.sha256[place : place + 8] for place in range(0, 64, 8))
        self.sum.setText(f"SHA-256 {grouped}")
        told = one.quarter is not None
        for part in (self._line, self.restated_title, self.restated_note):
            part.setVisible(told)
        words = ngettext(
            "{n} figure of this quarter reads differently now.",
            "{n} figures of this quarter read differently now.",
            len(figures),
        ).format(n=len(figures))
        self.restated_note.setText(words if figures else _("Every figure still reads as it did."))
        self._list(figures)
        self.delete.setEnabled(able)

    def _list(self, figures: Sequence[Restated]) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for _which, same in groupby(figures[:AT_MOST], lambda one: (one.number, one.text)):
            self._figures.addWidget(_Figures(tuple(same)))
        rest = len(figures) - AT_MOST
        if rest > 0:
            words = ngettext("and one more", "and {n} more", rest).format(n=rest)
            self._figures.addWidget(Words(words, 12, role="secondary"))
        self.figures.setVisible(bool(figures))


class _Figures(QWidget):
    """ "46 Continue the work …", and below it "status: Delayed → Completed"."""

    def __init__(self, same: Sequence[Restated]) -> None:
        super().__init__()
        text = " ".join(same[0].text.split())
        short = text if len(text) <= 80 else text[:79].rstrip() + "…"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(Words(f"{same[0].number} {short}".strip(), 12, wrap=True))
        none = _("none")
        for one in same:
            change = _("{figure}: {before} → {after}").format(
                figure=figure_name(one.field), before=one.before or none, after=one.after or none
            )
            column.addWidget(Words(change, 12, role="secondary", wrap=True))
