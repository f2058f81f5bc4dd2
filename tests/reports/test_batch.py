"""All reports of a meeting: bound into one PDF that is as good as each alone, or whole in a folder."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from plandesk import preferences
from plandesk.cli.main import main
from plandesk.cli.report import KINDS
from plandesk.domain import layouts
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import add_plan, plans
from plandesk.domain.report_sets import OPTIONS, Chosen, ReportSet, keep_set, report_sets
from plandesk.errors import CannotWrite, InvalidValue, NotThere
from plandesk.exchange.sample import make_sample
from plandesk.file.document import Document
from plandesk.reports import batch, build
from plandesk.reports.by_kind import laid_out, options_of
from plandesk.reports.report_sets import chosen_of, forget_on_computer, known_sets, sets_of_computer
from plandesk.reports.wording import date_text
from tests.copies import empty_plan
from tests.reports.reading import failures, squeezed, structure

Q2 = Quarter(2026, 2)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    document = make_sample(tmp_path_factory.mktemp("sample") / "sample.plandesk")
    (plan,) = [one.id for one in plans(document) if one.kind == "annual"]
    yield document, plan
    document.close()


class Stop(Exception):
    pass


def stop_at(when):
    def progress(done, of):
        assert done <= of
        if done >= when:
            raise Stop

    return progress


def test_bound_reports_keep_their_tags_links_bookmarks_paper_and_language(sample):
    chosen = [
        Chosen("annual-plan", (("date", date(2026, 5, 1)),)),
        Chosen("status-report", (("edition", "in-camera"), ("quarter", Q2), ("paper", "a4"))),
        Chosen("kpi-report", (("language", "fr"),)),
        Chosen("district-overview"),
    ]
    ready = batch.read(*sample, chosen)
    alone = [laid_out(one.kind, one.data) for one in ready]
    told = []
    pdf = batch.bound(ready, "Board, 24 July", lambda done, of: told.append((done, of)))
    assert failures(pdf) == []
    assert told == sorted(told) and told[-1] == (8, 8)
    tree = structure(pdf)
    front, *parts = tree.kids
    assert [part.tag for part in (front, *parts)] == ["Part"] * 5
    for part, single in zip(parts, alone, strict=True):
        assert squeezed(part.text()) == squeezed(structure(single).text())
    reader = PdfReader(BytesIO(pdf))
    sizes = [[page.mediabox[2:] for page in PdfReader(BytesIO(one)).pages] for one in alone]
    assert [page.mediabox[2:] for page in reader.pages][1:] == [size for some in sizes for size in some]
    starts = [1]
    for some in sizes:
        starts.append(starts[-1] + len(some))
    tops = [one for one in reader.outline if not isinstance(one, list)]
    assert [reader.get_destination_page_number(one) for one in tops] == starts[:-1]
    lines = [squeezed(node.text()) for node in front.all("TOCI")]
    assert [line.startswith(str(start + 1)) for line, start in zip(lines, starts, strict=False)] == [True] * 4
    assert "(public edition)" in front.text() and "(in-camera edition)" in front.text()
    assert "Confidential" in reader.pages[0].extract_text()
    latest = max(one.data.imprint.date for one in ready)
    assert latest > date(2026, 5, 1) and f"as of {date_text(latest)}" in reader.pages[0].extract_text()
    assert reader.metadata.creation_date.date() == latest
    assert f"Page 1 of {len(reader.pages)}" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/Lang"] == "en" and b"/Lang (fr)" in pdf
    _links_stay_within_their_report(reader, starts)


def _links_stay_within_their_report(reader, starts):
    numbers = {page.indirect_reference.idnum: place for place, page in enumerate(reader.pages)}
    inner = 0
    for place, page in enumerate(reader.pages[1:], start=1):
        for link in page.get("/Annots") or ():
            goes = link.get_object().get("/Dest")
            if goes is not None:
                inner += 1
                start = max(one for one in starts if one <= place)
                end = min(one for one in starts if one > place)
                assert start <= numbers[goes[0].idnum if hasattr(goes[0], "idnum") else 0] < end
    assert inner > 10


def test_a_folder_gets_all_reports_or_none(sample, tmp_path):
    ready = batch.read(*sample, [Chosen("amendment-list"), Chosen("kpi-report", (("pages", False),))], Q2)
    folder = tmp_path / "Board"
    with pytest.raises(Stop):
        batch.into_folder(ready, folder, stop_at(2))
    assert not folder.exists()
    paths = batch.into_folder(ready, folder)
    assert [path.name[:2] for path in paths] == ["1 ", "2 "] and all(path.suffix == ".pdf" for path in paths)
    assert failures(paths[0].read_bytes()) == []
    before = [path.read_bytes() for path in paths]
    paths[1].unlink()
    paths[1].mkdir()
    (paths[1] / "inside").write_text("kept")
    other = [ready[1], ready[0]]
    with pytest.raises(CannotWrite):
        build.write_all({paths[0]: b"other", paths[1]: b"other"})
    assert paths[0].read_bytes() == before[0] and sorted(folder.iterdir()) == paths
    with pytest.raises(CannotWrite):
        batch.into_folder(other, tmp_path / "not there" / "Board")
    with pytest.raises(InvalidValue):
        batch.read(*sample, [])


def test_a_set_has_every_option_of_every_report(sample):
    """A new option of a report must be told of in `domain.report_sets`, or a set would lose it."""
    for kind in KINDS:
        options = options_of(kind, sample[1], date=date(2026, 5, 1))
        names = {*options.__struct_fields__} - {"plan_id", "quarter", "since", "until"}
        assert names <= OPTIONS.keys(), kind
        plain = {name for name in names if isinstance(getattr(options, name), str | bool)}
        assert plain | (names & {"date"}) == {name for name, _value in chosen_of(kind, options).options}
    assert (
        dict(chosen_of("annual-plan", options_of("annual-plan", 1, date=date.today())).options)["date"]
        == "today"
    )


def test_what_the_preferences_keep_is_known_until_the_file_has_one_of_its_name(sample, tmp_path):
    document = make_sample(tmp_path / "old.plandesk")
    told = (
        '[{"name": "Board", "one_file": false, "reports": [{"kind": "status-report", "options":'
        ' {"edition": "in-camera", "paper": null, "since": "today", "date": "today"}}]},'
        ' {"name": "Annual", "reports": []}]'
    )
    preferences.change(lambda known: known.with_state("reports/sets", told))
    options = (("edition", "in-camera"), ("date", "today"))
    board = ReportSet("Board", (Chosen("status-report", options),), one_file=False)
    assert sets_of_computer() == (ReportSet("Annual", ()), board) == known_sets(document)
    (ready,) = batch.read(document, sample[1], board.reports)
    assert ready.data.imprint.date == date.today() and ready.data.imprint.edition == "in-camera"
    keep_set(document, ReportSet("annual", ()))
    (own,) = report_sets(document)
    assert known_sets(document) == (own, board)
    forget_on_computer("Annual")
    assert sets_of_computer() == (board,)
    for broken in ("[{}]", "{", "5", '[{"name": 1}]', "[5]"):
        preferences.change(lambda known, text=broken: known.with_state("reports/sets", text))
        assert sets_of_computer() == ()
    document.close()


def test_a_layout_is_meant_whatever_it_is_called(sample, tmp_path):
    document = make_sample(tmp_path / "layouts.plandesk")
    (plan,) = [one.id for one in plans(document) if one.kind == "annual"]
    made = layouts.layout(document, layouts.add_layout(document, "annual-plan", "Short", ()))
    one = chosen_of("annual-plan", options_of("annual-plan", plan, layout=made))
    assert ("layout", made.uid) in one.options
    layouts.rename_layout(document, made.id, "Shorter")
    assert batch.read(document, plan, [one]) and batch.read(
        document, plan, [Chosen("annual-plan", (("layout_name", "shorter"),))]
    )
    layouts.delete_layout(document, made.id)
    with pytest.raises(NotThere, match="a layout that is no longer in the file, so nothing was made"):
        batch.read(document, plan, [one])
    document.close()


def test_the_command_line(sample, tmp_path, capsys):
    document, _plan = sample
    copy = tmp_path / "copy.plandesk"
    make_sample(copy).close()
    out = tmp_path / "board.pdf"
    assert main(["meeting", str(copy), "-o", str(out), "--as-of", "2026-Q2", "--title", "Board"]) == 0
    pdf = out.read_bytes()
    assert PdfReader(BytesIO(pdf)).metadata.title == "Board"
    assert "status report, Q2 2026" in structure(pdf).text()
    folder = tmp_path / "folder"
    document = Document.open(copy)
    small = (Chosen("kpi-report", (("pages", False),)), Chosen("of-tomorrow"))
    keep_set(document, ReportSet("Small", small))
    document.close()
    told = '[{"name": "Here", "reports": [{"kind": "amendment-list", "options": {}}]}]'
    preferences.change(lambda known: known.with_state("reports/sets", told))
    assert main(["meeting", str(copy), "--set", "small", "-o", str(folder), "--edition", "in-camera"]) == 0
    assert capsys.readouterr().out == f"1 report is in {folder}.\n"
    assert [path.name for path in folder.iterdir()] == ["1 KPI report 2026.pdf"]
    assert main(["meeting", str(copy), "--set", "here", "-o", str(tmp_path / "here")]) == 0
    assert capsys.readouterr().out.startswith("1 report is in ")
    for words, said in (
        (["--set", "none"], "there is “Small”, “Here”"),
        (["year-book"], "“year-book” is not a report"),
    ):
        assert main(["meeting", str(copy), *words, "-o", str(tmp_path / "x.pdf")]) == 1
        assert said in capsys.readouterr().err and not (tmp_path / "x.pdf").exists()


def test_a_meeting_gets_no_kpi_report_where_there_are_none(sample, tmp_path):
    document, plan_id = sample
    of = next(one for one in plans(document) if one.id == plan_id)
    usual = ["annual-plan", "status-report", "amendment-list", "kpi-report"]
    assert batch.usual_kinds(document, of) == usual
    bare = empty_plan(tmp_path / "bare.plandesk")
    own = add_plan(bare, "Annual Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31))
    (of,) = plans(bare)
    assert batch.usual_kinds(bare, of) == ["annual-plan", "status-report"]
    (ready,) = batch.read(bare, own, [Chosen("kpi-report")])
    assert "There are no KPIs for this plan yet." in structure(laid_out(ready.kind, ready.data)).text()
    bare.close()
