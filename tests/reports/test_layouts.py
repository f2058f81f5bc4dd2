"""Reports in the order of a layout: parts moved, hidden and added, columns set; in line with the standard."""

import itertools
from io import BytesIO
from random import Random

import pytest
from pypdf import PdfReader

from plandesk.domain import plans, sections
from plandesk.domain.arranging import LayoutColumn, LayoutPart, arrange
from plandesk.domain.kpis.definitions import change_kpi, kpis
from plandesk.domain.layouts import Layout
from plandesk.domain.service import change_service
from plandesk.exchange.sample import make_sample
from plandesk.reports.by_kind import collected, laid_out, offered, options_of
from tests.reports.reading import failures, page_texts, structure


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample with the id of its annual plan."""
    document = make_sample(tmp_path_factory.mktemp("layouts") / "s.plandesk")
    yield document, next(one.id for one in plans.plans(document) if one.kind == "annual")
    document.close()


def printed(sample, kind, *parts, **wished):
    document, plan = sample
    own = Layout(1, "", kind, "Own", parts) if parts else None
    return laid_out(kind, collected(document, kind, options_of(kind, plan, layout=own, **wished)))


def heads(pdf):
    return [node.text().strip() for node in structure(pdf).all("H1", "H2")]


def only(sample, kind, *parts):
    """A layout that hides all but these."""
    own = [*parts]
    keys = {one.key for one in parts}
    return (*own, *(one.part(hidden=True) for one in offered(kind, *sample) if one.key not in keys))


def test_without_a_layout_and_with_one_of_all_usual_parts_the_bytes_are_the_same(sample):
    for kind in ("annual-plan", "action-plan", "status-report", "kpi-report", "amendment-list"):
        usual = arrange(offered(kind, *sample), None)
        assert printed(sample, kind) == printed(sample, kind, *usual), kind


def test_the_annual_plan_follows_its_layout(sample):
    document, plan = sample
    (message,) = [one for one in sections.sections(document, plan) if one.kind == "message"]
    one, other = (kpi for kpi in kpis(document)[:2])
    columns = (
        LayoutColumn("goal", hidden=True), LayoutColumn("due", 0.15), LayoutColumn("activity", 0.5),
        LayoutColumn("lead", 0.2), LayoutColumn("results", hidden=True),
    )  # fmt: skip
    parts = only(
        sample, "annual-plan", LayoutPart("plan-table", columns=columns), LayoutPart("page-break"),
        LayoutPart("chart", one.uid), LayoutPart("chart", other.uid), LayoutPart("kpi-page", other.uid),
        LayoutPart("section", message.uid), LayoutPart("contents"),
    )  # fmt: skip
    pdf = printed(sample, "annual-plan", *parts, edition="in-camera")
    assert failures(pdf) == []
    tree = structure(pdf)
    found = heads(pdf)
    areas = len(document.rows("SELECT 1 FROM objective WHERE plan_id = ? AND parent_id IS NULL", (plan,)))
    assert found[1 + areas :] == [one.name, other.name, other.name, message.title, "Contents"]
    tables = tree.all("Table")[:areas]
    goals = [head.text().strip() for table in tables for head in table.all("TH")]
    assert goals[:3] == ["Due", "Activity / Project", "Lead"]
    assert "Results reported at year end" not in goals
    assert all(len(row.all("TD")) in (0, 3) for table in tables for row in table.all("TR"))
    leads = [row.all("TD")[2].text().strip() for table in tables for row in table.all("TR") if row.all("TD")]
    assert any(leads)
    assert not [word for word in ("Mission", "Connect with us") if word in found]
    lines = [node.text().strip().split(" ", 1)[1] for node in tree.all("TOCI")]
    assert lines == found[1:-1]
    outline = [entry.title for entry in PdfReader(BytesIO(pdf)).outline if not isinstance(entry, list)]
    assert outline == found[1:-1]
    public = structure(printed(sample, "annual-plan", *parts))
    assert [one.text().strip() for one in public.all("TH")][:2] == ["Due", "Activity / Project"]
    assert "Lead" not in [one.text().strip() for one in public.all("TH")]


def test_the_table_of_kpis_takes_its_columns(sample):
    columns = (LayoutColumn("target", 0.3), LayoutColumn("kpi", 0.6), LayoutColumn("source", hidden=True),
               LayoutColumn("current", hidden=True))  # fmt: skip
    parts = only(
        sample,
        "annual-plan",
        LayoutPart("kpi-table", columns=columns),
        LayoutPart("kpi-pages"),
        LayoutPart("kpi-page", kpis(sample[0])[0].uid),
    )
    pdf = printed(sample, "annual-plan", *parts)
    assert failures(pdf) == []
    assert [one.text().strip() for one in structure(pdf).all("TH")][:3] == ["KPI", "Target", "Baseline"]


def test_the_action_plan_and_the_status_report_follow_theirs(sample):
    document, plan = sample
    text = next(one for one in sections.sections(document, plan) if one.kind == "text")
    parts = only(
        sample, "action-plan", LayoutPart("plan-table"), LayoutPart("page-break"),
        LayoutPart("section", text.uid),
    )  # fmt: skip
    pdf = printed(sample, "action-plan", *parts)
    assert failures(pdf) == []
    assert heads(pdf)[-1] == text.title
    assert page_texts(pdf)[-1].count(text.title) >= 1 and page_texts(pdf)[-2].count(text.title) == 0

    columns = (LayoutColumn("status", 0.2), LayoutColumn("due", 0.15), LayoutColumn("initiative", 0.6))
    parts = only(
        sample, "status-report", LayoutPart("plan-table", columns=columns), LayoutPart("page-break"),
        LayoutPart("missing"),
    )  # fmt: skip
    usual, pdf = printed(sample, "status-report"), printed(sample, "status-report", *parts)
    assert failures(pdf) == []
    assert heads(pdf)[-1].startswith("No update")
    assert "How to read this report" in heads(usual) and "How to read this report" not in heads(pdf)
    tables = [table for table in structure(pdf).all("Table") if "Due" in table.all("TR")[0].text()]
    assert tables and [one.text().strip() for one in tables[0].all("TR")[0].all("TH")][1:] == [
        "Activity / Project", "Status", "Due",
    ]  # fmt: skip


def test_the_kpi_report_follows_its_layout(sample):
    document, _plan = sample
    one, other = kpis(document)[:2]
    columns = (LayoutColumn("status", 0.2), LayoutColumn("before", hidden=True), LayoutColumn("now", 0.01))
    parts = only(
        sample, "kpi-report", LayoutPart("chart", one.uid), LayoutPart("kpi-page", other.uid),
        LayoutPart("kpi-table", columns=columns), LayoutPart("definitions"),
    )  # fmt: skip
    pdf = printed(sample, "kpi-report", *parts)
    assert failures(pdf) == []
    found = [node.text().strip() for node in structure(pdf).all("H1")]
    assert found == ["Annual Plan 2026: KPI report 2026", other.name, "All KPIs", "Definitions"]
    assert one.name in page_texts(pdf)[0]  # the chart stands below the title
    table = next(one for one in structure(pdf).all("Table") if "Target" in one.all("TR")[0].text())
    heads = [head.text().strip() for head in table.all("TR")[0].all("TH")]
    assert heads == ["KPI", "Target", "Status", "12 months", "Change", "Now"]


def test_the_amendment_list_follows_its_layout(sample):
    usual = printed(sample, "amendment-list")
    columns = (LayoutColumn("after", 0.6), LayoutColumn("reason", hidden=True))
    parts = only(
        sample,
        "amendment-list",
        LayoutPart("cover"),
        LayoutPart("plan-table", columns=columns),
        LayoutPart("key"),
    )
    pdf = printed(sample, "amendment-list", *parts)
    assert failures(pdf) == []
    heads = [
        [head.text().strip() for head in one.all("TR")[0].all("TH")] for one in structure(pdf).all("Table")
    ]
    assert set(map(tuple, heads)) == {("No.", "As approved", "Now")}
    legend = "were taken out, words in"
    assert legend in page_texts(usual)[0] and legend in page_texts(pdf)[-1]
    reasons = "The fire service offered four more places"
    assert reasons in squeezed_spaces(usual) and reasons not in squeezed_spaces(pdf)


def squeezed_spaces(pdf):
    return " ".join(" ".join(page_texts(pdf)).split())


@pytest.mark.parametrize("kind", ["annual-plan", "strategic-plan", "district-overview"])
def test_without_a_cover_the_title_stands_above_the_first_page(sample, kind):
    hidden = LayoutPart("cover", hidden=True)
    title = f"{plans.plan(*sample).title}"
    usual = len(PdfReader(BytesIO(printed(sample, kind, edition="in-camera"))).pages)
    for shown in (None, "section", "plan-table", "chart", "kpi-table", "nothing"):
        parts = [hidden]
        if shown is not None:
            parts += [
                one.part(hidden=one.kind != shown) for one in offered(kind, *sample) if one.kind != "cover"
            ]
        pdf = printed(sample, kind, *parts, edition="in-camera")
        assert failures(pdf) == []
        found = [node.text().strip() for node in structure(pdf).all("H1")]
        assert found == [title], shown
        reader = PdfReader(BytesIO(pdf))
        assert title in " ".join(reader.pages[0].extract_text().split())
        if shown is None:
            assert usual - 1 <= len(reader.pages) <= usual  # the head takes some room
        levels = [int(node.tag[1]) for node in structure(pdf).all("H1", "H2", "H3", "H4", "H5", "H6")]
        assert levels[0] == 1 and all(b <= a + 1 for a, b in itertools.pairwise(levels))
        if shown == "nothing":
            assert len(reader.pages) == 1 and "Confidential" in reader.pages[0].extract_text()


@pytest.mark.parametrize(
    ("kind", "words"), [("annual-plan", "Neighbourhoods"), ("status-report", "Completed")]
)
def test_no_column_is_so_narrow_that_ordinary_words_are_cut(sample, kind, words):
    wide = {"activity": 0.8, "initiative": 0.8}
    table = next(one for one in offered(kind, *sample) if one.kind == "plan-table")
    columns = tuple(LayoutColumn(one.name, wide.get(one.name, 0.06)) for one in table.columns)
    parts = only(sample, kind, LayoutPart("plan-table", columns=columns))
    pdf = printed(sample, kind, *parts, edition="in-camera")
    assert failures(pdf) == []
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert words in text
    lines = [line.strip() for line in text.split("\n")]
    short = {"a", "I", "is", "to", "of", "in", "on", "as", "at", "by", "or", "we", "it", "up", "if", "no"}
    cut = [line for line in lines if len(line) < 3 and line.isalpha() and line.lower() not in short]
    assert cut == []


@pytest.mark.parametrize(
    "kind",
    ["annual-plan", "strategic-plan", "status-report", "district-overview", "kpi-report", "amendment-list"],
)
def test_any_order_of_the_parts_makes_a_document_in_line_with_the_standard(sample, kind):
    chance = Random(kind)
    for family in ("plex-sans", "source-serif"):
        parts = [one.part(hidden=chance.random() < 0.3) for one in offered(kind, *sample)] * 2
        chance.shuffle(parts)
        change_service(sample[0], font=family)
        paper = chance.choice(("letter", "a4"))
        pdf = printed(sample, kind, *parts, edition="in-camera", paper=paper)
        levels = [0, *(int(node.tag[1]) for node in structure(pdf).all("H1", "H2", "H3", "H4", "H5", "H6"))]
        assert failures(pdf) == []
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    change_service(sample[0], font="source-sans")


@pytest.mark.parametrize(
    ("kind", "sheet", "edition"),
    [
        ("strategic-plan", "paper", "public"),
        ("district-overview", "paper", "in-camera"),
        ("district-overview", "screen", "public"),
    ],
)
def test_strategic_plan_and_district_overview_take_the_parts_about_kpis(sample, kind, sheet, edition):
    document, plan = sample
    made = sections.add_section(document, plan, "evaluation", "Are we getting there?")
    measured = next(one.uid for one in sections.sections(document, plan) if one.id == made)
    one, other = kpis(document)[:2]
    change_kpi(document, other.id, owner="CANARY Owner", note="CANARY note")
    told = (LayoutColumn("objective", 0.3), LayoutColumn("target", 0.2), LayoutColumn("indicator", 0.5),
            LayoutColumn("facts", hidden=True))  # fmt: skip
    table = (LayoutColumn("target", 0.06), LayoutColumn("kpi", 0.6), LayoutColumn("source", hidden=True))
    parts = only(
        sample, kind, LayoutPart("cover"), LayoutPart("contents"), LayoutPart("chart", one.uid),
        LayoutPart("page-break"), LayoutPart("chart", other.uid),
        LayoutPart("section", measured, columns=told), LayoutPart("kpi-page", other.uid),
        LayoutPart("kpi-table", columns=table), LayoutPart("page-break"), LayoutPart("kpi-pages"),
    )  # fmt: skip
    pdf = printed(sample, kind, *parts, edition=edition, sheet=sheet)
    rest = [other_one.name for other_one in kpis(document) if other_one.uid != other.uid]
    wanted = [
        "Contents", one.name, other.name, "Are we getting there?", other.name, "How progress is measured",
    ]  # fmt: skip
    assert failures(pdf) == []
    found, tree = heads(pdf)[1:], structure(pdf)
    assert found[: len(wanted)] == wanted and sorted(found[len(wanted) :]) == sorted(rest)
    own, *_of_page, last = (
        [head.text().strip() for head in one.all("TR")[0].all("TH")]
        for one in tree.all("Table")
        if {"Target", "KPI"} & {head.text().strip() for head in one.all("TR")[0].all("TH")}
    )
    assert own[1:] == ["Target", "Key performance indicator"]
    assert last == ["KPI", "Target", "Current", "Baseline"]
    lines = [node.text().strip().split(" ", 1)[1] for node in tree.all("TOCI")]
    assert lines == wanted[1:]
    texts = page_texts(pdf)
    assert "Are we" in texts[1] and all(len(text.split()) > 25 for text in texts[1:])  # none is empty
    assert one.name in texts[2] and other.name in texts[3] and one.name not in texts[3]
    told_of = [word for word in ("CANARY Owner", "CANARY note") if word in "".join(texts)]
    assert told_of == ([] if edition == "public" else ["CANARY Owner", "CANARY note"])
    while document.undo_name != "Add section":
        document.undo()
    document.undo()
