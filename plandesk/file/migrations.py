"""The versions of a file, one migration each. Imported late: sqlite-utils is slow to load."""

from __future__ import annotations

from plandesk.file import coaching_schema, engine, later_schema, schema

engine.as_database  # noqa: B018  the engine must be introduced before sqlite-utils is loaded

from sqlite_utils import Database  # noqa: E402
from sqlite_utils.migrations import Migrations  # noqa: E402

plan = Migrations("plandesk-plan")
coaching = Migrations("plandesk-coaching")


def _run(db: Database, script: str) -> None:
    # One statement at a time: executescript would commit the migration's transaction.
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@plan(name="0100_first")
def first(db: Database) -> None:
    """The tables of version 1.0."""
    _run(db, schema.HOUSEKEEPING)
    _run(db, schema.PLAN_TABLES)


@plan(name="0101_reporting_year")
def reporting_year(db: Database) -> None:
    """What a reporting year needs: status words, updates, milestones, approvals, kept reports.

    No status words are written for the plans that are there: undoing and redoing a step of
    the older version must lead to the same rows as before (`domain.statuses` has the usual words for them).
    """
    _run(db, later_schema.REPORTING_YEAR)


@plan(name="0102_kpis")
def kpis(db: Database) -> None:
    """KPIs with their measures, categories and comparators."""
    _run(db, later_schema.KPIS)


@plan(name="0103_layouts")
def layouts(db: Database) -> None:
    """Named layouts of reports, and the font of the service."""
    _run(db, later_schema.LAYOUTS)


@plan(name="0103_print")
def printing(db: Database) -> None:
    """Languages and levels of sections, charts, large figures, call-outs and pictures."""
    _run(db, later_schema.PRINT)


@plan(name="0103_section_kpis")
def section_kpis(db: Database) -> None:
    """The KPIs that a section shows."""
    _run(db, later_schema.CHOSEN_KPIS)


@plan(name="0104_report_sets")
def report_sets(db: Database) -> None:
    """Named sets of the reports that a meeting is given."""
    _run(db, later_schema.REPORT_SETS)


@coaching(name="0103_first")
def first_coaching(db: Database) -> None:
    """The tables of the first coaching file."""
    _run(db, schema.HOUSEKEEPING)
    _run(db, coaching_schema.COACHING_TABLES)


BY_KIND = {"plan": plan, "coaching": coaching}
