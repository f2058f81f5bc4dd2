"""The sample plan: an invented service with its strategic plan and the annual plan of one year."""

from __future__ import annotations

from pathlib import Path

from plandesk.exchange.json_plan import import_json
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.resources import resource_path

SAMPLE = "samples/harrow-lake.json"


def make_sample(path: Path, who: str = "") -> Document:
    """Make a plan file with the sample in it and open it for writing.

    Raises FileExistsError where the name is taken, ReadOnlyFile, DiskFull; then there is no file.
    """
    data = resource_path(SAMPLE).read_bytes()
    document = Document.create(path, who=who)
    try:
        import_json(document, data, step_name=_("Fill in the sample"))
        document.begin_here()
    except BaseException:
        document.close()
        path.unlink(missing_ok=True)
        raise
    return document
