"""What can be chosen about a report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.widgets.labels import dress_form
from plandesk.i18n import _, languages

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
    from plandesk.reports.annual_plan import AnnualPlanOptions

AS_PLANNED, TODAY = None, "today"
PAPERS = ("letter", "a4")


class OptionsPane(QWidget):
    """The choices of the annual plan; each starts with what the plan says."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ReportOptionsForm()
        self.form.setupUi(self)
        dress_form(self)
        form = self.form
        self._choices = {
            "edition": form.edition,
            "results": form.results,
            "paper": form.paper,
            "language": form.report_language,
            "day": form.day,
        }
        form.edition.set_choices([("public", _("Public")), ("in-camera", _("In camera"))])
        form.edition.set_value("public")
        form.edition.setToolTip(
            _("The public edition leaves out what is marked as internal; the in-camera edition has it.")
        )
        form.results.set_choices([(False, _("Plan, without results")), (True, _("Year-end results"))])
        form.results.set_value(False)
        for choice in self._choices.values():
            choice.chosen.connect(lambda _value: self.changed.emit())
        speaks_one = len(languages()) < 2
        form.report_language.setHidden(speaks_one)
        form.report_languageLabel.setHidden(speaks_one)

    def show_plan(self, plan: Plan) -> None:
        """Offer what the plan says as the first choice of each list."""
        names = {"letter": _("Letter"), "a4": _("A4")}
        as_planned = _("As in the plan: {value}")
        papers: list[tuple[object, str]] = [(AS_PLANNED, as_planned.format(value=names[plan.paper]))]
        papers += [(paper, names[paper]) for paper in PAPERS]
        self._offer("paper", papers)
        spoken: list[tuple[object, str]] = [
            (AS_PLANNED, as_planned.format(value=_language_name(plan.language)))
        ]
        spoken += [(code, _language_name(code)) for code in languages()]
        self._offer("language", spoken)
        day = _day_words(plan.state_date) if plan.state_date is not None else _("none")
        self._offer(
            "day",
            [
                (AS_PLANNED, as_planned.format(value=day)),
                (TODAY, _("Today: {date}").format(date=_day_words(date.today()))),
            ],
        )

    def options(self, plan_id: int) -> AnnualPlanOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.annual_plan import AnnualPlanOptions

        form = self.form
        return AnnualPlanOptions(
            plan_id,
            edition=str(form.edition.value()),
            with_results=bool(form.results.value()),
            paper=_text_or_none(form.paper.value()),
            language=_text_or_none(form.report_language.value()),
            date=date.today() if form.day.value() == TODAY else None,
        )

    def state(self) -> dict[str, Any]:
        """The choices to remember."""
        return {name: choice.value() for name, choice in self._choices.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave; a value that is not offered is left out."""
        for name, choice in self._choices.items():
            if name in state and choice.offers(state[name]):
                choice.set_value(state[name])

    def _offer(self, name: str, choices: list[tuple[object, str]]) -> None:
        choice = self._choices[name]
        choice.set_choices(choices)
        if not choice.offers(choice.value()):
            choice.set_value(AS_PLANNED)


def _day_words(day: date) -> str:
    return QLocale().toString(day, QLocale.FormatType.LongFormat).split(", ", 1)[-1]


def _language_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def _text_or_none(value: object) -> str | None:
    return value if isinstance(value, str) else None
