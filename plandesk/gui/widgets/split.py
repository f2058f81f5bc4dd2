"""The panes of a page side by side: a list, the middle, a form; on narrow windows one at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.form_pane import FormPane

WIDE, MEDIUM, NARROW = "wide", "medium", "narrow"


class Split(QSplitter):
    """The middle takes all growth; the side panes keep their widths, which `widths` remembers.

    Wide: list, middle, form. Medium (window below 1150): the list goes (the page offers a combo box in
    its place, see `mode_changed`). Narrow (below 900): the form covers the middle; `open_form` shows it and
    Esc, or `close_form`, goes back.
    """

    mode_changed = Signal(str)
    form_opened = Signal(bool)

    def __init__(
        self,
        middle: QWidget,
        form: FormPane | None = None,
        side: QWidget | None = None,
        form_width: int = 360,
        side_width: int = 184,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.middle, self.form, self.side = middle, form, side
        self.mode = WIDE
        self._form_open = False
        self._wished = {"form": form_width, "side": side_width}
        self._arranging = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in (side, middle, form):
            if pane is not None:
                self.addWidget(pane)
                self.setStretchFactor(self.indexOf(pane), 1 if pane is middle else 0)
        if side is not None and not side.minimumWidth():
            side.setMinimumWidth(px(160))
        if form is not None:
            form.back_requested.connect(self.close_form)
        self.splitterMoved.connect(self._remember)

    @property
    def form_open(self) -> bool:
        """Whether the form can be seen."""
        return self.form is not None and self.form.isVisibleTo(self)

    def open_form(self) -> None:
        """Bring the form to the front where it covers the middle."""
        self._form_open = True
        self._arrange()
        self.form_opened.emit(True)

    def close_form(self) -> None:
        """Go back to the middle where the form covers it."""
        if self._form_open:
            self._form_open = False
            self._arrange()
            self.form_opened.emit(False)

    def set_form_shown(self, shown: bool) -> None:
        """Whether there is a form at all (an empty page has none)."""
        self.form.setProperty("unwanted", not shown)
        self._arrange()

    def widths(self) -> dict[str, int]:
        """The widths of the side panes at 100 %, to remember."""
        return dict(self._wished)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Take back what `widths` gave."""
        for name in self._wished:
            if isinstance(widths.get(name), int):
                self._wished[name] = widths[name]
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()  # only now the width of the window counts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def _arrange(self) -> None:
        if self._arranging:
            return
        self._arranging = True
        width = self.window().width() if self.isVisible() else self.width()
        mode = NARROW if width < px(900) else MEDIUM if width < px(1150) else WIDE
        told = mode != self.mode
        self.mode = mode
        covers = mode == NARROW and self._form_open
        if self.form is not None:
            wanted = not self.form.property("unwanted")
            self.form.setVisible(wanted and (mode != NARROW or covers))
            self.form.back.setVisible(mode == NARROW)
            covers = covers and wanted
        if self.side is not None:
            self.side.setVisible(mode == WIDE)
        self.middle.setVisible(not covers)
        self._lay(covers)
        self._arranging = False
        if told:
            self.mode_changed.emit(mode)

    def _lay(self, covers: bool) -> None:
        sizes = []
        form = px(min(self._wished["form"], 320) if self.mode == MEDIUM else self._wished["form"])
        side = px(self._wished["side"])
        rest = self.width()
        for pane, size in ((self.side, side), (self.form, form)):
            if pane is not None and pane.isVisibleTo(self):
                rest -= size
        for pane in (self.widget(place) for place in range(self.count())):
            if pane is self.middle:
                sizes.append(max(rest, 1))
            else:
                sizes.append(
                    self.width() if covers and pane is self.form else (side if pane is self.side else form)
                )
        self.setSizes(sizes)

    def _remember(self) -> None:
        unit = px(100) / 100
        for name, pane in (("form", self.form), ("side", self.side)):
            if pane is not None and pane.isVisible() and self.mode != NARROW:
                self._wished[name] = round(pane.width() / unit)


class _Handle(QSplitterHandle):
    """One pixel of line; wide enough to take hold of."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens(self.palette()).line)
