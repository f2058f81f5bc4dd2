"""Public and in-camera editions of every kind of report: canaries in all that is internal."""

import re
from datetime import date
from io import BytesIO

import pytest
from msgspec.structs import fields
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject, TextStringObject

from plandesk.cli.report import KINDS
from plandesk.domain import (
    approval,
    initiatives,
    milestones,
    people,
    plans,
    sections,
    service,
    statuses,
    updates,
)
from plandesk.domain.arranging import LayoutColumn, LayoutPart
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead
from plandesk.domain.kpis import definitions, measures
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.layouts import Layout
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Level
from plandesk.file.document import Document
from plandesk.reports.by_kind import collected, laid_out, offered, options_of
from tests.pictures import png
from tests.reports.reading import failures, page_texts, squeezed, structure

Q2 = Quarter(2026, 2)
# Columns whose values are not free text, or that are no words of the user's.
NOT_TEXT = {"uid", "kind", "picture", "language", "chart", "due", "due_end"}
LEVELS = (Level("Theme", "Themes"), Level("Goal", "Goals"), Level("Initiative", "Initiatives", "through"))
# What tells of the plan's tree; the report on KPIs, and the list of changes, print other things of it.
PRINT_PICTURES = ("annual-plan", "strategic-plan")
PRINT_INITIATIVES = ("annual-plan", "action-plan", "status-report", "strategic-plan", "district-overview")


def canary(document, table, row_id):
    """Put a canary into every text of a row, also into columns that are new; their words come back."""
    columns = [
        row["name"]
        for row in document.rows(f"PRAGMA table_info({table})")
        if row["type"] == "TEXT" and row["name"] not in NOT_TEXT
    ]
    words = {column: f"Canary{table}{column}x{row_id}".replace("_", "") for column in columns}
    document.update(table, row_id, **words)
    return words


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A plan with something internal in every place that can hold it; the document and the plan's id."""
    document = Document.create(tmp_path_factory.mktemp("editions") / "e.plandesk", who="Canarywriter")
    with document.step("Fill"):
        made = _fill(document)
    yield document, made
    document.close()


def _fill(document):
    service.change_service(document, name="Northbrook Police", mission="To serve.", email="a@example.org")
    picture = service.add_picture(document, png(60, 40), "canarypicturefile.png")
    person = people.add_person(document, "Canaryperson Lead", number="Canarynumber", title="Canarytitle")
    unit = people.add_unit(document, "Canaryunit")
    plan = plans.add_plan(
        document, "Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31), levels=LEVELS,
        state="approved", state_date=date(2026, 1, 5),
    )  # fmt: skip
    for kind in sections.KINDS:
        if kind == "outline":
            continue
        hidden = sections.add_section(document, plan, kind, "Hidden", 0, public=False, picture=picture)
        block = sections.add_block(document, hidden, "Hidden", "Hidden")
        document.update("block", block, picture=picture)
        canary(document, "section", hidden)
        canary(document, "block", block)
    theme = add_objective(document, plan, None, "Open theme", body="For all.")
    goal = add_objective(document, plan, theme, "Open goal")
    shut = add_objective(document, plan, None, "Shut", public=False)
    below = add_objective(document, plan, shut, "Below")
    within = add_objective(document, plan, theme, "Within", public=False)
    for one in (shut, below, within):
        document.update("objective", one, picture=picture)
        canary(document, "objective", one)
    leads = (Lead(person, None, ""), Lead(None, unit, ""))
    told = {"due": Due("2026-Q1"), "leads": leads}
    open_one = initiatives.add_initiative(
        document, goal, "Walk the beat", note="Canarynote of an open one", results="Walked", **told
    )
    closed = [
        initiatives.add_initiative(
            document, place, "Hidden", public=place in (below, shut), **told,
            sub_items=(f"Canarysubitem{place}",), partners=(f"Canarypartner{place}",),
        )
        for place in (goal, shut, below, within)
    ]  # fmt: skip
    for one in closed:
        canary(document, "initiative", one)
        milestones.add_milestone(document, one, f"Canarymilestone{one}", due=Due("2026-Q2"))
    milestones.add_milestone(document, open_one, "Canarymilestone of an open one", due=Due("2026-Q2"))
    approval.keep_wording(document, plan)
    words = {one.counts_as: one.id for one in statuses.status_words(document, plan)}
    for one in closed:
        updates.set_updates(
            document, [one], Q2, status_id=words["late"], reason=f"Canaryreason{one}",
            narrative=f"Canarynarrative{one}", new_due=Due("2027-Q1"),
        )  # fmt: skip
        document.update("initiative", one, text=f"Canaryreworded{one}")
    updates.set_updates(document, [open_one], Q2, status_id=words["done"], narrative="Every street.")
    shown = _figures(document, goal, (shut, within))
    # A public section may name a KPI that is not for the public.
    sections.add_section(document, plan, "dashboard", "In figures", kpis=shown)
    return plan


def _figures(document, goal, internal):
    """A KPI of an internal goal, and one that is public with an owner and a note."""
    hidden = definitions.add_kpi(document, "Hidden", "count", frequency="year", objectives=internal)
    for column in ("name", "definition", "unit_of_count", "source", "owner", "note", "target_reason"):
        document.update("kpi", hidden, **{column: f"Canarykpi{column}".replace("_", "")})
    shown = definitions.add_kpi(
        document, "Visits", "count", frequency="year", objectives=(goal,),
        owner="Canaryowner", note="Canarykpinote",
    )  # fmt: skip
    january = month_number(2025, 1)
    for kpi in (hidden, shown):
        measures.enter(document, kpi, [measures.Entry(measures.Cell(january), 7, None, "Canarywhy")])
        measures.enter(document, kpi, [measures.Entry(measures.Cell(january + 12), 9)])
    return hidden, shown


def made(plan, kind, edition, arranged=False):
    """A report with everything switched on that can be; its data and its PDF.

    `arranged` asks in a layout for every part and every column that the kind has.
    """
    document, plan_id = plan
    wished = {"quarter": Q2, "kpis": "pages", "edition": edition}
    options = options_of(kind, plan_id, **wished)
    switches = {field.name: True for field in fields(options) if field.type is bool}
    # "only what changed" leaves things out.
    switches.pop("only_changed", None)
    if arranged:
        wished["layout"] = whole_layout(document, plan_id, kind)
    data = collected(document, kind, options_of(kind, plan_id, **wished, **switches))
    return data, laid_out(kind, data)


def whole_layout(document, plan_id, kind):
    """A layout with all that a kind offers."""
    parts = tuple(
        LayoutPart(one.kind, one.subject, False, tuple(LayoutColumn(column.name) for column in one.columns))
        for one in offered(kind, document, plan_id)
    )
    return Layout(1, "uid", kind, "All", parts) if parts else None


def everything_in(pdf):
    """Every word in a PDF wherever it stands: pages, tree, strings of all objects, all streams decoded."""
    reader = PdfReader(BytesIO(pdf))
    found = [squeezed(text) for text in page_texts(pdf)] + [squeezed(structure(pdf).text())]
    assert not reader.attachments
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 0):
        found.extend(_strings(reader.get_object(number)))
    found.append(pdf.decode("latin-1"))
    return "\n".join(found)


def images_in(pdf):
    return pdf.count(b"/Subtype /Image")


def _strings(thing):
    if isinstance(thing, DictionaryObject):
        for key in thing:
            yield str(key)
            yield from _strings(thing.raw_get(key))
        if isinstance(thing, StreamObject) and thing.get("/Subtype") != "/Image":
            data = thing.get_data()
            yield data.decode("latin-1")
            for spelled in re.findall(rb"<feff([0-9a-f]*)>", data):
                yield bytes.fromhex(spelled.decode()).decode("utf-16-be")
    elif isinstance(thing, ArrayObject):
        for one in list.__iter__(thing):
            yield from _strings(one)
    elif isinstance(thing, TextStringObject | bytes | str):
        yield str(thing)


@pytest.mark.parametrize("arranged", [False, True], ids=["usual", "every part"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_internal_is_anywhere_in_the_public_edition(plan, kind, arranged):
    data, pdf = made(plan, kind, "public", arranged)
    assert re.findall(r"Canary\w*", repr(data)) == []  # left out at collection, not on the page
    said = everything_in(pdf)
    assert re.findall(r"(?i)canary\w*", said) == []
    assert "PDF/UA" not in said and "Northbrook" in said  # the words of the file are read at all
    assert images_in(pdf) == 0  # every picture in the file is internal
    assert failures(pdf) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_in_camera_edition_has_it_and_never_a_note(plan, kind):
    _data, pdf = made(plan, kind, "in-camera", arranged=True)
    said = everything_in(pdf)
    assert re.findall(r"(?i)canary\w*", said) != []
    assert "Canarynote" not in said and "Canaryinitiativenote" not in said and "Canarywriter" not in said
    if kind in PRINT_INITIATIVES:
        assert "Canaryreworded" in said
    if kind in PRINT_PICTURES:
        assert images_in(pdf) > 0
    assert failures(pdf) == []
