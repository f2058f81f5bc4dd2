"""Which layout a report has: the usual one or one that the file keeps, and the way to the editor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.layouts import Layout
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import FieldLabel
from plandesk.i18n import _

USUAL = None


class LayoutChoice(QWidget):
    """A list of layouts by their uid with a button beside it."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layouts: tuple[Layout, ...] = ()
        self.choice = Choice(self)
        self.choice.setAccessibleName(_("Layout"))
        label = FieldLabel(_("Layout"), self.choice)
        self.edit = IconButton("settings", _("Parts and columns…"), self)
        self.edit.clicked.connect(lambda _on=False: self.edit_requested.emit())
        row = QHBoxLayout()
        row.setSpacing(px(4))
        row.addWidget(self.choice, 1)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(label)
        column.addLayout(row)
        self.offer(())

    def offer(self, layouts: Sequence[Layout]) -> None:
        """Offer these; one that is no longer among them becomes the usual one."""
        self.layouts = tuple(layouts)
        self.choice.set_choices([(USUAL, _("Usual")), *((one.uid, one.name) for one in layouts)])
        if not self.choice.offers(self.choice.value()):
            self.choice.set_value(USUAL)

    def layout_chosen(self) -> Layout | None:
        """The layout chosen; None for the usual one."""
        return next((one for one in self.layouts if one.uid == self.choice.value()), None)
