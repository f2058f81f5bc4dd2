"""The values of a fillable PDF that came back, read as if it were made to do harm.

Nothing in the file is run or followed: no page is looked at, only the fields' names and values. The reader is
written in Python alone, so that a damaged file can't damage this program. How much it may hold, unpack and be
read from is bounded (see `pdf_bounds`): a file that was made to keep the reader busy is refused in a moment.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from msgspec import Struct

from plandesk.errors import ImportRefused
from plandesk.exchange.pdf_bounds import MeasuredBytes, TooMuch, bounded, look_over
from plandesk.exchange.pdf_text import as_typed
from plandesk.exchange.source_file import bytes_of
from plandesk.i18n import _

LARGEST = 10_000_000  # bytes of a file
MOST_FIELDS = 2_000
LONGEST = 100_000  # characters of one value
_DEEPEST = 20
_SCRIPTS = ("/AA", "/OpenAction", "/A", "/JavaScript", "/JS", "/XFA")


class FormValues(Struct, frozen=True):
    """Name → value of text fields; the names of boxes that are ticked; of fields that hold no text.

    `live` says that the file has scripts or actions, which nobody ran.
    """

    texts: dict[str, str]
    ticked: frozenset[str]
    not_text: tuple[str, ...]
    live: bool


def read_file(path: Path) -> FormValues:
    """Read the fields of a PDF file; raises ImportRefused with one sentence."""
    data = bytes_of(path, LARGEST)
    if len(data) > LARGEST:
        raise ImportRefused(
            _(
                "“{name}” is larger than {n} MB, so it was not read. "
                "A form that was filled in is much smaller; nothing was changed."
            ).format(name=path.name, n=LARGEST // 1_000_000)
        )
    return read_fields(data, path.name)


def read_fields(data: bytes, name: str) -> FormValues:
    """Read the fields of a PDF; `name` is what the sentences call it. Raises ImportRefused."""
    if b"%PDF-" not in data[:1024]:
        raise ImportRefused(_("“{name}” is not a PDF. Nothing was imported.").format(name=name))
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # what it says could quote the file
    measured = MeasuredBytes(data)
    try:
        look_over(data)
        with bounded(MOST_FIELDS):
            found = _read(measured, name)
        if measured.spent:  # what was read last is not whole
            raise TooMuch
        return found
    except ImportRefused:
        raise
    except TooMuch:
        raise _far_more(name) from None
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        raise _protected(name) from None
    except (Exception, RecursionError, MemoryError) as error:
        if measured.spent:
            raise _far_more(name) from None
        # A file that was made to do harm can make a reader fail in any way: all of them refuse the file.
        raise ImportRefused(
            _(
                "“{name}” is damaged, so its words cannot be read. Nothing was changed; "
                "ask for the form once more."
            ).format(name=name)
        ) from error


def _read(measured: MeasuredBytes, name: str) -> FormValues:
    from pypdf import PdfReader

    reader = PdfReader(measured, xref_stream_maximum_entries=200_000)
    if reader.is_encrypted:
        raise _protected(name)
    root = _resolved(reader.trailer.get("/Root"))
    form = _resolved(root.get("/AcroForm")) if isinstance(root, dict) else None
    fields = _resolved(form.get("/Fields")) if isinstance(form, dict) else None
    if not isinstance(fields, list) or not fields:
        raise ImportRefused(
            _(
                "“{name}” has no fields to read. It may have been printed or scanned; "
                "nothing was changed. Ask for the PDF as it was saved after filling it in."
            ).format(name=name)
        )
    live = _is_live(root) or _is_live(form) or "/JavaScript" in (_resolved(root.get("/Names")) or {})
    return _Fields(name).read(fields, live)


def _far_more(name: str) -> ImportRefused:
    return ImportRefused(
        _("“{name}” holds far more than a coaching form, so it was not read. Nothing was imported.").format(
            name=name
        )
    )


def _protected(name: str) -> ImportRefused:
    return ImportRefused(
        _(
            "“{name}” is protected with a password, so its words cannot be read. Nothing was changed; "
            "ask for it without a password."
        ).format(name=name)
    )


class _Fields:
    """Fields as they are found, each name once."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._texts: dict[str, str] = {}
        self._ticked: set[str] = set()
        self._not_text: list[str] = []
        self._names: set[str] = set()
        self._live = False
        self._seen = 0

    def read(self, fields: list[Any], live: bool) -> FormValues:
        waiting: list[tuple[Any, str, Any, int]] = [(one, "", None, 0) for one in reversed(fields)]
        while waiting:
            raw, above, inherited, depth = waiting.pop()
            self._seen += 1
            if self._seen > MOST_FIELDS or depth > _DEEPEST:
                raise ImportRefused(
                    _("“{name}” has far more fields than a coaching form. Nothing was imported.").format(
                        name=self._file_name
                    )
                )
            field = _resolved(raw)
            if not isinstance(field, dict):
                continue
            self._live = self._live or _is_live(field)
            part = _resolved(field.get("/T"))
            full = ".".join(filter(None, (above, part if isinstance(part, str) else "")))
            value = _resolved(field.get("/V"))
            value = inherited if value is None else value
            kids = _resolved(field.get("/Kids"))
            if isinstance(kids, list) and kids:
                waiting.extend((kid, full, value, depth + 1) for kid in reversed(kids))
            if isinstance(part, str) and full:
                self._take(full, value)
        return FormValues(self._texts, frozenset(self._ticked), tuple(self._not_text), live or self._live)

    def _take(self, name: str, value: Any) -> None:
        from pypdf.generic import NameObject, TextStringObject

        if name in self._names:
            raise ImportRefused(
                _(
                    "“{name}” has a field twice, so nobody can say what was meant. Nothing was changed; "
                    "ask for the form once more."
                ).format(name=self._file_name)
            )
        self._names.add(name)
        if value is None:
            self._texts[name] = ""
        elif isinstance(value, TextStringObject) and len(value) <= LONGEST:
            self._texts[name] = as_typed(str(value))
        elif isinstance(value, NameObject):
            if value != "/Off":
                self._ticked.add(name)
        else:
            self._not_text.append(name)


def _resolved(value: Any) -> Any:
    """The object a reference stands for; None for what is null or missing."""
    from pypdf.generic import NullObject

    found = value.get_object() if hasattr(value, "get_object") else value
    return None if isinstance(found, NullObject) else found


def _is_live(found: Any) -> bool:
    """Whether a part of the file asks for something to be done."""
    return isinstance(found, dict) and any(name in found for name in _SCRIPTS)
