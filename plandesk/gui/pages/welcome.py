"""What is shown while no file is open: the files opened last, and the ways to begin."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plandesk import preferences
from plandesk.domain.day_words import short_day
from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import Tokens, px, tokens
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.labels import Line, Words
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex


class RecentFile(NamedTuple):
    """One file of the list; `problem` says why it cannot be opened."""

    path: Path
    when: str
    problem: str


class RecentFiles(QAbstractListModel):
    """The files opened last, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: list[RecentFile] = []

    def read(self) -> None:
        """Read the list from the preferences and look which files are there."""
        self.beginResetModel()
        self.files = [_look_at(path) for path in preferences.read().recent]
        self.endResetModel()

    def forget(self, row: int) -> None:
        """Take a name off the list; the file stays."""
        path = self.files[row].path
        self.beginRemoveRows(QModelIndex(), row, row)
        del self.files[row]
        self.endRemoveRows()
        preferences.change(lambda known: known.without_recent(path))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self.files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return file.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(file.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, [file.path.name, file.problem, str(file.path.parent), file.when]))
        return None


class _Delegate(RowDelegate):
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        file: RecentFile = index.model().files[index.row()]
        rect = option.rect
        gone = bool(file.problem)
        place = QRectF(rect.left() + px(16), rect.center().y() - px(8), px(16), px(16))
        icons.paint(painter, place, "warning" if gone else "file", table.late if gone else table.secondary)
        left, right = rect.left() + px(48), rect.right() - px(16)
        day = px(104)
        top = QRect(left, rect.top() + px(6), right - left - day, px(22))
        below = QRect(left, rect.top() + px(27), right - left - day, px(20))
        name = table.secondary if gone else table.text
        self.paint_words(painter, top, file.path.name, name, weight=QFont.Weight.Medium)
        self.paint_words(painter, below, file.problem or str(file.path.parent), table.secondary, 12)
        where = QRect(right - day, rect.top(), day, rect.height())
        self.paint_words(
            painter, where, file.when, table.secondary, 12, alignment=Qt.AlignmentFlag.AlignRight
        )


class _List(QListView):
    opened = Signal(int)
    forgotten = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(row)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() if self.model() else 0
        return QSize(px(420), px(54) * max(rows, 1))


class WelcomePage(QScrollArea):
    """No tool bar, no sidebar; everything by arrow keys, Enter and Delete."""

    new_requested = Signal()
    coaching_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()
    file_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = RecentFiles(self)
        inside = QWidget()
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self.setWidget(inside)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(px(72))
        self._columns.addWidget(self._make_ways(), 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._make_list(), 1, Qt.AlignmentFlag.AlignTop)
        self._around = QHBoxLayout(inside)
        self._around.addStretch(1)
        self._around.addLayout(self._columns, 8)
        self._around.addStretch(1)

    def read(self) -> None:
        """Look again which files there are."""
        self.model.read()
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self.clear.setVisible(there)
        self.nothing.setVisible(not there)
        self.list.updateGeometry()
        self.list.setFixedHeight(self.list.sizeHint().height())
        if there:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(900)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._columns.setSpacing(px(32) if narrow else px(72))
        high = self.height() > px(700)
        self._around.setContentsMargins(px(24), px(128) if high else px(32), px(24), px(32))

    def _make_ways(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(px(280))
        mark = QLabel()
        mark.setPixmap(icons.pixmap("plandesk", "#000000", px(40), icons.screen_ratio()))
        top = QHBoxLayout()
        top.setSpacing(px(14))
        top.addWidget(mark)
        top.addWidget(Words("PlanDesk", 26, QFont.Weight.DemiBold), 1)
        about = _("Plans and results of a police service, from the first goal to the printed page.")
        self.new = Button(_("New plan file"), "add", primary=True)
        self.new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.new.setFixedHeight(px(40))
        self.new.clicked.connect(self.new_requested)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(top)
        layout.addSpacing(px(8))
        layout.addWidget(Words(about, 14, role="secondary", wrap=True))
        layout.addSpacing(px(16))
        layout.addWidget(self.new)
        layout.addSpacing(px(8))
        for icon, title, note, signal in (
            ("folder", _("Open a file"), _("Or drop it on this window"), self.open_requested),
            (
                "coaching",
                _("New coaching file"),
                _("Always locked with a passphrase"),
                self.coaching_requested,
            ),
            ("import", _("Import data"), _("A spreadsheet, or a plan as JSON"), self.import_requested),
            ("eye", _("Look at the sample"), _("An invented service, safe to try"), self.sample_requested),
        ):
            way = _Way(icon, title, note)
            way.clicked.connect(signal)
            layout.addWidget(way)
        return side

    def _make_list(self) -> QWidget:
        side = QWidget()
        self.list = _List()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list, height=54))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(_("Recent files"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self._open(index.row()))
        self.list.opened.connect(self._open)
        self.list.forgotten.connect(self._forget)
        self.clear = LinkButton(_("Clear list"))
        self.clear.clicked.connect(self._clear)
        self.nothing = Words(_("Files that you open are listed here."), role="secondary")
        self.nothing.setContentsMargins(px(16), px(12), 0, px(12))
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(Words(_("Recent files"), 14, QFont.Weight.DemiBold))
        head.addStretch(1)
        head.addWidget(self.clear)
        note = Words(
            _("Everything stays on this computer. PlanDesk has no account and never goes online."),
            12, role="secondary", wrap=True,
        )  # fmt: skip
        note.setContentsMargins(px(16), px(12), px(16), 0)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(px(8))
        layout.addWidget(Line())
        layout.addWidget(self.nothing)
        layout.addWidget(self.list)
        layout.addWidget(note)
        return side

    def _open(self, row: int) -> None:
        file = self.model.files[row]
        if not file.problem:
            self.file_requested.emit(file.path)

    def _forget(self, row: int) -> None:
        self.model.forget(row)
        self.list.setFixedHeight(self.list.sizeHint().height())
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        else:
            self.read()

    def _clear(self) -> None:
        for row in reversed(range(self.model.rowCount())):
            self.model.forget(row)
        self.read()


class _Way(QPushButton):
    """A quiet button of two lines."""

    def __init__(self, icon: str, title: str, note: str) -> None:
        super().__init__(title)
        self._name, self._note = icon, note
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFixedHeight(px(50))
        self.setAccessibleDescription(note)

    def paintEvent(self, event) -> None:  # noqa: ANN001
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(table.page_selected if self.isDown() else table.hover)
            painter.drawRoundedRect(body, px(5), px(5))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(body, px(5), px(5))
        icons.paint(painter, QRectF(px(16), px(9), px(16), px(16)), self._name, table.secondary)
        left, wide = px(44), self.width() - px(48)
        RowDelegate.paint_words(painter, QRect(left, px(5), wide, px(22)), self.text(), table.text)
        RowDelegate.paint_words(painter, QRect(left, px(25), wide, px(20)), self._note, table.secondary, 12)


def _look_at(path: Path) -> RecentFile:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime)
    except FileNotFoundError:
        folder = path.parent.exists()
        return RecentFile(path, "", _("Not found") if folder else _("Not found; the drive may be away"))
    except OSError:
        return RecentFile(path, "", _("Cannot be reached"))
    today = date.today()
    if changed.date() == today:
        when = _("Today, {time}").format(time=f"{changed:%H:%M}")
    else:
        when = short_day(changed.date(), today)
    return RecentFile(path, when, "")
