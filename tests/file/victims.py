"""A process that makes processes to be killed: each opens a plan file, edits, and says so after each commit.

Reads lines `path seed` from standard input and answers on standard output: `pid N` for the new process,
`held` when it has opened the file, `added N` and `draft N` after the commit, `undoing N` before one, and
`dead` when it is gone. Forking from here spares each of them the start of an interpreter.
"""

import os
import random
import sys

from plandesk.file.document import Document, Draft


def say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


def edit(path: str, seed: int) -> None:
    """Edit until killed: many kinds of steps, and the whole document closed and opened now and then."""
    chance = random.Random(seed)
    while True:
        document = Document.open(path, who=f"Victim {seed}")
        say("held")
        if seed % 4 == 0:  # pages go to the file before the commit, so that a kill leaves it half written
            document.connection.execute("PRAGMA cache_size = 2")
        for _step in range(chance.randrange(1, 30)):
            one_step(document, chance)
        document.close()


def one_step(document: Document, chance: random.Random) -> None:
    number = document.value("SELECT coalesce(max(position), 0) FROM initiative") + 1
    act = chance.random()
    if act < 0.7:
        with document.step("Add"):
            initiative = document.insert(
                "initiative", plan_id=1, objective_id=1, position=number, text="x" * chance.randrange(3000)
            )
            for place in range(chance.choice([0, 0, 3, 40])):
                document.insert("sub_item", initiative_id=initiative, position=place, text=f"part {place}")
        say(f"added {number}")
    elif act < 0.85:
        document.keep_draft(Draft("plan", document.uid, "title", str(number)))
        say(f"draft {number}")
    elif document.undo_name == "Add":
        say(f"undoing {number - 1}")
        document.undo()
        document.redo()
        say(f"added {number - 1}")


def main() -> None:
    for line in sys.stdin:
        path, seed = line.split()
        child = os.fork()
        if child == 0:
            try:
                edit(path, int(seed))
            finally:
                say("failed")
                os._exit(1)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main()
