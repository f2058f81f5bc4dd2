"""Blocks of cells out of the table and back into it, checked whole before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QMimeData

from plandesk.domain import initiatives, updates
from plandesk.errors import InvalidValue
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.models.initiative_writing import told_fields
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.listing import InitiativeRow
    from plandesk.domain.outline import Outline
    from plandesk.domain.periods import Quarter
    from plandesk.domain.statuses import StatusWord
    from plandesk.file.document import Document


class Paste(Struct, frozen=True):
    """What pasting would write: per initiative the fields that change, and how many cells those are.

    `told` are fields of the updates for the quarter in hand.
    """

    changes: tuple[tuple[int, dict[str, Any]], ...]
    told: tuple[tuple[int, dict[str, Any]], ...]
    cells: int

    @property
    def rows(self) -> int:
        """How many initiatives it would change."""
        return len({one for one, _fields in (*self.changes, *self.told)})

    def sentence(self) -> str:
        """What would happen, for asking first."""
        rows = ngettext("{n} row", "{n} rows", self.rows).format(n=self.rows)
        sentence = ngettext(
            "Pasting replaces {n} cell in {rows}.", "Pasting replaces {n} cells in {rows}.", self.cells
        )
        return sentence.format(n=self.cells, rows=rows)


def copied(rows: list[InitiativeRow], columns: list[int], tree: Outline) -> QMimeData:
    """Cells for the clipboard, as a spreadsheet takes them: text as shown, and a table of text cells."""
    block = [[cells.words(row, column, tree) for column in columns] for row in rows]
    data = QMimeData()
    data.setText(spreadsheet_text.to_text(block))
    data.setHtml(spreadsheet_text.to_html(block))
    return data


def check(
    document: Document,
    tree: Outline,
    text: str,
    rows: list[InitiativeRow],
    columns: list[int],
    statuses: Sequence[StatusWord] = (),
) -> Paste:
    """Read a copied block for these rows and columns, from the cell it would start in.

    Raises InvalidValue where the block is too large for the table or a cell can't be read. One copied cell
    goes into every row.
    """
    block = spreadsheet_text.from_text(text)
    if len(block) == 1 and len(block[0]) == 1:
        block = block * len(rows)
    _check_size(block, rows, columns)
    changes: list[tuple[int, dict[str, Any]]] = []
    told: list[tuple[int, dict[str, Any]]] = []
    written = 0
    for row, line in zip(rows, block, strict=False):
        fields: dict[str, Any] = {}
        of_quarter: dict[str, Any] = {}
        for column, words in zip(columns, line, strict=False):
            if words == cells.words(row, column, tree):
                continue
            if column not in cells.EDITABLE:
                raise InvalidValue(
                    _(
                        "“{words}” would go into the column “{column}”, which the plan fills itself. "
                        "Nothing was pasted; start in another column."
                    ).format(words=_short(words), column=cells.title(column, tree))
                )
            target = of_quarter if column in cells.TOLD else fields
            target.update(_read(document, tree, row, column, words, statuses))
            written += 1
        if fields:
            changes.append((row.id, fields))
        if of_quarter:
            told.append((row.id, of_quarter))
    return Paste(tuple(changes), tuple(told), written)


def write(document: Document, paste: Paste, quarter: Quarter | None) -> None:
    """Write a checked block as one step; raises UserError, e.g. where a reason is missing."""
    name = ngettext("Paste {n} cell", "Paste {n} cells", paste.cells).format(n=paste.cells)
    with document.step(name):
        for one, fields in paste.changes:
            initiatives.change_initiatives(document, [one], **cells.with_leads(document, fields))
        for one, fields in paste.told if quarter is not None else ():
            updates.set_updates(document, [one], quarter, **fields)


def _check_size(block: spreadsheet_text.Block, rows: list[InitiativeRow], columns: list[int]) -> None:
    if len(block) > len(rows):
        sentence = _(
            "The copied block has {n} rows, but the table has {m} from here down. Nothing was pasted."
        )
        raise InvalidValue(sentence.format(n=len(block), m=len(rows)))
    widest = max(len(line) for line in block)
    if widest > len(columns):
        sentence = _(
            "The copied block has {n} columns, but the table shows {m} from here on. Nothing was pasted."
        )
        raise InvalidValue(sentence.format(n=widest, m=len(columns)))


def _read(
    document: Document,
    tree: Outline,
    row: InitiativeRow,
    column: int,
    words: str,
    statuses: Sequence[StatusWord],
) -> dict[str, Any]:
    try:
        if column in cells.TOLD:
            return told_fields(column, words, tree.plan.year, statuses)
        return cells.fields(document, column, words, tree.plan.year)
    except InvalidValue as error:
        sentence = {
            cells.Column.DUE: _("“{words}” for {number} is not a due date. Nothing was pasted."),
            cells.Column.COMPLETED: _("“{words}” for {number} is not a due date. Nothing was pasted."),
            cells.Column.STATUS: _("“{words}” for {number} is no status word. Nothing was pasted."),
            cells.Column.PERCENT: _("“{words}” for {number} is no percentage. Nothing was pasted."),
        }.get(cells.Column(column), _("“{words}” for {number} is neither yes nor no. Nothing was pasted."))
        number = row.number or f"“{_short(row.text)}”"
        raise InvalidValue(sentence.format(words=_short(words), number=number)) from error


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 40 else line[:39] + "…"
