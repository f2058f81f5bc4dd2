"""The three families: every report follows the service's choice, whole, in line with the standard."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from plandesk.domain import service
from plandesk.reports import fonts
from plandesk.reports.annual_plan import layout
from plandesk.resources import resource_path
from tests.reports.conftest import sentences, with_imprint
from tests.reports.reading import failures, missing_in_order, page_texts


def used(pdf):
    """The names of the embedded fonts, without the mark of the subset."""
    found = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        found |= {font.get_object()["/BaseFont"][8:] for font in page["/Resources"]["/Font"].values()}
    return found


def test_the_names_are_those_that_a_service_chooses_from():
    assert tuple(fonts.FAMILIES) == service.FONTS
    for name in fonts.FAMILIES.values():
        assert resource_path(f"fonts/{name}-OFL.txt").read_text("utf-8").count("SIL Open Font License") > 0


@pytest.mark.parametrize(("paper", "cover"), [("letter", "plan"), ("a4", "light")])
@pytest.mark.parametrize(
    ("family", "start"), [("plex-sans", "IBMPlexSans"), ("source-serif", "SourceSerif4")]
)
def test_a_plan_in_another_family_is_whole(reference_plan, family, start, paper, cover):
    plan = replace(with_imprint(reference_plan, font=family, paper_name=paper), cover=cover)
    pdf = layout(plan)
    assert failures(pdf) == []
    assert missing_in_order(sentences(plan), "".join(page_texts(pdf)[2:])) == []
    assert {name.split("-")[0] for name in used(pdf)} == {fonts.FAMILIES[family]}


def test_one_report_does_not_change_the_letters_of_the_next(reference_plan):
    before = layout(reference_plan)
    layout(with_imprint(reference_plan, font="source-serif"))
    assert layout(reference_plan) == before
    assert {name.split("-")[0] for name in used(before)} == {"SourceSansPro"}
    assert layout(with_imprint(reference_plan, font="unknown")) == before


def test_what_a_family_does_not_have_stands_in_another(reference_plan):
    odd = "Ship ᐃᓄᒃ, العربية, 🚨, ☂, \ue000, Ω, Ж, ạ"
    first = reference_plan.sections[0]
    for family in ("plex-sans", "source-serif"):
        plan = replace(reference_plan, sections=(replace(first, body=odd), *reference_plan.sections[1:]))
        pdf = layout(with_imprint(plan, font=family))
        assert failures(pdf) == []
        assert "Ship ᐃᓄᒃ" in "".join(page_texts(pdf))
