"""Plan › Status words: how the plan tells what became of its initiatives."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain import statuses
from plandesk.domain.plans import plan
from plandesk.domain.statuses import COLOURS, SYMBOLS, StatusSet, StatusWord
from plandesk.errors import UserError
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton, LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import FieldLabel, Words
from plandesk.gui.widgets.status_look import look_of, status_icon
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _, ngettext

AT_MOST = 12


def counts_as_words() -> dict[str, str]:
    """What a status can count as, in words."""
    return {
        "not_started": _("Not started"),
        "in_progress": _("In progress"),
        "late": _("Late"),
        "done": _("Done"),
        "dropped": _("Dropped"),
    }


def symbol_words() -> dict[str, str]:
    """The symbols in words."""
    return {
        "not_started": _("Ring"),
        "in_progress": _("Half-full ring"),
        "late": _("Diamond"),
        "done": _("Disc with a tick"),
        "dropped": _("Cross"),
    }


def colour_words() -> dict[str, str]:
    """The colours in words."""
    return {
        "green": _("Green"), "blue": _("Blue"), "amber": _("Amber"), "grey": _("Grey"), "red": _("Red"),
    }  # fmt: skip


class WordRow(Struct, frozen=True):
    """The fields of one status word."""

    kept: StatusWord
    word: LineField
    symbol: Choice
    colour: Choice
    counts_as: Choice
    reason: QCheckBox
    buttons: tuple[IconButton, ...]


class StatusWordsDialog(QDialog):
    """A row for each word; everything is saved as one step with OK."""

    def __init__(self, session: Session, plan_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._plan_id = session, plan_id
        assert session.document is not None
        self._document = session.document
        self.setWindowTitle(_("Status words"))
        self.setObjectName("statusWords")
        self.rows: list[WordRow] = []
        self.add = LinkButton(_("Status word"), "add")
        self.add.setAccessibleName(_("Add a status word"))
        self.sets = Button(_("Use a usual set"))
        self.sets.setMenu(QMenu(self.sets))
        self.fault = Words("", 13, role="error", wrap=True)
        self.buttons = DialogButtons()
        self.save = Button(_("OK"), primary=True)
        self.save.setObjectName("confirm")
        self.buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        for one in statuses.usual_sets():
            action = self.sets.menu().addAction(_set_words(one))
            action.triggered.connect(lambda _checked=False, one=one: self.use(one))
        self.add.clicked.connect(self.add_one)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._able = not session.read_only
        self._fill(list(statuses.status_words(self._document, plan_id)))
        if not self._able:
            self._say(_("The file is open for reading only, so the words cannot be changed."))
        self.resize(px(960), px(460))

    def words(self) -> list[StatusWord]:
        """The words as they stand in the rows."""
        return [
            replace(
                row.kept,
                word=row.word.text().strip(),
                symbol=str(row.symbol.value()),
                colour=str(row.colour.value()),
                counts_as=str(row.counts_as.value()),
                reason_required=row.reason.isChecked(),
            )
            for row in self.rows
        ]

    def add_one(self) -> None:
        """Add a word at the end."""
        symbol, colour = statuses.usual_look("in_progress")
        self._fill([*self.words(), StatusWord(0, "", self._plan_id, 0, "", symbol, colour, "in_progress")])
        self.rows[-1].word.setFocus()

    def remove(self, place: int) -> None:
        """Take a word away; one that updates have stays, and the dialog says so."""
        words = self.words()
        used = self._uses(words[place])
        if used:
            told = ngettext(
                "“{word}” is in use ({n} update), so it stays. Rename it instead.",
                "“{word}” is in use ({n} updates), so it stays. Rename it instead.",
                used,
            )
            self._say(told.format(word=words[place].word, n=used))
            return
        del words[place]
        self._fill(words)

    def move(self, place: int, by: int) -> None:
        """Move a word up (-1) or down (1)."""
        words = self.words()
        if 0 <= place + by < len(words):
            words[place], words[place + by] = words[place + by], words[place]
            self._fill(words)
            self.rows[place + by].word.setFocus()

    def use(self, chosen: StatusSet) -> None:
        """Take the words of a usual set; words in use become those that count the same, or stay."""
        before = self.words()
        free = list(before)
        taken = []
        for one in chosen.words:
            same = next((old for old in free if old.counts_as == one.counts_as), None)
            if same is not None:
                free.remove(same)
                one = replace(one, id=same.id, uid=same.uid)
            taken.append(replace(one, plan_id=self._plan_id))
        names = {one.word.casefold() for one in taken}
        left = [one for one in free if self._uses(one) and one.word.casefold() not in names]
        self._fill([*taken, *left])
        if left:
            self._say(
                _("In use, and so kept: {words}").format(words=", ".join(one.word for one in left)),
                role="late",
            )

    def accept(self) -> None:
        if not self._session.flush():
            return
        try:
            statuses.set_status_words(self._document, self._plan_id, self.words())
        except UserError as error:
            self._say(error.sentence)
            return
        self._session.saved.emit()
        super().accept()

    # ---- within

    def _lay_out(self) -> None:
        title = plan(self._document, self._plan_id).title
        told = _("Reports and figures go by what a word counts as; on paper and screen the word stands.")
        head = QVBoxLayout()
        head.setSpacing(px(4))
        head.addWidget(Words(title, 14, QFont.Weight.DemiBold, wrap=True))
        head.addWidget(Words(told, role="secondary", wrap=True))
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addLayout(head, 1)
        top.addWidget(self.sets)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        self._grid.setAlignment(self._grid.alignment())
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, px(8), 0)
        holder.addWidget(inside)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        holder.addLayout(foot)
        holder.addStretch(1)
        whole = QWidget()
        whole.setLayout(holder)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(whole)
        below = QHBoxLayout()
        below.setSpacing(px(16))
        below.addWidget(self.fault, 1)
        below.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(16), px(16))
        column.setSpacing(px(16))
        column.addLayout(top)
        column.addWidget(scroll, 1)
        column.addLayout(below)

    def _fill(self, words: list[StatusWord]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        for column, words_of in enumerate(
            (_("Word"), _("Symbol"), _("Colour"), _("Counts as"), _("Asks for a reason"))
        ):
            self._grid.addWidget(FieldLabel(words_of), 0, column)
        self.rows = [self._row(place, one, len(words)) for place, one in enumerate(words)]
        self.add.setEnabled(self._able and len(words) < AT_MOST)
        self.sets.setEnabled(self._able)
        self.save.setEnabled(self._able)
        self._say("")

    def _row(self, place: int, one: StatusWord, count: int) -> WordRow:
        word = LineField()
        word.set_text(one.word)
        word.setAccessibleName(_("Word {n}").format(n=place + 1))
        symbol = Choice(list(symbol_words().items()))
        colour = Choice(list(colour_words().items()))
        counts_as = Choice(list(counts_as_words().items()))
        for choice, value, name in (
            (symbol, one.symbol, _("Symbol of word {n}")),
            (colour, one.colour, _("Colour of word {n}")),
            (counts_as, one.counts_as, _("What word {n} counts as")),
        ):
            choice.set_value(value)
            choice.setAccessibleName(name.format(n=place + 1))
            longest = max(len(words) for _value, words in choice.offered())
            choice.setMinimumContentsLength(longest + 2)  # the symbol is wider than the style's own
        reason = QCheckBox(_("Yes"))
        reason.setAccessibleName(_("Word {n} asks for a reason").format(n=place + 1))
        reason.setChecked(one.reason_required)
        up = IconButton("up", _("Move up"))
        down = IconButton("down", _("Move down"))
        gone = IconButton("trash", _("Remove {word}").format(word=one.word))
        up.clicked.connect(lambda: self.move(place, -1))
        down.clicked.connect(lambda: self.move(place, 1))
        gone.clicked.connect(lambda: self.remove(place))
        row = WordRow(one, word, symbol, colour, counts_as, reason, (up, down, gone))
        for part in (word, symbol, colour, counts_as, reason, up, down, gone):
            part.setEnabled(self._able)
        up.setEnabled(self._able and place > 0)
        down.setEnabled(self._able and place + 1 < count)
        gone.setEnabled(self._able and count > 1)
        colour.chosen.connect(lambda _value: _draw(row))
        counts_as.chosen.connect(lambda value: self._suit(row, str(value)))
        word.textChanged.connect(lambda _text: self._say(""))
        _draw(row)
        for column, part in enumerate((word, symbol, colour, counts_as, reason, up, down, gone)):
            self._grid.addWidget(part, place + 1, column)
        return row

    def _suit(self, row: WordRow, counts_as: str) -> None:
        """Another meaning takes its usual symbol and colour along."""
        symbol, colour = statuses.usual_look(counts_as)
        row.symbol.set_value(symbol)
        row.colour.set_value(colour)
        _draw(row)

    def _uses(self, one: StatusWord) -> int:
        return statuses.uses(self._document, one.id) if one.id > 0 else 0

    def _say(self, sentence: str, role: str = "error") -> None:
        self.fault.set_role(role)
        self.fault.setText(sentence)


def _draw(row: WordRow) -> None:
    """Draw the symbols of a row in its colour, and the colours with its symbol."""
    for symbol, place in zip(SYMBOLS, range(len(SYMBOLS)), strict=True):
        look = look_of(replace(row.kept, symbol=symbol, colour=str(row.colour.value())))
        row.symbol.setItemIcon(place, status_icon(look))
    for colour, place in zip(COLOURS, range(len(COLOURS)), strict=True):
        look = look_of(replace(row.kept, symbol="done", colour=colour))
        row.colour.setItemIcon(place, status_icon(look))
    for choice in (row.symbol, row.colour):
        choice.setIconSize(QSize(px(14), px(14)))


def _set_words(one: StatusSet) -> str:
    return ", ".join(word.word for word in one.words)
