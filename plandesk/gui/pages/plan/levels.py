"""The levels of a plan as rows: what each is called and how it is numbered."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from plandesk.domain.plans import Level, Plan, set_levels
from plandesk.gui.fields import SavedInPauses
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import FieldLabel
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

AT_LEAST, AT_MOST = 2, 6


def numbering_words() -> list[tuple[object, str]]:
    """The ways of numbering in words."""
    return [
        ("dotted", _("3.1.2, by place")),
        ("through", _("1, 2, 3 through the plan")),
        ("letter", _("A, B, C")),
        ("none", _("No numbers")),
    ]


def short_name(level: Level) -> str:
    """The name for a button or a head: "Activity" of "Activity / Project"."""
    return level.short_name


class LevelRow(Struct, frozen=True):
    """The fields of one level."""

    name: LineField
    plural: LineField
    numbering: Choice
    remove: IconButton


class LevelsTable(QWidget):
    """A row for each level from the top down, the initiatives last; every change is one step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._plan: Plan | None = None
        self.rows: list[LevelRow] = []
        self.add = LinkButton(_("Level"), "add")
        self.add.setAccessibleName(_("Add a level"))
        self.add.clicked.connect(self.add_one)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(8))
        for column, (words, stretch) in enumerate(
            ((_("One of them"), 3), (_("Several"), 3), (_("Numbers"), 3), ("", 0))
        ):
            self._grid.addWidget(FieldLabel(words), 0, column)
            self._grid.setColumnStretch(column, stretch)

    def show_plan(self, plan: Plan) -> None:
        """Edit the levels of a plan from now on."""
        other = self._plan is None or self._plan.id != plan.id
        self._plan = plan
        if other or len(self.rows) != len(plan.levels):
            self._make_rows(len(plan.levels))
        able = not self._session.read_only
        for place, (row, level) in enumerate(zip(self.rows, plan.levels, strict=True)):
            for column in ("name", "plural"):
                field = getattr(row, column)
                shown = getattr(level, column)
                if field.hasFocus() and field.text().strip() == shown:
                    continue  # a space at the end may have a word coming after it
                self._session.fields.load(
                    field, None, shown, lambda text, at=place, column=column: self._set(at, column, text)
                )
            row.numbering.set_value(level.numbering)
            row.numbering.setReadOnly(not able)
            row.remove.setEnabled(able and len(self.rows) > AT_LEAST and place < len(self.rows) - 1)
        self.add.setVisible(able and len(self.rows) < AT_MOST)

    def add_one(self) -> None:
        """Add a level above the initiatives and put the cursor into its name."""
        levels = list(self._plan.levels)
        place = len(levels) - 1
        levels.insert(place, Level(_("Sub-goal"), _("Sub-goals"), levels[place - 1].numbering))
        self._write(levels)
        if place < len(self.rows):
            self.rows[place].name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rows[place].name.selectAll()

    def _make_rows(self, many: int) -> None:
        for row in self.rows:
            for part in (row.name, row.plural, row.numbering, row.remove):
                self._grid.removeWidget(part)
                part.hide()
                part.deleteLater()
        self._grid.removeWidget(self.add)
        self.rows = [self._make_row(place, many) for place in range(many)]
        self._grid.addWidget(self.add, many + 1, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_row(self, place: int, many: int) -> LevelRow:
        row = LevelRow(
            LineField(), LineField(), Choice(numbering_words()), IconButton("close", _("Remove this level"))
        )
        which = _("level {n}").format(n=place + 1)
        row.name.setAccessibleName(_("Name of {level}").format(level=which))
        row.plural.setAccessibleName(_("Name of several of {level}").format(level=which))
        row.numbering.setAccessibleName(_("Numbers of {level}").format(level=which))
        row.remove.setAccessibleName(_("Remove {level}").format(level=which))
        row.numbering.chosen.connect(lambda value: self._set(place, "numbering", str(value), act=True))
        row.remove.clicked.connect(lambda: self._remove(place))
        for column, part in enumerate((row.name, row.plural, row.numbering, row.remove)):
            self._grid.addWidget(part, place + 1, column)
        for field in (row.name, row.plural):
            SavedInPauses(self._session, field)
        row.remove.setVisible(place < many - 1)
        return row

    def _set(self, place: int, column: str, value: str, act: bool = False) -> None:
        levels = list(self._plan.levels)
        levels[place] = replace(levels[place], **{column: value})
        if act:
            self._write(levels)
        else:
            set_levels(self._session.document, self._plan.id, levels)

    def _remove(self, place: int) -> None:
        levels = list(self._plan.levels)
        del levels[place]
        self._write(levels)

    def _write(self, levels: list[Level]) -> None:
        document, plan_id = self._session.document, self._plan.id
        self._session.act(lambda: set_levels(document, plan_id, levels))
