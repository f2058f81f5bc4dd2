"""What can be chosen about a report: the part that all kinds of reports share."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from plandesk.domain import layouts
from plandesk.domain.arranging import Offered
from plandesk.domain.day_words import day_words
from plandesk.domain.layouts import Layout
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan
from plandesk.file.document import Document
from plandesk.gui.pages.reports.layout_choice import LayoutChoice
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import dress_form
from plandesk.gui.widgets.tab_order import tab_as_laid_out
from plandesk.i18n import _, languages

AS_PLANNED, TODAY = None, "today"
PAPERS = ("letter", "a4")


class ReportOptions(QWidget):
    """The choices of one kind of report; each starts with what the plan says.

    A subclass fills `choices` and `checks` in `build`, with its own form, and makes the report's own
    options of them.
    """

    changed = Signal()
    layout_requested = Signal()  # to see or change the parts of the report

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, Choice] = {}
        self.checks: dict[str, QCheckBox] = {}
        self.layouts: LayoutChoice | None = None
        self.report = ""  # the kind of report that the layouts are of
        self.build()
        dress_form(self)
        for choice in self.choices.values():
            choice.chosen.connect(lambda _value: self.changed.emit())
        for check in self.checks.values():
            check.toggled.connect(lambda _on: self.changed.emit())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        tab_as_laid_out(self.layout())  # the layouts were put in between

    # ---- what a kind of report fills in

    def build(self) -> None:
        """Set the form up and fill `choices` and `checks`."""
        raise NotImplementedError

    def options(self, plan_id: int) -> Any:
        """The options as the report's own module takes them."""
        raise NotImplementedError

    def show_quarter(self, quarters: tuple[Quarter, ...], now: Quarter | None) -> None:
        """The quarters of the plan, and the one in hand."""

    def read(self, document: Document, plan_id: int) -> None:
        """Read from the document what can be chosen."""

    def wish(self, wished: object) -> None:
        """Choose what another page asks for."""

    def quarter(self) -> Quarter | None:
        """The quarter that the report is about; None for a report of the whole plan."""
        return None

    def offered(self, document: Document, plan_id: int) -> tuple[Offered, ...]:
        """The parts of the report that a layout puts in order."""
        from plandesk.reports import by_kind

        return by_kind.offered(self.report, document, plan_id)

    # ---- what all of them have

    @property
    def edition(self) -> str:
        """ "public" or "in-camera"."""
        return str(self.choices["edition"].value())

    def take_common(self, form: Any) -> None:
        """Take edition, paper, language and day of a form in."""
        form.edition.set_choices([("public", _("Public")), ("in-camera", _("In camera"))])
        form.edition.set_value("public")
        form.edition.setToolTip(
            _(
                "The public edition leaves out what is marked as internal, leads and owners; "
                "the in-camera edition has them."
            )
        )
        self.choices |= {
            "edition": form.edition,
            "paper": form.paper,
            "language": form.report_language,
            "day": form.day,
        }
        speaks_one = len(languages()) < 2
        form.report_language.setHidden(speaks_one)
        form.report_languageLabel.setHidden(speaks_one)

    def take_layouts(self, report: str) -> None:
        """Offer the layouts of that kind of report below the title."""
        self.report, self.layouts = report, LayoutChoice()
        self.layouts.edit_requested.connect(self.layout_requested)
        self.layout().insertWidget(1, self.layouts)
        self.choices["layout"] = self.layouts.choice

    def read_layouts(self, document: Document) -> None:
        """Read the layouts that the document has."""
        if self.layouts is not None:
            self.layouts.offer(layouts.layouts(document, self.report))

    def choose_layout(self, uid: str | None) -> None:
        """Print with that layout; None is the usual one."""
        self.choices["layout"].set_value(uid)
        self.changed.emit()

    def layout_chosen(self) -> Layout | None:
        """The layout chosen; None for the usual one."""
        return self.layouts.layout_chosen() if self.layouts is not None else None

    def show_plan(self, plan: Plan) -> None:
        """Offer what the plan says as the first choice of each list."""
        names = {"letter": _("Letter"), "a4": _("A4")}
        as_planned = _("As in the plan: {value}")
        papers: list[tuple[object, str]] = [(AS_PLANNED, as_planned.format(value=names[plan.paper]))]
        self.offer("paper", [*papers, *((paper, names[paper]) for paper in PAPERS)])
        spoken: list[tuple[object, str]] = [
            (AS_PLANNED, as_planned.format(value=_language_name(plan.language)))
        ]
        self.offer("language", [*spoken, *((code, _language_name(code)) for code in languages())])
        today = (TODAY, _("Today: {date}").format(date=day_words(date.today())))
        self.offer("day", [(AS_PLANNED, self.usual_day(plan)), today])

    def usual_day(self, plan: Plan) -> str:
        """Words for the date that is printed where none is chosen."""
        day = day_words(plan.state_date) if plan.state_date is not None else _("none")
        return _("As in the plan: {value}").format(value=day)

    def paper(self) -> str | None:
        """The paper chosen; None for the plan's."""
        return _text_or_none(self.choices["paper"].value())

    def language(self) -> str | None:
        """The language chosen; None for the plan's."""
        return _text_or_none(self.choices["language"].value())

    def day(self) -> date | None:
        """The date chosen for the pages; None for the usual one."""
        return date.today() if self.choices["day"].value() == TODAY else None

    def state(self) -> dict[str, Any]:
        """The choices to remember, as plain JSON values."""
        found: dict[str, Any] = {name: choice.value() for name, choice in self.choices.items()}
        return found | {name: check.isChecked() for name, check in self.checks.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave; a value that is not offered is left out."""
        for name, choice in self.choices.items():
            if name in state and choice.offers(state[name]):
                choice.set_value(state[name])
        for name, check in self.checks.items():
            if isinstance(state.get(name), bool):
                check.setChecked(state[name])

    def offer(self, name: str, choices: list[tuple[object, str]]) -> None:
        """Offer these values of a choice; one that is no longer among them becomes what the plan says."""
        choice = self.choices[name]
        choice.set_choices(choices)
        if not choice.offers(choice.value()):
            choice.set_value(AS_PLANNED)


def _language_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
