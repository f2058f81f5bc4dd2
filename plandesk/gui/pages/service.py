"""The service: its name, its brand, its mission, vision and values, its contact data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from plandesk.colours import palette
from plandesk.domain.pictures import measure
from plandesk.domain.service import Service, add_picture, change_service, picture, service
from plandesk.gui.fields import Place
from plandesk.gui.forms.ui_service import Ui_ServiceForm
from plandesk.gui.page import Page
from plandesk.gui.paper.picture_files import for_paper
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import FaultWords, dress_form
from plandesk.gui.widgets.page_head import PageHead
from plandesk.i18n import _

TEXTS = (
    *("name", "short_name", "governing_body", "mission", "vision"),
    *("emergency", "non_emergency", "switchboard", "email", "address", "website"),
)
COLOURS = ("brand_colour", "accent_colour")
LARGEST_PICTURE = 20_000_000  # bytes; more is refused before it is read


class ServicePage(Page):
    """One form, saved field by field."""

    name = "service"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.head = PageHead(_("Service"))
        self.inside = QWidget()
        self.form = Ui_ServiceForm()
        self.form.setupUi(self.inside)
        dress_form(self.inside)
        self.form.contrast.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.colour_fault = FaultWords()  # in its place
        place = self.form.grid.indexOf(self.form.contrast)
        self.form.grid.addWidget(self.colour_fault, *self.form.grid.getItemPosition(place))
        self.form.logo.choose_requested.connect(self.choose_logo)
        self.form.logo.dropped.connect(self.take_logo)
        self.form.logo.removed.connect(lambda: self._change(logo=None))
        for column in COLOURS:
            field = getattr(self.form, column)
            field.set_chooser(self._choose_colour)
            field.changed.connect(lambda colour, column=column: self._change(**{column: colour}))
            field.refused.connect(lambda sentence: self._say_contrast(sentence))
        self.form.font_family.set_choices(list(font_names().items()))
        self.form.font_family.chosen.connect(lambda family: self._change(font=family))
        history = self.menu_action(
            "edit", _("History of the service’s data"), self.show_history, None, "history"
        )
        self.head.add_to_menu(history)
        self._lay_out()
        session.changed.connect(self._follow)
        self.read()

    def show_history(self) -> None:
        """What happened to the service's data, on the History page."""
        if self.session.document is not None:
            self.record_requested.emit("history", "service", 1)

    def read(self) -> None:
        """Show what the file holds."""
        document = self.session.document
        if document is None:
            return
        found = service(document)
        for column in TEXTS:
            self._load(column, found.uid, getattr(found, column))
        self._load("service_values", found.uid, "\n".join(found.values), column="values")
        for column in COLOURS:
            field = getattr(self.form, column)
            field.set_value(getattr(found, column))
            field.setReadOnly(self.session.read_only)
        self.form.font_family.set_value(found.font)
        self.form.font_family.setReadOnly(self.session.read_only)
        logo = picture(document, found.logo) if found.logo else None
        self.form.logo.set_picture(logo.data if logo is not None else None)
        self.form.logo.setReadOnly(self.session.read_only)
        self.session.fields.load(
            self.form.logo.alternative,
            Place("service", found.uid, "logo_alt"),
            found.logo_alt,
            lambda text: self._save(logo_alt=text),
        )
        self._brand = found
        self._say_contrast()

    def choose_logo(self) -> None:
        """Ask for a picture and take it as the logo."""
        path = self.prompts.ask_open_file(_("Choose a logo"), _("Pictures (*.png *.jpg *.jpeg *.svg)"))
        if path is not None:
            self.take_logo(str(path))

    def take_logo(self, path: str) -> None:
        """Take a picture file as the logo."""
        document = self.session.document
        try:
            too_large = Path(path).stat().st_size > LARGEST_PICTURE
            data = b"" if too_large else Path(path).read_bytes()
        except OSError:
            self.prompts.tell(_("This picture could not be read. The logo stays as it is."))
            return
        if too_large:
            self.prompts.tell(_("This picture is larger than 20 MB. The logo stays as it is."))
            return

        def take() -> None:
            measure(data)  # refuses what is no picture
            fitting = for_paper(data)
            smaller = fitting is not data
            name = _("Change logo, made smaller for print") if smaller else _("Change logo")
            with document.step(name):
                change_service(document, logo=add_picture(document, fitting, Path(path).name))

        self.session.act(take)

    def _choose_colour(self, now: str) -> str | None:
        return self.prompts.ask_colour(_("Choose a colour"), now)

    def panes(self) -> list[QWidget]:
        return [self.form.name]

    def show_record(self, kind: str, record_id: int) -> None:
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_words(self) -> str:
        return ""

    def shown(self) -> None:
        if not self.form.name.text():
            self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < px(560)
        self._around.setContentsMargins(px(12 if narrow else 24), px(20), px(12 if narrow else 24), px(32))

    # ---- within

    def _lay_out(self) -> None:
        self.inside.setMaximumWidth(px(680))
        self.form.grid.setContentsMargins(0, 0, 0, 0)
        self.form.grid.setHorizontalSpacing(px(12))
        self.form.grid.setVerticalSpacing(px(12))
        self.scroll = QScrollArea()
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setAutoFillBackground(True)
        holder.setBackgroundRole(QPalette.ColorRole.Base)
        self._around = QHBoxLayout(holder)
        self._around.addWidget(self.inside, 1, Qt.AlignmentFlag.AlignTop)
        self._around.addStretch(0)
        self.scroll.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.scroll, 1)
        self.head.follow(self.scroll)

    def _load(self, field: str, uid: str, text: str, column: str = "") -> None:
        named = column or field

        def save(typed: str) -> None:
            self._save(**{named: tuple(typed.split("\n")) if named == "values" else typed})

        self.session.fields.load(getattr(self.form, field), Place("service", uid, field), text, save)

    def _save(self, **fields: Any) -> None:
        document = self.session.document
        assert document is not None
        change_service(document, **fields)

    def _change(self, **fields: Any) -> None:
        self.session.act(lambda: self._save(**fields))

    def _say_contrast(self, fault: str = "") -> None:
        brand: Service | None = getattr(self, "_brand", None)
        if fault or brand is None:
            self.colour_fault.say(fault)
            self.form.contrast.setVisible(not fault)
            return
        self.colour_fault.say("")
        self.form.contrast.show()
        self.form.contrast.setText(contrast_words(brand.brand_colour, brand.accent_colour))

    def _follow(self, changes: Any) -> None:
        if changes.touches("service", "picture"):
            self.read()


def font_names() -> dict[str, str]:
    """The families that a service can choose from, in words."""
    return {
        "source-sans": _("Source Sans, narrow and clear"),
        "plex-sans": _("IBM Plex Sans, wider and technical"),
        "source-serif": _("Source Serif, with serifs as in a book"),
    }


def contrast_words(brand: str, accent: str) -> str:
    """What reports make of the two colours so that words in them, and on them, can be read."""
    printed = palette(brand, accent)
    said = []
    if printed.brand.upper() != brand.upper():
        said.append(
            _("The main colour is printed as {colour}, so that all words on it can be read.").format(
                colour=printed.brand
            )
        )
    if printed.accent_text.upper() != accent.upper():
        said.append(
            _("Words in the second colour are printed as {colour}, so that they can be read.").format(
                colour=printed.accent_text
            )
        )
    return " ".join(said) or _("Words in both colours, and on them, can be read as they are.")
