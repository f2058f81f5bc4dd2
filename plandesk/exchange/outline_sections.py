"""The narrative parts of a plan that was written down, told by their shape more than by their names.

A text or a list of texts is a section of text, a list of records with title and text are blocks, a record
with parts that have items are findings, one with a quote or an author is a message.
"""

from __future__ import annotations

import re

from plandesk.domain.columns import one_line
from plandesk.domain.plans import KINDS
from plandesk.domain.sections import usual_sections
from plandesk.exchange import outline_names as names
from plandesk.exchange.json_places import refuse, whole
from plandesk.exchange.outline_fields import (
    Field,
    LeftOver,
    Part,
    are_records,
    are_texts,
    is_text,
    paragraphs,
    record,
)
from plandesk.exchange.records import BlockRecord, SectionRecord
from plandesk.exchange.table_cells import without_bullet
from plandesk.i18n import _

_HUMP = re.compile(r"(?<=[a-zà-ÿ])[A-ZÀ-Þ](?=[a-zà-ÿ])")
PROSE_WORDS = 6  # a text of so many words is one to read, not a mark for a program


def section(field: Field, before_tree: bool, left_over: LeftOver) -> SectionRecord | None:
    """The section that a field is; None where it is none.

    Plain text behind the goals is taken only under a name that plans use for texts: there it mostly speaks of
    the file. Raises ImportRefused where a part has the wrong shape.
    """
    value = field.value
    if isinstance(value, dict):
        return _of_record(field, left_over)
    if are_records(value):
        return _of_records(field, left_over)
    if isinstance(value, str) or are_texts(value):
        known = names.meaning(field.name) in names.PROSE or _is_message(field.name)
        told = paragraphs(field)
        if told and (known or (before_tree and any(len(one.split()) >= PROSE_WORDS for one in told))):
            kind = "message" if _is_message(field.name) else "text"
            return made(kind, title_of(field.name), body="\n\n".join(told))
    return None


def made(
    kind: str,
    title: str,
    body: str = "",
    blocks: tuple[BlockRecord, ...] = (),
    *,
    author: str = "",
    author_title: str = "",
    pull_quote: str = "",
    source: str = "",
) -> SectionRecord:
    """A section with all that is not said as usual."""
    return SectionRecord(
        None, kind, title, body, author, author_title, pull_quote, source, None, "", True, blocks
    )


def title_of(name: str) -> str:
    """A field's name as a title: "our_work" and "ourWork" are "Our work"; a usual one is written as usual."""
    words = one_line(name[:200])
    if " " not in words:
        words = _HUMP.sub(lambda found: " " + found[0].lower(), words)
        words = " ".join(re.split(r"[_\s-]+|(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])", words)).strip()
    usual = {title.casefold(): title for kind in KINDS for _kind, title in usual_sections(kind)}
    return usual.get(words.casefold(), words[:1].upper() + words[1:])


def usual_title(kind: str, of_plan: str) -> str:
    """The title of a section of a kind, as a new plan of a kind has it."""
    every = [*usual_sections(of_plan), *usual_sections("annual")]
    return next((title for one, title in every if one == kind), "")


def in_list(field: Field, left_over: LeftOver) -> list[SectionRecord]:
    """The sections of a list of records with titles, which can be of any kind."""
    found = []
    for n, value in enumerate(field.value):
        path = f"{field.path}[{n}]"
        one = Field(path, "", value)
        wanted = _("a section: a record with a title, and a text, blocks or parts")
        if not isinstance(value, dict):
            refuse(path, wanted, value)
        made_of = _of_record(one, left_over)
        if made_of is None:
            refuse(path, wanted, value)
        found.append(made_of)
    return found


def _is_message(name: str) -> bool:
    words = names.meaning(name)
    return any(re.search(rf"\b{one}\b", words) for one in names.LETTERS)


def _of_record(field: Field, left_over: LeftOver) -> SectionRecord | None:
    """A section of a record: message, findings, blocks, or text."""
    own = LeftOver()
    part = Part(field.path, field.value, own)
    title = part.line(names.TITLE) or title_of(field.name)
    said = {
        "pull_quote": part.text(names.QUOTE, is_text),
        "author": part.line(names.AUTHOR, is_text),
        "author_title": part.line(names.AUTHOR_TITLE, is_text),
        "source": part.text(names.SOURCE, is_text),
    }
    is_message = bool(said["pull_quote"] or said["author"]) or _is_message(field.name or title)
    parts = None if is_message else part.take(names.PARTS, are_records)
    items = part.take(names.ITEMS, are_texts)
    told = [part.prose(names.TEXT)]
    blocks, findings = ((), False) if parts is None else _blocks(parts, own)
    if items is not None:
        told.append(bullets(items))
    body = "\n\n".join(filter(None, told))
    if not (body or blocks or said["pull_quote"]):
        return None
    part.finish()
    left_over.add_all(own)
    kind = "message" if is_message else "text"
    if blocks:
        kind = "findings" if findings or said["source"] else "blocks"
    return made(kind, title, body, blocks, **said)


def _of_records(field: Field, left_over: LeftOver) -> SectionRecord | None:
    """Blocks or findings of a list in which each record has words."""
    if not all(_has_words(one) for one in field.value):
        return None
    blocks, findings = _blocks(field, left_over)
    return made("findings" if findings else "blocks", title_of(field.name), blocks=blocks)


def _has_words(value: dict[str, object]) -> bool:
    meanings = {names.meaning(name): one for name, one in value.items()}
    told = [meanings.get(name) for name in names.TEXT | names.ITEMS]
    return any(isinstance(one, str) or are_texts(one) for one in told)


def _blocks(field: Field, left_over: LeftOver) -> tuple[tuple[BlockRecord, ...], bool]:
    """The blocks of a list of records, and whether some have items, as findings do."""
    found, with_items = [], False
    for n, value in enumerate(field.value):
        path = f"{field.path}[{n}]"
        part = record(path, value, _("a record with a title and a text"), left_over)
        title = part.line(names.TITLE)
        items = part.take(names.ITEMS, are_texts)
        told = [part.prose(names.TEXT)]
        if items is not None:
            told.append(bullets(items))
            with_items = True
        part.finish()
        found.append(BlockRecord(None, title, "\n\n".join(filter(None, told))))
    return tuple(found), with_items


def bullets(field: Field) -> str:
    """A list of texts as a Markdown list."""
    lines = [
        without_bullet(one_line(whole(f"{field.path}[{n}]", _("a text"), one)))
        for n, one in enumerate(field.value)
        if one is not None
    ]
    return "\n".join(f"- {one}" for one in lines if one)
