"""The forms of a person and of a unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from plandesk.domain.people import LAST, Person, Unit, change_person, change_unit, move_unit
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_person import Ui_PersonForm
from plandesk.gui.forms.ui_unit import Ui_UnitForm
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import dress_form
from plandesk.i18n import _


class PersonForm(QWidget):
    """Name, rank or title, number, unit; each saved by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = 0
        self.form = Ui_PersonForm()
        self.form.setupUi(self)
        _dress(self, self.form.grid)
        self.form.unit.chosen.connect(lambda unit_id: self._change(unit_id=unit_id))
        self.form.sworn.clicked.connect(lambda on: self._change(sworn=on))
        self.form.active.clicked.connect(lambda on: self._change(active=on))

    def show_person(self, person: Person, units: list[Unit]) -> None:
        """Show a person; `units` are those to choose from."""
        self._id = person.id
        for column in ("name", "title", "number"):
            self._session.fields.load(
                getattr(self.form, column),
                Place("person", person.uid, column),
                getattr(person, column),
                self._saver(person.id, column),
            )
        read_only = self._session.read_only
        self.form.unit.set_choices([(None, _("No unit")), *indented(units)])
        self.form.unit.set_value(person.unit_id)
        self.form.unit.setReadOnly(read_only)
        for box, on in ((self.form.sworn, person.sworn), (self.form.active, person.active)):
            box.setChecked(on)
            box.setEnabled(not read_only)

    def _saver(self, person_id: int, column: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            assert self._session.document is not None
            change_person(self._session.document, person_id, **{column: text})

        return save

    def _change(self, **fields: Any) -> None:
        document, person_id = self._session.document, self._id
        if document is not None and person_id:
            self._session.act(lambda: change_person(document, person_id, **fields))


class UnitForm(QWidget):
    """Name, short name, and the unit it is part of."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = 0
        self.form = Ui_UnitForm()
        self.form.setupUi(self)
        _dress(self, self.form.grid)
        self.form.parent_unit.chosen.connect(self._move)

    def show_unit(self, unit: Unit, others: list[Unit]) -> None:
        """Show a unit; `others` are those it could be part of."""
        self._id = unit.id
        for column in ("name", "short_name"):
            self._session.fields.load(
                getattr(self.form, column),
                Place("unit", unit.uid, column),
                getattr(unit, column),
                self._saver(unit.id, column),
            )
        self.form.parent_unit.set_choices([(None, _("The whole service")), *indented(others)])
        self.form.parent_unit.set_value(unit.parent_id)
        self.form.parent_unit.setReadOnly(self._session.read_only)

    def _saver(self, unit_id: int, column: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            assert self._session.document is not None
            change_unit(self._session.document, unit_id, **{column: text})

        return save

    def _move(self, parent_id: object) -> None:
        document, unit_id = self._session.document, self._id
        if document is None or not unit_id:
            return
        above = parent_id if isinstance(parent_id, int) else None
        self._session.act(lambda: move_unit(document, unit_id, above, LAST))


def indented(units: list[Unit]) -> list[tuple[object, str]]:
    """Units for a list of choices, each indented below the one it is part of."""
    depths: dict[int, int] = {}
    found: list[tuple[object, str]] = []
    for unit in units:
        depth = depths.get(unit.parent_id, -1) + 1 if unit.parent_id is not None else 0
        depths[unit.id] = depth
        found.append((unit.id, "    " * depth + (unit.name or _("Unit without a name"))))
    return found


def _dress(form: QWidget, grid: Any) -> None:
    dress_form(form)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(12))
