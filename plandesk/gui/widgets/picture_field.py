"""A picture with its alternative text: dropped, chosen or removed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import FieldLabel, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

DECORATION = "–"  # the description of a picture that is only decoration, as the file keeps it


class PictureField(QWidget):
    """The page reads the file and keeps it: `choose_requested`, `dropped(path)` and `removed` are wishes.

    `alternative` is the LineField of the alternative text, to be loaded like any other field.
    """

    choose_requested = Signal()
    dropped = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.view = _View()
        self.choose = Button(_("Choose…"), "picture")
        self.remove = Button(_("Remove"))
        self.alternative = LineField()
        self.alternative_label = FieldLabel(_("Words for those who cannot see it"), self.alternative)
        self.hint = Words(_("PNG, JPEG or SVG; or drop a file here."), 12, role="faint", wrap=True)
        self.decoration = QCheckBox(_("Only decoration: nothing to say about it"))
        self.decoration.clicked.connect(self._decorate)
        self.alternative.textChanged.connect(lambda _text: self._show_decoration())
        self.choose.clicked.connect(self.choose_requested)
        self.remove.clicked.connect(self.removed)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(px(8))
        side.addLayout(buttons)
        side.addWidget(self.hint)
        side.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(px(16))
        top.addWidget(self.view)
        top.addLayout(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(top)
        layout.addSpacing(px(4))
        layout.addWidget(self.alternative_label)
        layout.addWidget(self.alternative)
        layout.addWidget(self.decoration)
        self._there = self._able = True
        self.set_picture(None)

    def set_picture(self, data: bytes | None) -> None:
        """Show a picture's bytes, or that there is none."""
        image = QImage.fromData(data) if data else QImage()
        self.view.picture = None if image.isNull() else QPixmap.fromImage(image)
        self.view.update()
        self.remove.setVisible(data is not None)
        self._there = data is not None
        self._show_decoration()

    def setReadOnly(self, read_only: bool) -> None:
        """Whether the picture can be changed."""
        self.choose.setEnabled(not read_only)
        self.remove.setEnabled(not read_only)
        self.setAcceptDrops(not read_only)
        self._able = not read_only
        self._show_decoration()

    def _decorate(self, on: bool) -> None:
        """Say that the picture says nothing, or take that back; saved as if it had been typed."""
        self.alternative.setText(DECORATION if on else "")
        self.alternative.typed.emit(self.alternative.text())
        self.alternative.leave()
        if not on:
            self.alternative.setFocus()

    def _show_decoration(self) -> None:
        decoration = self.alternative.text().strip() == DECORATION
        self.decoration.setChecked(decoration)
        self.decoration.setEnabled(self._there and self._able)
        self.alternative.setEnabled(self._there and not decoration)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)
        self.choose.setAccessibleName(_("Choose: {name}").format(name=name))
        self.remove.setAccessibleName(_("Remove {name}").format(name=name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())


class _View(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture: QPixmap | None = None
        self.setFixedSize(px(136), px(88))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        style = Qt.PenStyle.SolidLine if self.picture else Qt.PenStyle.DashLine
        painter.setPen(QPen(table.edge if self.picture else table.edge_low, 1, style))
        painter.setBrush(table.base)
        painter.drawRoundedRect(body, px(5), px(5))
        if self.picture is None:
            painter.setPen(table.faint)
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), _("No picture"))
            return
        room = self.rect().adjusted(px(6), px(6), -px(6), -px(6))
        ratio = self.devicePixelRatioF()
        fitted = self.picture.scaled(
            room.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        size = fitted.deviceIndependentSize()
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(room).center())
        painter.drawPixmap(place.topLeft(), fitted)
