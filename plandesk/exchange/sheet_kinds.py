"""What a file really is, by its first bytes: the name only says what it should be."""

from __future__ import annotations

from enum import Enum

from plandesk.errors import ImportRefused
from plandesk.exchange.xlsx_package import Package, protected
from plandesk.i18n import _

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class SheetKind(Enum):
    """The kinds of files that tables are read from."""

    WORKBOOK = "workbook"
    TEXT = "text"


def kind_of(data: bytes) -> SheetKind:
    """What the bytes of a file are; raises ImportRefused with what they are instead."""
    if data.startswith(_ZIP):
        return _kind_of_archive(data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise protected()
        raise _refused(_("a file of an old Office (.xls or .doc)"))
    for start, what in _others():
        if data.startswith(start):
            raise _refused(what)
    begin = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<style", b"<meta")):
        raise _refused(_("a web page"))
    if begin.startswith(b"<?xml"):
        raise _refused(_("an XML file"))
    if begin.startswith((b'{"', b"{\n", b"{\r", b"[{", b"[\n")):
        raise _refused(_("a JSON file"))
    return SheetKind.TEXT


def _kind_of_archive(data: bytes) -> SheetKind:
    package = Package(data)
    names = package.names()
    if "xl/workbook.bin" in names:
        raise _refused(_("a binary workbook (.xlsb)"))
    if "xl/workbook.xml" in names or ("[content_types].xml" in names and _has_workbook(package)):
        return SheetKind.WORKBOOK
    if package.start("mimetype", 100).startswith(b"application/vnd.oasis.opendocument"):
        raise _refused(_("an OpenDocument file (.ods)"))
    if "word/document.xml" in names:
        raise _refused(_("a text document (.docx)"))
    if "ppt/presentation.xml" in names:
        raise _refused(_("a presentation (.pptx)"))
    if any(name.endswith(".iwa") for name in names):
        raise _refused(_("a Numbers or Pages document"))
    raise _refused(_("a ZIP archive"))


def _has_workbook(package: Package) -> bool:
    found = False

    def look(_tag: str, of: dict[str, str]) -> None:
        nonlocal found
        found = (
            found
            or "sheet.main+xml" in of.get("ContentType", "")
            or "sheet.macro" in of.get("ContentType", "")
        )

    package.read("[Content_Types].xml", look)
    return found


def _others() -> tuple[tuple[bytes, str], ...]:
    return (
        (b"%PDF", _("a PDF document")),
        (b"\x89PNG", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"GIF8", _("a picture")),
        (b"{\\rtf", _("a text document (.rtf)")),
        (b"SQLite format 3\x00", _("a plan file or another database")),
        (b"\x1f\x8b", _("a packed file (.gz)")),
        (b"7z\xbc\xaf", _("a packed file (.7z)")),
        (b"Rar!", _("a packed file (.rar)")),
    )


def _refused(what: str) -> ImportRefused:
    return ImportRefused(
        _(
            "The file is {what} and no table that PlanDesk reads. "
            "Nothing was imported; save the table as .xlsx or .csv and try again."
        ).format(what=what)
    )
