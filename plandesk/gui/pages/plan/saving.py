"""Fields that make up a list of the document, and pictures: how they are saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from plandesk.domain.service import add_picture, picture
from plandesk.gui.fields import TextField
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.i18n import _

PAUSE = 1000  # milliseconds without a key
LARGEST_PICTURE = 20_000_000  # bytes; more is refused before it is read


class SavedInPauses(QObject):
    """Saves a field shortly after the last key: its text belongs to no single column, so no draft is kept."""

    def __init__(self, session: Session, field: QObject) -> None:
        super().__init__(field)
        self._session, self._field = session, field
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
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
    if same_record and _tidy(field.text()) == _tidy(shown):
        return
    session.fields.load(field, None, shown, save)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class ChosenPicture:
    """A picture field and the record whose picture it is."""

    def __init__(
        self, session: Session, prompts: Prompts, field: PictureField, put: Callable[[str | None], object]
    ) -> None:
        """`put(sha256 or None)` is the domain operation that gives the record its picture."""
        self._session, self._prompts, self._field, self._put = session, prompts, field, put
        field.choose_requested.connect(self.choose)
        field.dropped.connect(self.take)
        field.removed.connect(lambda: session.act(lambda: put(None)))

    def show(self, sha256: str | None) -> None:
        """Show the picture that the record has now."""
        document = self._session.document
        kept = picture(document, sha256) if sha256 and document is not None else None
        self._field.set_picture(kept.data if kept is not None else None)
        self._field.setReadOnly(self._session.read_only)

    def choose(self) -> None:
        """Ask for a file and take it."""
        path = self._prompts.ask_open_file(_("Choose a picture"), _("Pictures (*.png *.jpg *.jpeg)"))
        if path is not None:
            self.take(str(path))

    def take(self, name: str) -> None:
        """Take a picture file."""
        path, document = Path(name), self._session.document
        if document is None:
            return
        try:
            too_large = path.stat().st_size > LARGEST_PICTURE
            data = b"" if too_large else path.read_bytes()
        except OSError:
            self._prompts.tell(_("This picture could not be read. Nothing was changed; choose another file."))
            return
        if too_large:
            self._prompts.tell(_("This picture is larger than 20 MB. Nothing was changed; make it smaller."))
            return

        def carry_out() -> None:
            with document.step(_("Change picture")):
                self._put(add_picture(document, data, path.name))

        self._session.act(carry_out)


def _tidy(text: str) -> tuple[str, ...]:
    return lines_of(text)
