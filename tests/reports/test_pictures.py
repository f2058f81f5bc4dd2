"""Pictures on paper: every kind of picture as it is, no finer than needed, and nothing beside it."""

import re
from io import BytesIO
from random import Random

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageDraw, ImageStat
from pypdf import PdfReader
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from plandesk.domain.pictures import DECORATION, measure
from plandesk.errors import InvalidValue
from plandesk.reports.annual_plan import layout
from plandesk.reports.document_facts import DocumentFacts
from plandesk.reports.pictures import Picture, ready, sized
from plandesk.reports.tagged import TaggedCanvas
from tests.reports.conftest import painted, with_imprint
from tests.reports.reading import failures, structure

PLACE = b"SECRETPLACE 49.69N 112.84W"
SHAPES = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 viewBox="10 20 200 160" width="400" height="320"><!-- made by hand -->
<defs><linearGradient id="g" x1="0" x2="1"><stop offset="0" stop-color="#16294D"/>
<stop offset="1" style="stop-color:#c2501a"/></linearGradient>
<linearGradient id="h" xlink:href="#g" gradientUnits="userSpaceOnUse" x1="110" y1="100" x2="200" y2="170"/>
<radialGradient id="r"><stop offset="0" stop-color="white"/><stop offset="1" stop-color="teal"/>
</radialGradient><clipPath id="c"><circle cx="60" cy="140" r="25"/></clipPath>
<g id="u"><rect width="12" height="8"/></g></defs>
<style>.a{fill:#788398;stroke:none} .b, #t {fill:rgb(194, 80, 26)}</style>
<rect x="15" y="25" width="80" height="40" rx="9" fill="url(#g)"/>
<circle class="a" cx="130" cy="50" r="22"/><ellipse cx="180" cy="50" rx="18" ry="26" fill="url(#r)"/>
<path class="b" d="M20 75h40v20l-20,10-20-10z"/>
<path d="M70 80C90 70 90 120 110 100S130 80 140 100q10 20 20 0t20 0" fill="none" stroke="#111"
 stroke-width="3"/>
<path fill-rule="evenodd" d="M150 65l20 40-40-25h45l-40 25z" fill="navy" opacity="0.6"/>
<g clip-path="url(#c)"><rect x="30" y="110" width="60" height="60" fill="#2F7D52"/></g>
<path d="M110 130a20 12 20 1 1 30 15 9 9 0 01-12 8z" fill="url(#h)"/>
<g transform="translate(150 130) rotate(20) scale(1.5)"><use xlink:href="#u" fill="purple"/>
<use href="#u" x="16" y="4" fill="none" stroke="#000" stroke-dasharray="2 1"/></g>
<polyline points="20,170 40,150 60,172 80,150" fill="none" stroke="#B8542A" stroke-width="4"
 stroke-linecap="round" stroke-linejoin="round"/><polygon id="t" points="180,150 205,175 175,175"/>
<line x1="100" y1="175" x2="170" y2="178" stroke="black" stroke-width="2"/>
<rect x="0" y="0" width="9" height="9" display="none"/></svg>"""


def svg(inside, attributes='viewBox="0 0 10 10"'):
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>'.encode()


def as_drawn(data, width, height):
    """A picture alone on a page of that size, read back as pixels by pdfium."""
    canvas = TaggedCanvas(DocumentFacts("T", "S", "", "en", None), width, height)
    canvas.picture(data, 0, 0, width, height)
    canvas.end_page()
    with pypdfium2.PdfDocument(canvas.finished()) as pdf:
        return pdf[0].render(scale=1).to_pil().convert("RGB")


def by_qt(data, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    return Image.frombytes(
        "RGB", (width, height), bytes(image.convertToFormat(QImage.Format.Format_RGB888).bits())
    )


def test_an_svg_is_drawn_as_another_library_draws_it(checkout):
    # Qt does not know clipping, so this is looked at by itself.
    clipped = as_drawn(SHAPES.encode(), 400, 320)
    assert clipped.getpixel((100, 240)) == (47, 125, 82) and clipped.getpixel((60, 190)) == (255, 255, 255)
    plain = SHAPES.replace('clip-path="url(#c)"', "").encode()
    cases = [plain, *(p.read_bytes() for p in sorted((checkout / "resources/icons").glob("*.svg")))]
    assert len(cases) > 50
    for data in cases:
        data = data.replace(b"currentColor", b"#222222")
        found = measure(data)
        factor = 400 / max(found.width, found.height)
        size = round(found.width * factor), round(found.height * factor)
        ours, theirs = as_drawn(data, *size), by_qt(data, *size)
        apart = ImageStat.Stat(ImageChops.difference(ours, theirs)).mean
        assert max(apart) < 4, (data[:80], apart)
        assert ImageStat.Stat(ours).mean != [255.0] * 3, data[:80]


def test_an_svg_stays_a_drawing_and_is_described(reference_plan):
    logo = Picture(SHAPES.encode(), "Our shield")
    pdf = layout(with_imprint(reference_plan, logo=logo))
    assert failures(pdf) == []
    assert "Our shield" in [node.alt for node in structure(pdf).all("Figure")]
    assert all(not page.images for page in PdfReader(BytesIO(pdf)).pages)


def test_a_picture_that_is_only_decoration_is_not_read_aloud(reference_plan):
    message = next(n for n, one in enumerate(reference_plan.sections) if one.kind == "message")
    told = []
    for alt in ("The chief", DECORATION):
        sections = list(reference_plan.sections)
        sections[message] = replace(sections[message], picture=replace(painted(300, 400), alt=alt))
        pdf = layout(replace(reference_plan, sections=tuple(sections)))
        assert failures(pdf) == []
        told.append([node.alt for node in structure(pdf).all("Figure")])
    assert "The chief" in told[0] and len(told[1]) == len(told[0]) - 1 and DECORATION not in told[1]


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<script>alert(1)</script><rect width='9' height='9'/>", "a script"),
        ("<rect width='9' height='9' onclick='x()'/>", "a script"),
        ("<image href='https://example.org/x.png'/>", "another picture"),
        ("<use href='file:///etc/passwd#a'/>", "another file"),
        ("<rect width='9' height='9' fill='url(http://example.org/a#b)'/>", "another file"),
        ("<style>@import 'x.css';</style><rect width='9' height='9'/>", "another file"),
        ("<style>rect{fill:url(x.svg#a)}</style><rect width='9' height='9'/>", "another file"),
        ("<foreignObject/>", "another picture or document"),
        ("<text>Police</text>", "turn the text into outlines"),
        ("<rect width='9' height='9'><animate attributeName='x'/></rect>", "it moves"),
        ("<filter id='f'/><rect width='9' height='9'/>", "plain shapes"),
        ("<g>" * 80 + "</g>" * 80, "more parts"),
        ("<path d='M0 0h1'/>" * 20_001, "more parts"),
        ("<g id='a'><use href='#a'/></g>", "more parts"),
        ("<defs><rect width='9' height='9'/></defs>", "nothing in it"),
        ("<rect width='9'", "damaged"),
    ],
)  # fmt: skip
def test_an_svg_that_runs_moves_or_reaches_out_is_refused_with_a_sentence(inside, words):
    with pytest.raises(InvalidValue, match=words) as refused:
        measure(svg(inside))
    assert refused.value.sentence.endswith(".") and "Nothing was changed" in refused.value.sentence


def test_a_broken_svg_is_drawn_or_refused_and_nothing_else():
    chance = Random(20)
    odd = (
        *("0", "-1", "1e999", "-1e308", "nan", "1e-320", "", "99999999999", "1 2 3", "%", "(", "#", "M", "Z"),
        *("url(#g)", "A0 0 0 0 0 1 1", "rotate(1e300)", "matrix(0 0 0 0 0 0)", "scale(0)"),
    )
    taken = 0
    for number in range(300):
        text = SHAPES
        for _slip in range(chance.randint(1, 6)):
            at = chance.choice(list(re.finditer(r'[-\d.]+|"[^"]*"|#\w+', text)))
            new = chance.choice(odd)
            text = text[: at.start()] + (f'"{new}"' if at[0].startswith('"') else new) + text[at.end() :]
        try:
            measure(text.encode())
        except InvalidValue:
            continue
        taken += 1
        if number % 6 == 0:
            as_drawn(text.encode(), 40, 32)
    assert 50 < taken < 290


def test_entities_are_refused_however_they_are_written():
    bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + svg("<desc>&b;</desc>").decode()
    outside = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<desc>&a;</desc>").decode()
    for text in (bomb, outside):
        for data in (text.encode(), ('<?xml version="1.0" encoding="utf-16"?>' + text).encode("utf-16")):
            with pytest.raises(InvalidValue):
                measure(data)
    plain = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
    assert measure(plain.encode() + svg("<rect width='9' height='9'/>")).media_type == "image/svg+xml"


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_nothing_of_the_camera_comes_into_the_pdf_and_the_picture_stands_upright(reference_plan, mode):
    image = Image.new(mode, (300, 200), "white" if mode != "CMYK" else None)
    ImageDraw.Draw(image).rectangle((0, 0, 150, 200), fill=(0, 255, 255, 0) if mode == "CMYK" else 60)
    for turn in (1, 6):
        exif = image.getexif()
        exif[0x0112], exif[0x010E] = turn, PLACE.decode()
        kept = BytesIO()
        image.save(kept, "JPEG", exif=exif.tobytes(), comment=PLACE)
        assert PLACE in kept.getvalue()
        found = ready(kept.getvalue())
        assert PLACE not in found.data and b"Exif" not in found.data
        assert (found.width, found.height) == ((300, 200) if turn == 1 else (200, 300))
        with Image.open(BytesIO(found.data)) as opened:
            assert opened.mode in ("RGB", "L")
            grey = opened.convert("L")
            assert abs(grey.getpixel((20, 20)) - grey.getpixel((280 % opened.width, 190))) > 60
    pdf = layout(with_imprint(reference_plan, logo=Picture(kept.getvalue(), "Shield")))
    assert failures(pdf) == [] and PLACE not in b"".join(
        stream.get_data() for page in PdfReader(BytesIO(pdf)).pages
        for stream in page["/Resources"].get("/XObject", {}).values()
        for stream in [stream.get_object()]
    )  # fmt: skip


def test_every_kind_of_png_keeps_its_light_and_its_holes():
    deep, bits = Image.new("I;16", (40, 40), 40_000), Image.new("1", (40, 40), 1)
    palette = Image.new("RGB", (40, 40), "red").quantize(4)
    holes = Image.new("LA", (40, 40), (200, 0))
    for image in (deep, palette, holes, bits):
        kept = BytesIO()
        image.save(kept, "PNG", **({"transparency": 0} if image.mode == "P" else {}))
        found = ready(kept.getvalue())
        with Image.open(BytesIO(found.data)) as opened:
            shown = opened.getpixel((5, 5))
            assert opened.mode in ("RGB", "RGBA", "L")
        if image is deep:
            assert abs(shown - 156) <= 1
        if image is holes:
            assert shown[3] == 0


def test_a_picture_is_printed_no_finer_than_220_dots_an_inch(reference_plan):
    large = painted(5000, 4000, "JPEG")
    assert max(ready(large.data).width, ready(large.data).height) == 3300
    pdf = layout(with_imprint(reference_plan, logo=large))
    printed = [image for page in PdfReader(BytesIO(pdf)).pages for image in page.images]
    assert printed and max(max(one.image.size) for one in printed) <= 48 / 72 * 220 * 1.4
    small = painted(60, 40)
    assert sized(small.data, 300, 200) == small.data


def test_what_is_too_large_or_moves_is_refused():
    from tests.pictures import png

    with pytest.raises(InvalidValue, match="100 megapixels"):
        measure(png(3, 2)[:16] + (30_000).to_bytes(4, "big") * 2 + png(3, 2)[24:])
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    kept = BytesIO()
    frames[0].save(kept, "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(InvalidValue, match="This picture moves"):
        measure(kept.getvalue())
    assert ready(kept.getvalue()) is None
    gif = BytesIO()
    frames[0].save(gif, "GIF")
    with pytest.raises(InvalidValue, match="PNG, JPEG or SVG"):
        measure(gif.getvalue())
    assert ready(gif.getvalue()) is None


def test_a_picture_without_its_end_is_refused_at_once():
    for kind, size in (("PNG", "image/png"), ("JPEG", "image/jpeg")):
        data = painted(300, 200, kind).data
        assert measure(data).media_type == size
        assert measure(data + b"what a phone hangs on").media_type == size
        with pytest.raises(InvalidValue, match="its end is missing"):
            measure(data[: len(data) * 2 // 3])
