"""Several reports bound into one PDF: a contents page, then each with its own tags, bookmarks and links."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from plandesk.reports.contents import Entry, contents
from plandesk.reports.document_facts import DocumentFacts
from plandesk.reports.pages import Finished, Flow
from plandesk.reports.parts import Text
from plandesk.reports.structure import Element
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _, speaking


def volume(title: str, reports: Sequence[Finished], drawn: Callable[[int], None] = lambda _n: None) -> bytes:
    """Return the reports as one tagged PDF; `drawn` hears how many are drawn, and may raise to stop.

    Each keeps its paper, language and page numbers; the contents give the pages of the whole, and the day
    of the latest.
    """
    first = reports[0].flow.imprint
    with speaking(first.language):
        front, numbers = _contents(title, reports)
    facts = DocumentFacts(
        title=title,
        author=first.service,
        subject=front.imprint.edition_line(),
        language=first.language,
        date=front.imprint.date,
    )
    canvas = TaggedCanvas(facts, front.paper.width, front.paper.height)
    root = canvas.root = Element("Document")
    page = 1 + len(front.pages)
    for place, one in enumerate(reports):
        numbers[_key(place)] = page
        page += len(one.flow.pages)
    front.total = page - 1
    with speaking(first.language):
        _bind(front, root)
        front.draw_on(canvas)
    for place, one in enumerate(reports):
        flow = one.flow
        _bind(flow, root)
        if flow.imprint.language != first.language:
            flow.root.language = flow.imprint.language
        canvas.begin("", flow.paper.width, flow.paper.height)
        canvas.place(_key(place), 0)
        canvas.addOutlineEntry(one.title, _key(place), 0)
        canvas.begin(_key(place) + ".", flow.paper.width, flow.paper.height)
        with speaking(flow.imprint.language):
            flow.draw_on(canvas)
        drawn(place + 1)
    return canvas.finished()


def _contents(title: str, reports: Sequence[Finished]) -> tuple[Flow, dict[str, int]]:
    """The pages before the first report; the numbers are filled in when they are known."""
    imprints = [one.flow.imprint for one in reports]
    inner = [one.edition for one in imprints if one.confidential]
    latest = max(imprints, key=lambda one: one.date or datetime.date.min)
    drafts = [one.draft for one in imprints if one.draft is not None]
    imprint = replace(
        imprints[0],
        title=title,
        edition=inner[0] if inner else imprints[0].edition,
        draft=drafts[0] if drafts else None,
        date=latest.date,
        as_of=latest.as_of,
    )
    flow, numbers = Flow(imprint), {_key(place): 0 for place in range(len(reports))}
    mixed = 0 < len(inner) < len(reports)
    entries = [Entry(_key(place), _named(one) if mixed else one.title) for place, one in enumerate(reports)]
    sheet, sect = flow.sheet, flow.root.add("Sect")
    flow.page(_("Contents"))
    flow.add(Text(title, sheet.page_title, sect.add("H1")))
    flow.add(contents([[entry] for entry in entries], numbers, sheet, sect), 24.0)
    said = _("The numbers are pages of this whole document; each report counts its own below.")
    flow.add(Text(said, sheet.note, sect.add("P")), 18.0)
    return flow, numbers


def _named(one: Finished) -> str:
    edition = _("in-camera edition") if one.flow.imprint.confidential else _("public edition")
    return _("{report} ({edition})").format(report=one.title, edition=edition)


def _bind(flow: Flow, root: Element) -> None:
    """Put a report's tree below that of the whole."""
    flow.root.tag, flow.root.parent = "Part", root
    root.kids.append(flow.root)


def _key(place: int) -> str:
    return f"report{place}"
