"""Pictures are made as small as paper needs when they are taken in, not each time they are printed."""

from io import BytesIO

import pytest
from PIL import Image

from plandesk.gui.paper.picture_files import FINEST, for_paper
from plandesk.reports.pictures import ready, sized


def saved(image, kind, **more):
    kept = BytesIO()
    image.save(kept, kind, **more)
    return kept.getvalue()


def opened(data):
    return Image.open(BytesIO(data))


def test_a_photograph_keeps_300_dots_an_inch_over_a_sheet_and_no_remarks():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif[0x010F] = "CANARY Camera"
    grey = Image.linear_gradient("L").resize((4400, 3300))
    taken = Image.merge("RGB", (grey, grey, Image.new("L", grey.size, 90)))
    made = for_paper(saved(taken, "JPEG", exif=exif))
    found = opened(made)
    assert (found.format, found.size, found.mode) == ("JPEG", (2475, 3300), "RGB")
    assert b"CANARY" not in made and found.getexif().get(0x0112, 1) == 1
    assert FINEST / 11 == 300  # a Letter sheet is 11 inches wide
    printed = ready(made)
    assert (printed.width, printed.height) == (2475, 3300)
    assert sized(printed.data, 792 * 2475 / 3300, 792) == printed.data  # nothing is left to be made smaller


@pytest.mark.parametrize(
    ("mode", "kind", "wanted"),
    [
        ("RGBA", "PNG", "RGBA"),
        ("P", "PNG", "RGB"),
        ("L", "PNG", "L"),
        ("L", "JPEG", "L"),
        ("CMYK", "JPEG", "RGB"),
    ],
)
def test_every_kind_of_picture_stays_what_it_is(mode, kind, wanted):
    image = Image.new("RGB", (4000, 1000), (200, 90, 40))
    image = image.quantize(8) if mode == "P" else image.convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.new("L", image.size, 100))
    found = opened(for_paper(saved(image, kind)))
    assert (found.format, found.size) == (kind, (3300, 825))
    assert found.mode in (wanted, "RGBA" if wanted == "RGB" else wanted)
    shown = found.convert("RGBA").getpixel((1000, 400))
    usual = image.convert("RGBA").getpixel((1000, 400))
    assert all(abs(a - b) <= 12 for a, b in zip(shown, usual, strict=True))


def test_what_is_not_larger_or_no_picture_is_left_as_it_is():
    small = saved(Image.new("RGB", (FINEST, 40)), "PNG")
    for data in (small, b"", b"no picture", b"<svg xmlns='http://www.w3.org/2000/svg' width='9000'/>"):
        assert for_paper(data) is data
