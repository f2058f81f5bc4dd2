"""Fields of a form and the record they edit: loaded, kept while typed, saved when left.

Typed text is kept in the file as a draft at most a second after a key, so that a killed program loses
nothing; saving the field as a step drops the draft. A save that fails leaves the text in the field.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer

from plandesk.errors import UserError
from plandesk.file.document import Draft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from plandesk.gui.session import Session

DRAFT_AFTER = 800  # milliseconds
LIST_SAVED_AFTER = 1000  # milliseconds without a key


class Place(Struct, frozen=True):
    """The column that a field edits, by table and uid; drafts are kept under it."""

    table: str
    uid: str
    column: str


class TextField(Protocol):
    """What LineField and TextArea have in common."""

    def set_text(self, text: str) -> None: ...
    def text(self) -> str: ...
    def type_text(self, text: str) -> None: ...
    def is_changed(self) -> bool: ...
    def accept(self) -> None: ...


class _Edited:
    def __init__(self, place: Place | None, save: Callable[[str], object], draft_only: bool = False) -> None:
        self.place, self.save, self.draft_only = place, save, draft_only
        self.draft: str | None = None  # as it was kept last


class Fields(QObject):
    """Every text field on the screen with its place in the document."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._edited: dict[QObject, _Edited] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER)
        self._timer.timeout.connect(self.keep_drafts)

    def load(self, field: TextField, place: Place | None, text: str, save: Callable[[str], object]) -> None:
        """Show the text of a record's column in a field from now on.

        `save(text)` is the domain operation to run when the field is left with a change. What was typed
        for another record before is saved first; what is being typed for the same one stays.
        """
        assert isinstance(field, QObject)
        known = self._edited.get(field)
        if known is None:
            field.typed.connect(lambda _text: self._note(field))
            field.left.connect(lambda _text: self.flush(field))
            field.destroyed.connect(lambda: self._edited.pop(field, None))
        elif field.is_changed():
            if known.place == place and place is not None:
                known.save = save
                return
            self.flush(field)
        self._edited[field] = _Edited(place, save)
        field.set_text(text)
        field.setReadOnly(self._session.read_only)

    def keep(self, field: TextField, place: Place, text: str) -> None:
        """Keep what is typed in a field as a draft alone, until `done_with`: an act of its own saves it.

        `text` is what was kept before; the field shows it as typed.
        """
        known = self._edited.get(field)
        if known is not None and known.place == place and field.is_changed():
            return
        self.load(field, place, "", _nowhere)
        edited = self._edited[field]
        edited.draft_only = True
        if text:
            field.type_text(text)
            edited.draft = text

    def done_with(self, field: TextField) -> None:
        """What was typed is saved by now, or not wanted: empty the field and forget its draft."""
        field.set_text("")
        self._drop(self._edited[field])

    def at(self, place: Place) -> QWidget | None:
        """The field that edits a place now."""
        return next((field for field, edited in self._edited.items() if edited.place == place), None)

    def place_of(self, field: QObject | None) -> Place | None:
        """What a field edits; None for what is no field of a record."""
        return self._edited[field].place if field in self._edited else None

    def flush(self, field: TextField | None = None) -> bool:
        """Save one field, or all that have unsaved text; False when one could not be saved."""
        fields = [field] if field is not None else list(self._edited)
        done = [self._save(one) for one in fields]  # every one, though the first may fail
        return all(done)

    def forget(self) -> None:
        """Let go of all fields: their document is closed."""
        self._timer.stop()
        for edited in self._edited.values():
            edited.place, edited.draft = None, None
            edited.save = _nowhere
        for field in self._edited:
            field.accept()

    def unsaved(self) -> list[Draft]:
        """What has been typed into columns and not saved, as it would be kept."""
        return [
            _draft(edited.place, field)
            for field, edited in self._edited.items()
            if edited.place is not None and field.is_changed()
        ]

    def keep_drafts(self) -> None:
        """Write what has been typed and not saved into the document, aside from its history."""
        document = self._session.document
        if document is None or document.read_only:
            return
        for field, edited in self._edited.items():
            if not self._keep(field, edited):
                return

    def _note(self, field: TextField) -> None:
        if field in self._edited and not self._timer.isActive():
            self._timer.start()

    def _save(self, field: TextField) -> bool:
        edited = self._edited.get(field)
        if edited is None:
            return True
        if edited.draft_only and field.is_changed():
            return self._keep(field, edited)
        if field.is_changed():
            document, text = self._session.document, field.text()
            try:
                edited.save(text)
            except UserError as error:
                self._session.save_failed.emit(error)
                return False
            if document is not self._session.document:
                return True
            field.accept()
            self._session.saved.emit()
        self._drop(edited)
        return True

    def _keep(self, field: TextField, edited: _Edited) -> bool:
        document = self._session.document
        if document is None or edited.place is None or not field.is_changed() or edited.draft == field.text():
            return True
        try:
            document.keep_draft(_draft(edited.place, field))
        except UserError as error:
            self._session.save_failed.emit(error)
            return False
        edited.draft = field.text()
        return True

    def _drop(self, edited: _Edited) -> None:
        document = self._session.document
        if edited.draft is None or edited.place is None or document is None:
            return
        edited.draft = None
        try:
            document.drop_draft(edited.place.table, edited.place.uid, edited.place.column)
        except UserError as error:
            self._session.save_failed.emit(error)


def _draft(place: Place, field: TextField) -> Draft:
    return Draft(place.table, place.uid, place.column, field.text())


def _nowhere(_text: str) -> None:
    """Where text goes when its document was closed."""


class SavedInPauses(QObject):
    """Saves a field shortly after the last key: its text belongs to no single column, so no draft is kept."""

    def __init__(self, session: Session, field: QObject) -> None:
        super().__init__(field)
        self._session, self._field = session, field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LIST_SAVED_AFTER)
        self._timer.timeout.connect(self._save)
        field.typed.connect(lambda _text: self._timer.start())

    def _save(self) -> None:
        field = self._field
        if field.isVisible() and field.text().strip():
            self._session.fields.flush(field)


def load_list(
    session: Session, field: TextField, shown: str, same_record: bool, save: Callable[[str], object]
) -> None:
    """Show a list in a field. What is being typed for the same record stays as it is typed."""
    if same_record and lines_of(field.text()) == lines_of(shown):
        return
    session.fields.load(field, None, shown, save)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
