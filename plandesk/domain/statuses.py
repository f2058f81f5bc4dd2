"""Status words: the words in which a plan tells what became of its initiatives."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.columns import stored
from plandesk.errors import InvalidValue
from plandesk.file.document import Document, Row
from plandesk.i18n import _, ngettext

COUNTS_AS = ("not_started", "in_progress", "late", "done", "dropped")
FINAL = ("done", "dropped")  # such an initiative needs no further updates
SYMBOLS = (
    "not_started",
    "in_progress",
    "late",
    "done",
    "dropped",
)  # shapes that are drawn, named by first use
_COPIED = ("word", "symbol", "colour", "counts_as", "reason_required")
COLOURS = ("green", "blue", "amber", "grey", "red")


class StatusWord(Struct, frozen=True):
    """One status word of a plan.

    `counts_as` is one of COUNTS_AS, `symbol` of SYMBOLS, `colour` of COLOURS. A new word has the id 0;
    the words of a plan that has none of its own yet have negative ids until the first is used.
    """

    id: int
    uid: str
    plan_id: int
    position: int
    word: str
    symbol: str
    colour: str
    counts_as: str
    reason_required: bool = False

    @property
    def final(self) -> bool:
        """Whether an initiative with this status is over: done or dropped."""
        return self.counts_as in FINAL


class StatusSet(Struct, frozen=True):
    """Status words that belong together, to pick from; their ids are 0."""

    name: str
    words: tuple[StatusWord, ...]


def usual_sets() -> tuple[StatusSet, ...]:
    """The sets that services use; a new plan gets the first."""
    return (
        _set(
            _("Not started to completed"),
            (_("Not started"), "not_started", False),
            (_("In progress"), "in_progress", False),
            (_("Delayed"), "late", True),
            (_("Completed"), "done", False),
            (_("Dropped"), "dropped", True),
        ),
        _set(_("Completed or delayed"), (_("Completed"), "done", False), (_("Delayed"), "late", True)),
        _set(
            _("On track, at risk"),
            (_("Not started"), "not_started", False),
            (_("On track"), "in_progress", False),
            (_("At risk"), "late", True),
            (_("Complete"), "done", False),
            (_("Cancelled"), "dropped", True),
        ),
    )


def usual_look(counts_as: str) -> tuple[str, str]:
    """Symbol and colour that fit what a word counts as."""
    return counts_as, {"done": "green", "in_progress": "blue", "late": "amber"}.get(counts_as, "grey")


def status_words(document: Document, plan_id: int) -> tuple[StatusWord, ...]:
    """The status words of a plan in their order; the usual ones where it has none of its own."""
    rows = document.rows(
        "SELECT id, uid, plan_id, position, word, symbol, colour, counts_as, reason_required"
        " FROM status_word WHERE plan_id = ? ORDER BY position, id",
        (plan_id,),
    )
    if rows:
        return tuple(_word(row) for row in rows)
    return tuple(
        replace(one, id=-1 - place, plan_id=plan_id) for place, one in enumerate(usual_sets()[0].words)
    )


def set_status_words(document: Document, plan_id: int, words: Sequence[StatusWord]) -> None:
    """Give a plan its status words, in order; a word is known by its id, and a new one has the id 0.

    Raises InvalidValue for no words at all, an empty or repeated word, or where a
    word that updates use would go.
    """
    _check(words)
    with document.step(_("Change status words")):
        kept = {row[0] for row in document.rows("SELECT id FROM status_word WHERE plan_id = ?", (plan_id,))}
        gone = kept - {one.id for one in words}
        _refuse_used(document, gone)
        document.delete("status_word", sorted(gone))
        for place, one in enumerate(words):
            columns = stored(
                {
                    "position": place,
                    "word": one.word.strip(),
                    "symbol": one.symbol,
                    "colour": one.colour,
                    "counts_as": one.counts_as,
                    "reason_required": one.reason_required,
                }
            )
            if one.id in kept:
                document.update("status_word", one.id, **columns)
            else:
                document.insert("status_word", plan_id=plan_id, **columns)


def set_usual_words(document: Document, plan_id: int) -> None:
    """Give a new plan the usual words, inside the running step."""
    set_status_words(document, plan_id, usual_sets()[0].words)


def copy_words(document: Document, from_plan: int, to_plan: int) -> None:
    """Give a plan the words of another one in place of its own, which no update uses yet."""
    words = status_words(document, from_plan)
    with document.step(_("Change status words")):
        document.execute("DELETE FROM status_word WHERE plan_id = ?", (to_plan,))
        set_status_words(document, to_plan, words)


def own_word(document: Document, plan_id: int, status_id: int) -> int:
    """The id under which a plan keeps a word, in the running step: usual words are written at first use."""
    if status_id >= 0:
        return status_id
    if not document.value("SELECT count(*) FROM status_word WHERE plan_id = ?", (plan_id,)):
        set_usual_words(document, plan_id)
    return int(
        document.value(
            "SELECT id FROM status_word WHERE plan_id = ? ORDER BY position LIMIT 1 OFFSET ?",
            (plan_id, -1 - status_id),
        )
    )


def take_words_along(document: Document, plan_id: int) -> None:
    """Let updates that came into a plan from another one speak in its words, in the running step.

    A word is found again as it is written; one that the plan does not have is added at the end.
    """
    strange = document.rows(
        "SELECT DISTINCT w.* FROM status_update u JOIN initiative i ON i.id = u.initiative_id"
        " JOIN status_word w ON w.id = u.status_id WHERE i.plan_id = ? AND w.plan_id <> ?"
        " ORDER BY w.position",
        (plan_id, plan_id),
    )
    if not strange:
        return
    if not document.value("SELECT count(*) FROM status_word WHERE plan_id = ?", (plan_id,)):
        set_usual_words(document, plan_id)
    for row in strange:
        own = status_words(document, plan_id)
        wanted = next((one for one in own if one.word.casefold() == row["word"].casefold()), None)
        if wanted is None:
            fields = {"position": len(own), "plan_id": plan_id}
            new_id = document.insert("status_word", **{name: row[name] for name in _COPIED}, **fields)
        else:
            new_id = wanted.id
        document.execute(
            "UPDATE status_update SET status_id = ? WHERE status_id = ? AND initiative_id IN"
            " (SELECT id FROM initiative WHERE plan_id = ?)",
            (new_id, row["id"], plan_id),
        )


def uses(document: Document, word_id: int) -> int:
    """How many updates have this word."""
    return int(document.value("SELECT count(*) FROM status_update WHERE status_id = ?", (word_id,)))


def _word(row: Row) -> StatusWord:
    fields = dict(row)
    fields["reason_required"] = bool(fields["reason_required"])
    return StatusWord(**fields)


def _set(name: str, *words: tuple[str, str, bool]) -> StatusSet:
    return StatusSet(
        name,
        tuple(
            StatusWord(0, "", 0, place, word, *usual_look(counts_as), counts_as, reason)
            for place, (word, counts_as, reason) in enumerate(words)
        ),
    )


def _check(words: Sequence[StatusWord]) -> None:
    if not words:
        raise InvalidValue(_("A plan needs at least one status word. Nothing was changed."))
    seen: set[str] = set()
    for one in words:
        word = one.word.strip()
        if not word:
            raise InvalidValue(_("A status word is empty. Nothing was changed; write it or take it away."))
        if word.casefold() in seen:
            raise InvalidValue(
                _("“{word}” is there twice. Nothing was changed; give each status its own word.").format(
                    word=word
                )
            )
        seen.add(word.casefold())
        for value, allowed in ((one.counts_as, COUNTS_AS), (one.symbol, SYMBOLS), (one.colour, COLOURS)):
            if value not in allowed:
                raise InvalidValue(
                    _("“{text}” is not one of: {allowed}.").format(text=value, allowed=", ".join(allowed))
                )


def _refuse_used(document: Document, words: set[int]) -> None:
    for one in sorted(words):
        how_often = uses(document, one)
        if how_often:
            word = document.value("SELECT word FROM status_word WHERE id = ?", (one,))
            raise InvalidValue(
                ngettext(
                    "“{word}” is in use ({n} update), so it stays. Nothing was changed; rename it instead.",
                    "“{word}” is in use ({n} updates), so it stays. Nothing was changed; rename it instead.",
                    how_often,
                ).format(word=word, n=how_often)
            )
