"""The paper of the coaching page: blank forms, forms to fill in, sessions, a member's own file.

Everything is read on the main thread and laid out in a worker. A PDF is written where the user says and
nowhere else; each print and each PDF of a record is one line in the view log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from plandesk.domain.coaching import forms, members, sessions
from plandesk.domain.coaching.viewings import EXPORTED, PRINTED, note_viewing
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui import icons
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.tasks import Progress
from plandesk.i18n import _


@dataclass(frozen=True)
class Paper:
    """A paper to be made: its data (with an `imprint`), and what lays them out, in a worker."""

    data: Any
    lay_out: Callable[[Any], bytes] = field(compare=False)

    def pdf(self) -> bytes:
        """The finished PDF."""
        return self.lay_out(self.data)


class Wish(NamedTuple):
    """What is wished for: its data, the name a file gets, and the record for the view log if it is one."""

    read: Callable[[Document], Paper]
    file_name: str
    table: str = ""
    row_uid: str = ""
    words: str = ""


class PaperMenu(QMenu):
    """Prints and saves the session and the member that a view has in hand."""

    def __init__(self, view: CoachingView) -> None:
        super().__init__(_("Print and PDF"), view)
        self._view, self._session = view, view.session
        self.acts: dict[str, QAction] = {}
        for name, words, slot, keys, icon in (
            ("print session", _("&Print the session…"), self.print_session, "Ctrl+P", "print"),
            ("save session", _("&Save the session as PDF…"), self.save_session, None, "reports"),
        ):
            act = self.acts[name] = view.menu_action("reports", words, slot, keys, icon)
            icons.set_icon(act, icon)
            self.addAction(act)
        self._add("print prefilled", _("Print it with &room to write…"), self.print_prefilled, "edit")
        self.addSeparator()
        self.fillable = self.addMenu(_("&Form for the member to fill in"))
        for name, words in (
            ("text", _("With the coach’s &words…")),
            ("fields", _("With the coach’s words in &locked fields…")),
            ("none", _("With&out the coach’s words…")),
        ):
            act = self.acts[f"fillable {name}"] = self.fillable.addAction(words)
            act.triggered.connect(lambda _checked=False, name=name: self.save_fillable(name))
        self._add("returned form", _("&Take in a returned form…"), self._take_form, "import")
        self.addSeparator()
        self._add("print member", _("Print the &member’s whole file…"), self.print_member, "print")
        self._add("save member", _("Save the member’s whole file as P&DF…"), self.save_member, "reports")
        self.addSeparator()
        self.blank = self.addMenu(_("&Blank form"))
        self.aboutToShow.connect(self.refresh)
        view.edits_changed.connect(self.enable)
        self.refresh()

    def refresh(self) -> None:
        """Enable what can be done with what is in hand, and list the forms."""
        self.enable()
        self.blank.clear()
        document = self._session.document
        for form in forms.forms(document) if document is not None else []:
            name = form.name.replace("&", "&&")
            for words, act in (
                (_("Print “{form}”…"), self.print_blank),
                (_("Save “{form}” as PDF…"), self.save_blank),
            ):
                self.blank.addAction(words.format(form=name)).triggered.connect(
                    lambda _checked=False, act=act, form_id=form.id: act(form_id)
                )
        self.blank.setEnabled(not self.blank.isEmpty())

    def enable(self) -> None:
        """Enable what can be done with what is in hand."""
        session, member = self._view.session_in_hand() is not None, self._member_id() is not None
        writable = not self._session.read_only
        for name, act in self.acts.items():
            needed = member if "member" in name else session if name != "returned form" else True
            act.setEnabled(needed and writable)
        self.fillable.setEnabled(session and writable)

    # ---- what the user does

    def print_session(self) -> None:
        """Print the session as it is, with lines to sign."""
        self._session_paper("filled", self._print)

    def save_session(self) -> None:
        """Write the session as it is, with lines to sign, into a PDF."""
        self._session_paper("filled", self._save)

    def print_prefilled(self) -> None:
        """Print the session with room to write."""
        self._session_paper("prefilled", self._print)

    def save_fillable(self, coach_words: str) -> None:
        """Write the form that the member fills in; `coach_words` is one of COACH_WORDS."""
        self._session_paper("fillable", self._save, coach_words)

    def print_member(self) -> None:
        """Print the member's own file."""
        self._member_paper(self._print)

    def save_member(self) -> None:
        """Write the member's own file into a PDF."""
        self._member_paper(self._save)

    def print_blank(self, form_id: int) -> None:
        """Print an empty form."""
        self._blank_paper(form_id, self._print)

    def save_blank(self, form_id: int) -> None:
        """Write an empty form into a PDF."""
        self._blank_paper(form_id, self._save)

    def _take_form(self) -> None:
        self._view.command_requested.emit("returned form")

    # ---- what is wished for

    def _session_paper(self, way: str, act: Callable[[Wish], None], coach_words: str = "text") -> None:
        from plandesk.reports import coaching_form

        document, session_id = self._session.document, self._view.session_in_hand()
        if document is None or session_id is None or not self._session.flush():
            return
        told = sessions.session(document, session_id)
        member = members.member(document, told.member_id)
        options = coaching_form.CoachingFormOptions(way, session_id=session_id, coach_words=coach_words)
        # Not the name of the session's own PDF, which it would be written over.
        kind = _("to fill in") if way == "fillable" else ""
        parts = (told.form_name, member.number, told.held.isoformat(), kind)
        words = {
            "filled": "", "prefilled": _("with room to write"), "fillable": _("as a form to fill in"),
        }[way]  # fmt: skip
        act(
            Wish(
                lambda now: Paper(coaching_form.collect(now, options), coaching_form.layout),
                " ".join(filter(None, parts)),
                "coaching_session",
                told.uid,
                words,
            )
        )

    def _member_paper(self, act: Callable[[Wish], None]) -> None:
        from plandesk.reports import member_file

        document, member_id = self._session.document, self._member_id()
        if document is None or member_id is None or not self._session.flush():
            return
        member = members.member(document, member_id)
        options = member_file.MemberFileOptions(member_id, date.today())
        name = " ".join(filter(None, (_("Coaching file"), member.number)))
        act(
            Wish(
                lambda now: Paper(member_file.collect(now, options), member_file.layout),
                name,
                "member",
                member.uid,
                _("the whole file"),
            )
        )

    def _blank_paper(self, form_id: int, act: Callable[[Wish], None]) -> None:
        from plandesk.reports import coaching_form

        document = self._session.document
        if document is None or not self._session.flush():
            return
        options = coaching_form.CoachingFormOptions("blank", form_id=form_id)
        name = _("{form}, blank").format(form=forms.form(document, form_id).name)
        act(Wish(lambda now: Paper(coaching_form.collect(now, options), coaching_form.layout), name))

    def _member_id(self) -> int | None:
        document, session_id = self._session.document, self._view.session_in_hand()
        known = self._view.member_in_hand()
        if known is not None or document is None or session_id is None:
            return known
        return sessions.session(document, session_id).member_id

    # ---- printing and saving

    def _print(self, wish: Wish) -> None:
        from plandesk.gui.paper.printing import print_report

        paper = self._read(wish)
        if paper is not None:
            print_report(paper, None, self._view, lambda: self._noted(wish, PRINTED))

    def _save(self, wish: Wish) -> None:
        view, paper = self._view, self._read(wish)
        if paper is None:
            return
        path = view.prompts.ask_save_file(
            _("Save PDF"), _tidy(wish.file_name) + ".pdf", _("PDF documents (*.pdf)"), ".pdf"
        )
        if path is not None and self._noted(wish, EXPORTED):
            _write(view, paper, path, bool(wish.table))

    def _read(self, wish: Wish) -> Paper | None:
        """The data as the file is now; None (and said) where that cannot be."""
        document = self._session.document
        if document is None:
            return None
        try:
            return wish.read(document)
        except UserError as error:
            self._view.prompts.tell(error)
            return None

    def _noted(self, wish: Wish, act: str) -> bool:
        """Write the line of the view log; False (and said) where the file does not take it."""
        document = self._session.document
        if document is None:
            return False
        if not wish.table:
            return True  # a blank form is no record
        return bool(
            self._session.act(lambda: note_viewing(document, act, wish.table, wish.row_uid, wish.words))
        )

    def _add(self, name: str, words: str, slot: Callable[[], None], icon: str) -> None:
        act = self.acts[name] = self.addAction(words)
        icons.set_icon(act, icon)
        act.triggered.connect(lambda _checked=False: slot())


def _write(view: CoachingView, paper: Paper, path: Path, is_record: bool) -> None:
    session = view.session  # the view goes when the file is locked

    def work(_progress: Progress) -> None:
        from plandesk.reports.build import write

        write(paper.pdf(), path, private=is_record)

    def then(_nothing: None) -> None:
        said = _("“{name}” is saved in {folder}")
        if is_record:
            said = _("“{name}” is saved in {folder}. Whoever has it can read it.")
        session.noticed.emit(said.format(name=path.name, folder=path.parent))

    view.tasks.run(work, then, label=_("Saving the PDF"), stopped=_("Cancelled. No PDF was saved."))


def _tidy(name: str) -> str:
    """A name for a file that every system takes."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or not letter.isprintable() else letter for letter in name)
    return " ".join(kept.split())[:100].strip(" .") or _("Coaching")
