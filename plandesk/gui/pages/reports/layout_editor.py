"""The editor of a layout beside the pages: parts in order, shown or hidden, and the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain import arranging, layouts
from plandesk.domain.arranging import LayoutPart, Offered
from plandesk.domain.layouts import Layout
from plandesk.gui.delegates.layout_delegate import LayoutDelegate
from plandesk.gui.models.layout_model import LayoutModel
from plandesk.gui.pages.reports.layout_columns import LayoutColumns
from plandesk.gui.session import Session
from plandesk.gui.tokens import font, px
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.labels import FieldLabel, Line, Words
from plandesk.gui.widgets.panel import scrolled
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class LayoutEditor(QWidget):
    """Every change is one step at once, and the pages follow. The usual layout is left as it is: changing
    it makes a layout of one's own."""

    closed = Signal()
    chosen = Signal(object)  # the uid of the layout to print with; None for the usual one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report = ""
        self._layout: Layout | None = None
        self._offered: tuple[Offered, ...] = ()
        self.back = IconButton("left", _("Back to the options"))
        self.back.clicked.connect(lambda _on=False: self.closed.emit())
        self.more = IconButton("more", _("More about this layout"))
        self.more.setMenu(QMenu(self.more))
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.name = LineField()
        self.name.setAccessibleName(_("Name of the layout"))
        self.name.left.connect(self._rename)
        self.note = Words("", 12, role="secondary", wrap=True)
        self.model = LayoutModel(self)
        self.model.asked.connect(self._apply)
        self.list = PartList(self.model)
        self.list.move_asked.connect(self.move)
        self.list.remove_asked.connect(self.remove)
        self.list.menu_asked.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(lambda _now, _old: self._show_columns())
        self.add = LinkButton(_("Part"), "add")
        self.add.setAccessibleName(_("Add a part"))
        self.add_menu = QMenu(self)
        self.add.clicked.connect(self._offer_parts)
        self.columns_title = Words(_("Columns"), 12, QFont.Weight.DemiBold, role="secondary")
        self.columns = LayoutColumns()
        self.columns.asked.connect(self._set_columns)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(px(12), px(8), px(12), px(8))
        head.addWidget(self.back)
        head.addWidget(Words(_("Layout"), 14, QFont.Weight.DemiBold), 1)
        head.addWidget(self.more)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(12), 0, px(16))
        column.setSpacing(0)
        named = QVBoxLayout()
        named.setContentsMargins(px(24), 0, px(16), px(8))
        named.setSpacing(px(4))
        named.addWidget(FieldLabel(_("Name"), self.name))
        named.addWidget(self.name)
        named.addWidget(self.note)
        column.addLayout(named)
        column.addWidget(self.list)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), px(4), px(16), 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addSpacing(px(8))
        foot.addWidget(self.columns_title)
        foot.addWidget(self.columns)
        column.addLayout(foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(Line())
        whole.addWidget(scrolled(inside), 1)

    # ---- what is shown

    def show_layout(self, report: str, layout: Layout | None, offered: Sequence[Offered]) -> None:
        """Show a layout of a kind of report (None: the usual one) for what the plan in hand offers."""
        same = report == self._report and (layout.uid if layout else None) == self._uid
        self._report, self._layout, self._offered = report, layout, tuple(offered)
        able = not self._session.read_only
        parts = arranging.natural(offered) if layout is None else arranging.arrange(offered, layout.parts)
        row = self.list.currentIndex().row()
        self.model.show(offered, parts, able)
        self.list.updateGeometry()
        self.name.setReadOnly(not able or layout is None)
        if layout is None:
            self.name.set_text(_("Usual"))
        elif not self.name.is_changed() or not same:
            self.name.set_text(layout.name)
        self.note.setText(_("The first change makes a layout of your own."))
        self.note.setVisible(layout is None and able)
        self.add.setVisible(able)
        if not self.list.currentIndex().isValid() and parts:
            tables = [place for place, one in enumerate(parts) if self.model.offered_of(place).columns]
            self.list.setCurrentIndex(self.model.index(row if 0 <= row < len(parts) else (tables or [0])[0]))
        self._show_columns()

    @property
    def _uid(self) -> str | None:
        return self._layout.uid if self._layout is not None else None

    def _show_columns(self) -> None:
        place = self.list.currentIndex().row()
        part = self.model.parts[place] if 0 <= place < len(self.model.parts) else None
        offered = self.model.offered_of(place).columns if part is not None else ()
        if part is not None and offered:
            self.columns.show_columns(offered, part.columns, not self._session.read_only)
            title = _("Columns of “{part}”").format(part=self.model.offered_of(place).title)
            self.columns_title.setText(title)
        self.columns_title.setVisible(bool(offered))
        self.columns.setVisible(bool(offered))

    # ---- what the user does

    def move(self, by: int) -> None:
        """Move the chosen part up (-1) or down (1); it stays chosen."""
        place = self.list.currentIndex().row()
        if place >= 0 and self.model.move(place, place + by):
            self.list.setCurrentIndex(self.model.index(place + by))

    def remove(self) -> None:
        """Take an added part away; another one is hidden."""
        place = self.list.currentIndex().row()
        if place < 0 or self._session.read_only:
            return
        if self.model.can_be_removed(place):
            self._apply(arranging.without(self.model.parts, place), _("Remove part of the layout"))
        else:
            index = self.model.index(place)
            self.model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)

    def add_part(self, one: Offered) -> None:
        """Add a part behind the chosen one."""
        place = self.list.currentIndex().row() + 1 or len(self.model.parts)
        self._apply(arranging.with_part(self.model.parts, place, one.part()), _("Add part to the layout"))
        if place < len(self.model.parts):
            self.list.setCurrentIndex(self.model.index(place))
        self.list.setFocus()

    def addable(self) -> list[Offered]:
        """The parts that are not in the layout yet, or that may stand in it several times."""
        there = {one.key for one in self.model.parts}
        return [one for one in self._offered if one.repeated or one.key not in there]

    def duplicate(self) -> None:
        """Keep a copy of the layout under a name of its own, and go on with it."""
        title = self._layout.name if self._layout is not None else _("Usual")
        self._keep(_("{title} (copy)").format(title=title), self.model.parts)

    def delete(self) -> None:
        """Delete the layout; undo brings it back."""
        document, found = self._session.document, self._layout
        if document is not None and found is not None:
            self.chosen.emit(None)
            self._session.act(lambda: layouts.delete_layout(document, found.id))

    def _rename(self) -> None:
        document, found = self._session.document, self._layout
        if document is None or found is None or not self.name.is_changed():
            return
        name = self.name.text()
        self.name.set_text(found.name)
        self._session.act(lambda: layouts.rename_layout(document, found.id, name))

    def _set_columns(self, columns: tuple[arranging.LayoutColumn, ...], step: str) -> None:
        place = self.list.currentIndex().row()
        part = replace(self.model.parts[place], columns=columns)
        self._apply(arranging.changed(self.model.parts, place, part), step)

    def _apply(self, parts: tuple[LayoutPart, ...], step: str) -> None:
        document, found, offered = self._session.document, self._layout, self._offered
        if document is None or self._session.read_only:
            return
        if found is None:
            self._keep(_("Own layout"), parts)
        else:
            self._session.act(lambda: layouts.set_parts(document, found.id, parts, offered, step))

    def _keep(self, wish: str, parts: tuple[LayoutPart, ...]) -> None:
        document, report = self._session.document, self._report
        if document is None:
            return

        def carry_out() -> int:
            return layouts.add_layout(document, report, layouts.free_name(document, report, wish), parts)

        made = self._session.act(carry_out)
        if made is not None:
            self.chosen.emit(layouts.layout(document, made).uid)

    # ---- menus

    def _offer_parts(self) -> None:
        self.fill_parts(self.add_menu)
        self.add_menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def fill_parts(self, menu: QMenu) -> None:
        """Put an entry for each part that can be added into a menu, pages and charts of KPIs below others."""
        menu.clear()
        below = {arranging.KPI_PAGE: _("Page of a KPI"), arranging.CHART: _("Chart of a KPI")}
        menus = {kind: QMenu(title, menu) for kind, title in below.items()}
        for one in self.addable():
            target = menus.get(one.kind, menu)
            title = one.title.partition(": ")[2] if one.kind in below else one.title
            target.addAction(title.replace("&", "&&"), lambda one=one: self.add_part(one))
        for one in menus.values():
            if one.actions():
                menu.addMenu(one)

    def _fill_more(self) -> None:
        menu, able = self.more.menu(), not self._session.read_only
        menu.clear()
        own = self._layout is not None
        menu.addAction(_("Rename"), self._start_renaming).setEnabled(able and own)
        menu.addAction(_("Duplicate"), self.duplicate).setEnabled(able)
        menu.addSeparator()
        menu.addAction(_("Delete"), self.delete).setEnabled(able and own)

    def _start_renaming(self) -> None:
        self.name.setFocus()
        self.name.selectAll()

    def _show_menu(self, place: QPoint) -> None:
        row = self.list.currentIndex().row()
        if self._session.read_only or row < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_parts(menu.addMenu(_("Add a part")))
        menu.addSeparator()
        menu.addAction(_("Move up"), lambda: self.move(-1))
        menu.addAction(_("Move down"), lambda: self.move(1))
        menu.addSeparator()
        removed = self.model.can_be_removed(row)
        action = menu.addAction(_("Remove") if removed else _("Hide"), self.remove)
        action.setEnabled(removed or self.model.offered_of(row).can_be_hidden)
        menu.popup(place)


class PartList(QListView):
    """As high as its rows; Alt+Up and Alt+Down move, Space hides or shows, Delete takes away."""

    move_asked = Signal(int)
    remove_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: LayoutModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setObjectName("layoutParts")
        self.setAccessibleName(_("Parts of the report"))
        self.setItemDelegate(LayoutDelegate(self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(font(13))
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(lambda *_told: self._fit())

    def _fit(self) -> None:
        self.setFixedHeight(max(self.model().rowCount(), 1) * px(32) + 1)

    def sizeHint(self) -> QSize:
        return QSize(px(184), max(self.model().rowCount(), 1) * px(32) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
        self.menu_asked.emit(event.globalPos())
