"""Which encoding a text file has, where it does not say."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from msgspec import Struct

from plandesk.exchange import sheet_limits as limits
from plandesk.i18n import _, ngettext

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS, _MAC = "cp1252", "mac_roman"
_USUAL = frozenset("éèêëàâäçùûüôöîïñÉÈÊËÀÂÄÇÙÛÜÔÖÎÏÑœŒæÆß’‘“”«»–—…•·°½¼¾×€£§©®™²³\u00a0")
_CHUNK = 1 << 20


class Encoding(Struct, frozen=True):
    """How to read the bytes: a codec, or line by line in two; and what the user should know."""

    codec: str
    mixed: bool = False
    note: str | None = None

    def lines(self, data: bytes) -> Iterator[str]:
        """The lines with their ends, no longer than LONGEST_LINE; raises TooMuch."""
        if self.mixed:
            yield from _mixed_lines(data)
            return
        file = io.TextIOWrapper(io.BytesIO(data), self.codec, errors="replace", newline="")
        number = 0
        while line := file.readline(limits.LONGEST_LINE + 1):
            number += 1
            if len(line) > limits.LONGEST_LINE:
                raise limits.too_long_line(number)
            yield line


def encoding_of(data: bytes) -> Encoding:
    """The encoding of a text file: by its mark, by its zeros, by whether it is UTF-8, or by its letters."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec)
    zeros = _utf16_by_zeros(data[:4096])
    if zeros:
        return Encoding(zeros)
    if _is_utf8(data):
        return Encoding("utf-8")
    strange, whole = _lines_by_kind(data)
    if whole:
        return Encoding(_WINDOWS, True, _mixed_note(len(strange), strange[0]))
    codec = _by_letters(data)
    name = _("Windows (Western European)") if codec == _WINDOWS else _("Macintosh (Western European)")
    said = _("The file does not say how it writes letters; it was read as {name}. Look at the accents.")
    return Encoding(codec, note=said.format(name=name))


def _utf16_by_zeros(start: bytes) -> str | None:
    if len(start) < 4:
        return None
    half = len(start) // 2
    even, odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _CHUNK):
            decoder.decode(data[at : at + _CHUNK], at + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _lines_by_kind(data: bytes) -> tuple[list[int], bool]:
    """The lines that are not UTF-8 (a thousand at most), and whether others are UTF-8 beyond ASCII."""
    strange: list[int] = []
    whole = False
    for number, line in enumerate(io.BytesIO(data), 1):
        if line.isascii():
            continue
        if _is_utf8(line):
            whole = True
        elif len(strange) < 1000:
            strange.append(number)
    return strange, whole


def _mixed_note(count: int, first: int) -> str:
    return ngettext(
        "The file mixes two ways of writing letters: line {first} was read as "
        "Windows (Western European), all others as UTF-8. Look at the accents.",
        "The file mixes two ways of writing letters: {n} lines (first: {first}) were read as "
        "Windows (Western European), all others as UTF-8. Look at the accents.",
        count,
    ).format(n=count, first=first)


def _mixed_lines(data: bytes) -> Iterator[str]:
    for number, line in enumerate(io.BytesIO(data), 1):
        if len(line) > limits.LONGEST_LINE:
            raise limits.too_long_line(number)
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode(_WINDOWS, "replace")


def _by_letters(data: bytes) -> str:
    found = bytes(byte for byte in range(128, 256) if byte in data)
    weights = [data.count(bytes((byte,))) for byte in found]

    def score(codec: str) -> int:
        letters = found.decode(codec, "replace")
        return sum(
            weight if letter in _USUAL else -weight * (3 if letter == "�" else 1)
            for letter, weight in zip(letters, weights, strict=True)
        )

    return _MAC if score(_MAC) > score(_WINDOWS) else _WINDOWS
