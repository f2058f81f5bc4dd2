"""What puts right who was entered twice, or as a unit instead of a person; and the menus of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QDialog, QMenu

from plandesk.domain.initiatives import lead_names
from plandesk.domain.same_lead import make_person, merge
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.people.page import PeoplePage


class Corrections(QObject):
    """Acts on the person or unit in hand; each is one step."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__(page)
        self._page = page
        self.turn = page.menu_action("edit", _("Turn into a person"), self.turn_into_person, None, "person")
        self.merge = page.menu_action("edit", _("Merge into…"), self.merge_into, None, "people")
        self.delete = QAction(_("Delete"), page)
        self.delete.triggered.connect(lambda _checked=False: self._delete())
        page.pane.add_to_menu(self.turn, self.merge, self.delete)
        for view in (page.tree, page.table):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(lambda place, view=view: self._show_menu(view, place))

    def enable(self) -> None:
        """Grey out what means nothing for what is in hand."""
        one, able = self._page.in_hand(), not self._page.session.read_only
        self.turn.setEnabled(able and one is not None and one.unit_id is not None)
        self.merge.setEnabled(able and one is not None)
        self.delete.setEnabled(able and one is not None)

    def turn_into_person(self) -> None:
        """Make a person of the unit in hand, and show the form of that person."""
        session, unit = self._page.session, self._page.in_hand()
        document = session.document
        if document is None or unit is None or unit.unit_id is None or not session.flush():
            return
        made = session.act(lambda: make_person(document, unit))
        if made is not None:
            self._page.show_record("person", made)

    def merge_into(self) -> None:
        """Ask who the person or unit in hand really is, and show the form of that one."""
        from plandesk.gui.dialogs.merge_into import MergeDialog

        session = self._page.session
        if session.document is None or not session.flush():
            return
        document, one = session.document, self._page.in_hand()
        others = [] if one is None else [found for found in lead_names(document, True) if found != one]
        if one is None or not others:
            return
        dialog = MergeDialog(one, others, self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        into = dialog.chosen

        def carry_out() -> bool:
            merge(document, one, into)
            return True

        if session.act(carry_out):
            kind = "person" if into.person_id is not None else "unit"
            self._page.show_record(kind, into.person_id or into.unit_id or 0)

    def _delete(self) -> None:
        page, one = self._page, self._page.in_hand()
        if one is not None:
            page.delete_people() if one.person_id is not None else page.delete_unit()

    def _show_menu(self, view: QAbstractItemView, place: QPoint) -> None:
        if not view.indexAt(place).isValid():
            return
        menu = QMenu(view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._page.pane.menu.actions())
        menu.popup(view.viewport().mapToGlobal(place))
