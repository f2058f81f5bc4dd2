"""The form of an initiative on its page: what it is, its quarterly updates, the rest folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from plandesk.domain import listing_counts, statuses
from plandesk.gui.pages.initiatives.milestones_form import MilestonesForm
from plandesk.gui.pages.initiatives.updates_form import UpdatesForm
from plandesk.gui.record_forms import TABLES, InitiativePane
from plandesk.gui.widgets.fold import FoldHead
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session


class RecordPane(InitiativePane):
    """Shows again whatever of it changes."""

    tables = (*TABLES, "status_update", "status_word", "milestone", "plan")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._telling: tuple[int, bool] | None = None  # of which plan, whether it asks for statuses
        form = self.record_form
        self.updates, self.milestones = UpdatesForm(session), MilestonesForm(session)
        self.fold = FoldHead(_("Milestones, partners, results, links"))
        for place, part in (
            (form.form.updates, self.updates),
            (form.form.details_head, self.fold),
            (form.form.milestones, self.milestones),
        ):
            form.put(place, part)
        form.form.details.hide()
        self.fold.folded.connect(lambda folded: form.form.details.setVisible(not folded))
        self.percent = QAction(_("Percent"), self)
        self.percent.setCheckable(True)
        self.percent.toggled.connect(self.updates.show_percent)

    def _heard(self, changes: ChangeSet) -> None:
        if changes.touches("status_update", "plan"):
            self._telling = None
        super()._heard(changes)

    def _read(self, initiative_id: int | None) -> None:
        super()._read(initiative_id)
        record, tree, document = self._record, self._tree, self._session.document
        if record is None or tree is None or document is None or record.objective_id not in tree.objectives:
            return
        if self._telling is None or self._telling[0] != tree.plan.id:
            telling = tree.plan.state != "draft" or listing_counts.has_updates(document, tree.plan.id)
            self._telling = (tree.plan.id, telling)
        words = statuses.status_words(document, tree.plan.id)
        self.updates.show_record(record, tree.plan, words, self._telling[1])
        self.milestones.show_record(record.id, tree.plan)
        filled = bool(record.results) + bool(record.note) + bool(record.sub_items)
        self.fold.set_count(self.milestones.count + len(record.partners) + len(record.serves) + filled)
