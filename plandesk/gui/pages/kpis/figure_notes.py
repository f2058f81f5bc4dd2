"""What is noted about the figures in hand: provisional or final, as of when, published as, a note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from plandesk.domain.kpis.measures import Measure, Restatement, annotate, explain_restatement
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.gui.fields import Place
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Elided, Labelled, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.session import Session


class FigureNotes(Panel):
    """One line of words about the cell, and fields that hold for every selected figure."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("window", "top", parent)
        self._session = session
        self._shown: tuple[Measure, ...] = ()
        self._loaded: dict[str, list[int]] = {}  # the figures that each field is for
        self.place = Words("", 13, QFont.Weight.DemiBold)
        self.says = Elided("", 13, role="secondary")
        self.provisional = QCheckBox(_("Provisional"))
        self.as_of, self.published, self.footnote = LineField(), LineField(), LineField()
        self.reason = LineField()
        self.fields = {
            "as_of": Labelled(_("As of"), self.as_of),
            "published": Labelled(_("Published as"), self.published),
            "footnote": Labelled(_("Note"), self.footnote),
            "reason": Labelled(_("Restated because"), self.reason),
        }
        self.provisional.clicked.connect(lambda on: self._act(provisional=bool(on)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(8), px(24), px(12))
        column.setSpacing(px(6))
        first = QGridLayout()
        first.setHorizontalSpacing(px(12))
        first.addWidget(self.place, 0, 0)
        first.addWidget(self.says, 0, 1)
        first.setColumnStretch(1, 1)
        column.addLayout(first)
        column.addLayout(self._grid)
        bottom = Qt.AlignmentFlag.AlignTop
        for place, name in enumerate(self.fields):
            self._grid.addWidget(self.fields[name], 0, place, bottom)
        self.fields["reason"].hide()
        self._grid.addWidget(self.provisional, 0, 4, Qt.AlignmentFlag.AlignBottom)
        for place, stretch in enumerate((3, 3, 5, 0, 0)):
            self._grid.setColumnStretch(place, stretch)
        self.provisional.setMinimumHeight(px(32))

    def show_figures(
        self, place: str, says: str, found: Sequence[Measure], before: Restatement | None = None
    ) -> None:
        """Edit the notes of some figures from now on; `place` and `says` are words about the cells.

        `before` is what a single figure was before it was restated.
        """
        another = [one.id for one in found] != [one.id for one in self._shown]
        self._shown = tuple(found)
        self.place.setText(place)
        self.says.setText(says)
        if another:
            self._refuse("")
        days = {one.as_of for one in found}
        self._load("as_of", {Due(day.isoformat()).text() if day else "" for day in days})
        self._load("published", {one.published for one in found})
        self._load("footnote", {one.footnote for one in found})
        states = {one.provisional for one in found}
        mixed = Qt.CheckState.PartiallyChecked
        checked = Qt.CheckState.Checked if True in states else Qt.CheckState.Unchecked
        self.provisional.setCheckState(mixed if len(states) > 1 else checked)
        able = bool(found) and not self._session.read_only
        for field in (self.provisional, *self.fields.values()):
            field.setEnabled(able)
        self._show_reason(before)

    def _show_reason(self, before: Restatement | None) -> None:
        document = self._session.document
        if before is None or document is None:
            self._session.fields.flush(self.reason)
            self.fields["reason"].hide()
            self._grid.setColumnStretch(3, 0)
            return
        self.fields["reason"].show()
        self._grid.setColumnStretch(3, 4)
        self._session.fields.load(
            self.reason,
            Place("restatement", before.uid, "reason"),
            before.reason,
            lambda text: explain_restatement(document, before.id, text),
        )

    def _load(self, column: str, texts: set[str]) -> None:
        field, found = getattr(self, column), self._shown
        several = len(texts) > 1
        field.setPlaceholderText(_("Several") if several else "")
        single = len(found) == 1 and column != "as_of"
        place = Place("measure", found[0].uid, column) if single else None
        ids = [one.id for one in found]
        if field.is_changed() and place is None and self._loaded.get(column) == ids:
            return  # what is being typed for the same figures stays
        self._loaded[column] = ids
        self._session.fields.load(
            field,
            place,
            "" if several or not texts else texts.pop(),
            lambda text: self._save(ids, column, text),
        )

    def _save(self, ids: list[int], column: str, text: str) -> None:
        document = self._session.document
        assert document is not None
        value: Any = text.strip()
        if column == "as_of":
            try:
                value = read_day(value, date.today())
            except InvalidValue as error:
                self._refuse(error.sentence)
                raise
            self._refuse("")
        if ids:
            annotate(document, ids, **{column: value})

    def _act(self, **fields: Any) -> None:
        document, ids = self._session.document, [one.id for one in self._shown]
        if document is not None and ids:
            self._session.act(lambda: annotate(document, ids, **fields))

    def _refuse(self, sentence: str) -> None:
        self.fields["as_of"].set_fault(sentence)


def read_day(text: str, today: date) -> date | None:
    """The day on which a figure was taken; None for no words. Raises InvalidValue, also for later days."""
    if not text:
        return None
    due = Due.parse(text, today.year)
    if due.kind != "date" or due.end is None:
        raise InvalidValue(_("“{text}” is not a day; write for example 2024-03-31.").format(text=text))
    if due.end > today:
        raise InvalidValue(_("{day} lies in the future.").format(day=due.text()))
    return due.end


def figures_words(cells: int, figures: int) -> str:
    """What is selected when it is more than one cell."""
    words = ngettext("{n} cell", "{n} cells", cells).format(n=cells)
    held = ngettext("{n} figure", "{n} figures", figures).format(n=figures)
    return _("{cells}, {figures}").format(cells=words, figures=held)
