"""Buttons: plain, primary, quiet icon buttons, filter chips and links."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from plandesk.gui import icons
from plandesk.gui.tokens import font, px, tokens


class Button(QPushButton):
    """A push button with our height and, if wished, an icon; `primary` is the one act of a page."""

    def __init__(
        self, text: str, icon: str = "", primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._primary = False
        self._icon_name = icon
        self.setAutoDefault(False)
        if icon:
            icons.set_icon(self, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if primary:
            self.set_primary(True)

    def set_primary(self, primary: bool) -> None:
        """Whether this is the one act of its page or dialog, which Enter carries out there."""
        self._primary = primary
        self.setFont(font(13, QFont.Weight.Medium if primary else QFont.Weight.Normal))
        self.set_icon(self._icon_name)
        if self.isVisible() and isinstance(self.window(), QDialog):
            self.setDefault(primary)
        self.updateGeometry()

    def set_icon(self, name: str) -> None:
        """Show this icon before the words; an empty name shows none."""
        self._icon_name = name
        if name:
            icons.set_icon(self, name, "on_fill" if self._primary else "secondary")
        else:
            self.setIcon(QIcon())
            self.setProperty("iconName", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter presses the button that has the focus, in a page as in a dialog.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        # Not before it stands in its dialog: else Enter would press Cancel, the first that Qt finds.
        if self._primary and isinstance(self.window(), QDialog):
            self.setDefault(False)  # said before it stood there, its dialog has not heard it
            self.setDefault(True)
        super().showEvent(event)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        icon = 0 if self.icon().isNull() else self.iconSize().width() + px(8)
        return QSize(text + icon + px(28 if not self.menu() else 48), px(32))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        if not self._primary or table.high_contrast:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), px(6), px(6))
            body.adjust(3, 3, -3, -3)
        fill = table.fill if self.isEnabled() else table.edge
        if self.isDown():
            fill = fill.darker(115)
        elif self.underMouse() and self.isEnabled():
            fill = fill.lighter(108)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(body, px(5), px(5))
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words = table.on_fill if self.isEnabled() else table.secondary
        option.palette.setColor(QPalette.ColorRole.ButtonText, words)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonLabel, option, painter, self)


class IconButton(QToolButton):
    """A quiet button with an icon only; `words` are its tool tip and its accessible name."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None, size: int = 16) -> None:
        super().__init__(parent)
        icons.set_icon(self, icon, "secondary", size)
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAutoRaise(True)
        self.setFixedSize(px(size + 14), px(size + 14))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(table.page_selected if self.isDown() or self.isChecked() else table.hover)
            painter.drawRoundedRect(body, px(5), px(5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(body, px(5), px(5))
        size = self.iconSize()
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        mode = self.icon().Mode.Normal if self.isEnabled() else self.icon().Mode.Disabled
        self.icon().paint(painter, place.toRect(), Qt.AlignmentFlag.AlignCenter, mode)


class LinkButton(QPushButton):
    """A button that looks like a link: "Add a section", "Show all"."""

    def __init__(self, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter follows a link, wherever it stands.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        icon = px(24) if self._icon_name else 0
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + icon + px(8), px(28))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = table.accent if self.isEnabled() else table.faint
        if self.hasFocus():
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(4), px(4))
        left = px(4)
        if self._icon_name:
            place = QRectF(left, (self.height() - px(16)) / 2, px(16), px(16))
            icons.paint(painter, place, self._icon_name, ink)
            left += px(24)
        face = self.font()
        face.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(face)
        painter.setPen(ink)
        room = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())


class FilterChip(QToolButton):
    """A filter with round ends, checkable, with the number of rows it would show and perhaps a symbol."""

    def __init__(
        self, text: str, icon: str = "", role: str = "secondary", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._role = icon, role
        self._count: int | None = None
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def rename(self, text: str) -> None:
        """Say other words."""
        self.setText(text)
        self.setAccessibleName(text if self._count is None else f"{text}, {self._count}")
        self.updateGeometry()

    def set_count(self, count: int | None) -> None:
        """Show a number after the words (none for None)."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + px(24)
        if self._icon_name:
            width += px(20)
        if self._count is not None:
            width += px(8) + self.fontMetrics().horizontalAdvance(f"{self._count:n}")
        return QSize(width, px(28))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        on = self.isChecked()
        painter.setBrush(table.selection if on else table.hover if self.underMouse() else table.base)
        ringed = on or self.hasFocus()
        painter.setPen(QPen(table.accent if ringed else table.edge, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        left = px(12)
        if self._icon_name:
            place = QRectF(left, (self.height() - px(14)) / 2, px(14), px(14))
            icons.paint(painter, place, self._icon_name, getattr(table, self._role))
            left += px(20)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        face = font(13, QFont.Weight.Medium) if on else self.font()
        painter.setFont(face)
        painter.setPen(table.text if self.isEnabled() else table.faint)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, self.text())
        if self._count is not None:
            left += painter.fontMetrics().horizontalAdvance(self.text()) + px(7)
            painter.setFont(self.font())
            painter.setPen(table.secondary)
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), middle, f"{self._count:n}")
