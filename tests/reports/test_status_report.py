"""The status report of the reference: every row against the data file, as two other libraries read it."""

import datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk.reports import status_report_words
from plandesk.reports.status_report import StatusReportOptions, collect, layout
from tests import calgary_plan as calgary
from tests.reports import status_plans
from tests.reports.reading import failures, missing_in_order, page_texts, squeezed, structure

DATE = datetime.date(2023, 12, 31)


@pytest.fixture(scope="module")
def rows(reference):
    return calgary.rows(reference)


@pytest.fixture(scope="module")
def data(tmp_path_factory, reference):
    path = tmp_path_factory.mktemp("calgary") / "calgary.plandesk"
    document, plan_id = calgary.make(path, reference)
    yield collect(document, StatusReportOptions(plan_id, calgary.QUARTER, date=DATE))
    document.close()


@pytest.fixture(scope="module")
def pdf(data):
    return layout(data)


@pytest.fixture(scope="module")
def tree(pdf):
    return structure(pdf)


def tables(tree):
    """The tables of the goals: those whose last head is that of the status."""
    return [table for table in tree.all("Table") if heads(table)[-1:] == ["Status"]]


def heads(table):
    return [head.text().strip() for head in table.all("TR")[0].all("TH")]


def cells(row):
    return [cell.text().strip() for cell in row.all("TH", "TD")]


def quarters(text):
    """Quarters of the data file as the report writes them."""
    return text.replace(" & ", " and ").replace("Q1-4", "Q1–Q4")


def last_quarter(text):
    return int(text[-1]) if text else 0


def expected_status(row):
    """What the status column says of a row of the data file."""
    due, completed = row["due_quarter"], row["completed_quarter"]
    if row["status"] == "Completed":
        said = f"Completed ({quarters(completed)})"
        if due and last_quarter(completed) > last_quarter(due):
            said += f" late, was due {quarters(due)}"
        return said
    return f"Delayed was due {quarters(due)}" if due else "Delayed no due quarter"


def test_every_row_stands_in_the_tree_as_in_the_data(rows, tree):
    wanted = []
    for row in rows:
        goal, sub_goal = (row["goal_no"], row["goal"]), (row["sub_goal_letter"], row["sub_goal"])
        wanted.append((goal, sub_goal, row["initiative_no"], row["initiative"], expected_status(row)))
    found = []
    titles = [node.text().split(" ", 1) for node in tree.all("H2")]
    goals = [tuple(title) for title in titles if title[0].isdigit()]
    for goal, table in zip(goals, tables(tree), strict=True):
        assert heads(table) == ["No.", "Planned initiative", "Status"]
        sub_goal = None
        for row in table.all("TR")[1:]:
            said = cells(row)
            if len(said) == 1:
                sub_goal = tuple(said[0].split(" ", 1))
            else:
                found.append((goal, sub_goal, *said))
    assert found == wanted
    assert len(found) == calgary.INITIATIVES
    assert len(goals) == calgary.GOALS
    assert len({one[1] for one in found}) == calgary.SUB_GOALS


def test_every_row_stands_on_the_pages_in_order(rows, pdf):
    """pdfium reads, in the order of the pages, number, text, status and second line of each row."""
    pages = page_texts(pdf)
    first = next(place for place, text in enumerate(pages) if "continues on page" in text)
    wanted, goal, sub_goal = [], None, None
    for row in rows:
        if row["goal"] != goal:
            goal = row["goal"]
            wanted.append(f"{row['goal_no']}{goal}")
        if row["sub_goal"] != sub_goal:
            sub_goal = row["sub_goal"]
            wanted.append(f"{row['sub_goal_letter']}{sub_goal}")
        wanted.append(row["initiative_no"] + row["initiative"] + expected_status(row))
    assert missing_in_order(wanted, "".join(_without_furniture(text) for text in pages[first:])) == []


def test_pypdf_finds_every_row_on_one_page(rows, pdf):
    """No row is cut in two: number, text and status stand on the same page."""
    pages = [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages][3:]
    for row in rows:
        said = squeezed(row["initiative_no"] + row["initiative"] + expected_status(row))
        assert sum(said in page for page in pages) == 1, row["initiative_no"]


def test_the_figures_are_those_of_the_reference(data):
    assert data.counts == (calgary.COMPLETED, calgary.DELAYED, 0)
    assert data.total == calgary.INITIATIVES
    on_time = data.on_time
    assert (on_time.due, on_time.on_time, on_time.early) == (calgary.DUE, calgary.ON_TIME, calgary.EARLY)
    assert (on_time.late, on_time.not_completed) == (calgary.LATE, calgary.NOT_COMPLETED)
    assert on_time.undated == calgary.UNDATED
    assert [goal.counts for goal in data.goals] == [
        (33, 0, 0),
        (17, 2, 0),
        (11, 6, 0),
        (7, 12, 0),
        (16, 3, 0),
    ]


def test_the_first_page_says_all_of_it(pdf, tree):
    said = squeezed(page_texts(pdf)[0])
    for words in (
        "Annual Policing Plan 2023",
        "Status at the end of the fourth quarter, 31 December 2023",
        "62 of the 99 planned initiatives with a due quarter were completed on time (63%), 9 of them early; "
        "15 were completed late and 22 are not completed. 8 have no due quarter and are not counted.",
        "Delayed: reason and new date",
        "19 more on page 2",
    ):
        assert squeezed(words) in said
    large = [item.text() for item in tree.all("LBody")[:3]]
    assert large == [
        "84 Completed 79% of 107 planned initiatives",
        "23 Delayed 21%",
        "0 No update received all 107 accounted for",
    ]
    goals = tree.all("Table")[0]
    assert heads(goals) == ["Goal", "All", "Completed", "Delayed"]
    assert cells(goals.all("TR")[4]) == ["4 Increase Employee Satisfaction and Engagement", "19", "7", "12"]
    assert cells(goals.all("TR")[-1]) == ["All goals", "107", "84", "23"]


def test_bars_are_said_in_a_sentence(tree):
    said = [figure.alt for figure in tree.all("Figure")]
    assert said[0] == "Bar of 107 planned initiatives: 84 completed, 23 delayed."
    assert said[4] == "Bar: 7 completed, 12 delayed"
    assert len(said) == 1 + calgary.GOALS


def test_what_is_late_is_listed_the_longest_due_first(rows, tree):
    table = tree.all("Table")[1]
    assert heads(table) == ["No.", "Planned initiative", "Was due", "New date", "Reason"]
    found = [cells(row) for row in table.all("TR")[1:]]
    late = [row for row in rows if row["status"] == "Delayed"]
    late.sort(key=lambda row: last_quarter(row["due_quarter"]) or 9)
    assert found == [
        [
            row["initiative_no"],
            row["initiative"],
            row["due_quarter"] or "not set",
            "not set",
            "No reason given",
        ]
        for row in late
    ]


def test_each_goal_says_what_it_holds(rows, tree):
    wanted = []
    for goal in ("1", "2", "3", "4", "5"):
        own = [row for row in rows if row["goal_no"] == goal]
        done = [row for row in own if row["status"] == "Completed"]
        late = sum("late" in expected_status(row) for row in done)
        delayed = len(own) - len(done)
        said = f"{len(own)} planned initiatives: {len(done)} completed"
        said += f", of which {late} late" if late else ""
        wanted.append(said + (f"{';' if late else ','} {delayed} delayed" if delayed else ""))
    assert [node.text() for node in tree.all("P") if "planned initiatives: " in node.text()] == wanted
    assert "19 planned initiatives: 16 completed, of which 3 late; 3 delayed" in wanted


def test_heads_and_titles_stand_again_on_later_pages(pdf):
    pages = page_texts(pdf)
    continued = [text for text in pages if "Increase Community Safety and Well-Being (continued)" in text]
    assert continued
    assert all("Planned initiative" in text and "Goal 1 (continued)" in text for text in continued)
    assert any("(continued)" in line and "Sub" not in line for text in pages for line in text.splitlines())


def test_the_key_ends_the_report(pdf, tree):
    assert "How to read this report" in page_texts(pdf)[-1]
    key = tree.all("Table")[-1]
    assert [row.all("TH")[0].text().strip() for row in key.all("TR")] == [
        "Completed",
        "Delayed",
        "No update received",
        "On time",
        "As of",
    ]
    assert "Reason and new date are on pages 1 to 3." in key.text()


def test_all_rules_of_pdf_ua_hold(pdf):
    assert failures(pdf) == []


def test_cells_have_heads_with_scope(tree):
    table = tables(tree)[0]
    assert {head.attributes["/Scope"] for head in table.all("TR")[0].all("TH")} == {"/Column"}
    assert table.all("TR")[1].all("TH")[0].attributes["/ColSpan"] == 3
    assert table.all("TR")[2].all("TH")[0].attributes["/Scope"] == "/Row"


def test_bookmarks_lead_to_goals_and_sub_goals(pdf):
    reader = PdfReader(BytesIO(pdf))
    found = _flat(reader.outline)
    assert found[:2] == [(0, "Summary"), (1, "Delayed: reason and new date")]
    assert (0, "1 Increase Community Safety and Well-Being") in found
    assert (1, "Q Collaborate with Partners on a Shared Vision") in found
    assert len([one for one in found if one[0] == 1]) == 1 + calgary.SUB_GOALS
    assert found[-1] == (0, "How to read this report")


def test_the_document_says_what_it_is(pdf):
    reader = PdfReader(BytesIO(pdf))
    assert reader.metadata.title == "Annual Policing Plan 2023: status report, Q4 2023"
    assert reader.metadata.author == "Calgary Police Service"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_same_data_give_the_same_bytes(data, pdf):
    assert layout(data) == pdf


def _flat(outline, depth=0):
    found = []
    for entry in outline:
        found += _flat(entry, depth + 1) if isinstance(entry, list) else [(depth, entry.title)]
    return found


def _without_furniture(text):
    """A page's text without header, repeated titles and heads, and footer."""
    kept = []
    for line in text.splitlines():
        if any(
            mark in line
            for mark in ("(continued)", "continues on page", "Status report, Q4", "Public edition", "Page ")
        ):
            continue
        kept.append(line)
    return "\n".join(kept)


@pytest.mark.parametrize(("new", "said"), [("Q3", ["due Q3"]), ("Q4", ["due Q3", "new date Q4"])])
def test_a_new_date_that_the_plan_has_meanwhile_is_not_said_twice(new, said):
    moved = status_plans.row(1, "Light the park", 1, due="Q3", new_date=new)
    assert (
        status_report_words.second_lines(
            status_plans.report(status_plans.group("Safe streets", moved)), moved
        )
        == said
    )
