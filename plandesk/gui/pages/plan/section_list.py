"""The list of a plan's parts: its cover, then its sections in printed order."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.sections import KINDS, add_section, delete_section, kind_name
from plandesk.file.changes import ChangeSet
from plandesk.gui import look
from plandesk.gui.delegates.section_delegate import SectionDelegate
from plandesk.gui.models.section_model import COVER, LEVEL, PUBLIC, SectionModel
from plandesk.gui.session import Session
from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Line, Words
from plandesk.gui.widgets.panel import lay_viewport
from plandesk.i18n import _

Position = QAbstractItemView.DropIndicatorPosition


# A new section of these is called after its kind; the others get a title of their own.
NAMED = ("statements", "message", "findings", "objectives", "outline", "evaluation", "contact")


class SectionPane(QWidget):
    """Head, list and "+ Section" below it."""

    section_chosen = Signal(int)  # id, or COVER
    opened = Signal()  # Enter: to the editor

    def __init__(self, session: Session, model: SectionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self.model = session, model
        self.list = SectionList(model)
        self.list.activated_row.connect(self.opened)
        self.list.menu_requested.connect(self._show_menu)
        self.list.move_requested.connect(self.move)
        self.list.delete_requested.connect(self.delete)
        self.list.selectionModel().currentChanged.connect(lambda now, _old: self._told(now))
        self.add = LinkButton(_("Section"), "add")
        self.add.setAccessibleName(_("Add a section"))
        self.add_menu = QMenu(self)
        self.add.clicked.connect(self._offer_kinds)
        model.moved = self.choose
        head = Words(_("Sections"), 12, role="secondary")
        head.setContentsMargins(px(24), 0, 0, 0)
        head.setFixedHeight(px(32))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(Line())
        layout.addSpacing(px(6))
        layout.addWidget(self.list)
        layout.addSpacing(px(2))
        foot = QVBoxLayout()
        foot.setContentsMargins(px(20), 0, 0, px(8))
        foot.addWidget(self.add)
        layout.addLayout(foot)
        layout.addStretch(1)

    def set_plan(self, plan_id: int | None) -> None:
        """Show the sections of another plan."""
        self.model.set_plan(plan_id)
        self.add.setVisible(not self._session.read_only)

    def chosen(self) -> int:
        """The section that is shown; COVER for the cover."""
        return self.model.section_id(self.list.currentIndex())

    def choose(self, section_id: int) -> None:
        """Select a section."""
        index = self.model.index_of(section_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def add_of_kind(self, kind: str) -> None:
        """Add a section behind the chosen one, and within the same chapter; behind a chapter's last one."""
        document, plan_id = self._session.document, self._session.plan_id
        if document is None or plan_id is None:
            return
        place = max(self.list.currentIndex().row(), 0)
        chosen = self.model.section(self.chosen())
        level = chosen.level if chosen is not None else 1
        while level == 1 and (self.model.index(place + 1).data(LEVEL) or 1) > 1:
            place += 1  # else what stands within the chapter would come to stand within the new one
        title = kind_name(kind) if kind in NAMED else ""
        made = self._session.act(lambda: add_section(document, plan_id, kind, title, place, level=level))
        if made is not None:
            self.choose(made)
            self.opened.emit()

    def move(self, by: int) -> None:
        """Move the chosen section up (-1) or down (1)."""
        section = self.model.section(self.chosen())
        if section is not None:
            self.model.move(section.id, section.position + by)

    def delete(self) -> None:
        """Delete the chosen section; undo brings it back."""
        document, section = self._session.document, self.model.section(self.chosen())
        if document is None or section is None:
            return
        row = self.list.currentIndex().row()
        self._session.act(lambda: delete_section(document, section.id))
        if self.model.section(section.id) is None:
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))

    def rename(self) -> None:
        """Rename the chosen section in the list."""
        if self.chosen() != COVER:
            self.list.edit(self.list.currentIndex())

    def kinds_to_add(self) -> list[str]:
        """The kinds of sections that the plan can take one more of."""
        return [kind for kind in KINDS if kind != "outline" or self.model.outline_id() == COVER]

    def follow(self, changes: ChangeSet) -> None:
        """Go to a section that came back, or that undo changed."""
        came = changes.ids("section", "insert")
        if not came and self._session.document.redo_name is not None:
            came = [
                change.row_id
                for change in changes.changes
                if change.table == "section" and change.op == "update" and "position" not in change.columns
            ]
        if len(came) == 1 and self.model.section(came[0]) is not None:
            self.choose(came[0])

    def _told(self, now: QModelIndex) -> None:
        if now.isValid():
            self.section_chosen.emit(self.model.section_id(now))

    def _offer_kinds(self) -> None:
        self.fill_kinds(self.add_menu)
        self.add_menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def fill_kinds(self, menu: QMenu) -> None:
        """Put an entry for each kind of section into a menu."""
        menu.clear()
        for kind in self.kinds_to_add():
            menu.addAction(kind_name(kind), lambda kind=kind: self.add_of_kind(kind))

    def _show_menu(self, place: QPoint) -> None:
        if self._session.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_kinds(menu.addMenu(_("Add a section")))
        section = self.model.section(self.chosen())
        if section is not None:
            menu.addSeparator()
            menu.addAction(_("Rename"), self.rename)
            menu.addAction(_("Move up"), lambda: self.move(-1)).setEnabled(section.position > 0)
            last = section.position + 2 == self.model.rowCount()
            menu.addAction(_("Move down"), lambda: self.move(1)).setEnabled(not last)
            menu.addSeparator()
            menu.addAction(_("Delete"), self.delete).setEnabled(section.kind != "outline")
        menu.popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens(self.palette()).base)


class SectionPicker(QFrame):
    """Offers the sections in one line, where the list of them has no room."""

    def __init__(self, model: SectionModel) -> None:
        super().__init__()
        self.box = QComboBox()
        look.ask(self.box)
        self.box.setModel(model)
        self.box.setAccessibleName(_("Section"))
        self.box.setMinimumHeight(px(32))
        self.box.view().setItemDelegate(SectionDelegate(PUBLIC, LEVEL, self.box))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(8), px(16), px(8))
        layout.addWidget(self.box)

    def show_row(self, row: int) -> None:
        """Show the section of a row of the model, which was chosen elsewhere."""
        if self.box.currentIndex() != row:
            self.box.setCurrentIndex(row)


class SectionList(QListView):
    """As high as its rows, so that what is below it follows the last one."""

    activated_row = Signal()
    menu_requested = Signal(QPoint)
    move_requested = Signal(int)
    delete_requested = Signal()

    def __init__(self, model: SectionModel) -> None:
        super().__init__()
        lay_viewport(self)
        self.setModel(model)
        self.setObjectName("sectionList")
        self.setAccessibleName(_("Sections"))
        self.setItemDelegate(SectionDelegate(PUBLIC, LEVEL, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFont(font(13))
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(lambda *_told: self.updateGeometry())
        self.setMinimumHeight(px(32))

    def sizeHint(self) -> QSize:
        return QSize(px(184), max(self.model().rowCount(), 1) * px(32) + 1)

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.currentIndex().row() > 0:
            super().startDrag(actions)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # left over from the line in which a section is renamed
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated_row.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid():
            self.setCurrentIndex(index)
        self.menu_requested.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.showDropIndicator()
        self.setDropIndicatorShown(False)  # we draw a line of our own
        super().paintEvent(event)
        self.setDropIndicatorShown(shown)
        self._paint_drop_line()

    def _paint_drop_line(self) -> None:
        where = self.dropIndicatorPosition()
        if self.state() != QAbstractItemView.State.DraggingState or where == Position.OnItem:
            return
        index = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos()))
        if not index.isValid():
            index = self.model().index(self.model().rowCount() - 1, 0)
        rect = self.visualRect(index)
        level = rect.top() if where == Position.AboveItem else rect.bottom()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(tokens(self.palette()).accent, 2))
        painter.drawLine(rect.left() + px(16), level, rect.right() - px(8), level)
