"""The menus of the table: of a column, of the selected rows, of the columns to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from plandesk.domain import listing
from plandesk.domain.listing import Query
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.pages.initiatives.filter_bar import VALUES, without_filters
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.models.initiatives_model import InitiativesModel
    from plandesk.gui.pages.initiatives.commands import Commands
    from plandesk.gui.pages.initiatives.status_commands import StatusCommands
    from plandesk.gui.pages.initiatives.table import InitiativesTable
    from plandesk.gui.session import Session

VALUES_AT_MOST = 60


def column_chooser(table: InitiativesTable, model: InitiativesModel, parent: QWidget) -> QMenu:
    """Which columns are shown."""
    menu = QMenu(_("Columns"), parent)
    for column in Column:
        action = menu.addAction(_plain(cells.title(column, model.tree)))
        action.setCheckable(True)
        action.setChecked(not table.isColumnHidden(column))
        action.setEnabled(column != Column.TEXT)
        action.triggered.connect(lambda on, column=column: table.show_column(column, on))
    menu.addSeparator()
    menu.addAction(_("As at first"), table.reset_columns)
    return menu


def column_menu(
    column: int,
    table: InitiativesTable,
    model: InitiativesModel,
    session: Session,
    wish: Callable[[Query], None],
    parent: QWidget,
) -> QMenu:
    """Sort, filter by value, hide, fit."""
    menu = QMenu(_plain(cells.title(column, model.tree)), parent)
    query = model.query
    orders = QActionGroup(menu)
    for words, descending in ((_("Sort ascending"), False), (_("Sort descending"), True)):
        action = orders.addAction(menu.addAction(words))
        action.setCheckable(True)
        action.setChecked(query.sort == cells.SORTS[Column(column)] and query.descending == descending)
        action.triggered.connect(
            lambda _on, descending=descending: wish(
                replace(model.query, sort=cells.SORTS[Column(column)], descending=descending)
            )
        )
    values = list(_values(column, model, session))[:VALUES_AT_MOST]
    if values:
        menu.addSeparator()
        below = menu.addMenu(_("Show only"))
        one_of = QActionGroup(below)
        one_of.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for words, fields in values:
            action = one_of.addAction(below.addAction(_plain(words)))
            action.setCheckable(True)
            action.setChecked(all(getattr(query, name) == value for name, value in fields.items()))
            action.triggered.connect(
                lambda on, fields=fields: wish(
                    replace(model.query, **{**taken_away(fields), **(fields if on else {})})
                )
            )
        if query != without_filters(query):
            menu.addAction(_("Clear filters"), lambda: wish(without_filters(model.query)))
    menu.addSeparator()
    menu.addAction(_("Fit to its words"), lambda: table.fit_column(column))
    hide = menu.addAction(_("Hide column"), lambda: table.show_column(column, False))
    hide.setEnabled(column != Column.TEXT)
    menu.addMenu(column_chooser(table, model, menu))
    return menu


def row_menu(
    commands: Commands, statuses: StatusCommands, count: int, editable: bool, column: QMenu, parent: QWidget
) -> QMenu:
    """What can be done with the selected rows, and with the column of the current cell."""
    menu = QMenu(parent)
    menu.addMenu(statuses.menu(menu)).setEnabled(editable and count > 0)
    for words, slot in (
        (_("Set due…"), commands.set_due),
        (_("Set lead…"), commands.set_leads),
        (_("In the public edition"), lambda: commands.set_public(True)),
        (_("Internal"), lambda: commands.set_public(False)),
        (_("Move to goal…"), commands.move_to_goal),
        (_("Duplicate"), commands.duplicate),
    ):
        menu.addAction(words, slot).setEnabled(editable and count > 0)
    menu.addSeparator()
    menu.addAction(_("Copy"), commands.copy).setEnabled(count > 0)
    menu.addAction(_("Copy cell"), lambda: commands.copy(True)).setEnabled(count > 0)
    menu.addAction(_("Paste"), commands.paste).setEnabled(editable and count > 0)
    menu.addAction(_("Delete"), commands.delete).setEnabled(editable and count > 0)
    menu.addSeparator()
    column.setTitle(_("Column “{name}”").format(name=column.title()))
    menu.addMenu(column)
    return menu


def taken_away(fields: dict[str, object]) -> dict[str, object]:
    """The fields of a query without a filter by value, and without what a column's own values set."""
    nothing = Query()
    return {**dict.fromkeys(VALUES), **{name: getattr(nothing, name) for name in fields}}


def _values(
    column: int, model: InitiativesModel, session: Session
) -> Iterator[tuple[str, dict[str, object]]]:
    """The values of a column with the filter that shows only one of them."""
    document, tree = session.document, model.tree
    if document is None or tree is None:
        return
    if column == Column.GOAL:
        for one in tree.order:
            found = tree.objectives[one]
            indent = "\u2003" * found.depth
            yield indent + " ".join(filter(None, (found.number, found.title))), {"objective_id": one}
    elif column == Column.DUE:
        for due in listing.due_values(document, tree.plan.id):
            yield due.text(tree.plan.year) or _("No due date"), {"due": due.stored}
    elif column == Column.LEAD:
        for lead in listing.lead_values(document, tree.plan.id):
            yield lead.name, {"lead_unit_id": lead.unit_id, "lead_person_id": lead.person_id}
    elif column == Column.PARTNERS:
        for name in listing.partner_values(document, tree.plan.id):
            yield name, {"partner": name}
    elif column == Column.STATUS:
        for word in model.words:
            yield word.word, {"status_ids": (word.id,), "no_update": False}
        yield _("No update"), {"status_ids": (), "no_update": True}
    elif column == Column.COMPLETED:
        yield _("After due quarter"), {"after_due": True}
        yield _("Not after due quarter"), {"not_after_due": True}
    elif column == Column.PUBLIC:
        yield _("Public"), {"public": True}
        yield _("Internal"), {"public": False}


def _plain(words: str) -> str:
    """Words of the user in a menu: an ampersand is no shortcut there."""
    line = " ".join(words.split(" ")) if len(words) <= 60 else words[:59] + "…"
    return line.replace("&", "&&")
