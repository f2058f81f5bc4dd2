"""The form of a KPI's definition; every field is saved by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from plandesk.domain.kpis import choice_words
from plandesk.domain.kpis.definitions import Kpi, change_kpi
from plandesk.domain.kpis.grid import own_decimals
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.errors import InvalidValue
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_kpi import Ui_KpiForm
from plandesk.gui.pages.kpis import choices
from plandesk.gui.pages.kpis.category_lines import CategoryLines
from plandesk.gui.pages.kpis.comparator_lines import ComparatorLines
from plandesk.gui.pages.kpis.objective_links import ObjectiveLinks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words, dress_form
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

TEXTS = (
    *("name", "definition", "numerator_name", "denominator_name", "unit_of_count"),
    *("source", "owner", "baseline_period", "target_reason", "note"),
)
NUMBERS = ("target", "target_high", "baseline")
TABLES = ("kpi", "kpi_objective", "objective", "plan", "category", "comparator")


class DefinitionPane(QScrollArea):
    """What the KPI measures, where it comes from, what it is to reach, what it is told by.

    Esc asks to go back to the list, Ctrl+Up and Ctrl+Down for the KPI above or below.
    """

    back_requested = Signal()
    beside_requested = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kpi: Kpi | None = None
        self.inside = QWidget()
        self.form = Ui_KpiForm()
        self.form.setupUi(self.inside)
        dress_form(self.inside)
        self.form.grid.setHorizontalSpacing(px(12))
        self.form.grid.setVerticalSpacing(px(12))
        self._lists = {
            "kind": choice_words.kinds(),
            "frequency": choice_words.frequencies(),
            "scale": choice_words.scales(),
            "decimals": choice_words.decimals(),
            "direction": choice_words.directions(),
            "origin": choice_words.origins(),
            "target_kind": choice_words.target_kinds(),
        }
        for column, offered in self._lists.items():
            field = getattr(self.form, column)
            field.set_choices(offered)
            field.chosen.connect(lambda value, column=column: self._choose(column, value))
        self.faults = {column: Words("", 12, role="error", wrap=True) for column in NUMBERS}
        for column, fault in self.faults.items():
            fault.hide()
            getattr(self.form, f"{column}Column").addWidget(fault)
        self.objectives = ObjectiveLinks(session)
        self.categories = CategoryLines(session)
        self.comparators = ComparatorLines(session)
        for name in ("objectives", "categories", "comparators"):
            column_of = QVBoxLayout(getattr(self.form, name))
            column_of.setContentsMargins(0, 0, 0, 0)
            column_of.addWidget(getattr(self, name))
        self._lay_out()
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.beside_requested.emit(step))

    def show_kpi(self, kpi: Kpi | None) -> None:
        """Edit a KPI from now on; None shows nothing."""
        if kpi is None or self._kpi is None or kpi.id != self._kpi.id:
            self.verticalScrollBar().setValue(0)
            self._session.flush()
            for column in NUMBERS:
                self._refuse(column, "")
        self._kpi = kpi
        self.inside.setVisible(kpi is not None)
        if kpi is None:
            return
        for column in TEXTS:
            self._session.fields.load(
                getattr(self.form, column),
                Place("kpi", kpi.uid, column),
                getattr(kpi, column),
                self._saver(kpi.id, column),
            )
        for column in NUMBERS:
            self._load_number(kpi, column)
        for column in self._lists:
            field = getattr(self.form, column)
            field.set_value(getattr(kpi, column))
            field.setReadOnly(self._session.read_only)
        self._fit(kpi)
        self.objectives.show_kpi(kpi)
        self.categories.show_kpi(kpi)
        self.comparators.show_kpi(kpi)

    def follow(self, changes: ChangeSet, kpi: Kpi | None) -> None:
        """Read again what a step changed; `kpi` is the one in hand as it is now."""
        if changes.touches(*TABLES):
            self.show_kpi(kpi)

    def focus_name(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = px(12 if self.width() < px(560) else 24)
        self._around.setContentsMargins(side, px(20), side, px(32))

    # ---- within

    def _lay_out(self) -> None:
        self.inside.setMaximumWidth(px(680))
        holder = QWidget()
        holder.setAutoFillBackground(True)
        holder.setBackgroundRole(QPalette.ColorRole.Base)
        self._around = QHBoxLayout(holder)
        self._around.addWidget(self.inside, 1, Qt.AlignmentFlag.AlignTop)
        self._around.addStretch(0)
        self.setWidget(holder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _fit(self, kpi: Kpi) -> None:
        """Show the fields that the KPI's kind and target need."""
        wanted = choices.wanted_fields(kpi)
        for column in choices.CONDITIONAL:
            getattr(self.form, f"{column}Holder").setVisible(column in wanted)
        label = choices.target_label(kpi)
        self.form.targetLabel.setText(label)
        self.form.target.setAccessibleName(label)
        reason = _("The target") if kpi.target_kind == "words" else _("Reason for the target")
        self.form.target_reasonLabel.setText(reason)
        self.form.target_reason.setAccessibleName(reason)
        for column, word in (("numerator_name", _("Cases")), ("denominator_name", _("Of"))):
            getattr(self.form, column).setPlaceholderText(word)
        self.form.unit_of_count.setPlaceholderText(_("For example occurrences"))

    def _load_number(self, kpi: Kpi, column: str) -> None:
        plain = column == "target" and kpi.target_kind in ("change", "rank")
        kind = "time" if kpi.kind == "time" and not plain else "value"
        value = getattr(kpi, column)

        def save(text: str) -> None:
            try:
                found = read_number(text, kind)
            except InvalidValue as error:
                self._refuse(column, error.sentence)
                raise
            self._refuse(column, "")
            self._change_now(kpi.id, **{column: found})

        shown = show_number(value, 0 if kind == "time" else own_decimals(value), kind)
        self._session.fields.load(getattr(self.form, column), None, shown, save)

    def _refuse(self, column: str, sentence: str) -> None:
        fault = self.faults[column]
        fault.setText(sentence)
        fault.setVisible(bool(sentence))
        getattr(self.form, column).setAccessibleDescription(sentence)

    def _saver(self, kpi_id: int, column: str) -> Callable[[str], None]:
        return lambda text: self._change_now(kpi_id, **{column: text})

    def _change_now(self, kpi_id: int, **fields: Any) -> None:
        document = self._session.document
        assert document is not None
        change_kpi(document, kpi_id, **fields)

    def _choose(self, column: str, value: object) -> None:
        kpi = self._kpi
        if kpi is None:
            return
        fields = {column: value}
        if column == "target_kind" and kpi.direction == "watch" and value in choices.DIRECTIONS:
            fields["direction"] = choices.DIRECTIONS[value]  # nothing that has such a target is only watched
        self._session.act(lambda: self._change_now(kpi.id, **fields))
        if self._kpi is kpi:  # it was refused: show what the file holds
            getattr(self.form, column).set_value(getattr(kpi, column))
