"""The parts of a workbook (an .xlsx is a ZIP archive of XML files), read in bounded memory and time.

Declared sizes are checked before anything is unpacked, real ones while it is; the archive's own list is
checked before it is read. In the XML nothing is declared, expanded or fetched: a document type, which no
workbook has, is refused.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.parsers import expat

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.i18n import _

Attributes = dict[str, str]
_CHUNK = 1 << 16
_DEEPEST = 60
_LONGEST_TAG = 1 << 20  # bytes: what the parser may hold back of an unfinished tag
_LARGEST_LIST = 1_000_000  # bytes of the archive's list of parts
_END_OF_LIST, _END_OF_LIST_64 = b"PK\x05\x06", b"PK\x06\x07"


def damaged() -> ImportRefused:
    """The workbook cannot be read."""
    return ImportRefused(
        _(
            "The workbook is damaged or incomplete. "
            "Nothing was imported; open it in the spreadsheet, save it again as .xlsx and try again."
        )
    )


def protected() -> ImportRefused:
    """The workbook cannot be read without its password."""
    return ImportRefused(
        _(
            "The workbook is protected with a password. Nothing was imported; "
            "open it in the spreadsheet, save it without a password and try again."
        )
    )


class Package:
    """The parts of one archive; all that is read of them counts towards the limits."""

    def __init__(self, data: bytes) -> None:
        """Raises ImportRefused for what is no sound archive, TooMuch for one that is too large."""
        _check_list(data)
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError):
            raise damaged() from None
        if len(parts) > limits.MOST_PARTS:
            raise limits.too_many_parts()
        if sum(one.file_size for one in parts) > limits.LARGEST_UNPACKED:
            raise limits.too_large_unpacked()
        self._parts = {one.filename.lower(): one for one in parts}
        self._unpacked = self._elements = 0

    def names(self) -> frozenset[str]:
        """The paths of all parts, in small letters."""
        return frozenset(self._parts)

    def start(self, name: str, size: int) -> bytes:
        """The first bytes of a part; nothing where it is not there."""
        return next(self._chunks(name, size), b"") if name.lower() in self._parts else b""

    def links(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part links to within the archive: the kind (its last word) and the path, by id."""
        folder, own = posixpath.split(name)
        found: dict[str, tuple[str, str]] = {}

        def link(tag: str, of: Attributes) -> None:
            if tag == "Relationship" and of.get("TargetMode") != "External" and "Id" in of:
                kind = of.get("Type", "").rpartition("/")[2]
                path = posixpath.normpath(posixpath.join("/", folder, of.get("Target", "")))
                found[of["Id"]] = (kind, path.lstrip("/"))

        self.read(posixpath.join(folder, "_rels", own + ".rels"), link)
        return found

    def read(
        self,
        name: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> bool:
        """Walk through a part's elements, named without their name spaces; False where there is no part.

        Raises ImportRefused where it is no sound XML, TooMuch where it is too large.
        """
        if name.lower() not in self._parts:
            return False
        depth = 0

        def started(tag: str, of: Attributes) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > _DEEPEST or self._elements > limits.MOST_ELEMENTS:
                raise limits.too_many_parts()
            start(tag.rpartition(" ")[2], of)

        def ended(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(tag.rpartition(" ")[2])

        def refuse(*_declared: object) -> None:
            raise damaged()

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = started, ended
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
        parser.CharacterDataHandler = text
        parser.buffer_text = True
        fed = 0
        try:
            for chunk in self._chunks(name, _CHUNK):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - max(parser.CurrentByteIndex, 0) > _LONGEST_TAG:
                    raise limits.too_many_parts()
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise damaged() from None
        return True

    def _chunks(self, name: str, size: int) -> Iterator[bytes]:
        part = self._parts[name.lower()]
        if part.flag_bits & 0x1:
            raise protected()
        try:
            with self._archive.open(part) as file:
                while chunk := file.read(size):
                    self._unpacked += len(chunk)
                    if self._unpacked > limits.LARGEST_UNPACKED:
                        raise limits.too_large_unpacked()
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
            raise damaged() from None


def _check_list(data: bytes) -> None:
    """See that the archive's list of parts is small, before it is read into memory."""
    at = data.rfind(_END_OF_LIST, max(0, len(data) - 66_000))
    if at < 0 or len(data) < at + 22:
        raise damaged()
    (size,) = struct.unpack_from("<L", data, at + 12)
    if at >= 76 and data[at - 20 : at - 16] == _END_OF_LIST_64:
        (size,) = struct.unpack_from("<Q", data, at - 76 + 40)
    if size > _LARGEST_LIST:
        raise limits.too_many_parts()
