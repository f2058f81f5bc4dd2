"""How a section is printed: as a chapter or within one, in which language, as which kind of chart."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from plandesk.domain.sections import CHARTS, Section, change_section, chart_name
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled
from plandesk.i18n import _


class PrintingFields(QWidget):
    """Three choices; each is saved when it is made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section: Section | None = None
        self.level = Choice([(1, _("As a chapter")), (2, _("Within the chapter above"))])
        self.language = Choice()
        self.chart = Choice([(one, chart_name(one)) for one in CHARTS])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(16))
        grid.addWidget(Labelled(_("Printed"), self.level), 0, 0)
        grid.addWidget(Labelled(_("Language of the text"), self.language), 0, 1)
        self._chart = Labelled(_("Kind of chart"), self.chart)
        grid.addWidget(self._chart, 1, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.level.chosen.connect(lambda level: self._put(level=level))
        self.language.chosen.connect(lambda language: self._put(language=language))
        self.chart.chosen.connect(lambda chart: self._put(chart=chart))

    def show_section(self, section: Section) -> None:
        """Show the choices of a section."""
        self._section = section
        able = not self._session.read_only
        known = [("", _("That of the plan")), *languages()]
        if section.language not in [code for code, _words in known]:
            known.append((section.language, section.language))
        self.language.set_choices(known)
        self.language.set_value(section.language)
        self.level.set_value(section.level)
        self.chart.set_value(section.chart or CHARTS[0])
        self._chart.setVisible(section.kind == "chart")
        for choice in (self.level, self.language, self.chart):
            choice.setEnabled(able)

    def _put(self, **values: object) -> None:
        section, document = self._section, self._session.document
        if section is not None and document is not None:
            self._session.act(lambda: change_section(document, section.id, **values))


def languages() -> list[tuple[str, str]]:
    """The languages that a section of a plan is often in."""
    return [
        ("en", _("English")), ("fr", _("French")), ("iu", _("Inuktitut")), ("cr", _("Cree")),
        ("oj", _("Ojibwe")), ("es", _("Spanish")), ("zh", _("Chinese")), ("pa", _("Punjabi")),
        ("ar", _("Arabic")), ("tl", _("Tagalog")),
    ]  # fmt: skip
