"""Text out of a field, as it was typed: what viewers do to it on the way is taken back."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HALVES = re.compile("[\ud800-\udfff]")
# What is left of an emoji where a viewer keeps sixteen bits of each character (PDFium's editor does).
_CUT = re.compile("[\uf300-\uf7ff\uf900-\ufaff]")
_PRIVATE = ("\uf300", "\uf7ff")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def as_typed(text: str) -> str:
    """Return the text with line ends as \\n, without control characters, and with its emoji whole.

    A character of the private area U+F300 to U+F7FF cannot be typed and is the lower half of an emoji.
    U+F900 to U+FAFF may be an East Asian character as well: it stays where the text has others of these.
    """
    text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _HALVES.sub("\ufffd", text)
    if not _CUT.search(text):
        return text
    keep_east = _EAST_ASIAN.search(text) is not None
    return _CUT.sub(lambda found: _whole(found.group(), keep_east), text)


def _whole(character: str, keep_east: bool) -> str:
    if keep_east and not _PRIVATE[0] <= character <= _PRIVATE[1]:
        return character
    return chr(0x10000 + ord(character))
