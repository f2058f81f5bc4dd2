"""The steps of the history, newest first, read as far as one scrolls."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain import history_search, history_view
from plandesk.domain.day_words import moment_words
from plandesk.domain.history_view import HistoryStep
from plandesk.gui.session import Session
from plandesk.i18n import _, ngettext

Index = QModelIndex | QPersistentModelIndex
AT_ONCE = 200
KEPT = 2000
STEP = Qt.ItemDataRole.UserRole
SUBJECT = Qt.ItemDataRole.UserRole + 1  # the record that a step is about, in words


class HistoryModel(QAbstractListModel):
    """One row for each step; `STEP` gives the `HistoryStep`.

    It shows everything, what certain words find, or what happened to one record.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[HistoryStep] = []
        self._more = False
        self._subjects: dict[int, str] = {}
        self.text = ""
        self.uid = ""

    # ---- what is shown

    def read(self) -> None:
        """Read from the start."""
        self.beginResetModel()
        self._subjects.clear()
        self._steps = self._read(AT_ONCE)
        self._more = not self.uid and len(self._steps) == AT_ONCE
        self.endResetModel()

    def search(self, text: str) -> None:
        """Show only steps that these words find: by step, author, or what was touched."""
        if text.strip() != self.text:
            self.text = text.strip()
            self.read()

    def show_only(self, uid: str) -> None:
        """Show only what happened to the record of this uid; everything for an empty one."""
        if uid != self.uid:
            self.uid = uid
            self.read()

    @property
    def steps(self) -> list[HistoryStep]:
        """The steps read so far."""
        return self._steps

    def row_of(self, step_id: int) -> int:
        """The row of a step among those read, or -1."""
        return next((row for row, step in enumerate(self._steps) if step.id == step_id), -1)

    # ---- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = self._steps[index.row()]
        if role == STEP:
            return step
        if role == SUBJECT:
            return self._subject(step)
        if role == Qt.ItemDataRole.DisplayRole:
            return step_words(step)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (step_words(step), state_words(step), self._subject(step), who_and_when(step))
            return ", ".join(filter(None, words))
        if role == Qt.ItemDataRole.ToolTipRole:
            return step_words(step)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        found = self._read(AT_ONCE, self._steps[-1].id)
        self._more = len(found) == AT_ONCE
        if found:
            first = len(self._steps)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
            self._steps += found
            self.endInsertRows()

    # ---- following

    def follow(self) -> None:
        """Catch up with the file: new steps come on top, and an undo changes the state of older ones.

        Of very many only the newest KEPT are read again; the others come back as one scrolls.
        """
        if not self.uid and len(self._steps) > KEPT:
            self.beginRemoveRows(QModelIndex(), KEPT, len(self._steps) - 1)
            del self._steps[KEPT:]
            self._more = True
            self.endRemoveRows()
        newest = self._steps[0].id if self._steps else 0
        found = self._read(len(self._steps) + AT_ONCE)
        new = [step for step in found if step.id > newest]
        if not self._steps or (not self.uid and len(new) == len(found)):
            self.read()
            return
        kept = {step.id: step for step in found}
        for row, step in enumerate(self._steps):
            if kept.get(step.id, step) != step:
                self._steps[row] = kept[step.id]
                self.dataChanged.emit(self.index(row), self.index(row))
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._steps[:0] = new
            self.endInsertRows()

    def _subject(self, step: HistoryStep) -> str:
        # Read when a row is seen first: what a step did never changes.
        document = self._session.document
        if step.id not in self._subjects and document is not None:
            self._subjects[step.id] = history_view.subject(document, step.id)
        return self._subjects.get(step.id, "")

    def _read(self, limit: int, before: int | None = None) -> list[HistoryStep]:
        document = self._session.document
        if document is None:
            return []
        if not self.uid:
            return history_view.steps(document, limit, before, self.text)
        found: dict[int, HistoryStep] = {}
        for step, _change in history_view.changes_of_record(document, self.uid, 2000):
            found.setdefault(step.id, step)
        if not self.text:
            return list(found.values())
        wanted = history_search.ids_of(document, self.text)
        return [step for step in found.values() if step.id in wanted]


def step_words(step: HistoryStep) -> str:
    """What a step did, in one line."""
    if step.kind == "undo":
        return _("Undid “{step}”").format(step=step.name)
    if step.kind == "redo":
        return _("Did “{step}” again").format(step=step.name)
    return step.name


def state_words(step: HistoryStep) -> str:
    """Whether a step is in force no more."""
    return "" if step.kind != "do" or step.state in ("done", "kept") else _("Undone")


def who_and_when(step: HistoryStep) -> str:
    """Who took a step, and when, in the reader's time."""
    return _("{who}, {when}").format(who=step.who or _("Somebody"), when=moment(step))


def moment(step: HistoryStep) -> str:
    """When a step was taken, in the reader's time."""
    return moment_words(step.at)


def going_back_words(step: HistoryStep, after: int, read_only: bool) -> str:
    """What going back to a step would do, or why nothing can; `after` counts the steps it would take back."""
    if step.kind == "undo":
        return _("This took back an earlier step.")
    if step.kind == "redo":
        return _("This did an earlier step again.")
    if state_words(step):
        if step.state == "undone":
            return _("This step is undone. Redo does it again.")
        return _("This step is undone, and something else was done since.")
    if read_only:
        return _("The file is open for reading only.")
    if not after:
        return _("This is how everything is now. Undo takes this step back.")
    return ngettext(
        "Takes back the step that came after this one.",
        "Takes back the {n} steps that came after this one.",
        after,
    ).format(n=f"{after:,}")
