"""The colours that follow from a service's two: near the look's own, and always readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandesk.colours import channels, contrast, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("brand", "accent", "wanted"),
    [
        (
            "#16294D",
            "#C2501A",
            {
                "brand40": "#A2A9B8", "rule": "#CCD0D8", "tint2": "#DEE1E6", "tint": "#EFF0F3",
                "watermark": "#F2F3F5", "accent_text": "#A74516", "accent_fill": "#C2501A",
                "on_dark": "#F39264", "dim": "#C2C7D1", "unit": "#788398",
            },
        ),
        (
            "#1C4A3A",
            "#6A727C",
            {
                "brand40": "#A4B7B0", "rule": "#CDD7D4", "tint2": "#DFE6E3", "tint": "#EFF2F1",
                "watermark": "#F3F5F4", "accent_text": "#5F6770", "accent_fill": "#899098",
                "on_dark": "#C8CCD0", "dim": "#C4D0CC", "unit": "#7B968D",
            },
        ),
    ],
)  # fmt: skip
def test_the_two_pairs_of_the_look(brand, accent, wanted):
    found = palette(brand, accent)
    for name, colour in wanted.items():
        near = zip(channels(getattr(found, name)), channels(colour), strict=True)
        assert all(abs(one - other) <= 9 / 255 for one, other in near), (name, getattr(found, name))


@given(COLOURS, COLOURS)
def test_any_two_colours_can_be_read(brand, accent):
    found = palette(brand, accent)
    assert contrast(found.brand, "#FFFFFF") >= 9
    assert contrast(found.accent_text, found.tint2) >= 4.5
    assert contrast(found.accent_fill, found.brand) >= 3
    assert contrast(found.on_dark, found.brand) >= 6
    assert contrast(found.dim, found.brand) >= 6
    assert contrast(found.unit, found.brand) >= 3
    assert contrast(found.ink, "#FFFFFF") >= 16
    assert contrast(found.muted, found.tint) >= 4.5


@pytest.mark.parametrize("brand", ["", "navy", "#12345", "#GGGGGG", "rgb(1,2,3)"])
def test_what_is_no_colour_becomes_the_program_s_own(brand):
    assert palette(brand, brand) == palette("#16294D", "#C2501A")


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
