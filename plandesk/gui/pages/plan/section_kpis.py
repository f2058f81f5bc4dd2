"""The KPIs that a dashboard shows: chosen from a list, in an order of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from plandesk.domain.sections import Section, change_section
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.i18n import _


class SectionKpis(QWidget):
    """Names below one another; without any the KPIs of the plan's goals are shown, which it says."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section: Section | None = None
        self._names: dict[int, str] = {}
        self.lines: list[KpiChoice] = []
        self.hint = Words("", 12, role="secondary", wrap=True)
        self.add = LinkButton(_("KPI"), "add")
        self.add.setAccessibleName(_("Show a KPI"))
        self.add_menu = QMenu(self)
        self.add.clicked.connect(self._offer)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(12), 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(Words(_("KPIs shown"), 12, role="secondary"))
        self._column.addWidget(self.hint)
        self._column.addWidget(self.add)

    def show_section(self, section: Section) -> None:
        """Show the KPIs of a section."""
        from plandesk.domain.kpis.definitions import kpis  # late: the page opens without it

        document = self._session.document
        self._section = section
        self._names = {one.id: one.name or _("KPI without a name") for one in kpis(document)}
        able = not self._session.read_only
        if [(line.kpi_id, line.name.text()) for line in self.lines] != [
            (one, self._names.get(one, "")) for one in section.kpis
        ]:
            self._make_lines(section)
        for place, line in enumerate(self.lines):
            line.up.setEnabled(able and place > 0)
            line.down.setEnabled(able and place + 1 < len(self.lines))
            line.remove.setEnabled(able)
        left = set(self._names) - set(section.kpis)
        self.add.setVisible(able and bool(left))
        self.hint.setVisible(not section.kpis)
        self.hint.setText(
            _("Without a choice, the KPIs that measure the goals of this plan are shown.")
            if self._names
            else _("There are no KPIs yet. Add them on the KPIs page.")
        )

    def fill_menu(self) -> None:
        """Put an entry for each KPI that is not shown yet into the menu."""
        self.add_menu.clear()
        chosen = self._section.kpis if self._section is not None else ()
        for kpi_id, name in self._names.items():
            if kpi_id not in chosen:
                shown = name.replace("&", "&&")
                self.add_menu.addAction(shown, lambda kpi_id=kpi_id: self._put((*chosen, kpi_id)))

    def move(self, kpi_id: int, by: int) -> None:
        """Put a KPI one place up (-1) or down (1)."""
        if self._section is None:
            return
        chosen = list(self._section.kpis)
        place = chosen.index(kpi_id)
        if 0 <= place + by < len(chosen):
            chosen.insert(place + by, chosen.pop(place))
            self._put(tuple(chosen))

    def leave_out(self, kpi_id: int) -> None:
        """Show a KPI no longer."""
        if self._section is not None:
            self._put(tuple(one for one in self._section.kpis if one != kpi_id))

    def _put(self, chosen: tuple[int, ...]) -> None:
        document, section = self._session.document, self._section
        if section is not None:
            self._session.act(lambda: change_section(document, section.id, kpis=chosen))

    def _offer(self) -> None:
        self.fill_menu()
        self.add_menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _make_lines(self, section: Section) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [KpiChoice(self, one, self._names.get(one, "")) for one in section.kpis]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(1 + place, line)
            line.show()


class KpiChoice(QWidget):
    """One KPI that is shown, with buttons for its place."""

    def __init__(self, owner: SectionKpis, kpi_id: int, name: str) -> None:
        super().__init__(owner)
        self.kpi_id = kpi_id
        self.name = Elided(name, 13)
        self.up = IconButton("up", _("Move {name} up").format(name=name))
        self.down = IconButton("down", _("Move {name} down").format(name=name))
        self.remove = IconButton("close", _("Do not show {name}").format(name=name))
        self.up.clicked.connect(lambda: owner.move(kpi_id, -1))
        self.down.clicked.connect(lambda: owner.move(kpi_id, 1))
        self.remove.clicked.connect(lambda: owner.leave_out(kpi_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
