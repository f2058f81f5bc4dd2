"""The police service whose file this is: name, brand, mission, contact, pictures."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.domain.pictures import measure
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _

FONTS = ("source-sans", "plex-sans", "source-serif")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\Z")


class Service(Struct, frozen=True):
    """The service's own data; `values` are single words or short lines, colours are #RRGGBB."""

    uid: str
    name: str
    short_name: str
    governing_body: str
    mission: str
    vision: str
    values: tuple[str, ...]
    brand_colour: str
    accent_colour: str
    logo: str | None
    logo_alt: str
    email: str
    switchboard: str
    emergency: str
    non_emergency: str
    address: str
    website: str
    language: str
    font: str  # one of FONTS


class Picture(Struct, frozen=True):
    """A picture kept in the file, named by the SHA-256 of its bytes; sizes in pixels."""

    sha256: str
    name: str
    media_type: str
    width: int
    height: int
    data: bytes


def service(document: Document) -> Service:
    """The service of this file."""
    row = document.row("SELECT * FROM service WHERE id = 1")
    assert row is not None  # laid down with the file
    columns = {name: value for name, value in dict(row).items() if name not in ("id", "service_values")}
    values = tuple(line for line in row["service_values"].split("\n") if line.strip())
    return Service(values=values, **columns)


def is_blank(of: Service) -> bool:
    """Whether nothing has been entered yet; colours, font and language do not count, they are never empty."""
    given = ("uid", "brand_colour", "accent_colour", "language", "font")
    return not any(getattr(of, name) for name in of.__struct_fields__ if name not in given)


def change_service(document: Document, **fields: Any) -> None:
    """Change fields of the service by their names in `Service`.

    Raises InvalidValue for a colour that is not #RRGGBB, or a font that is not one of FONTS.
    """
    given = dict(fields)
    if "values" in given:
        given["service_values"] = "\n".join(line.strip() for line in given.pop("values") if line.strip())
    for name in ("brand_colour", "accent_colour"):
        if name in given and not COLOUR.match(given[name]):
            raise InvalidValue(
                _("“{text}” is not a colour. Nothing was changed; write it like #16294D.").format(
                    text=given[name]
                )
            )
    if given.get("font", FONTS[0]) not in FONTS:
        raise InvalidValue(
            _("“{text}” is not one of: {allowed}.").format(text=given["font"], allowed=", ".join(FONTS))
        )
    with document.step(_("Change service")):
        document.update("service", 1, **stored(given))


def add_picture(document: Document, data: bytes, name: str = "") -> str:
    """Keep a PNG, JPEG or SVG picture in the file; its SHA-256 comes back, to be put into a record.

    Raises InvalidValue when the bytes are no such picture.
    """
    import hashlib  # loads OpenSSL, which a start without new pictures can do without

    size = measure(data)
    sha256 = hashlib.sha256(data).hexdigest()
    with document.step(_("Add picture")):
        document.execute(
            "INSERT OR IGNORE INTO picture (sha256, name, media_type, width, height, data)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (sha256, name, size.media_type, size.width, size.height, data),
        )
    return sha256


def picture(document: Document, sha256: str) -> Picture | None:
    """A kept picture, or None when the file has none of that name."""
    row = document.row("SELECT * FROM picture WHERE sha256 = ?", (sha256,))
    if row is None:
        return None
    return Picture(
        row["sha256"], row["name"], row["media_type"], row["width"], row["height"], bytes(row["data"])
    )
