"""Importing a plan that was written down as JSON: its title and period, and all that would come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from plandesk.domain.plans import KINDS, usual_end
from plandesk.errors import UserError
from plandesk.exchange.applying import apply
from plandesk.exchange.importing import Preview, preview
from plandesk.exchange.json_outline import read_outline
from plandesk.exchange.outline_rows import VERDICTS, counts_words, rows
from plandesk.exchange.records import Contents
from plandesk.exchange.written_records import Chosen, Fills
from plandesk.gui.dialogs.import_preview import ImportPreview
from plandesk.gui.dialogs.import_steps import Choices, ImportDialog
from plandesk.gui.dialogs.import_table_rows import PreviewModel, PreviewTable
from plandesk.gui.dialogs.plan_kinds import kind_words
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import Labelled, Line, SectionLabel, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


def ask_import_plan(
    session: Session, path: Path, value: dict[str, Any], contents: Contents, parent: QWidget | None
) -> int | None:
    """Show what a plan that was written down would bring and import it when the user agrees.

    `value` is the JSON file and `contents` what was read of it. The plan's id comes back.
    """
    dialog = ImportPlanDialog(session, path, value, contents, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.plan_id


class ImportPlanDialog(ImportDialog):
    """Title, kind and period on the left, what comes in on the right; every choice makes a new preview.

    The last day follows the kind and the first day until it is her own.
    """

    def __init__(
        self,
        session: Session,
        path: Path,
        value: dict[str, Any],
        contents: Contents,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, path, parent)
        self._value, self._contents = value, contents
        self._preview: Preview | None = None
        self._fills: Fills = ()
        self.plan_id: int | None = None
        self.setObjectName("importPlan")
        self.setWindowTitle(_("Import a plan"))
        self.title, self.kind = LineField(), Choice([(kind, kind_words()[kind]) for kind in KINDS])
        self.starts, self.ends = DateField(at_once=True), DateField(at_once=True)
        heads = (_("Row"), "", _("Part"), _("What it says"))
        self.model = PreviewModel(self, heads, in_words=True)
        table = PreviewTable(self.model, number_width=168)
        self.preview = ImportPreview(self.model, table, verdicts=VERDICTS)
        self._build()
        self._show_plan()
        self.title.typed.connect(lambda _text: self._show())
        self.kind.chosen.connect(lambda _kind: self._follow())
        self.starts.changed.connect(lambda _day: self._follow())
        self.ends.changed.connect(lambda _day: self._look())
        self.fit(1120, 740)
        self._look()
        self.preview.table.setFocus()

    def _build(self) -> None:
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(Labelled(_("First day"), self.starts), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Labelled(_("Last day"), self.ends), 1, Qt.AlignmentFlag.AlignTop)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self.remarks_label = SectionLabel(_("Good to know"))
        self.remarks = Words("", 12, role="secondary", wrap=True)
        self.remarks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        labelled = (Labelled(_("Title"), self.title), Labelled(_("Kind"), self.kind))
        split.addWidget(Choices((*labelled, days, Line(), self.remarks_label, self.remarks)))
        split.addWidget(self.preview)
        split.setStretchFactor(1, 1)
        split.setSizes([px(400), px(720)])
        self._stack(self._file_head(), split, _("Import plan"))
        self.go.setDefault(True)

    def _show_plan(self) -> None:
        [plan] = self._contents.plans
        self.title.set_text(plan.title)
        self.kind.set_value(plan.kind)
        self.starts.set_day(plan.starts)
        self.ends.set_least(plan.starts)
        self.ends.set_day(plan.ends)

    # ---- the preview

    def _follow(self) -> None:
        starts = self.starts.day()
        self.ends.set_least(starts)
        self.ends.set_day(usual_end(str(self.kind.value()), starts))
        self._look()

    def _look(self) -> None:
        """Read the file again with what is chosen: due times without a year are of that of the plan."""
        chosen = Chosen(None, str(self.kind.value()), self.starts.day(), self.ends.day())
        self._contents = read_outline(self._value, chosen)
        self.size_words.setText(counts_words(self._contents.plans[0]))
        self._show()

    def _show(self) -> None:
        """Compare the plan under its title with the document."""
        title = self.title.text().strip()
        [plan] = self._contents.plans
        self._contents = replace(self._contents, plans=(replace(plan, title=title),))
        self._preview, fault = None, None
        try:
            self._preview = preview(self._document, self._contents)
        except UserError as error:
            fault = error.sentence
        if self._preview is not None:
            self._fills = self._preview.fills
            self.remarks.setText("\n".join(f"• {one}" for one in self._preview.remarks))
            self.remarks_label.setVisible(bool(self._preview.remarks))
        every = rows(self._contents, self._fills)
        counts = {verdict: sum(1 for one in every if one.verdict == verdict) for verdict in VERDICTS}
        self.preview.show_rows(every, counts, ())
        if self._session.read_only:
            self._say(_("The file is open for reading only, so nothing can be imported."), "late")
        elif not title:
            self._say(_("The new plan needs a title."), "late")
        elif fault is not None:
            self._say(fault, "error")
        else:
            self._say(_("One step, which Undo takes back."), ready=True)

    # ---- importing

    def _take_in(self) -> None:
        days_read = self.starts.leave() and self.ends.leave()  # which may ask for another preview
        seen = self._preview
        if seen is None or not days_read or not self.go.isEnabled():
            return
        made = self._write(lambda: apply(self._document, seen))
        if made is None:
            self._look()
            return
        [self.plan_id] = made
        self._session.set_plan(self.plan_id)
        sentence = _("The plan “{title}” was imported.").format(title=seen.contents.plans[0].title)
        self._session.noticed.emit(sentence)
        self.accept()
