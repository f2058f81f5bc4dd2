"""Status reports to print, as plain data of any shape."""

import datetime

from msgspec.structs import replace

from plandesk.domain.periods import Quarter
from plandesk.domain.progress import OnTime
from plandesk.reports.imprint import Imprint
from plandesk.reports.outline_data import LevelName
from plandesk.reports.status_report_data import (
    NO_UPDATE,
    StatusGroup,
    StatusName,
    StatusReport,
    StatusRow,
)

LEVELS = (
    LevelName("Pillar", "Pillars"),
    LevelName("Theme", "Themes"),
    LevelName("Initiative", "Initiatives"),
)
TWO = (StatusName("Completed", "done", "done"), StatusName("Delayed", "late", "late"))
FIVE = (
    StatusName("Completed", "done", "done"),
    StatusName("In progress", "in_progress", "in_progress"),
    StatusName("Late", "late", "late"),
    StatusName("Not started", "not_started", "not_started"),
    StatusName("Dropped", "dropped", "dropped"),
)
EIGHT = (
    *FIVE,
    StatusName("On hold", "in_progress", "in_progress"),
    StatusName("At risk", "late", "late"),
    StatusName("Handed over", "done", "done"),
)
REASONS = ("Privacy assessment took longer than planned.", "", "Council referred it to its budget meeting.")


def row(number: int, text: str, status: int, statuses=FIVE, **fields) -> StatusRow:
    """A row whose timing fits its status."""
    counts_as = "no_update" if status == NO_UPDATE else statuses[status].counts_as
    given = {"number": str(number), "text": text, "status": status, "due": f"Q{number % 4 + 1}"}
    if counts_as == "done":
        given |= {"completed": "Q3", "timing": ("on_time", "late", "early")[number % 3]}
    elif counts_as == "late":
        given |= {"timing": "open", "reason": REASONS[number % 3], "new_date": "Q1 2027"}
    elif counts_as == "no_update":
        given |= {
            "timing": "open",
            "leads": "Community Response Unit",
            "last_told": "Q1" if number % 2 else "",
        }
    else:
        given |= {"timing": "not_due"}
    return StatusRow(**(given | fields))


def group(title: str, *inside, number: str = "", statuses=FIVE) -> StatusGroup:
    """A goal or sub-goal with rows and groups, counted."""
    rows = tuple(one for one in inside if isinstance(one, StatusRow))
    groups = tuple(one for one in inside if isinstance(one, StatusGroup))
    counts = [0] * (len(statuses) + 1)
    for one in rows:
        counts[one.status] += 1
    for one in groups:
        counts = [figure + other for figure, other in zip(counts, one.counts, strict=True)]
    late = sum(one.timing == "late" for one in rows) + sum(one.completed_late for one in groups)
    return StatusGroup(title, number, rows, groups, tuple(counts), late)


def report(*goals: StatusGroup, statuses=FIVE, **fields) -> StatusReport:
    """A report on the third quarter of 2026 with these goals; its lists follow from the rows."""
    rows = [one for goal in goals for one in goal.every()]
    timings = [one.timing for one in rows]
    imprint = Imprint(
        service="Northbrook Police Service",
        title="Status report, Q3 2026",
        governing_body="Northbrook Police Board",
        brand="#1C4A3A",
        accent="#6A727C",
        date=datetime.date(2026, 9, 30),
        as_of=True,
    )
    late = [one for one in rows if one.status != NO_UPDATE and statuses[one.status].counts_as == "late"]
    given = {
        "imprint": replace(imprint, **fields.pop("imprint", {})),
        "title": "Annual Policing Plan 2026",
        "quarter": Quarter(2026, 3),
        "year": 2026,
        "levels": LEVELS,
        "statuses": statuses,
        "goals": goals,
        "on_time": OnTime(
            timings.count("on_time") + timings.count("early"),
            timings.count("early"),
            timings.count("late"),
            timings.count("open"),
            timings.count("undated"),
            timings.count("not_due"),
        ),
        "late": tuple(late),
        "missing": tuple(one for one in rows if one.status == NO_UPDATE),
    }
    return StatusReport(**(given | fields))


def some(
    many: int, statuses=FIVE, words: str = "Renew the school crossing agreement with the Town"
) -> list[StatusRow]:
    """Rows of every status in turn, the last kind without an update."""
    places = [*range(len(statuses)), NO_UPDATE]
    return [
        row(place + 1, f"{words}, part {place + 1}", places[place % len(places)], statuses)
        for place in range(many)
    ]
