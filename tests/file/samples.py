"""A small plan file to try things on, and ways to read all of one."""

import hashlib
from pathlib import Path

from plandesk.file import triggers
from plandesk.file.document import Document


def add_plan(document, title="A plan"):
    """A plan with one objective; both ids come back."""
    with document.step("Add plan"):
        plan = document.insert("plan", title=title, kind="annual", starts="2024-01-01", ends="2024-12-31")
        objective = document.insert("objective", plan_id=plan, position=0, title="Keep people safe")
    return plan, objective


def add_initiative(document, plan, objective, text, position=0):
    with document.step("Add initiative"):
        return document.insert(
            "initiative", plan_id=plan, objective_id=objective, position=position, text=text
        )


def make(path: Path, initiatives: int = 3, who: str = "Anna") -> Path:
    """A closed document with some initiatives."""
    document = Document.create(path, who=who)
    plan, objective = add_plan(document)
    with document.step("Add initiatives"):
        for number in range(initiatives):
            document.insert(
                "initiative",
                plan_id=plan,
                objective_id=objective,
                position=number,
                text=f"Initiative {number} " + "with words that fill the page " * 6,
            )
    document.close()
    return path


def content(document) -> dict[str, dict[int, dict[str, object]]]:
    """Every record of a document: table, id, columns."""
    return {
        table: {
            row["id"]: {name: row[name] for name in ("uid", *columns)}
            for row in document.rows(f'SELECT * FROM "{table}"')
        }
        for table, columns in triggers.tracked(document.connection).items()
    }


def texts(document) -> list[str]:
    return [row[0] for row in document.rows("SELECT text FROM initiative ORDER BY id")]


def print_of(path: Path) -> str:
    """What a file is, byte for byte; never of a document that is open in this process."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
