"""Asks why a status is as it is, and for the new date, before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from plandesk.gui.dialogs.set_values import ValueDialog
from plandesk.gui.tokens import px
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import Labelled
from plandesk.gui.widgets.reason_field import ReasonField
from plandesk.i18n import _


class ReasonDialog(ValueDialog):
    """Can be confirmed once there is a reason; the new date may stay open."""

    def __init__(
        self,
        sentence: str,
        reasons: Sequence[str],
        dates: Sequence[str],
        parse: Callable[[str], str],
        show: Callable[[str], str],
        with_date: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(sentence, _("Set status"), parent)
        self.setMinimumWidth(px(420))
        self.reason_field = ReasonField()
        self.reason_field.set_suggestions(reasons)
        self.reason_field.setPlaceholderText(_("Alt+Down shows reasons to pick"))
        self.reason_field.typed.connect(self._follow)
        self.date_field = DueField(parse, show)
        self.date_field.set_choices(dates)
        self._label = Labelled(_("New date"), self.date_field, _("If it is known"))
        self._refused = ""
        self.date_field.refused.connect(self._refuse)
        self.put(Labelled(_("Reason"), self.reason_field, _("Required")))
        self.put(self._label)
        self._label.setVisible(with_date)
        self.reason_field.setFocus()
        self._follow()

    @property
    def reason(self) -> str:
        """What was written."""
        return self.reason_field.text().strip()

    @property
    def new_due(self) -> str:
        """The stored form of the new date; empty where none was given."""
        return self.date_field.value()

    def accept(self) -> None:
        self.date_field.leave()
        if self.reason and not self._refused:
            super().accept()

    def _follow(self, _text: str = "") -> None:
        self.go.setEnabled(bool(self.reason))

    def _refuse(self, sentence: str) -> None:
        self._refused = sentence
        self._label.set_fault(sentence)
