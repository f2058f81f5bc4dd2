"""The service and its pictures."""

import hashlib

import pytest

from plandesk.domain.service import add_picture, change_service, is_blank, picture, service
from plandesk.errors import InvalidValue
from tests.pictures import png


def test_a_new_file_has_a_blank_service(document):
    found = service(document)
    assert is_blank(found) and found.values == () and found.logo is None
    assert (found.brand_colour, found.accent_colour, found.language) == ("#16294D", "#C2501A", "en")


def test_every_field_is_kept(document):
    fields = {
        "name": "Service", "short_name": "S", "governing_body": "Board", "mission": "M", "vision": "V",
        "values": ("Respect", "Courage"), "brand_colour": "#aabbcc", "accent_colour": "#000000",
        "logo_alt": "A shield", "email": "a@example.org", "switchboard": "1", "emergency": "911",
        "non_emergency": "2", "address": "Street\nTown", "website": "example.org", "language": "fr",
    }  # fmt: skip
    change_service(document, **fields)
    found = service(document)
    assert {name: getattr(found, name) for name in fields} == fields
    assert not is_blank(found)
    assert document.undo_name == "Change service"
    document.undo()
    assert is_blank(service(document))


def test_values_are_lines_without_blanks(document):
    change_service(document, values=(" Respect ", "", "  ", "Courage"))
    assert service(document).values == ("Respect", "Courage")


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#12345G", "", "#123456\n"])
def test_other_colours_are_refused(document, colour):
    with pytest.raises(InvalidValue, match="is not a colour. Nothing was changed"):
        change_service(document, name="New", brand_colour=colour)
    assert service(document).name == "" and document.undo_name is None


def test_a_picture_is_kept_once_and_found_by_its_content(document):
    data = png(7, 5)
    name = add_picture(document, data, "shield.png")
    assert name == hashlib.sha256(data).hexdigest() == add_picture(document, data, "other.png")
    found = picture(document, name)
    assert (found.width, found.height, found.media_type, found.data) == (7, 5, "image/png", data)
    assert picture(document, "0" * 64) is None
    change_service(document, logo=name)
    assert service(document).logo == name


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a" + b"\0" * 40, png()[:20], b"\xff\xd8\xff\xe0\x00\x10", b"<svg/>"]
)
def test_what_is_no_picture_is_refused(document, data):
    with pytest.raises(InvalidValue, match="picture.*Nothing was changed"):
        add_picture(document, data)


def test_a_jpeg_is_measured(document):
    import io

    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (31, 17)).save(written, "JPEG")
    found = picture(document, add_picture(document, written.getvalue()))
    assert (found.media_type, found.width, found.height) == ("image/jpeg", 31, 17)


def test_a_picture_larger_than_100_megapixels_is_refused(document):
    huge = png()[:16] + (20_000).to_bytes(4, "big") * 2 + png()[24:]
    with pytest.raises(InvalidValue, match="100 megapixels. Nothing was changed"):
        add_picture(document, huge)
