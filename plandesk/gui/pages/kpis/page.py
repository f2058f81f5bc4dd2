"""The KPIs page: the list on the left, the one in hand on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.kpis.definitions import Kpi, add_kpi, delete_kpis, duplicate_kpi, kpis, move_kpi
from plandesk.domain.kpis.look_over import cell_of_measure
from plandesk.domain.kpis.measures import Cell
from plandesk.domain.kpis.preflight import FigureFinding
from plandesk.file.changes import ChangeSet
from plandesk.gui import page
from plandesk.gui.models.kpi_list_model import KpiListModel
from plandesk.gui.page import Page
from plandesk.gui.pages.kpis.dashboard import KpiDashboard
from plandesk.gui.pages.kpis.definition import DefinitionPane
from plandesk.gui.pages.kpis.figures import FiguresPane
from plandesk.gui.pages.kpis.head import KpiHead
from plandesk.gui.pages.kpis.kpi_list import KpiListPane
from plandesk.gui.pages.kpis.nothing_yet import NothingYet
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.split import WIDE, Split
from plandesk.i18n import _, ngettext

DASHBOARD, FIGURES, DEFINITION = "dashboard", "figures", "definition"


class KpisPage(Page):
    """Add, copy, move and delete KPIs; define the one in hand."""

    name = "kpis"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.kpi: Kpi | None = None
        self._following = self._stale = False
        self.model = KpiListModel(session, self)
        self.pane = KpiListPane(self.model)
        self.list = self.pane.list
        self.definition = DefinitionPane(session)
        self.figures = FiguresPane(session)
        self.dashboard = KpiDashboard(session)
        self.tabs: dict[str, QWidget] = {
            DASHBOARD: self.dashboard,
            FIGURES: self.figures,
            DEFINITION: self.definition,
        }
        self.head = KpiHead(
            [(DASHBOARD, _("Dashboard")), (FIGURES, _("Figures")), (DEFINITION, _("Definition"))]
        )
        self._lay_out()
        self._add_actions()
        self._wire()
        self._read()

    # ---- what the frame asks

    def show_record(self, kind: str, record_id: int) -> None:
        if kind == "kpi":
            self._drop_search()
            self._choose(record_id)
        elif kind == "measure" and self.session.document is not None:
            found = cell_of_measure(self.session.document, record_id)
            if found is not None:
                self.show_cell(*found)

    def focus_search(self, text: str) -> None:
        self._take_search(text)

    def search_words(self) -> str:
        return _("Search KPIs")

    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self._follow(ChangeSet("", reload=True))
        self._refresh()

    def panes(self) -> list[QWidget]:
        middle = {FIGURES: self.figures.table, DASHBOARD: self.dashboard.stretch}
        return [self.list, self.head.tabs, middle.get(self.head.tab, self.definition.form.name)]

    def state(self) -> dict[str, Any]:
        return {"widths": self.split.widths(), "tab": self.head.tab}

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])
        self.head.show_tab(str(state.get("tab", "")))

    def can_edit(self, verb: str) -> bool:
        if self.figures.table.hasFocus():
            return self.figures.table.can_edit(verb)
        if self.list.hasFocus():
            return verb == page.DELETE and self.kpi is not None and not self.session.read_only
        return False

    def edit(self, verb: str) -> None:
        if self.figures.table.hasFocus():
            self.figures.table.carry_out(verb)
        elif verb == page.DELETE:
            self.delete()

    # ---- what the user does

    def add(self) -> None:
        """Add a KPI and put the cursor into its name."""
        document = self.session.document
        if document is None:
            return
        self._drop_search()
        added = self.session.act(lambda: add_kpi(document, _("New KPI")))
        if added is not None:
            self._choose(added)
            self.head.show_tab(DEFINITION)
            self.definition.focus_name()

    def duplicate(self) -> None:
        """Add the definition in hand once more, without its figures."""
        document, kpi = self.session.document, self.kpi
        if document is None or kpi is None:
            return
        added = self.session.act(lambda: duplicate_kpi(document, kpi.id))
        if added is not None:
            self._choose(added)
            self.head.show_tab(DEFINITION)
            self.definition.focus_name()

    def delete(self) -> None:
        """Delete the KPI in hand with its figures; undo brings them back."""
        document, kpi = self.session.document, self.kpi
        if document is not None and kpi is not None:
            self.session.act(lambda: delete_kpis(document, [kpi.id]))

    def show_history(self) -> None:
        """What happened to the definition in hand, on the History page."""
        if self.kpi is not None:
            self.record_requested.emit("history", "kpi", self.kpi.id)

    def import_figures(self) -> None:
        """Import a table of figures, of the KPI in hand where the table names none."""
        from plandesk.gui.dialogs.import_figures import ask_import_figures

        kpi_id = self.kpi.id if self.kpi is not None else None
        ask_import_figures(self.session, self.prompts, self.tasks, self, kpi_id)

    def fill_down(self) -> None:
        """Give the selected cells what stands in the uppermost ones."""
        self.figures.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.figures.table.fill_down()

    def show_cell(self, kpi_id: int, cell: Cell) -> None:
        """Go to a figure of a KPI."""
        self.show_record("kpi", kpi_id)
        self.head.show_tab(FIGURES)
        self.figures.show_cell(cell)

    def go(self, step: int) -> None:
        """Take the KPI above (-1) or below (1) in the list."""
        self.session.flush()
        ids = self.model.ids()
        place = ids.index(self.kpi.id) + step if self.kpi is not None and self.kpi.id in ids else -1
        if 0 <= place < len(ids):
            self._choose(ids[place])

    def move(self, step: int) -> None:
        """Move the KPI in hand up (-1) or down (1) among those under the same goal."""
        document, beside = self.session.document, self._beside(step)
        kpi = self.kpi
        if document is None or kpi is None or beside is None or self.session.read_only:
            return
        place = next(one.position for one in kpis(document) if one.id == beside)
        self.session.act(lambda: move_kpi(document, kpi.id, place))

    # ---- building

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for tab in self.tabs.values():
            self.stack.addWidget(tab)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        self.split = Split(middle, None, self.pane, side_width=232)
        nothing = NothingYet()
        self.empty = nothing.empty
        self.whole = QStackedWidget()
        self.whole.addWidget(self.split)
        self.whole.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.whole)

    def _add_actions(self) -> None:
        add = self.menu_action("edit", _("Add &KPI"), self.add, "Ctrl+N", "add")
        self._actions: list[QAction] = [
            self.menu_action("edit", _("Duplicate KPI"), self.duplicate, None, "copy"),
            self.menu_action("edit", _("Move KPI up"), lambda: self.move(-1), None, "up"),
            self.menu_action("edit", _("Move KPI down"), lambda: self.move(1), None, "down"),
            self.menu_action("edit", _("Delete KPI"), self.delete, None, "trash"),
        ]
        self._history = self.menu_action(
            "edit", _("History of this entry"), self.show_history, None, "history"
        )
        self.fill = self.menu_action("edit", _("Fill down"), self.fill_down, "Ctrl+D", "down")
        self.menu_tabs(self.head.tabs)
        self.import_entry = QAction(_("Import figures…"), self)
        self.import_entry.triggered.connect(lambda _checked=False: self.import_figures())
        self.head.add_to_menu([*self._actions, self._history, self.import_entry])
        writable = not self.session.read_only
        add.setEnabled(writable)
        self.pane.add.setVisible(writable)
        self.head.import_button.setEnabled(writable)
        self.empty.button.setEnabled(writable)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.plan_changed.connect(self._read)
        self.empty.acted.connect(self.add)
        self.pane.add.clicked.connect(lambda _checked=False: self.add())
        self.list.chosen.connect(self._take)
        self.list.opened.connect(self._enter)
        self.list.move_requested.connect(self.move)
        self.list.menu_requested.connect(self._show_menu)
        self.head.import_button.clicked.connect(lambda _checked=False: self.import_figures())
        self.head.choice.chosen.connect(self._choose)
        self.head.tab_chosen.connect(self._show_tab)
        for tab in (self.definition, self.figures):
            tab.back_requested.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.definition.beside_requested.connect(self.go)
        self.definition.objectives.goal_requested.connect(
            lambda goal: self.record_requested.emit("plan", "objective", goal)
        )
        self.figures.findings.chosen.connect(self._show_finding)
        self.dashboard.figure_requested.connect(lambda cell: self.show_cell(self.kpi.id, cell))
        self.figures.selection_changed.connect(self.edits_changed)
        self.split.mode_changed.connect(lambda mode: self.head.show_choice(mode != WIDE))

    # ---- within

    def _follow(self, changes: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            return
        kept = self.kpi.id if self.kpi is not None else None
        row = self.model.row_of(kept)
        self._following = True
        self.model.follow(changes)
        self._following = False
        if self.model.row_of(kept) < 0:  # it is gone, or was moved: the one in its place
            kept = self._at(row)
        if changes.touches("kpi", "kpi_objective"):
            self.kpi = self._read_kpi(kept)
        if self.list.kpi_id() != kept:
            self._choose(kept)
        self.definition.follow(changes, self.kpi)
        self.figures.follow(changes, self.kpi)
        self.dashboard.follow(changes, self.kpi)
        self._refresh()

    def _read(self, _plan: object = None) -> None:
        kept = self.kpi.id if self.kpi is not None else None
        self._following = True
        self.model.read()
        self._following = False
        self._choose(kept if self.model.row_of(kept) >= 0 else self._at(0))

    def _at(self, row: int) -> int | None:
        """The KPI at a row, or the nearest one."""
        if not self.model.ids():
            return None
        near = sorted(range(len(self.model.rows)), key=lambda one: (abs(one - row), one))
        return next(self.model.rows[one].id for one in near if self.model.rows[one].id)

    def _choose(self, kpi_id: object) -> None:
        """Select a KPI and show it; None shows that there is none."""
        row = self.model.row_of(kpi_id if isinstance(kpi_id, int) else None)
        if row >= 0 and self.list.kpi_id() != kpi_id:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))
        elif row < 0:
            self._take(0)
        if self.kpi is None or self.kpi.id != kpi_id:
            self._take(int(kpi_id) if isinstance(kpi_id, int) else 0)

    def _take(self, kpi_id: int) -> None:
        """Show a KPI on the right."""
        if self._following:
            return
        self.kpi = self._read_kpi(kpi_id)
        self._show()
        if self.kpi is not None:
            self.record_shown.emit("kpi", self.kpi.id)

    def _read_kpi(self, kpi_id: int | None) -> Kpi | None:
        document = self.session.document
        if document is None:
            return None
        return next((one for one in kpis(document) if one.id == kpi_id), None)

    def _show(self) -> None:
        self.definition.show_kpi(self.kpi)
        self.figures.show_kpi(self.kpi)
        self.dashboard.show_kpi(self.kpi)
        self._refresh()

    def _show_finding(self, finding: FigureFinding) -> None:
        """Go to the cell of a finding, or to the definition where it is about that."""
        if finding.cell is not None:
            self.figures.show_cell(finding.cell)
            return
        self.head.show_tab(DEFINITION)
        field = {"source": "source", "baseline": "baseline"}.get(finding.kind, "target")
        getattr(self.definition.form, field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tab(self, name: str) -> None:
        self.session.flush()
        self.stack.setCurrentWidget(self.tabs[name])
        self.fill.setEnabled(name == FIGURES and self.kpi is not None and not self.session.read_only)
        self.edits_changed.emit()

    def _refresh(self) -> None:
        """The head, the counts, and what can be done now."""
        kpi, document = self.kpi, self.session.document
        many = len(kpis(document)) if document is not None else 0
        shown = self.model.ids()
        self.whole.setCurrentIndex(0 if many else 1)
        self.pane.nothing.setVisible(bool(many) and not shown)
        self.list.setVisible(bool(shown))
        self.head.set_title((kpi.name or _("KPI without a name")) if kpi is not None else "")
        names = [(row.id, row.words) for row in self.model.rows if row.id]
        self.head.choice.set_choices(names)
        self.head.choice.set_value(kpi.id if kpi is not None else None)
        able = kpi is not None and not self.session.read_only
        for action, possible in zip(
            self._actions,
            (True, self._beside(-1) is not None, self._beside(1) is not None, True),
            strict=True,
        ):
            action.setEnabled(able and possible)
        self._history.setEnabled(kpi is not None)
        self.import_entry.setEnabled(able)
        self.fill.setEnabled(able and self.head.tab == FIGURES)
        words = ngettext("{n} KPI", "{n} KPIs", many).format(n=many) if many else ""
        if len(shown) != many:
            words = _("{shown} of {total} shown").format(shown=len(shown), total=many)
        self.notice.emit(words)
        self.edits_changed.emit()

    def _beside(self, step: int) -> int | None:
        """The KPI above or below the one in hand, under the same goal."""
        row = self.model.row_of(self.kpi.id if self.kpi is not None else None) + step
        there = self.kpi is not None and 0 <= row < len(self.model.rows)
        return (self.model.rows[row].id or None) if there else None

    def _drop_search(self) -> None:
        if self.model.searched:
            self._take_search("")
            self.search_dropped.emit()

    def _take_search(self, text: str) -> None:
        kept = self.kpi.id if self.kpi is not None else None
        self._following = True
        self.model.search(text)
        self._following = False
        if self.model.row_of(kept) >= 0 or not self.model.ids():
            if kept is not None and self.model.ids():
                self._choose(kept)
            self._refresh()
        else:
            self._choose(self._at(0))

    def _enter(self) -> None:
        """Go from the list into what is shown of the KPI."""
        self.panes()[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        if self.session.read_only:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([*self._actions, self._history])
        menu.popup(place)
