"""Any table of figures is taken or refused cell by cell; what is taken is there afterwards, in one step."""

from datetime import date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plandesk.errors import ImportRefused
from plandesk.exchange.figures_applying import apply
from plandesk.exchange.figures_known import read_names
from plandesk.exchange.figures_mapping import FIELDS, FigureColumns, propose
from plandesk.exchange.figures_preview import preview
from plandesk.exchange.figures_said import Fixed
from plandesk.exchange.figures_shaping import shape_figures
from plandesk.exchange.sheet import CellError
from plandesk.exchange.sheet_shaping import RawRow, last_filled
from plandesk.file.document import Document
from tests.every_kind import dump
from tests.exchange.figures_files import TODAY, add_kpis

WORDS = st.sampled_from(
    ("KPI", "Month", "Year", "District", "Value", "Cleared", "Occurrences", "Clearance rate",
     "Thefts of autos", "Response time", "District 1", "Region", "Total", "Fraud",
     "Jan", "Feb 2023", "2023", "2023-Q1", "Q2",
     "n/a", "4:09", "1,234", "12,5", "42%", "-3", "soon", "", " ", "'", "9" * 40, "1e5", "Year to date",
     "H1 2023")
)  # fmt: skip
CELLS = st.one_of(
    st.none(), WORDS, st.text(max_size=6), st.integers(-5, 3000), st.integers(), st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False), st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)), st.just(CellError("#REF!")),
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8)


@given(rows=TABLES, data=st.data())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_table_is_taken_or_refused(tmp_path_factory, rows, data):
    raw = [RawRow(n, tuple(row[: last_filled(row)])) for n, row in enumerate(rows, 1) if last_filled(row)]
    sheet = shape_figures("any", raw, ())
    if sheet is None:
        return
    document = _document(tmp_path_factory)
    columns = propose(sheet, read_names(document))
    if data.draw(st.booleans()):
        fields = [data.draw(st.sampled_from(("", *FIELDS))) for _name in sheet.header]
        for n, field in enumerate(fields):
            columns = columns.with_field(n, field)
    assert isinstance(columns, FigureColumns) and len(columns.fields) == len(sheet.header)
    kpi_id = data.draw(st.sampled_from((None, 1, 2, 3, 4, 5)))
    before = dump(document)
    try:
        seen = preview(document, sheet, columns, Fixed(kpi_id=kpi_id), TODAY)
    except ImportRefused as refused:
        assert "Nothing was imported" in refused.sentence and dump(document) == before
        return
    assert dump(document) == before and all(row.why for row in seen.rows if row.verdict == "refused")
    assert apply(document, seen) == seen.taken
    again = preview(document, sheet, columns, Fixed(kpi_id=kpi_id), TODAY)
    assert again.taken == 0 and again.counts["refused"] == seen.counts["refused"]
    if seen.taken:
        document.undo()
        assert dump(document) == before


_OPEN: list[Document] = []


def _document(folders):
    """One file for all examples: each leaves it as it was."""
    if not _OPEN:
        document = Document.create(folders.mktemp("any") / "a.plandesk", who="A. Planner")
        add_kpis(document)
        _OPEN.append(document)
    return _OPEN[0]
