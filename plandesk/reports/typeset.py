"""Words into lines: spans of text broken to a measure, each line knowing what is drawn and what was typed."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from plandesk.reports import fonts
from plandesk.reports.fonts import Run
from plandesk.reports.scripts import base_is_right_to_left, runs_right_to_left
from plandesk.reports.style import Type

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile("[ \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LONGEST_BOUND_WORD = 13
_LONGEST_BOUND_WORD_NARROW = 8
_NARROW = 250.0


class Span(Struct, frozen=True):
    """Text in one cut and colour; None takes the paragraph's own. `link` is an address to go to."""

    text: str
    cut: str | None = None
    colour: str | None = None
    link: str | None = None
    size: float | None = None


class Piece(Struct, frozen=True):
    """A stretch of a line with its place on it, ready to draw.

    Where `said` is given, it is what was typed for this stretch and the `rest` ones behind it.
    """

    x: float
    width: float
    run: Run
    size: float
    colour: str
    link: str | None
    said: str | None = None
    rest: int = 0


class Line(Struct, frozen=True):
    """One line: its pieces, its width, and whether a space parts it from the next."""

    pieces: tuple[Piece, ...]
    width: float
    spaced: bool


def clean(text: str) -> str:
    """Return the text without control characters, accents joined to their letters, odd line ends as \\n."""
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", _SURROGATE.sub("\ufffd", _CONTROL.sub("", _BREAK.sub("\n", text))))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of plain text: what stands between empty lines, without the empty ones."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", clean(text)) if part.strip()]


def lines(spans: tuple[Span, ...], style: Type, width: float, bind: bool = True) -> tuple[Line, ...]:
    """Break spans into lines no wider than `width` points.

    Breaks only at spaces and line ends; a word that is wider than the measure is cut where it must.
    `bind` keeps a short last word with the one before it. The result is kept for the next time.
    """
    return _lines(spans, style.cut, style.size, style.colour, width, bind, fonts.family())


@lru_cache(maxsize=4_000)
def _lines(
    spans: tuple[Span, ...], cut: str, size: float, colour: str, width: float, bind: bool, _family: str
) -> tuple[Line, ...]:
    resolved = tuple(
        Span(clean(s.text), s.cut or cut, s.colour or colour, s.link, s.size or size) for s in spans
    )
    if len(resolved) == 1:
        span = resolved[0]
        found: list[Line] = []
        for text, spaced in _broken(
            span.text, span.cut or cut, width / (span.size or size) * 1000, width, bind
        ):
            found.append(_line([(span, text)], spaced, width))
        return tuple(found)
    return tuple(_mixed(resolved, width, bind))


def _broken(text: str, cut: str, measure: float, width: float, bind: bool) -> list[tuple[str, bool]]:
    """Break text of one cut into (line, whether a space follows); `measure` is in thousandths of the size."""
    found: list[tuple[str, bool]] = []
    space = fonts.width(cut, " ")
    for paragraph in text.split("\n"):
        words = [word for word in _SPACE.split(paragraph) if word]
        if not words:
            found.append(("", False))
            continue
        last = len(words) - 1
        bound = bind and last > 1 and len(words[last]) <= _bound_length(width)
        line: list[str] = []
        taken = 0.0
        for index, word in enumerate(words):
            wide = fonts.width(cut, word)
            needed = wide
            if bound and index == last - 1:
                needed = wide + space + fonts.width(cut, words[last])
                if needed > measure:
                    needed = wide
            if line and taken + space + needed > measure:
                found.append((" ".join(line), True))
                line, taken = [], 0.0
            if wide > measure:
                *full, word = _cut_word(cut, word, measure)
                found.extend((part, False) for part in full)
                wide = fonts.width(cut, word)
            taken += wide + (space if line else 0.0)
            line.append(word)
        found.append((" ".join(line), False))
    return found


def _bound_length(width: float) -> int:
    return _LONGEST_BOUND_WORD if width >= _NARROW else _LONGEST_BOUND_WORD_NARROW


def _cut_word(cut: str, word: str, measure: float) -> list[str]:
    parts: list[str] = []
    start, taken = 0, 0.0
    for index, character in enumerate(word):
        wide = fonts.width(cut, character)
        if index > start and taken + wide > measure:
            parts.append(word[start:index])
            start, taken = index, 0.0
        taken += wide
    parts.append(word[start:])
    return parts


def _line(parts: list[tuple[Span, str]], spaced: bool, width: float, mixed: bool = False) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    for span, text in parts:
        assert span.cut is not None and span.size is not None and span.colour is not None
        start = len(pieces)
        for run in fonts.runs(span.cut, text) if text else ():
            wide = run.width * span.size / 1000
            pieces.append(Piece(x, wide, run, span.size, span.colour, span.link))
            x += wide
        if mixed and len(pieces) > start and any(map(runs_right_to_left, text)):
            # Beside a link no element can say all of it in the order of typing; each part says its own.
            pieces[start] = replace(pieces[start], said=text, rest=len(pieces) - start - 1)
    if pieces and base_is_right_to_left("".join(text for _span, text in parts)):
        shift = max(0.0, width - x)
        pieces = [replace(piece, x=piece.x + shift) for piece in pieces]
    return Line(tuple(pieces), x, spaced)


def _mixed(spans: tuple[Span, ...], width: float, bind: bool) -> list[Line]:
    """Break spans of several cuts; a word may run over a change of cut."""
    found: list[Line] = []
    for paragraph in _hard_lines(spans):
        words = _words(paragraph)
        if not words:
            found.append(Line((), 0.0, False))
            continue
        last = len(words) - 1
        bound = bind and last > 1 and len(_plain(words[last])) <= _bound_length(width)
        line: list[tuple[Span, str]] = []
        taken = 0.0
        for index, word in enumerate(words):
            space = _space(word[0][0])
            wide = _wide(word)
            needed = wide
            if bound and index == last - 1:
                both = wide + space + _wide(words[last])
                needed = both if both <= width else wide
            if line and taken + space + needed > width:
                found.append(_line(_merged(line), True, width, True))
                line, taken = [], 0.0
            if wide > width:
                *full, word = _cut_mixed(word, width)
                found.extend(_line(part, False, width, True) for part in full)
                wide = _wide(word)
            if line:
                before = line[-1][0]
                line.append((before if before == word[0][0] or not before.link else word[0][0], " "))
                taken += space
            line.extend(word)
            taken += wide
        found.append(_line(_merged(line), False, width, True))
    return found


def _hard_lines(spans: tuple[Span, ...]) -> list[list[tuple[Span, str]]]:
    result: list[list[tuple[Span, str]]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        result[-1].append((span, first))
        result.extend([(span, text)] for text in rest)
    return result


def _words(parts: list[tuple[Span, str]]) -> list[list[tuple[Span, str]]]:
    words: list[list[tuple[Span, str]]] = []
    open_word = False
    for span, text in parts:
        for index, bit in enumerate(_SPACE.split(text)):
            if index > 0:
                open_word = False
            if not bit:
                continue
            if open_word:
                words[-1].append((span, bit))
            else:
                words.append([(span, bit)])
            open_word = True
    return words


def _merged(parts: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    merged: list[tuple[Span, str]] = []
    for span, text in parts:
        if merged and merged[-1][0] is span:
            merged[-1] = (span, merged[-1][1] + text)
        else:
            merged.append((span, text))
    return merged


def _plain(word: list[tuple[Span, str]]) -> str:
    return "".join(text for _span, text in word)


def _wide(word: list[tuple[Span, str]]) -> float:
    return sum(fonts.width(s.cut or "", text) * (s.size or 0) / 1000 for s, text in word)


def _space(span: Span) -> float:
    return fonts.width(span.cut or "", " ") * (span.size or 0) / 1000


def _cut_mixed(word: list[tuple[Span, str]], width: float) -> list[list[tuple[Span, str]]]:
    result: list[list[tuple[Span, str]]] = [[]]
    taken = 0.0
    for span, text in word:
        for character in text:
            wide = _wide([(span, character)])
            if result[-1] and taken + wide > width:
                result.append([])
                taken = 0.0
            result[-1].append((span, character))
            taken += wide
    return [_merged(part) for part in result]
