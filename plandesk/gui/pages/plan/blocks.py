"""The blocks of a section as cards: the fields that its kind prints, to add, reorder and delete."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.sections import Block, Section, add_block, blocks, change_block, delete_block, move_block
from plandesk.gui.fields import Place
from plandesk.gui.pages.plan.saving import ChosenPicture
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import IconButton, LinkButton
from plandesk.gui.widgets.fold import FoldHead
from plandesk.gui.widgets.labels import FieldLabel
from plandesk.gui.widgets.markdown_area import MarkdownArea
from plandesk.gui.widgets.picture_field import PictureField
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _

# What a block of a kind of section shows below its title, and what is folded away.
FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "people": (("note", "body", "picture"), ()),
    "contact": (("body",), ()),
    "tiles": (("body",), ("figure", "note", "picture")),
    "figures": (("figure", "note", "body"), ("picture",)),
    "stories": (("body", "picture"), ("figure", "note")),
}


class BlockCards(QWidget):
    """Follows the blocks of one section; a card keeps its fields while its block is there."""

    def __init__(self, session: Session, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._prompts = session, prompts
        self._section_id = 0
        self.cards: dict[int, BlockCard] = {}
        self.add = LinkButton(_("Block"), "add")
        self.add.setAccessibleName(_("Add a block"))
        self.add.clicked.connect(self.add_one)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self.add)

    def show_section(self, section: Section) -> None:
        """Show the blocks of a section."""
        if section.id != self._section_id:
            for card in list(self.cards.values()):
                self._drop(card)
        self._section_id = section.id
        found = blocks(self._session.document, section.id)
        for gone in set(self.cards) - {block.id for block in found}:
            self._drop(self.cards[gone])
        for place, block in enumerate(found):
            card = self.cards.get(block.id)
            if card is None:
                card = self.cards[block.id] = BlockCard(self._session, self._prompts, section.kind, self)
            if self._column.indexOf(card) != place:
                # A field that has the focus keeps it: the card is put elsewhere, not made anew.
                self._column.insertWidget(place, card)
            card.show_block(block, place, len(found))
        self.add.setVisible(not self._session.read_only)
        self.add.setText(_("Person") if section.kind == "people" else _("Block"))
        self.add.setAccessibleName(_("Add a person") if section.kind == "people" else _("Add a block"))

    def add_one(self) -> None:
        """Add an empty block at the end and put the cursor into it."""
        document, section_id = self._session.document, self._section_id
        made = self._session.act(lambda: add_block(document, section_id, ""))
        if made in self.cards:
            self.cards[made].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, card: BlockCard) -> None:
        for field in card.texts().values():
            if not self._exists(card):
                field.accept()  # there is no row left to save into
            else:
                self._session.fields.flush(field)
        self.cards.pop(card.block_id, None)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _exists(self, card: BlockCard) -> bool:
        document = self._session.document
        return document is not None and any(
            one.id == card.block_id for one in blocks(document, card.section_id)
        )


class BlockCard(QWidget):
    """One block. Alt+Up and Alt+Down move it. What few blocks have is folded away until it is wanted."""

    def __init__(self, session: Session, prompts: Prompts, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.block_id = self.section_id = self._place = 0
        self.title, self.note, self.figure = LineField(), LineField(), LineField()
        self.body = MarkdownArea(lines=2)
        self.field = PictureField()
        self.picture = ChosenPicture(session, prompts, self.field, lambda kept: self._put(picture=kept))
        people = kind == "people"
        names = {
            "title": _("Name") if people else _("Title of the block"),
            "note": _("Role") if people else _("Note below"),
            "body": _("About the person") if people else _("Text of the block"),
            "figure": _("Large figure"),
        }
        self.up = IconButton("up", _("Move up (Alt+Up)"))
        self.down = IconButton("down", _("Move down (Alt+Down)"))
        self.remove = IconButton("trash", _("Delete this block"))
        self.up.clicked.connect(lambda: self.move(-1))
        self.down.clicked.connect(lambda: self.move(1))
        self.remove.clicked.connect(self.delete)
        head = QHBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(FieldLabel(names["title"], self.title), 1)
        for button in (self.up, self.down, self.remove):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(16))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self.title)
        self.more = QWidget()
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(px(4))
        shown, folded = FIELDS.get(kind, (("body",), ("figure", "note", "picture")))
        of_fold = {("figure", "note"): _("Figure and note"), ("picture",): _("Picture")}
        self.fold = FoldHead(of_fold.get(folded, _("Figure, picture and note")), line=False)
        for part, names_of in ((column, shown), (more, folded)):
            for name in names_of:
                part.addSpacing(px(4))
                widget = self.field if name == "picture" else getattr(self, name)
                part.addWidget(FieldLabel(names.get(name, _("Picture")), widget))
                part.addWidget(widget)
        column.addWidget(self.fold)
        column.addWidget(self.more)
        self.field.setAccessibleName(_("Picture"))
        self.fold.setVisible(bool(folded))
        self.more.hide()
        self.fold.folded.connect(lambda closed: self.more.setVisible(not closed))
        self._folded, self._used = folded, {"title", *shown, *folded}

    def texts(self) -> dict[str, LineField | TextArea]:
        """The fields that are loaded, by their columns."""
        every = {
            "title": self.title, "body": self.body, "figure": self.figure, "note": self.note,
            "picture_alt": self.field.alternative,
        }  # fmt: skip
        return {name: one for name, one in every.items() if name.removesuffix("_alt") in self._used}

    def show_block(self, block: Block, place: int, many: int) -> None:
        """Edit a block from now on."""
        document, one = self._session.document, block.id
        self.block_id, self.section_id, self._place = one, block.section_id, place
        for column, field in self.texts().items():
            self._session.fields.load(
                field,
                Place("block", block.uid, column),
                getattr(block, column),
                lambda text, column=column: change_block(document, one, **{column: text}),
            )
        if "picture" in self._used:
            self.picture.show(block.picture)
        self.fold.set_count(sum(bool(getattr(block, name)) for name in self._folded))
        able = not self._session.read_only
        self.up.setEnabled(able and place > 0)
        self.down.setEnabled(able and place + 1 < many)
        self.remove.setEnabled(able)

    def _put(self, **values: object) -> None:
        change_block(self._session.document, self.block_id, **values)

    def move(self, by: int) -> None:
        """Move the block up (-1) or down (1)."""
        document, one, place = self._session.document, self.block_id, self._place + by
        button = self.up if by < 0 else self.down
        if button.isEnabled():
            self._session.act(lambda: move_block(document, one, place))

    def delete(self) -> None:
        """Delete the block; undo brings it back."""
        document, one = self._session.document, self.block_id
        self._session.act(lambda: delete_block(document, one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(table.line, 1))
        painter.setBrush(table.window)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
