"""What was added after both acknowledged: dated, in order, and a field for one more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.coaching import acknowledging
from plandesk.domain.coaching.records import Amendment, CoachingSession, short_fingerprint
from plandesk.domain.day_words import day_words
from plandesk.gui.fields import Place
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.text import TextArea
from plandesk.i18n import _

SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class AmendmentsBlock(QWidget):
    """What is typed is kept as a draft until it is added: an amendment stays for good."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._told: CoachingSession | None = None
        self._shown: tuple[Amendment, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.field = TextArea(lines=2, at_most=60)
        self.field.setPlaceholderText(_("What is to be added to the record"))
        self.field.setAccessibleName(_("New amendment"))
        self.button = Button(_("Add amendment"), "add")
        self.button.clicked.connect(lambda _checked=False: self.add())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(6), 0, 0)
        layout.setSpacing(px(8))
        layout.addLayout(self._list)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.field.typed.connect(lambda text: self.button.setEnabled(bool(text.strip())))

    def show_session(self, told: CoachingSession) -> None:
        """Show the amendments of a session, and what was typed for the next."""
        document = self._session.document
        assert document is not None
        self._told = told
        if told.amendments != self._shown:
            self._shown = told.amendments
            self._fill(told.amendments)
        place = Place("coaching_session", told.uid, "amendment")
        kept = next(
            (one.text for one in document.drafts() if Place(one.table, one.uid, one.column) == place), ""
        )
        self._session.fields.keep(self.field, place, kept)
        for part in (self.field, self.button):
            part.setVisible(not self._session.read_only)
        self.button.setEnabled(bool(self.field.text().strip()))

    def add(self) -> None:
        """Add what was typed."""
        document, told, text = self._session.document, self._told, self.field.text()
        if document is None or told is None:
            return
        if self._session.act(lambda: acknowledging.amend(document, told.id, text)) is not None:
            self._session.fields.done_with(self.field)
            self.button.setEnabled(False)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, found: tuple[Amendment, ...]) -> None:
        while self._list.count():
            gone = self._list.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        for one in found:
            self._list.addWidget(_shown(one))


def _shown(one: Amendment) -> QWidget:
    said = _("{day}, {time} · {who} · text {fingerprint}").format(
        day=day_words(one.at.date()), time=f"{one.at:%H:%M}", who=one.who,
        fingerprint=short_fingerprint(one.sha256),
    )  # fmt: skip
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(2))
    column.addWidget(Words(said, 12, role="secondary", wrap=True))
    if not one.holds:
        words = _("Changed since it was added, or what it stands on was.")
        column.addWidget(Words(words, 12, role="error", wrap=True))
    text = Words(one.text, wrap=True)
    text.setTextInteractionFlags(SELECTABLE)
    column.addWidget(text)
    return holder
