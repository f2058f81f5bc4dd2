"""A process that makes processes to be killed: each opens a document, edits, and says so after each commit.

Reads lines `path seed recovery-key` (or a dash) from standard input and answers on standard output:
`pid N` for the new process, `held` when it has opened the file, `added N` and `draft N` after the commit,
`undoing N` before one, and `dead` when it is gone. Forking from here spares each of them the
start of an interpreter.
"""

import os
import random
import sys
from typing import NamedTuple

from plandesk.file.document import Document, Draft
from plandesk.file.encryption import RecoveryKey


def say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


class Words(NamedTuple):
    """Where a kind of document keeps what a victim writes: a row with a number, and rows of its own."""

    table: str
    text: str
    fixed: dict[str, int]
    part: str
    belongs: str
    column: str
    title: tuple[str, str]


WORDS = {
    "plan": Words(
        "initiative",
        "text",
        {"plan_id": 1, "objective_id": 1},
        "sub_item",
        "initiative_id",
        "text",
        ("plan", "title"),
    ),
    "coaching": Words("coaching_form", "intro", {}, "form_theme", "form_id", "title", ("desk", "coach")),
}


def edit(path: str, seed: int, recovery: str) -> None:
    """Edit until killed: many kinds of steps, and the whole document closed and opened now and then."""
    chance = random.Random(seed)
    key = RecoveryKey(recovery) if recovery != "-" else None
    while True:
        document = Document.open(path, who=f"Victim {seed}", key=key)
        say("held")
        if seed % 4 == 0:  # pages go to the file before the commit, so that a kill leaves it half written
            document.connection.execute("PRAGMA cache_size = 2")
        for _step in range(chance.randrange(1, 30)):
            one_step(document, chance)
        document.close()


def one_step(document: Document, chance: random.Random) -> None:
    words = WORDS[document.kind]
    number = document.value(f"SELECT coalesce(max(position), 0) FROM {words.table}") + 1
    act = chance.random()
    if act < 0.7:
        with document.step("Add"):
            text = {"name": "Form"} if document.kind == "coaching" else {}
            text[words.text] = "x" * chance.randrange(3000)
            row = document.insert(words.table, position=number, **words.fixed, **text)
            for place in range(chance.choice([0, 0, 3, 40])):
                document.insert(
                    words.part, position=place, **{words.belongs: row, words.column: f"part {place}"}
                )
        say(f"added {number}")
    elif act < 0.85:
        table, column = words.title
        document.keep_draft(Draft(table, document.uid, column, str(number)))
        say(f"draft {number}")
    elif document.undo_name == "Add":
        say(f"undoing {number - 1}")
        document.undo()
        document.redo()
        say(f"added {number - 1}")


def main() -> None:
    for line in sys.stdin:
        path, seed, recovery = line.split()
        child = os.fork()
        if child == 0:
            try:
                edit(path, int(seed), recovery)
            finally:
                say("failed")
                os._exit(1)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
