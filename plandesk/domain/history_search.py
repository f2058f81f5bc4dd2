"""Finding steps of the history by words: those of the step, of who took it, and of what it touched."""

from __future__ import annotations

import json

from plandesk.file.document import Document

# What belongs to an initiative, and is found by its words, too.
_PARTS = ("status_update", "milestone", "sub_item", "lead", "partner", "serves")

_NAMED = "instr(lower(s.name), lower(?1)) OR instr(lower(s.who), lower(?1))"
_SAYS = (
    "EXISTS (SELECT 1 FROM json_each(h.{side}) v WHERE v.type = 'text' AND instr(lower(v.value), lower(?1)))"
)
# Records that ever had the words in one of their texts; the first condition spares most entries the others.
_TOUCHED = f"""
s.id IN (
    WITH said (uid, tbl, row_id) AS (
        SELECT DISTINCT h.row_uid, h.tbl, h.row_id FROM history h
        WHERE instr(lower(ifnull(h.before, '') || ifnull(h.after, '')), lower(?2))
        AND ({_SAYS.format(side="after")} OR {_SAYS.format(side="before")})
    ),
    belong (uid) AS (
        SELECT uid FROM said
        UNION SELECT p.row_uid FROM history p WHERE p.tbl IN ({", ".join(f"'{one}'" for one in _PARTS)})
        AND p.op = 'insert'
        AND json_extract(p.after, '$.initiative_id') IN (SELECT row_id FROM said WHERE tbl = 'initiative')
    )
    SELECT t.step_id FROM history t JOIN belong b ON b.uid = t.row_uid
    WHERE t.tbl NOT IN ('approved_entry', 'meeting_standing')
)"""


def condition(document: Document, text: str) -> tuple[str, tuple[str, str]]:
    """What a step `s` is found by, as SQL with its first two values; true of every step for no text.

    In a coaching file only the words of steps and authors are looked through: reading what was written
    there leaves a line in its view log.
    """
    if not text:
        return "?1 = ?2", ("", "")
    inside = json.dumps(text, ensure_ascii=False)[1:-1]  # as it stands within a text in the log
    if document.kind != "plan":
        return f"(({_NAMED}) AND ?2 <> '')", (text, inside)
    return f"({_NAMED} OR {_TOUCHED})", (text, inside)


def ids_of(document: Document, text: str) -> frozenset[int]:
    """The ids of the steps found by a text."""
    found, values = condition(document, text)
    return frozenset(row[0] for row in document.rows(f"SELECT s.id FROM step s WHERE {found}", values))
