"""The fields of a section, those that its kind has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.sections import BEFORE_TABLE, WITH_BLOCKS, Section, change_section, with_text
from plandesk.domain.service import Service, service
from plandesk.domain.text_tables import FoundTable, TableText, first_table
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_section import Ui_SectionForm
from plandesk.gui.pages.plan.blocks import BlockCards
from plandesk.gui.pages.plan.printing_fields import PrintingFields
from plandesk.gui.pages.plan.saving import ChosenPicture
from plandesk.gui.pages.plan.section_kpis import SectionKpis
from plandesk.gui.pages.plan.table_grid import TableGrid
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Words, dress_form
from plandesk.i18n import _

TEXTS = ("title", "author", "author_title", "pull_quote", "source")
OF_MESSAGES = ("author", "author_title", "pull_quote")
WITH_TABLE = ("table", "chart")
FROM_THE_PLAN = ("objectives", "evaluation")
WITH_PICTURE = ("message", "text", "statements", "blocks", "findings", "table", "tiles", "stories",
                "figures", "dashboard")  # fmt: skip


class SectionFields(QWidget):
    """Title, text and what else belongs to the kind of section; saved field by field."""

    service_requested = Signal()

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.section: Section | None = None
        self.form = Ui_SectionForm()
        self.form.setupUi(self)
        dress_form(self)
        self.form.grid.setHorizontalSpacing(px(12))
        self.form.grid.setVerticalSpacing(px(16))
        self.form.picture.setAccessibleName(_("Portrait"))
        self.picture = ChosenPicture(
            session, prompts, self.form.picture, lambda kept: self._put(picture=kept)
        )
        self.form.public_edition.clicked.connect(lambda public: session.act(lambda: self._put(public=public)))
        self.cards = BlockCards(session, prompts)
        self.kpis = SectionKpis(session)
        column = QVBoxLayout(self.form.blocks)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards)
        column.addWidget(self.kpis)
        self.printing = PrintingFields(session)
        self.grid = TableGrid()
        self.grid.edited.connect(self._put_table)
        self._table: FoundTable | None = None
        beside = self.form.grid.rowCount()
        blocks = self.form.grid.getItemPosition(self.form.grid.indexOf(self.form.blocks))[0]
        self.form.grid.addWidget(self.grid, blocks, 0, 1, 2)  # no section has both
        self.form.grid.addWidget(self.printing, beside, 0, 1, 2)
        self._printed = QVBoxLayout(self.form.printed)
        self._printed.setContentsMargins(0, 0, 0, 0)
        self._printed.setSpacing(px(4))

    def show_section(self, section: Section) -> None:
        """Edit a section from now on."""
        self.section = section
        form, fields, document = self.form, self._session.fields, self._session.document
        one = section.id
        for column in TEXTS:
            fields.load(
                getattr(form, column),
                Place("section", section.uid, column),
                getattr(section, column),
                lambda text, column=column: change_section(document, one, **{column: text}),
            )
        body = section.body if section.kind in WITH_TABLE else ""
        found = self._table = first_table(body)
        fields.load(
            form.body.area,
            Place("section", section.uid, "body" if found is None else BEFORE_TABLE),
            found.before if found is not None else section.body,
            lambda text: change_section(document, one, body=with_text(body, text)),
        )
        fields.load(
            form.picture.alternative,
            Place("section", section.uid, "picture_alt"),
            section.picture_alt,
            lambda text: change_section(document, one, picture_alt=text),
        )
        form.body.setReadOnly(self._session.read_only)
        self.picture.show(section.picture)
        form.public_edition.setChecked(section.public)
        form.public_edition.setEnabled(not self._session.read_only)
        self._show_kind(section)

    def show_service(self) -> None:
        """Show again what is printed from the service's own data."""
        if self.section is not None:
            self._show_printed(self.section)

    def _show_kind(self, section: Section) -> None:
        form, message = self.form, section.kind == "message"
        for name in OF_MESSAGES:
            for part in (getattr(form, name), getattr(form, f"{name}Label")):
                part.setVisible(message)
        pictured = section.kind in WITH_PICTURE
        form.picture.setVisible(pictured)
        form.pictureLabel.setVisible(pictured)
        words = _("Portrait") if message else _("Picture at the head")
        form.pictureLabel.setText(words)
        form.picture.setAccessibleName(words)
        dashboard = section.kind == "dashboard"
        form.blocks.setVisible(dashboard or section.kind in WITH_BLOCKS)
        self.kpis.setVisible(dashboard)
        if dashboard:
            self.kpis.show_section(section)
        form.printed.setVisible(section.kind in ("statements", "contact", *FROM_THE_PLAN))
        words = _("Text") if section.kind in ("text", "message") else _("Introduction")
        if section.kind == "chart":
            words = _("What the chart says, in a sentence")
        form.bodyLabel.setText(words)
        form.body.setAccessibleName(words)
        self.cards.setVisible(section.kind in WITH_BLOCKS)
        if section.kind in WITH_BLOCKS:
            self.cards.show_section(section)
        self.grid.setVisible(section.kind in WITH_TABLE)
        if section.kind in WITH_TABLE:
            found = self._table
            self.grid.show_table(found.table if found is not None else None, self._session.read_only)
        self.printing.setVisible(section.kind != "outline")
        self.printing.show_section(section)
        self._show_printed(section)

    def _put_table(self, table: TableText) -> None:
        self._session.fields.flush(self.form.body.area)
        document, section = self._session.document, self.section
        if section is None or document is None:
            return
        found = self._table or FoundTable(section.body.strip("\n"), table, "")
        self._session.act(lambda: change_section(document, section.id, body=found.with_table(table)))

    def _show_printed(self, section: Section) -> None:
        while self._printed.count():
            gone = self._printed.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        document = self._session.document
        if section.kind in FROM_THE_PLAN:
            said = {
                "objectives": _("Below it, the plan’s objectives are printed with their texts and pages."),
                "evaluation": _(
                    "Below it, every objective is printed with the KPIs that measure it: what they are, "
                    "source, baseline and target."
                ),
            }[section.kind]
            self._printed.addWidget(Words(said, 12, role="secondary", wrap=True))
            return
        if section.kind not in ("statements", "contact") or document is None:
            return
        own = service(document)
        lines = _statements(own) if section.kind == "statements" else _contact(own)
        self._printed.addWidget(Words(_("Printed from the Service page"), 12, role="secondary"))
        for label, words in lines:
            shown = words or _("Not filled in yet")
            line = Words(f"{label}: {shown}", wrap=True, role="text" if words else "faint")
            self._printed.addWidget(line)
        link = LinkButton(_("Change it on the Service page"))
        link.clicked.connect(self.service_requested)
        self._printed.addWidget(link)

    def _put(self, **values: object) -> None:
        change_section(self._session.document, self.section.id, **values)


def _statements(own: Service) -> list[tuple[str, str]]:
    return [
        (_("Mission"), own.mission),
        (_("Vision"), own.vision),
        (_("Values"), ", ".join(own.values)),
    ]


def _contact(own: Service) -> list[tuple[str, str]]:
    return [
        (_("Emergency"), own.emergency),
        (_("Non-emergency"), own.non_emergency),
        (_("Switchboard"), own.switchboard),
        (_("E-mail"), own.email),
        (_("Address"), own.address),
        (_("Website"), own.website),
    ]
