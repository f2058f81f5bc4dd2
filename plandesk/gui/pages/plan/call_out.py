"""What a goal has for paper alone, folded away until it is wanted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.outline import PRINTED, Objective
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.fold import FoldHead
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.plan.call_out_fields import CallOutFields


class CallOut(QWidget):
    """The head says how many of the fields are filled in; they are made when it is unfolded first."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._prompts = session, prompts
        self._objective: Objective | None = None
        self.fields: CallOutFields | None = None
        self.head = FoldHead(_("Call-out and picture"))
        self.head.folded.connect(self._fold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._column.addWidget(self.head)

    def show_objective(self, objective: Objective) -> None:
        """Edit an objective's fields from now on."""
        self._objective = objective
        self.head.set_count(sum(bool(getattr(objective, name)) for name in PRINTED if name != "picture_alt"))
        if self.fields is not None:
            self.fields.show_objective(objective)

    def _fold(self, folded: bool) -> None:
        if self.fields is None:
            self.fields = self._made()
        self.fields.setVisible(not folded)

    def _made(self) -> CallOutFields:
        from plandesk.gui.pages.plan.call_out_fields import CallOutFields

        made = CallOutFields(self._session, self._prompts)
        self._column.addWidget(made)
        for before, after in pairwise([self.head, *made.in_order()]):
            QWidget.setTabOrder(before, after)  # they came last, after what stands below them
        if self._objective is not None:
            made.show_objective(self._objective)
        return made
