"""The fields of what a goal has for paper alone: a short title, a call-out with its figure, a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from plandesk.domain.branches import change_objective
from plandesk.domain.outline import PRINTED, Objective
from plandesk.gui.fields import Place
from plandesk.gui.pages.plan.saving import ChosenPicture
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Labelled
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _


class CallOutFields(QWidget):
    """What `CallOut` shows when it is unfolded."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._objective: Objective | None = None
        self.short_title, self.figure, self.pull_quote_author = LineField(), LineField(), LineField()
        self.pull_quote = TextArea(lines=2)
        self.field = PictureField()
        self.field.setAccessibleName(_("Picture"))
        self.picture = ChosenPicture(session, prompts, self.field, lambda kept: self._put(picture=kept))
        self.figure.setPlaceholderText(_("Like 76% or 17,112"))
        self.short_title.setPlaceholderText(_("For the strip of objectives and the contents"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(4), 0, px(8))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(12))
        grid.addWidget(Labelled(_("Short title"), self.short_title), 0, 0, 1, 2)
        grid.addWidget(Labelled(_("Call-out"), self.pull_quote), 1, 0, 1, 2)
        grid.addWidget(Labelled(_("Large figure beside it"), self.figure), 2, 0)
        grid.addWidget(Labelled(_("Source of the call-out"), self.pull_quote_author), 2, 1)
        grid.addWidget(Labelled(_("Picture"), self.field), 3, 0, 1, 2)

    def in_order(self) -> list[QWidget]:
        """The fields as Tab goes through them."""
        picture = self.field
        texts = (self.short_title, self.pull_quote, self.figure, self.pull_quote_author)
        return [*texts, picture.choose, picture.remove, picture.alternative, picture.decoration]

    def show_objective(self, objective: Objective) -> None:
        """Edit an objective's fields from now on."""
        self._objective, document, one = objective, self._session.document, objective.id
        fields = {name: getattr(self, name) for name in PRINTED if name not in ("picture", "picture_alt")}
        fields["picture_alt"] = self.field.alternative
        for column, field in fields.items():
            self._session.fields.load(
                field,
                Place("objective", objective.uid, column),
                getattr(objective, column),
                lambda text, column=column: change_objective(document, one, **{column: text}),
            )
        self.picture.show(objective.picture)

    def _put(self, **values: object) -> None:
        change_objective(self._session.document, self._objective.id, **values)
