"""Reports for a meeting: which ones, in which order and edition, in one PDF or a folder; named sets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton, LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.report_sets import Chosen, ReportSet
    from plandesk.gui.session import Session

KIND = Qt.ItemDataRole.UserRole
AS_THEY_ARE = ""  # the edition that each report has by itself
NO_SET = None


class ReportBatchDialog(QDialog):
    """`wanted()` is what was chosen, `title` that of the one PDF."""

    def __init__(
        self,
        session: Session,
        kinds: Sequence[ReportKind],
        options: Mapping[str, Chosen],
        usual: Sequence[str],
        title: str,
        ask_name: Callable[[str], str | None],
        parent: QWidget | None = None,
    ) -> None:
        """`options` are those of each kind on the Reports page, `usual` the kinds that are chosen at first.

        `ask_name` asks how a set is to be called; it is kept in the file of the session.
        """
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(_("Reports for a meeting"))
        self.setObjectName("reportBatch")
        self.setMinimumWidth(px(480))
        self._titles = {kind.name: kind.title for kind in kinds}
        self._usual = set(usual)
        self._given = dict(options)
        self._options = dict(options)
        self._ask_name = ask_name
        self._sets: dict[str, ReportSet] = {}
        self.sets = Choice()
        self.keep_link, self.forget_link = LinkButton(_("Keep as a set…")), LinkButton(_("Delete"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Reports, in their order"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFixedHeight(px(28) * min(len(kinds), 8) + px(6))
        self.up, self.down = IconButton("up", _("Earlier")), IconButton("down", _("Later"))
        self.edition = Choice(
            [
                (AS_THEY_ARE, _("As each report has it")),
                ("public", _("Public")),
                ("in-camera", _("In camera")),
            ]
        )
        self.edition.set_value(AS_THEY_ARE)
        self.where = Choice([(True, _("One PDF with contents")), (False, _("A folder, a PDF for each"))])
        self.where.set_value(True)
        self.title = LineField()
        self.title.set_text(title)
        self.count = Words("", 12, role="secondary")
        self.buttons = DialogButtons()
        self.go = Button(_("Make the reports…"), primary=True)
        self.go.setObjectName("confirm")
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._wire()
        self._show_sets(NO_SET)
        self._list([*self._titles], self._usual)

    # ---- what was chosen

    @property
    def one_file(self) -> bool:
        """Whether the reports are bound into one PDF."""
        return bool(self.where.value())

    def wanted(self) -> tuple[Chosen, ...]:
        """The reports in their order, with their options."""
        from plandesk.domain.report_sets import Chosen

        edition = str(self.edition.value() or "")
        found = []
        for item in self._items():
            if item.checkState() == Qt.CheckState.Checked:
                kind = str(item.data(KIND))
                options = dict(self._options[kind].options) | ({"edition": edition} if edition else {})
                found.append(Chosen(kind, tuple(options.items())))
        return tuple(found)

    # ---- within

    def _lay_out(self) -> None:
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(px(8))
        links.addWidget(self.sets, 1)
        links.addWidget(self.keep_link)
        links.addWidget(self.forget_link)
        row = QWidget()
        row.setLayout(links)
        row.setFocusProxy(self.sets)
        self.sets.setAccessibleName(_("Set"))
        arrows = QVBoxLayout()
        arrows.addWidget(self.up)
        arrows.addWidget(self.down)
        arrows.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(px(4))
        beside.addWidget(self.list, 1)
        beside.addLayout(arrows)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Words(_("Reports for a meeting"), 14, QFont.Weight.DemiBold))
        column.addWidget(Labelled(_("Set"), row))
        column.addLayout(beside)
        told = _("Each is made with its options on the Reports page, or as the set keeps them.")
        column.addWidget(Words(told, 12, role="secondary", wrap=True))
        halves = QHBoxLayout()
        halves.setSpacing(px(12))
        halves.addWidget(Labelled(_("Edition"), self.edition), 1)
        halves.addWidget(Labelled(_("Made into"), self.where), 1)
        column.addLayout(halves)
        self._title = Labelled(_("Title of the PDF"), self.title)
        column.addWidget(self._title)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.buttons)
        column.addSpacing(px(4))
        column.addLayout(foot)

    def _wire(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.sets.chosen.connect(self._take_set)
        self.keep_link.clicked.connect(self._keep)
        self.forget_link.clicked.connect(self._forget)
        self.list.itemChanged.connect(lambda _item: self._check())
        self.list.currentRowChanged.connect(lambda _row: self._check())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.where.chosen.connect(lambda _one: self._check())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _list(self, order: Sequence[str], checked: set[str]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for kind in order:
            item = QListWidgetItem(self._titles[kind], self.list)
            item.setData(KIND, kind)
            item.setSizeHint(QSize(px(120), px(28)))
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if kind in checked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._check()

    def _move(self, rows: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + rows < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + rows, item)
            self.list.setCurrentRow(row + rows)

    def _check(self) -> None:
        chosen = sum(item.checkState() == Qt.CheckState.Checked for item in self._items())
        self.count.setText(ngettext("{n} report", "{n} reports", chosen).format(n=chosen))
        self.go.setEnabled(chosen > 0)
        of_file = self._chosen_set() is None or self._of_file()
        self.keep_link.setText(_("Keep as a set…") if of_file else _("Keep in the file"))
        self.keep_link.setEnabled(chosen > 0 and not self._session.read_only)
        self.forget_link.setEnabled(
            self._chosen_set() is not None and not (self._of_file() and self._session.read_only)
        )
        self._title.setEnabled(self.one_file)
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)

    # ---- sets

    def _chosen_set(self) -> ReportSet | None:
        name = self.sets.value()
        return self._sets.get(str(name)) if name is not NO_SET else None

    def _of_file(self) -> bool:
        """Whether the set chosen is in the file, not on this computer only."""
        found = self._chosen_set()
        return found is not None and bool(found.uid)

    def _show_sets(self, name: str | None) -> None:
        from plandesk.reports.report_sets import known_sets

        document = self._session.document
        self._sets = {one.name: one for one in known_sets(document)} if document is not None else {}
        here = _("{name} (from this computer)")
        offered = {
            one.name: one.name if one.uid else here.format(name=one.name) for one in self._sets.values()
        }
        self.sets.set_choices([(NO_SET, _("None")), *offered.items()])
        self.sets.set_value(name)

    def _take_set(self, name: object) -> None:
        found = self._sets.get(str(name)) if name is not NO_SET else None
        if found is None:
            self._options = dict(self._given)
            self._list([*self._titles], self._usual)
            return
        own = {one.kind: one for one in found.reports if one.kind in self._titles}
        self._options = self._given | own
        self.where.set_value(found.one_file)
        self.edition.set_value(AS_THEY_ARE)
        self._list([*own, *(kind for kind in self._titles if kind not in own)], set(own))

    def _keep(self) -> None:
        from plandesk.domain.report_sets import ReportSet, keep_set

        document, found = self._session.document, self._chosen_set()
        if found is not None and not found.uid:
            name: str | None = found.name  # from this computer: it keeps its name
        else:
            name = self._ask_name(str(self.sets.value() or self.title.text()))
        if document is None or not name:
            return
        wanted = ReportSet(name, self.wanted(), self.one_file)
        kept = self._session.act(lambda: keep_set(document, wanted))
        if kept is not None:
            self._options |= {one.kind: one for one in wanted.reports}
            self._show_sets(kept)
            self._check()

    def _forget(self) -> None:
        from plandesk.domain.report_sets import delete_set
        from plandesk.reports.report_sets import forget_on_computer

        document, found = self._session.document, self._chosen_set()
        if document is None or found is None:
            return
        if found.uid:
            self._session.act(lambda: delete_set(document, found.uid))
        else:
            forget_on_computer(found.name)
        self._show_sets(NO_SET)
        self._check()
