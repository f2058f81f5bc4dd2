"""The coverage figure: by quarter and unit without names, and exactly what goes into the plan file."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching import coverage
from plandesk.domain.coaching.carrying_coverage import (
    CarriedGroup,
    CarryPreview,
    carry,
    kpi_names,
    preview,
)
from plandesk.domain.coaching.coverage import Coverage, Group, withheld_words
from plandesk.domain.periods import Quarter, quarters_between
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.desk_dialog import DeskDialog
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.i18n import _, ngettext

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTHS = (88, 148, 104, 80, 112)
LATEST = 4  # quarters that are shown at first


class CoverageDialog(DeskDialog):
    """The table is what the button carries: nothing else reaches the plan file."""

    def __init__(self, desk: DeskSession, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(desk, prompts, parent)
        self.setObjectName("coverage")
        self.setWindowTitle(_("Coverage figure"))
        self.today = date.today()
        self._figures: Coverage | None = None
        self._seen: CarryPreview | None = None
        self.first, self.last = Choice(), Choice()
        self.table = QTreeWidget()
        self._lay_out()
        self._offer_quarters()
        self.first.chosen.connect(self._look)
        self.last.chosen.connect(self._look)
        self.go.clicked.connect(lambda _checked=False: self._carry())
        # Bound to the dialog, so that they end with it.
        desk.plans.document_changed.connect(self._look)
        desk.plans.changed.connect(self._look)
        self._look()
        self.fit(900, 600)

    def _lay_out(self) -> None:
        self.table.setAccessibleName(_("Coverage by quarter and unit"))
        counted = (_("Sessions held"), _("Members"), _("Actions closed"))
        self.table.setHeaderLabels([_("Quarter"), _("Unit"), *counted, _("In the plan file")])
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setItemDelegate(RowDelegate(self.table))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = self.table.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            self.table.setColumnWidth(column, px(width))
        for column in (2, 3, 4):
            self.table.headerItem().setTextAlignment(column, RIGHT)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for label, choice in ((_("From"), self.first), (_("To"), self.last)):
            choice.setFixedWidth(px(136))
            row.addWidget(Labelled(label, choice))
        row.addStretch(1)
        names = kpi_names()
        note = Words(
            _(
                "Counts only: no name, number or text goes into the plan file. Groups of fewer than five "
                "people are withheld, and so is a total from which such a group could be worked out. "
                "The KPIs are “{sessions}”, “{members}” and “{actions}”."
            ).format(sessions=names[0], members=names[1], actions=names[2]),
            role="secondary",
            wrap=True,
        )
        self.said = Words("", role="secondary", wrap=True)
        self.go = Button(_("Carry into the plan file"), primary=True)
        self.go.setObjectName("confirm")
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(12))
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(16), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addLayout(row)
        layout.addWidget(self.table, 1)
        layout.addWidget(note)
        layout.addLayout(foot)

    def _offer_quarters(self) -> None:
        now = Quarter.of(self.today)
        begin = min(coverage.first_quarter(self.document) or now, now)
        every = quarters_between(begin.first, now.last)
        offered = [(one, one.text()) for one in every]
        self.first.set_choices(offered)
        self.last.set_choices(offered)
        self.first.set_value(every[max(0, len(every) - LATEST)])
        self.last.set_value(now)

    def _look(self, *_told: object) -> None:
        """Count anew, and look where the figures would go."""
        first, last = self.first.value(), self.last.value()
        if self.desk.document is not self.document:
            return
        assert isinstance(first, Quarter) and isinstance(last, Quarter)
        first, last = min(first, last), max(first, last)
        self._figures = coverage.coverage(self.document, first, last, self.today)
        plan_file = self.desk.plans.document
        self._seen = preview(self._figures, plan_file, self.today) if plan_file is not None else None
        self.table.clear()
        going = {one.group: one for one in self._seen.groups} if self._seen is not None else {}
        for group in self._figures.groups:
            self.table.addTopLevelItem(self._item(group, going.get(group)))
        if self.table.topLevelItemCount():
            self.table.setCurrentItem(self.table.topLevelItem(0))
        self._tell()

    def _item(self, group: Group, going: CarriedGroup | None) -> QTreeWidgetItem:
        assert self._figures is not None
        unit = (self._figures.whole or _("All units")) if group.is_total else (group.unit or _("No unit"))
        if group.is_total and self._figures.whole:
            unit = _("{unit} (all units)").format(unit=unit)
        counts = [str(one) for one in group.counts] if group.counts is not None else ["–", "–", "–"]
        item = QTreeWidgetItem([group.quarter.text(), unit, *counts, self._fate(group, going)])
        for column in (2, 3, 4):
            item.setTextAlignment(column, RIGHT)
        for column in range(item.columnCount()):
            item.setToolTip(column, "")
        return item

    def _fate(self, group: Group, going: CarriedGroup | None) -> str:
        """What becomes of a group's figures, in words."""
        if group.counts is None:
            stays = going is not None and any(one is not None for one in going.before)
            return _("withheld; what is there stays") if stays else withheld_words(group)
        if self._seen is None:
            return ""
        if going is None or going.unit_id is None:
            return _("not carried: a total") if group.is_total else _("not carried: no such unit")
        if not going.differs:
            return _("there already")
        if any(one is not None for one in going.before):
            old = ", ".join("–" if one is None else str(one) for one in going.before)
            return _("changes, was {figures}").format(figures=old)
        return _("new")

    def _tell(self) -> None:
        """Say what the button does, or why it cannot."""
        seen, plan_session = self._seen, self.desk.plans
        ready = False
        if seen is None or plan_session.document is None:
            words = _("Open the plan file beside this one to carry the figures into it.")
        elif plan_session.read_only:
            words = _("The plan file is open for reading only, so nothing can be carried into it.")
        elif not any(one.goes for one in seen.groups):
            words = _("None of these figures can go into the plan file.")
        elif not seen.figures:
            words = _("The plan file has all these figures already.")
        else:
            n = seen.figures
            words = ngettext(
                "{n} figure goes into “{name}”, as one step that Undo takes back.",
                "{n} figures go into “{name}”, as one step that Undo takes back.",
                n,
            ).format(n=n, name=plan_session.document.path.name)
            ready = True
        if seen is not None and seen.unmatched:
            units = ", ".join(f"“{one}”" for one in seen.unmatched)
            words += " " + _("It has no unit of the name {units}.").format(units=units)
        self.said.setText(words)
        self.go.setEnabled(ready)
        self.go.setAccessibleDescription(words)

    def _carry(self) -> None:
        seen, figures, plan_file = self._seen, self._figures, self.desk.plans.document
        if seen is None or figures is None or plan_file is None:
            return
        done = self.desk.plans.act(lambda: carry(seen, figures, plan_file))
        if done is None:
            self._look()
            return
        words = ngettext(
            "{n} coverage figure was carried into the plan file.",
            "{n} coverage figures were carried into the plan file.",
            done,
        )
        self.desk.noticed.emit(words.format(n=done))
        self._look()
        self.said.setText(words.format(n=done))
