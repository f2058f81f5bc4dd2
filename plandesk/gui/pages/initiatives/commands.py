"""What can be done with the selected initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from plandesk.domain import branches, initiatives
from plandesk.domain.level_words import Node
from plandesk.domain.periods import Due
from plandesk.errors import UserError
from plandesk.gui.dialogs.set_values import DueDialog, GoalDialog, LeadsDialog
from plandesk.gui.lead_field import leads_of
from plandesk.gui.models.new_leads import act_with_leads
from plandesk.gui.pages.initiatives import block
from plandesk.gui.record_forms import due_choices
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.gui.models.initiatives_model import InitiativesModel
    from plandesk.gui.pages.initiatives.table import InitiativesTable
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session


class Commands:
    """Each asks what it has to know, then acts in one step."""

    def __init__(
        self,
        session: Session,
        prompts: Prompts,
        table: InitiativesTable,
        model: InitiativesModel,
        over: QWidget,
    ) -> None:
        self._session, self._prompts, self._over = session, prompts, over
        self._table, self._model = table, model

    def set_due(self) -> None:
        """Ask for a due time and give it to all selected initiatives."""
        ids, tree = self._table.selected_ids(), self._model.tree
        if not ids or tree is None:
            return
        year = tree.plan.year
        dialog = DueDialog(
            ngettext("When is this initiative due?", "When are these {n} initiatives due?", len(ids)).format(
                n=len(ids)
            ),
            due_choices(tree.plan),
            lambda words: Due.parse(words, year).stored,
            lambda stored: Due(stored).text(),
            self._over,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._change(ids, due=Due(dialog.due))

    def set_leads(self) -> None:
        """Ask for leads and give them to all selected initiatives."""
        ids, document = self._table.selected_ids(), self._session.document
        if not ids or document is None:
            return
        sentence = ngettext("Who leads this initiative?", "Who leads these {n} initiatives?", len(ids))
        dialog = LeadsDialog(sentence.format(n=len(ids)), document, self._over)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return

        def carry_out() -> None:
            with document.step(
                ngettext("Change initiative", "Change {n} initiatives", len(ids)).format(n=len(ids))
            ):
                initiatives.change_initiatives(document, ids, leads=leads_of(document, dialog.tokens))

        act_with_leads(self._session, carry_out)

    def set_public(self, public: bool) -> None:
        """Put all selected initiatives into the public edition, or keep them out."""
        self._change(self._table.selected_ids(), public=public)

    def move_to_goal(self) -> None:
        """Ask for a goal and put all selected initiatives at its end."""
        ids, document = self._table.selected_ids(), self._session.document
        if not ids or document is None:
            return
        sentence = ngettext(
            "Which goal does this initiative go to?", "Which goal do these {n} initiatives go to?", len(ids)
        )
        goal = self._ask_goal(sentence.format(n=len(ids)), _("Move"))
        if goal is not None:
            nodes = [Node("initiative", one) for one in ids]
            self._session.act(lambda: branches.move_nodes(document, nodes, goal))
            self._table.select(ids)

    def move_by(self, step: int) -> None:
        """Move the selected initiatives up (-1) or down (1) within their goal."""
        ids, document = self._table.selected_ids(), self._session.document
        query = self._model.query
        if not ids or document is None or query.sort != "number" or query.descending:
            return
        nodes = [Node("initiative", one) for one in ids]
        owners = {row.objective_id for row in self._model.rows(ids)}
        if len(owners) == 1 and self._session.act(lambda: branches.move_by(document, nodes, step)):
            self._table.select(ids)

    def delete(self) -> None:
        """Delete the selected initiatives; undo brings them back."""
        ids, document = self._table.selected_ids(), self._session.document
        if not ids or document is None or self._session.read_only:
            return
        last = self._model.row_of(ids[-1])
        after = self._model.next_initiative(last, 1) if last is not None else None
        stay = self._model.initiative_id(after) if after is not None else None
        nodes = [Node("initiative", one) for one in ids]
        self._session.act(lambda: branches.delete_nodes(document, nodes))
        if stay is not None:
            self._table.select([stay])

    def duplicate(self) -> None:
        """Make a copy of each selected initiative below it."""
        from plandesk.domain.clipboard import duplicate_nodes

        ids, document = self._table.selected_ids(), self._session.document
        if not ids or document is None:
            return
        nodes = [Node("initiative", one) for one in ids]
        made = self._session.act(lambda: duplicate_nodes(document, nodes))
        if made:
            self._table.select([node.id for node in made])

    def copy(self, only_cell: bool = False) -> None:
        """Put the selected rows (or the current cell) on the clipboard."""
        tree, ids = self._model.tree, self._table.selected_ids()
        columns = self._table.columns()
        if only_cell:
            ids = [one for one in [self._table.current_id()] if one is not None]
            columns = [self._table.currentIndex().column()]
        if tree is not None and ids:
            self._session.flush()
            QGuiApplication.clipboard().setMimeData(block.copied(self._model.rows(ids), columns, tree))

    def paste(self) -> None:
        """Write a copied block from the current cell on; one copied cell goes into all selected rows."""
        document, tree = self._session.document, self._model.tree
        text = QGuiApplication.clipboard().text()
        index = self._table.currentIndex()
        if document is None or tree is None or not text or not index.isValid() or self._session.read_only:
            return
        self._session.flush()
        columns = self._columns_from(index.column())
        try:
            found = block.check(document, tree, text, self._rows_for(text), columns, self._model.words)
        except UserError as error:
            self._prompts.tell(error)
            return
        if not found.rows:
            return
        if found.rows > 1 and not self._prompts.confirm(found.sentence(), _("Paste")):
            return
        act_with_leads(self._session, lambda: block.write(document, found, self._model.query.quarter))

    def add(self) -> int | None:
        """Add an initiative under the goal of the current one (or one that is asked for); its id."""
        document, tree = self._session.document, self._model.tree
        if document is None or tree is None or self._session.read_only:
            return None
        goal = self._current_goal()
        if goal is None and not tree.order:
            return self._add_first()
        if goal is None and len(tree.order) == 1:
            goal = tree.order[0]
        elif goal is None:
            goal = self._ask_goal(_("Which goal does it belong to?"), _("Add"))
        if goal is None:
            return None
        return self._session.act(lambda: initiatives.add_initiative(document, goal, ""))

    # ---- within

    def _change(self, ids: list[int], **fields: object) -> None:
        document = self._session.document
        if document is not None and ids:
            self._session.act(lambda: initiatives.change_initiatives(document, ids, **fields))

    def _current_goal(self) -> int | None:
        group = self._model.group_at(self._table.currentIndex())
        if group is not None:
            tree = self._model.tree
            return group.objective_id if tree and not tree.objectives[group.objective_id].children else None
        one = self._table.current_id()
        row = self._model.row(one) if one is not None else None
        return row.objective_id if row is not None else None

    def _ask_goal(self, sentence: str, act: str) -> int | None:
        tree = self._model.tree
        assert tree is not None
        every = [tree.objectives[one] for one in tree.order]
        goals = [(one.id, " ".join(filter(None, (one.number, one.title))), one.depth) for one in every]
        chosen = self._current_goal() or next((one.id for one in every if not one.children), None)
        dialog = GoalDialog(sentence, act, goals, chosen, self._over)
        return dialog.goal_id if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _add_first(self) -> int | None:
        """A plan without any goal: ask for one of each level first."""
        document, tree = self._session.document, self._model.tree
        assert document is not None and tree is not None
        titles: list[str] = []
        for level in tree.plan.levels[:-1]:
            title = self._prompts.ask_text(
                _("Add the first initiative"),
                _("It belongs to a goal of the plan. {level}:").format(level=level.name),
            )
            if title is None:
                return None
            titles.append(title)

        def act() -> int:
            with document.step(_("Add initiative")):
                above: int | None = None
                for title in titles:
                    above = branches.add_objective(document, tree.plan.id, above, title)
                assert above is not None
                return initiatives.add_initiative(document, above, "")

        return self._session.act(act)

    def _rows_for(self, text: str) -> list:
        """The rows a block would go into: from the current one down, or the selected ones for one cell."""
        selected = self._table.selected_ids()
        lines = len(block.spreadsheet_text.from_text(text))
        if lines == 1 and len(selected) > 1:
            return self._model.rows(selected)
        start = self._table.currentIndex().row()
        found: list[int] = []
        row: int | None = start if self._model.initiative_id(start) else self._model.next_initiative(start, 1)
        while row is not None and len(found) < lines:
            one = self._model.initiative_id(row)
            assert one is not None
            found.append(one)
            row = self._model.next_initiative(row, 1)
        return self._model.rows(found)

    def _columns_from(self, column: int) -> list[int]:
        columns = self._table.columns()
        return columns[columns.index(column) :] if column in columns else columns
