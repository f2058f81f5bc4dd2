"""Before publication: what to fix and what to look at, each with the way to its record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from plandesk.domain.like_findings import LikeFindings, brought_together, shown_at_first
from plandesk.domain.preflight import Finding, Weight
from plandesk.gui import icons
from plandesk.gui.pages.reports.pdf_result import PdfResultBlock
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Elided, Line, Words
from plandesk.gui.widgets.tab_order import tab_as_laid_out
from plandesk.i18n import _, ngettext

AT_MOST = 60  # records listed below a sentence after "Show the other …"


class Checklist(QWidget):
    """Like findings stand together; a plan of any length stays a short list."""

    show_requested = Signal(object)  # Finding

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Finding, ...], tuple[str, ...]] | None = None
        self.title = Words(_("Before publication"), 14, QFont.Weight.DemiBold)
        self.summary = Words("", 12, role="secondary", wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(px(24), px(12), px(24), px(12))
        head.setSpacing(px(2))
        head.addWidget(self.title)
        head.addWidget(self.summary)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, px(16))
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._parts = QVBoxLayout()
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(0)
        self._passed = QVBoxLayout()
        self._passed.setContentsMargins(0, 0, 0, 0)
        self._passed.setSpacing(0)
        self._column.addLayout(self._parts)
        self.result = PdfResultBlock()
        self._column.addWidget(_Heading(_("The PDF")))
        self._column.addWidget(self.result)
        self._column.addLayout(self._passed)
        self._column.addStretch(1)

    def show_findings(self, found: Sequence[Finding], passed: Sequence[str] = ()) -> None:
        """Show these findings, and below them the sentences about what was found to be in order."""
        if self._shown == (tuple(found), tuple(passed)):
            return
        self._shown = tuple(found), tuple(passed)
        _clear(self._parts)
        _clear(self._passed)
        counts = {weight: sum(one.weight is weight for one in found) for weight in Weight}
        self.summary.setText(_summary(counts[Weight.FIX], counts[Weight.LOOK]))
        groups = brought_together(found)
        for weight, title in ((Weight.FIX, _("To fix")), (Weight.LOOK, _("To look at"))):
            if counts[weight]:
                self._parts.addWidget(_Heading(title, counts[weight]))
            for same in groups:
                if same.weight is weight:
                    group = FindingGroup(same)
                    group.show_requested.connect(self.show_requested)
                    self._parts.addWidget(group)
                    self._parts.addWidget(Line())
        if passed:
            self._passed.addWidget(_Heading(_("Passed"), len(passed)))
            for sentence in passed:
                self._passed.addWidget(PassedCheck(sentence))
        tab_as_laid_out(self._column)
        self.updateGeometry()

    def wait(self) -> None:
        """Show no finding until the report in hand has been looked over."""
        self._shown = None
        _clear(self._parts)
        _clear(self._passed)
        self.summary.setText(_("Being looked over…"))

    def groups(self) -> list[FindingGroup]:
        """The sentences that are shown, in order."""
        return self.findChildren(FindingGroup)


class PassedCheck(QWidget):
    """One sentence about what is in order, with its mark."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Words(sentence, 13, role="secondary", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(52), px(6), px(20), px(6))
        column.addWidget(self.sentence)
        self.setAccessibleName(_("Passed: {sentence}").format(sentence=sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(px(24), px(7), px(16), px(16))
        icons.paint(QPainter(self), place, "check", tokens(self.palette()).completed)


class FindingGroup(QWidget):
    """One sentence with its symbol, and the records it is said of, each a link."""

    show_requested = Signal(object)  # Finding

    def __init__(self, group: LikeFindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = group.found
        self._in_full = group.differ
        self.weight = group.weight
        self.sentence = Words(group.sentence, 13, wrap=True)
        self.links: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(52), px(10), px(20), px(8))
        self._column.setSpacing(px(2))
        self._column.addWidget(self.sentence)
        kind = _("To fix") if self.weight is Weight.FIX else _("To look at")
        self.setAccessibleName(f"{kind}: {group.sentence}")
        self._list(shown_at_first(len(group.found)))

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        fix = self.weight is Weight.FIX
        place = QRectF(px(24), px(11), px(16), px(16))
        ink = table.error if fix else table.late
        icons.paint(QPainter(self), place, "error" if fix else "warning", ink)

    def _list(self, how_many: int) -> None:
        for link in self.links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._row(one) for one in self._found[:how_many]]
        rest = len(self._found) - how_many
        if rest > 0 and how_many < AT_MOST:
            words = ngettext("Show the other one", "Show the other {n}", rest).format(n=rest)
            more = LinkButton(words)
            more.clicked.connect(lambda: self._list(AT_MOST))
            self.links.append(_outdented(more))
        elif rest > 0:
            words = ngettext("and one more", "and {n} more", rest).format(n=rest)
            self.links.append(Words(words, 12, role="secondary"))
        for link in self.links:
            self._column.addWidget(link)

    def _row(self, one: Finding) -> QWidget:
        row = QWidget()
        said, words = one.name or _("No name"), Elided("", 12, role="secondary")
        if self._in_full:  # the sentence above is said of several, each says more
            said = one.sentence if one.kind in ("kpi", "measure") else f"{said}: {one.sentence}"
            words = Words("", 12, role="secondary", wrap=True)
        words.setText(said)
        show = LinkButton(_("Show"))
        show.setAccessibleName(_("Show {name}").format(name=one.name))
        show.clicked.connect(lambda: self.show_requested.emit(one))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, px(6) if self._in_full else 0)
        line.setSpacing(px(8))
        line.addWidget(words, 1)
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        tall = QSizePolicy.Policy.Minimum if self._in_full else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, tall)
        policy.setHeightForWidth(self._in_full)
        row.setSizePolicy(policy)
        return row


class _Heading(QWidget):
    def __init__(self, title: str, count: int | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(24), px(6))
        row.setSpacing(px(8))
        row.addWidget(Words(title, 13, QFont.Weight.DemiBold))
        if count is not None:
            row.addWidget(Words(f"{count:n}", 12, role="secondary"))
        row.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        line = tokens(self.palette()).line
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, line)


def _outdented(link: LinkButton) -> QWidget:
    """A link whose words begin where those above it do."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addSpacing(-px(4))
    line.addWidget(link)
    line.addStretch(1)
    return row


def _summary(fix: int, look: int) -> str:
    if not fix and not look:
        return _("Nothing to fix, nothing to look at")
    return _("{fix} to fix, {look} to look at").format(fix=fix, look=look)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
