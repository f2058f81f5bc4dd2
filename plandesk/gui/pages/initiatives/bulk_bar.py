"""What can be done with several selected rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.pages.initiatives.commands import Commands
    from plandesk.gui.pages.initiatives.status_commands import StatusCommands


class BulkBar(Panel):
    """Below the table while two rows or more are selected."""

    status_wished = Signal()
    copy_wished = Signal()
    due_wished = Signal()
    leads_wished = Signal()
    public_wished = Signal(bool)
    move_wished = Signal()
    delete_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", "top", parent)
        self.setAccessibleName(_("Selected initiatives"))
        layout = FlowLayout(self, px(8))
        layout.setContentsMargins(px(24), px(8), px(16), px(8))
        self.count = Words("")
        self.count.setMinimumHeight(px(32))
        layout.addWidget(self.count)
        self.buttons: list[Button] = []
        for words, icon, wish in (
            (_("Set status…"), "initiatives", self.status_wished.emit),
            (_("Copy last text"), "copy", self.copy_wished.emit),
            (_("Set due…"), "calendar", self.due_wished.emit),
            (_("Set lead…"), "person", self.leads_wished.emit),
            (_("Public"), "eye", lambda: self.public_wished.emit(True)),
            (_("Internal"), "lock", lambda: self.public_wished.emit(False)),
            (_("Move to goal…"), "right", self.move_wished.emit),
            (_("Delete"), "trash", self.delete_wished.emit),
        ):
            button = Button(words, icon)
            button.clicked.connect(lambda _checked=False, wish=wish: wish())
            layout.addWidget(button)
            self.buttons.append(button)
        self.hide()

    def wire(self, commands: Commands, statuses: StatusCommands) -> None:
        """Let the buttons act."""
        for signal, slot in (
            (self.status_wished, statuses.choose),
            (self.copy_wished, statuses.copy_last),
            (self.due_wished, commands.set_due),
            (self.leads_wished, commands.set_leads),
            (self.public_wished, commands.set_public),
            (self.move_wished, commands.move_to_goal),
            (self.delete_wished, commands.delete),
        ):
            signal.connect(slot)

    def show_count(self, chosen: int, editable: bool) -> None:
        """Say how many rows are selected; fewer than two hide the bar."""
        self.setVisible(chosen > 1)
        self.count.setText(ngettext("{n} selected", "{n} selected", chosen).format(n=f"{chosen:n}"))
        for button in self.buttons:
            button.setEnabled(editable)
