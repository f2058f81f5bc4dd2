"""The document in hand and the one data signal of the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from plandesk.errors import FileLocked, NotAPlanDeskFile, NotThere, ReadOnlyFile, UserError
from plandesk.gui.fields import Fields, Place
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.periods import Quarter
    from plandesk.file.as_of import DocumentAsOf
    from plandesk.file.document import ChangeSet, Document, Draft
    from plandesk.file.encryption import Unlocking

__all__ = ["Place", "Session"]

T = TypeVar("T")


class Session(QObject):
    """Opens, changes and closes the document; pages hear everything from here.

    Pages change data only through `act` (choices, buttons) or `fields` (text), and read again when
    `changed` names what they show.
    """

    changed = Signal(object)  # ChangeSet: the only data signal
    document_changed = Signal(object)  # Document | None, after opening and closing
    plan_changed = Signal(object)  # id of the plan in hand | None
    quarter_changed = Signal(object)  # reporting quarter in hand | None; after `plan_changed`
    failed = Signal(object)  # UserError of an act that was not carried out
    save_failed = Signal(object)  # UserError: typed text that could not be saved stays in its field
    saved = Signal()  # everything typed so far is in the file
    noticed = Signal(str)  # a sentence for the status bar

    kind = "plan"  # of the documents that it takes

    def __init__(self, who: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.who = who
        self.document: Document | None = None
        self.plan_id: int | None = None
        self.quarter: Quarter | None = None  # the reporting period whose statuses are shown and told
        self.fields = Fields(self)
        self._stop_listening: Callable[[], None] | None = None
        self.keeps_in_hand = False  # while the past comes or goes: plan and quarter stay what they are
        self._live: Document | None = None  # the document itself, while its past is in hand

    # ---- the document

    @property
    def is_locked(self) -> bool:
        """Whether a file is in hand that shows nothing before its passphrase is given; here never."""
        return False

    @property
    def read_only(self) -> bool:
        """Whether there is nothing that could be changed."""
        return self.document is None or self.document.read_only

    def open(self, path: Path | str, read_only: bool = False, key: Unlocking | None = None) -> None:
        """Open a document in place of the one in hand; `key` opens a locked one.

        Raises UserError; the document in hand then stays. FileLocked and ReadOnlyFile can be tried again
        with `read_only`. Text that was typed but not saved when the program ended is saved now, as one step.
        """
        from plandesk.file.document import Document

        if self.document is not None and self.document.is_at(Path(path)):
            self.look_now()
            return
        opened = Document.open(path, who=self.who, read_only=read_only, key=key)
        try:
            self._take(opened)
        except BaseException:
            opened.close()
            raise

    def new(self, path: Path | str) -> None:
        """Make an empty plan file and open it; raises UserError or FileExistsError."""
        from plandesk.file.document import Document

        self._take(Document.create(path, who=self.who))

    def close(self) -> bool:
        """Save what is being typed and close the document; False when the text could not be saved."""
        if self.document is None:
            return True
        if not self.flush():
            return False
        self._let_go()
        self.plan_changed.emit(None)
        self.quarter_changed.emit(None)
        self.document_changed.emit(None)
        return True

    def abandon(self) -> None:
        """Close the document though typed text could not be saved (it stays as a draft if it can)."""
        self.fields.keep_drafts()
        self._let_go()

    # ---- changing

    def name_user(self, who: str) -> None:
        """Give what is done from now on another name in the history; what is being typed is saved first."""
        self.flush()
        self.who = who
        for document in (self.document, self._live):
            if document is not None:
                document.who = who

    def act(self, operation: Callable[[], T]) -> T | None:
        """Save what is being typed, then run a domain operation.

        A UserError goes out as `failed` and None comes back.
        """
        self.flush()
        try:
            result = operation()
        except UserError as error:
            self.failed.emit(error)
            return None
        self.saved.emit()
        return result

    def keep_backup(self) -> None:
        """Keep a backup of the document before much of it is deleted; raises UserError."""
        from plandesk.file import backup

        if self.document is not None:
            backup.make(self._live or self.document, backup.default_folder(), backup.Reason.DELETION)

    def look_outside(self) -> None:
        """Notice what other programs did to the open file: read again, or say that it is gone."""
        if self.document is not None:
            try:
                self.document.check_outside()
            except UserError as error:
                self.noticed.emit(error.sentence)

    def flush(self) -> bool:
        """Save the text being typed anywhere; False when it could not be saved (it stays in its field)."""
        return self.fields.flush()

    def undo(self) -> None:
        """Take back the last step; text being typed counts as one."""
        if self.document is not None:
            self.act(self.document.undo)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self.document is not None:
            self.act(self.document.redo)

    @property
    def undo_name(self) -> str | None:
        """What `undo` would take back."""
        return self.document.undo_name if self.document and not self.read_only else None

    @property
    def redo_name(self) -> str | None:
        """What `redo` would do again."""
        return self.document.redo_name if self.document and not self.read_only else None

    # ---- the past

    @property
    def past(self) -> DocumentAsOf | None:
        """The past that is in hand instead of the document; None today."""
        return self.document if self._live is not None else None  # type: ignore[return-value]

    @property
    def live(self) -> Document | None:
        """The document of today, also while its past is in hand."""
        return self._live or self.document

    def look_back(self, past: DocumentAsOf) -> None:
        """Show the document in hand as it was; nothing can be changed until `look_now`.

        The document stays open. `past` is closed with the look, or at once where text that is being typed
        could not be saved.
        """
        if self.document is None or not self.flush():
            past.close()
            return
        self._show_instead(past)

    def look_now(self) -> None:
        """Show the document of today again."""
        if self._live is not None:
            self._show_instead(self._live)

    def _show_instead(self, shown: Document) -> None:
        assert self.document is not None
        live, left = self._live or self.document, self.document
        plan_id, quarter = self.plan_id, self.quarter
        self.fields.forget()
        self.document = shown
        self._live = live if shown is not live else None
        if left is not live:
            left.close()
        self._keep_in_hand(plan_id, quarter)
        self.keeps_in_hand = True
        try:
            self.document_changed.emit(shown)
        finally:
            self.keeps_in_hand = False
        self.plan_changed.emit(self.plan_id)
        self.quarter_changed.emit(self.quarter)

    def _keep_in_hand(self, plan_id: int | None, quarter: Quarter | None) -> None:
        """Keep plan and quarter where the document shown has them."""
        from plandesk.domain import plans

        assert self.document is not None
        ids = [plan.id for plan in plans.plans(self.document)]
        self.plan_id = plan_id if plan_id in ids else (ids[0] if ids else None)
        self.quarter = quarter if quarter in self.quarters() else self.usual_quarter()

    # ---- the plan in hand

    def set_plan(self, plan_id: int | None) -> None:
        """Take another plan of the document in hand."""
        if plan_id != self.plan_id:
            self.flush()
            self._take_plan(plan_id)

    def set_quarter(self, quarter: Quarter | None) -> None:
        """Take another reporting quarter of the plan in hand; others than its own are not taken."""
        if quarter != self.quarter and quarter in self.quarters():
            self.flush()
            self.quarter = quarter
            self.quarter_changed.emit(quarter)

    def quarters(self) -> tuple[Quarter, ...]:
        """The reporting quarters of the plan in hand."""
        if self.document is None or self.plan_id is None:
            return ()
        from plandesk.domain import plans, progress

        return progress.quarters_of(plans.plan(self.document, self.plan_id))

    def usual_quarter(self) -> Quarter | None:
        """The quarter whose updates are being collected in the plan in hand."""
        if self.document is None or self.plan_id is None:
            return None
        from plandesk.domain import plans, progress

        return progress.default_quarter(plans.plan(self.document, self.plan_id), date.today())

    # ---- within

    def _take(self, opened: Document) -> None:
        if opened.kind != self.kind:
            opened.close()
            raise _of_the_other_kind(opened)
        if self.document is not None and not self.flush():
            opened.close()
            raise NotThere(
                _("The text being typed could not be saved, so this file stays open. Try saving again.")
            )
        self._let_go()
        self.document = opened
        recovered = "" if opened.read_only else self._recover(opened)
        self._stop_listening = opened.listen(self._heard)
        self.plan_id = self._first_plan()
        self.quarter = self.usual_quarter()
        self.document_changed.emit(opened)
        self.plan_changed.emit(self.plan_id)
        self.quarter_changed.emit(self.quarter)
        if recovered:
            self.noticed.emit(recovered)

    def _recover(self, opened: Document) -> str:
        """Save what was typed before the program ended; what is to be said about it comes back."""
        if not opened.drafts():
            return ""
        from plandesk.domain import amendments, sections, update_drafts

        def otherwise(document: Document, draft: Draft) -> bool:
            stays = update_drafts.recover(document, draft)
            amendments.recover_reason(document, draft)
            sections.recover_text(document, draft)
            return stays

        said = []
        if opened.recover_drafts(otherwise):
            said.append(_("Text typed before the program ended was recovered. Undo takes it back."))
        return " ".join(filter(None, [*said, update_drafts.waiting_words(opened)]))

    def _let_go(self) -> None:
        if self.document is None:
            return
        if self._stop_listening is not None:
            self._stop_listening()
            self._stop_listening = None
        self.fields.forget()
        closing, self.document, self.plan_id, self.quarter = self.document, None, None, None
        closing.close()
        if self._live is not None:
            self._live, closing = None, self._live
            closing.close()

    def _heard(self, changes: ChangeSet) -> None:
        if self._live is not None:
            return  # what other programs change today is read when one is back
        if changes.touches("plan"):
            self._keep_plan()
        self.changed.emit(changes)

    def _keep_plan(self) -> None:
        from plandesk.domain import plans

        assert self.document is not None
        ids = [plan.id for plan in plans.plans(self.document)]
        if self.plan_id not in ids:
            self._take_plan(ids[0] if ids else None)
        elif self.quarter not in self.quarters():
            self.quarter = self.usual_quarter()
            self.quarter_changed.emit(self.quarter)

    def _take_plan(self, plan_id: int | None) -> None:
        self.plan_id = plan_id
        self.quarter = self.usual_quarter()
        self.plan_changed.emit(plan_id)
        self.quarter_changed.emit(self.quarter)

    def _first_plan(self) -> int | None:
        from plandesk.domain import plans

        assert self.document is not None
        found = plans.plans(self.document)
        return found[0].id if found else None


def _of_the_other_kind(opened: Document) -> NotAPlanDeskFile:
    words = {
        "coaching": _(
            "“{name}” is a coaching file. It was not changed; give it a name that ends in “.coaching”, "
            "then open it again."
        ),
        "plan": _(
            "“{name}” is a plan file. It was not changed; give it a name that ends in “.plandesk”, "
            "then open it again."
        ),
    }
    return NotAPlanDeskFile(words[opened.kind].format(name=opened.path.name))


def needs_reading_only(error: UserError) -> bool:
    """Whether opening again for reading only would succeed."""
    return isinstance(error, FileLocked | ReadOnlyFile)
