"""Fields to fill in: every value comes back exactly, and a viewer finds all it needs to let people type."""

import datetime
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from plandesk.reports.fillable import CheckField, FormField
from plandesk.reports.imprint import Imprint
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Text
from tests.reports.filling import filled_by_pdfium, filled_by_pypdf, values_by_pdfium, values_by_pypdf
from tests.reports.reading import failures, structure

TEXT = (
    "Élan, naïve, œuvre – “so” 😀👩🏽‍✈️ ∑ שלום مرحبا\n\n  two spaces  \ttab (brackets) \\ <</V (x)>> %comment"
)
EMOJI = {ord(one): "*" for one in TEXT if one > "\uffff"}
LONG = "".join(f"{n}. Über die Brücke, 50 % 😀\n" for n in range(200))[:5000]


def form(*fields):
    """A page with these fields, as (name, tooltip, value, several lines)."""
    flow = Flow(Imprint("Harrow Lake", "Form", date=datetime.date(2026, 11, 24)))
    flow.page("Form")
    sect = flow.root.add("Sect")
    flow.add(Text("Form", flow.sheet.page_title, sect.add("H1")))
    for name, tooltip, value, multiline in fields:
        flow.add(FormField(name, tooltip, value, sect, flow.sheet, tooltip, multiline), 12)
    flow.add(CheckField("done", "It is done", True, sect, flow.sheet, "Done"), 12)
    flow.add(CheckField("open", "It is open", False, sect, flow.sheet, "Open"), 12)
    return flow.drawn("Form")


@pytest.fixture(scope="module")
def pdf():
    assert len(LONG) == 5000
    return form(
        ("all", "Everything", TEXT, True), ("long", "Long", LONG, True), ("short", "Short", "", False)
    )


def widgets(pdf):
    return [one.get_object() for page in PdfReader(BytesIO(pdf)).pages for one in page.get("/Annots", [])]


def test_every_value_is_read_back_exactly_by_two_libraries(pdf):
    for read in (values_by_pypdf, values_by_pdfium):
        found = read(pdf)
        assert (found["all"], found["long"], found["short"]) == (TEXT, LONG, "")
    assert values_by_pypdf(pdf)["done"] == "/Yes" and values_by_pypdf(pdf)["open"] == "/Off"


def test_the_form_keeps_to_the_standard_and_is_the_same_twice(pdf):
    assert failures(pdf) == []
    tree = structure(pdf)
    assert [node.links for node in tree.all("Form")] == [1] * 5
    assert pdf == form(
        ("all", "Everything", TEXT, True), ("long", "Long", LONG, True), ("short", "Short", "", False)
    )


def test_a_viewer_finds_names_tooltips_order_and_letters(pdf):
    reader = PdfReader(BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert [(one["/T"], one["/TU"]) for one in widgets(pdf)] == [
        ("all", "Everything"), ("long", "Long"), ("short", "Short"),
        ("done", "It is done"), ("open", "It is open"),
    ]  # fmt: skip
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    assert "/NeedAppearances" not in root["/AcroForm"] and "/XFA" not in root["/AcroForm"]
    font = root["/AcroForm"]["/DR"]["/Font"]["/PlanDesk"]
    assert font["/Encoding"] == "/WinAnsiEncoding" and font["/FontDescriptor"]["/FontFile2"].get_data()
    assert len(font["/Widths"]) == 224 and min(font["/Widths"]) > 0
    several, one_line = widgets(pdf)[1], widgets(pdf)[2]
    assert several["/DA"].startswith("/PlanDesk ") and several["/Ff"] & 1 << 12 and "/MaxLen" not in several
    assert not one_line["/Ff"] & 1 << 12
    for widget in widgets(pdf)[:3]:  # written out in place, or Firefox would not find the font for typing
        fonts = widget["/AP"]["/N"]["/Resources"].raw_get("/Font")
        assert isinstance(fonts, DictionaryObject) and bool(fonts) == bool(widget["/V"])


def test_the_value_is_seen_before_anybody_types(pdf):
    looks = [one["/AP"]["/N"].get_data().decode("latin-1") for one in widgets(pdf)[:3]]
    assert all(look.startswith("/Tx BMC") and look.rstrip().endswith("EMC") for look in looks)
    assert looks[0].count(" Tj") > 5 and looks[1].count("\nBT") > 40 and " Tj" not in looks[2]
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        drawn = document[1].render(may_draw_forms=True).to_pil().convert("L")
        bare = document[1].render(may_draw_forms=False, draw_annots=False).to_pil().convert("L")
        assert drawn.tobytes() != bare.tobytes()


def test_what_is_typed_wraps_and_comes_back(pdf):
    values = {"all": LONG, "long": TEXT, "short": "Zoë 😀"}
    plain = {name: value.replace("\t", " ").translate(EMOJI) for name, value in values.items()}
    typed = filled_by_pdfium(pdf, plain)  # its editor takes neither tabs nor characters beyond U+FFFF
    for name, value in plain.items():
        assert values_by_pypdf(typed)[name].replace("\r\n", "\n").replace("\r", "\n") == value
    look = next(one for one in widgets(typed) if one["/T"] == "all")["/AP"]["/N"].get_data()
    assert look.count(b"Td") > 20 or look.count(b"T*") > 20  # it set many lines itself
    found = values_by_pdfium(filled_by_pypdf(pdf, values))
    assert {name: found[name] for name in values} == values


def test_what_no_field_can_hold_is_left_out():
    read = values_by_pypdf(form(("one", "One", "a\r\nb\rc\x00\x07\ud800d", True)))
    assert read["one"] == "a\nb\ncd"


def test_names_are_whole_and_come_once():
    with pytest.raises(ValueError, match="two fields"):
        form(("one", "One", "", True), ("one", "Again", "", True))
    with pytest.raises(ValueError, match="name"):
        form(("one.two", "One", "", True))
