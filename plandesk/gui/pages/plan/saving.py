"""The pictures of a plan: how they are chosen and saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plandesk.domain.pictures import measure
from plandesk.domain.service import add_picture, picture
from plandesk.gui.paper.picture_files import for_paper
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.i18n import _

LARGEST_PICTURE = 20_000_000  # bytes; more is refused before it is read


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
        path = self._prompts.ask_open_file(_("Choose a picture"), _("Pictures (*.png *.jpg *.jpeg *.svg)"))
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
            measure(data)  # refuses what is no picture
            fitting = for_paper(data)
            smaller = fitting is not data
            name = _("Change picture, made smaller for print") if smaller else _("Change picture")
            with document.step(name):
                self._put(add_picture(document, fitting, path.name))

        self._session.act(carry_out)
