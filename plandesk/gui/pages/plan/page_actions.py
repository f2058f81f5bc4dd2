"""The entries of the Plan page in the menus, its buttons and its context menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from plandesk.domain.plans import Plan, delete_plan, duplicate_plan
from plandesk.gui.page import COPY, CUT, DELETE, PASTE
from plandesk.gui.pages.plan.levels import short_name
from plandesk.gui.widgets.buttons import Button
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.pages.plan.page import PlanPage


class PlanActions(QObject):
    """Actions and buttons, named by the plan's own levels."""

    def __init__(self, page: PlanPage) -> None:
        super().__init__(page)
        self._page = page
        self._plan: Plan | None = None
        self._buttons: list[Button] = []
        commands = page.commands
        add = page.menu_action
        self.add_area = add("plan", "", lambda: self._add(0), "Ctrl+Shift+F", "add")
        self.add_goal = add("plan", "", lambda: self._add_first(), "Ctrl+N", "add")
        self.add_initiative = add(
            "plan", "", lambda: page.edit_new(commands.add_initiative()), "Ctrl+Shift+A", "add"
        )
        self.add_section = add("plan", _("Add a section"), lambda: None, None, "section")
        self.kinds = QMenu()
        self.kinds.aboutToShow.connect(lambda: page.sections.fill_kinds(self.kinds))
        self.add_section.setMenu(self.kinds)
        page.menu_line("plan")
        self.up = add("plan", _("Move up"), lambda: self._move(-1), "Alt+Up", "up")
        self.down = add("plan", _("Move down"), lambda: self._move(1), "Alt+Down", "down")
        self.promote = add("plan", _("One level up"), commands.promote, "Alt+Left")
        self.demote = add("plan", _("One level down"), commands.demote, "Alt+Right")
        self.history = add("plan", _("History of this entry"), self._history, None, "history")
        page.menu_line("plan")
        self.levels = add("plan", _("Levels and numbers…"), page.show_levels, None, "settings")
        self.duplicate_plan = add("plan", _("Duplicate this plan"), self._duplicate_plan, None, "copy")
        self.delete_plan = add("plan", _("Delete this plan…"), self._delete_plan, None, "trash")
        self.duplicate = add("edit", _("Duplicate"), commands.duplicate, "Ctrl+D", "copy")
        self.rename = add("edit", _("Rename in the row"), self._rename, "F2", "edit")
        self.expand_all = add("view", _("Open all branches"), self._expand_all, "Ctrl++", "expand")
        self.collapse_all = add("view", _("Close all branches"), self._collapse_all, "Ctrl+-", "collapse")
        page.record.kpi_requested.connect(lambda kpi: page.record_requested.emit("kpis", "kpi", kpi))
        self.whole_text = add("view", _("Show whole text"), lambda: None)
        self.whole_text.setCheckable(True)
        self.whole_text.toggled.connect(page.outline.tree.set_whole_text)
        self.menu = page.head.add_to_menu(self.whole_text, self.expand_all, self.collapse_all)
        self.menu.addSeparator()
        page.head.add_to_menu(self.levels, self.duplicate_plan, self.delete_plan)
        self.delete_row = QAction(_("Delete"), page)
        self.delete_row.triggered.connect(lambda _checked=False: commands.delete())
        page.record.add_to_menu(self.duplicate, self.up, self.down, self.history, self.delete_row)

    def name_levels(self, plan: Plan | None) -> None:
        """Take the names of another plan's levels."""
        known = self._plan.levels if self._plan is not None else None
        self._plan = plan
        if plan is not None and plan.levels != known:
            self.add_area.setText(_("Add: {name}").format(name=plan.levels[0].name))
            self.add_goal.setText(_("Add: {name}").format(name=plan.levels[1].name))
            self.add_goal.setVisible(len(plan.levels) > 2)
            self.add_initiative.setText(_("Add: {name}").format(name=plan.initiative_level.name))
            self._make_buttons(plan)
        self.enable()

    def enable(self) -> None:
        """Let what means nothing now be greyed out."""
        page = self._page
        able = page.plan is not None and not page.session.read_only
        tree = page.outline.model.tree
        some = able and page.outline.node is not None
        goals = able and tree is not None and bool(tree.roots)
        for action in (self.add_area, self.add_section, self.levels, self.duplicate_plan, self.delete_plan):
            action.setEnabled(able)
        self.add_goal.setEnabled(able)
        for part in (self.add_initiative, *self._buttons):
            part.setEnabled(goals)
        for action in (self.promote, self.demote, self.duplicate, self.delete_row):
            action.setEnabled(some)
        for action in (self.up, self.down, self.rename):
            action.setEnabled(able)
        self.history.setEnabled(page.outline.node is not None)
        for button in self._buttons:
            button.setVisible(goals and page.is_outline())

    def fill(self, menu: QMenu) -> None:
        """The context menu of a row."""
        page = self._page
        menu.addActions([self.add_area, self.add_goal, self.add_initiative])
        menu.addSeparator()
        for verb, words in ((CUT, _("Cut")), (COPY, _("Copy")), (PASTE, _("Paste"))):
            menu.addAction(words, lambda verb=verb: page.edit(verb)).setEnabled(page.can_edit(verb))
        menu.addActions([self.duplicate, self.rename])
        menu.addSeparator()
        menu.addActions([self.up, self.down, self.promote, self.demote])
        menu.addSeparator()
        menu.addAction(self.history)
        menu.addAction(_("Delete"), lambda: page.edit(DELETE)).setEnabled(page.can_edit(DELETE))

    # ---- within

    def _history(self) -> None:
        """What happened to the row in hand, on the History page."""
        node = self._page.outline.node
        if node is not None:
            self._page.record_requested.emit("history", node.kind, node.id)

    def _make_buttons(self, plan: Plan) -> None:
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        for depth, level in enumerate(plan.levels[1:], 1):
            is_last = depth == len(plan.levels) - 1
            slot: Callable[[], object] = (
                self.add_initiative.trigger if is_last else lambda depth=depth: self._add(depth)
            )
            button = self._page.head.add_button(short_name(level), slot, "add")
            button.setAccessibleName(_("Add: {name}").format(name=level.name))
            self._buttons.append(button)

    def _add(self, depth: int) -> None:
        self._page.edit_new(self._page.commands.add_objective(depth))

    def _add_first(self) -> None:
        """The page's first thing: a goal; a focus area while there is none."""
        tree = self._page.outline.model.tree
        if tree is None:
            return
        if not tree.roots:
            self._add(0)
        elif len(tree.plan.levels) > 2:
            self._add(1)
        else:
            self.add_initiative.trigger()

    def _move(self, by: int) -> None:
        page = self._page
        card = page.chosen_card()
        if card is not None:
            card.move(by)
        elif page.sections.list.hasFocus():
            page.sections.move(by)
        else:
            page.commands.move(by)

    def _rename(self) -> None:
        page = self._page
        if page.sections.list.hasFocus():
            page.sections.rename()
        elif page.outline.node is not None:
            page.outline.tree.setFocus()
            page.outline.tree.edit(page.outline.tree.currentIndex().siblingAtColumn(0))

    def _expand_all(self) -> None:
        self._page.outline.open_all()

    def _collapse_all(self) -> None:
        self._page.outline.close_all()

    def _duplicate_plan(self) -> None:
        session = self._page.session
        document, plan_id = session.document, session.plan_id
        made = session.act(lambda: duplicate_plan(document, plan_id))
        if made is not None:
            session.set_plan(made)

    def _delete_plan(self) -> None:
        page = self._page
        document, gone, tree = page.session.document, page.plan, page.outline.model.tree
        if gone is None or document is None or tree is None or not page.session.flush():
            return
        counts = tree.counts()
        goals, leaves = sum(counts[:-1]), counts[-1]
        details = " ".join(
            [
                ngettext("It has {n} goal", "It has {n} goals", goals).format(n=goals),
                ngettext("with {n} initiative.", "with {n} initiatives.", leaves).format(n=leaves),
                _("Undo brings the plan back."),
            ]
        )
        sentence = _("Delete the plan “{title}”?").format(title=gone.title)
        if page.prompts.confirm(sentence, _("Delete plan"), details, risky=True):

            def delete() -> None:
                page.session.keep_backup()
                delete_plan(document, gone.id)

            page.session.act(delete)
