"""Which person or unit another one really is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtWidgets import QWidget

from plandesk.domain.initiatives import Lead
from plandesk.gui.dialogs.set_values import ValueDialog
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled
from plandesk.i18n import _


class MergeDialog(ValueDialog):
    """Asks for one of the others; the one whose name is most like it is chosen at first."""

    def __init__(self, one: Lead, others: Sequence[Lead], parent: QWidget | None = None) -> None:
        sentence = _(
            "What “{name}” leads goes to the one you choose, and “{name}” is deleted. Undo brings it back."
        )
        super().__init__(sentence.format(name=one.name), _("Merge"), parent)
        self._others = list(others)
        self.field = Choice()
        self.field.set_choices([(place, _words(other)) for place, other in enumerate(self._others)])
        self.field.set_value(_most_like(one.name, self._others))
        self.put(Labelled(_("Merge into"), self.field))
        self.field.setFocus()

    @property
    def chosen(self) -> Lead:
        """The one that stays."""
        return self._others[int(self.field.value())]


def _words(other: Lead) -> str:
    if other.unit_id is not None:
        return _("{name} (unit)").format(name=other.name)
    return other.name


def _most_like(name: str, others: Sequence[Lead]) -> int:
    likeness = [SequenceMatcher(None, name.casefold(), other.name.casefold()).ratio() for other in others]
    return likeness.index(max(likeness))
