"""The view log: who opened, printed or exported which record, and when. Nobody can change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching import viewings
from plandesk.domain.day_words import moment_words
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.desk_dialog import DeskDialog
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

AT_MOST = 1000


class ViewLogDialog(DeskDialog):
    """The newest lines first; typing finds some of them."""

    def __init__(self, desk: DeskSession, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(desk, prompts, parent)
        self.setObjectName("viewLog")
        self.setWindowTitle(_("View log"))
        self.search = LineField()
        self.search.setPlaceholderText(_("Search the view log"))
        self.search.setAccessibleName(_("Search the view log"))
        self.search.textChanged.connect(self._find)
        self.list = QTreeWidget()
        self.list.setAccessibleName(_("View log"))
        self.list.setHeaderLabels([_("When"), _("What"), _("Record"), _("Who"), _("Remark")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.list.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((176, 80, 304, 120)):
            self.list.setColumnWidth(column, px(width))
        self.said = Words("", role="secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(16), px(24), px(16))
        layout.setSpacing(px(12))
        for part in (self.search, self.list, self.said, self.close_box()):
            layout.addWidget(part, 1 if part is self.list else 0)
        self.fit(920, 560)
        self._read()

    def _read(self) -> None:
        found = viewings.viewings(self.document, AT_MOST)
        records, acts = viewings.record_words(self.document, found), viewings.act_words()
        for one in found:
            when = moment_words(one.at)
            words = [when, acts[one.act], records[one.row_uid], one.who, one.words]
            item = QTreeWidgetItem(words)
            for column, text in enumerate(words):
                item.setToolTip(column, "")
                item.setData(column, Qt.ItemDataRole.AccessibleTextRole, text)
            self.list.addTopLevelItem(item)
        if found:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        note = _(
            "Each opening, printing and export of a record is one line, but not an opening for reading only. "
            "Nobody can change or delete one."
        )
        if self.document.read_only:
            note += " " + _("While the file is open for reading only, openings are not written.")
        self.said.setText(note if found else _("Nothing was opened, printed or exported yet.") + " " + note)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            line = " ".join(item.text(column) for column in range(item.columnCount())).casefold()
            item.setHidden(not all(word in line for word in words))
