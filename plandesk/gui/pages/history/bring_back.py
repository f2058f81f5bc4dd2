"""Bringing back what a step changed or deleted: a button with a menu of what can come back."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from plandesk.domain import restoring
from plandesk.domain.history_view import FieldChange, HistoryStep, RecordChange
from plandesk.file.document import Document
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _, ngettext

MOST = 24  # entries of the menu
LONGEST = 48  # characters of a value in it
NAMED = 4  # of what one can choose from, beside the button


class Offer(Struct, frozen=True):
    """One value before a step, or (without `field`) one record as it was before it."""

    change: RecordChange
    step_id: int
    field: FieldChange | None = None

    @property
    def words(self) -> str:
        """How the menu names it."""
        if self.field is None:
            return _("{record} “{title}”, as it was").format(
                record=self.change.record, title=cut(self.change.title)
            )
        value = cut(self.field.before) or _("(empty)")
        return _("{field}: {value}").format(field=self.field.field, value=value)


def offers(document: Document, step: HistoryStep, changes: Sequence[RecordChange]) -> list[Offer]:
    """What of a step can be brought back: deleted records, and single fields of changed ones."""
    gone = restoring.deleted_on_their_own(document, step.id)
    found: list[Offer] = []
    for change in changes:
        if change.op == "delete" and change.uid in gone:
            found.append(Offer(change, step.id))
        if change.op == "update":
            fields = [one for one in change.fields if restoring.can_bring_back(change.table, one.column)]
            if len(fields) > 1:
                found.append(Offer(change, step.id))
            found += [Offer(change, step.id, one) for one in fields]
    return found[:MOST]


def act_words(found: Sequence[Offer]) -> str:
    """What the button says: the one thing that comes back, or how many there are to choose from."""
    if len(found) > 1:
        return _("Bring back one of {n}").format(n=f"{len(found):n}")
    one = found[0]
    if one.field is not None:
        return _("Bring back “{field}”").format(field=one.field.field)
    return _("Bring back {record}").format(record=restoring.within_a_sentence(one.change.table))


def outcome_words(found: Sequence[Offer]) -> str:
    """What is there afterwards, or what there is to choose from."""
    if len(found) == 1 and found[0].field is not None:
        return _("It then reads: {value}").format(value=cut(found[0].field.before, 200) or _("(empty)"))
    names = dict.fromkeys(
        one.field.field if one.field is not None else _("“{title}”").format(title=cut(one.change.title))
        for one in found
    )
    if len(found) == 1:
        return _("{title} then is as it was before this step.").format(title=next(iter(names)))
    shown = list(names)[:NAMED]
    more = len(names) - len(shown)
    words = ngettext("{names} and {n} more", "{names} and {n} more", more) if more else "{names}"
    return words.format(names=", ".join(shown), n=f"{more:n}")


class BringBack(QObject):
    """A button that says what of the step in hand it brings back, and a line on what then is there.

    Both are hidden where nothing can come back.
    """

    def __init__(self, session: Session, prompts: Prompts, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._prompts = session, prompts
        self.button = Button(_("Bring back"), "undo")
        self.menu = QMenu(self.button)
        self.button.setToolTip(_("Give a field or a record what it had before this step"))
        self.button.clicked.connect(lambda _checked=False: self._bring_back_only())
        self.outcome = Words("", 12, role="secondary", wrap=True)
        self.offers: list[Offer] = []

    def show_step(self, step: HistoryStep, changes: Sequence[RecordChange]) -> None:
        """Offer what this step changed."""
        document = self._session.document
        able = document is not None and not self._session.read_only and step.kind == "do"
        self.offers = offers(document, step, changes) if able else []
        self.menu.clear()
        titles = {one.change.uid for one in self.offers}
        last = ""
        for one in self.offers:
            if len(titles) > 1 and one.field is not None and one.change.uid != last:
                self.menu.addSection(_plain(cut(one.change.title) or one.change.record))
            last = one.change.uid
            entry = self.menu.addAction(_plain(one.words))
            entry.triggered.connect(lambda _checked=False, wanted=one: self.bring_back(wanted))
        if self.offers:
            self.button.setText(act_words(self.offers))
            self.button.setMenu(self.menu if len(self.offers) > 1 else None)
            self.button.updateGeometry()
            self.outcome.setText(outcome_words(self.offers))
            self.button.setAccessibleDescription(self.outcome.text())
        for part in (self.button, self.outcome):
            part.setVisible(bool(self.offers))

    def _bring_back_only(self) -> None:
        if len(self.offers) == 1:
            self.bring_back(self.offers[0])

    def bring_back(self, wanted: Offer) -> None:
        """Bring it back as one step; where that would take back later work, ask first."""
        document = self._session.document
        if document is None or not self._session.flush():
            return
        change, field = wanted.change, wanted.field
        if field is None:
            self._session.act(
                lambda: restoring.bring_back_record(document, change.table, change.uid, wanted.step_id)
            )
            return
        later = restoring.changed_since(document, change.entry_id, field.column)
        if later:
            sentence = ngettext(
                "“{field}” was changed once more since. Bring back what it was before both?",
                "“{field}” was changed {n} times since. Bring back what it was before all of that?",
                later,
            ).format(field=field.field, n=later)
            details = _("It then reads: {value}").format(value=cut(field.before, 400) or _("(empty)"))
            if not self._prompts.confirm(sentence, _("Bring back"), details):
                return
        self._session.act(lambda: restoring.bring_back_field(document, change.entry_id, field.column))


def cut(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text in one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _plain(words: str) -> str:
    """Words for a menu, where & would make a shortcut."""
    return words.replace("&", "&&")
