"""All reports of a meeting made in one go: into a folder, or bound into one PDF."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.layouts import layout_named, layout_of_uid
from plandesk.domain.looking_back import as_of_quarter
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan
from plandesk.domain.report_sets import LAYOUT, LAYOUT_NAME, TODAY, Chosen
from plandesk.errors import CannotWrite, InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports import build
from plandesk.reports.by_kind import collected, laid_out, options_of

LOOK_BACK_THEMSELVES = ("status-report", "kpi-report")  # at the plan and the figures of a quarter
OWN = {
    "annual": "annual-plan",
    "action": "action-plan",
    "strategic": "strategic-plan",
    "district": "district-overview",
}
Progress = Callable[[int, int], None]  # done, of how many; raises to stop


class Ready(Struct, frozen=True):
    """A report whose data are read from the document; it can be laid out in a worker."""

    kind: str
    data: Any

    @property
    def title(self) -> str:
        return str(self.data.imprint.title)


def usual_kinds(document: Document, plan: Plan) -> list[str]:
    """What a meeting is usually given of a plan: itself, its status, its changes and, if any, its KPIs."""
    changes = ["amendment-list"] if plan.approved_at is not None else []
    measured = ["kpi-report"] if kpis(document) else []
    return [OWN[plan.kind], "status-report", *changes, *measured]


def read(
    document: Document, plan_id: int, chosen: Sequence[Chosen], quarter: Quarter | None = None
) -> tuple[Ready, ...]:
    """Read the data of the reports, as it was at the end of a quarter where one is given.

    Raises InvalidValue without a report, and what the reports themselves raise.
    """
    if not chosen:
        raise InvalidValue(_("No report is chosen, so nothing was made. Choose at least one."))
    found = []
    for one in chosen:
        options = options_for(document, plan_id, one, quarter)
        with _as_of(document, plan_id, None if one.kind in LOOK_BACK_THEMSELVES else quarter) as told:
            found.append(Ready(one.kind, collected(told, one.kind, options)))
    return tuple(found)


def options_for(document: Document, plan_id: int, one: Chosen, quarter: Quarter | None = None) -> Any:
    """The options of a chosen report, of a quarter where one is given; raises what layouts raise."""
    wished = _understood(document, one)
    if quarter is not None:
        wished["quarter"] = quarter
    return options_of(one.kind, plan_id, **wished)


def file_names(reports: Sequence[Ready]) -> list[str]:
    """What the reports are called in a folder: numbered in their order, so that no two are the same."""
    return [
        f"{number} {build.tidy_name(one.title) or one.kind}.pdf"
        for number, one in enumerate(reports, start=1)
    ]


def into_folder(
    reports: Sequence[Ready], folder: Path, progress: Progress = lambda _n, _of: None
) -> list[Path]:
    """Write each report into a folder, numbered in their order: all of them, or none. Their paths come back.

    The folder is made where it is not there. Raises CannotWrite and DiskFull.
    """
    steps, names = len(reports) + 1, file_names(reports)
    files: dict[Path, bytes] = {}
    for number, one in enumerate(reports, start=1):
        progress(number - 1, steps)
        files[folder / names[number - 1]] = laid_out(one.kind, one.data)
    progress(len(reports), steps)
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            _("The folder {folder} cannot be made, so nothing was written. Choose another one.").format(
                folder=folder
            )
        ) from error
    try:
        build.write_all(files)
    except BaseException:
        if made:
            folder.rmdir()
        raise
    return list(files)


def bound(reports: Sequence[Ready], title: str, progress: Progress = lambda _n, _of: None) -> bytes:
    """Return the reports as one tagged PDF with a contents page."""
    from plandesk.reports.pages import gathering
    from plandesk.reports.volume import volume

    steps = 2 * len(reports)
    with gathering() as finished:
        for number, one in enumerate(reports):
            progress(number, steps)
            laid_out(one.kind, one.data)
    return volume(title, finished, lambda drawn: progress(len(reports) + drawn, steps))


def _understood(document: Document, one: Chosen) -> dict[str, Any]:
    """The options as the reports take them: a layout instead of its name or uid, a day instead of “today”."""
    wished = dict(one.options)
    if isinstance(uid := wished.get(LAYOUT), str):
        wished[LAYOUT] = layout_of_uid(document, uid)
    if (name := wished.pop(LAYOUT_NAME, None)) is not None:
        wished[LAYOUT] = layout_named(document, one.kind, name)
    if wished.get("date") == TODAY:
        wished["date"] = datetime.date.today()
    return wished


@contextmanager
def _as_of(document: Document, plan_id: int, quarter: Quarter | None) -> Iterator[Document]:
    if quarter is None:
        yield document
        return
    with closing(as_of_quarter(document, plan_id, quarter)) as past:
        yield past
