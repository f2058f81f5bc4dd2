"""Several names in one field, as chips: leads, partners, values."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCompleter,
    QFrame,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import font, px, tokens
from plandesk.i18n import _

MEASURED = 200  # names at most whose width the list of suggestions takes
_PLACING = (QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize)


class Token(NamedTuple):
    """One chip: what it says and what it stands for (an id; None for free words)."""

    text: str
    key: object = None


class Offer(NamedTuple):
    """A line below the suggestions: its words, and the chip that it makes of what was typed."""

    words: str
    token: Token


class TokenField(QFrame):
    """Chips with × and a line to type the next. Enter or a comma takes a word, Backspace removes the last.

    `tokens_changed` comes with the new tuple of tokens after a change by the user; `unknown` with words that
    are none of the suggestions where only those are allowed (they stay in the line).
    """

    tokens_changed = Signal(tuple)
    unknown = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, free: bool = True) -> None:
        """`free` takes any words; otherwise only one of the suggestions."""
        super().__init__(parent)
        self._free = free
        self._suggestions: dict[str, Token] = {}
        self._offers: dict[str, Token] = {}  # of the words that are being typed
        self._offers_of: Callable[[str], list[Offer]] = lambda _words: []
        self._chips: list[_Chip] = []
        self._texts: list[str] = []
        self._names = QStringListModel(self)
        self.line = _Line(self)
        self.line.setFrame(False)
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.line.returnPressed.connect(self._take_line)
        self.line.textEdited.connect(self._watch)
        completer = _Completer(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated[QModelIndex].connect(self._take_suggestion)
        self.line.setCompleter(completer)
        completer.popup().setItemDelegate(RowDelegate(completer.popup(), height=28, lines=False))
        completer.popup().installEventFilter(self)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._arrange()

    def tokens(self) -> tuple[Token, ...]:
        """The chips in order."""
        return tuple(chip.token for chip in self._chips)

    def set_tokens(self, wanted: tuple[Token, ...] | list[Token]) -> None:
        """Show these chips; tells nobody."""
        if tuple(wanted) == self.tokens():
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._make_chip(token) for token in wanted]
        self._arrange()

    def set_suggestions(self, suggestions: list[Token]) -> None:
        """What the completer offers; case does not matter."""
        self._suggestions = {one.text.casefold(): one for one in suggestions}
        self._texts = [one.text for one in suggestions]
        self._names.setStringList(self._texts)

    def set_offers(self, offers_of: Callable[[str], list[Offer]]) -> None:
        """What is offered below the suggestions for words that are none of them.

        The words of an offer have those that were typed in them.
        """
        self._offers_of = offers_of

    def setReadOnly(self, read_only: bool) -> None:
        """Whether chips can be added and removed."""
        self.line.setReadOnly(read_only)
        for chip in self._chips:
            chip.setEnabled(not read_only)

    def isReadOnly(self) -> bool:
        """Whether chips cannot be changed."""
        return self.line.isReadOnly()

    def leave(self) -> None:
        """Take what stands in the line, as when the focus goes."""
        self._take_line()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setPlaceholderText(self, words: str) -> None:
        """Faint words in the empty line."""
        self.line.setPlaceholderText(words)

    # ---- changing

    def remove(self, chip: _Chip) -> None:
        """Take a chip away as the user does."""
        if self.isReadOnly() or chip not in self._chips:
            return
        self._chips.remove(chip)
        chip.hide()
        chip.deleteLater()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _add(self, token: Token) -> None:
        self.line.clear()
        self.line.completer().popup().hide()  # Enter takes the words; the list would stay
        if all(chip.token.text.casefold() != token.text.casefold() for chip in self._chips):
            self._chips.append(self._make_chip(token))
            self._changed()

    def _take_line(self) -> None:
        words = " ".join(self.line.text().split())
        if not words:
            return
        known = self._named(words)
        if known is not None or self._free:
            self._add(known or Token(words))
        else:
            self.unknown.emit(words)

    def _take_suggestion(self, index: QModelIndex) -> None:
        known = self._named(str(index.data()))
        if known is not None:
            self._add(known)
            # The completer writes the words into the line after this.
            self.line.clear_later()

    def _named(self, words: str) -> Token | None:
        """The chip of a suggestion, or of an offer for what was typed."""
        return self._suggestions.get(words.casefold()) or self._offers.get(words)

    def _watch(self, text: str) -> None:
        """Before the suggestions come: take words that a comma ends, or offer what can be made of them."""
        if self._free and text.endswith((",", ";")):
            self.line.setText(text[:-1])
            self._take_line()
            return
        words = " ".join(text.split())
        new = self._offers_of(words) if words and words.casefold() not in self._suggestions else []
        self._offers = {" ".join(one.words.split()): one.token for one in new}
        self._names.setStringList([*self._texts, *(one.words for one in new)])

    def _changed(self) -> None:
        self._arrange()
        self.tokens_changed.emit(self.tokens())

    def _make_chip(self, token: Token) -> _Chip:
        chip = _Chip(token, self)
        chip.clicked.connect(lambda: self.remove(chip))
        chip.setEnabled(not self.isReadOnly())
        chip.show()
        return chip

    # ---- laying out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PLACING and isinstance(watched, QAbstractItemView):
            self._place_suggestions(watched)
        return super().eventFilter(watched, event)

    def _place_suggestions(self, popup: QAbstractItemView) -> None:
        """Show names whole below the field: beside the chips the line itself is often narrow."""
        below = self.mapToGlobal(QPoint(0, self.height()))
        offered, measure = popup.model(), QFontMetrics(font(13))
        names = [str(offered.index(row, 0).data()) for row in range(min(offered.rowCount(), MEASURED))]
        wide = max(self.width(), *(measure.horizontalAdvance(name) + px(32) for name in names))
        screen = self.screen().availableGeometry()
        left = max(min(below.x(), screen.right() + 1 - wide), screen.left())
        top = below.y() if popup.y() >= below.y() - self.height() else popup.y()
        wanted = QRect(left, top, wide, popup.height())
        if popup.geometry() != wanted:
            popup.setGeometry(wanted)

    def sizeHint(self) -> QSize:
        return QSize(px(200), max(px(32), self.minimumHeight()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (
            QEvent.Type.PolishRequest,
            QEvent.Type.Polish,
            QEvent.Type.FontChange,
            QEvent.Type.Show,
        ):
            self._arrange()
        return done

    def _arrange(self) -> None:
        """Chips and line flow over as many rows as they need."""
        margin, gap, high = px(6), px(4), px(22)
        left, top = margin, px(5)
        right = max(self.width(), px(120)) - margin
        for chip in self._chips:
            width = min(chip.sizeHint().width(), right - margin)
            if left + width > right and left > margin:
                left, top = margin, top + high + gap
            chip.setGeometry(left, top, width, high)
            left += width + gap
        crowded = right - left < px(56) and left > margin
        if crowded and self.line.hasFocus():
            left, top = margin, top + high + gap
        self.line.setGeometry(left, top, max(right - left, 1), high)
        wanted = top + high + px(5)
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:
        from plandesk.gui.widgets.frame import paint_field

        paint_field(self, self.line.hasFocus())

    def focus_moved(self) -> None:
        """The line got or lost the focus."""
        self._arrange()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def move_focus(self, chip: _Chip | None, step: int) -> None:
        """Go from the line to the chips and back with the arrow keys."""
        place = len(self._chips) if chip is None else self._chips.index(chip)
        place += step
        if 0 <= place < len(self._chips):
            self._chips[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= len(self._chips):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class _Completer(QCompleter):
    """Looks for what was typed without the spaces around it: one after a rank hides no suggestion."""

    def splitPath(self, path: str) -> list[str]:
        return [" ".join(path.split())]


class _Line(QLineEdit):
    def __init__(self, field: TokenField) -> None:
        super().__init__(field)
        self._field = field
        self._clear_next = False
        self.textChanged.connect(self._clear_if_wished)

    def clear_later(self) -> None:
        """Clear the words that the completer is about to write."""
        self._clear_next = True
        self.clear()

    def _clear_if_wished(self, text: str) -> None:
        if self._clear_next and text:
            self._clear_next = False
            self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._clear_next = False
        if event.key() == Qt.Key.Key_Space and not self.text():
            event.accept()  # after a comma it would be part of the name, and no suggestion begins with it
        elif event.key() == Qt.Key.Key_Backspace and not self.text() and self._field.tokens():
            self._field.remove(self._field._chips[-1])
        elif event.key() == Qt.Key.Key_Left and not self.cursorPosition():
            self._field.move_focus(None, -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._field.focus_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        try:
            self._field.focus_moved()
        except RuntimeError:  # the field itself is gone: the window is being taken down
            return
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._field.leave()


class _Chip(QAbstractButton):
    """One token; clicking its ×, or Delete while it has the focus, removes it."""

    def __init__(self, token: Token, field: TokenField) -> None:
        super().__init__(field)
        self.token = token
        self._field = field
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(token.text)
        self.setAccessibleName(_("Remove {name}").format(name=token.text))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.token.text) + px(30), px(22))

    def _cross(self) -> QRect:
        return QRect(self.width() - px(20), 0, px(20), self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._field.remove(self)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._field.move_focus(self, -1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(table.page_selected if not table.high_contrast else table.base)
        framed = self.hasFocus() or table.high_contrast
        painter.setPen(QPen(table.accent, 2) if framed else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(body, px(4), px(4))
        painter.setPen(table.text)
        room = self.rect().adjusted(px(8), 0, -px(20), 0)
        words = self.fontMetrics().elidedText(self.token.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        cross = QRectF(0, 0, px(10), px(10))
        cross.moveCenter(QRectF(self._cross()).center())
        icons.paint(painter, cross, "close", table.secondary)
