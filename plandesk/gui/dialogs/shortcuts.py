"""Help › Keyboard shortcuts: every key, from the same tables as the menus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.gui.tokens import font, px
from plandesk.gui.widgets.frame_bar import SearchLine
from plandesk.i18n import _


class Shortcut(Protocol):
    """Where a key works, what it does, and the key."""

    where: str
    words: str
    keys: str


class ShortcutsDialog(QDialog):
    """A list by menu, with a line to find one."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(px(620), px(600))
        self.search = SearchLine("")
        self.search.setPlaceholderText(_("Search"))
        self.search.searched.connect(self._find)
        self.search.left.connect(self._enter_list)
        self.search.given_up.connect(self.reject)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("Keyboard shortcuts"))
        self.list.setHeaderLabels([_("What it does"), _("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(px(8))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        groups: dict[str, QTreeWidgetItem] = {}
        for one in shortcuts:
            group = groups.get(one.where)
            if group is None:
                group = groups[one.where] = QTreeWidgetItem(self.list, [one.where])
                group.setFont(0, font(13, QFont.Weight.DemiBold))
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            QTreeWidgetItem(group, [one.words, one.keys])
        self.list.expandAll()
        # As wide as the longest keys, whatever of them is found.
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.list.header().resizeSection(1, self.list.sizeHintForColumn(1) + px(16))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def _enter_list(self) -> None:
        """Enter or Down in the search line: on among what was found."""
        for place in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(place)
            for row in range(group.childCount()):
                if not group.isHidden() and not group.child(row).isHidden():
                    self.list.setCurrentItem(group.child(row))
                    self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    def _find(self, words: str) -> None:
        wanted = words.casefold()
        for place in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(place)
            found = False
            for row in range(group.childCount()):
                item = group.child(row)
                hit = wanted in f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not hit)
                found = found or hit
            group.setHidden(not found)
